"""Which repositories the name of an archive in a citation can mean."""

from __future__ import annotations

from archcite.archives.registry import Repository
from archcite.archives.registry_matching import match_prefix
from archcite.patterns import lazy_pattern

_CODE = lazy_pattern(r"\((?P<code>[^()]{2,12})\)")


def repositories_of(content: str, archive: tuple[int, int] | None) -> tuple[Repository, ...]:
    """The repository of an archive's name, or of the code in its brackets; all that share it, where none is told from the others.

    Args:
        content: the text.
        archive: where the name stands; None without one.

    Example:
        >>> [one.id for one in repositories_of("Archive of Modern Records (AAN), k. 1", (0, 31))]
        ['aan']
    """
    if archive is None:
        return ()
    code = _CODE.search(content, *archive)
    match = match_prefix(content, *archive) or (match_prefix(content, *code.span("code")) if code else None)
    if match is None:
        return ()
    return (match.found,) if isinstance(match.found, Repository) else match.found.candidates
