"""Many documents: a whole archive, on one machine or on a cluster, stopped and resumed at any time.

    locations ─▶ inputs ─▶ shards ─▶ pieces ─▶ (engine: guarded processes) ─▶ accounts ─▶ files, journal

`run` drives the line; everything before the engine is a pure, lazy sequence, so that memory does not grow with the number of
documents. What is written depends only on the inputs, never on the number of processes or on when a batch was stopped.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Document": "archcite.batch.documents",
    "Failure": "archcite.batch.documents",
    "Input": "archcite.batch.documents",
    "InputError": "archcite.batch.documents",
    "Limits": "archcite.batch.limits",
    "Summary": "archcite.batch.progress",
    "extract_many": "archcite.batch.many",
    "inputs": "archcite.batch.sources",
    "run": "archcite.batch.running",
}

__all__ = ["Document", "Failure", "Input", "InputError", "Limits", "Summary", "extract_many", "inputs", "run"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'archcite.batch' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
