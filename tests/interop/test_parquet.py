"""What a batch writes as Parquet, read by the programs that the documentation names, in the words that it gives."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from archcite.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CITATION = (
    "“Letter, N. Petrov to the Central Committee”, May {day}, 1961, Wilson Center Digital Archive, "
    "{archive}, f. 5, op. 30, d. {day}, ll. 1-2. Translated by Anna Weiss.\n"
)


@pytest.fixture
def shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shards of a batch of nine documents of two archives, in the folder `records` of the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for day in range(1, 10):
        text = CITATION.format(day=day, archive="RGANI" if day % 3 else "RGASPI")
        (tmp_path / "in" / f"{day}.txt").write_text(text, "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["batch", "in", "--to", "parquet", "--out", "records", "--jobs", "1"])
    assert ended.value.code == os.EX_OK
    return tmp_path / "records" / "shards"


@pytest.mark.usefixtures("shards")
def test_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs DuckDB (pip install duckdb)")
    asked = "select archive, count(*) from 'records/shards/*.parquet' group by archive order by 2 desc"
    assert duckdb.sql(asked).fetchall() == [("RGANI", 6), ("RGASPI", 3)]


def test_pandas(shards: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas (pip install pandas)")
    table = pandas.read_parquet(sorted(shards.glob("*.parquet")))
    assert sorted(table["delo"]) == [str(day) for day in range(1, 10)]
    assert [list(names) for names in table["translators"]] == [["Anna Weiss"]] * 9
