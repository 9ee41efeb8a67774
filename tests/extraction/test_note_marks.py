"""Notes in the marks of Markdown and of web pages: their numbers, the arrow that leads back, emphasis around what is cited."""

from __future__ import annotations

from archcite.extraction.running.finding import find_citations

MARKDOWN = """The committee met on Monday.[^1] It was over by noon.[^2]

[^1]: Ann Hale, *The Frozen Sea* (Bergen: Fjord, 1991), 12; RGANI, f. 5, op. 30, d. 9, l. 3.
[^2]: Hale, *Frozen Sea*, 14; see also *ibid.*, 15.
"""
PAGE = "1. RGANI, f. 5, op. 30, d. 9, l. 3.↩\n2. Ibid., 15.↩"


def test_the_notes_of_markdown() -> None:
    found = find_citations(MARKDOWN)
    assert [(one.note, one.span.of(MARKDOWN)) for one in found] == [
        ("1", "Ann Hale, *The Frozen Sea* (Bergen: Fjord, 1991), 12"),
        ("1", "RGANI, f. 5, op. 30, d. 9, l. 3."),
        ("2", "Hale, *Frozen Sea*, 14"),
        ("2", "*ibid.*, 15."),
    ]
    assert found[2].extraction.record.printed[0].text == "Hale, Frozen Sea"
    assert (found[3].record.ibid, found[3].record.printed[0].pages) == (True, "15")


def test_the_arrow_behind_a_note_is_no_part_of_it() -> None:
    found = find_citations(PAGE)
    assert [one.span.of(PAGE) for one in found] == ["RGANI, f. 5, op. 30, d. 9, l. 3.", "Ibid., 15."]
