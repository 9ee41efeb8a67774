"""The head of a bibliography's entry: the writer inverted, and in APA's order the date and the title before the place.

``Doe, Jane. Letter to John Roe. 5 May 1961. Roe Papers, Bodleian Library, Oxford`` · ``Doe, J. (1961, May 5). [Letter to John Roe]. …``
Sources: Chicago Manual of Style 18, 14.121; MLA Handbook 9, 5.6 (unpublished works); APA, "Archival documents and collections".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.edges import behind_edge
from archcite.extraction.dates.reading import read_date
from archcite.extraction.facts_of import enter_title
from archcite.extraction.names import is_body, read_name
from archcite.extraction.printed.reading import sentence_end
from archcite.extraction.references.claims import enter_places
from archcite.extraction.stops import belongs
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: A family name, a comma, given names or initials, and what ends the writer: a stop, or a year in a bracket.
_WRITER = lazy_pattern(
    r"(?P<family>(?:(?:van|von|de|du|der|al-)\s?){0,2}[^\W\d_a-z][\w’'-]*[a-zà-ÿ][\w’'-]*(?:[ -][^\W\d_a-z][\w’'-]+)?),\s"
    r"(?P<given>[^\W\d_a-z]\.(?:[ -]?[^\W\d_a-z]\.){0,3}+|[^\W\d_a-z][a-zà-ÿ’'-]+(?:\s[^\W\d_a-z]\.)*(?:\s[^\W\d_a-z][a-zà-ÿ’'-]+)??)"
    r"(?:(?<=\.)\s|\.\s|\s(?=\())(?=[^\W\d_a-z]|[“\"«\[]|\((?:(?:ca\.\s)?[12]\d\d\d|n\.d\.))"
)
#: APA's date: ``(1961, May 5).``, ``(1930–1967).``
_DATE = lazy_pattern(
    r"\((?P<year>(?:ca\.\s)?[12]\d\d\d(?:\s?[-–]\s?[12]\d\d\d)?)(?:,\s(?P<day>[A-Z][a-z]+(?:\s\d{1,2})?))?\)\.\s+"
)
#: A description in place of a title: ``[Letter to John Roe].``
_DESCRIBED = lazy_pattern(r"\[(?P<what>[^\[\]\n]{3,200})\]\.\s+")
#: The kind of document behind a title, and the number of a thesis before it: `` [Telegram]``, `` (Publication No. 3094562) [Doctoral dissertation, Example University]``.
_KIND = lazy_pattern(
    r"(?:\s\((?:[A-Z][a-z]+\s)?[Nn]o\.\s(?P<number>[\w-]*\d)\))?\s\[(?P<kind>[^\[\]\n,]{3,40})(?:,\s[^\[\]\n]{3,80})?\]$"
)

_LONGEST_WORD = 24


def enter_entry_head(ledger: Ledger, start: int, end: int) -> int:
    """Enter a writer who opens an entry, with APA's date and title; where the entry goes on, which is its start where it has none.

    Example:
        >>> from archcite.extraction.ledger import Ledger
        >>> text = "Doe, J. (1961, May 5). [Letter to John Roe]. Bodleian Library, Oxford."
        >>> ledger = Ledger(text)
        >>> text[enter_entry_head(ledger, 0, len(text)) :], ledger.best_of("date").value
        ('Bodleian Library, Oxford.', '1961-05-05')
    """
    content = ledger.content
    writer = _WRITER.match(content, start, end)
    if writer is None or not _is_person(writer["family"], writer["given"]) or known_name(content, start, writer.end()):
        return start
    if _names_papers(content, writer.end(), end):
        return start
    until = writer.end("given")
    until += content[until] == "." and belongs(content, until, start)
    name = read_name(" ".join(content[writer.start() : until].split()))
    ledger.note("authors.0", writer.start(), until, "reference/authors", 0.9, value=name)
    dated = _DATE.match(content, writer.end(), end)
    return _behind_date(ledger, dated.start(), dated.end(), end) if dated else writer.end()


def _names_papers(content: str, start: int, end: int) -> bool:
    """Whether what stands behind a writer are his papers, and nothing he wrote: ``Roe, Jane A. Papers.``."""
    start = behind_edge(content, start, end)
    word, _, _ = content[start : min(end, start + _LONGEST_WORD)].partition(".")
    return word.casefold() in lexicon().collections


def _is_person(family: str, given: str) -> bool:
    """Whether no word of what looks like an inverted name is a place, a body, or a noun of documents."""
    known = lexicon()
    words = {word.casefold() for word in (family, given, *family.split(), *given.split()) if not word.endswith(".")}
    nouns = (
        known.places,
        known.countries,
        known.genres,
        known.collections,
        known.containers,
        known.holders,
        known.bodies,
    )
    return not any(words & frozenset(some) for some in nouns) and not is_body(family)


def _behind_date(ledger: Ledger, start: int, at: int, end: int) -> int:
    """Enter APA's date and the title behind it."""
    content = ledger.content
    dated = _DATE.match(content, start, end)
    stated = f"{dated['day'] or ''} {dated['year']}".strip() if dated else ""
    if dated and dated["day"] and dated["day"][-1].isdigit():
        stated = f"{dated['day']}, {dated['year']}"
    reading = read_date(stated)
    if reading is not None and reading.edtf:
        ledger.note("date", start + 1, at - 3, "reference/date-in-brackets", 0.92, value=reading.edtf)
    described = _DESCRIBED.match(content, at, end)
    if described:
        enter_title(ledger, *described.span("what"), "reference/title", 0.85)
        return described.end()
    if content[at : at + 1] in '“"«*':
        return at
    stop = sentence_end(content, at, end)
    kind = _KIND.search(content, at, stop)
    enter_title(ledger, at, kind.start() if kind else stop, "reference/title", 0.85)
    if kind and ledger.best_of("genre") is None:
        ledger.note("genre", *kind.span("kind"), "reference/genre", 0.85, value=kind["kind"].casefold())
    if kind and kind["number"]:
        enter_places(ledger, *kind.span("number"))
    return behind_edge(content, stop, end, ". \n")
