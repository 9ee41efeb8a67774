"""What is known of one document: where it is kept, who brought it, where it is printed, and all the rest."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  (decoding evaluates the annotations)
from enum import StrEnum
from typing import Any

import msgspec

from archcite.model.people import Name, Party  # noqa: TC001  (decoding evaluates the annotations)


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
    """How a printed source stands to the document: it prints it, its translation is from there, it is printed there, too, or only quoted."""

    PUBLISHED_IN = "published_in"
    QUOTED_IN = "quoted_in"
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
