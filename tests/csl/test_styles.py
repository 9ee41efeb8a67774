"""Styles from outside: what is refused, with its place, and what may not happen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from archcite.csl import Cite, Processor, StyleError, StyleNotFoundError, load_locale, load_style, render, style_names
from archcite.csl.styles.read import read_style

if TYPE_CHECKING:
    from pathlib import Path

FRAME = """<?xml version="1.0"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
{body}
</style>"""
CITATION = "<citation><layout>{layout}</layout></citation>"


def style(layout: str, more: str = "") -> str:
    """A style with this layout."""
    return FRAME.format(body=more + CITATION.format(layout=layout))


def rendered(xml: str, item: dict[str, object], output: str = "text") -> str:
    """A first cite of one item."""
    processor = Processor(load_style(xml), [item])
    return render(processor.preview([Cite(str(item["id"]))]), output)


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("<style", "style:1:7: not well-formed XML"),
        ("<locale/>", "a style's root is <style>"),
        (FRAME.format(body=""), "the style has no <citation>"),
        (style("<frame/>"), "style:3: <frame> is no rendering element"),
        (style("<text/>"), "style:3: <text> needs one of variable, macro, term, value"),
        (style('<text macro="a"/>'), "style:3: there is no macro 'a'"),
        (style("<choose><if><text value='x'/></if></choose>"), "<if> tests nothing"),
        (style("<choose><if colour='red'/></choose>"), "unknown condition colour"),
        (
            style(
                '<text macro="a"/>',
                '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>',
            ),
            "macros call one another in a circle: a → b → a",
        ),
        (style("<group>" * 100 + "</group>" * 100), "nested more than"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(xml: str, message: str) -> None:
    """The reader's own errors; `test_check.py` has those of the schema, which goes first for a user's style."""
    with pytest.raises(StyleError) as caught:
        read_style(xml.encode())
    assert message in str(caught.value)


def test_macros_that_double_are_refused() -> None:
    macros = "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(40))
    with pytest.raises(StyleError, match="calls macros more than"):
        read_style(style('<text macro="m0"/>', macros + '<macro name="m40"><text value="x"/></macro>').encode())


@pytest.mark.parametrize(("count", "before", "after"), [(5_000, "", ""), (40, "<group>" * 5, "</group>" * 5)])
def test_long_chains_of_calls_are_refused(count: int, before: str, after: str) -> None:
    macros = "".join(f'<macro name="m{n}">{before}<text macro="m{n + 1}"/>{after}</macro>' for n in range(count))
    with pytest.raises(StyleError, match="nests elements more than"):
        read_style(style('<text macro="m0"/>', macros + f'<macro name="m{count}"><text value="x"/></macro>').encode())


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    xml = (
        f'<!DOCTYPE style [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + style("<text value='a'/>&x;").partition("?>")[2]
    )
    with pytest.raises(StyleError, match="document type declaration"):
        rendered(xml, {"id": "a", "type": "book"})


def test_a_style_that_is_not_there() -> None:
    with pytest.raises(StyleNotFoundError, match="no style 'no-such-style'"):
        load_style("no-such-style")
    with pytest.raises(StyleNotFoundError):
        load_style("../dependent/nature-chemistry.csl/..")


def test_official_styles_are_found_by_name_and_dependent_ones_by_their_parent() -> None:
    assert len(style_names()) > 2500
    assert load_style("nature-chemistry").citation == load_style("nature").citation


def test_html_is_escaped_and_scripts_are_no_links() -> None:
    layout = '<text variable="title"/><text variable="URL"/>'
    item = {"id": "a", "type": "book", "title": "<script>alert(1)</script>", "URL": 'javascript:alert("1")'}
    processor = Processor(load_style(style(layout)), [item], links=True)
    html = render(processor.preview([Cite("a")]), "html")
    assert "<script" not in html
    assert "<a" not in html
    item["URL"] = 'https://example.org/"onclick="x'
    html = render(Processor(load_style(style(layout)), [item], links=True).preview([Cite("a")]), "html")
    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org/%22onclick=%22x"]


def test_identifiers_keep_their_case() -> None:
    items = [{"id": "Doe", "type": "book", "title": "One"}, {"id": "doe", "type": "book", "title": "Two"}]
    processor = Processor(load_style(style('<text variable="title"/>')), items)
    assert [render(processor.preview([Cite(key)])) for key in ("Doe", "doe")] == ["One", "Two"]


def test_an_unknown_role_or_field_harms_nothing() -> None:
    item = {
        "id": "a",
        "type": "no-such-type",
        "title": "T",
        "wizard": [{"family": "X"}],
        "author": 7,
        "issued": "never",
    }
    assert (
        rendered(style('<group delimiter=", "><names variable="author"/><text variable="title"/></group>'), item) == "T"
    )


def test_locales_fall_back() -> None:
    assert load_locale("de-AT").term("editor", "short") == "Hrsg."
    assert load_locale("xx-XX").term("and") == "and"
    assert load_locale("../../secret").language == "../..-Secret" or load_locale("../../secret").term("and") == "and"


def test_several_types_in_one_condition_mean_any_of_them() -> None:
    layout = '<choose><if type="book map"><text value="yes"/></if><else><text value="no"/></else></choose>'
    assert rendered(style(layout), {"id": "a", "type": "map"}) == "yes"
    layout = layout.replace('type="book map"', 'type="book map" variable="title"')
    assert rendered(style(layout), {"id": "a", "type": "map"}) == "no"
    assert rendered(style(layout), {"id": "a", "type": "map", "title": "T"}) == "yes"


def test_title_case_is_for_english_titles_and_for_terms_of_any_language() -> None:
    layout = '<text variable="title" text-case="title"/><text value=" vom amt" text-case="title"/>'
    item = {"id": "a", "type": "book", "title": "vom amt"}
    processor = Processor(load_style(style(layout).replace("class=", 'default-locale="de-DE" class=')), [item])
    assert render(processor.preview([Cite("a")])) == "vom amt Vom Amt"


def test_a_boolean_attribute_may_say_one_or_zero() -> None:
    """XML Schema has four words for two values, and the CSL schema takes them all."""
    item: dict[str, object] = {
        "id": "a",
        "type": "book",
        "title": "Title",
        "author": [{"family": "Doe", "given": "Jane"}],
    }
    names = '<names variable="author"><name initialize-with="." initialize="{}"/></names>'
    for yes, no in (("true", "false"), ("1", "0"), (" 1 ", " 0 ")):
        assert rendered(style(f'<text variable="title" quotes="{yes}"/>'), item) == "“Title”"
        assert rendered(style(f'<text variable="title" quotes="{no}"/>'), item) == "Title"
        assert rendered(style(f'<text value="of "/><text term="page" plural="{yes}"/>'), item) == "of pages"
        assert rendered(style(names.format(yes)), item) == "J. Doe"
        assert rendered(style(names.format(no)), item) == "Jane Doe"
