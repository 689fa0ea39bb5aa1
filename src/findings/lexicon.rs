//! What each key of the tokens means to the findings: told once a word, not once a token.

use super::phrases::{Phrases, phrases};
use crate::model::{Language, Sides};
use crate::tokens::{Class, Interner, Token};

/// What a key may mean; bits.
pub mod role {
    /// "paragraph".
    pub const PARAGRAPH: u32 = 1;
    /// "preambular".
    pub const PREAMBULAR: u32 = 1 << 1;
    /// "resolution".
    pub const RESOLUTION: u32 = 1 << 2;
    /// "decision".
    pub const DECISION: u32 = 1 << 3;
    /// "session".
    pub const SESSION: u32 = 1 << 4;
    /// "requests".
    pub const REQUEST: u32 = 1 << 5;
    /// "report".
    pub const REPORT: u32 = 1 << 6;
    /// What stands before a deadline.
    pub const UNTIL: u32 = 1 << 7;
    /// "agenda".
    pub const AGENDA: u32 = 1 << 8;
    /// "entitled".
    pub const ENTITLED: u32 = 1 << 9;
    /// "dollars".
    pub const CURRENCY: u32 = 1 << 10;
    /// "million".
    pub const MILLION: u32 = 1 << 11;
    /// "and".
    pub const AND: u32 = 1 << 12;
    /// "to".
    pub const TO: u32 = 1 << 13;
    /// A word with a capital.
    pub const CAPITAL: u32 = 1 << 14;
    /// A small word inside names: "of", "on", "the".
    pub const CONNECTOR: u32 = 1 << 15;
    /// The last word of a body's name: "Committee".
    pub const BODY: u32 = 1 << 16;
    /// The last word of a treaty's name: "Convention".
    pub const TREATY: u32 = 1 << 17;
    /// A document symbol.
    pub const SYMBOL: u32 = 1 << 19;
    /// A number or an ordinal.
    pub const NUMBER: u32 = 1 << 20;
    /// A date.
    pub const DATE: u32 = 1 << 21;
    /// Punctuation.
    pub const MARK: u32 = 1 << 22;
    /// Four digits that are a year.
    pub const YEAR: u32 = 1 << 23;
    /// The sign of a currency.
    pub const SIGN: u32 = 1 << 26;
    /// A verb behind which things lie ahead.
    pub const AHEAD: u32 = 1 << 24;
    /// A verb behind which they lie in the past.
    pub const BEHIND: u32 = 1 << 25;
}

/// The keys of one comparison with what they mean in one language.
pub struct Lexicon<'i> {
    /// The language's table.
    pub phrases: &'static Phrases,
    /// The language.
    pub language: Language,
    interner: &'i Interner,
    names: Vec<&'i str>,
    roles: Vec<u32>,
}

/// The lexicons of both documents; one where they have one language.
pub struct Both<'i> {
    new: Lexicon<'i>,
    old: Option<Lexicon<'i>>,
}

impl<'i> Both<'i> {
    /// Reads all keys, once a language.
    pub fn of(interner: &'i Interner, languages: Sides<Language>) -> Self {
        let differ = languages.old != languages.new;
        Self {
            new: Lexicon::of(interner, languages.new),
            old: differ.then(|| Lexicon::of(interner, languages.old)),
        }
    }

    /// The lexicon of each side.
    pub fn sides(&self) -> Sides<&Lexicon<'i>> {
        Sides::new(self.old.as_ref().unwrap_or(&self.new), &self.new)
    }
}

impl<'i> Lexicon<'i> {
    /// Reads all keys.
    pub fn of(interner: &'i Interner, language: Language) -> Self {
        let mut names = vec![""; interner.len()];
        for (name, key) in interner.names() {
            names[key as usize] = name;
        }
        let phrases = phrases(language);
        let by_word = words(phrases);
        let roles = names
            .iter()
            .enumerate()
            .map(|(key, name)| {
                let facts = interner.facts(key as u32);
                let lower = names[facts.masked as usize];
                let word = if facts.class == Class::Word
                    || facts.class == Class::Mark
                    || lower.starts_with('\0')
                {
                    by_word
                        .get(if lower.starts_with('\0') { *name } else { lower })
                        .copied()
                        .unwrap_or(0)
                } else {
                    0
                };
                word | of_class(facts.class) | of_print(name, facts.class)
            })
            .collect();
        Self { phrases, language, interner, names, roles }
    }

    /// What a token means.
    pub fn roles(&self, token: &Token) -> u32 {
        self.roles.get(token.key as usize).copied().unwrap_or(0)
    }

    /// Whether a token has one of the roles.
    pub fn is(&self, token: Option<&Token>, roles: u32) -> bool {
        token.is_some_and(|token| self.roles(token) & roles != 0)
    }

    /// The folded form of a token.
    pub fn name(&self, token: &Token) -> &'i str {
        self.names.get(token.key as usize).copied().unwrap_or("")
    }

    /// The folded form of a token in lower case; of numbers, dates and symbols as they are.
    pub fn lower(&self, token: &Token) -> &'i str {
        let masked = self.interner.facts(token.key).masked;
        let lower = self.names.get(masked as usize).copied().unwrap_or("");
        if lower.starts_with('\0') { self.name(token) } else { lower }
    }

    /// The key of the lower-case form.
    pub fn masked(&self, token: &Token) -> u32 {
        self.interner.facts(token.key).masked
    }

    /// Whether a token is the number of a session with what it counts: "第七十九届".
    pub fn counts_sessions(&self, token: &Token) -> bool {
        let name = self.name(token);
        self.phrases.session_measures.iter().any(|measure| name.ends_with(measure))
    }

    /// Whether most resolutions have the word.
    pub fn is_stock(&self, token: &Token) -> bool {
        self.interner.facts(token.key).stock
    }

    /// Whether the words at the beginning of some tokens are these, in lower case.
    pub fn begins(&self, tokens: &[Token], words: &[&str]) -> bool {
        tokens.len() >= words.len()
            && tokens.iter().zip(words).all(|(token, word)| self.lower(token) == *word)
    }
}

fn of_class(class: Class) -> u32 {
    match class {
        Class::Word => 0,
        Class::Number => role::NUMBER,
        Class::Date => role::DATE,
        Class::Symbol => role::SYMBOL,
        Class::Mark => role::MARK,
    }
}

fn of_print(name: &str, class: Class) -> u32 {
    let capital = class == Class::Word && name.starts_with(char::is_uppercase);
    let is_year = class == Class::Number
        && name.len() == 4
        && name.bytes().all(|b| b.is_ascii_digit())
        && ("1945".."2200").contains(&name);
    (if capital { role::CAPITAL } else { 0 }) | (if is_year { role::YEAR } else { 0 })
}

/// The roles of a language's words.
fn words(phrases: &'static Phrases) -> rustc_hash::FxHashMap<&'static str, u32> {
    let mut roles = rustc_hash::FxHashMap::default();
    let mut add = |words: &[&'static str], role: u32| {
        for word in words {
            *roles.entry(*word).or_insert(0) |= role;
        }
    };
    add(phrases.paragraph, role::PARAGRAPH);
    add(phrases.before_reference, role::PARAGRAPH);
    add(super::phrases::SIGNS, role::SIGN);
    add(phrases.of_preamble, role::PREAMBULAR);
    add(phrases.resolution, role::RESOLUTION);
    add(phrases.decision, role::DECISION);
    add(phrases.sessions, role::SESSION);
    add(phrases.request, role::REQUEST);
    add(phrases.ahead, role::AHEAD);
    add(phrases.behind, role::BEHIND);
    add(phrases.report, role::REPORT);
    add(phrases.until, role::UNTIL);
    add(phrases.agenda, role::AGENDA);
    add(phrases.entitled_forms, role::ENTITLED);
    add(phrases.currency, role::CURRENCY);
    add(phrases.million, role::MILLION);
    add(phrases.and, role::AND);
    add(phrases.or, role::AND);
    add(phrases.to, role::TO);
    add(phrases.connectors, role::CONNECTOR);
    add(phrases.bodies, role::BODY);
    add(phrases.treaties, role::TREATY);
    roles
}
