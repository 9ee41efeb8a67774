"""OpenDocument text (ISO/IEC 26300): the text of the body, then the notes, each on a line with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.reading.errors import ReadingError
from archcite.reading.package import Package
from archcite.reading.text import as_text

if TYPE_CHECKING:
    from lxml import etree

    from archcite.model import Text

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LINES = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_SKIPPED = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation"})


def read(data: bytes, source: str) -> Text:
    """Read an .odt document.

    Raises:
        ReadingError: when the package is damaged, encrypted or too large, or holds no text.
    """
    package = Package(data, source)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(str(element.tag).endswith("}encryption-data") for element in manifest.iter()):
        raise ReadingError(source, "the document is encrypted: save it without a password")
    root = package.xml("content.xml")
    body = None if root is None else root.find(f".//{_OFFICE}text")
    content = "" if body is None else _Collector(body).content()
    if not content.strip():
        raise ReadingError(source, "the document holds no text")
    return as_text(content, source)


class _Collector:
    """Walks a body once: notes stand inside the paragraph that they belong to and are set aside."""

    def __init__(self, body: etree._Element) -> None:
        self._lines: list[list[str]] = [[]]
        self._notes: list[list[list[str]]] = []
        self._outer: list[list[list[str]]] = []
        self._visit(body)

    def content(self) -> str:
        """Body, then notes."""
        notes = [" ".join("".join(line) for line in note if line).strip() for note in self._notes]
        numbered = [f"{number} {note}" for number, note in enumerate(notes, 1) if note]
        return "\n".join(["\n".join("".join(line) for line in self._lines).strip("\n"), *numbered])

    def _visit(self, body: etree._Element) -> None:
        """Depth first with a stack of our own: a hostile document may be deeper than Python's."""
        stack: list[tuple[etree._Element, bool]] = [(body, False)]
        while stack:
            element, left = stack.pop()
            if left:
                self._leave(element)
                if element is not body and element.tail:
                    self._lines[-1].append(element.tail)
                continue
            if element.tag in _SKIPPED or callable(element.tag):
                if element.tail:
                    self._lines[-1].append(element.tail)
                continue
            self._enter(element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def _enter(self, element: etree._Element) -> None:
        if element.tag == f"{_TEXT}note":
            self._outer.append(self._lines)
            self._lines = [[]]
            self._notes.append(self._lines)
        elif element.tag == f"{_TEXT}s":
            count = element.get(f"{_TEXT}c") or "1"
            self._lines[-1].append(" " * min(int(count) if count.isdecimal() else 1, 80))
        elif element.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            self._lines[-1].append(" " if element.tag.endswith("tab") else "\n")
        if element.text and element.tag.startswith(_TEXT):
            self._lines[-1].append(element.text)

    def _leave(self, element: etree._Element) -> None:
        if element.tag == f"{_TEXT}note":
            self._lines = self._outer.pop()
        elif element.tag in _LINES:
            self._lines.append([])
