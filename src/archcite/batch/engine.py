"""What an engine is: something that runs pieces of a batch somewhere and gives each one's outcomes, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from contextlib import AbstractContextManager

    from archcite.batch.documents import Input
    from archcite.batch.job import Job
    from archcite.batch.limits import Limits


class Session(Protocol):
    """An engine at work on one job."""

    #: How many seconds a piece should take, so that handing it over costs little.
    seconds: float

    @property
    def window(self) -> int:
        """How many pieces are worth having under way at once: more only take memory."""
        ...

    def submit(self, piece: Sequence[Input]) -> Future[tuple[float, list[Any]]]:
        """Begin a piece; the future gives the seconds that it took and one outcome for each input, in order."""
        ...

    def kill(self) -> None:
        """End all processes at once."""
        ...


class Engine(Protocol):
    """A way to run a batch."""

    def session(self, job: Job[Any], limits: Limits) -> AbstractContextManager[Session]:
        """Start what is needed; everything is ended when the context is left."""
        ...
