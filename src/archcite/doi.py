"""Digital object identifiers without what people write before them (ISO 26324; crossref.org, "DOI display guidelines")."""

from __future__ import annotations

from typing import Final

from archcite.patterns import lazy_pattern

_ADDRESS: Final = lazy_pattern(r"(?i)(?:https?://)?(?:dx\.|www\.)?doi\.org/(?=10\.)")
_LABEL: Final = lazy_pattern(r"(?i)(?:info:doi/|(?:urn:)?doi:?)\s*(?=10\.)")


def bare_doi(text: str) -> str:
    """The identifier itself; what is none, or stands behind something else, stays as it is.

    Example:
        >>> bare_doi("https://doi.org/10.1000/182"), bare_doi("doi: 10.1000/182"), bare_doi("https://example.org/10.1000/182")
        ('10.1000/182', '10.1000/182', 'https://example.org/10.1000/182')
        >>> bare_doi("http://dx.doi.org/10.1000/a%3C1%3E")
        '10.1000/a<1>'
    """
    if text.startswith("10."):
        return text
    if address := _ADDRESS.match(text):
        from urllib.parse import unquote  # noqa: PLC0415 - few identifiers come as addresses

        return unquote(text[address.end() :])
    label = _LABEL.match(text)
    return text[label.end() :] if label else text
