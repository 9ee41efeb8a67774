"""Where the data files are that travel with the package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGED: Final = Path(__file__).parent / "data"
_CHECKOUT: Final = Path(__file__).resolve().parents[2]


def folder(name: str) -> Path:
    """A folder of data: inside the installed package, or at the top of a checkout.

    Args:
        name: the folder's name, such as ``csl``.

    Raises:
        FileNotFoundError: when the installation is damaged.

    Example:
        >>> (folder("csl") / "chicago.csl").is_file()
        True
    """
    for place in (_PACKAGED / name, _CHECKOUT / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"archcite's own data are missing: no folder {name!r} in {_PACKAGED} or {_CHECKOUT}")
