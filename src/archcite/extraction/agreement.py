"""What confirms what: readings of one fact that come from different places of the page, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.titles.short_titles import short_title
from archcite.model import Name, Party

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger, Reading

#: The last part of a rule's name → what its reading is called when another agrees with it.
_CALLED = {
    "heading-date": "heading date",
    "signature-date": "signature date",
    "heading-title": "heading title",
    "signature-name": "signature name",
    "date": "citation date",
    "title": "citation title",
    "sender": "sender name",
}


def settle(ledger: Ledger) -> None:
    """Record which readings agree, then infer the author and the short title."""
    fields = [reading.field for reading in ledger.readings]
    for field in ("date", "title"):
        if fields.count(field) > 1:
            _agree([reading for reading in ledger.readings if reading.field == field])
    best = ledger.best()
    sender, signed = best.get("sender"), best.get("signature.name")
    if sender is not None and isinstance(sender.value, Party) and sender.value.person is not None:
        if signed is not None and same_person(sender.value.person, signed.value):
            sender.agrees = (*sender.agrees, "signature name")
            signed.agrees = (*signed.agrees, "sender name")
        if "authors.0" not in best and not sender.value.person.literal:
            ledger.note(
                "authors.0",
                sender.start,
                sender.end,
                "inference/author-is-sender",
                sender.confidence - (0.02 if sender.agrees else 0.1),
                value=sender.value.person,
                inferred=True,
                agrees=sender.agrees,
            )
    title = best.get("title")
    if title is not None and "title_short" not in best:
        genre, recipient = best.get("genre"), best.get("recipient")
        short = short_title(
            title.value,
            genre.value if genre else "",
            recipient.value.text if recipient and isinstance(recipient.value, Party) else "",
        )
        if short and short != title.value:
            ledger.note("title_short", title.start, title.end, "inference/short-title", 0.9, value=short, inferred=True)


def _agree(readings: list[Reading]) -> None:
    folded = [_folded(reading.value) for reading in readings]
    for at, said in enumerate(folded):
        others = (_called(readings[other]) for other, also in enumerate(folded) if other != at and also == said)
        readings[at].agrees = (*readings[at].agrees, *others)


def _called(reading: Reading) -> str:
    return _CALLED.get(reading.rule.rpartition("/")[2], reading.rule)


def _folded(value: object) -> str:
    return " ".join(str(value).casefold().replace("“", '"').replace("”", '"').replace("’", "'").strip(" .,").split())


def same_person(one: Name, other: Name) -> bool:
    """Whether two names can be one person's: the same family name, and given names that do not contradict.

    Example:
        >>> same_person(Name(family="Dobrynin", given="Anatoly F."), Name(family="Dobrynin", given="A."))
        True
    """
    if one.family.casefold() != other.family.casefold() or not one.family:
        return False
    for left, right in zip(one.given.split(), other.given.split(), strict=False):
        short, long = sorted((left.rstrip(".").casefold(), right.rstrip(".").casefold()), key=len)
        if not long.startswith(short):
            return False
    return True
