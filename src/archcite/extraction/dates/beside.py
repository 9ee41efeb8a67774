"""What stands beside a date and says nothing of it: a weekday, a time of day, marks, and words such as "dated"."""

from __future__ import annotations

from archcite.extraction.dates.parts import DASHES, Parts


def passed_over(grammar: Parts, i: int = 0) -> list[int]:
    """The places that can be reached from `i` over weekdays, times of day, marks and words such as ``dated``."""
    places = [i]
    while (following := _fill(grammar, places[-1])) is not None:
        places.append(following)
    return places


def _fill(grammar: Parts, i: int) -> int | None:
    word = grammar.word(i)
    if not word:
        return None
    if word in ",.;:()[]" or word in grammar.words.weekdays or word in grammar.words.time:
        return i + 1
    if word.isdecimal():
        return _clock_time(grammar, i)
    if word in DASHES and _clock_time(grammar, i + 1) is not None:
        return i + 1
    return grammar.phrase(i, "lead")


def _clock_time(grammar: Parts, i: int) -> int | None:
    """``10:30``, ``10-30``, ``10 a.m.``, ``4–6 p.m.``, ``1030 hours``; a year or a day is none of these."""
    after = grammar.word(i + 1)
    if len(grammar.word(i)) > 2:
        return i + 1 if len(grammar.word(i)) == 4 and after in grammar.words.time else None
    if after in DASHES and grammar.word(i + 2).isdecimal() and grammar.word(i + 3) in grammar.words.time:
        return i + 3
    if after in {":", ".", "h", *DASHES} and grammar.joined(i + 1) and len(grammar.word(i + 2)) == 2:
        sure = after in (":", "h") or grammar.word(i + 3) in grammar.words.time
        return i + 3 if sure and grammar.number(i + 2) is not None else None
    return i + 1 if after in grammar.words.time else None
