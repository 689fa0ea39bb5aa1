//! Figures: amounts, counts, deadlines, dates and places of meetings.

use super::atoms::{self, Atom};
use super::case::Case;
use super::{Rule, Verdict};
use crate::language::has;
use crate::model::What;

/// With at most this many other words a side, a change of numbers is one of a figure (0 to 3).
const OTHER_WORDS: usize = 1;

/// The verdict, if numbers differ, with no more than the words that belong to them.
pub fn rule(case: &Case) -> Option<Verdict> {
    if is_place(case) {
        return Some(Verdict::new(Rule::Place, case.evidence()));
    }
    let table = case.table;
    // The session in the title of a record: a note does nothing but cite.
    let is_record = |atom: &Atom| matches!(atom.what(), Some(What::Ordinal(_)));
    if case.edit.kind.is_none() && case.rest_is(is_record) {
        return None;
    }
    let is_symbol = |atom: &Atom| atom.is_document();
    let is_number =
        |atom: &Atom| atom.is_mention() && !is_symbol(atom) || table.is_number(&atom.key);
    let counts = |atom: &Atom| is_number(atom) || table.counts(&atom.key);
    let is_near = |word: Option<&str>| {
        word.is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()) || table.counts(word))
    };
    let of_number = case.all.old.iter().chain(&case.all.new).any(is_number)
        || is_near(case.before.split_whitespace().next_back())
        || is_near(case.after.split_whitespace().next());
    let only = case.rest_is(counts) && of_number;
    let has_few_others =
        |atoms: &[Atom]| atoms.iter().filter(|atom| !counts(atom)).count() <= OTHER_WORDS;
    let numbers_differ = || {
        let left =
            case.left.as_ref().map(|atoms| atoms.iter().any(is_number) && has_few_others(atoms));
        left.old && left.new && !case.rest().any(is_symbol)
    };
    if !only && !numbers_differ() {
        return None;
    }
    let is_time =
        |atom: &Atom| matches!(atom.what(), Some(What::Date(_) | What::Year(_) | What::Years(..)));
    let rule = if case.rest().any(is_time) { Rule::Date } else { Rule::Number };
    Some(Verdict::new(rule, case.evidence()))
}

/// Bytes before and after a place among which the date of the meeting is looked for (40 to 160).
const NEAR: usize = 100;

/// "in Geneva" → "in New York", where a date stands near.
fn is_place(case: &Case) -> bool {
    let is_name = |atom: &Atom| atom.is_word() && atom.capital;
    let is_date = |atom: &Atom| atom.is_date();
    if !case.rest_is(|atom| is_name(atom) || is_date(atom)) {
        return false;
    }
    if case.rest().any(is_date) && case.rest().any(is_name) {
        return true;
    }
    let leads = |word: Option<&str>| word.is_some_and(|word| has(case.table.places, word));
    let starts = case.words.map(|words| leads(words.split_whitespace().next()));
    let led = leads(case.before.split_whitespace().next_back()) || starts.old && starts.new;
    let dated = |text: &str| atoms::cut(text, case.table).iter().any(is_date);
    let near = || dated(atoms::tail(case.before, NEAR)) || dated(atoms::head(case.after, NEAR));
    led && !case.is_one_sided() && near()
}
