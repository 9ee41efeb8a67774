"""Given names as initials (specification, "Name": `initialize`, `initialize-with`, `initialize-with-hyphen`)."""

from __future__ import annotations

import functools
import re

from archcite.csl.items.names import starts_spaced

SPLIT = re.compile(r"(\s+|-)")
TAG = re.compile(r"</?(?:i|b|sc|sup|sub|span)[^<>]{0,80}>")
AFTER_PERIOD = re.compile(r"\.(?=[^\s.-])")
TAGS_BEFORE = re.compile(rf"(?:{TAG.pattern})*")
BLANKS = " \t\n\u00a0\ufeff"
SPACES = re.compile(r"[ \t\n]{2,}")


@functools.lru_cache(maxsize=20_000)
def initialize(given: str, mark: str, *, hyphen: bool) -> str:
    """Given names reduced to initials.

    Args:
        given: The given names; markup around a name stays around its initial.
        mark: What follows each initial (`initialize-with`).
        hyphen: Whether hyphens stay.

    >>> initialize("Jean-Luc Marie", ". ", hyphen=True)
    'J.-L. M.'
    >>> initialize("<b>John</b> Q.", ".", hyphen=True)
    '<b>J.</b>Q.'
    """
    if not starts_spaced(TAG.sub("", given).strip()):
        return given
    words, joins = split(given, hyphen=hyphen)
    out: list[str] = []
    for index, word in enumerate(words):
        before, bare, after = tagged(word)
        initial = initial_of(bare)
        if initial is None:
            out.append(f" {word} ")
        elif index < len(joins) and joins[index] == "-":
            out.append(f"{before}{initial}{mark.rstrip()}{after}-")
        else:
            space = mark[len(mark.rstrip()) :]
            out.append(f"{before}{initial}{mark.rstrip()}{after}{space}")
    return SPACES.sub(" ", "".join(out)).strip(BLANKS).replace(" -", "-")


def tagged(word: str) -> tuple[str, str, str]:
    """A word without the tags before and after it, and those tags."""
    start = TAGS_BEFORE.match(word)
    before = start.group() if start else ""
    rest = word[len(before) :]
    at = rest.find("<")
    return (before, rest, "") if at < 0 else (before, rest[:at], rest[at:])


def split(given: str, *, hyphen: bool) -> tuple[list[str], list[str]]:
    """The words of given names, and what stands after each: a space or a hyphen."""
    if not hyphen:
        given = given.replace("-", " ")
    given = AFTER_PERIOD.sub(". ", re.sub(r"\s*-\s*", "-", given.strip()))
    words: list[str] = []
    joins: list[str] = []
    for piece in SPLIT.split(given):
        if piece == "-" and words:
            joins.append("-")
        elif piece.isspace():
            joins.append(" ")
        elif piece:
            if words and joins and joins[-1] == "-" and piece[:1].islower():
                joins.pop()
                words[-1] += f"-{piece}"
            else:
                words.append(piece)
    return words, joins


def initial_of(word: str) -> str | None:
    """The initial of one word; None for a word in lower case, which is no name.

    >>> initial_of("Theodore"), initial_of("de"), initial_of("Yuri")
    ('T', None, 'Y')
    """
    first = word[:1]
    if not first or first != first.upper() or not first.isalpha():
        return None
    if word.endswith("."):
        return word[:-1]
    rest = word[1:]
    capitals = 0
    while capitals < len(rest) and rest[capitals].isupper():
        capitals += 1
    if capitals and capitals < len(rest):
        return first + rest[:capitals].lower()
    return first


@functools.lru_cache(maxsize=20_000)
def normalize(given: str, mark: str, *, hyphen: bool) -> str:
    """Given names as they are, but with the style's mark after what are initials already (`initialize="false"`).

    A hyphen between two initials goes, as in citeproc-js.

    >>> normalize("M.E. John", ". ", hyphen=True), normalize("J.-P.", ". ", hyphen=True)
    ('M. E. John', 'J. P.')
    """
    if not starts_spaced(TAG.sub("", given)):
        return given
    words, joins = split(given, hyphen=hyphen)
    out: list[str] = []
    for index, tagged_word in enumerate(words):
        before, word, after = tagged(tagged_word)
        join = joins[index] if index < len(joins) else ""
        short = (word.endswith(".") and len(word) > 1) or (len(word) == 1 and word.isupper())
        if not short:
            out.append(tagged_word + join)
            continue
        following = tagged(words[index + 1])[1] if index + 1 < len(words) else ""
        next_short = bool(following) and (following.endswith(".") or (len(following) == 1 and following.isupper()))
        if join == "-" and not next_short:
            out.append(f"{before}{word.rstrip('.')}{mark.rstrip()}{after}-")
        else:
            space = mark[len(mark.rstrip()) :] + ("" if next_short or not following else " ")
            out.append(f"{before}{word.rstrip('.')}{mark.rstrip()}{after}{space}")
    return SPACES.sub(" ", "".join(out)).strip(BLANKS)
