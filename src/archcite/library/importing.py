"""Many items at once, from other programs or from an export of ours.

Items are written in batches, each whole or not at all, and reported only once their batch is stored: what a killed import had
reported is there, and running it again adds the rest.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from archcite.library import changes, index, staging
from archcite.library.cycles import without_cycle_search
from archcite.library.imported import Imported
from archcite.library.importer import Importer
from archcite.library.threads import ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from archcite.library.imported import Existing
    from archcite.library.library import Library


def import_items(
    library: Library,
    items: Iterable[Any],
    *,
    existing: Existing = "skip",
    tags: Iterable[str] = (),
    progress: Callable[[Imported], object] | None = None,
) -> Imported:
    """Add many items; see `Library.import_items`."""
    importer = Importer(library.connection, existing=existing, tags=changes.labels(tags))
    prepare = partial(staging.ready, pattern=library.setting("keys"))
    total, number = Imported(), None
    with without_cycle_search():
        for batch in ahead(prepare, staging.batches(items)):
            with library.changing("import", number) as change:
                with index.many_at_once(library.connection):
                    outcome = importer.write(batch, change)
                total.extend(outcome)
                change.describe(f"import {len(total.added)} new, {len(total.updated)} changed")
                number = change.number
                if not total.added and not total.updated:
                    change.drop()
            if progress:
                progress(outcome)
    return total
