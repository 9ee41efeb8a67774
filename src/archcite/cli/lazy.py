"""A click group that imports a command only when it runs, so that ``archcite --help`` is quick."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from archcite.csl.garbage import seek_garbage_seldom

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What writing fails with where there is no room.
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Entry(NamedTuple):
    """Where a command is, and what the list of commands says of it."""

    place: str
    summary: str


class LazyGroup(click.Group):
    """Commands by name, each with the module and function that it is imported from.

    Args:
        sections: heading → name → `Entry`, whose place reads ``package.module:function``.
    """

    def __init__(self, *args: Any, sections: Mapping[str, Mapping[str, Entry]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = dict(sections or {})
        self.entries = {name: entry for entries in self.sections.values() for name, entry in entries.items()}

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """As click does, with garbage sought seldom, no colours where NO_COLOR asks for none, and a full disk told in a sentence."""
        seek_garbage_seldom()
        if os.environ.get("NO_COLOR"):
            kwargs["color"] = False
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to write would fail again
            click.echo(f"Error: the output could not be written: {error.strerror}.", err=True)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does; that a profile of the user's cannot be read is told as any failure."""
        try:
            return super().invoke(ctx)
        except ValueError as error:
            from archcite.archives.own_profiles import OwnProfileError

            if not isinstance(error, OwnProfileError):
                raise
            raise click.ClickException(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order of the table."""
        return [*self.entries, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return super().get_command(ctx, cmd_name)
        module, function = entry.place.split(":")
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command)  # noqa: S101  (the table above is ours)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table alone, importing none of them."""
        _ = ctx
        for heading, entries in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl([(name, entry.summary) for name, entry in entries.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for a command that was mistyped."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.entries, n=1)
            if near and not error.message.endswith("?"):
                raise click.UsageError(f"{error.message} Did you mean {near[0]!r}?", ctx) from error
            raise
