"""A RIS record as an archive's page offers it for download: its fields say what a page says, and one of them is the source field.

``AV  - RGANI, f. 5, op. 49, d. 131, ll. 193-194. Translated by Gary Goldberg.`` is filed whole as a place by those who import
it; here it is taken apart like any other. Files of records for reference managers are `archcite.formats`' matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.coverage import tell_unread
from archcite.extraction.dates.reading import read_date
from archcite.extraction.facts_of import enter_date, enter_provenance, enter_source, enter_title, one_line
from archcite.extraction.names import read_name
from archcite.extraction.pages.platforms import platform_profile
from archcite.extraction.places.holders import HOLDER, weight
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.sources.provenance import statements
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import clauses
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.profiles import Profile
    from archcite.extraction.ledger import Ledger

_BEGINNING = lazy_pattern(r"\s*TY {1,2}- ?\S")
_TAG = lazy_pattern(r"^[ \t]*(?P<tag>[A-Z][A-Z\d]) {1,2}-(?: |$)", re.MULTILINE)
_SLASHED = lazy_pattern(r"(?P<year>\d{4})/(?P<month>\d{1,2})?/?(?P<day>\d{1,2})?(?:/.*)?")
_NAMES = {"AU": "authors", "A1": "authors", "A4": "translators", "TA": "translators", "ED": "editors"}
_TITLES, _DATES, _SOURCES = ("TI", "T1"), ("DA", "Y1", "PY"), ("AV", "AN")
#: Where programs that have no field for an archive put it.
_OTHERS = ("CN", "LB", "C1", "C2", "M1", "M2", "N1")
_PLAIN = {"UR": "url", "AB": "abstract", "N2": "abstract"}
_RULE = "ris"


def is_ris(content: str) -> bool:
    """Whether a text begins as a RIS record does."""
    return _BEGINNING.match(content) is not None


def enter_ris(ledger: Ledger, start: int, end: int) -> None:
    """Read the first record of a text in RIS; that there are more is told."""
    fields = _fields(ledger, start, end)
    content = ledger.content
    for tags, enter in ((_TITLES, enter_title), (_DATES, _enter_day)):
        for where in [where for tag in tags for where in fields.get(tag, ())][:1]:
            enter(ledger, *where, f"{_RULE}/{enter.__name__.rpartition('_')[2]}", 0.95)
    profile = _enter_platform(ledger, fields)
    meanings = profile.meanings if profile is not None else None
    source = _source(content, fields)
    if source is not None:
        enter_source(ledger, read_source(content, *source), _RULE, meanings=meanings)
        tell_unread(ledger, *source)
    for where in fields.get("N1", ()) if source not in fields.get("N1", ()) else ():
        enter_provenance(ledger, statements(content, *where), _RULE, 0.9, meanings)
    for tag, field in _PLAIN.items():
        for where in fields.get(tag, ())[:1]:
            ledger.note(field, *where, f"{_RULE}/{field}", 0.96)
    for where in fields.get("LA", ())[:1]:
        code = lexicon().languages.get(one_line(content, *where).casefold())
        if code:
            ledger.note("language", *where, f"{_RULE}/language", 0.95, value=code)
    _enter_people(ledger, fields)


def _source(content: str, fields: dict[str, list[tuple[int, int]]]) -> tuple[int, int] | None:
    """The field that says where the document is: the one for that, else a call number or a note that names an archive."""
    for tag in _SOURCES:
        for where in fields.get(tag, ()):
            return where
    for where in [where for tag in _OTHERS for where in fields.get(tag, ())]:
        if shelfmarks(content, *where) or any(weight(content, piece) >= HOLDER for piece in clauses(content, *where)):
            return where
    return None


def _fields(ledger: Ledger, start: int, end: int) -> dict[str, list[tuple[int, int]]]:
    """Where the values of each tag stand, up to the record's end; a value goes on over lines without a tag."""
    found: dict[str, list[tuple[int, int]]] = {}
    tags = list(_TAG.finditer(ledger.content, start, end))
    for index, tag in enumerate(tags):
        if tag["tag"] == "ER":
            if later := [other for other in tags[index + 1 :] if other["tag"] == "TY"]:
                message = f"{len(later) + 1} records in one file: only the first was read as a document"
                ledger.tell("further-records", message, later[0].start(), later[0].end())
            break
        until = tags[index + 1].start() if index + 1 < len(tags) else end
        if ledger.content[tag.end() : until].strip():
            found.setdefault(tag["tag"], []).append((tag.end(), until))
    return found


def _enter_platform(ledger: Ledger, fields: dict[str, list[tuple[int, int]]]) -> Profile | None:
    for where in [where for tag in ("DB", "DP", "PB", "T2", "JO") for where in fields.get(tag, ())]:
        profile = platform_profile(ledger.content[slice(*where)])
        if profile is not None:
            ledger.note("platform", *where, f"{_RULE}/platform", 0.97)
            ledger.note("profile", *where, f"{_RULE}/platform", 1.0, value=profile.id)
            return profile
    return None


def _enter_day(ledger: Ledger, start: int, end: int, rule: str, confidence: float) -> None:
    """A date as RIS has it, ``1962/10/04/``, or in any other form."""
    slashed = _SLASHED.fullmatch(one_line(ledger.content, start, end))
    if slashed is None:
        enter_date(ledger, start, end, rule, confidence)
        return
    edtf = "-".join(part.zfill(2) for part in slashed.groups() if part)
    if read_date(edtf) is not None:
        ledger.note("date", start, end, rule, confidence, value=edtf)


def _enter_people(ledger: Ledger, fields: dict[str, list[tuple[int, int]]]) -> None:
    best = ledger.best()
    for field in dict.fromkeys(_NAMES.values()):
        if f"{field}.0" in best:
            continue
        people = [where for tag, named in _NAMES.items() if named == field for where in fields.get(tag, ())]
        for number, where in enumerate(people):
            name = read_name(one_line(ledger.content, *where))
            ledger.note(f"{field}.{number}", *where, f"{_RULE}/{field}", 0.93, value=name)
