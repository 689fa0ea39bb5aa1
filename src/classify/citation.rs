//! Citations: another document, treaty, article or paragraph.

use super::Verdict;
use super::atoms::{self, Atom, Value, quoted};
use super::cut::{Change, Cut};
use super::lexicon::{Lexicon, has};
use super::verdict::citation;

/// Words that belong to no citation may make up this share of one (0 to 0.5).
const OTHER_WORDS: f64 = 0.25;

/// The verdict, if a document came, went or took another's place.
pub fn rule(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    if is_in_title(change, lexicon) {
        let words = change.words().map(quoted);
        let evidence = format!("in a title: {} → {}", words.old, words.new);
        return Some(citation("cited-title", evidence));
    }
    is_only_citation(cut, lexicon).then(|| {
        let words = change
            .words()
            .map(|words| quoted(words.trim_matches(|c: char| !c.is_alphanumeric() && c != ')')));
        let evidence = match (words.old.is_empty(), words.new.is_empty()) {
            (true, _) => format!("“{}” is cited now", words.new),
            (_, true) => format!("“{}” is not cited any more", words.old),
            _ => format!("{} → {}", words.old, words.new),
        };
        citation("cited-document", evidence)
    })
}

/// The verdict, if another article or paragraph of the same document is cited: "article 72" → "article 73 e".
pub fn provision(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    let (before, _) = change.around();
    let named = before
        .split_whitespace()
        .next_back()
        .is_some_and(|word| has(lexicon.provisions, word.trim_end_matches('.')));
    let is_letter = |atom: &Atom| atom.key.chars().count() == 1 || atoms::is_roman(&atom.key);
    let words = change.words().map(quoted);
    let number = cut.rest_is(|atom| atom.is_value() || is_letter(atom));
    (named && number).then(|| citation("cited-provision", format!("{} → {}", words.old, words.new)))
}

/// The verdict on a paragraph that does nothing but cite.
pub fn whole(cut: &Cut, lexicon: &Lexicon, what: &str) -> Option<Verdict> {
    is_only_citation(cut, lexicon)
        .then(|| citation("cited-document", format!("what was {what} does nothing but cite")))
}

/// Bytes of a title and of what stands before it (300 to 800).
const LONGEST_TITLE: usize = 600;

/// Whether the change stands inside quotes, after "entitled", and not as the title of an agenda item.
fn is_in_title(change: &Change<'_>, lexicon: &Lexicon) -> bool {
    let (before, _) = change.around();
    let before = atoms::tail(before, LONGEST_TITLE);
    let Some(open) = before.rfind(['“', '«', '「', '《']) else {
        return false;
    };
    let closed = before[open..].contains(['”', '»', '」', '》']);
    let led: Vec<&str> = before[..open].split_whitespace().rev().take(2).collect();
    let title = led.first().is_some_and(|word| has(lexicon.entitled, word));
    let of_item = led.get(1).is_some_and(|word| has(lexicon.items, word));
    !closed && title && !of_item
}

/// Whether what is left on both sides is little but citations.
pub fn is_only_citation(cut: &Cut, lexicon: &Lexicon) -> bool {
    let (mut symbols, mut names) = (0usize, 0usize);
    let (mut inside, mut outside) = (0usize, 0usize);
    let mut of_body = false;
    for atom in cut.rest() {
        of_body |= has(lexicon.parties, &atom.key);
        match kind(atom, lexicon) {
            Part::Symbol => symbols += 1,
            Part::Name => names += 1,
            Part::Words => inside += 1,
            Part::Other => outside += 1,
        }
    }
    let all = symbols + names + inside + outside;
    symbols > 0 && outside as f64 <= OTHER_WORDS * all as f64
        || names > 0 && outside == 0 && !of_body
}

enum Part {
    /// A symbol.
    Symbol,
    /// The word by which a document or an instrument is named.
    Name,
    /// What goes with it: "resolution", "of the General Assembly", a number, a date.
    Words,
    /// Anything else.
    Other,
}

fn kind(atom: &Atom, lexicon: &Lexicon) -> Part {
    match &atom.value {
        Value::Symbol(_) => Part::Symbol,
        Value::Mark | Value::Little => Part::Words,
        Value::Word if atom.capital && has(lexicon.instruments, &atom.key) => Part::Name,
        Value::Word if lexicon.is_document(&atom.key) => Part::Name,
        Value::Word if lexicon.is_citing(&atom.key) => Part::Words,
        // A name: "Addis Ababa Action" Agenda.
        Value::Word if atom.capital => Part::Words,
        Value::Word => Part::Other,
        _ => Part::Words,
    }
}
