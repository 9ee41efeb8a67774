"""What runs inside a Dask worker: its guarded processes, one for each of its threads."""

from __future__ import annotations

import signal
import threading
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Final

from distributed import WorkerPlugin, get_worker

from archcite.batch.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.batch.documents import Input
    from archcite.batch.job import Job
    from archcite.batch.limits import Limits

PLUGIN: Final = "archcite"


class Guards(WorkerPlugin):  # type: ignore[misc]  # distributed has no types
    """Keeps the guarded processes of a worker; workers that join later get one too.

    Args:
        job: what to do with each document.
        limits: for each document.
    """

    def __init__(self, job: Job[Any], limits: Limits) -> None:
        self._job = job
        self._limits = limits

    def setup(self, worker: Any) -> None:  # noqa: ARG002  (the plugin's interface)
        """Begin without a process: it is started when its thread first has something to do."""
        self._guards: dict[int, Guard[Any]] = {}

    def guard(self) -> Guard[Any]:
        """The guarded process of this thread."""
        thread = threading.get_ident()
        if thread not in self._guards:
            self._guards[thread] = Guard(self._job, self._limits)
        return self._guards[thread]

    def teardown(self, worker: Any) -> None:  # noqa: ARG002  (as above)
        """End all processes."""
        for guard in self._guards.values():
            guard.close()


class Unasked(WorkerPlugin):  # type: ignore[misc]  # as above
    """Keeps Ctrl-C from the workers of our own cluster: a terminal sends it to them too, but the command decides when to stop."""

    def setup(self, worker: Any) -> None:  # noqa: ARG002  (the plugin's interface)
        """Ignore the signal, in the thread that may say so."""
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_IGN)


def run_piece(piece: Sequence[Input]) -> tuple[float, list[Any]]:
    """Run a piece in the guarded process of this thread."""
    plugin: Any = get_worker().plugins[PLUGIN]
    result: tuple[float, list[Any]] = plugin.guard().run(piece)
    return result


def installed() -> str:
    """The version of archcite that this worker runs; empty when it has none."""
    try:
        return version("archcite")
    except PackageNotFoundError:
        return ""
