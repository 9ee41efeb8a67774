from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.reader import extract
from archcite.reading import read_bytes

if TYPE_CHECKING:
    from archcite.model import Text

HEAD = (
    '<meta name="citation_title" content="Cable, Ivanov to Petrov"><meta name="citation_author" content="Ivanov, Ivan">'
    '<meta name="citation_date" content="1956/03/02"><meta name="dc.language" content="English">'
    '<meta name="citation_publication_date" content="2019/05/01">'
    '<link rel="canonical" href="https://archive.example/document/7">'
)


def page(body: str, head: str = HEAD) -> Text:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def test_what_a_page_states_of_itself_wins_over_its_running_text() -> None:
    text = page("<h1>Cable, Ivanov to Petrov</h1><p>On May 5, 1999 the site was opened. Box 3 of it is lost.</p>")
    record = extract(text).record
    assert record.title == "Cable, Ivanov to Petrov"
    assert (record.date, record.url) == ("1956-03-02", "https://archive.example/document/7")
    assert [author.full() for author in record.authors] == ["Ivan Ivanov"]


def test_a_labelled_citation_wins_over_the_head() -> None:
    body = (
        "<p>Citation:<br>“Cable from Ivanov to Petrov,” March 03, 1956, History and Public Policy Program Digital Archive, "
        "RGANI, f. 5, op. 28, d. 395. Translated by Anna Example.</p>"
    )
    record = extract(page(body)).record
    assert (record.title, record.date) == ("Cable from Ivanov to Petrov", "1956-03-03")


def test_claims_of_the_head_point_at_the_text_that_says_the_same_or_at_nothing() -> None:
    text = page("<h1>Cable, Ivanov to Petrov</h1>")
    claims = [claim for claim in extract(text).claims if claim.rule.startswith("metadata/")]
    assert {claim.field for claim in claims} >= {"title", "date", "url", "authors.0"}
    assert all(claim.span.of(text.content) == claim.text for claim in claims)
    assert next(claim.text for claim in claims if claim.field == "title") == "Cable, Ivanov to Petrov"


def test_a_head_that_describes_no_document_states_nothing() -> None:
    text = page("<p>RGANI, f. 5, op. 28, d. 395</p>", '<link rel="canonical" href="https://archive.example/">')
    assert extract(text).facts() == extract("RGANI, f. 5, op. 28, d. 395").facts()
