"""A library with four records of four kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import archcite.library
from archcite.library import entries, index
from archcite.model import Location, Name, Party, Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archcite.library import Library

MAO = Record(
    title="On the People's Democratic Dictatorship",
    date="1949-06-30",
    genre="speech",
    authors=(Name(literal="毛泽东"), Name(family="Mao", given="Zedong", family_first=True)),
)
ZHOU = Record(
    title="Telegram from Zhou Enlai on the war",
    date="1950-10-02",
    genre="telegram",
    authors=(Name(family="Zhou", given="Enlai", family_first=True),),
    translators=(Name(family="Radchenko", given="Sergey"),),
    locations=(Location(archive="RGASPI", fond="558", opis="11", delo="334", leaves="67-70"),),
    number="113723",
)
KHRUSHCHEV = Record(
    title="Письмо Н. С. Хрущёва",
    date="1962-10-26",
    genre="letter",
    sender=Party("Н. С. Хрущёв", person=Name(family="Хрущёв", given="Н. С.")),
    abstract="Отправлено через Горький.",
    locations=(Location(archive="RGASPI", fond="17", opis="3"),),
)
BOOK = {
    "id": "book2001",
    "type": "book",
    "title": "Forradalom és kiegyezés",
    "author": [{"family": "Kádár", "given": "János"}],
    "issued": {"date-parts": [[2001]]},
    "publisher": "Akadémiai",
    "volume": 2,
}


def fill(library: Library) -> Library:
    library.add(MAO, key="mao1949dictatorship", note="for the seminar")
    library.add(ZHOU, key="zhou1950telegram", tags=["Korea"])
    library.add(KHRUSHCHEV, key="khrushchev1962letter")
    library.add(BOOK)
    return library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with archcite.library.open(path) as opened:
        yield fill(opened)


def indexed(library: Library) -> set[tuple[str, int, str]]:
    """What the index holds: each word, the record's number, the column."""
    library.connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.held USING fts5vocab(main, words, 'instance')")
    return set(library.connection.execute("SELECT term, doc, col FROM temp.held"))


def due(library: Library) -> set[tuple[str, int, str]]:
    """What it should hold."""
    found = set()
    for number in entries.numbers(library.connection):
        entry = entries.load(library.connection, number)
        assert entry
        row = index.row(entry.item, tags=entry.tags, note=entry.note, aliases=" ".join(entry.aliases))
        for column, text in zip(index.COLUMNS, row, strict=True):
            found |= {(word, number, column) for word in re.findall("[a-z0-9]+", text)}
    return found
