"""Any function over any documents: the Python door to batches."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from archcite.batch.documents import Input
from archcite.batch.function import FunctionJob
from archcite.batch.limits import Limits
from archcite.batch.line import drive
from archcite.batch.local import Local
from archcite.batch.output import Output
from archcite.batch.shards import cut
from archcite.batch.sources import inputs
from archcite.batch.store import store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archcite.batch.documents import Document
    from archcite.batch.engine import Engine
    from archcite.batch.line import Sink
    from archcite.batch.progress import Summary


def run(
    source: Iterable[Input | str | os.PathLike[str]],
    function: Callable[[Document], Any],
    sink: Sink | str | os.PathLike[str],
    *,
    engine: Engine | str = "local",
    limits: Limits | None = None,
) -> Summary:
    """Apply a function to many documents and keep what it gives; what is there already is not done again.

    Args:
        source: inputs, or what the command line takes: folders, files, archives, fsspec locations.
        function: from a `Document` to something that JSON can write; an exception makes the input a failure. It runs in other
            processes: define it in a module (or install cloudpickle, which the extra `batch` brings).
        sink: a folder, an fsspec location, or any `Sink`.
        engine: ``local``, ``dask``, or an engine such as ``Local(jobs=4)`` or ``Dask("tcp://scheduler:8786")``.
        limits: of size, time and memory for each document.

    Returns:
        How many inputs gave what.

    Raises:
        OSError: the output cannot be written; what was written before is whole, and the same call goes on from there.
        EngineError: no process can be started.

    Example:
        >>> import tempfile
        >>> from archcite.batch import run
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     summary = run(["seeds"], repr, folder)
        >>> summary.records, summary.failures
        (1, 0)
    """
    limits = limits or Limits()
    given = _inputs(source, sink if isinstance(sink, str | os.PathLike) else "", limits)
    job = FunctionJob(function)
    if not isinstance(sink, str | os.PathLike):
        return drive(cut(given), job, sink, engine=engine_of(engine), limits=limits)
    place = store(sink)
    with place.locked():
        output = Output(place, (), {"signed": {"function": job.name}})
        return drive(cut(given), job, output, engine=engine_of(engine), limits=limits)


def _inputs(
    source: Iterable[Input | str | os.PathLike[str]], skipped: str | os.PathLike[str], limits: Limits
) -> Iterator[Input]:
    for thing in source:
        if isinstance(thing, Input):
            yield thing
        else:
            yield from inputs(thing, skipped=skipped, most=limits.size)


def engine_of(engine: Engine | str) -> Engine:
    """The engine of a name.

    Raises:
        ValueError: there is none of that name.
    """
    if engine == "local":
        return Local()
    if engine == "dask":
        from archcite.batch.cluster import Dask

        return Dask()
    if not isinstance(engine, str):
        return engine
    raise ValueError(f"no engine {engine!r}: local or dask")
