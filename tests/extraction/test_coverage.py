"""Nothing in the source field of a citation block is dropped in silence: it is read, or told as `not-read`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.extraction.block import find_block
from archcite.extraction.coverage import JOINERS
from archcite.extraction.reader import extract

if TYPE_CHECKING:
    from pathlib import Path

WORD = re.compile(r"[^\W_]+")
BLOCK = "“Report on Trade,” May 3, 1956, Wilson Center Digital Archive, {}"
SOURCES = [
    "Institute of History Archive, Tirana, Fond 14, Inventory 3, File 12, Plain Words Here. Contributed by Ana Lalaj.",
    "RGANI, f. 5, op. 30, d. 12 (torn) 7 of the lower half. Translated by A. Smith",
    "GARF, f. 9401, op. 2, d. 64, l. 3. Reprinted in Some Author, Some Book (London: Press, 1990), 12; trans. A. Smith",
    "Hoover Institution Archives; ; stray words. And others, obtained by",
]


def dropped(text: str) -> list[str]:
    """The words of the source field that lie in no claim and in no problem."""
    extraction = extract(text)
    content = extraction.text.content
    block = find_block(content, 0, len(content))
    if block is None:
        return []
    held = [(claim.span.start, claim.span.end) for claim in extraction.claims]
    held += [(problem.span.start, problem.span.end) for problem in extraction.problems if problem.span is not None]
    return [
        word.group()
        for word in WORD.finditer(content, *block.source)
        if word.group().casefold() not in JOINERS
        and not any(since <= word.start() and word.end() <= until for since, until in held)
    ]


@pytest.mark.parametrize("source", SOURCES)
def test_every_word_is_read_or_told(source: str) -> None:
    text = BLOCK.format(source)
    assert find_block(text, 0, len(text)) is not None
    assert dropped(text) == []


def test_what_is_not_read_is_told_with_its_place() -> None:
    text = BLOCK.format(SOURCES[0])
    told = [problem for problem in extract(text).problems if problem.code == "not-read"]
    assert [problem.span.of(text) for problem in told if problem.span is not None] == ["Plain Words Here"]


def test_labelled_citations_lose_nothing(shared: Path) -> None:
    labelled = shared / "accuracy" / "citations.jsonl"
    if not labelled.exists():
        pytest.skip("needs the labelled citations (../shared/accuracy)")
    rows = [json.loads(line) for line in labelled.read_text("utf-8").splitlines()]
    assert rows
    for row in rows:
        assert dropped(row["raw"]) == [], row["id"]


PIECES = st.sampled_from(
    [
        *",.;:()-“”",
        "RGANI",
        "f. 5, op. 3, d. 7",
        "Fond 14",
        "File 12",
        "l. 4",
        "4. bod",
        "Box 2",
        "Some Library, Paris",
        "stray words",
        "Obtained by",
        "translated by Ann Smith",
        "Reprinted in",
        "(London: Press, 1990), 12",
        "copy courtesy of",
        "1961",
        "and",
        "https://digitalarchive.wilsoncenter.org/document/1",
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_source_field_loses_nothing(source: str) -> None:
    assert dropped(BLOCK.format(source)) == []
