"""What a reference says of the document behind its shelfmark: title, parties, kind, number, mark of secrecy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge
from archcite.extraction.facts_of import enter_title, one_line
from archcite.extraction.holdings.clauses import NUMBERED, Kind
from archcite.extraction.names import read_name
from archcite.extraction.places.leaves import countries_of
from archcite.extraction.references.layout import DOCUMENT, describes
from archcite.extraction.structure import Clause, bare_end_of, groups
from archcite.extraction.titles.correspondents import read_romance_letter
from archcite.extraction.titles.offices import read_party
from archcite.extraction.titles.reading import read_title
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: What a document is taken from, which has written nothing: ``Из дневника Смирнова. Запись беседы``.
_TAKEN_FROM = lazy_pattern(r"(?:From|Из|З|Aus|Z|Iz)\s")
#: What was held, and not written.
_EVENTS = ("conversation", "discussion", "talk", "meeting")
#: What lies further apart than a comma and a space has a date or leaves between.
_APART = 3


def enter_description(ledger: Ledger, described: list[tuple[Clause, Kind]], archive: tuple[int, int] | None) -> None:
    """Enter what the clauses between shelfmark and date say; the archive tells of the language where a preposition is doubtful."""
    run: list[Clause] = []
    quoted = next((piece for piece, kind in described if kind is Kind.QUOTED), None)
    if quoted is not None:
        before = len(ledger.readings)
        _enter_marked(ledger, quoted, Kind.QUOTED)
        if any(piece.start < quoted.start and _is_kind(ledger, piece) for piece, _ in described):
            ledger.readings[before:] = [reading for reading in ledger.readings[before:] if reading.field != "genre"]
    for index, (piece, kind) in enumerate(described):
        if (quoted is None or piece.start < quoted.start) and _enter_number_or_writer(ledger, piece, kind, quoted):
            continue
        if run and piece.start - run[-1].end > _APART:
            _enter_run(ledger, run, archive)
            run = []
        if kind in (Kind.QUOTED, Kind.NUMBER, Kind.MARK):
            _enter_run(ledger, run, archive)
            run = []
            _enter_marked(ledger, piece, kind)
            if index == 0 and kind is Kind.NUMBER and len(described) > 1 and _opens_title(ledger, piece):
                run.append(piece)
        else:
            run.append(piece)
    _enter_run(ledger, run, archive)


def _enter_number_or_writer(ledger: Ledger, piece: Clause, kind: Kind, quoted: Clause | None) -> bool:
    """The number of a paper, or who wrote what a quotation behind is called, where a clause says that and no more."""
    content = ledger.content
    where = piece.start, bare_end_of(content, piece)
    if DOCUMENT.fullmatch(content, *where):
        ledger.note("document_number", *where, "holding/number", 0.85)
        return True
    if quoted is None or kind not in (Kind.TEXT, Kind.SHELF) or describes(content, piece):
        return False
    ledger.note("authors.0", *where, "holding/authors", 0.8, value=read_name(one_line(content, *where)))
    return True


def _is_kind(ledger: Ledger, piece: Clause) -> bool:
    """Whether a clause ends in a kind of document, which then is that of the quoted title behind it: ``Directorate memorandum, “…”``."""
    said = read_title(ledger.content, piece.start, piece.end)
    if said.genre is None or said.genre[1] != piece.end:
        return False
    return not ledger.content[slice(*said.genre)].casefold().startswith(_EVENTS)


def _opens_title(ledger: Ledger, piece: Clause) -> bool:
    """Whether a number is that of a kind of document, whose title begins with it: ``Telegram 123, A to B``."""
    said = read_title(ledger.content, piece.start, piece.end)
    return said.genre is not None and said.genre[0] == piece.start and ledger.best_of("title") is None


def _enter_marked(ledger: Ledger, piece: Clause, kind: Kind) -> None:
    content = ledger.content
    if kind is Kind.QUOTED:
        if ledger.best_of("title") is None:
            _enter_quoted(ledger, piece)
    elif kind is Kind.NUMBER:
        number = NUMBERED.match(content, piece.start, bare_end_of(content, piece))
        if number is not None and number.group("item"):
            return
        where = number.span("number") if number is not None else (piece.start, bare_end_of(content, piece))
        ledger.note("document_number", *where, "holding/number", 0.85)
        _enter_genre(ledger, piece)
    else:
        ledger.note("classification", piece.start, bare_end_of(content, piece), "reference/classification", 0.88)


def _enter_quoted(ledger: Ledger, piece: Clause) -> None:
    """A quoted title, without the comma or stop inside its closing mark."""
    content = ledger.content
    group = next((group for group in groups(content, piece.start, piece.end) if group.start == piece.start), None)
    start, end = piece.start + 1, (group.end - 1 if group is not None else bare_end_of(content, piece))
    end = before_edge(content, start, end, " ,.")
    enter_title(ledger, start, end, "holding/title", 0.92)


def _enter_run(ledger: Ledger, run: list[Clause], archive: tuple[int, int] | None) -> None:
    """Words without quotation marks: two parties, an author before a kind of document, or a title."""
    if not run:
        return
    content = ledger.content
    bare = read_romance_letter(content, run[0].start, bare_end_of(content, run[0]))
    named = read_title(content, run[0].start, bare_end_of(content, run[0])).genre is not None
    if bare is not None and not named and countries_of(content, archive) & lexicon().romance_countries:
        _enter_parties(ledger, *bare)
        for piece in run[1:]:
            _enter_genre(ledger, piece)
        return
    if (
        len(run) > 1
        and content[run[0].start].isupper()
        and not describes(content, run[0])
        and not _TAKEN_FROM.match(content, run[0].start)
        and describes(content, run[1])
        and not _are_parties(content, run[1])
    ):
        author = run[0]
        value = read_name(one_line(content, author.start, author.end))
        ledger.note("authors.0", author.start, author.end, "holding/authors", 0.8, value=value)
        run = run[1:]
    start, end = run[0].start, bare_end_of(content, run[-1])
    said = read_title(content, start, end)
    if said.genre is None and said.sender is not None and said.recipient is not None:
        _enter_parties(ledger, said.sender, said.recipient)
        for piece in run[1:]:
            _enter_genre(ledger, piece)
        return
    if (
        said.genre is not None
        and said.sender is not None
        and said.recipient is not None
        and max(said.sender, said.recipient)[0] < said.genre[0]
    ):
        _enter_parties(ledger, said.sender, said.recipient)
        ledger.note("genre", *said.genre, "holding/genre", 0.85, value=one_line(content, *said.genre).casefold())
        return
    if ledger.best_of("title") is not None and said.sender is not None and said.recipient is not None:
        _enter_parties(ledger, said.sender, said.recipient)
    if ledger.best_of("title") is not None or (said.genre == (start, end) and content[end : end + 1] == " "):
        _enter_genre(ledger, run[0])
        return
    enter_title(ledger, start, end, "holding/title", 0.86 if said.genre is not None else 0.75)


def _are_parties(content: str, piece: Clause) -> bool:
    """Whether a clause names writer and addressee and no kind of document: a name before it is another writer's."""
    said = read_title(content, piece.start, bare_end_of(content, piece))
    return said.genre is None and said.sender is not None


def _enter_parties(ledger: Ledger, sender: tuple[int, int], recipient: tuple[int, int]) -> None:
    content = ledger.content
    for name, where in (("sender", sender), ("recipient", recipient)):
        ledger.note(name, *where, f"holding/{name}", 0.88, value=read_party(one_line(content, *where)))


def _enter_genre(ledger: Ledger, piece: Clause) -> None:
    content = ledger.content
    said = read_title(content, piece.start, piece.end)
    if said.genre is not None and ledger.best_of("genre") is None:
        ledger.note("genre", *said.genre, "holding/genre", 0.85, value=one_line(content, *said.genre).casefold())
