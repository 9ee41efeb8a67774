"""CSL's rich text ⇄ pandoc's Markdown, for CSL-YAML."""

from __future__ import annotations

import re
from typing import Final

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>^~$@|#]|--+|\.\.\.")
#: The single signs of `_SPECIAL`, which are found five times as fast alone.
_SIGN: Final = re.compile(r"[\\`*_{}\[\]<>^~$@|#]")
_TAGGED: Final = re.compile(r"<(i|b|sup|sub)>([^<>]+)</\1>")
_MARKS: Final = {"i": "*", "b": "**", "sup": "^", "sub": "~"}
_MARKED: Final = re.compile(r"\\([!-/:-@\[-`{-~])|(\*\*|[*^~])")
_TAGS: Final = {mark: tag for tag, mark in _MARKS.items()}


def escaped(text: str) -> str:
    r"""Markdown that says this CSL text.

    Example:
        >>> escaped("<i>Pravda</i> on the *Cuban* question")
        '*Pravda* on the \\*Cuban\\* question'
    """
    if "<" not in text:
        return _plain(text)
    out, at = [], 0
    for match in _TAGGED.finditer(text):
        if match[2] != match[2].strip() or (match[1] in {"sup", "sub"} and " " in match[2]):
            continue
        mark = _MARKS[match[1]]
        out += [_plain(text[at : match.start()]), mark, _plain(match[2]), mark]
        at = match.end()
    return "".join([*out, _plain(text[at:])])


def _plain(text: str) -> str:
    if not _SIGN.search(text) and "--" not in text and "..." not in text:
        return text
    return _SPECIAL.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), text)


def unescaped(text: str) -> str:
    r"""The opposite of `escaped`; a mark without a partner stays as it is.

    Example:
        >>> unescaped("*Pravda* on the \\*Cuban\\* question")
        '<i>Pravda</i> on the *Cuban* question'
    """
    if not any(sign in text for sign in "\\*^~"):
        return text
    pieces: list[str] = []
    opened: dict[str, int] = {}
    at = 0
    for match in _MARKED.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        if match[1]:
            pieces.append(match[1])
        elif (mark := match[2]) in opened:
            tag = _TAGS[mark]
            pieces[opened.pop(mark)] = f"<{tag}>"
            pieces.append(f"</{tag}>")
        else:
            opened[mark] = len(pieces)
            pieces.append(mark)
    return "".join([*pieces, text[at:]])
