"""Each format read back by a program that reads it: what a field says must come out as words, and nothing else."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from archcite.csl import Processor, render_bibliography
from archcite.csl.output.printable import one_line
from archcite.csl.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PREAMBLE = r"""\documentclass{article}
\usepackage{iftex}\iftutex\usepackage{fontspec}\else\usepackage[T1]{fontenc}\fi\usepackage{hyperref}
\begin{document}
"""


def words(text: str) -> str:
    r"""Letters, figures and signs, for comparing: no white space and no quotation marks.

    Without the signs, too, for which pandoc does not know LaTeX's `\textbar`, `\textasciigrave` and `\symbol{34}`.
    """
    return re.sub("[\\s|`\"'“”‘’]+", "", text.replace("…", "..."))


def said(processor: Processor) -> list[str]:
    """The words of each entry."""
    return [words(one_line(text_of(entry.tree))) for entry in processor.bibliography().entries]


def read_by_pandoc(program: str, source: str, form: str) -> str:
    done = subprocess.run(
        [program, "-f", form, "-t", "html", "--wrap=none"], input=source, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("style", ["numbered", "blocks"])
@pytest.mark.parametrize(("output", "form"), [("markdown", "markdown"), ("latex", "latex"), ("rtf", "rtf")])
def test_pandoc_reads_back_the_words(
    processors: Mapping[str, Processor], pandoc_program: str, output: str, form: str, style: str
) -> None:
    processor = processors[style]
    page = read_by_pandoc(pandoc_program, render_bibliography(processor.bibliography(), output), form)
    seen = words(html.unescape(re.sub(r"<[^>]+>", "", page)))
    for entry in said(processor):
        # pandoc leaves the labels of LaTeX's lists out, and halves characters beyond U+FFFF in RTF
        known = {"latex": re.sub(r"^\[\d+\]", "", entry), "rtf": entry.replace("😀", "\ufffd\ufffd")}
        assert known.get(output, entry) in seen
    assert set(re.findall(r"<([a-z0-9]+)", page)) <= {
        "p",
        "em",
        "strong",
        "a",
        "sup",
        "sub",
        "span",
        "u",
        "br",
        "ul",
        "ol",
        "li",
        "div",
        "dl",
        "dt",
        "dd",
        "blockquote",
    }
    assert all(
        target.startswith(("https://example.org/", "https://doi.org/")) for target in re.findall(r'href="([^"]*)', page)
    )


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex"])
def test_latex_compiles(processors: Mapping[str, Processor], engine: str, tmp_path: Path) -> None:
    if not shutil.which(engine):
        pytest.skip(f"needs {engine}")
    latin = [key for key in processors["numbered"].document.entries if key not in {"hebrew", "rtf"}]
    body = "".join(render_bibliography(p.bibliography(latin), "latex") for p in processors.values())
    path = tmp_path / "entries.tex"
    path.write_text(PREAMBLE + body + "\n\\end{document}\n", "utf-8")
    stop = ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"]
    done = subprocess.run([engine, *stop, path.name], cwd=tmp_path, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout[-2000:].decode("utf-8", "replace")
    assert path.with_suffix(".pdf").stat().st_size > 1000


@pytest.mark.parametrize("style", ["numbered", "blocks"])
def test_typst_compiles(processors: Mapping[str, Processor], style: str, tmp_path: Path) -> None:
    typst = pytest.importorskip("typst", reason="needs typst (the wheel of that name)")
    path = tmp_path / "entries.typ"
    path.write_text(render_bibliography(processors[style].bibliography(), "typst"), "utf-8")
    page = typst.compile(str(path), format="pdf")
    assert page.startswith(b"%PDF")
    pdfium = pytest.importorskip("pypdfium2", reason="needs pypdfium2")
    seen = words("".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(page)))
    assert words('#read("/etc/passwd") #eval("1") = h <label> @ref // c /* d */') in seen


def test_libreoffice_opens_rtf(processors: Mapping[str, Processor], tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("needs LibreOffice")
    path = tmp_path / "entries.rtf"
    path.write_text(render_bibliography(processors["numbered"].bibliography(), "rtf"), "ascii")
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    seen = words(path.with_suffix(".txt").read_text("utf-8-sig"))
    for entry in said(processors["numbered"]):
        assert entry in seen
