"""What the documentation shows is what happens: its Python examples, and the options of the commands in it."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import click
import pytest

from archcite.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    page.name: page for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
}
WITH_EXAMPLES = [name for name, page in PAGES.items() if ">>> " in page.read_text("utf-8")]
#: Where commands stand: in blocks, in lines that are set in, and between backticks.
CODE = re.compile(r"^```[a-z]*\n(.*?)^```$|^(    [^\n]*)$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
#: A command, up to what a shell does with its output.
COMMAND = re.compile(r"(?:^|[|&]) *(?:\$ )?archcite ((?:\\\||[^|>#\n…])*)", re.MULTILINE)


def commands(page: Path) -> list[str]:
    """The arguments of the commands of a page."""
    text = page.read_text("utf-8").replace("\\\n", " ")
    code = [next(filter(None, found.groups()), "") for found in CODE.finditer(text)]
    return [found[1].partition("&&")[0].strip() for piece in code for found in COMMAND.finditer(piece)]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_give_what_is_shown(name: str) -> None:
    text = re.sub(
        r"^```.*$", "", PAGES[name].read_text("utf-8"), flags=re.MULTILINE
    )  # else an output would go on to the fence
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(doctest.DocTestParser().get_doctest(text, {}, name, str(PAGES[name]), 0))
    assert runner.tries
    assert not runner.failures


@pytest.mark.parametrize("name", PAGES)
def test_the_commands_have_these_options(name: str) -> None:
    for arguments in commands(PAGES[name]):
        parsed(shlex.split(arguments))


def test_commands_are_found() -> None:
    assert len([arguments for page in PAGES.values() for arguments in commands(page)]) > 80
    with pytest.raises(click.NoSuchOption):
        parsed(["cite", "--no-such-option"])


def parsed(words: list[str]) -> None:
    """See that a command is there, and has the options that it is given."""
    command: click.Command = main
    while words and isinstance(command, click.Group) and not words[0].startswith("-"):
        context = click.Context(command)
        found = command.get_command(context, words[0])
        if found is None:
            found = command.get_command(context, "run")  # `archcite batch DIR` is `archcite batch run DIR`
            assert found, words
        else:
            words = words[1:]
        command = found
    command.make_parser(click.Context(command)).parse_args(words)
