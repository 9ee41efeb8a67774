"""HTML: the text that a reader sees, line by line, and what the page states of itself in its head.

Nothing is fetched and no entity of a DTD is expanded. Metadata that the page embeds (``citation_*`` of Highwire and Google
Scholar, Dublin Core, JSON-LD) is kept apart from the text: it wins over what is read out of running text.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import etree, html

from archcite.model import Problem, Severity
from archcite.reading.errors import ReadingError
from archcite.reading.text import as_text, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.model import Text

# fmt: off
_UNSEEN = frozenset((
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "select", "datalist", "audio", "video",
))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
))
# fmt: on
MOST_BYTES = 64 * 1024 * 1024
#: What the names of notes and of their lists have: ``fn12``, ``cite_note-3``, ``references``, ``doc-endnote``.
_NOTES = re.compile(r"note|\bfn|references|citations", re.IGNORECASE)
_LONGEST_NUMBER = 6
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w-]{2,30})""", re.IGNORECASE)
#: What JSON-LD says of the site, of the page and of its publisher, which is nothing of the document.
_ABOUT_SITES = frozenset((
    "WebSite", "WebPage", "Organization", "BreadcrumbList", "ImageObject", "Person", "SearchAction", "SiteNavigationElement", "CollectionPage",
))  # fmt: skip
_HIDDEN = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.IGNORECASE)
_KEPT = re.compile(r"(?:citation_|dc\.|dcterms\.|dc:|dcterms:|eprints\.|prism\.|bepress_citation_)", re.IGNORECASE)


def read(data: bytes, source: str) -> Text:
    r"""Read a page.

    Raises:
        ReadingError: when the page has no text to be seen.

    Example:
        >>> page = b"<html><head><meta name='citation_date' content='1962/10/04'></head><body><p>One<br>two</body>"
        >>> text = read(page, "page.html")
        >>> text.content, text.metadata["citation_date"]
        ('One\ntwo', ('1962/10/04',))
    """
    if len(data) > MOST_BYTES:
        raise ReadingError(source, f"a page of {len(data):,} bytes; no more than {MOST_BYTES:,} are read")
    markup, encoding, problems = _decoded(data)
    # "huge" lifts libxml2's bound of ten million characters a text; the bounds here are the bytes above and a depth of 2048.
    parser = html.HTMLParser(no_network=True, recover=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadingError(source, f"the page cannot be read as HTML: {error}") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        cut = "its elements lie deeper in one another than is read: what lies deepest is missing"
        problems = (*problems, Problem("page-cut", Severity.WARNING, cut))
    content = visible_text(root)
    metadata = {name: tuple(values) for name, values in _metadata(root).items()}
    if not content and not metadata:
        raise ReadingError(source, "the page shows no text: what a browser shows may be drawn by a script")
    text = as_text(content, source)
    return replace(text, raw=None, origins=None, encoding=encoding, problems=problems, metadata=metadata)


def _decoded(data: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    """The markup: by its byte order mark, by what it declares, then as plain text is."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii")
        try:
            return _undeclared(data.decode(name)), name.lower(), ()
        except (LookupError, UnicodeDecodeError):
            pass
    markup, encoding, problems = decode(data)
    return _undeclared(markup), encoding, problems


def _undeclared(markup: str) -> str:
    """Without the XML declaration, which lxml refuses in a string, and without zero bytes."""
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", markup).replace("\0", "")


def visible_text(root: html.HtmlElement) -> str:
    """The text under an element as a browser shows it: blocks and ``<br>`` on lines of their own, spaces run together."""
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(_events(root)).split("\v"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _events(root: html.HtmlElement) -> Iterator[str]:
    r"""Texts in order, with ``\v`` where a line ends; without recursion, whatever the depth."""
    stack: list[Any] = [root]
    counts: dict[Any, int] = {}
    number = ""
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if number and item.strip():
                yield number
                number = ""
            yield item
            continue
        if item.tail and item is not root:
            stack.append(item.tail)
        tag = item.tag if isinstance(item.tag, str) else ""
        if not tag or tag in _UNSEEN or _is_hidden(item):
            continue
        block = tag in _BLOCKS
        if block:
            stack.append("\v")
        elif tag in ("td", "th"):
            stack.append("  ")
        stack.extend(reversed(item))
        if item.text:
            stack.append(item.text)
        if tag == "li":
            number = _note_number(item, counts)
        if tag == "br" or block:
            stack.append("\v")


def _note_number(element: html.HtmlElement, counts: dict[Any, int]) -> str:
    """The number that a browser shows before a note of a numbered list; nothing before other items, whose numbers mean nothing."""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    named = " ".join(filter(None, (element.get("id"), parent.get("class"), parent.get("id"), element.get("role"))))
    stated = element.get("value") or (parent.get("start") if parent not in counts else None) or ""
    number = int(stated) if stated.isdecimal() and len(stated) < _LONGEST_NUMBER else counts.get(parent, 0) + 1
    counts[parent] = number
    return f"{number}. " if _NOTES.search(named) else ""


def _is_hidden(element: html.HtmlElement) -> bool:
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def _metadata(root: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}

    def keep(name: str, value: str) -> None:
        value = _SPACE.sub(" ", value).strip()
        if value and value not in found.setdefault(name.lower(), []):
            found[name.lower()].append(value)

    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or ""
        if _KEPT.match(name):
            keep(name.replace(":", ".", 1), meta.get("content") or "")
    for link in root.iter("link"):
        if link.get("rel") == "canonical":
            keep("link.canonical", link.get("href") or "")
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            for name, value in _linked_data(script.text or ""):
                keep(f"ld.{name}", value)
    return found


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    """The plain properties of the first things that JSON-LD describes; a person or a body gives its name."""
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        return
    things = data.get("@graph", [data]) if isinstance(data, dict) else data
    for thing in things if isinstance(things, list) else []:
        if not isinstance(thing, dict) or str(thing.get("@type")) in _ABOUT_SITES:
            continue
        for name, value in thing.items():
            for one in value if isinstance(value, list) else [value]:
                plain = one.get("name") if isinstance(one, dict) else one
                if isinstance(plain, str | int) and not isinstance(plain, bool):
                    yield name, str(plain)
