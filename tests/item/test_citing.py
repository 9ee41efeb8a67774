"""What no archive holds is given to the official styles without what its title says already."""

from __future__ import annotations

import pytest

import archcite
from archcite.item import citing_item

LETTER = '"Telegram from A. Roe to the Ministry of Trade," October 4, 1962, https://a.example/b'
HELD = '"Telegram from A. Roe to the Ministry of Trade," October 4, 1962, RGANI, f. 5, op. 2, d. 3, l. 4'


@pytest.mark.parametrize(
    ("citation", "kind", "variables"),
    [(LETTER, "document", set()), (HELD, "personal_communication", {"genre", "recipient"})],
)
def test_kind_and_recipient_are_not_said_twice(citation: str, kind: str, variables: set[str]) -> None:
    item = citing_item(archcite.extract(citation).record, "roe1962")
    assert item["type"] == kind
    assert {"genre", "recipient"} & set(item) == variables
    assert item["title"] == "Telegram from A. Roe to the Ministry of Trade"
