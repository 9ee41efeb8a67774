"""The facts of one document for the eye: the citation taken apart, then a table of what was read where."""

from __future__ import annotations

import sys
from itertools import starmap
from typing import TYPE_CHECKING, Any, Final

import click

from archcite.item import place_text
from archcite.item.confidence import SURE, alternatives, below, open_fields
from archcite.model import Location, Name, Party, PrintedSource, Provenance, Signature, Span
from archcite.patterns import lazy_pattern
from archcite.proof import citation_span, prove

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from rich.text import Text as Cell

    from archcite.cli.citations import Citation
    from archcite.extraction import Extraction
    from archcite.model import Claim, Record, Text

_COLOURS: Final = ("cyan", "green", "yellow", "magenta", "blue", "bright_red")
#: Claims about the reading itself, for the table only.
_HIDDEN: Final = frozenset({"profile", "form"})
_NUMBERED: Final = lazy_pattern(r"\.\d+")
_LONGEST_GAP: Final = 400
#: What the rows of other fields tell: what is inferred is marked there, a described title stands without quotation marks.
_TOLD_OTHERWISE: Final = frozenset({"inferred", "extra", "described"})
#: The parts of a printed source, in the order of its citation, and what they are called here.
_PARTS: Final = {
    "author": "author",
    "title": "title",
    "editor": "editor",
    "container-title": "in",
    "volume": "volume",
    "issue": "issue",
    "publisher-place": "place",
    "publisher": "publisher",
    "issued": "issued",
    "page": "pages",
}
#: Columns that may wrap keep this many characters on a narrow terminal.
_NARROWEST: Final = {"value": 16, "rule": 10}
_COLUMNS: Final = ("field", "value", "where", "rule", "confidence", "agrees with")
#: A terminal of fewer columns has no room for all of these side by side.
_WIDE: Final = 120
_NARROW_COLUMNS: Final = ("field", "value", "where", "sure")


def show(citation: Citation, *, explain: bool, stated: bool) -> None:
    """Print the facts; with `explain`, the citation in its parts and the evidence of each fact."""
    extraction = citation.extraction
    record = citation.record(stated=stated)
    claims = [claim for claim in extraction.claims if not (stated and claim.inferred)]
    click.secho(citation.heading(), bold=True)
    if explain:
        cited = citation.span or citation_span(extraction)
        parts = [claim for claim in claims if cited is None or claim.span.within(cited)]
        click.echo(f"\n{annotated(extraction.text, parts, cited)}\n")
        _table(_COLUMNS, (_row(citation, claim) for claim in claims))
    else:
        if citation.span is not None:
            click.echo(spoken(citation.span.of(extraction.text.content)))
        if citation.refers is not None:
            line, column = extraction.text.place(citation.refers.start)
            click.echo(f"the same as at {line}:{column}")
        _table(("fact", "value"), _facts(citation, record))
    click.echo(f"\n{_reproduced(extraction)}\n" if citation.span is None or record.profile else "")


def _reproduced(extraction: Extraction) -> str:
    proof = prove(extraction)
    if proof is None:
        return "citation reproduced: not tried (no style of this archive's own, or no citation in the document)"
    if proof.reproduced:
        return "citation reproduced: yes"
    line, column = extraction.text.place(proof.at)
    return f"citation reproduced: no, it differs from line {line}, column {column} on\n  rebuilt: {proof.rendered}"


def _facts(citation: Citation, record: Record) -> Iterable[tuple[str, str]]:
    claims = citation.extraction.claims
    unsure = (below(claims, SURE) | open_fields(claims)) - citation.left_out
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if not value or name in _TOLD_OTHERWISE:
            continue
        inferred = " (inferred)" if name in record.inferred else ""
        if not isinstance(value, tuple):
            mark = _unsure(citation.extraction.evidence[name]) if name in unsure else ""
            yield name.replace("_", " "), f"{spoken(value)}{inferred}{mark}"
            continue
        whole = getattr(citation.extraction.record, name)
        kept = [f"{name}.{at}" for at in range(len(whole)) if f"{name}.{at}" not in citation.left_out]
        for field, each in zip(kept, value, strict=False):
            yield name.replace("_", " "), f"{spoken(each)}{inferred}{_unsure_parts(field, unsure, citation)}"
            if isinstance(each, PrintedSource) and each.item is not None:
                yield from _parts_of({**each.item, "page": each.pages or each.item.get("page", "")})


def _parts_of(item: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """What a printed source was taken apart into, each part on a row of its own."""
    for name, label in _PARTS.items():
        value = item.get(name)
        if name == "issued" and value:
            value = "-".join(map(str, value["date-parts"][0]))
        elif isinstance(value, list | tuple):
            value = "; ".join(_person(one) for one in value)
        if value:
            yield f"  {label}", spoken(value)


def _person(name: Mapping[str, str]) -> str:
    return ", ".join(name[part] for part in ("family", "given", "literal") if name.get(part))


def _unsure_parts(field: str, unsure: AbstractSet[str], citation: Citation) -> str:
    """The mark of one of several values: of the whole where that is unsure, else with the names of its unsure parts."""
    if field in unsure:
        return _unsure(citation.extraction.evidence[field])
    evidence = citation.extraction.evidence
    parts = sorted(part for part in unsure if part.startswith(f"{field}."))
    told = (_or([part.removeprefix(f"{field}.").replace("_", " "), *_spoken(evidence[part])]) for part in parts)
    return f" (unsure: {', '.join(told)})" if parts else ""


def _unsure(claims: tuple[Claim, ...]) -> str:
    """The mark of an unsure field, with what else was read of it."""
    return f" ({_or(['unsure', *_spoken(claims)])})"


def _spoken(claims: tuple[Claim, ...]) -> list[str]:
    """What else a field may be; of a name in the other order, which part would be the family name."""
    return [
        f"family name {other.family}"
        if isinstance(other, Name) and other.full() == spoken(claims[0].value)
        else spoken(other)
        for other in alternatives(claims)
    ]


def _or(words: Iterable[str]) -> str:
    return "; or ".join(words)


def _row(citation: Citation, claim: Claim) -> tuple[str, ...]:
    claims = citation.extraction.evidence[claim.field]
    line, column = citation.extraction.text.place(claim.span.start)
    mark = " (inferred)" if claim.inferred else ""
    if claim.field in citation.left_out:
        mark += " (left out)"
    elif (claim.confidence < SURE or claim.alternatives) and claim is claims[0]:
        mark += _unsure(claims)
    where = f"{line}:{column}"
    return (
        claim.field,
        f"{spoken(claim.value)}{mark}",
        where,
        claim.rule,
        f"{claim.confidence:.2f}",
        "; ".join(claim.agrees),
    )


def spoken(value: Any) -> str:
    """A value in one line of words.

    Example:
        >>> spoken(Name(family="Mao", given="Zedong", family_first=True))
        'Mao Zedong'
        >>> from archcite.model import Printing
        >>> spoken(PrintedSource(Printing.PUBLISHED_IN, "Wartime (London: Quill, 1964)", "8"))
        'Wartime (London: Quill, 1964), 8'
    """
    match value:
        case Name():
            return value.full()
        case Party():
            known = [value.person.full() if value.person else "", value.office, value.body]
            known = [part for part in known if part and part != value.text]
            return f"{value.text} [{'; '.join(known)}]" if known else value.text
        case Location():
            return place_text(value)
        case Provenance() | PrintedSource() | Signature():
            pages = getattr(value, "pages", "")
            return f"{value.text.rstrip('.')}, {pages}" if pages else value.text
        case tuple() | list():
            return ", ".join(map(spoken, value))
        case _:
            return " ".join(str(value).split())


def annotated(text: Text, claims: Iterable[Claim], cited: Span | None = None) -> str:
    """The citation, each of its parts followed by the name of its fact in brackets.

    Of parts that lie in each other the outermost is named and the inner ones are left to the table; without a whole citation,
    the stretch from the first part to the last one is shown.
    """
    outer: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.span.start, -c.span.end)):
        shown = claim.text and not claim.inferred and claim.field not in _HIDDEN
        if shown and (not outer or claim.span.start >= outer[-1].span.end):
            outer.append(claim)
    if not outer:
        return "(no fact was read)"
    whole = cited or Span(outer[0].span.start, outer[-1].span.end)
    colours = {name: _COLOURS[i % len(_COLOURS)] for i, name in enumerate(dict.fromkeys(c.field for c in outer))}
    pieces, at = [], whole.start
    for claim in outer:
        colour = colours[claim.field]
        pieces.append(_short(text.content[at : claim.span.start]))
        pieces.append(click.style(claim.text, fg=colour))
        pieces.append(click.style(f"[{_NUMBERED.sub('', claim.field)}]", fg=colour, dim=True))
        at = claim.span.end
    return "".join([*pieces, text.content[at : whole.end]])


def _short(between: str) -> str:
    """What stands between two parts; the body of a document is left out."""
    return between if len(between) <= _LONGEST_GAP else f"{between[:80].rstrip()} […] {between[-20:].lstrip()}"


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table for the eye on a terminal, tab-separated lines in a pipe."""
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            click.echo("\t".join(row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Cell

    console = Console()
    cells = [[Cell(part) for part in row] for row in rows]
    if columns == _COLUMNS and console.width < _WIDE:
        columns, cells = _NARROW_COLUMNS, list(starmap(_narrowed, cells))
    shown = [column for at, column in enumerate(columns) if any(row[at] for row in cells)]
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for column in shown:
        fixed = column in {"field", "where", "sure", "confidence", "fact"}
        table.add_column(column, overflow="fold", no_wrap=fixed, min_width=_NARROWEST.get(column))
    for cell_row in cells:
        table.add_row(*cell_row[: len(shown)])
    console.print(table)


def _narrowed(field: Cell, value: Cell, where: Cell, rule: Cell, confidence: Cell, agrees: Cell) -> list[Cell]:
    """A row of the evidence for a narrow terminal: the rule and what agrees stand below the value."""
    told = f"\n{rule}; agrees with {agrees}" if agrees else f"\n{rule}"
    return [field, value.append(told, style="dim"), where, confidence]
