"""The command line: parse what the user said, call the library, print. One file a command."""

from __future__ import annotations

from typing import Final

import click

from archcite.cli.lazy import Entry, LazyGroup

SECTIONS: Final = {
    "Read and cite": {
        "cite": Entry("archcite.cli.cite_command:cite", "Footnotes, short notes and bibliography entries."),
        "extract": Entry("archcite.cli.extract_command:extract", "The facts of a citation, and where each was read."),
        "export": Entry("archcite.cli.export_command:export", "Citations for reference managers, pandoc and LaTeX."),
        "convert": Entry("archcite.cli.convert_command:convert", "Bibliographic files from any format to any other."),
        "styles": Entry("archcite.cli.styles_command:styles", "List, show and check citation styles."),
        "profiles": Entry(
            "archcite.cli.profiles_command:profiles", "List the known archives; check and keep profiles of your own."
        ),
    },
    "Your library": {
        "add": Entry("archcite.cli.library_adding:add", "Read documents and keep them in the library."),
        "import": Entry("archcite.cli.library_adding:import_", "Take bibliographic files into the library."),
        "list": Entry("archcite.cli.library_finding:list_", "List the library's records."),
        "search": Entry("archcite.cli.library_finding:search", "Find records, the best first."),
        "show": Entry("archcite.cli.library_finding:show", "Show all that is known of a record."),
        "edit": Entry("archcite.cli.library_editing:edit", "Correct a record in your editor, or with --set."),
        "tag": Entry("archcite.cli.library_editing:tag", "Put tags on records, or take them off."),
        "note": Entry("archcite.cli.library_editing:note", "Write your own note on a record."),
        "attach": Entry("archcite.cli.library_editing:attach", "Keep files with a record."),
        "key": Entry("archcite.cli.library_editing:key_", "Give a record another key; the old one stays valid."),
        "rm": Entry("archcite.cli.library_editing:rm", "Take records out of the library."),
        "merge": Entry("archcite.cli.library_duplicates:merge", "Make several records of one document one."),
        "duplicates": Entry("archcite.cli.library_duplicates:duplicates", "Find what the library has twice."),
        "review": Entry("archcite.cli.library_review:review", "Look at what extraction was unsure of."),
        "reread": Entry("archcite.cli.library_review:reread", "Read stored sources again; what you typed stays."),
        "bibliography": Entry(
            "archcite.cli.library_bibliography:bibliography", "The library's works cited, by archive where wanted."
        ),
        "undo": Entry("archcite.cli.library_log:undo", "Take back the last change."),
        "redo": Entry("archcite.cli.library_log:redo", "Make the last undone change again."),
        "log": Entry("archcite.cli.library_log:log", "Show what was changed."),
        "backup": Entry("archcite.cli.library_keeping:backup", "Copy the library to a file."),
        "restore": Entry("archcite.cli.library_keeping:restore", "Put a backup in the library's place."),
        "check": Entry("archcite.cli.library_keeping:check", "Look whether the library is whole."),
    },
    "Whole archives, other programs": {
        "batch": Entry("archcite.cli.batch_command:batch", "Read a whole archive, on one machine or many."),
        "render": Entry(
            "archcite.cli.render_command:render", "A citation server: one JSON job a line, one answer a line."
        ),
    },
}

EPILOG: Final = """\b
Examples:
  archcite cite seeds/telegram-dobrynin-1962-10-04.txt
  archcite extract --explain seeds/telegram-dobrynin-1962-10-04.txt
  pbpaste | archcite cite --style chicago --as note -
  archcite add folder/ && archcite search archive:RGASPI date:1949/1953
  archcite bibliography --group-by archive
"""


@click.group(cls=LazyGroup, sections=SECTIONS, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="archcite", message="%(prog)s %(version)s")
def main() -> None:
    """Citations for archival documents that can be trusted.

    Reads the citation block of a document from a digital archive, shows where it read each fact, and gives footnotes,
    bibliographies and exports that lose nothing.

    Exit codes: 0 all right, 1 some document failed, 2 the command was not understood.
    """
