"""Name options: what `<name>`, `<citation>` or `<bibliography>`, and `<style>` say, resolved ("Inheritable Name Options")."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from archcite.csl.vocabulary import is_true

#: Options whose name on `<name>` differs from their name further up.
INHERITED = {"form": "name-form", "delimiter": "name-delimiter"}
#: Languages that put a no-break space between a particle and the name.
NO_BREAK = frozenset(["fr", "ru", "cs"])


class NameOptions(NamedTuple):
    """All that decides how a list of names looks.

    Attributes:
        form: `long`, `short` or `count`.
        and_: `text`, `symbol` or empty.
        delimiter: Between names.
        precedes_last: `delimiter-precedes-last`.
        precedes_et_al: `delimiter-precedes-et-al`.
        minimum: `et-al-min`, 0 if not set.
        use_first: `et-al-use-first`.
        use_last: `et-al-use-last`.
        initialize: `initialize`.
        initialize_with: `initialize-with`, None if not set.
        hyphen: `initialize-with-hyphen`.
        inverted: `name-as-sort-order`: empty, `first` or `all`.
        separator: `sort-separator`.
        demote: `demote-non-dropping-particle`.
        space: Between particle and family name.
        sorting: Whether this is for a sort key.
    """

    form: str
    and_: str
    delimiter: str
    precedes_last: str
    precedes_et_al: str
    minimum: int
    use_first: int | None
    use_last: bool
    initialize: bool
    initialize_with: str | None
    hyphen: bool
    inverted: str
    separator: str
    demote: str
    space: str
    sorting: bool

    @property
    def initials(self) -> bool:
        """Whether given names come as initials."""
        return self.initialize_with is not None

    @property
    def level(self) -> int:
        """How much of given names is shown at first: 0 nothing, 1 initials, 2 all."""
        if self.form == "short":
            return 0
        return 1 if self.initials else 2


def resolve(
    own: Mapping[str, str],
    area: Mapping[str, str],
    style: Mapping[str, str],
    *,
    subsequent: bool,
    sorting: bool,
    language: str,
) -> NameOptions:
    """The options for one `<name>`.

    Args:
        own: The attributes of the element.
        area: The attributes of `<citation>` or `<bibliography>`.
        style: The attributes of `<style>`.
        subsequent: Whether the item was cited before.
        sorting: Whether this is for a sort key.
        language: The locale's language.
    """

    def get(name: str, default: str = "") -> str:
        inherited = INHERITED.get(name, name)
        outer = area.get(inherited, style.get(inherited))
        if name in own and not (sorting and outer is not None and name.startswith("et-al")):
            return own[name]  # how many names a sort key has is not the concern of the `<name>` that it uses
        return default if outer is None else outer

    def number(name: str) -> int | None:
        value = get(name)
        return int(value) if value.isdecimal() else None

    minimum, use_first = number("et-al-min"), number("et-al-use-first")
    if subsequent:
        minimum = number("et-al-subsequent-min") or minimum
        use_first = number("et-al-subsequent-use-first") or use_first
    return NameOptions(
        form=get("form", "long"),
        and_="" if sorting else get("and"),
        delimiter=get("delimiter", ", "),
        precedes_last=get("delimiter-precedes-last", "contextual"),
        precedes_et_al=get("delimiter-precedes-et-al", "contextual"),
        minimum=minimum or 0,
        use_first=use_first,
        use_last=is_true(get("et-al-use-last")),
        initialize=is_true(get("initialize", "true")),
        initialize_with=get("initialize-with", "\0") if get("initialize-with", "\0") != "\0" else None,
        hyphen=is_true(style.get("initialize-with-hyphen", "true")),
        inverted="all" if sorting else get("name-as-sort-order"),
        separator=re.sub(" {2,}", " ", get("sort-separator", ", ")),  # no reader sees two spaces in HTML, or wants them
        demote=style.get("demote-non-dropping-particle", "display-and-sort"),
        space="\u00a0" if language[:2] in NO_BREAK else " ",
        sorting=sorting,
    )
