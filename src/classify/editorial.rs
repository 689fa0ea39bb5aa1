//! Editorial changes: capitals, punctuation, spelling, number, names in full and in short.

use std::ops::Range;

use super::atoms::{self, Atom, Value, on_one_line};
use super::case::Case;
use super::forms::{is_other_number, is_other_part, is_other_tense};
use super::spelling::{are_same_words, is_one_word};
use super::{Rule, Verdict, amounts, ibidem, misread, naming, notation};
use crate::language::Table;
use crate::language::{has, is_unspaced, longest, states};
use crate::model::{Side, Sides, What};

/// The verdict, if the meaning is untouched.
pub fn rule(case: &Case) -> Option<Verdict> {
    if is_otherwise_joined(case) || is_other_capital(case) {
        return None;
    }
    let is_another = || amounts::are_same(case) || notation::is_another(case);
    let notation = || is_another().then_some(Rule::Notation);
    let misread = || misread::is_misread(case).then_some(Rule::Spelling);
    let rule = of_marks(case).or_else(notation).or_else(misread).or_else(|| {
        let states = states_at(case);
        let [old, new] = [&states.old, &states.new].map(|named| {
            let mut named: Vec<&str> = named.iter().map(|(state, _)| *state).collect();
            named.sort_unstable();
            named
        });
        // Two States are never one, however alike their names.
        if old != new {
            naming::is_abbreviation(case).then_some(Rule::Abbreviation)
        } else if is_other_name_of_states(case, &states) {
            Some(Rule::ShortName)
        } else {
            of_words(case)
        }
    });
    rule.map(|rule| Verdict::new(rule, case.evidence()))
}

/// Which rule it is where nothing but marks, capitals and joining words differs.
fn of_marks(case: &Case) -> Option<Rule> {
    if case.left.old.is_empty() && case.left.new.is_empty() {
        Some(of_fillers(case))
    } else {
        let has_number = case.rest().any(Atom::is_mention);
        (!has_number && letters(&case.all.old) == letters(&case.all.new))
            .then_some(Rule::Punctuation)
    }
}

/// Which rule it is where words differ that say the same.
fn of_words(case: &Case) -> Option<Rule> {
    if ibidem::is_one(case) || is_name_tail(case) || naming::is_one_name(case) {
        Some(Rule::ShortName)
    } else if case.rest_is(|atom| points(&atom.key, case.table)) {
        // "these States", "those States".
        Some(Rule::JoiningWords)
    } else if case.rest().any(Atom::is_mention) {
        if is_date_in_full(case) {
            Some(Rule::DateInFull)
        } else {
            is_date_of_a_symbol(case).then_some(Rule::DateOfASymbol)
        }
    } else if is_spelling(case) || is_other_tense(case) {
        Some(Rule::Spelling)
    } else if is_said_again(case) || are_synonyms(case) {
        Some(Rule::JoiningWords)
    } else if case.rest_is(|atom| has(case.table.sequence, &atom.key)) && !means_more(case) {
        Some(Rule::SequenceAdverb)
    } else if is_reordered(case) {
        Some(Rule::OrderOfWords)
    } else if names_organ(case) {
        Some(Rule::ShortName)
    } else {
        naming::is_abbreviation(case).then_some(Rule::Abbreviation)
    }
}

/// Whether a word only points to what was named: "these", "such".
fn points(word: &str, table: &Table) -> bool {
    has(table.demonstratives, word) || has(table.articles, word)
}

/// Whether joining words say how things belong together: "as [a] the forum for", "data sources [and] on the use".
fn is_otherwise_joined(case: &Case) -> bool {
    let table = case.table;
    let Sides { old, new } = case.words.map(str::trim);
    let are_articles = has(table.articles, old) && has(table.articles, new);
    let last = case.before.split_whitespace().next_back();
    let is_for_and = |one: &str, other: &str| {
        has(table.and, one)
            && !other.is_empty()
            && other
                .split_whitespace()
                .all(|word| has(table.joiners, word) || has(table.articles, word))
            && !table.synonyms.iter().any(|group| has(group, other))
    };
    // "as well as a forum"
    let is_joined = || {
        let ends = |phrase: &str| phrase.contains(' ') && case.before.trim_end().ends_with(phrase);
        table.synonyms.iter().flat_map(|group| group.iter()).any(|phrase| ends(phrase))
    };
    are_articles && last.is_some_and(|word| has(table.in_role, word)) && !is_joined()
        || is_for_and(old, new)
        || is_for_and(new, old)
}

/// Whether a word has another sense with a capital: "local and [state] State governments".
fn is_other_capital(case: &Case) -> bool {
    let words = case.words.map(|words| words.trim().to_lowercase());
    words.old == words.new && has(case.table.capitals_apart, &words.old)
}

/// Whether "further" says more of something, where it does not count: "to further reduce", "the risk of further delays".
fn means_more(case: &Case) -> bool {
    let table = case.table;
    let can = |atom: &Atom| has(table.more, &atom.key);
    let behind = || {
        let last = case.before.split_whitespace().next_back()?;
        let next = case.after.split_whitespace().next()?;
        let is_of_verb = table.verb(&format!("{last} {next}")).is_some();
        let is_noun = !table.is_little(next) && next.starts_with(char::is_lowercase);
        let leads = table.is_little(last) && !has(table.and, last);
        Some(leads || table.verb(last).is_some() && is_noun && !is_of_verb)
    };
    // "Decides to", "Further decides to further"
    let infinitives = case.all.as_ref().map(|atoms| {
        let pairs = atoms.windows(2).filter(|pair| has(table.infinitive, &pair[0].key));
        pairs.filter(|pair| can(&pair[1])).count()
    });
    case.rest().any(can) && (behind() == Some(true) || !infinitives.are_equal())
}

/// Which it is of these.
fn of_fillers(case: &Case) -> Rule {
    let keys = case.all.as_ref().map(|atoms| keys(atoms));
    let lower = case.words.map(str::to_lowercase);
    if keys.old != keys.new {
        Rule::JoiningWords
    } else if !keys.old.is_empty() && lower.old == lower.new {
        Rule::Capitals
    } else {
        Rule::Punctuation
    }
}

/// By at most so many words two spellings of the same differ: "has been", "also", hyphens (3 to 8).
const LITTLE_WORDS: usize = 5;

/// Whether both sides are the same words but for their spelling or form.
fn is_spelling(case: &Case) -> bool {
    if case.left.old.len().abs_diff(case.left.new.len()) > LITTLE_WORDS {
        return false;
    }
    let sequence = words_are_sequence(case);
    let texts = case.all.as_ref().map(|atoms| keys(atoms).join(" "));
    let words = texts.as_ref().map(|text| words_that_count(text, sequence, case.table));
    are_same_words(&words.old, &words.new, case.table)
        && !is_other_number(case)
        && !is_other_part(case)
}

/// A word that is said again for the next item of a list stands at most so many bytes back (60 to 150).
const NEAR_ITEM: usize = 100;

/// Whether what governs a list is said again before an item, or no longer: "the rights to life and [the rights] to liberty".
fn is_said_again(case: &Case) -> bool {
    let words = match case.words.map(str::trim) {
        Sides { old: "", new: words } | Sides { old: words, new: "" } => words,
        _ => return false,
    };
    let word = words.split_whitespace().next_back().unwrap_or_default();
    let before = case.before.trim_end();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let begins_item =
        last.ends_with(',') || has(case.table.and, last) || has(case.table.examples, last);
    let governs = |word: &str| has(case.table.joiners, word) || has(case.table.connectors, word);
    let next = case.after.split_whitespace().next().unwrap_or_default();
    let item = atoms::tail(before, NEAR_ITEM);
    let led = if governs(word) { words.to_owned() } else { format!("{words} {next}") };
    begins_item
        && words.chars().all(|c| c.is_lowercase() || c == ' ')
        && (governs(word) || governs(next))
        && item.contains(&format!(" {led} "))
}

/// Whether the words of both sides say the same: "by", "through".
fn are_synonyms(case: &Case) -> bool {
    let words = case.words.map(|words| on_one_line(words.trim()).to_lowercase());
    let says = |group: &&&[&str]| has(group, &words.old) && has(group, &words.new);
    case.table.synonyms.iter().any(|group| says(&group))
}

/// The words of a text that a reader goes by: no joining words and no forms of "to be".
fn words_that_count<'t>(text: &'t str, without_sequence: bool, table: &Table) -> Vec<&'t str> {
    let mut words = Vec::new();
    let mut rest = text;
    let mut is_infinitive = false;
    while !rest.is_empty() {
        let copula = longest(rest, table.copulas).map(str::len);
        let (word, after) =
            rest.split_at(copula.unwrap_or_else(|| rest.find(' ').unwrap_or(rest.len())));
        // "to further reduce"
        let is_more = is_infinitive && has(table.more, word);
        is_infinitive = has(table.infinitive, word);
        let counts = without_sequence && has(table.sequence, word) && !is_more;
        if copula.is_none() && !table.is_little(word) && !counts {
            words.push(word);
        }
        rest = after.trim_start();
    }
    words
}

/// The keys of all but the marks.
fn keys(atoms: &[Atom]) -> Vec<&str> {
    let words = atoms.iter().filter(|atom| atom.value != Value::Mark);
    words.map(|atom| atom.key.as_str()).collect()
}

/// "General Assembly" before "resolution": capitalised words of the names of organs came or went, and nothing with them
/// that would make them a name of their own.
fn names_organ(case: &Case) -> bool {
    let all = || case.all.old.iter().chain(&case.all.new);
    let names = |atom: &Atom| {
        has(case.table.organs, &atom.key) && atom.capital || case.table.is_document(&atom.key)
    };
    case.is_one_sided() && all().all(names)
}

/// The letters and digits, whatever stands between them: "trade distorting", "trade-distorting".
fn letters(atoms: &[Atom]) -> String {
    atoms
        .iter()
        .map(|atom| atom.key.as_str())
        .filter(|key| key.starts_with(char::is_alphanumeric))
        .collect()
}

/// Whether both sides have the same words in another order: "peace and security", "security and peace".
fn is_reordered(case: &Case) -> bool {
    let mut rest: Vec<&Atom> = case.left.new.iter().collect();
    let mut is_there = |old: &Atom| {
        let at = rest.iter().position(|new| is_one_word(&old.key, &new.key, case.table));
        at.map(|at| rest.swap_remove(at)).is_some()
    };
    !case.left.old.is_empty()
        && case.left.old.iter().all(&mut is_there)
        && rest.is_empty()
        && !is_other_number(case)
        && !is_other_part(case)
}

/// Whether the change stands where "also" or "further" only counts: at the head of its paragraph, or next to a verb.
fn words_are_sequence(case: &Case) -> bool {
    let is_verb = |text: &str| case.table.verb(text).is_some();
    let last = case.before.split_whitespace().next_back();
    // "Welcoming further the report", but "welcoming further progress".
    let next = case.after.split_whitespace().next();
    let goes_on =
        next.is_none_or(|word| case.table.is_little(word) || !word.starts_with(char::is_lowercase));
    last.is_none_or(|word| is_verb(word) && goes_on || case.table.is_document(word))
        || is_verb(case.after.trim_start())
        || case.words.new.split_whitespace().any(is_verb)
}

/// "31 August" → "31 August 2023".
fn is_date_in_full(case: &Case) -> bool {
    match (case.left.old.as_slice(), case.left.new.as_slice()) {
        ([old], [new]) => match (old.what(), new.what()) {
            (Some(What::Date(old)), Some(What::Date(new))) => {
                (old.month, old.day) == (new.month, new.day)
                    && old.year.is_none() != new.year.is_none()
            }
            _ => false,
        },
        _ => false,
    }
}

/// Bytes before a date in which its symbol is looked for.
const NEAR: usize = 60;

/// " of 22 December 2023" after a symbol that stood alone.
fn is_date_of_a_symbol(case: &Case) -> bool {
    let only_date = match (case.left.old.as_slice(), case.left.new.as_slice()) {
        ([only], []) | ([], [only]) => only.is_date(),
        _ => false,
    };
    let after_symbol = || {
        let atoms = atoms::cut(atoms::tail(case.before, NEAR), case.table);
        let last = atoms.iter().rfind(|atom| !atom.is_filler());
        last.is_some_and(|atom| atom.is_document())
    };
    only_date && after_symbol()
}

/// Bytes of the longest rest of a name: that of the Convention to Combat Desertification has 130.
const LONGEST_TAIL: usize = 200;

/// " on Fisheries" after "Committee": the rest of a name that was given in full or in short.
fn is_name_tail(case: &Case) -> bool {
    let (tail, atoms) = match case.words.map(str::trim) {
        Sides { old: "", new } => (new, &case.all.new),
        Sides { old, new: "" } => (old, &case.all.old),
        _ => return false,
    };
    let follows_name = || {
        let last = case.before.split_whitespace().next_back();
        last.is_some_and(|word| {
            word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
                && !word.ends_with([',', ';'])
        })
    };
    let points_elsewhere = || atoms.iter().any(|atom| has(case.table.demonstratives, &atom.key));
    if tail.len() > LONGEST_TAIL || !follows_name() || points_elsewhere() {
        return false;
    }
    // "Office for Outer Space Affairs", but "Council of the African Union" is one Council of several, where the paragraph
    // does not name it again.
    let without =
        case.edit.texts[if case.words.old.trim().is_empty() { Side::Old } else { Side::New }];
    let is_led = atoms.first().is_some_and(|atom| {
        has(case.table.joiners, &atom.key)
            && (!has(case.table.genitive, &atom.key) || without.contains(tail))
    });
    // "the Conference of the Parties [to the Framework Convention on Climate Change]"
    let last = case.before.split_whitespace().next_back();
    let of_parties = last.is_some_and(|word| has(case.table.parties, word));
    let is_name = |atom: &Atom| {
        let is_treaty = has(case.table.instruments, &atom.key);
        atom.is_word() && atom.capital && (of_parties || !is_treaty)
    };
    // Scripts without capitals do not show names.
    let is_spelt_out = !tail.contains(is_unspaced) && is_led && case.rest_is(is_name);
    is_spelt_out || case.table.name_tails.contains(&on_one_line(tail).to_lowercase().as_str())
}

/// Whether both sides name the same States, and nothing but their names changed: "Syria", "the Syrian Arab Republic".
fn is_other_name_of_states(case: &Case, states: &Sides<Vec<Named>>) -> bool {
    let is_named = |side: Side| {
        let start = case.ranges[side].start;
        case.left[side].iter().all(|atom| {
            let [from, to] = [atom.range.start, atom.range.end].map(|at| start + at);
            states[side].iter().any(|(_, bytes)| bytes.start <= from && to <= bytes.end)
        })
    };
    !states.old.is_empty() && is_named(Side::Old) && is_named(Side::New)
}

/// A State, and where it is named.
type Named = (&'static str, Range<usize>);

/// Bytes before and behind a change within which the name of a State lies that reaches into it; the longest has 65 letters.
const LONGEST_NAME: usize = 150;

/// The States that are named where the words changed, in each text.
fn states_at(case: &Case) -> Sides<Vec<Named>> {
    // Names of States have capitals where the script has them, and no small word of one changes alone.
    let may_name = case.all.as_ref().into_iter().flatten().any(|atom| atom.capital);
    if !may_name && case.table.language.script().has_capitals() {
        return Sides::default();
    }
    Sides::from_fn(|side| {
        let (text, range) = (case.edit.texts[side], &case.ranges[side]);
        let near = atoms::tail(&text[..range.start], LONGEST_NAME);
        // A name begins with a word.
        let cut = if near.len() < range.start { near.find(' ').unwrap_or(0) } else { 0 };
        let from = range.start - near.len() + cut;
        let behind = atoms::head(&text[range.end..], LONGEST_NAME);
        let named = states(&text[from..range.end + behind.len()], case.table.language);
        let named = named.map(|(state, bytes)| (state, from + bytes.start..from + bytes.end));
        let named = named.take_while(|(_, bytes)| bytes.start <= range.end);
        named.filter(|(_, bytes)| bytes.end >= range.start).collect()
    })
}
