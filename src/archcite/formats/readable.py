"""The note that tells people what a format has no field for: ``Label: value | Label: value``, on one line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from archcite.formats.carried import LABEL, decode, encode
from archcite.formats.dates import date_of, edtf, words
from archcite.formats.names import NAME_VARIABLES, inverted, names_of
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from archcite.formats.model import Item

DATE_VARIABLES: Final = frozenset(["accessed", "available-date", "event-date", "issued", "original-date", "submitted"])
#: Variables that are an item's identity or its hidden part, and so are never told.
_SILENT: Final = frozenset({"id", "type", "citation-key", "custom", "categories"})
#: In this order, before anything else that has to be told.
_FIRST: Final = ("genre", "recipient", "translator", "archive_location", "archive", "note", "number")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_BETWEEN: Final = " | "
#: What a hidden patch begins with, up to its opening brace.
_HIDDEN: Final = f"{LABEL}: {{"


def one_line(text: object) -> str:
    r"""Text without line ends or control characters.

    Example:
        >>> one_line("one\n two\t")
        'one two'
    """
    said = str(text)
    if said.isprintable():
        return said.strip()
    return " ".join(part.strip(" ") for part in _CONTROL.split(said)).strip()


@cache
def _labels() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Variable → label, label → variable, and the labels of the facts that CSL has no variable for."""
    labels: dict[str, str] = table("readable")["labels"]
    unhosted: dict[str, str] = table("readable")["unhosted"]
    variables = {label: variable for names in (labels, unhosted) for variable, label in names.items()}
    variables["Provenance"] = "note"
    return labels, variables, frozenset(table("readable")["facts"].values())


def label_of(variable: str, item: Mapping[str, Any]) -> str:
    """What people call a variable.

    Example:
        >>> label_of("original-publisher", {})
        'Original publisher'
        >>> label_of("archive", {"archive": "RGANI", "archive_location": "f. 5, op. 30"})
        'Archive'
    """
    if variable in {"archive", "archive_location"} and not _is_hosted(item):
        return str(table("readable")["unhosted"][variable])
    if variable == "note" and ("archive" in item or "archive_location" in item):
        return "Provenance"
    return _labels()[0].get(variable) or variable[:1].upper() + variable[1:].replace("-", " ").replace("_", " ")


def tell(item: Mapping[str, Any], variables: Iterable[str]) -> str:
    """The readable note.

    Args:
        item: a CSL-JSON item.
        variables: those of its variables that must be told.

    Example:
        >>> tell({"recipient": [{"literal": "Foreign Ministry"}], "genre": "Cable"}, ["recipient", "genre"])
        'Document type: Cable | Recipient: Foreign Ministry'
    """
    wanted = {name for name in variables if name not in _SILENT and item.get(name)}
    order: list[str] = [name for name in _FIRST if name in wanted]
    if len(order) < len(wanted):
        order += sorted(wanted.difference(order))
    told = [(label_of(name, item), spoken(name, item[name])) for name in order]
    if "custom" in item:
        told[3:3] = _facts(item)
    return _BETWEEN.join([f"{label}: {text}" for label, text in told if text])


def language_name(said: str) -> str:
    """A language in English words; what is no known tag stays as it is.

    Example:
        >>> language_name("ru"), language_name("Old Church Slavonic")
        ('Russian', 'Old Church Slavonic')
    """
    name = table("bib")["languages"].get(said)
    return str(name).capitalize() if name else said


def _is_hosted(item: Mapping[str, Any]) -> bool:
    """Whether what stands in `archive` is a digital host; an item from elsewhere is asked for an address."""
    record = _record(item)
    return bool(record.get("platform")) or ("URL" in item and not record.get("locations"))


def _record(item: Mapping[str, Any]) -> dict[str, Any]:
    """What archcite keeps of a record beside the variables of CSL; empty of an item from elsewhere."""
    try:
        record = item["custom"]["archcite"]["record"]
    except (KeyError, TypeError):
        return {}
    return record if isinstance(record, dict) else {}


def _facts(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    record = _record(item)
    found = ((label, record.get(field)) for field, label in table("readable")["facts"].items())
    said = ((label, value.get("text", "") if isinstance(value, dict) else value) for label, value in found)
    said = (
        (label, language_name(value) if label == "Original in" and isinstance(value, str) else value)
        for label, value in said
    )
    return [(label, _part(value)) for label, value in said if isinstance(value, str) and value]


def spoken(variable: str, value: Any) -> str:
    """A variable's value as one part of the note."""
    if variable in NAME_VARIABLES:
        return "; ".join([_part(inverted(name).rstrip(",")).replace(";", "–") for name in value])
    if variable in DATE_VARIABLES:
        return _part(edtf(value) or words(value))
    return _part(value)


def _part(value: object) -> str:
    said = one_line(value)
    return said if said.isalnum() else said.replace("|", "¦").replace("<", "‹").replace(">", "›")


def split_note(
    text: str, *, ours: bool = False, known: Container[str] = ()
) -> tuple[list[tuple[str, str]], str, dict[str, list[Any]] | None]:
    """A note taken apart.

    Args:
        text: the note, on one line.
        ours: whether archcite wrote it, so that a hidden copy has the facts that it tells; so is a note with a patch.
        known: variables that need not be told.

    Returns:
        The other variables that its labels name, with their text; what is left of the note; the hidden patch, if it has one.

    Example:
        >>> split_note("Recipient: Foreign Ministry | seen in Moscow")
        ([('recipient', 'Foreign Ministry')], 'seen in Moscow', None)
    """
    if ": " not in text:
        return [], text, None
    patch = None
    if _HIDDEN in text:
        text, patch = _hidden(text)
    told, rest = [], []
    _, names, facts = _labels()
    for part in text.split(_BETWEEN):
        label, colon, value = part.partition(": ")
        if colon and label in names:
            if (variable := names[label]) not in known:
                told.append((variable, value))
        elif not (colon and label in facts and (ours or patch is not None)):
            rest.append(part)
    return told, _BETWEEN.join(filter(str.strip, rest)) if rest else "", patch


def _hidden(text: str) -> tuple[str, dict[str, list[Any]] | None]:
    seen, _, hidden = text.rpartition(_HIDDEN)
    patch = decode(f"{{{hidden.rstrip()}")
    return (text, None) if patch is None else (seen.rstrip().removesuffix("|").rstrip(), patch)


def with_patch(note: str, patch: Mapping[str, Any]) -> str:
    """The note with the hidden patch at its end; an empty one where the note itself tells what looks like a patch."""
    if not patch:
        return with_nothing_hidden(note) if _HIDDEN in note else note
    hidden = f"{LABEL}: {encode(patch)}"
    return f"{note}{_BETWEEN}{hidden}" if note else hidden


def with_nothing_hidden(note: str) -> str:
    """The note as a reader will take it apart once a patch stands in it."""
    return f"{note} | {LABEL}: {{}}"


def heard(variable: str, text: str) -> Any:
    """The value of a variable that a note tells; the opposite of `spoken`."""
    if variable in NAME_VARIABLES:
        return _names(text)
    if variable in DATE_VARIABLES:
        return date_of(text)
    return text


def _names(text: str) -> list[Item]:
    return [name for part in text.split(";") for name in names_of(part.strip())]
