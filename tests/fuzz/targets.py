"""What must hold for any bytes: the targets of the fuzzer, which the tests replay with what it has found."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from archcite.archives.lexicon import lexicon
from archcite.extraction.reader import extract
from archcite.extraction.running.finding import find_citations
from archcite.facts import stated
from archcite.formats import FORMATS
from archcite.formats.decoding import decode
from archcite.item import printed_items, to_item, to_record
from archcite.model import Text
from archcite.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Reading takes no longer than this, and so many seconds a character: far above what it does take, far below what hangs.
_SECONDS, _SECONDS_A_CHARACTER = 1.0, 0.000_2


def citation(data: bytes) -> None:
    """A text is read without an exception, in linear time; claims point at their words; record and item are one another's."""
    text = data.decode("utf-8", "replace")
    start = time.process_time()
    extraction = extract(text)
    _in_time(start, text)
    content = extraction.text.content
    for claim in extraction.claims:
        assert claim.span.of(content) == claim.text, claim
        assert 0 < claim.confidence <= 1, claim
    for problem in extraction.problems:
        assert problem.span is None or problem.span.end <= len(content), problem
    assert extraction.facts() == stated(extraction.record)
    item = to_item(extraction.record, "key")
    assert to_record(item) == to_record(to_item(to_record(item), "key"))
    printed_items([extraction.record])
    prove(extraction)


def running(data: bytes) -> None:
    """The citations of a running text do not overlap and lie inside it."""
    text = data.decode("utf-8", "replace")
    start = time.process_time()
    found = find_citations(Text(text))
    _in_time(start, text)
    at = 0
    for one in found:
        assert at <= one.span.start <= one.span.end <= len(text), one.span
        at = one.span.end


def ris(data: bytes) -> None:
    """A RIS file is read, and what was read of it is written and read again as the same."""
    _bibliography("ris", data)


def bibtex(data: bytes) -> None:
    """A BibTeX file is read, and what was read of it is written and read again as the same."""
    _bibliography("bibtex", data)


def _bibliography(name: str, data: bytes) -> None:
    form = FORMATS[name]
    start = time.process_time()
    read = form.read(decode(data))
    _in_time(start, data)
    again = form.read(decode(form.write(read.items).encode("utf-8", "surrogatepass"))).items
    # A forged hidden copy may say anything, and be carried into the note where it is believed.
    if b"archcite" not in data:
        assert list(map(_bare, again)) == list(map(_bare, read.items))


def _bare(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item without its keys, which writing makes distinct."""
    return {name: value for name, value in item.items() if name not in {"id", "citation-key"}}


def _in_time(start: float, text: str | bytes) -> None:
    took = time.process_time() - start
    assert took < _SECONDS + len(text) * _SECONDS_A_CHARACTER, f"{took:.1f} s for {len(text)} characters"


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "citation": citation,
    "running": running,
    "ris": ris,
    "bibtex": bibtex,
}


def words(target: str) -> list[str]:
    """What a target's texts are made of, for the fuzzer to put together."""
    if target == "ris":
        return [
            f"{tag}  - "
            for tag in [
                "TY",
                "TI",
                "AU",
                "A2",
                "A4",
                "DA",
                "PY",
                "AN",
                "AV",
                "N1",
                "UR",
                "ID",
                "SP",
                "EP",
                "ER",
                "M2",
                "KW",
                "AB",
            ]
        ] + ["PCOMM", "BOOK", "\n"]
    if target == "bibtex":
        return [
            "@misc{",
            "@book{",
            "@string{",
            "@preamble{",
            "@comment{",
            "title = ",
            "author = ",
            "date = ",
            '"',
            "{",
            "}",
            "\\",
            "$",
            "%",
            " and ",
            "#",
            ",\n",
        ]
    known = sorted(lexicon().containers) + sorted(lexicon().genres)[:80] + sorted(lexicon().glue)
    return [
        *known,
        *(
            "“",
            "”",
            "«",
            "»",
            '"',
            "‘",
            "f. 5, op. 30, d. 12, ll. 1-4",
            "Bl. 12",
            "RGANI",
            "PRC FMA 111-00342-05, 5-6",
            "Box 3",
        ),
        *(
            "Wilson Center Digital Archive",
            "Citation:",
            "Contents:",
            "Source:",
            "Published in ",
            "Translated by ",
            "Ibid., ",
        ),
        *(
            "May 3, 1961",
            "4.X.62",
            "3/4/56",
            "(London: Quill, 1964)",
            "М.: Восток, 1999",
            "https://digitalarchive.wilsoncenter.org/document/1",
        ),
        *(
            "\n\n",
            "Title:",
            "Document Type:",
            "RG 59, ",
            "793.5/8–2958",
            "Secret; ",
            "1962年10月4日",
            "ő. e.",
            "vol. 5, ",
        ),
    ]
