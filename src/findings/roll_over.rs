//! Places that still speak of what other places of the same text moved on from.
//!
//! Precision before recall. A value is a session, a year, or the number of the resolution that the old text followed.
//! It is missed where all of this holds:
//!
//! 1. it stayed, and so did the words around it;
//! 2. elsewhere the same value moved on, behind the same words: two of them, one before the ordinal of a session;
//! 3. the first verb of the paragraph and the nearest one before the value look ahead ("requests", "may be submitted"),
//!    not back ("recalls", "adopted"): what is told of the past stays as it was;
//! 4. what it speaks of is over or running: a session not after that of the new text, a year not after its own.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lexicon::{Lexicon, Role};
use super::scan::Text;
use super::states::{State, States};
use super::{Cut, MissedRollOver, Spot};
use crate::compare::Change;
use crate::model::{Kind, Resolution, Sides};
use crate::tokens::Token;

/// A value with the words around it, by keys in lower case.
type Context = (u32, [u32; 2]);

const NONE: u32 = u32::MAX;

/// What may be a value.
const VALUES: &[Role] = &[Role::Symbol, Role::Number];

/// The places of the new text that stayed behind, in reading order.
pub fn find(
    documents: Sides<&Resolution>,
    cut: Cut<'_>,
    texts: Sides<&[Text<'_>]>,
    lexicons: Sides<&Lexicon<'_>>,
    states: &States,
) -> Vec<MissedRollOver> {
    if documents.old.language != documents.new.language {
        return Vec::new();
    }
    let search = Search { documents, cut, texts, lexicon: lexicons.new, states };
    let moved = search.moved_on();
    if moved.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, &text) in texts.new.iter().enumerate() {
        if !text.is_body() || text.kind == Kind::Preambular || !text.roles.any(VALUES) {
            continue;
        }
        for (token, state) in states.of_new(at).iter().enumerate() {
            if *state != State::Same
                || !search.is_value(text, token)
                || !is_untouched(states.of_new(at), token)
            {
                continue;
            }
            let Some(evidence) = moved.get(&search.context(text, token)) else {
                continue;
            };
            if search.is_over(text, token)
                && search.looks_ahead(documents.new, cut.tokens.new, at, token)
            {
                found.push(MissedRollOver {
                    spot: text.spot(token..token + 1),
                    evidence: evidence.clone(),
                });
            }
        }
    }
    found
}

/// Whether a verb looks ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ahead(bool);

/// What is searched.
struct Search<'c, 'i> {
    documents: Sides<&'c Resolution>,
    cut: Cut<'c>,
    texts: Sides<&'c [Text<'c>]>,
    lexicon: &'c Lexicon<'i>,
    states: &'c States,
}

impl Search<'_, '_> {
    /// Whether a token is a session, a year or the number of a document.
    fn is_value(&self, text: Text<'_>, at: usize) -> bool {
        let Some(token) = text.tokens.get(at) else {
            return false;
        };
        let roles = self.lexicon.roles(token);
        roles.any(VALUES) && (roles.any(&[Role::Symbol, Role::Year]) || self.is_session(text, at))
    }

    /// Whether a token is the ordinal of a session.
    fn is_session(&self, text: Text<'_>, at: usize) -> bool {
        self.lexicon.counts_sessions(&text.tokens[at])
            || self.lexicon.is(text.tokens.get(at + 1), Role::Session)
            || at > 0 && self.lexicon.is(text.tokens.get(at - 1), Role::Session)
    }

    /// Whether what a value speaks of is over or running when the new text was adopted.
    fn is_over(&self, text: Text<'_>, at: usize) -> bool {
        let name = self.lexicon.name(&text.tokens[at]);
        let roles = self.lexicon.roles(&text.tokens[at]);
        if roles.has(Role::Year) {
            let adopted =
                self.documents.new.masthead.adopted.or(self.documents.new.masthead.issued);
            let year = name.parse::<u16>().ok();
            return adopted.zip(year).is_some_and(|(adopted, year)| year <= adopted.year);
        }
        if roles.has(Role::Symbol) {
            return true;
        }
        let is_of = |document: &Resolution| {
            let session = document.masthead.session.as_deref().unwrap_or("").to_lowercase();
            let printed: String = session.chars().filter(|c| *c != '-').collect();
            printed.contains(&name.to_lowercase()) && !name.is_empty()
        };
        is_of(self.documents.new) || is_of(self.documents.old)
    }

    /// Whether the nearest verb before a value looks ahead; a subparagraph goes on from what it hangs on.
    fn looks_ahead(
        &self,
        document: &Resolution,
        tokens: &[Vec<Token>],
        paragraph: usize,
        at: usize,
    ) -> bool {
        let Some(own) = document.paragraphs.get(paragraph) else {
            return false;
        };
        if matches!(own.kind, Kind::Preambular | Kind::Heading | Kind::Closing | Kind::Opener) {
            return false;
        }
        let here = tokens[paragraph].get(..at).unwrap_or_default();
        let head =
            (0..=paragraph).rev().find(|&up| document.paragraphs[up].kind != Kind::Subparagraph);
        // What the head recalls or notes is past, whatever verbs follow.
        let head = head
            .and_then(|up| (0..tokens[up].len()).find_map(|at| self.direction(&tokens[up], at)));
        let nearest = (0..here.len()).rev().find_map(|at| self.direction(here, at));
        head == Some(Ahead(true)) && nearest.or(head) == Some(Ahead(true))
    }

    /// Which way a verb looks; `None` for other words. "submitted" looks back, "may be submitted" ahead.
    fn direction(&self, tokens: &[Token], at: usize) -> Option<Ahead> {
        let roles = self.lexicon.roles(&tokens[at]);
        let is_passive = at.checked_sub(1).is_some_and(|at| {
            self.lexicon.phrases.passive.contains(&self.lexicon.lower(&tokens[at]))
        });
        if roles.has(Role::Ahead) {
            return Some(Ahead(true));
        }
        roles.has(Role::Behind).then_some(Ahead(is_passive))
    }

    /// A value with the two words before it; of a session, whose ordinal says enough, with one.
    fn context(&self, text: Text<'_>, at: usize) -> Context {
        let key = |back: usize| {
            let token = at.checked_sub(back).and_then(|at| text.tokens.get(at));
            token.map_or(NONE, |token| self.lexicon.masked(token))
        };
        let far = if self.is_session(text, at) { NONE } else { key(2) };
        let value = text.tokens.get(at).map_or(NONE, |token| token.key);
        (value, [far, key(1)])
    }

    /// What moved on, with the first place where it did.
    fn moved_on(&self) -> FxHashMap<Context, Sides<Spot>> {
        let mut moved = FxHashMap::default();
        for row in self.cut.rows.iter().filter(|row| row.change == Change::Edited) {
            let (&[old], &[new]) = (row.paragraphs.old.as_slice(), row.paragraphs.new.as_slice())
            else {
                continue;
            };
            for (olds, news) in changed_runs(self.states.of_old(old), self.states.of_new(new)) {
                self.collect(Sides::new(old, new), Sides::new(olds, news), &mut moved);
            }
        }
        moved
    }

    /// Adds the values of one change.
    fn collect(
        &self,
        paragraphs: Sides<usize>,
        run: Sides<Range<usize>>,
        moved: &mut FxHashMap<Context, Sides<Spot>>,
    ) {
        let texts = Sides::new(self.texts.old[paragraphs.old], self.texts.new[paragraphs.new]);
        let values = |text: Text<'_>, run: Range<usize>| -> Vec<usize> {
            run.filter(|&at| self.is_value(text, at)).collect()
        };
        let (olds, news) = (values(texts.old, run.old), values(texts.new, run.new));
        if olds.len() != news.len() {
            return;
        }
        for (old, new) in olds.into_iter().zip(news) {
            let (before, after) = (self.context(texts.old, old), self.context(texts.new, new));
            let follows = self.follows(texts, old, new);
            if before.1 == after.1 && before.0 != after.0 && follows {
                let spots =
                    || Sides::new(texts.old.spot(old..old + 1), texts.new.spot(new..new + 1));
                moved.entry(before).or_insert_with(spots);
            }
        }
    }

    /// Whether the new value may be what the old one moves on to: of the same kind, and no step back.
    fn follows(&self, texts: Sides<Text<'_>>, old: usize, new: usize) -> bool {
        let (old_token, new_token) = (&texts.old.tokens[old], &texts.new.tokens[new]);
        let (old_roles, new_roles) = (self.lexicon.roles(old_token), self.lexicon.roles(new_token));
        if [Role::Symbol, Role::Year].iter().any(|&kind| old_roles.has(kind) != new_roles.has(kind))
        {
            return false;
        }
        let (before, after) = (self.lexicon.name(old_token), self.lexicon.name(new_token));
        if old_roles.has(Role::Year) {
            return before < after;
        }
        if old_roles.has(Role::Symbol) {
            let own = self.documents.old.masthead.symbol.as_ref().map(|symbol| symbol.number());
            return own == Some(after);
        }
        true
    }
}

/// So many tokens on both sides of a value must be the same as they were (2 to 8): where the words around it are new,
/// its clause is, and the value was meant.
const AROUND: usize = 4;

fn is_untouched(states: &[State], at: usize) -> bool {
    let around = at.saturating_sub(AROUND)..(at + AROUND + 1).min(states.len());
    states[around].iter().all(|state| *state == State::Same)
}

/// The runs of tokens that changed, each with what stands against it.
fn changed_runs(old: &[State], new: &[State]) -> Vec<(Range<usize>, Range<usize>)> {
    let run = |states: &[State], from: usize| {
        let rest = states.get(from..).unwrap_or_default();
        rest.iter().take_while(|state| **state != State::Same).count()
    };
    let (mut o, mut n) = (0, 0);
    let mut runs = Vec::new();
    while o < old.len() || n < new.len() {
        let (olds, news) = (run(old, o), run(new, n));
        if olds + news > 0 {
            runs.push((o..o + olds, n..n + news));
        }
        o += olds + 1;
        n += news + 1;
    }
    runs
}
