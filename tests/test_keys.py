from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from archcite.keys import citation_key, distinct
from strategies import records

if TYPE_CHECKING:
    from archcite.model import Record


@given(records)
def test_a_key_is_safe_everywhere(record: Record) -> None:
    assert re.fullmatch(r"[a-z0-9]{1,80}", citation_key(record))


@given(st.lists(st.sampled_from(["mao1949", "Mao1949", "mao", "mao1949a", "x"]), max_size=60))
def test_keys_become_distinct_in_any_case(keys: list[str]) -> None:
    unique = list(distinct(keys))
    assert len({key.casefold() for key in unique}) == len(keys)
    assert all(ours.startswith(key) for ours, key in zip(unique, keys, strict=True))


def test_keys_of_a_library_are_not_taken_again() -> None:
    assert list(distinct(["mao1949"], taken=["Mao1949", "mao1949a"])) == ["mao1949b"]
