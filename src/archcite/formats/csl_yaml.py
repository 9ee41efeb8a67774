"""CSL-YAML: CSL-JSON's items as pandoc reads them, under ``references`` (pandoc manual, "Specifying bibliographic data").

Pandoc takes every string for Markdown: what Markdown would read as a mark is escaped, and CSL's rich text
(``<i>``, ``<b>``, ``<sup>``, ``<sub>``) is written as Markdown's. It carries everything; pandoc itself drops ``custom``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from archcite.formats.extra import from_extra, with_its_note
from archcite.formats.identity import identify
from archcite.formats.items import mended
from archcite.formats.markdown import escaped, unescaped
from archcite.formats.model import Collector, Profile
from archcite.formats.yaml_nodes import TooMuch, documents, plain
from archcite.formats.yaml_write import written
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.formats.model import Item, Reading
    from archcite.formats.yaml_nodes import Entry
    from archcite.model import Text

_ENTRY: Final = re.compile(r"^([ ]*)- ", re.MULTILINE)
_UNESCAPED: Final = frozenset({"id", "type", "citation-key", "custom", "URL", "DOI", "ISBN", "ISSN", "language"})


def read(text: Text) -> Reading:
    r"""Read CSL-YAML, a list alone or under ``references``.

    Where the file is no YAML, its entries are read one by one, and those that are none are set aside.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> read(Text("references:\n- id: a\n  type: book\n  language: no\n")).items
        ({'id': 'a', 'type': 'book', 'language': 'no'},)
    """
    out = Collector(text)
    try:
        entries = [entry for document in documents(text.content) for entry in _entries(document)]
        values = [(plain(entry), Span(entry.start, entry.end)) for entry in entries]
    except (yaml.YAMLError, TooMuch):
        values = list(_one_by_one(out))
    for value, span in values:
        if isinstance(value, dict):
            item = mended(_map_strings(value, unescaped), out, span)
            identify(out, from_extra(item), span)
        else:
            out.lose("csl-no-item", "expected a mapping with id and type", span)
    return out.reading()


def _entries(document: Entry) -> list[Entry]:
    value = document.value
    if isinstance(value, dict):
        listed = value.get("references")
        return listed.value if listed and isinstance(listed.value, list) else [document]
    return value if isinstance(value, list) else []


def _one_by_one(out: Collector) -> Iterator[tuple[Any, Span]]:
    content = out.text.content
    first = _ENTRY.search(content)
    if not first:
        out.lose("yaml", "no YAML list of references", Span(0, len(content)))
        return
    starts = [m.start() for m in _ENTRY.finditer(content) if m[1] == first[1]]
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        raw = content[start:end]
        span = Span(start, start + len(raw.rstrip()))
        try:
            found = documents(raw.rstrip().removesuffix("\n---").removesuffix("\n..."))
            value = plain(found[0].value[0])
        except yaml.MarkedYAMLError as error:
            line, column = out.text.place(start + error.problem_mark.index if error.problem_mark else start)
            out.lose("yaml", f"no YAML: {error.problem} (line {line}, column {column})", span)
        except (yaml.YAMLError, TooMuch, IndexError, TypeError) as error:
            out.lose("yaml", f"no YAML: {error}", span)
        else:
            yield value, span


def write(items: Sequence[Item], profile: Profile = Profile.PANDOC) -> str:
    r"""Write CSL-YAML between ``---`` lines, so that the file is also a pandoc metadata block.

    Args:
        items: CSL-JSON items.
        profile: makes no difference here.

    Example:
        >>> print(write([{"id": "a", "type": "book", "title": "On *stars*"}]), end="")
        ---
        references:
        - id: a
          type: book
          title: On \*stars\*
        ---
    """
    del profile
    ready = {"references": [_map_strings(with_its_note(item), escaped) for item in items]}
    return f"---\n{written(ready)}---\n"


def _map_strings(item: dict[str, Any], change: Any) -> dict[str, Any]:
    return {name: value if name in _UNESCAPED else _deep(value, change) for name, value in item.items()}


def _deep(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_deep(part, change) for part in value]
    if isinstance(value, dict):
        return {name: part if name == "date-parts" else _deep(part, change) for name, part in value.items()}
    return value
