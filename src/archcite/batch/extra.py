"""What the extra `batch` brings, and a clear word where it is missing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class ExtraMissingError(ImportError):
    """A package of the extra `batch` is not installed."""


@contextmanager
def needs(package: str, purpose: str) -> Iterator[None]:
    """Import in the body; a missing package is told with the command that installs it.

    Raises:
        ExtraMissingError: it is not installed.
    """
    try:
        yield
    except ImportError as error:
        if (error.name or "").split(".")[0] not in {package, package.split(".", maxsplit=1)[0]}:
            raise
        raise ExtraMissingError(f"{purpose} need {package}: pip install 'archcite[batch]'", name=package) from error
