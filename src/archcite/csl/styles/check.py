"""Whether a style is valid: the CSL schema (RELAX NG), and what the schema cannot say."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

from lxml import etree

from archcite.csl.errors import CSLError, StyleError, StyleProblem
from archcite.csl.styles.derive import calls_of_itself, complete, is_derived
from archcite.csl.styles.files import MAX_BYTES
from archcite.csl.styles.find import official_bytes
from archcite.csl.styles.macros import MAX_ELEMENTS, called, circular, macros_of, written_out
from archcite.csl.styles.schema import contents, schema
from archcite.csl.styles.xml import NAMESPACE, has_doctype, line_of, tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from archcite.csl.styles.derive import Load

#: libxml2's words for the same failure one level up: they say nothing that the first one does not.
_ECHO: Final = re.compile(
    r"failed to validate content|has extra content|Extra element \w+ in interleave|Invalid sequence in interleave"
)
#: So many expected words are all told; of more, those that look alike.
_FEW: Final = 8


def check_style(data: bytes, load: Load | None = None) -> tuple[StyleProblem, ...]:
    """What is wrong with a style; empty when nothing is.

    The XML is read without entities and without network. A problem of the schema is told at the element that it is in. A
    derived style is checked with its template.

    Args:
        data: The style's XML.
        load: Gives the XML of a template by its address; that of an official style if None.

    >>> check_style(b'<style xmlns="http://purl.org/net/xbiblio/csl"/>')
    (StyleProblem(line=1, column=1, message='a style that depends on no other needs a <citation>'),)
    """
    if len(data) > MAX_BYTES:
        return (StyleProblem(1, 1, f"more than {MAX_BYTES} bytes; no style has as many"),)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return (StyleProblem(line or 1, column or 1, f"not well-formed XML: {error.msg}"),)
    if unlike := _unlike_a_style(root):
        return (StyleProblem(1, 1, unlike),)
    places = _Places(data, root)
    if is_derived(root):
        return _derived_problems(root, places, load or official_bytes)
    found = {*_schema_problems(root, places), *_macro_problems(root, places)}
    return tuple(sorted(found))


def require_valid(data: bytes, source: str, load: Load | None = None) -> None:
    """Refuse a style that is not valid: what it means cannot be known, so nothing is rendered in it.

    Args:
        data: The style's XML.
        source: Its name or file, for the error.
        load: As for `check_style`.

    Raises:
        StyleError: With the first problem, its place, and how many more there are.
    """
    problems = check_style(data, load)
    if problems:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise StyleError(f"{first.message}{more}", source, first.line, first.column)


def _unlike_a_style(root: _Element) -> str:
    """What shows at first sight that this is no style."""
    if has_doctype(root):
        return "a style has no document type declaration"
    if root.tag != f"{NAMESPACE}style":
        return f"the first element is <{root.tag}>, not a CSL <style>"
    if root.find(f"{NAMESPACE}citation") is None and not (_depends(root) or is_derived(root)):
        return "a style that depends on no other needs a <citation>"
    return ""


def _derived_problems(root: _Element, places: _Places, load: Load) -> tuple[StyleProblem, ...]:
    """What is wrong with a derived style: its own elements against the schema, its macros beside those of the template."""
    citation = etree.SubElement(root, f"{NAMESPACE}citation")
    etree.SubElement(etree.SubElement(citation, f"{NAMESPACE}layout"), f"{NAMESPACE}text", value="-")
    found = set(_schema_problems(root, places))
    root.remove(citation)
    if found:
        return tuple(sorted(found))
    try:
        whole = complete(root, "style", load)
    except CSLError as error:
        return (StyleProblem(1, 1, str(error).removeprefix("style: ")),)
    left = macros_of(whole)
    nothing_to_call = (
        StyleProblem(
            *places.of(macro), f"the macro {macro.get('name')!r} calls itself; the template has none of that name"
        )
        for macro in root.iterfind(f"{NAMESPACE}macro")
        if calls_of_itself(macro) and macro.get("name", "") not in left
    )
    return tuple(sorted({*nothing_to_call, *_macro_problems(whole, places)}))


def _depends(root: _Element) -> bool:
    return any(link.get("rel") == "independent-parent" for link in root.iter(f"{NAMESPACE}link"))


class _Places:
    """Line and column of each element; lxml keeps only the line, which is all that a copy has."""

    def __init__(self, data: bytes, root: _Element) -> None:
        starts: list[tuple[int, int]] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda _name, _attributes: starts.append(
            (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        )
        parser.Parse(data, True)  # noqa: FBT003 - expat's own argument: this is the end of the data
        self._of = dict(zip(root.iter("*"), starts, strict=True))

    def of(self, element: _Element) -> tuple[int, int]:
        return self._of.get(element) or (line_of(element), 1)


def _vocabulary_problems(root: _Element, places: _Places) -> Iterable[StyleProblem]:
    """Elements, attributes and values that the schema does not know where they stand."""
    known = contents()
    for element in root.iter(f"{NAMESPACE}*"):
        name, parent = tag(element), element.getparent()
        content = known.get(name)
        if content is None:
            yield StyleProblem(*places.of(element), f"CSL has no element <{name}>{_meant(name, known)}")
            continue
        around = known.get(tag(parent)) if parent is not None else None
        if parent is not None and around and name not in around.children:
            yield StyleProblem(*places.of(element), f"<{name}> does not belong in <{tag(parent)}>")
        for key, value in sorted(element.attrib.items()):
            attribute, text = str(key), str(value)
            if attribute.startswith("{"):
                continue
            values = content.attributes.get(attribute)
            if values is None:
                meant = _meant(attribute, content.attributes)
                yield StyleProblem(*places.of(element), f"<{name}> has no attribute {attribute}{meant}")
                continue
            for word in values.unknown(text):
                yield StyleProblem(*places.of(element), f'{attribute}="{word}" in <{name}>{_meant(word, values.words)}')


def _meant(word: str, known: Iterable[str]) -> str:
    """What was expected: all of a few, what looks alike of many."""
    expected = sorted(known)
    if len(expected) > _FEW:
        expected = get_close_matches(word, expected, n=3)
    return f"; expected {' or '.join(expected)}" if expected else ""


def _schema_problems(root: _Element, places: _Places) -> Iterable[StyleProblem]:
    """What the schema finds wrong; in its own words where it is not a name or a value that is wrong."""
    validator = schema()
    if validator.validate(root.getroottree()):
        return []
    named = list(_vocabulary_problems(root, places))
    return named or [_told(error, root, places) for error in _telling(list(validator.error_log))]


def _telling(errors: list[Any]) -> list[Any]:
    """The errors that say something; if none does, the innermost."""
    telling = [error for error in errors if not _ECHO.search(error.message)]
    return telling or [max(errors, key=lambda error: (error.path or "").count("/"))]


def _told(error: Any, root: _Element, places: _Places) -> StyleProblem:
    """An error of the schema at the element that it is in."""
    hits = root.getroottree().xpath(error.path) if error.path else []
    element = next((hit for hit in hits if etree.iselement(hit)), None) if isinstance(hits, list) else None
    line, column = places.of(element) if element is not None else (error.line, 1)
    return StyleProblem(line, column, error.message)


def _macro_problems(root: _Element, places: _Places) -> Iterable[StyleProblem]:
    """Macros that are called and not there, there twice, or that call themselves; calls that grow beyond all bounds."""
    macros = macros_of(root)
    for macro in root.iterfind(f"{NAMESPACE}macro"):
        if macro is not macros[macro.get("name", "")]:
            yield StyleProblem(*places.of(macro), f"a second macro named {macro.get('name')!r}")
    for element in root.iter(f"{NAMESPACE}text", f"{NAMESPACE}key"):
        if called(element) and called(element) not in macros:
            yield StyleProblem(*places.of(element), f"no macro is named {called(element)!r}")
    circle = circular(root)
    for name in circle:
        yield StyleProblem(*places.of(macros[name]), f"the macro {name!r} calls itself")
    if not circle and written_out(root) > MAX_ELEMENTS:
        yield StyleProblem(1, 1, f"more than {MAX_ELEMENTS} elements once each macro is written out where it is called")
