"""A citation that lost words, its end or its quotation marks answers with what is left, says so, and is less sure of it."""

from __future__ import annotations

import pytest

import archcite

_SURE = 0.9


def codes(text: str) -> list[str]:
    return [problem.code for problem in archcite.extract(text).problems]


@pytest.mark.parametrize(
    "text",
    [
        "RGANI, f. 5, op. 30, d. 9, l. 1. Obtained by .",
        "RGANI, f. 5, op. 30, d. 9, l. 1. Obtained by and translated by Ann Smith.",
        "“Conversation between and Wen Li,” May 3, 1952, Wilson Center Digital Archive, RGANI, f. 5, op. 30, d. 9.",
        "Records of the Office of, RG 59, NARA.",
        "Minutes of the meeting with, 3 May 1952, RGANI, f. 5, op. 30, d. 9.",
        "RGANI, f. 5, op. 30, d. 9, l. 1. Translated by Ann .",
        "Top Secret; . Extract. RGANI, f. 5, op. 30, d. 9.",
    ],
)
def test_lost_words_are_told(text: str) -> None:
    assert "text-damaged" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "RGANI, f. 5, op. 30, d. 9, l. 1. Obtained by A. and translated by Ann Smith.",
        "“Talks,” April , 1954, Wilson Center Digital Archive, RGANI, f. 5, op. 30, d. 9.",
        "Fondo de la Secretaría, Archivo Histórico, Mexico City",
        "Report on the Fund, 3 May 1952, Box 3, Smith Papers, University of Ruritania",
        "RGANI, f. 5, op. 30, d. 9, l. 1 ob",
    ],
)
def test_what_is_whole_is_not_told(text: str) -> None:
    assert not {"text-damaged", "text-cut"} & set(codes(text))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            "“Cable to Wen Li,” May 3, 1952, Wilson Center Digital Archive, RGASPI, f. 558, op. 11, d. 97, ll. 67-",
            "leaves",
        ),
        ("“Cable to Wen Li,” May 3, 1952, Wilson Center Digital Archive, MOL, XIX-J-1-j Korea, 9.…", "call_number"),
        ("Ann Smith, The Frozen Sea (London: Har", "printed"),
    ],
)
def test_what_stands_where_a_text_stops_is_in_doubt(text: str, field: str) -> None:
    reading = archcite.extract(text)
    assert "text-cut" in [problem.code for problem in reading.problems]
    last = [claim for claim in reading.claims if field in claim.field and claim.span.end >= len(text.rstrip("…")) - 1]
    assert all(claim.confidence < _SURE for claim in last)


def test_a_title_that_lost_its_marks_keeps_what_stands_before_a_quotation_in_it() -> None:
    text = "Cable from Doe to Wen Li, 'Talking Points', August 10, 1955, Wilson Center Digital Archive, PRC FMA 111-00016-99."
    facts = archcite.extract(text).facts()
    assert facts["title"] == "Cable from Doe to Wen Li, 'Talking Points'"
    assert (facts["genre"], facts["sender"], facts["recipient"]) == ("cable", "Doe", "Wen Li")


def test_a_heading_that_lost_words_is_told() -> None:
    page = "May 3, 1952\n\nCable from Doe to , 'Points'\n\nComrade.\n\nA cable.\n\nDocument Information\n\nSource\n\nPRC FMA 111-00016-99.\n\nRecord ID\n\n990008\n"
    assert "text-damaged" in codes(page)


def test_a_citation_that_lost_words_of_its_heading_is_told() -> None:
    page = (
        "May 3, 1952\nCable from the Ruritanian Ministry to Wen Li\n\nCitation:\n“Cable from the Ministry to Wen Li,” May 03, 1952, "
        "History and Public Policy Program Digital Archive, RGANI, f. 5, op. 30, d. 9.\n\nSummary:\nA cable.\n\nContents:\nText"
    )
    reading = archcite.extract(page)
    assert reading.facts()["sender"] == "Ruritanian Ministry"
    assert "text-damaged" in [problem.code for problem in reading.problems]


def test_a_block_without_punctuation_is_told_and_less_sure() -> None:
    whole = "“Cable Doe to Wen Li,” May 3, 1952, History and Public Policy Program Digital Archive, APRF, F. 39, Op. 1"
    bare = "Cable Doe to Wen Li May 3 1952 History and Public Policy Program Digital Archive APRF F 39 Op 1"
    assert "marks-lost" in codes(bare)
    assert "marks-lost" not in codes(whole)
    sure = archcite.extract(whole).evidence["title"][0].confidence
    assert archcite.extract(bare).evidence["title"][0].confidence < sure


def test_a_bullet_before_a_source_note_is_no_title() -> None:
    assert "title" not in archcite.extract("• [Source: RGANI, f. 5, op. 30, d. 9; translated by Ann Smith.]").facts()
