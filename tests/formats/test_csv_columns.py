"""Tables of other programs: their columns are read for what they say, and nothing of a row is lost."""

from __future__ import annotations

from archcite.formats import FORMATS
from archcite.model import Text


def item(content: str) -> dict[str, object]:
    return FORMATS["csv"].read(Text(content)).items[0]


def test_a_table_with_names_in_the_plural_and_a_year() -> None:
    found = item(
        "Reference Type;Authors;Year;Title;Journal;City;Keywords\nBook Chapter;Doe, J.;1999;Paper;Notes;Boston;a, b\n"
    )
    assert found == {
        "id": "doe1999paper",
        "type": "chapter",
        "author": [{"family": "Doe", "given": "J."}],
        "issued": {"date-parts": [[1999]]},
        "title": "Paper",
        "container-title": "Notes",
        "publisher-place": "Boston",
        "keyword": "a, b",
    }


def test_zoteros_extra_says_what_has_no_column_and_its_year_is_that_of_the_date() -> None:
    head = "Key,Title,Item Type,Publication Year,Date,Extra,Notes"
    found = item(f"{head}\nA,T,letter,1962,1962-10-04,recipient: Rusk || Dean,seen\n")
    assert found["recipient"] == [{"family": "Rusk", "given": "Dean"}]
    assert found["issued"] == {"date-parts": [[1962, 10, 4]]}
    assert found["annote"] == "seen"
    assert "custom" not in found
    assert "note" not in found


def test_two_columns_of_one_thing_are_both_kept() -> None:
    found = item("id,title,Journal,Source Title,Year,Date\na,t,One,Two,1961,1962\n")
    assert found["container-title"] == "One"
    assert found["custom"] == {"Source Title": "Two", "year": "1961"}
