"""The adapter between the public CSL test suite and `archcite.csl`: one fixture a line in, one answer a line out.

The contract is that of the suite's runner: a fixture's sections come as a JSON object; RESULT is never read.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from archcite.csl import (
    BibliographyEntry,
    Citation,
    Cite,
    Processor,
    Selection,
    load_style,
    render,
    render_bibliography,
)
from archcite.csl.documents.document import ambiguity_key
from archcite.csl.engine.context import Ambiguity
from archcite.csl.jobs import cite_of as cite_of_job
from archcite.csl.tree import Text

NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


def cite_of(data: dict[str, Any]) -> Cite:
    """A cite as the suite writes it."""
    position = ["first", "subsequent", "ibid", "ibid-with-locator"][int(data.get("position") or 0)]
    return cite_of_job(data)._replace(
        position=position,
        near_note=bool(data.get("near-note")),
        first_note=int(data.get("first-reference-note-number") or 0),
    )


def html(processor: Processor, cites: list[Cite]) -> str:
    """A citation out of a document, as HTML."""
    return render(processor.preview(cites), "html") or NO_FORM


def signature(processor: Processor, index: int) -> Any:
    """All that a citation depends on: its cites with their positions, its items' ambiguity, numbers and first notes."""
    state = processor.document.current()
    cited = Counter(cite.id for citation in state.placed for cite in citation.cites)
    firsts = {cite.id: citation.note for citation in reversed(state.placed) for cite in citation.cites}
    cites = state.placed[index].cites
    numeric = "citation-number" in processor.style.uses["citation"].variables
    items = [(numeric and state.numbers[cite.id], ambiguity_key(state.ambiguities.get(cite.id))) for cite in cites]
    return (cites, items), {cite.id: firsts[cite.id] for cite in cites if cited[cite.id] > 1}


def differs(before: Any, now: Any) -> bool:
    """Whether two signatures of a citation differ; an item's first note only matters where it is cited again."""
    if before is None or before[0] != now[0]:
        return True
    return any(before[1].get(key, note) != note for key, note in now[1].items())


def run_document(processor: Processor, citations: list[Any]) -> list[str]:
    """The citations of a document put in one after another; what the last one changed is marked.

    A citation counts as changed if anything that it depends on changed, or if it holds an ambiguous item that the last
    citation cites again, which is settled anew.
    """
    order: list[str] = []
    before: dict[str, Any] = {}
    now: dict[str, Any] = {}
    last = ""
    for number, (data, pre, post) in enumerate(citations):
        last = str(data.get("citationID") or f"citation-{number}")
        known = {name: processor.citations[index] for index, name in enumerate(order)}
        known[last] = Citation(
            tuple(cite_of(cite) for cite in data["citationItems"]),
            int(data.get("properties", {}).get("noteIndex") or 0),
        )
        notes = {str(entry[0]): int(entry[1]) for entry in [*pre, *post]}
        order = [*(str(entry[0]) for entry in pre), last, *(str(entry[0]) for entry in post)]
        while processor.citations:
            processor.remove(0)
        for index, name in enumerate(order):
            processor.insert(index, Citation(known[name].cites, notes.get(name, known[name].note)))
        before, now = now, {name: signature(processor, index) for index, name in enumerate(order)}
    state = processor.document.current()
    again = {cite.id for cite in processor.citations[order.index(last)].cites}
    again = {
        key
        for key in again
        if key in state.ambiguities and ambiguity_key(state.ambiguities[key]) != ambiguity_key(Ambiguity())
    }
    out = []
    for index, (name, tree) in enumerate(zip(order, processor.notes, strict=True)):
        shared = any(cite.id in again for cite in processor.citations[index].cites)
        changed = name == last or differs(before.get(name), now[name]) or shared
        out.append(f"{'>>' if changed else '..'}[{index}] {render(tree, 'html') or NO_FORM}")
    return out


def bibliography(processor: Processor, selection: Selection | None) -> str:
    """The bibliography or the section that a fixture asks for, with the suite's text in place of entries that a numeric style prints nothing for."""
    result = processor.bibliography(selection=selection)
    style = processor.style
    if "citation-number" in style.uses["citation"].variables:
        printed = {entry.id: entry for entry in result.entries}
        entries = [
            printed.get(key) or BibliographyEntry(key, (Text(f"{number}. {NO_FORM}"),))
            for number, key in enumerate(processor.document.current().order, 1)
            if selection is None or selection.lists(processor.document.entries[key])
        ]
        result = result._replace(entries=tuple(entries))
    return dialect(render_bibliography(result, "html"))


def dialect(html: str) -> str:
    """HTML as the suite spells it: it has no property name before `baseline`."""
    return html.replace('style="vertical-align:baseline;"', 'style="baseline"')


def answer(fixture: dict[str, Any]) -> str:
    """What the processor makes of a fixture."""
    style = load_style(fixture["CSL"].strip())
    citations = fixture.get("CITATIONS")
    processor = Processor(style, fixture["INPUT"], cited_only=bool(citations))
    out: list[str] = []
    if citations:
        out = run_document(processor, citations)
    elif fixture["MODE"] == "citation":
        clusters = fixture.get("CITATION-ITEMS")
        if clusters:
            out = [html(processor, [cite_of(cite) for cite in cluster]) for cluster in clusters]
        else:
            order = processor.document.current().order
            out = [html(processor, [Cite(key) for key in order])]
    if fixture["MODE"] == "bibliography":
        section = fixture.get("BIBSECTION")
        return bibliography(processor, Selection.of_json(section) if section else None)
    return "\n".join(out)


def main() -> None:
    """Serve fixtures from standard input."""
    for line in sys.stdin:
        fixture = json.loads(line)
        try:
            reply = {"name": fixture["NAME"], "out": answer(fixture)}
        except Exception as error:  # noqa: BLE001 - one fixture must not stop the others
            reply = {"name": fixture["NAME"], "err": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(reply) + "\n")


if __name__ == "__main__":
    main()
