"""The loss report is data: what it says of pandoc is what pandoc does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from archcite.formats import FORMATS, Profile
from archcite.formats.losses import fates, reader_of
from archcite.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable

#: Not facts; and call-number, which only one record has, with the same words as its archive_location.
UNSURE = {"type", "id", "citation-key", "custom", "call-number"}


@pytest.mark.parametrize("form", ["ris", "bibtex", "biblatex", "csl-json", "csl-yaml", "endnote-xml"])
def test_what_is_said_of_pandoc(
    form: str,
    records: list[dict[str, Any]],
    judge: Callable[..., dict[str, dict[str, int]]],
    pandoc: Callable[[str, str], list[dict[str, Any]]],
) -> None:
    arrived = judge(records, pandoc(FORMATS[form].write(records, Profile.PANDOC), form))
    for fate in fates(records, form, "pandoc"):
        if fate.variable in UNSURE:
            continue
        results = arrived[fate.variable]
        mostly_kept = results.get("kept", 0) * 3 >= sum(results.values()) * 2
        assert mostly_kept == (fate.outcome == "kept"), (fate.variable, fate.told, results)


def test_a_lost_fact_is_told(records: list[dict[str, Any]]) -> None:
    outcomes = {fate.variable: fate.outcome for fate in fates(records[:1], "ris", "pandoc")}
    assert outcomes["recipient"] == "lost"
    assert outcomes["issued"] == "changed"
    assert {fate.outcome for fate in fates(records[:1], "ris", "zotero")} <= {"kept", "note"}


def test_a_row_for_every_profile_of_ris_that_reads_it() -> None:
    rows = {profile for profile in Profile if reader_of("ris", profile) == profile}
    assert rows == set(Profile) - {Profile.PLAIN, Profile.BIBTEX, Profile.BIBLATEX}


def test_mendeley_is_given_nobody_whom_it_would_take_for_an_author(records: list[dict[str, Any]]) -> None:
    written = FORMATS["ris"].write(records, Profile.MENDELEY)
    assert "\nA4  - " not in written
    assert "Translated by: " in written
    outcomes = {fate.variable: fate.outcome for fate in fates(records, "ris", "mendeley")}
    assert (outcomes["translator"], outcomes["recipient"]) == ("note", "note")


def test_zotero_is_given_the_address_where_it_reads_it(records: list[dict[str, Any]]) -> None:
    written = FORMATS["endnote-xml"].write(records, Profile.ZOTERO)
    assert "<web-urls>" in written
    assert [item.get("URL") for item in FORMATS["endnote-xml"].read(Text(written)).items] == [
        r.get("URL") for r in records
    ]
