"""Record → CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import fields

from archcite.item.articles import article_variables
from archcite.item.dates import issued
from archcite.item.names import party_name
from archcite.item.places import place_variables
from archcite.item.variables import NAMED_ROLES, NAMES, PLAIN, VERSION
from archcite.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcite.model import Provenance

#: The fields of a record that no CSL variable carries as they are.
_HIDDEN = tuple(field.name for field in fields(Record) if field.name not in PLAIN and field.name != "extra")


def to_item(record: Record, key: str) -> dict[str, Any]:
    """The CSL-JSON item of a record.

    Args:
        record: any record; empty facts have no entry in the item.
        key: the item's identifier and citation key.

    Returns:
        An item that is valid against the CSL-JSON schema 1.0.

    Example:
        >>> from archcite.model import Record
        >>> item = to_item(Record(title="Telegram", date="1962-10-04", platform="Example Archive"), "telegram1962")
        >>> item["type"], item["issued"]
        ('manuscript', {'date-parts': [[1962, 10, 4]]})
    """
    item: dict[str, Any] = {"id": key, "type": csl_type(record), "citation-key": key}
    item |= {variable: getattr(record, field) for field, variable in PLAIN.items()}
    item |= {variable: [n.csl() for n in getattr(record, field)] for field, variable in NAMES.items()}
    item["recipient"] = [party_name(record.recipient)] if record.recipient else []
    item["issued"] = issued(record.date, record.date_text) if record.date else None
    item["accessed"] = issued(record.accessed) if record.accessed else None
    item["genre"] = record.genre[:1].upper() + record.genre[1:]
    article = article_variables(record)
    item |= place_variables(record) | article
    if article:
        del item["archive_location"]
    item["note"] = provenance_note(record.provenance)
    item |= {name: value for name, value in record.extra.items() if name != "custom"}
    hidden = _hidden(record)
    item["custom"] = {**record.extra.get("custom", {}), **({"archcite": hidden} if hidden else {})}
    return {name: value for name, value in item.items() if value}


def provenance_note(statements: Iterable[Provenance]) -> str:
    """Who gave the copy, in the source's words; who translated and edited it has variables of its own.

    The words begin with a small letter, as inside a note.

    Example:
        >>> from archcite.model import Name, Provenance, Role
        >>> provenance_note([Provenance("copy courtesy of NSA", (Role.COURTESY,), (Name(literal="NSA"),))])
        'copy courtesy of NSA'
        >>> roe = Name(given="A.", family="Roe")
        >>> provenance_note([Provenance("A. Roe", (Role.TRANSCRIBED,), (roe,))])
        'transcribed by A. Roe'
    """
    return "; ".join(filter(None, map(_beyond_named, statements)))


def _beyond_named(statement: Provenance) -> str:
    """A statement without what the translator and editor variables say, to stand inside a sentence."""
    roles = [role for role in statement.roles if role not in NAMED_ROLES]
    if statement.roles and not roles:
        return ""
    if len(roles) == len(statement.roles) and not _names_alone(statement):
        first, second = statement.text[:1], statement.text[1:2]
        return statement.text if second.isupper() else first.lower() + statement.text[1:]
    done = " and ".join(role.value.replace("_", " ").removesuffix(" by").removesuffix(" of") for role in roles)
    project = f" for {statement.project}" if statement.project else ""
    return f"{done}{project} by {' and '.join(agent.text or agent.full() for agent in statement.agents)}"


def _names_alone(statement: Provenance) -> bool:
    """Whether a statement names who did it and not what: the value of a label, such as ``Transcription: A. Roe``."""
    rest = statement.text
    for agent in statement.agents:
        rest = rest.replace(agent.text or agent.full(), "")
    return bool(statement.agents) and not rest.replace(" and ", "").strip(" ,;.")


def csl_type(record: Record) -> str:
    """The CSL type: only ``personal_communication`` carries a recipient through the reference managers tried.

    What has no place is a ``document``: official styles print "unpublished manuscript" beside one that is called a
    manuscript, which nobody said.
    """
    kind = record.extra.get("type") or article_variables(record).get("type")
    placed = record.locations or record.platform or record.printed
    return str(kind or ("personal_communication" if record.recipient else "manuscript" if placed else "document"))


def _hidden(record: Record) -> dict[str, Any]:
    """What of the record no CSL variable carries as it is."""
    kept = {name: value for name in _HIDDEN if (value := getattr(record, name))}
    facts = _pruned(msgspec.to_builtins(kept, builtin_types=()))
    if "inferred" in facts:
        facts["inferred"] = sorted(facts["inferred"])
    return {"version": VERSION, "record": facts} if facts else {}


def _pruned(value: Any) -> Any:
    """A value without what is empty; most of a record is, and is dropped without a further look."""
    if isinstance(value, dict):
        kept = {}
        for name, part in value.items():
            if isinstance(part, str):
                if part:
                    kept[name] = part
            elif part and (pruned := _pruned(part)) not in ([], {}):
                kept[name] = pruned
        return kept
    if isinstance(value, list | tuple | set | frozenset):
        return [_pruned(part) for part in value]
    return value
