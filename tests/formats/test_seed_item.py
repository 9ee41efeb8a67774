"""The seed's item, as the record gives it, in every format: whole files that a reader of the code can look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from archcite.formats import FORMATS, Profile, by_content, by_extension, decode
from archcite.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable

ITEM: dict[str, Any] = {
    "id": "dobrynin1962telegram",
    "type": "personal_communication",
    "citation-key": "dobrynin1962telegram",
    "title": "Telegram from Soviet Ambassador to the USA Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs",
    "title-short": "Telegram to USSR Ministry of Foreign Affairs",
    "author": [{"family": "Dobrynin", "given": "Anatoly F."}],
    "recipient": [{"literal": "USSR Ministry of Foreign Affairs"}],
    "translator": [{"family": "Doctoroff", "given": "Mark H."}],
    "issued": {"date-parts": [[1962, 10, 4]]},
    "genre": "Telegram",
    "archive": "Wilson Center Digital Archive",
    "archive_location": "AVP RF",
    "note": "copy courtesy of NSA",
    "number": "111603",
    "URL": "https://wilson-center-digital-archive.dvincitest.com/document/111603",
    "abstract": "Dobrynin sends the results of a meeting between Rusk, himself and the Foreign Ministers of Latin American "
    "countries.",
    "language": "en",
    "custom": {
        "archcite": {
            "version": 1,
            "record": {"original_language": "ru", "classification": "TOP SECRET", "copy_number": "1"},
        }
    },
}
WRITERS = sorted(name for name, row in FORMATS.items() if row.writes)


@pytest.mark.parametrize("name", WRITERS)
def test_the_seed_in_every_format(name: str, golden: Callable[[str, str], None]) -> None:
    extension = FORMATS[name].extensions[0]
    golden(f"formats/seed.{name}{extension}", FORMATS[name].write([ITEM]).replace("\r\n", "\n"))


def test_the_seed_in_plain_ris(golden: Callable[[str, str], None]) -> None:
    golden("formats/seed.ris-plain.ris", FORMATS["ris"].write([ITEM], Profile.PLAIN).replace("\r\n", "\n"))


def test_the_seed_for_zotero(golden: Callable[[str, str], None]) -> None:
    golden("formats/seed.csl-json-zotero.json", FORMATS["csl-json"].write([ITEM], Profile.ZOTERO))


@pytest.mark.parametrize("name", WRITERS)
def test_the_seed_comes_back(name: str) -> None:
    reading = FORMATS[name].read(decode(FORMATS[name].write([ITEM]).encode()))
    assert reading.items == (ITEM,)
    assert reading.problems == ()


@pytest.mark.parametrize("name", WRITERS)
def test_a_format_is_known_by_its_content_and_by_its_name(name: str) -> None:
    written = FORMATS[name].write([ITEM, {**ITEM, "id": "second", "citation-key": "second"}])
    found = by_content(written)
    assert found is not None
    assert found.name == name
    named = by_extension(f"x{FORMATS[name].extensions[0]}")
    assert named is not None
    assert FORMATS[named.name].read(Text(written)).items[0] == ITEM


def test_an_edited_field_wins_over_its_hidden_copy() -> None:
    long = {**ITEM, "title": "Telegram \n from Moscow", "genre": "Telegram\n(ciphered)"}
    written = FORMATS["ris"].write([long])
    assert FORMATS["ris"].read(Text(written)).items == (long,)
    edited = written.replace("TI  - Telegram from Moscow", "TI  - Cable from Moscow")
    read = FORMATS["ris"].read(Text(edited)).items[0]
    assert read["title"] == "Cable from Moscow"
    assert read["genre"] == "Telegram\n(ciphered)"
    assert read["custom"] == ITEM["custom"]


def test_a_writer_never_changes_what_it_is_given() -> None:
    before = repr(ITEM)
    for name in WRITERS:
        for profile in Profile:
            FORMATS[name].write([ITEM], profile)
    assert repr(ITEM) == before
