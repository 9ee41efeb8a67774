"""Which CSL variable carries which field of the record."""

from __future__ import annotations

from typing import Final

from archcite.model import Role

VERSION: Final = 1

#: Record fields that a CSL variable of text carries as they are.
PLAIN: Final = {
    "title": "title",
    "title_short": "title-short",
    "abstract": "abstract",
    "url": "URL",
    "number": "number",
    "language": "language",
    "page_count": "number-of-pages",
}

NAMES: Final = {"authors": "author", "translators": "translator", "editors": "editor"}

#: Roles that have a CSL variable of their own and so are not repeated in the note.
NAMED_ROLES: Final = {Role.TRANSLATED, Role.EDITED}

_DERIVED: Final = {
    "type",
    "id",
    "citation-key",
    "genre",
    "issued",
    "accessed",
    "recipient",
    "archive",
    "archive_location",
    "call-number",
}
OURS: Final = _DERIVED | {"note", "custom"} | set(PLAIN.values()) | set(NAMES.values())
