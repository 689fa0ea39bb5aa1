//! Hostile and broken Word files: a message, never a panic or a hang.

use std::time::{Duration, Instant};

use resdiff::read::{Limit, Limits, ReadError, ReadOptions, read, read_with};

use super::fixture;
use super::maker::{Maker, item, level, p, r};

/// No file of the tests may take so long, even on a slow machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

fn limited(limits: Limits) -> ReadOptions {
    ReadOptions { limits, ..ReadOptions::default() }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let spaces = vec![b' '; 64 << 20];
    let made = Maker::new("").raw("word/document.xml", &spaces);
    let begun = Instant::now();
    assert_eq!(read(&made.bytes()), Err(ReadError::TooLarge(Limit::Ratio)));
    assert!(begun.elapsed() < PATIENCE);
}

#[test]
fn limits_can_be_changed() {
    let bytes = Maker::new(&p("Text.")).bytes();
    let refused = |limits: Limits| read_with(&bytes, &limited(limits)).is_err();
    let usual = Limits::default();
    assert!(!refused(usual));
    assert!(refused(Limits { unpacked: 100, ..usual }));
    assert!(refused(Limits { members: 1, ..usual }));
    assert!(refused(Limits { depth: 3, ..usual }));
    assert!(refused(Limits { elements: 3, ..usual }));
    assert!(refused(Limits { input: 100, ..usual }));
}

#[test]
fn entities_that_multiply_are_refused() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"#;
    let made = Maker::new("").raw("word/document.xml", bomb.as_bytes());
    assert_eq!(read(&made.bytes()), Err(ReadError::DamagedWord("it declares a document type")));
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(50_000);
    assert_eq!(read(&Maker::new(&deep).bytes()), Err(ReadError::TooLarge(Limit::Depth)));
}

#[test]
fn absurd_numbers_and_circles_are_harmless() {
    let start = r#"<w:start w:val="9223372036854775807"/>"#;
    let pattern = "%1".repeat(100_000);
    let levels = format!(
        r#"<w:lvl w:ilvl="0">{start}<w:numFmt w:val="upperRoman"/><w:lvlText w:val="{pattern}"/></w:lvl>{}"#,
        level(99, "decimal", "%1", "")
    );
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/>{levels}</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
    );
    let styles = r#"<w:style w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>"#;
    let body: String = (0..200)
        .map(|_| item(1, 0, "x") + &item(1, 4_000_000_000, "y") + &item(7, 0, "z"))
        .collect();
    let begun = Instant::now();
    let made = Maker::new(&body)
        .part("numbering", "numbering", &numbering)
        .part("styles", "styles", styles);
    assert_eq!(made.seen().len(), 600);
    assert!(begun.elapsed() < PATIENCE);
}

#[test]
fn one_note_referred_to_a_thousand_times_is_read_once() {
    let reference = r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#.repeat(1000);
    let note = format!(
        r#"<w:footnote w:id="1"><w:p>{}{reference}</w:p></w:footnote>"#,
        r(&"word ".repeat(10_000))
    );
    let made = Maker::new(&format!("<w:p>{}{reference}</w:p>", r("Text"))).part(
        "footnotes",
        "footnotes",
        &note,
    );
    assert_eq!(made.seen().len(), 2);
}

#[test]
fn truncated_and_flipped_files_never_panic() {
    let begun = Instant::now();
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let bytes = fixture(language);
        for part in 0..20 {
            let _ = read(&bytes[..bytes.len() * part / 20]);
        }
        let mut state = 88_172_645_463_325_252_u64;
        for _ in 0..60 {
            let mut flipped = bytes.clone();
            for _ in 0..4 {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let at = (state as usize) % flipped.len();
                flipped[at] ^= (state >> 56) as u8;
            }
            let _ = read(&flipped);
        }
    }
    assert!(begun.elapsed() < PATIENCE);
}
