"""What a batch reads: an `Input` says where a document is, a `Document` is what was there, a `Failure` why it was not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Document:
    """One document as its source holds it.

    Args:
        name: of the input, unique in its batch.
        data: the bytes.
        origin: see `Input`.
    """

    name: str
    data: bytes
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input gave nothing.

    Args:
        code: stable and kebab-case, such as ``too-large`` or ``killed-its-process``.
        message: one sentence for the reader.
        place: where in the input or in the program, when known.
    """

    code: str
    message: str
    place: str = ""


class InputError(Exception):
    """An input that cannot be read; its failure tells why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.failure = Failure(code, message)


class Place(Protocol):
    """Where the bytes of an input are; small, picklable, and read in the process that needs them."""

    def read(self, most: int) -> bytes:
        """The bytes.

        Args:
            most: how many bytes are allowed.

        Raises:
            InputError: there are more, or they cannot be had.
            OSError: the system refused.
        """
        ...


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a batch has to account for.

    Args:
        name: unique in the batch, printable, in one line.
        place: where its bytes are.
        size: in bytes, as far as known without reading; else 0.
        stamp: differs when the content does: size and time of change, a checksum, a position in a container.
        origin: what to name on the command line to meet this input again: the container that it is in; empty when it is `name`.
    """

    name: str
    place: Place
    size: int = 0
    stamp: str = ""
    origin: str = ""
