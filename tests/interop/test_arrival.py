"""Which fact arrives in which program: a golden table for each program and format, for the seed and twenty records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from archcite.formats import FORMATS, Profile

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = {"pandoc": Profile.PANDOC, "bibutils": Profile.PLAIN}
CASES = [
    *[("pandoc", form) for form in ("ris", "bibtex", "biblatex", "csl-json", "csl-yaml", "endnote-xml")],
    *[("citation_js", form) for form in ("ris", "bibtex", "biblatex", "csl-json")],
    *[("bibutils", form) for form in ("ris", "bibtex", "biblatex", "endnote-xml", "mods")],
    ("rispy_reader", "ris"),
    ("pybtex_reader", "bibtex"),
    ("pybtex_reader", "biblatex"),
]


@pytest.mark.parametrize(("program", "form"), CASES, ids=str)
def test_what_arrives(
    program: str,
    form: str,
    records: list[dict[str, Any]],
    judge: Callable[..., dict[str, dict[str, int]]],
    golden: Callable[[str, str], None],
    request: pytest.FixtureRequest,
) -> None:
    read = request.getfixturevalue(program)
    found = read(FORMATS[form].write(records, PLAIN.get(program)), form)
    assert len(found) == len(records)
    rows = judge(records, found)
    lines = [f"| fact | {program.removesuffix('_reader')} reads {form} |", "| --- | --- |"]
    for variable in sorted(rows):
        told = ", ".join(
            f"{count} {what}" for what, count in sorted(rows[variable].items(), key=lambda row: (-row[1], row[0]))
        )
        lines.append(f"| {variable} | {told} |")
    golden(f"interop/{program.removesuffix('_reader')}.{form}.md", "\n".join(lines) + "\n")
