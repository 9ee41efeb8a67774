"""The public CSL test suite, read in place, and the list of what passes as a ratchet.

`pass_list.txt` holds the fixtures that pass to the letter. A fixture that is lost fails the test, and so does one that is
won and not recorded: run `python tests/csl/test_suite.py --record` then. `NOTES.md` says why the others do not pass.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "csl"
PASS_LIST = HERE / "pass_list.txt"


def module(path: Path) -> ModuleType:
    """A Python file as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def passing() -> set[str]:
    """The fixtures that pass now."""
    suite: Any = module(SHARED / "suite.py")
    adapter: Any = module(HERE / "adapter.py")
    out = set()
    for path in sorted((SHARED / "suite").glob("*.txt")):
        fixture = suite.parse(path)
        result = fixture.pop("RESULT")
        try:
            got = adapter.answer(fixture)
        except Exception:  # noqa: BLE001, S112 - a crash is a fixture that does not pass
            continue
        if suite.strict(result) == suite.strict(got):
            out.add(path.stem)
    return out


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the CSL test suite beside the tree (../shared/csl)")
def test_the_suite_passes_as_recorded() -> None:
    recorded = set(PASS_LIST.read_text("utf-8").split())
    now = passing()
    assert not recorded - now, "these fixtures were lost"
    assert not now - recorded, "these fixtures were won: record them"


if __name__ == "__main__" and "--record" in sys.argv:
    names = sorted(passing())
    PASS_LIST.write_text("\n".join(names) + "\n", "utf-8")
    sys.stdout.write(f"{len(names)} recorded\n")
