//! Figures: amounts, counts, deadlines, dates and places of meetings.

use super::Verdict;
use super::atoms::{self, Atom, Value, quoted};
use super::cut::{Change, Cut};
use super::lexicon::{Lexicon, has};
use super::verdict::figure;

/// With at most this many other words a side, a change of numbers is one of a figure (0 to 3).
const OTHER_WORDS: usize = 1;

/// The verdict, if numbers differ, with no more than the words that belong to them.
pub fn rule(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    let is_number = |atom: &Atom| {
        atom.is_value() && !matches!(atom.value, Value::Symbol(_)) || lexicon.is_number(&atom.key)
    };
    let counts = |atom: &Atom| is_number(atom) || lexicon.counts(&atom.key);
    let (before, after) = change.around();
    let near = |word: Option<&str>| {
        word.is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()) || lexicon.counts(word))
    };
    let of_number = cut.all.old.iter().chain(&cut.all.new).any(is_number)
        || near(before.split_whitespace().next_back())
        || near(after.split_whitespace().next());
    let only = cut.rest_is(counts) && of_number;
    let others = |atoms: &[Atom]| atoms.iter().filter(|atom| !counts(atom)).count();
    let on_both = cut.left.old.iter().any(is_number) && cut.left.new.iter().any(is_number);
    let few = others(&cut.left.old) <= OTHER_WORDS && others(&cut.left.new) <= OTHER_WORDS;
    if let Some(verdict) = place(change, cut, lexicon) {
        return Some(verdict);
    }
    let cites = cut.rest().any(|atom| matches!(atom.value, Value::Symbol(_)));
    if !(only || on_both && few && !cites) {
        return None;
    }
    let words = change.words().map(quoted);
    let rule = if cut
        .rest()
        .any(|atom| matches!(atom.value, Value::Date(_) | Value::Year(_) | Value::Years(..)))
    {
        "date"
    } else {
        "number"
    };
    let or_nothing = |words: String| {
        if words.is_empty() { "nothing".to_owned() } else { words }
    };
    Some(figure(rule, format!("{} → {}", or_nothing(words.old), or_nothing(words.new))))
}

/// Bytes before and after a place among which the date of the meeting is looked for (40 to 160).
const NEAR: usize = 100;

/// "in Geneva" → "in New York", where a date stands near.
fn place(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    let (before, after) = change.around();
    let words = change.words().map(quoted);
    let starts =
        |words: &str| words.split_whitespace().next().is_some_and(|word| has(lexicon.places, word));
    let led = before.split_whitespace().next_back().is_some_and(|word| has(lexicon.places, word))
        || starts(&words.old) && starts(&words.new);
    let is_name = |atom: &Atom| matches!(atom.value, Value::Word) && atom.capital;
    let is_date = |atom: &Atom| matches!(atom.value, Value::Date(_));
    let of_meeting = cut.rest_is(|atom| is_name(atom) || is_date(atom));
    let with_dates = of_meeting && cut.rest().any(is_date) && cut.rest().any(is_name);
    if with_dates {
        return Some(figure("place", format!("{} → {}", words.old, words.new)));
    }
    let named = of_meeting && !cut.left.old.is_empty() && !cut.left.new.is_empty();
    if !led || !named {
        return None;
    }
    let dated = |text: &str| {
        atoms::cut(text, lexicon).iter().any(|atom| matches!(atom.value, Value::Date(_)))
    };
    let near = dated(atoms::tail(before, NEAR)) || dated(atoms::head(after, NEAR));
    near.then(|| figure("place", format!("{} → {}", words.old, words.new)))
}
