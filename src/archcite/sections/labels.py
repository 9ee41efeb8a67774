"""Labels of a page, found by their colons, and the layout that they make."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from archcite.data import load_yaml
from archcite.edges import BLANKS, behind_edge, within_edges
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Labels stand at the head of a page, or, on newer pages, at its end.
_HEAD, _TAIL = 60_000, 20_000
_LONGEST_LABEL = 60
#: A description or a summary is no longer: what is, is the document.
_LONGEST_VALUE = 1_500
#: What may stand around a label on a line of its own: spaces, marks of headings and of bold print, a colon.
_AROUND_LABEL = " \t*#_:"
#: What may stand between a label and its colon.
_BEFORE_COLON = " \t*"
#: What stands before what a label says, and behind it.
_AROUND_VALUE = BLANKS + "*|", BLANKS + "*|•-"
_BULLETS = " \t*#-•>|"
#: What "Contents:" lists; the document begins after it, often on the next line or even on the same one.
_CONTENT = lazy_pattern(
    r"[ \t\n,;]*(?:(?:Translation|Transcription|Transcript|Summary)[ ]-[ ][A-Z][a-z]+"
    r"|(?:[A-Z][a-z]+[ ]){0,2}(?:Translation|Transcription|Transcript)(?:[ ]-[ ][A-Z][a-z]+)?"
    r"|(?:Original[ ])?Scan(?:[ ]of[ ](?:the[ ])?(?:Original[ ])?Document)?|Original[ ](?:Document|Language|Scan))(?!\w)"
)


class Layout(msgspec.Struct, frozen=True):
    """A layout of layouts.yaml.

    Args:
        labels: label as printed → name of its field.
        needs: fields without which a page has not this layout.
        before_body: the field after whose value the document begins.
        heading: the line that opens the labels, where they stand alone on their lines.
        above: a line above that one, behind the summary → the field of what stands below it, up to the next such line.
        behind: lines with which the labels end: what the site shows besides.
    """

    name: str
    labels: Mapping[str, str]
    needs: frozenset[str] = frozenset()
    before_body: str = ""
    heading: str = ""
    above: Mapping[str, str] = {}
    behind: frozenset[str] = frozenset()


class Label(NamedTuple):
    """A label as found: from its first letter to after its colon."""

    field: str
    start: int
    end: int
    opens_line: bool


class Found(NamedTuple):
    """A layout, and its labels in order."""

    layout: Layout
    labels: tuple[Label, ...]

    @property
    def start(self) -> int:
        """Where the labels begin."""
        return self.labels[0].start

    def has(self, field: str) -> bool:
        """Whether the page has the label of a field, whatever it says."""
        return any(label.field == field for label in self.labels)


@cache
def data() -> dict[str, Any]:
    """layouts.yaml, read once."""
    read: dict[str, Any] = load_yaml(Path(__file__).with_name("layouts.yaml"))
    return read


@cache
def layouts() -> tuple[Layout, ...]:
    """All layouts, in the order of the file."""
    return tuple(
        Layout(
            name,
            {label: field for field, labels in told["labels"].items() for label in labels},
            frozenset(told.get("needs", ())),
            told.get("before_body", ""),
            told.get("heading", ""),
            {line: field for field, lines in told.get("above", {}).items() for line in lines},
            frozenset(told.get("behind", ())),
        )
        for name, told in data()["layouts"].items()
    )


@cache
def _known_labels() -> tuple[tuple[str, ...], frozenset[str]]:
    """All labels that stand before a colon, the longest first, and what stands before it then: their last letters, or a gap."""
    labels = {label for layout in layouts() if not layout.heading for label in layout.labels}
    return tuple(sorted(labels, key=len, reverse=True)), frozenset({label[-1] for label in labels} | {*_BEFORE_COLON})


def find_layout(content: str) -> Found | None:
    """The layout that a text has, with its labels; None for what is no page."""
    colons = [*_before_colons(content, min(len(content), _HEAD))]
    candidates = [
        _lone_labels(content, layout) if layout.heading else _chosen(content, layout, colons) for layout in layouts()
    ]
    return max((found for found in candidates if found), key=lambda found: len(found.labels), default=None)


def _before_colons(content: str, end: int) -> Iterator[tuple[str, int, int, bool]]:
    """Each known label before a colon: as printed, its place, and whether it opens its line."""
    labels, last_letters = _known_labels()
    colon = 0
    while (colon := content.find(":", colon + 1, end)) >= 0:
        if content[colon - 1] not in last_letters:
            continue
        low = colon - _LONGEST_LABEL if colon > _LONGEST_LABEL else 0
        before = content[low:colon].rstrip(_BEFORE_COLON)
        if not before.endswith(labels):
            continue
        label = next(label for label in labels if before.endswith(label))
        at = low + len(before) - len(label)
        if at == 0 or content[at - 1].isspace() or content[at - 1] in _BULLETS:
            line = content.rfind("\n", low, colon) + 1 or (low if low == 0 else -1)
            yield label, at, _after_colon(content, colon), line >= 0 and not content[line:at].strip(_BULLETS)


def _after_colon(content: str, colon: int) -> int:
    """After the colon, and after ``**`` or a stray stop that belongs to the label: ``**Source:**``, ``Source:.``."""
    end = colon + 1
    while content[end : end + 1] == "*":
        end += 1
    return end + 1 if content[end : end + 1] == "." else end


def _chosen(content: str, layout: Layout, colons: list[tuple[str, int, int, bool]]) -> Found | None:
    """The first label of each field; one inside a line counts only where labels at lines' beginnings do not say otherwise."""
    first: dict[str, Label] = {}
    for label, start, end, opens in colons:
        field = layout.labels.get(label)
        if field and (field not in first or (opens and not first[field].opens_line)):
            first[field] = Label(field, start, end, opens)
    if not layout.needs <= first.keys():
        return None
    ordered = sorted(first.values(), key=lambda label: label.start)
    opening = [label for label in ordered if label.opens_line]
    if any(label.field in layout.needs for label in opening):
        low, high = opening[0].start, _paragraph_end(content, opening[-1].end)
        ordered = [label for label in ordered if low <= label.start <= high]
    if layout.before_body in first:
        ordered = [label for label in ordered if label.start <= first[layout.before_body].start]
    if not layout.needs <= {label.field for label in ordered}:
        return None
    return Found(layout, tuple(ordered))


def _paragraph_end(content: str, start: int) -> int:
    end = content.find("\n\n", start)
    return len(content) if end < 0 else end


def _lone_labels(content: str, layout: Layout) -> Found | None:
    """Labels that stand alone on their lines, below the line that announces them."""
    tail = max(0, len(content) - _TAIL)
    opening = lone_line(content, layout.heading, tail, len(content))
    if opening < 0:
        return None
    first: dict[str, Label] = {}
    at = opening
    while at < len(content):
        end = content.find("\n", at)
        end = len(content) if end < 0 else end
        line = content[at:end].strip(_AROUND_LABEL)
        field = layout.labels.get(line)
        if field and field not in first:
            first[field] = Label(field, at, end, opens_line=True)
        elif first and line in layout.behind:
            first[""] = Label("", at, end, opens_line=True)
            break
        at = end + 1
    return Found(layout, tuple(first.values())) if first else None


def lone_line(content: str, words: str, start: int, end: int) -> int:
    r"""Where the last line begins that says only this, with or without the marks of a heading; -1 when there is none.

    Example:
        >>> lone_line("Body\n## Document Information\nSource", "Document Information", 0, 33)
        5
    """
    at = content.rfind(words, start, end) if content.find(words, start, end) >= 0 else -1  # forwards is twice as fast
    while at >= 0:
        line = content.rfind("\n", 0, at) + 1
        stop = content.find("\n", at)
        if content[line : len(content) if stop < 0 else stop].strip(_AROUND_LABEL) == words:
            return line
        at = content.rfind(words, start, at)
    return -1


def value_spans(content: str, found: Found) -> tuple[dict[str, Span], int]:
    """What each label says, and where the rest of the text begins; labels that say nothing are left out."""
    values: dict[str, Span] = {}
    ends = [label.start for label in found.labels[1:]]
    last = found.labels[-1]
    if last.field == "contents":
        after = _listed_end(content, last.end)
    else:
        after = _last_value_end(content, last.end, before_body=last.field == found.layout.before_body)
    for label, end in zip(found.labels, [*ends, after], strict=True):
        start, stop = within_edges(content, label.end, end, *_AROUND_VALUE)
        start, _ = within_edges(content, _without_repeated(content, start, label, found.layout), stop, *_AROUND_VALUE)
        if start < stop and label.field:
            values[label.field] = Span(start, stop)
    return values, after


def _without_repeated(content: str, start: int, label: Label, layout: Layout) -> int:
    """After a label that is printed twice: ``Source: Source: AVPRF``."""
    colon = content.find(":", start, start + _LONGEST_LABEL)
    return colon + 1 if colon > 0 and layout.labels.get(content[start:colon]) == label.field else start


def _last_value_end(content: str, start: int, *, before_body: bool) -> int:
    """Where the last label's value ends: with its paragraph; where that is the document itself, it has no value."""
    line = content.find("\n", start)
    if before_body and line >= 0 and not content[start:line].strip() and content[line + 1 : line + 2].strip():
        return start
    start = behind_edge(content, start, len(content))
    end = _paragraph_end(content, start)
    return end if end - start <= _LONGEST_VALUE else start


def _listed_end(content: str, start: int) -> int:
    """Where the list of contents ends: after what such lists have, else with its first line."""
    end = start
    while (found := _CONTENT.match(content, end)) is not None:
        end = found.end()
    if end > start:
        return end
    line = content.find("\n", within_edges(content, start, len(content), BLANKS + ",;")[0])
    return len(content) if line < 0 else line
