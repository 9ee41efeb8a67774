"""The dates of RIS ⇄ CSL dates: year, month, day and other information between strokes (the specification of 2001)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from archcite.formats.dates import SHORT, date_of, edtf, fresh, words
from archcite.formats.readable import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_YEAR: Final = re.compile(r"\d{4}")
_SLASHED: Final = re.compile(r"(-?\d{4})/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?", re.DOTALL)
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
#: Words of a season, by the number that CSL has for it.
_NUMBERS: Final = {**{name: number for number, name in enumerate(_SEASONS, 1)}, "fall": 3}


def read(text: str) -> dict[str, Any]:
    """A CSL date; other information is its season, but beside a day, where none can be.

    Example:
        >>> read("1962/10/04/"), read("1962/05//Summer")
        ({'date-parts': [[1962, 10, 4]]}, {'date-parts': [[1962, 5]], 'season': 2})
        >>> read("1962///Michaelmas")
        {'date-parts': [[1962]], 'season': 'Michaelmas'}
    """
    return fresh(_known(text) if len(text) < SHORT else _read(text))


@lru_cache(2**12)
def _known(text: str) -> dict[str, Any]:
    """The days and years of a library recur: what the last ones say is remembered."""
    return _read(text)


def _read(text: str) -> dict[str, Any]:
    match = _SLASHED.fullmatch(text)
    if not match:
        return date_of(text)
    numbers = [number for part in match.group(1, 2, 3) if part and (number := int(part))]
    if (len(numbers) > 1 and not 1 <= numbers[1] <= 12) or (match[3] and not match[2]):
        return {"literal": text}
    date: dict[str, Any] = {"date-parts": [numbers]} if numbers else {}
    other = (match[4] or "").strip()
    if other and numbers and len(numbers) < 3:
        date["season"] = _NUMBERS.get(other.lower(), other)
    return date


def says_more(text: str, date: Mapping[str, Any]) -> bool:
    """Whether a date's text has other information that the date read from it has not, such as a time.

    Example:
        >>> says_more("2018/05/05/10:22:31", read("2018/05/05/10:22:31"))
        True
    """
    other = text.split("/", 3)[3:]
    return bool(other and other[0].strip()) and not ("season" in date or "literal" in date)


def lines_of(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The tags of an item's date.

    Example:
        >>> lines_of({"issued": {"date-parts": [[1962, 5]], "season": 2}})
        [('DA', '1962/05//Summer'), ('PY', '1962')]
    """
    date = item.get("issued")
    said = edtf(date)
    if not said:
        text = one_line(words(date))
        year = _YEAR.search(text)
        return [("DA", text), *([("PY", year[0])] if year else [])] if text else []
    year = _YEAR.search(said)
    numbers = ("PY", year[0]) if year else ("", "")
    if "/" in said:
        return [("DA", said), numbers]
    if (other := _season(date)) and not said.endswith("~"):
        parts = said[:4] if said[5:7] > "12" else said.replace("-", "/")
        return [("DA", f"{parts}{'/' * (3 - parts.count('/'))}{other}"), numbers]
    slashed = said.rstrip("~").replace("-", "/")
    if said.endswith("~"):
        return [("DA", f"ca. {slashed}"), numbers]
    full = f"{slashed}/" if slashed.count("/") == 2 else slashed
    return [("DA", full + "/" * (3 - full.count("/")) if "/" in full else full), numbers]


def _season(date: Any) -> str:
    """The season in words, of a date without a day."""
    said = one_line(date.get("season", ""))
    if not said or len(date["date-parts"]) > 1 or len(date["date-parts"][0]) > 2:
        return ""
    return _SEASONS[int(said) - 1].title() if said in {"1", "2", "3", "4"} else said
