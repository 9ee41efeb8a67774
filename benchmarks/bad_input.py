"""What readers make of damaged files: the table of docs/formats.md.

    python benchmarks/bad_input.py FOLDER

FOLDER holds files in which the records g1, g2 and z1 (in RIS those titled "good …") are whole and any other is damaged.
"""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bibtexparser
import pypandoc
import rispy
from pybtex.database import parse_bytes

from archcite.formats import by_content, by_extension, decode

if TYPE_CHECKING:
    from collections.abc import Callable

WHOLE = ("good one", "good two", "good last", "t g1", "t g2", "t z1")
PANDOC = {".ris": "ris", ".bib": "biblatex", ".json": "csljson"}


def archcite(path: Path) -> list[str]:
    text = decode(path.read_bytes(), path.name)
    form = by_content(text.content) or by_extension(path.name)
    return [str(item.get("title", "")) for item in form.read(text).items] if form else []


def told(path: Path) -> str:
    text = decode(path.read_bytes(), path.name)
    form = by_content(text.content) or by_extension(path.name)
    return ", ".join(dict.fromkeys(problem.code for problem in form.read(text).problems)) if form else ""


def pandoc(path: Path) -> list[str]:
    command = [pypandoc.get_pandoc_path(), "-f", PANDOC[path.suffix], "-t", "csljson", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    titles = (re.sub(r"<[^>]*>", "", item.get("title", "")) for item in json.loads(done.stdout))
    return [title[:1].lower() + title[1:] for title in titles]  # pandoc turns BibTeX's titles into sentence case


def peer(path: Path) -> list[str]:
    if path.suffix == ".ris":
        return [
            str(entry.get("title", entry.get("primary_title", ""))) for entry in rispy.loads(path.read_text("utf-8"))
        ]
    if path.suffix == ".bib":
        entries = bibtexparser.parse_string(path.read_text("utf-8")).entries
        return [str(entry.fields_dict["title"].value if "title" in entry.fields_dict else "") for entry in entries]
    return [item["title"] for item in json.loads(path.read_bytes())]


def pybtex(path: Path) -> list[str]:
    if path.suffix != ".bib":
        raise ValueError("not its format")
    entries = parse_bytes(path.read_bytes(), "bibtex").entries
    return [str(entry.fields.get("title", "")) for entry in entries.values()]


def count(read: Callable[[Path], Any], path: Path) -> str:
    """Whole records kept, plus what else came out; or the error that ended the reading."""
    try:
        titles = read(path)
    except Exception as error:  # noqa: BLE001 - what a reader dies of is what is told
        return "–" if "not its format" in str(error) else f"✗ {type(error).__name__}"
    kept = sum(title in WHOLE for title in titles)
    more = len(titles) - kept
    return f"{kept}{f' + {more}' if more else ''}"


def main(folder: Path) -> None:
    logging.disable(logging.CRITICAL)
    print("| file | archcite | tells | rispy · bibtexparser · json | pybtex | pandoc |")
    print("| --- | --- | --- | --- | --- | --- |")
    for path in sorted(folder.iterdir()):
        cells = [count(archcite, path), told(path), *(count(read, path) for read in (peer, pybtex, pandoc))]
        print(f"| {path.name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
