"""One thread ahead of another: the next things are made while the last ones are still being used."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
U = TypeVar("U")

#: Seconds after which a thread that computes lets another one have Python. A thread that comes back from SQLite would wait
#: 5 ms each time, and comes back a dozen times a batch: both together were hardly faster than one after the other.
_TURN: Final = 0.0002


@contextmanager
def short_turns() -> Iterator[None]:
    """Let threads take turns more often than they do by default."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, _TURN))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def ahead(function: Callable[[T], U], things: Iterable[T]) -> Iterator[U]:
    """What a function makes of each thing, the next one being made in a thread while the caller is busy with this one.

    The things themselves are taken by the caller's own thread.

    Example:
        >>> list(ahead(str.upper, "abc"))
        ['A', 'B', 'C']
    """
    with short_turns(), ThreadPoolExecutor(1, thread_name_prefix="archcite-library") as thread:
        waiting = None
        failure = None
        following = iter(things)
        while True:
            try:
                coming = thread.submit(function, next(following))
            except StopIteration:
                break
            except Exception as error:  # noqa: BLE001  (raised below, after what came before it was handed over)
                failure = error
                break
            if waiting:
                yield waiting.result()
            waiting = coming
        if waiting:
            yield waiting.result()
        if failure:
            raise failure
