"""A newspaper article cited from a database is an article, not a manuscript, and stays one through other programs."""

from __future__ import annotations

import pytest

import archcite
from archcite.item import to_item, to_record

CITATION = "Ann Roe, “Talks End,” *Journal of Examples* 39, no. 3 (May 2000): 34, ProQuest Central."


def item() -> dict[str, object]:
    return to_item(archcite.extract(CITATION).record, "roe2000")


def test_the_item_is_the_articles() -> None:
    made = item()
    assert (made["type"], made["container-title"], made["volume"], made["issue"], made["page"]) == (
        "article-journal",
        "Journal of Examples",
        "39",
        "3",
        "34",
    )
    assert made["archive"] == "ProQuest Central"
    assert "archive_location" not in made


def test_the_record_comes_back() -> None:
    record = archcite.extract(CITATION).record
    assert to_record(to_item(record, "k")) == record


@pytest.mark.parametrize(
    "change",
    [{"volume": "40"}, {"issue": None}, {"type": "article-magazine"}, {"title": "Talks Go On"}, {"page": "1-2"}],
)
def test_what_a_person_changes_stays_changed(change: dict[str, str | None]) -> None:
    changed = {name: value for name, value in {**item(), **change}.items() if value is not None}
    again = to_item(to_record(changed), "roe2000")
    assert {name: again.get(name) for name in change} == change
    assert again["container-title"] == "Journal of Examples"


def test_a_chapter_has_what_its_book_has_and_comes_back() -> None:
    record = archcite.extract("Ann Hale, “The Thaw,” in Cold Roads, ed. Bob Rowe (London: Quill, 1999), 12–14.").record
    item = to_item(record, "hale")
    assert (item["type"], item["title"], item["container-title"], item["page"]) == (
        "chapter",
        "The Thaw",
        "Cold Roads",
        "12-14",
    )
    assert (item["editor"], item["issued"]) == ([{"family": "Rowe", "given": "Bob"}], {"date-parts": [[1999]]})
    assert to_record(item) == record
