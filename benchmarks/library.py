"""The library with many records: import, search, show, duplicates, size, memory.

    python benchmarks/library.py                 100,000 records, as the measures are stated
    python benchmarks/library.py --records 5000  a quick look

The records are made here, from a seed; nothing is downloaded. Each step runs in a process of its own, so that its time and
memory are its own. Where papis or pybtex is installed, they do what they can of the same job with fewer records, in the same run.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARCHIVES = ("AVP RF", "RGASPI", "RGANI", "GARF", "TsAMO", "PRC FMA", "NSA", "SAPMO-BArch", "MOL", "TsDA")
FAMILIES = (
    *("Dobrynin", "Gromyko", "Khrushchev", "Radchenko", "Zhou", "Mao", "Kádár", "Ulbricht", "Gomułka", "Hoxha"),
    *("Zhivkov", "Novotný", "Castro", "Mikoyan", "Malinovsky", "Stalin", "Molotov", "Vyshinsky", "Kim", "Tsedenbal"),
)
GENRES = ("telegram", "letter", "memorandum of conversation", "report", "minutes", "protocol", "cable", "note")
TOPICS = (
    *("Cuba", "Berlin", "Korea", "Mongolia", "Laos", "Albania", "Hungary", "Poland", "trade", "missiles", "border"),
    *("grain", "credits", "specialists", "nuclear weapons", "the Warsaw Pact", "a summit", "the press", "Taiwan"),
)
WORDS = [
    "the",
    "ambassador",
    "reports",
    "that",
    "his",
    "government",
    "will",
    "not",
    "agree",
    "to",
    "proposals",
    "of",
    "other",
    "side",
    "and",
    "asks",
    "for",
    "instructions",
    "about",
    "further",
    "talks",
    "on",
    "economic",
    "assistance",
    "military",
    "supplies",
    "delegation",
    "visit",
    "party",
    "congress",
    "comrade",
    "minister",
    "statement",
    "position",
    "question",
    "regard",
    "measures",
    "delivered",
    "informed",
    "noted",
    "stressed",
    "opinion",
    "situation",
    "leadership",
]
BODIES = (
    "the USSR Ministry of Foreign Affairs",
    "the CPSU CC",
    "Beijing",
    "Moscow",
    "the Politburo",
    "the Central Committee",
)


def items(count: int, seed: int = 1962) -> Iterator[dict[str, Any]]:
    """CSL-JSON items such as an archive's documents have; one in fifty is another's duplicate in other words."""
    chance = random.Random(seed)
    last: dict[str, Any] = {}
    for number in range(count):
        if number % 50 == 49:
            yield {
                **last,
                "id": f"again{number}",
                "title": last["title"].replace("Telegram", "Telegramm") + ".",
                "abstract": "",
            }
            continue
        last = _item(chance, number)
        yield last


def _item(chance: random.Random, number: int) -> dict[str, Any]:
    family, genre, topic = chance.choice(FAMILIES), chance.choice(GENRES), chance.choice(TOPICS)
    year, month, day = chance.randint(1945, 1989), chance.randint(1, 12), chance.randint(1, 28)
    fond, opis, delo = (str(chance.randint(1, high)) for high in (900, 60, 2000))
    leaf = chance.randint(1, 200)
    mark = f"f. {fond}, op. {opis}, d. {delo}, ll. {leaf}-{leaf + chance.randint(1, 9)}"
    archive = chance.choice(ARCHIVES)
    body = chance.choice(BODIES)
    return {
        "id": f"{family.lower()}{year}n{number}".replace("á", "a").replace("ł", "l").replace("ý", "y"),
        "type": "personal_communication",
        "title": f"{genre.capitalize()} No. {chance.randint(1, 5000)} from {family} to {body} on {topic}",
        "author": [{"family": family, "given": f"{chance.choice('ABIKLMNV')}. {chance.choice('ABIKLMNV')}."}],
        "recipient": [{"literal": body}],
        "translator": [{"family": chance.choice(FAMILIES), "given": "Sergey"}],
        "issued": {"date-parts": [[year, month, day]]},
        "genre": genre.capitalize(),
        "archive": "Wilson Center Digital Archive",
        "archive_location": f"{archive}, {mark}",
        "number": str(100000 + number),
        "URL": f"https://digitalarchive.example.org/document/{100000 + number}",
        "abstract": " ".join(chance.choices(WORDS, k=40)).capitalize() + ".",
        "language": "en",
        "custom": {
            "archcite": {
                "version": 1,
                "record": {
                    "genre": genre,
                    "locations": [{"archive": archive, "fond": fond, "opis": opis, "delo": delo}],
                    "platform": "Wilson Center Digital Archive",
                },
            }
        },
    }


QUERIES = (
    *("telegram", "Dobrynin", "Хрущев", "Kadar", "Cuba missiles", '"nuclear weapons"', "archive:RGASPI fond:558"),
    *("translator:Radchenko date:1949/1953", "author:Zhou Berlin -trade", "memorandum Korea date:1950", "specialists"),
    *(
        "dobr*",
        "report OR cable",
        "fond:17 opis:3",
        "the",
        "date:1962-10",
        "number:100777",
        "recipient:politburo Mongolia",
    ),
    *("grain credits Hungary", "Gromyko Beijing summit -border date:1960/1969"),
)


def memory() -> float:
    """The most memory that this process had, in megabytes (Linux counts in kibibytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def step_import(folder: Path, count: int) -> dict[str, float]:
    import mmap

    import archcite.library
    from archcite.library import bulk

    started, worked = time.perf_counter(), time.process_time()
    with (folder / "items.json").open("rb") as file, archcite.library.open(folder / "library.db") as library:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        outcome = library.import_items(bulk.split_json(memoryview(data)))
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    assert len(outcome.added) == count, (len(outcome.added), outcome.failed[:3])
    size = (folder / "library.db").stat().st_size
    print(f"  import records a second of processor time: {count / worked:,.0f}", file=sys.stderr)
    return {"import records/s": count / seconds, "bytes a record": size / count, "import memory MB": memory()}


def step_search(folder: Path, count: int) -> dict[str, float]:
    import archcite.library

    taken = []
    worked = []
    slowest = ("", 0.0)
    with archcite.library.open(folder / "library.db") as library:
        for _ in range(10):
            for query in QUERIES:
                started, before = time.perf_counter(), time.process_time()
                library.search(query, limit=20)
                worked.append(1000 * (time.process_time() - before))
                taken.append(1000 * (time.perf_counter() - started))
                slowest = max(slowest, (query, taken[-1]), key=lambda pair: pair[1])
    taken.sort()
    worked.sort()
    print(f"  search p95 in processor time: {worked[int(len(worked) * 0.95)]:.1f} ms", file=sys.stderr)
    print(f"  slowest query: {slowest[0]!r} {slowest[1]:.1f} ms", file=sys.stderr)
    return {"search p50 ms": taken[len(taken) // 2], "search p95 ms": taken[int(len(taken) * 0.95)]}


def step_show(folder: Path, count: int) -> dict[str, float]:
    taken = []
    environment = {**os.environ, "ARCHCITE_LIBRARY": str(folder / "library.db")}
    key = next(items(1))["id"]
    for _ in range(15):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "archcite", "show", key], env=environment, check=True, capture_output=True
        )
        taken.append(1000 * (time.perf_counter() - started))
    return {"archcite show ms": sorted(taken)[len(taken) // 2]}


def step_duplicates(folder: Path, count: int) -> dict[str, float]:
    import archcite.library
    from archcite.library.duplicates import candidates

    with archcite.library.open(folder / "library.db") as library:
        started = time.perf_counter()
        pairs = candidates(library)
        seconds = time.perf_counter() - started
    planted = count // 50
    found = sum(1 for pair in pairs if pair.one.startswith("again") or pair.other.startswith("again"))
    return {
        "duplicates s": seconds,
        "duplicates memory MB": memory(),
        "planted": planted,
        "found of them": found,
        "found beside them": len(pairs) - found,
    }


#: Records that papis is given to add one by one; it looks at all that it has for each, and slows down.
ADDED = 200


def step_papis(folder: Path, count: int) -> dict[str, float]:
    """papis keeps a folder with a YAML file for each document and a cache of them: the same records in both, the same search.

    Adding is done through the Python door of each, one record after the other; the search by each command line, cold, in turn.
    For the search, papis's files are written here, which takes a fraction of the time in which it would add them.
    """
    import archcite.library

    home = folder / "papis"
    for name in ("documents", "few"):
        (home / name).mkdir(parents=True)
    (home / "papis").mkdir()
    libraries = "".join(f"[{name}]\ndir = {home / name}\n" for name in ("documents", "few"))
    (home / "papis" / "config").write_text(f"[settings]\ndefault-library = few\n{libraries}", "utf-8")
    places = {"XDG_CACHE_HOME": str(home / "cache"), "XDG_CONFIG_HOME": str(home), "PAPIS_NP": "1"}
    os.environ.update(places)
    figures = {"papis add records/s": ADDED / _papis_adds([_for_papis(item) for item in items(ADDED)])}
    with archcite.library.open(folder / "few.db") as library:
        begun = time.perf_counter()
        for item in items(ADDED):
            library.add(item, key=item["id"])
        figures["add records/s"] = ADDED / (time.perf_counter() - begun)
    with archcite.library.open(folder / "many.db") as library:
        begun = time.perf_counter()
        library.import_items(items(count))
        figures["import of as many records/s"] = count / (time.perf_counter() - begun)
    _papis_files(home / "documents", count)
    theirs = [sys.executable, "-m", "papis", "--lib", "documents", "list", "--all", "author:Dobrynin"]
    ours = [sys.executable, "-m", "archcite", "list", "--library", str(folder / "many.db"), "author:Dobrynin"]
    taken: dict[str, list[float]] = {"papis list ms": [], "archcite list ms": []}
    _answered(theirs)  # fills its cache
    for _ in range(5):
        for name, command in zip(taken, (theirs, ours), strict=True):
            begun = time.perf_counter()
            found = _answered(command)
            taken[name].append(1000 * (time.perf_counter() - begun))
            figures[name.replace(" ms", " found")] = found
    return figures | {name: sorted(times)[len(times) // 2] for name, times in taken.items()}


def _for_papis(item: dict[str, Any]) -> dict[str, Any]:
    writer = item["author"][0]
    year, month, _ = item["issued"]["date-parts"][0]
    return {
        "type": "misc",
        "ref": item["id"],
        "title": item["title"],
        "author": f"{writer['family']}, {writer['given']}",
        "author_list": [writer],
        "year": year,
        "month": month,
        "url": item["URL"],
        "note": item["archive_location"],
        "abstract": item["abstract"],
    }


def _papis_adds(documents: list[dict[str, Any]]) -> float:
    """Seconds in which papis adds documents, none of which it takes for another's duplicate."""
    import contextlib
    import io

    from papis.commands.add import run as add

    begun = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for number, document in enumerate(documents):
            add([], data=document, batch=True, folder_name=str(number))
    return time.perf_counter() - begun


def _papis_files(documents: Path, count: int) -> None:
    import yaml

    for number, item in enumerate(items(count)):
        (documents / str(number)).mkdir()
        info = {**_for_papis(item), "papis_id": f"{number:032x}"}
        (documents / str(number) / "info.yaml").write_text(yaml.dump(info, Dumper=yaml.CSafeDumper), "utf-8")


def _answered(command: list[str]) -> int:
    """How many lines a command prints."""
    return len(subprocess.run(command, check=True, capture_output=True).stdout.splitlines())


def step_pybtex(folder: Path, count: int) -> dict[str, float]:
    """pybtex has no store: a .bib file is read whole for each look-up."""
    from pybtex.database import parse_file

    path = folder / "items.bib"
    with path.open("w", encoding="utf-8") as file:
        for item in items(count):
            fields = {
                name: value for name, value in _for_papis(item).items() if isinstance(value, str) and name != "ref"
            }
            lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
            file.write(f"@misc{{{item['id']},\n{lines}}}\n")
    started = time.perf_counter()
    entry = parse_file(str(path)).entries[next(items(1))["id"]]
    seconds = time.perf_counter() - started
    assert entry.fields["title"]
    return {"pybtex read records/s": count / seconds}


STEPS: dict[str, Callable[[Path, int], dict[str, float]]] = {
    "import": step_import,
    "search": step_search,
    "show": step_show,
    "duplicates": step_duplicates,
    "papis": step_papis,
    "pybtex": step_pybtex,
}
PEERS = {"papis": 5_000, "pybtex": 10_000}
#: figure → (limit, whether more is better), from the project's own measures for 100,000 records.
MEASURES = {
    "import records/s": (20_000, True),
    "bytes a record": (3_000, False),
    "import memory MB": (200, False),
    "search p95 ms": (20, False),
    "archcite show ms": (120, False),
    "duplicates s": (60, False),
    "duplicates memory MB": (200, False),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--only", choices=STEPS, action="append")
    arguments = parser.parse_args()
    if arguments.step:
        print(json.dumps(STEPS[arguments.step](arguments.folder, arguments.records)))
        return
    with tempfile.TemporaryDirectory() as name:
        missed = run(Path(name), arguments.records, arguments.only or list(STEPS))
    sys.exit(1 if missed else 0)


def run(folder: Path, count: int, steps: list[str]) -> list[str]:
    with (folder / "items.json").open("w", encoding="utf-8") as file:
        file.write("[")
        for number, item in enumerate(items(count)):
            file.write(("," if number else "") + json.dumps(item, ensure_ascii=False))
        file.write("]")
    figures: dict[str, float] = {}
    for step in steps:
        if step in PEERS and importlib.util.find_spec(step) is None:
            print(f"{step}: skipped, it is not installed (pip install {step})")
            continue
        size = PEERS.get(step, count)
        command = [sys.executable, __file__, "--step", step, "--folder", str(folder), "--records", str(size)]
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE)
        if done.returncode:
            print(f"{step}: failed")
            figures[f"{step} failed"] = 1
            continue
        for figure, value in json.loads(done.stdout).items():
            figures[figure] = value
            print(f"{figure:40} {value:12,.1f} {verdict(figure, value)}", flush=True)
    compare(figures)
    return [
        figure for figure, value in figures.items() if figure.endswith("failed") or "missed" in verdict(figure, value)
    ]


def verdict(figure: str, value: float) -> str:
    if figure not in MEASURES:
        return ""
    limit, more = MEASURES[figure]
    return f"{'reached' if (value >= limit) == more else 'missed'} ({'≥' if more else '≤'} {limit:,})"


def compare(figures: dict[str, float]) -> None:
    for ours, theirs in (
        ("add records/s", "papis add records/s"),
        ("import of as many records/s", "papis add records/s"),
        ("import records/s", "pybtex read records/s"),
    ):
        if ours in figures and theirs in figures:
            print(f"{ours} against {theirs}: {figures[ours] / figures[theirs]:.1f} times")
    if "papis list ms" in figures:
        ratio = figures["papis list ms"] / figures["archcite list ms"]
        print(f"papis list against archcite list, {PEERS['papis']:,} records: {ratio:.1f} times as long")


if __name__ == "__main__":
    main()
