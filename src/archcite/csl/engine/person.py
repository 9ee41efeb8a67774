"""Writes one name: order, particles, initials, suffix, name parts (specification, "Name" and "Name Particles")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.context import WHOLE
from archcite.csl.engine.decoration import wrap
from archcite.csl.items.initials import initialize, normalize
from archcite.csl.styles import style as s

if TYPE_CHECKING:
    from archcite.csl.engine.options import NameOptions
    from archcite.csl.engine.setting import Setting
    from archcite.csl.items.names import PersonName
    from archcite.csl.stream import Piece

    Pieces = tuple[Piece, ...]

JOINING = ("’", "'", "-", "ʻ", " ")


class PersonWriter:
    """Writes names with one set of options and name parts; keeps what it wrote with the name.

    Args:
        setting: For reading markup.
        options: The resolved options.
        name: The `<name>` element.
    """

    def __init__(self, setting: Setting, options: NameOptions, name: s.Name) -> None:
        self.setting = setting
        self.options = options
        self.name = name
        self.family = name.family or s.PLAIN
        self.given = name.given or s.PLAIN
        self.family_inner = inner(self.family)
        self.given_inner = inner(self.given)
        self.family_affixes = affixes(self.family)
        self.given_affixes = affixes(self.given)
        self.number = setting.writer_number(options, name)

    def write(self, person: PersonName, level: int, *, inverted: bool) -> Pieces:
        """One name, at a level of given name."""
        key = (self.number, level, inverted)
        found: Pieces | None = person.forms.get(key)
        if found is None:
            found = person.forms[key] = self.compose(person, level, inverted=inverted)
        return found

    def can_grow(self, person: PersonName, level: int, *, inverted: bool) -> bool:
        """Whether more of a given name than at a level would be printed otherwise."""
        key = (self.number, level, inverted, WHOLE)
        found: bool | None = person.forms.get(key)
        if found is None:
            whole = self.write(person, WHOLE, inverted=inverted)
            found = person.forms[key] = self.write(person, level, inverted=inverted) != whole
        return found

    def compose(self, person: PersonName, level: int, *, inverted: bool) -> Pieces:
        """As `write`, without the cache."""
        if person.literal:
            body = self.setting.pieces(person.literal, self.family_inner, "")
        elif person.order == "joined":
            body = (*self.family_of(person), *self.given_of(person, level))
        elif person.order == "family-first":
            body = join([self.family_of(person), self.given_of(person, level)], " ")
        elif self.options.sorting:
            body = self.sort_form(person, level)
        elif inverted:
            body = self.inverted(person, level)
        else:
            body = self.natural(person, level)
        return wrap(body, self.name.decoration) if body else ()

    # -------------------------------------------------------------------------------------------------------- parts

    def pieces(self, text: str, decoration: s.Decoration) -> Pieces:
        """A part of a name."""
        return self.setting.pieces(text, decoration, "") if text else ()

    def given_of(self, person: PersonName, level: int) -> Pieces:
        """The given names at a level."""
        text = self.given_text(person, level)
        return self.pieces(text, self.given_inner)

    def given_text(self, person: PersonName, level: int) -> str:
        """The given names at a level, as text."""
        options = self.options
        if level == 0:
            return ""
        if level == 1 and person.family:
            mark = options.initialize_with
            if mark is None:
                return person.given if options.form == "long" else initialize(person.given, "", hyphen=options.hyphen)
            change = initialize if options.initialize else normalize
            return change(person.given, mark, hyphen=options.hyphen)
        return person.given

    def family_of(self, person: PersonName) -> Pieces:
        """The family name with its non-dropping particle."""
        particle = person.non_dropping
        family = self.pieces(person.family, self.family_inner)
        if not particle:
            return family
        space = "" if particle.endswith(JOINING) else self.options.space
        return join([self.pieces(particle, self.family_inner), family], space)

    def suffix_of(self, person: PersonName, level: int) -> Pieces:
        """The suffix; its own periods give way to the style's."""
        if not person.suffix or (level == 0 and person.given):
            return ()
        text = person.suffix
        if self.options.initialize_with is not None:
            text = normalize(text, self.options.initialize_with, hyphen=True)
        return self.pieces(text, s.PLAIN)

    # ------------------------------------------------------------------------------------------------------- orders

    def natural(self, person: PersonName, level: int) -> Pieces:
        """Given name, particles, family name, suffix."""
        given = self.given_of(person, level)
        dropping = person.dropping if given else ""
        if dropping and person.says_et_al:
            dropping = ""
        family = self.family_of(person)
        if dropping:
            space = "" if dropping.endswith(JOINING[:3]) and dropping[:-1] != "de" else self.options.space
            family = join([self.pieces(dropping, self.given_inner), family], space)
        suffix = self.suffix_of(person, level) if given or not person.given else ()
        family = join([family, suffix], ", " if person.comma_suffix else " ")
        family = wrap(family, self.family_affixes)
        given = wrap(given, self.given_affixes)
        mark = self.options.initialize_with or ""
        space = self.options.space if level == 1 and ("\u00a0" in mark or "\ufeff" in mark) else " "
        return join([given, family], space)

    def inverted(self, person: PersonName, level: int) -> Pieces:
        """Family name first, for sorted lists."""
        options = self.options
        given = self.given_of(person, level)
        dropping = self.pieces(person.dropping, self.given_inner) if given else ()
        if dropping and person.says_et_al:
            dropping = ()
        second = join([given, dropping], " ")
        if options.demote == "display-and-sort":
            first = self.pieces(person.family, self.family_inner)
            second = join([second, self.pieces(person.non_dropping, self.family_inner)], " ")
        else:
            first = self.family_of(person)
        first = wrap(first, self.family_affixes)
        second = wrap(second, self.given_affixes)
        return join([join([first, second], options.separator), self.suffix_of(person, level)], options.separator)

    def sort_form(self, person: PersonName, level: int) -> Pieces:
        """The name as a sort key."""
        given = self.pieces(self.given_text(person, level), s.PLAIN)
        dropping = self.pieces(without_apostrophes(person.dropping), s.PLAIN)
        particle = self.pieces(without_apostrophes(person.non_dropping), s.PLAIN)
        family = self.pieces(person.family, s.PLAIN)
        if self.options.demote == "never":
            body = join([join([particle, family], " "), dropping], " ")
            body = join([body, given], ", ")
        else:
            body = join([family, join([given, dropping, particle], " ")], ", ")
        suffix = () if level == 0 and person.given else self.pieces(person.suffix, s.PLAIN)
        return join([body, suffix], " ")


def without_apostrophes(particle: str) -> str:
    """A particle as it sorts."""
    return particle.replace("'", "").replace("’", "")


def inner(decoration: s.Decoration) -> s.Decoration:
    """A name part's decoration without its affixes, for each of the pieces it is made of."""
    if decoration is s.PLAIN:
        return decoration
    return s.Decoration(
        formats=decoration.formats, text_case=decoration.text_case, strip_periods=decoration.strip_periods
    )


def affixes(decoration: s.Decoration) -> s.Decoration:
    """A name part's affixes alone."""
    if not decoration.prefix and not decoration.suffix:
        return s.PLAIN
    return s.Decoration(prefix=decoration.prefix, suffix=decoration.suffix)


def join(parts: list[Pieces], delimiter: str) -> Pieces:
    """The parts that have content, with a delimiter between them."""
    out: list[Piece] = []
    for part in parts:
        if part:
            if out and delimiter:
                out.append(delimiter)
            out.extend(part)
    return tuple(out)
