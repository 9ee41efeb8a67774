r"""Footnotes of LaTeX are read as notes are, with the places that they have in the source."""

from __future__ import annotations

from archcite import find_citations

CHAPTER = r"""\section{The Ice}
Hale waited.\footnote{RGANI, f.~5, op.~30, d.~9, l.~3.} He was told.\footnote{Ibid., l.~4; see also Hale, \emph{The Cold Sea}, 45.}
London knew {\small it}.\footnote{TNA, FO~371/122081, Roe \& Lund to Poe, 5 May 1956.}
\section*{Bibliography}
Hale, John Lewis. \emph{The Cold Sea: A New History}. New York: Penguin, 2005.
"""


def test_each_citation_of_a_footnote_is_found_at_its_place() -> None:
    found = find_citations(CHAPTER)
    text = found[0].extraction.text
    assert [(*text.place(one.span.start), one.span.of(text.content).rstrip(".")) for one in found] == [
        (2, 23, "RGANI, f. 5, op. 30, d. 9, l. 3"),
        (2, 79, "Ibid., l. 4"),
        (2, 101, "Hale, The Cold Sea, 45"),
        (3, 35, "TNA, FO 371/122081, Roe & Lund to Poe, 5 May 1956"),
        (5, 1, "Hale, John Lewis. The Cold Sea: A New History. New York: Penguin, 2005"),
    ]
    assert found[2].refers == found[4].span


def test_braces_without_their_like_do_no_harm() -> None:
    assert (
        len(
            find_citations(r"}}\footnote{RGANI, f.~5, op.~30, d.~9, l.~3. {{ \emph{ \footnote{GARF, f. 1, op. 2, d. 3.")
        )
        > 0
    )


def test_quotation_marks_and_dashes_are_those_that_latex_prints() -> None:
    notes = (
        r"A.\footnote{Ann Hale, ``The People's Ice, 1955--63,'' \emph{Frost Studies} 7, no. 4 (2007): 479--94.} "
        r"B.\footnote{\enquote{Telegram from Hale to Roe,} 4 May 1961, RGANI, f.~5, op.~30, d.~12, ll.~5--8.}"
    )
    article, telegram = find_citations(
        f"\\documentclass{{book}} % prints `it'\n\\title{{TNA, FO 371/5}}\\begin{{document}}{notes}"
    )
    item = article.record.printed[0].item or {}
    assert (article.record.title or item.get("title")) == "The People's Ice, 1955–63"
    assert article.span.of(article.extraction.text.content).endswith("7, no. 4 (2007): 479–94.")
    assert (telegram.record.title, telegram.record.locations[0].leaves) == ("Telegram from Hale to Roe", "5–8")
