"""Sorting by the keys of `<sort>` (specification, "Sorting"): each with its direction, empty values last.

A key is only asked for where the keys before it left things equal: of eight keys of a style, the later ones are seldom
rendered at all.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from archcite.csl.documents.collation import collation_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


def sort_by_keys(
    things: Sequence[T], key: Callable[[T, int], str], descending: Sequence[bool], language: str
) -> list[T]:
    """Things in the order of their keys.

    Args:
        things: What is sorted; ties keep their order.
        key: The value of a thing for a key, by the number of the key.
        descending: For each key whether it sorts downwards.
        language: The language whose alphabet is used.

    >>> rows = [["Doe", "2"], ["Roe", "1"], ["Doe", "10"], ["", "3"]]
    >>> sort_by_keys(rows, lambda row, number: row[number], [False, True], "en")
    [['Doe', '10'], ['Doe', '2'], ['Roe', '1'], ['', '3']]
    """

    def ordered(same: list[T], number: int) -> list[T]:
        if number == len(descending) or len(same) < 2:
            return same
        values = [collation_key(key(thing, number), language) for thing in same]
        filled = [index for index, value in enumerate(values) if value]
        bare = [same[index] for index, value in enumerate(values) if not value]
        filled.sort(key=values.__getitem__, reverse=descending[number])
        out: list[T] = []
        for _, group in groupby(filled, values.__getitem__):
            out += ordered([same[index] for index in group], number + 1)
        return out + ordered(bare, number + 1)

    return ordered(list(things), 0)
