"""Whether what was read is a citation at all: a text that says nothing of a document must not become a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archcite.model import Severity
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger, Reading

#: Facts that any text may hold by chance.
_WEAK: Final = frozenset({"date", "genre", "classification", "language", "original_language", "copy_number", "pages"})
#: A shelfmark of letters and figures is short; what is longer is prose that no rule understood.
_LONGEST_SHELFMARK: Final = 120
#: A figure in the company of a capital letter, or figures joined to each other.
_SHELFMARK: Final = lazy_pattern(r"\d[-/.:–]\d|[A-ZА-Я].*\d|\d.*[A-ZА-Я]")


def dismiss_prose(ledger: Ledger) -> None:
    """Empty the ledger and say so when nothing in it tells of a document."""
    if any(map(_tells, ledger.readings)):
        return
    ledger.readings.clear()
    start, end = ledger.cited[0], ledger.content.find("\n", ledger.cited[0])
    message = "no citation was found: expected a title with a date, an archive with a shelfmark, or a printed source"
    ledger.tell("no-citation", message, start, len(ledger.content) if end < 0 else end, Severity.ERROR)


def _tells(reading: Reading) -> bool:
    name = reading.field.rpartition(".")[2]
    if reading.inferred or name in _WEAK or name.isdigit():
        return reading.field.startswith(("printed.", "provenance.", "translators.", "authors."))
    if name == "call_number":
        text = str(reading.value)
        return len(text) <= _LONGEST_SHELFMARK and bool(_SHELFMARK.search(text))
    if name == "archive":
        return _is_name(str(reading.value))
    return True


def _is_name(text: str) -> bool:
    """Whether most of the telling words are written as names are; a sentence has few such words."""
    words = [word for word in text.split() if len(word) > 3 or word.isupper()]
    return sum(word[:1].isupper() for word in words) * 2 >= len(words)
