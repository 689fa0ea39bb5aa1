//! Names in a text: States by a table, bodies and treaties by their capitals and the words they end on.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::lexicon::{Lexicon, role};
use super::scan::Text;
use crate::model::Kind;

mod states;

/// Small words inside names.
pub const CONNECTORS: &[&str] =
    &["of", "on", "for", "the", "and", "in", "to", "against", "with", "or"];

/// What the name of a body ends on, or its part before the first small word.
pub const BODIES: &[&str] = &[
    "assembly",
    "council",
    "committee",
    "subcommittee",
    "commission",
    "court",
    "tribunal",
    "conference",
    "group",
    "office",
    "programme",
    "fund",
    "organization",
    "organisation",
    "agency",
    "bank",
    "union",
    "board",
    "panel",
    "forum",
    "mission",
    "force",
    "operation",
    "institute",
    "university",
    "secretariat",
    "authority",
    "mechanism",
    "department",
    "centre",
    "bureau",
    "alliance",
    "league",
];

/// What the name of a treaty ends on, or its part before the first small word.
pub const TREATIES: &[&str] = &[
    "convention",
    "treaty",
    "protocol",
    "covenant",
    "charter",
    "statute",
    "agreement",
    "pact",
    "accord",
    "accords",
];

/// Bodies that have a place in their name: "Mission in South Sudan", unlike "the Special Committee in Caracas".
const PLACED: &[&str] = &["mission", "centre", "office", "force", "operation", "assistance"];

/// What looks like the name of a body or treaty and is none.
const NO_NAMES: &[&[&str]] =
    &[&["programme", "of", "action"], &["programme", "of", "work"], &["west", "bank"]];

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A body.
    Body,
    /// A treaty.
    Treaty,
    /// A State of the table.
    State(&'static str),
}

/// A State's name cut as tokens are, with the short name.
type Spelling = (Vec<String>, &'static str);

/// The spellings of the States by their first word, longest first.
fn spellings() -> &'static FxHashMap<String, Vec<Spelling>> {
    static SPELLINGS: OnceLock<FxHashMap<String, Vec<Spelling>>> = OnceLock::new();
    SPELLINGS.get_or_init(|| {
        let mut all: FxHashMap<String, Vec<Spelling>> = FxHashMap::default();
        for (name, others) in &states::STATES {
            for spelling in std::iter::once(name).chain(*others) {
                let words = folded(spelling);
                if let Some(first) = words.first().cloned() {
                    all.entry(first).or_default().push((words, name));
                }
            }
        }
        for spellings in all.values_mut() {
            spellings.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        all
    })
}

/// A name's words as the keys of tokens spell them, in lower case.
fn folded(name: &str) -> Vec<String> {
    let apart = name.replace('(', "( ").replace(')', " )").replace('-', "").replace('’', "'");
    apart.split_whitespace().map(str::to_lowercase).collect()
}

/// The first words of all States.
pub fn state_beginnings() -> &'static [&'static str] {
    static FIRST: OnceLock<Vec<&'static str>> = OnceLock::new();
    FIRST.get_or_init(|| spellings().keys().map(String::as_str).collect())
}

/// After these a State's name is part of another one: "Gulf of Guinea", "New Mexico".
const NOT_AFTER: &[&str] = &["gulf", "new", "lake", "sea", "northern", "bay"];
/// Before these too: "Niger River", "China Sea".
const NOT_BEFORE: &[&str] = &["river", "sea", "canal", "city", "valley", "gulf", "strait"];

/// The names in a text, in order, with the tokens they take.
pub fn names(text: Text<'_>, lexicon: &Lexicon<'_>, mut take: impl FnMut(Named, Range<usize>)) {
    let mut at = 0;
    while at < text.tokens.len() {
        let roles = lexicon.roles(&text.tokens[at]);
        if roles & role::CAPITAL == 0 {
            at += 1;
            continue;
        }
        if roles & role::STATE != 0
            && let Some((name, end)) = state(text, lexicon, at)
        {
            take(Named::State(name), at..end);
            at = end;
            continue;
        }
        let end = run(text, lexicon, at);
        // The first word of a sentence has its capital anyway.
        let first = if at == 0 && text.kind != Kind::Annex { 1 } else { at };
        parts(text, lexicon, first.max(at)..end, &mut take);
        at = end.max(at + 1);
    }
}

fn state(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<(&'static str, usize)> {
    let token = text.tokens.get(at)?;
    let before =
        |back: usize| at.checked_sub(back).map_or("", |at| lexicon.lower(&text.tokens[at]));
    let is_part =
        NOT_AFTER.contains(&before(1)) || before(1) == "of" && NOT_AFTER.contains(&before(2));
    let found = spellings().get(lexicon.lower(token))?.iter().find(|(words, _)| {
        text.tokens.len() >= at + words.len()
            && words
                .iter()
                .zip(&text.tokens[at..])
                .all(|(word, token)| lexicon.lower(token) == word)
    });
    let (words, name) = found?;
    let end = at + words.len();
    let after = text.tokens.get(end).map_or("", |token| lexicon.lower(token));
    (!is_part && !NOT_BEFORE.contains(&after)).then_some((*name, end))
}

/// The end of a run of words with capitals and of the small words between them.
fn run(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> usize {
    const MOST_BETWEEN: usize = 3;
    let is = |at: usize, roles: u32| lexicon.is(text.tokens.get(at), roles);
    let mut end = at + 1;
    loop {
        if is(end, role::CAPITAL) {
            end += 1;
            continue;
        }
        let between = (0..MOST_BETWEEN).take_while(|step| is(end + step, role::CONNECTOR)).count();
        if between > 0 && is(end + between, role::CAPITAL) {
            end += between + 1;
            continue;
        }
        // "United Nations Educational, Scientific and Cultural Organization".
        let comma = text.tokens.get(end).is_some_and(|token| lexicon.name(token) == ",");
        if comma
            && lexicon.lower(&text.tokens[end - 1]) == "educational"
            && is(end + 1, role::CAPITAL)
        {
            end += 2;
            continue;
        }
        return end;
    }
}

/// Cuts a run into the names in it.
fn parts(
    text: Text<'_>,
    lexicon: &Lexicon<'_>,
    run: Range<usize>,
    take: &mut impl FnMut(Named, Range<usize>),
) {
    let mut start = run.start;
    let is_small = |at: &usize| {
        lexicon.is(text.tokens.get(*at), role::CONNECTOR)
            && !lexicon.is(text.tokens.get(*at), role::CAPITAL)
    };
    let is_article = |at: &usize| {
        text.tokens.get(*at).is_some_and(|token| matches!(lexicon.lower(token), "the" | "a" | "an"))
    };
    let kind = |at: usize| {
        let roles = text.tokens.get(at).map_or(0, |token| lexicon.roles(token));
        if roles & role::TREATY != 0 {
            Some(Named::Treaty)
        } else if roles & role::BODY != 0 {
            Some(Named::Body)
        } else {
            None
        }
    };
    while start < run.end {
        while start < run.end && (is_small(&start) || is_article(&start)) {
            start += 1;
        }
        let first_small = (start..run.end).find(is_small).unwrap_or(run.end);
        if first_small == start {
            return;
        }
        let mut named = kind(first_small - 1);
        let mut end = run.end;
        if named.is_some() {
            // Another name may begin at an "and": "the General Assembly and the Security Council".
            end = next_name(text, lexicon, first_small..run.end, &kind, &is_small);
        } else if (first_small..run.end)
            .all(|at| !is_small(&at) || lexicon.lower(&text.tokens[at]) == "and")
        {
            // "Economic and Social Council".
            named = kind(run.end - 1);
        }
        match named {
            Some(named) if end - start > 1 => {
                let tokens = &text.tokens[start..end];
                let is_name = !(0..tokens.len())
                    .any(|at| NO_NAMES.iter().any(|words| lexicon.begins(&tokens[at..], words)));
                if is_name {
                    let place = place(text, lexicon, first_small..end, &is_small);
                    take(named, start..place);
                }
                start = end;
            }
            _ => start = first_small,
        }
    }
}

/// Where a name ends that is said to have met in a place: before the "in" of "the Special Committee in Caracas".
fn place(
    text: Text<'_>,
    lexicon: &Lexicon<'_>,
    rest: Range<usize>,
    is_small: &impl Fn(&usize) -> bool,
) -> usize {
    let Some(at) = rest.clone().rev().find(|at| is_small(at)) else {
        return rest.end;
    };
    let head = rest.start.checked_sub(1).map_or("", |at| lexicon.lower(&text.tokens[at]));
    let is_place =
        lexicon.lower(&text.tokens[at]) == "in" && rest.end - at <= 3 && !PLACED.contains(&head);
    if is_place { at } else { rest.end }
}

/// Where a name that began before `rest` ends: at an "and" behind which another head stands, else with the run.
fn next_name(
    text: Text<'_>,
    lexicon: &Lexicon<'_>,
    rest: Range<usize>,
    kind: &impl Fn(usize) -> Option<Named>,
    is_small: &impl Fn(&usize) -> bool,
) -> usize {
    for at in rest.clone() {
        if !matches!(lexicon.lower(&text.tokens[at]), "and" | "or" | "to" | "in" | "with")
            || !is_small(&at)
        {
            continue;
        }
        let begin = (at + 1..rest.end).find(|at| !is_small(at)).unwrap_or(rest.end);
        let end = (begin..rest.end).find(is_small).unwrap_or(rest.end);
        // "and the Economic and Social Council".
        let is_plain =
            (begin..rest.end).all(|at| !is_small(&at) || lexicon.lower(&text.tokens[at]) == "and");
        let is_head =
            kind(end.max(begin + 1) - 1).is_some() || is_plain && kind(rest.end - 1).is_some();
        if end > begin && is_head {
            return at;
        }
    }
    rest.end
}
