"""A page of an edition online: the document's heading, its dateline, its source note, and the volume as a printed source."""

from __future__ import annotations

from archcite.extraction.reader import extract
from archcite.reading.html import read

PAGE = b"""<html><body><nav><ul><li>Historical Documents</li><li>Document 12</li></ul></nav>
<h1>Foreign Relations of the United States, 1961\xe2\x80\x931963, Volume XI, Sugar and its Aftermath</h1>
<h4>12. Memorandum From the Under Secretary of State (Doe) to Secretary of State Roe<sup><a href="#fn1">1</a></sup></h4>
<p>Washington, <em>October 1, 1962</em>.</p>
<p>The harvest of sugar has been poor since May 5, 1961, and they know it.</p>
<ol><li id="fn1">Source: Department of State, Central Files, 611.37/10\xe2\x80\x93162. Secret. Drafted by Johnson. <a href="#r1">\xe2\x86\xa9</a></li></ol>
</body></html>"""


def test_the_parts_of_a_page_are_read() -> None:
    extraction = extract(read(PAGE, "page.html"))
    assert extraction.facts() == {
        "title": "Memorandum From the Under Secretary of State (Doe) to Secretary of State Roe",
        "number": "12",
        "date": "1962-10-01",
        "genre": "memorandum",
        "sender": "Under Secretary of State (Doe)",
        "recipient": "Secretary of State Roe",
        "archive": "Department of State",
        "call_number": "Central Files, 611.37/10–162",
        "classification": "Secret",
        "published_in": "Foreign Relations of the United States, 1961–1963, Volume XI, Sugar and its Aftermath",
    }
    assert not any(problem.code == "not-read" for problem in extraction.problems)


def test_a_page_without_a_source_note_is_no_such_page() -> None:
    facts = extract(read(PAGE.replace(b"Source: ", b"See "), "page.html")).facts()
    assert "number" not in facts
    assert "published_in" not in facts
