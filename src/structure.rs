//! [`RawText`] → [`Resolution`]: masthead, title, paragraphs with kind and label, notes, what was set aside.
//!
//! The steps, in their order, each in its file:
//! - `quoted`: takes off the marks of a resolution that is quoted as a whole
//! - `blocks`: sorts blocks into lines, notes and furniture, as far as the format marks them
//! - `contents`: takes tables of contents out
//! - `misread`: finds the numbers of paragraphs that recognition has spoilt
//! - `openers`: finds the words by which an organ begins
//! - `genre`: finds out whether it is a resolution; what is none is read by its own headings and numbers
//! - `below`: takes out what a web page shows below the text
//! - `runs`: finds the labels of such a document that only their order shows
//! - `masthead`: reads the first page above the body
//! - `furniture`: takes page heads and the like out of the lines, and finds the footnotes below their rule
//! - `notes`: joins the lines of footnotes, and finds those without a rule above them
//! - `join`: joins the lines of the body to pieces, which are paragraphs without a kind; `tables` finds the rows of tables
//! - `languages`: takes out the pieces in another language than the one asked for
//! - `marks`: cuts the footnote marks out of the pieces
//! - `kinds`: decides what each piece is; `lists` follows the numbering of its lists
//! - `address`: decides where each paragraph stands
//! - `doubts`: afterwards looks for what does not add up
//!
//! What every step asks of a line or a text stands in one place: its label in `labels` ("Article 4" in `divisions`), the mark it ends with in `stops`,
//! both with the other facts in `lines`; a document's own symbol in `symbols`.
//!
//! A threshold carries the range in which all 1,777 files of the corpus are read alike when it alone is changed; where its
//! neighbours already change some, how many. Most were first chosen on English session texts.

use crate::language::{self, table};
use crate::model::{Language, Note, ReadAs, Resolution, SetAside, SetAsideKind, Source};
use crate::read::{Format, RawText};

use divisions::Divisions;

mod address;
mod below;
mod blocks;
mod contents;
mod digits;
mod divisions;
mod doubts;
mod furniture;
mod genre;
mod join;
mod kinds;
mod labels;
mod languages;
mod ligatures;
mod lines;
mod lists;
mod marks;
mod masthead;
mod misread;
mod notes;
mod openers;
mod quoted;
mod runs;
mod stops;
mod symbols;
mod tables;
mod wrap;

pub use doubts::{Doubt, DoubtKind, doubts};

/// The bytes at the beginning of a text from which its language is found.
const LANGUAGE_SAMPLE: usize = 4000;

/// Rebuilds a document; what it is is found from the text, and so is its language unless given.
///
/// Never fails: a text in which nothing is recognised comes back as a document with its paragraphs, or with none.
pub fn rebuild(raw: &RawText<'_>, source: Source, language: Option<Language>) -> Resolution {
    rebuild_as(raw, source, language, None)
}

/// Rebuilds a document as a resolution or as what is none; where nothing is given, that is found from the text.
pub fn rebuild_as(
    raw: &RawText<'_>,
    source: Source,
    language: Option<Language>,
    read_as: Option<ReadAs>,
) -> Resolution {
    let asked = language;
    let language = language.unwrap_or_else(|| language::detect(&sample(raw)));
    let phrases = table(language);
    let whole = blocks::with_whole_words(raw, phrases);
    let raw = whole.as_ref().unwrap_or(raw);
    let unquoted = quoted::unquoted(raw, phrases);
    let raw = unquoted.as_ref().unwrap_or(raw);
    let texts = blocks::mended(raw, phrases);
    let mut blocks = blocks::sort(raw, &texts, phrases);
    blocks.notes.extend(notes::take_marked(&mut blocks.lines, phrases));
    blocks.set_aside.extend(contents::take(&mut blocks.lines));
    labels::unstack(&mut blocks.lines);
    misread::give_numbers(&mut blocks.lines, phrases);
    openers::part(&mut blocks.lines, phrases);
    openers::mark(&mut blocks.lines, phrases);
    let read_as = read_as.unwrap_or_else(|| genre::guess(&blocks.lines, phrases));
    if read_as == ReadAs::Resolution
        && matches!(raw.format, Format::Html | Format::Markdown | Format::Pdf)
    {
        blocks.set_aside.extend(below::take(&mut blocks.lines, phrases));
    }
    let is_told = read_as == ReadAs::Resolution && below::is_told(&blocks.lines);
    if read_as == ReadAs::Resolution {
        blocks.set_aside.extend(below::take_told(&mut blocks.lines, is_told, phrases));
    }
    if read_as == ReadAs::Document {
        runs::label(&mut blocks.lines, phrases);
    }
    let (mut head, divisions) = match read_as {
        ReadAs::Resolution => (masthead::read(&blocks.lines, phrases), Divisions::new(phrases)),
        ReadAs::Document => (
            masthead::of_document(&blocks.lines, phrases),
            Divisions::learn(&blocks.lines, phrases),
        ),
    };
    if is_told && below::name_told(&blocks.lines[..head.body], &mut head.set_aside) {
        head.facts.title = None;
    }
    let mut facts = head.facts;
    facts.symbol = facts.symbol.or_else(|| symbols::of_file(&source.name));
    let mut body = blocks.lines.split_off(head.body);
    notes::hold_lone_marks(&mut body, phrases);
    let mut sorted = furniture::sort(body, &blocks.lines, &facts, phrases);
    let is_ruled = !sorted.notes.is_empty();
    notes::take_unruled(&mut sorted, read_as, phrases);
    let (found, lost) = notes::join(&sorted.notes, is_ruled, phrases);
    let notes = [blocks.notes, found].concat();
    let mut pieces = join::join(&sorted.body, &divisions);
    let others = asked.map(|asked| languages::take_others(&mut pieces, asked)).unwrap_or_default();
    if raw.blocks.iter().all(|block| block.marks.is_empty()) {
        marks::take(&mut pieces, &notes, phrases);
    }
    let paragraphs = kinds::assign(&pieces, read_as, &divisions);
    let notes: Vec<Note> = notes.into_iter().map(|found| found.note).collect();
    masthead::complete(&mut facts, &paragraphs, &notes, phrases);
    let lost = lost.into_iter().map(|text| SetAside { kind: SetAsideKind::PageHead, text });
    Resolution {
        source,
        read_as,
        language: phrases.language,
        masthead: facts,
        paragraphs,
        notes,
        set_aside: [head.set_aside, sorted.set_aside, blocks.set_aside, lost.collect(), others]
            .concat(),
    }
}

fn sample(raw: &RawText<'_>) -> String {
    let mut sample = String::with_capacity(LANGUAGE_SAMPLE);
    for block in &raw.blocks {
        sample.push_str(&block.text);
        sample.push('\n');
        if sample.len() > LANGUAGE_SAMPLE {
            break;
        }
    }
    sample
}
