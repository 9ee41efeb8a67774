"""Whether the file of a style is valid; what is wrong is for `archcite.csl.styles.check` to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.errors import StyleProblem
from archcite.render.styles import template

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["StyleProblem", "check"]


def check(path: Path) -> tuple[StyleProblem, ...]:
    """What is wrong with a style; empty when nothing is.

    Args:
        path: the style's file.

    Raises:
        OSError: when the file cannot be read.

    Example:
        >>> from archcite.data import folder
        >>> check(folder("csl") / "mla.csl")
        ()
    """
    from archcite.csl.styles.check import check_style  # noqa: PLC0415 - the schema takes time that rendering saves
    from archcite.csl.styles.files import MAX_BYTES  # noqa: PLC0415 - as above

    with path.open("rb") as file:
        return check_style(file.read(MAX_BYTES + 1), template)
