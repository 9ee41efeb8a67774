"""Citations in running text: several in a note, numbers stuck to it, "Ibid."."""

from __future__ import annotations

import pytest

from archcite.extraction.running.finding import find_citations
from clock import growth

PAGE = """\
74 Stone, *Nixon and the Press*, 55; Ann Smith, “Ratings Soar,” *Los Angeles Times*, June 20, 1973, https://example.org/1.
75. Ibid., viii; Mark Jones, “A Windfall,” *New York Times*, June 15, 1973, D15.
76 RGASPI, f. 558, op. 11, d. 59, l. 8; and AVP RF, f. 06, op. 7, p. 3, d. 12, l. 4. See also Stalin to Molotov, 3 May \
1945, RGASPI, f. 82, op. 2, d. 5, l. 6.
77RGANI. F. 3. Op. 66. D. 471. L. 13. Original.
"""


def test_each_citation_of_each_note_is_found() -> None:
    found = [(one.note, one.extraction.facts()) for one in find_citations(PAGE)]
    assert [note for note, _ in found] == ["74", "74", "75", "75", "76", "76", "77"]
    facts = [one for _, one in found]
    assert (facts[1]["title"], facts[1]["date"]) == ("Ratings Soar", "1973-06-20")
    assert facts[2]["ibid"] is True
    assert facts[3]["pages"] == "D15"
    assert [place["archive"] for place in facts[4]["locations"]] == ["RGASPI", "AVP RF"]
    assert (facts[5]["sender"], facts[5]["recipient"]) == ("Stalin", "Molotov")
    assert facts[6]["list"] == "13"


def test_spans_are_of_the_whole_text() -> None:
    for one in find_citations(PAGE):
        assert PAGE[one.span.start : one.span.end].strip() == PAGE[one.span.start : one.span.end]
        for claim in one.extraction.claims:
            assert claim.span.of(PAGE) == claim.text
            assert claim.span.within(one.span)


def test_prose_holds_no_citation() -> None:
    assert find_citations("The committee met on Monday.\n\nNothing was decided; the harvest was poor.") == ()


def test_a_document_without_quotes_is_a_citation_of_its_own() -> None:
    note = (
        "3. Telegram from Petrov to the MFA, October 4, 1962, AVP RF, f. 59, op. 46, d. 4, ll. 1-2; "
        "Memorandum of Conversation, 5 May 1961, RGANI, f. 5, op. 30, d. 365, l. 18; copy in GARF, f. 1, op. 2, d. 3."
    )
    found = [one.extraction.facts() for one in find_citations(note)]
    assert [one["date"] for one in found] == ["1962-10-04", "1961-05-05"]
    assert [place["archive"] for place in found[1]["locations"]] == ["RGANI", "GARF"]


def test_time_grows_with_the_number_of_notes_alone() -> None:
    def find(notes: int) -> None:
        page = "".join(
            f"{number}. Letter, A. Petrov to Gromyko, 5 May 1961, RGANI, f. 5, op. 30, d. {number}, l. 18.\n"
            for number in range(1, notes + 1)
        )
        assert len(find_citations(page)) == notes

    assert growth(find, 400) < 8


def test_a_note_of_any_length_takes_linear_time() -> None:
    assert growth(lambda times: find_citations("“A,” 1962; " * times), 1600) < 8


IBIDS = """\
12. TNA, FO 371/94841, Jebb to Bevin, 17 Dec. 1953, fol. 4.
13. Ibid., fol. 6.
14. Ibid., FO 371/94842.
15. RGANI, f. 5, op. 30, d. 9, l. 2; GARF, f. 1, op. 2, d. 3, l. 4.
16. Там же. Д. 13. Л. 5.
17. Smith, A Book (Oxford: OUP, 1999), 34.
18. Ebd., 45.
"""


def test_ibid_means_the_citation_before_it() -> None:
    found = {one.note: one for one in find_citations(IBIDS)}
    same, other = found["13"].record, found["14"].record
    assert same.sender is not None
    assert (same.sender.text, same.date, same.locations[0].call_number) == ("Jebb", "1953-12-17", "FO 371/94841")
    assert same.locations[0].leaves == "6"
    assert (other.sender, other.date, other.locations[0].archive) == (None, "", "TNA")
    assert other.locations[0].call_number == "FO 371/94842"
    place = found["16"].record.locations[0]
    assert (place.archive, place.fond, place.opis, place.delo, place.leaves) == ("GARF", "1", "2", "13", "5")
    assert (found["18"].record.printed[0].text, found["18"].record.printed[0].pages) == (
        "Smith, A Book (Oxford: OUP, 1999)",
        "45",
    )


def test_what_ibid_hands_down_is_inferred_and_no_fact() -> None:
    found = {one.note: one for one in find_citations(IBIDS)}
    assert {"date", "sender", "locations"} <= found["13"].record.inferred
    assert found["13"].extraction.facts() == {"list": "6", "ibid": True}
    assert found["12"].record is found["12"].extraction.record


def test_ibid_behind_a_note_with_several_citations_is_told() -> None:
    page = "1. Stalin to Molotov, 3 May 1945, RGASPI, f. 82, op. 2, d. 5, l. 6; Ibid., l. 8.\n2. Ibid., l. 9."
    *_, last = find_citations(page)
    assert [problem.code for problem in last.extraction.problems] == ["ibid-ambiguous"]


def test_ibid_with_nothing_before_it_says_only_what_it_says() -> None:
    (only,) = find_citations("1. Ibid., l. 9.")
    assert only.record == only.extraction.record


@pytest.mark.parametrize(
    ("note", "firsts"),
    [
        (
            "3. On the debate see Jane Roe, ed., A Cold Harvest (Oxford: Example Press, 2005), 12; RGANI, f. 3, op. 1, d. 2.",
            ["Jane", "RGAN"],
        ),
        ("4. TNA, FO 371/1234; see also Petrov's report, AVP RF, f. 06, op. 1, d. 2, l. 3.", ["TNA,", "Petr"]),
        ("5. TNA, FO 371/1234; see also AVP RF, f. 06, op. 1, d. 2, l. 3.", ["TNA,"]),
    ],
)
def test_what_a_reader_is_told_to_see_is_a_citation_of_its_own_and_a_further_place_is_none(
    note: str, firsts: list[str]
) -> None:
    assert [note[one.span.start : one.span.start + 4] for one in find_citations(note)] == firsts


@pytest.mark.parametrize("again", ["Ibid.", "Ibidem", "Ebd.", "Ebenda", "Там же", "Tamże", "Tamtéž"])
@pytest.mark.parametrize("before", [". ", "; "])
def test_the_citation_before_is_meant_in_each_language_and_sentence(again: str, before: str) -> None:
    first, second, third = find_citations(
        f"1. RGANI, f. 5, op. 7, d. 9, l. 2{before}{again}, l. 31; GARF, f. 8, op. 1, d. 4."
    )
    assert (second.record.ibid, second.refers, second.record.locations[0].leaves) == (True, first.span, "31")
    assert third.record.locations[0].archive == "GARF"


@pytest.mark.parametrize(
    "see",
    ["See", "See also", "Cf.", "Siehe", "Siehe auch", "Vgl.", "Vgl. auch", "Voir", "Voir aussi", "См.", "См. также:"],
)
def test_a_sentence_that_tells_to_see_something_begins_another_citation(see: str) -> None:
    found = find_citations(f"1. RGANI, f. 5, op. 7, d. 9, l. 2. {see} GARF, f. 8, op. 1, d. 4, l. 6.")
    assert [one.record.locations[0].archive for one in found] == ["RGANI", "GARF"]


def test_a_list_of_citations_has_one_a_line() -> None:
    lines = [
        "“Letter from Petrov to Mao,” May 3, 1951, Wilson Center Digital Archive, RGANI, f. 5, op. 30, d. 12.",
        "TNA, FO 371/162389, Marchant to Home, 28 October 1962.",
        "Jane Roe, A Cold Harvest (Oxford: Example Press, 2005), 34.",
    ]
    page = "\n".join(lines)
    assert [one.span.of(page) for one in find_citations(page)] == lines
    wrapped = "“Letter from Petrov to Mao,” May 3, 1951, Wilson Center Digital Archive, RGANI,\nf. 5, op. 30, d. 12.\nObtained by Ann Smith."
    assert len(find_citations(wrapped)) == 1


@pytest.mark.parametrize("piece", ["; RGANI ", "(; AVP RF", "; see also 1958 ", "; TNA (Oxford: Press, 2001) "])
def test_time_grows_with_the_length_of_a_single_note(piece: str) -> None:
    assert growth(lambda times: find_citations("1. " + piece * times), 1200) < 8
