"""The words by which printed sources tell their parts (archives/printed.yaml), as patterns. Loaded when the first one is read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from archcite.archives.lexicon import entries, lexicon
from archcite.data import load_yaml
from archcite.patterns import lazy_pattern

_NUMBER = r"(?:\d{1,4}[a-z]?(?:\s?[-–/]\s?\d{1,4})?|[IVXLC]{1,7})"
_FIRST_WORD = lazy_pattern(r"[^\W\d_]+|\S")
_LANGUAGES = {"en": "english", "de": "german", "fr": "french"}
_MARKING = ("volumes", "parts", "issues", "pages", "edited_before", "translated_before")
_FIRST = r"(?<![^\s(\[,;:/.])"


class PrintedWords(msgspec.Struct, frozen=True):
    """Patterns and sets; see archives/printed.yaml for what each list is.

    Args:
        announcements: matches what announces a printing in other languages than English.
        announcing: the words that an announcement in any language can begin with.
        marking: the words, in lower case, and the signs that a mark can begin with; a number can, too.
        marks: matches ``vol. 5``, ``book 1``, ``no. 3``, ``2nd ed.``, ``ed. by``, ``trans.`` and ``pp. 3-4``; the group that matched is the part.
        newspapers: names of newspapers, in lower case.
        newspaper_words: the last words of others.
        edited_behind: matches ``(eds.)``, ``, Hg.`` behind the names of editors.
        periodicals: words that the names of periodicals have, in lower case.
        presses: words in which names of presses end.
        houses: words of the names of presses.
        series: finds a paper of a series, with its ``number``.
        document_series: matches the name of a series of published documents.
        series_codes: the abbreviations among those names, in lower case.
        languages: for each language its small words, English first.
        series_names: what such a paper is called in front of its number, in lower case.
        cities: names of cities, in lower case and without stops at their end.
        title_words: words of titles that are no names of people.
        small_words: words that a short title may leave out.
    """

    announcements: re.Pattern[str]
    announcing: frozenset[str]
    marking: frozenset[str]
    marks: re.Pattern[str]
    edited_behind: re.Pattern[str]
    periodicals: frozenset[str]
    newspapers: frozenset[str]
    newspaper_words: frozenset[str]
    presses: frozenset[str]
    houses: frozenset[str]
    series: re.Pattern[str]
    document_series: re.Pattern[str]
    series_codes: frozenset[str]
    series_names: tuple[str, ...]
    cities: frozenset[str]
    title_words: frozenset[str]
    small_words: frozenset[str]
    languages: dict[str, frozenset[str]]


def document_series(content: str, start: int, end: int) -> int | None:
    """Where the name of a series of published documents ends that starts at `start`; None when none does.

    Example:
        >>> document_series("FRUS, 1961–1963, vol. XI", 0, 24)
        4
    """
    if not (content[start : start + 1].isupper() or content[start : start + 1] in "*_"):
        return None
    name = printed_words().document_series.match(content, start, end)
    return name.end() if name else None


@cache
def printed_words() -> PrintedWords:
    """The words of printed sources."""
    lists = {name: entries(folded) for name, folded in load_yaml(Path(__file__).with_name("printed.yaml")).items()}
    known = lexicon()
    return PrintedWords(
        announcements=_announcements(lists["announcements"]),
        announcing=frozenset([*lists["announcing"], *(entry.split()[0] for entry in lists["announcements"])]),
        marking=frozenset(
            _FIRST_WORD.match(entry)[0].casefold()  # type: ignore[index]  # each entry begins with a word or a sign
            for name in _MARKING
            for entry in lists[name]
        )
        | {"#"},
        marks=_marks(lists),
        edited_behind=lazy_pattern(
            rf"\s*(?:\((?:{_any(lists['edited_behind'])})\.?\)|,\s(?:{_any(lists['edited_behind'])})(?:\.|(?=,)))[,.:]?\s+(?!(?:von|vom|by|par|de)\s)",
            re.IGNORECASE,
        ),
        periodicals=frozenset(lists["periodicals"]),
        newspapers=frozenset(lists["newspapers"]),
        newspaper_words=frozenset(lists["newspaper_words"]),
        presses=frozenset(lists["presses"]),
        houses=frozenset(lists["houses"]),
        series=lazy_pattern(
            rf"(?<!\w)(?:{_any(lists['series'])})(?:\s(?:no|nr|№|#)\.?)?\s?#?(?P<number>\d+)", re.IGNORECASE
        ),
        document_series=lazy_pattern(rf"[*_]?(?:{_any(lists['document_series'])})(?!\w)"),
        series_codes=frozenset(name.casefold() for name in lists["document_series"] if " " not in name),
        series_names=tuple(lists["series"]),
        cities=frozenset(city.casefold() for city in lists["cities"]) | known.places,
        title_words=frozenset(lists["title_words"]),
        small_words=frozenset(lists["small_words"]),
        languages={tag: frozenset(lists[f"{name}_words"]) for tag, name in _LANGUAGES.items()},
    )


def _announcements(phrases: list[str]) -> re.Pattern[str]:
    """A phrase that ends in "in" or its like needs no colon; one that does not might begin any sentence."""
    forms = []
    for phrase in sorted(phrases, key=len, reverse=True):
        words = phrase.split()
        colon = r"\s*:?\s+" if len(words) > 1 else r"\.?\s*:\s+"
        forms.append(r"\.?\s+".join(map(re.escape, words)) + colon)
    return lazy_pattern("|".join(forms), re.IGNORECASE)


def _marks(lists: dict[str, list[str]]) -> re.Pattern[str]:
    number = rf"\s?{_NUMBER}(?!\w)"
    forms = {
        "volume": rf"(?:{_any(lists['volumes'], shortened=True)}){number}",
        "part": rf"(?:{_any(lists['parts'], shortened=True)}){number}",
        "issue": rf"(?:(?:{_any(lists['issues'], shortened=True)}){number}|#\s?\d+)",
        "volumes": r"\d{1,3}\s(?:vols|volumes|bde|tomes)\b",
        "edition": rf"\d{{1,3}}(?:st|nd|rd|th|e|\.|-е)\s?(?:rev\.\s)?(?:{_any(lists['editions'])})\b",
        "page": rf"(?:{_any(lists['pages'], shortened=True)})\s?\d+(?:\s?[-–]\s?\d+)?(?:,\s?\d+(?:\s?[-–]\s?\d+)?)*",
        "translator": rf"(?:{_any(lists['translated_before'])})(?:\.|(?<=\sby)|(?<=\svon)|(?<=\spar))\s(?:с\s\w+\.\s)?(?=[^\W\d_])",
        "editor": rf"(?:{_any(lists['edited_before'])})(?:\.|:|(?<=\sby)|(?<=\svon)|(?<=\svom)|(?<=\sde)|(?<=\spar))\s(?=[^\W\d_])",
    }
    return lazy_pattern("|".join(rf"(?P<{part}>{_FIRST}{form})" for part, form in forms.items()), re.IGNORECASE)


def _any(words: list[str], *, shortened: bool = False) -> str:
    """The longest first, with any space between their words; where they are `shortened`, with the stop that a letter alone must have."""
    stop = {1: r"\."} if shortened else {}
    rest = "[.,]?" if shortened else ""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        r"\s+".join(map(re.escape, word.split())) + (stop.get(len(word), rest) if word.isalpha() else "")
        for word in ordered
    )
