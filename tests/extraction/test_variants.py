"""What a paste, a footnote or a web page adds to a citation changes none of its facts."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import archcite
from tables import table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_STRAIGHT = str.maketrans("“”„‘’–", '"""\'\'-')


def without_stop(raw: str) -> str:
    """Without a stop that shortens no word ("D.C.", "об.")."""
    return re.sub(r"(?<![A-Zб])\.?\s*$", "", raw)


VARIANTS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda raw: raw.replace("\n", "\r\n"),
    "spaces that do not break": lambda raw: re.sub(r"(?<=\w) (?=\d)", "\u00a0", raw),
    "straight quotation marks": lambda raw: raw.translate(_STRAIGHT),
    "no stop": without_stop,
}
#: Of these only a citation of one line is tried: what has lines is a page or a list, with an order of its own.
OF_A_NOTE: dict[str, Callable[[str], str]] = {
    "a footnote's number": lambda raw: f"[12] {raw}",
    "a signal": lambda raw: f"See also {raw}",
    "brackets": lambda raw: raw if raw.startswith("(") else f"({raw})",
    "the day of access": lambda raw: f"{without_stop(raw)} (accessed May 3, 2021).",
    "the day of access, with a stop": lambda raw: f"{without_stop(raw)}. Accessed 3 May 2021.",
    "the day of access, in German": lambda raw: f"{without_stop(raw)} (abgerufen am 3. Mai 2021).",
}


def own() -> list[str]:
    return [case["text"] for cases in table("citations/general").values() for case in cases]


def labelled(shared: Path) -> list[str]:
    path = shared / "accuracy" / "citations.jsonl"
    if not path.exists():
        pytest.skip("needs the labelled citations (../shared/accuracy)")
    return [json.loads(line)["raw"] for line in path.read_text("utf-8").splitlines()]


@cache
def facts(raw: str) -> dict[str, Any]:
    return archcite.extract(raw).facts()


def folded(found: Any) -> Any:
    """Facts without what marks of quotation, dashes and spaces are typed with."""
    if isinstance(found, str):
        return " ".join(found.translate(_STRAIGHT).replace('"', "'").split())
    if isinstance(found, dict):
        return {name: folded(value) for name, value in found.items()}
    return [folded(value) for value in found] if isinstance(found, list) else found


def changed(texts: list[str], vary: Callable[[str], str]) -> list[str]:
    return [raw for raw in texts if folded(facts(raw)) != folded(facts(vary(raw)))]


@pytest.mark.parametrize("name", VARIANTS)
def test_how_it_is_typed_changes_no_fact(name: str) -> None:
    assert changed(own(), VARIANTS[name]) == []


@pytest.mark.parametrize("name", OF_A_NOTE)
def test_what_stands_around_it_changes_no_fact(name: str) -> None:
    plain = [raw for raw in own() if "\n" not in raw.strip()]
    assert changed(plain, OF_A_NOTE[name]) == []


@pytest.mark.parametrize("name", [*VARIANTS, *OF_A_NOTE])
def test_nor_in_the_labelled_ones(name: str, shared: Path) -> None:
    texts = labelled(shared)
    vary = VARIANTS.get(name)
    assert changed(texts if vary else [raw for raw in texts if "\n" not in raw.strip()], vary or OF_A_NOTE[name]) == []


def test_the_day_of_access_is_kept() -> None:
    record = archcite.extract("RGANI, f. 5, op. 2, d. 1 (дата обращения: 03.05.2021)").record
    assert (record.accessed, record.date) == ("2021-05-03", "")
