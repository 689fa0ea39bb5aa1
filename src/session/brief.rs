//! What pairing needs of a resolution, small enough to keep thousands.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use super::Citation;
use crate::language::is_unspaced;
use crate::model::{Kind, Language, Resolution, Symbol};
use crate::tokens::{Interner, Token, TokenKind};

/// How many hashes of runs of words are kept (64 to 512): the error of a likeness is about one over its root.
const SKETCH: usize = 256;

/// How many words make a run (2 to 4): shorter runs are in every resolution, longer ones break at every edit.
const RUN: usize = 3;

/// What pairing needs of a resolution.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brief {
    /// What it is called: symbol, title or source.
    pub name: String,
    /// Its title as it is printed.
    pub heading: Option<String>,
    /// Its symbol.
    pub symbol: Option<Symbol>,
    /// Its language.
    pub language: Language,
    /// The words of its title in lower case, numbers and years left out.
    pub(super) title: Vec<String>,
    /// The words of its agenda item's title.
    pub(super) agenda: Vec<String>,
    /// The resolutions that it cites, each once, where it does first.
    pub(super) cites: Vec<(Symbol, Citation)>,
    /// The smallest hashes of its runs of words, ascending.
    pub(super) sketch: Vec<u32>,
}

impl Brief {
    /// What is kept of a resolution.
    pub fn new(document: &Resolution) -> Self {
        let masthead = &document.masthead;
        Self {
            name: document.name().to_string(),
            heading: masthead.title.clone(),
            symbol: masthead.symbol.clone(),
            language: document.language,
            title: words(&masthead.title, document.language),
            agenda: words(&masthead.agenda_title, document.language),
            cites: cites(document),
            sketch: sketch(document),
        }
    }

    /// The share of the runs of words of both texts that is in both, 0 to 1, as far as the sketches tell.
    pub(super) fn likeness(&self, other: &Brief) -> f32 {
        let mut all = [self.sketch.as_slice(), &other.sketch].concat();
        all.sort(); // two ascending runs, which this only merges
        let distinct = all.chunk_by(|a, b| a == b).take(SKETCH);
        let shared = distinct.clone().filter(|same| same.len() == 2).count();
        shared as f32 / distinct.count().max(1) as f32
    }
}

/// The words of a text in lower case; numbers, dates, and the sessions they count are left out.
fn words(text: &Option<String>, language: Language) -> Vec<String> {
    let text = text.as_deref().unwrap_or_default();
    let mut interner = Interner::default();
    let tokens = interner.tokenize(text, language);
    let is_word = |token: &&Token| interner.facts(token.key).kind == TokenKind::Word;
    let printed = |token: &Token| &text[token.start as usize..token.end as usize];
    tokens.iter().filter(is_word).map(|token| printed(token).to_lowercase()).collect()
}

/// The other resolutions that a resolution cites.
fn cites(document: &Resolution) -> Vec<(Symbol, Citation)> {
    let mut cites = Vec::new();
    let mut seen: FxHashSet<Symbol> = document.masthead.symbol.iter().cloned().collect();
    for paragraph in &document.paragraphs {
        let citation = match paragraph.kind {
            Kind::Opener | Kind::Preambular => Citation::InPreamble,
            _ => Citation::Elsewhere,
        };
        let new = symbols(&paragraph.text).filter(|symbol| seen.insert(symbol.clone()));
        cites.extend(new.map(|symbol| (symbol, citation)));
    }
    cites
}

/// The resolutions that a text names: "78/241", "A/RES/78/241", "1300 (2000)".
fn symbols(text: &str) -> impl Iterator<Item = Symbol> {
    let mut before = "";
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '、' | '，'))
        .filter(|piece| !piece.is_empty())
        .filter_map(move |piece| {
            let piece =
                piece.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '(' && c != ')');
            let year = piece.trim_end_matches(|c: char| c != ')');
            let number = std::mem::replace(&mut before, piece);
            if year.starts_with('(') {
                return Symbol::parse(&format!("{number} {year}"));
            }
            let digits = |c: char| c.is_ascii_digit() || c == '/';
            let from = piece.find(|c: char| c.is_ascii_digit())?;
            let numbers = &piece[from..];
            let numbers = &numbers[..numbers.find(|c| !digits(c)).unwrap_or(numbers.len())];
            let plain = from == 0 || piece.starts_with("A/RES/") || !piece.is_ascii();
            (plain && numbers.matches('/').count() == 1).then(|| Symbol::parse(numbers)).flatten()
        })
}

fn sketch(document: &Resolution) -> Vec<u32> {
    let mut hashes = Vec::new();
    for paragraph in &document.paragraphs {
        let words: Vec<u64> = word_hashes(&paragraph.text);
        hashes.extend(words.windows(RUN).map(hash).map(|hash| (hash >> 32) as u32));
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    hashes.shrink_to_fit();
    hashes
}

fn word_hashes(text: &str) -> Vec<u64> {
    let mut hashes = Vec::with_capacity(text.len() / 6);
    let mut folded = String::new();
    for piece in text.split(|c: char| !c.is_alphanumeric()) {
        if piece.is_empty() || piece.as_bytes().iter().any(u8::is_ascii_digit) {
            continue;
        }
        if piece.chars().any(is_unspaced) {
            hashes.extend(piece.chars().map(|c| hash(&c)));
            continue;
        }
        folded.clear();
        folded.extend(piece.chars().flat_map(char::to_lowercase));
        hashes.push(hash(&folded));
    }
    hashes
}

fn hash(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    // The last step of FxHasher leaves its low bits poor; this spreads them.
    let hash = hasher.finish();
    (hash ^ (hash >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        symbols(text).map(|symbol| symbol.to_string()).collect()
    }

    #[test]
    fn cited_resolutions_are_found() {
        let text = "Recalling its resolutions 78/241 of 22 December 2023, 79/62 and A/RES/77/1, and Security Council \
                    resolution 1300 (2000) (see A/79/408, and 25/26 of them)";
        assert_eq!(
            found(text),
            ["A/RES/78/241", "A/RES/79/62", "A/RES/77/1", "S/RES/1300 (2000)", "A/RES/25/26"]
        );
        assert_eq!(found("回顾其2023年12月22日第78/241号决议，"), Vec::<String>::new());
        assert_eq!(found("rappelant sa résolution 78/241,"), ["A/RES/78/241"]);
    }

    #[test]
    fn likeness_is_the_share_in_common() {
        let brief =
            |range: std::ops::Range<u32>| Brief { sketch: range.collect(), ..Brief::default() };
        assert_eq!(brief(0..100).likeness(&brief(0..100)), 1.0);
        assert_eq!(brief(0..100).likeness(&brief(100..200)), 0.0);
        assert_eq!(brief(0..100).likeness(&brief(50..150)), 50.0 / 150.0);
        assert_eq!(brief(0..0).likeness(&brief(0..0)), 0.0);
    }
}
