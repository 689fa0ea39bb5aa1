//! The verbs by which an organ acts: at the head of a paragraph, and at the head of a clause later in it.

use std::ops::Range;

use super::atoms::{self, Atom, Value, on_one_line};
use super::case::Case;
use super::spelling::is_one_word;
use super::{Class, Direction, Edit, Evidence, Rule, Verdict, citation};
use crate::language::{Table, Verb};
use crate::language::{has, is_unspaced, longest, starts_with};
use crate::model::{Kind, Sides};

/// A verb where it stands in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// The verb; `None` at the head of a paragraph whose first word is on no ladder.
    pub verb: Option<Verb>,
    /// As printed, its adverbs left out.
    pub printed: String,
    /// How much its adverbs strengthen it.
    pub force: u8,
    /// From its first adverb to its end.
    pub range: Range<usize>,
}

/// Bytes of an opening verb with all its adverbs, in any script.
const LONGEST_OPENING: usize = 160;

/// The verdict on the verb that opens the paragraph, if the change touches it.
pub fn opening(case: &Case) -> Option<Verdict> {
    let (Edit { kind, texts, .. }, ranges) = (case.edit, &case.ranges);
    if !matches!(kind, Some(Kind::Preambular | Kind::Operative))
        || ranges.old.start.min(ranges.new.start) > LONGEST_OPENING
    {
        return None;
    }
    let old = head(texts.old, 0, case.table)?;
    let new = head(texts.new, 0, case.table)?;
    let touches = |clause: &Clause, range: &Range<usize>| {
        range.start < clause.range.end
            && (range.end > clause.range.start
                || range.is_empty() && range.start > clause.range.start)
    };
    if !touches(&old, &ranges.old) && !touches(&new, &ranges.new) {
        return None;
    }
    // "Encourages States to act, and calls upon …": the verb is unchanged behind a clause that was put before it.
    let put_before = old.range.start >= ranges.old.end || new.range.start >= ranges.new.end;
    if !same(&old, &new, case.table) && (put_before || last_is_same(case)) {
        return inside(case);
    }
    compared(&old, &new, case)
}

/// Whether a change that brings or drops clauses ends with one verb on both sides: "Welcomes …, and notes" → "Notes".
fn last_is_same(case: &Case) -> bool {
    let clauses = case.edit.texts.zip(case.ranges.as_ref());
    let Sides { old, new } = clauses.map(|(text, range)| self::clauses(text, range, case.table));
    old.len() != new.len()
        && matches!((old.last(), new.last()), (Some(old), Some(new)) if same(old, new, case.table))
}

/// The verdict on verbs of clauses inside the change.
pub fn inside(case: &Case) -> Option<Verdict> {
    let (texts, ranges) = (case.edit.texts, &case.ranges);
    let old = clauses(texts.old, &ranges.old, case.table);
    let new = clauses(texts.new, &ranges.new, case.table);
    if let ([old], [new]) = (old.as_slice(), new.as_slice())
        && leads(old, texts.old, &ranges.old)
        && leads(new, texts.new, &ranges.new)
    {
        return compared(old, new, case);
    }
    let are_same =
        old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| same(old, new, case.table));
    let only_cite = || old.iter().chain(&new).all(brings_in) && citation::is_only_citation(case);
    if are_same || only_cite() {
        return None;
    }
    let printed =
        |clauses: &Vec<Clause>| clauses.iter().map(|clause| clause.printed.clone()).collect();
    let direction = match (old.as_slice(), new.as_slice()) {
        ([old], [new]) => direction(old, new, case),
        _ => Direction::Other,
    };
    let evidence = Evidence::Clauses(Sides::new(&old, &new).map(printed));
    Some(Verdict::action(Rule::ClauseVerb, direction, evidence))
}

/// The verb of a paragraph that was added or removed whole, if it is known, and the class of change that weighs as much.
pub fn whole(edit: &Edit, table: &Table) -> Option<(String, Class)> {
    let Sides { old, new } = edit.texts;
    let clause = head(if new.is_empty() { old } else { new }, 0, table)?;
    let verb = clause.verb?;
    let does = match verb.asks() || verb.ladder.ends_with("/deciding") {
        true => Class::Action,
        false if brings_in(&clause) => Class::Citation,
        false => Class::Wording,
    };
    Some((clause.printed, does))
}

/// Whether a verb may only bring in a document: "taking note of", "recalling".
fn brings_in(clause: &Clause) -> bool {
    clause.verb.is_some_and(|verb| {
        verb.ladder.ends_with("/recalling") || verb.ladder.ends_with("/noting") && verb.step == 1
    })
}

/// Whether the change begins with the clause, but for "and" and the like.
fn leads(clause: &Clause, text: &str, range: &Range<usize>) -> bool {
    text[range.start..clause.range.start.max(range.start)]
        .chars()
        .filter(|c| c.is_alphanumeric())
        .count()
        <= LEAD_IN
}

/// Letters of "and in this regard also" (10 to 25).
const LEAD_IN: usize = 20;

fn compared(old: &Clause, new: &Clause, case: &Case) -> Option<Verdict> {
    let clauses = Sides::new(old, new);
    if !same(old, new, case.table) {
        let direction = direction(old, new, case);
        let evidence = clauses.map(|clause| (clause.printed.clone(), clause.verb));
        return Some(Verdict::action(Rule::Verb, direction, Evidence::Verbs(evidence)));
    }
    if old.force != new.force {
        let direction = Direction::between(usize::from(old.force), usize::from(new.force));
        let words = Sides::new(
            on_one_line(&case.edit.texts.old[old.range.clone()]),
            on_one_line(&case.edit.texts.new[new.range.clone()]),
        );
        return Some(Verdict::action(Rule::Intensifier, direction, Evidence::Words(words)));
    }
    let spoken = clauses.map(|clause| on_one_line(&clause.printed).to_lowercase());
    let has_other_words = case.rest().count() > 2;
    let printed = || Evidence::Words(clauses.map(|clause| clause.printed.clone()));
    (!has_other_words && spoken.old != spoken.new).then(|| Verdict::new(Rule::VerbForm, printed()))
}

/// Which way one verb goes from another: where both stand on one ladder and have one object.
fn direction(old: &Clause, new: &Clause, case: &Case) -> Direction {
    match (old.verb, new.verb) {
        (Some(verb), Some(other)) if verb.ladder == other.ladder && same_object(old, new, case) => {
            Direction::between(verb.step, other.step)
        }
        _ => Direction::Other,
    }
}

/// Bytes behind a verb in which its object stands: "the Special Rapporteur on the situation of human rights" (60 to 120).
const LONGEST_OBJECT: usize = 80;

/// Whether two verbs have one object: half of the words that follow one of them, up to a mark or "to", follow the other, and
/// one of those up to the first little word does: the establishment of a centre is not the work of the centre, but its
/// importance is the need for it.
fn same_object(old: &Clause, new: &Clause, case: &Case) -> bool {
    let table = case.table;
    let Sides { old, new } = Sides::new(old, new).zip(case.edit.texts).map(|(clause, text)| {
        let atoms = atoms::cut(atoms::head(&text[clause.range.end..], LONGEST_OBJECT), table);
        // Who is asked stands before "to"; what is noted or stressed may hold one.
        let asks = clause.verb.is_some_and(|verb| verb.asks());
        let ends =
            |atom: &Atom| atom.value == Value::Mark || asks && has(table.infinitive, &atom.key);
        atoms.into_iter().take_while(|atom| !ends(atom)).collect::<Vec<_>>()
    });
    let words = |atoms: &[Atom]| atoms.iter().filter(|atom| atom.is_word()).count();
    let noun = |atoms: &[Atom]| {
        let start = atoms.iter().take_while(|atom| atom.is_filler()).count();
        start..start + atoms[start..].iter().take_while(|atom| atom.is_word()).count()
    };
    let common = |old: &[Atom], new: &[Atom]| {
        let is_new =
            |word: &&Atom| new.iter().any(|other| other.is_word() && other.key == word.key);
        old.iter().filter(|atom| atom.is_word()).filter(is_new).count()
    };
    let (old_noun, new_noun) = (&old[noun(&old)], &new[noun(&new)]);
    let values = |noun: &[Atom]| noun.iter().any(|word| has(table.valuations, &word.key));
    let one_noun = old_noun.is_empty()
        || new_noun.is_empty()
        || common(old_noun, new_noun) > 0
        || values(old_noun) && values(new_noun);
    one_noun && 2 * common(&old, &new) >= words(&old).min(words(&new))
}

/// Whether two verbs are one, in whatever form; of verbs on no ladder by the endings that words have.
fn same(old: &Clause, new: &Clause, table: &Table) -> bool {
    match (old.verb, new.verb) {
        (Some(old), Some(new)) => {
            old.ladder == new.ladder
                && old.step == new.step
                && begin_alike(old.form, new.form, table)
        }
        (None, None) => {
            is_one_word(&old.printed.to_lowercase(), &new.printed.to_lowercase(), table)
        }
        _ => false,
    }
}

/// "requests" and "requesting": at least three letters in common at the beginning.
fn begin_alike(a: &str, b: &str, table: &Table) -> bool {
    let marks = table.infinitive_marks;
    let [a, b] =
        [a, b].map(|form| marks.iter().find_map(|mark| form.strip_prefix(mark)).unwrap_or(form));
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    a == b || common >= 3 && !a.chars().any(is_unspaced)
}

/// The clause that begins at a place in the text; at the head of a paragraph with an unknown verb, its first word.
fn head(text: &str, at: usize, table: &Table) -> Option<Clause> {
    let mut from = skip_space(text, at);
    let mut start = None;
    let mut force = 0;
    loop {
        let rest = &text[from..];
        if table.verb(rest).is_some() {
            break;
        }
        let adverb = longest_of(rest, table.adverbs);
        if let Some((phrase, level)) = adverb {
            start = start.or(Some(from));
            force = force.max(level);
            from = skip_space(text, from + phrase);
        } else if let Some(phrase) =
            longest(rest, table.sequence).or_else(|| longest(rest, table.lead_ins))
        {
            from = skip_space(text, from + printed_len(rest, phrase));
        } else {
            break;
        }
    }
    let rest = &text[from..];
    if let Some((verb, len, level)) = expressed(rest, table) {
        return Some(Clause {
            verb: Some(verb),
            printed: text[from..from + len].to_owned(),
            force: force.max(level),
            range: start.unwrap_or(from)..from + len,
        });
    }
    let verb = table.verb(rest);
    let len = match verb {
        Some(verb) => printed_len(rest, verb.form),
        None => rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len()),
    };
    // "De proroger" is an infinitive of a list: its verb stands before the list.
    if len == 0 || verb.is_none() && table.is_little(&rest[..len]) {
        return None;
    }
    let mut end = from + len;
    if let Some((phrase, level)) = longest_of(text[end..].trim_start(), table.adverbs) {
        force = force.max(level);
        end = skip_space(text, end) + phrase;
    }
    Some(Clause {
        verb,
        printed: text[from..from + len].to_owned(),
        force,
        range: start.unwrap_or(from)..end,
    })
}

/// Words between "expresses" and "concern" at most: "its continued deep" (2 to 4).
const BETWEEN: usize = 3;

/// "Expresses its deep concern": the verb with its noun, the bytes of both, and how much the adjectives strengthen it.
fn expressed(text: &str, table: &Table) -> Option<(Verb, usize, u8)> {
    let form = longest(text, table.expressing)?;
    let mut at = skip_space(text, printed_len(text, form));
    let mut force = 0;
    for _ in 0..=BETWEEN {
        let rest = &text[at..];
        let len = word_len(rest);
        let word = rest[..len].to_lowercase();
        if table.attitudes.contains(&word.as_str()) {
            let own = table.possessives.iter().map(|own| format!("{form} {own} {word}"));
            let mut forms = std::iter::once(format!("{form} {word}")).chain(own);
            let verb = forms.find_map(|form| table.verb(&form).filter(|verb| verb.form == form))?;
            return Some((verb, at + len, force));
        }
        force = force.max(longest_of(rest, table.adjectives).map_or(0, |(_, level)| level));
        at = skip_space(text, at + len);
    }
    None
}

/// The clauses with a verb of the organ that begin inside a range: after a mark, "and", or at its start where one of these stands before.
fn clauses(text: &str, range: &Range<usize>, table: &Table) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut at = range.start;
    let mut open = opens_clause(&text[..range.start], table);
    while at < range.end {
        let rest = &text[at..range.end];
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if !c.is_alphanumeric() {
            open = matches!(c, ',' | ';' | '，' | '；' | '、' | '،' | '؛' | ':' | '：');
            at += c.len_utf8();
            continue;
        }
        let passing = longest(rest, table.and)
            .or_else(|| longest(rest, table.sequence))
            .or_else(|| longest(rest, table.lead_ins));
        if let Some(word) = passing {
            open |= longest(rest, table.and).is_some();
            at += printed_len(rest, word);
            continue;
        }
        if open
            && let Some(clause) = head(text, at, table)
            && clause.verb.is_some()
            && clause.range.start < range.end
        {
            at = clause.range.end.max(at + c.len_utf8());
            clauses.push(clause);
            open = false;
            continue;
        }
        open = false;
        at += word_len(rest);
    }
    clauses
}

/// Whether a clause may begin behind some words: behind a mark or an "and", or what leads from these to a verb.
fn opens_clause(before: &str, table: &Table) -> bool {
    clause_lead(before, table).is_some()
}

/// Where the words begin that lead to a clause at the end of a text: in "…, and in this regard strongly" the "and".
pub(crate) fn clause_lead(text: &str, table: &Table) -> Option<usize> {
    let mut before = text.trim_end();
    loop {
        let last = before.chars().next_back();
        if last.is_none_or(|last| {
            matches!(last, ',' | ';' | '，' | '；' | '、' | '،' | '؛' | ':' | '：')
        }) {
            return Some(before.len());
        }
        let end = atoms::tail(before, LONGEST_LEAD_IN).to_lowercase();
        let ends = |phrase: &str| {
            end.strip_suffix(phrase).is_some_and(|rest| {
                !rest.ends_with(char::is_alphanumeric) || phrase.starts_with(is_unspaced)
            })
        };
        let without = |phrase: &str| before.get(..before.len() - phrase.len()).map(str::trim_end);
        if let Some(and) = table.and.iter().find(|and| ends(and)) {
            return Some(without(and)?.len());
        }
        let adverbs = table.adverbs.iter().map(|(adverb, _)| *adverb);
        let mut leads = table.sequence.iter().chain(table.lead_ins).copied().chain(adverbs);
        before = without(leads.find(|lead| ends(lead))?)?;
    }
}

/// Bytes of the longest phrase that leads in a clause (as the tables have it, and some more).
const LONGEST_LEAD_IN: usize = 60;

fn word_len(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    if text.chars().next().is_some_and(is_unspaced) {
        return first;
    }
    text.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '’' && c != '\'')
        .unwrap_or(text.len())
        .max(first)
}

fn longest_of(text: &str, phrases: &[(&str, u8)]) -> Option<(usize, u8)> {
    let first = text.chars().next()?.to_lowercase().next()?;
    let fits =
        phrases.iter().filter(|(phrase, _)| phrase.starts_with(first) && starts_with(text, phrase));
    let (phrase, level) = fits.max_by_key(|(phrase, _)| phrase.len())?;
    Some((printed_len(text, phrase), *level))
}

/// Bytes that a phrase takes as printed: it has as many characters there.
fn printed_len(text: &str, phrase: &str) -> usize {
    text.chars().take(phrase.chars().count()).map(char::len_utf8).sum()
}

fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}
