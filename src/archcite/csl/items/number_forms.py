"""Numbers as ordinals, Roman numerals and letters (specification, "Number" and "Ordinal Suffixes")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.csl.items.numbers import DIGITS

if TYPE_CHECKING:
    from archcite.csl.items.numbers import NumberValue
    from archcite.csl.styles.locale import Locale

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
ROMAN_UNITS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
ROMAN_LIMIT = 6000


def in_form(value: NumberValue, form: str, locale: Locale, gender: str) -> NumberValue:
    """The value with each of its numbers as an ordinal or a Roman numeral."""
    return value._replace(
        parts=tuple(
            part._replace(text=number_form(int(part.text), form, locale, gender))
            if part.own and re.match(DIGITS, part.text)
            else part
            for part in value.parts
        ),
    )


def number_form(number: int, form: str, locale: Locale, gender: str = "") -> str:
    """One number in a form of `<number>`.

    >>> from archcite.csl.styles.locale import load_locale
    >>> number_form(3, "ordinal", load_locale("en-US")), number_form(14, "roman", load_locale("en-US"))
    ('3rd', 'xiv')
    """
    if form == "ordinal":
        return str(number) + ordinal_suffix(number, locale, gender)
    if form == "long-ordinal":
        found = locale.term(f"long-ordinal-{number:02d}", gender=gender) if 1 <= number <= 10 else ""
        return found or number_form(number, "ordinal", locale, gender)
    if form == "roman":
        return roman(number)
    return str(number)


def roman(number: int) -> str:
    """A number as a Roman numeral in lower case; above 5,999 the number itself."""
    if not 0 < number < ROMAN_LIMIT:
        return str(number)
    out = []
    for value, sign in ROMAN + ROMAN_UNITS:
        out.append(sign * (number // value))
        number %= value
    return "".join(out)


def ordinal_suffix(number: int, locale: Locale, gender: str = "") -> str:
    """The suffix that makes a number an ordinal (specification, "Ordinal Suffixes")."""
    for name, default, ending in (
        (f"ordinal-{number:02d}", "", number < 100),
        (f"ordinal-{number % 100:02d}", "last-two-digits", True),
        (f"ordinal-0{number % 10}", "last-digit", True),
    ):
        if not ending:
            continue
        term = locale.terms.get((name, "long", gender)) or locale.terms.get((name, "long", ""))
        if term and matches(term.match or default_match(name), default, number, name):
            return term.single
    return locale.term("ordinal", gender=gender)


def default_match(name: str) -> str:
    """How an ordinal term matches when it does not say."""
    return "last-digit" if int(name[-2:]) < 10 else "last-two-digits"


def matches(match: str, wanted: str, number: int, name: str) -> bool:
    """Whether an ordinal term that matches in one way applies where another is looked for."""
    if wanted == "":
        return match == "whole-number" and int(name[-2:]) == number
    return match == wanted


def year_suffix(number: int) -> str:
    """The letters for the n-th of several works of one year, counted from 0.

    >>> year_suffix(0), year_suffix(25), year_suffix(26)
    ('a', 'z', 'aa')
    """
    letters = ""
    number += 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
