"""The words that title case leaves small unless they come first, last or after a colon (specification, "Title Case")."""

from __future__ import annotations

WORDS = """
a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos apud
around as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by
c ca circa d' d’ de despite down during et except for forenenst from given in inside into lest like modulo near
next nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through throughout
thru thruout till to toward towards under underneath until unto up upon v v. van versus via vis-à-vis von vs vs.
with within without yet
"""
STOP_WORDS = frozenset(WORDS.split())
