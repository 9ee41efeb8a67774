"""A known code with something stuck to it: ``ÖStA/AdR``, ``HR-HDA-1220``, ``ISA/RG93/…``, ``ERAF.1.4``."""

from __future__ import annotations

from archcite.archives.known import known_name
from archcite.patterns import lazy_pattern

#: What joins a code and a number that sticks to it.
_GLUE = lazy_pattern(r"[/.#-]")
#: A number, or that of a fond of Soviet times: ``ERA.R-1.5``.
_NUMBER = lazy_pattern(r"\d|[RP]-\d")
#: A part of the archive by its own code: ``AQPPSH-MPKP``; a shorter one is its city's (``AHMRE-BSB``), what goes on with figures a number (``CIA-RDP79…``).
_PART = lazy_pattern(r"[A-ZÀ-Ž]{4,}(?=[,\s-]|$)")
#: No code is longer, with what sticks to it.
_LONGEST_CODE = 24


def glued_code(content: str, start: int, end: int) -> int | None:
    """Where a known code ends that a number or a part of the archive sticks to; None where none does.

    Example:
        >>> glued_code("ÖStA/AdR", 0, 8), glued_code("ERAF.1.4", 0, 8), glued_code("AQPPSH-MPKP, V. 1961", 0, 20), glued_code("ÖStA", 0, 4)
        (4, 4, 6, None)
    """
    until = start + len((content[start : min(end, start + _LONGEST_CODE)].split(None, 1) or [""])[0])
    marks = [mark.start() for mark in _GLUE.finditer(content, start, until)]
    name = known_name(content, start, end) if marks else None
    for glue in reversed(marks):
        numbered = (
            _NUMBER.match(content, glue + 1, end)
            or _PART.match(content, glue + 1, end)
            or (
                content[glue + 1 : min(glue + 2, end)].isupper()
                and (content[glue] in "/#" or "-" in content[start:glue])
            )
        )
        if numbered and known_name(content, start, glue) == glue and (name is None or name <= glue):
            return glue
    return None
