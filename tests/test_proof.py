"""Citations in the archive's forms come back from what was read of them."""

from __future__ import annotations

import pytest

from archcite.extraction.reader import extract
from archcite.item import to_item
from archcite.proof import prove

FORMER = "History and Public Policy Program Digital Archive"
CITATIONS = {
    "seed's form": '"Telegram from Orlov to the Foreign Ministry", October 4, 1962, Wilson Center Digital Archive, AVP RF, '
    "copy courtesy of NSA; translation by Helen Grant <https://digitalarchive.wilsoncenter.org/document/900001>",
    "former": f'"Report on Trade," November 09, 1962, {FORMER}, RGANI, f. 5, op. 49, d. 99, l. 7. Translated by Gary Green.',
    "month only": f'"Report on Trade," April, 1963, {FORMER}, RGANI, f. 5, op. 49, d. 99, l. 7. Translated by Gary Green.',
    "no stop before the address": f'"Record of Meeting," October 09, 1944, {FORMER}, Public Record Office '
    "https://digitalarchive.wilsoncenter.org/document/900002",
    "quotation at the title's end": f"\"Cable from the Foreign Ministry to Wang Ping, 'Attitude at the Sixth Meeting',\" August "
    f"13, 1955, {FORMER}, PRC FMA 111-00999-16, 66-67. Translated by Yulin Xia.",
    "quotation in the shelfmark": f'"Cable from the Embassy in Havana (Novák)," October 31, 1962, {FORMER}, National Archive, '
    "Archive of the CC CPCz, (Prague); File: “Kuba, tajné,” Box 12.",
    "two roles": f'"Telegram from Washington," June 07, 1973, {FORMER}, RGANI, f. 5, op. 49, d. 99, l. 7. Obtained and '
    "translated for NKIDP by Elsa Grun.",
    "two places": f'"Orlov to Malinin," November 20, 1951, {FORMER}, APRF, Fond 3, Opis 65, Delo 829, Listy 46-48 and AVPRF, '
    "Fond 059a, Opis 5a, Delo 4, Papka 11, Listy 27-29",
    "printed": f'"Telegram from Lin to Wu," December 16, 1950, {FORMER}, Wenxian yanjiushi, ed., Jianguo wengao (Manuscripts), '
    "vol. 3 (Beijing: Zhongyang chubanshe, 2008), 663-664. Translated by Jing Yang.",
    "reprinted": f'"Cable, Terebov to Filin," July 17, 1948, {FORMER}, APRF: F. 39, Op. 1, D. 31, Ll. 39-40. Reprinted in '
    "Andrei Ledov, Dokumenty, Vol. 5, Book 1, 1946-1950 (Moscow: Pamiatniki, 2005), pp. 448-449. Translated by Sergey Radin.",
}


@pytest.mark.parametrize("name", CITATIONS)
def test_citation_comes_back(name: str) -> None:
    proof = prove(extract(CITATIONS[name]))
    assert proof is not None
    assert proof.reproduced, f"\n{proof.citation}\n{proof.rendered}"


def test_what_does_not_come_back_is_a_problem() -> None:
    proof = prove(extract(CITATIONS["former"].replace("November 09, 1962", ", 1935")))
    assert proof is not None
    assert proof.problem is not None
    assert proof.problem.code == "citation-not-reproduced"


def test_printed_sources_and_provenance_in_the_item() -> None:
    item = to_item(extract(CITATIONS["reprinted"]).record, "a")
    assert item["archive_location"] == (
        "APRF, f. 39, op. 1, d. 31, ll. 39-40; reprinted in Andrei Ledov, Dokumenty, Vol. 5, Book 1, 1946-1950 (Moscow: "
        "Pamiatniki, 2005), 448-449"
    )
    item = to_item(extract(CITATIONS["printed"]).record, "a")
    assert item["archive_location"].startswith("Wenxian yanjiushi, ed., Jianguo wengao")
    assert item["archive_location"].endswith("2008), 663-664")
    item = to_item(extract(CITATIONS["two roles"]).record, "a")
    assert item["note"] == "obtained for NKIDP by Elsa Grun"
