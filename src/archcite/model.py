"""The types that every stage shares: immutable, plain, without behaviour that needs I/O.

A document's text gives `Claim`s, each with the `Span` it was read from; the best of them make a `Record`; what could not be
read, or was read twice and differs, is a `Problem`. `archcite.Extraction` holds the three together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping  # noqa: TC003  (decoding a record evaluates the annotations)
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from archcite.origins import Origins


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a text, as half-open offsets into `Text.content`, in characters.

    Example:
        >>> Span(4, 9).of("trans. Doctoroff")
        's. Do'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {self.end}")

    def of(self, content: str) -> str:
        """The characters of `content` inside the span."""
        return content[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether the whole span lies inside `other`."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True)
class Text:
    r"""A document as read: its characters, and where they stood in the source.

    Reading makes line ends, soft hyphens, no-break spaces and form feeds alike, so that every rule sees plain text; `origins`
    leads each character back to the source, in which places are told to the reader.

    Args:
        content: the text that spans point into; line ends are ``\n``.
        source: a name for messages: a path, or ``<stdin>``.
        encoding: the encoding that the bytes were read with.
        problems: what went wrong in reading, such as a guessed encoding.
        raw: the decoded source before anything was made alike; None when it is `content` itself.
        origins: for each character of `content`, and for its end, the offset in `raw`; None when it is the same.
        metadata: what the source states of itself outside its text, such as a page's ``citation_title`` or ``dc.date``, by
            lower-case name; empty for most forms.

    Example:
        >>> Text("one\ntwo").place(4)
        (2, 1)
    """

    content: str
    source: str = "<text>"
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()
    raw: str | None = None
    origins: Origins | None = None
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _line_starts(self) -> list[int]:
        raw = self.content if self.raw is None else self.raw
        return [0, *(end.end() for end in re.finditer(r"\r\n?|\n", raw))]

    def origin(self, span: Span) -> Span:
        """The same stretch as offsets into the source."""
        if self.origins is None:
            return span
        return Span(self.origins[span.start], self.origins[span.end])

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column, both counted from 1, where a character of `content` stands in the source."""
        if self.origins is not None:
            offset = self.origins[offset]
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


class Severity(StrEnum):
    """How much a problem matters: an error means that something could not be done."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Problem(msgspec.Struct, frozen=True):
    """A diagnosis, kept as a value.

    Args:
        code: stable and kebab-case, such as ``address-not-canonical``.
        severity: `Severity`.
        message: one sentence for the reader, naming what was met and what was expected.
        span: where, in the text; None for the document as a whole.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None


class Name(msgspec.Struct, frozen=True):
    """A person's or a body's name, in the parts that CSL knows (CSL 1.0.2 specification, Names).

    A body, or a name that must not be taken apart, has only `literal`. East Asian names keep their order: ``Mao Zedong`` has
    the family name Mao, the given name Zedong and `family_first` set.

    Args:
        text: the name as the source writes it, or empty when it was never written as one string.

    Example:
        >>> Name(family="Gaulle", given="Charles", non_dropping_particle="de").full()
        'Charles de Gaulle'
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    family_first: bool = False
    text: str = ""

    def full(self) -> str:
        """The name in the order of running text."""
        if self.literal:
            return self.literal
        particles = [self.dropping_particle, self.non_dropping_particle, self.family]
        parts = [*particles, self.given] if self.family_first else [self.given, *particles]
        named = " ".join([part for part in parts if part])
        return f"{named}, {self.suffix}" if self.suffix else named

    def csl(self) -> dict[str, Any]:
        """The name as CSL-JSON writes it (CSL 1.0.2 specification, Names).

        Example:
            >>> Name(family="Gaulle", given="Charles", non_dropping_particle="de").csl()
            {'family': 'Gaulle', 'given': 'Charles', 'non-dropping-particle': 'de'}
        """
        if self.literal:
            return {"literal": self.literal}
        parts = {
            "family": self.family,
            "given": self.given,
            "dropping-particle": self.dropping_particle,
            "non-dropping-particle": self.non_dropping_particle,
            "suffix": self.suffix,
            "static-ordering": self.family_first,
        }
        return {part: value for part, value in parts.items() if value}


class Party(msgspec.Struct, frozen=True):
    """A sender, recipient or participant: who, in which office, of which body.

    Args:
        text: as the title writes it, without a leading article: ``Soviet Ambassador to the USA Anatoly F. Dobrynin``.
        person: the person named, or None.
        office: the office held: ``Soviet Ambassador to the USA``.
        body: the institution, when the party is one or the office names one: ``USSR Ministry of Foreign Affairs``.
        place: where they wrote from or were: ``New York``.
        article: the leading article that the title writes: ``the``.
    """

    text: str
    person: Name | None = None
    office: str = ""
    body: str = ""
    place: str = ""
    article: str = ""


class Location(msgspec.Struct, frozen=True):
    """One place where the document is kept: an archive and a shelfmark in its own tradition.

    All parts are as written, without their marks: ``f. 17`` gives fond ``17``. A part that is absent is empty.

    Args:
        archive: the holding repository as written, with bracketed code and city.
        text: the whole place as written, archive included.
        tradition: how it prints: ``fond`` (f./op./d./ll.), ``bulgarian``, ``hungarian``, ``box``, ``record-group``,
            ``german``, ``call-number`` …; see archives/traditions.yaml.
        repository: the registry's identifier of the archive, when it is known and not ambiguous.
        leaves: what FACTS calls ``list``: the leaves after l./ll./List/Listy/Bl.
        unit_term: the word used instead of delo, such as ``a.e.``.
        call_number: every shelfmark that is not a Russian-style tuple.
        pages: pages of a file, such as ``66-67`` after a PRC FMA number.
    """

    archive: str = ""
    text: str = ""
    tradition: str = ""
    repository: str = ""
    fond: str = ""
    opis: str = ""
    por: str = ""
    papka: str = ""
    delo: str = ""
    leaves: str = ""
    file_year: str = ""
    unit_term: str = ""
    call_number: str = ""
    pages: str = ""


class Role(StrEnum):
    """What an agent did for the copy or the translation that is cited."""

    COURTESY = "courtesy_of"
    PERMISSION = "permission_of"
    OBTAINED = "obtained_by"
    CONTRIBUTED = "contributed_by"
    PROVIDED = "provided_by"
    TRANSCRIBED = "transcribed_by"
    TRANSLATED = "translated_by"
    EDITED = "edited_by"
    REVISED = "revised_by"


class Provenance(msgspec.Struct, frozen=True):
    """One statement of who did what: ``copy courtesy of NSA``, ``Obtained and translated for CWIHP by A``.

    Args:
        text: the statement as written.
        roles: what was done, in the order stated.
        agents: by whom.
        project: for whom: ``CWIHP``.
        language: from which language, as written: ``Portuguese``.
    """

    text: str
    roles: tuple[Role, ...] = ()
    agents: tuple[Name, ...] = ()
    project: str = ""
    language: str = ""


class Printing(StrEnum):
    """How a printed source stands to the document."""

    PUBLISHED_IN = "published_in"
    TRANSLATION_FROM = "translation_from"
    ALSO_PUBLISHED_IN = "also_published_in"


class PrintedSource(msgspec.Struct, frozen=True):
    """A printed edition of the document or of its translation.

    Args:
        kind: `Printing`.
        text: as written, to the closing bracket.
        pages: the pages that follow, as written.
        item: the same as a CSL-JSON item, when it could be taken apart whole.
    """

    kind: Printing
    text: str
    pages: str = ""
    item: Mapping[str, Any] | None = None


class Signature(msgspec.Struct, frozen=True):
    """The signature at a document's end: ``4.X.62 A. Dobrynin``."""

    text: str
    date: str = ""
    name: Name | None = None


class Record(msgspec.Struct, frozen=True):
    """What is known of one document: typed facts, none of them required.

    Dates are EDTF (ISO 8601-2:2019) strings beside the text that they were read from; languages are BCP 47 tags. `inferred`
    names the fields that the source does not state but that follow from what it states (an author read out of a sender).

    Args:
        described: whether the title is a description in the words of who cites, which no quotation marks or italics mark as a title.
        number: the digital host's number of the document: ``111603``.
        document_number: a number that the document itself bears: ``C.C. (58) 8th Conclusions``.
        provenance_text: all provenance statements as written, in order, for faithful re-rendering.
        profile: the archive profile that read it: ``wilson-center``.
        form: the profile's form that matched: ``current``, ``former``.
        extra: facts that other formats brought and that have no field of ours (kept, never printed).
    """

    title: str = ""
    title_short: str = ""
    date: str = ""
    date_text: str = ""
    genre: str = ""
    authors: tuple[Name, ...] = ()
    sender: Party | None = None
    recipient: Party | None = None
    participants: tuple[Party, ...] = ()
    platform: str = ""
    url: str = ""
    canonical_url: str = ""
    accessed: str = ""
    number: str = ""
    document_number: str = ""
    locations: tuple[Location, ...] = ()
    translators: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    provenance_text: str = ""
    printed: tuple[PrintedSource, ...] = ()
    abstract: str = ""
    language: str = ""
    original_language: str = ""
    classification: str = ""
    copy_number: str = ""
    image_reference: str = ""
    page_count: str = ""
    signature: Signature | None = None
    ibid: bool = False
    profile: str = ""
    form: str = ""
    described: bool = False
    inferred: frozenset[str] = frozenset()
    extra: Mapping[str, Any] = msgspec.field(default_factory=dict)


class Claim(msgspec.Struct, frozen=True):
    """One thing that one rule says, and where it read it.

    Invariant: ``text.content[span.start:span.end] == claim.text``. A claim that no single stretch of the text carries (an
    inference) points at what it was inferred from.

    Args:
        field: the name of a fact (see the field names of `Record`; parts of a location are ``locations.0.fond``).
        value: the normalised value: a string, or one of the types above.
        rule: which rule read it, in the form ``stage/rule``: ``wilson-center/platform``.
        confidence: 0 to 1; calibrated, see docs.
        inferred: whether the source states it or it only follows.
        agrees: for a claim that repeats or confirms another one: what it agrees with, such as ``heading date``.
        alternatives: what else the same words can mean: the days of ``3/4/56``, the repositories of ``PRO``.
    """

    field: str
    value: Any
    text: str
    span: Span
    rule: str
    confidence: float = 1.0
    inferred: bool = False
    agrees: tuple[str, ...] = ()
    alternatives: tuple[Any, ...] = ()
