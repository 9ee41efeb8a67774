"""archcite's own job: a document read, extracted, made an item, written in each format."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import msgspec

from archcite.batch.account import PROBLEM, RECORD, Account
from archcite.batch.documents import InputError
from archcite.batch.forms import Told, form
from archcite.batch.function import again, failed
from archcite.model import Severity

if TYPE_CHECKING:
    from archcite.batch.documents import Document, Failure, Input
    from archcite.extraction import Extraction
    from archcite.model import Problem, Text
    from archcite.render.series import Series


@dataclass(frozen=True)
class CiteJob:
    """From a document to its record, citation and exports.

    Args:
        formats: names of `archcite.batch.forms`, without ``notes``.
        style: of the notes; empty for none.
        locale: of the notes' own words.
    """

    formats: tuple[str, ...] = ("csl-json",)
    style: str = ""
    locale: str = ""

    @cached_property
    def forms(self) -> tuple[Any, ...]:
        """The formats, notes among them."""
        return tuple(form(name) for name in (*self.formats, *(("notes",) if self.style else ())))

    def prepare(self) -> None:
        """See `Job.prepare`: one document made up is read, so that the first real one does not pay for the imports."""
        from archcite.batch.documents import Document

        self.done(Document("warm", b'"Letter, A. Smith to B. Jones", October 4, 1962, RGASPI, f. 1, op. 2, d. 3.'))

    def done(self, document: Document) -> Account:
        """See `Job.done`."""
        from archcite.extraction.reader import extract
        from archcite.item import to_item
        from archcite.keys import citation_key

        extraction = extract(_text(document))
        key = f"{citation_key(extraction.record)}-{tag(document.name)}"
        item = to_item(extraction.record, key)
        problems = [_problem(extraction.text, problem) for problem in extraction.problems]
        error = _error(extraction)
        row: dict[str, Any] = {"input": document.name, "outcome": PROBLEM if error else RECORD, "key": key}
        row |= {"code": error[0], "message": error[1], "again": again(document)} if error else {}
        row |= {"note": self._series.note(item)} if self.style else {}
        row |= {"problems": problems} if problems else {}
        told = Told(
            document.name,
            extraction.facts,
            item,
            row.get("note", ""),
            row["outcome"],
            tuple(problem["code"] for problem in problems),
        )
        parts = tuple(one.part(told) for one in self.forms)
        return Account(row["outcome"], msgspec.json.encode(row | {"item": item}), row.get("code", ""), parts)

    def failed(self, given: Input, failure: Failure) -> Account:
        """See `Job.failed`."""
        return failed(given, failure)

    @cached_property
    def _series(self) -> Series:
        from archcite.render.series import Series

        return Series(self.style, self.locale)


def tag(name: str) -> str:
    """Eight letters and digits that make the key of an input differ from all others, whatever shard it is in.

    Example:
        >>> tag("letters/1.txt")
        '2frhi5og'
    """
    return b32encode(blake2b(name.encode(), digest_size=5).digest()).decode().lower()


def _text(document: Document) -> Text:
    from archcite.reading import ReadingError, read_bytes

    try:
        return read_bytes(document.data, document.name)
    except ReadingError as error:
        raise InputError("unreadable", error.reason) from error


def _error(extraction: Extraction) -> tuple[str, str] | None:
    """The code and message of the worst that was diagnosed, if it is an error; a text that states nothing is one."""
    for problem in extraction.problems:
        if problem.severity is Severity.ERROR:
            return problem.code, problem.message
    if not extraction.facts():
        return "no-citation", "no citation was found: nothing that the text states could be read"
    return None


def _problem(text: Text, problem: Problem) -> dict[str, Any]:
    told: dict[str, Any] = {"code": problem.code, "severity": problem.severity.value, "message": problem.message}
    if problem.span:
        told["line"], told["column"] = text.place(problem.span.start)
    return told
