"""Number fields, read: what is numeric, ranges and lists, plurals, labels inside the text."""

import functools
import itertools
import re
from typing import NamedTuple

from archcite.csl.vocabulary import EMBEDDED_LABELS

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
