//! Resolutions and decisions of many organs, made after real ones: each is read right in every form that a text may come in.
//!
//! `organs/*.txt` hold a paragraph a line, behind a letter for its kind; M is the masthead above the body.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use resdiff::model::{Kind, Resolution};

mod common;

use common::rebuild;

/// Every text: its name, and its lines.
const TEXTS: [(&str, &str); 12] = [
    ("arabic-cop", include_str!("organs/arabic-cop.txt")),
    ("atomic-energy", include_str!("organs/atomic-energy.txt")),
    ("chinese-cop", include_str!("organs/chinese-cop.txt")),
    ("civil-aviation", include_str!("organs/civil-aviation.txt")),
    ("cop", include_str!("organs/cop.txt")),
    ("council-renewal", include_str!("organs/council-renewal.txt")),
    ("environment-assembly", include_str!("organs/environment-assembly.txt")),
    ("french-cop", include_str!("organs/french-cop.txt")),
    ("health-assembly", include_str!("organs/health-assembly.txt")),
    ("russian-cop", include_str!("organs/russian-cop.txt")),
    ("spanish-cop", include_str!("organs/spanish-cop.txt")),
    ("unesco", include_str!("organs/unesco.txt")),
];

/// Columns of a wrapped text.
const WIDTH: usize = 72;

/// The kind that a letter stands for; `None` for the masthead.
fn kind(letter: &str) -> Option<Kind> {
    Some(match letter {
        "O" => Kind::Opener,
        "P" => Kind::Preambular,
        "A" => Kind::Operative,
        "S" => Kind::Subparagraph,
        "H" => Kind::Heading,
        "N" => Kind::Annex,
        "C" => Kind::Closing,
        _ => return None,
    })
}

/// Kind and words of every paragraph, label included; white space does not count.
fn seen(document: &Resolution) -> Vec<(Kind, String)> {
    let words = |label: &str, text: &str| format!("{label}{text}").split_whitespace().collect();
    let label = |label: &Option<String>| label.clone().unwrap_or_default();
    document.paragraphs.iter().map(|p| (p.kind, words(&label(&p.label), &p.text))).collect()
}

fn wrap(text: &str, first: &str) -> String {
    common::wrapped(text, WIDTH, [first, ""])
}

#[test]
fn every_organ_is_read_in_every_form() {
    for (name, lines) in TEXTS {
        let rows: Vec<(&str, &str)> =
            lines.lines().map(|row| row.split_once('|').unwrap()).collect();
        let expected: Vec<(Kind, String)> = rows
            .iter()
            .filter_map(|(letter, text)| Some((kind(letter)?, text.split_whitespace().collect())))
            .collect();
        let printed = |gap: &str, print: fn(&str) -> String| -> String {
            rows.iter().map(|(_, text)| print(text) + gap).collect()
        };
        for (form, text) in [
            ("a paragraph a line", printed("\n", str::to_owned)),
            ("blank lines between", printed("\n\n", str::to_owned)),
            ("wrapped, blank lines between", printed("\n\n", |text| wrap(text, ""))),
            ("wrapped", printed("\n", |text| wrap(text, ""))),
            ("wrapped, first lines set in", printed("\n", |text| wrap(text, "      "))),
        ] {
            assert_eq!(seen(&rebuild(&text)), expected, "{name}, {form}:\n{text}");
        }
    }
}
