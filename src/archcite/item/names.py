"""Names ⇄ the name variables of CSL-JSON (CSL 1.0.2 specification, Names)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.model import Name, Party

if TYPE_CHECKING:
    from collections.abc import Mapping


def name_of(csl: Mapping[str, Any]) -> Name:
    """A CSL-JSON name as ours; the opposite of `Name.csl`."""
    return Name(
        family=str(csl.get("family", "")),
        given=str(csl.get("given", "")),
        dropping_particle=str(csl.get("dropping-particle", "")),
        non_dropping_particle=str(csl.get("non-dropping-particle", "")),
        suffix=str(csl.get("suffix", "")),
        literal=str(csl.get("literal", "")),
        family_first=bool(csl.get("static-ordering")),
    )


def party_name(party: Party) -> dict[str, Any]:
    """The person, or the whole party as one name."""
    return party.person.csl() if party.person else {"literal": party.text}
