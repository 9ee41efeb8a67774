"""One field of any length is read in linear time in every format, whatever signs it is made of."""

from __future__ import annotations

import tracemalloc

import pytest

from archcite.formats import FORMATS
from archcite.model import Text
from clock import seconds

RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/n#" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><rdf:Description rdf:about="#i"><z:itemType>book</z:itemType>'
    "<dcterms:abstract>%s</dcterms:abstract></rdf:Description></rdf:RDF>"
)
#: A file of each format, and where its long field stands; `bibtex` quotes what `biblatex` puts into braces.
FILES = {
    "ris": "TY  - BOOK\nTI  - t\nAB  - %s\nER  - \n",
    "biblatex": "@misc{a, title = {t}, abstract = {%s}}\n",
    "bibtex": '@misc{a, title = {t}, abstract = "%s"}\n',
    "csl-json": '[{"id":"a","type":"book","abstract":"%s"}]',
    "jsonl": '{"id":"a","type":"book","abstract":"%s"}\n',
    "csl-yaml": "references:\n- id: a\n  type: book\n  abstract: %s\n",
    "mods": "<mods><abstract>%s</abstract></mods>",
    "endnote-xml": "<xml><records><record><abstract>%s</abstract></record></records></xml>",
    "zotero-rdf": RDF,
    "csv": 'id,type,title,abstract\na,book,t,"%s"\n',
    "coins": '<span class="Z3988" title="rft.title=%s"></span>',
    "meta-tags": '<meta name="citation_title" content="%s">',
}
SIGNS = [
    "{",
    "}",
    "{}",
    "}{",
    "\\",
    "\\{",
    "\\}",
    '"',
    "&",
    "&amp;",
    "<",
    "<i>",
    ">",
    "$",
    "~",
    "--",
    "'",
    "a",
    "é",
    "[",
    ",",
    "*",
    "^a",
    "%",
    "%41",
    "\\u0041",
    '"#"',
    "}, a = {",
    '{\\"a}',
    "\nTY  - BOOK",
    "\nKW  - a",
    " and ",
]
LENGTH = 10_000_000
#: Seconds where it takes longer than two: braces that BibTeX counts one by one, parts, fields and accents by the million; and where the
#: sign begins a record or a line of its own, so that there are a million of them and each is told.
LONGER = {
    ("csl-yaml", "\\{"): 4,
    ("csl-yaml", "\\}"): 4,
    ("ris", "\nTY  - BOOK"): 12,
    ("jsonl", "\nTY  - BOOK"): 8,
    ("jsonl", "\nKW  - a"): 10,
    ("bibtex", "\\{"): 6,
    ("bibtex", '"#"'): 6,
    ("biblatex", "}, a = {"): 10,
    ("bibtex", "\\u0041"): 4,
    ("biblatex", "\\u0041"): 4,
}


def reading(form: str, sign: str, length: int) -> float:
    text = Text(FILES[form] % (sign * (length // len(sign))))
    return seconds(lambda: FORMATS[form].read(text))


def test_every_format_has_a_file() -> None:
    assert FILES.keys() == FORMATS.keys()


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("sign", SIGNS)
def test_four_times_the_text_takes_some_four_times_the_time(form: str, sign: str) -> None:
    short, long = 50_000, 200_000
    assert reading(form, sign, long) < 10 * max(reading(form, sign, short), 0.02)


@pytest.mark.slow
@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("sign", SIGNS)
def test_ten_megabytes_take_less_than_two_seconds(form: str, sign: str) -> None:
    assert min(reading(form, sign, LENGTH) for _ in range(2)) < LONGER.get((form, sign), 2)


@pytest.mark.slow
@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("sign", ["{", "}", "{}", "\\", '"', "&", "<", "a"])
def test_memory_is_some_times_the_text(form: str, sign: str) -> None:
    text = Text(FILES[form] % (sign * (2_000_000 // len(sign))))
    tracemalloc.start()
    FORMATS[form].read(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 30 * len(text.content)
