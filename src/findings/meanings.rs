//! What each key of the tokens means to the findings: told once a word, not once a token.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::compare::Comparison;
use crate::language::{Table, may_begin_state, table};
use crate::model::{Language, Part, Sides};
use crate::tokens::{Interner, Token, TokenKind};

/// What a key may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// "paragraph".
    Paragraph,
    /// "preambular".
    OfPreamble,
    /// "resolution".
    Resolution,
    /// "decision".
    Decision,
    /// "session".
    Session,
    /// "requests", or the first word of another verb by which somebody is asked, or its noun.
    Request,
    /// The first word of any verb of the organ.
    Verb,
    /// What stands before a deadline.
    Until,
    /// "agenda".
    Agenda,
    /// "entitled".
    Entitled,
    /// "and", "or".
    And,
    /// "to".
    To,
    /// A small word inside names: "of", "on", "the".
    Connector,
    /// The last word of a body's name: "Committee".
    Body,
    /// The last word of a treaty's name: "Convention".
    Treaty,
    /// A verb behind which things lie ahead.
    Ahead,
    /// A verb behind which they lie in the past.
    Behind,
    /// A word with a capital.
    Capital,
    /// A document symbol.
    Symbol,
    /// A number or an ordinal.
    Number,
    /// Four digits that are a year.
    Year,
    /// A date.
    Date,
    /// Punctuation.
    Mark,
    /// A word with which the name of a State may begin.
    State,
}

/// A set of roles: of one key, or of all keys of a text together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles(u32);

impl Roles {
    /// Whether the role is among them.
    pub fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// Whether any of the roles is among them.
    pub fn any(self, roles: &[Role]) -> bool {
        roles.iter().any(|&role| self.has(role))
    }

    /// Takes others in.
    pub fn extend(&mut self, others: Roles) {
        self.0 |= others.0;
    }
}

impl<const N: usize> From<[Role; N]> for Roles {
    fn from(roles: [Role; N]) -> Self {
        Self(roles.iter().fold(0, |set, &role| set | 1 << role as u8))
    }
}

/// The words of a language that have a role.
fn words_by_role(table: &'static Table) -> [(Role, &'static [&'static str]); 18] {
    [
        (Role::Paragraph, table.paragraph),
        (Role::Paragraph, table.before_reference),
        (Role::OfPreamble, table.of_preamble),
        (Role::Resolution, table.resolution),
        (Role::Decision, table.decision),
        (Role::Session, table.sessions),
        (Role::Until, table.until),
        (Role::Agenda, table.agenda),
        (Role::Entitled, table.entitled),
        (Role::And, table.and),
        (Role::And, table.or),
        (Role::To, table.to),
        (Role::Connector, table.connectors),
        (Role::Body, table.bodies),
        (Role::Treaty, table.treaties),
        (Role::Ahead, table.request),
        (Role::Ahead, table.ahead),
        (Role::Behind, table.behind),
    ]
}

/// The keys of one comparison with what they mean in one language.
#[derive(Debug)]
pub struct Meanings<'i> {
    /// The language's table.
    pub table: &'static Table,
    interner: &'i Interner,
    names: Vec<&'i str>,
    roles: Vec<Roles>,
}

/// The meanings of a part of both documents; one where they have one language.
pub fn of_both(comparison: &Comparison, part: Part) -> Sides<Arc<Meanings<'_>>> {
    let interner = &comparison.lexed(part).interner;
    let languages = comparison.documents.as_ref().map(|document| document.language);
    let meanings = |language| Arc::new(Meanings::new(interner, language));
    let new = meanings(languages.new);
    let old = if languages.are_equal() { Arc::clone(&new) } else { meanings(languages.old) };
    Sides::new(old, new)
}

impl<'i> Meanings<'i> {
    /// Reads all keys.
    pub fn new(interner: &'i Interner, language: Language) -> Self {
        let table = table(language);
        let mut names = vec![""; interner.len()];
        for (name, key) in interner.names() {
            names[key as usize] = name;
        }
        let mut by_word: FxHashMap<&str, Roles> = FxHashMap::default();
        for (role, words) in words_by_role(table) {
            for word in words {
                by_word.entry(word).or_default().extend([role].into());
            }
        }
        let nouns = table.asking_nouns.iter().map(|(noun, _)| (*noun, true));
        let verbs = table.verbs().map(|(form, verb)| (form, verb.asks()));
        for (form, asks) in verbs.chain(nouns).chain(table.request.iter().map(|form| (*form, true)))
        {
            let first = form.split(' ').next().unwrap_or_default();
            let roles = by_word.entry(first).or_default();
            roles.extend([Role::Verb].into());
            if asks {
                roles.extend([Role::Request].into());
            }
        }
        let roles = (0u32..).zip(&names).map(|(key, name)| {
            let mut roles = of_print(name, interner.facts(key).kind);
            roles.extend(by_word.get(lower(interner, &names, key)).copied().unwrap_or_default());
            if roles.has(Role::Capital)
                && !table.bodies.is_empty()
                && may_begin_state(name, language)
            {
                roles.extend([Role::State].into());
            }
            roles
        });
        Self { table, interner, roles: roles.collect(), names }
    }

    /// How many keys there are; all are smaller.
    pub fn keys(&self) -> usize {
        self.names.len()
    }

    /// What a token means.
    pub fn roles(&self, token: &Token) -> Roles {
        self.roles.get(token.key as usize).copied().unwrap_or_default()
    }

    /// The folded form of a token.
    pub fn name(&self, token: &Token) -> &'i str {
        self.names.get(token.key as usize).copied().unwrap_or("")
    }

    /// The folded form of a token in lower case; of numbers, dates and symbols as they are.
    pub fn lower(&self, token: &Token) -> &'i str {
        lower(self.interner, &self.names, token.key)
    }

    /// The key of the lower-case form.
    pub fn masked(&self, token: &Token) -> u32 {
        self.interner.facts(token.key).masked
    }

    /// Whether most resolutions have the word.
    pub fn is_stock(&self, token: &Token) -> bool {
        self.interner.facts(token.key).stock
    }
}

/// The lower-case form of a key; of numbers, dates and symbols, which share a mask, the form itself.
fn lower<'i>(interner: &Interner, names: &[&'i str], key: u32) -> &'i str {
    let name = |key: u32| names.get(key as usize).copied().unwrap_or("");
    let lower = name(interner.facts(key).masked);
    if lower.starts_with('\0') { name(key) } else { lower }
}

/// What the print of a key says.
fn of_print(name: &str, kind: TokenKind) -> Roles {
    let is_year = name.len() == 4
        && name.bytes().all(|b| b.is_ascii_digit())
        && ("1945".."2200").contains(&name);
    match kind {
        TokenKind::Word if name.starts_with(char::is_uppercase) => Roles::from([Role::Capital]),
        TokenKind::Word => Roles::default(),
        TokenKind::Number if is_year => Roles::from([Role::Number, Role::Year]),
        TokenKind::Number => Roles::from([Role::Number]),
        TokenKind::Date => Roles::from([Role::Date]),
        TokenKind::Symbol => Roles::from([Role::Symbol]),
        TokenKind::Mark => Roles::from([Role::Mark]),
    }
}
