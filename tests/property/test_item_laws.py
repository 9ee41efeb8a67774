"""Record → CSL-JSON → record loses nothing, and the item is always valid."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given

from archcite.item import to_item, to_record
from strategies import records

if TYPE_CHECKING:
    from archcite.model import Record

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "csl" / "csl-data.json"


@cache
def validator() -> Any:
    if not SCHEMA.exists():
        pytest.skip("needs the CSL-JSON schema beside the checkout (../shared/csl/csl-data.json)")
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))


@given(records)
def test_a_record_comes_back_whole(record: Record) -> None:
    assert to_record(to_item(record, "key")) == record


@given(records)
def test_a_record_comes_back_whole_through_json(record: Record) -> None:
    assert to_record(json.loads(json.dumps(to_item(record, "key")))) == record


@given(records)
def test_the_item_is_valid(record: Record) -> None:
    validator().validate([to_item(record, "key")])
