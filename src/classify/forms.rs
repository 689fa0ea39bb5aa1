//! A word in another form: whether it says the same.

use super::atoms::{self, Atom, Value};
use super::case::Case;
use super::spelling::{are_same_words, is_spelt_alike};
use crate::language::{Table, has};
use crate::model::{Side, Sides};

/// Whether both sides have one verb in two tenses: "will mark", "marked".
pub fn is_other_tense(case: &Case) -> bool {
    let table = case.table;
    let verbs = case.all.as_ref().map(|atoms| {
        let keys =
            atoms.iter().filter(|atom| atom.value != Value::Mark).map(|atom| atom.key.as_str());
        keys.filter(|key| !has(table.auxiliaries, key)).collect::<Vec<_>>()
    });
    let has_any =
        |list: &[&str]| case.all.as_ref().into_iter().flatten().any(|atom| has(list, &atom.key));
    !verbs.old.is_empty()
        && has_any(table.auxiliaries)
        && are_same_words(&verbs.old, &verbs.new, table)
        && !is_other_number(case)
        && (has_any(table.future) || !is_other_part(case))
}

/// Whether one thing became several or a kind of things, or the reverse: "the pandemic", "pandemics"; "Conference", of which
/// each is named, "Conferences"; "the reports", of which none is named beside.
pub fn is_other_number(case: &Case) -> bool {
    let starts = case.edit.kind.is_some() && case.ranges.new.start == 0;
    let is_thing = |atom: &&Atom| {
        let is_head = starts && atom.range.start == 0;
        !is_head && !has(case.table.sequence, &atom.key)
    };
    // "the Conference’s mandate" is that of one.
    let is_possessive = case.words.map(|words| words.contains(['’', '\'']));
    let (documents, differing): (Vec<&Atom>, Vec<&Atom>) =
        differing(case).filter(is_thing).partition(|atom| case.table.is_document(&atom.key));
    let articles = case
        .all
        .as_ref()
        .map(|atoms| atoms.iter().filter(|atom| has(case.table.articles, &atom.key)).count());
    !differing.is_empty()
        && is_possessive.are_equal()
        && (articles.old != articles.new || differing.iter().all(|atom| atom.capital))
        || differing.is_empty() && !documents.is_empty() && nothing_else_changes(case)
}

/// The atoms that the other side has not, or has in another form only.
fn differing<'c>(case: &'c Case) -> impl Iterator<Item = &'c Atom> {
    let is_in = |atom: &Atom, others: &[Atom]| {
        others.iter().any(|other| is_spelt_alike(&atom.key, &other.key, case.table))
    };
    let Sides { old, new } = &case.left;
    let gone = old.iter().filter(move |atom| !is_in(atom, new));
    gone.chain(new.iter().filter(move |atom| !is_in(atom, old)))
}

/// Bytes behind "the reports" in which it would be named what came or went (80 to 250).
const LIST: usize = 160;

/// Whether what follows a change, to the end of its clause, is the same on both sides, and no symbol that says which
/// documents are meant.
fn nothing_else_changes(case: &Case) -> bool {
    let next = case.after.split_whitespace().next().unwrap_or_default();
    if next.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let behind = Sides::from_fn(|side: Side| {
        let rest = &case.edit.texts[side][case.ranges[side].end..];
        atoms::head(rest, LIST).split([';', ':']).next().unwrap_or_default()
    });
    behind.old == behind.new
}

/// Whether a verb in another form has another part in its sentence: "to mitigate", "that mitigated"; "underlines", "which
/// underline"; "continue", "is continuing"; "and achieving", "to achieve".
pub fn is_other_part(case: &Case) -> bool {
    let table = case.table;
    let helps = [table.sequence, table.copulas, table.auxiliaries];
    if differing(case).all(|atom| helps.iter().any(|list| has(list, &atom.key))) {
        return false;
    }
    let counts = |list: &[&str]| {
        let count = |atoms: &Vec<Atom>| atoms.iter().filter(|atom| has(list, &atom.key)).count();
        case.all.as_ref().map(count)
    };
    let differs = |list: &[&str]| !counts(list).are_equal();
    differs(table.relatives)
        || differs(table.copulas)
        || differs(table.and) && differs(table.infinitive)
        || is_other_time(case, table)
}

/// Whether a verb of the past became another one, or the reverse, where what stands before it governs its form: "to
/// [examine]", ", [control] controlled costs". By itself, "many [live] lived", it only tells the time.
fn is_other_time(case: &Case, table: &Table) -> bool {
    let is_past = |atom: &Atom| table.pasts.iter().any(|ending| atom.key.ends_with(ending));
    let is_governed = |side: Side, atom: &Atom| {
        let at = case.ranges[side].start + atom.range.start;
        let before = case.edit.texts[side][..at].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        before.ends_with([',', ';', ':'])
            || [table.and, table.infinitive, table.auxiliaries]
                .iter()
                .any(|list| has(list, word) && !has(table.relatives, word))
    };
    let pasts =
        Sides::from_fn(|side: Side| case.left[side].iter().filter(|atom| is_past(atom)).count());
    let governed = |side: Side| case.left[side].iter().any(|atom| is_governed(side, atom));
    !pasts.are_equal() && (governed(Side::Old) || governed(Side::New))
}
