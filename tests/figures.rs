//! One screen, one figure: the words that the rows of an output say are removed and added are those of its summary, and those
//! of every other output; what `show` counts of a text is what a comparison counts of it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{self, Cursor, Read, Write};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use resdiff::model::Resolution;
use resdiff::render::terminal::{Arrangement, Canvas, Paint};
use resdiff::render::word::Redline;
use resdiff::render::{csv, html, markdown, terminal, xlsx};

mod common;
#[path = "common/draft.rs"]
#[allow(dead_code, reason = "other tests print drafts in other forms")]
mod draft;

use common::{Analysis, compare, compare_texts, rebuild, rebuild_bytes};
use draft::{Form, pair};

/// Words that were removed and added.
type Changed = (usize, usize);

fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    bytes
}

fn text(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    String::from_utf8(written(write)).unwrap()
}

/// All that a reader can add up: what each output is called, what its rows say and what its summary says.
fn figures(analysis: &Analysis) -> Vec<(&'static str, Changed, Option<Changed>)> {
    let view = analysis.view();
    let json: serde_json::Value = serde_json::from_str(&common::json(analysis)).unwrap();
    let words = |name: &str| json["summary"]["words"][name].as_u64().unwrap() as usize;
    let list = text(|out| {
        let canvas = &mut Canvas::new(out, 5_000, Paint::Plain);
        terminal::write_comparison(canvas, &view, Arrangement::List, false)
    });
    let rows = list.split_once("\nSummary\n").and_then(|(_, rest)| rest.split_once("\n\n"));
    let rows = rows.map_or("", |(_, rows)| rows).lines().take_while(|line| *line != "Notes");
    let told = rows.map(|line| (signed(line, '−'), signed(line, '+')));
    let markdown =
        text(|out| markdown::write_comparison(out, &view, Some(Arrangement::List), false));
    let items = markdown.lines().filter(|line| {
        line.starts_with("- **")
            && !line.starts_with("- **note")
            && !line.starts_with("- **old note")
    });
    let page = text(|out| html::write_comparison(out, &view, &html::Report::default()));
    let sheet = text(|out| csv::write_comparison(out, &view));
    let mut records = ::csv::Reader::from_reader(sheet.as_bytes());
    let records = records.records().map(Result::unwrap);
    let cells = records.filter(|row| &row[0] == "paragraph");
    let (cells, total) =
        (cells.map(|row| (row[12].parse().unwrap(), row[13].parse().unwrap())), workbook(&view));
    // "371 words kept, 209 dropped", "371 words kept, 1,851 new".
    let bars = page.split("<span>").filter_map(|bar| {
        let (_, own) = bar.split_once("</span>")?.0.split_once(" kept, ")?;
        own.split(' ').next()?.replace(',', "").parse().ok()
    });
    let bars: Vec<usize> = bars.collect();
    vec![
        ("terminal", sum(told), Some(summary(&list, "  Words "))),
        ("Markdown", sum(items.map(in_words)), Some(summary(&markdown, "- Words: "))),
        ("CSV", sum(cells), None),
        ("XLSX", total.0, Some(total.1)),
        // Texts without any change have no bars.
        ("HTML", if bars.is_empty() { (0, 0) } else { (bars[0], bars[1]) }, None),
        ("JSON", (words("removed"), words("added")), None),
    ]
}

fn sum(rows: impl Iterator<Item = Changed>) -> Changed {
    rows.fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1))
}

/// The first number of a line that has this sign: 43 of "~ OP1  edited  −43 +39  action".
fn signed(line: &str, sign: char) -> usize {
    line.split(' ').find_map(|cell| cell.strip_prefix(sign)?.parse().ok()).unwrap_or(0)
}

/// "edited (wording): 43 words removed, 39 added", "PP1 became PP2; two words removed.", "Removed; 28 words."
fn in_words(told: &str) -> Changed {
    let told = told.to_lowercase();
    let clause = told.rsplit([';', ':']).find(|clause| number(clause).is_some()).unwrap_or("");
    let mut changed = (0, 0);
    for figure in clause.split([',', '.']) {
        let Some(count) = number(figure) else { continue };
        let is_gone =
            figure.contains("removed") || figure.contains("dropped") || told.contains("** dropped");
        match (is_gone, figure.contains("added")) {
            (true, false) => changed.0 += count,
            _ => changed.1 += count,
        }
    }
    changed
}

/// The number that a figure begins with, in digits or in letters.
fn number(figure: &str) -> Option<usize> {
    const LETTERS: [&str; 9] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let words: Vec<&str> = figure.split_whitespace().collect();
    let is_figure = |noun: &str| ["word", "words", "words.", "removed", "added"].contains(&noun);
    let at = words.iter().position(|noun| is_figure(noun.trim_end_matches('.')))?;
    let count = words.get(at.checked_sub(1)?)?;
    let in_letters = LETTERS.iter().position(|letters| letters == count).map(|at| at + 1);
    in_letters.or_else(|| count.parse().ok())
}

/// The line of the words in a summary: "543 unchanged, 679 removed, 189 added".
fn summary(text: &str, name: &str) -> Changed {
    let line = text.lines().rev().find_map(|line| line.strip_prefix(name)).unwrap();
    let figures: Vec<usize> = line
        .split(", ")
        .map(|figure| figure.trim().split(' ').next().unwrap().replace(',', "").parse().unwrap())
        .collect();
    (figures[1], figures[2])
}

/// What the rows of a workbook say, and what its second sheet says.
fn workbook(view: &resdiff::view::View<'_>) -> (Changed, Changed) {
    let bytes = written(|out| xlsx::write_comparison(out, view, &Redline::new(view)));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut file = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (sheet, strings) = (file("xl/worksheets/sheet1.xml"), file("xl/sharedStrings.xml"));
    let strings: Vec<&str> = strings.split("<si>").skip(1).collect();
    let value = |row: &str, column: char| -> usize {
        let cell = row.split(&format!("<c r=\"{column}")).nth(1).unwrap();
        let value = cell.split_once("<v>").unwrap().1;
        value.split_once('<').unwrap().0.parse().unwrap()
    };
    let rows = sheet.split("<row ").skip(2);
    let rows = rows.filter(|row| strings[value(row, 'F')].contains(">paragraph<"));
    let rows = sum(rows.map(|row| (value(row, 'O'), value(row, 'P'))));
    let said = strings.iter().rev().find(|text| text.contains(" kept, ")).unwrap();
    let figure = |name: &str| -> usize {
        let before = said.split(name).next().unwrap();
        before.rsplit([' ', '>']).next().unwrap().replace(',', "").parse().unwrap()
    };
    (rows, (figure(" dropped"), figure(" added")))
}

/// Words in paragraphs and notes, as `show` counts them.
fn shown(document: &Resolution) -> usize {
    let shown = text(|out| {
        terminal::write_resolution(
            &mut Canvas::new(out, 200, Paint::Plain),
            document,
            &[],
            resdiff::model::Language::English,
        )
    });
    let line = shown.lines().last().unwrap();
    let numbers: Vec<usize> =
        line.split(' ').filter_map(|word| word.replace(',', "").parse().ok()).collect();
    // "95.0% of 1,328 words in paragraphs and notes; 66 set aside"; the share is no whole number.
    let [.., all, aside] = numbers.as_slice() else { panic!("{line}") };
    all - aside
}

/// The words of each paragraph and note of a report's fact table: old and new.
fn compared(analysis: &Analysis) -> [(usize, usize); 2] {
    let view = analysis.view();
    let page = text(|out| html::write_comparison(out, &view, &html::Report::default()));
    let row = page.split("Words compared").nth(1).unwrap();
    let cell = |at: usize| {
        let cell = row.split("<td>").nth(at).unwrap().split("</td>").next().unwrap();
        let mut numbers = cell.split(' ').filter_map(|word| word.replace(',', "").parse().ok());
        (numbers.next().unwrap(), numbers.next().unwrap())
    };
    [cell(1), cell(2)]
}

fn agree(analysis: &Analysis) {
    let figures = figures(analysis);
    let (_, first, _) = figures[0];
    for (format, rows, summary) in &figures {
        assert_eq!((format, *rows), (format, first), "{figures:?}");
        assert_eq!((format, summary.unwrap_or(first)), (format, first), "{figures:?}");
    }
    let words = analysis.summary.words;
    let documents = &analysis.documents;
    let [old, new] = compared(analysis);
    assert_eq!(words.kept + words.removed, old.0);
    assert_eq!(old.0 + old.1, shown(&documents.old));
    assert_eq!(new.0 + new.1, shown(&documents.new));
    let reuse = &analysis.findings.reuse;
    assert_eq!((reuse.kept, reuse.old), (words.kept, old.0));
    assert_eq!(reuse.new_words(), new.0);
}

fn built_in(name: &str) -> Resolution {
    let path = format!("{}/versions/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    rebuild_bytes(&std::fs::read(path).unwrap(), name)
}

#[test]
fn figures_agree_in_the_texts_that_come_with_the_program() {
    let texts = ["en/A-RES-78-241", "en/A-RES-79-62", "en/A-RES-80-57"].map(built_in);
    for old in &texts {
        for new in &texts {
            agree(&compare(old, new));
        }
    }
}

#[test]
fn figures_agree_in_chinese() {
    let old = built_in("zh/A-RES-79-62");
    let mut new = old.clone();
    for paragraph in &mut new.paragraphs {
        paragraph.text = paragraph.text.replace("秘书长", "大会主席").replace("报告", "最新意见");
    }
    new.paragraphs.remove(3);
    agree(&compare(&old, &new));
}

#[test]
fn figures_agree_where_print_and_punctuation_differ() {
    let old = "The General Assembly,\n\n1. Takes note of the follow-up - as it is called - of non-State actors;\n\n\
               2. Requests a report, (a) in 2024, (b) in 2025 & later.";
    let new = "The General Assembly,\n\n1. Takes note of the followup – as it is called – of “nonState” actors,\n\n\
               2. Requests reports on 3 – 4 matters: (a) in 2025 (b) later still…";
    agree(&compare_texts(old, new));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        rng_seed: RngSeed::Fixed(79_062),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn figures_agree_in_random_texts((old, new) in pair(), width in 34usize..110) {
        let (old, new) = (rebuild(&old.print(Form::Wrapped(width))), rebuild(&new.print(Form::Wrapped(80))));
        agree(&compare(&old, &new));
    }
}
