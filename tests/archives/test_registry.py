from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.archives.glosses import Gloss, abbreviations, gloss
from archcite.archives.registry import (
    Ambiguous,
    Repository,
    ambiguous,
    by_id,
    decide,
    repositories,
    repository,
)
from archcite.archives.registry_index import fold, registry
from archcite.archives.registry_matching import identify, match_prefix, match_suffix
from archcite.data import load_yaml
from archcite.model import Location, Name, Provenance, Record, Role

DATA: dict[str, Any] = load_yaml(Path(str(registry.__wrapped__.__code__.co_filename)).with_name("registry.yaml"))
KEYS = {"code", "codes", "original", "latin", "english", "names", "former", "place", "tradition", "source"}
TRADITIONS = {
    *("fond", "bulgarian", "hungarian", "polish", "czech", "romanian", "yugoslav", "german", "cote", "class"),
    *("record-group", "box", "chinese", "call-number"),
}


def id_of(found: Repository | Ambiguous | None) -> str | None:
    return found.id if isinstance(found, Repository) else f"?{found.name}" if found else None


@pytest.mark.parametrize("id_", DATA["repositories"])
def test_every_entry_is_whole(id_: str) -> None:
    told = DATA["repositories"][id_]
    assert told.keys() <= KEYS
    assert all(isinstance(value, str) and value.strip() == value and value for value in told.values())
    one = by_id(id_)
    assert one.code
    assert one.original
    assert one.english
    assert one.city
    assert one.country
    assert one.source
    assert one.tradition in TRADITIONS
    assert one.latin or all("LATIN" in unicodedata.name(c) for c in one.original if c.isalpha() and c != "ª")
    assert all(former.code and former.name and former.years for former in one.former)
    assert id_of(repository(one.code)) == id_
    assert id_of(repository(one.english)) in {id_, f"?{one.english}"}


def test_the_registry_is_large_and_no_name_leads_to_two() -> None:
    assert len(repositories()) >= 250
    owners: dict[str, set[str]] = {}
    for one in repositories():
        former = [name for earlier in one.former for name in (earlier.code, earlier.name)]
        for name in (one.code, *one.codes, one.original, one.latin, one.english, *one.names, *former):
            if name:
                owners.setdefault(fold(name), set()).add(one.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("name", DATA["ambiguous"])
def test_every_ambiguous_name_says_what_decides(name: str) -> None:
    found = repository(name)
    assert isinstance(found, Ambiguous)
    assert len(found.candidates) > 1
    assert found.decides
    assert set(found.signs) == {one.id for one in found.candidates}
    for id_, signs in found.signs.items():
        assert signs
        assert by_id(id_) in found.candidates
    assert found in ambiguous()


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("AVP RF", "avprf"),
        ("AVPRF", "avprf"),
        ("АВП РФ", "avprf"),
        ("avp rf", "avprf"),
        ("AP RF", "aprf"),
        ("RTsKhIDNI", "rgaspi"),
        ("TsPA", "rgaspi"),
        ("TsKhSD", "rgani"),
        ("Rossiiskii gosudarstvennyi arkhiv sotsial’no-politicheskoi istorii", "rgaspi"),
        ("MOL", "mnl-ol"),
        ("Magyar Nemzeti Levéltár Országos Levéltára", "mnl-ol"),
        ("SAPMO-BA", "sapmo"),
        ("SAPMO, BArch", "sapmo"),
        ("SÚA", "na-praha"),
        ("The Hoover Institution Archives", "hia"),
        ("Polish Foreign Ministry Archives", "amsz"),
        ("Public Record Office", "?Public Record Office"),
        ("NSA", "?NSA"),
        ("Central State Archive", "?Central State Archives"),
        ("no such archive", None),
        ("", None),
    ],
)
def test_a_name_is_found_in_every_spelling(written: str, id_: str | None) -> None:
    assert id_of(repository(written)) == id_


@pytest.mark.parametrize(
    ("name", "context", "id_"),
    [
        ("NSA", "AVP RF, copy courtesy of NSA", "nsarchive"),
        ("NSA", "NSA Electronic Briefing Book No. 431", "nsarchive"),
        ("NSA", "National Computer Security Center, Fort Meade, NSA", "nsa-agency"),
        ("NSA", "NSA", None),
        ("National Archives", "National Archives, RG 59, Central Files", "nara"),
        ("National Archives", "National Archives, Prague", "na-praha"),
        ("National Archives", "National Archives, RG 59, Kew", None),
        ("AMAE", "AMAE, fond URSS, dosar 3, Bucharest", "amae-romania"),
        ("PRO", "PRO: PREM, 4/30/8", "tna"),
        ("NAI", "NAI DFA/5/305/311", "nai-ireland"),
    ],
)
def test_the_words_around_decide_or_nothing_does(name: str, context: str, id_: str | None) -> None:
    found = repository(name)
    assert isinstance(found, Ambiguous)
    assert id_of(decide(found, context)) == id_


@pytest.mark.parametrize(
    ("content", "whole", "id_"),
    [
        ("AVPRF: fond 0100", "AVPRF", "avprf"),
        ("RGASPI f. 17. op. 162", "RGASPI", "rgaspi"),
        (
            "Archive of the President, Russian Federation (APRF), fond 45",
            "Archive of the President, Russian Federation (APRF)",
            "aprf",
        ),
        (
            "Hungarian National Archives (MOL), Budapest, XIX-J-1-j",
            "Hungarian National Archives (MOL), Budapest",
            "mnl-ol",
        ),
        ("National Archive, The Hague, Ministry", "National Archive, The Hague", "na-netherlands"),
        ("National Archives, RG 59", "National Archives", "?National Archives"),
        ("National Archives, Dublin, DFA", "National Archives, Dublin", "nai-ireland"),
        ("Central State Archives (TsDA), Sofia", "Central State Archives (TsDA), Sofia", "tsda"),
        ("National Archives II, College Park, Maryland. RG 59", "National Archives II, College Park, Maryland", "nara"),
        ("НАРБ. Ф. 4. Оп. 1", "НАРБ", "narb"),
        ("pro forma", None, None),
        ("public record office", None, None),
        ("Wilson Center", None, None),
        ("RGASPIX, f. 1", None, None),
        ("ISA-mfa-Political-000abc", None, None),
        ("National Archives of Xland, Box 3", None, None),
        ("Archives nationales du Xland", None, None),
        ("Archives nationales de France, 5 AG 1", "Archives nationales de France", "an-france"),
        (
            "Political Archive of the Federal Foreign Office, Berlin (PolA AA), A 1",
            "Political Archive of the Federal Foreign Office, Berlin (PolA AA)",
            "paaa",
        ),
        ("國史館, 002-020400", "國史館", "drnh"),
    ],
)
def test_a_name_at_the_beginning(content: str, whole: str | None, id_: str | None) -> None:
    match = match_prefix(content, 0, len(content))
    assert (match.whole.of(content) if match else None) == whole
    assert id_of(match.found if match else None) == id_


@pytest.mark.parametrize(
    ("content", "whole", "id_"),
    [
        ("Box 3, Hoover Institution Archives, Stanford, CA.", "Hoover Institution Archives, Stanford, CA", "hia"),
        ("Box 12, John F. Kennedy Library, Boston", "John F. Kennedy Library, Boston", "jfkl"),
        ("RG 59, National Archives, College Park, MD", "National Archives, College Park, MD", "nara"),
        (
            "Papers, Manuscript Division, Library of Congress, Washington, D.C.",
            "Manuscript Division, Library of Congress, Washington, D.C.",
            "loc",
        ),
        ("Box 3, Folder 2", None, None),
    ],
)
def test_a_name_at_the_end(content: str, whole: str | None, id_: str | None) -> None:
    match = match_suffix(content, 0, len(content))
    assert (match.whole.of(content) if match else None) == whole
    assert id_of(match.found if match else None) == id_


@given(
    st.lists(
        st.sampled_from(["National", "Archives", ",", " ", "(", ")", "AMAE", "Kew", "NSA", "й", "\n", "."]), max_size=40
    ).map("".join)
)
def test_matches_lie_where_they_are_asked_for(content: str) -> None:
    prefix, suffix = match_prefix(content, 0, len(content)), match_suffix(content, 0, len(content))
    if prefix:
        assert prefix.span.start == prefix.whole.start == 0
        assert prefix.span.end <= prefix.whole.end <= len(content)
    if suffix:
        assert not content[suffix.whole.end :].strip(" .,;\n")


@pytest.mark.parametrize(
    ("written", "context", "id_"),
    [
        ("Polish Foreign Ministry Archive (AMSZ), Warsaw", "", "amsz"),
        ("National Archives", "National Archives, RG 59", "nara"),
        ("National Archives", "", "?National Archives"),
        ("RGASPI and others", "", None),
    ],
)
def test_an_archive_of_a_citation_is_identified_whole(written: str, context: str, id_: str | None) -> None:
    assert id_of(identify(written, context)) == id_


def test_abbreviations_are_glossed_once_and_only_where_they_are_sure() -> None:
    record = Record(
        locations=(
            Location(archive="AVP RF", text="AVP RF, f. 1"),
            Location(archive="NSA", text="NSA"),
            Location(archive="Hoover Institution Archives", text="Hoover Institution Archives"),
        ),
        provenance=(Provenance("copy courtesy of NSA", (Role.COURTESY,), (Name(literal="NSA"),)),),
    )
    avprf = Gloss(
        "AVP RF",
        "Foreign Policy Archive of the Russian Federation (Arkhiv vneshnei politiki Rossiiskoi Federatsii), Moscow",
    )
    archive = Gloss("NSA", "National Security Archive, Washington, D.C.")
    assert gloss(record) == (avprf, archive)
    assert abbreviations([record, record, Record()]) == (avprf, archive)


def test_a_stated_repository_wins_over_an_ambiguous_name() -> None:
    record = Record(locations=(Location(archive="AMAE", text="AMAE", repository="amae-romania"),))
    assert gloss(record)[0].full_name.startswith("Archives of the Ministry of Foreign Affairs of Romania")
