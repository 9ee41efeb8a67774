"""What stands beside a digital host's name, and who wrote in front of the title, changes none of a note's other facts."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from archcite.extraction.reader import extract

HOST = "Wilson Center Digital Archive"
NAMED = [
    HOST,
    f"{HOST} (WCDA)",
    f"{HOST} (hereafter cited as WCDA)",
    f"{HOST}, Washington, D.C.",
    f"{HOST}: International History Declassified",
    f"{HOST}, History and Public Policy Program",
    f"{HOST}, Woodrow Wilson International Center for Scholars",
    f"{HOST}, document 999999",
    f"Cold War International History Project, {HOST}",
    f"CWIHP, {HOST}",
]
AUTHORS: list[tuple[str, dict[str, Any]]] = [
    ("", {}),
    ("See ", {}),
    ("12. ", {}),
    ("Jane Roe and John Doe, ", {"authors": ["Jane Roe", "John Doe"]}),
    ("Ruritanian Ministry of Foreign Affairs, ", {"authors": ["Ruritanian Ministry of Foreign Affairs"]}),
    ("Roe, Jane. ", {"authors": ["Roe, Jane"]}),
]
PLACES: list[tuple[str, dict[str, Any]]] = [
    (
        "RGANI, f. 5, op. 30, d. 9, ll. 3-4, trans. Ann Smith",
        {"archive": "RGANI", "fond": "5", "opis": "30", "delo": "9", "list": "3-4", "translators": ["Ann Smith"]},
    ),
    (
        "PRC FMA 109-09999-01, 3-4. Translated by Ann Smith",
        {"archive": "PRC FMA", "call_number": "109-09999-01", "pages": "3-4", "translators": ["Ann Smith"]},
    ),
]
ADDRESS = "digitalarchive.wilsoncenter.org/document/999999"
ADDRESSES: list[tuple[str, str]] = [
    (f", https://{ADDRESS}.", f"https://{ADDRESS}"),
    (f", {ADDRESS}.", ADDRESS),
    (f" (https://{ADDRESS}).", f"https://{ADDRESS}"),
    (f", available at: https://{ADDRESS} (accessed 3 May 2021).", f"https://{ADDRESS}"),
]
ORDERS = [
    "{author}“The Harvest,” {date}, {host}, {place}{address}",
    "{author}‘The Harvest’, {date}, {host}, {place}{address}",
    "{author}“The Harvest” ({date}), {host}, {place}{address}",
    "{author}“The Harvest,” {date}, {place}, {host}{address}",
    "{author}“The Harvest,” {date}, {place}, in {host}{address}",
]


@pytest.mark.parametrize("order", ORDERS)
def test_what_stands_beside_the_host_changes_no_fact(order: str) -> None:
    every = product(AUTHORS, NAMED, PLACES, ADDRESSES)
    for (author, by), host, (place, held), (address, url) in every:
        text = order.format(author=author, host=host, place=place, address=address, date="4 October 1962")
        facts = {"title": "The Harvest", "date": "1962-10-04", "platform": HOST, "url": url, **by, **held}
        assert extract(text).facts() == facts, text


def test_what_stands_beside_the_host_is_told_as_read() -> None:
    for host in NAMED:
        reading = extract(f"“The Harvest,” 4 October 1962, {host}, RGANI, f. 5, op. 30, d. 9.")
        assert "not-read" not in {problem.code for problem in reading.problems}, host


#: Documents that no quotation marks name.
DESCRIBED: list[tuple[str, dict[str, Any]]] = [
    ("Telegram from Roe to Doe", {"genre": "telegram", "sender": "Roe", "recipient": "Doe"}),
    ("Minutes of Conversation between Jane Doe and Comrade Roe", {"genre": "minutes of conversation"}),
]
UNQUOTED = [
    "{title}, {date}, {host}, {place}{address}",
    "{title} ({date}), {host}, {place}{address}",
    "{title}, {date}, {place}, {host}{address}",
    "{title}, {date}, {place}, in {host}{address}",
    "{host}, {title}, {date}, {place}{address}",
]


@pytest.mark.parametrize("order", UNQUOTED)
def test_nor_where_the_document_is_described(order: str) -> None:
    every = product(DESCRIBED, NAMED, PLACES, ADDRESSES)
    for (title, said), host, (place, held), (address, url) in every:
        text = order.format(title=title, host=host, place=place, address=address, date="4 October 1962")
        facts = {"title": title, "date": "1962-10-04", "platform": HOST, "url": url, **said, **held}
        assert extract(text).facts() == facts, text
