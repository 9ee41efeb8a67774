"""Arbitrary values of our types, for laws that must hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from archcite.model import (
    Location,
    Name,
    Party,
    PrintedSource,
    Printing,
    Provenance,
    Record,
    Role,
    Signature,
)

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip)
some_words = words.filter(bool)

persons = st.builds(
    Name,
    family=some_words,
    given=words,
    dropping_particle=st.sampled_from(["", "von"]),
    non_dropping_particle=st.sampled_from(["", "de", "van der"]),
    suffix=st.sampled_from(["", "Jr."]),
    literal=st.just(""),
    family_first=st.booleans(),
    text=words,
)
bodies = st.builds(Name, literal=some_words)
names = persons | bodies
parties = st.builds(
    Party, text=some_words, person=st.none() | names, office=words, body=words, place=words, article=words
)
locations = st.builds(Location, **dict.fromkeys(Location.__struct_fields__, words))
provenances = st.builds(
    Provenance,
    text=some_words,
    roles=st.lists(st.sampled_from(Role), max_size=2).map(tuple),
    agents=st.lists(names, max_size=2).map(tuple),
    project=words,
    language=words,
)
printed_sources = st.builds(PrintedSource, kind=st.sampled_from(Printing), text=some_words, pages=words, item=st.none())

years = st.integers(1000, 2030).map(str)
days = st.dates().map(lambda d: f"{d.year:04d}-{d.month:02d}-{d.day:02d}")
months = st.builds("{}-{:02d}".format, years, st.integers(1, 12))
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
single_dates = years | days | months
edtf = single_dates | seasons | single_dates.map("{}~".format) | st.builds("{}/{}".format, single_dates, single_dates)

records = st.builds(
    Record,
    title=words,
    title_short=words,
    date=st.just("") | edtf | st.just("../1962") | st.just("196X"),
    date_text=words,
    genre=words.map(str.lower),
    authors=st.lists(names, max_size=3).map(tuple),
    sender=st.none() | parties,
    recipient=st.none() | parties,
    participants=st.lists(parties, max_size=2).map(tuple),
    platform=words,
    url=words,
    canonical_url=words,
    number=words,
    document_number=words,
    locations=st.lists(locations, max_size=3).map(tuple),
    translators=st.lists(names, max_size=2).map(tuple),
    editors=st.lists(names, max_size=2).map(tuple),
    provenance=st.lists(provenances, max_size=3).map(tuple),
    provenance_text=words,
    printed=st.lists(printed_sources, max_size=2).map(tuple),
    abstract=words,
    language=words,
    original_language=words,
    classification=words,
    copy_number=words,
    image_reference=words,
    page_count=words,
    signature=st.none() | st.builds(Signature, text=some_words, date=words, name=st.none() | names),
    ibid=st.booleans(),
    profile=words,
    form=words,
    inferred=st.frozensets(st.sampled_from(["authors", "language", "url"])),
    extra=st.just({}),
)
