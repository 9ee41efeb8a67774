"""Names of persons and bodies, in the parts that CSL knows.

A name is a person's unless a word of it names a body (Ministry, Group, Institute …). East Asian names keep the order in which
they are written: ``Mao Zedong`` has its family name first, ``Yafeng Xia`` has not, and the list of family names tells them
apart. Sources: CSL 1.0.2 specification, "Names"; Chicago Manual of Style 18, 14.77-14.86 and 15.84-15.93 (names in indexes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from archcite.archives.lexicon import lexicon
from archcite.archives.profiles import remembered
from archcite.extraction.east_asian_names import is_family_first
from archcite.model import Name
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The stop that shortens one belongs to it.
_SUFFIX = lazy_pattern(r",?\s+((?:Jr|Sr|Ph\.D|Esq)\.?|II|III|IV|MD|PhD)$")
#: ``King Jr., Martin`` and ``Roe, John, Jr.``.
_SUFFIX_WITHIN = lazy_pattern(
    r"(?P<family>[^\W\d_][\w’' -]*?)(?:,?\s+(?P<before>(?:Jr|Sr)\.?|II|III|IV),|,)\s*(?P<given>[^\W\d_][\w’'.-]*(?:\s+[\w’'.-]+)*)(?(before)|,\s+(?P<behind>(?:Jr|Sr)\.?|II|III|IV))"
)
_INVERTED = lazy_pattern(r"([^\W\d_][\w’' -]*),\s*((?:[^\W\d_][\w’'.-]*\s*)+)$")
_INITIALS = lazy_pattern(r"(?:[^\W\d_]\.?\s?-?){1,4}")
#: Those of a list who are not named, and the least number of characters of a list that has them.
_OTHERS = lazy_pattern(r",?\s(?:et\sal\.?|u\.\s?a\.|и\sдр\.)[\s,.]*$")
_SHORTEST_OTHERS = 7
_BRACKETED = lazy_pattern(r"\s*\([^()]*\)\s*$")
_WORD = lazy_pattern(r"[^\W_][\w’'-]*")
_AND = lazy_pattern(
    r"\s*,\s+(?:and|&|et|und|y|и)\s+|\s+(?:and|&|et|und|y|и)\s+|\s*;\s*|,?\s+with\s+(?:(?:the\s+)?(?:help|assistance|support)\s+(?:of|from)\s+)?(?=[^\W\d_a-z])"
)
_ACADEMIC = r"(?:(?:(?:(?:Assistant|Associate|Assoc|Asst|Adjunct)\b\.?\s+)?(?:Dr|Prof|Professor))\b\.?\s+)"
#: What may part names, or open and close a bracket.
_PARTING = lazy_pattern(r"[ \n,;()\[\]]")
_BEFORE_NAME = lazy_pattern(rf"{_ACADEMIC}*(?:[Tt]he\s+(?:[Ll]ate\s+)?)?")
_ADDRESS = lazy_pattern(r"(?:(?:Mr|Mrs|Ms|Miss|Sir)\b\.?\s+)+")
_HONORIFIC = lazy_pattern(rf"{_ACADEMIC}+")


@remembered
def read_name(text: str) -> Name:
    """One name, as a person's or a body's.

    Args:
        text: the name as written, in running order (``Mark H. Doctoroff``) or inverted (``Dobrynin, Anatoly F.``). "Dr." and an
            affiliation in brackets are no part of a name and are dropped from its parts; `Name.text` never holds them. It is
            kept only where the source writes the name otherwise than its parts in running order.

    Example:
        >>> name = read_name("Dr. Rimko van der Maar (University of Amsterdam)")
        >>> name.given, name.non_dropping_particle, name.family, name.text
        ('Rimko', 'van der', 'Maar', '')
        >>> read_name("Dobrynin, Anatoly F.").text
        'Dobrynin, Anatoly F.'
        >>> read_name("Mao Zedong").family, read_name("Yafeng Xia").family
        ('Mao', 'Xia')
        >>> read_name("USSR Ministry of Foreign Affairs").literal
        'USSR Ministry of Foreign Affairs'
    """
    written = _bare(text)
    name = _parted(written)
    return name if name.full() == written else replace(name, text=written)


def _bare(text: str) -> str:
    """A name on one line without an affiliation behind it, "Dr." and a leading article."""
    bare = " ".join(text.split())
    if bare.endswith(")"):
        bare = _BRACKETED.sub("", bare)
    bare = bare.strip(" ,;")
    if "Dr" in bare or "Prof" in bare:
        bare = _HONORIFIC.sub("", bare).strip(" ,;")
    return bare.removeprefix("the ")


def _parted(bare: str) -> Name:
    """The parts of a name."""
    if not bare or is_body(bare):
        return Name(literal=bare)
    if "," in bare:
        inverted = _INVERTED.fullmatch(bare)
        if inverted:
            return inverted_name(inverted.group(1).strip(), inverted.group(2).strip())
        within = _SUFFIX_WITHIN.fullmatch(bare)
        if within:
            return replace(_in_order(within["family"], within["given"]), suffix=within["before"] or within["behind"])
    suffix = ""
    core = _ADDRESS.sub("", bare) if "M" in bare or "Sir" in bare else bare
    found = _SUFFIX.search(core)
    if found:
        suffix, core = found.group(1), core[: found.start()]
    words = core.split()
    if len(words) == 1:
        return Name(family=words[0], suffix=suffix)
    if is_family_first(words):
        return Name(family=words[0], given=" ".join(words[1:]), family_first=True, suffix=suffix)
    if _is_family_alone(words):
        if words[0].islower():
            return Name(family=words[-1], non_dropping_particle=" ".join(words[:-1]), suffix=suffix)
        return Name(family=" ".join(words), suffix=suffix)
    since = _family_of_words(words)
    if since is not None:
        return Name(family=" ".join(words[since:]), given=" ".join(words[:since]), suffix=suffix)
    at = _particle(words)
    return Name(
        family=" ".join(words[-1:]) if at is None else " ".join(words[at[1] :]),
        given=" ".join(words[:-1]) if at is None else " ".join(words[: at[0]]),
        non_dropping_particle="" if at is None else " ".join(words[at[0] : at[1]]),
        suffix=suffix,
    )


def other_orders(name: Name) -> tuple[Name, ...]:
    """The same two words with the other one as the family name, where both are East Asian family names.

    Example:
        >>> [other.full() for other in other_orders(read_name("Lin Li"))], other_orders(read_name("Mao Zedong"))
        (['Lin Li'], ())
        >>> other_orders(read_name("Lin Li"))[0].family
        'Li'
    """
    families = lexicon().east_asian_families
    if name.family.casefold() not in families or name.given.casefold() not in families:
        return ()
    return (Name(family=name.given, given=name.family, family_first=not name.family_first),)


def read_names(text: str) -> tuple[Name, ...]:
    """A list of names, parted by commas, semicolons and "and".

    Example:
        >>> [name.family for name in read_names("Barnabás Vajd, Laura Deal, and Karl P. Benziger")]
        ['Vajd', 'Deal', 'Benziger']
    """
    return tuple(read_name(text[start:end]) for start, end in name_spans(text, 0, len(text)))


def name_spans(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each name of a list stands, without "Dr.", a leading article, an affiliation behind it, and those whom "et al." leaves out."""
    others = _OTHERS.search(content, start, end) if end - start > _SHORTEST_OTHERS else None
    for piece_start, piece_end in _pieces(content, start, others.start() if others else end):
        before = _BEFORE_NAME.match(content, piece_start, piece_end)
        since = before.end() if before else piece_start
        bracket = content.find(" (", since, piece_end)
        until = bracket if bracket > 0 and content[piece_end - 1] == ")" else piece_end
        yield from _name_within(content, since, until)


def _pieces(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas and "and" outside brackets; "APA" initials stay with the family name before them."""
    depth, at = 0, start
    behind = start
    for mark in _PARTING.finditer(content, start, end):
        index, character = mark.start(), mark[0]
        if index < behind:
            continue
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            cut = _AND.match(content, index, end)
            if cut is not None:
                yield from _name_within(content, at, index)
                at = behind = cut.end()
            elif (
                character == ","
                and not _initials_follow(content, index + 1, end)
                and not _SUFFIX.match(content, index, end)
            ):
                yield from _name_within(content, at, index)
                at = index + 1
    yield from _name_within(content, at, end)


def _name_within(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and content[start] in " \n\t,;":
        start += 1
    while end > start and content[end - 1] in " \n\t,;":
        end -= 1
    if start < end:
        yield start, end


def _initials_follow(content: str, start: int, end: int) -> bool:
    """Whether ``, E.`` or ``, S.J.P.`` follows: initials after a family name, not another name."""
    stretch = (
        content[start : min(end, start + 24)]
        .split(",", maxsplit=1)[0]
        .split("&", maxsplit=1)[0]
        .split(" and ", maxsplit=1)[0]
        .strip()
    )
    return bool(stretch) and stretch.endswith(".") and _INITIALS.fullmatch(stretch) is not None and "." in stretch


#: What belongs to a body by its code: ``ADN-Auslandsstelle Hanoi``, ``SED-Hausmitteilung``.
_BRANCH = lazy_pattern(r"(?<!\w)[A-ZÄÖÜ]{2,}-[A-ZÄÖÜ]?[a-zäöüß]{4,}")
#: A central committee, before or behind the code of its party.
_COMMITTEE = ("CC ", "TsK ", "ЦК ")
_OF_PARTY = (" CC", " ЦК")


def is_body(text: str) -> bool:
    """Whether a name is a body's: a word of it names one, or it is an abbreviation.

    Example:
        >>> is_body("Bulgarian Cold War Research Group"), is_body("NHK television"), is_body("Odd Arne Westad")
        (True, True, False)
    """
    words = lexicon()
    found = [word.casefold() for word in _WORD.findall(text)]
    if not found:
        return False
    if not words.bodies.isdisjoint(found) or not words.holders.isdisjoint(found):
        return True
    if "-" in text and _BRANCH.search(text) is not None:
        return True
    if text.startswith(_COMMITTEE) or text.endswith(_OF_PARTY):
        return True
    if len(found) == 1:
        return len(text) > 1 and (text.isupper() or text[0].isdigit())
    return any(word.isdigit() or (len(word) > 1 and word[0].isdigit()) for word in found) or (
        found[0] == "the" and len(found) > 1
    )


def inverted_name(family: str, given: str) -> Name:
    """The name of a person of whom the family name stands in front.

    Args:
        family: with the particles in front of it.
        given: with what may stand behind it: ``John``, ``John Jr.``.

    Example:
        >>> name = inverted_name("Roe", "John Jr.")
        >>> name.given, name.suffix
        ('John', 'Jr.')
    """
    suffix = _SUFFIX.search(f", {given}")
    if suffix and suffix.start() == 0:
        whole = read_name(family)
        return Name(family=whole.family, given=whole.given, suffix=suffix.group(1))
    if suffix:
        return replace(_in_order(family, given[: suffix.start() - 2]), suffix=suffix.group(1))
    return _in_order(family, given)


def _in_order(family: str, given: str) -> Name:
    """The name of a family name and the given ones behind it."""
    words = family.split()
    at = _particle(["", *words])
    if at is not None and at[0] == 1:
        return Name(
            given=given,
            non_dropping_particle=" ".join(words[: at[1] - 1]),
            family=" ".join(words[at[1] - 1 :]),
        )
    return Name(family=family, given=given)


def _family_of_words(words: list[str]) -> int | None:
    """Where a family name of several words starts behind a given one: ``Charles De Gaulle``."""
    particles = lexicon().particles
    for since in range(1, len(words) - 1):
        if words[since].istitle() and words[since].casefold() in particles:
            return since
    return None


def _is_family_alone(words: list[str]) -> bool:
    """Whether only particles stand before the last word: ``De Gaulle``, ``Van der Maar``; Al is a given name, too."""
    particles = lexicon().particles
    return words[0] != "Al" and words[-1][:1].isupper() and all(word.casefold() in particles for word in words[:-1])


def _particle(words: list[str]) -> tuple[int, int] | None:
    """Where the particles of a family name start and end among a name's words."""
    particles = lexicon().particles
    for since in range(1, len(words) - 1):
        if not words[since][:1].islower() or words[since].casefold() not in particles:
            continue
        until = since + 1
        while until < len(words) - 1 and (words[until].casefold() in particles and words[until][:1].islower()):
            until += 1
        return since, until
    return None
