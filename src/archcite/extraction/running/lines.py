"""A list of citations, one a line: where the lines of a paragraph are citations of their own, and are not one that is wrapped."""

from __future__ import annotations

from archcite.archives.known import known_name
from archcite.patterns import lazy_pattern

#: How a line ends that may be whole: a stop behind a word, a number or a bracket (not behind an initial or "f."), or an address.
_WHOLE = lazy_pattern(r"(?:[^\W\d_]{4}|\d[a-z]?|\d\s?ff?|[)\]”\"»>])[.;]?$|https?://\S+$")
#: How a citation begins: a quoted or italic title, or a capital with a year in its line.
_TITLED = lazy_pattern(r"[“\"«„*_]\S")
_DATED = lazy_pattern(r"[^\W\d_][^\n]*(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
#: A line as short as this is a part of something.
_SHORTEST = 20
#: So many lines that all end as whole ones do are no lines of one paragraph.
_SURELY_LISTED = 5


def listed(content: str, start: int, end: int) -> list[tuple[int, int]]:
    r"""The lines of a paragraph where each can be a citation of its own, else the paragraph.

    Example:
        >>> text = "RGANI, f. 5, op. 30, d. 12, l. 4.\nJane Roe, A Cold Harvest (Oxford: Example Press, 2005)."
        >>> [text[since:until][:8] for since, until in listed(text, 0, len(text))]
        ['RGANI, f', 'Jane Roe']
        >>> text = "“Letter to Moscow,” May 3, 1951, RGANI, f. 5, op. 30, d. 12.\nObtained by Ann Smith."
        >>> len(listed(text, 0, len(text)))
        1
    """
    lines = _lines(content, start, end)
    if len(lines) == 1:
        return [(start, end)]
    if not all(_WHOLE.search(content, since, until) for since, until in lines):
        return [(start, end)]
    begun = sum(1 for line in lines if _begins_citation(content, *line))
    return lines if begun == len(lines) or len(lines) >= _SURELY_LISTED else [(start, end)]


def _lines(content: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    at = start
    while at < end:
        stop = content.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = content[at:stop]
        if line.strip():
            since = at + len(line) - len(line.lstrip())
            found.append((since, since + len(line.strip())))
        at = stop + 1
    return found


def _begins_citation(content: str, start: int, end: int) -> bool:
    if end - start < _SHORTEST:
        return False
    if _TITLED.match(content, start, end) or known_name(content, start, end) is not None:
        return True
    return content[start].isupper() and _DATED.match(content, start, end) is not None
