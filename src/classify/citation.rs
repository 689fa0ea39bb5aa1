//! Citations: another document, treaty, article or paragraph.

use std::cell::LazyCell;
use std::ops::Range;

use super::atoms::{self, Atom, Value, on_one_line};
use super::case::Case;
use super::{Evidence, Rule, Verdict};
use crate::language::Table;
use crate::language::has;
use crate::model::{Side, What};

/// Words that belong to no citation may make up this share of one (0 to 0.5).
const OTHER_WORDS: f64 = 0.25;

/// The same where a name takes the place of a symbol (0 to 0.25).
const OTHER_WORDS_BY_NAME: f64 = 0.15;

/// The verdict, if a document came, went or took another's place.
pub fn rule(case: &Case) -> Option<Verdict> {
    // The session in the title of a record.
    let is_record = |atom: &Atom| atom.capital && matches!(atom.what(), Some(What::Ordinal(_)));
    if case.edit.kind.is_none() && case.rest_is(is_record) {
        return Some(Verdict::new(Rule::CitedDocument, case.evidence()));
    }
    if is_in_title(case) || is_subject(case) {
        return Some(Verdict::new(Rule::CitedTitle, case.evidence()));
    }
    let bare =
        |words: &str| on_one_line(words.trim_matches(|c: char| !c.is_alphanumeric() && c != ')'));
    let evidence = || Evidence::Words(case.words.map(bare));
    (is_only_citation(case) || is_of_decade(case))
        .then(|| Verdict::new(Rule::CitedDocument, evidence()))
}

/// Words of a name behind the word that names the instrument (3 to 8): "Programme of Action [for the Decade 2014–2024]".
const LONGEST_NAME: usize = 6;

/// Whether the years came or went by which one programme or agenda is told from another.
fn is_of_decade(case: &Case) -> bool {
    let is_years = |atom: &Atom| matches!(atom.what(), Some(What::Years(..)));
    let mut before = case.before.split_whitespace().rev().take(LONGEST_NAME);
    case.is_one_sided()
        && case.rest().any(is_years)
        && case.rest_is(|atom| is_years(atom) || atom.is_word() && atom.capital)
        && before.any(|word| has(case.table.instruments, word))
}

/// Whether what a cited document is on changed: "the report of the Secretary-General on [its subject]".
fn is_subject(case: &Case) -> bool {
    let before = atoms::tail(case.before, LONGEST_SUBJECT);
    if !case.table.report.iter().any(|report| before.contains(report)) {
        return false;
    }
    let before = atoms::cut(before, case.table);
    let clause = before.rsplit(|atom| atom.value == Value::Mark).next().unwrap_or_default();
    let is_there = |pair: &[Atom]| {
        has(case.table.report, &pair[1].key) && has(case.table.known_report, &pair[0].key)
    };
    let Some(at) = clause.windows(2).rposition(is_there) else { return false };
    let is_about = |atom: &Atom| has(case.table.about, &atom.key);
    let starts = |atoms: &[Atom]| atoms.first().is_none_or(is_about);
    let [old, new] = [&case.all.old, &case.all.new].map(|atoms| atoms.first());
    if [old, new].into_iter().flatten().any(|first| first.value == Value::Mark) {
        return false;
    }
    clause[at + 2..].iter().any(is_about) || starts(&case.all.old) && starts(&case.all.new)
}

/// Bytes from a document to the change of what it is on (80 to 200).
const LONGEST_SUBJECT: usize = 140;

/// The verdict, if another article or paragraph of a document is cited: "article 72" → "article 73 e".
pub fn provision(case: &Case) -> Option<Verdict> {
    let is_letter = |atom: &Atom| atom.key.chars().count() == 1 || atoms::is_roman(&atom.key);
    let is_number = |atom: &Atom| is_letter(atom) || atom.is_mention() && !atom.is_date();
    // "paragraphs 4, 5 (a) and [6]"
    let leads = |word: &str| has(case.table.provisions, word.trim_end_matches('.'));
    let is_one_of_several = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty()
            || bare.starts_with(|c: char| c.is_ascii_digit()) && !bare.contains('/')
            || bare.chars().count() == 1
            || has(case.table.and, bare)
            || has(case.table.to, bare)
    };
    let mut before = atoms::tail(case.before, NEAR).split_whitespace().rev();
    let led = before.find(|word| !is_one_of_several(word)).is_some_and(leads);
    let inside = |atoms: &[Atom]| atoms.iter().any(|atom| has(case.table.provisions, &atom.key));
    let are_led = inside(&case.all.old) && inside(&case.all.new);
    let only = case.rest_is(|atom| is_number(atom) || has(case.table.provisions, &atom.key));
    (only && (are_led || led)).then(|| Verdict::new(Rule::CitedProvision, case.evidence()))
}

/// Bytes before a number among which "paragraphs" is looked for (60 to 200).
const NEAR: usize = 100;

/// Bytes of a title and of what stands before it (300 to 800).
const LONGEST_TITLE: usize = 600;

/// Whether the change stands inside quotes, after "entitled", and not as the title of an agenda item.
fn is_in_title(case: &Case) -> bool {
    let before = atoms::tail(case.before, LONGEST_TITLE);
    let Some(open) = before.rfind(OPEN) else {
        return false;
    };
    let closed = before[open..].contains(CLOSED);
    let mut led = before[..open].split_whitespace().rev();
    let is_title = led.next().is_some_and(|word| has(case.table.entitled, word));
    let is_item = led.next().is_some_and(|word| has(case.table.items, word));
    !closed && is_title && !is_item
}

/// Whether what is left on both sides is little but citations.
pub fn is_only_citation(case: &Case) -> bool {
    // Most changes name nothing that can be cited.
    if !case.rest().any(|atom| atom.is_document() || atom.is_word() && is_kind(atom, case.table)) {
        return false;
    }
    let counts = [Side::Old, Side::New].map(|side| count(case, side));
    let [symbols, names] =
        [0, 1].map(|what| counts.iter().map(|counts| counts[what]).sum::<usize>());
    let are_few = |[symbols, names, words, other]: [usize; 4]| {
        let all = symbols + names + words + other;
        let most = match (symbols, names) {
            (0, 0) => 0.0,
            (0, _) => OTHER_WORDS_BY_NAME,
            _ => OTHER_WORDS,
        };
        other as f64 <= most * all as f64
    };
    symbols + names > 0 && counts.into_iter().all(are_few)
}

/// How many atoms of a side are what in a citation.
fn count(case: &Case, side: Side) -> [usize; 4] {
    let (words, all) = (case.words[side], &case.all[side]);
    let titles = titles(words, all, case);
    let before = &case.edit.texts[side][..case.ranges[side].start];
    let before = LazyCell::new(|| atoms::cut(atoms::tail(before, NEAR), case.table));
    let names_organ = case.left[side].iter().any(|atom| atom.capital || atom.is_mention());
    let mut counts = [0; 4];
    for atom in &case.left[side] {
        let is_of_title = titles.iter().any(|title| title.contains(&atom.range.start));
        let at = all.iter().position(|other| other.range == atom.range).unwrap_or(0);
        // "taking note"
        let is_of_verb = || {
            let verb =
                at.checked_sub(1).and_then(|at| case.table.verb(&words[all[at].range.start..]));
            verb.is_some_and(|verb| verb.form.contains(atom.key.as_str()))
        };
        let what = match in_citation(atom, case.table) {
            _ if is_of_title => InCitation::Words,
            InCitation::Name if case.table.is_document(&atom.key) => {
                match names_organ && !is_of_verb() && !is_to_be_made(&all[..at], case.table) {
                    true => InCitation::Name,
                    false => InCitation::Words,
                }
            }
            InCitation::Name if !is_named_itself(all, at, &before, case.table) => InCitation::Words,
            what => what,
        };
        counts[what as usize] += 1;
    }
    counts
}

/// Whether an instrument is named itself, not as what something else belongs to: "the Parties to the Convention", "the Review
/// Conference of the Treaty", "Consultations on Protocol V".
fn is_named_itself(atoms: &[Atom], at: usize, before: &[Atom], table: &Table) -> bool {
    let goes_on = atoms.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
    let rest = atoms[..at].iter().rev().chain(before.iter().rev());
    let mut led = rest.skip_while(|atom| atom.is_word() && atom.capital);
    let led = led.find(|atom| atom.value != Value::Little || has(table.and, &atom.key));
    let belongs = led.is_some_and(|atom| {
        let is_provision = atoms::is_roman(&atom.key) || has(table.provisions, &atom.key);
        let is_name = atom.is_word() && (atom.capital || has(table.parties, &atom.key));
        is_name && !is_kind(atom, table) && !is_provision
    });
    !goes_on && !belongs
}

/// Whether a document is one to be made: "to submit a report".
fn is_to_be_made(before: &[Atom], table: &Table) -> bool {
    let mut near = before.iter().rev().take(NEAR_ARTICLE);
    let article = near.find(|atom| has(table.articles, &atom.key));
    !table.known_report.is_empty()
        && article.is_some_and(|atom| !has(table.known_report, &atom.key))
}

/// Words between an article and its noun, and itself: "a substantive interim report" (2 to 4).
const NEAR_ARTICLE: usize = 3;

/// Whether a word names a kind of document or instrument.
fn is_kind(atom: &Atom, table: &Table) -> bool {
    table.is_document(&atom.key) || has(table.instruments, &atom.key)
}

/// The titles of cited documents in some words, by bytes: in quotes after "entitled", and what a document is on, to the
/// next mark.
fn titles(words: &str, atoms: &[Atom], case: &Case) -> Vec<Range<usize>> {
    let mut titles = Vec::new();
    let mut cites = false;
    for (at, atom) in atoms.iter().enumerate() {
        let rest = &words[atom.range.start..];
        let is_entitled = |atom: &Atom| has(case.table.entitled, &atom.key);
        let end = if rest.starts_with(OPEN) && at > 0 && is_entitled(&atoms[at - 1]) {
            rest.find(CLOSED)
        } else if cites && has(case.table.about, &atom.key) {
            rest.find([',', ';', '.', '，', '；', '،'])
        } else {
            cites = atom.is_document() || cites && (atom.is_filler() || atom.is_date());
            continue;
        };
        cites = false;
        titles.push(atom.range.start..atom.range.start + end.unwrap_or(rest.len()));
    }
    titles
}

/// Bytes between a document and its title: ", of 20 December 2024, entitled" (20 to 80).
const BEFORE_TITLE: usize = 50;

/// The title in quotes that stands next behind a document, before the next mark of a list.
pub fn quoted_title<'t>(behind: &'t str, table: &Table) -> Option<&'t str> {
    let (led, rest) = behind.split_once(OPEN)?;
    let is_near = led.len() <= BEFORE_TITLE && !led.contains([';', '/']);
    let last = led.split_whitespace().next_back()?;
    let title = rest.split(CLOSED).next()?;
    (is_near && has(table.entitled, last)).then_some(title)
}

const OPEN: [char; 4] = ['“', '«', '「', '《'];
const CLOSED: [char; 4] = ['”', '»', '」', '》'];

/// What an atom is in a citation.
#[derive(Clone, Copy)]
enum InCitation {
    /// A symbol.
    Symbol,
    /// The word by which a document or an instrument is named.
    Name,
    /// What goes with it: "resolution", "of the General Assembly", a number, a date.
    Words,
    /// Anything else.
    Nothing,
}

fn in_citation(atom: &Atom, table: &Table) -> InCitation {
    match &atom.value {
        Value::Mention(What::Document(_)) => InCitation::Symbol,
        Value::Word if atom.capital && is_kind(atom, table) || table.is_document(&atom.key) => {
            InCitation::Name
        }
        // A name in capitals: "Addis Ababa Action" Agenda.
        Value::Word
            if !atom.capital
                && !atom.key.starts_with(|c: char| c.is_ascii_digit())
                && !table.is_citing(&atom.key)
                && !has(table.sequence, &atom.key) =>
        {
            InCitation::Nothing
        }
        _ => InCitation::Words,
    }
}
