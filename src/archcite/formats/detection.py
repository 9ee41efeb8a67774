"""Telling a format by the beginning of a file: plain looks, each in one pass, for what is looked at may be hostile."""

from __future__ import annotations

import re
from typing import Final

_SPACE: Final = " \t\r\n\ufeff"
_RIS: Final = re.compile(r"^[ \t\ufeff]*(?:TY|ty)[ \t]{0,3}-[ \t]*\S", re.MULTILINE)
_ENTRY: Final = re.compile(r"(?<![\w.@\\-])@\w+\s*[{(]")
_BIBLATEX: Final = re.compile(r"\b(?:date|journaltitle|location)\s*=")
_MODS: Final = re.compile(r"<(?:\w{1,20}:)?mods(?:Collection)?[\s>]")
_ENDNOTE: Final = re.compile(r"<(?:xml|records)[\s>]")
_COINS: Final = re.compile(r"<span\b[^<>]*\bZ3988\b")
_META: Final = re.compile(r"<meta\b[^<>]*\b(?:citation_|DC\.|dc\.)")
_COLUMN: Final = re.compile(r"\b(?:title|author)\b", re.IGNORECASE)


def is_json(head: str) -> bool:
    """A list or an object."""
    return head.lstrip(_SPACE).startswith(("[", "{"))


def is_json_lines(head: str) -> bool:
    """An object on the first line, and another on the next."""
    first, _, rest = head.lstrip(_SPACE).partition("\n")
    return first.startswith("{") and first.rstrip().endswith("}") and rest.lstrip(_SPACE).startswith("{")


def is_csl_yaml(head: str) -> bool:
    """``references:`` at a line's beginning."""
    return any(line.startswith("references:") for line in head.lstrip("\ufeff").split("\n"))


def is_mods(head: str) -> bool:
    """An element ``mods`` or ``modsCollection``."""
    return head.lstrip(_SPACE).startswith("<") and _MODS.search(head) is not None


def is_rdf(head: str) -> bool:
    """An element ``rdf:RDF``."""
    return head.lstrip(_SPACE).startswith("<") and "<rdf:RDF" in head


def is_endnote(head: str) -> bool:
    """An element ``xml`` or ``records``."""
    return head.lstrip(_SPACE).startswith("<") and _ENDNOTE.search(head) is not None


def is_coins(head: str) -> bool:
    """A COinS span."""
    return _COINS.search(head) is not None


def is_meta_tags(head: str) -> bool:
    """A Highwire or Dublin Core tag."""
    return _META.search(head) is not None


def is_ris(head: str) -> bool:
    """A line ``TY  - …``."""
    return _RIS.search(head) is not None


def is_bibtex(head: str) -> bool:
    r"""The beginning of an entry; what is "@media {" in a page's style sheet is none, nor the half of an e-mail address.

    A LaTeX document has commands with such names in its preamble: ``\@ifundefined{...}``.
    """
    return not head.lstrip(_SPACE).startswith("<") and _ENTRY.search(head) is not None


def is_biblatex(head: str) -> bool:
    """The beginning of an entry, and a field that only biblatex has."""
    return is_bibtex(head) and _BIBLATEX.search(head) is not None


def is_csv(head: str) -> bool:
    """A first line of columns, one of them title or author."""
    first = head.lstrip("\ufeff").partition("\n")[0]
    return any(sign in first for sign in ",;\t") and _COLUMN.search(first) is not None
