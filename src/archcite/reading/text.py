"""Plain text in any common encoding, RIS and other tagged formats among it."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from archcite.model import Problem, Severity, Text
from archcite.reading.alike import alike
from archcite.reading.divided import line_ends_within

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What archives' texts are met in where they are not UTF-8.
_CANDIDATES = [
    "cp1251",
    "koi8_r",
    "cp1252",
    "cp1250",
    "iso8859_2",
    "iso8859_5",
    "cp866",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
]
#: In the order of preference where letters do not decide.
_LATIN = ("cp1252", "cp1250", "iso8859_2")
#: Letters beyond ASCII: French, German, Spanish, Portuguese, Italian, Nordic; Polish, Czech and Slovak, Hungarian, Romanian, Croatian.
# fmt: off
_ALPHABETS = (
    "éèêëàâçîïôûùœ", "äöüß", "áéíóúñü", "ãõáéíóúâêôç", "àèéìòù", "åäöæø",
    "ąćęłńóśźż", "áčďéěíňóřšťúůýžäľĺŕô", "áéíóöőúüű", "ăâîșțşţ", "čćđšž",
)
# fmt: on
_TYPOGRAPHY = frozenset("\u00a0«»„“”‘’‚‹›–—…§°©®™•·€")
#: So much is enough to tell an encoding by.
_SAMPLE = 64 * 1024


def read(data: bytes, source: str) -> Text:
    r"""Read plain text; a guessed encoding and characters that it has not are problems of the `Text`.

    Example:
        >>> text = read("Фонд 558".encode("utf-16"), "note.txt")
        >>> text.content, text.encoding
        ('Фонд 558', 'utf-16-le')
    """
    raw, encoding, problems = decode(data)
    return replace(pasted(raw, source), encoding=encoding, problems=problems)


def pasted(raw: str, source: str = "") -> Text:
    """A `Text` of decoded characters as a person copies them: made alike, and whole where the end of a line divides a word."""
    if "\n" not in raw and raw.isprintable():  # no odd sign, either
        return Text(raw, source)
    return as_text(raw, source, line_ends_within(raw))


def as_text(raw: str, source: str, taken_out: Iterable[tuple[int, int]] = ()) -> Text:
    """A `Text` of decoded characters, made alike, without the spans taken out, that leads back to them."""
    content, origins = alike(raw, taken_out)
    return Text(content, source, raw=None if content == raw else raw, origins=origins)


def decode(data: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    """Characters, the name of their encoding, and what is to be said of it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data.removeprefix(mark), encoding, ())
    wide = wide_encoding(data)
    if wide:
        return _decoded(data, wide, (_guess(wide, "it has zero bytes but no mark of UTF-16"),))
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        guessed = _guessed(data)
        return _decoded(data, guessed, (_guess(guessed, f"it is not UTF-8 (byte {error.start:,})"),))


def _decoded(data: bytes, encoding: str, problems: tuple[Problem, ...]) -> tuple[str, str, tuple[Problem, ...]]:
    try:
        return data.decode(encoding), encoding, problems
    except UnicodeDecodeError as error:
        lost = Problem(
            "encoding-damaged",
            Severity.WARNING,
            f"byte {error.start:,} and perhaps others are no {encoding}: such characters are shown as \ufffd",
        )
        return data.decode(encoding, "replace"), encoding, (*problems, lost)


def _guess(encoding: str, why: str) -> Problem:
    message = f"the text was read as {encoding}, which is a guess, because {why}: look at its letters"
    return Problem("encoding-guessed", Severity.WARNING, message)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes of its spaces and digits."""
    sample = data[:4096]
    if 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) < len(sample) // 20 or min(even, odd) > max(even, odd) // 10:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy, and seldom needed

    start = next(i for i, byte in enumerate(data) if byte > 0x7F)
    sample = data[max(0, start - 1024) : start + _SAMPLE]
    best = from_bytes(sample, cp_isolation=_CANDIDATES, preemptive_behaviour=False).best()
    if best is None or best.encoding in _LATIN:
        return _latin(sample)
    return best.encoding


def _latin(sample: bytes) -> str:
    """The Latin encoding in which the letters beyond ASCII are best those of one language; Western when nothing tells."""

    def foreign(encoding: str) -> int:
        letters = Counter(
            c for c in sample.decode(encoding, "replace").lower() if ord(c) > 0x7F and c not in _TYPOGRAPHY
        )
        return min(sum(count for c, count in letters.items() if c not in alphabet) for alphabet in _ALPHABETS)

    return min(_LATIN, key=foreign)
