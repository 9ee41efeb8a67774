"""The engine of one machine: a thread for each process, for a process that dies concerns its own thread alone."""

from __future__ import annotations

import os
import queue
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archcite.batch.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.batch.documents import Input
    from archcite.batch.job import Job
    from archcite.batch.limits import Limits


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Local:
    """Processes on this machine.

    Args:
        jobs: how many.
    """

    jobs: int = field(default_factory=processors)

    @contextmanager
    def session(self, job: Job[Any], limits: Limits) -> Iterator[LocalSession]:
        """See `Engine.session`."""
        guards = [Guard(job, limits) for _ in range(self.jobs)]
        threads = ThreadPoolExecutor(self.jobs, thread_name_prefix="archcite-batch")
        session = LocalSession(guards, threads)
        try:
            yield session
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            session.kill()
            threads.shutdown(wait=True)
            for guard in guards:
                guard.close()


class LocalSession:
    """See `archcite.batch.engine.Session`."""

    seconds: float = 0.25

    def __init__(self, guards: Sequence[Guard[Any]], threads: ThreadPoolExecutor) -> None:
        self.window = 2 * len(guards) + 1
        self._guards = guards
        self._threads = threads
        self._free: queue.SimpleQueue[Guard[Any]] = queue.SimpleQueue()
        for guard in guards:
            self._free.put(guard)

    def submit(self, piece: Sequence[Input]) -> Future[tuple[float, list[Any]]]:
        """See `Session.submit`."""
        return self._threads.submit(self._run, piece)

    def kill(self) -> None:
        """See `Session.kill`."""
        for guard in self._guards:
            guard.kill()

    def _run(self, piece: Sequence[Input]) -> tuple[float, list[Any]]:
        guard = self._free.get()
        try:
            return guard.run(piece)
        finally:
            self._free.put(guard)
