"""All words that citations of archival documents are made of, whatever each of them is: those of the lexicon, in the singular and plural."""

from __future__ import annotations

from functools import cache
from itertools import chain

from archcite.archives.lexicon import lexicon
from archcite.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
#: What English puts behind a word: "ambassadors", "Secretary's".
_ENDING = "s"


@cache
def _words() -> frozenset[str]:
    known = lexicon()
    entries = chain.from_iterable(getattr(known, field) for field in known.__struct_fields__)
    return frozenset(word.casefold() for entry in entries for word in _WORD.findall(entry))


def is_plain_word(word: str) -> bool:
    """Whether citations have this word, as a word of its own.

    Args:
        word: in any case, with the hyphen or the apostrophe that belongs to it.

    Example:
        >>> is_plain_word("Ambassadors"), is_plain_word("Sinosoviet")
        (True, False)
    """
    folded = word.casefold()
    return folded in _words() or folded.removesuffix(_ENDING) in _words()
