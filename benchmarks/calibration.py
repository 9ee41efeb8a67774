"""How often a claim is right that is told with a confidence of nine tenths: measured on citations that the levels were not fitted to.

    python benchmarks/calibration.py            reliability before and after, by cross-validation, in the tables of docs/extraction.md
    python benchmarks/calibration.py --write    fit the levels to everything and write them into src/archcite/extraction/levels.yaml

Every citation whose facts are known is read as it is: those of tests/cases that are made up in the forms of archives and, where it lies beside the
checkout, the labelled half of ../shared/accuracy. The grammar was written with these in sight and reads all of them rightly; so each is also
*changed*, five times: words dropped (as mirrors do), letters misread (as OCR does), punctuation lost, the archive replaced by one that
nobody knows, and the archive left out. What a claim on changed text should say is known from the claim on the text as written: the same
words, as far as they are still there. A date must be the one of the text as written, whatever the change did to it.

Folds are of citations: what is fitted to a citation or a change of it is never measured on that citation.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

import yaml

from archcite.extraction.levels import HIGHEST, level
from archcite.extraction.reader import extract

if TYPE_CHECKING:
    from archcite.extraction.outcome import Extraction
    from archcite.model import Claim

ROOT = Path(__file__).resolve().parents[1]
LABELLED = ROOT.parent / "shared" / "accuracy" / "citations.jsonl"
#: The tables of tests/cases whose rows are citations made up in the forms of archives.
CITATIONS = ROOT / "tests" / "cases" / "citations"
TABLE = ROOT / "src" / "archcite" / "extraction" / "levels.yaml"
FOLDS = 5
#: How many observations a rule needs before its own share counts as much as what its author thought.
WEIGHT = 25
BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
#: How much each counts: half of all is taken to be as written, for nobody knows how much of what is read was changed.
CHANGES = {
    "as written": 5,
    "words dropped": 1,
    "letters misread": 1,
    "stops lost": 1,
    "archive unknown": 1,
    "archive missing": 1,
}
_MISREAD = {
    "l": "1",
    "1": "l",
    "O": "0",
    "0": "O",
    "S": "5",
    "5": "S",
    "e": "c",
    "i": "í",
    "n": "ri",
    "m": "rn",
    ",": ".",
    ".": ",",
    "B": "8",
}
_UNKNOWN = (
    "Nordwald Collection",
    "Archivo de Puerta Blanca",
    "State Repository of Verkhnii Log",
    "Haus der Akten, Altfurt",
    "Old Harbor Room",
    "Fonds Delacourt",
)
_LISTS = re.compile(r"(authors|translators|editors|participants|provenance|printed)\.\d+")
_EXACT = frozenset({"date", "ibid", "platform", "number", "profile", "form"})


class Observation(NamedTuple):
    """One claim of one text: what told it, how sure it was, and whether it was right."""

    rule: str
    confidence: float
    right: bool
    citation: int
    change: str


Marked = list[tuple[str, int]]


def texts() -> list[str]:
    """The citations whose facts are known."""
    found = []
    for path in sorted(CITATIONS.glob("*.yaml")):
        rows = yaml.safe_load(path.read_text("utf-8"))
        found += [row["text"] for group in rows.values() for row in group]
    if LABELLED.exists():
        found += [json.loads(line)["raw"] for line in LABELLED.read_text("utf-8").splitlines()]
    return found


def changed(text: str, original: Extraction, change: str, chance: random.Random) -> Marked | None:
    """The text after a change, each character with the offset that it had; None where there is nothing to change."""
    marked = [(character, at) for at, character in enumerate(text)]
    if change.startswith("archive"):
        return _without_archive(
            text, marked, original, None if change == "archive missing" else chance.choice(_UNKNOWN)
        )
    if change == "words dropped":
        words = list(re.finditer(r"\w[\w.'’-]*\s?", text))
        gone = {
            at for word in chance.sample(words, min(len(words), 1 + len(words) // 15)) for at in range(*word.span())
        }
        return [pair for pair in marked if pair[1] not in gone]
    if change == "letters misread":
        return [
            (new, at)
            for character, at in marked
            for new in (_MISREAD.get(character, character) if chance.random() < 0.03 else character)
        ]
    return [pair for pair in marked if change == "as written" or pair[0] not in ",.;:" or chance.random() > 0.3]


def _without_archive(text: str, marked: Marked, original: Extraction, name: str | None) -> Marked | None:
    """The text with another name for its first archive, or without it."""
    archives = [claim.span for claim in original.claims if claim.field == "locations.0.archive"]
    if not archives or archives[0].end - archives[0].start == len(text):
        return None
    start, end = archives[0].start, archives[0].end
    if name is not None:
        return [*marked[:start], *((character, start) for character in name), *marked[end:]]
    while end < len(text) and text[end] in ", ":
        end += 1
    return [*marked[:start], *marked[end:]]


def observed(citation: int, text: str) -> Iterator[Observation]:
    """The claims on a citation and on its changes, each judged."""
    original = extract(text)
    text = original.text.content
    for number, change in enumerate(CHANGES):
        marked = changed(text, original, change, random.Random(f"{citation} {number}"))
        if marked is None:
            continue
        extraction = original if change == "as written" else extract("".join(character for character, _ in marked))
        truth = _expected(original, marked)
        for claims in extraction.evidence.values():
            claim = claims[0]
            if not claim.inferred and not _is_place(claim):
                right = _told(claim) in truth[_kind(claim)]
                yield Observation(claim.rule, claim.confidence, right, citation, change)


def _is_place(claim: Claim) -> bool:
    """That a stretch is a place is no fact of its own: its parts are."""
    return claim.field in {"profile", "form"} or re.fullmatch(r"locations\.\d+", claim.field) is not None


def _kind(claim: Claim) -> str:
    listed = _LISTS.match(claim.field)
    return listed[1] if listed else claim.field


def _expected(original: Extraction, marked: Marked) -> Mapping[str, set[str]]:
    """For each kind of claim what is right: the words that are still there, or the value."""
    truth: dict[str, set[str]] = defaultdict(set)
    for claim, *_ in original.evidence.values():
        left = "".join(character for character, at in marked if claim.span.start <= at < claim.span.end)
        if not claim.inferred:
            truth[_kind(claim)] |= {_told(claim)} if claim.field in _EXACT else {_folded(left)} - {""}
    return truth


def _told(claim: Claim) -> str:
    return str(claim.value) if claim.field in _EXACT else _folded(claim.text)


def _folded(text: str) -> str:
    return " ".join(text.split()).strip(" ,.;:'\"”“’").casefold()


Levels = Mapping[str, Mapping[float, float]]


def fitted(observations: Iterable[Observation]) -> dict[str, dict[float, float]]:
    """For each rule and confidence that it tells the share that was right, drawn to what was told and never falling as that rises."""
    by: dict[str, dict[float, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for seen in observations:
        by[seen.rule][round(seen.confidence, 2)].append(seen)
    return {rule: _rising(told) for rule, told in sorted(by.items())}


def _rising(told: Mapping[float, list[Observation]]) -> dict[float, float]:
    """Shares by confidence; neighbours that would fall are put together (pool adjacent violators)."""
    pools: list[tuple[list[float], float, float]] = []
    for confidence, seen in sorted(told.items()):
        weight = sum(CHANGES[one.change] for one in seen)
        right = sum(CHANGES[one.change] for one in seen if one.right)
        pools.append(([confidence], right + WEIGHT * confidence, weight + WEIGHT))
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last, before = pools.pop(), pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return {one: round(min(HIGHEST, right / weight), 3) for confidences, right, weight in pools for one in confidences}


def cross_validated(observations: Sequence[Observation]) -> Iterator[tuple[float, Observation]]:
    """Each observation with the confidence that levels fitted to the other folds give it."""
    for fold in range(FOLDS):
        levels = fitted(seen for seen in observations if seen.citation % FOLDS != fold)
        for seen in observations:
            if seen.citation % FOLDS == fold:
                yield level(levels.get(seen.rule, {}), seen.confidence), seen


def reliability(rows: Iterable[tuple[float, Observation]]) -> list[tuple[str, int, float, float]]:
    """For each band of confidence: how many claims, what they told on average, and which share was right."""
    bands: dict[int, list[tuple[int, float, bool]]] = defaultdict(list)
    for confidence, seen in rows:
        at = max(at for at, low in enumerate(BINS[:-1]) if confidence >= low)
        bands[at].append((CHANGES[seen.change], confidence, seen.right))
    table = []
    for at, band in sorted(bands.items(), reverse=True):
        weight = sum(weight for weight, _, _ in band)
        told = sum(weight * confidence for weight, confidence, _ in band) / weight
        right = sum(weight for weight, _, right in band if right) / weight
        table.append((f"{BINS[at]:.2f} to {min(BINS[at + 1], 1):.2f}", len(band), told, right))
    return table


def miss(rows: Iterable[tuple[float, Observation]]) -> float:
    """The expected calibration error: by how much confidence and share differ, over the bands."""
    bands = reliability(rows)
    total = sum(count for _, count, _, _ in bands)
    return sum(count * abs(told - right) for _, count, told, right in bands) / total


def gathered() -> list[Observation]:
    """All observations, with the confidences that rules tell without levels."""
    with patch("archcite.extraction.ledger.measured", lambda _rule, confidence: confidence):
        return [seen for citation, text in enumerate(texts()) for seen in observed(citation, text)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    observations = gathered()
    told = [(seen.confidence, seen) for seen in observations]
    held = list(cross_validated(observations))
    print(f"{len({seen.citation for seen in observations})} citations, {len(observations)} claims, {FOLDS} folds")
    _print("as the rules tell it", told)
    _print("with levels, on folds they were not fitted to", held)
    for change in CHANGES:
        _print(change, [(confidence, seen) for confidence, seen in held if seen.change == change])
    if options.parse_args().write:
        _write(fitted(observations))


def _print(title: str, rows: list[tuple[float, Observation]]) -> None:
    print(f"\n{title}: off by {miss(rows):.3f} on average\n\n| confidence | claims | told | right |\n|---|---|---|---|")
    for band, count, told, right in reliability(rows):
        print(f"| {band} | {count} | {told:.3f} | {right:.3f} |")


def _write(levels: Levels) -> None:
    """The levels that change something, below the words that the table begins with."""
    lead = TABLE.read_text("utf-8").partition("\n\n")[0]
    told = {
        rule: points for rule, points in levels.items() if any(abs(share - at) >= 0.01 for at, share in points.items())
    }
    lines = (
        f"  {rule} {' '.join(f'{at:g}={share:g}' for at, share in points.items())};\n" for rule, points in told.items()
    )
    TABLE.write_text(f"{lead}\n\nlevels: >-\n{''.join(lines)}", "utf-8")


if __name__ == "__main__":
    main()
