//! What moves on like roll-over and is substance all the same: a deadline, a meeting that was put off, a period of another
//! length, the next of a thing whose turn is longer than a year, another document in the place of one.

use super::atoms::{self, Atom};
use super::case::Case;
use super::citation::quoted_title;
use crate::language::{Table, has, is_unspaced, longest};
use crate::model::{Date, Side, Sides, What, When};

/// Whether values that moved on, those of the earlier and those of the later text, are something that a reader must see.
pub fn is_in(case: &Case, early: &[What], late: &[What]) -> bool {
    let is_ordinal = |what: &What| matches!(what, What::Ordinal(_));
    let is_time = |what: &What| matches!(what, What::Date(_) | What::Year(_));
    let is_document = |what: &What| matches!(what, What::Document(_));
    is_term(case)
        || late.iter().any(is_ordinal) && is_of_long_turn(case)
        || late.iter().any(is_document) && is_other_document(case, late)
        || late.iter().any(is_time) && (is_longer(case) || is_put_off(case, early, late))
}

/// Words between "by" and its date: "the end of the year" (3 to 6).
const LONGEST_LEAD: usize = 5;

/// Whether a date, year or session is the first or last day of something: behind "by", "until the end of", "as from", or with it.
fn is_term(case: &Case) -> bool {
    let table = case.table;
    let Some(first) = case.left.new.first().or(case.left.old.first()) else { return false };
    let counts_sessions = || {
        case.after.split_whitespace().find(|word| !table.is_little(word)).is_some_and(|word| {
            has(table.sessions, word.trim_end_matches(|c: char| !c.is_alphanumeric()))
        })
    };
    let is_time = match first.what() {
        Some(What::Date(_) | What::Year(_)) => true,
        Some(What::Ordinal(_)) => counts_sessions(),
        _ => false,
    };
    if !is_time {
        return false;
    }
    let is_month = |word: &str| table.months.iter().any(|forms| has(forms, word));
    let passed = |word: &&str| {
        let word = word.trim_end_matches(['-', '‑']);
        // "by the United States in 2024"
        let is_name = word.starts_with(char::is_uppercase);
        !has(table.until, word)
            && (is_month(word) || !is_name && (table.is_little(word) || table.counts(word)))
    };
    let mut before = case.before.split_whitespace().rev();
    let inside = case.words.new.split_whitespace().next();
    let leads = before.by_ref().take(LONGEST_LEAD).find(|word| !passed(word));
    let begins = |text: &str| {
        let text = text.trim_end().to_lowercase();
        let ends = |phrase: &&&str| {
            text.strip_suffix(**phrase).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        table.starting.iter().any(|phrase| ends(&phrase))
    };
    // "2025年底之前"
    let behind = case.after.trim_start();
    let is_behind = || {
        behind.starts_with(is_unspaced)
            && [table.until, table.starting].iter().any(|list| longest(behind, list).is_some())
    };
    inside.into_iter().chain(leads).any(|word| has(table.until, word))
        || begins(atoms::tail(case.before, LONGEST_START))
        || is_behind()
}

/// Bytes of the longest phrase before the first day of something (20 to 60).
const LONGEST_START: usize = 40;

/// Bytes around an ordinal in which its thing is named (60 to 120).
const LONGEST_NAME: usize = 80;

/// Whether an ordinal counts something that comes every few years: "the third cycle", "the Fourth United Nations Conference".
fn is_of_long_turn(case: &Case) -> bool {
    let (text, start) = (case.edit.texts.new, case.ranges.new.start);
    let ordinals = case.all.new.iter().filter(|atom| matches!(atom.what(), Some(What::Ordinal(_))));
    ordinals.map(|atom| start + atom.range.start..start + atom.range.end).any(|bytes| {
        let behind = atoms::head(&text[bytes.end..], LONGEST_NAME);
        let before = atoms::tail(&text[..bytes.start], LONGEST_NAME);
        names_long_turn(behind, case.table) || leads_long_turn(before, case.table)
    })
}

/// Whether the words behind an ordinal, up to a joining word or mark, name such a thing.
fn names_long_turn(text: &str, table: &Table) -> bool {
    let end = text.find(ENDS_NAME).unwrap_or(text.len());
    let mut rest = text[..end].trim_start();
    if rest.starts_with(is_unspaced) {
        return table.long_turns.iter().any(|thing| rest.contains(thing));
    }
    while let Some(word) = rest.split_whitespace().next().filter(|word| !table.is_little(word)) {
        if longest(rest, table.long_turns).is_some() {
            return true;
        }
        rest = rest[word.len()..].trim_start();
    }
    false
}

/// Whether the words before an ordinal name such a thing, in languages where it stands behind: "المؤتمر الدولي الرابع".
fn leads_long_turn(text: &str, table: &Table) -> bool {
    let mut rest = text.trim_end();
    while let Some(word) = rest.split_whitespace().next_back() {
        let at = rest.len() - word.len();
        if table.is_little(word) || word.ends_with(ENDS_NAME) {
            return false;
        }
        if longest(&text[at..], table.long_turns).is_some() {
            return true;
        }
        rest = rest[..at].trim_end();
    }
    false
}

/// Marks behind which another name begins.
const ENDS_NAME: [char; 9] = [',', ';', ':', '.', '،', '，', '；', '。', '、'];

/// Words of a title that two of them share at least, as a share of the longer one, to be titles of one series (0.3 to 0.7).
const SAME_TITLE: f64 = 0.5;

/// Whether another kind of document is cited, or one with another title.
fn is_other_document(case: &Case, late: &[What]) -> bool {
    let table = case.table;
    let kinds = case.all.as_ref().map(|atoms| {
        let is_cited = |kind: &[&str]| atoms.iter().any(|atom| has(kind, &atom.key));
        [table.resolution, table.decision].map(is_cited)
    });
    let is_named = |kinds: [bool; 2]| kinds.contains(&true);
    let is_own =
        |what: &What| matches!(what, What::Document(cited) if case.distance.is_predecessor(cited));
    if kinds.old != kinds.new
        && is_named(kinds.old)
        && is_named(kinds.new)
        && !late.iter().any(is_own)
    {
        return true;
    }
    let titles = Sides::from_fn(|side: Side| {
        quoted_title(&case.edit.texts[side][case.ranges[side].end..], table)
    });
    let (Some(old), Some(new)) = (titles.old, titles.new) else { return false };
    let [old, new] = [old, new].map(|title| title.split_whitespace().collect::<Vec<_>>());
    let shared = old.iter().filter(|word| new.contains(word)).count();
    (shared as f64) < SAME_TITLE * old.len().max(new.len()) as f64
}

/// Bytes around a change in which the other end of a period stands (30 to 80).
const OTHER_END: usize = 50;

/// Periods of this many days may differ by one: half a year is a day longer in a leap year (90 to 180).
const HALF_A_YEAR: i64 = 100;

/// Whether a period that the change touches lasts longer or shorter, or became a day or the reverse.
fn is_longer(case: &Case) -> bool {
    if !may_have_period(case) {
        return false;
    }
    let periods = Sides::from_fn(|side| periods(case, side));
    let is_other = |(old, new): (&[Date; 2], &[Date; 2])| {
        let days = |[from, to]: &[Date; 2]| to.days() - from.days();
        let is_alike = |at: usize| (old[at].month, old[at].day) == (new[at].month, new[at].day);
        let years = |[from, to]: &[Date; 2]| to.year - from.year;
        let keeps = is_alike(0) && is_alike(1) && years(old) == years(new);
        !keeps && (days(old) - days(new)).abs() > days(old) / HALF_A_YEAR
    };
    periods.old.len() != periods.new.len() || periods.old.iter().zip(&periods.new).any(is_other)
}

/// Whether the change has two dates, or what joins it to another: most are one date or year alone.
fn may_have_period(case: &Case) -> bool {
    let joins = |word: Option<&str>| {
        word.is_some_and(|word| {
            has(case.table.to, word)
                || has(case.table.and, word)
                || word.contains(['–', '-', '—'])
                || word.contains(is_unspaced)
        })
    };
    let dates = |atoms: &Vec<Atom>| atoms.iter().filter(|atom| atom.is_date()).count();
    case.all.as_ref().into_iter().any(|atoms| dates(atoms) > 1)
        || joins(case.before.split_whitespace().next_back())
        || joins(case.after.split_whitespace().next())
}

/// The periods of a side that the change touches, by their first and last days: "19 to 23 August 2024", "23 and 24 May".
fn periods(case: &Case, side: Side) -> Vec<[Date; 2]> {
    let (text, range) = (case.edit.texts[side], &case.ranges[side]);
    let near = atoms::tail(&text[..range.start], OTHER_END);
    let cut = if near.len() < range.start { near.find(' ').unwrap_or(0) } else { 0 };
    let near_start = range.start - near.len() + cut;
    let near_end = range.end + atoms::head(&text[range.end..], OTHER_END).len();
    let text = &text[near_start..near_end];
    let atoms = atoms::cut(text, case.table);
    let dates: Vec<(usize, When)> =
        atoms.iter().enumerate().filter_map(|(at, atom)| date(at, atom)).collect();
    let year = |at: usize| dates[at..].iter().find_map(|(_, when)| when.year).unwrap_or(ANY_YEAR);
    let mut periods = Vec::new();
    let mut at = 0;
    while let [(first, start), (last, end), ..] = dates[at..] {
        at += 1;
        let bytes = near_start + atoms[first].range.start..near_start + atoms[last].range.end;
        let (last_year, is_turn) = (year(at), start.month > end.month);
        let first_year = start.year.unwrap_or(last_year - u16::from(is_turn));
        let days = [(first_year, start), (last_year, end)]
            .map(|(year, when)| Date::new(year, when.month, when.day?));
        let [Some(from), Some(to)] = days else { continue };
        let is_near = (1..=LONGEST_MEETING).contains(&(to.days() - from.days()));
        if !are_joined(text, &atoms[first..=last], start.year.is_none() && is_near, case.table) {
            continue;
        }
        at += 1;
        if bytes.start < range.end && range.start < bytes.end {
            periods.push([from, to]);
        }
    }
    periods
}

/// A date among atoms, with its place, where its day is printed.
fn date(at: usize, atom: &Atom) -> Option<(usize, When)> {
    match atom.what() {
        Some(What::Date(when)) if when.day.is_some() => Some((at, *when)),
        _ => None,
    }
}

/// The year of a period that names none, whose length does not depend on it.
const ANY_YEAR: u16 = 2001;

/// Days between two dates that "and" makes one meeting: "30 November and 1 December" (2 to 7).
const LONGEST_MEETING: i64 = 7;

/// Whether two dates, with what stands between them, are the ends of one period.
fn are_joined(text: &str, atoms: &[Atom], is_near: bool, table: &Table) -> bool {
    let [first, between @ .., _] = atoms else { return false };
    let is_bare = text[first.range.clone()].bytes().all(|byte| byte.is_ascii_digit());
    let is_to =
        |atom: &Atom| has(table.to, &atom.key) || matches!(atom.key.as_str(), "–" | "-" | "—");
    between.iter().all(|atom| atom.is_filler() || is_to(atom))
        && (is_bare || is_near || between.iter().any(is_to))
}

/// Bytes before a date among which the number of the meeting is looked for (150 to 400).
const SAME_CLAUSE: usize = 250;

/// Whether a meeting that is numbered as before is held at another time: it was put off, or its date was wrong.
fn is_put_off(case: &Case, early: &[What], late: &[What]) -> bool {
    let is_ahead = |pair: (&What, &What)| match pair {
        (What::Date(early), What::Date(late)) => case.distance.are_ahead(*early, *late),
        _ => false,
    };
    let is_dated = !matches!(early.first(), Some(What::Document(_)));
    let are_ahead = early.iter().zip(late).any(is_ahead);
    let Some(new) = meeting(case, Side::New).filter(|new| are_ahead || is_dated && new.is_named)
    else {
        return false;
    };
    meeting(case, Side::Old)
        .is_some_and(|old| old.number == new.number && (are_ahead || old.is_named))
}

/// The meeting that a date is one of.
struct Meeting {
    number: u32,
    /// Whether the date is its own for sure: "the second seminar, to be held in", not "the First Committee and".
    is_named: bool,
}

/// The nearest number before the changed date.
fn meeting(case: &Case, side: Side) -> Option<Meeting> {
    let table = case.table;
    let before = atoms::tail(&case.edit.texts[side][..case.ranges[side].start], SAME_CLAUSE);
    let atoms = atoms::cut(before, table);
    let ordinal = |atom: &Atom| matches!(atom.what(), Some(What::Ordinal(_)));
    let at = atoms.iter().rposition(ordinal)?;
    let Some(What::Ordinal(number)) = atoms[at].what() else { return None };
    let parts = |atom: &Atom| {
        has(table.and, &atom.key)
            || matches!(atom.key.as_str(), ";" | "(" | ")" | "（" | "）" | "；")
            || matches!(atom.what(), Some(What::Year(_) | What::Document(_)))
    };
    let is_led = table.articles.is_empty()
        || at.checked_sub(1).is_some_and(|led| {
            let word = &atoms[led].key;
            has(table.articles, word) || has(table.possessives, word)
        });
    Some(Meeting { number: *number, is_named: is_led && !atoms[at + 1..].iter().any(parts) })
}
