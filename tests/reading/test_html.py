from __future__ import annotations

import pytest

from archcite.reading import ReadingError, read_bytes

PAGE = """<!DOCTYPE html>
<html><head><title>Not text</title>
<meta name="citation_title" content="Cable, Ivanov to Petrov">
<meta name="DC.date" content="1962-10-04"><meta property="og:title" content="ignored">
<link rel="canonical" href="https://archive.example/document/1">
<script type="application/ld+json">{"@graph": [{"@type": "CreativeWork", "name": "Cable", "author": {"name": "Ivanov"}}]}</script>
<script type="application/ld+json">{"@type": "WebSite", "name": "The host"}</script>
<script type="application/ld+json">{broken</script>
<style>p { color: red }</style></head>
<body><nav>Home</nav><h1>Cable, Ivanov
to&nbsp;Petrov</h1><div>Citation:<br>&ldquo;Cable&rdquo;, October&#32;4, 1962,
   AVP&nbsp;RF, <a href="x">f. 1</a>&lt;b&gt;</div>
<table><tr><td>Date</td><td>1962</td></tr></table>
<p hidden>secret</p><p style="display: none">secret</p><script>var secret</script><!-- secret -->
<p>Last &amp; least</p></body></html>"""


def test_a_page_gives_the_lines_that_a_reader_sees() -> None:
    lines = [line for line in read_bytes(PAGE.encode(), "page.html").content.splitlines() if line]
    assert lines == [
        "Home",
        "Cable, Ivanov to Petrov",
        "Citation:",
        "“Cable”, October 4, 1962, AVP RF, f. 1<b>",
        "Date 1962",
        "Last & least",
    ]


def test_a_page_states_its_metadata() -> None:
    metadata = read_bytes(PAGE.encode(), "page.html").metadata
    assert metadata == {
        "citation_title": ("Cable, Ivanov to Petrov",),
        "dc.date": ("1962-10-04",),
        "link.canonical": ("https://archive.example/document/1",),
        "ld.@type": ("CreativeWork",),
        "ld.name": ("Cable",),
        "ld.author": ("Ivanov",),
    }


def test_a_declared_encoding_holds() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Фонд</p></body></html>'
    text = read_bytes(page.encode("cp1251"), "page.html")
    assert (text.content, text.encoding, text.problems) == ("Фонд", "windows-1251", ())


def test_no_entity_is_expanded_and_nothing_is_fetched() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>x &a; &x;</p></body></html>'
    content = read_bytes(bomb.encode(), "page.html").content
    assert "boom" not in content
    assert "root:" not in content


def test_nesting_beyond_the_bound_is_said_and_nothing_above_it_is_lost() -> None:
    page = "<html><body><p>above</p>" + "<div>" * 20_000 + "deep" + "</div>" * 20_000 + "</body></html>"
    text = read_bytes(page.encode(), "page.html")
    assert "above" in text.content
    assert [problem.code for problem in text.problems] == ["page-cut"]


def test_a_long_text_is_read_whole() -> None:
    page = "<html><body><p>" + "word " * 2_100_000 + "end</p></body></html>"
    text = read_bytes(page.encode(), "page.html")
    assert text.content.endswith("end")
    assert text.problems == ()


def test_a_page_drawn_by_a_script_is_an_error() -> None:
    with pytest.raises(ReadingError, match="script"):
        read_bytes(b"<html><body><script>draw()</script></body></html>", "page.html")


def test_notes_of_a_numbered_list_have_their_numbers_and_other_items_none() -> None:
    page = (
        b'<ol class="breadcrumb"><li>Home</li></ol><section class="footnotes"><ol><li id="fn1"><p>RGANI, f. 5.</p></li>'
        b'<li id="fn2">Ibid.</li><li id="fn7" value="7"><a>^</a> GARF, f. 1.</li></ol></section>'
    )
    assert read_bytes(page, "page.html").content.split() == [
        "Home",
        "1.",
        "RGANI,",
        "f.",
        "5.",
        "2.",
        "Ibid.",
        "7.",
        "^",
        "GARF,",
        "f.",
        "1.",
    ]
