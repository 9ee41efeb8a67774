"""Nothing of a citation is dropped in silence: each word is read, or told as `not-read`, or joins what is read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archcite.archives.lexicon import lexicon
from archcite.archives.profiles import profiles
from archcite.extraction.pages.block import find_block
from archcite.extraction.reader import extract
from archcite.extraction.surroundings import after_lead, after_mark, without_brackets
from archcite.model import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from archcite.extraction import Extraction

WORD = re.compile(r"[^\W_]+")
BLOCK = "“Report on Trade,” May 3, 1956, Wilson Center Digital Archive, {}"
SOURCES = [
    "Institute of History Archive, Tirana, Fond 14, Inventory 3, File 12, Plain Words Here. Contributed by Ana Lalaj.",
    "RGANI, f. 5, op. 30, d. 12 (torn) 7 of the lower half. Translated by A. Smith",
    "GARF, f. 9401, op. 2, d. 64, l. 3. Reprinted in Some Author, Some Book (London: Press, 1990), 12; trans. A. Smith",
    "Hoover Institution Archives; ; stray words. And others, obtained by",
]


def labels(extraction: Extraction) -> list[tuple[int, int]]:
    """Where labels stand that the profile knows by which a header was read."""
    read_by = {claim.value for claim in extraction.claims if claim.field == "profile"}
    known = [
        label for profile in profiles() if profile.id in read_by for given in profile.labels.values() for label in given
    ]
    return [
        found.span()
        for label in known
        for found in re.finditer(
            re.escape(label) + r"(?:\W{0,4}:|[^\n:]*$)", extraction.text.content, re.IGNORECASE | re.MULTILINE
        )
    ]


def dropped(text: str) -> list[str]:
    """The words of a citation that lie in no claim and in no problem, up to the paragraph's end behind the last claim."""
    extraction = extract(text)
    content = extraction.text.content
    if {"no-citation", "too-long-for-a-citation"} & {problem.code for problem in extraction.problems}:
        return []
    held = [(claim.span.start, claim.span.end) for claim in extraction.claims if claim.field != "profile"]
    held += [(problem.span.start, problem.span.end) for problem in extraction.problems if problem.span is not None]
    held += labels(extraction)
    end = content.find("\n\n", max(claim.span.end for claim in extraction.claims))
    mark = after_mark(content, 0, len(content))
    start = after_lead(content, without_brackets(content, mark, len(content))[0], len(content))
    block = find_block(content, 0, len(content))
    if block is not None and "\n\n" in content:
        start, end = block.source
    return [
        word.group()
        for word in WORD.finditer(content, start, end if end >= 0 else len(content))
        if word.group().casefold() not in lexicon().glue
        and not all(any(since <= at < until for since, until in held) for at in range(*word.span()))
    ]


@pytest.mark.parametrize("source", SOURCES)
def test_every_word_is_read_or_told(source: str) -> None:
    text = BLOCK.format(source)
    assert find_block(text, 0, len(text)) is not None
    assert dropped(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("RGASPI, f. 558, op. 11, d. 97, l. 3 (Stalin's notes).", ["Stalin's notes"]),
        ("RGANI. F. 3. Op. 16. D. 350. L. 22. Original. Typewritten text.", ["Original. Typewritten text"]),
        ("Source: Johnson Library, NSF, Country File, USSR, Box 3. Secret. Drafted by Jones.", ["Drafted by Jones"]),
        ("12. Stalin to Molotov, 12 September 1935, RGASPI, f. 558, op. 11, d. 89, l. 3.", []),
    ],
)
def test_what_a_reference_says_besides_is_a_note(text: str, told: list[str]) -> None:
    found = [problem for problem in extract(text).problems if problem.code == "not-read"]
    assert [problem.span.of(text) for problem in found if problem.span is not None] == told
    assert {problem.severity for problem in found} <= {Severity.NOTE}


def test_a_long_stretch_is_not_told_in_full() -> None:
    text = "RGANI, f. 5, op. 30, d. 12, l. 3. " + "And so on in many words. " * 40
    told = [problem for problem in extract(text).problems if problem.code == "not-read"]
    assert told
    assert all(len(problem.message) < 120 for problem in told)


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
        "“Report on Trade,”",
        "Letter, Ivanov to Petrov",
        "May 3, 1956",
        "Ibid.",
        "12. ",
        "Source:",
        "See",
        "Secret.",
        "Wilson Center Digital Archive",
        "RG 59",
        "(ed.)",
        "Pravda",
        "accessed 3 May 2020",
    ]
)


@example("RGANI , : (")
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_source_field_loses_nothing(source: str) -> None:
    assert dropped(BLOCK.format(source)) == []


@example("“Report on Trade,” :")
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_reference_loses_nothing(text: str) -> None:
    assert dropped(text) == []


@given(st.text(max_size=200))
def test_any_text_loses_nothing(text: str) -> None:
    assert dropped(text.replace("\n", " ")) == []
