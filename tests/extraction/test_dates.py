from __future__ import annotations

from typing import Any

import pytest

from archcite.extraction.dates.reading import find_dates, read_date
from archcite.extraction.dates.spans import Periods
from tables import table

TABLE = table("dates")
CASES = [(str(text), expected) for rows in TABLE.values() for text, expected in rows.items()]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_case_table(text: str, expected: Any) -> None:
    reading = read_date(text)
    if expected is None:
        assert reading is None
        return
    edtf, *flags = expected if isinstance(expected, list) else [expected]
    assert reading is not None
    assert (reading.edtf, reading.flags) == (str(edtf), tuple(flags))
    assert reading.span.of(text) == reading.text


@pytest.mark.parametrize(
    ("text", "near", "edtf"),
    [
        ("4.X.62", 1960, "1962-10-04"),
        ("4.X.98", 1901, "1898-10-04"),
        ("4.X.02", 1998, "2002-10-04"),
        ("4 октября 62 г.", 1962, "1962-10-04"),
        ("04.10.45", 1945, "1945-10-04"),
    ],
)
def test_a_known_year_decides_the_century(text: str, near: int, edtf: str) -> None:
    reading = read_date(text, near=near)
    assert reading is not None
    assert (reading.edtf, reading.flags) == (edtf, ())


def test_an_ambiguous_numeric_date_offers_both_days_and_a_known_order_decides() -> None:
    open_reading, american = read_date("10/4/1962"), read_date("10/4/1962", order="month-first")
    assert open_reading is not None
    assert american is not None
    assert open_reading.alternatives == ("1962-04-10", "1962-10-04")
    assert american.edtf == "1962-10-04"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("RGASPI, f. 558, op. 11, d. 97, ll. 67-70, October 4, 1962, Wilson", ["October 4, 1962"]),
        ("793.5/8–2958, 111-00342-05, 5-6, 004076/", []),
        ("(Jeleń), 30 October 1962,” October 31, 1962", ["30 October 1962", "October 31, 1962"]),
        ("4.X.62 A. Dobrynin", ["4.X.62"]),
        ("op. 34, 1946, p. 253; May 3, 1950", ["1946", "May 3, 1950"]),
        ("1946, May 3, 1950", ["1946", "May 3, 1950"]),
        ("October 4, 1962 J. Smith", ["October 4, 1962"]),
        ("the files are undated, some n.d., from Fargo, N.D., in all", ["undated", "n.d."]),
        ("you may 1962 times march 1962", ["1962", "1962"]),
        ("On 31 February 1962 and on 1 March 1962", ["31 February 1962", "1 March 1962"]),
        ("Memo of Meeting4 Jul 1966", ["4 Jul 1966"]),
        ("報告 1949年10月1日 and 1 May 1950", ["1949年10月1日", "1 May 1950"]),
        ("4 October 1962 and 27 October 1962", ["4 October 1962", "27 October 1962"]),
        ("nianpu, 1949-1976, vol. 1", ["1949-1976"]),
        ("telegram from 4 October 1962", ["4 October 1962"]),
        ("obal 5, 12 March 1963", ["12 March 1963"]),
        ("n° 7, 12 mai 1961", ["12 mai 1961"]),
        ("ll. 4, 5, 12 March 1961", ["12 March 1961"]),
        ("ll. 8–10, March 12, 1956", ["March 12, 1956"]),
        ("no. 12/3 1956", ["1956"]),
    ],
)
def test_dates_in_running_text(content: str, expected: list[str]) -> None:
    found = find_dates(content)
    assert [reading.text for reading in found] == expected
    assert all(reading.span.of(content) == reading.text for reading in found)


@pytest.mark.parametrize("date", ["October 4, 1962", "4 October 1962", "31 June 1950", "mai 3, 1900", "4 марта 1953"])
@pytest.mark.parametrize("before", ["", "Thursday, ", "(", "ca. ", "from ", "between ", "f. 5, "])
def test_the_common_forms_are_read_as_the_grammar_reads_them(
    date: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind = ["", ".", ", ", ",", ")", "?", " (O.S.)", ", (N.S.)", " to 5 May 1963", ", to 7 May 1963", "–6 May 1963"]
    behind += ["/63", "s", " г.", ", 10:30 a.m.", ", Thursday", "”", " (16 October 1962)", "; 5 May 1963", " and later"]
    texts = [f"{before}{date}{after}" for after in behind]
    quick = [(find_dates(text), read_date(text)) for text in texts]
    monkeypatch.setattr(Periods, "_common", lambda _self, _i: None)
    assert [(find_dates(text), read_date(text)) for text in texts] == quick
