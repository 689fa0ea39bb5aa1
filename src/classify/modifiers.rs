//! Modal verbs, qualifiers and intensifiers by themselves.

use super::Verdict;
use super::atoms::{Atom, Value, quoted};
use super::cut::{Change, Cut};
use super::direction::{self, Direction};
use super::lexicon::{Lexicon, longest};
use super::verdict::action;

/// The verdict, if the change is one of a modifier and nothing else.
pub fn rule(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    modal(change, cut, lexicon)
        .or_else(|| qualifier(change, cut, lexicon))
        .or_else(|| intensifier(change, cut, lexicon))
}

fn arrow(change: &Change<'_>) -> String {
    let words = change.words().map(quoted);
    match (words.old.is_empty(), words.new.is_empty()) {
        (true, _) => format!("“{}” added", words.new),
        (_, true) => format!("“{}” dropped", words.old),
        _ => format!("{} → {}", words.old, words.new),
    }
}

fn modal(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    let level = |atom: &Atom| {
        lexicon.modals.iter().find(|(modal, _)| *modal == atom.key).map(|(_, level)| *level)
    };
    if !cut.rest_is(|atom| level(atom).is_some()) {
        return None;
    }
    let level = |atoms: &[Atom]| atoms.iter().filter_map(level).max();
    let direction = match (level(&cut.left.old), level(&cut.left.new)) {
        (Some(old), Some(new)) => direction::of_levels(usize::from(old), usize::from(new)),
        _ => Direction::Other,
    };
    Some(action(direction, "modal-verb", arrow(change)))
}

/// Words of the longest qualifier, and of another one in its place, fillers left out.
const LONGEST: usize = 14;

fn qualifier(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    let words = change.words();
    let condition = |words: &str| {
        let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
        longest(words, lexicon.qualifier_heads).is_some()
    };
    if words.old.trim().is_empty() && condition(words.new) {
        return Some(action(Direction::Qualified, "qualifier", arrow(change)));
    }
    if words.new.trim().is_empty() && condition(words.old) {
        return Some(action(Direction::Unqualified, "qualifier", arrow(change)));
    }
    if cut.rest().count() > LONGEST {
        return None;
    }
    let (old, old_left) = without_qualifiers(words.old, &cut.all.old, lexicon);
    let (new, new_left) = without_qualifiers(words.new, &cut.all.new, lexicon);
    // What stands in the place of a qualifier may be a word that only brings in an example.
    let direction = match (old, new) {
        (0, 0) => return None,
        (0, _) => Direction::Qualified,
        (_, 0) => Direction::Unqualified,
        _ => Direction::Other,
    };
    (old_left == new_left).then(|| action(direction, "qualifier", arrow(change)))
}

/// How many qualifiers a side has, and its other words.
fn without_qualifiers<'a>(
    text: &str,
    atoms: &'a [Atom],
    lexicon: &Lexicon,
) -> (usize, Vec<&'a str>) {
    let (mut count, mut others, mut covered) = (0, Vec::new(), 0);
    for atom in atoms {
        if atom.range.start < covered {
            continue;
        }
        let rest = &text[atom.range.start..];
        if let Some(phrase) = longest(rest, lexicon.qualifiers) {
            count += 1;
            let len: usize = rest.chars().take(phrase.chars().count()).map(char::len_utf8).sum();
            covered = atom.range.start + len;
        } else if !atom.is_filler() {
            others.push(atom.key.as_str());
        }
    }
    (count, others)
}

fn intensifier(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    let find = |list: &[(&str, u8)], atom: &Atom| {
        list.iter().find(|(word, _)| *word == atom.key).map(|(_, level)| *level)
    };
    let level =
        |atom: &Atom| find(lexicon.adverbs, atom).or_else(|| find(lexicon.adjectives, atom));
    let is_word = |atom: &Atom| matches!(atom.value, Value::Word);
    if !cut.rest_is(|atom| is_word(atom) && level(atom).is_some()) {
        return None;
    }
    let (before, after) = change.around();
    let next = after.trim_start();
    let belongs = longest(next, lexicon.attitudes).is_some()
        || lexicon.verb(next).is_some()
        || cut.all.new.iter().any(|atom| lexicon.attitudes.contains(&atom.key.as_str()))
        || before.split_whitespace().next_back().is_some_and(|word| lexicon.verb(word).is_some())
            && cut.rest().all(|atom| find(lexicon.adverbs, atom).is_some());
    let strongest = |atoms: &[Atom]| atoms.iter().filter_map(level).max().unwrap_or(0);
    let direction = direction::of_levels(
        usize::from(strongest(&cut.left.old)),
        usize::from(strongest(&cut.left.new)),
    );
    belongs.then(|| action(direction, "intensifier", arrow(change)))
}
