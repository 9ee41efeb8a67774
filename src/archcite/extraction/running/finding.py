"""Citations in running text: a footnote with several, a page of footnotes, numbers stuck to the text, sentences of prose.

Where they may stand is told by `passages`; what is cited once more, with "Ibid." or in a short form, is told by what stands before it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archcite.extraction.letters.divided_addresses import addresses_rejoined
from archcite.extraction.letters.divided_words import undivided
from archcite.extraction.letters.emphasis import plainly_emphasised
from archcite.extraction.letters.stray_spaces import unspaced
from archcite.extraction.reader import extract_short_form, extract_stretch, extract_work
from archcite.extraction.running.abbreviations import abbreviations, explained
from archcite.extraction.running.earlier import Earlier, cited_again, document_again
from archcite.extraction.running.ibid import resolved
from archcite.extraction.running.latex_notes import latex_notes
from archcite.extraction.running.passages import passages
from archcite.extraction.running.whereabouts import says_where
from archcite.model import Problem, Severity, Span, Text

if TYPE_CHECKING:
    from archcite.extraction.outcome import Extraction
    from archcite.extraction.running.abbreviations import Abbreviation
    from archcite.extraction.running.passages import Passage
    from archcite.extraction.running.short_forms import ShortForm
    from archcite.model import Record


@dataclass(frozen=True, slots=True)
class Found:
    """One citation of a running text.

    Args:
        span: where it stands.
        note: the number of its footnote, as printed; empty without one.
        extraction: what was read of it, with spans into the whole text.
        record: what it means: of an "Ibid." or a short form with what the citation that it stands for hands down, marked as inferred.
        refers: where the citation stands that it cites again, before it or in a bibliography behind; None of one that is cited for itself.
    """

    span: Span
    note: str
    extraction: Extraction
    record: Record
    refers: Span | None = None


def find_citations(text: str | Text) -> tuple[Found, ...]:
    r"""The citations of a footnote, of a page of footnotes or of prose, in order; the sentences around them give none.

    Args:
        text: the characters, or a `Text` as reading gives it.

    Example:
        >>> page = '12. Ibid., l. 20; RGANI, f. 89, op. 28, d. 5, l. 1.\n13RGASPI, f. 558, op. 11, d. 59, l. 8.'
        >>> [(found.note, found.extraction.record.locations[0].leaves) for found in find_citations(page)]
        [('12', '20'), ('12', '1'), ('13', '8')]
        >>> [found.record.locations[0].archive for found in find_citations("1. AAN, KC PZPR, t. 12, k. 3-4.\n2. Ibid., k. 7.")]
        ['AAN', 'AAN']
    """
    text = Text(text) if isinstance(text, str) else plainly_emphasised(undivided(text))
    text = latex_notes(unspaced(addresses_rejoined(text), len(text.content)))
    places = list(passages(text.content))
    whole = _Whole(text, places)
    told = abbreviations(text.content)
    known = {one.code: one.name for one in told}
    found: list[Found] = []
    earlier = Earlier()
    for passage in places:
        one = _read(whole, passage, found, earlier)
        if one is None or (passage.work is None and _explains(told, one.span)):
            continue
        one = replace(one, record=explained(one.record, known)) if known else one
        earlier.add(len(found), one.record)
        found.append(one)
    return tuple(found)


def _explains(told: list[Abbreviation], span: Span) -> bool:
    """Whether a stretch only says what an abbreviation stands for."""
    index = bisect_right(told, span.start, key=lambda one: one.start) - 1
    return index >= 0 and span.end <= told[index].end and told[index].listed


class _Whole:
    """A text with all printed works that it cites anywhere: a bibliography behind the notes names those that the notes cite in short."""

    def __init__(self, text: Text, places: list[Passage]) -> None:
        self.text = text
        self._works = [(passage, extract_work(text, passage.work)) for passage in places if passage.work is not None]
        self._starts = {passage.start: extraction for passage, extraction in self._works}
        self._all = Earlier()
        for at, (_, extraction) in enumerate(self._works):
            self._all.add(at, extraction.record)

    def work(self, passage: Passage) -> Extraction:
        """What was read of a passage that is a printed work."""
        return self._starts[passage.start]

    def cited_anywhere(self, form: ShortForm) -> tuple[Record, Span] | None:
        """The work that a short form means, and where the text cites it, were it only behind the short form."""
        at = self._all.work(self.text.content, form)
        if at is None:
            return None
        passage, extraction = self._works[at]
        return extraction.record, Span(passage.start, passage.end)


def _read(whole: _Whole, passage: Passage, found: list[Found], earlier: Earlier) -> Found | None:
    """The citation of a passage; None where it is none."""
    text = whole.text
    if passage.short is not None and (one := _short(whole, passage, passage.short, found, earlier)) is not None:
        return one
    span = Span(passage.start, passage.end)
    extraction = extract_stretch(text, span.start, span.end) if passage.work is None else whole.work(passage)
    if any(problem.code == "no-citation" for problem in extraction.problems):
        return None
    record = extraction.record
    if (passage.told and not says_where(record)) or _is_address(record, text.content[span.start : span.start + 4]):
        return None
    if record.ibid and found:
        extraction, record = _resolved(extraction, found, passage.number, span.start)
        return Found(span, passage.number, extraction, record, found[-1].refers or found[-1].span)
    at = earlier.document(record)
    if at is not None:
        again = document_again(record, found[at].record)
        return Found(span, passage.number, extraction, again, found[at].refers or found[at].span)
    return Found(span, passage.number, extraction, record)


def _is_address(record: Record, opening: str) -> bool:
    """Whether words of a sentence lead to an address, and nothing is said of what is there."""
    told = record.title or record.date or record.platform or record.printed or any(p.archive for p in record.locations)
    return bool(record.url and opening[0].islower() and opening not in {"http", "www."} and not (told or record.number))


def _short(whole: _Whole, passage: Passage, form: ShortForm, found: list[Found], earlier: Earlier) -> Found | None:
    """What a short form is, with the work that it stands for; None where it may be something else."""
    text = whole.text
    at = earlier.work(text.content, form)
    meant = (found[at].record, found[at].refers or found[at].span) if at is not None else whole.cited_anywhere(form)
    if meant is None and (passage.told or not _is_surely_short(form, passage)):
        return None
    extraction = extract_short_form(text, form, known=meant is not None)
    span = Span(passage.start, passage.end)
    if meant is None:
        return Found(span, passage.number, extraction, extraction.record)
    record, refers = meant
    return Found(span, passage.number, extraction, cited_again(extraction.record, record), refers)


def _is_surely_short(form: ShortForm, passage: Passage) -> bool:
    """Whether a short form is one though the text does not have what it stands for: it has names and pages, or in a note a sure title."""
    paged = form.pages is not None or (form.titled and bool(passage.number))
    return paged and form.names[0] < form.names[1]


def _resolved(extraction: Extraction, found: list[Found], number: str, start: int) -> tuple[Extraction, Record]:
    """An "Ibid." with what it stands for; behind a note with several citations it may stand for any, which is told."""
    before = found[-1]
    if before.note != number and len(found) > 1 and found[-2].note == before.note and before.note:
        message = "the note before has several citations; “Ibid.” is taken for the last of them"
        problem = Problem("ibid-ambiguous", Severity.NOTE, message, Span(start, start + 1))
        extraction = replace(extraction, problems=(*extraction.problems, problem))
    return extraction, resolved(extraction.record, before.record)
