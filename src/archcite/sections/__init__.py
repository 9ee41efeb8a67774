"""Where the parts of a document page stand: labelled fields, heading, body, markings and signature.

A page that an archive prints has a layout, which is data (layouts.yaml). A bare citation has none, and then all is empty. Only
the beginning and the end of a text are searched for labels, so that the time does not grow with the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.edges import within_edges
from archcite.model import Span
from archcite.sections.body import classification_of, copy_number_of, markings_of, signature_of
from archcite.sections.heading import heading_above, heading_at_top
from archcite.sections.labels import find_layout, value_spans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.model import Text

__all__ = ["Sections", "sections"]


class Sections(msgspec.Struct, frozen=True):
    """The parts of a page, as spans; those that it has not are None or empty.

    Args:
        layout: the name of the layout in layouts.yaml, or empty for what is no page.
        labelled: what the labels say: ``citation``, ``summary``, ``original_language``, ``source`` …, without the labels.
        heading_date: the date above the title.
        title: the title in the heading, over several lines if need be, without ``**``.
        body: the document itself.
        markings: the lines at the head of the body that mark secrecy, copies and handling.
        classification: the words of secrecy among the markings: ``TOP SECRET``.
        copy_number: the number after ``Copy No.``.
        signature: the line at the end of the body that a person signed.
    """

    layout: str = ""
    labelled: Mapping[str, Span] = {}
    heading_date: Span | None = None
    title: Span | None = None
    body: Span | None = None
    markings: tuple[Span, ...] = ()
    classification: Span | None = None
    copy_number: Span | None = None
    signature: Span | None = None

    def __bool__(self) -> bool:
        """Whether the text is a page."""
        return bool(self.layout)


def sections(text: Text) -> Sections:
    r"""Find the parts of a document page.

    Example:
        >>> from archcite.model import Text
        >>> page = Text("October 4, 1962\n\n**Cable to\nMoscow**\n\nCitation:\n\n“Cable to Moscow”, October 4, 1962, AVP RF")
        >>> found = sections(page)
        >>> found.title.of(page.content), found.labelled["citation"].of(page.content)
        ('Cable to\nMoscow', '“Cable to Moscow”, October 4, 1962, AVP RF')
        >>> bool(sections(Text("RGASPI, f. 558, op. 11, d. 97")))
        False
    """
    content = text.content
    found = find_layout(content)
    if found is None:
        return Sections()
    labelled, body_start = value_spans(content, found)
    if found.layout.heading:
        heading_date, title, body = heading_at_top(content, found.start, labelled, found.layout)
    else:
        heading_date, title = heading_above(content, found.start)
        start, end = within_edges(content, body_start, len(content))
        body = Span(start, end) if start < end and found.has(found.layout.before_body) else None
    markings = markings_of(content, body) if body else ()
    return Sections(
        layout=found.layout.name,
        labelled=labelled,
        heading_date=heading_date,
        title=title,
        body=body,
        markings=markings,
        classification=classification_of(content, markings),
        copy_number=copy_number_of(content, markings),
        signature=signature_of(content, body) if body else None,
    )
