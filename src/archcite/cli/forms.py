"""Citations laid out for the reader: each form under its heading, or bare lines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from archcite.cli.layouts import LAYOUTS
from archcite.cli.report import tell
from archcite.render import RenderError, StyleError, forms, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archcite.cli.layouts import Layout
    from archcite.model import Record
    from archcite.render import Cite, Entry, Forms

DEFAULT: Final = ("chicago", "mla", "apa")

#: What the forms are called, by the attribute that holds them.
_HEADINGS: Final = {
    "note": "first note",
    "short": "later note",
    "in_text": "in the text",
    "bibliography": "bibliography",
}
_OWN: Final = {
    "chicago": "Chicago",
    "chicago-author-date": "Chicago author-date",
    "chicago-letter": "Chicago letter",
    "mla": "MLA",
    "apa": "APA",
    "wilson-center": "Wilson Center",
    "wilson-center-former": "Wilson Center, former",
}
#: What of an item is not printed.
_UNSAID: Final = frozenset({"id", "citation-key", "custom"})
_LISTS: Final = {"mla": "works cited", "apa": "reference list"}


class Settings(NamedTuple):
    """How to render: the output format, the language, the processor."""

    output: str
    locale: str
    engine: str


class First(NamedTuple):
    """What first notes say instead.

    Args:
        items: by id: with the leaves that are cited, and archives in full.
        cites: the places of those whose item does not name the leaves.
    """

    items: Mapping[str, dict[str, Any]]
    cites: Mapping[str, Cite]


def blocks(
    items: Sequence[dict[str, Any]],
    styles: Sequence[str],
    settings: Settings,
    sources: Sequence[str],
    cites: Mapping[str, Cite],
    first: First,
) -> Iterator[str]:
    """All forms of all items, each under its heading; where there are several documents, each under its name."""
    layout = _TEXT if settings.output == "text" else LAYOUTS[settings.output]
    made = {style: _located(items, style, settings, cites, first) for style in styles}
    for number, _ in enumerate(items):
        if len(sources) > 1:
            yield layout.heading(layout.escape(sources[number]), 1)
        for style in styles:
            for label, text in _labelled(style, made[style][number]):
                yield layout.heading(layout.escape(f"{_OWN.get(style, style)}, {label}"), 2)
                yield layout.paragraph(text)


def abbreviated(records: Sequence[Record], layout: Layout) -> Iterator[str]:
    """What the abbreviations of archives in some citations stand for, one line each, in alphabetical order."""
    from archcite.archives.glosses import abbreviations

    for short, full in abbreviations(records):
        yield layout.paragraph(layout.escape(f"{short}\t{full}" if layout is LAYOUTS["text"] else f"{short}: {full}"))


def _labelled(style: str, shown: Forms) -> Iterator[tuple[str, str]]:
    """The forms that differ from each other, with what each is called."""
    seen: set[str] = set()
    for attribute, label in _HEADINGS.items():
        text = getattr(shown, attribute)
        if text and text not in seen:
            seen.add(text)
            yield (_LISTS.get(style, label) if attribute == "bibliography" else label), text


def _text_heading(title: str, level: int) -> str:
    return click.style(f"== {title} ==\n", bold=True) if level == 1 else click.style(title, fg="cyan")


#: On a terminal a heading stands out by its colour, and citations are parted by empty lines.
_TEXT: Final = replace(LAYOUTS["text"], heading=_text_heading, paragraph=lambda text: f"{text}\n")


def lines(
    items: Sequence[dict[str, Any]],
    style: str,
    form: str,
    settings: Settings,
    cites: Mapping[str, Cite],
    first: First,
) -> Iterator[str]:
    """One form of each: in the order of the documents, a bibliography in the order of the style, where what reads the same is there once.

    One alone is bare, for pasting into a sentence or a note; several are a line each, and paragraphs where lines are none. Of "all" forms it is the first citation, as a note or in the text.

    Raises:
        click.UsageError: when the style does not have the form.
    """
    if form == "bibliography":
        found = [entry.text for entry in _bibliography(_each_once(items), style, settings)]
    elif form == "all":
        found = [shown.note or shown.in_text for shown in _located(items, style, settings, cites, first)]
    else:
        found = [getattr(shown, form.replace("-", "_")) for shown in _located(items, style, settings, cites, first)]
    if items and not any(found):
        has = (
            "notes"
            if form == "in-text"
            else "citations in the text"
            if form in {"note", "short"}
            else "no bibliography, or leaves such documents out of it"
        )
        raise click.UsageError(f"The style {style!r} has {has}: there is nothing to print for --as {form}.")
    bare = len(found) == 1 and settings.output != "rtf"
    yield from found if bare else map(LAYOUTS[settings.output].paragraph, found)


def _each_once(items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items, without those that say what another one before them says."""
    said = {
        json.dumps({name: value for name, value in item.items() if name not in _UNSAID}, sort_keys=True): item
        for item in reversed(items)
    }
    kept = {item["id"] for item in said.values()}
    return [item for item in items if item["id"] in kept]


def _located(
    items: Sequence[dict[str, Any]],
    style: str,
    settings: Settings,
    cites: Mapping[str, Cite],
    first: First,
) -> Sequence[Forms]:
    """The forms of each item, the first notes of those in `first`."""
    made = _forms(items, style, settings, cites)
    if not first.items:
        return made
    notes = _forms([first.items.get(item["id"], item) for item in items], style, settings, first.cites)
    return [shown._replace(note=noted.note) for shown, noted in zip(made, notes, strict=True)]


def _forms(
    items: Sequence[dict[str, Any]], style: str, settings: Settings, cites: Mapping[str, Cite]
) -> Sequence[Forms]:
    try:
        made, problems = forms(
            items, style, cites=cites, output=settings.output, locale=settings.locale, engine=settings.engine
        )
    except (StyleError, RenderError) as error:
        raise click.UsageError(str(error)) from error
    for problem in problems:
        tell(problem)
    return made


def _bibliography(items: Sequence[dict[str, Any]], style: str, settings: Settings) -> Sequence[Entry]:
    try:
        done = render(items, style, output=settings.output, locale=settings.locale, engine=settings.engine)
    except (StyleError, RenderError) as error:
        raise click.UsageError(str(error)) from error
    for problem in done.problems:
        tell(problem)
    return done.bibliography
