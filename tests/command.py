"""The real command line, in a process of its own as its users start it and in this one: what the end-to-end tests share."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from click.testing import CliRunner

from archcite.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def archcite(
    *arguments: str | Path, stdin: str | bytes = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """What `archcite ARGUMENTS…` gives in a process of its own, its outputs decoded from UTF-8 and with their line ends."""
    command = [sys.executable, "-m", "archcite", *map(str, arguments)]
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(command, cwd=cwd, input=data, capture_output=True, check=False, timeout=120)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def run(*arguments: str, code: int = 0, stdin: str | bytes = "", environment: dict[str, str] | None = None) -> Result:
    """What `archcite ARGUMENTS…` gives in this process, which takes a tenth of the time; it ends with the code."""
    done = CliRunner().invoke(main, arguments, input=stdin, env=environment, prog_name="archcite")
    assert done.exit_code == code, done.output
    return done
