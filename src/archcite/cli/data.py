"""An extraction as plain data, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from archcite.facts import stated as stated_facts
from archcite.item import cited_work, printed_items, to_item
from archcite.item.confidence import SURE, alternatives, below, open_fields
from archcite.keys import citation_key
from archcite.proof import prove

if TYPE_CHECKING:
    from archcite.cli.citations import Citation
    from archcite.model import Claim, Problem, Text


def as_data(citation: Citation, *, explain: bool, stated: bool) -> dict[str, Any]:
    """The facts, the CSL-JSON items of the document or the book cited and of printed sources, the problems of one citation; with `explain`, its claims.

    A citation that was found in running text also says where it stands, in which note, and in which words.
    """
    extraction = citation.extraction
    text, record = extraction.text, citation.record(stated=stated)
    proof = prove(extraction)
    work = cited_work(record)
    item = to_item(record, citation_key(record)) if work is None else {**work[0], "citation-key": work[0]["id"]}
    printed = printed_items([record], [item["id"]]) if work is None else []
    data = {
        "source": text.source,
        **_found(citation),
        "facts": stated_facts(record if stated else citation.told()),
        "item": item,
        **({"printed": printed} if printed else {}),
        "inferred": sorted(record.inferred),
        **({"unsure": unsure} if (unsure := _unsure(citation)) else {}),
        **({"left_out": sorted(citation.left_out)} if citation.left_out else {}),
        "reproduced": proof.reproduced if proof else None,
        "problems": [_problem(text, problem) for problem in extraction.problems],
    }
    if explain:
        data["claims"] = [_claim(text, claim) for claim in extraction.claims]
    return data


def _unsure(citation: Citation) -> dict[str, Any]:
    """The fields that a person should look at: how sure each is, and what else it may be."""
    extraction = citation.extraction
    fields = (below(extraction.claims, SURE) | open_fields(extraction.claims)) - citation.left_out
    return {
        field: {
            "confidence": round(claims[0].confidence, 3),
            "alternatives": msgspec.to_builtins(alternatives(claims)),
        }
        for field, claims in extraction.evidence.items()
        if field in fields
    }


def _found(citation: Citation) -> dict[str, Any]:
    if citation.span is None:
        return {}
    text, span = citation.extraction.text, citation.span
    again = {"refers_to": _place(text, citation.refers.start, citation.refers.end)} if citation.refers else {}
    return {"note": citation.note, "text": span.of(text.content), **_place(text, span.start, span.end), **again}


def _place(text: Text, start: int, end: int) -> dict[str, int]:
    line, column = text.place(start)
    return {"start": start, "end": end, "line": line, "column": column}


def _problem(text: Text, problem: Problem) -> dict[str, Any]:
    where = _place(text, problem.span.start, problem.span.end) if problem.span else {}
    return {"code": problem.code, "severity": problem.severity.value, "message": problem.message, **where}


def _claim(text: Text, claim: Claim) -> dict[str, Any]:
    return {
        "field": claim.field,
        "value": msgspec.to_builtins(claim.value),
        "text": claim.text,
        **_place(text, claim.span.start, claim.span.end),
        "rule": claim.rule,
        "confidence": claim.confidence,
        "inferred": claim.inferred,
        "agrees": list(claim.agrees),
        "alternatives": msgspec.to_builtins(claim.alternatives),
    }
