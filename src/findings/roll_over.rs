//! Places that still speak of what other places of the same text moved on from.

use rustc_hash::FxHashMap;

use super::lexicon::{Lexicon, role};
use super::scan::Text;
use super::states::{State, States};
use super::{Cut, MissedRollOver, Spot};
use crate::compare::Change;
use crate::model::{Kind, Resolution, Sides};
use crate::tokens::Token;

/// A value with the words around it, by keys in lower case.
type Context = (u32, [u32; 3]);

const NONE: u32 = u32::MAX;

/// The places of the new text that stayed behind, in reading order.
pub fn find(
    documents: Sides<&Resolution>,
    cut: Cut<'_>,
    lexicons: Sides<&Lexicon<'_>>,
    states: &States,
) -> Vec<MissedRollOver> {
    let lexicon = lexicons.new;
    let moved = moved_on(documents, cut, lexicon, states);
    if moved.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, text) in Text::paragraphs(documents.new, cut.tokens.new).enumerate() {
        if matches!(text.kind, Kind::Heading | Kind::Closing | Kind::Opener) {
            continue;
        }
        for (token, state) in states.new(at).iter().enumerate() {
            if *state != State::Same || lexicon.roles(&text.tokens[token]) & VALUES == 0 {
                continue;
            }
            let Some(context) = context(lexicon, text.tokens, token) else {
                continue;
            };
            if let Some(evidence) = moved.get(&context) {
                found.push(MissedRollOver {
                    spot: text.spot(token..token + 1),
                    evidence: evidence.clone(),
                });
            }
        }
    }
    found
}

const VALUES: u32 = role::SYMBOL | role::NUMBER | role::DATE;

fn context(lexicon: &Lexicon<'_>, tokens: &[Token], at: usize) -> Option<Context> {
    let key = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .map_or(NONE, |token| lexicon.masked(token))
    };
    let around = [
        key(at.checked_sub(2)),
        key(at.checked_sub(1)),
        key(at.checked_add(1)),
    ];
    Some((tokens.get(at)?.key, around))
}

/// What moved on, with where.
fn moved_on(
    documents: Sides<&Resolution>,
    cut: Cut<'_>,
    lexicon: &Lexicon<'_>,
    states: &States,
) -> FxHashMap<Context, Sides<Spot>> {
    let mut moved = FxHashMap::default();
    for row in cut.rows.iter().filter(|row| row.change == Change::Edited) {
        let ([old], [new]) = (row.paragraphs.old.as_slice(), row.paragraphs.new.as_slice()) else {
            continue;
        };
        let texts = Sides::new(
            text(documents.old, cut.tokens.old, *old),
            text(documents.new, cut.tokens.new, *new),
        );
        for (old_run, new_run) in changed_runs(states.old(*old), states.new(*new)) {
            let values = |text: Text<'_>, run: std::ops::Range<usize>| -> Vec<usize> {
                run.filter(|&at| lexicon.roles(&text.tokens[at]) & VALUES != 0)
                    .collect()
            };
            let (olds, news) = (values(texts.old, old_run), values(texts.new, new_run));
            if olds.len() != news.len() {
                continue;
            }
            for (old, new) in olds.into_iter().zip(news) {
                let (Some(before), Some(after)) = (
                    context(lexicon, texts.old.tokens, old),
                    context(lexicon, texts.new.tokens, new),
                ) else {
                    continue;
                };
                if before.1 == after.1 && before.0 != after.0 {
                    moved.entry(before).or_insert_with(|| {
                        Sides::new(texts.old.spot(old..old + 1), texts.new.spot(new..new + 1))
                    });
                }
            }
        }
    }
    moved
}

fn text<'c>(document: &'c Resolution, tokens: &'c [Vec<Token>], at: usize) -> Text<'c> {
    Text {
        unit: super::Unit::Paragraph(at),
        kind: document.paragraphs[at].kind,
        text: &document.paragraphs[at].text,
        tokens: &tokens[at],
    }
}

/// The runs of tokens that changed, each with what stands against it.
fn changed_runs(
    old: &[State],
    new: &[State],
) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let run = |states: &[State], from: usize| {
        states[from..]
            .iter()
            .take_while(|state| **state != State::Same)
            .count()
    };
    let (mut o, mut n) = (0, 0);
    let mut runs = Vec::new();
    while o < old.len() || n < new.len() {
        let (olds, news) = (run(old, o.min(old.len())), run(new, n.min(new.len())));
        if olds + news > 0 {
            runs.push((o..o + olds, n..n + news));
        }
        o += olds + 1;
        n += news + 1;
    }
    runs
}
