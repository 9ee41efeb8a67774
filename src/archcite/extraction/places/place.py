"""One place where a document is kept, as it stands in a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from archcite.extraction.places.shelfmark import Shelfmark


class Place(msgspec.Struct):
    """One place, as offsets.

    Args:
        start: where it starts.
        end: where it ends.
        archive: where the archive's name stands.
        shelfmark: its shelfmark in steps.
        call: the stretches of its call number, in order.
        pages: where pages of the file stand.
        leaves: where leaves stand that follow a call number (Bl. 8).
        steps: fond, opis, delo, leaves without marks, as ``558/11/334``.
        known: whether the archive is one that the registry or a profile knows.
        ibid: whether the archive is that of the citation before.
    """

    start: int
    end: int
    archive: tuple[int, int] | None = None
    shelfmark: Shelfmark | None = None
    call: list[tuple[int, int]] = []
    pages: tuple[int, int] | None = None
    leaves: tuple[int, int] | None = None
    steps: dict[str, tuple[int, int]] = {}
    known: bool = False
    ibid: bool = False
