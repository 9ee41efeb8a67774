"""The types that every stage shares: immutable, plain, without behaviour that needs I/O.

A document's text gives `Claim`s, each with the `Span` it was read from; the best of them make a `Record`; what could not be
read, or was read twice and differs, is a `Problem`. `archcite.Extraction` holds the three together.
"""

from archcite.model.claims import Claim
from archcite.model.people import Name, Party
from archcite.model.problems import Problem, Severity
from archcite.model.record import Location, PrintedSource, Printing, Provenance, Record, Role, Signature
from archcite.model.text import Span, Text

__all__ = [
    "Claim",
    "Location",
    "Name",
    "Party",
    "PrintedSource",
    "Printing",
    "Problem",
    "Provenance",
    "Record",
    "Role",
    "Severity",
    "Signature",
    "Span",
    "Text",
]
