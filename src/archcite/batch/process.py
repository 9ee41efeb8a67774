"""The parent's side of one process of `archcite.batch.worker`: started, handed pieces, watched, ended."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final

from archcite.batch.worker import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.batch.documents import Input
    from archcite.batch.job import Job
    from archcite.batch.limits import Limits

#: How many times its limit a document may take before its process is ended from outside.
_PATIENCE: Final = 3.0
_STARTING: Final = 120.0


class EngineError(Exception):
    """The engine cannot work at all: no document is to blame."""


class DeathError(Exception):
    """The process died.

    Args:
        how: in words: ``was ended by SIGSEGV``.
        suspect: the number, in its piece, of the document that it was at; -1 if it was at none.
    """

    def __init__(self, how: str, suspect: int) -> None:
        super().__init__(how)
        self.how = how
        self.suspect = suspect


class Process:
    """A process that reads documents.

    Args:
        setup: a job and limits, as `pickled` gives them.
        limits: for each document.

    Raises:
        EngineError: it does not start.
    """

    def __init__(self, setup: bytes, limits: Limits) -> None:
        self._limits = limits
        self._errors = tempfile.TemporaryFile(prefix="archcite-")  # noqa: SIM115  (open as long as the process runs)
        self._mark = tempfile.TemporaryFile(prefix="archcite-", buffering=0)  # noqa: SIM115
        self._mark.write(MARK.pack(-1, 0.0))
        ours, theirs = socket.socketpair()
        with theirs:
            handed = (theirs.fileno(), self._mark.fileno())
            self._popen = subprocess.Popen(  # noqa: S603  (our own interpreter, our own module)
                [sys.executable, "-m", "archcite.batch.worker", *map(str, handed)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                pass_fds=handed,
                start_new_session=True,  # Ctrl-C reaches the parent alone
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        self._link = Connection(ours.detach())
        try:
            self._link.send_bytes(pickle.dumps(sys.path))
            self._link.send_bytes(setup)
            if not self._link.poll(_STARTING):
                self._popen.kill()
            self._link.recv()
        except (EOFError, OSError) as error:
            how, told = self._death().how, self._told()
            self.close()
            raise EngineError(f"a process did not start: it {how}\n{told}".rstrip()) from error

    def run(self, piece: Sequence[Input]) -> tuple[float, list[Any]]:
        """The seconds that a piece took, and its outcomes, in order.

        Raises:
            DeathError: the process died on the way.
        """
        try:
            self._link.send_bytes(pickle.dumps(piece, pickle.HIGHEST_PROTOCOL))
            while not self._link.poll(1.0):
                self._watch()
            result: tuple[float, list[Any]] = self._link.recv()
        except (EOFError, OSError) as error:
            raise self._death() from error
        return result

    def kill(self) -> None:
        """End the process at once; another thread may be at `run`, which then raises."""
        self._popen.kill()

    def close(self) -> None:
        """End the process and give back all that it held."""
        self._popen.kill()
        self._popen.wait()
        for thing in (self._link, self._errors, self._mark):
            thing.close()

    def _watch(self) -> None:
        """End a process that is at one document for too long: it does not heed its own clock."""
        number, begun = self._marked()
        if number >= 0 and time.monotonic() - begun > _PATIENCE * self._limits.seconds:
            self._popen.kill()

    def _marked(self) -> tuple[int, float]:
        number, begun = MARK.unpack(os.pread(self._mark.fileno(), MARK.size, 0))
        return int(number), float(begun)

    def _death(self) -> DeathError:
        """How the process died, and at which document."""
        suspect, begun = self._marked()
        try:
            code = self._popen.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            code = self._popen.wait()
        seconds = time.monotonic() - begun if suspect >= 0 else 0.0
        return DeathError(_how(code, seconds, self._limits), suspect)

    def _told(self) -> str:
        """The end of what the process wrote on its standard error."""
        self._errors.seek(0)
        return self._errors.read()[-2000:].decode("utf-8", "replace")


def pickled(job: Job[Any], limits: Limits) -> bytes:
    """A job as bytes; functions of a script or a notebook travel too where cloudpickle is installed.

    Raises:
        EngineError: it cannot be sent to another process.
    """
    try:
        from cloudpickle import dumps
    except ImportError:
        dumps = pickle.dumps
    try:
        return bytes(dumps((job, limits)))
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise EngineError(f"the function cannot be sent to another process; define it in a module: {error}") from error


def _how(code: int, seconds: float, limits: Limits) -> str:
    """A process's end in words."""
    if code >= 0:
        return f"ended with exit code {code}"
    name = signal.Signals(-code).name
    if name == "SIGPROF" or seconds > _PATIENCE * limits.seconds:
        return f"did not stop within {limits.seconds:g} s (--max-seconds)"
    return f"was ended by {name}"
