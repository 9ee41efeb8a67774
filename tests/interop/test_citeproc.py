"""The CSL-JSON that we export, as citeproc-js (Zotero's processor) prints it: who wrote, what, when, and where it lies."""

from __future__ import annotations

import html
import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from archcite.formats import FORMATS
from archcite.render import export

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LOCALES = find_spec("citeproc")


def printed(node: Callable[[str, str, str], str], records: Sequence[dict[str, Any]], style: str) -> str:
    """The bibliography's entry of the first record, tags off."""
    if LOCALES is None or LOCALES.origin is None:
        pytest.skip("needs the locales of citeproc-py (pip install citeproc-py)")
    items = json.loads(FORMATS["csl-json"].write(records[:1]))
    job = {
        "style": export(style).decode(),
        "items": items,
        "citations": [[{"id": items[0]["id"]}]],
        "locales": str(Path(LOCALES.origin).parent / "data" / "locales"),
    }
    answer = json.loads(node("../render/peers/citeproc_js.cjs", json.dumps(job), ""))
    return html.unescape(re.sub(r"<[^>]*>", "", answer["bibliography"][items[0]["id"]])).strip()


@pytest.mark.parametrize("style", ["apa", "chicago", "mla", "wilson-center"])
def test_the_seed_is_printed(style: str, node: Callable[[str, str, str], str], records: list[dict[str, Any]]) -> None:
    entry = printed(node, records, style)
    seed = records[0]
    people = [name["family"] for role in ("author", "translator") for name in seed[role]]
    recipient = seed["recipient"][0]["literal"]
    facts = [seed["title"], *people, recipient, "1962", seed["archive"], seed["archive_location"], seed["URL"]]
    assert [fact for fact in facts if fact not in entry] == []
