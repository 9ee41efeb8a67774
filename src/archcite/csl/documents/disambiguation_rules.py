"""What a style asks for to tell items apart (specification, "Disambiguation")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.vocabulary import is_true

if TYPE_CHECKING:
    from collections.abc import Mapping


class Rules:
    """What a style asks for.

    Args:
        options: The attributes of `<citation>`.
        condition: Whether the style tests `disambiguate`.
    """

    __slots__ = ("add_givenname", "add_names", "condition", "rule", "year_suffix")

    def __init__(self, options: Mapping[str, str], *, condition: bool) -> None:
        self.add_names = is_true(options.get("disambiguate-add-names"))
        self.add_givenname = is_true(options.get("disambiguate-add-givenname"))
        self.rule = options.get("givenname-disambiguation-rule", "by-cite")
        self.condition = condition
        self.year_suffix = is_true(options.get("disambiguate-add-year-suffix"))

    @property
    def beyond_condition(self) -> bool:
        """Whether there is anything to do but to let conditions hold."""
        return self.add_names or self.add_givenname or self.year_suffix

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.condition or self.beyond_condition

    @property
    def by_cite(self) -> bool:
        """Whether given names serve to tell cites apart, not names."""
        return self.add_givenname and self.rule == "by-cite"
