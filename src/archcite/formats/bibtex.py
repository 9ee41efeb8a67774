"""BibTeX, for the classic styles (``plain``, ``alpha``, ``plainnat`` …).

Archival documents are ``@misc``: these styles print author, title, howpublished (the digital host), month, year and note,
which so says archive and shelfmark, provenance and translator. The day, genre, recipient and the rest are in fields that
they do not print; ``annote`` tells people, ``archcite`` is the hidden copy. Circa and ranges keep their first year.
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
    """Read BibTeX or BibLaTeX.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> read(Text("@book{a, title = {On {C}uba}, year = 1962, month = oct}")).items[0]["issued"]
        {'date-parts': [[1962, 10]]}
    """
    return bib_file.read(text)


def write(items: Sequence[Item], profile: Profile = Profile.BIBTEX) -> str:
    r"""Write BibTeX.

    Args:
        items: CSL-JSON items.
        profile: makes no difference here.

    Example:
        >>> print(write([{"id": "r", "citation-key": "r", "type": "book", "title": "R&D"}]), end="")
        @book{r,
          title        = {{R\&D}}
        }
    """
    del profile
    return bib_file.write(items, "bibtex")
