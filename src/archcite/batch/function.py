"""Any function from a document to something that JSON can write, as a batch's job."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from archcite.batch.account import FAILURE, RECORD, Account
from archcite.batch.naming import path_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from archcite.batch.documents import Document, Failure, Input


@dataclass(frozen=True, slots=True)
class FunctionJob:
    """A function as a job; its results are the rows.

    Args:
        function: from a document to anything that JSON can write.
    """

    function: Callable[[Document], Any]

    @property
    def name(self) -> str:
        """What tells the function from others."""
        return f"{self.function.__module__}.{getattr(self.function, '__qualname__', repr(self.function))}"

    def prepare(self) -> None:
        """See `Job.prepare`."""

    def done(self, document: Document) -> Account:
        """See `Job.done`."""
        result = self.function(document)
        return Account(RECORD, msgspec.json.encode({"input": document.name, "outcome": RECORD, "result": result}))

    def failed(self, given: Input, failure: Failure) -> Account:
        """See `Job.failed`."""
        return failed(given, failure)


def failed(given: Input, failure: Failure) -> Account:
    """The account of an input that gave nothing, with the command that tries it again."""
    told = {"input": given.name, "outcome": FAILURE, "code": failure.code, "message": failure.message}
    told |= {"place": failure.place} if failure.place else {}
    return Account(FAILURE, msgspec.json.encode(told | {"again": again(given)}), failure.code)


def again(given: Input | Document) -> str:
    """The command that does one input again, by itself.

    Example:
        >>> from archcite.batch.documents import Document
        >>> again(Document("all.zip/1.txt", b"", origin="all.zip"))
        'archcite batch all.zip --only all.zip/1.txt --out again'
    """
    if given.origin:
        return f"archcite batch {_shell(given.origin)} --only {shlex.quote(given.name)} --out again"
    return f"archcite batch {_shell(given.name)} --out again"


def _shell(name: str) -> str:
    """A path for a shell; bytes that are not UTF-8, which JSON cannot hold, in the quotes that bash and zsh have for them."""
    path = path_of(name)
    if name == path:
        return shlex.quote(path)
    escaped = "".join(rf"\x{byte:02x}" if byte < 0x20 or byte > 0x7E else chr(byte) for byte in os.fsencode(path))
    return "$'" + escaped.replace("'", r"\'") + "'"
