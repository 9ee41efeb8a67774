"""Bytes → text, nothing made alike: what a format wrote is what its reader gets.

Exports of older programs are often not UTF-8, and files put together out of several exports are in several encodings at
once: a file that is not UTF-8 as a whole is decoded line by line, so that one line in Latin-1 does not spoil the others.
"""

from __future__ import annotations

import codecs
from typing import Final

from archcite.model import Problem, Severity, Span, Text

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, source: str = "<data>") -> Text:
    """The text of a file.

    Args:
        data: the whole file.
        source: a name for messages.

    Returns:
        The text without a byte order mark; what was not UTF-8 was read as one of the older encodings, and a problem
        names the encoding and the first line so read.

    Example:
        >>> decode("TI  - Müller".encode("latin-1")).content
        'TI  - Müller'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data.removeprefix(mark) if encoding == "utf-8" else data, encoding, source)
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(data, source)
    if encoding := _unmarked_utf16(data):
        return _marked(data, encoding, source)
    return Text(content, source)


def _marked(data: bytes, encoding: str, source: str) -> Text:
    try:
        return Text(data.decode(encoding), source, encoding)
    except UnicodeDecodeError as error:
        content = data.decode(encoding, "replace")
        message = f"the file's byte order mark says {encoding}, but byte {error.start} is none: it reads as U+FFFD"
        return Text(content, source, encoding, (Problem("encoding", Severity.ERROR, message),))


def _unmarked_utf16(data: bytes) -> str:
    head = data[:512]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) // 4 else ""


def _old(data: bytes, source: str) -> Text:
    if encoding := _unmarked_utf16(data):
        return _marked(data, encoding, source)
    lines, odd = [], []
    for number, line in enumerate(data.splitlines(keepends=True)):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            odd.append(number)
            lines.append("")
    raw = data.splitlines(keepends=True)
    encoding = _guess(b"".join(raw[number] for number in odd))
    for number in odd:
        lines[number] = raw[number].decode(encoding, "replace")
    start = sum(len(line) for line in lines[: odd[0]])
    span = Span(start, start + len(lines[odd[0]].rstrip("\r\n")))
    message = (
        f"not UTF-8: {len(odd)} line{'s' * (len(odd) > 1)} read as {encoding}; say so with --encoding if that is wrong"
    )
    problem = Problem("encoding-guessed", Severity.WARNING, message, span)
    return Text("".join(lines), source, encoding, (problem,))


def _guess(odd: bytes) -> str:
    """The encoding of text with bytes above 127: Windows-1252 unless the bytes are mostly letters of another alphabet."""
    letters = sum(byte > 127 for byte in odd)
    if letters * 4 < sum(chr(byte).isalpha() for byte in odd if byte < 128):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 40 ms that few files need

    best = from_bytes(
        odd[:100_000], cp_isolation=["cp1251", "koi8_r", "cp866", "cp1252", "cp1250", "gb18030", "big5"]
    ).best()
    return best.encoding if best else "cp1252"
