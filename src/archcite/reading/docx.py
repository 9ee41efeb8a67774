"""Word documents (ECMA-376): the text of the body, then the footnotes and endnotes, each on a line with its number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archcite.reading.errors import ReadingError
from archcite.reading.package import Package
from archcite.reading.text import as_text
from archcite.reading.word_fields import citation_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from archcite.model import Text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The strict form of the standard (ISO/IEC 29500) has the same names under another address.
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


def read(data: bytes, source: str) -> Text:
    """Read a .docx document.

    Raises:
        ReadingError: when the package is damaged, encrypted or too large, or holds no text.
    """
    package = Package(data, source)
    root = package.xml("word/document.xml")
    parts = [] if root is None else ["\n".join(_paragraphs(root))]
    fields = [] if root is None else list(citation_fields(_named(root)))
    for member, element in _NOTES:
        notes = package.xml(f"word/{member}.xml")
        if notes is not None:
            parts.extend(_notes(notes, element))
            fields.extend(citation_fields(_named(notes)))
    content = "\n".join(part for part in parts if part.strip())
    if not content:
        raise ReadingError(source, "the document holds no text")
    text = as_text(content, source)
    return replace(text, metadata=as_metadata(fields)) if fields else text


def as_metadata(fields: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The citation fields of a document as metadata of its `Text`: what each cites, and the words that it prints.

    Example:
        >>> as_metadata([("{}", "Hale 1991")])
        {'citation-field': ('{}',), 'citation-field-text': ('Hale 1991',)}
    """
    return {
        "citation-field": tuple(json for json, _ in fields),
        "citation-field-text": tuple(text for _, text in fields),
    }


def _named(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The elements of the text's namespace in the order of the document."""
    return ((name, element) for element in root.iter() if (name := _name(element)))


def _name(element: etree._Element) -> str:
    """The name of an element of the text's namespace, else nothing."""
    tag = str(element.tag)
    return tag.replace(_STRICT, _W).removeprefix(_W) if tag.startswith((_W, _STRICT)) else ""


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """Each paragraph's text; what was deleted under tracked changes is no text, and neither is a field's instruction."""
    current: list[str] = []
    skipped: etree._Element | None = None
    for event, element in _walk(root):
        if skipped is not None:
            skipped = None if event == "end" and element is skipped else skipped
            continue
        if event == "start" and (element.tag == _FALLBACK or _name(element) in ("del", "moveFrom")):
            skipped = element
        elif event == "end" and _name(element) == "p":
            yield "".join(current)
            current.clear()
        elif event == "end" and _name(element) == "t":
            current.append(element.text or "")
        elif event == "end" and _name(element) in _CHARACTERS:
            current.append(_CHARACTERS[_name(element)])
    if current:
        yield "".join(current)


def _walk(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    from lxml import etree  # noqa: PLC0415 - only when a document of this form is read

    return iter(etree.iterwalk(root, events=("start", "end")))


def _notes(root: etree._Element, element: str) -> Iterator[str]:
    """The notes with their numbers as printed; separators between text and notes have a type and are none."""
    number = 0
    for note in root:
        if _name(note) != element or note.get(f"{_W}type", "normal") != "normal":
            continue
        number += 1
        text = " ".join(line.strip() for line in _paragraphs(note) if line.strip())
        yield f"{number} {text}" if text else ""
