"""The pages that a reference cites behind its address, with their sign (``https://a.example/1, pp. 4–5``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: With their sign, and closing the reference: a bare number may be a footnote's.
_PAGES = lazy_pattern(r">?[)\]]?,?\s{1,2}(?:at\s)?pp?\.\s?(?P<pages>\d{1,4}(?:\s?[–-]\s?\d{1,4})?)(?=[.;)\]]?(?:\s|$))")


def enter_pages_behind(ledger: Ledger, address_end: int) -> None:
    """Notes the pages behind an address, unless the reference gave pages before it.

    Args:
        ledger: what was read.
        address_end: where the address ends.

    Example:
        >>> from archcite.extraction.reader import extract
        >>> extract("“Note,” 12 May 1985, https://a.example/1, p. 4.").facts()["pages"]
        '4'
    """
    found = _PAGES.match(ledger.content, address_end)
    if found is not None and ledger.best_of("pages") is None:
        ledger.note("pages", *found.span("pages"), "address/pages", 0.9)
