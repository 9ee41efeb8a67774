"""How long a piece of work takes, and how that grows: processor time, which other work on the machine does not lengthen much."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: What is shorter says nothing.
_SHORTEST = 0.03


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one piece of work."""
    begun = process_time()
    work()
    return process_time() - begun


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times longer four times as much takes: some 4 where time is linear, 16 where it is quadratic."""
    work(10)  # what is loaded once is no part of it
    short = seconds(lambda: work(size))
    long = min(seconds(lambda: work(4 * size)) for _ in range(2))
    return long / max(short, _SHORTEST)
