"""A citation as Wikipedia's pages have it in their source: ``{{cite web |url=… |title=… |last=Roe |first=Jane |date=May 26, 2004}}``.

What the parameters say is stated by their names; a host or a publisher that is known as a digital host is the platform, and what has
published the work otherwise is its printed source.
Source: Wikipedia, "Template:Citation Style documentation", https://en.wikipedia.org/wiki/Template:Citation_Style_documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_platform
from archcite.edges import before_edge
from archcite.extraction.facts_of import enter_date, one_line
from archcite.extraction.names import read_name
from archcite.model import Name, PrintedSource, Printing
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

_OPENING = lazy_pattern(r"\s*\{\{\s*(?:[Cc]ite\s(?P<kind>[a-z ]{2,20}?)|[Cc]itation)\s*(?=\|)")
#: Where a parameter starts, and what is whole whatever it holds: links and templates within.
_MARK = lazy_pattern(r"\[\[|\]\]|\{\{|\}\}|\|")
_PARAMETER = lazy_pattern(r"\s*(?P<name>[A-Za-z][A-Za-z-]*\d{0,2})\s*=\s*")
_LINK = lazy_pattern(r"\[\[(?:[^\[\]|]*\|)?(?P<shown>[^\[\]|]*)\]\]")
_RULE = "template"
#: Where a work appeared, the nearest first.
_CONTAINERS = ("journal", "newspaper", "magazine", "encyclopedia", "periodical", "work", "website", "series")
_HOSTS = ("via", "publisher", "website", "work")
#: Which people the numbered parameters name.
_PEOPLE = {"authors": ("last", "first", "author"), "editors": ("editor-last", "editor-first", "editor")}
_MOST_PEOPLE = 20

Where = tuple[int, int]


def enter_template(ledger: Ledger) -> bool:
    """Read a text that is one such template; False, and nothing entered, where it is none.

    Example:
        >>> from archcite.extraction.ledger import Ledger
        >>> ledger = Ledger("{{cite web |title=The Harbours |last=Roe |first=Jane |date=May 26, 2004}}")
        >>> enter_template(ledger), ledger.best_of("date").value
        (True, '2004-05-26')
    """
    content = ledger.content
    opening = _OPENING.match(content)
    if opening is None:
        return False
    given = _parameters(content, opening.end())
    if "title" not in given:
        return False
    title = _unlinked(one_line(content, *given["title"])).strip("'\"“”")
    ledger.note("title", *given["title"], f"{_RULE}/title", 0.96, value=title)
    for name in ("date", "year"):
        if name in given and ledger.best_of("date") is None:
            enter_date(ledger, *given[name], f"{_RULE}/date", 0.95)
    if "url" in given:
        ledger.note("url", *given["url"], f"{_RULE}/url", 0.97)
    for name in ("pages", "page"):
        if name in given and ledger.best_of("pages") is None:
            ledger.note("pages", *given[name], f"{_RULE}/pages", 0.95)
    for role, names in _PEOPLE.items():
        _enter_people(ledger, given, role, names)
    host = _enter_platform(ledger, given)
    _enter_container(ledger, given, host)
    return True


def _unlinked(text: str) -> str:
    """A text without the marks of links in it: what a link shows is kept."""
    return _LINK.sub(lambda link: link["shown"], text)


def _parameters(content: str, start: int) -> dict[str, Where]:
    """Where the value of each parameter stands, without spaces; those without a value are left out."""
    found: dict[str, Where] = {}
    depth, since = 0, start + 1
    for mark in _MARK.finditer(content, start + 1):
        if mark.group() in ("[[", "{{"):
            depth += 1
            continue
        if mark.group() in ("]]", "}}") and depth:
            depth -= 1
            continue
        if depth == 0 and mark.group() in ("|", "}}"):
            _keep(found, content, since, mark.start())
            since = mark.end()
            if mark.group() == "}}":
                break
    return found


def _keep(found: dict[str, Where], content: str, start: int, end: int) -> None:
    parameter = _PARAMETER.match(content, start, end)
    if parameter is None:
        return
    since, until = parameter.end(), end
    until = before_edge(content, since, until)
    if content[since : since + 2] == "[[" and content[until - 2 : until] == "]]":
        since, until = content.rfind("|", since, until) + 1 or since + 2, until - 2
    if since < until:
        found.setdefault(parameter["name"].casefold(), (since, until))


def _enter_people(ledger: Ledger, given: dict[str, Where], role: str, names: tuple[str, str, str]) -> None:
    """The people of one role, by family and given name or by one string, in their numbers' order."""
    content, count = ledger.content, 0
    family, first, whole = names
    for number in ("", *map(str, range(1, _MOST_PEOPLE))):
        last = given.get(f"{family}{number}")
        called = given.get(f"{first}{number}")
        alone = given.get(f"{whole}{number}")
        if last is None and alone is None:
            continue
        where = last or alone or (0, 0)
        name = read_name(one_line(content, *where))
        if last is not None and called is not None:
            name = Name(family=one_line(content, *last), given=one_line(content, *called))
        ledger.note(f"{role}.{count}", *where, f"{_RULE}/{role}", 0.94, value=name)
        count += 1


def _enter_platform(ledger: Ledger, given: dict[str, Where]) -> str:
    """The parameter that names a digital host, which is entered; empty where none does."""
    for name in _HOSTS:
        where = given.get(name)
        if where is not None and known_platform(ledger.content, *where) == where[1]:
            ledger.note("platform", *where, f"{_RULE}/platform", 0.93)
            return name
    return ""


def _enter_container(ledger: Ledger, given: dict[str, Where], host: str) -> None:
    """What the work appeared in, with its volume and its number."""
    content = ledger.content
    name = next((name for name in _CONTAINERS if name in given and name != host), None)
    if name is None:
        return
    start, end = given[name]
    text = one_line(content, start, end)
    for part, lead in (("volume", " "), ("issue", ", no. "), ("number", ", no. ")):
        if part in given:
            text += lead + one_line(content, *given[part])
    source = PrintedSource(Printing.PUBLISHED_IN, text)
    ledger.note("printed.0", start, end, f"{_RULE}/container", 0.92, value=source)
