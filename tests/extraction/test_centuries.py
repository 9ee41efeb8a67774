"""Years of two digits: the years of a collection decide the century, and nothing else does in silence."""

from __future__ import annotations

import pytest

from archcite.extraction.reader import extract


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("FRUS, 1961–1963, vol. XI, Rusk to Kennedy, 24.10.62, doc. 52", "1962-10-24"),
        ("FRUS, 1961–1963, vol. XI, Rusk to Kennedy, October 24, ’62, doc. 52", "1962-10-24"),
        ("Rusk to Kennedy, 24 Oct 62, FRUS, 1961–63, vol. XI, doc. 52", "1962-10-24"),
        ("NARA, RG 59, Central Decimal Files 1960–63, 611.61/5-261, Rusk to Kennedy, 5/26/61", "1961-05-26"),
        ("AMAE, Europe 1944–1960, URSS, vol. 234, Massigli à Bidault, 3.5.47", "1947-05-03"),
        ("Seward to Adams, 24 Oct 62, FRUS, 1861–1863, vol. II, doc. 5", "1862-10-24"),
        ("TNA, FO 371/122081, 1956, Reilly to Lloyd, 5 May 56", "1956-05-05"),
    ],
)
def test_the_years_of_a_collection_decide(text: str, date: str) -> None:
    extraction = extract(text)
    (claim,) = extraction.evidence["date"]
    assert (claim.value, claim.alternatives) == (date, ())
    assert (
        claim.confidence
        > extract("Rusk to Kennedy, 24 Oct 62, RGANI, f. 5, op. 30, d. 2.").evidence["date"][0].confidence
    )


@pytest.mark.parametrize(
    ("text", "date", "other"),
    [
        ("Gromyko to Khrushchev, 4.X.62, RGANI, f. 5, op. 30, d. 2, l. 3.", "1962-10-04", "1862-10-04"),
        ("Gromyko to Khrushchev, 4.X.62, RGANI, f. 5, op. 30, d. 2, ll. 1860-1865.", "1962-10-04", "1862-10-04"),
        ("Smith to Jones, 4 May 62, TNA, FO 5/1862", "1962-05-04", "1862-05-04"),
        (
            "Smith to Jones, 4 May 62, The Smith Family, 1850–1990, Box 1862, Hoover Institution Archives",
            "1962-05-04",
            "1862-05-04",
        ),
        ("Smith to Jones, 4 May 62, in A Book (London: Press, 1962), 12", "1962-05-04", "1862-05-04"),
    ],
)
def test_what_decides_nothing_leaves_it_open(text: str, date: str, other: str) -> None:
    claim = extract(text).evidence["date"][0]
    assert claim.value == date
    assert other in claim.alternatives
