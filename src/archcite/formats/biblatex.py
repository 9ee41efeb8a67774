"""BibLaTeX, for biber and its styles (standard, biblatex-chicago, biblatex-apa).

Archival documents are ``@misc`` with an ``entrysubtype`` that names the genre: Chicago then treats the source as unpublished,
and APA prints the genre in brackets. ``comment``, which no style prints, tells people what has no field; ``archcite`` is
the hidden copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.formats import bib_file
from archcite.formats.model import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.formats.model import Item, Reading
    from archcite.model import Text


def read(text: Text) -> Reading:
    """Read BibLaTeX or BibTeX.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> read(Text("@misc{a, date = {1962-10~}, origlanguage = {russian}}")).items[0]["issued"]
        {'date-parts': [[1962, 10]], 'circa': True}
    """
    return bib_file.read(text)


def write(items: Sequence[Item], profile: Profile = Profile.BIBLATEX) -> str:
    """Write BibLaTeX.

    Args:
        items: CSL-JSON items.
        profile: makes no difference here.

    Example:
        >>> print(write([{"id": "r", "citation-key": "r", "type": "thesis", "issued": {"date-parts": [[1962]]}}]), end="")
        @thesis{r,
          date         = {1962}
        }
    """
    del profile
    return bib_file.write(items, "biblatex")
