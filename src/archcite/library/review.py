"""What extraction was unsure of, one screen a record: the source at the left, the facts at the right.

The screen is drawn by pure functions of an entry and a size, so that it can be tested without a terminal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Styled

from archcite.item import to_record
from archcite.item.confidence import SURE
from archcite.library.corrections import facts
from archcite.library.errors import explained
from archcite.library.evidence import Evidence, doubts

if TYPE_CHECKING:
    from archcite.library.entry import Entry
    from archcite.library.reader import Reader
    from archcite.model import Claim

_KEYS: Final = (("a", "accept"), ("e", "edit"), ("s", "skip"), ("u", "undo"), ("q", "quit"))
#: A claim on one of several names is one on the names: ``authors.0``.
_NUMBERED: Final = re.compile(r"\.\d+$")
#: What follows from the rest and is not for a person to check.
_ASIDE: Final = re.compile(r"^(profile|form|date_text|provenance_text)$|\.(tradition|repository)$")
#: A fact is cut to so many characters on the screen.
_LONGEST: Final = 300
#: So many lines say why.
_DOUBTS: Final = 5
#: So much of the source is shown around what was read, in characters.
_BEFORE: Final = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """The queue: what was never looked at comes first, what was skipped comes last."""

    keys: tuple[str, ...]


def waiting(library: Reader) -> Waiting:
    """The keys of the records that a person should look at, in the order they should be looked at.

    Example:
        >>> import archcite.library
        >>> with archcite.library.open(":memory:") as library:
        ...     library.review(library.add({"title": "A"}, key="a"), "waiting")
        ...     waiting(library).keys
        ('a',)
    """
    statement = "SELECT key FROM record WHERE review IN ('waiting', 'skipped') ORDER BY review = 'skipped', id"
    with explained(library.path):
        return Waiting(tuple(row[0] for row in library.connection.execute(statement)))


def screen(entry: Entry, evidence: Evidence | None, progress: str, width: int, height: int) -> Group:
    """One record's screen.

    Args:
        entry: the record.
        evidence: of its last source; None when it has none.
        progress: such as ``3 of 12``.
        width: in columns.
        height: in lines.
    """
    told = _doubts(evidence)
    rows = max(6, height - 5 - len(told))
    left = Panel(_source(evidence, rows - 2, max(20, width // 2 - 4)), title="source", height=rows)
    right = Panel(_facts(entry, evidence), title=entry.key, height=rows)
    grid = Table.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(left, right)
    why = [Styled(f"? {doubt}", style="yellow", overflow="ellipsis", no_wrap=True) for doubt in told]
    keys = Styled("  ".join(f"[{key}] {what}" for key, what in _KEYS), style="bold")
    return Group(Styled(progress, style="dim"), grid, *why, keys)


def drawn(entry: Entry, evidence: Evidence | None, progress: str, width: int, height: int, *, colour: bool) -> str:
    """The screen as text, with the terminal's own signs for colour or without.

    Example:
        >>> from archcite.library import Entry
        >>> print(drawn(Entry("a", {"id": "a", "title": "Telegram"}), None, "1 of 1", 60, 12, colour=False).splitlines()[0])
        1 of 1
    """
    console = Console(
        width=width,
        height=height,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
    )
    with console.capture() as capture:
        console.print(screen(entry, evidence, progress, width, height))
    return capture.get()


def _doubts(evidence: Evidence | None) -> tuple[str, ...]:
    """Why a person should look; a record with very many doubts must still show its source and facts."""
    found = tuple(map(_safe, doubts(evidence.claims, evidence.problems))) if evidence else ()
    if len(found) <= _DOUBTS:
        return found
    return (*found[: _DOUBTS - 1], f"and {len(found) - _DOUBTS + 1} more: archcite review --list has all of them")


def _source(evidence: Evidence | None, lines: int, width: int) -> Styled:
    if evidence is None or not evidence.text:
        return Styled("(the library does not hold the text)", style="dim")
    spans = [claim.span for claim in evidence.claims]
    start = max(0, min((span.start for span in spans), default=0) - _BEFORE)
    start = evidence.text.rfind("\n", 0, start) + 1
    shown = _safe(evidence.text[start : start + lines * width])
    styled = Styled(shown)
    for claim in sorted(evidence.claims, key=lambda claim: claim.confidence, reverse=True):
        first, last = claim.span.start - start, claim.span.end - start
        if 0 <= first < len(shown):
            styled.stylize("bold yellow" if claim.confidence < SURE else "green", first, last)
    return styled


def _safe(text: str) -> str:
    """Without what could steer a terminal; as long as before, so that spans stay true."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def _facts(entry: Entry, evidence: Evidence | None) -> Table:
    best: dict[str, Claim] = {}
    for claim in evidence.claims if evidence else ():
        field = _NUMBERED.sub("", claim.field)
        if field not in best or claim.confidence > best[field].confidence:
            best[field] = claim
    typed = {correction.field for correction in entry.corrections}
    table = Table.grid(padding=(0, 1))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    shown = [(field, value) for field, value in facts(to_record(entry.item)).items() if not _ASIDE.search(field)]
    # What is unsure stands first: a small screen must not cut it off.
    shown.sort(key=lambda fact: not _unsure(fact[0], best, typed))
    for field, value in shown:
        sure = best.get(field)
        mark = Styled("you", style="green") if field in typed else Styled(f"{sure.confidence:.0%}" if sure else "")
        style = "bold yellow" if _unsure(field, best, typed) else ""
        table.add_row(field.removeprefix("extra."), Styled(_safe(_plain(value))[:_LONGEST], style=style), mark)
    return table


def _unsure(field: str, best: dict[str, Claim], typed: set[str]) -> bool:
    if field not in best or field in typed:
        return False
    return best[field].confidence < SURE or bool(best[field].alternatives)


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_plain(part) for part in value)
    if isinstance(value, dict):
        named = " ".join(str(value[part]) for part in ("given", "family") if value.get(part))
        return named or str(value.get("literal") or value.get("text") or value)
    return str(value).replace("\n", " ")
