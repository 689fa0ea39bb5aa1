"""One document: how it is named, and what was read."""

from __future__ import annotations

import datetime
import json
import os
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Union

from . import _html
from ._native import Document, Reader, ResdiffError

if TYPE_CHECKING:
    from ._native import Source

Revisions = Literal["accepted", "original"]
"""Which text of a file with tracked changes is read: as if all had been accepted, or rejected."""

ReadAs = Literal["resolution", "document"]
"""As what a text is read."""

Path = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Text:
    """A text that is given itself, instead of by its symbol or path.

    `content` is in any format that can be read: plain text, HTML, Markdown, or the bytes of a Word or PDF file.
    """

    content: str | bytes
    name: str = "the text"
    language: str | None = None


Named = Union[str, "os.PathLike[str]", bytes, Text, "Resolution"]
"""What a document may be given as: symbol, path, bytes, `Text` or `Resolution`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document."""

    address: str
    """Where it stands: "PP7", "OP12(b)"."""
    kind: str
    """opener, preambular, operative, subparagraph, heading, annex, closing or text."""
    label: str | None
    """Its number or letter as printed, which is no part of its text."""
    text: str
    notes: tuple[str, ...]
    """The numbers of the notes that it refers to."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """What was taken out of the body of a document: page numbers, running heads and the like."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that looks as if it was read or printed wrongly."""

    kind: str
    address: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Version:
    """A text that can be named by its symbol."""

    symbol: str
    title: str | None
    date: datetime.date | None
    language: str
    origin: str
    """"built in", or the path of its file."""


class Resolution:
    """A resolution, or another document, as it was read."""

    def __init__(self, native: Document) -> None:
        self._native = native

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._native.json())
        return data

    @property
    def name(self) -> str:
        """What it is called: its symbol, else its title, else where it was read from."""
        return self._native.name

    @property
    def symbol(self) -> str | None:
        """Its symbol in the official form: "A/RES/79/62"."""
        return self._text("symbol")

    @property
    def title(self) -> str | None:
        """Its title."""
        return self._text("title")

    @property
    def session(self) -> str | None:
        """The session, as printed."""
        return self._text("session")

    @property
    def agenda_item(self) -> str | None:
        """The agenda item, as printed."""
        return self._text("agenda_item")

    @property
    def date(self) -> datetime.date | None:
        """The date of adoption."""
        return to_date(self._data["date"])

    @property
    def issued(self) -> datetime.date | None:
        """The date of issue."""
        return to_date(self._data["issued"])

    @property
    def language(self) -> str:
        """The code of its language: ar, en, es, fr, ru, zh, or und where it is not known."""
        return str(self._data["language"])

    @property
    def masthead(self) -> Mapping[str, Any]:
        """What else its first page says: organ, sponsors, vote and so on; what was not found is absent."""
        masthead: dict[str, Any] = self._data["masthead"]
        return masthead

    @property
    def source(self) -> str:
        """Where it was read from."""
        return str(self._data["source"])

    @property
    def read_as(self) -> str:
        """As what it was read: resolution or document."""
        return str(self._data.get("read_as", "resolution"))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be known of how it was read, one sentence each."""
        return tuple(self._data.get("remarks", ()))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs in order."""
        return tuple(
            Paragraph(p["address"], p["kind"], p["label"], p["text"], tuple(p["notes"]))
            for p in self._data["paragraphs"]
        )

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Its footnotes."""
        return tuple(Note(**note) for note in self._data["notes"])

    @cached_property
    def set_aside(self) -> tuple[SetAside, ...]:
        """What was taken out of the body; nothing is lost in silence."""
        return tuple(SetAside(**one) for one in self._data["set_aside"])

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Places that look as if they were read or printed wrongly."""
        return tuple(Doubt(**doubt) for doubt in self._data["doubts"])

    def to_json(self) -> str:
        """It as JSON (resdiff.resolution/1), as `resdiff show --format json` prints it."""
        return self._native.json().decode()

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, a new one at each call."""
        data: dict[str, Any] = json.loads(self._native.json())
        return data

    def to_text(self, width: int = 80) -> str:
        """What `resdiff show` prints."""
        return self._native.text(width).decode()

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return f"<resdiff.Resolution {self.name}: {len(self._data['paragraphs'])} paragraphs>"

    def _repr_html_(self) -> str:
        return _html.document(self)

    def _text(self, member: str) -> str | None:
        value: str | None = self._data[member]
        return value


def read(
    document: Named,
    *,
    language: str | None = None,
    ui: str | None = None,
    revisions: Revisions = "accepted",
    read_as: ReadAs | None = None,
    texts: Path | None = None,
) -> Resolution:
    """Reads a document.

    `document` is a symbol ("79/62"), a path, bytes, or a `Text`. `language` is the code of its language (ar, en, es, fr, ru,
    zh), which is otherwise found from the text, and in which a symbol's text is looked for. `revisions` says which text of a
    Word file with tracked changes is read, `read_as` whether it is a resolution or another document, where that shall not be
    found from the text. `texts` is a folder of texts that are searched for symbols before the user's library and those that
    come with the program; without it the environment variable RESDIFF_VERSIONS names one.

    Raises `ResdiffError` where there is no such text or it cannot be read.
    """
    if isinstance(document, Resolution):
        return document
    reader = reader_of(language, ui, revisions, read_as, texts)
    return Resolution(reader.read(source(document, "the text")))


def versions(*, language: str | None = None, texts: Path | None = None) -> tuple[Version, ...]:
    """The texts that can be named by their symbols, in their order; `language` leaves those of others out.

    A file of the user's that cannot be read is warned of.
    """
    listed, unread = reader_of(language, None, "accepted", None, texts).versions()
    for sentence in unread:
        warnings.warn(sentence, stacklevel=2)
    return tuple(
        Version(v["symbol"], v["title"], to_date(v["date"]), v["language"], v["origin"])
        for v in json.loads(listed)["versions"]
    )


def reader_of(
    language: str | None,
    ui: str | None,
    revisions: str,
    read_as: str | None,
    texts: Path | None,
) -> Reader:
    """What finds and reads documents with these options."""
    return Reader(language, ui, revisions, read_as, texts or os.environ.get("RESDIFF_VERSIONS") or None)


def source(document: object, name: str) -> Source:
    """What a document was given as, for the native module; bytes are called `name`."""
    if isinstance(document, Resolution):
        return document._native
    if isinstance(document, Text):
        content = document.content
        content = content.encode(errors="replace") if isinstance(content, str) else bytes(content)
        return (content, document.name, document.language)
    if isinstance(document, bytes | bytearray | memoryview):
        return (bytes(document), name, None)
    if isinstance(document, str):
        if "\n" in document or "\0" in document:
            raise ResdiffError(
                "a str names a document by its symbol or path: give a text itself as resdiff.Text(...)"
            )
        return document
    if isinstance(document, os.PathLike):
        place = os.fspath(document)
        if isinstance(place, str):
            # What is a path is one, even where it spells a symbol.
            return place if os.path.exists(place) else os.path.join(".", place)
    raise TypeError(
        f"a document is a symbol, a path, bytes, a Text or a Resolution, not {type(document).__name__}"
    )


def to_date(date: str | None) -> datetime.date | None:
    """The date that JSON has."""
    return datetime.date.fromisoformat(date) if date else None
