"""From the XML of a locale, a file or an element of a style, to its terms, date formats and options."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from archcite.csl.styles import style as s
from archcite.csl.styles import xml
from archcite.csl.styles.locale import LocalePart, Term
from archcite.csl.vocabulary import FORMATTING, is_true

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_file(data: bytes, name: str) -> LocalePart:
    """Read a locale file.

    Args:
        data: Its XML.
        name: Its name, for errors.
    """
    return read_part(xml.parse(data, name))


def read_part(element: _Element) -> LocalePart:
    """Read one `<locale>` element."""
    terms: dict[tuple[str, str, str], Term] = {}
    dates: dict[str, s.Date] = {}
    options: dict[str, str] = {}
    for child in xml.children(element):
        match xml.tag(child):
            case "terms":
                terms.update(read_term(term) for term in xml.children(child))
            case "date":
                dates[child.get("form", "text")] = read_date(child)
            case "style-options":
                options.update((str(key), str(value)) for key, value in child.attrib.items())
            case _:
                pass
    language = element.get(xml.XML_LANG, "")
    return LocalePart(language, MappingProxyType(terms), MappingProxyType(dates), MappingProxyType(options))


def read_term(element: _Element) -> tuple[tuple[str, str, str], Term]:
    """Read one `<term>`."""
    single = multiple = None
    for child in xml.children(element):
        if xml.tag(child) == "single":
            single = text_in(child)
        elif xml.tag(child) == "multiple":
            multiple = text_in(child)
    if single is None:
        single = text_in(element) if multiple is None else multiple
    if multiple is None:
        multiple = single
    get = element.get
    name = "sub-verbo" if get("name") == "sub verbo" else get("name", "")
    return (
        (name, get("form", "long"), get("gender-form", "")),
        Term(tidy(single), tidy(multiple), get("gender", ""), get("match", "")),
    )


def text_in(element: _Element) -> str:
    """All text inside an element."""
    return "".join(str(text) for text in element.itertext())


def tidy(text: str) -> str:
    """A term's text without the line breaks of a pretty-printed file."""
    return re.sub(r"\s*\n\s*", " ", text).strip("\n")


def read_date(element: _Element) -> s.Date:
    """Read a localised date format."""
    parts = []
    for part in xml.children(element):
        decoration = s.Decoration(
            prefix=part.get("prefix", ""),
            suffix=part.get("suffix", ""),
            formats=tuple((name, value) for name in FORMATTING if (value := part.get(name))),
            text_case=part.get("text-case", ""),
            strip_periods=is_true(part.get("strip-periods")),
        )
        parts.append(s.DatePart(part.get("name", ""), part.get("form", ""), part.get("range-delimiter"), decoration))
    decoration = s.Decoration(
        formats=tuple((name, value) for name in FORMATTING if (value := element.get(name))),
        text_case=element.get("text-case", ""),
    )
    return s.Date("", element.get("form", ""), "", tuple(parts), element.get("delimiter", ""), decoration)
