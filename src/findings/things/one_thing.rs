//! When two names of bodies or treaties are of one thing: one is short for the other, or says the same in another order.

use std::sync::OnceLock;

use memchr::memmem::Finder;
use rustc_hash::FxHashMap;

use super::{Thing, ThingKind};
use crate::findings::texts::Texts;
use crate::language::{Table, has, table};
use crate::model::{Language, Side};
use crate::tokens::{Token, letters};

/// A name as names are compared.
struct Name {
    /// Without capitals, spaces and marks.
    key: String,
    /// The same of the full name, where the table knows the name as short.
    full: Option<&'static str>,
    /// Of a treaty, the words that count in the order of the alphabet: "Agreement on Trade Facilitation" is the "Trade Facilitation
    /// Agreement".
    words: Vec<String>,
}

impl Name {
    fn new(kind: ThingKind, name: &str, table: &Table) -> Self {
        let key = letters(name);
        let mut words: Vec<String> = Vec::new();
        if kind == ThingKind::Treaty {
            words.extend(name.split_whitespace().map(letters));
            words.retain(|word| !has(table.connectors, word));
            words.sort_unstable();
        }
        Self { full: in_full(&key, table), key, words }
    }

    fn whole(&self) -> &str {
        self.full.unwrap_or(&self.key)
    }

    /// Whether two names are of one thing.
    fn is(&self, other: &Name, heads: &[&str]) -> bool {
        let (a, b) = (self.whole(), other.whole());
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        // "United Nations Convention on Biological Diversity", but not "Protocol to the Convention on Biological Diversity".
        let is_end = || {
            let front = long.strip_suffix(short);
            front.is_some_and(|front| !heads.iter().any(|head| front.contains(head)))
        };
        long.starts_with(short) || is_end() || !self.words.is_empty() && self.words == other.words
    }
}

/// The words that the names of a kind end on.
fn heads(kind: ThingKind, table: &Table) -> &'static [&'static str] {
    if kind == ThingKind::Treaty { table.treaties } else { table.bodies }
}

/// The names and words of the other text.
pub(super) struct OtherText<'t> {
    kind: ThingKind,
    names: Vec<Name>,
    parts: [&'t Texts<'t>; 2],
    side: Side,
    table: &'static Table,
}

impl<'t> OtherText<'t> {
    /// One side of a comparison, with the names that were found in it.
    pub fn new<'n>(
        kind: ThingKind,
        names: impl Iterator<Item = &'n str>,
        parts: [&'t Texts<'t>; 2],
        side: Side,
    ) -> Self {
        let table = table(parts[0].documents[side].language);
        let names = names.map(|name| Name::new(kind, name, table)).collect();
        Self { kind, names, parts, side, table }
    }

    /// The things of this text that the other one does not name, be it without capitals, in short or in full, each once: the
    /// spots of all names are those of the longest.
    pub fn lacks<'n>(&self, things: impl Iterator<Item = &'n Thing>) -> Vec<Thing> {
        let heads = heads(self.kind, self.table);
        let mut once: Vec<(Name, Thing)> = Vec::new();
        for thing in things {
            let name = Name::new(self.kind, &thing.name, self.table);
            if self.has(&name, thing) {
                continue;
            }
            match once.iter_mut().find(|(other, _)| other.is(&name, heads)) {
                Some((other, known)) => {
                    if thing.name.len() > known.name.len() {
                        known.name.clone_from(&thing.name);
                        *other = name;
                    }
                    known.spots.extend(thing.spots.iter().cloned());
                }
                None => once.push((name, thing.clone())),
            }
        }
        once.into_iter().map(|(_, thing)| thing).collect()
    }

    fn has(&self, name: &Name, thing: &Thing) -> bool {
        let heads = heads(self.kind, self.table);
        self.names.iter().any(|other| other.is(name, heads))
            || self.says(name, thing)
            || name.full.is_some_and(|full| self.reads(full))
            || self.kind == ThingKind::Treaty && self.says_short(&thing.name)
    }

    /// Whether a paragraph of the other text has the words of a name: of all paragraphs only those are read that have its
    /// longest word.
    fn says(&self, name: &Name, thing: &Thing) -> bool {
        let [paragraphs, _] = self.parts;
        let Some(spot) = thing.spots.first() else { return false };
        let Some(own) = paragraphs.sides[self.side.other()].get(spot.at) else { return false };
        let is_in = |token: &&Token| spot.bytes.contains(&(token.start as usize));
        let longest = own.tokens.iter().filter(is_in).max_by_key(|token| token.end - token.start);
        let Some(word) = longest.map(|token| own.meanings.masked(token)) else { return false };
        let key = Finder::new(&name.key);
        let mut texts = paragraphs.with_word(self.side, word).iter();
        texts.any(|&at| key.find(paragraphs.folded(self.side, at).as_bytes()).is_some())
    }

    /// Whether a paragraph has some folded words.
    fn reads(&self, words: &str) -> bool {
        let [paragraphs, _] = self.parts;
        let words = Finder::new(words);
        let mut texts = 0..paragraphs.sides[self.side].len();
        texts.any(|at| words.find(paragraphs.folded(self.side, at).as_bytes()).is_some())
    }

    /// "the Charter" is that of the United Nations.
    fn says_short(&self, name: &str) -> bool {
        let mut tails = self.table.name_tails.iter();
        let head = tails.find_map(|tail| {
            let at = name.len().checked_sub(tail.len())?;
            name.get(at..)?.eq_ignore_ascii_case(tail).then(|| name[..at].trim_end())
        });
        let mut texts = self.parts.iter().flat_map(|texts| &texts.sides[self.side]);
        head.is_some_and(|head| !head.contains(' ') && texts.any(|text| text.text.contains(head)))
    }
}

/// The full name that the table knows of one in short, folded as the short one is.
fn in_full(key: &str, table: &Table) -> Option<&'static str> {
    static KNOWN: [OnceLock<FxHashMap<String, String>>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    let known = KNOWN[table.language as usize].get_or_init(|| {
        let known = table.short_names.iter().filter_map(|known| known.first().zip(known.get(1)));
        known.map(|(short, long)| (letters(short), letters(long))).collect()
    });
    known.get(key).map(String::as_str)
}
