"""Laws of reading dates: what is written comes back, what is not there is never invented, any text at all takes linear time."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archcite.extraction.dates.reading import find_dates, read_date
from clock import growth

DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2099, 12, 31))
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
PIECES = [
    "4",
    "31",
    "1962",
    "October",
    " ",
    " ",
    ", ",
    ".",
    "-",
    "–",
    "/",
    "X",
    "ca.",
    "[",
    "]",
    "?",
    "undated",
    "г.",
    "мая",
]
HOSTILE = [
    "1 ",
    "1",
    "1-",
    "1.",
    "[",
    "a1",
    "ca. ",
    "[1 ",
    "4 May ",
    "1962/",
    "n.d. ",
    "between 1 ",
    "年1",
    "1 May 1962–",
    "May ",
]


@given(DAYS)
def test_every_day_comes_back_from_its_usual_forms(day: dt.date) -> None:
    month = MONTHS[day.month - 1]
    forms = [
        f"{month} {day.day}, {day.year}",
        f"{day.day:02d} {month} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
    ]
    for form in forms:
        reading = read_date(form)
        assert reading is not None, form
        assert reading.edtf == day.isoformat(), form


@given(DAYS, st.integers(1, 3000))
def test_a_range_keeps_both_ends(day: dt.date, length: int) -> None:
    end = min(day + dt.timedelta(days=length), dt.date(2099, 12, 31))
    assume(end > day)
    first, last = (f"{MONTHS[d.month - 1]} {d.day}, {d.year}" for d in (day, end))
    reading = read_date(f"{first}–{last}")
    assert reading is not None
    if "old-style" not in reading.flags:
        assert reading.edtf == f"{day.isoformat()}/{end.isoformat()}"


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_reading_is_edtf_that_reads_as_itself_and_points_at_its_text(text: str) -> None:
    readings = [found for found in (read_date(text), *find_dates(text)) if found]
    for reading in readings:
        assert reading.span.of(text) == reading.text
        if reading.edtf:
            again = read_date(reading.edtf)
            assert again is not None
            assert again.edtf == reading.edtf
            assert not again.flags
        else:
            assert set(reading.flags) & {"undated", "impossible"}


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_day_is_never_invented(text: str) -> None:
    for reading in find_dates(text):
        if reading.precision == "day":
            day = int(reading.edtf.rstrip("~?%")[-2:])
            assert str(day) in reading.text.replace("I", "").replace("X", "")


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    read_date(text)
    spans = [found.span for found in find_dates(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def read(times: int) -> None:
        find_dates(piece * times)
        read_date(piece * times)

    assert growth(read, 8_000 // len(piece)) < 8
