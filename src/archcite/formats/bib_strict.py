"""BibTeX's own rule for where an entry ends: every brace counts (bibtex.web, sections 254 to 261).

An entry is read by jumping from brace to brace, so that a file full of broken entries costs no more than its length.
"""

from __future__ import annotations

import re
from typing import Final

from archcite.formats.bib_braces import Braces, quoted_end

_OPENING: Final = re.compile(r"@[ \t]*([A-Za-z]\w*)\s*([{(])\s*")
_KEY: Final = re.compile(r"([^\s,={}()\"#%@]*)\s*(,|(?=[})]))")
_NAME: Final = re.compile(r"[\s,]*([^\s=,{}()\"#%@]+)\s*=\s*")
_BARE: Final = re.compile(r"[^\s,{}()\"#]+")
_JOIN: Final = re.compile(r"\s*#\s*")
_SPACE: Final = re.compile(r"[\s,]*")


class StrictError(ValueError):
    """What an entry lacks; `at` is where."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


class StrictReader:
    """Reads single entries out of a file's text by BibTeX's rule."""

    def __init__(self, content: str) -> None:
        self.content = content
        self._braces = Braces(content)

    def entry(self, at: int) -> tuple[str, str, list[tuple[str, str]], int]:
        r"""The entry that begins at an ``@``.

        Returns:
            Kind, key (empty when it has none), raw fields, and the offset behind its end.

        Raises:
            StrictError: when it is no entry by BibTeX's rule.

        Example:
            >>> StrictReader("@misc{a, note = {one\n@two{b}}}").entry(0)
            ('misc', 'a', [('note', '{one\n@two{b}}')], 30)
        """
        opening = _OPENING.match(self.content, at)
        if not opening:
            raise StrictError("expected «@type{»", at)
        kind = opening[1].lower()
        closing = "}" if opening[2] == "{" else ")"
        if closing == "}" and self._braces.closing(opening.start(2)) is None:
            raise StrictError("the entry's opening brace is never closed", opening.start(2))
        at, key = opening.end(), ""
        if kind != "string" and (match := _KEY.match(self.content, at)):
            key, at = match[1], match.end()
        fields: list[tuple[str, str]] = []
        while True:
            at = self._after_space(at)
            if self.content.startswith(closing, at):
                return kind, key, fields, at + 1
            name = _NAME.match(self.content, at)
            if not name:
                raise StrictError(f"expected a field name and «=», or «{closing}»", at)
            start = name.end()
            at = self._value_end(start)
            fields.append((name[1], self.content[start:at]))

    def _after_space(self, at: int) -> int:
        match = _SPACE.match(self.content, at)
        return match.end() if match else at

    def _value_end(self, at: int) -> int:
        while True:
            at = self._part_end(at)
            join = _JOIN.match(self.content, at)
            if not join:
                return at
            at = join.end()

    def _part_end(self, at: int) -> int:
        sign = self.content[at : at + 1]
        if sign == "{":
            end = self._braces.closing(at)
            if end is None:
                raise StrictError("the field's opening brace is never closed", at)
            return end + 1
        if sign == '"':
            return self._quoted_end(at)
        bare = _BARE.match(self.content, at)
        if not bare:
            raise StrictError("expected a value in braces or quotation marks, a number or a @string name", at)
        return bare.end()

    def _quoted_end(self, at: int) -> int:
        end = quoted_end(self.content, at, self._braces)
        if end is None:
            raise StrictError("the field's opening quotation mark is never closed", at)
        return end
