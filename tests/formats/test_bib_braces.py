"""Braces are paired as counting them one by one pairs them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archcite.formats.bib_braces import Braces


def pairs(content: str) -> dict[int, int]:
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, sign in enumerate(content):
        if sign == "{":
            opened.append(at)
        elif sign == "}" and opened:
            found[opened.pop()] = at
    return found


@given(st.text("{}{}a", max_size=80))
def test_each_brace(content: str) -> None:
    braces = Braces(content)
    wanted = pairs(content)
    assert [braces.closing(at) for at, sign in enumerate(content) if sign == "{"] == [
        wanted.get(at) for at, sign in enumerate(content) if sign == "{"
    ]
