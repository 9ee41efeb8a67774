"""Our styles in the hands of others: citeproc-js (Zotero's processor), pandoc, and citeproc-py on its own, print the same.

What they differ in for reasons of their own is listed, item by item, with the reason.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from archcite.render import Citation, Cite, export, own_styles, render
from render.history import document, is_archival

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
#: pandoc 3.9 begins a note with a capital letter, "Van Rooy"; does not know `static-ordering`; and leaves a comma outside
#: the quotation marks that end an italic title, where citeproc-js moves it inside, as American usage wants.
#: It prints words in the place of a date twice, where a style prints the year and the day apart.
PANDOC_DIFFERS = {"particle", "chinese", "quotes", "date-in-words"}
#: citeproc-js and pandoc print nothing for a given name alone, where a style prints family names.
GIVEN_ONLY = {"one-name"}
#: citeproc-py does not nest quotation marks or curl an apostrophe, prints no range of dates, and has no family names that
#: stand first: the whole name stands for them.
CITEPROC_PY_DIFFERS = {"quotes", "inner-quote-first", "month-only", "chinese", "date-in-words"} | {
    "range",
    "range-across-years",
    "editor-and-translator",
}
#: It does not tell two works of one author apart: no "1950a", no title in MLA's parentheses, no dashes for the author.
SAME_AUTHOR = {"year-a", "year-b", "no-date", "circa", "thesis", "book-in-an-archive", "author-only"}


def flat(marked: str) -> str:
    starred = re.sub(r"<(/?)(?:i|em)>", "*", marked)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", starred))).strip()


def said(cite: Cite) -> dict[str, str]:
    """A cite as citeproc-js takes it."""
    fields = ("id", "locator", "label", "prefix", "suffix")
    return {name: value for name in fields if (value := getattr(cite, name))}


class CiteprocJs:
    """One process of node for all jobs: citeproc-js takes longer to load than to print."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", str(HERE / "peers" / "citeproc_js.cjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(
        self, style: str, items: list[dict[str, Any]], citations: Sequence[Citation]
    ) -> tuple[list[str], dict[str, str]]:
        """What it prints of citations, and of each item in the bibliography."""
        job = {
            "style": export(style).decode(),
            "items": items,
            "citations": [[said(cite) for cite in citation.cites] for citation in citations],
            "locales": str(Path(str(find_spec("citeproc").origin)).parent / "data" / "locales"),  # type: ignore[union-attr]  # it is installed
        }
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{json.dumps(job)}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        entries = {key: flat(text) for key, text in answer["bibliography"].items()}
        return [flat(text) for text in answer["citations"]], entries


def run_pandoc(
    program: str, style: str, items: list[dict[str, Any]], folder_: Path
) -> tuple[list[str], dict[str, str]]:
    (folder_ / "items.json").write_text(json.dumps(items), "utf-8")
    (folder_ / "style.csl").write_bytes(export(style))
    cites = "\n\n".join(f"[@{{{item['id']}}}]" for item in [*items, *items])
    command = [program, "-f", "markdown", "-t", "json", "--citeproc", "--csl", str(folder_ / "style.csl")]
    command += ["--bibliography", str(folder_ / "items.json")]
    done = subprocess.run(command, input=cites, text=True, capture_output=True, check=True)
    citations: list[str] = []
    entries: dict[str, str] = {}
    for block in json.loads(done.stdout)["blocks"]:
        if block["t"] == "Para":
            citations.append(words(block["c"]).strip())
        else:
            for entry in block["c"][1]:
                if text := words(entry["c"][1]).strip():
                    entries[entry["c"][0][0].removeprefix("ref-")] = text
    return citations, entries


def words(node: Any) -> str:
    """The words of a pandoc tree, with italics starred."""
    if isinstance(node, list):
        return re.sub(r" +", " ", "".join(map(words, node)))
    kind, inside = node["t"], node.get("c", "")
    if kind in {"Str", "Space", "SoftBreak", "LineBreak"}:
        return inside or " "
    if kind == "Quoted":
        opening, closing = "“”" if inside[0]["t"] == "DoubleQuote" else "‘’"
        return f"{opening}{words(inside[1])}{closing}"
    if kind in {"Span", "Link", "Cite", "Div"}:
        return words(inside[1])
    return f"*{words(inside)}*" if kind == "Emph" else words(inside)


@pytest.fixture(scope="session")
def citeproc_js() -> Iterator[CiteprocJs]:
    if not shutil.which("node"):
        pytest.skip("needs node")
    found = subprocess.run(["node", "-e", "require.resolve('citeproc')"], capture_output=True, check=False)
    if found.returncode:
        pytest.skip(f"needs the npm package citeproc on NODE_PATH, which is {os.environ.get('NODE_PATH', 'not set')}")
    peer = CiteprocJs()
    with peer.process:
        yield peer


@pytest.fixture(scope="session")
def cited(items: list[dict[str, Any]], footnotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Documents of every kind, and what is published beside them."""
    return [*items, *({**item, "id": f"beside-{item['id']}"} for item in footnotes)]


def twice(items: list[dict[str, Any]]) -> list[Citation]:
    """Each item cited for the first time, then each for the second."""
    return [Citation((Cite(item["id"]),), note) for note, item in enumerate([*items, *items], 1)]


def ours(style: str, items: list[dict[str, Any]], engine: str) -> tuple[list[str], dict[str, str]]:
    done = render(items, style, twice(items), output="html", engine=engine)
    return [flat(text) for text in done.citations], {entry.id: flat(entry.text) for entry in done.bibliography}


@pytest.mark.parametrize("style", own_styles())
def test_citeproc_js_prints_the_same(style: str, cited: list[dict[str, Any]], citeproc_js: CiteprocJs) -> None:
    compare(citeproc_js.run(style, cited, twice(cited)), ours(style, cited, "archcite"), cited, GIVEN_ONLY)


@pytest.mark.parametrize("style", own_styles())
def test_citeproc_js_prints_the_same_document(
    style: str, footnotes: list[dict[str, Any]], citeproc_js: CiteprocJs
) -> None:
    """With pages, chapters, words before and behind, several items in a note, and the bibliography in order."""
    citations = document(footnotes)
    texts, entries = citeproc_js.run(style, footnotes, citations)
    done = render(footnotes, style, citations, output="html")
    assert [flat(text) for text in done.citations] == texts
    assert [(entry.id, flat(entry.text)) for entry in done.bibliography] == list(entries.items())


@pytest.mark.parametrize("style", own_styles())
def test_pandoc_prints_the_same(style: str, cited: list[dict[str, Any]], pandoc_program: str, tmp_path: Path) -> None:
    theirs = run_pandoc(pandoc_program, style, cited, tmp_path)
    compare(theirs, ours(style, cited, "archcite"), cited, PANDOC_DIFFERS | GIVEN_ONLY)


@pytest.mark.parametrize("style", own_styles())
def test_citeproc_py_prints_documents_the_same(style: str, items: list[dict[str, Any]]) -> None:
    """What is published it prints as it prints the official styles, which is not right."""
    items = [item for item in items if is_archival(item)]
    differs = CITEPROC_PY_DIFFERS | (SAME_AUTHOR if style in {"apa", "chicago-author-date", "mla"} else set())
    compare(ours(style, items, "citeproc-py"), ours(style, items, "archcite"), items, differs)


def compare(
    theirs: tuple[list[str], dict[str, str]],
    own: tuple[list[str], dict[str, str]],
    items: list[dict[str, Any]],
    differs: set[str],
) -> None:
    for place, item in enumerate([*items, *items]):
        if item["id"] not in differs:
            assert theirs[0][place] == own[0][place]
            assert theirs[1].get(item["id"]) == own[1].get(item["id"])
