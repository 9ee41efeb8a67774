"""How a batch is getting on, for the eye: a bar on a terminal, a line a minute in a pipe, a summary at the end."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Final, Self

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from rich.progress import Progress as Bar

    from archcite.batch.progress import Summary

_MINUTE: Final = 60.0


class Progress:
    """Shows a batch's progress on standard error while the context lasts.

    Args:
        expected: counts the inputs, in a thread of its own; None if they cannot be counted.
        every: seconds between two lines in a pipe.
    """

    def __init__(self, expected: Callable[[], int | None], every: float = _MINUTE) -> None:
        self._expected = expected
        self._every = every
        self._total: int | None = None
        self._told = time.monotonic()
        self._bar = _bar() if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        threading.Thread(target=self._count, daemon=True).start()
        if self._bar:
            self._bar.start()
            self._task = self._bar.add_task("", total=None, rate="", left="", failed="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def watch(self, summary: Summary) -> None:
        """Show the counts, if it is time to."""
        if self._bar:
            failed = summary.failures + summary.problems
            self._bar.update(
                self._task,
                completed=summary.inputs,
                total=self._total,
                rate=f"{summary.rate:,.0f}/s",
                left=_left(summary, self._total),
                failed=f"[red]{failed:,} failed[/]" if failed else "",
            )
        elif time.monotonic() - self._told >= self._every:
            self._told = time.monotonic()
            click.echo(line(summary, self._total), err=True)

    def _count(self) -> None:
        self._total = self._expected()


def line(summary: Summary, total: int | None) -> str:
    """A batch's progress in one line.

    Example:
        >>> from archcite.batch import Summary
        >>> import time
        >>> line(Summary(records=50, failures=1, begun=time.monotonic() - 10), 102)
        '51 of 102 documents, 5/s, 0:00:10 left, 1 failed'
    """
    failed = summary.failures + summary.problems
    parts = [f"{summary.inputs:,}{f' of {total:,}' if total else ''} documents", f"{summary.rate:,.0f}/s"]
    left = _left(summary, total)
    return ", ".join([*parts, *([left] if left else []), f"{failed:,} failed"])


def _left(summary: Summary, total: int | None) -> str:
    """How long it will take at the pace so far; empty while that cannot be known."""
    if not total or summary.inputs == summary.before:
        return ""
    return f"{_clock(max(0, total - summary.inputs) / summary.rate)} left"


def closing(summary: Summary, place: str) -> str:
    """What to say when a batch has ended."""
    done = f"{summary.inputs:,} document{'s' * (summary.inputs != 1)}: {summary.records:,} record{'s' * (summary.records != 1)}"
    done += f", {summary.problems:,} with errors" if summary.problems else ""
    done += f", {summary.failures:,} failed" if summary.failures else ""
    done += f" ({summary.before:,} done before)" if summary.before else ""
    fresh = summary.inputs - summary.before
    pace = f" in {_clock(summary.seconds)}, {summary.rate:,.0f}/s" if fresh else ""
    if summary.stopped:
        unkept = f" {summary.unkept:,} more, whose shards are not complete, are read again." if summary.unkept else ""
        return f"Stopped. {done}{pace}.{unkept} The same command goes on from here."
    failed = summary.failures + summary.problems
    return f"{done}{pace}. {f'Why: {place}/failures.jsonl' if failed else f'In {place}'}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _bar() -> Bar:
    """A bar; rich is imported only where there is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    told = (TextColumn(f"{{task.fields[{name}]}}") for name in ("rate", "left", "failed"))
    return Bar(BarColumn(20), MofNCompleteColumn(), *told, console=Console(stderr=True), refresh_per_second=4)
