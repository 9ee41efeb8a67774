"""The proof that extraction lost nothing: the record, rendered in the archive's own form, gives the citation back.

The styles of archives' own forms are in ``csl/``, named after the profile that reads them: ``wilson-center`` for its current
form, ``wilson-center-former`` for its former one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from archcite.item import to_item
from archcite.model import Problem, Severity, Span
from archcite.render import own_styles, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.extraction import Extraction
    from archcite.model import Record, Text

_OPENING: Final = "\"“„«'‘"
#: Characters that archives and styles write in more than one way without meaning another thing.
_ALIKE: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-"})


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether a citation came back.

    Args:
        citation: the citation as the source writes it.
        rendered: the record in the archive's own form.
        at: the offset in the text where the two part; the citation's end when they do not.
    """

    citation: str
    rendered: str
    span: Span
    at: int

    @property
    def reproduced(self) -> bool:
        """Whether the two are the same but for spacing, the shape of quotation marks, and a stop before the address."""
        return _folded(self.citation) == _folded(self.rendered)

    @property
    def problem(self) -> Problem | None:
        """The difference as a problem, or None."""
        if self.reproduced:
            return None
        message = f"the citation cannot be rebuilt from what was read; rebuilt, it reads: {self.rendered}"
        return Problem("citation-not-reproduced", Severity.WARNING, message, Span(self.at, self.span.end))


def prove(extraction: Extraction) -> Proof | None:
    """Render the record in the form of the archive that it was read from and compare.

    Returns:
        The proof; None when the archive has no style of its own or the text holds no whole citation.

    Example:
        >>> from archcite.extraction.reader import extract
        >>> text = '"Report on Cuba", May 2, 1961, Wilson Center Digital Archive, RGANI, f. 5, op. 30, d. 12, l. 3'
        >>> prove(extract(text)).reproduced
        True
    """
    style = _style(extraction.record)
    span = citation_span(extraction)
    if style is None or span is None:
        return None
    citation = span.of(extraction.text.content)
    rendered = ""
    for item in (to_item(extraction.record, "proof"), *_as_written(extraction.record)):
        done = render([item], style)
        rendered = (done.citations or ("",))[0].removesuffix(".") + _address_end(citation)
        proof = Proof(" ".join(citation.split()), rendered, span, _parting(extraction.text, span, rendered))
        if proof.reproduced:
            break
    return proof


def citation_span(extraction: Extraction) -> Span | None:
    """Where the whole citation stands: from its opening quotation mark to the end of its address."""
    rules = f"{extraction.record.profile}/"
    claims = [claim for claim in extraction.claims if claim.rule.startswith(rules) and not claim.inferred]
    titles = [claim.span.start for claim in claims if claim.field == "title"]
    if not titles:
        return None
    content = extraction.text.content
    start, end = titles[0], max(claim.span.end for claim in claims)
    if start and content[start - 1] in _OPENING:
        start -= 1
    while end < len(content) and content[end] in "\"”'’).>":
        end += 1
    return Span(start, end)


def _style(record: Record) -> str | None:
    names = own_styles()
    former = f"{record.profile}-{record.form}"
    return next((name for name in (former, record.profile) if name and name in names), None)


def _as_written(record: Record) -> Iterator[dict[str, Any]]:
    """The item with shelfmarks and provenance in the source's words instead of ours, places joined as archives join them."""
    item = {name: value for name, value in to_item(record, "proof").items() if name not in {"translator", "editor"}}
    places = [location.text for location in record.locations if location.text]
    if record.printed and not places:
        places, reprinted = [str(item.pop("archive_location"))], []
    else:
        reprinted = [f"Reprinted in {source.text}, {_pages(source.pages)}" for source in record.printed]
    note = ". ".join(filter(None, [*reprinted, record.provenance_text]))
    for joint in ("; ", " and ", "; and "):
        written = {**item, "archive_location": joint.join(places), "note": note}
        yield {name: value for name, value in written.items() if value}


def _pages(pages: str) -> str:
    return f"pp. {pages}" if any(sign in pages for sign in "-–,") else f"p. {pages}"


def _address_end(citation: str) -> str:
    """A style of notes ends in a full stop; a citation may not."""
    return "." if citation.endswith(".") else ""


def _folded(citation: str) -> str:
    return re.sub(r"\s+|\.(?=\s*<?https?://)", "", citation.translate(_ALIKE))


def _parting(text: Text, span: Span, rendered: str) -> int:
    """The offset of the first character that did not come back."""
    wanted = iter(_folded(rendered))
    for offset in range(span.start, span.end):
        char = _folded(text.content[offset])
        if char and char != next(wanted, ""):
            return offset
    return span.end
