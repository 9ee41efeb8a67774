"""Derived styles: what they change, what stays the template's, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.csl import Cite, Processor, StyleError, complete_style, load_style, render

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


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (derived("<macro name='a'><text value='x'/></macro>", "no-such-style"), "no-such-style is no official style"),
        (derived("<macro name='a'><text macro='none'/></macro>"), "none"),
        (derived("<macro name='a'><text value='x'/></macro><sort/>"), "<sort> does not belong in a derived style"),
    ],
)
def test_what_cannot_be_put_together_is_refused(xml: str, message: str) -> None:
    with pytest.raises(Exception, match=message) as caught:
        load_style(xml)
    assert isinstance(caught.value, StyleError) or "official" in str(caught.value)
