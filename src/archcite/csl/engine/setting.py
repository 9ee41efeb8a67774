"""What every closure of a processor shares: the style, its locale, and what has been worked out about them once."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from archcite.csl.engine.decoration import wrapping
from archcite.csl.items.markup import read_markup
from archcite.csl.items.stop_words import STOP_WORDS
from archcite.csl.items.textcase import change_case
from archcite.csl.styles import style as s
from archcite.csl.tree import QuoteMarks
from archcite.csl.vocabulary import NAME_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.csl.engine.options import NameOptions
    from archcite.csl.items.item import Entry
    from archcite.csl.stream import Piece
    from archcite.csl.styles.locale import Locale
    from archcite.csl.styles.style import Style

SERIALS = itertools.count()
#: The order in which `citation-label` looks for a name.
LABEL_NAMES = tuple(sorted(NAME_VARIABLES))
#: How many letters of each name a citation label has, by the number of names.
LABEL_LENGTHS = ((), (4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
#: What is passed over at the start of a name in a label: particles, articles.
LABEL_LEAD = r"\A(?:[ '’a-z]{1,40}\s+)?(?:(?:[Aa]n?|[Tt]he)\s+)?"


class Setting:
    """The style and locale of a processor.

    Args:
        style: The style.
        locale: The locale, the style's own `<locale>` elements merged in.
        abbreviations: Short forms by variable, then by the long text.
        links: Whether URLs and DOIs become links.
    """

    def __init__(
        self,
        style: Style,
        locale: Locale,
        abbreviations: Mapping[str, Mapping[str, str]] | None = None,
        *,
        links: bool = False,
    ) -> None:
        self.style = style
        self.locale = locale
        self.abbreviations = abbreviations or {}
        self.abbreviated = frozenset(self.abbreviations)
        self.links = links
        self.dates: dict[int, s.Date] = {}
        self.inherited: dict[tuple[int, int], tuple[s.Names, s.Names]] = {}
        self.options: dict[tuple[int, str, bool], NameOptions] = {}
        self.writers: dict[tuple[NameOptions, int], tuple[int, s.Name]] = {}
        self.serial = next(SERIALS)
        self.quotes = quote_marks(locale)
        self.quote_pairs = pairs_of(self.quotes)
        self.punctuation_in_quote = locale.punctuation_in_quote
        english = locale.language.startswith("en") and locale.term("and") == "and"
        self.and_words = () if english else (locale.term("and"),)
        self.givenname_rule = style.citation.options.get("givenname-disambiguation-rule", "by-cite")
        self.page_format = style.options.get("page-range-format", "")
        self.language = locale.language
        variables = frozenset[str]().union(*(uses.variables for uses in style.uses.values()))
        self.explicit_year_suffix = bool(variables & {"year-suffix", "citation-label"})
        self.numbers_notes = "first-reference-note-number" in variables
        self.substitutable = style.substitutable

    def cased(self, text: str, case: str, language: str) -> str:
        """A text in a text case; title case is for English alone, but for terms, which come without a language."""
        if case == "title" and language and not language.lower().startswith("en"):
            return text
        return change_case(text, case, language or self.locale.language)

    def pieces(self, text: str, decoration: s.Decoration, language: str) -> tuple[Piece, ...]:
        """A text with its markup read, in its text case, within its affixes and formats."""
        if not text:
            return ()
        if decoration is s.PLAIN:
            return read_markup(text, self.quote_pairs)
        before, after = wrapping(decoration)
        text = self.styled(text, decoration, language)
        return (*before, *read_markup(text, self.quote_pairs), *after)

    def styled(self, text: str, decoration: s.Decoration, language: str) -> str:
        """A text in its text case, without its periods if so asked."""
        if decoration.text_case:
            text = self.cased(text, decoration.text_case, language)
        return text.replace(".", "") if decoration.strip_periods else text

    def writer_number(self, options: NameOptions, name: s.Name) -> int:
        """A number for the way in which a `<name>` with these options writes names; that of no other, in any processor."""
        # The element is kept with it: its identity must not be used again.
        return self.writers.setdefault((options, id(name)), (next(SERIALS), name))[0]

    def abbreviate(self, variable: str, text: str) -> str:
        """The short form of a text, if the abbreviation list has one."""
        return self.abbreviations.get(variable.removesuffix("-short"), {}).get(text, text)

    def citation_label(self, entry: Entry) -> str:
        """The item's citation label: its own, or one made of its names and year ("Doe65", "DRS99").

        The specification leaves the form to the processor; this is that of citeproc-js.
        """
        own = entry.texts.get("citation-label")
        if own:
            return own
        names = next((entry.names[variable] for variable in LABEL_NAMES if variable in entry.names), ())
        lengths = LABEL_LENGTHS[min(len(names), len(LABEL_LENGTHS) - 1)]
        letters = "".join(
            label_letters(name.family or name.literal, length) for name, length in zip(names, lengths, strict=False)
        )
        if not letters:
            words = [word for word in entry.texts.get("title", "").split() if word not in STOP_WORDS]
            letters = label_letters("".join(words), LABEL_LENGTHS[1][0])
        year = next((date.start[0] for date in (entry.dates.get("issued"),) if date), None)
        return (letters or "Xyz") + (f"{abs(year) % 100:02d}" if year is not None else "00")


def label_letters(name: str, length: int) -> str:
    """The first letters of a name or title in a citation label: "Doe" of "van der Doe".

    >>> label_letters("van der Doe", 4), label_letters("The O'Neil", 2)
    ('Doe', 'On')
    """
    return "".join(char for char in re.sub(LABEL_LEAD, "", name) if char.isalpha())[:length].capitalize()


def quote_marks(locale: Locale) -> QuoteMarks:
    """The quotation marks of a locale."""
    return QuoteMarks(
        locale.term("open-quote"),
        locale.term("close-quote"),
        locale.term("open-inner-quote"),
        locale.term("close-inner-quote"),
    )


def pairs_of(quotes: QuoteMarks) -> tuple[tuple[str, str], ...]:
    """The pairs of curly marks that are read as quotations in fields: the outer one, then the inner one."""
    pairs = [(quotes.opening, quotes.closing), (quotes.inner_opening, quotes.inner_closing)]
    return tuple((a, b) for a, b in pairs if a and b and a not in "\"'" and a != b)
