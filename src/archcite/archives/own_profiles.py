"""Profiles that the user keeps: YAML files in a folder of the user's, read beside those of the project by every command.

`archcite profiles add` puts them there once they pass their check, so that reading a citation trusts them as it trusts ours.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

#: Names the folder where the user's own will not do.
VARIABLE: Final = "ARCHCITE_PROFILES"


class OwnProfileError(ValueError):
    """A profile of the user's cannot be read: it was changed since it was checked."""


def own_folder() -> Path:
    """The folder of the user's profiles: the one that the variable names, else that among the user's settings. It may be absent.

    Example:
        >>> from unittest.mock import patch
        >>> with patch.dict("os.environ", ARCHCITE_PROFILES="my-profiles"):
        ...     own_folder().name
        'my-profiles'
    """
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - only where no variable names the folder

    return user_config_path("archcite", appauthor=False) / "profiles"


def own_paths() -> list[Path]:
    """The files of the user's profiles, by name.

    Raises:
        OwnProfileError: the folder cannot be looked into.
    """
    folder = own_folder()
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"your profiles in {folder} cannot be read: {error.strerror}"
        raise OwnProfileError(message) from error


def keep(path: Path) -> Path:
    """Copy a profile into the user's folder, which is made where it is absent; one of the same name is replaced.

    Args:
        path: a file that passed its check.

    Returns:
        Where the copy is.

    Raises:
        OSError: the file cannot be read or the folder cannot be written to.
    """
    from archcite.files import write_whole  # noqa: PLC0415 - reading a citation writes nothing, and does without `tempfile`

    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / path.name
    write_whole(kept, path.read_text("utf-8"))
    return kept
