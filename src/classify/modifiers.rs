//! Modal verbs, qualifiers and intensifiers by themselves.

use super::atoms::Atom;
use super::case::Case;
use super::{Direction, Rule, Verdict};
use crate::language::Table;
use crate::language::{level_of, longest};
use crate::model::Sides;

/// The verdict, if the change is one of a modifier and nothing else.
pub fn rule(case: &Case) -> Option<Verdict> {
    let (rule, direction) = modal(case)
        .map(|direction| (Rule::ModalVerb, direction))
        .or_else(|| Some((Rule::Qualifier, qualifier(case)?)))
        .or_else(|| Some((Rule::Intensifier, intensifier(case)?)))?;
    Some(Verdict::action(rule, direction, case.evidence()))
}

fn modal(case: &Case) -> Option<Direction> {
    let level = |atom: &Atom| level_of(case.table.modals, &atom.key);
    if !case.rest_is(|atom| level(atom).is_some()) {
        return None;
    }
    let strongest = case.left.as_ref().map(|atoms| atoms.iter().filter_map(level).max());
    Some(match strongest {
        // What is told of in the past binds nobody more or less.
        Sides { old: Some(0), .. } | Sides { new: Some(0), .. } => Direction::Other,
        Sides { old: Some(old), new: Some(new) } => Direction::between(old, new),
        _ => Direction::Other,
    })
}

/// Words of the longest qualifier, and of another one in its place, fillers left out.
const LONGEST: usize = 14;

fn qualifier(case: &Case) -> Option<Direction> {
    let table = case.table;
    let is_condition = |words: &str| {
        let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
        longest(words, table.qualifier_heads).is_some()
    };
    let Sides { old, new } = case.words;
    if old.trim().is_empty() && is_condition(new) {
        return Some(Direction::Qualified);
    }
    if new.trim().is_empty() && is_condition(old) {
        return Some(Direction::Unqualified);
    }
    if case.rest().count() > LONGEST {
        return None;
    }
    let (old, old_left) = without_qualifiers(old, &case.all.old, table);
    let (new, new_left) = without_qualifiers(new, &case.all.new, table);
    let are_alike = old.examples == new.examples && old.emphasis == new.emphasis;
    let direction = match (old.limiting, new.limiting) {
        // "in particular" for "particularly" is a matter of words.
        (0, 0) if are_alike => return None,
        (0, 1..) if are_alike => Direction::Qualified,
        (1.., 0) if are_alike => Direction::Unqualified,
        _ => Direction::Other,
    };
    (old_left == new_left).then_some(direction)
}

/// How many qualifiers of each kind a side has. Only the first kind limits what is said.
#[derive(Default)]
struct Qualifiers {
    /// "as appropriate".
    limiting: usize,
    /// "including".
    examples: usize,
    /// "in particular".
    emphasis: usize,
}

/// The qualifiers of a side, and its other words.
fn without_qualifiers<'a>(
    text: &str,
    atoms: &'a [Atom],
    table: &Table,
) -> (Qualifiers, Vec<&'a str>) {
    let (mut found, mut others, mut covered) = (Qualifiers::default(), Vec::new(), 0);
    for atom in atoms {
        if atom.range.start < covered {
            continue;
        }
        let rest = &text[atom.range.start..];
        let kinds = [
            (table.qualifiers, &mut found.limiting),
            (table.examples, &mut found.examples),
            (table.emphasis, &mut found.emphasis),
        ];
        let mut phrases =
            kinds.into_iter().filter_map(|(phrases, count)| Some((longest(rest, phrases)?, count)));
        if let Some((phrase, count)) = phrases.next() {
            *count += 1;
            let len: usize = rest.chars().take(phrase.chars().count()).map(char::len_utf8).sum();
            covered = atom.range.start + len;
        } else if !atom.is_filler() {
            others.push(atom.key.as_str());
        }
    }
    (found, others)
}

fn intensifier(case: &Case) -> Option<Direction> {
    let table = case.table;
    let adverb = |atom: &Atom| level_of(table.adverbs, &atom.key);
    let level = |atom: &Atom| adverb(atom).or_else(|| level_of(table.adjectives, &atom.key));
    let is_word = |atom: &Atom| atom.is_word();
    if !case.rest_is(|atom| is_word(atom) && level(atom).is_some()) {
        return None;
    }
    let next = case.after.trim_start();
    let follows_verb = || {
        let last = case.before.split_whitespace().next_back();
        last.is_some_and(|word| table.verb(word).is_some())
            && case.rest().all(|atom| adverb(atom).is_some())
    };
    let belongs = longest(next, table.attitudes).is_some()
        || table.verb(next).is_some()
        || case.all.new.iter().any(|atom| table.attitudes.contains(&atom.key.as_str()))
        || follows_verb();
    let strongest = |atoms: &Vec<Atom>| atoms.iter().filter_map(level).max().unwrap_or(0);
    let strongest = case.left.as_ref().map(strongest);
    belongs.then(|| Direction::between(strongest.old, strongest.new))
}
