"""The citations of one document: the one that it is or bears, or each of its running text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archcite.extraction.reader import extract
from archcite.extraction.running import find_citations
from archcite.item.choices import stated_only
from archcite.item.confidence import below, without
from archcite.model import Problem, Severity

if TYPE_CHECKING:
    from archcite.extraction import Extraction
    from archcite.model import Record, Span, Text


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation to be shown.

    Args:
        extraction: what was read of it; of a citation in running text, without the problems of the text as a whole.
        span: where it stands in running text; None when the document was read as one citation.
        note: the number of its footnote, as printed; empty without one.
        left_out: the fields that are less sure than the user wants them, as claims name them.
        meant: what a citation in running text means where it says "Ibid."; None where the record says it all.
    """

    extraction: Extraction
    span: Span | None = None
    note: str = ""
    left_out: frozenset[str] = frozenset()
    meant: Record | None = None

    def record(self, *, stated: bool) -> Record:
        """What is to be shown: without the fields left out and, with `stated`, without what was only inferred."""
        if stated:
            return stated_only(self.told())
        return self.told() if self.meant is None else without(self.meant, self.left_out)

    def told(self) -> Record:
        """What the citation itself says, without the fields left out."""
        return without(self.extraction.record, self.left_out)


def at_least(citation: Citation, minimum: float) -> Citation:
    """The citation with the fields left out that are less sure than `minimum`.

    Example:
        >>> from archcite.model import Text
        >>> (citation,), _ = cited_once(Text("RGANI, f. 89, op. 28, d. 5, l. 1."))
        >>> at_least(citation, 0.98).record(stated=True).locations[0].text
        'f. 89, op. 28, d. 5, l. 1'
    """
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
    return (Citation(extraction),), extraction.problems


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
    citations = []
    problems = list(text.problems)
    for found in find_citations(text):
        own = tuple(problem for problem in found.extraction.problems if problem not in text.problems)
        problems += own
        meant = found.record if found.record is not found.extraction.record else None
        citations.append(Citation(replace(found.extraction, problems=own), found.span, found.note, meant=meant))
    if not citations:
        message = (
            "no citation was found: expected notes or sentences with a shelfmark, a dated title or a printed source"
        )
        problems.append(Problem("no-citation", Severity.ERROR, message))
    return tuple(citations), tuple(problems)
