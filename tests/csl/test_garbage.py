"""Programs seek garbage seldom, libraries not at all: what is imported leaves Python's own settings."""

from __future__ import annotations

import subprocess
import sys


def thresholds(statement: str) -> str:
    code = f"import gc; {statement}; print(gc.get_threshold()[0], gc.get_freeze_count() > 0, gc.isenabled())"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")[
        -2
    ]


def test_a_library_leaves_it_as_it_is() -> None:
    plain = thresholds("pass")
    assert thresholds("import archcite.csl.jobs, archcite.csl.processor, archcite.cli") == plain


def test_a_program_bounds_what_is_left_lying() -> None:
    assert thresholds("from archcite.csl.garbage import seek_garbage_seldom as f; f(); f()") == "200000 False True"


def test_a_command_seeks_seldom() -> None:
    command = "from archcite.cli import main; main(['profiles', 'list'], standalone_mode=False)"
    assert thresholds(command) == "200000 False True"
