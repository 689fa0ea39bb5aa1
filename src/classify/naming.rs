//! One name in full and in short: by its initials, by what the rest of the same document says "the Treaty" is, or by the
//! United Nations' list.

use std::ops::Range;

use super::atoms::Atom;
use super::case::Case;
use crate::language::{Table, has};
use crate::model::{Resolution, Side, Sides};

/// Whether words came or went that make a short name a full one, or a full one a short one.
pub fn is_one_name(case: &Case) -> bool {
    is_listed(case)
        || with_words(case).is_some_and(|(side, words)| {
            is_organ_of_a_mandate(case, words) || is_in_document(case, side, words)
        })
}

/// Marks that stand behind a name.
const BEHIND: [char; 4] = [',', ';', '.', ' '];

/// The side that has more words, and these.
fn with_words<'t>(case: &Case<'t>) -> Option<(Side, &'t str)> {
    let words = case.words.map(|words| words.trim().trim_end_matches(BEHIND));
    match (words.old, words.new) {
        ("", words) if !words.is_empty() => Some((Side::New, words)),
        (words, "") if !words.is_empty() => Some((Side::Old, words)),
        _ => None,
    }
}

/// "Arms Trade" before "Treaty", "to the Arms Trade Treaty" behind "States parties", where the document that lacks the words has the full
/// name elsewhere, and the short one can stand for no other.
fn is_in_document(case: &Case, side: Side, words: &str) -> bool {
    let table = case.table;
    let is_small = |atom: &Atom| {
        [table.connectors, table.articles, table.joiners, table.and]
            .iter()
            .any(|list| has(list, &atom.key))
    };
    let is_name = |atom: &Atom| atom.capital && atom.is_word() || is_small(atom);
    let all = &case.all[side];
    let is_of_names = all.iter().all(|atom| is_name(atom) || atom.is_filler())
        && all.iter().any(|atom| atom.capital && !is_small(atom));
    let Some(documents) = case.edit.documents.filter(|_| is_of_names) else { return false };
    let (text, range) = (case.edit.texts[side], &case.ranges[side]);
    let (before, after) = (text[..range.start].trim_end(), text[range.end..].trim_start());
    let document = documents[side.other()];
    let is_led =
        first(words).is_some_and(|word| has(table.connectors, word) && !has(table.articles, word));
    if is_led {
        let Some(head) = last(before).filter(|word| is_capital(word)) else { return false };
        let full = format!("{head} {words}");
        // "of the Parties [to the Convention]": behind no "Parties" may another name follow.
        occurs(document, &full)
            && every(document, head, |_, next| {
                first(next).is_none_or(|word| !has(table.connectors, word) || has(table.and, word))
                    || next.starts_with(words)
            })
    } else {
        let Some(head) = first(after).filter(|word| is_capital(word)) else { return false };
        // "the Disarmament Commission" is not in short what "the Conference on Disarmament" is in full.
        let rest = |side: Side| {
            let behind = case.edit.texts[side][case.ranges[side].end..].trim_start();
            behind.strip_prefix(head).and_then(|rest| first(rest.trim_start()))
        };
        let behind = [rest(side), rest(side.other())];
        let is_other = behind[0] != behind[1] && behind.into_iter().flatten().any(is_capital);
        let goes_on = is_other || !last(words).is_some_and(is_capital);
        if goes_on {
            return false;
        }
        let leads = last(before)
            .is_some_and(|word| has(table.articles, word) || has(table.possessives, word));
        let name = words
            .split_once(' ')
            .filter(|(word, _)| has(table.articles, word))
            .map_or(words, |(_, name)| name);
        let full = format!("{name} {head}");
        let of_other = |next: &str| is_led_name(next, table);
        leads
            && occurs(document, &full)
            && every(document, head, |before, next| {
                before.ends_with(name)
                    || last(before).is_none_or(|word| {
                        !is_capital(word) || has(table.articles, &word.to_lowercase())
                    }) && !of_other(next)
            })
    }
}

/// "on the Non-Proliferation": what makes a name of the word before it.
fn is_led_name(next: &str, table: &Table) -> bool {
    let mut words = next.split_whitespace();
    let leads =
        words.next().is_some_and(|word| has(table.connectors, word) && !has(table.and, word));
    let mut rest = words.skip_while(|word| has(table.articles, word));
    leads && rest.next().is_some_and(is_capital)
}

/// "of the Human Rights Council" in "Special Rapporteur of the Human Rights Council on the rights of Indigenous Peoples".
fn is_organ_of_a_mandate(case: &Case, words: &str) -> bool {
    let table = case.table;
    let organ = words
        .split_whitespace()
        .skip_while(|word| has(table.genitive, word))
        .collect::<Vec<_>>()
        .join(" ");
    let goes_on = |text: &str| first(text).is_some_and(|word| has(table.about, word));
    first(words).is_some_and(|word| has(table.genitive, word))
        && crate::language::pairs(table.resolving).any(|(_, name)| name == organ)
        && last(case.before).is_some_and(is_capital)
        && goes_on(case.after)
}

/// Whether the change lies in a name that one text has in full and the other in short, as the table lists them.
fn is_listed(case: &Case) -> bool {
    let has_head =
        case.all.as_ref().into_iter().flatten().any(|atom| has(case.table.treaties, &atom.key));
    if !has_head {
        return false;
    }
    let near = Sides::from_fn(|side| Near::new(case.edit.texts[side], &case.ranges[side]));
    case.table.short_names.iter().any(|known| {
        let [short, long] = *known else { return false };
        let named = |old: &str, new: &str| near.old.is_in(old) && near.new.is_in(new);
        named(short, long) || named(long, short)
    })
}

/// The longest listed name has about so many bytes (180 to 300).
const LONGEST_NAME: usize = 200;

/// What stands around a change, in small letters.
struct Near {
    text: String,
    change: Range<usize>,
}

impl Near {
    fn new(text: &str, range: &Range<usize>) -> Self {
        let before = super::atoms::tail(&text[..range.start], LONGEST_NAME).to_lowercase();
        let words = text[range.clone()].to_lowercase();
        let behind = super::atoms::head(&text[range.end..], LONGEST_NAME).to_lowercase();
        let start = before.len() + words.len() - words.trim_start().len();
        let change = start..(before.len() + words.trim_end().len()).max(start);
        Self { text: format!("{before}{words}{behind}"), change }
    }

    /// Whether the change lies in a name that stands here.
    fn is_in(&self, name: &str) -> bool {
        self.text
            .match_indices(name)
            .any(|(at, name)| at <= self.change.start + 1 && self.change.end <= at + name.len())
    }
}

fn occurs(document: &Resolution, name: &str) -> bool {
    document.paragraphs.iter().any(|paragraph| paragraph.text.contains(name))
}

/// Whether something holds for what stands before and behind every place of a word in a document.
fn every(document: &Resolution, word: &str, holds: impl Fn(&str, &str) -> bool) -> bool {
    document.paragraphs.iter().all(|paragraph| {
        let text = paragraph.text.as_str();
        text.match_indices(word).all(|(at, _)| {
            let (before, behind) = (&text[..at], &text[at + word.len()..]);
            let is_word = !before.ends_with(char::is_alphanumeric)
                && !behind.starts_with(char::is_alphanumeric);
            !is_word || holds(before.trim_end(), behind.trim_start())
        })
    })
}

fn first(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    Some(word.trim_end_matches(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty())
}

fn last(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// "the International Atomic Energy Agency" → "IAEA", "(IAEA)" behind it, or "coronavirus disease (" before "COVID-19".
pub fn is_abbreviation(case: &Case) -> bool {
    let one_way = |short: &str, long: &str| {
        is_short_for(short, long)
            || long.is_empty() && is_short_for(short.trim_matches(['(', ')', ' ']), case.before)
            || long.is_empty() && short.ends_with('(') && is_initials_first(case.after)
    };
    let Sides { old, new } = case.words.map(str::trim);
    let months = || case.table.months.iter().flat_map(|forms| forms.iter());
    // "Sept", "September".
    let is_month = |short: &str, long: &str| {
        short.len() >= SHORTEST_MONTH
            && long.starts_with(short)
            && months().any(|month| *month == long)
    };
    one_way(old, new) || one_way(new, old) || is_month(old, new) || is_month(new, old)
}

/// The name of a month in short has at least so many letters.
const SHORTEST_MONTH: usize = 3;

/// Whether a text begins with initials.
fn is_initials_first(text: &str) -> bool {
    let letters = text.trim_start().chars().take_while(|c| c.is_alphabetic());
    is_initials(letters)
}

fn is_initials(mut letters: impl Iterator<Item = char> + Clone) -> bool {
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// The initials of a name without capitals are at least so many (3 to 4).
const SHORTEST_INITIALS: usize = 3;

/// Whether the first is made of the initials of the capitalised words at the end of the second.
fn is_short_for(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().collect();
    // "OEWG", "open-ended working group"
    let words = long.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next());
    let is_whole = letters.len() >= SHORTEST_INITIALS
        && is_initials(short.chars())
        && words.flat_map(char::to_uppercase).eq(letters.iter().copied());
    if is_whole {
        return true;
    }
    let capitals: Vec<char> = long
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    letters.len() <= 8 && is_initials(short.chars()) && capitals.ends_with(&letters)
}
