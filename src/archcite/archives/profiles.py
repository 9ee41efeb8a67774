"""Profiles of archives: what each one's citations look like, as data.

A profile is a YAML file of two documents: what is known, and examples with the facts that must be read from them. Reading a
citation loads only the first; `archcite profiles check` reads both. See docs/adding-an-archive.md.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import msgspec

from archcite.archives.lexicon import entries
from archcite.archives.own_profiles import OwnProfileError, own_paths
from archcite.data import kept
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

T = TypeVar("T")
P = ParamSpec("P")
#: Archives and people come again from one citation of a collection to the next; few enough that very long stretches fill no memory.
_REMEMBERED = 1024
PROFILES = Path(__file__).with_name("profiles")


class Profile(msgspec.Struct, frozen=True):
    """What is known of one archive's citations.

    Args:
        id: kebab-case, the file's name: ``wilson-center``.
        name: what the archive calls itself.
        source: where the knowledge comes from: an address, a printed guide.
        platforms: names of the digital host, the present one first.
        owners: bodies and projects that the host belongs to, its motto and its city: what notes write beside its name.
        hosts: hosts of its addresses, the public one first.
        canonical_url: the public address of a document, with ``{number}``.
        number: a pattern for the document's number inside an address, with one group.
        archives: holding repositories that its citations name.
        full_names: codes among them → the full name, its city behind a comma, for the first note that cites one.
        numbers: a pattern for the archive's document numbers, recognised wherever they stand; its group ``number``, where it has
            one, is the number without the archive's code.
        labels: fact → the labels that a header gives it, in the archive's spelling; ``ignore`` names labels that say nothing here.
        patterns: fact → a pattern whose groups hold its value, for headers without labels.
        detect: a pattern that tells the archive's header, where labels do not.
        lead: what stands above the labels: ``title``, or ``author-title``.
        block: whether the archive prints citation blocks with its platform's name behind title and date.
        meanings: abbreviations in provenance phrases → the repository that is meant.
    """

    id: str
    name: str
    source: str = ""
    platforms: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    canonical_url: str = ""
    number: re.Pattern[str] | None = None
    archives: tuple[str, ...] = ()
    full_names: Mapping[str, str] = msgspec.field(default_factory=dict)
    numbers: re.Pattern[str] | None = None
    labels: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    patterns: Mapping[str, re.Pattern[str]] = msgspec.field(default_factory=dict)
    detect: re.Pattern[str] | None = None
    lead: str = "title"
    block: bool = False
    meanings: Mapping[str, str] = msgspec.field(default_factory=dict)


#: Keys whose value is a list in one folded text.
_LISTS = ("platforms", "owners", "hosts", "archives")
#: Keys whose value is a pattern.
_PATTERNS = ("number", "numbers", "detect")
#: What clears the caches of what was computed from the profiles, and of what was read of stretches of text.
_DERIVED: list[Callable[[], None]] = []
_READ: list[Callable[[], None]] = []


def load_profile(path: Path) -> Profile:
    """One profile from its file; its examples are not read.

    Raises:
        yaml.YAMLError: the file is no YAML; the error names line and column.
        re.error: a pattern is no regular expression.
        TypeError: a key is unknown.
    """
    return _profile(path.stem, next(_documents(path)), re.compile)


def _documents(path: Path) -> Iterator[Any]:
    """The documents of a file, each read when it is asked for."""
    import yaml  # noqa: PLC0415 - takes longer than reading what was kept of the project's profiles

    with path.open("rb") as file:
        yield from yaml.load_all(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _profile(id_: str, data: dict[str, Any], compiled: Callable[[str, int], re.Pattern[str]]) -> Profile:
    """A profile from the data of its file; what compiles its patterns at once tells those that are none."""
    for name in _LISTS:
        if name in data:
            data[name] = tuple(entries(data[name]))
    for name in _PATTERNS:
        if name in data:
            data[name] = compiled(data[name], 0)
    data["labels"] = {fact: tuple(entries(labels)) for fact, labels in data.get("labels", {}).items()}
    data["patterns"] = {fact: compiled(pattern, re.MULTILINE) for fact, pattern in data.get("patterns", {}).items()}
    return Profile(id=id_, **data)


def load_examples(path: Path) -> list[Any]:
    """The examples of a profile, each a text and the facts that must be read from it."""
    documents = list(_documents(path))
    examples = documents[1].get("examples") if len(documents) > 1 and isinstance(documents[1], dict) else None
    return list(examples or [])


@cache
def _loaded() -> list[Profile]:
    paths = sorted(PROFILES.glob("*.yaml"))
    told = kept(PROFILES / "profiles.yaml", paths, lambda: [next(_documents(path)) for path in paths])
    ours = [_profile(path.stem, data, lazy_pattern) for path, data in zip(paths, told, strict=True)]
    own = [_own(path) for path in own_paths()]
    replaced = {profile.id for profile in own}
    return [profile for profile in ours if profile.id not in replaced] + own


def _own(path: Path) -> Profile:
    """A profile of the user's, which was checked when it was added and may have been changed since."""
    import yaml  # noqa: PLC0415 - only where the user keeps profiles

    try:
        return load_profile(path)
    except (OSError, yaml.YAMLError, re.error, AttributeError, StopIteration, TypeError, ValueError) as error:
        told = " ".join(str(error).split())
        message = f"your profile {path} cannot be read: {told}; `archcite profiles check` shows where"
        raise OwnProfileError(message) from error


def profiles() -> tuple[Profile, ...]:
    """All profiles: the project's, by name of their file, the user's (see `own_profiles`), and those that were added.

    Raises:
        OwnProfileError: a profile of the user's cannot be read.
    """
    return tuple(_loaded())


def add_profile(profile: Profile) -> None:
    """Read citations by one more profile from now on; it takes the place of one with the same id."""
    loaded = _loaded()
    loaded[:] = [held for held in loaded if held.id != profile.id] + [profile]
    for clear in (*_DERIVED, *_READ):
        clear()


def remembered(reader: Callable[P, T]) -> Callable[P, T]:
    """Cache what is read of a stretch of text until a profile is added: the stretches of one citation are asked for repeatedly.

    Names of archives and of people are asked for by one citation after the other.

    Args:
        reader: a pure function of short texts and plain values.
    """
    cached = lru_cache(maxsize=_REMEMBERED)(reader)
    _READ.append(cached.cache_clear)
    return cast("Callable[P, T]", cached)


def forget() -> None:
    """Forget what was read of stretches of text: who measures how long texts take begins each round as if they were new.

    Example:
        >>> forget()
    """
    for clear in _READ:
        clear()


def derived(index: Callable[[], T]) -> Callable[[], T]:
    """Cache what is computed from the profiles until one is added."""
    cached = cache(index)
    _DERIVED.append(cached.cache_clear)
    return cached
