"""What our styles print in their own way; all else is as the official style prints it."""

from __future__ import annotations

from typing import Any

_TYPES = {"collection", "document", "manuscript", "personal_communication", "report"}


def is_archival(item: dict[str, Any]) -> bool:
    """Whether an item is of an archival type, not published, and in an archive or a place."""
    published = item["type"] == "report" and "publisher" in item
    return item["type"] in _TYPES and not published and bool({"archive", "archive_location"} & set(item))
