"""Many comparisons: pairs as they come, and the resolutions of two sessions."""

from __future__ import annotations

import os
import pathlib
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from . import _native
from ._comparison import Comparison, comparer
from ._document import Named, Path, ReadAs, Revisions, reader_of
from ._native import ResdiffError
from ._rows import Class, Figures

if TYPE_CHECKING:
    import pandas

Given = TypeVar("Given")
Made = TypeVar("Made")


def batch(
    pairs: Iterable[tuple[Named, Named]],
    *,
    jobs: int | None = None,
    language: str | None = None,
    ui: str | None = None,
    revisions: Revisions = "accepted",
    read_as: ReadAs | None = None,
    texts: Path | None = None,
    hide: Class | Iterable[Class] = (),
) -> Iterator[Comparison | ResdiffError]:
    """Compares many pairs, several at the same time, and yields a comparison for each in the order of the pairs.

    For a pair that cannot be compared, the `ResdiffError` is yielded in its place and the others go on. Pairs are taken as
    they are needed, so that a stream of any length takes the same memory. `jobs` comparisons run at the same time: one for
    each processor if not given. The other options are those of `compare`.
    """
    compared = comparer(language, ui, revisions, read_as, texts, hide)

    def one(pair: tuple[Named, Named]) -> Comparison | ResdiffError:
        try:
            return compared(*pair)
        except ResdiffError as error:
            return error

    return _in_order(one, pairs, jobs)


@dataclass(frozen=True)
class SessionPair:
    """A resolution and its successor."""

    old: pathlib.Path
    """The path of the old text."""
    new: pathlib.Path
    """The path of the new text."""
    evidence: str
    """Why they are a pair, in words."""
    _compare: Callable[[pathlib.Path, pathlib.Path], Comparison] = field(repr=False, compare=False)

    @cached_property
    def comparison(self) -> Comparison:
        """Their comparison; raises `ResdiffError` where a text can no longer be read."""
        return self._compare(self.old, self.new)

    @cached_property
    def figures(self) -> Figures:
        """How much changed."""
        return self.comparison.figures


class Session:
    """The resolutions of two sessions: which succeeds which.

    Iterating compares the pairs, several at the same time, in the order of the old texts.
    """

    def __init__(
        self,
        pairs: list[SessionPair],
        without_successor: list[pathlib.Path],
        without_predecessor: list[pathlib.Path],
        unread: list[ResdiffError],
        jobs: int | None,
    ) -> None:
        self.pairs = tuple(pairs)
        """The pairs, in the order of the old texts."""
        self.without_successor = tuple(without_successor)
        """The paths of old texts without a pair."""
        self.without_predecessor = tuple(without_predecessor)
        """The paths of new texts without a pair."""
        self.unread = tuple(unread)
        """Why texts could not be read: one error for each."""
        self._jobs = jobs

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[SessionPair]:
        return _in_order(_compared, self.pairs, self._jobs)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas table with the figures of every pair, the most substance first."""
        import pandas

        found: list[tuple[tuple[int, int, int], dict[str, Any]]] = []
        for pair in self:
            found.append((_weight(pair.figures), _record(pair, pair.figures)))
        found.sort(key=lambda one: one[0], reverse=True)
        frame: pandas.DataFrame = pandas.DataFrame([record for _, record in found])
        return frame

    def __repr__(self) -> str:
        alone = len(self.without_successor) + len(self.without_predecessor)
        return f"<resdiff.Session: {len(self.pairs)} pairs, {alone} texts without a pair>"


def session(
    old: Path,
    new: Path,
    *,
    jobs: int | None = None,
    language: str | None = None,
    ui: str | None = None,
    revisions: Revisions = "accepted",
    read_as: ReadAs | None = None,
    texts: Path | None = None,
    hide: Class | Iterable[Class] = (),
) -> Session:
    """Finds which resolution of the folder `new` succeeds which of the folder `old`.

    Pairs are found by title, agenda item, citation and content. Texts that cannot be read are left out and warned of. The other
    options are those of `batch`.
    """
    reader = reader_of(language, ui, revisions, read_as, texts)
    compared = comparer(language, ui, revisions, read_as, texts, hide)

    def brief(path: pathlib.Path) -> _native.Brief | ResdiffError:
        try:
            return reader.brief(path)
        except ResdiffError as error:
            return error

    sides: list[list[tuple[pathlib.Path, _native.Brief]]] = []
    unread: list[ResdiffError] = []
    listed = [reader.texts_in(folder) for folder in (old, new)]
    for paths in listed:
        briefs: list[tuple[pathlib.Path, _native.Brief]] = []
        for path, made in zip(paths, _in_order(brief, paths, jobs), strict=True):
            if isinstance(made, ResdiffError):
                unread.append(made)
            else:
                briefs.append((path, made))
        sides.append(briefs)
    for error in unread:
        warnings.warn(str(error), stacklevel=2)
    olds, news = sides
    found = _native.pair([one for _, one in olds], [one for _, one in news])
    pairs = [SessionPair(olds[at][0], news[to][0], why, compared) for at, to, why in found]
    paired = {path for pair in pairs for path in (pair.old, pair.new)}
    last, first = ([path for path, _ in side if path not in paired] for side in sides)
    return Session(pairs, last, first, unread, jobs)


def _in_order(
    work: Callable[[Given], Made], items: Iterable[Given], jobs: int | None
) -> Iterator[Made]:
    """What work makes of each item, in order, several at the same time; what is under way is bounded."""
    if jobs is not None and jobs < 1:
        raise ResdiffError(f"jobs cannot be {jobs}: give 1 or more")
    return _working(work, items, jobs or os.cpu_count() or 1)


def _working(
    work: Callable[[Given], Made], items: Iterable[Given], jobs: int
) -> Iterator[Made]:
    under_way: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(jobs, "resdiff") as pool:
        try:
            for item in items:
                under_way.append(pool.submit(work, item))
                if len(under_way) >= 2 * jobs:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            # Whoever stops listening does not wait for what was not begun.
            for future in under_way:
                future.cancel()


def _compared(pair: SessionPair) -> SessionPair:
    # A copy, so that a long session does not hold all its comparisons.
    pair = SessionPair(pair.old, pair.new, pair.evidence, pair._compare)
    try:
        pair.figures
    except ResdiffError:
        pass  # Raised again where it is asked for.
    return pair


def _weight(figures: Figures) -> tuple[int, int, int]:
    words = figures.words
    return figures.substance, words.removed + words.added, figures.paragraphs.moved


def _record(pair: SessionPair, figures: Figures) -> dict[str, Any]:
    paragraphs, words = figures.paragraphs, figures.words
    return {
        "old": figures.old,
        "new": figures.new,
        "title": figures.title,
        "substance": figures.substance,
        "rolled_over": figures.rolled_over,
        "edited": paragraphs.edited,
        "added": paragraphs.added,
        "removed": paragraphs.removed,
        "moved": paragraphs.moved,
        "unchanged": paragraphs.unchanged,
        "share_kept": words.share_kept,
        "share_new": words.share_new,
        "doubtful": figures.doubtful,
        "evidence": pair.evidence,
        "old_path": str(pair.old),
        "new_path": str(pair.new),
    }
