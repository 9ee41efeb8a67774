"""Addresses that the ends of lines divide: ``https://digitalarchive.wilsoncen-`` / ``ter.org/document/1``.

Whether a hyphen at the end of a line belongs to an address, and whether the next line goes on with it, is told by what is known: the hosts of
the profiles, the addresses that a profile knows a document by, the words of citations in an address that is made of words. Where nothing
tells, a hyphen stays and a line's end ends the address, but for a stroke on one side of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.plain_words import is_plain_word
from archcite.archives.profiles import derived, profiles
from archcite.check import canonical_url
from archcite.extraction.letters.editing import Edit, rewritten
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from archcite.model import Text

_SCHEME_END = "://"
_BROKEN_HOST = lazy_pattern(r"(?P<head>[\w.-]{0,100}+)(?P<gap>[ \t]*\n?[ \t]*(?<=\s))(?P<rest>[\w.-]{1,100}+)")
_BROKEN_PATH = lazy_pattern(
    r"(?P<host>[\w.-]{1,100}+)(?P<path>(?:/[\w./-]{0,200}+)?+)(?P<gap>[ \t]*\n[ \t]*)(?P<rest>/?[a-z\d][\w-]*(?:/[\w-]+)*)(?=(?P<closed>>)?[>.]?[ \t]*(?P<end>\n|$)|(?<=\d)(?<=/\d{6})\s)"
)
_LAST_WORD = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]+\Z")
_FIRST_WORD = lazy_pattern(r"[^\W\d_]+(?![\w])")
_BEHIND = lazy_pattern(r"[\w./-]{1,200}")
#: A number alone on its line that is no longer may be a note's.
_LONGEST_NOTE_NUMBER = 3
#: No address that a line divides is longer.
_LONGEST = 200


@derived
def _hosts() -> frozenset[str]:
    return frozenset(host for profile in profiles() for host in profile.hosts)


def addresses_rejoined(text: Text) -> Text:
    r"""The text with the addresses whole that the ends of its lines divide without a hyphen.

    Example:
        >>> from archcite.model import Text
        >>> addresses_rejoined(Text("https://nsarchive.\ngwu.edu/briefing-book/x.")).content
        'https://nsarchive.gwu.edu/briefing-book/x.'
    """
    return rewritten(text, _gaps(text.content)) if ":" in text.content else text


def divides_address(content: str, hyphen: int) -> bool:
    """Whether a hyphen at the end of a line stands in an address that has none there.

    Args:
        content: the text, without the line's end.
        hyphen: where the hyphen stands.

    Example:
        >>> divides_address("see https://nsar-chive.gwu.edu/x", 16), divides_address("https://a-b.example", 9)
        (True, False)
    """
    since = max(0, hyphen - _LONGEST)
    since = max(content.rfind(" ", since, hyphen), content.rfind("\n", since, hyphen), since - 1) + 1
    _, scheme, before = content[since:hyphen].rpartition(_SCHEME_END)
    if not ("." in before or "." in content[hyphen : hyphen + _LONGEST]):
        return False
    behind = _BEHIND.match(content, hyphen + 1)
    if behind is None:
        return False
    rest = behind[0].rstrip(".")
    if "/" in before:
        known = scheme or _known_part(before.partition("/")[0])
        return bool(known) and _goes_on(before, rest, f"{before}-{rest}")
    host = rest.partition("/")[0]
    return len(_known_part(before + host)) > len(_known_part(f"{before}-{host}"))


def _gaps(content: str) -> Iterator[Edit]:
    """The ends of lines within addresses that have their scheme, and blanks within the names of known hosts."""
    for at in _scheme_ends(content):
        since = at + len(_SCHEME_END)
        found = _BROKEN_HOST.match(content, since)
        if found is None or not _is_one_host(found["head"], found["rest"]):
            found = _BROKEN_PATH.match(content, since)
            found = found if found and _is_one_path(found, in_brackets=content.rfind("<", at - 7, at) >= 0) else None
        if found is not None:
            yield Edit(*found.span("gap"), "")


def _scheme_ends(content: str) -> Iterator[int]:
    """Where schemes end; one character is sought ten times as fast as three."""
    at = content.find(":")
    while at >= 0:
        if content.startswith(_SCHEME_END, at):
            yield at
        at = content.find(":", at + 1)


def _is_one_host(head: str, rest: str) -> bool:
    """Whether the name of a host is divided, or the scheme parted from it."""
    return len(_known_part(head + rest.rstrip("."))) > len(_known_part(head))


def _is_one_path(found: re.Match[str], *, in_brackets: bool) -> bool:
    path, rest = found["path"], found["rest"]
    if in_brackets and found["closed"]:
        return True
    if rest.isdecimal() and len(rest) <= _LONGEST_NOTE_NUMBER and found["end"] == "\n":
        return False
    if path.endswith("/") != rest.startswith("/"):
        return True
    before = found["host"] + path
    return bool(path) and not rest.startswith("/") and (_goes_on(before, rest, before) or _is_slug(path, rest))


def _goes_on(before: str, rest: str, otherwise: str) -> bool:
    """Whether an address is that of a document, or its last word one of citations, only when both halves are put together."""
    if canonical_url(before + rest) is not None:
        return canonical_url(otherwise) is None
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(rest)
    if last is None or first is None or not is_plain_word(last[0] + first[0]):
        return False
    return not (is_plain_word(last[0]) and is_plain_word(first[0]))


def _is_slug(path: str, rest: str) -> bool:
    """Whether both halves are words with hyphens between them, as no line of a text is: ``/cable-from-a`` / ``mbassador-doe``."""
    return "-" in path.rpartition("/")[2] and "-" in rest and rest.islower()


def _known_part(name: str) -> str:
    """The known host that the name of a host is or belongs to; empty where none is known."""
    known, name = _hosts(), name.lstrip("<([“\"'").casefold()
    while name and name not in known:
        name = name.partition(".")[2]
    return name
