r"""Footnotes of LaTeX, as paragraphs of their own: ``\footnote{RGANI, f.~5, \emph{ibid.}}`` stands within the sentence that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.letters.editing import Edit, rewritten
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.model import Text

_SIGN = "\\footnote"
#: What opens and closes a group, a command with or without one, and a space that no line may end at.
_TOKEN = lazy_pattern(
    r"\\(?P<note>footnote|endnote)(?:\[\d+\])?\{|\\(?P<set>emph|textit|textsc|textbf|enquote|href|url|section\*?|subsection\*?|chapter\*?)\{"
    r"|\\(?P<escaped>[&%$#_{}])|(?P<tie>~)|(?P<open>\{)|(?P<close>\})"
)


def latex_notes(text: Text) -> Text:
    r"""The text with the footnotes of LaTeX on lines of their own; the same text where there are none.

    Example:
        >>> from archcite.model import Text
        >>> latex_notes(Text(r"It was late.\footnote{RGANI, f.~5; \emph{ibid.}, l.~4.} Nobody knew.")).content
        'It was late.\n\nRGANI, f. 5; ibid., l. 4.\n\n Nobody knew.'
    """
    return rewritten(text, list(_edits(text.content))) if _SIGN in text.content else text


def _edits(content: str) -> Iterator[Edit]:
    """Each token as a plain text has it; of a group that a command opens the closing brace is the command's."""
    opened: list[str] = []
    for token in _TOKEN.finditer(content):
        if token["escaped"]:
            yield Edit(*token.span(), token["escaped"])
        elif token["tie"]:
            yield Edit(*token.span(), " ")
        elif token["close"]:
            if opened:
                yield from (Edit(*token.span(), put) for put in [opened.pop()] if put != "}")
        elif token["open"]:
            opened.append("}")
        else:
            put = "\n\n" if token["note"] or "section" in token["set"] or "chapter" in token["set"] else ""
            opened.append(put)
            yield Edit(*token.span(), put)
