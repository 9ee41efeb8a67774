"""Rules over what was read: what disagrees, what is not as the archive publishes it. Each rule gives problems, never an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archcite.archives.profiles import profiles, remembered
from archcite.model import Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.archives.profiles import Profile
    from archcite.model import Claim, Record
#: The fields of the claims that a rule looks at.
_CHECKED = frozenset({"date", "title", "url", "signature.name"})


def check(record: Record, claims: Sequence[Claim]) -> tuple[Problem, ...]:
    """The problems of a record and the claims that it rests on."""
    told = [claim for claim in claims if claim.field in _CHECKED]
    return (*_dates(record, told), *_titles(record, told), *_address(record, told), *_signature(record, told))


@remembered
def canonical_url(url: str) -> tuple[str, str, Profile] | None:
    """The public address of a document, its number and the archive's profile; None for an address that no profile knows.

    Example:
        >>> canonical_url("https://wilson-center-digital-archive.dvincitest.com/document/111603")[:2]
        ('https://digitalarchive.wilsoncenter.org/document/111603', '111603')
    """
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    for profile in profiles():
        if profile.number is None or host not in profile.hosts:
            continue
        number = profile.number.search(parts.path)
        if number:
            return profile.canonical_url.format(number=number.group(1)), number.group(1), profile
    return None


def _address(record: Record, claims: Sequence[Claim]) -> Iterator[Problem]:
    found = canonical_url(record.url) if record.url else None
    if found is None:
        return
    address, _, profile = found
    if record.url == address:
        return
    host = (urlsplit(record.url).hostname or "").removeprefix("www.")
    if host != profile.hosts[0]:
        yield Problem(
            "address-not-canonical",
            Severity.WARNING,
            f"the address is on {host}, not on the archive's public host; the canonical address is {address}",
            _span("url", claims),
        )


def _dates(record: Record, claims: Sequence[Claim]) -> Iterator[Problem]:
    for claim in claims:
        if claim.field == "date" and claim.value != record.date and not _within(record.date, claim.value):
            yield Problem(
                "dates-disagree",
                Severity.WARNING,
                f"{claim.text!r} is {claim.value}, but the citation is dated {record.date}",
                claim.span,
            )


def _within(one: str, other: str) -> bool:
    """Whether one date is the other, stated less exactly."""
    left, right = sorted((one.rstrip("~?%"), other.rstrip("~?%")), key=len)
    return right.startswith(left)


def _titles(record: Record, claims: Sequence[Claim]) -> Iterator[Problem]:
    for claim in claims:
        if claim.field != "title" or claim.agrees or claim.value == record.title:
            continue
        if _letters(claim.value) != _letters(record.title):
            yield Problem("titles-disagree", Severity.NOTE, f"the page is headed {claim.value!r}", claim.span)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _signature(record: Record, claims: Sequence[Claim]) -> Iterator[Problem]:
    signed = next((claim for claim in claims if claim.field == "signature.name"), None)
    if signed is None or record.sender is None or record.sender.person is None or signed.agrees:
        return
    yield Problem(
        "signature-disagrees",
        Severity.WARNING,
        f"{signed.text!r} signed, but the title names {record.sender.person.full()!r} as the sender",
        signed.span,
    )


def _span(field: str, claims: Sequence[Claim]) -> Span | None:
    return next((claim.span for claim in claims if claim.field == field), None)
