"""Every form of every made-up item in each of our styles, for an editor to read: tests/golden/render/*.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from archcite.render import forms, own_styles, show

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("style", own_styles())
def test_all_items(style: str, items: list[dict[str, Any]], golden: Callable[[str, str], None]) -> None:
    made, problems = forms(items, style, output="markdown")
    assert problems == ()
    lines = [f"# {show(style).title}"]
    for form in made:
        lines += ["", f"## {form.id}", ""]
        lines += [
            f"- {getattr(form, name)}" for name in ("note", "short", "in_text", "bibliography") if getattr(form, name)
        ]
    golden(f"render/{style}.md", "\n".join(lines) + "\n")
