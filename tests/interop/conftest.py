"""The programs that people use, each as a function from a file to what it holds, record by record."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from archcite.formats import FORMATS
from archcite.model import Text
from tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / ".interop" / "node_modules"
HERE = Path(__file__).resolve().parent

#: Programs that read a format: what pandoc, citation.js and bibutils call it.
PANDOC = {"ris": "ris", "bibtex": "bibtex", "biblatex": "biblatex", "csl-json": "csljson", "csl-yaml": "markdown", "endnote-xml": "endnotexml"}  # fmt: skip
CITATION_JS = {"ris": "@ris/file", "bibtex": "@bibtex/text", "biblatex": "@biblatex/text", "csl-json": ""}
BIBUTILS = {"ris": "ris2xml", "bibtex": "bib2xml", "biblatex": "biblatex2xml", "endnote-xml": "endx2xml", "mods": ""}


@pytest.fixture(scope="session")
def records() -> list[dict[str, Any]]:
    """The seed's item and twenty more of all kinds."""
    seed = json.loads((ROOT / "tests" / "golden" / "formats" / "seed.csl-json.json").read_text("utf-8"))
    made_up = table("interop_items")
    return [*seed, *made_up]


def run(command: Sequence[str], text: str, **environment: str) -> str:
    done = subprocess.run(
        command, input=text.encode(), capture_output=True, check=False, timeout=120, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr.decode()[:2000]
    return done.stdout.decode()


def needs(program: str, package: str) -> str:
    found = shutil.which(program)
    if not found:
        pytest.skip(f"needs {program} (Debian package {package})")
    return found


@pytest.fixture(scope="session")
def pandoc(pandoc_program: str) -> Callable[[str, str], list[dict[str, Any]]]:
    def read(text: str, form: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(run([pandoc_program, "-f", PANDOC[form], "-t", "csljson"], text))
        return found

    return read


@pytest.fixture(scope="session")
def node() -> Callable[[str, str, str], str]:
    path = needs("node", "nodejs")
    if not NODE_MODULES.is_dir():
        pytest.skip("needs citation.js and citeproc-js (npm install --prefix .interop, see .ci/run)")

    def script(name: str, text: str, argument: str) -> str:
        return run([path, str(HERE / name), argument], text, NODE_PATH=str(NODE_MODULES))

    return script


@pytest.fixture(scope="session")
def citation_js(node: Callable[[str, str, str], str]) -> Callable[[str, str], list[dict[str, Any]]]:
    def read(text: str, form: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(node("citationjs.cjs", text, CITATION_JS[form]))
        return [{name: value for name, value in item.items() if name != "_graph"} for item in found]

    return read


@pytest.fixture(scope="session")
def bibutils() -> Callable[[str, str], list[dict[str, Any]]]:
    needs("ris2xml", "bibutils")

    def read(text: str, form: str) -> list[dict[str, Any]]:
        mods = run([BIBUTILS[form]], text) if BIBUTILS[form] else run(["ris2xml"], run(["xml2ris"], text))
        return list(FORMATS["mods"].read(Text(mods.removeprefix("\ufeff"))).items)

    return read


@pytest.fixture(scope="session")
def rispy_reader() -> Callable[[str, str], list[dict[str, Any]]]:
    rispy = pytest.importorskip("rispy", reason="needs rispy (pip install rispy)")

    def read(text: str, form: str) -> list[dict[str, Any]]:
        assert form == "ris"
        return [{"id": entry["id"], **entry} for entry in rispy.loads(text)]

    return read


@pytest.fixture(scope="session")
def pybtex_reader() -> Callable[[str, str], list[dict[str, Any]]]:
    database = pytest.importorskip("pybtex.database", reason="needs pybtex (pip install pybtex)")

    def read(text: str, form: str) -> list[dict[str, Any]]:
        assert form in {"bibtex", "biblatex"}
        entries = database.parse_string(text, "bibtex").entries
        return [
            {
                "id": key,
                **{name: str(value) for name, value in entry.fields.items()},
                **{role: [str(person) for person in people] for role, people in entry.persons.items()},
            }
            for key, entry in entries.items()
        ]

    return read


#: Where programs keep free text; a fact that is only there is "in a note".
NOTES = frozenset({"note", "notes", "annote", "comment", "annotation", "abstract-note"})
HIDDEN = frozenset({"archcite", "custom", "unknown_tag"})


def words(value: Any) -> list[str]:
    """The words of a value that must arrive, without LaTeX, marks and case."""
    if isinstance(value, dict):
        return [word for part in value.values() for word in words(part)]
    if isinstance(value, list):
        return [word for part in value for word in words(part)]
    plain = re.sub(r"</?i>|\\text\w+|[{}\\]", "", str(value))
    return [word.casefold() for word in re.findall(r"\w+", plain) if not isinstance(value, bool)]


def outcome(variable: str, wanted: Any, found: Mapping[str, Any]) -> str:
    """kept: under the same name; moved: under another; note: in a note only; lost."""
    need = set(words(wanted))
    here = found.get(variable)
    if here is not None and need <= set(words(here)):
        return "kept"
    others = {
        name: value for name, value in found.items() if name not in NOTES | HIDDEN | {variable, "id", "citation-key"}
    }
    for name, value in others.items():
        if need <= set(words(value)) and not (name in {"title", "abstract"} and variable != name):
            return f"as {name}"
    text = " ".join(str(found.get(name, "")) for name in NOTES)
    return "note" if need <= set(words(text)) else "lost"


@pytest.fixture(scope="session")
def judge() -> Callable[[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]], dict[str, dict[str, int]]]:
    """Variable → outcome → in how many records."""

    def counted(records: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
        table: dict[str, dict[str, int]] = {}
        for record, arrived in zip(records, found, strict=True):
            for variable, value in record.items():
                if variable in {"id", "custom", "citation-key"}:
                    continue
                result = outcome(variable, value, arrived)
                row = table.setdefault(variable, {})
                row[result] = row.get(result, 0) + 1
        return table

    return counted
