r"""BibTeX entries as programs write them, found by one pattern: most files hold nothing else.

The pattern takes only what bibtexparser's splitter would take in the same way: values in braces, or a bare word; a brace
behind a backslash is text, and ``@`` at a line's beginning none. It never goes back over what it took, so that a file's
length is all that its time depends on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Braces inside braces; hidden copies are JSON, and the deepest of all.
_DEPTH: Final = 12


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry, or one ``@string`` (kind ``string``, without a key), as it stands in the file."""

    kind: str
    key: str
    fields: list[tuple[str, str]]
    span: Span


def _braced(depth: int) -> str:
    inner = f"|{_braced(depth - 1)}" if depth else ""
    return rf"\{{(?:[^{{}}\n]++|\n\s*+(?!@)|(?<=\\)[{{}}]{inner})*+\}}"


_VALUE: Final = rf"(?:{_braced(_DEPTH)}|[A-Za-z0-9]++)"
_NAME: Final = r"\s*+[\w.:+-]++\s*+=\s*+"
_FIELD: Final = re.compile(rf"\s*+([\w.:+-]++)\s*+=\s*+({_VALUE})\s*+,?")
#: What stands between entries says nothing unless it has a brace or the beginning of an entry.
_ENTRY: Final = re.compile(
    r"[^@}]*+(?P<whole>@(?!(?i:comment|preamble|string))(?P<kind>\w++)[ \t]*+\{(?P<key>[^{}\",=\n@\\]*+),"
    rf"(?P<fields>{_NAME}{_VALUE}\s*+(?:,{_NAME}{_VALUE}\s*+)*+,?+\s*+)\}})"
)


def clean_entries(content: str) -> Iterator[RawEntry]:
    r"""The entries that a file begins with, up to the first that is not as programs write it.

    Args:
        content: the file's text.

    Example:
        >>> [entry.fields for entry in clean_entries("@misc{a, title = {One}, year = 1962}\n@misc{b, title = {}")]
        [[('title', '{One}'), ('year', '1962')]]
    """
    at = 0
    while match := _ENTRY.match(content, at):
        at = match.end()
        fields = _FIELD.findall(match["fields"])
        yield RawEntry(match["kind"].lower(), match["key"].strip(), fields, Span(*match.span("whole")))
