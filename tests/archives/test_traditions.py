"""A location prints in its own tradition, and every tradition that is named is known."""

from __future__ import annotations

import pytest

from archcite.archives.registry import repositories
from archcite.archives.traditions import traditions
from archcite.extraction.reader import extract
from archcite.item import place_text


def test_every_tradition_of_the_registry_is_known() -> None:
    assert {one.tradition for one in repositories() if one.tradition} <= traditions().keys()
    assert {"fond", "fond-unit", "bulgarian", "call-number"} <= traditions().keys()


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("РГАНИ. Ф. 89. Оп. 28. Д. 5. Л. 1-3.", "РГАНИ, f. 89, op. 28, d. 5, ll. 1-3"),
        ("RGASPI, f. 558, op. 11, d. 97, l. 67", "RGASPI, f. 558, op. 11, d. 97, l. 67"),
        ("BArch, B 136/16636, Bl. 3", "BArch, B 136/16636, Bl. 3"),
        ("BArch, B 136/16636, Bl. 3-7", "BArch, B 136/16636, Bl. 3-7"),
        ("AAN, KC PZPR, XI A/30, k. 5-7", "AAN, KC PZPR, XI A/30, k. 5-7"),
        ("ANIC, fond CC al PCR, dosar 12/1965, f. 3-5", "ANIC, fond CC al PCR, dosar 12/1965, f. 3-5"),
        ("AAE, Europe 1944-1960, URSS, vol. 271, fol. 12", "AAE, Europe 1944-1960, URSS, vol. 271, fol. 12"),
        ("TsDA, Sofia, op. 405, f. 9, a.e. 622, l. 95", "TsDA, Sofia, op. 405, f. 9, a.e. 622, l. 95"),
        ("Stadtarchiv Altfurt, X 12/3, Bl. 5", "Stadtarchiv Altfurt, X 12/3, Bl. 5"),
    ],
)
def test_a_place_prints_in_its_own_tradition(written: str, printed: str) -> None:
    (place,) = extract(written).record.locations
    assert place_text(place) == printed
