"""Archives in full in the first note that cites them, and the list of abbreviations, through the command line."""

from __future__ import annotations

import subprocess
import sys

NOTES = """\
1. “Telegram from Roe,” October 5, 1961, AVP RF, f. 0129, op. 5, d. 3, l. 12.
2. RGASPI, f. 558, op. 11, d. 97, l. 67; AVPRF, f. 06, op. 8, d. 81, l. 3.
3. TNA, FO 371/999234.
4. Archives of Ruritania, KZ 12/340.
"""
AVP = (
    "Foreign Policy Archive of the Russian Federation (Arkhiv vneshnei politiki Rossiiskoi Federatsii, AVP RF), Moscow"
)


def archcite(*arguments: str, given: str = NOTES) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "archcite", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


def test_the_first_note_of_an_archive_has_its_full_name() -> None:
    done = archcite("cite", "--find", "--as", "note", "--style", "chicago", "--gloss", "-")
    notes = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert notes[0] == f"Roe, “Telegram from Roe,” October 5, 1961, {AVP}, f. 0129, op. 5, d. 3, l. 12."
    assert notes[1].endswith("RGASPI), Moscow, f. 558, op. 11, d. 97, l. 67; AVPRF, f. 06, op. 8, d. 81, l. 3.")
    assert notes[2] == "The National Archives (United Kingdom, TNA), Kew, FO 371/999234."
    assert notes[3] == "Archives of Ruritania, KZ 12/340."


def test_a_locator_stays_where_the_archive_is_in_full() -> None:
    given = "“Telegram from Roe,” October 5, 1961, AVP RF, f. 0129, op. 5, d. 3."
    leaf = archcite("cite", "--as", "note", "--gloss", "--locator", "l. 12", "-", given=given).stdout
    page = archcite("cite", "--as", "note", "--gloss", "--locator", "12", "-", given=given).stdout
    assert leaf == f"Roe, “Telegram from Roe,” October 5, 1961, {AVP}, f. 0129, op. 5, d. 3, l. 12.\n"
    assert (AVP in page, "12" in page.partition(AVP)[0]) == (True, True)


def test_only_first_notes_are_changed() -> None:
    given = "“Telegram from Roe,” October 5, 1961, AVP RF, f. 0129, op. 5, d. 3."
    plain, glossed = (archcite("cite", *more, "-", given=given).stdout.splitlines() for more in ([], ["--gloss"]))
    assert [line for line in glossed if line not in plain] == [
        f"Roe, “Telegram from Roe,” October 5, 1961, {AVP}, f. 0129, op. 5, d. 3."
    ]


def test_the_list_of_abbreviations() -> None:
    done = archcite("cite", "--find", "--as", "abbreviations", "-")
    listed = [line.split("\t") for line in done.stdout.splitlines()]
    assert [short for short, _ in listed] == ["AVP RF", "AVPRF", "RGASPI", "TNA"]
    assert listed[0][1] == AVP.replace(", AVP RF)", ")")
    html = archcite("cite", "--find", "--as", "abbreviations", "--output", "html", "-").stdout
    assert html.startswith("<p>AVP RF: Foreign Policy Archive")
