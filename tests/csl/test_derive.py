"""Derived styles: what they change, what stays the template's, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.csl import Cite, Processor, StyleError, check_style, complete_style, load_style, render
from archcite.csl.styles.find import official_bytes

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
INFO = '<info><title>t</title><id>t</id><link rel="template" href="http://www.zotero.org/styles/{}"/><updated>2026-01-01T00:00:00Z</updated></info>'
DERIVED = f"""<style {NAMESPACE} class="note" default-locale="de-DE">
{INFO.format("{template}")}
<locale xml:lang="de"><terms><term name="ibid">am selben Ort</term></terms></locale>
{{macros}}
</style>"""
BOOK: dict[str, Any] = {
    "id": "a",
    "type": "book",
    "title": "On Truth",
    "author": [{"family": "Doe", "given": "Jane"}],
    "publisher": "Press",
    "issued": {"date-parts": [[2001]]},
}


def derived(macros: str, template: str = "harvard-cite-them-right") -> str:
    """A derived style with these macros."""
    return DERIVED.format(template=template, macros=macros)


def note(style: str) -> str:
    """The first note that cites the book."""
    return render(Processor(load_style(style), [BOOK]).preview([Cite("a")]))


def test_a_macro_that_is_replaced_changes_only_what_it_prints() -> None:
    plain = note("harvard-cite-them-right")
    assert plain == "(Doe, 2001)"
    assert note(derived('<macro name="author-short"><text value="Somebody"/></macro>')) == "(Somebody, 2001)"


def test_the_complete_style_is_a_style_of_its_own() -> None:
    xml = derived('<macro name="archcite-new"><text value="x"/></macro>')
    data, _ = complete_style(xml)
    text = data.decode()
    assert text.count("<citation") == 1
    assert "am selben Ort" in text
    assert load_style(text).macros == load_style(xml).macros
    assert load_style(text).default_locale == "de-DE"
    assert note(text) == note(xml)


CALLING_ITSELF = """<macro name="author-short"><choose>
  <if type="book"><text value="Somebody"/></if><else><text macro="author-short"/></else></choose></macro>"""


def test_a_macro_that_calls_itself_prints_what_the_template_prints() -> None:
    xml = derived(CALLING_ITSELF)
    article = {**BOOK, "id": "b", "type": "article-journal", "title": "On Lies", "author": [{"family": "Roe"}]}
    processor = Processor(load_style(xml), [BOOK, article])
    assert render(processor.preview([Cite("a")])) == "(Somebody, 2001)"
    assert render(processor.preview([Cite("b")])) == "(Roe, 2001)"
    data, _ = complete_style(xml)
    assert check_style(data) == ()


def test_what_the_layouts_hold_can_be_changed() -> None:
    xml = derived(
        """<macro name="citation-layout"><text value="see "/><text macro="citation-layout"/></macro>
        <macro name="bibliography-layout"><choose><if type="book"><text variable="publisher"/></if>
        <else><text macro="bibliography-layout"/></else></choose></macro>"""
    )
    article = {**BOOK, "id": "b", "type": "article-journal", "title": "On Lies", "author": [{"family": "Roe"}]}
    processor = Processor(load_style(xml), [BOOK, article])
    plain = Processor(load_style("harvard-cite-them-right"), [BOOK, article], "de-DE")
    assert render(processor.preview([Cite("a")])) == "(see Doe, 2001)"
    texts, before = ({e.id: render(e.tree) for e in p.bibliography().entries} for p in (processor, plain))
    assert texts == {"a": "Press.", "b": before["b"]}


def test_the_complete_style_names_the_makers_of_its_template_and_keeps_their_licence() -> None:
    data, _ = complete_style(derived(CALLING_ITSELF))
    info = data.decode().partition("</info>")[0]
    assert "<contributor>" in info
    assert "creativecommons.org/licenses/by-sa" in info


def test_styles_derive_from_derived_ones() -> None:
    middle = derived('<macro name="author-short"><text value="Somebody"/></macro>').encode()
    top = derived(CALLING_ITSELF.replace('type="book"', 'type="thesis"'), "middle")

    def load(address: str) -> bytes:
        return middle if address.endswith("/middle") else official_bytes(address)

    data, _ = complete_style(top, load)
    assert note(data.decode()) == "(Somebody, 2001)"


def test_a_circle_of_templates_is_refused() -> None:
    circle = derived(CALLING_ITSELF, "circle")
    with pytest.raises(StyleError, match="derive from one another"):
        complete_style(circle, lambda _: circle.encode())


def test_a_derived_style_is_checked_with_its_template() -> None:
    assert check_style(derived(CALLING_ITSELF).encode()) == ()
    [problem] = check_style(derived('<macro name="a"><text macro="b"/></macro>').encode())
    assert (problem.line, problem.message) == (4, "no macro is named 'b'")
    [problem] = check_style(derived('<macro name="a"><text macro="a"/></macro>').encode())
    assert problem.message == "the macro 'a' calls itself; the template has none of that name"
    [problem] = check_style(derived('<macro name="a"><text colour="red" value="b"/></macro>').encode())
    assert (problem.line, problem.column) == (4, 17)


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (derived("<macro name='a'><text value='x'/></macro>", "no-such-style"), "no-such-style is no official style"),
        (derived("<macro name='a'><text macro='none'/></macro>"), "none"),
        (derived("<macro name='a'><text value='x'/></macro><sort/>"), "<sort> does not belong in <style>"),
    ],
)
def test_what_cannot_be_put_together_is_refused(xml: str, message: str) -> None:
    with pytest.raises(Exception, match=message) as caught:
        load_style(xml)
    assert isinstance(caught.value, StyleError) or "official" in str(caught.value)
