"""Patterns that are compiled when they are first used: each is an expression, and works as one that was compiled at once."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from typing import cast

import pytest

import archcite
from archcite.patterns import LazyPattern, UsedPattern, lazy_pattern


def lazy_patterns() -> list[tuple[str, re.Pattern[str]]]:
    """All patterns at the top of a module of archcite that is imported without extras, with their names."""
    found = {}
    for module in pkgutil.walk_packages(archcite.__path__, "archcite."):
        if module.name.startswith("archcite.batch") or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, (LazyPattern, UsedPattern)):
                found[id(value)] = (f"{module.name}.{name}", cast("re.Pattern[str]", value))
    return list(found.values())


def test_every_pattern_compiles() -> None:
    patterns = lazy_patterns()
    assert len(patterns) > 100
    for _name, pattern in patterns:
        assert isinstance(pattern.flags, int)


def test_a_pattern_does_all_that_a_compiled_one_does() -> None:
    lazy, compiled = lazy_pattern(r"(?P<year>\d{4})|x", re.IGNORECASE), re.compile(r"(?P<year>\d{4})|x", re.IGNORECASE)
    text = "in 1953 X and 1962"
    assert lazy.pattern == compiled.pattern
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.sub("-", text) == compiled.sub("-", text)
    assert lazy.split(text) == compiled.split(text)
    assert lazy.groupindex == compiled.groupindex
    assert lazy.flags == compiled.flags
    assert [match.span() for match in lazy.finditer(text, 4)] == [match.span() for match in compiled.finditer(text, 4)]
    assert lazy.match(text) is None
    assert lazy.fullmatch("1962") is not None


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")


def test_a_used_pattern_asks_for_nothing_again() -> None:
    used = lazy_pattern(r"\d")
    assert type(used).__name__ == "LazyPattern"
    used.search("1")
    assert type(used).__name__ == "UsedPattern"
    with pytest.raises(AttributeError):
        _ = used.unknown  # type: ignore[attr-defined]


def test_reading_imports_without_compiling() -> None:
    count = "import re, sys; import archcite.extraction.reader as r; print(sum(1 for m in list(sys.modules.values()) for p in list(vars(m).values()) if type(p).__name__ == 'UsedPattern'))"
    done = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True)
    assert int(done.stdout) == 0
