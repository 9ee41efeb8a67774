"""Laws: no item breaks a style or a writer, no field becomes markup, and editing a document equals writing it afresh."""

from __future__ import annotations

import html.parser
import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcite.csl import FORMATS, Citation, Cite, Processor, Style, load_style, render, render_bibliography
from archcite.csl.output.printable import UNPRINTABLE
from archcite.csl.vocabulary import DATE_VARIABLES, NAME_VARIABLES

STYLES = (
    "apa",
    "chicago-notes-bibliography",
    "chicago-author-date",
    "modern-language-association",
    "ieee",
    "nature",
    "harvard-cite-them-right",
    "din-1505-2",
    "mhra-notes",
    "oscola",
)
#: Text as it comes from outside: letters, marks of every kind, pieces of markup of every language that is written.
PIECES = st.sampled_from(
    ["<i>", "</i>", "<b>", "<sup>", "</span>", '<span class="nocase">', "<script>", "<a href=x>", '"', "'", "“", "”", "‘",
     "\\", "{", "}", "$", "#", "&", "*", "_", "`", "[", "](javascript:x)", "--", "...", ". ", ", ", ": ", "? ", "\n",
     "\x1b[31m", "\u202e", "\ud800", "\x00", "ß", "é", "Žižka", "אב", "北京", "😀", "1", "12–15", "and", "Of", "von", "Truth"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=8).map("".join)
NAMES = st.fixed_dictionaries(
    {},
    optional={
        "family": TEXTS,
        "given": TEXTS,
        "literal": TEXTS,
        "suffix": TEXTS,
        "non-dropping-particle": TEXTS,
        "dropping-particle": TEXTS,
    },
)
NUMBERS = st.integers(-3000, 3000)
DATES = st.one_of(
    st.fixed_dictionaries(
        {"date-parts": st.lists(st.lists(NUMBERS | TEXTS, max_size=4), max_size=3)},
        optional={"circa": st.booleans(), "season": NUMBERS | TEXTS},
    ),
    st.fixed_dictionaries({"literal": TEXTS}),
    st.fixed_dictionaries({"raw": TEXTS}),
    TEXTS,
)
ODD = st.none() | st.booleans() | NUMBERS | st.floats(allow_nan=False) | st.lists(TEXTS, max_size=2)
TEXT_FIELDS = (
    "title", "title-short", "container-title", "publisher", "publisher-place", "page", "volume", "issue", "edition", "number",
    "genre", "archive", "archive_location", "note", "URL", "DOI", "language", "abstract", "collection-title", "wizard",
)  # fmt: skip
TYPES = (
    "book",
    "article-journal",
    "chapter",
    "personal_communication",
    "manuscript",
    "webpage",
    "legal_case",
    "no-such-type",
)


def fields() -> st.SearchStrategy[dict[str, Any]]:
    """The fields of an item, most of them what they should be."""
    names = {name: st.lists(NAMES, max_size=4) | ODD for name in [*sorted(NAME_VARIABLES)[:8], "author", "editor"]}
    dates = dict.fromkeys(sorted(DATE_VARIABLES), DATES | ODD)
    texts = dict.fromkeys(TEXT_FIELDS, TEXTS | ODD)
    return st.fixed_dictionaries({"type": st.sampled_from(TYPES)}, optional={**names, **dates, **texts})


ITEMS = st.lists(fields(), min_size=1, max_size=4).map(
    lambda items: [{**item, "id": f"i{number}"} for number, item in enumerate(items)]
)
CITES = st.builds(
    Cite,
    id=st.just("i0"),
    locator=TEXTS,
    label=st.sampled_from(["page", "folio", "chapter", "sub-verbo", "no-such-label"]),
    prefix=TEXTS,
    suffix=TEXTS,
    suppress_author=st.booleans(),
    author_only=st.booleans(),
)


@cache
def style(name: str) -> Style:
    return load_style(name)


#: Making the items takes longer than rendering them: a few at every run, in all styles where there is time.
FEW = settings(max_examples=min(settings().max_examples, 5 if settings().max_examples < 100 else 2000))
SAMPLED = [name if name in STYLES[:2] else pytest.param(name, marks=pytest.mark.slow) for name in STYLES]


@pytest.mark.parametrize("name", SAMPLED)
@FEW
@given(items=ITEMS, cites=st.lists(CITES, min_size=1, max_size=3))
def test_no_item_breaks_a_style_or_a_writer(name: str, items: list[dict[str, Any]], cites: list[Cite]) -> None:
    processor = Processor(style(name), items, links=True)
    for number, cite in enumerate(cites):
        processor.insert(number, Citation((cite, Cite(items[-1]["id"])), number + 1))
    bibliography = processor.bibliography()
    for output in FORMATS:
        for tree in processor.notes:
            render(tree, output).encode()
        whole = render_bibliography(bibliography, output)
        whole.encode()
        if output == "tree":
            json.loads(whole)
        if output not in {"terminal", "tree"}:
            assert not re.search(UNPRINTABLE, whole)


def test_a_superscript_figure_in_a_date_is_no_day() -> None:
    [entry] = (
        Processor(style("apa"), [{"id": "a", "type": "book", "title": "T", "issued": {"raw": "³ May 1962"}}])
        .bibliography()
        .entries
    )
    assert render(entry.tree) == "T. (³ May 1962)."


class Seen(html.parser.HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.open.append(tag)
        for name, value in attrs:
            if name == "href":
                assert (value or "").lower().startswith(("http://", "https://"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


#: All that a writer may make, with its attributes.
OURS = {
    *((tag, ()) for tag in ("i", "em", "b", "sup", "sub")),
    *((tag, (name,)) for tag, name in (("span", "style"), ("div", "class"), ("a", "href"))),
}


@pytest.mark.parametrize("name", SAMPLED[:4])
@FEW
@given(items=ITEMS)
def test_no_field_becomes_an_element_of_html(name: str, items: list[dict[str, Any]]) -> None:
    page = Seen()
    page.feed(render_bibliography(Processor(style(name), items, links=True).bibliography(), "html"))
    page.close()
    assert set(page.elements) <= OURS
    assert not page.open


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["insert", "replace", "remove"]), st.integers(0, 8), st.integers(0, 5), st.booleans()),
    max_size=12,
)
#: Works that are told apart by names, given names and letters, so that a cite changes what others print.
ALIKE = [
    {
        "id": f"i{number}",
        "type": "book",
        "title": title,
        "author": [{"family": family, "given": given} for family, given in people],
        "issued": {"date-parts": [[year]]},
    }
    for number, (title, people, year) in enumerate(
        [
            ("One", [("Doe", "Jane")], 1962),
            ("Two", [("Doe", "Jane")], 1962),
            ("Three", [("Doe", "John")], 1962),
            ("Four", [("Roe", "A."), ("Poe", "B."), ("Moe", "C."), ("Loe", "D.")], 1970),
            ("Five", [("Roe", "A."), ("Poe", "B."), ("Moe", "E."), ("Loe", "D.")], 1970),
            ("Six", [("Roe", "F.")], 1970),
        ]
    )
]


@pytest.mark.parametrize("name", SAMPLED)
@given(actions=ACTIONS)
def test_editing_equals_rendering_the_whole_afresh(name: str, actions: list[tuple[str, int, int, bool]]) -> None:
    edited = Processor(style(name), ALIKE, cited_only=True)
    for action, place, item, located in actions:
        citation = Citation((Cite(f"i{item}", locator="7" if located else ""), Cite(f"i{(item + 1) % 6}")), place + 1)
        length = len(edited.citations)
        if action == "insert":
            edited.insert(min(place, length), citation)
        elif place < length and action == "replace":
            edited.replace(place, citation)
        elif place < length:
            edited.remove(place)
        _ = edited.notes  # what is kept from here must not be printed later if it has changed
    fresh = Processor(style(name), ALIKE, cited_only=True)
    for number, citation in enumerate(edited.citations):
        fresh.insert(number, citation)
    assert edited.notes == fresh.notes
    assert edited.bibliography() == fresh.bibliography()
