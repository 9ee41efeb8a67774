"""Items, style and citations → notes and bibliography: the one way to a CSL processor."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from archcite.render.items import problem, usable
from archcite.render.output import printable, writer
from archcite.render.request import Citation, Cite, Entry, Forms, Rendered, RenderError
from archcite.render.styles import load_style, read_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from archcite.model import Problem
    from archcite.render.typeset import Engine, Typeset

#: The engines by name; the first is the default.
ENGINES: Final = ("archcite", "citeproc-py")


def render(
    items: Iterable[Mapping[str, Any]],
    style: str | Path,
    citations: Iterable[Citation] | None = None,
    *,
    output: str = "text",
    locale: str = "",
    engine: str = ENGINES[0],
) -> Rendered:
    """Render the citations of a document and its bibliography.

    Args:
        items: CSL-JSON items. One that cannot be rendered becomes a problem and does not stop the others.
        style: see `archcite.render.find_style`.
        citations: in the order of the document; each item once, in a note of its own, when None.
        output: ``text``, ``html``, ``markdown``, ``latex``, ``rtf`` or ``typst``; each escapes what the items hold.
        locale: a language tag for the style's own words, such as ``de-DE``; the style's own when empty.
        engine: which processor.

    Raises:
        StyleError: when the style is not there or is none.
        RenderError: when the engine or output is unknown, or the style cannot be run at all.

    Example:
        >>> done = render([{"id": "r", "type": "manuscript", "title": "Report", "archive": "RGANI"}], "chicago")
        >>> done.notes[0], done.bibliography[0].text
        ('“Report,” n.d., RGANI.', '“Report.” n.d. RGANI.')
    """
    write = writer(output)
    known, problems = usable(items)
    if citations is None:
        citations = [Citation((Cite(key),), number) for number, key in enumerate(known, 1)]
    asked = list(citations)
    processor, in_notes = _engine(style, locale, engine)
    made, known, failures = _typeset(processor, known, asked)
    problems += failures
    texts = tuple(write(runs) for runs in made.citations)
    return Rendered(
        notes=texts if in_notes else (),
        in_text=() if in_notes else texts,
        bibliography=tuple(Entry(key, write(runs)) for key, runs in made.entries),
        problems=(*problems, *_uncitable(known, asked)),
    )


def forms(
    items: Iterable[Mapping[str, Any]],
    style: str | Path,
    *,
    cites: Mapping[str, Cite] = MappingProxyType({}),
    output: str = "text",
    locale: str = "",
    engine: str = ENGINES[0],
) -> tuple[tuple[Forms, ...], tuple[Problem, ...]]:
    """Every form that a style gives each item, as if one document cited them all, and then all of them again.

    Args:
        items: as `render` takes them.
        style: see `archcite.render.find_style`.
        cites: how an item is cited, by its id, where that is more than the item as a whole.
        output: as `render` takes it.
        locale: as `render` takes it.
        engine: as `render` takes it.

    Returns:
        The forms of each item that has an id, in order, and the problems met.

    Example:
        >>> [form], _ = forms([{"id": "r", "type": "manuscript", "title": "Report", "archive": "RGANI"}], "mla")
        >>> form.in_text, form.bibliography
        ('(“Report”)', '“Report.” RGANI.')
    """
    known, problems = usable(items)
    once = [(cites.get(key) or Cite(key),) for key in known]
    twice = [Citation(cites, number) for number, cites in enumerate([*once, *once], 1)]
    done = render(known.values(), style, twice, output=output, locale=locale, engine=engine)
    entries = {entry.id: entry.text for entry in done.bibliography}
    in_notes = bool(done.notes)
    made = tuple(
        Forms(
            id=key,
            note=done.notes[place] if in_notes else "",
            short=done.notes[place + len(known)] if in_notes else "",
            in_text="" if in_notes else done.in_text[place],
            bibliography=entries.get(key, ""),
        )
        for place, key in enumerate(known)
    )
    return made, (*problems, *done.problems)


def _engine(style: str | Path, locale: str, engine: str) -> tuple[Engine, bool]:
    """The engine with its style, and whether the style is one of notes."""
    if engine not in ENGINES:
        raise RenderError(f"no engine {engine!r}; there are {', '.join(ENGINES)}")
    if engine == "citeproc-py":
        from archcite.render.citeproc_py import CiteprocPy  # noqa: PLC0415 - an engine loads when it is used

        _, root = read_style(style)
        return CiteprocPy(root, locale), root.get("class") == "note"
    from archcite.render.processor import OwnProcessor  # noqa: PLC0415 - as above

    loaded = load_style(style)
    return OwnProcessor(loaded, locale), loaded.class_ == "note"


def _typeset(
    engine: Engine, items: dict[str, dict[str, Any]], citations: Sequence[Citation]
) -> tuple[Typeset, dict[str, dict[str, Any]], list[Problem]]:
    """Everything set, without the items that an engine fails at; each of those is a problem."""
    try:
        return engine.typeset(list(items.values()), _citable(citations, items)), items, []
    except Exception as error:
        good, problems = {}, []
        for key, item in items.items():
            try:
                engine.typeset([item], [Citation((Cite(key),), 1)])
            except Exception as reason:  # noqa: BLE001 - as above
                problems.append(problem(f"item {key!r} cannot be rendered: {_said(reason)}"))
            else:
                good[key] = item
        if not problems or not good:
            raise RenderError(f"the style cannot be run: {_said(error)}") from error
        return engine.typeset(list(good.values()), _citable(citations, good)), good, problems


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _citable(citations: Sequence[Citation], items: Mapping[str, Any]) -> list[Citation]:
    """The citations without cites of items that are not there, and without what cannot be printed."""
    return [
        citation._replace(
            cites=tuple(
                Cite(cite.id, printable(cite.locator), cite.label, printable(cite.prefix), printable(cite.suffix))
                for cite in citation.cites
                if cite.id in items
            ),
        )
        for citation in citations
    ]


def _uncitable(items: Mapping[str, Any], citations: Sequence[Citation]) -> list[Problem]:
    return [
        problem(f"citation {place} cites {cite.id!r}, which is not there or cannot be rendered", "cite-not-rendered")
        for place, citation in enumerate(citations, 1)
        for cite in citation.cites
        if cite.id not in items
    ]
