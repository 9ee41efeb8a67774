"""What no output may hold, whatever field, cite or style it came from: control characters and unsafe addresses."""

from __future__ import annotations

import re

#: Control characters (a terminal obeys them), overrides and embeddings of writing direction that would turn the text
#: after them round, surrogates and characters that are none.
UNPRINTABLE = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
SPACES = r"[\t\n\u2028\u2029]+"
SCHEMES = ("http://", "https://", "mailto:")


def printable(text: str) -> str:
    r"""The text without what no output may hold.

    >>> printable("Report\x1b[31m on \u202eabuC")
    'Report[31m on abuC'
    """
    return text if text.isprintable() else re.sub(UNPRINTABLE, "", text)


def one_line(text: str) -> str:
    r"""The same on one line, for formats in which a line break or an empty line means something.

    >>> one_line("Report\n\non Cuba")
    'Report on Cuba'
    """
    return text if text.isprintable() else re.sub(SPACES, " ", re.sub(UNPRINTABLE, "", text))


def safe_address(url: str) -> str:
    """An address that may be linked to, in letters that need no escaping in an address; empty if it may not.

    >>> safe_address('https://example.org/a b"c{d}'), safe_address("javascript:alert(1)")
    ('https://example.org/a%20b%22c%7Bd%7D', '')
    """
    url = url.strip()
    if not url.lower().startswith(SCHEMES):
        return ""
    from urllib.parse import quote  # noqa: PLC0415 - few texts hold an address

    return quote(url, safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace")
