"""The citations of one document: the one that it is or bears, or each of its running text."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from archcite.extraction.reader import extract
from archcite.extraction.running.ibid import is_repetition
from archcite.extraction.running.notes import notes
from archcite.item import at_pages, cited_work, to_item, to_record
from archcite.item.choices import stated_only
from archcite.model import Problem, Severity, Text
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archcite.cli.inputs import Records
    from archcite.extraction import Extraction
    from archcite.model import Record, Span

    #: What documents give: citations, files of records, and None where one failed.
    Read = TypeVar("Read", bound="Citation | Records | None")

#: How files end that authors write.
_WRITTEN: Final = (".docx", ".odt")
#: Words that were not understood at the beginning of a line, behind a citation that was: of a list of citations the next one.
_NEXT: Final = (
    "all was read as one citation, and more follow here; --find reads each of a page of footnotes or of a list"
)

#: How a source is named whose words mean what a reference manager's field holds, or what stands elsewhere in the text.
_BY_FIELD: Final = ", as the reference manager has it"
_BY_CONTEXT: Final = ", with what stands before it"
#: The end of `Citation.heading` in running text.
_IN_RUNNING_TEXT: Final = lazy_pattern(r":\d+:\d+(?:, note [^,]*)?$")


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation to be shown.

    Args:
        extraction: what was read of it; of a citation in running text, without the problems of the text as a whole.
        span: where it stands in running text; None when the document was read as one citation.
        note: the number of its footnote, as printed; empty without one.
        left_out: the fields that are less sure than the user wants them, as claims name them.
        meant: what a citation in running text means where it says "Ibid." or is a short form; None where the record says it all.
        refers: where the citation stands that it cites again; None of one that is cited for the first time.
        pages: those that a reference manager's field cites.
        known: whether what it means is the item of such a field.
    """

    extraction: Extraction
    span: Span | None = None
    note: str = ""
    left_out: frozenset[str] = frozenset()
    meant: Record | None = None
    refers: Span | None = None
    pages: str = ""
    known: bool = False

    def heading(self) -> str:
        """The document; for a citation of its running text, also where it stands and in which note."""
        text = self.extraction.text
        if self.span is None:
            return text.source
        line, column = text.place(self.span.start)
        note = f", note {self.note}" if self.note else ""
        return f"{text.source}:{line}:{column}{note}"

    def record(self, *, stated: bool) -> Record:
        """What is to be shown: without the fields left out and, with `stated`, without what was only inferred."""
        if stated:
            return stated_only(self.told())
        return self.told() if self.meant is None else self._kept(self.meant)

    def told(self) -> Record:
        """What the citation itself says, without the fields left out."""
        return self._kept(self.extraction.record)

    def _kept(self, record: Record) -> Record:
        if not self.left_out:
            return record
        from archcite.item.confidence import without

        return without(record, self.left_out)


def at_least(citation: Citation, minimum: float) -> Citation:
    """The citation with the fields left out that are less sure than `minimum`.

    Example:
        >>> from archcite.model import Text
        >>> (citation,), _ = cited_once(Text("RGANI, f. 89, op. 28, d. 5, l. 1."))
        >>> at_least(citation, 0.98).record(stated=True).locations[0].text
        'f. 89, op. 28, d. 5, l. 1'
    """
    from archcite.item.confidence import below

    return replace(citation, left_out=below(citation.extraction.claims, minimum))


def cited_once(text: Text) -> tuple[tuple[Citation, ...], tuple[Problem, ...]]:
    """The document read as one citation, and the problems met.

    Example:
        >>> from archcite.model import Text
        >>> citations, problems = cited_once(Text("RGANI, f. 89, op. 28, d. 5, l. 1."))
        >>> [citation.extraction.facts()["archive"] for citation in citations], problems
        (['RGANI'], ())
    """
    extraction = extract(text)
    spans = [problem.span for problem in extraction.problems if problem.code == "not-read" and problem.span]
    content = extraction.text.content
    another = next((span for span in spans if content.endswith("\n", 0, span.start)), None)
    told = [Problem("more-citations", Severity.NOTE, _NEXT, another)] if another else []
    count = _notes_of(extraction.text)
    if count > 1:
        message = f"this document has {count} notes, and was read as one citation; --find reads each citation of them"
        told = [Problem("more-citations", Severity.WARNING, message)]
    return (Citation(extraction),), (*extraction.problems, *told)


def _notes_of(text: Text) -> int:
    """How many notes a document of a word processor has; pages of archives are none, though their paragraphs may have numbers."""
    if not text.source.lower().endswith(_WRITTEN):
        return 0
    return sum(1 for number, _, _ in notes(text.content) if number)


def cited_throughout(text: Text) -> tuple[tuple[Citation, ...], tuple[Problem, ...]]:
    r"""Each citation of a running text, and the problems met: those of the text once, then those of each citation.

    A text without any citation is an error, as it is for a document that is read as one.

    Example:
        >>> from archcite.model import Text
        >>> citations, _ = cited_throughout(Text("12. Ibid., l. 20; RGANI, f. 89, op. 28, d. 5, l. 1."))
        >>> [(citation.note, citation.span) for citation in citations]
        [('12', Span(start=4, end=16)), ('12', Span(start=18, end=51))]
        >>> page = "1. AAN, KC PZPR, t. 12, k. 3-4.\n2. Ibid., k. 7."
        >>> [citation.record(stated=False).locations[0].archive for citation in cited_throughout(Text(page))[0]]
        ['AAN', 'AAN']
        >>> [citation.record(stated=True).locations[0].archive for citation in cited_throughout(Text(page))[0]]
        ['AAN', '']
        >>> cited_throughout(Text("The committee met on Monday."))[1][0].code
        'no-citation'
    """
    from archcite.extraction.running.finding import find_citations

    citations = []
    problems = list(text.problems)
    for found in find_citations(text):
        own = tuple(problem for problem in found.extraction.problems if problem not in text.problems)
        problems += own
        meant = found.record if found.record is not found.extraction.record else None
        citations.append(
            Citation(replace(found.extraction, problems=own), found.span, found.note, meant=meant, refers=found.refers)
        )
    if not citations:
        message = (
            "no citation was found: expected notes or sentences with a shelfmark, a dated title or a printed source"
        )
        problems.append(Problem("no-citation", Severity.ERROR, message))
    if "citation-field" in text.metadata:
        from archcite.cli.field_items import with_field_items

        citations = with_field_items(citations, text)
    return tuple(citations), tuple(problems)


def each_once(found: Iterable[Read]) -> Iterator[Read]:
    r"""What was found, without what running text cites again: with "Ibid.", or in the same words.

    Example:
        >>> from archcite.model import Text
        >>> page = "1. RGANI, f. 5, op. 30, d. 12, l. 1.\n2. Ibid., l. 7.\n3. RGANI, f. 3, op. 1.\n4. RGANI, f. 5, op. 30, d. 12, l. 1."
        >>> [citation.note for citation in each_once(cited_throughout(Text(page))[0])]
        ['1', '3']
    """
    seen = set()
    for one in found:
        if isinstance(one, Citation) and one.span is not None:
            words = json.dumps(_cited(one.record(stated=False)), sort_keys=True)
            if is_repetition(one.extraction.record, one.meant or one.extraction.record) or words in seen:
                continue
            seen.add(words)
        yield one


def _cited(record: Record) -> dict[str, Any]:
    """What a record cites, as an item that a person sees: a book is the same book, whichever of its pages are cited."""
    work = cited_work(record)
    item = to_item(at_pages(record)[0], "") if work is None else work[0]
    return {name: value for name, value in item.items() if name not in {"id", "citation-key", "custom"}}


def on_its_own(citation: Citation) -> Extraction:
    """The reading of a citation as a document of its own, for keeping: its own words, and what they mean.

    A book, of which a reference says nothing else, is kept as that book.
    """
    extraction = citation.extraction
    if citation.span is not None:
        elsewhere = "" if citation.meant is None else _BY_FIELD if citation.known else _BY_CONTEXT
        words = Text(citation.span.of(extraction.text.content), source=citation.heading() + elsewhere)
        extraction = replace(extract(words), record=citation.record(stated=False))
    return _as_work(extraction)


def read_again(text: Text) -> Extraction | None:
    r"""What `on_its_own` kept of a text, read anew; None of words that did not say themselves what they cite.

    Args:
        text: under the name that it was kept with.

    Example:
        >>> page = Text("1. RGASPI, f. 558, op. 11, d. 334, l. 5.\n2. Ibid., d. 335, l. 7.", source="notes.txt")
        >>> first, second = (on_its_own(one) for one in cited_throughout(page)[0])
        >>> read_again(first.text).record == first.record, read_again(second.text)
        (True, None)
    """
    if text.source.endswith((_BY_FIELD, _BY_CONTEXT)):
        return None
    if not _IN_RUNNING_TEXT.search(text.source):
        return _as_work(extract(text))
    found, _ = cited_throughout(text)
    if len(found) != 1 or found[0].told().ibid:
        return None
    return _as_work(replace(extract(text), record=found[0].record(stated=False)))


def _as_work(extraction: Extraction) -> Extraction:
    work = cited_work(extraction.record)
    return extraction if work is None else replace(extraction, record=to_record(work[0]))
