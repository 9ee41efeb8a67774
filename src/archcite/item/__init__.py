"""Record ⇄ CSL-JSON: the one place that knows which CSL variable carries which archival fact.

What CSL 1.0.2 has no variable for (fond and opis, provenance roles, sender and office, EDTF, what was inferred) travels in
the item's ``custom.archcite`` object (CSL-JSON schema 1.0: ``custom``), so that a record comes back whole. Where a CSL
variable was changed on the way, by a person in a reference manager, the variable wins over the hidden copy.

A digital host goes into ``archive`` and the holding archive with its shelfmark into ``archive_location``: of the placements
that reference managers were tried with, the one that arrives in most of them.
"""

from archcite.item.choices import at_leaves, stated_only, with_canonical_url
from archcite.item.citing import citing_item
from archcite.item.letter import letter_item
from archcite.item.names import name_of
from archcite.item.places import place_text, shelfmark
from archcite.item.printed import at_pages, cited_work, printed_items
from archcite.item.reading import ItemError, to_record
from archcite.item.writing import to_item

__all__ = [
    "ItemError",
    "at_leaves",
    "at_pages",
    "cited_work",
    "citing_item",
    "letter_item",
    "name_of",
    "place_text",
    "printed_items",
    "shelfmark",
    "stated_only",
    "to_item",
    "to_record",
    "with_canonical_url",
]
