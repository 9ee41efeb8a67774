"""Citations that a reference manager left in a Word document with what they cite: their items are surer than any reading of the words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archcite.cli.citations import Citation
    from archcite.model import Text

#: No document has more, and what one field holds is read to here.
_MOST: Final = 20_000
_LARGEST: Final = 1_000_000


def with_field_items(citations: Sequence[Citation], text: Text) -> list[Citation]:
    """The citations of a document; those that a field printed mean the items that it holds, at its pages.

    Args:
        citations: in the order of the text.
        text: the document, with the fields among its metadata, as `archcite.reading.docx` gives them.
    """
    told = list(citations)
    content = told[0].extraction.text.content if told else ""
    at = 0
    for (start, end), cited in _regions(content, text.metadata):
        while at < len(told) and _start(told[at]) < start:
            at += 1
        until = at
        while until < len(told) and _start(told[until]) < end:
            until += 1
        if until - at == len(cited):
            told[at:until] = [_meaning(one, *item) for one, item in zip(told[at:until], cited, strict=True)]
        at = until
    return _again(told)


def _again(citations: list[Citation]) -> list[Citation]:
    """The citations; one that cites again what a field printed means the field's item, too."""
    meant = {one.span: one.meant for one in citations if one.known}
    return [
        replace(one, meant=meant[one.refers], pages=_pages(one)) if one.refers in meant and not one.known else one
        for one in citations
    ]


def _pages(citation: Citation) -> str:
    """The pages that the words of a citation give."""
    record = citation.extraction.record
    places = [*(source.pages for source in record.printed), *(place.pages for place in record.locations)]
    return next(filter(None, places), "")


def _start(citation: Citation) -> int:
    return citation.span.start if citation.span is not None else 0


def _meaning(citation: Citation, item: dict[str, Any], pages: str) -> Citation:
    from archcite.item import to_record

    return replace(citation, meant=to_record(item), pages=pages, known=True)


def _regions(
    content: str, metadata: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[int, int], list[tuple[dict[str, Any], str]]]]:
    """Where each field's words stand, and the items that it cites with their pages."""
    at = 0
    fields, words = metadata["citation-field"], metadata["citation-field-text"]
    for field, printed in zip(fields[:_MOST], words[:_MOST], strict=True):
        start = content.find(printed, at) if printed else -1
        cited = _items(field) if start >= 0 and len(field) <= _LARGEST else []
        if cited:
            at = start + len(printed)
            yield (start, at), cited


def _items(field: str) -> list[tuple[dict[str, Any], str]]:
    """The items of a citation object with their pages; none where it is damaged or one of them has no data."""
    from archcite.formats import FORMATS
    from archcite.model import Text

    try:
        found = json.JSONDecoder().raw_decode(field)[0]["citationItems"]
        data = [one["itemData"] for one in found]
        pages = [str(one.get("locator", "")) if one.get("label", "page") == "page" else "" for one in found]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return []
    items = FORMATS["csl-json"].read(Text(json.dumps(data))).items
    return list(zip(map(dict, items), pages, strict=True)) if len(items) == len(data) else []
