"""Extraction of many documents, for programs: an iterable in, extractions out, in order, as they are ready."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import count, islice
from os import PathLike, fspath
from typing import TYPE_CHECKING, Final

from archcite.batch.documents import Failure, Input, InputError
from archcite.batch.folder import file
from archcite.batch.limits import Limits
from archcite.batch.local import Local
from archcite.batch.places import Held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from archcite.batch.documents import Document
    from archcite.extraction import Extraction

#: Documents handed over at once, and the origin of those that are characters already.
_PIECE: Final = 64
_CHARACTERS: Final = "<text>"


def extract_many(
    documents: Iterable[str | bytes | PathLike[str]], *, jobs: int | None = None, limits: Limits | None = None
) -> Iterator[Extraction | Failure]:
    """Read many documents in several processes.

    Args:
        documents: texts, bytes of documents (text, HTML, PDF, docx, odt), or paths of files; taken as fast as they are read.
        jobs: processes; as many as there are processors if None.
        limits: of size, time and memory for each document.

    Yields:
        For each document, in order, what `archcite.extract` gives, or why it could not be read; nothing raises for a document.

    Example:
        >>> for found in extract_many(["RGASPI, f. 558, op. 11, d. 97.", "AVP RF, f. 059, op. 1, p. 352."], jobs=1):
        ...     print(found.facts()["fond"])
        558
        059
    """
    given = map(_input, documents, count(1))
    running: deque[Future[tuple[float, list[Extraction | Failure]]]] = deque()
    engine = Local() if jobs is None else Local(jobs)
    with engine.session(_ExtractJob(), limits or Limits()) as session:
        while piece := tuple(islice(given, _PIECE)):
            running.append(session.submit(piece))
            if len(running) >= session.window:
                yield from running.popleft().result()[1]
        while running:
            yield from running.popleft().result()[1]


@dataclass(frozen=True, slots=True)
class _ExtractJob:
    """See `archcite.batch.job.Job`."""

    def prepare(self) -> None:
        from archcite.extraction.reader import extract

        extract("RGASPI, f. 1, op. 2, d. 3.")

    def done(self, document: Document) -> Extraction | Failure:
        from archcite.extraction.reader import extract
        from archcite.reading import ReadingError, read_bytes

        if document.origin == _CHARACTERS:
            return extract(document.data.decode("utf-8", "surrogatepass"))
        try:
            return extract(read_bytes(document.data, document.name))
        except ReadingError as error:
            raise InputError("unreadable", error.reason) from error

    def failed(self, given: Input, failure: Failure) -> Extraction | Failure:
        del given
        return failure


def _input(document: str | bytes | PathLike[str], number: int) -> Input:
    if isinstance(document, str):
        data = document.encode("utf-8", "surrogatepass")
        return Input(f"<text {number}>", Held(data), len(data), origin=_CHARACTERS)
    if isinstance(document, bytes):
        return Input(f"<document {number}>", Held(document), len(document))
    return file(fspath(document))
