"""Laws of the CSL processor: editing equals rendering afresh, nothing crashes it, HTML stays escaped."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from archcite.csl import Citation, Cite, Processor, Style, load_style, render

STYLES = {
    name: load_style(name) for name in ("apa", "chicago-notes-bibliography", "ieee", "modern-language-association")
}
TEXTS = st.text(st.sampled_from("abcdeé .,:;?!'\"“”()[]<>&/ib-–0123И文"), max_size=30)
NAMES = st.fixed_dictionaries(
    {"family": st.sampled_from(["Doe", "Roe", "van der Doe", "Đỗ", "毛"])},
    optional={"given": st.sampled_from(["Jane", "John", "J.", "Jean-Luc", ""]), "suffix": st.just("Jr.")},
)
YEARS = st.integers(-50, 2030)
DATES = st.one_of(st.fixed_dictionaries({"date-parts": st.just([[2001]])}), YEARS.map(lambda y: {"date-parts": [[y]]}))


def items(ids: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Items with these identifiers, many of them alike."""
    one = st.fixed_dictionaries(
        {
            "type": st.sampled_from(["book", "article-journal", "manuscript", "webpage"]),
            "title": st.sampled_from(["A", "B"]),
        },
        optional={"author": st.lists(NAMES, max_size=4), "issued": DATES, "page": st.sampled_from(["3", "3-5", "x"])},
    )
    return st.lists(one, min_size=len(ids), max_size=len(ids)).map(
        lambda found: [{**item, "id": key} for key, item in zip(ids, found, strict=True)]
    )


IDS = [f"item-{number}" for number in range(6)]
CITES = st.lists(st.builds(Cite, st.sampled_from(IDS), st.sampled_from(["", "12", "13-15"])), min_size=1, max_size=3)
EDITS = st.lists(st.tuples(st.sampled_from(["insert", "replace", "remove"]), st.integers(0, 9), CITES), max_size=8)


def numbered(document: list[tuple[Cite, ...]]) -> list[Citation]:
    """A document's citations in notes of their own."""
    return [Citation(cites, number) for number, cites in enumerate(document, 1)]


@settings(max_examples=60, deadline=None)
@given(items(IDS), EDITS, st.sampled_from(sorted(STYLES)), st.booleans())
def test_editing_a_document_equals_rendering_it_afresh(
    found: list[dict[str, Any]],
    edits: list[tuple[str, int, list[Cite]]],
    name: str,
    cited_only: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    edited = Processor(STYLES[name], found, cited_only=cited_only)
    document: list[tuple[Cite, ...]] = []
    for kind, place, cites in edits:
        at = place % (len(document) + 1)
        if kind == "insert" or at == len(document):
            document.insert(at, tuple(cites))
            edited.insert(at, Citation(tuple(cites), at + 1))
        elif kind == "replace":
            document[at] = tuple(cites)
            edited.replace(at, Citation(tuple(cites), at + 1))
        else:
            del document[at]
            edited.remove(at)
        for index, citation in enumerate(numbered(document)):
            if edited.citations[index] != citation:
                edited.replace(index, citation)
        assert len(edited.notes) == len(document)
    fresh = Processor(STYLES[name], found, cited_only=cited_only)
    for index, citation in enumerate(numbered(document)):
        fresh.insert(index, citation)
    assert edited.notes == fresh.notes
    assert edited.bibliography() == fresh.bibliography()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "given", "date-parts", "raw", "literal", "season"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
FIELDS = [
    "type",
    "title",
    "author",
    "editor",
    "issued",
    "page",
    "volume",
    "edition",
    "note",
    "URL",
    "container-title",
    "language",
]


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), JSON), TEXTS, st.sampled_from(sorted(STYLES)))
def test_no_item_crashes_a_style(item: dict[str, Any], locator: str, name: str) -> None:
    processor = Processor(STYLES[name], [{**item, "id": "a"}])
    processor.insert(0, Citation((Cite("a", locator),), 1))
    processor.insert(1, Citation((Cite("a", locator, prefix=locator, suffix=locator),), 2))
    for tree in [*processor.notes, *(entry.tree for entry in processor.bibliography().entries)]:
        for output in ("text", "html", "latex", "rtf"):
            render(tree, output)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(sorted(STYLES)))
def test_html_holds_only_tags_that_we_wrote(title: str, name: str) -> None:
    item = {"id": "a", "type": "book", "title": title, "publisher": title}
    processor: Processor = Processor(STYLES[name], [item])
    for entry in processor.bibliography().entries:
        html = render(entry.tree, "html")
        for tag in re.findall(r"<[^>]*>?", html):
            assert re.fullmatch(r"</?(?:i|b|em|sup|sub|div|span)(?: (?:class|style)=\"[a-z0-9:; -]+\")?>", tag)


def test_the_styles_are_shared_between_processors() -> None:
    assert all(isinstance(style, Style) for style in STYLES.values())
