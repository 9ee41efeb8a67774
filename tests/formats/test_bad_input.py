"""Damaged and hostile input: every whole record is kept, damage is told with its place, nothing explodes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from archcite.formats import FORMATS, by_content, by_extension, decode
from archcite.model import Severity, Text
from tables import table

if TYPE_CHECKING:
    from pathlib import Path

CASES: dict[str, dict[str, Any]] = table("bad_files")


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_damaged_file(name: str, shared: Path) -> None:
    text = decode((shared / "interop" / "bad" / name).read_bytes(), name)
    form = by_content(text.content) or by_extension(name)
    assert form is not None
    reading = form.read(text)
    told = [f"{p.code}:{text.place(p.span.start)[0] if p.span else 0}" for p in reading.problems]
    expected = CASES[name]
    assert [item.get("title", "") for item in reading.items] == expected["titles"]
    assert told == expected["problems"]
    assert len(reading.raw) == expected["aside"]
    for problem in reading.problems:
        if problem.severity is Severity.ERROR:
            assert problem.span is not None
            assert problem.span in reading.damaged


def test_every_damaged_file_has_a_row(shared: Path) -> None:
    assert {path.name for path in (shared / "interop" / "bad").iterdir()} == CASES.keys()


def read(name: str, content: str) -> Any:
    return FORMATS[name].read(Text(content))


def test_what_bibtex_takes_for_an_entry_is_kept_where_bibtexparser_does_not() -> None:
    reading = read(
        "bibtex", "@misc{a, file = {C:\\dir\\}, title = {One}}\n@misc\n{b, title = {Two}}\n@misc(c, title = {Three})\n"
    )
    assert [item["title"] for item in reading.items] == ["One", "Two", "Three"]
    assert reading.problems == ()


def test_an_address_between_entries_is_no_entry() -> None:
    reading = read("bibtex", "Ask me@home.example (or at me@work {room 3}).\n@misc{a, title = {One}}\n")
    assert [item["title"] for item in reading.items] == ["One"]
    assert [item["id"] for item in read("bibtex", "1.@misc{a, title = {One}} x@misc{b, title = {Two}}").items] == [
        "a",
        "b",
    ]
    assert all(problem.severity is not Severity.ERROR for problem in reading.problems)


def test_strings_are_joined_and_months_known() -> None:
    source = (
        '@string{p = "Central " # {Archive}}\n@misc{a, title = p # " of " # {Files}, year = 1962, month = oct # "~4"}'
    )
    item = read("bibtex", source).items[0]
    assert item["title"] == "Central Archive of Files"
    assert item["issued"] == {"date-parts": [[1962, 10, 4]]}


def test_macros_that_double_each_other_stay_small() -> None:
    doubling = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    reading = read("bibtex", f"@string{{s0 = {{lol}}}}\n{doubling}@misc{{a, title = s60}}")
    assert len(reading.items[0]["title"]) <= 1_000_000
    assert "bib-too-long" in {problem.code for problem in reading.problems}


def test_crossref_and_xdata_are_inherited_and_circles_end() -> None:
    source = """@incollection{a, title = {Part}, crossref = {B}}
@collection{b, title = {Whole}, publisher = {Press}, crossref = {a}}
@misc{c, title = {Own}, xdata = {x, y}}
@xdata{x, location = {Moscow}}
@xdata{y, date = {1962}}"""
    items = {item["id"]: item for item in read("biblatex", source).items}
    assert items["a"]["container-title"] == "Whole"
    assert items["a"]["publisher"] == "Press"
    assert items["c"]["publisher-place"] == "Moscow"
    assert items["c"]["issued"] == {"date-parts": [[1962]]}


def test_names_keep_what_braces_hold_together() -> None:
    source = "@book{a, author = {{Barnes and Noble} and von der Leyen, Ursula and King, Jr., Martin Luther and Mao Zedong and others}}"
    assert read("bibtex", source).items[0]["author"] == [
        {"literal": "Barnes and Noble"},
        {"family": "Leyen", "non-dropping-particle": "von der", "given": "Ursula"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "Zedong", "given": "Mao"},
        {"literal": "others"},
    ]


def test_ris_of_other_dialects() -> None:
    source = (
        "TY  - RPRT\nT1  - First\nTI  - Second\nUR  - https://a.example\nUR  - https://b.example\n"
        "N2  - One\ntwo\n\nthree\nY1  - 1962/10//Fall\nER  - \n"
    )
    item = read("ris", source).items[0]
    assert item["title"] == "First"
    assert item["URL"] == "https://a.example"
    assert item["custom"]["ris"] == {"TI": ["Second"], "UR": ["https://b.example"]}
    assert item["abstract"] == "One\ntwo\n\nthree"


def test_yaml_aliases_cannot_explode() -> None:
    bomb = "".join(f"  l{n + 1}: &l{n + 1} [{', '.join([f'*l{n}'] * 10)}]\n" for n in range(12))
    started = time.perf_counter()
    reading = read("csl-yaml", f"references:\n- id: good\n  type: book\n- id: bad\n  l0: &l0 [lol]\n{bomb}")
    assert time.perf_counter() - started < 5
    assert [item["id"] for item in reading.items] == ["good"]
    assert len(reading.raw) == 1


def test_yaml_runs_nothing() -> None:
    reading = read(
        "csl-yaml", "references:\n- id: a\n  type: book\n  title: !!python/object/apply:os.system ['true']\n"
    )
    assert all("title" not in item or isinstance(item["title"], str) for item in reading.items)


@pytest.mark.parametrize("name", ["mods", "endnote-xml", "zotero-rdf"])
def test_xml_entities_are_not_expanded(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden text")
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}"><!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]>'
    bodies = {
        "mods": "<mods><titleInfo><title>&a;&c;</title></titleInfo></mods>",
        "endnote-xml": "<xml><records><record><titles><title>&a;&c;</title></titles></record></records></xml>",
        "zotero-rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="z" xmlns:dc="d">'
        "<rdf:Description><z:itemType>book</z:itemType><dc:title>&a;&c;</dc:title></rdf:Description></rdf:RDF>",
    }
    reading = read(name, f"<?xml version='1.0'?>{doctype}{bodies[name]}")
    assert "hidden text" not in repr(reading.items)
    assert "lollol" not in repr(reading.items)


def test_one_damaged_xml_record_spoils_no_other() -> None:
    good = "<mods><titleInfo><title>{}</title></titleInfo></mods>"
    content = (
        f"<modsCollection>{good.format('One')}<mods><titleInfo><title>Two</mods>{good.format('Three')}</modsCollection>"
    )
    reading = read("mods", content)
    assert [item["title"] for item in reading.items] == ["One", "Three"]
    assert reading.raw == ("<mods><titleInfo><title>Two</mods>",)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'", "|", "%"])
def test_csv_holds_no_formula(start: str) -> None:
    item = {"id": "a", "type": "book", "title": f"{start}cmd|' /C calc'!A0"}
    written = FORMATS["csv"].write([item])
    assert f",{start}cmd" not in written
    assert f'"{start}cmd' not in written
    assert FORMATS["csv"].read(Text(written)).items == (item,)


def test_latex_holds_no_command_of_the_text() -> None:
    item = {"id": "a", "type": "book", "title": r"\input{/etc/passwd} \write18{rm} ^^5cinput $x$ %"}
    written = FORMATS["bibtex"].write([item])
    assert "\\input" not in written
    assert "\\write" not in written
    assert "^^" not in written


def test_ris_values_hold_no_tag() -> None:
    item = {"id": "a", "type": "book", "title": "One\r\nER  - \r\nTY  - BOOK\rAU  - Nobody", "note": "x\u2028ER  - "}
    written = FORMATS["ris"].write([item])
    assert written.count("ER  - \r\n") == 1
    assert FORMATS["ris"].read(Text(written)).items == (item,)


HOSTILE = {
    "open braces": "{", "close braces": "}", "quotes": '"', "backslashes": "\\", "entries": "\n@a{", "records": "\nTY  - x",
    "tags": "<", "spans": "<span ", "commas": ", ", "ands": " and ", "lines": "\n", "labels": "a: ", "parts": " | a: b",
    "italics": "<i>", "dashes": "-- ", "stars": "*", "dollars": "$",
}  # fmt: skip


@pytest.mark.parametrize("fill", sorted(HOSTILE))
def test_hostile_text_takes_linear_time(fill: str) -> None:
    content = HOSTILE[fill] * (40_000 // len(HOSTILE[fill]))
    for name, form in FORMATS.items():
        started = time.process_time()
        if form.writes:
            item = {"id": "a", "type": "manuscript", "title": content}
            assert form.read(Text(form.write([item]))).items == (item,), name
        form.read(Text(content))
        assert time.process_time() - started < 5, name
    by_content(content)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.writes])
def test_a_field_of_ten_megabytes(name: str) -> None:
    item = {"id": "a", "type": "manuscript", "title": "t", "abstract": "Ten megabytes of text. " * 434_783}
    written = FORMATS[name].write([item])
    started = time.perf_counter()
    reading = FORMATS[name].read(Text(written))
    assert time.perf_counter() - started < 2 * 3  # three times what is promised, for machines that are busy
    assert reading.items[0]["abstract"].strip() == item["abstract"].strip()
