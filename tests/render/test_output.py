"""Whatever an item holds comes out as words, in each output."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from archcite.render import ENGINES, OUTPUTS, forms, own_styles
from archcite.render.output import Run, to_html, to_markdown, to_text

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</i><b onclick='x'>",
    "[click](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "*emphasis* **strong** _under_ __score__",
    "`code` ``code``",
    "# heading",
    "1. list",
    "- list",
    "> quotation",
    "&lt;b&gt; &amp; &#60;",
    "[^1] [@doe] @doe $x$ ~~gone~~ ^up^ ~down~",
    "a\\*b \\",
    "[x]: javascript:alert(1)",
    "| a | b |",
    "\x1b]0;title\x07\x1b[31mred",
    "\u202egnirts",
]
#: What the engine itself writes in LaTeX; none of it comes from a field.
LATEX = {
    *("textit", "textbackslash", "textless", "textgreater", "textbar", "textasciicircum", "textasciitilde"),
    *("textasciigrave", "symbol", "textsuperscript", "emph"),
}
TAGS = re.compile(r"</?(?:i|b|u|sup|sub)>|<span style=\"font-variant: small-caps\">|</span>")
words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn")), max_size=40)
runs = st.lists(
    st.builds(Run, words, st.lists(st.sampled_from(["italic", "bold", "sup"]), unique=True, max_size=2).map(tuple)),
    max_size=5,
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("style", own_styles())
def test_hostile_titles_are_inert(style: str, engine: str) -> None:
    items = [
        {
            "id": f"<{n}>",
            "type": "manuscript",
            "title": text,
            "archive": text,
            "URL": "javascript:alert(1)",
            "note": text,
        }
        for n, text in enumerate(HOSTILE)
    ]
    made = {name: forms(items, style, output=name, engine=engine) for name in OUTPUTS}
    for name, (done, problems) in made.items():
        assert problems == ()
        texts = [text for form in done for text in (form.note, form.short, form.in_text, form.bibliography) if text]
        assert len(texts) >= 2 * len(items)
        for text in texts:
            if name == "html":
                assert "<" not in TAGS.sub("", text)
            elif name == "text":
                assert not re.search(r"[\x00-\x1f\u202e]", text)
            elif name == "markdown":
                shown = MarkdownIt("commonmark").render(text)
                assert not re.search(r"<(?!/?(em|p)>)", shown), shown
            elif name == "latex":
                assert set(re.findall(r"(?<!\\)\\([a-zA-Z]+)", text)) <= LATEX
                assert not re.search(r"(?<!\\)[#$%&_^]", text)
            elif name == "rtf":
                assert set(re.findall(r"(?<!\\)\\([a-z]+)", text)) <= {"i", "u"}
            else:
                assert set(re.findall(r"(?<!\\)#(\w+)", text)) <= {"emph"}
                assert not re.search(r"(?<!\\)[*`$@<]", text)


@given(runs)
def test_html_says_what_text_says(words_and_formats: list[Run]) -> None:
    import html

    shown = html.unescape(TAGS.sub("", to_html(words_and_formats)))
    assert shown == to_text(words_and_formats)


@given(words)
def test_markdown_prints_plain_words_as_they_are(text: str) -> None:
    import html

    line = " ".join(text.split(" "))
    shown = MarkdownIt("commonmark").render(to_markdown([Run("x " + line)]))
    plain = html.unescape(re.sub(r"^<p>|</p>\n$", "", shown))
    assert plain.rstrip() == ("x " + line).rstrip()


def test_formats_nest() -> None:
    nested = [Run("a", ("italic",)), Run("b", ("italic", "bold")), Run("c", ("bold",))]
    assert to_html(nested) == "<i>a<b>b</b></i><b>c</b>"


@pytest.mark.parametrize("engine", ENGINES)
def test_quotation_marks_and_ampersands_in_html(engine: str) -> None:
    item: dict[str, Any] = {"id": "a", "type": "book", "title": "Q & A <1>", "author": [{"literal": "A & B"}]}
    [made], _ = forms([item], "mla", output="html", engine=engine)
    assert made.bibliography == "A &amp; B. <i>Q &amp; A &lt;1&gt;</i>."
