"""Page ranges: expanded, minimal, minimal-two and the Chicago forms (specification, "Page Ranges")."""

from __future__ import annotations

import re

RANGE = re.compile(r"(?P<lead>\d{0,20}[A-Za-z]{1,20}0*)?(?P<number>\d{1,20}[a-z]{0,5})\Z")


def format_range(first: str, last: str, how: str, delimiter: str) -> str:
    """Two ends of a range in the form that the style asks for.

    Args:
        first: The first page.
        last: The last page, perhaps abbreviated.
        how: The value of `page-range-format`, or an empty string.
        delimiter: What stands between.

    >>> format_range("321", "328", "chicago", "–")
    '321–28'
    >>> format_range("110", "5", "expanded", "–")
    '110–115'
    """
    a, b = RANGE.match(first), RANGE.match(last)
    if not a or not b:
        return first + delimiter + last
    if a["lead"] != b["lead"]:
        return f"{first}-{last}"
    lead, start, end = a["lead"] or "", a["number"], b["number"]
    if len(end) < len(start):
        end = start[: len(start) - len(end)] + end
    if leading_int(start) >= leading_int(end):
        return first + delimiter + last
    if not how:
        return first + delimiter + last
    if how == "expanded":
        return f"{lead}{start}{delimiter}{lead}{end}"
    return f"{lead}{start}{delimiter}{shorten(start, end, how)}"


def leading_int(text: str) -> int:
    """The number that a text starts with."""
    match = re.match(r"\d+", text)
    return int(match.group()) if match else 0


def shorten(start: str, end: str, how: str) -> str:
    """The end of a range, without the figures that it shares with the start."""
    if how == "minimal":
        return minimal(start, end, 1)
    if how == "minimal-two":
        return minimal(start, end, 2)
    if not (start.isdecimal() and end.isdecimal()):
        return end
    if how == "chicago-16":
        return chicago_16(int(start), int(end))
    if how in {"chicago", "chicago-15"}:
        return chicago_15(int(start), int(end))
    return end


def minimal(start: str, end: str, least: int) -> str:
    """The end without its shared figures, but with at least so many.

    >>> minimal("321", "328", 1), minimal("100", "104", 2)
    ('8', '04')
    """
    if len(start) != len(end):
        return end
    shared = 0
    while shared < len(end) - least and start[shared] == end[shared]:
        shared += 1
    return end[shared:]


def chicago_15(start: int, end: int) -> str:
    """Chicago Manual of Style, 15th edition, 9.64.

    >>> chicago_15(101, 108), chicago_15(1496, 1504), chicago_15(11564, 11568)
    ('8', '1504', '68')
    """
    if start > 100 and start % 100 and start // 100 == end // 100:
        return str(end % 100)
    if start >= 10000 and start % 100 and start // 1000 == end // 1000:
        return str(end % 1000)
    return str(end)


def chicago_16(start: int, end: int) -> str:
    """Chicago Manual of Style, 16th edition, 9.60.

    >>> chicago_16(1087, 1089), chicago_16(1496, 1500), chicago_16(12991, 13001)
    ('89', '500', '3001')
    """
    if start > 100 and start % 100:
        for digits in range(2, len(str(end))):
            if start // 10**digits == end // 10**digits:
                return str(end % 10**digits)
    return str(end)
