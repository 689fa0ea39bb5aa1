"""Several years."""

from __future__ import annotations

from pathlib import Path

import pytest

import resdiff

YEARS = ["78/241", "79/62", "80/57"]


def test_a_history_has_every_paragraph_once(versions: Path, tmp_path: Path) -> None:
    history = resdiff.history(reversed(YEARS))
    assert [version.symbol for version in history.versions] == [f"A/RES/{year}" for year in YEARS]
    for at, version in enumerate(history.versions):
        indexes = [one for lineage in history.lineages for one in lineage.cells[at].paragraphs]
        assert sorted(indexes) == list(range(len(version.paragraphs)))
    opener = history.lineages[0]
    assert [cell.event for cell in opener.cells] == ["oldest", "kept", "kept"]
    assert opener.cells[0].text == "The General Assembly," and (opener.first, opener.last) == (0, 2)
    assert history.totals[2]["new"] == sum(one.cells[2].event == "new" for one in history.lineages)
    assert resdiff.history(versions).to_dict()["totals"] == history.to_dict()["totals"]
    assert resdiff.history([versions]).totals == history.totals
    assert "A/RES/80/57" in repr(history) and "<table>" in history._repr_html_()
    assert history.to_html().startswith("<!DOCTYPE html>") and "|" in history.to_markdown()
    for name in ("it.html", "it.json", "it.csv", "it.md"):
        history.save(tmp_path / name)
    assert (tmp_path / "it.csv").read_bytes() == history.to_csv().encode()
    frame = history.to_pandas()
    assert set(frame["version"]) == {f"A/RES/{year}" for year in YEARS}
    assert history.to_polars().height == len(frame)


def test_a_history_needs_two_texts(tmp_path: Path) -> None:
    with pytest.raises(resdiff.ResdiffError, match="^a history needs at least two texts"):
        resdiff.history("79/62")
    with pytest.raises(resdiff.ResdiffError, match="holds no texts"):
        resdiff.history(tmp_path)
    with pytest.raises(resdiff.ResdiffError, match="neither a file nor"):
        resdiff.history(["79/62", "none"])


def test_blame_gives_every_word_its_year(tmp_path: Path) -> None:
    blame = resdiff.blame("80/57", ["79/62", "78/241"])
    newest = blame.versions[-1]
    assert newest.symbol == "A/RES/80/57"
    for text, paragraph in zip(blame.paragraphs, newest.paragraphs, strict=True):
        assert "".join(passage.text for passage in text.passages) == paragraph.text
    assert blame.paragraphs[0].passages[0].version == 0
    assert {passage.version for text in blame.paragraphs for passage in text.passages} == {0, 1, 2}
    blame.save(tmp_path / "it.html")
    assert (tmp_path / "it.html").read_text(encoding="utf-8") == blame.to_html()
    with pytest.raises(resdiff.ResdiffError, match="no ending"):
        blame.save(tmp_path / "it.docx")
    assert len(blame.to_pandas()) == blame.to_polars().height == len(blame.to_records())
    assert "1 = A/RES/78/241" in blame._repr_html_() and "80/57" in repr(blame)


def test_blame_keeps_the_newest_last() -> None:
    with pytest.warns(UserWarning, match="78/241 is older than A/RES/79/62: the newest text comes first"):
        blame = resdiff.blame("78/241", "79/62")
    assert blame.versions[-1].symbol == "A/RES/78/241"
