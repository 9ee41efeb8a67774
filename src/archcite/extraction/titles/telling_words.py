"""Words of which one stands in whatever says what a document is: most clauses of a shelfmark have none, and no rule need be tried."""

from __future__ import annotations

from functools import cache

from archcite.archives.lexicon import lexicon
from archcite.extraction.words import has_any, words_in

#: What leads to a subject or an addressee, and what an interview, a diary and a record are called besides the kinds of the lexicon.
_LEADING = frozenset(
    [
        *("betrifft", "betr", "betreff", "re", "subject", "objet", "тема"),
        *("to", "an", "au", "aux", "aan", "alla", "ao", "al", "à", "do", "til", "till", "para", "către", "на"),
        *("oh", "ohi", "journal", "diary", "diaries", "records", "memo", "tel"),
    ]
)
#: No word that a noun closes is as short as that: ``Kabinettsvorlage``.
_SHORT_WORD = 6
#: By so many letters at its end most words are told to be no such compound.
_CLOSING = 3


def may_describe(content: str, start: int, end: int) -> bool:
    """Whether a clause of a stretch can name a kind of document, its subject, or who wrote to whom.

    Example:
        >>> [may_describe(text, 0, len(text)) for text in ("fond 5, opis 3", "letter, 3 May", "Kennedy to Khrushchev")]
        [False, True, True]
    """
    if has_any(_telling(), content, start, end):
        return True
    words = words_in(content, start, end)
    if _closing_letters().isdisjoint([word[-_CLOSING:] for word in words]):
        return False
    return any(len(word) > _SHORT_WORD and word.endswith(_closing()) for word in words)


@cache
def _telling() -> frozenset[str]:
    """Of each kind of document the last word, and of those that open a title the first."""
    known = lexicon()
    return _LEADING.union(
        (words_in(kind, 0, len(kind))[-1] for kind in known.genres),
        (words_in(kind, 0, len(kind))[0] for kind in known.opening_genres),
        (words_in(kind, 0, len(kind))[-1] for kind in known.opening_genres),
    )


@cache
def _closing() -> tuple[str, ...]:
    """The nouns that close a compound; their last letters, where a sign stands among them."""
    return tuple(words_in(noun, 0, len(noun))[-1] for noun in lexicon().compound_genres)


@cache
def _closing_letters() -> frozenset[str]:
    return frozenset(noun[-_CLOSING:] for noun in _closing())
