"""Several years of one resolution."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import _html, _native
from ._comparison import save
from ._document import Named, Path, ReadAs, Resolution, Revisions, reader_of, source
from ._rows import Part

if TYPE_CHECKING:
    import pandas
    import polars


@dataclass(frozen=True, slots=True)
class Cell:
    """What a lineage is in one version."""

    event: str | None
    """oldest, new, kept, rolled-over, reworded, returned, dropped; `None` where neither this version nor the one before has it."""
    moved: bool
    split: bool
    merged: bool
    paragraphs: tuple[int, ...]
    """The indexes of its paragraphs (or notes); none where the version lacks it."""
    addresses: tuple[str, ...]
    text: str | None
    """Its text, of several paragraphs joined by a line feed."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """One paragraph's way through the versions."""

    part: Part
    first: int
    """The first version that has it."""
    last: int
    cells: tuple[Cell, ...]
    """One for each version."""


class History:
    """What became of every paragraph through several versions."""

    def __init__(self, native: _native.Series) -> None:
        self._native = native

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self.to_dict()

    @cached_property
    def versions(self) -> tuple[Resolution, ...]:
        """The versions, the oldest first."""
        return tuple(Resolution(native) for native in self._native.versions())

    @cached_property
    def lineages(self) -> tuple[Lineage, ...]:
        """The lineages of paragraphs, in the reading order of the newest version."""
        return self._lineages("paragraphs", "lineages")

    @cached_property
    def notes(self) -> tuple[Lineage, ...]:
        """The lineages of footnotes."""
        return self._lineages("notes", "notes")

    @property
    def totals(self) -> tuple[Mapping[str, int], ...]:
        """For each version, how many lineages of paragraphs met each fate."""
        return tuple(self._data["totals"])

    def to_json(self) -> str:
        """All of it as JSON (resdiff.history/1)."""
        return self._native.history_json().decode()

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, a new one at each call."""
        data: dict[str, Any] = json.loads(self._native.history_json())
        return data

    def to_html(self, *, print: bool = False) -> str:
        """The report: one page that needs nothing else; `print` makes it for paper."""
        return self._native.history_html(print).decode()

    def to_markdown(self) -> str:
        """A table in Markdown."""
        return self._native.history_markdown().decode()

    def to_csv(self) -> str:
        """A table for spreadsheets."""
        return self._native.history_csv().decode()

    def save(self, path: Path) -> None:
        """Writes a file in the format that its ending says: html, json, csv or md."""
        written = {
            "json": self.to_json,
            "html": self.to_html,
            "htm": self.to_html,
            "csv": self.to_csv,
            "md": self.to_markdown,
            "markdown": self.to_markdown,
        }
        save(path, written.get(_ending(path)))

    def to_records(self) -> list[dict[str, Any]]:
        """A dictionary for each lineage and version that has it, or has lost it."""
        return [
            {
                "part": lineage.part,
                "lineage": at,
                "version": self.versions[version].name,
                "event": cell.event,
                "address": " + ".join(cell.addresses) or None,
                "moved": cell.moved,
                "split": cell.split,
                "merged": cell.merged,
                "text": cell.text,
            }
            for at, lineage in enumerate(self.lineages + self.notes)
            for version, cell in enumerate(lineage.cells)
            if cell.event
        ]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas table with a line for each lineage in each version."""
        import pandas

        frame: pandas.DataFrame = pandas.DataFrame(self.to_records())
        return frame

    def to_polars(self) -> polars.DataFrame:
        """A polars table with a line for each lineage in each version."""
        import polars

        return polars.DataFrame(self.to_records(), infer_schema_length=None)

    def __repr__(self) -> str:
        names = " → ".join(version.name for version in self.versions)
        return f"<resdiff.History {names}: {len(self.lineages)} lineages>"

    def _repr_html_(self) -> str:
        return _html.history(self)

    def _lineages(self, part: Part, member: str) -> tuple[Lineage, ...]:
        texts = [[one["text"] for one in version[part]] for version in self._data["versions"]]
        return tuple(
            Lineage(
                part,
                lineage["first"],
                lineage["last"],
                tuple(_cell(cell, texts[at]) for at, cell in enumerate(lineage["cells"])),
            )
            for lineage in self._data[member]
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Words, and where they first stood."""

    text: str
    version: int
    """The index of the version."""
    address: str | None
    """The paragraph in that version."""


@dataclass(frozen=True, slots=True)
class OriginText:
    """A paragraph (or note) of the newest version, by the origins of its words."""

    address: str
    passages: tuple[Origin, ...]


class Blame:
    """The newest version, with the version and paragraph in which each of its words first stood."""

    def __init__(self, native: _native.Series) -> None:
        self._native = native

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self.to_dict()

    @cached_property
    def versions(self) -> tuple[Resolution, ...]:
        """The versions, the oldest first; the last one is the text."""
        return tuple(Resolution(native) for native in self._native.versions())

    @cached_property
    def paragraphs(self) -> tuple[OriginText, ...]:
        """The paragraphs of the newest version."""
        return tuple(_origins(text) for text in self._data["paragraphs"])

    @cached_property
    def notes(self) -> tuple[OriginText, ...]:
        """Its footnotes."""
        return tuple(_origins(text) for text in self._data["notes"])

    def to_json(self) -> str:
        """All of it as JSON (resdiff.blame/1)."""
        return self._native.blame_json().decode()

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, a new one at each call."""
        data: dict[str, Any] = json.loads(self._native.blame_json())
        return data

    def to_html(self, *, print: bool = False) -> str:
        """The report: one page that needs nothing else; `print` makes it for paper."""
        return self._native.blame_html(print).decode()

    def save(self, path: Path) -> None:
        """Writes a file in the format that its ending says: html or json."""
        written = {"json": self.to_json, "html": self.to_html, "htm": self.to_html}
        save(path, written.get(_ending(path)))

    def to_records(self) -> list[dict[str, Any]]:
        """A dictionary for each run of words of one origin."""
        return [
            {
                "part": part,
                "address": text.address,
                "version": self.versions[passage.version].name,
                "first_at": passage.address,
                "words": len(passage.text.split()),
                "text": passage.text,
            }
            for part, texts in (("paragraphs", self.paragraphs), ("notes", self.notes))
            for text in texts
            for passage in text.passages
        ]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas table with a line for each run of words of one origin."""
        import pandas

        frame: pandas.DataFrame = pandas.DataFrame(self.to_records())
        return frame

    def to_polars(self) -> polars.DataFrame:
        """A polars table with a line for each run of words of one origin."""
        import polars

        return polars.DataFrame(self.to_records(), infer_schema_length=None)

    def __repr__(self) -> str:
        return f"<resdiff.Blame {self.versions[-1].name}: words of {len(self.versions)} versions>"

    def _repr_html_(self) -> str:
        return _html.blame(self)


def history(
    documents: Named | Iterable[Named],
    *,
    language: str | None = None,
    ui: str | None = None,
    revisions: Revisions = "accepted",
    read_as: ReadAs | None = None,
    texts: Path | None = None,
) -> History:
    """Follows every paragraph through several years: kept, reworded, moved, split, merged, dropped, returned.

    `documents` are as `read` takes them, at least two; a folder stands for all texts in it. They are put into the order of
    their dates of adoption; where one has no date, they are in the order in which they are given.
    """
    reader = reader_of(language, ui, revisions, read_as, texts)
    return History(reader.series(_unfolded(reader, documents), False))


def blame(
    new: Named,
    older: Named | Iterable[Named],
    *,
    language: str | None = None,
    ui: str | None = None,
    revisions: Revisions = "accepted",
    read_as: ReadAs | None = None,
    texts: Path | None = None,
) -> Blame:
    """Finds the year and the paragraph where each word of `new` first appeared among the `older` texts.

    Words are followed through moves and rewordings; what left and came back keeps its first year. The options are those of
    `history`.
    """
    reader = reader_of(language, ui, revisions, read_as, texts)
    series = reader.series([*_unfolded(reader, older), source(new, "the new text")], True)
    if later := series.later():
        name = Resolution(series.versions()[-1]).name
        warnings.warn(f"{name} is older than {later}: the newest text comes first", stacklevel=2)
    return Blame(series)


def _unfolded(reader: _native.Reader, documents: Named | Iterable[Named]) -> list[_native.Source]:
    """The documents, with the texts of each folder in its place."""
    if isinstance(documents, str | bytes | os.PathLike) or not isinstance(documents, Iterable):
        documents = [documents]
    sources: list[_native.Source] = []
    for number, document in enumerate(documents, 1):
        place = source(document, f"text {number}")
        if isinstance(place, str):
            sources.extend(reader.unfolded(place))
        else:
            sources.append(place)
    return sources


def _ending(path: Path) -> str:
    return os.path.splitext(os.fspath(path))[1].lower().lstrip(".")


def _cell(cell: Mapping[str, Any], texts: list[str]) -> Cell:
    paragraphs = tuple(cell["paragraphs"])
    return Cell(
        cell["event"],
        cell["moved"],
        cell["split"],
        cell["merged"],
        paragraphs,
        tuple(cell["addresses"]),
        "\n".join(texts[at] for at in paragraphs) if paragraphs else None,
    )


def _origins(text: Mapping[str, Any]) -> OriginText:
    passages = (Origin(one["text"], one["version"], one["address"]) for one in text["passages"])
    return OriginText(text["address"], tuple(passages))
