"""The order in which archive, shelfmark, document and day stand changes none of the facts, in the languages of the archives outside America."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from archcite.extraction.reader import extract

Facts = dict[str, Any]

#: Places as they are cited, and what they state.
PLACES: list[tuple[str, Facts]] = [
    (
        "RGASPI, f. 17, op. 900, d. 99, ll. 12–15",
        {"archive": "RGASPI", "fond": "17", "opis": "900", "delo": "99", "list": "12–15"},
    ),
    (
        "ЦДАГО України, ф. 1, оп. 99, спр. 999, арк. 3",
        {"archive": "ЦДАГО України", "fond": "1", "opis": "99", "delo": "999", "unit_term": "спр.", "list": "3"},
    ),
    (
        "SAPMO-BArch, DY 30/99999, Bl. 12–15",
        {"archive": "SAPMO-BArch", "call_number": "DY 30/99999", "list": "12–15"},
    ),
    ("ÖStA/AdR, BMAA II-pol, Zl. 999.111", {"archive": "ÖStA", "call_number": "AdR, BMAA II-pol, Zl. 999.111"}),
    ("AMAE, Europe 1944-1970, vol. 999", {"archive": "AMAE", "call_number": "Europe 1944-1970, vol. 999"}),
    (
        "AAN, KC PZPR, sygn. 999/XXII, k. 3–7",
        {"archive": "AAN", "call_number": "KC PZPR, sygn. 999/XXII", "list": "3–7"},
    ),
    ("AMZV, f. TO-T, kart. 99, obal 5", {"archive": "AMZV", "call_number": "f. TO-T, kart. 99, obal 5"}),
    ("ASMAE, URSS, b. 99, fasc. 2", {"archive": "ASMAE", "call_number": "URSS, b. 99, fasc. 2"}),
    ("AGA, caja 82/99999", {"archive": "AGA", "call_number": "caja 82/99999"}),
    ("BCA, 030.18.01.02/999.59.6", {"archive": "BCA", "call_number": "030.18.01.02/999.59.6"}),
    ("PRC FMA, 999-03149-01, 5–8", {"archive": "PRC FMA", "call_number": "999-03149-01", "pages": "5–8"}),
    ("PRC FMA 999-03149-01", {"archive": "PRC FMA", "call_number": "999-03149-01"}),
    (
        "LAC, RG 25, vol. 9999, file 99-40, part 4",
        {"archive": "LAC", "call_number": "RG 25, vol. 9999, file 99-40, part 4"},
    ),
    ("ISA, MFA 9999/34", {"archive": "ISA", "call_number": "MFA 9999/34"}),
]
#: Documents, each with the day as its language writes it.
DOCUMENTS: list[tuple[str, Facts, str]] = [
    ("Reed to Smith", {"sender": "Reed", "recipient": "Smith"}, "12 March 1956"),
    ("Minutes of the Harvest Board", {"title": "Minutes of the Harvest Board", "genre": "minutes"}, "March 12, 1956"),
    (
        "memorandum of conversation, Reed–Smith",
        {"title": "memorandum of conversation, Reed–Smith", "genre": "memorandum of conversation"},
        "12 March 1956",
    ),
    (
        "Vermerk über ein Gespräch mit Botschafter Roe",
        {"title": "Vermerk über ein Gespräch mit Botschafter Roe", "genre": "vermerk"},
        "12. März 1956",
    ),
    ("note de la direction d’Europe", {"title": "note de la direction d’Europe", "genre": "note"}, "12 mars 1956"),
    ("Protokół nr 99 posiedzenia", {"title": "Protokół nr 99 posiedzenia", "genre": "protokół"}, "12 marca 1956 r."),
]
ORDERS = [
    "{place}, {document}, {date}.",
    "{place}: {document}, {date}.",
    "{place} ({document}, {date}).",
    "{place}, {date}, {document}.",
    "{document}, {date}, {place}.",
    "{document}, {date}, in {place}.",
    "{document} ({date}), {place}.",
    "{document}, {place}, {date}.",
    "{date}, {document}, {place}.",
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_changes_no_fact(order: str) -> None:
    for (place, held), (document, told, date) in product(PLACES, DOCUMENTS):
        text = order.format(place=place, document=document, date=date)
        assert extract(text).facts() == {**held, **told, "date": "1956-03-12"}, text


@pytest.mark.parametrize(("place", "held"), PLACES, ids=[place for place, _ in PLACES])
def test_a_day_behind_a_shelfmark_dates_the_document(place: str, held: Facts) -> None:
    for date in ("12 March 1956", "March 12, 1956", "12. 3. 1956"):
        assert extract(f"{place}, {date}.").facts() == {**held, "date": "1956-03-12"}, date


def test_a_day_that_a_folder_is_named_by_stays_with_it() -> None:
    facts = extract("LAC, RG 25, vol. 9999, Meeting Book, 12 March 1956, file 3, Reed to Smith, 15 March 1956.").facts()
    assert facts["date"] == "1956-03-15"
    assert facts["call_number"] == "RG 25, vol. 9999, Meeting Book, 12 March 1956, file 3"


#: How the four steps of Moscow are written down, and the marks of a leaf.
STEPS = [
    "f. {}, op. {}, d. {}, {}",
    "F.{} Op.{} D.{} {}",
    "F. {}. Op. {}. D. {}. {}",
    "f. {}; op. {}; d. {}; {}",
    "f. {}/op. {}/d. {}/{}",
    "fond {}, opis’ {}, delo {}, {}",
    "Fond {}/opis {}/delo {}/{}",
    "Ф. {}. Оп. {}. Д. {}. {}",
    "Ф. {}. – Оп. {}. – Д. {}. – {}",
    "фонд {}, опись {}, дело {}, {}",
]
LEAVES = [
    ("l. 12", "12"),
    ("Ll. 12–13ob., 18", "12–13ob., 18"),
    ("Л. 12–15 и об.", "12–15 и об."),
    ("лл. 12, 15", "12, 15"),
]


@pytest.mark.parametrize("steps", STEPS)
def test_steps_are_read_however_they_are_parted(steps: str) -> None:
    for (leaf, leaves), frame in product(LEAVES, ("{}, {}", "{}. {}.", "{}: {}", "[{}, {}]", "See {} {}.")):
        text = frame.format("RGASPI", steps.format("558", "11", "999a", leaf)).replace("..", ".")
        facts = extract(text).facts()
        told = facts.pop("list").rstrip(".")
        assert told == leaves.rstrip("."), text
        assert facts == {"archive": "RGASPI", "fond": "558", "opis": "11", "delo": "999a"}, text


@pytest.mark.parametrize("pages", ["p. 12", "pp. 12–15", "p. 12-15"])
def test_p_behind_a_file_is_a_page_and_before_leaves_a_papka(pages: str) -> None:
    number = pages.partition(" ")[2]
    assert extract(f"AVP RF, f. 0100, op. 9, d. 99, {pages}.").facts()["pages"] == number
    assert extract("AVP RF, f. 0100, op. 9, d. 99, p. 12, l. 3.").facts()["papka"] == "12"
