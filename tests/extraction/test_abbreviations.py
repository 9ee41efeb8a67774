"""A text's own list of abbreviations names the archives of its notes; the list itself cites nothing."""

from __future__ import annotations

from archcite import find_citations

TEXT = """Abbreviations

BGA—Ben-Gurion Archives
HPA—Hale Papers, Library of Ruritania
RAT—Ruritanian Archive of Trade
RGANI Rossiiskii gosudarstvennyi arkhiv noveishei istorii

1. Hale, Diary, Jan. 30, 1940, BGA.
2. Hale to Poe, 3 May 1951, HPA: MB1/Q61.
3. RAT, box 3, folder 4.
4. Ibid., folder 5.
5. RGANI, f. 5, op. 30, d. 9, l. 3.
6. Roe to Poe, 3 May 1951, Northern Archive of Snow (hereafter NAS), box 5.
7. Roe to Poe, 4 May 1951, NAS, box 6.
"""


def test_a_code_is_what_the_text_says_whatever_else_the_registry_knows_by_it() -> None:
    meant = [
        (found.note, found.record.locations[0].archive, found.record.locations[0].repository)
        for found in find_citations(TEXT)
    ]
    assert meant == [
        ("1", "BGA", "bga"),
        ("2", "Hale Papers, Library of Ruritania (HPA)", ""),
        ("3", "Ruritanian Archive of Trade (RAT)", ""),
        ("4", "Ruritanian Archive of Trade (RAT)", ""),
        ("5", "RGANI", "rgani"),
        ("6", "Northern Archive of Snow (hereafter NAS)", ""),
        ("7", "Northern Archive of Snow (NAS)", ""),
    ]


def test_what_is_stated_stays_what_the_note_says() -> None:
    assert find_citations(TEXT)[1].extraction.facts()["archive"] == "HPA"
    assert "locations" in find_citations(TEXT)[1].record.inferred


def test_without_a_list_a_code_stays_open() -> None:
    (found,) = find_citations("3. RAT, box 3, folder 4.")
    assert found.record.locations[0].archive == "RAT"
