"""Citation numbers that follow one another, collapsed to ranges (specification, "Cite Collapsing")."""

from __future__ import annotations

import itertools

from archcite.csl.documents.cites import RANGE_LENGTH, Part
from archcite.csl.stream import Numeral


def collapse_numbers(parts: list[Part], range_delimiter: str, after_collapse: str | None) -> list[Part]:
    """Turn runs of three or more citation numbers into ranges.

    Args:
        parts: The cites of a citation, in order.
        range_delimiter: What goes between the ends of a range.
        after_collapse: What goes behind a range, in place of the delimiter of cites; None if the style says nothing.
    """
    numbers = [number_of(part) for part in parts]
    out: list[Part] = []
    index = 0
    while index < len(parts):
        end = index
        while end + 1 < len(parts) and consecutive(numbers[end], numbers[end + 1]):
            end += 1
        if end - index + 1 >= RANGE_LENGTH:
            out.append(parts[index])
            parts[end].delimiter = range_delimiter
            parts[end].collapsed = True
            out.append(parts[end])
        else:
            out.extend(parts[index : end + 1])
        index = end + 1
    for before, part in itertools.pairwise(out):
        if before.collapsed and after_collapse is not None:
            part.delimiter = after_collapse
    return out


def consecutive(first: int | None, second: int | None) -> bool:
    """Whether two citation numbers follow each other."""
    return first is not None and second == first + 1


def number_of(part: Part) -> int | None:
    """The citation number of a cite that prints nothing else that comes from a variable."""
    if part.cite.prefix or part.cite.suffix or part.cite.author_only:
        return None
    numerals = [piece for piece in part.stream if isinstance(piece, Numeral)]
    others = [piece for piece in part.stream if isinstance(piece, str) and not isinstance(piece, Numeral)]
    if len(numerals) != 1 or any(char.isalnum() for piece in others for char in piece):
        return None
    return numerals[0].number
