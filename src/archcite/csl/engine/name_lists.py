"""Writes lists of names: et al., "and", delimiters, labels (specification, "Name")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.context import WHOLE, Context, NameList
from archcite.csl.engine.options import NameOptions, resolve
from archcite.csl.engine.person import PersonWriter
from archcite.csl.items.names import starts_spaced
from archcite.csl.stream import ListMark, Piece, pair, plain
from archcite.csl.styles import style as s

if TYPE_CHECKING:
    from archcite.csl.engine.compiler import Compiler
    from archcite.csl.engine.context import Ambiguity
    from archcite.csl.items.names import PersonName

LIST_END = pair("names", "list")[1]
ONE = pair("names", "one")
NO_NAME = s.Name({}, s.PLAIN)
EDITOR_TRANSLATOR = frozenset([("editor", "translator"), ("translator", "editor")])
PARTS_OF_PAIR = 2
#: A last name that stands for more than are known, as pandoc reads BibTeX's "and others".
OTHERS = "others"


class NameLists:
    """Writes the name lists of one `<names>` for items of one shape."""

    def __init__(self, compiler: Compiler, node: s.Names) -> None:
        self.compiler = compiler
        self.setting = compiler.setting
        self.node = node
        self.name = node.name or NO_NAME
        self.options = name_options(compiler, self.name)
        self.writer = PersonWriter(compiler.setting, self.options, self.name)
        self.key = (self.setting.serial, id(self))
        self.marked = compiler.area == "bibliography" and "subsequent-author-substitute" in compiler.options
        self.and_term = self.term_for_and()
        self.and_spaced = starts_spaced(self.and_term)
        self.et_al = self.et_al_pieces()
        self.level = self.options.level
        self.delimiter = self.delimiter_of_lists()

    def delimiter_of_lists(self) -> str:
        """What stands between the names of one variable and those of the next."""
        if self.node.delimiter is not None:
            return self.node.delimiter
        inherited_one = self.setting.style.options.get("names-delimiter", "")
        return self.compiler.options.get("names-delimiter", inherited_one)

    def term_for_and(self) -> str:
        """The word or sign before the last name."""
        if self.options.and_ == "text":
            return self.setting.locale.term("and")
        return "&" if self.options.and_ == "symbol" else ""

    def et_al_pieces(self) -> tuple[Piece, ...]:
        """The et-al term, formatted."""
        node = self.node.et_al or s.EtAl("et-al", s.PLAIN)
        return self.setting.pieces(self.setting.locale.term(node.term), node.decoration, "")

    # ------------------------------------------------------------------------------------------------------- a list

    def shown(self, context: Context, names: tuple[PersonName, ...], index: int) -> int:
        """How many of the names are shown."""
        options = self.options
        total = len(names)
        if not options.minimum or options.use_first is None or total < options.minimum or options.use_first >= total:
            return total
        return min(total, max(options.use_first, context.ambiguity.names.get(index, 0)))

    def can_show_more(self, names: NameList) -> bool:
        """Whether disambiguation could make a list of its own show more names, or more of a name."""
        if names.shown < len(names.names):
            return True
        if names.level == WHOLE:
            return False
        order = self.options.inverted
        for position, person in enumerate(names.names):
            inverted = order == "all" or (order == "first" and position == 0)
            if self.writer.can_grow(person, names.level, inverted=inverted):
                return True
        return False

    def write(self, context: Context, names: tuple[PersonName, ...]) -> list[Piece]:
        """One list of names."""
        index = context.name_lists
        context.name_lists += 1
        options = self.options
        others = len(names) > 1 and names[-1].literal == OTHERS
        if others:
            names = names[:-1]
        count = self.shown(context, names, index)
        level = self.level
        if context.recorder is not None:
            context.recorder.append(NameList(index, names, count, level, options.initials, self))
        givens, whole = context.ambiguity.givens, context.ambiguity.whole
        marked = self.marked
        written: list[tuple[Piece, ...]] = []
        for position, person in enumerate(names[:count]):
            inverted = self.is_inverted(position)
            wanted = max(level, givens.get((index, position), level)) if givens else level
            if whole or givens:
                wanted = self.told(person, wanted, position, context.ambiguity)
            pieces = self.writer.write(person, wanted, inverted=inverted)
            if pieces:
                written.append((ONE[0], *pieces, ONE[1]) if marked else pieces)
        last = names[-1]
        explicit = others or (bool(last.dropping) and count == len(names) and last.says_et_al)
        if not others and count < len(names) and options.use_last and len(names) - count >= PARTS_OF_PAIR:
            written_last = self.writer.write(last, level, inverted=options.inverted == "all")
            return [*self.spread(written), options.delimiter, "… ", *written_last]
        if (count < len(names) or explicit) and not options.sorting:
            return self.with_et_al(written)
        return self.with_and(written, names)

    def told(self, person: PersonName, wanted: int, position: int, ambiguity: Ambiguity) -> int:
        """How much of a given name is shown under a rule for whole documents, which goes by people and not by places.

        A list of initials in a bibliography has them whole only where they are another's too, though a list of family names in
        a citation may have them whole.
        """
        rule = self.setting.givenname_rule
        if rule == "by-cite" or not wanted or not self.options.initials:
            return wanted
        shared = person.identity in ambiguity.whole and (position == 0 or not rule.startswith("primary-name"))
        return WHOLE if shared else min(wanted, 1)

    def spread(self, written: list[tuple[Piece, ...]]) -> list[Piece]:
        """Names with the delimiter between them."""
        if len(written) == 1:
            return [*written[0]]
        out: list[Piece] = []
        for pieces in written:
            if out:
                out.append(self.options.delimiter)
            out.extend(pieces)
        return out

    def is_inverted(self, position: int) -> bool:
        """Whether the style wishes the name at a position with the family name first, be it one that has no other order."""
        return self.options.inverted == "all" or (self.options.inverted == "first" and position == 0)

    def with_et_al(self, written: list[tuple[Piece, ...]]) -> list[Piece]:
        """Names followed by "et al."."""
        out = self.spread(written)
        if not self.et_al or not written:
            return out
        how = self.options.precedes_et_al
        delimited = (
            how == "always"
            or (how == "contextual" and len(written) > 1)
            or (how == "after-inverted-name" and self.is_inverted(len(written) - 1))
        )
        term = plain(list(self.et_al))
        if not term.strip():
            return out
        spaced = starts_spaced(term)
        out.append(self.options.delimiter if delimited else " " if spaced else "")
        out.extend(self.et_al)
        return out

    def with_and(self, written: list[tuple[Piece, ...]], names: tuple[PersonName, ...]) -> list[Piece]:
        """Names, with "and" before the last."""
        if not self.and_term or len(written) < PARTS_OF_PAIR:
            return self.spread(written)
        how = self.options.precedes_last
        institutions = all(name.literal for name in names[len(written) - PARTS_OF_PAIR : len(written)])
        delimited = (
            how == "always"
            or (how == "contextual" and len(written) > PARTS_OF_PAIR)
            or (how == "after-inverted-name" and self.is_inverted(len(written) - 2) and not institutions)
        )
        out = self.spread(written[:-1])
        if self.and_spaced:
            out.extend([self.options.delimiter if delimited else " ", self.and_term, " "])
        else:
            out.extend([self.options.delimiter, self.and_term] if how == "always" else [self.and_term])
        out.extend(written[-1])
        return out

    # ------------------------------------------------------------------------------------------------ all variables

    def render(self, context: Context, variables: list[str]) -> list[Piece]:
        """The lists of all variables, with their labels; kept with the item where disambiguation plays no part."""
        ambiguity = context.ambiguity
        if ambiguity.names or ambiguity.givens or ambiguity.whole:
            return self.lists(context, variables)
        key = (self.key, context.name_lists, *variables)
        cache = context.entry.cache
        found = cache.get(key)
        if found is None:
            recorder, context.recorder = context.recorder, []
            before = context.name_lists
            found = cache[key] = (self.lists(context, variables), context.recorder, context.name_lists - before)
            context.recorder = recorder
        else:
            context.name_lists += found[2]
        if context.recorder is not None:
            context.recorder.extend(found[1])
        body: list[Piece] = found[0]
        return body

    def lists(self, context: Context, variables: list[str]) -> list[Piece]:
        """As `render`, without the cache."""
        lists = [(variable, context.entry.names[variable]) for variable in variables]
        if self.options.form == "count":
            total = sum(self.shown(context, names, index) for index, (_, names) in enumerate(lists))
            context.name_lists += len(lists)
            return [str(total)] if total else []
        merged = self.merged(lists)
        out: list[Piece] = []
        for variable, names in merged:
            shown = self.shown(context, names, context.name_lists)
            body = self.write(context, names)
            if body and self.marked:
                body = [ListMark(tuple("".join(name.identity) for name in names[:shown])), *body, LIST_END]
            body = self.labelled(variable, len(names), body)
            if body:
                if out and self.delimiter:
                    out.append(self.delimiter)
                out.extend(body)
        return out

    def merged(self, lists: list[tuple[str, tuple[PersonName, ...]]]) -> list[tuple[str, tuple[PersonName, ...]]]:
        """Editors and translators as one list, if they are the same people and there is a term for it."""
        if len(lists) != PARTS_OF_PAIR or (lists[0][0], lists[1][0]) not in EDITOR_TRANSLATOR:
            return lists
        first, second = ([name.identity for name in names] for _, names in lists)
        form = self.node.label.form if self.node.label else "long"
        if first == second and self.setting.locale.find("editortranslator", form):
            return [("editortranslator", lists[0][1])]
        return lists

    def labelled(self, variable: str, count: int, body: list[Piece]) -> list[Piece]:
        """A list with its label."""
        label = self.node.label
        if label is None or not body or self.options.sorting:
            return body
        plural = count > 1 if label.plural == "contextual" else label.plural == "always"
        text = self.setting.locale.term(variable, label.form, plural=plural)
        pieces = self.setting.pieces(text, label.decoration, "")
        return [*pieces, *body] if self.node.label_first else [*body, *pieces]


def name_options(compiler: Compiler, name: s.Name) -> NameOptions:
    """The resolved options of a `<name>` in the place where it is compiled; kept, but for sort keys."""
    sorting = compiler.area == "sort"
    subsequent = compiler.shape.position not in {"first", ""}
    key = (id(name), compiler.area, subsequent)
    found = None if sorting else compiler.setting.options.get(key)
    if found is None:
        found = resolve(
            name.options,
            compiler.options,
            compiler.setting.style.options,
            subsequent=subsequent,
            sorting=sorting,
            language=compiler.setting.locale.language,
        )
        if not sorting:
            compiler.setting.options[key] = found
    return found
