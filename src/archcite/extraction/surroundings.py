"""What stands around a citation and says nothing of the document: a note's number and signal before, the day of access behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.extraction.dates.reading import find_dates, read_date
from archcite.extraction.running.signals import SEE, SEE_INITIALS
from archcite.extraction.stretch import is_exact
from archcite.extraction.structure import groups
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

_LEAD = lazy_pattern(
    r"\s*(?:(?:Document|Doc\.)\s\d{1,3}[A-Z]?\s?:\s+(?=\S)|\[[^\[\]\n]{0,40}\bitem\b[^\[\]\n]{0,20}\][,.]\s+|\[Item\b[^\[\]\n]{0,20}\][,.]\s+|[-–•*]\s+|\[\d{1,3}\]\s*|\(\d{1,3}\)\s+|\d{1,4}\s*\.\s+(?=\D)|\d{1,4}\s+(?=[^\W\d_]|[«“\"„‘'])|\d{1,4}(?=[A-ZА-Я]{2})|\d{1,3}(?=[A-ZА-Я][a-zа-я]))"
)
#: What leads from a note to what it cites, and an article behind it, which belongs to the sentence: "See also the", "Vgl. hierzu".
_SEE = rf"{SEE}\s+(?:(?:the|les?|la|il|el)\s+(?=[a-zé])|(?:den|die|das)\s+(?=[A-Z]))?"
#: What stands before a shelfmark in exhibitions and editions: ``Jelzet: MNL OL …``, ``Quelle: BArch …``, ``Фото: РГАКФД …``.
_LABEL = (
    r"(?:(?:Az\s+irat\s+)?[Jj]elzete?|Signatur|Sygnatura|Segnatura|Cote|Fundort|Fundstelle|Standort|(?:Bild)?[Qq]uellen?(?:nachweis)?|Bildnachweis|Foto|Photo|Fonte|Fuente|Signatura|Forrás"
    r"|Źródło|Zdroj|Pramen|Izvor|Kaynak|Källa|Kilde|Bron|Источник|Шифр|Архивный шифр|Фото)\s?:\s+"
)
_SIGNAL = lazy_pattern(
    rf"(?:{_SEE}|{_LABEL}|(?:Source(?=\s[A-Z\d])|For example,|E\.g\.,?|Quoted in|Cited in)\s+)(?=\S)"
)
#: The letters that these begin with.
_SIGNALLING = SEE_INITIALS.union("ABCEFIJKPQSZjqŹАИФШ")
#: What no header's first line begins with: FRUS prints the number of a document as "174.".
_MARK = lazy_pattern(rf"\s*(?:\[\d{{1,3}}\]\s*(?=[^\s|])|\(\d{{1,3}}\)\s+(?=\S))?(?:{_SEE}(?=\S))?")
#: With what a mark or a lead begins that is no signal, and what none of them is without.
_LEADING = frozenset("D[(-–•*0123456789 \n\t")
_MARKING = SEE_INITIALS.union("[( \n\t")
#: What the words have of which one stands in every statement of access.
_ACCESS_STEMS = ("ccess", "etriev", "view", "visit", "onsult", "gerufen", "zugriff", "stęp", "обращ")
#: ``(accessed May 3, 2021)``, ``Abgerufen am 3. Mai 2021.``, ``дата обращения: 03.05.2021``: the word and what follows it.
_ACCESS = lazy_pattern(
    r"(?:(?<!\.\w)(?-i:(?<!\s[a-zа-я]{2}))\.)?[\s,;]*[(\[]?\s*\b(?:(?:last|date|zuletzt|letzter)\s+)?"
    r"(?:accessed|retrieved|viewed|visited|consulted|abgerufen|aufgerufen|zugriff|consultée?|consultado|consultato|dostęp|дата\s+обращения)"
    r"(?:\s+(?:on|at|am|le|el|il|dnia|z\s+dnia))?\s*:?\s+(?P<date>[^()\[\]\n]{4,40}(?:\n[^()\[\]\n]{1,30})?)[)\]]?[\s.,;]*\Z",
    re.IGNORECASE,
)
#: ``PRESS RELEASE : Free Download, Borrow, and Streaming : Internet Archive``.
_SITE_NAME = lazy_pattern(
    r"\s*:\s*Free Download(?:, Borrow, and Streaming| & Streaming)?\s*:\s*(?P<host>Internet Archive)$"
)
_ACCESS_ENDS = lazy_pattern(r"[\s,;.]*(?:(?:from|at|unter|à|sur)\s*:?\s*)?\Z")
#: A number of so many digits may be the year of ``1956. március 12.``.
_YEAR_DIGITS = 4
#: No statement of access is longer.
_WINDOW = 110


def after_lead(content: str, start: int, end: int) -> int:
    """Where a citation starts behind a note's number and signals ("12. See also").

    Example:
        >>> text = "[12] See also RGANI, f. 5"
        >>> text[after_lead(text, 0, len(text)) :]
        'RGANI, f. 5'
    """
    lead = _LEAD.match(content, start, end) if content[start : start + 1] in _LEADING else None
    if lead and not _is_day(content, lead, end):
        start = lead.end()
    while start < end and content[start].isspace():
        start += 1
    signal = _SIGNAL.match(content, start, end) if content[start : start + 1] in _SIGNALLING else None
    return signal.end() if signal else start


def after_mark(content: str, start: int, end: int) -> int:
    """Where a citation, a header or a source note starts behind what is surely a footnote's: a number in brackets, a signal.

    Example:
        >>> text = "[12] See 174. Airgram"
        >>> text[after_mark(text, 0, len(text)) :]
        '174. Airgram'
    """
    mark = _MARK.match(content, start, end) if content[start : start + 1] in _MARKING else None
    return mark.end() if mark and mark.group().strip() else start


def without_brackets(content: str, start: int, end: int) -> tuple[int, int]:
    """A citation that stands whole in brackets, without them.

    Example:
        >>> text = "(RGANI, f. 5, op. 2 (1956))."
        >>> text[slice(*without_brackets(text, 0, len(text)))]
        'RGANI, f. 5, op. 2 (1956)'
    """
    if not content.startswith(("(", "["), start) or content.startswith("[Source", start):
        return start, end
    first = groups(content, start, end)[:1]
    if (
        first
        and first[0].mark == content[start]
        and first[0].start == start
        and not content[first[0].end : end].strip(" \n.")
    ):
        return start + 1, first[0].end - 1
    return start, end


def _is_day(content: str, lead: re.Match[str], end: int) -> bool:
    """Whether what looks like a note's number is the day of a date: "25 April 1941, Joseph Davies diary"."""
    number = lead.group().strip().removesuffix(".").rstrip()
    if not number.isdigit() or (int(number) > 31 and len(number) < _YEAR_DIGITS):
        return False
    start = lead.end() - len(lead.group().lstrip())
    dated = next(iter(find_dates(content, Span(start, min(end, lead.end() + 30)))), None)
    return dated is not None and dated.span.start == start and is_exact(dated) and "XXXX" not in dated.edtf


def before_site_name(ledger: Ledger, start: int, end: int) -> int:
    """Where a stretch ends before what the Internet Archive puts behind each title of its pages; the host is noted."""
    content = ledger.content
    if not content.endswith("Internet Archive", start, end):
        return end
    found = _SITE_NAME.search(content, max(start, end - _WINDOW), end)
    if found is None:
        return end
    ledger.note("platform", *found.span("host"), "reference/platform", 0.95)
    return found.start()


def before_access(ledger: Ledger, start: int, end: int) -> int:
    """Where a stretch ends before a statement of access at its end; the day is noted, never as the document's."""
    content = ledger.content
    near = max(start, end - _WINDOW)
    tail = content[near:end].casefold()
    for stem in _ACCESS_STEMS:  # asked of each citation: a loop, which calls nothing
        if stem in tail:
            break
    else:
        return end
    found = _ACCESS.search(content, near, end)
    if found is None:
        return end
    since, until = found.span("date")
    until = min(until, _ACCESS_ENDS.search(content, since, until).start())  # type: ignore[union-attr]  # it ends any text
    date = read_date(" ".join(content[since:until].split()))
    if date is None or not date.edtf:
        return end
    ledger.note("accessed", since, until, "reference/accessed", 0.97, value=date.edtf)
    return found.start()
