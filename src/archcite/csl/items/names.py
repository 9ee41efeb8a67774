"""Names as items give them: particles parsed out, suffixes split off, scripts told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Letters of the scripts that put a space between given and family name (Latin, Greek, Cyrillic, Hebrew, Arabic, Thai).
SPACED = (
    r"a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u1e00-\u1fff\u0600-\u06ff"
    r"\u200c-\u200e\u0218-\u021b\u202a-\u202e"
)
HAS_SPACED = rf"[-0-9{SPACED}]"
STARTS_SPACED = rf"[&{SPACED}]"
#: A word with what joins it to the next: the form of a particle before a family name.
PARTICLE = r"(?:[^\s]+?(?:-|ʻ|’|')|[^\s]+) *(?=.)"
SUFFIX = r"\s{0,20},(!?)\s{0,20}"
STATIC_ORDER = frozenset(["vi", "hu"])
FAMILY_FIRST = frozenset(["ja", "zh"])


class PersonName:
    """One name.

    Attributes:
        family: Family name without particles.
        given: Given names.
        dropping: Dropping particle ("van" of "Ludwig van Beethoven").
        non_dropping: Non-dropping particle ("van" of "Vincent van Gogh" in the Netherlands).
        suffix: "Jr.", "III".
        comma_suffix: Whether the suffix stands after a comma.
        literal: The whole name of a body; all else is empty then.
        order: `spaced` (given family), `family-first` (family given, with a space) or `joined` (no space).
        forms: What renders this name, by the options it was rendered with; for speed.
    """

    __slots__ = ("comma_suffix", "dropping", "family", "forms", "given", "literal", "non_dropping", "order", "suffix")

    def __init__(
        self, family: str = "", given: str = "", suffix: str = "", *, literal: str = "", order: str = "spaced"
    ) -> None:
        self.family = family
        self.given = given
        self.dropping = ""
        self.non_dropping = ""
        self.suffix = suffix
        self.comma_suffix = False
        self.literal = literal
        self.order = order
        self.forms: dict[Any, Any] = {}

    @property
    def says_et_al(self) -> bool:
        """Whether "et al." stands in the place of a dropping particle: more names than are known."""
        return self.dropping.replace(".", "") == "et al"

    @property
    def identity(self) -> tuple[str, ...]:
        """What two equal names have in common."""
        return (self.literal, self.family, self.given, self.dropping, self.non_dropping, self.suffix)


def text_of(data: Mapping[str, Any], key: str) -> str:
    """A field of a name as text."""
    value = data.get(key)
    return "" if value is None else str(value).strip()


def read_name(data: object, language: str = "") -> PersonName | None:
    """Read one CSL-JSON name.

    Args:
        data: The name object; a string is a literal name.
        language: The item's language, which decides the order of some names.

    >>> read_name({"family": "de Gaulle", "given": "Charles"}).non_dropping
    'de'
    """
    if isinstance(data, str):
        return PersonName(literal=data) if data.strip() else None
    if not isinstance(data, dict):
        return None
    literal = text_of(data, "literal")
    if literal:
        return PersonName(literal=literal)
    name = PersonName(text_of(data, "family"), text_of(data, "given"), text_of(data, "suffix"))
    name.dropping = text_of(data, "dropping-particle")
    name.non_dropping = text_of(data, "non-dropping-particle")
    name.comma_suffix = bool(data.get("comma-suffix"))
    if not name.family and not name.given:
        return None
    if name.family and not name.given and data.get("isInstitution"):
        return PersonName(literal=name.family)
    quoted = len(name.family) > 1 and name.family[0] == name.family[-1] == '"'
    if quoted:
        name.family = name.family[1:-1]
    elif is_open(name, data):
        split_particles(name)
    name.order = order_of(name, language, static=bool(data.get("static-ordering")))
    return name


def is_open(name: PersonName, data: Mapping[str, Any]) -> bool:
    """Whether particles may still stand inside the family and given names."""
    said = not data.get("parse-names", True) or bool(data.get("static-particles"))
    return not said and not name.non_dropping and bool(name.family and name.given)


def order_of(name: PersonName, language: str, *, static: bool) -> str:
    """In which order, and with what between, the parts of a name stand."""
    base = language[:2].lower()
    if name.family and not has_spaced(name.family):
        return "family-first" if starts_spaced(name.given) else "joined"
    if static or base in STATIC_ORDER or base in FAMILY_FIRST:
        return "family-first"
    return "spaced"


def starts_spaced(text: str) -> bool:
    """Whether a text starts with a letter of a script that puts a space between given and family name, or with "&".

    >>> starts_spaced("Émile"), starts_spaced("毛"), starts_spaced("(")
    (True, False, False)
    """
    first = text[:1]
    return (first.isascii() and first.isalpha()) or bool(re.match(STARTS_SPACED, text))


def has_spaced(text: str) -> bool:
    """Whether there is a letter of such a script in a text, a digit or a hyphen."""
    first = text[:1]
    return (first.isascii() and first.isalnum()) or bool(re.search(HAS_SPACED, text))


def split_particles(name: PersonName) -> None:
    """Move lower-case words at the start of the family name, and at the end of the given name, to the particles."""
    particles, name.family = leading_particles(name.family)
    if particles:
        name.non_dropping = particles
    split_suffix(name)
    words = name.given.split(" ")
    count = 0
    while count < len(words) - 1 and is_particle(words[-1 - count]):
        count += 1
    if count and not name.dropping:
        name.dropping = " ".join(words[-count:])
        name.given = " ".join(words[:-count])


def leading_particles(family: str) -> tuple[str, str]:
    """The particles before a family name, and the rest of it.

    >>> leading_particles("d'Aubignac")
    ("d'", 'Aubignac')
    >>> leading_particles("van der Vlist")
    ('van der', 'Vlist')
    """
    if family[:1].isupper():
        return "", family
    end = 0
    particle = re.compile(PARTICLE)
    while (match := particle.match(family, end)) and is_particle(match.group()) and match.end() < len(family):
        end = match.end()
        if match.group()[-1] not in " -ʻ’'":
            return "", family
    particles = family[:end]
    stripped = particles.strip()
    if particles.endswith(" ") and stripped.endswith(("'", "’")):
        stripped += " "
    return stripped, family[end:]


def is_particle(word: str) -> bool:
    """Whether a word's first letter is in lower case.

    >>> is_particle("von"), is_particle("'t"), is_particle("Von")
    (True, True, False)
    """
    first = word.lstrip("-'ʻ’ ")[:1]
    return bool(first) and first.upper() != first


def split_suffix(name: PersonName) -> None:
    """Split a suffix after a comma off the given name ("John, Jr."); `,!` asks for the comma to be printed."""
    if name.suffix or not name.given:
        return
    match = re.search(SUFFIX, name.given)
    if not match:
        return
    suffix = name.given[match.end() :]
    name.given = name.given[: match.start()]
    if suffix.replace(".", "") == "et al" and not name.dropping:
        name.dropping = suffix
        return
    name.suffix = suffix
    name.comma_suffix = bool(match.group(1))


def read_names(
    data: object, language: str = "", people: dict[object, PersonName] | None = None
) -> tuple[PersonName, ...]:
    """Read the names of a variable; what is no name is left out.

    Args:
        data: A list of name objects, or one.
        language: The item's language.
        people: The names read before; one that is met again is the same object, and so is only written once.
    """
    if isinstance(data, dict | str):
        data = [data]
    if not isinstance(data, list):
        return ()
    if people is None:
        return tuple(name for entry in data if (name := read_name(entry, language)))
    return tuple(name for entry in data if (name := known_name(entry, language, people)))


def known_name(data: object, language: str, people: dict[object, PersonName]) -> PersonName | None:
    """A name as `read_name` gives it, the same object for the same person; data that is met again is not read again."""
    key = None
    if isinstance(data, dict) and set(map(type, data.values())) == {str}:
        key = (language, *data.items())
        if key in people:
            return people[key]
    name = read_name(data, language)
    if name:
        name = people.setdefault((name.identity, name.comma_suffix, name.order), name)
        if key:
            people[key] = name
    return name
