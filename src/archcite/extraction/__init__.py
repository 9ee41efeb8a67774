"""From a text to an `Extraction`: the citation grammar, one concern a file.

`archcite.extract` is the function; this package is where it lives, under a name that the function does not take away.

`reader` is the whole line. It puts right what copying and scanning did to a text's `letters`, and tells a page from a single citation;
`citation` asks in turns whether a stretch is a block, a header or a note (`pages`), opens with its archive (`holdings`), or is a scholar's
reference (`references`). They read a title (`titles`), dates (`dates`), a source field (`sources`), a place (`places`) and printed works
(`printed`). What they read is kept in the `ledger`, and made claims and a record (`outcome`, `records`). `running` finds citations in notes and prose.
"""

from __future__ import annotations

from archcite.extraction.outcome import Extraction

__all__ = ["Extraction"]
