"""A writer's own remarks at the end of a citation: whose the emphasis is, where a copy lies, the language. They are no part of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.places.copies import before_copy
from archcite.extraction.places.holders import HOLDER, weight
from archcite.extraction.structure import clauses, ends_sentence
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

_SAID = (
    r"(?:(?:[Aa]ll\s)?(?:[Ee]mphas[ie]s|[Ii]talics|[Uu]nderlin(?:ing|ed))(?:\s(?:is|are|was))?\s(?:added|supplied|mine|ours|in(?:\sthe)?\soriginal)"
    r"|(?:[Mm]y|[Oo]ur|[Tt]he\sauthor[’']s|[Aa]uthor[’']s)\s(?:own\s)?(?:translation|emphasis|italics)s?"
    r"|(?:[Aa]pproved\sfor\s[Rr]elease|[Dd]eclassified|[Ss]anitized)(?:\s(?:on|in))?\s[^,;()]{4,30}"
    r"|(?:[Cc]op(?:y|ies)\s)?in\s(?:the\s)?(?:author[’']s\spossession|possession\sof\s(?:the\s)?author))"
)
_REMARK = lazy_pattern(rf"(?:\s*[(\[]{_SAID}[)\]]|[.,;]\s+{_SAID})[.\s]*\Z")
#: What one of the words of every remark has.
_STEMS = (
    "mphas",
    "talics",
    "nderlin",
    "ranslation",
    "possession",
    "eclassified",
    "for release",
    "or Release",
    "anitized",
)
#: ``(hereafter cited as Doe Papers)``; one code alone is the archive's and stays with its name
_HEREAFTER = lazy_pattern(
    r"\s*[(\[](?:hereafter|henceforth|hereinafter|im\sFolgenden|ci-après)\b(?!:?\s+[\w-]{2,12}[)\]])[^()\[\]]{0,80}[)\]][.\s]*\Z"
)
_LANGUAGE = lazy_pattern(r"(?:,\s+in\s+(?P<named>[A-Z][a-z]+)|\s*\(in\s+(?P<bracketed>[A-Z][a-z]+)\))[.\s]*\Z")
#: What announces a short form ends in.
_BRACKETS = frozenset(")]")
#: No remark is longer.
_WINDOW = 90
#: No short form that is announced is longer.
_LONGEST_SHORT = 110


def before_remarks(ledger: Ledger, start: int, end: int) -> int:
    """Where a stretch ends before remarks at its end; a language is noted as the document's.

    A short form is passed over where an archive is named without it: it may be all that tells a collection.

    Example:
        >>> from archcite.extraction.ledger import Ledger
        >>> text = "RGANI, f. 5, op. 30, d. 2, in Russian (emphasis added)."
        >>> text[: before_remarks(Ledger(text), 0, len(text))]
        'RGANI, f. 5, op. 30, d. 2'
    """
    content = ledger.content
    near = max(start, end - _WINDOW)
    tail = content[near:end]
    for stem in _STEMS:  # asked of each citation: a loop, which calls nothing
        if stem in tail:
            end = _before_remark(content, near, end)
            break
    closed = content[near:end].rstrip(". \n\t")[-1:]
    if closed in _BRACKETS:
        end = _before_hereafter(content, start, end)
    if closed != ")" and not closed.islower():
        return before_copy(content, start, end)
    language = _LANGUAGE.search(content, max(start, end - _WINDOW), end)
    code = lexicon().languages.get(language[language.lastgroup or 0].casefold()) if language else None
    if language is None or not code:
        return before_copy(content, start, end)
    where = language.span(language.lastgroup or 0)
    ledger.note("original_language", *where, "reference/language", 0.9, value=code)
    return language.start()


def _before_remark(content: str, near: int, end: int) -> int:
    """Where what ends in a remark ends without it."""
    remark = _REMARK.search(content, near, end)
    if remark is None or (content[remark.start()] == "." and not ends_sentence(content, remark.start(), near, end)):
        return end
    return remark.start()


def _before_hereafter(content: str, start: int, end: int) -> int:
    """Where a stretch ends before the short form that it announces, where an archive is named without it."""
    short = _HEREAFTER.search(content, max(start, end - _LONGEST_SHORT), end)
    if short is None or all(weight(content, piece) < HOLDER for piece in clauses(content, start, short.start())):
        return end
    return short.start()
