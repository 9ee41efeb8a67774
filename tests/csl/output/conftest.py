"""The made-up items, rendered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from archcite.csl import Citation, Cite, Processor, load_style
from csl.output.styles import BLOCKS, NUMBERED

if TYPE_CHECKING:
    from collections.abc import Mapping

ITEMS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "items.yaml").read_text("utf-8"))


@pytest.fixture(scope="session")
def processors() -> Mapping[str, Processor]:
    """The items in each of the two styles, each cited once."""
    out = {}
    for name, xml in (("numbered", NUMBERED), ("blocks", BLOCKS)):
        processor = Processor(load_style(xml), ITEMS, "en-US", links=True)
        for number, item in enumerate(ITEMS, 1):
            processor.insert(number - 1, Citation((Cite(item["id"]),), number))
        out[name] = processor
    return out
