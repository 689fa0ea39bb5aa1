"""One document."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from conftest import OLD

import resdiff


def test_a_resolution_has_its_facts() -> None:
    read = resdiff.read("79/62")
    assert (read.symbol, read.name) == ("A/RES/79/62", "A/RES/79/62")
    assert read.title == "Lethal autonomous weapons systems"
    assert read.date == datetime.date(2024, 12, 2) and read.issued == datetime.date(2024, 12, 10)
    assert read.language == "en" and read.session == "Seventy-ninth session"
    assert read.agenda_item == "Agenda item 98 (ss)"
    assert read.masthead["organ"] == "General Assembly"
    assert read.read_as == "resolution" and read.source.startswith("built in")
    assert read.paragraphs[0].text == "The General Assembly," and read.paragraphs[0].kind == "opener"
    assert read.paragraphs[1].address == "PP1" and read.paragraphs[1].label is None
    assert read.set_aside and read.remarks == ()
    assert read.to_dict()["schema"] == "resdiff.resolution/1"
    assert "Lethal" in read.to_text() == str(read)
    assert repr(read).startswith("<resdiff.Resolution A/RES/79/62: ")
    assert resdiff.read(read) is read


def test_notes_doubts_and_remarks() -> None:
    read = resdiff.read(b"The General Assembly,\n\n1. Decides to meet;\n\n3. Requests a rep\xef\xbf\xbdrt.")
    assert [doubt.kind for doubt in read.doubts] and read.doubts[0].sentence
    other = resdiff.read("78/241")
    assert other.notes == tuple(resdiff.Note(n["number"], n["text"]) for n in other.to_dict()["notes"])


def test_read_as_a_document() -> None:
    read = resdiff.read(resdiff.Text(OLD), read_as="document")
    assert read.read_as == "document" and read.remarks


def test_a_notebook_shows_paragraphs() -> None:
    shown = resdiff.read("79/62")._repr_html_()
    assert "OP1" in shown and "pieces not compared" in shown


def test_versions_and_texts_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built_in = resdiff.versions()
    assert {"A/RES/78/241", "A/RES/79/62", "A/RES/80/57"} <= {v.symbol for v in built_in}
    assert all(isinstance(version.date, datetime.date) for version in built_in)
    assert {version.language for version in resdiff.versions(language="zh")} == {"zh"}
    (tmp_path / "99-1.txt").write_text(OLD, encoding="utf-8")
    assert "A/RES/99/1" in {version.symbol for version in resdiff.versions(texts=tmp_path)}
    assert resdiff.read("99/1", texts=tmp_path).paragraphs
    monkeypatch.setenv("RESDIFF_VERSIONS", str(tmp_path))
    assert resdiff.compare("99/1", "79/62").rows
    (tmp_path / "99-2.docx").write_bytes(b"PK\x03\x04 no archive")
    with pytest.warns(UserWarning, match="99-2.docx"):
        assert len(resdiff.versions()) == len(built_in) + 1


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("no such thing", "^no such thing is neither a file nor a symbol such as 78/241"),
        ("none.docx", "^none.docx cannot be read, there is no such file"),
        ("99/1", "^A/RES/99/1 is not among the known texts"),
        (Path("79/62"), "79/62 cannot be read, there is no such file"),
        (b"", "^the text "),
        (b"\x00\x01\x02", "^the text "),
        (resdiff.Text("", name="mine"), "^mine "),
        (OLD, "^a str names a document by its symbol or path"),
    ],
)
def test_errors_are_one_sentence(document: resdiff.Named, sentence: str) -> None:
    with pytest.raises(resdiff.ResdiffError, match=sentence) as raised:
        resdiff.read(document)
    assert isinstance(raised.value, ValueError) and "\n" not in str(raised.value)


def test_wrong_options_are_told() -> None:
    for options, sentence in [
        ({"language": "xx"}, "language cannot be .xx.: give ar, en"),
        ({"revisions": "all"}, "revisions cannot be .all.: give accepted or original"),
        ({"read_as": "poem"}, "read_as cannot be .poem.: give resolution or document"),
        ({"texts": "/no/such/folder"}, "/no/such/folder cannot be listed"),
    ]:
        with pytest.raises(resdiff.ResdiffError, match=sentence):
            resdiff.read("79/62", **options)  # type: ignore[arg-type]
    with pytest.raises(resdiff.ResdiffError, match="hide cannot be 'all': give action"):
        resdiff.compare("78/241", "79/62", hide=["all"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="not int"):
        resdiff.read(7962)  # type: ignore[arg-type]
