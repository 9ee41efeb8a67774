"""The fields that reference managers leave in a Word document: what each cites as CSL-JSON, and the words that it prints.

Zotero writes ``ADDIN ZOTERO_ITEM CSL_CITATION {…}``, Mendeley and others ``ADDIN CSL_CITATION {…}``, in as many runs as Word likes.
Source: ECMA-376 part 1, 17.16.2 (complex fields); the citation object of citeproc-js.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_MARK: Final = "CSL_CITATION"
#: Fields nest no deeper in a document that a program wrote.
_DEEPEST: Final = 20


def citation_fields(parts: Iterator[tuple[str, etree._Element]]) -> Iterator[tuple[str, str]]:
    """Each citation field: its JSON, and the text that it prints.

    Args:
        parts: the names of the elements of a document that begin and end fields or hold text, in order, with the elements.
    """
    opened: list[tuple[list[str], list[str], bool]] = []
    for name, element in parts:
        if name == "fldChar":
            kind = _attribute(element, "fldCharType")
            if kind == "begin" and len(opened) < _DEEPEST:
                opened.append(([], [], False))
            elif kind == "separate" and opened:
                opened[-1] = (*opened[-1][:2], True)
            elif kind == "end" and opened:
                code, printed, _ = opened.pop()
                json = "".join(code).partition(_MARK)[2].strip()
                if json:
                    yield json, " ".join("".join(printed).split())
        elif name == "instrText" and opened:
            opened[-1][0].append(element.text or "")
        elif name == "t":
            for _, printed, separated in opened:
                if separated:
                    printed.append(element.text or "")


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute of the text's namespace, in either form of the standard."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), "")
