"""What is done to each document, in the process that does it: the seam between the engines and the work."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Protocol, TypeVar

from archcite.batch.documents import Document, Failure, InputError
from archcite.batch.limits import Limits, OutOfTime, time_limit

if TYPE_CHECKING:
    from archcite.batch.documents import Input

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Job(Protocol[T_co]):
    """The work of a batch: picklable, for it travels to other processes and machines."""

    def prepare(self) -> None:
        """Import and build what `done` needs, once a process."""

    def done(self, document: Document) -> T_co:
        """What a document gives."""

    def failed(self, given: Input, failure: Failure) -> T_co:
        """What stands for an input that gave nothing."""


def attempt(job: Job[T], given: Input, limits: Limits) -> T:
    """Read one input and do the job on it, within the limits; whatever goes wrong is an outcome, never an exception."""
    try:
        try:
            with time_limit(limits.seconds):
                return job.done(Document(given.name, given.place.read(limits.size), given.origin))
        except OutOfTime:
            failure = Failure("too-slow", f"took more than {limits.seconds:g} s (--max-seconds)")
        except MemoryError:
            failure = Failure("too-big", f"needs more than {limits.memory:,} bytes of memory (--max-memory)")
        except InputError as error:
            failure = error.failure
        except RecursionError as error:
            failure = Failure("too-deep", "nested too deeply", _place(error))
        except OSError as error:
            failure = Failure("unreadable", error.strerror or str(error))
        except Exception as error:  # noqa: BLE001  (one document never stops the others, whatever is wrong with it)
            failure = Failure("error", f"{type(error).__name__}: {error}", _place(error))
    except OutOfTime:  # it came between the work and the end of the limit
        failure = Failure("too-slow", f"took more than {limits.seconds:g} s (--max-seconds)")
    return job.failed(given, failure)


def _place(error: BaseException) -> str:
    """The line of the program that raised, without the path of the machine that it ran on."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    last = frames[-1]
    file = last.filename.replace("\\", "/").rsplit("/", 1)[-1]
    return f"{file}:{last.lineno} in {last.name}"
