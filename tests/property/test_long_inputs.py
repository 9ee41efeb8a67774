"""Ten megabytes of anything are read in linear time: four times the text takes no more than some four times the time."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from archcite.model import Text
from archcite.reading import ReadingError, read_bytes
from archcite.sections import sections

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 10_000_000
TEXTS = [b"a\r\n", b"\xc2\xad ", b"\xe2\x80\x8b", b"\r", b"\xf4\xee\xed ", b"\xff", b"\x00a", b"<", b"Citation: x\n"]
PAGES = [b"<p>x", b"<b><i></b>", b"<td>x", b"<!--", b"<a href='", b"&amp;", b"<div>", b"<script>", b"</p>", b"<br>"]


def growth(read: Callable[[bytes], object], piece: bytes) -> float:
    """How many times longer the long input takes than a quarter of it."""

    def seconds(length: int) -> float:
        data = piece * (length // len(piece))
        start = time.process_time()
        with suppress(ReadingError):
            read(data)
        return time.process_time() - start

    return seconds(LONG) / max(seconds(LONG // 4), 0.2)


@pytest.mark.slow
@pytest.mark.parametrize("piece", TEXTS)
def test_ten_megabytes_of_text(piece: bytes) -> None:
    assert growth(lambda data: sections(read_bytes(b"x " + data, "long.txt")), piece) < 10


@pytest.mark.slow
@pytest.mark.parametrize("piece", PAGES)
def test_ten_megabytes_of_a_page(piece: bytes) -> None:
    assert growth(lambda data: read_bytes(b"<html><body>" + data, "long.html"), piece) < 10


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["Source:", "Summary: ", "\n\n", "A. B\n1.1.1950\n"])
def test_ten_megabytes_of_a_document_page(piece: str) -> None:
    head = "Citation: x\nContents:\n"
    assert growth(lambda data: sections(Text(head + data.decode())), piece.encode()) < 10
