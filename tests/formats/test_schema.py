"""What is written as CSL-JSON is valid, and a record comes back from every format as the record it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from archcite.extraction.reader import extract
from archcite.formats import FORMATS, Profile, decode
from archcite.item import to_item, to_record
from archcite.keys import citation_key
from archcite.reading import read_path

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("profile", [Profile.PLAIN, Profile.ZOTERO])
def test_csl_json_is_valid(profile: Profile, shared: Path, seed_path: Path) -> None:
    schema = json.loads((shared / "csl" / "csl-data.json").read_text("utf-8"))
    record = extract(read_path(seed_path)).record
    written = FORMATS["csl-json"].write([to_item(record, citation_key(record))], profile)
    jsonschema.validate(json.loads(written), schema)


def test_what_others_write_is_made_valid(shared: Path) -> None:
    schema = json.loads((shared / "csl" / "csl-data.json").read_text("utf-8"))
    for path in sorted((shared / "interop" / "bad").glob("*.json")):
        items = FORMATS["csl-json"].read(decode(path.read_bytes())).items
        jsonschema.validate(json.loads(FORMATS["csl-json"].write(items)), schema)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.writes])
def test_the_seeds_record_comes_back(name: str, seed_path: Path) -> None:
    record = extract(read_path(seed_path)).record
    written = FORMATS[name].write([to_item(record, citation_key(record))])
    back = to_record(FORMATS[name].read(decode(written.encode())).items[0])
    assert back == to_record(to_item(record, citation_key(record)))
