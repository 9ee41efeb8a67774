"""The order in which the parts of a citation stand, and what stands around them, changes none of its facts."""

from __future__ import annotations

import pytest

from archcite.extraction.reader import extract
from tables import citations, tables

TABLES = {name: one for held in tables("orders").values() for name, one in held.items()}
ORDERS = [(name, order) for name, one in TABLES.items() for order in one["orders"]]


@pytest.mark.parametrize(("name", "order"), ORDERS, ids=[f"{name}: {order}" for name, order in ORDERS])
def test_the_order_changes_no_fact(name: str, order: str) -> None:
    left_out = TABLES[name].get("left_out", ())
    made = list(citations(TABLES[name], order))
    wrong = []
    for text, facts in made:
        read = {name: value for name, value in extract(text).facts().items() if name not in left_out}
        wrong += [(text, read, facts)] if read != facts else []
    assert made
    assert wrong == []


def test_what_stands_beside_a_digital_host_is_told_as_read() -> None:
    for host in TABLES["quoted-titles"]["parts"]["host"]:
        reading = extract(f"“The Harvest,” 4 October 1962, {host['text']}, RGANI, f. 5, op. 30, d. 9.")
        assert "not-read" not in {problem.code for problem in reading.problems}, host
