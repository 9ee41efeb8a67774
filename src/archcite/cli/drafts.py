"""What was typed and could not be stored: kept where the user finds it again, and gone on with."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def keep(key: str, text: str) -> Path:
    """Write a draft of a record; an earlier draft of other words stays beside it."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    # No key has a tilde.
    for path in (folder / f"{_stem(key)}{f'~{number}' if number else ''}.yaml" for number in count()):
        if not path.exists() or path.read_text("utf-8") == text:
            path.write_text(text, "utf-8")
            return path
    raise AssertionError


def last(key: str) -> Path | None:
    """The newest draft of a record, if there is one."""
    stem = _stem(key)
    found = [path for path in _folder().glob("*.yaml") if path.stem == stem or path.stem.rpartition("~")[0] == stem]
    return max(found, key=lambda path: path.stat().st_mtime_ns, default=None)


def _folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("archcite", appauthor=False) / "drafts"


def _stem(key: str) -> str:
    from archcite.library.tree import file_name

    return file_name(key).removesuffix(".json")
