r"""LaTeX text ⇄ plain text with CSL's rich-text tags.

Writing escapes as little as LaTeX allows, so that programs that do not know LaTeX show it well, and leaves nothing that a
TeX engine could execute: every backslash and brace of the text is written as a character. Reading goes through the text
once, by an explicit stack, so that neither length nor nesting costs more than their size.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

from archcite.formats.tables import table

_ESCAPES: Final = str.maketrans(
    {
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "$": r"\$",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\\": r"\textbackslash{}",
        "`": r"\textasciigrave{}",
    }
)
#: One class of signs each: an alternation takes five times as long to find nothing.
_NEEDS: Final = re.compile(r"[&%#_$~^\\`{}<]")
_LIGATURE_SIGNS: Final = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\u00a0"))
#: Escaped signs, the backslash first, what stands for them meanwhile (noncharacters, which no text holds), what they print.
_ASIDE: Final = [(f"\\{sign}", chr(0xFDD0 + at), sign.replace("\\", "\\\\")) for at, sign in enumerate("\\{}&%#_$")]
#: Text whose only commands are these.
_SIMPLE: Final = re.compile(r"(?:[^\\\ufdd0-\ufdef]++|\\[\\{}&%#_$])*+")
_LIGATURES_READ: Final = dict(_LIGATURE_SIGNS)
_MEANS: Final = re.compile(r"[\\{}~$`]")
_BRACES: Final = re.compile(r"[{}]")
_LIGATURES: Final = re.compile(r"-(?=-)|'(?=')")
_RICH: Final = re.compile(r"<(i|b|sup|sub)>([^<>]+)</\1>")
_COMMANDS: Final = {"i": "textit", "b": "textbf", "sup": "textsuperscript", "sub": "textsubscript"}


def escape(text: str) -> str:
    r"""Plain text, with CSL's ``<i>`` and the like, as LaTeX prints it.

    Example:
        >>> escape("R&D at 5 % of <i>Pravda</i>")
        'R\\&D at 5 \\% of \\textit{Pravda}'
    """
    if text.isalnum() or (not _NEEDS.search(text) and "--" not in text and "''" not in text):
        return text
    brace = _brace_writer(text)
    if "<" not in text:
        return _plain(text, brace)
    out, at = [], 0
    for match in _RICH.finditer(text):
        if _BRACES.search(match[2]):
            continue
        out += [_plain(text[at : match.start()], brace), f"\\{_COMMANDS[match[1]]}{{{_plain(match[2], brace)}}}"]
        at = match.end()
    return "".join([*out, _plain(text[at:], brace)])


def _brace_writer(text: str) -> dict[str, str]:
    r"""BibTeX counts ``\{`` too: braces that do not pair are written by name."""
    depth = 0
    for match in _BRACES.finditer(text):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            break
    if depth == 0:
        return {"{": r"\{", "}": r"\}"}
    return {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def _plain(text: str, brace: dict[str, str]) -> str:
    pieces = _BRACES.split(text)
    marks = [brace[sign] for sign in _BRACES.findall(text)]
    escaped = [_LIGATURES.sub(lambda match: f"{match[0]}{{}}", piece).translate(_ESCAPES) for piece in pieces]
    joined = [part for pair in zip(escaped, [*marks, ""], strict=True) for part in pair]
    return "".join(joined).replace(r"\{\}", r"\{{}\}")


#: Accented letters in braces of their own stand in runs in some languages: some dozens are taken at once.
_TOKEN: Final = re.compile(
    r"(?P<accented>(?:\{\\[`'^~=.\"][A-Za-z]\}){1,99}+)|\\(?P<word>[A-Za-z]+)\*?[ \t]*|\\(?P<sign>[^A-Za-z])|(?P<open>\{)|(?P<close>\})|(?P<tie>~)|(?P<quote>``|'')"
    r"|(?P<dash>---?)|(?P<math>\$)"
)


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    found: dict[str, Any] = table("latex")
    return found["accents"], found["symbols"], found["marks"]


def unescape(text: str) -> str:
    r"""What LaTeX prints, as plain text with CSL's rich-text tags; commands that nobody knows stay as they are.

    Example:
        >>> unescape(r"{\"U}ber {P}ressekonferenz, 5\,\% \emph{Pravda} \foo{x}")
        'Über Pressekonferenz, 5\u2009% <i>Pravda</i> \\foo{x}'
    """
    if text[:1] == "{" and text[-1:] == "}" and _says_itself(inner := text[1:-1]):
        return inner
    if _says_itself(text):
        return text
    if _SIMPLE.fullmatch(text):
        return _without_commands(text)
    return _Decoder().decode(text)


def _without_commands(text: str) -> str:
    """Escaped signs are set aside; braces that group nothing are left out, once ligatures that they keep apart are made."""
    escaped = [row for row in _ASIDE if row[0] in text] if "\\" in text else []
    for sign, aside, _ in escaped:
        text = text.replace(sign, aside)
    for signs, printed in _LIGATURE_SIGNS:
        text = text.replace(signs, printed)
    text = text.replace("{", "").replace("}", "")
    for _, aside, sign in escaped:
        text = text.replace(aside, sign)
    return text


def _says_itself(text: str) -> bool:
    return not _MEANS.search(text) and "--" not in text and "''" not in text


class _Decoder:
    """Goes through a text once; `frames` holds, for each open brace, where it began and what closes it."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.frames: list[tuple[int, str, str]] = []
        self.accent: str = ""
        self.command: tuple[str, str] | None = None

    def decode(self, text: str) -> str:
        accents, symbols, marks = _tables()
        at = 0
        for match in _TOKEN.finditer(text):
            if match.start() > at:
                self._text(text[at : match.start()])
            at = match.end()
            kind = match.lastgroup
            if kind == "accented":
                self._accented_run(match[0], accents)
            elif kind == "open":
                self._open()
            elif kind == "close":
                self._close()
            elif kind == "word":
                self._word(match[0], match["word"], accents, symbols, marks)
            elif kind == "sign":
                self._sign(match["sign"], accents, symbols)
            else:
                self._text(_LIGATURES_READ.get(match[0], match[0]))
        if at < len(text):
            self._text(text[at:])
        while self.frames:
            self._close()
        return "".join(self.out)

    def _accented_run(self, run: str, accents: dict[str, str]) -> None:
        r"""The first group may be what a command or another accent is about; the others stand for themselves.

        Example:
            >>> unescape(r"\emph{\"a}{\"o} \'{\"u}{\"u}")
            '<i>ä</i>ö ǘü'
        """
        self._open()
        self._sign(run[2], accents, {})
        self._text(run[3])
        self._close()
        self.out += [_accented(group[2], accents[group[1]]) for group in run[6:-1].split("}{") if group]

    def _text(self, text: str) -> None:
        if self.accent:
            bare = text.lstrip(" ")
            text = _accented(bare[:1], self.accent) + bare[1:]
            self.accent = ""
        self.command = None
        self.out.append(text)

    def _open(self) -> None:
        before, after = self.command or ("", "")
        self.command = None
        if self.accent:
            before, after, self.accent = f"\0{self.accent}", "", ""
        self.frames.append((len(self.out), before, after))

    def _close(self) -> None:
        self.command = None
        if not self.frames:
            return
        start, before, after = self.frames.pop()
        if not before and not after:
            return
        inner = "".join(self.out[start:])
        del self.out[start:]
        if before.startswith("\0"):
            self.out.append(_accented(inner[:1], before[1:]) + inner[1:])
        else:
            self.out.append(f"{before}{inner}{after}")

    def _word(
        self, raw: str, word: str, accents: dict[str, str], symbols: dict[str, str], marks: dict[str, str]
    ) -> None:
        if word in accents:
            self.accent, self.command = accents[word], None
        elif word in symbols:
            self._text(symbols[word])
        elif word in marks:
            self.command = _around(marks[word])
        else:
            self._text(raw)
            self.command = ("{", "}")

    def _sign(self, sign: str, accents: dict[str, str], symbols: dict[str, str]) -> None:
        if sign in accents:
            self.accent, self.command = accents[sign], None
        else:
            self._text(symbols.get(sign, " " if sign.isspace() else f"\\{sign}"))


def _around(mark: str) -> tuple[str, str]:
    if mark == "sc":
        return '<span style="font-variant:small-caps;">', "</span>"
    if mark.isalpha():
        return f"<{mark}>", f"</{mark}>"
    return (mark[0], mark[1]) if mark else ("", "")


@lru_cache(2**10)
def _accented(letter: str, accent: str) -> str:
    plain = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", (plain or " ") + accent)
