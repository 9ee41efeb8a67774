"""The documents in a web archive (WARC, ISO 28500): what servers answered, unpacked as a browser would see it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any, Final

from archcite.batch.documents import Input
from archcite.batch.extra import needs
from archcite.batch.naming import readable
from archcite.batch.places import Held, Missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

#: Kinds of record that carry a document, and kinds of document that archcite reads; pictures and scripts are no inputs.
_RECORDS: Final = frozenset({"response", "resource", "conversion"})
_MEDIA: Final = (
    "text/",
    "application/pdf",
    "application/xhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
    "application/vnd.oasis.opendocument.text",
)


def documents(file: IO[bytes], name: str, most: int, stamp: str) -> Iterator[Input]:
    """The documents of a WARC, packed or not, in its order: answers with a 2xx status, of a kind that archcite reads.

    Args:
        file: the WARC, at its beginning.
        name: of the WARC as an input; its records' names begin with it.
        most: documents above this size are not unpacked into memory.
        stamp: of the WARC; see `archcite.batch.documents.Input`.
    """
    with needs("web archives"):
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

    try:
        _check_begin(file)
        for number, record in enumerate(ArchiveIterator(file)):
            if _carries(record):
                yield _input(name, number, record, stamp, most)
    except ArchiveLoadFailed as error:
        raise EOFError(str(error)) from error


def _check_begin(file: IO[bytes]) -> None:
    """Refuse what is no WARC: the reader would take it for an empty one."""
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    head = gzip.GzipFile(fileobj=file).read(5) if packed else file.read(5)
    file.seek(0)
    if head not in {b"WARC/", b""}:
        raise EOFError("it does not begin with a WARC record")


def _input(container: str, number: int, record: Any, stamp: str, most: int) -> Input:
    name = f"{container}#{number}!" + readable(str(record.rec_headers.get_header("WARC-Target-URI")))
    data = record.content_stream().read(most + 1)
    if len(data) <= most and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("it ends in the middle of a record")
    if len(data) > most:
        return Input(name, Missing("too-large", f"more than {most:,} bytes, which is the limit (--max-size)"))
    return Input(name, Held(data), len(data), f"{stamp}-{number}")


def _carries(record: Any) -> bool:
    """Whether a record is a document of a kind that archcite reads."""
    if record.rec_type not in _RECORDS:
        return False
    http = record.http_headers
    if http and not str(http.get_statuscode()).startswith("2"):
        return False
    media = (http and http.get_header("Content-Type")) or record.rec_headers.get_header("Content-Type") or "text/plain"
    return str(media).lower().startswith(_MEDIA)
