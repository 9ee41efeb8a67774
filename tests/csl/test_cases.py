"""Rules of CSL as citeproc-js and pandoc keep them, each in a style of a line or two (`cases.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from archcite.csl import Citation, Processor, load_style, render
from archcite.csl.jobs import cite_of

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {style}>
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>{macros}
<citation {attributes}>{sort}<layout {affixes}>{layout}</layout></citation>{bibliography}</style>"""

BIBLIOGRAPHY = "<bibliography {}>{}</bibliography>"


def with_class(attributes: str) -> str:
    """The attributes of a style, which is one for notes if they do not say."""
    return attributes if "class=" in attributes else f'class="note" {attributes}'


def style_of(case: dict[str, Any]) -> str:
    """The style of a case."""
    delimiter = case.get("delimiter", "")
    return STYLE.format(
        style=with_class(case.get("style", "")),
        macros=case.get("macros", ""),
        attributes=case.get("attributes", ""),
        sort=f"<sort>{case['sort']}</sort>" if "sort" in case else "",
        affixes=f'delimiter="{delimiter}"',
        layout=case["layout"],
        bibliography=BIBLIOGRAPHY.format(case.get("bibliography-attributes", ""), case["bibliography"])
        if "bibliography" in case
        else "",
    )


def items_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of a case, with what is not said filled in."""
    out = []
    for key, fields in case.get("items", {"a": {}}).items():
        item = {"type": "book", "title": "Title", "author": [{"family": "Doe", "given": "Jane"}], **fields, "id": key}
        if isinstance(item.get("issued"), int):
            item["issued"] = {"date-parts": [[item["issued"]]]}
        out.append({name: value for name, value in item.items() if value is not None})
    return out


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_a_rule(case: dict[str, Any]) -> None:
    items = items_of(case)
    processor = Processor(load_style(style_of(case)), items, case.get("locale"))
    given = case.get("cites") or [[item["id"]] for item in items]
    for number, cites in enumerate(given):
        full = tuple(cite_of(cite if isinstance(cite, dict) else {"id": cite}) for cite in cites)
        processor.insert(number, Citation(full, number + 1))
    output = case.get("output", "text")
    assert [render(tree, output) for tree in processor.notes] == case["notes"]
    if "entries" in case:
        assert [render(entry.tree, output) for entry in processor.bibliography().entries] == case["entries"]
