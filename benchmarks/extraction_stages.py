"""What each stage of reading a citation takes by itself: the functions that a stage begins with are timed, nested ones apart."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from archcite.archives.profiles import forget
from archcite.extraction import reader

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 15
#: Stage → the functions that it begins with.
STAGES = {
    "which form it is": "read_header read_record_line find_block source_label enter_decimal find_classification is_ris "
    "heed_damage enter_holding title_clause enter_reference enter_untitled enter_note",
    "what stands around it": "pasted untangle sections after_mark without_brackets before_access after_lead find_address",
    "clauses": "clauses groups",
    "dates": "find_dates read_date",
    "shelfmarks in steps": "shelfmarks",
    "title and parties": "enter_title read_title read_party describes short_title",
    "archive and place": "read_places read_place archive_group weight split_known known_name known_number is_container is_shelf",
    "source field": "read_source",
    "printed sources": "imprints openings read_printed is_printed may_be_printed printed_item",
    "provenance": "statements enter_provenance",
    "names": "read_name read_names other_orders",
    "agreement and address": "settle enter_address dismiss_prose check",
    "what was not read": "tell_unread",
    "record": "to_record",
}
REST = "the rest, claims and levels"


class Stopwatch:
    """Adds up what each stage takes; while one runs inside another, only the inner one's time goes on."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}
        self._open = [REST]
        self._since = time.perf_counter()

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with what it takes counted for its stage."""

        def run(*arguments: Any, **named: Any) -> Any:
            self._turn()
            self._open.append(stage)
            try:
                return function(*arguments, **named)
            finally:
                self._turn()
                self._open.pop()

        return run

    def read(self, citation: str) -> dict[str, float]:
        """The seconds that each stage takes of reading a citation."""
        self.took = {}
        self._since = time.perf_counter()
        reader.extract(citation)
        self._turn()
        return self.took

    def _turn(self) -> None:
        now = time.perf_counter()
        stage = self._open[-1]
        self.took[stage] = self.took.get(stage, 0.0) + now - self._since
        self._since = now


def stages(citations: list[str]) -> list[tuple[str, float]]:
    """Microseconds a citation for each stage, each citation at its best of several rounds, the stages that take most first.

    Timing itself takes some 15 % on top, which is shared out among the stages by how often they are entered.
    """
    watch = Stopwatch()
    named = {name: stage for stage, names in STAGES.items() for name in names.split()}
    reader.extract("RGANI, f. 5, op. 30, d. 2")  # what is imported late is there
    modules = [module for name, module in sys.modules.items() if name.startswith("archcite")]
    timed = [
        patch.object(module, name, watch.timed(named[name], value))
        for module in modules
        for name, value in list(vars(module).items())
        if name in named and callable(value)
    ]
    rounds = []
    for one in timed:
        one.start()
    try:
        for _ in range(ROUNDS):
            forget()
            rounds.append([watch.read(citation) for citation in citations])
    finally:
        for one in timed:
            one.stop()
    least = {
        stage: sum(min(took.get(stage, 0.0) for took in one) for one in zip(*rounds[1:], strict=True))
        for stage in (*STAGES, REST)
    }
    return sorted(((stage, took * 1e6 / len(citations)) for stage, took in least.items()), key=lambda row: -row[1])
