"""The keeper of a process: replaces it when it dies, and finds the document that killed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from archcite.batch.documents import Failure
from archcite.batch.process import DeathError, EngineError, Process, pickled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.batch.documents import Input
    from archcite.batch.job import Job
    from archcite.batch.limits import Limits

T = TypeVar("T")

#: How often an input may end a process in which it is alone before it is put aside: one death may be somebody's kill -9.
_DEATHS: Final = 2
#: How often a process is started before the engine gives up.
_STARTS: Final = 3


class Guard(Generic[T]):
    """Runs pieces in a process of its own, and always gives one outcome for each input.

    A process that dies is replaced, and its piece is split, at the document that it was at if that is known, else in halves,
    until the document that kills is alone; that one is put aside as a failure. `run` is for one thread at a time.

    Args:
        job: what to do with each document.
        limits: for each document.
    """

    def __init__(self, job: Job[T], limits: Limits) -> None:
        self._job = job
        self._limits = limits
        self._setup = pickled(job, limits)
        self._process: Process | None = None
        self._closed = False

    def run(self, piece: Sequence[Input]) -> tuple[float, list[T]]:
        """The seconds that a piece took, and its outcomes, in order.

        Raises:
            EngineError: no process can be started, or the guard was closed.
        """
        seconds = 0.0
        outcomes: list[T] = []
        waiting = [(piece, 0)]
        while waiting:
            part, deaths = waiting.pop()
            try:
                took, done = self._run(part)
            except DeathError as death:
                if len(part) > 1:
                    waiting += [(smaller, 0) for smaller in reversed(split(part, death.suspect))]
                elif deaths + 1 < _DEATHS:
                    waiting.append((part, deaths + 1))
                else:
                    failure = Failure("killed-its-process", f"put aside: its process {death.how}")
                    outcomes.append(self._job.failed(part[0], failure))
            else:
                seconds += took
                outcomes += done
        return seconds, outcomes

    def kill(self) -> None:
        """End the process, whatever it is doing; from any thread."""
        self._closed = True
        process = self._process
        if process:
            process.kill()

    def close(self) -> None:
        """End the process and give back all that it held."""
        self.kill()
        process, self._process = self._process, None
        if process:
            process.close()

    def _run(self, part: Sequence[Input]) -> tuple[float, list[Any]]:
        if self._closed:
            raise EngineError("stopped")
        if self._process is None:
            self._process = self._started()
            if self._closed:
                raise EngineError("stopped")
        try:
            return self._process.run(part)
        except DeathError:
            process, self._process = self._process, None
            process.close()
            if self._closed:
                raise EngineError("stopped") from None
            raise

    def _started(self) -> Process:
        """A new process; one that is killed while it starts is no reason to give up."""
        for _ in range(_STARTS - 1):
            try:
                return Process(self._setup, self._limits)
            except EngineError:
                if self._closed:
                    raise
        return Process(self._setup, self._limits)


def split(piece: Sequence[Input], suspect: int) -> list[Sequence[Input]]:
    """A piece cut so that what killed it is alone sooner: around the suspect if there is one, else in the middle.

    Example:
        >>> split("abcdef", 2), split("abcdef", -1)
        (['ab', 'c', 'def'], ['abc', 'def'])
    """
    if not 0 <= suspect < len(piece):
        middle = len(piece) // 2
        return [piece[:middle], piece[middle:]]
    parts = [piece[:suspect], piece[suspect : suspect + 1], piece[suspect + 1 :]]
    return [part for part in parts if part]
