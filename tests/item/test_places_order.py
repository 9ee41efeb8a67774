"""A place of an archive that nobody knows prints in the order in which it was cited."""

from __future__ import annotations

import pytest

from archcite.archives.traditions import tradition
from archcite.extraction.reader import extract
from archcite.item import place_text


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Doe to Roe, 5 May 1961, Archiv der Ruritanier, Box 3.", False),
        ("Doe to Roe, 5 May 1961, Box 3, Archiv der Ruritanier.", True),
    ],
)
def test_the_order_of_the_citation_is_kept(text: str, last: bool) -> None:  # noqa: FBT001 -- a row of a table
    location = extract(text).record.locations[0]
    assert tradition(location.tradition).archive_last is last
    assert "Archiv der Ruritanier" in place_text(location)
