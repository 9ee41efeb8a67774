r"""Footnotes of LaTeX, as paragraphs of their own: ``\footnote{RGANI, f.~5, \emph{ibid.}}`` stands within the sentence that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.letters.editing import Edit, rewritten
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.model import Text

_SIGN = "\\footnote"
_BEGIN = "\\begin{document}"
#: What opens and closes a group, a command with or without one, a space that no line may end at, quotation marks and dashes.
_TOKEN = lazy_pattern(
    r"\\(?P<note>footnote|endnote)(?:\[\d+\])?\{|\\(?P<set>emph|textit|textsc|textbf|enquote|href|url|section\*?|subsection\*?|chapter\*?)\{"
    r"|\\(?P<escaped>[&%$#_{}])|(?P<tie>~)|(?P<open>\{)|(?P<close>\})|(?P<sign>``|''|`|---?)"
)
_SIGNS = {"``": "“", "''": "”", "`": "‘", "--": "–", "---": "—"}
#: What stands in place of a command's beginning and end.
_AROUND = {"enquote": ("“", "”")}


def latex_notes(text: Text) -> Text:
    r"""The text with the footnotes of LaTeX on lines of their own; the same text where there are none.

    Example:
        >>> from archcite.model import Text
        >>> latex_notes(Text(r"It was late.\footnote{RGANI, f.~5; \emph{ibid.}, l.~4.} Nobody knew.")).content
        'It was late.\n\nRGANI, f. 5; ibid., l. 4.\n\n Nobody knew.'
    """
    return rewritten(text, list(_edits(text.content))) if _SIGN in text.content else text


def _edits(content: str) -> Iterator[Edit]:
    """Each token as a plain text has it, without the preamble; of a group that a command opens the closing brace is the command's."""
    opened: list[str] = []
    before, found, _ = content.partition(_BEGIN)
    preamble = len(before) + len(_BEGIN) if found else 0
    if preamble:
        yield Edit(0, preamble, "")
    for token in _TOKEN.finditer(content, preamble):
        if token["escaped"]:
            yield Edit(*token.span(), token["escaped"])
        elif token["tie"]:
            yield Edit(*token.span(), " ")
        elif token["sign"]:
            yield Edit(*token.span(), _SIGNS[token["sign"]])
        elif token["close"]:
            if opened:
                yield from (Edit(*token.span(), put) for put in [opened.pop()] if put != "}")
        elif token["open"]:
            opened.append("}")
        else:
            apart = token["note"] or "section" in token["set"] or "chapter" in token["set"]
            before, behind = ("\n\n", "\n\n") if apart else _AROUND.get(token["set"], ("", ""))
            opened.append(behind)
            yield Edit(*token.span(), before)
