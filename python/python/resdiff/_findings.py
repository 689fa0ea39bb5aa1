"""What a comparison says about the whole document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Spot:
    """Words in one document: the index of the paragraph (or note) that they stand in, its address, and the words."""

    address: str
    text: str
    paragraph: int | None = None
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference to paragraphs of the same text, and their indexes; none where they were not found."""

    spot: Spot
    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference of the new text to its own paragraphs, and what became of it."""

    verdict: str
    """right, stale, points-elsewhere or cannot-tell."""
    old: Pointer | None
    new: Pointer


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A run of rows whose address changed by the same step."""

    rows: tuple[int, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]
    moved: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A place that still speaks of a session, year or resolution that moved on elsewhere, with such a place of both sides."""

    spot: Spot
    old: Spot
    new: Spot


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a text names; `value` is the date of a document, the deadline of a request and the like."""

    name: str
    value: str | None
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """A thing that only one side names, or of which the two say another date, deadline or session."""

    kind: str
    """document, request, agenda-item, money, body, state or treaty."""
    old: Thing | None
    new: Thing | None


@dataclass(frozen=True, slots=True)
class Reuse:
    """Words: `kept` of `old`; verbatim + rolled_over + reworded + added = new."""

    old: int
    kept: int
    new: int
    verbatim: int
    rolled_over: int
    reworded: int
    added: int
    formula: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause that is gone from one paragraph and stands in another one."""

    words: int
    old: Spot
    new: Spot


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is said about the whole document."""

    renumbered: tuple[Renumbered, ...]
    references: tuple[Reference, ...]
    missed: tuple[Missed, ...]
    deltas: tuple[Delta, ...]
    reuse: Reuse
    reading_order: tuple[int, ...]
    """The rows that change something, most substance first."""
    passages: tuple[Passage, ...]


def to_findings(findings: Mapping[str, Any]) -> Findings:
    """The findings of a comparison."""
    return Findings(
        renumbered=tuple(
            Renumbered(tuple(run["rows"]), tuple(run["old"]), tuple(run["new"]), run["moved"])
            for run in findings["renumbered"]
        ),
        references=tuple(
            Reference(one["verdict"], one["old"] and _pointer(one["old"]), _pointer(one["new"]))
            for one in findings["references"]
        ),
        missed=tuple(
            Missed(_spot(one), _spot(one["evidence"]["old"]), _spot(one["evidence"]["new"]))
            for one in findings["missed"]
        ),
        deltas=tuple(
            Delta(one["kind"], one["old"] and _thing(one["old"]), one["new"] and _thing(one["new"]))
            for one in findings["deltas"]
        ),
        reuse=Reuse(**findings["reuse"]),
        reading_order=tuple(findings["reading_order"]),
        passages=tuple(
            Passage(one["words"], _spot(one["old"]), _spot(one["new"]))
            for one in findings["passages"]
        ),
    )


def _spot(spot: Mapping[str, Any]) -> Spot:
    return Spot(spot["address"], spot["text"], spot.get("paragraph"), spot.get("note"))


def _pointer(pointer: Mapping[str, Any]) -> Pointer:
    return Pointer(_spot(pointer), tuple(pointer["targets"]))


def _thing(thing: Mapping[str, Any]) -> Thing:
    return Thing(thing["name"], thing["value"], tuple(_spot(spot) for spot in thing["spots"]))
