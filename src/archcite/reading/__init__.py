"""From bytes to a `Text`, by what the bytes are and not by what the file is called; one file a form.

Imports of the forms' libraries are lazy: reading plain text loads none of them.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from archcite.reading.errors import ReadingError
from archcite.reading.forms import Form, recognize

if TYPE_CHECKING:
    from archcite.model import Text

__all__ = ["MOST_BYTES", "ReadingError", "file_bytes", "read_bytes", "read_path"]

#: Larger sources are refused before they are read: no citation, footnote or document page comes near.
MOST_BYTES = 256 * 1024 * 1024

_READERS = {
    Form.TEXT: "archcite.reading.text",
    Form.HTML: "archcite.reading.html",
    Form.PDF: "archcite.reading.pdf",
    Form.DOCX: "archcite.reading.docx",
    Form.ODT: "archcite.reading.odt",
}


def read_bytes(data: bytes, source: str) -> Text:
    r"""Read a document: plain text in any common encoding, HTML, PDF, docx or odt.

    Args:
        data: the whole source.
        source: its name, for messages: a path, or ``<stdin>``.

    Raises:
        ReadingError: when it holds no text that could be read, with the reason.

    Example:
        >>> read_bytes(b"October 4,\r\n1962", "note.txt").content
        'October 4,\n1962'
    """
    if len(data) > MOST_BYTES:
        raise ReadingError(source, f"{len(data):,} bytes are more than the {MOST_BYTES:,} that are read")
    text: Text = import_module(_READERS[recognize(data, source)]).read(data, source)
    return text


def read_path(path: str | Path) -> Text:
    """Read a file; see `read_bytes`.

    Raises:
        OSError: when the file cannot be opened.
        ReadingError: when it holds no text that could be read.
    """
    return read_bytes(file_bytes(path), str(path))


def file_bytes(path: str | Path) -> bytes:
    """The bytes of a file; of one that is too large one more than are read, so that it is refused.

    Raises:
        OSError: when the file cannot be opened.
    """
    with Path(path).open("rb") as file:
        return file.read(MOST_BYTES + 1)
