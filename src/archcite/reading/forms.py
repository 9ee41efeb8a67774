"""What a source is, told by its first bytes."""

from __future__ import annotations

import io
import re
from enum import StrEnum

from archcite.reading.errors import ReadingError
from archcite.reading.text import wide_encoding


class Form(StrEnum):
    """The forms of documents that have a reader."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"


#: First bytes of what has no text for us → what to tell the user.
_FOREIGN = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Word file or an encrypted one: save it as .docx without a password",
    b"{\\rtf": "a rich text file: save it as .docx or as plain text",
    b"\x89PNG": "an image: it has to go through text recognition (OCR) first",
    b"\xff\xd8\xff": "an image: it has to go through text recognition (OCR) first",
    b"II*\x00": "an image: it has to go through text recognition (OCR) first",
    b"MM\x00*": "an image: it has to go through text recognition (OCR) first",
    b"GIF8": "an image: it has to go through text recognition (OCR) first",
    b"AT&TFORM": "a DjVu scan: convert it to a PDF with a text layer first",
    b"\x1f\x8b": "compressed with gzip: unpack it first",
    b"7z\xbc\xaf": "a 7z archive: unpack it first",
    b"Rar!": "a RAR archive: unpack it first",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
#: Control characters that no text has: those of lines, pages, tabs, ends of files and escapes apart.
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\f\r\x1a\x1b")))
#: One such byte in so many is noise.
_NOISY = 20
#: No character of UTF-8 has more bytes; the head may end within one.
_LONGEST_CHARACTER = 4
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"</?(?:p|div|span|br|a|i|em|b|strong|td|tr|table|ul|ol|li|h[1-6]|meta|title|blockquote)\b[^<>]{0,500}>",
    re.IGNORECASE,
)


def recognize(data: bytes, source: str) -> Form:
    """The form of a source.

    Raises:
        ReadingError: when it is known to be something without a reader.

    Example:
        >>> recognize(b"<!DOCTYPE html><p>one", "a")
        <Form.HTML: 'html'>
    """
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise ReadingError(source, f"this is {what}")
    if b"%PDF-" in data[:1024]:
        return Form.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, source)
    if _is_noise(data[:8192]):
        raise ReadingError(source, "this is no text: its bytes are those of no encoding, or of another kind of file")
    head = _without_wide(data[:8192]).removeprefix(b"\xef\xbb\xbf")
    return Form.HTML if _MARKUP.match(head) or len(_TAG.findall(head)) >= 3 else Form.TEXT


def _is_noise(head: bytes) -> bool:
    """Whether bytes that are no UTF-8 have control characters all over, as no text in another encoding has; wide ones have zeros."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * _NOISY < len(head) or head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(head):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start < len(head) - _LONGEST_CHARACTER
    return False


def _without_wide(head: bytes) -> bytes:
    """The ASCII of a UTF-16 head, in which markup is told as in any other."""
    return head[2:].replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head


def _zipped(data: bytes, source: str) -> Form:
    import zipfile  # noqa: PLC0415 - plain text needs none of it

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadingError(source, f"the file begins as a zip package (docx, odt) but is damaged: {error}") from error
    if "word/document.xml" in names:
        return Form.DOCX
    if "content.xml" in names:
        return Form.ODT
    raise ReadingError(source, "a zip package without a text document (docx or odt) in it")
