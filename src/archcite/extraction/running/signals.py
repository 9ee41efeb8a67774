"""What leads to a citation in a note or a sentence and is no part of it: "see also", "cf.", "for the other view, see"."""

from __future__ import annotations

import re

from archcite.archives.lexicon import lexicon
from archcite.patterns import lazy_pattern

#: What tells to see something else, at the beginning of a sentence or behind a semicolon; of a pattern.
SEE = (
    r"(?:[Ss]ee(?:,?\s+(?:also|for\s+example|for\s+instance|e\.g\.|inter\s+alia))*,?|[Cc]fr?\.|(?:[Ss]iehe|[Vv]gl\.)(?:\s+(?:auch|hierzu|dazu|etwa|z\.\s?B\.))*:?"
    r"|[Vv]oir(?:\s+(?:aussi|notamment|par\s+exemple))*|(?:[Сс]м\.|[Цц]ит\.)(?:\s+(?:также|по|например))*:?|[Zz]ob\.|[Vv]edi|[Vv]éase)"
)
#: The letters that these begin with.
SEE_INITIALS = frozenset("SsCcVvСсЦцZz")
#: What stands for the citation before; of a pattern that ignores case, or at the beginning of a sentence.
AGAIN = r"(?:Ibid(?:em)?|Ebd|Ebenda|Там\sже|Tamże|Tamtéž)"

_SIGNALS = lazy_pattern(
    r"\s*(?:(?:(?:on|for|sur|zu[rm]?)\s(?:[^.;:()“\"\n]|(?-i:(?<=[A-Z])\.)|\n(?!\n)){1,240}?,?\s(?:see(?:\s+also)?|voir(?:\s+aussi)?|siehe|vgl\.),?"
    r"|(?:but\s+|and\s+|also\s+|compare\s+)?see(?:\s+(?:also|especially|in\s+particular|further))?,?|(?:but\s+)?cf\.|(?-i:my|his|her|their)(?=\s(?-i:[A-Z“\"‘]))|(?-i:and)(?=\s(?-i:[A-Z“\"‘]))|compare|contrast|also(?:\s+in)?|e\.\s?g\.,?|i\.\s?e\.,?"
    r"|for\s+(?:example|instance),?|esp(?:ecially|\.)|in\s+particular,?|(?:quoted|cited)\s+(?:on\s+(?:p\.|page)\s?\d+\s+)?(?:in|from|by),?|qu\.\s+in|citing|quoting|source:"
    r"|(?:full\s+)?(?:text|details?)(?:\s+of\s+the\s[a-z]+)?\s+in(?=\s(?-i:[A-Z]))|(?:an?|the)\s+(?-i:[a-z-]+\s){1,4}(?:by|of|in)(?=\s(?-i:[A-Z“\"‘]))"
    r"|zit(?:\.|iert)\s+(?:nach|in):?|zum\s+folgenden:?"
    r"|(?:more\s+)?generally,?|siehe(?:\s+auch)?|vgl\.(?:\s+(?:auch|dazu))?:?|so\s+auch|z\.\s?B\.|voir(?:\s+(?:aussi|notamment))?|см\.(?:\s+(?:также:?|например,))?)\s+)*",
    re.IGNORECASE,
)
#: Who is quoted in what is cited: ``Hale, cited in``, ``According to her, quoted in``. A letter or a paper that is quoted is cited itself.
_QUOTED_BY = lazy_pattern(
    r"(?P<who>(?:According\s+to\s+)?(?-i:[A-Z])(?:(?!\s(?:to|from|between|with)\s)[^.;:“”‘\"()\d\n]|(?<=[A-Z])\.){1,90}?),?\s(?:as\s)?(?:(?:cited|quoted|qtd\.)\s+(?:in|from|by)|(?:comes?|is|are|was|were)\s+(?:taken\s+|drawn\s+)?from)\s+(?:(?:his|her)\s+)?",
    re.IGNORECASE,
)


def after_signals(content: str, start: int, end: int) -> int:
    """Where a citation starts behind what leads to it: "see also", "cf.", "quoted in".

    Example:
        >>> after_signals("See, e.g., RGANI", 0, 16)
        11
        >>> after_signals("On the debate see also RGANI", 0, 28)
        23
        >>> after_signals("Hale, cited in Poe, Ice, 12", 0, 27), after_signals("Hale to Poe, cited in Roe, Ice, 12", 0, 34)
        (15, 0)
    """
    at = _SIGNALS.match(content, start, end).end()  # type: ignore[union-attr]  # it matches any text
    quoted = _QUOTED_BY.match(content, at, end)
    if quoted is None or quoted["who"].partition(" ")[0].casefold() in lexicon().genres:
        return at
    return after_signals(content, quoted.end(), end)
