"""The forms that our styles promise for the seed document, to the letter."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.render import ENGINES, Forms, forms

U = "https://wilson-center-digital-archive.dvincitest.com/document/111603"
TITLE = "Telegram from Soviet Ambassador to the USA Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs"
SHORT = "Telegram to USSR Ministry of Foreign Affairs"
EXACT = {
    "chicago": Forms(
        id="seed",
        note=f"Anatoly F. Dobrynin, “{TITLE},” trans. Mark H. Doctoroff, October 4, 1962, AVP RF, copy courtesy of NSA, "
        f"Wilson Center Digital Archive, {U}.",
        short=f"Dobrynin, “{SHORT},” October 4, 1962.",
        bibliography=f"Dobrynin, Anatoly F. “{TITLE}.” Translated by Mark H. Doctoroff. October 4, 1962. AVP RF, copy "
        f"courtesy of NSA. Wilson Center Digital Archive. {U}.",
    ),
    "chicago-author-date": Forms(
        id="seed",
        in_text="(Dobrynin 1962)",
        bibliography=f"Dobrynin, Anatoly F. 1962. “{TITLE}.” Translated by Mark H. Doctoroff. October 4. AVP RF, copy "
        f"courtesy of NSA. Wilson Center Digital Archive. {U}.",
    ),
    "mla": Forms(
        id="seed",
        in_text="(Dobrynin)",
        bibliography=f"Dobrynin, Anatoly F. “{TITLE}.” 4 Oct. 1962. Translated by Mark H. Doctoroff. *Wilson Center "
        f"Digital Archive*, AVP RF, copy courtesy of NSA, {U}.",
    ),
    "apa": Forms(
        id="seed",
        in_text="(Dobrynin, 1962)",
        bibliography=f"Dobrynin, A. F. (1962, October 4). *{TITLE}* (M. H. Doctoroff, Trans.) [Telegram]. AVP RF, copy "
        f"courtesy of NSA; Wilson Center Digital Archive. {U}",
    ),
}
WILSON_CENTER = (
    f"“{TITLE}”, October 4, 1962, Wilson Center Digital Archive, AVP RF, copy courtesy of NSA; translation by Mark H. "
    f"Doctoroff <{U}>"
)
LETTER = {
    "title": "Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs",
    "title-short": "Dobrynin to USSR Ministry of Foreign Affairs",
    "genre": "telegram",
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_markdown(seed_item: dict[str, Any], engine: str) -> None:
    for style, exact in EXACT.items():
        assert forms([seed_item], style, output="markdown", engine=engine) == ((exact,), ()), style


def test_text_and_html(seed_item: dict[str, Any], engine: str) -> None:
    exact = EXACT["mla"].bibliography
    [text], _ = forms([seed_item], "mla", engine=engine)
    assert text.bibliography == exact.replace("*", "")
    [marked], _ = forms([seed_item], "mla", output="html", engine=engine)
    assert marked.bibliography == exact.replace("*W", "<i>W").replace("e*", "e</i>")


def test_the_archive_s_own_citation(seed_item: dict[str, Any], engine: str) -> None:
    [made], _ = forms([seed_item], "wilson-center", engine=engine)
    assert made == Forms(id="seed", note=WILSON_CENTER, short=WILSON_CENTER, bibliography=WILSON_CENTER)


def test_the_archive_s_former_citation(engine: str) -> None:
    item = {
        "id": "a",
        "type": "manuscript",
        "title": "Cable from the Embassy in Lima (Van Rooy), 3 November 1962",
        "issued": {"date-parts": [[1962, 11, 3]]},
        "archive": "History and Public Policy Program Digital Archive",
        "archive_location": "National Archives, The Hague, 2.05.999, inv. 28913",
        "note": "obtained for CWIHP by Rik Maas",
        "translator": [{"family": "Bouwer", "given": "Bas"}],
        "URL": "https://digitalarchive.wilsoncenter.org/document/900009",
    }
    [made], _ = forms([item], "wilson-center-former", engine=engine)
    assert made.note == (
        "“Cable from the Embassy in Lima (Van Rooy), 3 November 1962,” November 03, 1962, History and Public Policy Program "
        "Digital Archive, National Archives, The Hague, 2.05.999, inv. 28913. Obtained for CWIHP by Rik Maas. Translated by "
        "Bas Bouwer. https://digitalarchive.wilsoncenter.org/document/900009"
    )


def test_letter_form(seed_item: dict[str, Any], engine: str) -> None:
    item = {name: value for name, value in {**seed_item, **LETTER}.items() if name != "author"}
    [made], _ = forms([item], "chicago-letter", engine=engine)
    assert made.note == (
        "Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs, telegram, October 4, 1962, trans. Mark H. Doctoroff, "
        f"AVP RF, copy courtesy of NSA, Wilson Center Digital Archive, {U}."
    )
    assert made.short == "Dobrynin to USSR Ministry of Foreign Affairs, October 4, 1962."


def test_letter_style_prints_other_documents_as_chicago_does(items: list[dict[str, Any]], engine: str) -> None:
    assert forms(items, "chicago-letter", engine=engine) == forms(items, "chicago", engine=engine)


@pytest.mark.parametrize("style", ["chicago", "chicago-author-date", "mla", "apa", "chicago-letter"])
def test_a_translator_never_leads(seed_item: dict[str, Any], style: str, engine: str) -> None:
    item = {name: value for name, value in seed_item.items() if name not in {"author", "recipient"}}
    [made], _ = forms([item], style, engine=engine)
    for form in (made.note, made.short, made.in_text, made.bibliography):
        assert not form or form.lstrip("(“").startswith(("Telegram from", "Telegram to")), form
