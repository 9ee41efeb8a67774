"""What other programs write in fields: identifiers as addresses, seasons beside months, "and others"."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.formats import FORMATS
from archcite.model import Text

BARE = "10.1000/xyz<1>"
LEADS = ["", "doi:", "DOI: ", "https://doi.org/", "http://dx.doi.org/", "doi.org/"]

#: A record of each format with a DOI, up to the value and behind it.
RECORDS = {
    "ris": ("TY  - JOUR\nDO  - ", "\nER  - \n"),
    "bibtex": ("@article{a, doi = {", "}}"),
    "biblatex": ("@article{a, doi = {", "}}"),
    "csv": ("Item Type,Title,DOI\njournalArticle,Report,", "\n"),
    "meta-tags": ('<meta name="citation_title" content="T"><meta name="citation_doi" content="', '">'),
    "endnote-xml": (
        '<xml><records><record><ref-type name="Journal Article">17</ref-type><electronic-resource-num>',
        "</electronic-resource-num></record></records></xml>",
    ),
    "mods": ('<mods xmlns="http://www.loc.gov/mods/v3"><identifier type="doi">', "</identifier></mods>"),
}


def read(name: str, content: str) -> dict[str, Any]:
    [item] = FORMATS[name].read(Text(content)).items
    return item


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("name", RECORDS)
def test_a_doi_is_bare(name: str, lead: str) -> None:
    before, behind = RECORDS[name]
    written = f"{lead}{BARE}"
    if name in {"meta-tags", "endnote-xml", "mods"}:
        written = written.replace("<", "&lt;").replace(">", "&gt;")
    assert read(name, before + written + behind)["DOI"] == BARE


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_no_doi_stays(name: str) -> None:
    before, behind = RECORDS[name]
    assert read(name, f"{before}https://example.org/10.1000/xyz{behind}")["DOI"] == "https://example.org/10.1000/xyz"


def test_a_doi_of_openurl_is_no_address() -> None:
    page = '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_id=info:doi/10.1000/xyz&amp;rft_id=https://a.example/1&amp;rft.title=T"></span>'
    item = read("coins", page)
    assert (item["DOI"], item["URL"]) == ("10.1000/xyz", "https://a.example/1")


@pytest.mark.parametrize("url", ["info:doi/10.1000/xyz", "info:doi/", "https://doi.org/10.1000/xyz"])
def test_an_address_that_looks_so_comes_back(url: str) -> None:
    item = {"id": "a", "type": "article-journal", "title": "Report", "URL": url}
    assert read("coins", FORMATS["coins"].write([item])) == item


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.writes])
@pytest.mark.parametrize("doi", ["https://doi.org/10.1000/xyz", "doi:10.1000/xyz", "10.1000/xyz"])
def test_an_item_keeps_the_doi_that_it_was_given(name: str, doi: str) -> None:
    item = {"id": "a", "type": "article-journal", "title": "Report", "DOI": doi}
    assert read(name, FORMATS[name].write([item])) == item


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1998/05//Summer", {"date-parts": [[1998, 5]], "season": 2}),
        ("1998/05//fall", {"date-parts": [[1998, 5]], "season": 3}),
        ("1998///Summer", {"date-parts": [[1998]], "season": 2}),
        ("1998///Michaelmas", {"date-parts": [[1998]], "season": "Michaelmas"}),
        ("1998/05//Michaelmas", {"date-parts": [[1998, 5]], "season": "Michaelmas"}),
        ("1998/00/00/", {"date-parts": [[1998]]}),
        ("1998/05/02/10:22:31", {"date-parts": [[1998, 5, 2]]}),
        ("1998/13//Summer", {"literal": "1998/13//Summer"}),
        ("1998//02/", {"literal": "1998//02/"}),
    ],
)
def test_dates_of_ris(said: str, expected: dict[str, Any]) -> None:
    assert read("ris", f"TY  - JOUR\nDA  - {said}\nER  - \n")["issued"] == expected


def test_a_time_of_ris_is_kept() -> None:
    item = read("ris", "TY  - JOUR\nY2  - 2018/05/05/10:22:31\nER  - \n")
    assert item["accessed"] == {"date-parts": [[2018, 5, 5]]}
    assert item["custom"] == {"ris": {"Y2": ["2018/05/05/10:22:31"]}}


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        ({"date-parts": [[1998, 5]], "season": 2}, "1998/05//Summer"),
        ({"date-parts": [[1998, 5]], "season": "Michaelmas"}, "1998/05//Michaelmas"),
        ({"date-parts": [[1998]], "season": "Michaelmas"}, "1998///Michaelmas"),
        ({"date-parts": [[1998]], "season": 2}, "1998///Summer"),
        ({"date-parts": [[1998, 5, 2]], "season": 2}, "1998/05/02/"),
        ({"date-parts": [[1998, 5], [1998, 6]], "season": 2}, "1998-05/1998-06"),
    ],
)
def test_seasons_are_written_and_come_back(issued: dict[str, Any], said: str) -> None:
    item = {"id": "a", "type": "article-journal", "title": "Report", "issued": issued}
    written = FORMATS["ris"].write([item])
    assert f"DA  - {said}\r\n" in written
    assert read("ris", written) == item


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_and_others_stays_and_others(name: str) -> None:
    item = read(name, "@book{a, author = {Jane Doe and others}, editor = {others}, title = {T}}")
    assert item["author"] == [{"family": "Doe", "given": "Jane"}, {"literal": "others"}]
    written = FORMATS[name].write([item])
    assert "{Doe, Jane and others}" in written
    assert "{{others}}" in written
    assert read(name, written) == item
