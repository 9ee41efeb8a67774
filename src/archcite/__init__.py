"""Citations for archival documents that can be trusted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archcite.batch import extract_many
    from archcite.extraction.outcome import Extraction
    from archcite.extraction.reader import extract
    from archcite.extraction.running.finding import find_citations

#: Public name → the module that defines it. Modules load when a name is first used, so that `import archcite` costs nothing.
_HOMES = {
    "Extraction": "archcite.extraction.outcome",
    "extract": "archcite.extraction.reader",
    "extract_many": "archcite.batch",
    "find_citations": "archcite.extraction.running.finding",
}

__all__ = ["Extraction", "extract", "extract_many", "find_citations"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'archcite' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
