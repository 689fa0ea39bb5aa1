"""The package and the command say the same, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import resdiff

Command = Callable[..., bytes]

PAIRS = [("78/241", "79/62"), ("79/62", "80/57"), ("80/57", "78/241")]


@pytest.mark.parametrize("pair", PAIRS)
def test_comparisons(command: Command, pair: tuple[str, str], tmp_path: Path) -> None:
    comparison = resdiff.compare(*pair)
    assert comparison.to_json().encode() == command("compare", *pair, "--format", "json")
    assert comparison.to_html().encode() == command("compare", *pair, "--format", "html")
    assert comparison.to_csv().encode() == command("compare", *pair, "--format", "csv")
    assert comparison.to_markdown().encode() == command("compare", *pair, "--format", "markdown")
    assert comparison.to_docx() == command("compare", *pair, "--format", "docx")
    assert comparison.to_table() == command("compare", *pair, "--format", "docx-table")
    assert comparison.to_pdf() == command("compare", *pair, "--format", "pdf")
    assert comparison.to_text().encode() == command("compare", *pair, "--view", "inline")
    assert comparison.changelog().encode() == command("changelog", *pair)
    hidden = comparison.hide("editorial", "roll-over")
    for form, made in [("json", hidden.to_json()), ("html", hidden.to_html())]:
        asked = ["--format", form, "--hide", "editorial,roll-over"]
        assert made.encode() == command("compare", *pair, *asked)


def test_texts_and_series(command: Command) -> None:
    years = ["78/241", "79/62", "80/57"]
    assert resdiff.read("79/62").to_json().encode() == command("show", "79/62", "--format", "json")
    assert str(resdiff.read("79/62")).encode() == command("show", "79/62")
    history = resdiff.history(years)
    assert history.to_json().encode() == command("history", *years, "--format", "json")
    assert history.to_html().encode() == command("history", *years, "--format", "html")
    assert history.to_csv().encode() == command("history", *years, "--format", "csv")
    assert history.to_markdown().encode() == command("history", *years, "--format", "markdown")
    blame = resdiff.blame("80/57", years[:2])
    assert blame.to_json().encode() == command("blame", "80/57", *years[:2], "--format", "json")
    assert blame.to_html().encode() == command("blame", "80/57", *years[:2], "--format", "html")


def test_errors(command: Command, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    folder = tmp_path / "folder"
    folder.mkdir()
    for document in ["99/1", "78/242", "nothing", "none.docx", str(empty), str(folder)]:
        printed = command("compare", document, "79/62", fails=True).decode().strip()
        with pytest.raises(resdiff.ResdiffError) as raised:
            resdiff.compare(document, "79/62")
        assert f"resdiff: {raised.value}" == printed
