"""Ten megabytes of anything are read in linear time: four times the text takes no more than some four times the time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from archcite.extraction.dates.reading import find_dates
from archcite.extraction.reader import extract
from archcite.extraction.running.finding import find_citations
from archcite.model import Text
from archcite.reading import ReadingError, read_bytes
from archcite.sections import sections
from clock import growth

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 10_000_000
TEXTS = [b"a\r\n", b"\xc2\xad ", b"\xe2\x80\x8b", b"\r", b"\xf4\xee\xed ", b"\xff", b"\x00a", b"<", b"Citation: x\n"]
CITED = [
    "1 ",
    "f. ",
    ", ",
    "; ",
    '"',
    "“",
    "(",
    "pp. 1-",
    "Bl. 1 ",
    "1",
    "1.1.62 ",
    "1-\n",
    "(1962) ",
    "Translated by A. ",
    "A: ",
]
DATED = ["1 ", "1", "1.1.62 ", "1.1.1962 ", "1-", "1, ", "1 May ", "between 1 ", "1962 ", "(", "f. 1, op. 2, "]
PAGES = [b"<p>x", b"<b><i></b>", b"<td>x", b"<!--", b"<a href='", b"&amp;", b"<div>", b"<script>", b"</p>", b"<br>"]


def grown(read: Callable[[bytes], object], piece: bytes, long: int = LONG) -> float:
    """How many times longer the long input takes than a quarter of it."""

    def tried(times: int) -> None:
        with suppress(ReadingError):
            read(piece * times)

    return growth(tried, long // 4 // len(piece))


@pytest.mark.slow
@pytest.mark.parametrize("piece", TEXTS)
def test_ten_megabytes_of_text(piece: bytes) -> None:
    assert grown(lambda data: sections(read_bytes(b"x " + data, "long.txt")), piece) < 10


@pytest.mark.slow
@pytest.mark.parametrize("piece", PAGES)
def test_ten_megabytes_of_a_page(piece: bytes) -> None:
    assert grown(lambda data: read_bytes(b"<html><body>" + data, "long.html"), piece) < 10


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["Source:", "Summary: ", "\n\n", "A. B\n1.1.1950\n"])
def test_ten_megabytes_of_a_document_page(piece: str) -> None:
    head = "Citation: x\nContents:\n"
    assert grown(lambda data: sections(Text(head + data.decode())), piece.encode()) < 10


@pytest.mark.slow
@pytest.mark.parametrize("piece", CITED)
@pytest.mark.parametrize("read", [extract, find_citations])
def test_ten_megabytes_of_a_citation(read: Callable[[str], object], piece: str) -> None:
    assert grown(lambda data: read(data.decode()), piece.encode()) < 8


@pytest.mark.slow
@pytest.mark.parametrize("piece", DATED)
def test_megabytes_of_dates(piece: str) -> None:
    assert grown(lambda data: find_dates(data.decode() + " 4 May 1962"), piece.encode(), LONG // 8) < 8
