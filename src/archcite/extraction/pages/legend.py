"""The legend of a document as archives print it in lines: title, date, archive, shelfmark, each on its own, without labels.

``Report of Smith to Jones`` · ``20 January 1940`` · ``Russian State Military Archive`` · ``F. 198k, op. 2, d. 496, l. 163.`` Lines are
read as such only where one is a date and nothing else, and the next a known archive: elsewhere a line ends anywhere.
Source: the document pages of rusarchives.ru.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.extraction.dates.reading import read_date
from archcite.extraction.facts_of import enter_date, enter_source, enter_title
from archcite.extraction.sources.reading import read_source
from archcite.extraction.words import has_digit

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: No legend has more lines that say something, and none fewer.
_MOST, _FEWEST = 10, 3
#: No date has more characters.
_LONGEST_DATE = 40


def enter_legend(ledger: Ledger, start: int, end: int) -> bool:
    """Read a legend in lines; False when the text is none, and nothing is entered.

    Args:
        ledger: where it is entered.
        start: where the text starts.
        end: where it ends.
    """
    content = ledger.content
    lines = _lines(content, start, end)
    if not _FEWEST <= len(lines) <= _MOST:
        return False
    dated = next((at for at, line in enumerate(lines[:-1]) if at and _is_date(content, *line)), None)
    if dated is None:
        return False
    since, until = lines[dated + 1]
    name = known_name(content, since, until)
    if name is None or (content[name:until].strip(" .,") and not has_digit(content[name:until])):
        return False
    shelf = next((line for line in lines[dated + 1 :] if has_digit(content[max(name, line[0]) : line[1]])), None)
    if shelf is None:
        return False
    enter_title(ledger, lines[0][0], lines[dated - 1][1], "legend/title", 0.85)
    enter_date(ledger, *lines[dated], "legend/date", 0.92)
    enter_source(ledger, read_source(content, since, shelf[1]), "legend", 0.9)
    return True


def _lines(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of a stretch that are not empty, without spaces and stops at their ends."""
    found: list[tuple[int, int]] = []
    at = start
    while at < end and len(found) <= _MOST:
        stop = content.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = content[at:stop]
        text = line.strip(" \t.")
        if text:
            since = at + line.index(text)
            found.append((since, since + len(text)))
        at = stop + 1
    return found


def _is_date(content: str, start: int, end: int) -> bool:
    """Whether a line is a date and nothing else."""
    read = read_date(content[start:end]) if end - start <= _LONGEST_DATE and has_digit(content[start:end]) else None
    return read is not None and read.precision == "day"
