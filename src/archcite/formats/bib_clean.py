r"""BibTeX as programs write it, entry by entry, found by one pattern: most files hold little else.

The patterns take only what bibtexparser's splitter and BibTeX itself would take in the same way: values in braces or in
quotation marks, bare words, and these joined by ``#``; a brace behind a backslash is text in a braced value, and ``@`` at a
line's beginning none. They never go back over what they took, so that a file's length is all that their time depends on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archcite.formats.bib_braces import nested
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry, or one ``@string`` (kind ``string``, without a key), as it stands in the file."""

    kind: str
    key: str
    fields: list[tuple[str, str]]
    span: Span


#: Braces inside braces; hidden copies are JSON, and the deepest of all.
_DEPTH: Final = 12
_LINE: Final = r"\n\s*+(?!@)"
_BRACED: Final = nested(rf"(?:[^{{}}\n]++|{_LINE}|(?<=\\)[{{}}])", _DEPTH)
#: Between quotation marks, what the two count differently is not taken: a mark in braces, a brace behind a backslash.
_BETWEEN: Final = rf"(?:[^\"{{}}\\\n]++|{_LINE}|\\[^{{}}\"\n])"
_GROUP: Final = nested(rf"(?:[^\"{{}}\\\n]++|{_LINE}|\\[^{{}}\n])", 3)
_QUOTED: Final = rf"\"(?:{_BETWEEN}++|\{{\"\}}|{_GROUP})*+\""
_PART: Final = rf"(?:{_BRACED}|{_QUOTED}|[\w.:+/-]++)"
_VALUE: Final = rf"{_PART}(?:\s*+\#\s*+{_PART})*+"
_NAME: Final = r"\s*+[\w.:+-]++\s*+=\s*+"
_FIELD: Final = re.compile(rf"\s*+([\w.:+-]++)\s*+=\s*+({_VALUE})\s*+,?")
#: What stands between entries says nothing unless it has a brace or the beginning of an entry.
_ENTRY: Final = re.compile(
    r"[^@}]*+(?P<whole>@(?!(?i:comment|preamble|string))(?P<kind>\w++)[ \t]*+\{(?P<key>[^{}\",=\n@\\]*+),"
    rf"(?P<fields>{_NAME}{_VALUE}\s*+(?:,{_NAME}{_VALUE}\s*+)*+,?+\s*+)\}})"
)
_STRING: Final = re.compile(
    rf"[^@}}]*+(?P<whole>@(?i:string)[ \t]*+\{{\s*+(?P<name>[\w.:+-]++)\s*+=\s*+(?P<value>{_VALUE})\s*+\}})"
)
_SILENT: Final = re.compile(rf"[^@}}]*+@(?i:comment|preamble)[ \t]*+{_BRACED}")


class CleanEntries:
    r"""The entries of a text that are as programs write them.

    Args:
        content: the file's text.

    Example:
        >>> clean = CleanEntries('@string{mfa = "MFA"}\n@misc{a, title = {One}, month = oct # "~4"}\n@misc{b, title = {')
        >>> [entry.fields for entry in clean.run(0)]
        [[('mfa', '"MFA"')], [('title', '{One}'), ('month', 'oct # "~4"')]]
        >>> clean.following
        64
    """

    def __init__(self, content: str) -> None:
        self.content = content
        #: Where the text goes on behind the last entry given.
        self.following = 0

    def run(self, start: int) -> Iterator[RawEntry]:
        """The entries from an offset on, up to the first that another rule must read."""
        self.following = start
        while True:
            if match := _ENTRY.match(self.content, self.following):
                self.following = match.end()
                fields = _FIELD.findall(match["fields"])
                yield RawEntry(match["kind"].lower(), match["key"].strip(), fields, Span(*match.span("whole")))
            elif match := _STRING.match(self.content, self.following):
                self.following = match.end()
                yield RawEntry("string", "", [(match["name"], match["value"])], Span(*match.span("whole")))
            elif match := _SILENT.match(self.content, self.following):
                self.following = match.end()
            else:
                return
