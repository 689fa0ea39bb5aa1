//! Random, truncated and flipped bytes in every format that is characters: a message or a text, never a panic or a hang.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::time::{Duration, Instant};

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, WINDOWS_1252, WINDOWS_1256};
use proptest::prelude::*;
use resdiff::model::Source;
use resdiff::read::{ReadError, read};
use resdiff::structure::rebuild;

/// All tests of a kind together, even on a slow machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the formats begin with, and what makes a text look like one of them.
const BEGINNINGS: [&[u8]; 14] = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf1",
    b"<!DOCTYPE html>",
    b"<p>",
    b"<span title=\"p:1,s:1,c:1,l:1\">",
    b"<?xml version=\"1.0\"?>",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"<meta charset=big5>",
    b"MIME-Version:",
    b"The General Assembly,\n1. ",
];

/// Reads, and rebuilds what was read.
fn all_the_way(bytes: &[u8]) {
    if let Ok(raw) = read(bytes) {
        let source = Source::named("test");
        rebuild(&raw, source, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes_never_panic(
        beginning in 0..BEGINNINGS.len(),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let mut all = BEGINNINGS[beginning].to_vec();
        all.extend(bytes);
        all_the_way(&all);
    }

    #[test]
    fn random_markup_never_panics(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<div>", "</div>", "<ol start=-9223372036854775808 reversed>", "<li value=9223372036854775807>",
            "</ol>", "<sup>", "</sup>", "<a href='#fn1'>", "</a>", "1", "[2]", "text", " ", "<br>", "<pre>", "</pre>",
            "<table>", "<td>", "</table>", "<main>", "</main>", "<nav>", "</nav>", "<li id='cite_note-1'>", "<script>",
            "</script>", "&#160;", "é", "<span title=\"p:1,l:1\">", "<title>", "</title>", "<br/>", "</br>", "\u{feff}",
        ]), 0..80),
    ) {
        all_the_way(format!("<html>{}", pieces.concat()).as_bytes());
    }
}

fn text(language: &str) -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/docx")
        .join(format!("{language}.fodt"));
    let source = std::fs::read_to_string(source).unwrap();
    let body = source.split("<office:text>").nth(1).unwrap();
    body.replace("</text:p>", "\n\n")
        .split('<')
        .filter_map(|piece| piece.split_once('>').map(|(_, text)| text))
        .collect()
}

#[test]
fn truncated_and_flipped_texts_never_panic() {
    let begun = Instant::now();
    let page = std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/html/recognised.html"),
    );
    let encodings: [(&str, &'static Encoding); 5] =
        [("fr", WINDOWS_1252), ("ar", WINDOWS_1256), ("zh", GB18030), ("zh", BIG5), ("ru", UTF_8)];
    let mut files: Vec<Vec<u8>> = encodings
        .iter()
        .map(|(language, encoding)| encoding.encode(&text(language)).0.into_owned())
        .collect();
    files.push(text("es").encode_utf16().flat_map(u16::to_le_bytes).collect());
    files.push(page.unwrap());
    let mut state = 88_172_645_463_325_252_u64;
    for bytes in files {
        for part in 0..=20 {
            all_the_way(&bytes[..bytes.len() * part / 20]);
        }
        for _ in 0..40 {
            let mut flipped = bytes.clone();
            for _ in 0..4 {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let at = (state as usize) % flipped.len();
                flipped[at] ^= (state >> 56) as u8;
            }
            all_the_way(&flipped);
        }
    }
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn binary_files_are_refused_with_a_sentence() {
    let noise: Vec<u8> =
        (0..20_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(read(&noise), Err(ReadError::NotText("a binary file")));
    for (bytes, says) in [
        (
            b"\x89PNG\r\n\x1a\n".as_slice(),
            "a picture (.png), which cannot be read: run text recognition (OCR)",
        ),
        (b"<?xml version='1.0'?><office:document>", "an OpenDocument file (.fodt)"),
        (
            b"MIME-Version: 1.0\nContent-Type: image/png\nContent-Disposition: attachment\n\nx",
            "an e-mail without a text, which cannot be read: save its attachment and give that",
        ),
        (
            b"PK\x03\x04broken",
            "is a Word file that cannot be read (the file breaks off or is damaged)",
        ),
    ] {
        let error = read(bytes).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}
