"""A citation server: one job a line as JSON in, one answer a line out.

A job: `{"style": name, file or XML, "items": [CSL-JSON …], "citations": [{"note": 1, "cites": [{"id": "a", "locator":
"12", "label": "page"}]} …], "output": "text", "locale": "de-DE"}`. The answer: `{"citations": [text …], "bibliography":
[{"id": "a", "text": "…"} …]}`, or `{"error": "…"}`: one bad job never stops the others. An item that the style lists without printing
anything of it has its place in the bibliography, and an empty text.

A job may list a part of the bibliography alone: `"selection": {"include": [{"field": "type", "value": "book"}]}`.

The output is one of the formats of `archcite.csl`, or `text` (if nothing is said) or `plain`. `plain` is the words as they
are read. `text` is the words as they can be put into a page: `&`, `<` and `>` are character references, so that a program
that takes all formats alike, and drops tags, does not drop the angle brackets that some styles put around an address.
"""

from __future__ import annotations

import functools
import html
import json
from typing import TYPE_CHECKING, Any, TextIO

from archcite.csl.documents.positions import Citation
from archcite.csl.documents.selection import Selection
from archcite.csl.engine.context import Cite
from archcite.csl.errors import CSLError, ItemError
from archcite.csl.output import render
from archcite.csl.processor import Processor
from archcite.csl.styles.find import load_style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from archcite.csl.styles.style import Style
    from archcite.csl.tree import Tree

KEPT_STYLES = 32
#: A job within these bounds is answered in minutes and in some gigabytes; beyond them it is a mistake or an attack.
MAX_CHARACTERS = 256 * 1024 * 1024
MAX_ITEMS = 500_000
MAX_CITATIONS = 500_000
MAX_CITES = 10_000


@functools.lru_cache(maxsize=KEPT_STYLES)
def kept_style(source: str) -> Style:
    """A style, loaded once for all jobs that ask for it."""
    return load_style(source)


def lines_of(stream: TextIO, longest: int = MAX_CHARACTERS) -> Iterator[str]:
    r"""The lines of a stream; of one that is too long no more than shows it, so that it does not fill the memory.

    >>> import io
    >>> [len(line) for line in lines_of(io.StringIO("a\n" + "b" * 100 + "\nc"), 10)]
    [2, 11, 1]
    """
    while line := stream.readline(longest + 1):
        yield line
        while len(line) > longest and not line.endswith("\n"):
            line = stream.readline(longest + 1)
            if not line:
                return


def run(lines: Iterable[str], style_of: Callable[[str], Style] = kept_style) -> Iterator[str]:
    """Answer jobs.

    Args:
        lines: One job a line; empty lines are passed over. See `lines_of` for those of a stream.
        style_of: Loads the style that a job names; should keep some.

    Yields:
        One answer a line, without its line end.

    >>> list(run(['{"items": []}']))
    ['{"error": "a job needs a style: its name, a file or XML"}']
    """
    for line in lines:
        if not line.strip():
            continue
        try:
            answer = answer_job(job_of(line), style_of)
        except json.JSONDecodeError as error:
            answer = {"error": f"not JSON: {error.msg} at column {error.colno}"}
        except CSLError as error:
            answer = {"error": str(error)}
        except RecursionError:
            answer = {"error": "the job is nested too deep"}
        except Exception as error:  # noqa: BLE001 - one bad job never stops the others, whatever is wrong with it
            answer = {"error": f"the job cannot be answered: {type(error).__name__}: {error}"}
        yield written(answer)


def job_of(line: str) -> object:
    """The job that a line holds.

    Raises:
        ItemError: If the line is too long.
        ValueError: If it is no JSON.
    """
    if len(line) > MAX_CHARACTERS:
        raise ItemError(f"a job has at most {MAX_CHARACTERS} characters")
    job: object = json.loads(line)
    return job


def written(answer: Mapping[str, Any]) -> str:
    """An answer as a line of JSON; half characters, which identifiers may have and UTF-8 has not, as JSON's own escapes."""
    line = json.dumps(answer, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(answer)
    return line


def answer_job(job: object, style_of: Callable[[str], Style] = kept_style) -> dict[str, Any]:
    """The answer to one job.

    Raises:
        CSLError: If the job, its style or an item cannot be used.
    """
    if not isinstance(job, dict):
        raise ItemError("a job is a JSON object")
    style = job.get("style")
    if not isinstance(style, str):
        raise ItemError("a job needs a style: its name, a file or XML")
    write = writer_of(str(job.get("output") or "text"))
    processor = Processor(
        style_of(style),
        list_of(job, "items", MAX_ITEMS),
        str(job["locale"]) if job.get("locale") else None,
        abbreviations=abbreviations_of(job),
        links=bool(job.get("links")),
    )
    for number, data in enumerate(list_of(job, "citations", MAX_CITATIONS), 1):
        processor.insert(number - 1, citation_of(data, number))
    selection = Selection.of_json(job["selection"]) if job.get("selection") else None
    entries = {entry.id: entry.tree for entry in processor.bibliography(selection=selection).entries}
    return {
        "citations": [write(tree) for tree in processor.notes],
        "bibliography": [
            {"id": key, "text": write(entries[key]) if key in entries else ""}
            for key in processor.listed(selection=selection)
        ],
    }


def writer_of(output: str) -> Callable[[Tree], str]:
    """What writes a tree in the output that a job asks for."""
    if output == "text":
        return lambda tree: html.escape(render(tree, "text"), quote=False)
    return functools.partial(render, output="text" if output == "plain" else output)


def abbreviations_of(job: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The abbreviation lists of a job: short forms by variable, then by the long text."""
    lists = job.get("abbreviations") or {}
    if not isinstance(lists, dict) or not all(isinstance(short, dict) for short in lists.values()):
        raise ItemError('"abbreviations" of a job is an object of objects')
    return {name: {str(key): str(value) for key, value in short.items()} for name, short in lists.items()}


def list_of(job: Mapping[str, Any], key: str, most: int) -> list[Any]:
    """A list in a job, empty if it is not there.

    Raises:
        ItemError: If it is none, or too long.
    """
    value = job.get(key) or []
    if not isinstance(value, list):
        raise ItemError(f'"{key}" of a job is a list')
    if len(value) > most:
        raise ItemError(f'{len(value)} "{key}" in one job; there may be {most}')
    return value


def citation_of(data: object, number: int) -> Citation:
    """A citation of a job."""
    if not isinstance(data, dict):
        raise ItemError(f"citation {number} is no JSON object")
    cites = []
    for cite in list_of(data, "cites", MAX_CITES):
        if not isinstance(cite, dict) or "id" not in cite:
            raise ItemError(f"a cite of citation {number} has no id")
        cites.append(cite_of(cite))
    note = data.get("note")
    return Citation(tuple(cites), note if isinstance(note, int) else number)


def cite_of(data: Mapping[str, Any]) -> Cite:
    """A cite of a job.

    >>> cite_of({"id": "a", "locator": 12}).locator
    '12'
    """
    return Cite(
        id=str(data["id"]),
        locator=str(data.get("locator") or ""),
        label=str(data.get("label") or "page").replace("sub verbo", "sub-verbo"),
        prefix=str(data.get("prefix") or ""),
        suffix=str(data.get("suffix") or ""),
        suppress_author=bool(data.get("suppress-author")),
        author_only=bool(data.get("author-only")),
    )
