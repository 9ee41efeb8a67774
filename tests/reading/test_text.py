from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.model import Span, Text
from archcite.reading import ReadingError, read_bytes, read_path
from archcite.reading.alike import alike

if TYPE_CHECKING:
    from pathlib import Path

RUSSIAN = (
    "Фонд 558, опись 11, дело 97, листы 67-70. Телеграмма посла в США А. Ф. Добрынина в МИД СССР, 4 октября 1962 г."
)
POLISH = "Zespół Depesz, wiązka 66, teczka 622; październik 1962, Józef Cyrankiewicz, Łódź, Jeleń"
CZECH = "Národní archiv, Praha: zápis z jednání předsednictva ÚV KSČ, 4. října 1962, příloha"
FRENCH = "Archives du ministère des Affaires étrangères, dossier «Corée», pièce nº 4, à Sèvres, reçu naïvement"


def test_the_seed_is_read_as_it_stands(seed_path: Path) -> None:
    text = read_path(seed_path)
    assert text.content == seed_path.read_text("utf-8")
    assert (text.encoding, text.problems, text.source) == ("utf-8", (), str(seed_path))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [(RUSSIAN, name) for name in ("cp1251", "koi8_r", "cp866", "iso8859_5")]
    + [(POLISH, "cp1250"), (POLISH, "iso8859_2"), (CZECH, "cp1250"), (FRENCH, "latin_1"), (FRENCH, "cp1252")],
)
def test_an_old_encoding_is_guessed_and_said_to_be(content: str, encoding: str) -> None:
    text = read_bytes(content.encode(encoding), "note.txt")
    assert text.content == content
    assert [problem.code for problem in text.problems] == ["encoding-guessed"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_encoding_is_no_guess(encoding: str) -> None:
    text = read_bytes(RUSSIAN.encode(encoding), "note.txt")
    assert (text.content, text.problems) == (RUSSIAN, ())


def test_utf_16_without_a_mark_is_told_by_its_zero_bytes() -> None:
    text = read_bytes(RUSSIAN.encode("utf-16-be"), "note.txt")
    assert (text.content, text.encoding) == (RUSSIAN, "utf-16-be")


def test_damaged_bytes_are_shown_and_said() -> None:
    text = read_bytes(b"\xff\xfeA\x00\x00\xd8", "note.txt")
    assert text.content == "A\ufffd"
    assert [problem.code for problem in text.problems] == ["encoding-damaged"]


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("Digi\u00adtal", "Digital"),
        ("Digi\u00ad\r\n  tal", "Digital"),
        ("f.\u00a0558,\u202fop.\u20091\tx", "f. 558, op. 1 x"),
        ("one\ftwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("\ufeffzero\u200bwidth\x00nul", "zerowidthnul"),
    ],
)
def test_characters_are_made_alike(raw: str, content: str) -> None:
    assert alike(raw)[0] == content


def test_places_are_told_in_the_source() -> None:
    raw = "Wilson\u00ad\r\nCenter,\r\nf.\u00a0558"
    text = read_bytes(raw.encode(), "note.txt")
    at = text.content.index("558")
    assert text.content == "WilsonCenter,\nf. 558"
    assert text.origin(Span(at, at + 3)).of(raw) == "558"
    assert text.place(at) == (3, 4)
    assert text.place(text.content.index("Center")) == (2, 1)


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("Sino-\nSoviet", "Sino-Soviet"),
        ("Sino- \r\n  Soviet", "Sino-Soviet"),
        ("ll. 67-\n70, Bl. 30\u2013\n35", "ll. 67-70, Bl. 30\u201335"),
        ("an Am-\nbassador", "an Am-bassador"),
        ("the Am-\nbassador; Ambassador X", "the Ambassador; Ambassador X"),
        ("совет-\nский, Советский", "советский, Советский"),
        ("wilson-\ncenter.org, the wilsoncenter", "wilson-center.org, the wilsoncenter"),
        ("a title -\nnext", "a title -\nnext"),
        ("from 1950 \u2013\n1953", "from 1950 \u2013\n1953"),
        ("form of a self-\nMay 1, 1950    interview", "form of a self-\nMay 1, 1950    interview"),
        ("AB  - Sino-\nKW  - Soviet", "AB  - Sino-\nKW  - Soviet"),
    ],
)
def test_what_a_line_end_divides_is_whole_again(raw: str, content: str) -> None:
    text = read_bytes(raw.encode(), "pasted.txt")
    assert text.content == content
    assert text.place(len(content) - 1) == (1 + raw.count("\n"), len(raw.rpartition("\n")[2]))


@given(st.text(alphabet=st.sampled_from("ab \r\n\t\u00ad\u00a0\u200b\x00\x85\u2028é\f")))
def test_every_character_leads_back_to_its_origin(raw: str) -> None:
    content, origins = alike(raw)
    text = Text(content, raw=raw, origins=origins)
    for at, character in enumerate(content):
        origin = text.origin(Span(at, at + 1)).of(raw)
        assert origin[:1] == character or (character in " \n" and not origin[:1].isalnum())
    assert alike(content)[0] == content


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old Word file"),
        (b"{\\rtf1 text}", "rich text"),
        (b"\x89PNG\r\n", "OCR"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_bytes(data, "file")


def test_ris_is_plain_text() -> None:
    assert read_bytes(b"TY  - MANSCPT\r\nTI  - Cable\r\nER  - \r\n", "a.ris").content.splitlines()[1] == "TI  - Cable"


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_an_error(data: bytes) -> None:
    with suppress(ReadingError):
        assert read_bytes(data, "any").source == "any"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [300, 2000, 20_000])
def test_noise_is_no_text(seed: int, size: int) -> None:
    with pytest.raises(ReadingError, match="this is no text"):
        read_bytes(random.Random(seed).randbytes(size), "noise.bin")  # noqa: S311 -- noise, no secret


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16-le", "utf-16-be", "utf-16", "utf-8"])
def test_text_in_any_encoding_is_no_noise(encoding: str) -> None:
    text = "Письмо А. Иванова Б. Петрову, 5 мая 1961 г., РГАНИ, ф. 5, оп. 30, д. 12, л. 3.\n" * 40
    assert "РГАНИ, ф. 5" in read_bytes(text.encode(encoding), "letter.txt").content
