"""Styles and languages as the user names them: told at once when there is no such one, before any document is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import Any

    from click.shell_completion import CompletionItem


class StyleName(click.ParamType[str]):
    """The name of a style, in capitals or not, or a ``.csl`` file."""

    name = "style"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as `archcite.render.find_style` knows it."""
        from archcite.render import StyleError, find_style

        given = str(value)
        for name in (given, given.lower()):
            try:
                find_style(name)
            except StyleError as error:
                message = str(error)
            else:
                return name
        return self.fail(message, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that begin so, archcite's own first."""
        _ = ctx, param
        from click.shell_completion import CompletionItem

        from archcite.render import official_styles, own_styles

        known = dict.fromkeys([*own_styles(), *official_styles()])
        return [CompletionItem(name) for name in known if name.startswith(incomplete.lower())]


class Language(click.ParamType[str]):
    """The tag of a language in which styles can write."""

    name = "tag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The tag as it was given."""
        from archcite.render import is_language

        tag = str(value)
        if tag and not is_language(tag):
            self.fail(f"styles know no language {tag!r}; write a tag such as de-DE, fr-FR or ru-RU.", param, ctx)
        return tag
