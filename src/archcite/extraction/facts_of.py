"""Enter into the ledger what the readers of the parts found: one function a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, behind_edge
from archcite.extraction.dates.reading import find_dates, read_date
from archcite.extraction.names import other_orders, read_name
from archcite.extraction.printed.item import printed_item
from archcite.extraction.titles.offices import read_party
from archcite.extraction.titles.reading import read_title
from archcite.model import Name, PrintedSource, Provenance, Role, Severity, Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.places.place import Place
    from archcite.extraction.printed.reading import Printed
    from archcite.extraction.sources.provenance import Statement
    from archcite.extraction.sources.reading import Source

_LISTS = {Role.TRANSLATED: "translators", Role.EDITED: "editors"}
_STEPS = {
    "fond": "fond",
    "opis": "opis",
    "por": "por",
    "papka": "papka",
    "delo": "delo",
    "leaves": "leaves",
    "file_year": "file_year",
}


#: Two digits may be a year of any century from which modern archives hold documents.
_FIRST_YEAR, _LAST_YEAR = 1800, 2030


_INNER_COMMA = lazy_pattern(r",(?=[’'”\"]$)")


def one_line(content: str, start: int, end: int) -> str:
    """A stretch's text with every run of white space as one space."""
    return " ".join(content[start:end].split())


def enter_title(ledger: Ledger, start: int, end: int, rule: str, confidence: float = 0.97) -> None:
    """A title, and what it says of genre, sender, recipient and participants."""
    content = ledger.content
    # The comma that American printers put inside the closing marks of a title that ends in a quotation is not the title's.
    value = one_line(content, start, end)
    value = _INNER_COMMA.sub("", value) if value[-2:-1] == "," else value
    ledger.note("title", start, end, rule, confidence, value=value)
    title = read_title(content, start, end)
    if title.genre:
        ledger.note(
            "genre", *title.genre, "title/genre", confidence - 0.03, value=one_line(content, *title.genre).casefold()
        )
    for field, where in (("sender", title.sender), ("recipient", title.recipient)):
        if where:
            since = _with_article(content, where[0])
            party = read_party(one_line(content, since, where[1]))
            ledger.note(field, *where, f"title/{field}", confidence - 0.05, value=party)
    for index, where in enumerate(title.participants):
        ledger.note(
            f"participants.{index}",
            *where,
            "title/participants",
            confidence - 0.1,
            value=read_party(one_line(content, *where)),
        )


def _with_article(content: str, start: int) -> int:
    return start - 4 if content[max(0, start - 4) : start].casefold() == "the " else start


def enter_date(ledger: Ledger, start: int, end: int, rule: str, confidence: float = 0.98) -> bool:
    """The document's date, when the stretch is one or holds one."""
    content = ledger.content
    start = behind_edge(content, start, end, " \n\t,.;")
    end = before_edge(content, start, end, " \n\t,;")
    if start >= end:
        return False
    reading = read_date(content[start:end])
    if reading is None:
        found = find_dates(content, Span(start, end))
        if not found:
            return False
        reading = found[0]
        start, end = reading.span.start, reading.span.end
        confidence -= 0.1
    if "impossible" in reading.flags:
        ledger.tell("date-impossible", f"{content[start:end]!r} is no day of the calendar", start, end, Severity.ERROR)
    if not reading.edtf:
        return True
    others: tuple[str, ...] = ()
    if reading.flags:
        others = other_dates(reading)
        confidence -= 0.2 * len({"century-assumed", "ambiguous"}.intersection(reading.flags))
    ledger.note("date", start, end, rule, confidence, value=reading.edtf, alternatives=others)
    return True


def other_dates(reading: DateReading) -> tuple[str, ...]:
    """What else a date can mean: either day of ``3/4/56``, another century of ``'56``; what both calendars call one day is none.

    Example:
        >>> [other_dates(reading) for text in ("3/4/1956", "4.X.62", "4 X 1962") if (reading := read_date(text))]
        [('1956-03-04', '1956-04-03'), ('1862-10-04',), ()]
    """
    if "ambiguous" in reading.flags:
        return reading.alternatives
    if "century-assumed" not in reading.flags or not reading.edtf[:4].isdigit():
        return ()
    year = int(reading.edtf[:4])
    centuries = [other for other in (year - 100, year + 100) if _FIRST_YEAR <= other <= _LAST_YEAR]
    return tuple(f"{other}{reading.edtf[4:]}" for other in centuries)


def enter_source(
    ledger: Ledger,
    source: Source,
    rule: str,
    confidence: float = 0.95,
    meanings: Mapping[str, str] | None = None,
    said: list[Statement] | None = None,
) -> None:
    """Places, printed sources and provenance; `meanings` as for `enter_provenance`, `said` is provenance that stood before the source."""
    enter_places(ledger, source.places, rule, confidence)
    for printed in source.printed:
        enter_printed(ledger, printed, rule, confidence)
    enter_provenance(ledger, [*said, *source.provenance] if said else source.provenance, rule, confidence, meanings)


def enter_places(ledger: Ledger, places: Iterable[Place], rule: str, confidence: float) -> None:
    """Places as the next of the citation's locations."""
    located = [reading.field for reading in ledger.readings if reading.field.startswith("locations.")]
    known = sum(field.count(".") == 1 for field in located)
    places = list(places)
    if (
        known == 1
        and len(places) == 1
        and _is_archive_alone(places[0])
        and ledger.best_of("locations.0.archive") is None
    ):
        archive = places[0].archive or (0, 0)
        ledger.note(
            "locations.0.archive", *archive, f"{rule}/archive", confidence if places[0].known else confidence - 0.12
        )
        return
    for index, place in enumerate(places, known):
        _enter_place(ledger, f"locations.{index}", place, rule, confidence)


def _is_archive_alone(place: Place) -> bool:
    """Whether a place is an archive without a shelfmark, which stands before the title: ``SH-SHTP-A-000-553, “…,” CRRC``."""
    return place.archive is not None and not (
        place.call or place.steps or place.shelfmark or place.pages or place.leaves
    )


def _enter_place(ledger: Ledger, base: str, place: Place, rule: str, confidence: float) -> None:
    """One place, part by part."""
    content = ledger.content
    trust = confidence if place.known or place.shelfmark else confidence - 0.12
    ledger.note(base, place.start, place.end, f"{rule}/place", trust, value=place)
    if place.archive:
        parted = place.call and place.archive[0] < place.call[0][0] < place.archive[1]
        value = _without_shelfmark(content, place.archive, place.call[0]) if parted else None
        ledger.note(f"{base}.archive", *place.archive, f"{rule}/archive", trust, value=value)
    steps = {**place.steps, **(place.shelfmark.steps if place.shelfmark else {})}
    for step, where in steps.items():
        ledger.note(f"{base}.{_STEPS[step]}", *where, "shelfmark/steps", 0.97)
    if place.shelfmark and place.shelfmark.unit_term:
        ledger.note(f"{base}.unit_term", *place.shelfmark.unit_term, "shelfmark/steps", 0.97)
    if place.call:
        value = ", ".join(_call_text(content, *where) for where in place.call)
        sure = trust - (0.2 if place.archive is None and _ends_in_name(value) else 0.05)
        ledger.note(
            f"{base}.call_number", place.call[0][0], place.call[-1][1], f"{rule}/call-number", sure, value=value
        )
    if place.pages:
        ledger.note(f"{base}.pages", *place.pages, f"{rule}/pages", trust - 0.02)
    if place.leaves:
        ledger.note(f"{base}.leaves", *place.leaves, f"{rule}/leaves", trust - 0.02)


def _without_shelfmark(content: str, archive: tuple[int, int], shelfmark: tuple[int, int]) -> str:
    """An archive's name on one line, without the shelfmark that stands in brackets before its city."""
    return one_line(content, *archive).replace(f" ({one_line(content, *shelfmark)})", "")


def _ends_in_name(call: str) -> bool:
    """Whether what counts and what collects stand before the last words of a call number: those may be a holder that nobody knows."""
    before, comma, final = call.rpartition(", ")
    words = final.split()
    return (
        bool(comma)
        and any(map(str.isdigit, before))
        and words[0][:1].isupper()
        and not final.isupper()
        and not any(map(str.isdigit, final))
        and lexicon().collections.isdisjoint((words[0].casefold(), words[-1].casefold()))
    )


def _call_text(content: str, start: int, end: int) -> str:
    """A call number on one line, without the comma inside a closing quotation mark at its end."""
    text = one_line(content, start, end)
    for closing in ("”", '"'):
        if text.endswith(("," + closing, "." + closing)):
            text = text[:-2] + closing
    return text


def enter_printed(ledger: Ledger, printed: Printed, rule: str, confidence: float) -> None:
    """One printed source."""
    content = ledger.content
    index = sum(1 for reading in ledger.readings if reading.field.startswith("printed."))
    text = one_line(content, *printed.text)
    if not text:
        return
    pages = _pages(one_line(content, *printed.pages)) if printed.pages else ""
    damaged = any(problem.code == "text-damaged" for problem in ledger.problems)
    value = PrintedSource(printed.kind, text, pages, None if damaged else printed_item(text, pages))
    end = printed.pages[1] if printed.pages else printed.text[1]
    ledger.note(f"printed.{index}", printed.start, end, f"{rule}/{printed.kind.value}", confidence - 0.05, value=value)


def _pages(text: str) -> str:
    return text.replace("- ", "-").replace(" -", "-") if "-" in text else text


def enter_provenance(
    ledger: Ledger, said: list[Statement], rule: str, confidence: float, meanings: Mapping[str, str] | None = None
) -> None:
    """Who did what; each agent is a claim of their own.

    Args:
        ledger: where it is entered.
        said: the statements.
        rule: the stage that reads.
        confidence: how sure it is.
        meanings: abbreviations of agents → the repository that the archive means by them.
    """
    content = ledger.content
    counts: dict[str, int] = {}
    for index, statement in enumerate(said):
        names = tuple(read_name(one_line(content, *where)) for where in statement.agents)
        if Role.COURTESY in statement.roles or Role.PERMISSION in statement.roles:
            names = tuple(_literal(one_line(content, *where)) for where in statement.agents)
        value = Provenance(
            one_line(content, statement.start, statement.end),
            statement.roles,
            names,
            one_line(content, *statement.project) if statement.project else "",
            one_line(content, *statement.language) if statement.language else "",
        )
        trust = confidence - (0.3 if statement.damaged else 0.0)
        ledger.note(f"provenance.{index}", statement.start, statement.end, f"{rule}/provenance", trust, value=value)
        if statement.damaged:
            ledger.tell(
                "agent-missing", f"{value.text!r} names nobody: a name was lost", statement.start, statement.end
            )
        for number, (name, where) in enumerate(zip(names, statement.agents, strict=True)):
            meant = meanings.get(name.text or name.full()) if meanings else None
            if meant:
                ledger.note(
                    f"provenance.{index}.agents.{number}", *where, f"{rule}/meanings", 0.98, value=meant, inferred=True
                )
        for role in statement.roles:
            if role in _LISTS:
                for name, where in zip(names, statement.agents, strict=True):
                    number = counts.get(role, 0)
                    counts[role] = number + 1
                    others = other_orders(name)
                    ledger.note(
                        f"{_LISTS[role]}.{number}",
                        *where,
                        f"provenance/{role.value}",
                        trust,
                        value=name,
                        alternatives=others,
                    )


def _literal(text: str) -> Name:
    return Name(literal=text)
