"""Numbers in fields: what is numeric, ranges and lists, plurals, labels inside the text, ordinals, Roman numerals."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from archcite.csl.pages import format_range
from archcite.csl.vocabulary import EMBEDDED_LABELS, RANGED_VARIABLES

if TYPE_CHECKING:
    from archcite.csl.locale import Locale

#: White space that may stand before a sign; only taken from its start, so that a long run of it is read once.
SPACE = r"(?:(?<!\s)\s+)?"
JOINER = rf"({SPACE}\\?[-–]+\s*|{SPACE}&\s*|,\s+and\s+|(?<!\s)\s+and\s+|[,;]\s+)"
#: What most fields are: a number, or a range.
SIMPLE = re.compile(r"(\d{1,20})(?:([-–])(\d{1,20}))?")
#: A part that can stand at either end of a range, and one that makes a field of several parts count as more than one.
RANGED = r"(?:\d{0,20}[A-Za-z]{1,20}0*)?\d{1,20}[-,:A-Za-z]{0,20}\Z|[ixv]{1,20}[-,:A-Za-z]{0,20}\Z"
COUNTED = r"\d|[A-Za-z]{1,20}\d{1,20}[-,A-Za-z]{0,20}\Z|[ivxlcmIVXLCM]{1,20}\Z"
ROMAN_NUMERAL = r"[ivxlcmIVXLCM]{1,20}\Z"
#: The two ends of a subdivision of one number: "12a" and "c" of "12a-c", which is one thing.
SUBDIVIDED = r"\d{1,20}[,A-Za-z]{1,20}\Z", r"[,A-Za-z]{1,20}\Z"
DIGITS = r"\d{1,15}\Z"
LABELLED = r"(?s)(?P<label>[a-z]{1,5}\.)\s*(?P<rest>\S.*)\Z"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
ROMAN_UNITS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
ROMAN_LIMIT = 6000


class Part(NamedTuple):
    """One number of a field.

    Attributes:
        text: The number, or other text.
        joiner: What stands after it, in its normal form (`-`, ` & `, `, `).
        label: The label printed before it, from the text itself; empty for none.
        own: Whether it is under the field's own label.
        plural: Whether the label printed before it is in the plural.
        ranged: Whether a range leads from it to the next number.
    """

    text: str
    joiner: str = ""
    label: str = ""
    own: bool = True
    plural: bool = False
    ranged: bool = False


class NumberValue(NamedTuple):
    """A number field, read.

    Attributes:
        parts: Its numbers in order.
        plural: Whether a label for it is in the plural.
        label: The label that its text starts with, if that differs from the field's own.
    """

    parts: tuple[Part, ...]
    plural: bool
    label: str = ""


def read_number(text: str, variable: str, words: tuple[str, ...] = ()) -> NumberValue:
    """Read a number field.

    Args:
        text: The field.
        variable: The variable, which decides what a plural is.
        words: The locale's words for "and".

    >>> read_number("12-14", "page").plural
    True
    >>> read_number("C-12/75", "number").parts[0].ranged
    False
    """
    text = text.strip()
    if variable == "page":
        text = text.replace("–", "-")
    simple = SIMPLE.fullmatch(text)
    if simple:
        first, sign, last = simple.groups()
        parts = [Part(first, sign, ranged=True), Part(last)] if sign else [Part(first)]
        return NumberValue(tuple(parts), is_plural(parts, variable))
    pieces = undivided(re.split(joiner(words) if words else JOINER, text))
    parts = []
    label = first_label = ""
    for index in range(0, len(pieces), 2):
        content = pieces[index]
        between = normal_joiner(pieces[index + 1]) if index + 1 < len(pieces) else ""
        match = re.match(LABELLED, content)
        if match and match["label"] in EMBEDDED_LABELS and any(char.isdigit() for char in match["rest"]):
            label = EMBEDDED_LABELS[match["label"]]
            content = match["rest"]
            if index == 0:
                first_label = label
            parts.append(Part(content, between, label if index else "", own=not index))
        else:
            parts.append(Part(content, between, "", own=parts[-1].own if parts else True))
    parts = [
        part._replace(plural=is_plural(parts[at:], label)) if part.label else part for at, part in enumerate(parts)
    ]
    parts = with_ranges(parts)
    return NumberValue(tuple(parts), is_plural(parts, variable), first_label)


def with_ranges(parts: list[Part]) -> list[Part]:
    """The parts, with it said of each whether a range leads to the next.

    The first number under a label decides whether hyphens are ranges there: "88-90" is one, "TR-88-90" is a name.

    >>> [part.ranged for part in with_ranges([Part("88", "-"), Part("90", ", "), Part("7")])]
    [True, False, False]
    """
    out = parts[:]
    ranged = False
    for at, (part, following) in enumerate(itertools.pairwise(parts)):
        if at == 0 or part.label:
            ranged = bool(re.match(COUNTED, part.text))
        if ranged and part.joiner in {"-", "–"} and not following.label and is_range(part.text, following.text):
            out[at] = part._replace(ranged=True)
    return out


def is_range(first: str, last: str) -> bool:
    """Whether two numbers can be the ends of a range."""
    if re.match(RANGED, first) and re.match(RANGED, last):
        return True
    return bool(re.match(ROMAN_NUMERAL, first) and re.match(ROMAN_NUMERAL, last))


def undivided(pieces: list[str]) -> list[str]:
    """Texts and what joins them in turn, with the subdivisions of one number put together again.

    >>> undivided(["12a", "-", "c", ", ", "14"])
    ['12a-c', ', ', '14']
    """
    before, after = SUBDIVIDED
    out = pieces[:1]
    for joint, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if joint == "-" and re.match(after, text) and re.match(before, out[-1].rpartition(". ")[2]):
            out[-1] = f"{out[-1]}-{text}"
        else:
            out.extend([joint, text])
    return out


@functools.lru_cache(maxsize=256)
def joiner(words: tuple[str, ...]) -> str:
    """What joins numbers, with the locale's words for "and" too."""
    own = "|".join(rf"(?:,\s+|(?<!\s)\s+){re.escape(word)}\s+" for word in words if word.strip())
    return f"({own}|{JOINER[1:]}" if own else JOINER


def is_plural(parts: list[Part], variable: str) -> bool:
    """Whether a label for these numbers is in the plural (specification, "Label")."""
    first = parts[0]
    if variable.startswith("number-of-"):
        return (bool(re.match(DIGITS, first.text)) and int(first.text) > 1) or len(parts) > 1
    count = 1
    while count < len(parts) and not parts[count].label:
        count += 1
    group = parts[:count]
    if len(group) < 2 or group[0].joiner.startswith("\\"):
        return False
    return bool(re.match(COUNTED, group[0].text))


def normal_joiner(joiner: str) -> str:
    """What stands between two numbers, in its normal form."""
    stripped = joiner.strip()
    if stripped.startswith("\\"):
        return "\\-"
    if stripped[:1] in "-–":
        return stripped  # "--" is nobody's range: it is printed as it was typed
    if stripped == "&":
        return " & "
    return joiner


def is_numeric(text: str) -> bool:
    """The test of `is-numeric` (specification, "Choose").

    Small Roman numerals are numbers too, as in citeproc-js; the specification does not speak of them.

    >>> [is_numeric(text) for text in ("2nd", "D2", "2, 3", "2-4", "iv", "second", "2nd edition")]
    [True, True, True, True, True, False, False]
    """
    parts = re.split(rf"{SPACE}[-–,&]\s*", text.strip())
    return all(re.fullmatch(r"[A-Za-z]{0,20}\d+[A-Za-z]{0,20}|\d+(?:/\d+)+|[ixv]{1,20}", part) for part in parts)


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

    >>> from archcite.csl.locale import load_locale
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
