"""Every profile of the project passes its own check; what is wrong in one is told with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archcite.archives.profiles import PROFILES, profiles
from archcite.extraction.profile_check import check_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = sorted(PROFILES.glob("*.yaml"))
GOOD = """\
name: Archive of Ruritania
archives: AR; Archive of Ruritania
---
examples:
  - text: Archive of Ruritania, Box 3.
    facts: {archive: Archive of Ruritania, call_number: Box 3}
"""


@pytest.fixture(autouse=True)
def _only_our_profiles() -> Iterator[None]:
    from archcite.archives import profiles as module

    before = list(module._loaded())
    yield
    module._loaded()[:] = before
    for clear in module._DERIVED:
        clear()


@pytest.mark.parametrize("path", OWN, ids=[path.stem for path in OWN])
def test_our_profiles_read_their_examples(path: Path) -> None:
    assert check_profile(path) == ()


def test_every_profile_names_its_source() -> None:
    assert all(profile.source for profile in profiles())


def test_a_new_profile_needs_no_code(tmp_path: Path) -> None:
    path = tmp_path / "ruritania.yaml"
    path.write_text(GOOD, "utf-8")
    assert check_profile(path) == ()


@pytest.mark.parametrize(
    ("changed", "line", "message"),
    [
        (GOOD.replace("archives:", "archivs:"), 2, "unknown key 'archivs'"),
        (GOOD.replace("call_number: Box 3", "call_number: Box 4"), 5, "call_number: expected 'Box 4', read 'Box 3'"),
        (GOOD.replace("archives:", "numbers: '(unclosed'\narchives:"), 2, "no regular expression"),
        (GOOD.replace("archives:", "numbers: '(A+)+B'\narchives:"), 2, "takes too long"),
        (GOOD.split("---", maxsplit=1)[0], 0, "needs examples"),
        (GOOD.replace("name: Archive of Ruritania", "name: [1]"), 1, "'name' is one text"),
        (GOOD.replace("archives:", "source: 5\narchives:"), 2, "'source' is a text, not '5'"),
        (GOOD.replace("archives:", "block: often\narchives:"), 2, "'block' is one of true, false"),
        (GOOD.replace("archives:", "labels: {colour: Colour}\narchives:"), 2, "'colour' is no fact of labels"),
        (GOOD.replace("archives:", "labels: none\narchives:"), 2, "'labels' is a mapping"),
        (GOOD.replace("archives:", "meanings: {AR: 3}\narchives:"), 2, "a text is expected, not '3'"),
        (GOOD.replace("archives:", "canonical_url: a.example\narchives:"), 2, "has '{number}'"),
        (GOOD.replace("archives: AR;", "archives: Box;"), 0, "too general"),
        ("name: [unclosed", 1, "no YAML"),
        ("- a list", 1, "is a mapping"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, changed: str, line: int, message: str) -> None:
    path = tmp_path / "ruritania.yaml"
    path.write_text(changed, "utf-8")
    failures = check_profile(path)
    assert failures
    assert (failures[0].line, message in failures[0].message) == (line, True)


def test_the_worked_example_of_the_docs_holds(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "adding-an-archive.md").read_text("utf-8")
    path = tmp_path / "ruritania.yaml"
    path.write_text(page.split("```yaml\n")[1].split("```")[0], "utf-8")
    assert check_profile(path) == ()
