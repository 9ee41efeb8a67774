from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.archives.profiles import profiles
from archcite.extraction.reader import extract
from archcite.model import Span, Text
from archcite.reading import read_bytes, read_path
from archcite.sections import Sections, sections
from archcite.sections.labels import layouts
from clock import seconds

if TYPE_CHECKING:
    from pathlib import Path

EXPORT = """\
                 Digital Archive                 digitalarchive.wilsoncenter.org
                 International History Declassified


                     March 02, 1956
          Cable, Ivanov to Petrov on the
                Meeting in Prague

Citation:
“Cable, Ivanov to Petrov on the Meeting in Prague,” March 02, 1956, History and Public Policy Program Digital
Archive, RGANI, f. 5, op. 28, d. 395, ll. 1-3. Translated by Anna Example.
http://digitalarchive.wilsoncenter.org/document/999999

Summary:
Ivanov reports. He says: little.

Credits:
This document was made possible with support.

Original Language:
Russian

Contents:
      English Translation
      Scan of Original Document
STRICTLY SECRET
Copy No. 3

To Comrade Petrov
The meeting took place. Summary: it was short.

2.III.56 I. Ivanov
"""


def read(content: str, found: Sections) -> dict[str, str]:
    named = {name: span.of(content) for name, span in found.labelled.items()}
    for name in ("heading_date", "title", "body", "classification", "copy_number", "signature"):
        span = getattr(found, name)
        if span:
            named[f"= {name}"] = span.of(content)
    return named


def test_the_seed(seed_path: Path) -> None:
    text = read_path(seed_path)
    found = sections(text)
    parts = read(text.content, found)
    assert found.layout == "document-page"
    assert parts["= heading_date"] == "October 4, 1962"
    assert parts["= title"].split() == (
        "Telegram from Soviet Ambassador to the USA Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs".split()  # noqa: SIM905
    )
    assert parts["citation"].startswith('"Telegram')
    assert parts["citation"].endswith("/111603>")
    assert parts["summary"].startswith("Dobrynin sends the results")
    assert (parts["original_language"], parts["contents"]) == ("Russian", "Translation - English")
    assert [line.of(text.content) for line in found.markings] == [
        "TOP SECRET",
        "Making Copies Prohibited",
        "Copy No. 1",
        "CIPHERED TELEGRAM",
    ]
    assert (parts["= classification"], parts["= copy_number"]) == ("TOP SECRET", "1")
    assert parts["= signature"] == "4.X.62 A. Dobrynin"


def test_an_export_with_its_letterhead_and_wrapped_lines() -> None:
    parts = read(EXPORT, sections(Text(EXPORT)))
    assert parts["= heading_date"] == "March 02, 1956"
    assert parts["= title"].split("\n")[0] == "Cable, Ivanov to Petrov on the"
    assert parts["citation"].startswith("“Cable")
    assert parts["citation"].endswith("/999999")
    assert parts["summary"] == "Ivanov reports. He says: little."
    assert parts["credits"] == "This document was made possible with support."
    assert parts["contents"].split("\n")[0] == "English Translation"
    assert parts["= body"].startswith("STRICTLY SECRET")
    assert (parts["= copy_number"], parts["= signature"]) == ("3", "2.III.56 I. Ivanov")


def test_a_mirror_that_lost_its_line_ends_gives_the_same() -> None:
    flat = " ".join(EXPORT.split())
    whole, lost = read(EXPORT, sections(Text(EXPORT))), read(flat, sections(Text(flat)))
    for name in ("citation", "summary", "credits", "original_language", "= heading_date", "= title"):
        assert lost[name] == " ".join(whole[name].split()), name
    assert lost["contents"] == "English Translation Scan of Original Document"
    assert lost["= body"].startswith("STRICTLY SECRET Copy No. 3 To Comrade")


def test_a_page_of_html_gives_the_same() -> None:
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in EXPORT.splitlines()) + "</body></html>"
    text = read_bytes(page.encode(), "page.html")
    parts = read(text.content, sections(text))
    assert parts["= heading_date"] == "March 02, 1956"
    assert parts["original_language"] == "Russian"


def test_a_page_whose_labels_follow_the_document() -> None:
    content = (
        "May 5, 1961\n\nLetter, A to B\n\n\nSecret.\nMy dear B,\nall is well.\n(Sd). A\n\nA tells B that all is well.\n\n"
        "Document Information\n\nSource\n\nBArch, B 1/2, 3-4. Contributed by C.\n\nOriginal Archive\n\n"
        "German Federal Archives (BArch)\n\nOriginal Uploaded Date\n\n2023-10-03\n\nLanguage\n\nGerman\n\nRecord ID\n\n300000"
    )
    found = sections(Text(content))
    assert found.layout == "information-page"
    assert read(content, found) == {
        "source": "BArch, B 1/2, 3-4. Contributed by C.",
        "original_archive": "German Federal Archives (BArch)",
        "uploaded": "2023-10-03",
        "language": "German",
        "record_id": "300000",
        "summary": "A tells B that all is well.",
        "= heading_date": "May 5, 1961",
        "= title": "Letter, A to B",
        "= body": "Secret.\nMy dear B,\nall is well.\n(Sd). A",
        "= classification": "Secret",
    }


COPIED = (
    "Skip to content\n\nMay 5, 1961\n\nLetter, Smith to Reed\n\nThis document was made possible with support from The Fund\n\n"
    "Secret.\n\nMy dear B,\n\nDate: the third\n\nall is well.\n\nA tells B that all is well.\n\n\nAuthor(s):\n\nSmith, Ann\n\n"
    "Document Information\n\nSource\n\nBArch, B 1/2, 3-4. Contributed by C. Reed.\n\nRights\n\nThe Program welcomes reuse.\n\n"
    "Original Uploaded Date\n\n2011-11-20\n\nType\n\nLetter\n\nLanguage\n\nGerman\n\nRecord ID\n\n300000\n"
)


@pytest.mark.parametrize(
    "content", [COPIED, COPIED.replace("\n\n\n", "\n").replace("\n\n", "\n")], ids=["loose", "tight"]
)
def test_a_page_copied_with_what_the_site_prints_around_it(content: str) -> None:
    parts = read(content, sections(Text(content)))
    assert (parts["= heading_date"], parts["= title"]) == ("May 5, 1961", "Letter, Smith to Reed")
    assert parts["credits"] == "This document was made possible with support from The Fund"
    assert parts["authors"] == "Smith, Ann"
    assert parts["summary"] == "A tells B that all is well."
    assert parts["language"] == "German"
    facts = extract(content).facts()
    assert (facts["title"], facts["date"], facts["sender"], facts["recipient"]) == (
        "Letter, Smith to Reed",
        "1961-05-05",
        "Smith",
        "Reed",
    )
    assert (facts["archive"], facts["call_number"], facts["pages"]) == ("BArch", "B 1/2", "3-4")
    assert facts["authors"] == ["Smith, Ann"]


def test_a_page_of_html_has_menus_above_its_heading_and_its_own_address() -> None:
    page = (
        '<html><head><title>T</title><link rel="canonical" href="https://digitalarchive.wilsoncenter.org/document/letter-smith-reed"/></head>'
        "<body><nav><ul><li>Browse</li><li>About the project</li></ul></nav><main><p>May 5, 1961</p><h1>Letter, Smith to Reed</h1>"
        "<p>My dear Reed, all is well.</p><p>Smith tells Reed that all is well.</p><h2>Document Information</h2>"
        "<h3>Source</h3><p>RGANI, f. 5, op. 1, d. 2, ll. 3-4.</p><h3>Language</h3><p>Russian</p></main></body></html>"
    )
    facts = extract(read_bytes(page.encode(), "page.html")).facts()
    assert (facts["title"], facts["date"], facts["archive"]) == ("Letter, Smith to Reed", "1961-05-05", "RGANI")
    assert facts["url"] == "https://digitalarchive.wilsoncenter.org/document/letter-smith-reed"


def test_an_undated_page_begins_with_its_title() -> None:
    content = "Skip to content\n\nList of Leaders\n\nA and B.\n\nA list.\n\nDocument Information\n\nSource\n\nRGANI, f. 5, op. 1, d. 2\n"
    found = sections(Text(content))
    assert found.title
    assert found.title.of(content) == "List of Leaders"
    assert found.heading_date is None


def test_a_page_that_lost_its_source_keeps_its_heading() -> None:
    content = "May 5, 1961\nLetter, Smith to Reed\nMy dear B,\nall is well.\nAll is well.\nDocument Information\nSource\nOriginal Archive\nRights\nNone.\n"
    assert extract(content).facts() == {
        "title": "Letter, Smith to Reed",
        "date": "1961-05-05",
        "genre": "letter",
        "sender": "Smith",
        "recipient": "Reed",
    }


def test_a_document_that_has_the_words_of_labels_is_no_page() -> None:
    page = (
        "Search in\n\nMay 5, 1961\n\nLETTER, A TO B\n\n  • Citation\n\n    get citation\n\n    A tells B that all is well.\n"
        "    “Letter, A to B,” May 05, 1961, History and Public Policy Program Digital Archive, RGANI, f. 5, op. 1, d. 2.\n"
        "  • share document\n\nCitation: the envoy cited Smith, Works, vol. 5 (Moscow: Progress, 1961), p. 12.\n"
    )
    reading = extract(page)
    assert reading.facts()["archive"] == "RGANI"
    assert "published_in" not in reading.facts()
    assert reading.record.abstract == "A tells B that all is well."


def test_labels_of_the_document_are_not_its_header_s() -> None:
    content = (
        "Title: Talk with B\n\nAuthor:\n\nDate: 3 May 1950\n\nSource: AVPRF, f. 1, op. 2\n\nDescription: Short.\n\n\nSECRET\n\n"
        "Subject: trade\nDate: 9 May 1999\nAuthor: the Embassy\n\nThe talk began."
    )
    facts = extract(content).facts()
    assert facts["date"] == "1950-05-03"
    assert "authors" not in facts


def test_a_header_of_another_site_is_left_to_its_profile() -> None:
    content = "Title: Talk with B\n\nAuthor: A\n\nDate: 3 May 1950\n\nSource: AVPRF, f. 1, op. 2\n\nDescription: Short.\n\nThe talk began."
    assert not sections(Text(content))
    assert extract(content).record.profile == "generic"


def test_a_label_is_known_in_one_place() -> None:
    """What a profile reads as a header is no layout of a page, too."""
    headers = {
        label
        for profile in profiles()
        if profile.id != "generic"
        for labels in profile.labels.values()
        for label in labels
    }
    assert not {layout.name for layout in layouts() if len(headers & layout.labels.keys()) > len(layout.labels) // 2}


@pytest.mark.parametrize(
    "citation",
    [
        "RGASPI, f. 558, op. 11, d. 97, ll. 67-70. Contributed by A and translated by B.",
        "“Cable, A to B,” May 1, 1951, History and Public Policy Program Digital Archive, AVPRF: fond 1.",
        "Source: National Archives, RG 59, Central Files. Secret.",
        "",
        ":::",
        "Summary: a word that is a label alone",
    ],
)
def test_a_bare_citation_is_no_page(citation: str) -> None:
    assert sections(Text(citation)) == Sections()


@pytest.mark.parametrize(
    ("end", "signature"),
    [
        ("A. Petrov", "A. Petrov"),
        ("/s/ A. B. Petrov", "/s/ A. B. Petrov"),
        ("Terebin.\n10.1.1949", "Terebin.\n10.1.1949"),
        ("[signed] Petrov A.", "[signed] Petrov A."),
        ("They left the room.", None),
        ("Party CC\n\n\n6 July 1949", None),
    ],
)
def test_signatures(end: str, signature: str | None) -> None:
    content = f"Citation: “T,” May 1, 1951, AVP RF\n\nContents:\nEnglish Translation\nTo Comrade B.\nAll is well with us.\n{end}\n"
    found = sections(Text(content)).signature
    assert (found.of(content) if found else None) == signature


def test_all_documents_of_the_archive_have_their_parts(shared: Path) -> None:
    for path in sorted((shared / "accuracy" / "documents").glob("wcda-1*.txt")):
        text = read_path(path)
        found = sections(text)
        if not found:
            assert extract(text).record.profile == "generic", path.name
            continue
        assert found.title, path.name
        assert {"citation", "summary", "original_language", "contents"} <= found.labelled.keys(), path.name


PIECES = [
    "Citation:",
    "Summary:",
    "Title:",
    "Source:",
    "Date:",
    "Contents:",
    "Source",
    "Document Information",
    "\n",
    "\n\n",
    " ",
    "**",
    "x",
    "May 1, 1951",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_spans_lie_in_the_text_and_any_text_is_read(content: str) -> None:
    found = sections(Text(content))
    whole = Span(0, len(content))
    spans = [*found.labelled.values(), *found.markings, found.title, found.body, found.heading_date, found.signature]
    assert all(span.within(whole) for span in spans if span)


@pytest.mark.parametrize(
    "piece",
    ["Citation:", "Citation: ", ":", "Source:\n", "\n", "A. ", "1.1.11 ", "secret\n", "\nDocument Information\n"],
)
def test_hostile_text_takes_no_longer_than_its_ends(piece: str) -> None:
    text = Text("Citation: x\nContents:\n" + piece * (3_000_000 // len(piece)))
    assert seconds(lambda: sections(text)) < 2
