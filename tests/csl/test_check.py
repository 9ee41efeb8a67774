"""A bad style is refused when it is loaded, at its place; an official one is loaded without the schema."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from archcite.csl import StyleError, load_style
from archcite.csl.styles.check import check_style

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
INFO = "<info><title>T</title><id>i</id><updated>2026-01-01T00:00:00+00:00</updated></info>\n"


def style(layout: str, more: str = "") -> str:
    return f"{HEAD}{INFO}{more}<citation>\n<layout>\n{layout}</layout></citation></style>"


BAD = {
    "an unknown element": (style("<txt variable='title'/>"), (4, 1), "CSL has no element <txt>; expected text"),
    "an unknown attribute": (style("<text variable='title' color='red'/>"), (4, 1), "<text> has no attribute color"),
    "an unknown variable": (style(" <text variable='titel'/>"), (4, 2), 'variable="titel" in <text>; expected title'),
    "an unknown type in a test": (style("<choose><if type='bok'><text value='x'/></if></choose>"), (4, 9), 'type="bok" in <if>; expected book'),
    "an unknown form": (style("<names variable='author'><name form='longish'/></names>"), (4, 26), 'form="longish" in <name>; expected count or long or short'),
    "an element out of place": (style("<name form='long'/>"), (4, 1), "<name> does not belong in <layout>"),
    "an unknown form of a label": (style("<label variable='page' form='shrt'/>"), (4, 1), 'form="shrt" in <label>'),
    "what must be there": (style("<number/>"), (4, 1), "Element number failed to validate attributes"),
    "no macro of the name": (style("<text macro='m'/>"), (4, 1), "no macro is named 'm'"),
    "a circle of macros": (
        style("<text macro='a'/>", "<macro name='a'><text macro='b'/></macro>\n<macro name='b'><text macro='a'/></macro>"),
        (2, 1),
        "calls itself",
    ),
    "two macros of one name": (
        style("<text macro='a'/>", "<macro name='a'><text value='x'/></macro>\n  <macro name='a'><text value='y'/></macro>"),
        (3, 3),
        "a second macro named 'a'",
    ),
    "a document type": ("<!DOCTYPE style [<!ENTITY e 'x'>]>" + style("<text value='&e;'/>"), (1, 1), "document type"),
    "no XML": (style("<text"), (4, 6), "not well-formed XML"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_style_is_refused_at_its_place(name: str) -> None:
    xml, place, message = BAD[name]
    with pytest.raises(StyleError, match=message) as caught:
        load_style(xml)
    assert (caught.value.line, caught.value.column) == place
    assert str(caught.value).startswith(f"style:{place[0]}:{place[1]}: ")


def test_a_file_is_named_in_the_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(BAD["an unknown form"][0], "utf-8")
    with pytest.raises(StyleError, match=r"mine\.csl:4:26: "):
        load_style(path)


def test_macros_that_double_without_end_are_refused_in_no_time() -> None:
    doubling = "".join(
        f"<macro name='m{n}'><text macro='m{n + 1}'/><text macro='m{n + 1}'/></macro>" for n in range(60)
    )
    start = time.perf_counter()
    with pytest.raises(StyleError, match="written out"):
        load_style(style("<text macro='m0'/>", doubling + "<macro name='m60'><text value='x'/></macro>"))
    assert time.perf_counter() - start < 1


def test_a_good_style_has_no_problems() -> None:
    assert check_style(style("<text variable='title'/>").encode()) == ()
    assert load_style(style("<text variable='title'/>")).class_ == "note"
