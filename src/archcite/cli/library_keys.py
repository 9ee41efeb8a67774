"""Keys of the library that the shell completes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from archcite.cli.library_common import library_file

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

#: More than these nobody reads through.
_MOST: Final = 200


def complete_keys(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The keys that begin as what was typed does; nothing is told when there is no library, or none that can be read."""
    del parameter
    from click.shell_completion import CompletionItem

    import archcite.library
    from archcite.library import LibraryError

    path = library_file(str(context.params.get("path") or ""))
    if not Path(path).exists():
        return []
    try:
        with archcite.library.open(path, create=False, patience=0.1) as library:
            return [CompletionItem(key) for key in library.keys(incomplete, _MOST)]
    except LibraryError:
        return []


def complete_keys_or_files(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The keys that begin so; where there is none, the shell looks for files."""
    from click.shell_completion import CompletionItem

    return complete_keys(context, parameter, incomplete) or [CompletionItem(incomplete, type="file")]
