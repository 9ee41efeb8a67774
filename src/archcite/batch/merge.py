"""One file a format out of a batch's shards: sorted by key, keys unique, with bounded memory whatever its size."""

from __future__ import annotations

import tempfile
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.batch.account import FAILURE
from archcite.batch.forms import Told, form
from archcite.batch.output import ROWS, rows
from archcite.batch.sorting import in_order
from archcite.batch.status import opened
from archcite.keys import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

    from archcite.batch.store import Store
    from archcite.render.series import Series

MERGED: Final = "merged"


def merge(store: Store, formats: Sequence[str] = (), style: str = "") -> list[str]:
    """Write the merged files of a finished batch.

    Args:
        store: the batch.
        formats: those of the batch, if none are given.
        style: of a bibliography; that of the batch if empty, and none if that has none.

    Returns:
        The names of the files; the first has the rows of all inputs that gave something.

    Raises:
        FileNotFoundError: there is no batch.
        ValueError: it is not finished, or the style's bibliography cannot be streamed.
    """
    known = opened(store)
    if known.finished is None:
        raise ValueError("the batch is not finished: run the same command again, then merge")
    settings = known.settings.get("signed", {})
    names = [*(formats or settings.get("formats", ())), *(["notes"] if settings.get("style") else [])]
    written = [f"{MERGED}/records.{ROWS}"]
    with tempfile.TemporaryFile(prefix="archcite-") as kept:
        for row in keyed(_sorted(store, known.finished)):
            kept.write(msgspec.json.encode(row) + b"\n")
        store.write(written[0], _lines(kept))
        for name in names:
            made = form(name)
            written.append(f"{MERGED}/records.{made.ending}")
            store.write(written[-1], made.whole(made.part(_told(msgspec.json.decode(line))) for line in _lines(kept)))
        style = style or known.settings.get("style", "")
        if style:
            written += bibliography(store, _lines(kept), style, settings.get("locale", ""))
    return written


def bibliography(store: Store, lines: Iterable[bytes], style: str, locale: str = "") -> list[str]:
    """Write a bibliography: as text, an entry a line, and as JSON Lines with the keys.

    What entries do to one another (year suffixes, repeated names, given names that tell two people apart) happens among those
    that begin alike: each such group is rendered by itself, and no more than one of them is held.

    Args:
        store: the batch.
        lines: rows with their final keys.
        style: see `archcite.render.find_style`.
        locale: a language tag; the style's own when empty.

    Raises:
        RenderError: the style does not sort its bibliography by author.
    """
    from archcite.render.series import Series

    series = Series(style, locale)
    series.check_sorted()
    sortable = (_placed(series, msgspec.json.decode(line)) for line in lines)
    ordered = (line.split(b"\0") for line in in_order(sortable, memory=1 << 25))
    names = f"{MERGED}/bibliography.txt", f"{MERGED}/bibliography.{ROWS}"
    with tempfile.TemporaryFile(prefix="archcite-") as kept:
        for _, group in groupby(ordered, key=itemgetter(1)):
            for entry in series.entries(msgspec.json.decode(fields[-1]) for fields in group):
                kept.write(msgspec.json.encode({"key": entry.id, "entry": entry.text}) + b"\n")
        store.write(names[0], (msgspec.json.decode(line)["entry"].encode() + b"\n" for line in _lines(kept)))
        store.write(names[1], _lines(kept))
    return list(names)


def keyed(ordered: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows in the order of their keys, each key without its tag and made unique by a letter where it has to be.

    Only keys that begin alike can meet, and these follow one another: no more of them are held at once.

    Example:
        >>> [row["key"] for row in keyed([{"key": "mao1949-aaaaaaaa", "item": {}}, {"key": "mao1949-bbbbbbbb", "item": {}}])]
        ['mao1949', 'mao1949a']
    """
    for group in _alike(ordered):
        keys = distinct(bare(row["key"]) for row in group)
        for row, key in zip(group, keys, strict=True):
            yield {**row, "key": key, "item": {**row["item"], "id": key, "citation-key": key}}


def bare(key: str) -> str:
    """A key without the tag of its input."""
    return key.rpartition("-")[0] or key


def _alike(ordered: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Rows whose keys begin with the key of the first."""
    group: list[dict[str, Any]] = []
    root = ""
    for row in ordered:
        key = bare(row["key"]).casefold()
        if group and not key.startswith(root):
            yield group
            group = []
        root = root if group else key
        group.append(row)
    if group:
        yield group


def _sorted(store: Store, shards: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The rows of all shards but for failures, in the order of their keys, then of their inputs."""
    lines = (_sortable(row) for shard in shards for row in rows(store, shard) if row["outcome"] != FAILURE)
    for line in in_order(lines, memory=1 << 25):
        yield msgspec.json.decode(line.rpartition(b"\0")[2])


def _sortable(row: dict[str, Any]) -> bytes:
    return b"%s\0%s\0%s" % (bare(row["key"]).casefold().encode(), row["input"].encode(), msgspec.json.encode(row))


def _placed(series: Series, row: dict[str, Any]) -> bytes:
    place, group = (text.replace("\0", "").encode("utf-8", "replace") for text in series.place(row["item"]))
    return b"\0".join((place, group, row["key"].encode(), msgspec.json.encode(row["item"])))


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    yield from file


def _told(row: dict[str, Any]) -> Told:
    from archcite.facts import stated
    from archcite.item import to_record

    codes = tuple(problem["code"] for problem in row.get("problems", ()))
    return Told(
        row["input"],
        lambda: stated(to_record(row["item"])),
        row["item"],
        row.get("note", ""),
        row["outcome"],
        codes,
    )
