"""`archcite extract --min-confidence` and the marks of unsure fields, through the real command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from command import archcite

if TYPE_CHECKING:
    import subprocess

#: An archive's name and a shelfmark that no profile knows are read with less confidence than a title and a date.
CITATION = "Letter, 4 May 1962, Unknown Shelf, Folder 12\n"
TWO_PLACES = "31. RGANI, f. 5, op. 30, d. 12, ll. 1-4; and AVP RF, f. 06, op. 7, p. 3, d. 12, l. 4.\n"


def extracted(*arguments: str, stdin: str = CITATION) -> subprocess.CompletedProcess[str]:
    return archcite("extract", *arguments, stdin=stdin)


def test_without_a_minimum_nothing_is_left_out() -> None:
    assert extracted().stdout == extracted("--min-confidence", "0").stdout
    assert "left_out" not in json.loads(extracted().stdout)


def test_every_fact_and_part_of_the_item_below_the_minimum_is_gone() -> None:
    everything = json.loads(extracted("--explain", "--to", "json").stdout)
    confidence = {claim["field"]: claim["confidence"] for claim in everything["claims"]}
    minimum = (confidence["locations.0.call_number"] + confidence["date"]) / 2
    done = json.loads(extracted("--min-confidence", str(minimum)).stdout)
    assert done["facts"]["date"] == everything["facts"]["date"] == "1962-05-04"
    assert "call_number" in everything["facts"]
    assert "call_number" not in done["facts"]
    assert "Folder 12" in json.dumps(everything["item"])
    assert "Folder 12" not in json.dumps(done["item"])
    assert {"locations.0", "locations.0.call_number"} <= set(done["left_out"])


def test_a_place_keeps_the_parts_that_are_sure_enough() -> None:
    done = json.loads(extracted("--find", "--min-confidence", "0.98", stdin=TWO_PLACES).stdout)
    assert done["left_out"] == ["locations.0.archive", "locations.1.archive"]
    assert [place.get("fond") for place in done["facts"]["locations"]] == ["5", "06"]
    assert "RGANI" not in json.dumps(done["item"])
    assert "RGANI" in done["text"]


def test_explain_shows_what_is_left_out() -> None:
    rows = dict(
        line.split("\t")[:2]
        for line in extracted("--explain", "--min-confidence", "0.8").stdout.splitlines()
        if "\t" in line
    )
    assert rows["locations.0.call_number"] == "Unknown Shelf, Folder 12 (left out)"
    assert rows["date"] == "1962-05-04"


def test_what_is_unsure_is_marked_for_the_eye() -> None:
    facts = dict(line.split("\t") for line in extracted("--to", "text").stdout.splitlines() if "\t" in line)
    assert facts["locations"] == "Unknown Shelf, Folder 12 (unsure)"
    assert facts["date"] == "1962-05-04"
    assert "Folder 12 (unsure)\t" in extracted("--explain").stdout


def test_above_every_confidence_nothing_is_left_and_nothing_breaks(seed_path: object) -> None:
    for arguments in (["--to", "text"], ["--explain"], ["--to", "json"]):
        done = extracted("--min-confidence", "1", *arguments, str(seed_path))
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    facts = json.loads(extracted("--min-confidence", "1", str(seed_path)).stdout)["facts"]
    assert facts == {}


@pytest.mark.parametrize("wrong", ["1.1", "-0.1", "sure", "nan"])
def test_a_minimum_that_is_no_confidence_is_refused(wrong: str) -> None:
    done = extracted("--min-confidence", wrong)
    assert done.returncode == 2
    assert "--min-confidence" in done.stderr


OPEN = (
    "“Telegram from A. Smith to B. Jones”, 3/4/56, Wilson Center Digital Archive, PRO, Box 4. Translated by Lin Li.\n"
)


def test_what_may_mean_something_else_is_marked_with_what() -> None:
    facts = [line.split("\t") for line in extracted("--to", "text", stdin=OPEN).stdout.splitlines() if "\t" in line]
    shown = dict(facts)
    assert shown["date"] == "1956 (unsure; or 1956-03-04; or 1956-04-03)"
    assert shown["translators"] == "Lin Li (unsure; or family name Li)"
    assert "PRO, Box 4 (unsure: archive; or The National Archives (United Kingdom), Kew; or " in shown["locations"]
    data = json.loads(extracted("--to", "json", stdin=OPEN).stdout)
    assert data["unsure"]["date"]["alternatives"] == ["1956-03-04", "1956-04-03"]
    assert data["unsure"]["translators.0"]["alternatives"][0]["family"] == "Li"
    assert "title" not in data["unsure"]
    claims = json.loads(extracted("--to", "json", "--explain", stdin=OPEN).stdout)["claims"]
    assert [claim["alternatives"] for claim in claims if claim["field"] == "date"] == [["1956-03-04", "1956-04-03"]]
