"""Parquet, for DuckDB, pandas and Spark: a row a document, facts as columns, all of them there whatever a shard holds."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.batch.extra import require

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archcite.batch.forms import Told

#: Facts (see `archcite.facts`) that are one text.
TEXTS: Final = (
    *("title", "date", "platform", "archive", "fond", "opis", "delo", "papka", "por", "list", "file_year", "unit_term"),
    *(
        "call_number",
        "pages",
        "published_in",
        "translation_from",
        "courtesy_of",
        "permission_of",
        "sender",
        "recipient",
    ),
    *("genre", "classification", "number", "image_reference", "page_count", "url"),
)
#: Facts that are several texts.
LISTS: Final = (
    *("authors", "translators", "editors", "transcribed_by", "obtained_by", "contributed_by", "provided_by"),
    "also_published_in",
)
#: What a place has, when a document names several.
PLACE: Final = (
    *("archive", "fond", "opis", "por", "papka", "delo", "list", "file_year", "unit_term", "call_number", "pages"),
)
#: Rows of a row group: what is held in memory when a file is written.
_GROUP: Final = 5000


class Parquet:
    """See `archcite.batch.forms.Form`."""

    name = "parquet"
    ending = "parquet"

    def __init__(self) -> None:
        require("pyarrow", "Parquet files")  # asked for before anything is done; only the command itself imports it

    def part(self, told: Told) -> bytes:
        """See `Form.part`: the row as a line of JSON."""
        facts = told.facts()
        row = {"input": told.input, "key": told.item["id"], "outcome": told.outcome, "problems": told.problems}
        row |= {name: facts[name] for name in (*TEXTS, *LISTS, "locations", "ibid") if name in facts}
        if told.note:
            row["note"] = told.note
        row["item"] = msgspec.json.encode(told.item).decode()
        return msgspec.json.encode(row) + b"\n"

    def whole(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """See `Form.whole`."""
        import pyarrow.parquet

        sink = _Sink()
        with pyarrow.parquet.ParquetWriter(sink, schema(), compression="zstd") as writer:
            for table in _tables(parts):
                writer.write_table(table)
                yield sink.taken()
        yield sink.taken()


class _Sink(io.RawIOBase):
    """A file that keeps what is written only until it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: Any) -> int:
        self._held.append(bytes(data))
        self._written += len(self._held[-1])
        return len(self._held[-1])

    def close(self) -> None:
        """Stays open until its end was taken."""

    def taken(self) -> bytes:
        data = b"".join(self._held)
        self._held = []
        return data


def schema() -> Any:
    """The columns, in order; `docs/batch.md` says what each holds."""
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    place = pa.list_(pa.struct([pa.field(name, text) for name in PLACE]))
    return pa.schema(
        [
            *(pa.field(name, text, nullable=False) for name in ("input", "key", "outcome")),
            *(pa.field(name, text) for name in TEXTS),
            *(pa.field(name, texts) for name in LISTS),
            pa.field("locations", place),
            pa.field("ibid", pa.bool_()),
            pa.field("problems", texts),
            pa.field("note", text),
            pa.field("item", text, nullable=False),
        ]
    )


def _tables(parts: Iterable[bytes]) -> Iterator[Any]:
    """Tables of so many rows each, whatever the parts were."""
    import pyarrow as pa

    decode = msgspec.json.Decoder().decode
    rows: list[Any] = []
    for part in parts:
        rows.append(decode(part))
        if len(rows) == _GROUP:
            yield pa.Table.from_pylist(rows, schema())
            rows = []
    if rows:
        yield pa.Table.from_pylist(rows, schema())
