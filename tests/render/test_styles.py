"""Styles found by name or file, shown, and checked."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from archcite.csl.styles.files import MAX_BYTES
from archcite.data import folder
from archcite.render import (
    RenderError,
    StyleError,
    StyleProblem,
    check,
    find_style,
    forms,
    official_styles,
    own_styles,
    show,
)
from archcite.render.series import Series

if TYPE_CHECKING:
    from pathlib import Path

OWN = ("apa", "chicago", "chicago-author-date", "chicago-letter", "mla", "wilson-center", "wilson-center-former")
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
INFO = "<info><title>T</title><id>i</id><updated>2026-01-01T00:00:00+00:00</updated></info>"


def test_own_styles_are_there_and_valid() -> None:
    assert own_styles() == OWN
    for name in own_styles():
        assert check(find_style(name).path) == ()


def test_own_styles_have_titles_and_ids_of_their_own() -> None:
    infos = [show(name) for name in own_styles()]
    assert len({info.title for info in infos}) == len(infos)
    assert all(info.summary and info.kind in {"note", "in-text"} for info in infos)


def test_listing_official_styles_reads_only_names() -> None:
    start = time.perf_counter()
    names = official_styles()
    assert time.perf_counter() - start < 0.5
    assert len(names) > 2000
    assert {"apa", "nature"} <= set(names)


def test_our_own_name_wins_and_the_official_one_can_be_asked_for() -> None:
    assert find_style("apa").origin == "own"
    assert find_style("official:apa").origin == "official"
    assert show("official:apa").title != show("apa").title


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../csl/chicago",
        "dependent/nature",
        "/etc/passwd",
        "a\0b",
        "chicago/../mla",
        "C:mla",
        "official:../apa",
    ],
)
def test_no_name_leads_out_of_the_folders(name: str) -> None:
    with pytest.raises(StyleError, match="no style"):
        find_style(name)


def test_a_dependent_style_is_run_as_its_parent() -> None:
    info = show("nature-digest")
    assert (info.kind, info.parent) == ("", "nature")
    [made], _ = forms([{"id": "a", "type": "book", "title": "Truth"}], "nature-digest")
    assert "Truth" in made.bibliography


def test_a_file(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csl"
    mine.write_bytes((folder("csl") / "mla.csl").read_bytes())
    assert find_style(mine).origin == find_style(str(mine)).origin == "file"
    assert show(mine).title == "MLA for archival documents"
    with pytest.raises(StyleError, match="no such file"):
        find_style(tmp_path / "other.csl")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "bad.csl"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", (1, 1), "not well-formed XML"),
        (f"{HEAD}\n  <info>\n</style>", (3, 9), "not well-formed XML"),
        ("<a/>", (1, 1), "the first element is <a>, not a CSL <style>"),
        ('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', (1, 1), "document type declaration"),
        (
            f"{HEAD}{INFO}\n<citation><layout>\n <text colour='red' variable='title'/></layout></citation></style>",
            (3, 2),
            "colour",
        ),
        (
            f"{HEAD}{INFO}\n<citation><layout>\n <text macro='m'/></layout></citation></style>",
            (3, 2),
            "no macro is named 'm'",
        ),
        (
            f"{HEAD}{INFO}\n  <macro name='m'><text macro='m'/></macro><citation><layout><text macro='m'/></layout></citation></style>",
            (2, 3),
            "the macro 'm' calls itself",
        ),
    ],
)
def test_problems_have_their_place(tmp_path: Path, text: str, place: tuple[int, int], message: str) -> None:
    [problem] = check(written(tmp_path, text))
    assert (problem.line, problem.column) == place
    assert message in problem.message


def test_a_style_without_citation(tmp_path: Path) -> None:
    [problem] = check(written(tmp_path, f"{HEAD}{INFO}</style>"))
    assert problem.message == "a style that depends on no other needs a <citation>"
    with pytest.raises(StyleError, match="needs a <citation>"):
        forms([], written(tmp_path, f"{HEAD}{INFO}</style>"))


def test_a_derived_style_of_the_user_is_put_together_with_its_template(tmp_path: Path) -> None:
    link = '<link rel="template" href="http://www.zotero.org/styles/apa"/>'
    macro = '<macro name="title"><text value="No title"/></macro>'
    text = f"{HEAD.replace('note', 'in-text')}{INFO.replace('</info>', link + '</info>')}{macro}</style>"
    [made], problems = forms([{"id": "a", "type": "book", "title": "Truth"}], written(tmp_path, text))
    assert not problems
    assert "No title" in made.bibliography


def test_a_series_refuses_what_a_document_refuses(tmp_path: Path) -> None:
    text = f"{HEAD}{INFO}<citation><layout><text variable='titel'/></layout></citation></style>"
    for run in (Series, partial(forms, [{"id": "a"}])):
        with pytest.raises(StyleError, match=r"bad\.csl:1:\d+: .*titel"):
            run(written(tmp_path, text))


def test_macros_that_call_each_other(tmp_path: Path) -> None:
    macros = "<macro name='a'><text macro='b'/></macro>\n<macro name='b'><text macro='a'/></macro>"
    text = f"{HEAD}{INFO}{macros}<citation><layout><text macro='a'/></layout></citation></style>"
    assert [problem.message for problem in check(written(tmp_path, text))] == [
        "the macro 'a' calls itself",
        "the macro 'b' calls itself",
    ]


def test_macros_without_end_are_not_run(tmp_path: Path) -> None:
    doubling = "".join(
        f"<macro name='m{n}'><text macro='m{n + 1}'/><text macro='m{n + 1}'/></macro>" for n in range(40)
    )
    text = f"{HEAD}{INFO}{doubling}<macro name='m40'><text value='x'/></macro><citation><layout><text macro='m0'/></layout></citation></style>"
    [problem] = check(written(tmp_path, text))
    assert "elements once each macro is written out" in problem.message
    with pytest.raises(StyleError, match="elements once each macro is written out"):
        forms([{"id": "a"}], written(tmp_path, text))
    circle = f"{HEAD}{INFO}<macro name='a'><text macro='a'/></macro><citation><layout><text macro='a'/></layout></citation></style>"
    with pytest.raises(StyleError, match="the macro 'a' calls itself"):
        forms([{"id": "a"}], written(tmp_path, circle))


def test_macros_that_call_one_another_in_a_long_chain(tmp_path: Path) -> None:
    chain = "".join(f"<macro name='m{n}'><text macro='m{n + 1}'/></macro>" for n in range(20_000))
    text = f"{HEAD}{INFO}{chain}<macro name='m20000'><text value='x'/></macro><citation><layout><text macro='m0'/></layout></citation></style>"
    start = time.process_time()  # of this process: other work on the machine does not count
    with pytest.raises((RenderError, StyleError)):
        forms([{"id": "a"}], written(tmp_path, text))
    assert time.process_time() - start < 5


def test_a_file_too_long(tmp_path: Path) -> None:
    path = tmp_path / "long.csl"
    path.write_bytes(b" " * (MAX_BYTES + 1))
    assert check(path) == (StyleProblem(1, 1, f"more than {MAX_BYTES} bytes; no style has as many"),)
    with pytest.raises(StyleError, match="a style has at most"):
        show(path)


def test_entities_are_refused_and_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", "utf-8")
    text = f'<!DOCTYPE style [<!ENTITY e SYSTEM "{secret.as_uri()}">]>{HEAD}<info><title>&e;</title></info></style>'
    with pytest.raises(StyleError, match="document type declaration"):
        show(written(tmp_path, text))


def test_official_styles_pass_the_check() -> None:
    for name in ("apa", "nature", "nature-digest", "chicago-author-date", "modern-language-association"):
        assert check(find_style(f"official:{name}").path) == (), name
