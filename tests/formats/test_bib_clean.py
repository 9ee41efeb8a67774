"""The quick way through BibTeX finds what bibtexparser's splitter finds, and gives up rather than differ."""

from __future__ import annotations

import time

import pytest
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, String
from bibtexparser.splitter import Splitter
from hypothesis import given
from hypothesis import strategies as st

from archcite.formats.bib_clean import CleanEntries

PIECES = [
    *("{", "}", '"', ",", "=", "\n", "\\", "(", ")", "@", "#", " ", "a", "ſ", "\u2028", "@misc{", "\n@book{b,", " @x{"),
    *(
        "@misc{k, t = {v}}",
        "@Misc{k,\n  t = {v {w} \\{},\n  year = 1962,\n}\n",
        "@string{s = {v}}",
        '@STRING{s = "v" # t}',
        "@comment{c {d}}",
        "@preamble{x}",
        '@misc{q, t = "v {w} {\\"o} {"}", u = s # "~4" # {x}}',
        "t = {v}",
    ),
]
MANY = 200_000
HOSTILE = [
    "@misc{a, t = " + "{" * MANY,
    "@misc{a, t = {" + "\n" * MANY + "@",
    "@misc{a" + " " * MANY,
    "@misc{a, t = {" + "\\{" * MANY,
    "@misc{a" + ", t = {b}" * MANY,
    "@misc{a, t = {b} " * MANY,
    '@misc{a, t = "' + "{" * MANY,
    '@misc{a, t = "' + "{}" * MANY,
    "@misc{a, t = " + '"b" # ' * MANY,
    "@string{a = b # " * MANY,
    "@comment{" * MANY,
]


def split(text: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    found = []
    for block in Splitter(text).split().blocks:
        entry: object = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            entry = block.ignore_error_block
        if isinstance(entry, Entry):
            found.append((entry.entry_type, entry.key, [(field.key, field.value) for field in entry.fields]))
        elif isinstance(entry, String):
            found.append(("string", "", [(entry.key, entry.value)]))
    return found


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_entries_are_those_that_bibtexparser_finds(text: str) -> None:
    clean = CleanEntries(text)
    found = [(entry.kind, entry.key, entry.fields) for entry in clean.run(0)]
    assert found + split(text[clean.following :]) == split(text)


def test_an_entry_spans_from_its_sign_to_its_brace() -> None:
    text = "Made by a program.\n\n@misc{a, t = {b}}\n\n@misc{b, t = {c {d}}}"
    spans = [entry.span.of(text) for entry in CleanEntries(text).run(0)]
    assert spans == ["@misc{a, t = {b}}", "@misc{b, t = {c {d}}}"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_time_follows_length(text: str) -> None:
    started = time.process_time()
    assert not list(CleanEntries(text).run(0))
    assert time.process_time() - started < 1
