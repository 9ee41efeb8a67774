"""What the extra `batch` brings, and a clear word where it is missing."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class ExtraMissingError(ImportError):
    """A package that archcite itself does not need is not installed."""


def require(package: str, purpose: str) -> None:
    """See that a package of the extra is there, without importing it: before anything is done, and where it is not used itself.

    Args:
        package: its name for `import`.
        purpose: what needs it, in the plural.

    Raises:
        ExtraMissingError: it is not installed.

    Example:
        >>> require("no_such_package", "Parquet files")
        Traceback (most recent call last):
        archcite.batch.extra.ExtraMissingError: Parquet files need no_such_package: pip install 'archcite[batch]'
    """
    if find_spec(package) is None:
        raise ExtraMissingError(f"{purpose} need {package}: pip install 'archcite[batch]'", name=package)


@contextmanager
def needs(purpose: str) -> Iterator[None]:
    """Import packages of the extra in the body; one that is missing is told with the command that installs it.

    Args:
        purpose: what needs them, in the plural.

    Raises:
        ExtraMissingError: one is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").split(".")[0]
        if package in {"", "archcite"}:
            raise
        raise ExtraMissingError(f"{purpose} need {package}: pip install 'archcite[batch]'", name=package) from error
