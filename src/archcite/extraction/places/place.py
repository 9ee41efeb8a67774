"""One place where a document is kept, as it stands in a citation, and its shelfmark where that counts in steps."""

from __future__ import annotations

import msgspec

#: The fonds of the former party archive in Tirana (Arkivi i Partisë), behind which parts have names: ``F. 14/AP, M-PKK, V. 1956, D. 4``.
_PARTY_ARCHIVE = "/AP"


class Shelfmark(msgspec.Struct):
    """A shelfmark in steps, as offsets.

    Args:
        start: where its first mark stands.
        end: after its last value.
        steps: fond, opis, por, papka, delo, leaves, file_year → where its value stands.
        unit_term: where the word stands that is used instead of delo, such as ``a.e.``.
        reel: where the reel of a film stands that the file is read on, or the perechen of RGANI's fond 89.
    """

    start: int
    end: int
    steps: dict[str, tuple[int, int]] = {}
    unit_term: tuple[int, int] | None = None
    reel: tuple[int, int] | None = None

    def has_named_parts(self, content: str) -> bool:
        """Whether parts with names, not opisi, count on behind the fond."""
        fond = self.steps.get("fond")
        return fond is not None and content.endswith(_PARTY_ARCHIVE, *fond)

    def tradition(self) -> str:
        """The name of the way of citing that the steps follow; see archives/traditions.yaml."""
        if self.unit_term is None:
            return "fond"
        opis, fond = self.steps.get("opis"), self.steps.get("fond")
        return "bulgarian" if opis and fond and opis < fond else "fond-unit"


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
