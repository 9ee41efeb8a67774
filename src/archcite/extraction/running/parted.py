"""Where one citation of a note ends and the next begins.

A note is cut at semicolons and full stops behind which a new citation begins: with a quoted or italic title, a genre and a year, two
parties and a date, a date of its own, or "Ibid.". What follows without any of these (another place, a translator) belongs to the
citation before it.
"""

from __future__ import annotations

import re

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, behind_edge
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.pages.classification import is_classification
from archcite.extraction.places.holders import is_container, weight
from archcite.extraction.running.signals import AGAIN, SEE, after_signals
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles.reading import read_title
from archcite.extraction.words import YEAR
from archcite.model import Span
from archcite.patterns import lazy_pattern

_NEW = lazy_pattern(
    rf"(?:(?:and|also|{SEE})\s+)*(?:(?i:{AGAIN})\b|https?://|[“\"«„*‘]|'(?=[A-Z])"
    r"|(?:[^\W\d_][\w.’'-]*[ ,]{1,2}){1,8}(?:trans\.,?\s|eds?\.,?\s)?[“\"«„*‘'](?=[^\W_])"
    r"|[A-ZÀ-Ž][^\W\d_]+(?:[’'-][^\W\d_]+)*(?:\s(?:and|&)\s[A-ZÀ-Ž][\w’'-]+)?\s(?:1[89]|20)\d\d[a-z]?,\s"
    r"|(?:[^\W\d_][\w.’'-]*\s){1,6}to\s(?:[^\W\d_][\w.’'-]*[\s,]+){1,6}\d{1,2}\s[A-Z])",
)
_FIRST_WORDS = lazy_pattern(r"[A-Z][\w-]*(?:\s[\w-]+){0,2}")
#: No citation is longer: what stands further back is not looked at, so that a note of any length takes linear time.
_LONGEST = 2000
_AGAIN = lazy_pattern(rf"{AGAIN}\b")
_SENTENCE_NEW = lazy_pattern(rf"(?=[^\W_a-zа-я])(?:{SEE}\s|{AGAIN}\b)")
#: So many clauses stand in front of a document's date at most, and so many letters are behind its first clause ("May 5, 1983").
_CLAUSES_TO_DATE, _LONGEST_DATE = 4, 8
_AND_TITLE = lazy_pattern(r"and\s[“\"][^“”\"]{8,}[”\"],?\s")
#: What leads to a citation and was left behind the one before it.
_LED = lazy_pattern(rf"\s*[;,]\s*(?:(?:and|but|{SEE})\s*)+$", re.IGNORECASE)
_LONGEST_BEHIND = 100
#: What a body did, which is no holder by its name: ``Cabinet meeting, Oct. 20, 1953``.
_MEETINGS = ("meeting", "session", "minutes", "protocols", "conclusions", "decision", "report")
_AUTHOR_AND_YEAR = lazy_pattern(r"[a-z]\s(?:1[89]|20)\d\d[a-z],")
_FOR_WHAT = lazy_pattern(r"(?:for|on)\s(?!example|instance)", re.IGNORECASE)
#: What a work is cited for, behind it: ``Hale, The Sea, for an outline``.
_REMARK = lazy_pattern(
    r",\s(?:(?:for|on)\s(?:an?|the|more|further|his|her|their|[a-z]+\s(?:of|on))|including)\s[^,;:.()“”\"\d]{3,80}\.?$"
)


def parted(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """The citations of a stretch of a note, in which no printed work and no short form stands.

    Example:
        >>> note = "RGANI, f. 5, op. 30, d. 9, 3 May 1956; Lund interview, May 5, 1983"
        >>> [note[since:until] for since, until in parted(note, 0, len(note))]
        ['RGANI, f. 5, op. 30, d. 9, 3 May 1956', 'Lund interview, May 5, 1983']
    """
    found: list[tuple[int, int]] = []
    since = start
    held = False
    pieces = clauses(content, start, end)
    for index, piece in enumerate(pieces):
        if (
            piece.before == ";"
            and (
                _NEW.match(content, piece.start, end)
                or (held and _starts_place(content, piece.start))
                or _starts_document(content, since, after_signals(content, piece.start, piece.end), end)
                or _is_pointed_to(content, piece, end)
                or (_is_dated(content, since, piece.start) and _starts_dated(content, pieces, index))
                or _starts_held(content, pieces, index)
            )
        ) or (piece.start > since and _joined(content, since, piece, end)):
            found.append((since, piece.start))
            since, held = piece.start, False
        held = held or _AGAIN.match(content, after_signals(content, piece.start, piece.end)) is not None
    found.append((since, end))
    return [whole for a, b in found if (whole := bare_citation(content, a, b))[0] < whole[1]]


def _joined(content: str, since: int, piece: Clause, end: int) -> bool:
    """Whether a new sentence, or "and" behind a date, leads to another citation: ``“One,” May 1958, and “Two,” August 1958``."""
    if piece.before == ".":
        return (
            _SENTENCE_NEW.match(content, piece.start, end) is not None
            or _is_for_what(content, piece.start, end)
            or _starts_another(content, since, piece, end)
        )
    return (
        piece.before == ","
        and _AND_TITLE.match(content, piece.start, end) is not None
        and _is_dated(content, since, piece.start)
    )


def _starts_another(content: str, since: int, piece: Clause, end: int) -> bool:
    """Whether behind a stop a letter or a paper with an archive of its own follows one that has an archive, too."""
    if _NEW.match(content, piece.start, end) is None or not _is_dated(content, since, piece.start):
        return False
    before = clauses(content, max(since, piece.start - _LONGEST), piece.start)
    behind = clauses(content, piece.start, min(end, piece.start + _LONGEST))
    return _names_archive(content, before[1:]) and _names_archive(content, behind[1 : 2 * _CLAUSES_TO_DATE])


def _names_archive(content: str, pieces: list[Clause]) -> bool:
    return any(known_name(content, piece.start, piece.end) is not None for piece in pieces)


def _is_dated(content: str, since: int, until: int) -> bool:
    """Whether what stands before a semicolon has a year."""
    near = max(since, until - _LONGEST)
    return YEAR.search(content, near, until) is not None or _AUTHOR_AND_YEAR.search(content, near, until) is not None


def _starts_dated(content: str, pieces: list[Clause], index: int) -> bool:
    """Whether something with a day or a month of its own follows: ``Smith interview, May 5, 1983``, ``Globe and Mail, 6 May 1983``.

    A place begins with its holder or a container; where a copy was printed or who translated it, with a small letter.
    """
    first = pieces[index]
    if not content[first.start].isupper() or is_container(content, first, lexicon()):
        return False
    if _may_hold(content, first) and not first.of(content).endswith(_MEETINGS):
        return False
    if known_name(content, first.start, first.end) is not None or is_classification(first.of(content)):
        return False
    for piece in pieces[index + 1 : index + _CLAUSES_TO_DATE]:
        if piece.before != ",":
            return False
        date = next(iter(find_dates(content, Span(piece.start, min(piece.end + _LONGEST_DATE, pieces[-1].end)))), None)
        if date is not None and date.span.start == piece.start and date.precision in {"day", "month"}:
            return True
    return False


def _starts_held(content: str, pieces: list[Clause], index: int) -> bool:
    """Whether a document with an archive of its own follows: ``Hale, interview transcript, BGA``, ``Cabinet meeting, 5 May 1953, ISA``."""
    if not content[pieces[index].start].isupper() or _begins_with_holder(content, pieces[index]):
        return False
    described = False
    for at in range(index, min(index + _CLAUSES_TO_DATE, len(pieces))):
        piece = pieces[at]
        if at > index and piece.before != ",":
            return False
        if described and known_name(content, piece.start, piece.end) is not None:
            return True
        described = described or (at < index + 2 and read_title(content, piece.start, piece.end).genre is not None)
    return False


def _begins_with_holder(content: str, piece: Clause) -> bool:
    return known_name(content, piece.start, piece.end) is not None or is_container(content, piece, lexicon())


def _starts_place(content: str, at: int) -> bool:
    """Whether a capital starts what follows: behind "Ibid." another place is another citation."""
    return content[at : at + 1].isupper()


def _is_pointed_to(content: str, piece: Clause, end: int) -> bool:
    """Whether a reader is told to see something else, or for what, which is more than a further place: "see also his account in AVP RF, f. 06"."""
    if _is_for_what(content, piece.start, end):
        return True
    start = after_signals(content, piece.start, piece.end)
    return piece.start < start < piece.end and not _may_hold(content, Clause(start, piece.end, ";"))


def _is_for_what(content: str, at: int, end: int) -> bool:
    """Whether it is told for what to see what follows: ``for the other view, see``."""
    return _FOR_WHAT.match(content, at, after_signals(content, at, end)) is not None


def _may_hold(content: str, piece: Clause) -> bool:
    """Whether a clause may name a holder of documents; two bodies of which one writes to the other hold nothing."""
    weighed = weight(content, piece)
    return weighed > 1 or (weighed == 1 and " to " not in piece.of(content))


def _starts_document(content: str, since: int, at: int, end: int) -> bool:
    """Whether a genre starts what follows and each side has a year: "..., 1962, AVP RF, f. 5; Memorandum, 5 May 1961, ..."."""
    first = _FIRST_WORDS.match(content, at, end)
    if not first or not YEAR.search(content, max(since, at - _LONGEST), at):
        return False
    words = first[0].casefold().split()
    named = any(" ".join(words[:size]) in lexicon().genres for size in (1, 2, 3))
    stop = content.find(";", at, end)
    return named and YEAR.search(content, at, stop if stop >= 0 else end) is not None


def bare_citation(content: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the space and the separators at its edges, and without what leads to the next citation.

    Example:
        >>> bare_citation("; RGANI, ", 0, 9), bare_citation("RGANI; see also ", 0, 16)
        ((2, 7), (0, 5))
    """
    start = behind_edge(content, start, end, " \n\t;|")
    for behind in (_REMARK, _LED):
        end = _without_separators(content, start, end)
        found = behind.search(content, max(start, end - _LONGEST_BEHIND), end)
        end = found.start() if found else end
    return start, _without_separators(content, start, end)


def _without_separators(content: str, start: int, end: int) -> int:
    return before_edge(content, start, end, " \n\t;,|…↩\ufe0e")  # the arrow leads back from a note to its text
