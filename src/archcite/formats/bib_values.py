"""Raw field values → strings: braces and quotation marks off, ``#`` joined, ``@string`` and month names looked up."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from archcite.formats.bib_braces import Braces, is_quotation, quoted_end

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS: Final = {
    name: str(at)
    for at, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_ESCAPED: Final = re.compile(r"\\[{}\"]")
_BRACE: Final = re.compile(r"[{}]")
_BARE: Final = re.compile(r"[^\s,{}\"#]+")
#: Behind a bare word: another part, or nothing.
_ENDS: Final = re.compile(r"\s*+(?:#|\Z)")
_NEXT: Final = re.compile(r"\s*(?:([^\s=,{}()\"#%@]+)\s*=)?")
_SPACE: Final = re.compile(r"\s*+")
#: No macro grows beyond this, however often others repeat it.
LONGEST: Final = 1_000_000


class Values:
    """The macros of a file, and what values mean by them.

    Args:
        warn: is told of each macro that nobody defined, and of text that stands where a value should end.
    """

    def __init__(self, warn: Callable[[str, str], None]) -> None:
        self._warn = warn
        self._macros: dict[str, str] = dict(_MONTHS)

    def define(self, name: str, raw: str) -> None:
        """Add a ``@string``."""
        self._macros[name.lower()] = self.value(raw)[0]

    def value(self, raw: str) -> tuple[str, list[tuple[str, str]], str]:
        r"""A field's string.

        Returns:
            The string; the fields that follow it without a comma between, as name and raw value; and what no rule
            explains, empty when all is well.

        Example:
            >>> Values(print).value('oct # "~4"')
            ('10~4', [], '')
            >>> Values(print).value('{no comma}\n  year = 1962')
            ('no comma', [('year', '1962')], '')
        """
        if raw.startswith("{") and raw.endswith("}") and _one_group(raw):
            return raw[1:-1], [], ""
        if raw.isdigit():
            return raw, [], ""
        if raw.startswith('"') and is_quotation(raw):
            return raw[1:-1], [], ""
        if raw.isalpha() and raw.lower() in self._macros:
            return self._macros[raw.lower()], [], ""
        return self._joined(raw)

    def _joined(self, raw: str) -> tuple[str, list[tuple[str, str]], str]:
        pieces: list[str] = []
        ends = _Ends(raw)
        at = 0
        while True:
            text, at = self._part(raw, at, ends)
            if text is None:
                return "".join(pieces), [], raw[at:]
            pieces.append(text)
            here = _SPACE.match(raw, at).end()  # type: ignore[union-attr] # it matches always
            if here == len(raw):
                return self._bounded(pieces), [], ""
            if raw[here] != "#":
                break
            at = _SPACE.match(raw, here + 1).end()  # type: ignore[union-attr] # as above
        following = _NEXT.match(raw, at)
        if following and following[1] and len(pieces) == 1:
            return pieces[0], [(following[1], raw[following.end() :].strip())], ""
        if _BARE.match(raw) and not _BRACE.search(raw) and '"' not in raw:
            self._warn("bib-bare-text", f"text without braces: «{raw[:40]}»")
            return raw, [], ""
        return "".join(pieces), [], raw[here:]

    def _bounded(self, pieces: list[str]) -> str:
        joined = "".join(pieces)
        if len(pieces) > 1 and len(joined) > LONGEST and len(joined) > 2 * max(map(len, pieces)) - 1:
            self._warn("bib-too-long", f"a value put together out of others was cut after {LONGEST} characters")
            return joined[:LONGEST]
        return joined

    def _part(self, raw: str, at: int, ends: _Ends) -> tuple[str | None, int]:
        sign = raw[at : at + 1]
        if sign in {"{", '"'} and sign:
            end = ends.behind(at)
            return (raw[at + 1 : end - 1], end) if end > 0 else (None, at)
        bare = _BARE.match(raw, at)
        if not bare:
            return None, at
        name = bare[0]
        if name.isdigit() or not name[:1].isalpha() or name.lower() in self._macros:
            return self._macros.get(name.lower(), name), bare.end()
        if _ENDS.match(raw, bare.end()):
            self._warn("bib-no-string", f"no @string is called «{name}»: its name stands for it")
        return name, bare.end()


def _one_group(raw: str) -> bool:
    r"""Whether the braces at both ends belong together; braces behind a backslash may be text.

    Example:
        >>> _one_group("{a} and {b}"), _one_group("{a {b}}")
        (False, True)
    """
    inner = raw[1:-1]
    if "{" not in inner and "}" not in inner:
        return True
    if inner.count("{") != inner.count("}") and not _BRACE.search(_ESCAPED.sub("", inner)):
        return True
    return _Ends(raw).behind(0) == len(raw)


class _Ends:
    """Where the parts of one raw value end; what is found out about the whole of it is found out once.

    Every brace counts, as in BibTeX; if that gives no end, those behind a backslash do not.
    """

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._braces = Braces(raw)

    def behind(self, at: int) -> int:
        """Behind the end of the group or the quotation that begins here; 0 when nothing ends it."""
        return _behind(self._raw, at, self._braces) or _behind(self._lenient.content, at, self._lenient)

    @cached_property
    def _lenient(self) -> Braces:
        return Braces(_ESCAPED.sub("..", self._raw))


def _behind(content: str, at: int, braces: Braces) -> int:
    if content[at] == '"':
        return quoted_end(content, at, braces) or 0
    closing = braces.closing(at)
    return 0 if closing is None else closing + 1
