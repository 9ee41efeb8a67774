"""The screen of the review queue, drawn without a terminal."""

from __future__ import annotations

from dataclasses import replace

import archcite.library
from archcite.extraction import Extraction
from archcite.extraction.reader import extract
from archcite.library.review import drawn, waiting
from archcite.model import Claim, Problem, Record, Severity, Span, Text

CONTENT = "Letter from A to B,\x1b[2J 4.X.62, f. 3"
READ = Extraction(
    Text(CONTENT, source="a.txt"),
    Record(title="Letter from A to B", genre="letter", date="1962-10-04", profile="test"),
    (
        Claim("title", "Letter from A to B", CONTENT[:18], Span(0, 18), "test/title", confidence=0.98),
        Claim("date", "1962-10-04", "4.X.62", Span(24, 30), "test/date", confidence=0.5),
    ),
    (Problem("odd", Severity.WARNING, "The dates disagree."),),
)


def screen(*, colour: bool = False, width: int = 90, height: int = 20) -> str:
    with archcite.library.open(":memory:") as library:
        key = library.add_extraction(READ, key="letter").key
        return drawn(library.get(key), library.evidence(key)[0], "1 of 1", width, height, colour=colour)


def test_source_and_facts_stand_side_by_side_the_unsure_first() -> None:
    shown = screen()
    first = next(line for line in shown.splitlines() if "1962-10-04" in line)
    assert "Letter from A to B" in first  # the source, at the left
    assert "50%" in first
    assert shown.index("1962-10-04") < shown.index("98%")
    assert "? The dates disagree." in shown
    assert "? date: 50 % sure" in shown
    assert "profile" not in shown
    assert "[a] accept" in shown.splitlines()[-1]


def test_a_text_cannot_steer_the_terminal() -> None:
    assert "\x1b[2J" not in screen(colour=True)
    assert "\x1b" not in screen(colour=False)


def test_a_record_with_very_many_doubts_still_shows_its_source_and_facts() -> None:
    problems = tuple(Problem("odd", Severity.WARNING, f"The dates disagree, {n}.\x1b[2J") for n in range(30))
    with archcite.library.open(":memory:") as library:
        key = library.add_extraction(replace(READ, problems=problems), key="letter").key
        shown = drawn(library.get(key), library.evidence(key)[0], "1 of 1", 90, 24, colour=False)
    lines = shown.rstrip("\n").splitlines()
    assert 18 <= len(lines) <= 24
    assert "Letter from A to B" in shown
    assert [line.strip() for line in lines if line.startswith("?")] == [
        *(f"? The dates disagree, {n}. [2J" for n in range(4)),
        "? and 27 more: archcite review --list has all of them",
    ]
    assert "[a] accept" in lines[-1]


def test_it_fits_the_terminal() -> None:
    for width, height in ((60, 14), (90, 20), (200, 50)):
        lines = screen(width=width, height=height).rstrip("\n").splitlines()
        assert len(lines) <= height
        assert max(map(len, lines)) <= width


def test_the_queue_puts_the_skipped_last_and_forgets_the_accepted() -> None:
    with archcite.library.open(":memory:") as library:
        for key in ("a", "b", "c"):
            library.add({"title": key}, key=key)
            library.review(key, "waiting")
        library.review("a", "skipped")
        library.review("b", "accepted")
        assert waiting(library).keys == ("c", "a")


def test_what_a_sure_claim_can_also_mean_waits_and_is_shown() -> None:
    text = "“Report”, May 4, 1956, Wilson Center Digital Archive, PRO, Box 4. Translated by Lin Li."
    with archcite.library.open(":memory:") as library:
        key = library.add_extraction(extract(text), key="report").key
        assert waiting(library).keys == (key,)
        shown = drawn(library.get(key), library.evidence(key)[0], "1 of 1", 160, 30, colour=False)
    assert "? locations.0.archive: may be The National Archives (United Kingdom), Kew or " in shown
    assert "? translators.0: may be of the family Li" in shown
