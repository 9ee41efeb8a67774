"""Signals are looked for only where one of their first letters stands: the letters must be those of the pattern."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archcite.extraction.running.signals import SEE, SEE_INITIALS
from archcite.extraction.surroundings import after_lead, after_mark

CITATION = "RGANI, f. 5, op. 30"


@given(st.from_regex(SEE, fullmatch=True))
def test_every_signal_begins_with_a_letter_that_is_looked_for(signal: str) -> None:
    text = f"{signal} {CITATION}"
    assert signal[0] in SEE_INITIALS
    assert text[after_lead(text, 0, len(text)) :] == CITATION
    assert text[after_mark(text, 0, len(text)) :] == CITATION
