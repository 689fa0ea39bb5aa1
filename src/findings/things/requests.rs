//! What the organ asks of somebody: who is asked, by which verb, for what, and by when.

use std::hash::Hash;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::agenda::session;
use super::{Sighting, delta};
use crate::classify::clause_lead;
use crate::findings::fates::Fate;
use crate::findings::meanings::Role;
use crate::findings::texts::{Text, Texts};
use crate::findings::{Delta, ThingKind};
use crate::language::{Table, level_of, longest};
use crate::model::{Kind, Part, Side, Sides};
use crate::tokens::letters;

/// So many words at most name those who are asked, with what is said of them (14 to 60: "all States that have not yet done so,
/// in particular those whose …").
const LONGEST_ADDRESSEE: usize = 40;

/// A request in one place.
#[derive(Debug)]
pub(super) struct Request {
    sighting: Sighting,
    /// How strong the verb is: its step on the ladder.
    step: usize,
    /// Those who are asked, folded.
    whom: String,
    /// Whether a word of it changed by more than its form or the years.
    is_reworded: bool,
}

/// A clause whose verb the tables know, by tokens; where one begins, the one before ends.
struct Clause {
    start: usize,
    /// The token behind the verb.
    whom: usize,
    /// The token behind the clause.
    end: usize,
    /// The step of a verb by which somebody is asked.
    step: Option<usize>,
    /// Whether it is named by the noun: "reiterates its request".
    is_noun: bool,
}

/// The requests of a text among those of its document, into those found so far.
pub(super) fn find(text: &Text<'_>, texts: &[Text<'_>], requests: &mut Vec<Request>) {
    if text.part == Part::Notes || text.kind == Kind::Preambular {
        return;
    }
    if text.depth > 0 {
        requests.extend(item(text, texts));
    }
    if !text.roles.has(Role::Request) {
        return;
    }
    let has_items = texts.get(text.at + 1).is_some_and(|below| below.depth > text.depth);
    let mut clauses = clauses(text).into_iter().peekable();
    while let Some(mut clause) = clauses.next() {
        let mut found = content(text, &clause);
        // "Calls upon Member States, and invites others, to".
        if found.is_none()
            && clause.step.is_some()
            && is_addressee(text, clause.whom..clause.end)
            && let Some(next) = clauses.next_if(|next| next.step.is_some())
        {
            clause.end = next.end;
            found = content(text, &clause);
        }
        let Some(content) = found else { continue };
        let clause = &clause;
        let is_last = clause.end == text.tokens.len() && has_items;
        let mut deadline = deadline(text, content..clause.end);
        if is_last {
            let below = &texts[text.at + 1..];
            let mut items = below.iter().take_while(|below| below.depth > text.depth);
            if is_open(text, clause, content) && items.clone().all(begins_with_infinitive) {
                // Each item is a request.
                continue;
            }
            deadline =
                deadline.or_else(|| items.find_map(|sub| self::deadline(sub, 0..sub.tokens.len())));
        }
        let tokens = clause.whom..clause.end;
        let asked = asked(text, clause, content);
        let words = bare(&text.words(clause.start..clause.end)).to_owned();
        requests.push(Request {
            step: clause.step.unwrap_or_default(),
            whom: letters(&text.words(clause.whom..content)),
            is_reworded: is_reworded(text, tokens.clone()),
            sighting: Sighting {
                key: letters(bare(&text.words(tokens))),
                whom: asked,
                ..Sighting::new(
                    ThingKind::Request,
                    words,
                    deadline,
                    text.spot(text.bytes(clause.start..clause.end)),
                )
            },
        });
    }
}

/// The request that an item makes with the paragraph above it: "Requests the Secretary-General:", "(a) To report;".
fn item(text: &Text<'_>, texts: &[Text<'_>]) -> Option<Request> {
    if !begins_with_infinitive(text) {
        return None;
    }
    let chapeau = texts[..text.at].iter().rfind(|above| above.depth < text.depth)?;
    let clauses = clauses(chapeau);
    let clause = clauses.last().filter(|clause| clause.step.is_some())?;
    let content = content(chapeau, clause).filter(|&at| is_open(chapeau, clause, at))?;
    let all = 0..text.tokens.len();
    let head = chapeau.words(clause.start..clause.end);
    let words = text.words(all.clone());
    let infinitive = text.lower(0);
    let (key, rest) = (letters(bare(&words)), bare(&words[text.bytes(0..1).len()..]));
    let name =
        format!("{} {infinitive}{rest}", bare(&head).trim_end_matches(infinitive).trim_end());
    let spot = text.spot(text.bytes(all.clone()));
    let deadline = deadline(text, all.clone());
    Some(Request {
        step: clause.step?,
        whom: letters(&chapeau.words(clause.whom..content)),
        is_reworded: is_reworded(text, all),
        sighting: Sighting {
            key,
            whom: asked(chapeau, clause, content),
            ..Sighting::new(ThingKind::Request, name, deadline, spot)
        },
    })
}

/// The bytes of a clause on one line that say who is asked, without what stands between marks before them ("Calls upon, in this
/// regard, all States to").
fn asked(text: &Text<'_>, clause: &Clause, content: usize) -> Range<usize> {
    let is_mark = |at: &usize| text.name(*at) == ",";
    let aside = clause.whom..content;
    let start = match is_mark(&clause.whom) {
        true => aside.skip(1).find(is_mark).map_or(content, |at| at + 1),
        false => behind_lead_in(text, clause.whom).min(content),
    };
    // "its call upon all parties to"
    let is_of_noun =
        |&at: &usize| clause.is_noun && text.is_one_of(at, text.meanings.table.addressing);
    let start = (start..content).find(|at| !is_of_noun(at)).unwrap_or(content);
    let (head, whom) = (text.words(clause.start..content), text.words(start..content));
    let end = bare(&head).len();
    (head.len() - whom.len()).min(end)..end
}

/// Whether a clause ends with a colon behind those who are asked: what for, its items say.
fn is_open(text: &Text<'_>, clause: &Clause, content: usize) -> bool {
    let ends = |at: usize| text.name(at) == ":" || text.is_one_of(at, infinitive(text));
    clause.end == text.tokens.len()
        && text.name(clause.end - 1) == ":"
        && (content..clause.end - 1).all(|at| text.is(at, Role::Mark) || ends(at))
}

fn begins_with_infinitive(text: &Text<'_>) -> bool {
    text.is_one_of(0, infinitive(text))
}

fn infinitive<'c>(text: &Text<'c>) -> &'c [&'c str] {
    text.meanings.table.infinitive
}

/// Words without the marks and spaces at their end.
fn bare(words: &str) -> &str {
    words.trim_end_matches([';', '.', ':', ',', ' '])
}

/// Whether some tokens changed by more than their form or what moves on by itself.
fn is_reworded(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let fates = text.fates.get(tokens).unwrap_or_default();
    fates.contains(&Fate::Changed)
}

/// The clauses of a text that begin with a verb of the organ, each to where the next one begins.
fn clauses(text: &Text<'_>) -> Vec<Clause> {
    let table = text.meanings.table;
    let mut clauses: Vec<Clause> = Vec::new();
    for at in (0..text.tokens.len()).filter(|&at| text.is(at, Role::Verb)) {
        let last = clauses.last().filter(|last| last.step.is_none());
        let (start, whom, step, is_noun) = match level_of(table.asking_nouns, text.lower(at)) {
            // "reiterates its request": the verb is part of it.
            Some(step) => match noun(text, at, last, table) {
                Some((start, whom)) => (start, whom, Some(step), true),
                None => continue,
            },
            None => {
                let start = text.tokens[at].start as usize;
                match table.verb(&text.text[start..]) {
                    Some(verb) => {
                        let step = verb.asks().then_some(verb.step);
                        (at, at + verb.form.split(' ').count(), step, false)
                    }
                    // In scripts without spaces verbs are no tokens of their own.
                    None if text.is_one_of(at, table.request) => (at, at + 1, Some(0), false),
                    None => continue,
                }
            }
        };
        let Some(lead) = lead(text, start) else { continue };
        clauses.pop_if(|last| last.start == start);
        if let Some(last) = clauses.last_mut() {
            last.end = text.tokens.partition_point(|token| token.end as usize <= lead);
        }
        clauses.push(Clause { start, whom, end: text.tokens.len(), step, is_noun });
    }
    clauses
}

/// Where the words begin that lead to the clause of a verb.
fn lead(text: &Text<'_>, verb: usize) -> Option<usize> {
    let table = text.meanings.table;
    let before = &text.text[..text.tokens[verb].start as usize];
    let found = may_lead(text, verb).then(|| clause_lead(before, table)).flatten();
    // "at all levels while urging States to"
    let meanwhile = || {
        let at = verb.checked_sub(1).filter(|&at| text.is_one_of(at, table.meanwhile))?;
        Some(text.tokens[at].start as usize)
    };
    found.or_else(meanwhile)
}

/// Whether the token before a verb may lead to it; most that stand before the word do not.
fn may_lead(text: &Text<'_>, verb: usize) -> bool {
    let table = text.meanings.table;
    let Some(before) = verb.checked_sub(1) else { return true };
    let word = text.lower(before);
    let is_end = |phrase: &&str| phrase.ends_with(word);
    text.roles(before).any(&[Role::Mark, Role::And])
        || table.sequence.iter().chain(table.lead_ins).any(is_end)
        || table.adverbs.iter().any(|(adverb, _)| adverb.ends_with(word))
}

/// Adjectives before the noun of a request (1 to 2): "its strong encouragement".
const MOST_ADJECTIVES: usize = 1;

/// Where a request begins that a noun names, and the token behind it: "renews its call upon", "Reiterates, in this regard, its
/// request to", where the clause of the verb is the last one.
fn noun(
    text: &Text<'_>,
    at: usize,
    last: Option<&Clause>,
    table: &Table,
) -> Option<(usize, usize)> {
    let is_own = |at: usize| {
        // "recalls the request to", but not "in response to the request to".
        let is_of_verb = || at.checked_sub(1).is_some_and(|before| text.is(before, Role::Verb));
        text.is_one_of(at, table.possessives) || text.is_one_of(at, table.articles) && is_of_verb()
    };
    // "its request", "the urgent call"
    let is_adjective = |at: usize| {
        let roles = text.roles(at);
        !roles.any(&[Role::Mark, Role::And, Role::Verb, Role::Connector, Role::Capital])
            && !text.is_one_of(at, table.joiners)
    };
    let mut near = (at.saturating_sub(MOST_ADJECTIVES + 1)..at).rev();
    let own = near.find(|&at| is_own(at) || !is_adjective(at)).filter(|&own| is_own(own))?;
    let is_aside = |last: &&Clause| text.name(last.whom) == "," && text.name(own - 1) == ",";
    let start = last.filter(is_aside).map(|last| last.start).or(own.checked_sub(1))?;
    Some((start, at + 1 + usize::from(text.is(at + 1, Role::Connector))))
}

/// The token behind those who are asked; `None` where nobody is: "encourages the scaling up of aid".
fn content(text: &Text<'_>, clause: &Clause) -> Option<usize> {
    let table = text.meanings.table;
    clause.step?;
    let mut whom = clause.whom;
    // "Calls upon, in this regard, all States to".
    if text.name(whom) == "," {
        whom = (whom + 1..clause.end).find(|&at| text.name(at) == ",")? + 1;
    }
    if infinitive(text).is_empty() {
        return is_actor(text, whom..clause.end).then_some(whom);
    }
    whom = behind_lead_in(text, whom);
    let near = whom..clause.end.min(whom + LONGEST_ADDRESSEE);
    let ends = |&at: &usize| {
        // "to the Convention" is no infinitive.
        let is_infinitive = text.is_one_of(at, infinitive(text))
            && !text.is_one_of(at + 1, table.articles)
            && !text.is(at + 1, Role::Capital);
        let says_what = (at == whom || clause.is_noun) && text.is_one_of(at, table.request_that);
        at > whom && is_infinitive || says_what || text.name(at) == ":"
    };
    let end = near.clone().find(ends)?;
    // "calls upon"
    let is_addressed = || clause.whom > 0 && text.is_one_of(clause.whom - 1, table.addressing);
    let asks_persons =
        || text.is_one_of(clause.start, table.request) || clause.is_noun || is_addressed();
    (end == whom || asks_persons() || is_actor(text, whom..end)).then_some(end)
}

/// The token behind what may stand between a verb and those who are asked: "demands once more that".
fn behind_lead_in(text: &Text<'_>, at: usize) -> usize {
    let table = text.meanings.table;
    let Some(token) = text.tokens.get(at) else { return at };
    let rest = &text.text[token.start as usize..];
    let phrase = longest(rest, table.lead_ins).or_else(|| longest(rest, table.sequence));
    phrase.map_or(at, |phrase| at + phrase.split(' ').count())
}

/// A clause that is nothing but those who are asked has at most so many tokens (6 to 15).
const LONGEST_WHOM: usize = 12;

/// Whether a clause says nothing, or nothing but who is asked: "Invites", before "and encourages States to act", "Calls upon
/// Member States", before "and invites others, to act".
fn is_addressee(text: &Text<'_>, clause: Range<usize>) -> bool {
    clause.len() <= LONGEST_WHOM
        && (clause.clone().all(|at| text.roles(at).any(&[Role::Mark, Role::And]))
            || is_actor(text, clause))
}

/// Whether the first words of a clause name somebody, who can be asked.
fn is_actor(text: &Text<'_>, clause: Range<usize>) -> bool {
    let table = text.meanings.table;
    let is_in_name = |at: usize| !text.is(at, Role::Mark) && !text.is_one_of(at, table.joiners);
    let mut behind = clause.start + 1..clause.end.min(clause.start + LONGEST_ADDRESSEE);
    // "international, regional and subregional organizations"
    let is_listing = |at: usize| {
        text.name(at) == ","
            && !text.is_one_of(at + 1, table.joiners)
            && (text.name(at + 2) == "," || text.is(at + 2, Role::And))
    };
    let end = behind.find(|&at| !is_in_name(at) && !is_listing(at)).unwrap_or(clause.end);
    let names = |at: usize| text.is(at, Role::Capital) || text.is_one_of(at, table.collectives);
    // "the host country to" does something.
    let is_one = end == clause.end && text.is_one_of(clause.start, table.articles);
    is_one || (clause.start..end).any(names)
}

/// "eightieth session", or the date or year behind a "by": "by the end of 2025".
fn deadline(text: &Text<'_>, clause: Range<usize>) -> Option<String> {
    const FARTHEST: usize = 4;
    let text = &Text { tokens: &text.tokens[..clause.end], ..*text };
    let is_time = |at: usize| text.roles(at).any(&[Role::Date, Role::Year]);
    let date = clause.clone().filter(|&at| text.is(at, Role::Until)).find_map(|until| {
        let near = until + 1..(until + 1 + FARTHEST).min(clause.end);
        // "adopted by the Conference on 29 May 2009"; "by July 2026" is one.
        let months = text.meanings.table.months;
        let is_month = |at: usize| months.iter().any(|forms| forms.contains(&text.name(at)));
        let is_between =
            |&at: &usize| !text.is(at, Role::Mark) && (!text.is(at, Role::Capital) || is_month(at));
        let time = near.take_while(is_between).find(|&at| is_time(at))?;
        let articles = text.meanings.table.articles;
        let first = (until + 1..time).find(|&at| !text.is_one_of(at, articles)).unwrap_or(time);
        Some(first..time + 1)
    });
    let tokens = date.or_else(|| session(text, clause.start));
    tokens.map(|tokens| text.words(tokens))
}

/// Pairs requests by their words, the others of the same row in order; those that ask for the same, alike strongly and by the same
/// time, are no change.
pub(super) fn compare(sides: Sides<Vec<Request>>, paragraphs: &Texts<'_>) -> Vec<Delta> {
    let mut old: Vec<Option<Request>> = sides.old.into_iter().map(Some).collect();
    let mut pairs: Vec<Sides<Option<Request>>> =
        sides.new.into_iter().map(|new| Sides::new(None, Some(new))).collect();
    let row = |side: Side, one: &Request| paragraphs.row_of(side, &one.sighting.spot);
    pair_by(&mut old, &mut pairs, |_, one| one.sighting.key.clone());
    pair_by(&mut old, &mut pairs, |side, one| (row(side, one), one.whom.clone()));
    pair_by(&mut old, &mut pairs, |side, one| (row(side, one), one.step));
    pair_by(&mut old, &mut pairs, row);
    pairs.retain(|pair| match (&pair.old, &pair.new) {
        (Some(old), Some(new)) => {
            let value = |one: &Request| one.sighting.value.as_deref().map(letters);
            let is_other = old.sighting.key != new.sighting.key;
            value(old) != value(new)
                || old.step != new.step
                || is_other && (old.is_reworded || new.is_reworded)
        }
        _ => true,
    });
    let gone = old.into_iter().flatten().map(|old| Sides::new(Some(old), None));
    let things = pairs.into_iter().chain(gone);
    let things = things.map(|pair| pair.map(|one| one.map(|one| one.sighting.thing())));
    things.map(|pair| delta(ThingKind::Request, pair.old, pair.new)).collect()
}

/// Gives each new request that is alone the first old one left that is alike in something.
fn pair_by<K: Eq + Hash>(
    old: &mut [Option<Request>],
    pairs: &mut [Sides<Option<Request>>],
    what: impl Fn(Side, &Request) -> K,
) {
    let mut places: FxHashMap<K, Vec<usize>> = FxHashMap::default();
    for (at, one) in old.iter().enumerate().rev() {
        if let Some(one) = one {
            places.entry(what(Side::Old, one)).or_default().push(at);
        }
    }
    for pair in pairs.iter_mut().filter(|pair| pair.old.is_none()) {
        let new = pair.new.as_ref().map(|new| what(Side::New, new));
        let place = new.and_then(|new| places.get_mut(&new)?.pop());
        pair.old = place.and_then(|at| old[at].take());
    }
}
