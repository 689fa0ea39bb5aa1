//! What does not add up in a rebuilt document: signs that it was read, or printed, wrongly.
//!
//! Precision before recall: a doubt that turns out unfounded teaches the reader to pass over the next one.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::address::ANNEX;
use super::labels;
use super::stops::{Stop, is_closing_mark};
use crate::language;
use crate::model::{
    Address, Kind, Language, Paragraph, ReadAs, Resolution, SetAside, SetAsideKind,
};
use crate::read::is_figure;
use crate::tokens::not_plain;

/// The character that stands for one that could not be read.
const DAMAGED: char = '\u{fffd}';

/// A conjunction after the last punctuation has at most this many letters: "; and", "; или", "，以及".
const CONJUNCTION: usize = 4;

/// The longest text, in characters, that may be an entry of a list or a table, which end without punctuation.
const ENTRY: usize = 80;

/// A paragraph of a resolution that is this many times longer than the middle one (25 to 60), and has at least so many
/// characters, has swallowed others.
const TIMES_LONGER: usize = 25;
const LONG: usize = 4000;

/// A paragraph with at least so many words, of which so many of ten are figures, is a table.
const WORDS_OF_TABLE: usize = 16;
const FIGURES_OF_TABLE: usize = 4;

/// At least so many paragraphs of so many characters in another language are another text.
const OTHER_PARAGRAPHS: usize = 2;
const OTHER_LENGTH: usize = 60;

/// The language of a paragraph is found from its first bytes (120 to 400: a line or two tells it).
const OTHER_SAMPLE: usize = 160;

/// What was set aside and ends as paragraphs do is one from so many bytes on (80 to 160; half as many letters in
/// Cyrillic or Arabic, a third in Chinese).
const LEAST_PARAGRAPH: usize = 120;

/// One thing that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What is wrong.
    pub kind: DoubtKind,
    /// The paragraph it is about; `None` for a note or the whole document.
    pub address: Option<Address>,
}

/// What does not add up.
#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DoubtKind {
    /// Numbers of operative paragraphs are left out before the paragraph.
    MissingNumbers {
        /// The first of them.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// The next number stands within the paragraph, which is the last that has one.
    NumberInside(u32),
    /// No organ speaks at the head of the resolution.
    NoOpener,
    /// Paragraphs are in another language.
    OtherLanguage(Language),
    /// The paragraph is this many times longer than the middle one.
    TooLong(usize),
    /// The paragraph reads like the rows of a table.
    TableInProse,
    /// No paragraph has the mark of the note with this number.
    NoteWithoutMark(String),
    /// The paragraph has a mark to which there is no note; its number.
    MarkWithoutNote(String),
    /// The paragraph ends without punctuation.
    NoPunctuation,
    /// Characters of the paragraph or note could not be read.
    DamagedCharacters {
        /// How many.
        count: usize,
        /// The number of the note, where it is in one.
        note: Option<String>,
    },
    /// So many pieces that were set aside read like paragraphs.
    ParagraphsSetAside(usize),
}

impl DoubtKind {
    /// The name that JSON writes.
    pub fn name(&self) -> &'static str {
        self.into()
    }
}

/// Looks for what does not add up: first in the whole document, then in the paragraphs, then in the notes, both in reading order.
pub fn doubts(document: &Resolution) -> Vec<Doubt> {
    let noted: HashSet<&str> = document.notes.iter().map(|n| n.number.as_str()).collect();
    let mut marked = HashSet::new();
    let mut doubts: Vec<Doubt> =
        of_whole(document).into_iter().map(|kind| Doubt { kind, address: None }).collect();
    let middle = middle_length(document);
    let last_numbered = document.paragraphs.iter().rposition(|p| operative_number(p).is_some());
    let mut last_number = 0;
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let mut doubt = |kind| {
            doubts.push(Doubt { kind, address: Some(paragraph.address.clone()) });
        };
        if let Some(number) = operative_number(paragraph) {
            if number > last_number + 1 {
                doubt(DoubtKind::MissingNumbers { first: last_number + 1, last: number - 1 });
            }
            last_number = number;
            if Some(at) == last_numbered && holds_number(&paragraph.text, number + 1) {
                doubt(DoubtKind::NumberInside(number + 1));
            }
        }
        if is_of_text(paragraph) && paragraph.text.len() > LONG {
            let times = paragraph.text.len() / middle.max(1);
            if times >= TIMES_LONGER {
                doubt(DoubtKind::TooLong(times));
            }
        }
        if is_of_text(paragraph) && is_table(&paragraph.text) {
            doubt(DoubtKind::TableInProse);
        }
        for mark in &paragraph.marks {
            marked.insert(mark.number.as_str());
            if !noted.contains(mark.number.as_str()) {
                doubt(DoubtKind::MarkWithoutNote(mark.number.clone()));
            }
        }
        if wants_punctuation(paragraph) && !ends_with_punctuation(&paragraph.text) {
            doubt(DoubtKind::NoPunctuation);
        }
        if let Some(count) = damaged(&paragraph.text, document.language) {
            doubt(DoubtKind::DamagedCharacters { count, note: None });
        }
    }
    for note in &document.notes {
        let number = &note.number;
        let mut doubt = |kind| doubts.push(Doubt { kind, address: None });
        // A note with a star belongs to the title, where marks are not held.
        if number.chars().all(char::is_numeric) && !marked.contains(number.as_str()) {
            doubt(DoubtKind::NoteWithoutMark(number.clone()));
        }
        if let Some(count) = damaged(&note.text, document.language) {
            doubt(DoubtKind::DamagedCharacters { count, note: Some(number.clone()) });
        }
    }
    doubts
}

/// What does not add up in the document as a whole.
fn of_whole(document: &Resolution) -> Vec<DoubtKind> {
    let mut doubts = Vec::new();
    let pieces = document.set_aside.iter().filter(|entry| reads_like_paragraph(entry)).count();
    if pieces > 0 {
        doubts.push(DoubtKind::ParagraphsSetAside(pieces));
    }
    if document.read_as != ReadAs::Resolution {
        return doubts;
    }
    let has = |kind| document.paragraphs.iter().any(|paragraph| paragraph.kind == kind);
    if has(Kind::Preambular) && !has(Kind::Opener) {
        doubts.push(DoubtKind::NoOpener);
    }
    let texts = document.paragraphs.iter().filter(|paragraph| is_of_text(paragraph));
    let long = texts.filter(|paragraph| paragraph.text.chars().nth(OTHER_LENGTH).is_some());
    let others: Vec<Language> = long
        .map(|paragraph| &paragraph.text[..paragraph.text.floor_char_boundary(OTHER_SAMPLE)])
        .filter(|text| !language::is_plainly(text, document.language))
        .map(language::detect)
        .filter(|&language| language != document.language)
        .collect();
    if let Some(&other) = others.first().filter(|_| others.len() >= OTHER_PARAGRAPHS) {
        doubts.push(DoubtKind::OtherLanguage(other));
    }
    doubts
}

/// Whether what was set aside may be a paragraph. Around the text of a web page there are sentences, but no clauses.
fn reads_like_paragraph(entry: &SetAside) -> bool {
    let stop = Stop::at_end(&entry.text);
    entry.text.len() >= LEAST_PARAGRAPH
        && match entry.kind {
            SetAsideKind::Title
            | SetAsideKind::Comment
            | SetAsideKind::Contents
            | SetAsideKind::OtherLanguage => false,
            SetAsideKind::WebPage | SetAsideKind::About | SetAsideKind::Mail => {
                matches!(stop, Some(Stop::Comma | Stop::Clause))
            }
            _ => stop.is_some(),
        }
}

/// Whether the paragraph is one of the running text.
fn is_of_text(paragraph: &Paragraph) -> bool {
    matches!(paragraph.kind, Kind::Preambular | Kind::Operative | Kind::Text)
}

/// The length of the paragraph of the text that as many are longer than as are shorter, in bytes.
fn middle_length(document: &Resolution) -> usize {
    let texts = document.paragraphs.iter().filter(|paragraph| is_of_text(paragraph));
    let mut lengths: Vec<usize> = texts.map(|paragraph| paragraph.text.len()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}

/// Whether a text holds a number as a paragraph begins with it: "…; 2. Decides to renew".
fn holds_number(text: &str, number: u32) -> bool {
    let label = format!(" {number}. ");
    text.match_indices(&label).any(|(at, _)| {
        text[at + label.len()..].starts_with(char::is_uppercase)
            && !text[..at].ends_with(|c: char| c == ',' || c.is_ascii_digit())
    })
}

/// Whether a text is mostly figures, and no row that strokes show to be one.
fn is_table(text: &str) -> bool {
    // Asked of every paragraph: most hold too few digits and dashes (which may be of several bytes) for so many figures.
    let is_of_figure = |b: u8| b.is_ascii_digit() | matches!(b, b'-' | b'.' | 0xd9..=0xe3);
    // As numbers of eight bits many bytes are counted at once.
    let of_figures = text
        .as_bytes()
        .chunks(usize::from(u8::MAX))
        .map(|chunk| usize::from(chunk.iter().map(|&b| u8::from(is_of_figure(b))).sum::<u8>()));
    let of_figures: usize = of_figures.sum();
    let spaces = memchr::memchr_iter(b' ', text.as_bytes()).count();
    if text.starts_with('|') || of_figures * 10 < spaces * FIGURES_OF_TABLE {
        return false;
    }
    let words = text.split_whitespace().count();
    let figures = text.split_whitespace().filter(|word| is_figure(word)).count();
    words >= WORDS_OF_TABLE && figures * 10 >= words * FIGURES_OF_TABLE
}

fn operative_number(paragraph: &Paragraph) -> Option<u32> {
    let label = paragraph.label.as_deref().filter(|_| paragraph.kind == Kind::Operative)?;
    let number = |text: &str| labels::parse(text)?.operative_number();
    // "l." is a number only before a sentence.
    number(label).or_else(|| number(&format!("{label} A")))
}

/// Whether the paragraph is of a kind that is a sentence or a part of one. In annexes there are titles and
/// tables between the sentences; an opener before a single operative paragraph is printed without a comma.
fn wants_punctuation(paragraph: &Paragraph) -> bool {
    let in_annex = paragraph.address.as_str().starts_with(ANNEX);
    match paragraph.kind {
        Kind::Preambular | Kind::Operative => true,
        Kind::Subparagraph => !in_annex && paragraph.text.chars().nth(ENTRY).is_some(),
        Kind::Opener | Kind::Heading | Kind::Annex | Kind::Text | Kind::Closing => false,
    }
}

/// Whether the text ends with punctuation, perhaps with a conjunction after it: "…; and".
fn ends_with_punctuation(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| is_closing_mark(c) || c.is_whitespace());
    let stem = text.trim_end_matches(char::is_alphabetic);
    let letters = text[stem.len()..].chars().count();
    let stem = stem.trim_end();
    letters <= CONJUNCTION
        && stem.ends_with(|c: char| !c.is_alphanumeric() && !is_closing_mark(c) && c != DAMAGED)
}

/// How many characters could not be read, where there are any.
fn damaged(text: &str, language: Language) -> Option<usize> {
    let count = text.matches(DAMAGED).count() + strange_letters(text, language);
    (count > 0).then_some(count)
}

/// The letters that a font prints as one sign, which a broken font names as another letter: "aûordable".
const JOINED: [&str; 8] = ["ff", "fi", "fl", "ffi", "ffl", "ft", "tt", "ti"];

/// How many words are none, and would be with joined letters in the place of a strange one.
fn strange_letters(text: &str, language: Language) -> usize {
    // Nearly all that is not plain are quotation marks and dashes.
    if !not_plain(text).any(char::is_alphabetic) {
        return 0;
    }
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    let is_strange = |word: &&str| {
        let mut letters = word.chars().filter(|c| !c.is_ascii());
        let strange = letters.next().filter(|first| letters.all(|other| other == *first));
        strange.is_some_and(|strange| {
            let whole = |joined: &&str| word.replace(strange, joined).to_lowercase();
            // "naïve" is a word, accent or not.
            let bare: String = word.nfd().filter(char::is_ascii).collect();
            !language::is_word(&bare.to_lowercase(), language)
                && JOINED.iter().any(|joined| language::is_word(&whole(joined), language))
        })
    };
    words.filter(is_strange).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;
    use crate::{read, structure};

    /// The doubts that a text raises, each with the address it is about.
    fn raised(text: &str) -> Vec<(String, DoubtKind)> {
        let raw = read::read(text.as_bytes()).unwrap();
        let document = structure::rebuild(&raw, Source::default(), None);
        let doubts = doubts(&document).into_iter();
        let address = |doubt: &Doubt| doubt.address.as_ref().map_or("", Address::as_str).to_owned();
        doubts.map(|doubt| (address(&doubt), doubt.kind)).collect()
    }

    #[test]
    fn missing_numbers_are_told_where_they_are_missing() {
        let text = "The General Assembly,\n\n1. Requests a report;\n\n2. Decides to meet;\n\n5. Also decides to \
                    remain seized of the matter;\n\n7. Requests the Secretary-General to report.\n";
        assert_eq!(
            raised(text),
            [
                ("OP5".to_owned(), DoubtKind::MissingNumbers { first: 3, last: 4 }),
                ("OP7".to_owned(), DoubtKind::MissingNumbers { first: 6, last: 6 })
            ]
        );
    }

    #[test]
    fn what_was_read_wrongly_is_told() {
        let text = "The General Assembly,\n\nRecalling its resolution 77/1 of 5 October 2022,\n\n1. Decides to renew the \
                    measures Targeted Sanctions 2. Decides to renew the rest.\n";
        assert_eq!(raised(text), [("OP1".to_owned(), DoubtKind::NumberInside(2))]);
        let figures = "0.010 0.020 ".repeat(9);
        let text = format!(
            "The General Assembly,\n\n1. Decides to meet;\n\n2. Adopts the scale {figures}.\n"
        );
        assert_eq!(raised(&text), [("OP2".to_owned(), DoubtKind::TableInProse)]);
        let text = "Resolution 5\n\nRecalling its resolution 77/1 of 5 October 2022,\n\n1. Requests a report;\n\n2. Decides \
                    to meet.\n";
        assert!(raised(text).contains(&(String::new(), DoubtKind::NoOpener)), "{:?}", raised(text));
        let text = "The Security Council,\n\nRecalling the resolutions of the Council on the question of the region and its \
                    people,\n\nRappelant les résolutions du Conseil sur la question de la région et de sa population,\n\n1. \
                    Requests the Secretary-General to report to the Council on the state of the talks in the region;\n\n1. \
                    Prie le Secrétaire général de faire rapport au Conseil sur la suite des pourparlers dans la région.\n";
        let kind = DoubtKind::OtherLanguage(Language::French);
        assert!(raised(text).contains(&(String::new(), kind)), "{:?}", raised(text));
    }

    #[test]
    fn a_paragraph_among_what_was_set_aside_is_told() {
        let text = "The General Assembly,\n\nRecalling its resolution 77/1 of 5 October 2022,\n\n1. Decides to meet.\n";
        let raw = read::read(text.as_bytes()).unwrap();
        let mut document = structure::rebuild(&raw, Source::default(), None);
        let long = "Whereas recognition of the inherent dignity and of the equal and inalienable rights of all members of the \
                    human family is the foundation of freedom";
        for (kind, end, is_told) in [
            (SetAsideKind::WebPage, ",", true),
            (SetAsideKind::WebPage, ".", false),
            (SetAsideKind::PageHead, ".", true),
            (SetAsideKind::PageHead, "", false),
            (SetAsideKind::Title, ".", false),
        ] {
            document.set_aside = vec![SetAside { kind, text: format!("{long}{end}") }];
            let told = doubts(&document).into_iter().map(|doubt| doubt.kind);
            let expected = is_told.then_some(DoubtKind::ParagraphsSetAside(1));
            assert_eq!(told.collect::<Vec<_>>(), Vec::from_iter(expected), "{kind:?} {end}");
        }
    }

    #[test]
    fn a_lost_end_is_told() {
        let text = "The General Assembly,\n\nRecalling its resolution 77/1 of 5 October 2022,\n\n1. Requests the \
                    Secretary-General to submit a report on the implementation of the\n\n2. Decides to meet.\n";
        assert_eq!(raised(text), [("OP1".to_owned(), DoubtKind::NoPunctuation)]);
    }

    #[test]
    fn conjunctions_and_quotes_may_stand_after_the_punctuation() {
        for text in [
            "the matter; and",
            "report, или",
            "matter.”",
            "决议；以及",
            "the Charter,",
            "meet ;",
            "(2023);",
        ] {
            assert!(ends_with_punctuation(text), "{text}");
        }
        for text in ["of the", "its report on", "in 2024", "(A/79/88)", "the matter; which are"] {
            assert!(!ends_with_punctuation(text), "{text}");
        }
    }

    #[test]
    fn damaged_characters_are_counted() {
        let text = "The General Assembly,\n\n1. Requests a rep\u{fffd}rt from the Secretary-Gener\u{fffd}l;\n\n2. Decides to meet.\n";
        let kind = DoubtKind::DamagedCharacters { count: 2, note: None };
        assert_eq!(raised(text), [("OP1".to_owned(), kind)]);
        let text = "The General Assembly,\n\n1. Requests an e\u{fb}cient report on traffic at Côte d’Azur, naïve as it is;\n\n\
            2. Decides to meet.\n";
        let kind = DoubtKind::DamagedCharacters { count: 1, note: None };
        assert_eq!(raised(text), [("OP1".to_owned(), kind)]);
    }

    #[test]
    fn notes_and_marks_belong_together() {
        let text = include_str!("../../versions/en/A-RES-79-62.txt");
        let raw = read::read(text.as_bytes()).unwrap();
        let mut document = structure::rebuild(&raw, Source::default(), None);
        assert_eq!(doubts(&document), []);
        let lost = document.notes.remove(0).number;
        let told = doubts(&document);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].kind, DoubtKind::MarkWithoutNote(lost));
        for paragraph in &mut document.paragraphs {
            paragraph.marks.clear();
        }
        let told = doubts(&document);
        assert_eq!(told.len(), document.notes.len());
        let is_unmarked = |doubt: &Doubt| matches!(doubt.kind, DoubtKind::NoteWithoutMark(_));
        assert!(told.iter().all(is_unmarked));
    }

    #[test]
    fn the_built_in_texts_raise_no_doubt() {
        for text in [
            include_str!("../../versions/en/A-RES-78-241.txt"),
            include_str!("../../versions/en/A-RES-79-62.txt"),
            include_str!("../../versions/en/A-RES-80-57.txt"),
            include_str!("../../versions/zh/A-RES-79-62.txt"),
        ] {
            assert_eq!(raised(text), []);
        }
    }
}
