"""What was found in a running text, in a few lines: how many citations, which notes have none, and what can be done with them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from archcite.extraction.running.notes import notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.cli.citations import Citation

#: No more notes without a citation are named.
_MOST_NAMED: Final = 12


def summary(found: Sequence[Citation]) -> str:
    r"""The lines that follow the citations of a text, for the eye.

    Example:
        >>> from archcite.cli.citations import cited_throughout
        >>> from archcite.model import Text
        >>> page = Text("1. AAN, KC PZPR, t. 12, k. 3-4.\n2. Ibid., k. 7.\n3. I thank them.", source="chapter.docx")
        >>> print(summary(cited_throughout(page)[0]))
        2 citations in 2 of 3 notes, 1 of them of what is cited elsewhere in the text.
        No citation was found in note 3.
        Next: archcite export --find --to ris chapter.docx (or csv, bibtex, csl-json; each work and document once)
              archcite add --find chapter.docx (keep them in your library)
    """
    text = found[0].extraction.text
    numbered = [number for number, _, _ in notes(text.content) if number]
    citing = {one.note for one in found}
    cited = sum(1 for number in numbered if number in citing)
    silent = [number for number in numbered if number not in citing]
    again = sum(1 for one in found if one.refers is not None)
    where = f" in {cited} of {len(numbered)} notes" if numbered else ""
    repeated = f", {again} of them of what is cited elsewhere in the text" if again else ""
    lines = [f"{len(found)} citation{'s' if len(found) > 1 else ''}{where}{repeated}."]
    if silent:
        more = ", …" if len(silent) > _MOST_NAMED else ""
        named = ", ".join(silent[:_MOST_NAMED])
        lines.append(f"No citation was found in note{'s' if len(silent) > 1 else ''} {named}{more}.")
    source = shlex.quote(text.source)
    lines.append(
        f"Next: archcite export --find --to ris {source} (or csv, bibtex, csl-json; each work and document once)"
    )
    lines.append(f"      archcite add --find {source} (keep them in your library)")
    return "\n".join(lines)
