"""From a text to an `Extraction`: the citation grammar, one concern a file.

`archcite.extract` is the function; this package is where it lives, under a name that the function does not take away.
"""

from __future__ import annotations

from archcite.extraction.outcome import Extraction

__all__ = ["Extraction"]
