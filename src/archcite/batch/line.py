"""The line itself: shards in, pieces out to an engine, shards written as they are complete."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, Protocol

from archcite.batch.progress import Summary
from archcite.batch.shards import Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from archcite.batch.account import Account
    from archcite.batch.documents import Input
    from archcite.batch.engine import Engine, Session
    from archcite.batch.job import Job
    from archcite.batch.journal import Written
    from archcite.batch.limits import Limits
    from archcite.batch.shards import Shard

#: How often, in seconds, the caller is told how it goes although nothing was finished.
_BEAT: Final = 0.5


class Sink(Protocol):
    """Where shards go; `archcite.batch.output.Output` is the usual one."""

    def known(self, shard: Shard) -> Written | None:
        """What was written of a shard earlier, if it need not be done again."""
        ...

    def write(self, shard: Shard, accounts: Sequence[Account], seconds: float) -> Written:
        """Keep what the inputs of a shard gave, in order."""
        ...

    def finish(self, order: Sequence[str], *, whole: bool) -> None:
        """Nothing more comes; `order` names the shards that were kept, and `whole` says whether they are all."""
        ...


class Stopped(Exception):  # noqa: N818  (no error: the user asked for it)
    """The batch is to stop."""


def drive(
    shards: Iterable[Shard],
    job: Job[Account],
    sink: Sink,
    *,
    engine: Engine,
    limits: Limits,
    watch: Callable[[Summary], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Summary:
    """Do all shards that are not done yet.

    Args:
        shards: in order; taken only as fast as the engine works.
        job: on each document.
        sink: what keeps the shards.
        engine: what runs the job; it is started when there is something to do.
        limits: for each document.
        watch: told how it goes, at least twice a second.
        stop: asked as often; once it says so, nothing new is begun, and what is under way is finished.
    """
    summary = Summary()
    order: list[str] = []
    with ExitStack() as started:
        line = _Line(lambda: started.enter_context(engine.session(job, limits)), sink, summary)
        line.watch, line.stop = watch, stop
        try:
            for shard in shards:
                order.append(shard.name)
                written = sink.known(shard)
                if written:
                    summary.add(written.counts, before=True)
                    summary.shards += 1
                    line.beat()
                else:
                    line.take(shard)
        except Stopped:
            summary.stopped = True
        line.drain()
    summary.stopped = summary.stopped or bool(line.unfinished)
    for opened in line.unfinished.values():
        counts = opened.counts()
        summary.add(counts, sign=-1)
        summary.unkept += sum(counts.values())
    sink.finish([name for name in order if name not in line.unfinished], whole=not summary.stopped)
    return summary


class _Open:
    """A shard that is under way."""

    def __init__(self, shard: Shard) -> None:
        self.shard = shard
        self.results: list[list[Account] | None] = []
        self.seconds = 0.0
        self.all_begun = False

    def is_done(self) -> bool:
        return self.all_begun and None not in self.results

    def accounts(self) -> list[Account]:
        return [account for result in self.results for account in result or ()]

    def counts(self) -> dict[str, int]:
        return _counts(self.accounts())


class _Line:
    """The pieces that are under way, never more than the engine's window, and the shards that they belong to."""

    watch: Callable[[Summary], None]
    stop: Callable[[], bool]

    def __init__(self, begin: Callable[[], Session], sink: Sink, summary: Summary) -> None:
        self._begin = begin
        self._sink = sink
        self._summary = summary
        self._session: Session | None = None
        self._pace = Pace(0)
        self._running: dict[Future[tuple[float, list[Any]]], tuple[_Open, int, Sequence[Input]]] = {}
        self.unfinished: dict[str, _Open] = {}

    def take(self, shard: Shard) -> None:
        """Begin all pieces of a shard, waiting for room.

        Raises:
            Stopped: on the way.
        """
        if self._session is None:
            self._session = self._begin()
            self._pace = Pace(self._session.seconds)
        opened = self.unfinished[shard.name] = _Open(shard)
        for piece in self._pace.pieces(shard.inputs):
            while len(self._running) >= self._session.window:
                self._collect()
            self.beat()
            opened.results.append(None)
            future = self._session.submit(piece)
            self._running[future] = opened, len(opened.results) - 1, piece
        opened.all_begun = True
        self._settle(opened)

    def drain(self) -> None:
        """Wait for all that is under way."""
        while self._running:
            self._collect()

    def beat(self) -> None:
        """Tell how it goes.

        Raises:
            Stopped: if it is to stop.
        """
        self.watch(self._summary)
        if self.stop():
            raise Stopped

    def _collect(self) -> None:
        done, _ = wait(self._running, _BEAT, FIRST_COMPLETED)
        for future in done:
            opened, place, piece = self._running.pop(future)
            seconds, accounts = future.result()
            self._pace.learn(piece, seconds)
            opened.results[place] = accounts
            opened.seconds += seconds
            self._summary.add(_counts(accounts))
            self._settle(opened)
        self.watch(self._summary)

    def _settle(self, opened: _Open) -> None:
        """Write a shard if it is complete."""
        if opened.is_done():
            self._sink.write(opened.shard, opened.accounts(), opened.seconds)
            del self.unfinished[opened.shard.name]
            self._summary.shards += 1


def _counts(accounts: Iterable[Account]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for account in accounts:
        counts[account.outcome] = counts.get(account.outcome, 0) + 1
    return counts
