"""What is written event by event is what PyYAML writes by nodes, but for aliases."""

from __future__ import annotations

import pytest
import yaml

from archcite.formats.yaml_write import written

ODD = [
    "no",
    "1962",
    "~",
    "",
    "x: y",
    "- a",
    "'q'",
    "a\nb",
    "\x07",
    "é",
    " lead",
    "trail ",
    "1962-10-04",
    "=",
    "<<",
    "0x1f",
]
MORE = [
    "1:30",
    "\u00a0x",
    "😀",
    "#a",
    "a #b",
    "a:",
    "---",
    "...",
    "?",
    "%",
    "@a",
    "`a",
    "!a",
    "&a",
    "*a",
    "{a}",
    "[a",
    "a: b\n",
]


def dumped(value: object) -> str:
    return yaml.dump(value, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=2**31 - 1)


@pytest.mark.parametrize("text", [*ODD, *MORE])
def test_text(text: str) -> None:
    assert yaml.safe_load(written({text: [text]})) == {text: [text]}
    assert written({"a": text, text: 1}) == yaml.dump(
        {"a": text, text: 1}, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=2**31 - 1
    )


def test_what_is_no_text() -> None:
    value: dict[str, object] = {"a": [1, 1.5, True, None, [], {}, 1e20], "b": {"c": [[1962, 10]]}}
    assert written(value) == dumped(value)


def test_no_aliases() -> None:
    date = {"date-parts": [[1962]]}
    assert "&" not in written([date, date])
