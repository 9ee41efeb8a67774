"""Who wrote to whom in French, Italian, Spanish and Portuguese: ``note du ministre au président``, ``Despacho del embajador al ministro``.

Offices are in small letters there, so that the prepositions alone tell. Source: FACTS of the accuracy material.
"""

from __future__ import annotations

from archcite.archives.lexicon import lexicon
from archcite.patterns import lazy_pattern

#: French prepositions before an addressee: "à l’attention de" leads to one; "au sujet de" leads to none, nor does "pour".
_TO = (
    r"(?:(?:à\s+l[’']attention|à\s+l[’']adresse|à\s+destination)\s+(?:de\s+la|du|des|de)\s+|(?:à\s+l[’']attention|à\s+l[’']adresse)\s+(?:de\s+l[’']|d[’'])"
    r"|(?:à\s+la|aux|au|à)\s+(?!sujet\b|propos\b|nom\b|cours\b|moment\b|lendemain\b|titre\b|suite\b|veille\b)|à\s+l[’'](?!occasion|issue|égard))"
)
#: What ends the addressee: the matter, or the date.
_RECIPIENT = r"(?P<recipient>[^,;]{2,90}?)(?=\s+(?:sur|avec|au\s+sujet|à\s+propos|concernant|relative?s?|lors|en\s+date|du\s+\d|le\s+\d|\()|[,;:]|$)"
#: French: writer and addressee behind their prepositions.
_FRENCH = lazy_pattern(
    r"\s+(?:de\s+la|de\s+l[’']|du|des|de|d[’'])\s*(?P<sender>[^,;]{2,90}?(?:\s+à\s+[A-ZÀ-Ž][\w-]+(?:\s[A-ZÀ-Ž][\w-]+)?(?=\s+(?:à|aux?)\s))?)\s+"
    + _TO
    + _RECIPIENT
)
#: An addressee alone, behind words that lead to nothing else: ``note secrète à l’attention du président``.
_ADDRESSED = lazy_pattern(
    r"(?:\s+(?:très\s)?(?:secrète?|confidentiel(?:le)?|manuscrite?|personnel(?:le)?|interne|verbale|urgente?))?\s+(?=à\s+l[’']a(?:ttention|dresse)\s)"
    + _TO
    + _RECIPIENT
)
#: The same in Italian, Spanish and Portuguese, whose offices are in small letters too: ``Despacho del embajador al ministro de Estado``.
_ROMANCE = lazy_pattern(
    r"(?:\s(?:cifrad|secret|segret|reservad|riservat|urgent|confiden[cz]ial)\w{0,3})?(?:\sn[\wº°.]{0,3}\s?[\d/.-]+)?"
    r"[\s,]+(?:del|de\s+la|de\s+los|de|dell[’']|dello|della|dal|dall[’']|dalla|do|da|dos|das)\s*(?P<sender>[^,;]{2,90}?)\s+"
    r"(?:(?:a\s+la|a\s+los|al|alla|all[’']|allo|ai|ao|aos|à|às|para\s+o|para\s+a|para)\s*|a\s+(?=[A-ZÀ-Ž]))"
    r"(?P<recipient>[^,;]{2,90}?)(?=\s+(?:sobre|su|sul|sulla|circa|acerca|relativ[ao]|con\s+fecha|del?\s+\d|di\s+\d|\()|[,;]|$)"
)


def romance_parties(
    content: str, at: int, end: int, genre: str
) -> tuple[tuple[int, int] | None, tuple[int, int]] | None:
    """Sender and recipient behind the noun of a title; no sender behind "à l’attention de", None where the recipient is missing.

    Args:
        content: the text.
        at: behind the noun and its number.
        end: where the title ends.
        genre: the noun, in lower case.

    Example:
        >>> text = "lettre du ministre au général Salan"
        >>> sender, recipient = romance_parties(text, 6, len(text), "lettre")
        >>> text[slice(*sender)], text[slice(*recipient)]
        ('ministre', 'général Salan')
    """
    known = lexicon()
    french = _FRENCH.match(content, at, end)
    if french is not None:
        there = french["recipient"].casefold() in known.places
        return None if there else (french.span("sender"), french.span("recipient"))
    addressed = _ADDRESSED.match(content, at, end)
    if addressed is not None:
        return None, addressed.span("recipient")
    other = _ROMANCE.match(content, at, end) if genre in known.romance_nouns else None
    return (other.span("sender"), other.span("recipient")) if other is not None else None
