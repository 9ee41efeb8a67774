"""The numbers of a field in one text: delimiters of ranges, signs for "and", labels inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.items.pages import format_range
from archcite.csl.vocabulary import RANGED_VARIABLES

if TYPE_CHECKING:
    from archcite.csl.items.numbers import NumberValue
    from archcite.csl.styles.locale import Locale


def join_parts(value: NumberValue, variable: str, locale: Locale, page_format: str, *, as_page: bool) -> str:
    """The numbers of a field in one text, ranges with the locale's delimiter and pages in the style's form."""
    out: list[str] = []
    parts = value.parts
    index = 0
    delimiter = range_delimiter(variable, locale)
    while index < len(parts):
        part = parts[index]
        if part.label:
            out.append(f"{locale.term(part.label, 'short', plural=part.plural) or part.label} ")
        following = parts[index + 1] if index + 1 < len(parts) else None
        ranged = part.ranged and variable in RANGED_VARIABLES
        if ranged and following:
            out.append(format_range(part.text, following.text, page_format if as_page else "", delimiter))
            out.append(joiner_text(following.joiner, delimiter, locale))
            index += 2
            continue
        out.append(part.text)
        out.append(joiner_text(part.joiner, delimiter if ranged else "-", locale))
        index += 1
    return "".join(out)


def joiner_text(joiner: str, delimiter: str, locale: Locale) -> str:
    """A joiner as it is printed."""
    if joiner == "-":
        return delimiter
    if joiner == " & ":
        symbol = locale.term("and", "symbol")
        return f" {symbol} " if symbol and symbol != locale.term("and") else joiner
    return "-" if joiner == "\\-" else joiner


def range_delimiter(variable: str, locale: Locale) -> str:
    """The delimiter between the ends of a range."""
    term = "year-range-delimiter" if variable == "collection-number" else "page-range-delimiter"
    found = locale.find(term)
    return "–" if found is None else found
