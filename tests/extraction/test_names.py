"""Names of persons and bodies."""

from __future__ import annotations

import pytest

from archcite.extraction.names import is_body, read_name, read_names


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Mark H. Doctoroff", "Doctoroff", "Mark H."),
        ("Mao Zedong", "Mao", "Zedong"),
        ("Yafeng Xia", "Xia", "Yafeng"),
        ("Kim Il Sung", "Kim", "Il Sung"),
        ("Kim Philby", "Philby", "Kim"),
        ("Nguyen Van Thieu", "Nguyen", "Van Thieu"),
        ("Jeffrey Wang", "Wang", "Jeffrey"),
        ("Dobrynin, Anatoly F.", "Dobrynin", "Anatoly F."),
        ("Robert F. Kennedy, Jr.", "Kennedy", "Robert F."),
        ("Mrs. Jane Thompson", "Thompson", "Jane"),
        ("De Gaulle", "De Gaulle", ""),
        ("Van der Maar", "Van der Maar", ""),
        ("Charles De Gaulle", "De Gaulle", "Charles"),
        ("Vo Van Kiet", "Vo", "Van Kiet"),
        ("van Roijen", "Roijen", ""),
        ("Al Haig", "Haig", "Al"),
        ("Le Duan", "Le", "Duan"),
        ("Mao zedong", "Mao", "zedong"),
    ],
)
def test_persons(text: str, family: str, given: str) -> None:
    name = read_name(text)
    assert (name.family, name.given) == (family, given)


@pytest.mark.parametrize(
    "text",
    [
        "USSR Ministry of Foreign Affairs",
        "NHK television",
        "Bulgarian Cold War Research Group",
        "7Brands",
        "ADN-Auslandsstelle Oslo",
    ],
)
def test_bodies(text: str) -> None:
    assert read_name(text).literal == text


def test_lists() -> None:
    assert [
        name.text or name.full() for name in read_names("Dr. A. Baev (Sofia), Kalin Kanchev, and Martin King, Jr.")
    ] == [
        "A. Baev",
        "Kalin Kanchev",
        "Martin King, Jr.",
    ]
    assert [name.family for name in read_names("May, E., Utts, J., Spottiswoode, S.J.P.")] == [
        "May",
        "Utts",
        "Spottiswoode",
    ]


def test_no_letters_are_no_body() -> None:
    assert not is_body("\x1b")


@pytest.mark.parametrize(
    "written", ["Kalina Petrova", "Mao Zedong", "USSR Ministry of Foreign Affairs", "Rimko van der Maar"]
)
def test_a_name_written_as_its_parts_is_not_kept_twice(written: str) -> None:
    name = read_name(written)
    assert (name.text, name.full()) == ("", written)


@pytest.mark.parametrize("written", ["Petrova, Kalina", "Martin King Jr."])
def test_a_name_written_otherwise_keeps_its_form(written: str) -> None:
    assert read_name(written).text == written
