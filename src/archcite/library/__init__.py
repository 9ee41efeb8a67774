"""The library: where records live, are found again, corrected, and cited by key.

One file of SQLite, without a server. `open` gives a `Library`; everything that a person reads in a message is raised as
`LibraryError`. The modules beside it are pure where they can be: `query` reads what was typed, `search` makes SQL of it,
`corrections` and `changes` say what a wish does to an entry, `duplicates` compares; `entries` and `contents` alone know the
tables.

Example:
    >>> import archcite.library
    >>> from archcite.model import Record
    >>> with archcite.library.open(":memory:") as library:
    ...     key = library.add(Record(title="Telegram", date="1962-10-04", genre="telegram"))
    ...     [hit.key for hit in library.search("telegram date:1960/1965")]
    ['1962telegram']
"""

from archcite.library.changes import Added
from archcite.library.entry import Attachment, Correction, Entry, Source
from archcite.library.errors import LibraryError
from archcite.library.library import Library, open  # noqa: A004  (archcite.library.open)
from archcite.library.query import QueryError
from archcite.library.search import Hit

__all__ = [
    "Added",
    "Attachment",
    "Correction",
    "Entry",
    "Hit",
    "Library",
    "LibraryError",
    "QueryError",
    "Source",
    "open",
]
