"""Letters and figures that a scan's text has for one another, read again: ``3O`` for 30, ``l22`` for 122, ``Trans1ated``, ``frorn``, ``t. 558, op. 11``.

Only what cannot be meant is changed: figures with a capital O or a small l among them, words with a one or a nought within, an ``rn`` that makes
a word of citations when it is an ``m``, and marks of steps that stand where no other can. Each is told, and what is read of it is less
sure. Only the beginning of a text is looked at, where citations and headers stand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archcite.archives.plain_words import is_plain_word
from archcite.extraction.letters.editing import Edit, rewritten
from archcite.model import Problem, Severity, Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.model import Text

#: The problem that tells of a letter that was read again.
MISREAD = "letters-misread"
_REACH = 1200
#: What confidences are multiplied by where letters were read again.
_TRUST = 0.8
#: What of it can be told at a figure or a capital I: a letter beside it, letters around it, or a mark that only scans have there.
#: With the zero byte, which no text has, the set has three kinds: `re` looks such a set up in a table, and tries two kinds one by one.
_SIGN = lazy_pattern(
    r"[0-9I\x00](?:(?=[OIla-z])(?:(?=[OIl])(?<=\d)|(?=[a-z])(?<=[a-z][01I])|(?=p\.)(?<=0))|(?<=[OIl]\d)"
    r"|(?<=\. \d)(?:(?<=\Wt\. \d)|(?<=c[lI1]\. \d))|(?=[1l]?\. ?\d)(?:(?<=[,.] 1)(?=1?\.)|(?<=I)(?=l?\.)))"
)
_CAPITAL = lazy_pattern(r"I(?<=[a-z]I)(?=[a-z])")
#: What stands beside a word that is part of an address.
_JOINTS = frozenset("/@_")
_LONGEST_WORD = 30
_NUMBER = lazy_pattern(r"(?<!\w)(?=[\dOIl]*\d)(?=\d*[OIl])[\dOIl]{2,12}(?!\w)")
_FIGURES = str.maketrans("OIl", "011")
#: Before a number whose first figure is misread stands a word or its stop; behind a comma it is the mark of a leaf (``l22``), a letter of its own,
#: or the year of a day.
_COUNTED = lazy_pattern(r"[^\W\d_]\.?\s\Z|\d\s?[-–—]\s?\Z|[./]\Z|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\Z")
_LONGEST_DAY = 16
#: Where letters alone are a number: the opis of ``F. 45, Op. l, D. 330``, the day of ``January ll, 1949``.
_LETTERS_FOR_FIGURES = (
    lazy_pattern(r"(?<![\w.])(?:[Oo]p|[DdFfPp])\. ?(?P<number>[lI]{1,2})(?=[,.;] ?(?:[Oo]p|[DdPp]|[Ll]l?)\. ?\d)"),
    lazy_pattern(r"(?<!\w)[A-Z][a-z]{2,8}\.? (?P<number>[lI]{1,2})(?=, ?(?:1[5-9]|l[5-9]|20)[\dlO]{2}(?!\w))"),
)
_WORD_WITH_FIGURE = lazy_pattern(r"(?<![\w/@.-])[^\W\d_]*[a-z][01](?=[a-z])[a-z]*(?![\w/@-]|\.\w)")
_NUMERAL = r"\d{1,6}[a-zа-я]?(?:-\d+)?"
_FOND = lazy_pattern(rf"(?<![\w.])(?P<mark>t)\.? ?{_NUMERAL}[,.;]? ?[oO0]p\.? ?\d")
_OPIS = lazy_pattern(r"(?<![\w.])(?P<mark>0)p\. ?\d")
_DELO = lazy_pattern(rf"(?<![\w.])(?:[oO0]p|p|pap|papka)\.? ?{_NUMERAL}[,.;]? ?(?P<mark>c[lI1])\.? ?\d")
_LEAVES = lazy_pattern(
    rf"(?<![\w.])(?:d|cl|D|delo|Delo|p|pap|papka)\.? ?{_NUMERAL}[,.;] ?(?P<mark>[1Il]{{1,2}})(?<!ll)(?<!(?<!\w)l)\. ?\d"
)


def reread(text: Text) -> Text:
    """The text with figures and letters where a scan's text has the other; the same text when it has none.

    Args:
        text: what was pasted, or what reading gave.

    Example:
        >>> from archcite.model import Text
        >>> reread(Text("RGASPI, t. 558, 0p. 11, d. 32O, l. 12. Trans1ated frorn Russian")).content
        'RGASPI, f. 558, op. 11, d. 320, l. 12. Translated from Russian'
    """
    content = text.content
    found: list[Edit] = []
    if _SIGN.search(content, 0, _REACH):
        found = [
            *_marks(content),
            *_numbers(content),
            *_words(content),
            *_letters(content, (found.start() for found in _CAPITAL.finditer(content, 0, _REACH)), "I", "l"),
        ]
    if content.find("rn", 0, _REACH) >= 0:
        found += _letters(content, _places_of(content, "rn"), "rn", "m")
    if not found:
        return text
    edits = _apart(found)
    return replace(rewritten(text, edits), problems=(*text.problems, *_told(content, edits)))


def read_again(text: Text) -> tuple[tuple[Span, float], ...]:
    """Where letters of a text were read again, and how far that is trusted."""
    return tuple(
        (problem.span, _TRUST) for problem in text.problems if problem.code == MISREAD and problem.span is not None
    )


def _numbers(content: str) -> Iterator[Edit]:
    for found in _NUMBER.finditer(content, 0, _REACH):
        number = found.group()
        if number[0].isdigit():
            if number[-1] == "I":
                continue
        elif not _COUNTED.search(content, max(0, found.start() - _LONGEST_DAY), found.start()) or number[0] == "I":
            continue
        yield Edit(*found.span(), number.translate(_FIGURES))
    for alone in _LETTERS_FOR_FIGURES:
        for found in alone.finditer(content, 0, _REACH):
            yield Edit(*found.span("number"), found["number"].translate(_FIGURES))


def _words(content: str) -> Iterator[Edit]:
    for found in _WORD_WITH_FIGURE.finditer(content, 0, _REACH):
        put = found.group().replace("1", "l").replace("0", "o")
        if is_plain_word(put):
            yield Edit(*found.span(), put)


def _letters(content: str, places: Iterator[int], written: str, meant: str) -> list[Edit]:
    """Words of citations for what has ``rn`` in place of their ``m``; where there are any, other words with ``rn`` stay, in doubt."""
    edits = []
    changed = False
    for start, end in dict.fromkeys(_word_around(content, at) for at in places):
        word = content[start:end]
        if start == end or is_plain_word(word):
            continue
        put = word.replace(written, meant)
        known = is_plain_word(put)
        changed = changed or known
        edits.append(Edit(start, end, put if known else word))
    return edits if changed else []


def _places_of(content: str, letters: str) -> Iterator[int]:
    at = content.find(letters, 0, _REACH)
    while at >= 0:
        yield at
        at = content.find(letters, at + 1, _REACH)


def _word_around(content: str, at: int) -> tuple[int, int]:
    """The word that a letter stands in; empty in an address, and where the word is too long for one."""
    start, end = at, at
    low, high = max(0, at - _LONGEST_WORD), min(len(content), at + _LONGEST_WORD)
    while start > low and content[start - 1].isalpha():
        start -= 1
    while end < high and content[end].isalpha():
        end += 1
    joined = content[start - 1 : start] in _JOINTS or content[end : end + 1] in _JOINTS
    return (at, at) if joined else (start, end)


def _marks(content: str) -> Iterator[Edit]:
    for pattern, put in ((_FOND, "f"), (_OPIS, "o"), (_DELO, "d")):
        for found in pattern.finditer(content, 0, _REACH):
            yield Edit(*found.span("mark"), put)
    for found in _LEAVES.finditer(content, 0, _REACH):
        yield Edit(*found.span("mark"), "l" * len(found["mark"]))


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order; of two in one place the first found."""
    apart: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        if not apart or edit.start >= apart[-1].end:
            apart.append(edit)
    return apart


def _told(content: str, edits: list[Edit]) -> Iterator[Problem]:
    """What was read again, and where it stands in the text as it is read."""
    moved = 0
    for edit in edits:
        start = edit.start + moved
        moved += len(edit.put) - (edit.end - edit.start)
        written = content[edit.start : edit.end]
        done = f"was read as “{edit.put}”" if edit.put != written else "may be misread"
        message = f"“{written}” {done}: a scan's text has such letters for one another"
        yield Problem(MISREAD, Severity.WARNING, message, Span(start, start + len(edit.put)))
