"""Two documents compared."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import zipfile
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from conftest import NEW, OLD

import resdiff


@pytest.fixture(scope="module")
def years() -> resdiff.Comparison:
    return resdiff.compare("78/241", "79/62")


@pytest.fixture(scope="module")
def small() -> resdiff.Comparison:
    return resdiff.compare(OLD.encode(), NEW.encode())


def test_every_paragraph_is_in_exactly_one_row(years: resdiff.Comparison) -> None:
    for side in ("old", "new"):
        indexes = [at for row in years.rows for at in getattr(row, side)]
        document: resdiff.Resolution = getattr(years, side)
        assert sorted(indexes) == list(range(len(document.paragraphs)))


def test_spans_give_both_texts(years: resdiff.Comparison) -> None:
    rows = [row for row in years.rows if row.spans]
    assert rows
    for row in rows:
        old = "".join(span.text for span in row.spans if span.tag != "added")
        new = "".join(span.text for span in row.spans if span.tag != "removed")
        assert (old or None, new or None) == (row.old_text, row.new_text)


def test_a_row_says_what_happened(small: resdiff.Comparison) -> None:
    added, edited = (row for row in small.rows if row.is_changed)
    assert (added.change, added.address, added.kind) == ("added", "PP2", "preambular")
    assert added.old_text is None and added.old_addresses == ()
    assert (edited.change, edited.address, edited.shape) == ("edited", "OP1", "one-to-one")
    assert edited.marked().startswith("[-Requests-]{+Urges+} the Secretary-General to submit ")
    assert edited.classes == ("action", "wording", "roll-over")
    first = edited.changes[0]
    assert (first.old, first.new, first.class_) == ("Requests", "Urges", "action")
    assert first.direction == "strengthened" and first.rule == "verb" and first.evidence
    assert str(edited) == f"OP1: {edited.marked()}"
    with pytest.raises(FrozenInstanceError):
        edited.change = "added"  # type: ignore[misc]


def test_rows_agree_with_the_figures(years: resdiff.Comparison) -> None:
    counts = years.summary.paragraphs
    for name in ("unchanged", "edited", "added", "removed"):
        assert sum(row.change == name for row in years.rows) == getattr(counts, name)
    assert sum(row.moved for row in years.rows) == counts.moved
    words = years.to_dict()["summary"]["words"]
    assert years.summary.words.share_kept == pytest.approx(words["share_kept"])
    assert years.summary.words.share_new == pytest.approx(words["share_new"])
    assert years.figures.words == years.summary.words
    # Figures count as reports do: without the words that open a text and the line that closes it.
    told = years.figures.paragraphs
    assert (told.added, told.removed, told.moved) == (counts.added, counts.removed, counts.moved)
    assert told.unchanged + told.edited == counts.unchanged + counts.edited - 2
    assert years.figures.substance > 0 and not years.figures.doubtful


def test_findings_are_as_the_json_has_them(years: resdiff.Comparison) -> None:
    findings, data = years.findings, years.to_dict()["findings"]
    assert list(findings.reading_order) == data["reading_order"]
    assert len(findings.deltas) == len(data["deltas"]) > 0
    assert findings.deltas[0].kind == data["deltas"][0]["kind"]
    assert findings.renumbered
    assert findings.reuse.formula == data["reuse"]["formula"]
    for run, said in zip(findings.renumbered, data["renumbered"], strict=True):
        assert run.new == tuple(said["new"])
        assert all(years.rows[at].old != () for at in run.rows)


def test_references_that_were_left_behind_are_found() -> None:
    old = "The General Assembly,\n\n1. Decides to meet;\n\n2. Recalls paragraph 1 above, on meeting each year."
    new = old.replace("1. Decides", "1. Thanks all States for their many reports;\n\n2. Decides")
    new = new.replace("2. Recalls", "3. Recalls")
    findings = resdiff.compare(old.encode(), new.encode()).findings
    [reference] = findings.references
    assert reference.verdict == "stale" and reference.new.spot.address == "OP3"
    assert reference.old and reference.old.targets == (1,)


def test_what_a_document_may_be(versions: Path) -> None:
    path = versions / "A-RES-79-62.txt"
    given: list[resdiff.Named] = [
        "79/62",
        str(path),
        path,
        path.read_bytes(),
        resdiff.Text(path.read_text(encoding="utf-8"), name="mine", language="en"),
        resdiff.read(path),
    ]
    rows = [resdiff.compare("78/241", one).to_dict()["rows"] for one in given]
    assert all(one == rows[0] for one in rows)


def test_names_of_what_was_given() -> None:
    comparison = resdiff.compare(OLD.encode(), resdiff.Text(NEW, name="the draft"))
    assert comparison.old.source == "the old text"
    assert comparison.new.source == "the draft"
    assert comparison.new.name == "the draft"


def test_hidden_classes_are_unmarked(small: resdiff.Comparison) -> None:
    shown = resdiff.compare(OLD.encode(), NEW.encode(), hide=["roll-over", "addition"])
    assert shown.hidden == ("addition", "roll-over")
    [edited] = (row for row in shown.rows if row.is_changed)
    assert edited.hidden == 1 and edited.classes == ("action", "wording")
    assert "eightieth" in edited.marked() and "seventy-ninth" not in edited.marked()
    assert shown.to_json() == small.hide("addition", "roll-over").to_json()
    assert small.hidden == () and small.hide("roll-over").hide().hidden == ()
    assert "--hide addition,roll-over" in shown.to_html()
    one = resdiff.compare(OLD.encode(), NEW.encode(), hide="roll-over")
    assert one.hidden == ("roll-over",)


def test_warnings() -> None:
    assert resdiff.compare("79/62", "78/241").warnings == ("not-chronological",)


def test_text_formats(small: resdiff.Comparison) -> None:
    assert json.loads(small.to_json()) == small.to_dict()
    assert small.to_json().endswith("}\n")
    assert small.to_html().startswith("<!DOCTYPE html>")
    assert small.to_html(side_by_side=True, all=True, print=True) != small.to_html()
    assert "Urges" in small.to_markdown() and small.to_markdown(view="list") != small.to_markdown()
    table = list(csv.DictReader(io.StringIO(small.to_csv())))
    assert len(table) == len(small.rows)
    assert "{+Urges+}" in small.to_text() == str(small)
    assert small.to_text(view="summary") != small.to_text()
    assert len(small.changelog().splitlines()) >= len(small.changes)
    assert small.changelog("markdown") != small.changelog() != small.changelog("csv")


def test_files_of_office_programs(small: resdiff.Comparison) -> None:
    for made, member in [
        (small.to_docx(), "word/document.xml"),
        (small.to_table(), "word/document.xml"),
        (small.to_xlsx(), "xl/workbook.xml"),
    ]:
        assert member in zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert small.to_pdf().startswith(b"%PDF-")
    assert small.to_pdf(paper="a4") != small.to_pdf()


def test_a_redline_is_by_somebody_and_of_a_date(small: resdiff.Comparison) -> None:
    def body(made: bytes) -> str:
        return zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()

    zone = datetime.timezone(datetime.timedelta(hours=2))
    moment = datetime.datetime(2024, 12, 2, 1, 30, tzinfo=zone)
    made = body(small.to_docx(author=" J. Doe ", date=moment))
    assert 'w:author="J. Doe"' in made and 'w:date="2024-12-01T23:30:00Z"' in made
    assert 'w:date="2024-12-02T00:00:00Z"' in body(small.to_docx(date=datetime.date(2024, 12, 2)))
    with pytest.raises(resdiff.ResdiffError, match="^a redline has every change"):
        small.hide("editorial").to_docx()
    assert small.hide("editorial").to_table()
    with pytest.raises(resdiff.ResdiffError, match="^author cannot be empty"):
        small.to_docx(author="a\nb")


def test_a_file_is_saved_by_its_ending(small: resdiff.Comparison, tmp_path: Path) -> None:
    for ending, made in [
        ("json", small.to_json().encode()),
        ("HTML", small.to_html().encode()),
        ("docx", small.to_docx()),
        ("md", small.to_markdown().encode()),
        ("csv", small.to_csv().encode()),
        ("xlsx", None),
        ("pdf", small.to_pdf()),
        ("txt", small.to_text().encode()),
    ]:
        path = tmp_path / f"made.{ending}"
        small.save(path)
        assert path.read_bytes() == made if made else path.stat().st_size > 0
    assert len(list(tmp_path.iterdir())) == 8
    with pytest.raises(resdiff.ResdiffError, match=r"made\.xyz has no ending"):
        small.save(tmp_path / "made.xyz")
    with pytest.raises(resdiff.ResdiffError, match="cannot be written, there is no such folder: name"):
        small.save(tmp_path / "none" / "made.html")


def test_tables(years: resdiff.Comparison) -> None:
    frame = years.to_pandas()
    assert len(frame) == len(years.rows) + len(years.notes)
    assert (frame["change"] == "added").sum() == (
        years.summary.paragraphs.added + years.summary.notes.added
    )
    assert str(frame["moved"].dtype) == "boolean" and str(frame["similarity"].dtype) == "float64"
    other = years.to_polars()
    assert other.columns == list(frame.columns) and other.height == len(frame)
    assert other["similarity"].null_count() == frame["similarity"].isna().sum() > 0


def test_an_empty_table_has_its_columns() -> None:
    same = resdiff.compare(OLD.encode(), OLD.encode()).hide("wording")
    assert not any(row.is_changed for row in same.rows)
    assert repr(same) == "<resdiff.Comparison the old text → the new text: no change>"


def test_a_notebook_shows_changes_and_nothing_of_the_page(small: resdiff.Comparison) -> None:
    shown = small._repr_html_()
    assert "<del" in shown and ">Urges</ins>" in shown and "@media (prefers-color-scheme:dark)" in shown
    style = shown[shown.index("<style>") + 7 : shown.index("</style>")]
    style = re.sub(r"@media[^{]*\{(.*\})\}", r"\1", style.replace("\\\n", ""))
    heads = re.findall(r"(?:^|\})\s*([^{}]+)\{", style)
    assert len(heads) > 10 and all(head.strip().startswith(".resdiff-view") for head in heads)
    assert "http" not in shown and "<script" not in shown


def test_hostile_words_are_text() -> None:
    evil = OLD.replace("the thing", "<script>alert(1)</script> & \u202eevil")
    shown = resdiff.compare(OLD.encode(), resdiff.Text(evil, name="<b>x</b>"))._repr_html_()
    assert "<script" not in shown and "&lt;script&gt;" in shown
    assert "<b>x" not in shown and "\u202e" not in shown


def test_tracked_changes_are_read_as_asked(small: resdiff.Comparison) -> None:
    redline = small.to_docx()
    accepted = resdiff.compare(NEW.encode(), redline)
    original = resdiff.compare(OLD.encode(), redline, revisions="original")
    assert not any(row.is_changed for row in accepted.rows + original.rows)


def test_the_language_of_the_report(years: resdiff.Comparison) -> None:
    assert '<html lang="fr"' in resdiff.compare("78/241", "79/62", ui="fr").to_html()
    assert '<html lang="en"' in years.to_html()
    assert resdiff.read("79/62", language="zh").language == "zh"
