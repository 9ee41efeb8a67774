"""What the README shows is what the commands print; the commands it gives are the ones that continuous integration runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from command import archcite

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r"<!-- output: archcite (.+?) -->\n```text\n(.*?)```\n<!-- end -->", README, flags=re.DOTALL)


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_output_shown_is_real(command: str, output: str) -> None:
    assert archcite(*shlex.split(command), cwd=ROOT).stdout == output


def test_the_readme_shows_output() -> None:
    assert SHOWN


def test_the_two_commands_are_there() -> None:
    assert "\npip install . && archcite cite seeds/telegram-dobrynin-1962-10-04.txt\n" in README
    assert "\npip install '.[test]' && pytest\n" in README
