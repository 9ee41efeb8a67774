"""Laws of the formats, for all valid CSL items in all of Unicode."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcite.formats import FORMATS, Profile, by_content, decode
from archcite.formats.carried import decode as decode_patch
from archcite.formats.carried import encode, patch, restore
from archcite.formats.latex import escape, unescape
from archcite.formats.markdown import escaped, unescaped
from archcite.formats.names import NAME_VARIABLES
from archcite.formats.readable import DATE_VARIABLES
from archcite.formats.tables import table
from archcite.model import Text

LOSSLESS = [
    "csl-json",
    "jsonl",
    "csl-yaml",
    "ris",
    "bibtex",
    "biblatex",
    "mods",
    "endnote-xml",
    "csv",
    "coins",
    "meta-tags",
]

#: Text as people write it, and text made to break things.
marks = st.sampled_from(
    ["{", "}", "\\", "%", "&", "#", "$", "_", "~", "^", '"', "'", "--", "''", "``", "<", ">", "<i>", "</i>", " and ", ", ", " | ",
     ": ", "\n", "\r\n", "\t", "\x00", "\x85", "\u2028", "\u00a0", "ER  - ", "\nTY  - BOOK", "@misc{", "archcite: {", "=cmd()", "- ",
     "---", "*", "``", "&amp;", "<!--", "]]>", "ä", "Яков", "毛澤東", "e\u0301", "\U0001f600", ";", "||"]
)  # fmt: skip
texts = st.one_of(
    st.text(min_size=1, max_size=30),
    st.lists(st.one_of(marks, st.text(max_size=5)), min_size=1, max_size=6).map("".join),
).filter(lambda text: text != "")
names = st.one_of(
    st.builds(lambda text: {"literal": text}, texts),
    st.fixed_dictionaries(
        {"family": texts},
        optional={
            "given": texts,
            "suffix": texts,
            "dropping-particle": texts,
            "non-dropping-particle": texts,
            "static-ordering": st.just(value=True),
        },
    ),
)
years = st.integers(-2000, 2100).filter(bool)
parts = st.one_of(
    st.tuples(years), st.tuples(years, st.integers(1, 12)), st.tuples(years, st.integers(1, 12), st.integers(1, 31))
)
dates = st.one_of(
    st.fixed_dictionaries(
        {"date-parts": st.lists(parts.map(list), min_size=1, max_size=2)},
        optional={"circa": st.just(value=True), "season": st.integers(1, 4)},
    ),
    st.builds(lambda text: {"literal": text}, texts),
)
numbers = st.one_of(texts, st.integers(0, 5000))
custom = st.dictionaries(
    texts, st.recursive(st.one_of(texts, st.integers(), st.booleans()), lambda s: st.lists(s, max_size=3) | st.dictionaries(texts, s, max_size=3), max_leaves=5),
    min_size=1, max_size=3,
)  # fmt: skip


def variables(names_of: Any, strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(sorted(names_of)), strategy, max_size=4)


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    item: dict[str, Any] = {"id": draw(texts.filter(str.strip)), "type": draw(st.sampled_from(table("csl")["types"]))}
    item |= draw(variables(table("csl")["texts"], texts))
    item |= draw(variables(NAME_VARIABLES, st.lists(names, min_size=1, max_size=3)))
    item |= draw(variables(DATE_VARIABLES, dates))
    item |= draw(variables(table("csl")["numbers"], numbers))
    if draw(st.booleans()):
        item["custom"] = draw(custom)
    return item


@pytest.mark.parametrize("name", LOSSLESS)
@given(item=items())
@settings(max_examples=40, deadline=None)
def test_every_item_comes_back(name: str, item: dict[str, Any]) -> None:
    written = FORMATS[name].write([item])
    reading = FORMATS[name].read(decode(written.encode()))
    assert list(reading.items) == [item]
    assert not [problem for problem in reading.problems if problem.severity == "error"]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("name", ["ris", "csl-json"])
@given(item=items())
@settings(max_examples=12, deadline=None)
def test_every_item_comes_back_whatever_program_it_is_written_for(
    name: str, profile: Profile, item: dict[str, Any]
) -> None:
    assert list(FORMATS[name].read(Text(FORMATS[name].write([item], profile))).items) == [item]


@pytest.mark.parametrize("name", LOSSLESS)
@given(several=st.lists(items(), min_size=2, max_size=4, unique_by=lambda item: item["id"].lower().strip()))
@settings(max_examples=12, deadline=None)
def test_records_do_not_run_into_each_other(name: str, several: list[dict[str, Any]]) -> None:
    assert list(FORMATS[name].read(Text(FORMATS[name].write(several))).items) == several


@pytest.mark.parametrize("name", sorted(FORMATS))
@given(content=st.one_of(st.text(max_size=300), st.lists(marks, max_size=60).map("".join)))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_a_crash_and_places_stand_inside_it(name: str, content: str) -> None:
    if not FORMATS[name].reads:
        pytest.skip(f"{name} is written only")
    reading = FORMATS[name].read(Text(content))
    for span in [*reading.damaged, *(problem.span for problem in reading.problems if problem.span)]:
        assert 0 <= span.start <= span.end <= len(content)
    by_content(content)


@given(data=st.binary(max_size=200))
def test_any_bytes_are_decoded(data: bytes) -> None:
    assert isinstance(decode(data).content, str)


@given(text=texts)
def test_latex_says_the_text_and_holds_no_command_of_the_text(text: str) -> None:
    line = " ".join(text.split())
    assert unescape(escape(line)) == line
    assert escape(line).count("{") == escape(line).count("}")


@given(text=texts)
def test_markdown_says_the_text(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(item=items(), seen=items())
def test_a_patch_makes_any_item_out_of_any_other(item: dict[str, Any], seen: dict[str, Any]) -> None:
    change = patch(item, seen)
    found = decode_patch(encode(change)) if change else {}
    assert found is not None
    assert restore(seen, found) == item


@st.composite
def forged(draw: st.DrawFn) -> dict[str, Any]:
    """An item that says, somewhere, what the hidden copy of another item would look like."""
    item = draw(items())
    others = draw(items())
    copy = f"archcite: {encode(patch(others, item) or {'genre': ['-', 'Forged']})}"
    line = draw(st.sampled_from(["recipient: Rusk || Dean", "genre: Cable", "title: Another", "type: book", "x"]))
    said = draw(
        st.sampled_from([copy, f"seen | {copy}", f"seen\n{copy}", f"{copy}\nseen", f"{line}\n{copy}\n{line}", line])
    )
    where = draw(
        st.sampled_from(["note", "annote", "title", "abstract", "original-title", "keyword", "author", "issued"])
    )
    values = {"author": [{"literal": said}], "issued": {"literal": said}}
    return {**item, where: values.get(where, said)}


@pytest.mark.parametrize("name", LOSSLESS)
@given(item=forged())
@settings(max_examples=40, deadline=None)
def test_what_looks_like_a_hidden_copy_is_believed_only_where_a_writer_put_it(name: str, item: dict[str, Any]) -> None:
    assert list(FORMATS[name].read(Text(FORMATS[name].write([item]))).items) == [item]


@pytest.mark.parametrize("profile", Profile)
@given(item=forged())
@settings(max_examples=12, deadline=None)
def test_nor_is_it_believed_in_what_is_written_for_a_program(profile: Profile, item: dict[str, Any]) -> None:
    for name in ("ris", "csl-json", "endnote-xml"):
        assert list(FORMATS[name].read(Text(FORMATS[name].write([item], profile))).items) == [item]
