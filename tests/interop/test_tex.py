"""BibLaTeX through biber, and BibTeX through BibTeX: no warning, and the facts on the page."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from archcite.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

STYLES = ["standard", "chicago", "apa"]
PACKAGES = {
    "standard": r"\usepackage[backend=biber,style=verbose,language=english,autolang=none]{biblatex}",
    "chicago": r"\usepackage[notes,backend=biber,autolang=none]{biblatex-chicago}",
    "apa": r"\usepackage[style=apa,backend=biber,autolang=none]{biblatex}",
}
PAGE = r"""\documentclass{article}
\usepackage[paperwidth=60cm,paperheight=80cm,margin=2cm]{geometry}
\usepackage{fontspec}
\usepackage[english]{babel}
\usepackage{csquotes}
%s
\addbibresource{records.bib}
\begin{document}
\nocite{*}
\printbibliography
\end{document}
"""
CLASSIC = r"""\documentclass{article}
\begin{document}
\nocite{*}
\bibliographystyle{%s}
\bibliography{records}
\end{document}
"""


def needs_tex(*programs: str) -> None:
    for program in programs:
        if not shutil.which(program):
            pytest.skip(f"needs {program} (Debian packages biber, texlive-xetex, texlive-bibtex-extra, poppler-utils)")


def tex(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=240)
    output = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, output[-3000:]
    return output


def latin(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records whose letters the default font has, so that their text can be found on the page."""
    return [record for record in records if record["id"] not in {"gromyko1962", "zhou1955"}]


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_biber_and_biblatex_print_every_record_without_a_warning(
    style: str, records: list[dict[str, Any]], tmp_path: Path
) -> None:
    needs_tex("biber", "xelatex", "pdftotext")
    printed = latin(records)
    (tmp_path / "records.bib").write_text(FORMATS["biblatex"].write(records), "utf-8")
    (tmp_path / "page.tex").write_text(PAGE % PACKAGES[style], "utf-8")
    xelatex = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "page"]
    tex(xelatex, tmp_path)
    said = tex(["biber", "--nolog", "page"], tmp_path)
    assert "WARN" not in said
    assert "ERROR" not in said
    tex(xelatex, tmp_path)
    log = tex(xelatex, tmp_path)
    assert "undefined" not in log
    assert not re.search(r"Package biblatex\S* Warning", log), log[-2000:]
    tex(["pdftotext", "-layout", "page.pdf"], tmp_path)
    page = re.sub(r"\s+", " ", (tmp_path / "page.txt").read_text("utf-8"))
    for record in printed:
        for part in record.get("archive_location", "").split("; "):
            assert part in page, (record["id"], part)
        if style != "apa":  # which prints no howpublished for @misc: the host is told by its address
            assert record.get("archive", "") in page, record["id"]
    dobrynin = "Telegram from Soviet Ambassador to the USA Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs"
    assert dobrynin.casefold() in page.casefold()
    assert "copy courtesy of NSA" in page
    assert "Doctoroff" in page
    assert "archcite" not in page


@pytest.mark.slow
@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha", "apalike"])
def test_bibtex_reads_every_record_without_a_warning_of_the_archive(
    style: str, records: list[dict[str, Any]], tmp_path: Path
) -> None:
    needs_tex("bibtex")
    archival = [record for record in records if record["type"] in {"manuscript", "personal_communication"}]
    (tmp_path / "records.bib").write_text(FORMATS["bibtex"].write(archival), "utf-8")
    (tmp_path / "page.aux").write_text(
        f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{records}}\n", "utf-8"
    )
    said = tex(["bibtex", "page"], tmp_path)
    warnings = [
        line
        for line in said.splitlines()
        if line.startswith("Warning") and "to sort" not in line and "empty year" not in line
    ]
    assert not warnings
    printed = re.sub(r"\s+", " ", (tmp_path / "page.bbl").read_text("utf-8", "replace"))
    date = "1962" if style == "apalike" else "October 1962"
    for part in (
        "Wilson Center Digital Archive",
        date,
        "AVP RF; copy courtesy of NSA; translated from Russian by Mark",
    ):
        assert part in printed
