"""What the library's commands share: which library, how failures are told, how a record is shown in a line."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from archcite.library import Library
    from archcite.library.query import Words

#: Names the library where no option does.
VARIABLE: Final = "ARCHCITE_LIBRARY"


class LibraryFailure(click.ClickException):
    """A failure of the library, told to the user; the exit code is 1."""


def library_file(path: str) -> str:
    """The library's file: the one given, else the one that the variable names, else that in the user's data folder."""
    found = path or os.environ.get(VARIABLE)
    if found:
        return found
    from platformdirs import user_data_path

    return str(user_data_path("archcite", appauthor=False) / "library.db")


def library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--library PATH``; the command gets what was given, for `library_file` to read, as `path`."""
    option = click.option(
        "--library",
        "path",
        metavar="PATH",
        default="",
        show_default=False,
        help=f"The library's file. [default: ${VARIABLE}, else the user's data folder]",
    )
    return option(command)


@contextmanager
def opened(path: str, *, create: bool = False) -> Iterator[Library]:
    """The library of a command; what it raises is told to the user."""
    import archcite.library
    from archcite.library import LibraryError, QueryError

    try:
        with archcite.library.open(library_file(path), create=create) as library:
            yield library
    except QueryError as error:
        raise click.UsageError(f"{error}\n{error.caret()}") from error
    except LibraryError as error:
        raise LibraryFailure(str(error)) from error


def year_of(item: Mapping[str, Any]) -> str:
    """The date of an item for a list: ``1962-10-04``, as exact as it is known."""
    issued = item.get("issued")
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(str(part).zfill(2) for part in parts[0])
    return str(issued.get("literal") or issued.get("raw") or "")


def one_line(text: Any) -> str:
    """A text on one line, without what could steer a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in str(text or "")).split())


def headline(item: Mapping[str, Any]) -> str:
    """What a record is known by in a list: its title, else who wrote to whom, else its place in an archive or a book.

    Example:
        >>> headline({"author": [{"family": "Marchant"}], "recipient": [{"literal": "Foreign Office"}]})
        'Marchant to Foreign Office'
        >>> headline({"archive": "RGANI", "archive_location": "f. 5, op. 30"})
        'RGANI, f. 5, op. 30'
    """
    if item.get("title"):
        return one_line(item["title"])
    from archcite.item import name_of

    parties = [" and ".join(name_of(name).full() for name in item.get(role) or ()) for role in ("author", "recipient")]
    place = (one_line(item.get(part)) for part in ("archive", "archive_location"))
    return one_line(" to ".join(filter(None, parties))) or ", ".join(filter(None, place))


def row(key: str, item: Mapping[str, Any], wanted: tuple[Words, ...] = (), width: int | None = None) -> str:
    """A record in a list: key, date and title; on a terminal in columns with the hit marked, in a pipe parted by tabs."""
    date, title = one_line(year_of(item)), headline(item)
    if width is None:
        return f"{key}\t{date}\t{title}"
    room = max(20, width - 38)
    if len(title) > room:
        title = _around_hit(title, wanted, room)
    return f"{click.style(f'{key:<24}', fg='cyan')} {date:<11} {marked(title, wanted)}"


def _around_hit(title: str, wanted: tuple[Words, ...], room: int) -> str:
    """A title cut so that the first hit is seen."""
    from archcite.library.search import hits

    first = next((span.start for span in hits(title, wanted)), 0)
    start = 0 if first < room - 15 else first - room // 2
    end = start + room
    return f"{'…' if start else ''}{title[start : end - 1]}{'…' if end < len(title) else ''}"


def marked(text: str, wanted: tuple[Words, ...]) -> str:
    """A text with the words of a query in bold."""
    from archcite.library.search import hits

    shown, at = "", 0
    for span in hits(text, wanted):
        shown += text[at : span.start] + click.style(text[span.start : span.end], bold=True, fg="yellow")
        at = span.end
    return shown + text[at:]


def width() -> int | None:
    """The columns of the terminal; None in a pipe."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout.isatty() else None


def shown_value(value: Any) -> str:
    """A fact's value on one line."""
    if value is None:
        return "(nothing)"
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        return "; ".join(shown_value(part) for part in value)
    if isinstance(value, dict):
        if value.get("family"):
            return one_line(f"{value.get('given', '')} {value['family']}")
        return one_line(value.get("text") or value.get("literal") or ", ".join(f"{k} {v}" for k, v in value.items()))
    return str(value)
