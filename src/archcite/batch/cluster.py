"""The engine of many machines: pieces go to Dask workers, and there to guarded processes like those of the local engine.

A Dask worker that dies takes nothing with it: its pieces are run again elsewhere. A document that kills never kills a Dask
worker, for it is read in a process that the worker guards.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from archcite.batch.extra import needs, require
from archcite.batch.local import processors
from archcite.batch.process import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.batch.documents import Input
    from archcite.batch.job import Job
    from archcite.batch.limits import Limits

#: How often a piece may lose its Dask worker before the batch gives up: no document is to blame for that.
_RETRIES: Final = 10
#: Seconds after which the workers are counted again.
_RECOUNT: Final = 10.0


@dataclass(frozen=True, slots=True)
class Dask:
    """A Dask cluster.

    Args:
        scheduler: its address, such as ``tcp://scheduler:8786``; empty for a cluster of this machine's own.
        jobs: processes of a cluster of our own.

    Raises:
        ExtraMissingError: dask.distributed is not installed.
    """

    scheduler: str = ""
    jobs: int = field(default_factory=processors)

    def __post_init__(self) -> None:
        """Refuse before anything is written."""
        require("distributed", "batches on a cluster")

    @contextmanager
    def session(self, job: Job[Any], limits: Limits) -> Iterator[DaskSession]:
        """See `Engine.session`.

        Raises:
            EngineError: the cluster cannot be reached, is lost on the way, has no workers, or they run another version of archcite.
        """
        with needs("batches on a cluster"):
            import dask
            from distributed import Client, LocalCluster
            from distributed.comm import CommClosedError

            from archcite.batch.cluster_worker import PLUGIN, Guards, Unasked

        # a worker's process is not to blame for what our own process in it does; the scheduler tries elsewhere long before
        with dask.config.set({"distributed.scheduler.allowed-failures": _RETRIES}):
            cluster = (
                None
                if self.scheduler
                else LocalCluster(n_workers=self.jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50)
            )
            try:
                client = Client(cluster or self.scheduler, timeout=20, set_as_default=False)
            except OSError as error:
                raise EngineError(f"no Dask scheduler at {self.scheduler}: {error}") from error
        try:
            same_version(client)
            if cluster:
                client.register_plugin(Unasked(), name=f"{PLUGIN}-interrupts")
            client.register_plugin(Guards(job, limits), name=PLUGIN)
            yield DaskSession(client)
        except CommClosedError as error:  # met wherever the scheduler is asked something, before pieces are given up
            raise _scheduler_lost(error) from error
        finally:
            with suppress(OSError, TimeoutError):
                client.unregister_worker_plugin(PLUGIN)
            client.close()
            if cluster:
                cluster.close()


class DaskSession:
    """See `archcite.batch.engine.Session`."""

    seconds: float = 2.0

    def __init__(self, client: Any) -> None:
        self._client = client
        self._running: dict[Any, Future[tuple[float, list[Any]]]] = {}
        self._lock = threading.Lock()
        self._counted = 0.0
        self._window = 0

    @property
    def window(self) -> int:
        """See `Session.window`: workers may come and go while the batch runs."""
        if time.monotonic() - self._counted > _RECOUNT and self._client.status == "running":
            self._window = 2 * max(1, sum(self._client.nthreads().values())) + 1
            self._counted = time.monotonic()
        return self._window

    def submit(self, piece: Sequence[Input]) -> Future[tuple[float, list[Any]]]:
        """See `Session.submit`."""
        from archcite.batch.cluster_worker import run_piece

        ours: Future[tuple[float, list[Any]]] = Future()
        theirs = self._client.submit(run_piece, piece, pure=False, retries=_RETRIES)
        with self._lock:
            self._running[theirs] = ours
        theirs.add_done_callback(self._done)
        return ours

    def kill(self) -> None:
        """See `Session.kill`."""
        self._client.cancel(list(self._running), force=True)

    def _done(self, theirs: Any) -> None:
        with self._lock:
            ours = self._running.pop(theirs)
        try:
            ours.set_result(theirs.result())
        except BaseException as error:  # noqa: BLE001  (handed to whoever waits for the result)
            if theirs.status in {"cancelled", "lost"}:
                error = _scheduler_lost(error)
            ours.set_exception(error)


def _scheduler_lost(error: BaseException) -> EngineError:
    return EngineError(f"the Dask scheduler is gone, or dropped a piece; run the same command again: {error}")


def same_version(client: Any) -> None:
    """See that all workers run this version of archcite.

    Raises:
        EngineError: there are none, or they do not.
    """
    try:
        client.wait_for_workers(1, timeout=60)
    except TimeoutError as error:
        raise EngineError("the Dask cluster has no workers") from error
    from archcite.batch.cluster_worker import installed

    here = installed()
    for address, there in client.run(installed).items():
        if there != here:
            raise EngineError(f"the worker at {address} runs archcite {there or '(not installed)'}, not {here}")
