//! Citations: another document, treaty, article or paragraph.

use super::atoms::{self, Atom, Value, on_one_line};
use super::case::Case;
use super::{Evidence, Rule, Verdict};
use crate::language::Table;
use crate::language::has;
use crate::model::What;

/// Words that belong to no citation may make up this share of one (0 to 0.5).
const OTHER_WORDS: f64 = 0.25;

/// The verdict, if a document came, went or took another's place.
pub fn rule(case: &Case) -> Option<Verdict> {
    if is_in_title(case) {
        return Some(Verdict::new(Rule::CitedTitle, case.evidence()));
    }
    let bare =
        |words: &str| on_one_line(words.trim_matches(|c: char| !c.is_alphanumeric() && c != ')'));
    let evidence = || Evidence::Words(case.words.map(bare));
    is_only_citation(case).then(|| Verdict::new(Rule::CitedDocument, evidence()))
}

/// The verdict, if another article or paragraph of the same document is cited: "article 72" → "article 73 e".
pub fn provision(case: &Case) -> Option<Verdict> {
    let last = case.before.split_whitespace().next_back()?;
    let is_letter = |atom: &Atom| atom.key.chars().count() == 1 || atoms::is_roman(&atom.key);
    (has(case.table.provisions, last.trim_end_matches('.'))
        && case.rest_is(|atom| atom.is_mention() || is_letter(atom)))
    .then(|| Verdict::new(Rule::CitedProvision, case.evidence()))
}

/// The verdict on a paragraph that does nothing but cite.
pub fn whole(case: &Case, added: bool) -> Option<Verdict> {
    is_only_citation(case).then(|| Verdict::whole(Rule::CitedDocument, added, String::new()))
}

/// Bytes of a title and of what stands before it (300 to 800).
const LONGEST_TITLE: usize = 600;

/// Whether the change stands inside quotes, after "entitled", and not as the title of an agenda item.
fn is_in_title(case: &Case) -> bool {
    let before = atoms::tail(case.before, LONGEST_TITLE);
    let Some(open) = before.rfind(['“', '«', '「', '《']) else {
        return false;
    };
    let closed = before[open..].contains(['”', '»', '」', '》']);
    let mut led = before[..open].split_whitespace().rev();
    let is_title = led.next().is_some_and(|word| has(case.table.entitled, word));
    let is_item = led.next().is_some_and(|word| has(case.table.items, word));
    !closed && is_title && !is_item
}

/// Whether what is left on both sides is little but citations.
pub fn is_only_citation(case: &Case) -> bool {
    let count =
        |what: InCitation| case.rest().filter(|atom| in_citation(atom, case.table) == what).count();
    // "The Parties to the Convention" are a body, no document.
    let of_body = || case.rest().any(|atom| has(case.table.parties, &atom.key));
    let other = count(InCitation::Nothing);
    count(InCitation::Symbol) > 0 && other as f64 <= OTHER_WORDS * case.rest().count() as f64
        || other == 0 && count(InCitation::Name) > 0 && !of_body()
}

/// What an atom is in a citation.
#[derive(PartialEq)]
enum InCitation {
    /// A symbol.
    Symbol,
    /// The word by which a document or an instrument is named.
    Name,
    /// What goes with it: "resolution", "of the General Assembly", a number, a date.
    Words,
    /// Anything else.
    Nothing,
}

fn in_citation(atom: &Atom, table: &Table) -> InCitation {
    match &atom.value {
        Value::Mention(What::Document(_)) => InCitation::Symbol,
        Value::Word if atom.capital && has(table.instruments, &atom.key) => InCitation::Name,
        Value::Word if table.is_document(&atom.key) => InCitation::Name,
        // A name in capitals: "Addis Ababa Action" Agenda.
        Value::Word if !atom.capital && !table.is_citing(&atom.key) => InCitation::Nothing,
        _ => InCitation::Words,
    }
}
