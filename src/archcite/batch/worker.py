"""The process that reads documents: told what to do once, then piece after piece, until its parent hangs up.

Started as ``python -m archcite.batch.worker CONNECTION MARKER``. It says in shared memory which document it is at, so that the
parent knows which one ended it.
"""

from __future__ import annotations

import faulthandler
import gc
import mmap
import os
import pickle
import signal
import struct
import sys
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.batch.documents import Input
    from archcite.batch.job import Job
    from archcite.batch.limits import Limits

#: The number of the document in its piece, and when it was begun (`time.monotonic`); -1 between pieces.
MARK: Final = struct.Struct("=qd")


def main(connection: int, marker: int) -> None:
    """Serve one parent.

    Args:
        connection: descriptor of a socket that carries pickles both ways.
        marker: descriptor of a file of `MARK.size` bytes.
    """
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    os.dup2(2, 1)  # what a library prints must not go where results go
    link = Connection(connection)
    mark = mmap.mmap(marker, MARK.size)
    try:
        sys.path[:] = pickle.loads(link.recv_bytes())  # noqa: S301  (from our own parent)
        job, limits = pickle.loads(link.recv_bytes())  # noqa: S301
        _begin(job, limits)
        link.send(None)
        while True:
            link.send(_work(job, limits, pickle.loads(link.recv_bytes()), mark))  # noqa: S301
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)  # the parent is gone, or wants no more


def _begin(job: Job[Any], limits: Limits) -> None:
    from archcite.batch.limits import limit_memory

    job.prepare()
    gc.freeze()
    limit_memory(limits.memory)


def _work(job: Job[Any], limits: Limits, piece: Sequence[Input], mark: mmap.mmap) -> tuple[float, list[Any]]:
    """The outcomes of a piece, and the seconds that they took."""
    from archcite.batch.job import attempt

    begun = time.perf_counter()
    outcomes = []
    for number, given in enumerate(piece):
        MARK.pack_into(mark, 0, number, time.monotonic())
        outcomes.append(attempt(job, given, limits))
    MARK.pack_into(mark, 0, -1, 0.0)
    return time.perf_counter() - begun, outcomes


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
