"""Our styles that are made from official ones: what is published prints as there, what is archival as here, in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from archcite.csl.styles.xml import NAMESPACE, parse
from archcite.data import folder
from archcite.render import Citation, Rendered, export, forms, render, show
from render.history import document, is_archival

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

TEMPLATES = {
    "apa": "apa",
    "chicago": "chicago-notes-bibliography",
    "chicago-author-date": "chicago-author-date",
    "chicago-letter": "chicago-notes-bibliography",
    "mla": "modern-language-association",
}


def cited_alone(done: Rendered, citations: Iterable[Citation]) -> list[tuple[str, str]]:
    """The texts of the citations of one item, by its id."""
    pairs = zip(citations, done.citations, strict=True)
    return [(citation.cites[0].id, text) for citation, text in pairs if len(citation.cites) == 1]


@pytest.mark.parametrize(("style", "template"), TEMPLATES.items())
def test_what_is_not_archival_prints_as_in_the_official_style(
    style: str, template: str, footnotes: list[dict[str, Any]], items: list[dict[str, Any]]
) -> None:
    every = [*footnotes, *({**item, "id": f"{item['id']}-2"} for item in items)]
    plain = {item["id"] for item in every if not is_archival(item)}
    assert len(plain) == 19
    citations = document(every)
    own = render(every, style, citations, output="markdown")
    official = render(every, f"official:{template}", citations, output="markdown")
    both = zip(cited_alone(own, citations), cited_alone(official, citations), strict=True)
    assert [ours for ours, _ in both if ours[0] in plain] == [
        theirs for theirs in cited_alone(official, citations) if theirs[0] in plain
    ]
    entries = [(entry.id, entry.text) for entry in own.bibliography if entry.id in plain]
    assert entries == [(entry.id, entry.text) for entry in official.bibliography if entry.id in plain]
    assert len(entries) >= 16


@pytest.mark.parametrize("style", TEMPLATES)
def test_one_document(style: str, footnotes: list[dict[str, Any]], golden: Callable[[str, str], None]) -> None:
    done = render(footnotes, style, document(footnotes), output="markdown")
    assert done.problems == ()
    lines = [f"# {show(style).title}: a document", ""]
    lines += [f"{number}. {text}" for number, text in enumerate(done.citations, 1)]
    lines += ["", "## Bibliography", "", *(f"- {entry.text}" for entry in done.bibliography)]
    golden(f"render/document-{style}.md", "\n".join(lines) + "\n")


@pytest.mark.parametrize("style", TEMPLATES)
def test_no_macro_of_the_official_style_is_replaced_unless_it_is_called(style: str) -> None:
    """A macro of ours that had the name of an official one by chance would change what is not archival."""
    own = {
        macro.get("name", ""): macro
        for macro in parse((folder("csl") / f"{style}.csl").read_bytes(), style).iter(f"{NAMESPACE}macro")
    }
    official = {
        macro.get("name") for macro in parse(export(f"official:{TEMPLATES[style]}"), style).iter(f"{NAMESPACE}macro")
    }
    for name in set(own) & (official | {"citation-layout", "bibliography-layout"}):
        assert name in {call.get("macro") for call in own[name].iter(f"{NAMESPACE}text")}


@pytest.mark.parametrize("style", TEMPLATES)
def test_the_exported_style_prints_the_same(style: str, footnotes: list[dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / "exported.csl"
    path.write_bytes(export(style))
    citations = document(footnotes)
    assert render(footnotes, path, citations) == render(footnotes, style, citations)


@pytest.mark.parametrize("style", TEMPLATES)
def test_documents_sort_by_what_leads_and_then_by_day(style: str) -> None:
    """Never by a translator; documents of a year in the order of their days, whatever the name of the month."""
    shared = {"type": "manuscript", "archive": "RGANI", "translator": [{"family": "Aaron", "given": "Ann"}]}
    items: list[dict[str, Any]] = [
        {**shared, "id": "untitled", "genre": "Zebra report"},
        {**shared, "id": "title", "title": "Minutes"},
        {**shared, "id": "april", "title": "Note", "issued": {"date-parts": [[1950, 4, 2]]}},
        {**shared, "id": "march", "title": "Note", "issued": {"date-parts": [[1950, 3, 2]]}},
        {**shared, "id": "author", "author": [{"family": "Lund"}], "title": "Zinc"},
    ]
    order = [entry.id for entry in render(items, style).bibliography]
    assert order == ["author", "title", "march", "april", "untitled"]


@pytest.mark.parametrize("style", TEMPLATES)
def test_a_derived_style_says_what_it_is_made_from(style: str) -> None:
    assert show(style).template == ("chicago" if style == "chicago-letter" else TEMPLATES[style])
    assert show(f"official:{TEMPLATES[style]}").template == ""


def test_a_place_without_an_archive_is_archival() -> None:
    """A document of two places has no archive of its own; Chicago's bibliography leaves out what is in none."""
    item = {"id": "a", "type": "manuscript", "title": "Draft", "archive_location": "APRF, f. 3; AVP RF, f. 5"}
    [made], _ = forms([item], "chicago")
    assert made.bibliography == "“Draft.” n.d. APRF, f. 3; AVP RF, f. 5."
