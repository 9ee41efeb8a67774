"""A history's footnotes: which of its items are archival, and a document that cites them all."""

from __future__ import annotations

from typing import Any

from archcite.render import Citation, Cite

_TYPES = {"collection", "document", "manuscript", "personal_communication", "report"}


def is_archival(item: dict[str, Any]) -> bool:
    """Whether an item is of an archival type, not published, and in an archive or a place."""
    published = item["type"] == "report" and "publisher" in item
    return item["type"] in _TYPES and not published and bool({"archive", "archive_location"} & set(item))


def document(items: list[dict[str, Any]]) -> list[Citation]:
    """Footnotes as a historian writes them: each for the first time, at once again, later, with a page, two in one note."""
    ids = [item["id"] for item in items]
    clusters: list[tuple[Cite, ...]] = []
    for key in ids:
        clusters += [(Cite(key),), (Cite(key, "12"),), (Cite(key, "3-4", "chapter", prefix="see "),)]
    clusters += [
        (Cite(one), Cite(two, "7", suffix=", my italics")) for one, two in zip(ids, reversed(ids), strict=True)
    ]
    return [Citation(cluster, number) for number, cluster in enumerate(clusters, 1)]
