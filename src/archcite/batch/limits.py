"""Bounds on one document: size, time, memory; kept by the operating system where the program cannot."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


#: Bytes of a document, unless the user says otherwise.
SIZE: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take.

    Args:
        size: bytes, after unpacking.
        seconds: of wall-clock time; a document that does not heed it has its process ended at three times as much.
        memory: bytes above what the idle process holds.
    """

    size: int = SIZE
    seconds: float = 30.0
    memory: int = 2 << 30


class OutOfTime(BaseException):
    """The time of a document is over; no ``except Exception`` on the way may swallow it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` in the body after so many seconds; the process ends if it computes twice as long.

    The second bound is the kernel's (the default action of SIGPROF): it holds inside C code, and when no parent is left to see.
    """
    signal.signal(signal.SIGALRM, _over)
    signal.setitimer(signal.ITIMER_PROF, 2 * seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)


def _over(*_: object) -> None:
    raise OutOfTime


def limit_memory(extra: int) -> None:
    """Let this process take so many bytes of address space more than it has; beyond, Python raises MemoryError."""
    if sys.platform == "linux":
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        bound = pages * resource.getpagesize() + extra
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
