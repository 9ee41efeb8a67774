"""Printed sources are taken apart into CSL items where they are whole, and only there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from archcite.extraction.printed.item import printed_item
from archcite.extraction.reader import extract
from archcite.item import printed_items, to_item, to_record
from archcite.model import Printing
from clock import seconds
from tables import table

if TYPE_CHECKING:
    from pathlib import Path

CASES = table("printed")
BOOK = "Published in Anna Berg, ed., The Letters of the Alliance (Boston: Harbor Press, 1988), 12-14."
PLACE = "RGANI, f. 5, op. 30, d. 12, ll. 3-9."
PIECES = st.sampled_from(
    [
        *',.;:()[]“”"«»/',
        "Anna Berg",
        "eds.",
        "(ed.)",
        "vol. 2",
        "Т. 5",
        "№ 2",
        "no. 3",
        "(London: Quill, 1964)",
        "М.: Восток, 1999",
        "1993",
        "in",
        " // ",
        "pp. 3-4",
        "12 May 1958",
        "(Spring 1992)",
        "Bulletin",
        "The Letters",
        "hrsg. von",
        "Köln 1957",
    ]
)


@pytest.mark.parametrize("row", CASES, ids=[row["text"][:50] for row in CASES])
def test_the_item_of_a_printed_source(row: dict[str, Any]) -> None:
    assert printed_item(row["text"], row.get("pages", "")) == row["item"]


def test_items_are_valid_csl(shared: Path) -> None:
    schema = shared / "csl" / "csl-data.json"
    if not schema.exists():
        pytest.skip("needs the CSL-JSON schema (../shared/csl/csl-data.json)")
    items = [{"id": str(at), **row["item"]} for at, row in enumerate(CASES) if row["item"]]
    Draft7Validator(json.loads(schema.read_text("utf-8"))).validate(items)


@given(st.text(max_size=200) | st.lists(PIECES, max_size=40).map(" ".join))
def test_an_item_is_whole_or_there_is_none(text: str) -> None:
    item = printed_item(text)
    if item is not None:
        assert item["title"]
        assert item["issued"]["date-parts"][0]
        assert item["type"] != "book" or item.get("publisher") or item.get("publisher-place")


@pytest.mark.parametrize(
    "piece", ["(", "1999 ", "Anna Berg, ", "М.: ", "a: b, 1999 ", "vol. 2 ", "“", "A. ", "London, "]
)
def test_a_long_printed_source_takes_no_time(piece: str) -> None:
    assert seconds(lambda: printed_item(piece * (1200 // len(piece)))) < 0.1


@pytest.mark.parametrize(
    "announced",
    [
        BOOK,
        "Опубликовано: Северный вопрос. Т. 5, кн. 1. М.: Восток, 2005. С. 12-14.",
        "Abgedruckt in: Dieter Voss (Hg.), Der Ausbau der Grenze (Opladen: Leske, 1990), S. 12-14.",
        "Publié dans: Documents du Quai, 1958, t. II (Paris: Imprimerie du Quai, 1988), pp. 12-14.",
    ],
)
def test_a_printing_is_announced_in_four_languages(announced: str) -> None:
    extraction = extract(f"{PLACE} {announced} Translated by A. Smith.")
    (source,) = extraction.record.printed
    assert source.item is not None
    assert source.item["page"] == source.pages == "12-14"
    assert extraction.facts()["delo"] == "12"
    assert extraction.facts()["translators"] == ["A. Smith"]


@pytest.mark.parametrize(
    ("reference", "kind", "pages"),
    [
        ("Dieter Voss, Am Ende der Straße, Köln 1957, S. 123.", "book", "123"),
        ("Орлов А. А., Белов Т. Северная игра: история. М.: Восток, 1999. С. 12.", "book", "12"),
        ("Белов В. И. Визит в порт // Вопросы истории. 1993. № 2. С. 12–20.", "article-journal", "12–20"),
        ("Luc Armand (dir.), La crise des détroits, Paris, Éditions du Quai, 1993, p. 45-50.", "book", "45-50"),
    ],
)
def test_a_book_is_read_where_an_archive_would_stand(reference: str, kind: str, pages: str) -> None:
    (source,) = extract(reference).record.printed
    assert source.item is not None
    assert (source.item["type"], source.pages) == (kind, pages)


def test_pages_of_a_holding_make_no_book() -> None:
    assert not extract("Stadtarchiv Altfurt, Bestand 12, S. 45").record.printed


def test_a_word_that_no_colon_follows_announces_nothing() -> None:
    assert not extract("Druck und Papier, Bundesarchiv, Berlin, R 55/12, Bl. 4").record.printed


def test_the_item_travels_with_the_record() -> None:
    record = extract(f"{PLACE} {BOOK}").record
    assert to_record(json.loads(json.dumps(to_item(record, "key")))) == record
    assert [item["id"] for item in printed_items([record, record], ["berg1988"])] == ["berg1988a"]


def test_an_article_is_its_periodicals_item() -> None:
    record = extract("Anna Berg, “A Quiet Harbor,” Washington Post, May 12, 1973, A4").record
    assert record.printed[0].item == {
        "type": "article-newspaper",
        "title": "A Quiet Harbor",
        "author": [{"family": "Berg", "given": "Anna"}],
        "container-title": "Washington Post",
        "issued": {"date-parts": [[1973, 5, 12]]},
        "page": "A4",
    }


def test_of_a_damaged_citation_no_item_is_made() -> None:
    whole = f"“Cable, Mao Zedong to Stalin,” May 1, 1950, Wilson Center Digital Archive, {PLACE} {BOOK}"
    assert extract(whole).record.printed[0].item
    assert extract(whole.replace("Mao Zedong to", "and to")).record.printed[0].item is None


@pytest.mark.parametrize("words", ["quoted in", "cited in", "qtd. in", "as quoted in"])
def test_a_work_that_quotes_a_document_does_not_print_it(words: str) -> None:
    extraction = extract(f"Hale to Poe, 9 March 1943, {words} Lund, The Northern Empire, p. 956.")
    (source,) = extraction.record.printed
    assert (source.kind, source.text, source.pages) == (Printing.QUOTED_IN, "Lund, The Northern Empire", "956")
    assert extraction.facts()["published_in"] == "Lund, The Northern Empire"
    assert to_item(extraction.record, "key")["archive_location"] == "quoted in Lund, The Northern Empire, 956"
