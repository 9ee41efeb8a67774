"""Remarks in a source field that name no place of the document's own: who used it, how it was released, where copies lie.

``Cited Ch. 2 n79, in his book …`` · ``Also available online`` · ``Declassified under …``.
"""

from __future__ import annotations

from archcite.extraction.words import has_any, has_digit
from archcite.patterns import lazy_pattern

#: Who has used the document since: ``Cited Ch. 2 n79, in his book …``.
_USED = (
    r"(?:Cited|Referenced|Quoted|Discussed)(?:\s+(?:in|at|on))?,?\s+"
    r"(?:(?:[Cc]h(?:apter|ap)?|[Nn](?:ote)?|[Pp]p?)\b\.?\s?\d|(?:[Cc]h|[Nn])\d|(?:his|her|their|the\s+author['’]s)\s)"
)
#: From whose hands it came: ``Given by President Roe to President Poe``, ``copy made available by the embassy``.
_HANDED = (
    r"(?:(?:[Tt]h(?:is|e)\s+)?(?:[Dd]ocuments?|[Cc]opy|[Cc]opies)\s+(?:was\s+|were\s+)?)?"
    r"(?:(?:[Gg]iven|[Pp]resented|[Hh]anded(?:\s+over)?)\s+(?:by|to)|[Gg]ift\s+(?:of|from)|[Mm]ade\s+available\s+(?:by|to|through))\b"
)
#: What is said of a copy or a talk that names no place of the document's own.
_REMARKS = lazy_pattern(
    rf"{_USED}|{_HANDED}|(?:Source:?\s+)?(?:[Uu]ncertain|[Uu]nknown|[Nn]ot\s(?:given|stated|specified|known))\b(?!\s[A-Z])|(?:[Aa]lso\s+)?[Aa]vailable\s+(?:in\s+(?:the\s+)?[Oo]riginal|at\b|from\b|online\b|as\b)|(?:(?:copy|copies)\s+)?(?:now\s+)?on\s+file\s+(?:at|with|in)\b|(?:[Ii]nterview|[Rr]ecording)s?\s+(?:was\s+|were\s+)?conducted\b"
)
#: The same as a sentence of its own behind a place.
_REMARK_BEHIND = lazy_pattern(
    rf"[.;]\s+(?=(?:{_USED}|{_HANDED}|(?:Released|Declassified)\s+(?:by|under|in|at)|(?:Donated|Given|Transferred)\s+to|Also\s+(?:available|held|kept|found)|A?\s?[Cc]op(?:y|ies)\s+(?:is\s+|are\s+)?(?:also\s+)?on\s+file)\b)"
    rf"|,\s+(?=from\s+(?:the\s+)?(?:notes|copies|photocopies|a\s+(?:photo)?copy)\b)|,\s+(?=(?:donated|transferred|submitted)\s+to\b|{_HANDED})"
)
_REMARK_WORDS = frozenset(
    {
        "also",
        "file",
        "cited",
        "referenced",
        "quoted",
        "discussed",
        "released",
        "declassified",
        "donated",
        "notes",
        "copy",
        "copies",
        "photocopy",
        "photocopies",
        "given",
        "transferred",
        "submitted",
        "gift",
        "presented",
        "handed",
        "made",
    }
)
_DONE = frozenset(
    {"obtained", "provided", "translated", "contributed", "made", "declassified", "released", "prepared", "compiled"}
)


def opens_remark(content: str, start: int, end: int) -> bool:
    """Whether a stretch opens with who used the document, where else it can be had, or who held the talk.

    Example:
        >>> opens_remark("Available online", 0, 16), opens_remark("RGANI, f. 5", 0, 11)
        (True, False)
    """
    return _REMARKS.match(content, start, end) is not None


def remark_behind(content: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a place ends and a remark starts as a sentence of its own behind it.

    Example:
        >>> text = "RGANI, f. 5. Also available online"
        >>> remark_behind(text, 0, len(text))
        (11, 13)
    """
    if not has_any(_REMARK_WORDS, content, start, end):
        return None
    behind = _REMARK_BEHIND.search(content, start + 1, end)
    return behind.span() if behind else None


def is_remark(content: str, start: int, end: int) -> bool:
    """Whether words in small letters behind a place say something else of the copy: ``obtained with support of the Institute``."""
    return not has_digit(content[start:end]) and content[start:end].split(None, 1)[0] in _DONE
