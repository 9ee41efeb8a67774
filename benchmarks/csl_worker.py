"""One process that `csl.py` measures: `python benchmarks/csl_worker.py ENGINE STYLE ITEMS NOTES`.

A file of its own, which imports nothing that the engine does not need: what the measuring needs took 25 ms to import, and was
counted with the engine.
"""

from __future__ import annotations

import json
import sys


def by_archcite(style: str, path: str, notes: int) -> None:
    from archcite.csl import Citation, Cite, Processor, load_style, render

    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - the engine does without pathlib, whose import takes 3 ms
        data = json.load(file)
    processor = Processor(load_style(style), data)
    for number in range(notes):
        cite = Cite(data[number % len(data)]["id"], locator=str(number % 90 + 1))
        processor.insert(number, Citation((cite,), number + 1))
    if notes:
        lines = [render(tree, "html") for tree in processor.notes]
    else:
        lines = [render(entry.tree, "html") for entry in processor.bibliography().entries]
    sys.stdout.write("\n".join(lines))


def by_hayagriva(style: str, path: str, notes: int) -> None:
    import typst

    sys.stdout.write(typst.compile(path, format="html", ignore_system_fonts=True).decode())


def by_citeproc_py(style: str, path: str, notes: int) -> None:
    import warnings

    import citeproc
    from citeproc.source.json import CiteProcJSON

    warnings.simplefilter("ignore")
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as above
        data = json.load(file)
    sheet = citeproc.CitationStylesStyle(style, validate=False)
    book = citeproc.CitationStylesBibliography(sheet, CiteProcJSON(data), citeproc.formatter.html)
    chosen = [data[number % len(data)]["id"] for number in range(notes)] or [one["id"] for one in data]
    clusters = [citeproc.Citation([citeproc.CitationItem(key)]) for key in chosen]
    for cluster in clusters:
        book.register(cluster)
    if notes:
        lines = [str(book.cite(cluster, str)) for cluster in clusters]
    else:
        book.sort()
        lines = [str(entry) for entry in book.bibliography()]
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    from archcite.csl.garbage import seek_garbage_seldom

    _, engine, style_name, items_file, count = sys.argv
    seek_garbage_seldom()  # as archcite's own commands do
    {"archcite": by_archcite, "hayagriva": by_hayagriva, "citeproc-py": by_citeproc_py}[engine](
        style_name, items_file, int(count)
    )
