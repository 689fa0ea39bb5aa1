//! Reports as PDF: all words of both texts are in them, in order and with tags, read back by this program; pages and structure
//! by pdfinfo and qpdf where these are there.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "word/pairs.rs"]
#[allow(dead_code, reason = "not all of it is used here")]
mod pairs;

use std::path::PathBuf;
use std::process::Command;

use common::{Analysis, skip};
use resdiff::compare::{Change, Row, Slot, Tag};
use resdiff::model::{Part, Side, Sides};
use resdiff::read::{BlockKind, pdf};
use resdiff::render::PaperSize;
use resdiff::render::pdf::write_comparison;

/// The report of a comparison with no other fonts than those that come with the program.
fn report(analysis: &Analysis) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_comparison(&mut bytes, &analysis.view(), PaperSize::Letter, &[])?;
    Ok(bytes)
}

/// What is read back of a report: its paragraphs in order.
fn read_back(bytes: &[u8]) -> String {
    let text = pdf::read(bytes).unwrap();
    let blocks = text.blocks.iter().filter(|block| block.kind != BlockKind::Furniture);
    blocks.map(|block| block.text.as_ref()).collect::<Vec<_>>().join("\n")
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// The rows in the order of the report.
fn rows(analysis: &Analysis) -> Vec<Row> {
    let view = analysis.view();
    let in_order = view.order.iter().filter_map(|slot| match slot {
        Slot::Row(index) => Some(view.rows[*index].clone()),
        Slot::MovedFrom(_) => None,
    });
    in_order.chain(view.notes.iter().cloned()).collect()
}

/// The words of a row, those of both sides in one text; what differs in print only as the new text has it.
fn words(analysis: &Analysis, row: &Row) -> Vec<String> {
    let view = analysis.view();
    let text: String = match row.is_untouched() {
        true => {
            let indexes = row.paragraphs[Side::New].iter();
            let item = |&at| view.documents.new.item(row.part, at).unwrap().text;
            indexes.map(item).collect::<Vec<_>>().join("\n")
        }
        false => {
            let shown = row.spans.iter().filter(|s| !(s.typographic && s.tag == Tag::Removed));
            shown.map(|span| span.text.as_str()).collect()
        }
    };
    text.split('\n').map(letters).collect()
}

#[test]
fn no_word_of_either_text_is_lost_and_all_stand_in_order() {
    for (name, analysis) in pairs::hermetic() {
        let Ok(bytes) = report(&analysis) else {
            assert_eq!(name, "zh", "a report of {name} cannot be made");
            continue;
        };
        let read = letters(&read_back(&bytes));
        // Characters that act or cannot be seen are written by their numbers.
        let is_hostile = !["laws", "laws 80", "arabic", "moves", "ar", "en", "es", "fr", "ru"]
            .contains(&name.as_str());
        // What was dropped stands in the section that it had, the new text in its order.
        let mut begun = Sides::new(0, 0);
        for row in rows(&analysis) {
            let side = if row.change == Change::Removed { Side::Old } else { Side::New };
            let from = &mut begun[side];
            for words in words(&analysis, &row) {
                if is_hostile && !read.contains(&words) {
                    continue;
                }
                // Where both directions of writing meet, our reader and a browser differ on what comes first.
                let is_mixed = words.contains(|c: char| c.is_ascii()) && !words.is_ascii();
                if is_mixed && matches!(name.as_str(), "ar" | "arabic") {
                    for span in row.spans.iter().filter(|span| !span.typographic) {
                        let letters: Vec<char> = letters(&span.text).chars().collect();
                        for run in letters.chunk_by(|one, next| one.is_ascii() == next.is_ascii()) {
                            assert!(
                                read.contains(&run.iter().collect::<String>()),
                                "{name}: {run:?}"
                            );
                        }
                    }
                    continue;
                }
                let found = read[*from..].find(&words);
                let at = found.unwrap_or_else(|| {
                    let rest: String = read[*from..].chars().take(2 * words.len()).collect();
                    panic!("{name}: {} is lost: {words}\nin {rest}", row.address())
                });
                *from += at + words.len();
            }
        }
        assert!(name != "laws" || begun.new > 7_000, "{name}: {}", begun.new);
    }
}

#[test]
fn the_numbers_of_both_texts_are_there_too() {
    let analysis = pairs::built_in();
    let read = read_back(&report(&analysis).unwrap());
    for document in analysis.view().documents {
        let items = Part::ALL.into_iter().flat_map(|part| document.items(part));
        for number in items.flat_map(|item| item.text.split(|c: char| !c.is_ascii_digit())) {
            assert!(read.contains(number), "{number} is lost");
        }
        for item in document.items(Part::Paragraphs) {
            assert!(read.contains(item.label.unwrap_or_default()));
        }
    }
}

#[test]
fn the_founding_pair_has_five_pages_at_most_and_the_same_bytes_each_time() {
    let analysis = pairs::built_in();
    let bytes = report(&analysis).unwrap();
    let pages = hayro_syntax::Pdf::new(bytes.clone()).unwrap().pages().len();
    assert!((3..=5).contains(&pages), "{pages}");
    assert!(bytes == report(&analysis).unwrap());
    let holds = |what: &str| bytes.windows(what.len()).any(|window| window == what.as_bytes());
    for what in
        ["/StructTreeRoot", "/MarkInfo", "/Lang", "/DisplayDocTitle", "/Outlines", "LineThrough"]
    {
        assert!(holds(what), "{what}");
    }
}

#[test]
fn letters_without_a_font_are_told_in_one_sentence() {
    let (_, chinese) = pairs::hermetic().into_iter().find(|(name, _)| name == "zh").unwrap();
    let error = report(&chinese).unwrap_err().to_string();
    assert!(error.starts_with("no font was found for "), "{error}");
    assert_eq!(error.lines().count(), 1);
    let odd = common::compare_texts("Decides to meet in \u{10330}.", "Decides to meet in Geneva.");
    let read = read_back(&report(&odd).unwrap());
    assert!(
        read.contains("1 character in no font found here are written by their numbers"),
        "{read}"
    );
    assert!(read.contains("⟨U+10330⟩"), "{read}");
}

#[test]
fn what_has_no_look_is_written_by_its_number() {
    let old =
        "Decides\u{e001} that \u{202e}it \u{fe0f} \u{651}meets \u{feff}\u{f0001} \u{ad}\u{301}.";
    let odd = common::compare_texts(old, "Decides that it meets.");
    let read = read_back(&report(&odd).unwrap());
    for number in ["E001", "FE0F", "FEFF", "F0001"] {
        assert!(read.contains(&format!("⟨U+{number}⟩")), "{number}: {read}");
    }
}

#[test]
fn other_programs_find_tags_and_no_fault() {
    let folder = tempfile::TempDir::new().unwrap();
    let file: PathBuf = folder.path().join("report.pdf");
    std::fs::write(&file, report(&pairs::built_in()).unwrap()).unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).arg(&file).output();
        output.map(|output| (output.status.success(), String::from_utf8(output.stdout).unwrap()))
    };
    match run("pdfinfo", &[]) {
        Ok((_, told)) => {
            let says = |line: &str| told.lines().any(|one| one.replace(' ', "") == line);
            assert!(says("Tagged:yes") && says("Pagesize:612x792pts(letter)"), "{told}");
        }
        Err(_) => skip("pdfinfo is not installed"),
    }
    match run("qpdf", &["--check"]) {
        Ok((is_sound, told)) => assert!(is_sound, "{told}"),
        Err(_) => skip("qpdf is not installed"),
    }
}

#[test]
fn paper_is_letter_or_a4_and_lines_break_alike() {
    let analysis = common::compare_texts(
        "The General Assembly,\n\n1. Requests the Secretary-General to report;\n",
        "The General Assembly,\n\n1. Urges the Secretary-General to report;\n",
    );
    let made = |size| {
        let mut bytes = Vec::new();
        write_comparison(&mut bytes, &analysis.view(), size, &[]).unwrap();
        bytes
    };
    let (letter, a4) = (made(PaperSize::Letter), made(PaperSize::A4));
    let has = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
    assert!(has(&letter, "[0 0 612 792]") && has(&a4, "[0 0 595.28 841.89]"));
    assert_eq!(read_back(&letter), read_back(&a4));
}
