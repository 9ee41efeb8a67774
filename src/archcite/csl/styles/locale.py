"""Locales: terms, date formats and options, with the fallback of the specification ("Locale Fallback")."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from archcite.csl.errors import StyleError
from archcite.csl.styles.files import is_file, names_in, package_folder, read_bytes
from archcite.csl.vocabulary import PRIMARY_DIALECTS, is_true

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archcite.csl.styles import style as s
    from archcite.csl.styles.derive import Load

#: Where a form is looked for next when it is not defined (specification, "Terms").
FORM_FALLBACK = {
    "long": ("long",),
    "short": ("short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
}
ORDINAL = re.compile(r"ordinal(-\d\d)?\Z")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}\Z")


class Term(NamedTuple):
    """One term in one form: its texts, and for ordinals and nouns what gender and numbers it goes with."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


class LocalePart(NamedTuple):
    """One `<locale>` element, of a file or of a style.

    Attributes:
        language: Its `xml:lang`, or an empty string.
        terms: Terms by (name, form, gender form).
        dates: Date formats by `text` or `numeric`.
        options: The attributes of `<style-options>`.
    """

    language: str
    terms: Mapping[tuple[str, str, str], Term]
    dates: Mapping[str, s.Date]
    options: Mapping[str, str]


class Locale:
    """A locale with all its fallbacks merged.

    >>> english = load_locale("en-GB")
    >>> english.term("editor", "short", plural=True)
    'eds'
    """

    __slots__ = ("cache", "dates", "language", "options", "terms")

    def __init__(
        self,
        language: str,
        terms: Mapping[tuple[str, str, str], Term],
        dates: Mapping[str, s.Date],
        options: Mapping[str, str],
    ) -> None:
        self.language = language
        self.terms = terms
        self.dates = dates
        self.options = options
        self.cache: dict[tuple[str, str, bool, str], str | None] = {}

    def find(self, name: str, form: str = "long", *, plural: bool = False, gender: str = "") -> str | None:
        """The term's text, or None if it is not defined in this form or one that it falls back to."""
        key = (name, form, plural, gender)
        try:
            return self.cache[key]
        except KeyError:
            found = self.cache[key] = self.look_up(name, form, plural=plural, gender=gender)
            return found

    def look_up(self, name: str, form: str, *, plural: bool, gender: str) -> str | None:
        """As `find`, without the cache."""
        for fallback in FORM_FALLBACK.get(form, (form, "long")):
            for kind in (gender, "", "feminine", "masculine"):
                term = self.terms.get((name, fallback, kind))
                if term:
                    return term.multiple if plural else term.single
        return None

    def term(self, name: str, form: str = "long", *, plural: bool = False, gender: str = "") -> str:
        """The term's text, empty if it is not defined."""
        return self.find(name, form, plural=plural, gender=gender) or ""

    def gender(self, name: str) -> str:
        """The gender of a noun term, such as `month-03` or `edition`."""
        term = self.terms.get((name, "long", "")) or self.terms.get((name, "short", ""))
        return term.gender if term else ""

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether commas and periods go inside the closing quotation mark."""
        return is_true(self.options.get("punctuation-in-quote"))


def locale_folder() -> str:
    """The folder of the locale files, which are data of the citeproc-py wheel.

    Raises:
        StyleError: If the wheel is not there.
    """
    folder = package_folder("citeproc", "data", "locales")
    if not folder:
        raise StyleError("the locale files of citeproc-py are not installed")
    return folder


@functools.lru_cache(maxsize=128)
def file_part(language: str) -> LocalePart | None:
    """The locale file of a dialect, or None if there is none."""
    if not LANGUAGE.match(language):
        return None
    name = f"locales-{language}.xml"
    path = f"{locale_folder()}/{name}"
    if not is_file(path):
        return None
    from archcite.csl.styles.kept import kept  # noqa: PLC0415 - what is kept is made of locales

    data = read_bytes(path)

    def read(_: Load) -> LocalePart:
        from archcite.csl.styles.read_locale import read_file  # noqa: PLC0415 - what is kept needs no reading

        return read_file(data, name)

    part: LocalePart = kept(name, data, lambda _: b"", read, least=0)
    return part


def languages() -> list[str]:
    """The dialects for which there is a locale file, in order.

    >>> "fr-CA" in languages()
    True
    """
    names = names_in(locale_folder(), ".xml")
    return [name.removeprefix("locales-") for name in names if name.startswith("locales-")]


def dialect_of(language: str) -> str:
    """The dialect meant by a language tag; a bare language means its primary dialect.

    >>> dialect_of("de"), dialect_of("de_at"), dialect_of("en-US")
    ('de-DE', 'de-AT', 'en-US')
    """
    parts = language.replace("_", "-").split("-")
    base = parts[0].lower()
    if len(parts) == 1:
        return PRIMARY_DIALECTS.get(base, base)
    rest = [part.upper() if len(part) == 2 else part.title() for part in parts[1:]]
    return "-".join([base, *rest])


def load_locale(language: str = "en-US", parts: Iterable[LocalePart] = ()) -> Locale:
    """A locale with its fallbacks.

    Args:
        language: A language tag, such as `de-AT`.
        parts: The `<locale>` elements of a style, which go before the files. Those for the primary dialect of the language hold for
            its other dialects too, as its file does; the specification names the file alone, citeproc-js and pandoc take both.
    """
    dialect = dialect_of(language)
    base = dialect.partition("-")[0]
    names = dict.fromkeys(["en-US", PRIMARY_DIALECTS.get(base, ""), dialect])
    layers = [part for name in names if name and (part := file_part(name))]
    if len(layers) > 1:
        layers[0] = without(layers[0], {name for layer in layers[1:] for name, _, _ in layer.terms})
    own = list(parts)
    for wanted in dict.fromkeys(["", base, PRIMARY_DIALECTS.get(base, ""), dialect]):
        layers.extend(part for part in own if part.language.lower() == wanted.lower())
    return merge(dialect, layers)


def without(part: LocalePart, names: set[str]) -> LocalePart:
    """A locale without some terms: what another language has in any form is not said in English in its other forms.

    The specification would have a form of English before another form of the language itself ("Locale Fallback"); no
    processor does so, and no reader wants it.
    """
    terms = {key: term for key, term in part.terms.items() if key[0] not in names}
    return LocalePart(part.language, MappingProxyType(terms), part.dates, part.options)


def with_matches(
    own: Mapping[tuple[str, str, str], Term], known: dict[tuple[str, str, str], Term]
) -> dict[tuple[str, str, str], Term]:
    """The terms of a layer that says some ordinals without the one for all: which numbers they match stays as it was.

    What it says without a gender goes for both; those of the layers below are taken away.
    """
    out = dict(own)
    for (name, form, gender), term in own.items():
        if name.startswith("ordinal-"):
            kinds = [known.get((name, form, kind)) for kind in (gender, "", "feminine", "masculine")]
            match = next((kind.match for kind in kinds if kind and kind.match), "")
            out[name, form, gender] = term._replace(match=term.match or match)
            if not gender:
                known.pop((name, form, "feminine"), None)
                known.pop((name, form, "masculine"), None)
    return out


def merge(language: str, layers: Iterable[LocalePart]) -> Locale:
    """One locale from several parts, the last of which goes first."""
    terms: dict[tuple[str, str, str], Term] = {}
    dates: dict[str, s.Date] = {}
    options: dict[str, str] = {}
    for layer in layers:
        if any(name == "ordinal" for name, _, _ in layer.terms):
            terms = {key: term for key, term in terms.items() if not ORDINAL.match(key[0])}
            terms.update(layer.terms)
        else:
            terms.update(with_matches(layer.terms, terms))
        dates.update(layer.dates)
        options.update(layer.options)
    return Locale(language, MappingProxyType(terms), MappingProxyType(dates), MappingProxyType(options))
