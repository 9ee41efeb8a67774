r"""RIS text → records of tagged lines, in every dialect met.

The specification (Research Information Systems, 2001; EndNote's of 2011) asks for ``XX  - value`` on one line. Files in use
have one blank instead of two, none after the hyphen, small letters, wrapped lines, blank lines inside a record, no ``ER``,
``\r`` alone as line end, counters and mail headers between the records.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from archcite.formats.ris_clean import CleanRecords, RawRecord
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.formats.model import Collector

_LINE_END: Final = re.compile(r"\r\n?|\n")
_SAYS: Final = re.compile(r"\S")
_BLANK_LINES: Final = re.compile(r"(?:[ \t]*+[\r\n])++")
_TAG: Final = re.compile(r"[ \t\ufeff]*([A-Za-z][A-Za-z0-9])([ \t]{0,3})-(?:[ \t]|$)")
_START: Final = re.compile(r"[ \t\ufeff]*(TY|ty|Ty)[ \t]{0,3}-[ \t]*\S")
_END: Final = re.compile(r"[ \t]*(ER|er|Er)[ \t]{0,3}-[ \t]*$")
#: Tags whose text may run over several paragraphs.
_LONG: Final = frozenset({"AB", "N1", "N2"})


def records(out: Collector) -> Iterator[RawRecord]:
    """The records of a file; what stands between them is noted in `out`, with what is damaged.

    Args:
        out: holds the text, and takes the problems.
    """
    content = out.text.content
    splitter = _Splitter(out)
    clean = CleanRecords(content)
    at = 0
    while at < len(content):
        if splitter.record is None and (found := clean.at(at)):
            splitter.report_stray()
            while found is not None:
                yield found
                at = clean.following
                found = clean.at(at)
            continue
        if splitter.record and (blank := _BLANK_LINES.match(content, at)):
            splitter.blank = True
            at = blank.end()
            continue
        ends = _LINE_END.search(content, at)
        if record := splitter.take(content[at : ends.start() if ends else len(content)], at):
            yield record
        at = ends.end() if ends else len(content)
    if record := splitter.finish(len(content)):
        yield record


class _Splitter:
    """The state of going through a file line by line."""

    def __init__(self, out: Collector) -> None:
        self.out = out
        self.record: RawRecord | None = None
        self.more: list[str] = []
        self.blank = False
        self.gap = "  "
        self.stray: Span | None = None

    def take(self, text: str, at: int) -> RawRecord | None:
        """Add a line; gives the record that it ended."""
        if self.record is None:
            self._outside(text, at)
            return None
        if text[2:6] == "  - " and text[:2].isupper() and text[:2] != "TY" and text[:2] != "ER":
            self._tag(text[:2], text[6:])
            return None
        if _END.match(text):
            return self._close(at + len(text), closed=True)
        if _START.match(text):
            ended = self._close(at, closed=False)
            self._open(text, at)
            return ended
        self._odd(text)
        return None

    def finish(self, end: int) -> RawRecord | None:
        """The last record, when nothing closed it."""
        if self.record is not None:
            return self._close(end, closed=False)
        self.report_stray()
        return None

    def _outside(self, text: str, at: int) -> None:
        if _START.match(text):
            self.report_stray()
            self._open(text, at)
        elif (match := _TAG.match(text)) and (len(match[2]) == 2 or _END.match(text)):
            begin = self.stray.start if self.stray else at
            self.stray = Span(begin, at + len(text))
            if _END.match(text):
                self.report_stray()
        elif self.stray and text.strip():
            self.stray = Span(self.stray.start, at + len(text))

    def report_stray(self) -> None:
        """Set aside the tags that stood outside a record."""
        if self.stray:
            raw = self.stray.of(self.out.text.content)
            if not _END.fullmatch(raw):
                self.out.lose("ris-no-type", "tags outside a record: expected a line «TY  - …» before them", self.stray)
            self.stray = None

    def _open(self, text: str, at: int) -> None:
        match = _TAG.match(text)
        kind = text.split("-", 1)[1].strip().upper()
        self.record = RawRecord(at + len(text) - len(text.lstrip(" \t\ufeff")), kind)
        self.gap = match[2] if match else "  "

    def _tag(self, tag: str, value: str) -> None:
        self._join()
        assert self.record is not None  # noqa: S101 - a tag is only taken inside a record
        self.record.tags.append(tag)
        self.record.values.append(value)

    def _odd(self, text: str) -> None:
        """A line that is not as the specification has it: a tag of another dialect, a continuation, or blank."""
        match = _TAG.match(text)
        if match and self._is_tag(match):
            self._tag(match[1].upper(), text[match.end() :])
        elif text.strip():
            self.more.append(f"\n{text}" if self.blank else text)
            self.blank = False
        else:
            self.blank = bool(self.more) or self.record is not None

    def _is_tag(self, match: re.Match[str]) -> bool:
        return len(match[2]) == 2 or (match[2] == self.gap and match[1].isupper())

    def _join(self) -> None:
        """Put the lines that continue a value behind it."""
        if self.more and self.record:
            more = [line.strip(" \t") for line in self.more]
            if self.record.tags:
                glue = "\n" if self.record.tags[-1] in _LONG else " "
                self.record.values[-1] = glue.join([self.record.values[-1].strip(), *more])
            else:
                self.record.kind = " ".join([self.record.kind, *more])
            self.more.clear()
        self.blank = False

    def _close(self, end: int, *, closed: bool) -> RawRecord:
        self._join()
        record = self.record
        assert record is not None  # noqa: S101 - only called inside a record
        content = self.out.text.content
        record.end = end if closed else record.start + len(content[record.start : end].rstrip())
        self.record = None
        if not closed:
            last = not _SAYS.search(content, end)
            where = "the file ends" if last else "the next record begins"
            self.out.warn("ris-no-end", f"{where} before «ER  - »: the record may be cut off", record.span)
            self.out.damaged.append(record.span)
        return record
