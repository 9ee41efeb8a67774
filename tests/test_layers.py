"""Imports go one way: down the list of layers. See docs/design.md."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "archcite"

#: From what knows everything to what knows nothing. A module may import its own layer and later ones.
LAYERS = (
    {"cli", "__main__"},
    {"__init__"},
    {"batch", "library"},
    {"proof"},
    {"formats", "render"},
    {"item", "keys"},
    {"extraction"},
    {"check"},
    {"archives"},
    {"sections"},
    {"reading"},
    {"facts"},
    {"model"},
)
#: The processor could be released on its own: it imports nothing of ours, and only the seam imports it.
PROCESSOR = "csl"
SEAM = {"render", "cli"}
#: Helpers that know nothing of citations, open to every layer.
OPEN = {"data", "doi", "edges", "files", "origins", "patterns"}

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(SOURCE.rglob("*.py"))


def unit(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The units of archcite that a file imports, at any depth of the file (lazy imports count)."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative imports hide the layer"
            names = [node.module or ""]
            if node.module == "archcite":
                names = [f"archcite.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "archcite":
                known = len(parts) > 1 and (parts[1] in LEVEL or parts[1] in OPEN or parts[1] == PROCESSOR)
                found.add(parts[1] if known else "__init__")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_down(path: Path) -> None:
    here = unit(path)
    for there in imported(path):
        if there == here or there in OPEN:
            continue
        assert here != PROCESSOR, f"the processor imports archcite.{there}"
        assert here not in OPEN, f"{here} is open to every layer and may import none of them, not {there}"
        if there == PROCESSOR:
            assert here in SEAM, f"only {SEAM} may import the processor, not {here}"
            continue
        assert LEVEL[here] <= LEVEL[there], f"{here} imports {there}, which stands above it"


def test_every_module_has_a_layer_and_every_layer_its_modules() -> None:
    assert {unit(path) for path in MODULES} == LEVEL.keys() | OPEN | {PROCESSOR}
