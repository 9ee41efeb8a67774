"""Fuzz one target with atheris: ``python tests/fuzz/run.py citation -max_total_time=300`` (``pip install atheris``).

What is left of the command line is libFuzzer's. The corpus starts with the made-up citations, or with exports of their records; it and
what is found stay in the folder that ``FUZZ_FOLDER`` names, or in a new one. A finding becomes a line of tests/fuzz/found.yaml.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

import atheris
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

with atheris.instrument_imports(include=["archcite"]):
    from archcite.extraction.reader import extract
    from archcite.formats import FORMATS
    from archcite.item import to_item
    from fuzz.targets import TARGETS, words

    # Once each, for modules that are imported when they are first needed are instrumented only in here.
    for warm in TARGETS.values():
        warm(b"TY  - BOOK\nTI  - A\nER  - \n@book{a, title = {A}}\nRGANI, f. 5, op. 30, d. 12, l. 3")


def main() -> None:
    target, *options = sys.argv[1:]
    folder = Path(os.environ.get("FUZZ_FOLDER") or tempfile.mkdtemp(prefix="archcite-fuzz-")) / target
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_text(text, "utf-8")
    dictionary = folder / "words"
    dictionary.write_text("\n".join(f'"{_escaped(word)}"' for word in words(target)), "utf-8")
    limits = [
        "-max_len=1500",
        "-timeout=20",
        "-rss_limit_mb=1500",
        f"-dict={dictionary}",
        f"-artifact_prefix={folder}/",
    ]
    atheris.Setup([sys.argv[0], *limits, *options, str(corpus)], TARGETS[target])
    atheris.Fuzz()


def seeds(target: str) -> list[str]:
    """Texts to begin with."""
    rows = yaml.safe_load((ROOT / "tests" / "cases" / "citations" / "general.yaml").read_text("utf-8"))
    texts = [row["text"] for group in rows.values() for row in group]
    if target not in {"ris", "bibtex"}:
        return texts
    form = FORMATS[target]
    return [_plain(form.write([to_item(extract(text).record, "key")])) for text in texts[::4]]


def _plain(exported: str) -> str:
    """An export as another program would write it, without the hidden copy."""
    return re.sub(r"(?: \\| )?archcite: \{.*|^ *archcite += .*\n", "", exported, flags=re.MULTILINE)


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main()
