"""East Asian names: which of them have their family name first, told by the list of family names and the syllables behind one."""

from __future__ import annotations

import re

from archcite.archives.lexicon import lexicon
from archcite.patterns import lazy_pattern

#: No given name of a person that is printed in small letters is shorter.
_SHORTEST_GIVEN = 4
_SYLLABLE = (
    "(?:[bpmfdtnlgkhjqxrzcsywv]|zh|ch|sh|ph|th|kh|ng|nh|tr|gi|qu|kw|gw|kk|tt|pp|ss|jj|my|by|gy|hy|ry)?"
    "(?:[aeiouüöăâêôơưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữự]{1,4}[yỳýỷỹỵ]?)(?:ng|nh|ch|n|m|k|p|t|l|r|s|h|c)?"
)
_EAST_ASIAN_GIVEN = lazy_pattern(f"{_SYLLABLE}(?:['’-]?{_SYLLABLE}){{0,2}}", re.IGNORECASE)


def is_family_first(words: list[str]) -> bool:
    """Whether the words of a name are an East Asian one whose family name stands first.

    Example:
        >>> is_family_first(["Mao", "Zedong"]), is_family_first(["Yafeng", "Xia"])
        (True, False)
    """
    known = lexicon()
    first, last = words[0].casefold(), words[-1].casefold()
    if len(words) > 3 or first not in known.east_asian_families:
        return False
    misprinted = len(words) == 2 and words[1].islower() and len(words[1]) >= _SHORTEST_GIVEN  # Mao zedong
    if any("." in word or not word[:1].isupper() for word in words[: 1 if misprinted else None]):
        return False
    if first in known.western_givens and last not in known.east_asian_families and len(words) == 2 and "-" not in last:
        return False
    return all(_syllables(word) for word in words[1:])


def _syllables(word: str) -> bool:
    """Whether a word can be one to three syllables of romanised Chinese, Korean or Vietnamese."""
    return len(word) <= 14 and _EAST_ASIAN_GIVEN.fullmatch(word) is not None
