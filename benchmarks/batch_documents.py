"""Documents for benchmarks: pages of a digital archive in the forms that archcite knows, made up from a seed.

    python benchmarks/batch_documents.py 100000 corpus/

The same number and seed give the same files. Each is about 6 kB: a heading, the citation, a summary, and a body of made-up
sentences with markings and a signature, as the seed document has them. No text of an archive is in them.
"""

from __future__ import annotations

import random
import sys
from functools import cache
from pathlib import Path

POOLS = {
    "months": "January February March April May June July August September October November December",
    "given": "Anatoly Boris Elena Georgi Hans Ivan Karel Li Maria Nikolai Olga Pavel Rosa Stefan Tamara Viktor Zhou",
    "family": "Antonov Bauer Chen Dimitrov Eriksen Farkas Gomez Havel Ivanov Jovanovic Kovacs Lange Mironov Novak Orlov Petrov",
    "places": "Cuba Poland Hungary Mongolia Egypt Finland Angola Vietnam Albania Bulgaria Romania India",
    "genres": "Telegram Letter Memorandum Note Cable Report",
    "words": (
        "the a of to and in that on for with by from government delegation meeting question position trade agreement ambassador "
        "proposal measures session comrade minister talks situation reply text draft committee party council support army border "
        "said stated noted proposed discussed received reported asked agreed refused considered continued expressed remarked"
    ),
}
MONTHS, GIVEN, FAMILY, PLACES, GENRES, WORDS = (words.split() for words in POOLS.values())
ROLES = ("Soviet Ambassador to {}", "Minister of Foreign Affairs of {}", "Chargé d'Affaires in {}", "Envoy to {}")
BODIES = (
    "the Central Committee of the Communist Party",
    "the USSR Ministry of Foreign Affairs",
    "the Bulgarian Politburo",
    "the Council of Ministers",
)
SHELFMARKS = (
    "AVP RF, f. {0}, op. {1}, p. {2}, d. {3}, ll. {4}-{5}",
    "RGASPI, f. {0}, op. {1}, d. {3}, ll. {4}-{5}",
    "RGANI, f. {0}, op. {1}, d. {3}, l. {4}",
    "TsDA, f. {0}-B, op. {1}, a.e. {3}, l. {4}-{5}",
    "PRC FMA {0}-0{1}-0{2}, {4}-{5}",
    "SAPMO-BArch, DY 30/{3}, Bl. {4}-{5}",
    "National Archives, Record Group {0}, Box {1}, Folder {2}",
    "Archive of the Ministry of Foreign Affairs, Prague, Box {1}, File {3}",
)
PROVENANCE = (
    "copy courtesy of the National Security Archive",
    "Obtained by {0} and translated by {1}",
    "Contributed by {0}. Translated by {1}",
    "Translated for CWIHP by {1}",
    "translation by {1}",
)
LANGUAGES = ("Russian", "Bulgarian", "Chinese", "German", "Hungarian", "Czech", "Polish")


def document(number: int, seed: int = 0) -> str:
    """One page; the same number and seed give the same."""
    chance = random.Random(f"{seed}/{number}")
    writer, reader, translator, scholar = (f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(4))
    genre, month = chance.choice(GENRES), chance.choice(MONTHS)
    office = chance.choice(ROLES).format(chance.choice(PLACES))
    day, year = chance.randint(1, 28), chance.randint(1945, 1991)
    date = f"{month} {day}, {year}"
    to = chance.choice((*BODIES, reader))
    title = chance.choice(
        (
            f"{genre} from {office} {writer} to {to}",
            f"{genre}, {writer} to {reader}",
            f"Record of Conversation between {writer} and {reader}",
            f"{genre} on the Situation in {chance.choice(PLACES)}",
        )
    )
    place = chance.choice(SHELFMARKS).format(
        *(chance.randint(1, 900) for _ in range(4)), 10, 10 + chance.randint(1, 30)
    )
    provenance = chance.choice(PROVENANCE).format(scholar, translator)
    citation = f'"{title}", {date}, Wilson Center Digital Archive, {place}, {provenance}.'
    lines = [
        date,
        f"**{title}**",
        "Citation:",
        f"{citation}\n<https://digitalarchive.wilsoncenter.org/document/{110000 + number}>",
        "Summary:",
        sentence(chance, 30),
        "Original Language:",
        chance.choice(LANGUAGES),
        "Contents:",
        "Translation - English",
        chance.choice(("TOP SECRET", "SECRET", "CONFIDENTIAL")),
        *(" ".join(chance.choices(sentences(seed), k=5)) for _ in range(9)),
        f"{day}.{MONTHS.index(month) + 1}.{year % 100} {writer}",
    ]
    return "\n\n".join(lines)


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


@cache
def sentences(seed: int) -> tuple[str, ...]:
    """What bodies are put together from: making each sentence anew would take longer than reading it."""
    chance = random.Random(seed)
    return tuple(sentence(chance, chance.randint(12, 24)) for _ in range(3000))


def write(number: int, folder: Path, seed: int = 0) -> None:
    """Write so many documents, a thousand to a folder."""
    for n in range(number):
        path = folder / f"{n // 1000:03}" / f"{n:06}.txt"
        if n % 1000 == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(n, seed), "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
