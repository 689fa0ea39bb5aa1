//! [`RawText`] → [`Resolution`]: masthead, title, paragraphs with kind and label, notes, what was set aside.
//!
//! The steps, each in its file: `blocks` takes what the format tells; `masthead` reads the first page; `furniture` takes page heads and the like out of
//! the lines; `notes` joins the footnotes; `tables` finds the rows of tables; `join` makes pieces of the lines; `marks` finds the footnote marks in
//! them; `kinds` and `lists` say what each piece is; `address` says where it stands.
//! `doubts` then looks for what does not add up.

use crate::model::{Language, Note, Resolution, SetAside, SetAsideKind, Source, Symbol};
use crate::read::RawText;

mod address;
mod blocks;
mod doubts;
mod furniture;
mod join;
mod kinds;
mod labels;
mod lines;
mod lists;
mod marks;
mod masthead;
mod notes;
mod stops;
mod tables;
mod wrap;

pub use doubts::{Doubt, DoubtKind, doubts};

use crate::language::{self, phrases};
use crate::tokens::dates;
use furniture::Known;
use notes::FoundNote;

/// So many characters of a text are enough to find its language.
const LANGUAGE_SAMPLE: usize = 4000;

/// Rebuilds a document. The language is found from the text unless given.
///
/// Never fails: a text in which nothing is recognised comes back as preambular paragraphs, or as none.
pub fn rebuild(raw: &RawText<'_>, source: Source, language: Option<Language>) -> Resolution {
    let language = language.unwrap_or_else(|| language::detect(&sample(raw)));
    let phrases = phrases(language);
    let texts = blocks::mended(raw, phrases);
    let told = blocks::tell(raw, &texts);
    let mut head = masthead::read(&told.lines, phrases);
    if head.facts.symbol.is_none() {
        head.facts.symbol = symbol_of_file(&source.name);
    }
    let known =
        Known { symbol: head.facts.symbol.as_ref(), title: head.facts.title.as_deref(), phrases };
    let mut sorted = furniture::sort(&told.lines[head.body..], known);
    notes::take_unruled(&mut sorted);
    let (found, lost) = notes::join(&sorted.notes, phrases);
    let mut pieces = join::join(&sorted.body, phrases);
    if !told.marks {
        let given = told.notes.iter().filter_map(|(note, page)| FoundNote::given(note, *page));
        let all: Vec<FoundNote> = given.chain(found.iter().cloned()).collect();
        marks::take(&mut pieces, &all, phrases);
    }
    let paragraphs = kinds::assign(pieces, phrases);
    let mut masthead = head.facts;
    let closing = paragraphs.iter().rfind(|p| p.kind == crate::model::Kind::Closing);
    masthead.adopted = closing
        .and_then(|closing| dates::last(&closing.text, phrases))
        .or(masthead.adopted)
        .or_else(|| {
            dates::last(masthead.title.as_deref()?, phrases)
                .filter(|_| is_council(masthead.symbol.as_ref()))
        });
    let mut set_aside = head.set_aside;
    set_aside.append(&mut sorted.set_aside);
    set_aside.extend(told.set_aside);
    set_aside.extend(lost.into_iter().map(|text| SetAside { kind: SetAsideKind::PageHead, text }));
    let given = told.notes.into_iter().map(|(note, _)| note);
    let notes = given.chain(found.into_iter().map(Note::from)).collect();
    Resolution { source, language: phrases.language, masthead, paragraphs, notes, set_aside }
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

fn symbol_of_file(name: &str) -> Option<Symbol> {
    let file = name.rsplit(['/', '\\']).next()?;
    let stem = file.split_once(".").map_or(file, |(stem, _)| stem);
    Symbol::parse(stem)
}

/// The Security Council prints the date in the title.
fn is_council(symbol: Option<&Symbol>) -> bool {
    symbol.is_some_and(|symbol| symbol.as_str().starts_with("S/"))
}
