"""The rows of a comparison: what became of each paragraph and note, with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

ChangeName = Literal["unchanged", "edited", "added", "removed"]
Shape = Literal["one-to-one", "split", "merged"]
Part = Literal["paragraphs", "notes"]
Tag = Literal["same", "removed", "added"]
Class = Literal[
    "action",
    "figure",
    "citation",
    "bracket",
    "addition",
    "removal",
    "wording",
    "editorial",
    "roll-over",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words that is the same in both texts, or in one of them only."""

    tag: Tag
    text: str
    typographic: bool = False
    """Whether it differs from its neighbour only in print, or is hidden: no change to a reader."""
    class_: Class | None = None
    """What kind of change it is; `None` for what is the same or typographic."""
    direction: str | None = None
    """Which way an action changed: strengthened, weakened, qualified, unqualified or other."""
    rule: str | None = None
    """The name of the rule that gave the class; `resdiff explain NAME` says what it does."""
    evidence: str | None = None
    """What the rule saw, in words."""

    @property
    def is_change(self) -> bool:
        """Whether a reader sees a change here."""
        return self.tag != "same" and not self.typographic


@dataclass(frozen=True, slots=True)
class Change:
    """The words of one change: removed ones and the added ones in their place, or one of them alone."""

    address: str
    """The address of its row."""
    old: str
    """The old words; empty where words were only added."""
    new: str
    """The new words; empty where words were only removed."""
    class_: Class
    direction: str | None
    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a paragraph or note: a pair, a split, a merge, an addition or a removal."""

    part: Part
    change: ChangeName
    """What happened to the words."""
    moved: bool
    relabelled: bool
    """Whether the printed number or letter differs."""
    shape: Shape
    old: tuple[int, ...]
    """The indexes of the old paragraphs (or notes)."""
    new: tuple[int, ...]
    old_addresses: tuple[str, ...]
    new_addresses: tuple[str, ...]
    kind: str
    """The kind of the new paragraph, of a removal that of the old one; of a note "note"."""
    old_text: str | None
    """The old text, of several paragraphs joined by a line feed; `None` for an addition."""
    new_text: str | None
    similarity: float | None
    """How alike the two sides are, 0 to 1; `None` for additions and removals."""
    classes: tuple[Class, ...]
    """The classes of its changes, worst first."""
    hidden: int
    """How many of its changes are hidden."""
    spans: tuple[Span, ...]
    """Its words; empty where none changed."""

    @property
    def address(self) -> str:
        """Its address: "PP2", "OP4 → OP12", "PP41 + PP46 → PP25"; of a note its number."""
        old, new = " + ".join(self.old_addresses), " + ".join(self.new_addresses)
        return f"{old} → {new}" if old and new and old != new else new or old

    @property
    def is_changed(self) -> bool:
        """Whether something happened: words that changed, a move, a split or a merge."""
        return self.change != "unchanged" or self.moved or self.shape != "one-to-one"

    @property
    def changes(self) -> tuple[Change, ...]:
        """Its changes in order, those in print apart."""
        return tuple(_changes(self.address, self.spans))

    def marked(self) -> str:
        """Its words with both sides marked: ``Requests [-a report-]{+two reports+};``."""
        if not self.spans:
            return self.new_text or ""
        return "".join(_marked(span) for span in self.spans)

    def __str__(self) -> str:
        return f"{self.address}: {self.marked()}"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows; each is unchanged, edited, added or removed, and may be some of the others as well."""

    unchanged: int
    edited: int
    added: int
    removed: int
    moved: int
    relabelled: int
    split: int
    merged: int


@dataclass(frozen=True, slots=True)
class Words:
    """How many words."""

    kept: int
    removed: int
    added: int

    @property
    def share_kept(self) -> float:
        """The share of the old words that was kept; 1 where there were none."""
        old = self.kept + self.removed
        return self.kept / old if old else 1.0

    @property
    def share_new(self) -> float:
        """The share of the new words that was added; 0 where there are none."""
        new = self.kept + self.added
        return self.added / new if new else 0.0


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a whole comparison."""

    paragraphs: Counts
    notes: Counts
    words: Words


@dataclass(frozen=True, slots=True)
class Figures:
    """How much changed in one pair: what an index of many shows."""

    old: str
    new: str
    title: str | None
    substance: int
    """Changed words that are substance."""
    paragraphs: Counts
    rolled_over: int
    """Of the edited paragraphs, those in which only what moves on by itself, or the print, changed."""
    words: Words
    doubtful: bool
    """Whether there is a reason to doubt that the two are the same resolution in two years."""


def to_row(part: Part, row: Mapping[str, Any], sides: Sequence[Sequence[Mapping[str, Any]]]) -> Row:
    """A row, and the paragraphs (or notes) of both sides that it speaks of."""
    old, new = ([side[at] for at in row[name]] for side, name in zip(sides, ("old", "new")))
    address = "address" if part == "paragraphs" else "number"
    return Row(
        part=part,
        change=row["change"],
        moved=row["moved"],
        relabelled=row["relabelled"],
        shape=row["shape"],
        old=tuple(row["old"]),
        new=tuple(row["new"]),
        old_addresses=tuple(item[address] for item in old),
        new_addresses=tuple(item[address] for item in new),
        kind=str((new or old)[0].get("kind", "note")),
        old_text="\n".join(item["text"] for item in old) if old else None,
        new_text="\n".join(item["text"] for item in new) if new else None,
        similarity=row["similarity"],
        classes=tuple(row.get("classes", ())),
        hidden=row.get("hidden", 0),
        spans=tuple(_span(span) for span in row["spans"]),
    )


def to_summary(summary: Mapping[str, Any]) -> Summary:
    """The figures of a comparison."""
    paragraphs, notes = Counts(**summary["paragraphs"]), Counts(**summary["notes"])
    return Summary(paragraphs, notes, to_words(summary["words"]))


def to_words(words: Mapping[str, Any]) -> Words:
    """Counts of words."""
    return Words(words["kept"], words["removed"], words["added"])


def to_figures(figures: Mapping[str, Any]) -> Figures:
    """The figures of a pair."""
    paragraphs, words = Counts(**figures["paragraphs"]), to_words(figures["words"])
    return Figures(**{**figures, "paragraphs": paragraphs, "words": words})


def _span(span: Mapping[str, Any]) -> Span:
    return Span(
        span["tag"],
        span["text"],
        span.get("typographic", False),
        span.get("class"),
        span.get("direction"),
        span.get("rule"),
        span.get("evidence"),
    )


def _changes(address: str, spans: Sequence[Span]) -> Iterator[Change]:
    for is_change, run in groupby(spans, key=lambda span: span.is_change):
        waiting: Span | None = None
        for span in run if is_change else ():
            if span.tag == "added":
                yield _change(address, waiting, span)
                waiting = None
                continue
            if waiting:
                yield _change(address, waiting, None)
            waiting = span
        if waiting:
            yield _change(address, waiting, None)


def _change(address: str, old: Span | None, new: Span | None) -> Change:
    one = new or old
    assert one is not None and one.class_ and one.rule is not None and one.evidence is not None
    words = old.text if old else "", new.text if new else ""
    return Change(address, *words, one.class_, one.direction, one.rule, one.evidence)


def _marked(span: Span) -> str:
    if span.is_change:
        return f"[-{span.text}-]" if span.tag == "removed" else f"{{+{span.text}+}}"
    return "" if span.tag == "removed" else span.text
