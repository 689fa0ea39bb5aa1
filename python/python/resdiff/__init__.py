"""Compares the same United Nations resolution in different years.

>>> import resdiff
>>> comparison = resdiff.compare("78/241", "79/62")
>>> [row.address for row in comparison.rows if row.change == "added"][0]
'PP1'

A document is named by its symbol ("79/62"), where its text is known, or by the path of a file; it may also be given as bytes,
as a `Text`, or as a `Resolution` that was read before.
"""

from __future__ import annotations

from ._comparison import Comparison, compare
from ._document import Doubt, Named, Note, Paragraph, Resolution, SetAside, Text, Version, read, versions
from ._findings import (
    Delta,
    Findings,
    Missed,
    Passage,
    Pointer,
    Reference,
    Renumbered,
    Reuse,
    Spot,
    Thing,
)
from ._many import Session, SessionPair, batch, session
from ._native import ResdiffError
from ._rows import Change, Counts, Figures, Row, Span, Summary, Words
from ._series import Blame, Cell, History, Lineage, Origin, OriginText, blame, history

__version__ = "0.1.0"

__all__ = [
    "Blame",
    "Cell",
    "Change",
    "Comparison",
    "Counts",
    "Delta",
    "Doubt",
    "Figures",
    "Findings",
    "History",
    "Lineage",
    "Missed",
    "Named",
    "Note",
    "Origin",
    "OriginText",
    "Paragraph",
    "Passage",
    "Pointer",
    "Reference",
    "Renumbered",
    "ResdiffError",
    "Resolution",
    "Reuse",
    "Row",
    "Session",
    "SessionPair",
    "SetAside",
    "Span",
    "Spot",
    "Summary",
    "Text",
    "Thing",
    "Version",
    "Words",
    "batch",
    "blame",
    "compare",
    "history",
    "read",
    "session",
    "versions",
]
