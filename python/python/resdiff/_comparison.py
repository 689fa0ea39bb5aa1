"""Two documents compared."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from . import _html, _native
from ._document import Named, Path, ReadAs, Resolution, Revisions, reader_of, source
from ._findings import Findings, to_findings
from ._native import ResdiffError
from ._rows import Change, Class, Figures, Row, Summary, to_figures, to_row, to_summary

if TYPE_CHECKING:
    import pandas
    import polars

View = Literal["inline", "side-by-side", "list", "summary"]
Paper = Literal["letter", "a4"]
Moves = Literal["plain", "tracked"]


class Comparison:
    """Two documents compared: which paragraph became which, and what became of its words."""

    def __init__(
        self, native: _native.Comparison, hidden: tuple[str, ...] = (), typed: tuple[str, ...] = ()
    ) -> None:
        self._native = native
        self._hidden = hidden
        self._typed = typed

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self.to_dict()

    @cached_property
    def _documents(self) -> tuple[Resolution, Resolution]:
        old, new = self._native.documents()
        return Resolution(old), Resolution(new)

    @property
    def old(self) -> Resolution:
        """The old document."""
        return self._documents[0]

    @property
    def new(self) -> Resolution:
        """The new document."""
        return self._documents[1]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of paragraphs, in reading order; every paragraph of each side is in exactly one."""
        sides = [self._data[side]["paragraphs"] for side in ("old", "new")]
        return tuple(to_row("paragraphs", row, sides) for row in self._data["rows"])

    @cached_property
    def notes(self) -> tuple[Row, ...]:
        """The rows of footnotes."""
        sides = [self._data[side]["notes"] for side in ("old", "new")]
        return tuple(to_row("notes", row, sides) for row in self._data["notes"])

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of words in reading order, those of notes last."""
        return tuple(change for row in self.rows + self.notes for change in row.changes)

    @cached_property
    def findings(self) -> Findings:
        """What is said about the whole document: renumbering, references, what only one side names, and so on."""
        return to_findings(self._data["findings"])

    @cached_property
    def summary(self) -> Summary:
        """The figures; those of the whole comparison also where classes are hidden."""
        return to_summary(self._data["summary"])

    @cached_property
    def figures(self) -> Figures:
        """How much changed: what an index of many comparisons shows."""
        return to_figures(json.loads(self._native.figures()))

    @property
    def warnings(self) -> tuple[str, ...]:
        """Reasons to doubt that this is what was wanted: not-chronological, languages-differ, titles-differ."""
        return tuple(self._data["warnings"])

    @property
    def hidden(self) -> tuple[str, ...]:
        """The classes whose changes are hidden."""
        return self._hidden

    def hide(self, *classes: Class) -> Comparison:
        """The same comparison, with the changes of these classes and no others hidden.

        Hidden changes are shown unmarked; hidden additions and removals have no row.
        """
        return Comparison(self._native, _names(classes), self._typed)

    def to_json(self) -> str:
        """All of it as JSON (resdiff.comparison/1), as `resdiff compare --format json` prints it."""
        return self._native.json(list(self._hidden)).decode()

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, a new one at each call."""
        data: dict[str, Any] = json.loads(self._native.json(list(self._hidden)))
        return data

    def to_html(
        self, *, side_by_side: bool = False, all: bool = False, print: bool = False
    ) -> str:
        """The report: one page that needs nothing else.

        `side_by_side` begins with the old text beside the new one, `all` with unchanged paragraphs unfolded; `print` makes it
        for paper.
        """
        options = [
            *self._typed,
            *(["--view side-by-side"] if side_by_side else []),
            *(["--all"] if all else []),
            *(["--print"] if print else []),
            *([f"--hide {','.join(self._hidden)}"] if self._hidden else []),
        ]
        return self._native.html(list(self._hidden), side_by_side, all, print, options).decode()

    def to_docx(
        self,
        *,
        author: str | None = None,
        date: datetime.date | None = None,
        moves: Moves = "plain",
        paper: Paper = "letter",
    ) -> bytes:
        """A redline: a Word file with every difference as a tracked change.

        Accepting all changes gives the new text, rejecting all the old one; so nothing can be hidden. The changes are by
        `author` ("resdiff" if not given) and of `date` (that of the new text if not given; a time is taken as UTC unless it
        says otherwise). `moves` are written plain, as a deletion and an insertion with comments, or "tracked" by Word's own
        marks.
        """
        return self._office("redline", author, date, moves, paper)

    def to_table(
        self, *, author: str | None = None, date: datetime.date | None = None, paper: Paper = "letter"
    ) -> bytes:
        """A synoptic table, the old text beside the new one, as a Word file."""
        return self._office("table", author, date, "plain", paper)

    def to_xlsx(self, *, author: str | None = None, date: datetime.date | None = None) -> bytes:
        """A workbook with a row for each paragraph and note."""
        return self._office("workbook", author, date, "plain", "letter")

    def to_pdf(self, *, paper: Paper = "letter") -> bytes:
        """A report to print."""
        return self._native.pdf(list(self._hidden), paper)

    def to_markdown(self, *, view: View | None = None, all: bool = False) -> str:
        """Markdown: a table, or as `view` says a text, a list or figures."""
        return self._native.markdown(list(self._hidden), view, all).decode()

    def to_csv(self) -> str:
        """A table with a line for each paragraph and note, for programs."""
        return self._native.csv(list(self._hidden)).decode()

    def to_text(self, *, view: View = "inline", width: int = 80, all: bool = False) -> str:
        """What a terminal shows, without colour: words stand in [-removed-]{+added+}."""
        return self._native.text(list(self._hidden), view, width, all).decode()

    def changelog(self, format: Literal["text", "markdown", "csv"] = "text") -> str:
        """One line for each change, in plain words, with addresses."""
        return self._native.changelog(list(self._hidden), format).decode()

    def save(self, path: Path) -> None:
        """Writes a file in the format that its ending says: html, docx (a redline), pdf, xlsx, json, csv, md or txt.

        The file is written whole or not at all.
        """
        ending = os.path.splitext(os.fspath(path))[1].lower().lstrip(".")
        written = {
            "json": self.to_json,
            "html": self.to_html,
            "htm": self.to_html,
            "docx": self.to_docx,
            "md": self.to_markdown,
            "markdown": self.to_markdown,
            "csv": self.to_csv,
            "xlsx": self.to_xlsx,
            "pdf": self.to_pdf,
            "txt": self.to_text,
        }
        save(path, written.get(ending))

    def to_records(self) -> list[dict[str, Any]]:
        """A dictionary for each row of paragraphs, then of notes: what `to_pandas` and `to_polars` make a table of."""
        return [
            {
                "part": row.part,
                "kind": row.kind,
                "old": " + ".join(row.old_addresses) or None,
                "new": " + ".join(row.new_addresses) or None,
                "change": row.change,
                "moved": row.moved,
                "relabelled": row.relabelled,
                "shape": row.shape,
                "similarity": row.similarity,
                "classes": ", ".join(row.classes) or None,
                "old_text": row.old_text,
                "new_text": row.new_text,
                "marked": row.marked(),
            }
            for row in self.rows + self.notes
        ]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas table with a line for each paragraph and note."""
        import pandas

        frame: pandas.DataFrame = pandas.DataFrame(self.to_records(), columns=list(COLUMNS)).astype(COLUMNS)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """A polars table with a line for each paragraph and note."""
        import polars

        types = {"boolean": polars.Boolean, "float64": polars.Float64, "string": polars.String}
        schema = {name: types[kind] for name, kind in COLUMNS.items()}
        return polars.DataFrame(self.to_records(), schema=schema)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        counts = self.summary.paragraphs
        said = (
            f"{number} {name}"
            for name in ("edited", "added", "removed", "moved", "split", "merged")
            if (number := getattr(counts, name))
        )
        return f"<resdiff.Comparison {self.old.name} → {self.new.name}: {', '.join(said) or 'no change'}>"

    def _repr_html_(self) -> str:
        return _html.comparison(self)

    def _office(
        self, kind: str, author: str | None, date: datetime.date | None, moves: str, paper: str
    ) -> bytes:
        moment = _moment(date) if date else None
        return self._native.office(kind, list(self._hidden), author, moment, moves, paper)


COLUMNS = {
    "part": "string",
    "kind": "string",
    "old": "string",
    "new": "string",
    "change": "string",
    "moved": "boolean",
    "relabelled": "boolean",
    "shape": "string",
    "similarity": "float64",
    "classes": "string",
    "old_text": "string",
    "new_text": "string",
    "marked": "string",
}
"""The columns of a table of rows, and their types."""


def compare(
    old: Named,
    new: Named,
    *,
    language: str | None = None,
    ui: str | None = None,
    revisions: Revisions = "accepted",
    read_as: ReadAs | None = None,
    texts: Path | None = None,
    hide: Class | Iterable[Class] = (),
) -> Comparison:
    """Compares two documents, the older one first.

    Each is a symbol ("79/62"), a path, bytes, a `Text`, or a `Resolution` that was read before; the options `language`,
    `revisions`, `read_as` and `texts` are those of `read`. `ui` is the language of the words around the texts in reports, which
    is otherwise that of the texts where both are in the same one, else English. `hide` names classes of changes that are shown
    unmarked: action, figure, citation, bracket, addition, removal, wording, editorial, roll-over.

    Raises `ResdiffError` where a text cannot be read.
    """
    return comparer(language, ui, revisions, read_as, texts, hide)(old, new)


def comparer(
    language: str | None,
    ui: str | None,
    revisions: str,
    read_as: str | None,
    texts: Path | None,
    hide: Class | Iterable[Class],
) -> Callable[[Named, Named], Comparison]:
    """What compares two documents with these options; wrong ones are told at once."""
    hidden = _names([hide] if isinstance(hide, str) else hide)
    reader = reader_of(language, ui, revisions, read_as, texts)
    typed = [
        f"--lang {language}" if language else "",
        f"--ui {ui}" if ui else "",
        "--revisions original" if revisions == "original" else "",
    ]

    def compared(old: Named, new: Named) -> Comparison:
        native = reader.compare(source(old, "the old text"), source(new, "the new text"))
        return Comparison(native, hidden, tuple(filter(None, typed)))

    return compared


def save(path: Path, written: Any) -> None:
    """Writes what a method makes to a file; `None` where the ending of the file stands for no format."""
    if written is None:
        raise ResdiffError(
            f"{os.fspath(path)} has no ending of a format that can be written here: "
            "end it in .html, .json, .md, .csv or another one that the method's help names"
        )
    made = written()
    _native.write_file(path, made.encode() if isinstance(made, str) else made)


CLASSES = Class.__args__  # type: ignore[attr-defined]


def _names(classes: Iterable[str]) -> tuple[str, ...]:
    """The classes in the order of the worst first, each once."""
    given = set(classes)
    for name in sorted(given):
        if name not in CLASSES:
            known = ", ".join(CLASSES[:-1])
            raise ResdiffError(f"hide cannot be {name!r}: give {known} or {CLASSES[-1]}")
    return tuple(name for name in CLASSES if name in given)


def _moment(date: datetime.date) -> str:
    """A date, with or without a time, as a Word file has it: in UTC."""
    if not isinstance(date, datetime.datetime):
        return f"{date.isoformat()}T00:00:00Z"
    if date.tzinfo is not None:
        date = date.astimezone(datetime.timezone.utc)
    return date.strftime("%Y-%m-%dT%H:%M:%SZ")
