//! What happened to a row, in words: one wording for all outputs made for people.

use unicode_segmentation::UnicodeSegmentation;

use crate::compare::{Change, Comparison, Counts, Row, Shape, Span, Tag, Warning};
use crate::model::{Date, Resolution};
use crate::render::Role;
use crate::render::outline::Direction;
use crate::render::part::{Part, Side};

/// The one-character sign of a row: added +, removed −, moved →, changed otherwise ~, unchanged a space.
pub(crate) fn sign(row: &Row) -> &'static str {
    match row.change {
        Change::Added => "+",
        Change::Removed => "−",
        _ if row.moved => "→",
        Change::Unchanged if row.shape() == Shape::OneToOne => " ",
        _ => "~",
    }
}

/// The role of a row's sign and words.
pub(crate) fn role(row: &Row) -> Role {
    match row.change {
        Change::Added => Role::AddedSign,
        Change::Removed => Role::RemovedSign,
        _ if row.moved => Role::Moved,
        Change::Unchanged if row.shape() == Shape::OneToOne => Role::Quiet,
        _ => Role::Edited,
    }
}

/// The names that stand at the head of a row. A one-to-one move is called by its new name alone, since
/// the words beside it tell the old one.
pub(crate) fn head_names(part: &Part<'_>, row: &Row) -> String {
    if row.moved && row.shape() == Shape::OneToOne {
        part.name(row, Side::New)
    } else {
        part.names(row)
    }
}

/// What happened to a row: "edited", "moved from OP6 ↓, edited", "merged".
pub(crate) fn what_happened(part: &Part<'_>, row: &Row, origin: Option<Direction>) -> String {
    let mut words = Vec::new();
    match row.shape() {
        Shape::Split => words.push("split".to_string()),
        Shape::Merged => words.push("merged".to_string()),
        Shape::OneToOne => {}
    }
    if row.moved {
        words.push(format!(
            "moved from {}{}",
            part.name(row, Side::Old),
            arrow(origin)
        ));
    }
    match row.change {
        Change::Added => words.push("added".to_string()),
        Change::Removed => words.push("removed".to_string()),
        Change::Edited => words.push("edited".to_string()),
        Change::Unchanged if words.is_empty() => {
            words.push(unchanged(part.same_name(row), row.relabelled).to_string());
        }
        Change::Unchanged => {}
    }
    words.join(", ")
}

/// The words for unchanged rows, after their names.
pub(crate) fn unchanged(same_name: bool, relabelled: bool) -> &'static str {
    match (relabelled, same_name) {
        (false, _) => "unchanged",
        (true, false) => "unchanged, renumbered",
        (true, true) => "unchanged, label printed differently",
    }
}

/// What stands at the place that a moved row left, after its old name: "moved to OP1 ↑".
pub(crate) fn moved_to(part: &Part<'_>, row: &Row, target: Direction) -> String {
    format!(
        "moved to {}{}",
        part.name(row, Side::New),
        arrow(Some(target))
    )
}

fn arrow(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => " ↑",
        Some(Direction::Down) => " ↓",
        None => "",
    }
}

/// The classes of a row's changes: "action, roll-over"; empty where none is known.
pub(crate) fn classes(row: &Row) -> String {
    let names: Vec<&str> = row
        .classes()
        .into_iter()
        .map(|class| class.name())
        .collect();
    names.join(", ")
}

/// Which ways the actions of a row changed, each once: "strengthened, qualified"; empty where none is known.
pub(crate) fn directions(row: &Row) -> String {
    let verdicts = row.spans.iter().filter_map(|span| span.verdict.as_ref());
    let mut names: Vec<&str> = Vec::new();
    for direction in verdicts.filter_map(|verdict| verdict.direction) {
        if !names.contains(&direction.name()) {
            names.push(direction.name());
        }
    }
    names.join(", ")
}

/// How many words a row lost and gained: "1 word removed, 2 added"; `None` where its spans tell of none.
pub(crate) fn word_changes(row: &Row) -> Option<String> {
    let removed = words_of(&row.spans, Tag::Removed);
    let added = words_of(&row.spans, Tag::Added);
    match (row.change, removed, added) {
        (_, 0, 0) => None,
        (Change::Added, _, count) | (Change::Removed, count, _) => Some(words(count)),
        (_, 0, added) => Some(format!("{} added", words(added))),
        (_, removed, 0) => Some(format!("{} removed", words(removed))),
        (_, removed, added) => Some(format!("{} removed, {added} added", words(removed))),
    }
}

pub(crate) fn words_of(spans: &[Span], tag: Tag) -> usize {
    let counted = spans.iter().filter(|s| s.tag == tag && !s.typographic);
    counted
        .flat_map(|span| span.text.split_whitespace())
        .map(words_in)
        .sum()
}

/// How many words there are between two spaces: one, or in scripts without spaces as many as Unicode finds.
fn words_in(piece: &str) -> usize {
    if piece.chars().any(|c| c >= '\u{2e80}') {
        return piece.unicode_words().count();
    }
    usize::from(piece.contains(char::is_alphanumeric))
}

fn words(count: usize) -> String {
    let noun = if count == 1 { "word" } else { "words" };
    format!("{count} {noun}")
}

/// A date as the United Nations prints it: "22 December 2023".
pub(crate) fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS
        .get(usize::from(date.month).saturating_sub(1))
        .unwrap_or(&"?");
    format!("{} {month} {}", date.day, date.year)
}

/// The date of a document: of adoption, else of issue, else words that there is none.
pub(crate) fn date_of(document: &Resolution) -> String {
    match (document.masthead.adopted, document.masthead.issued) {
        (Some(adopted), _) => date(adopted),
        (None, Some(issued)) => format!("issued {}", date(issued)),
        (None, None) => "no date".to_string(),
    }
}

/// A warning as a sentence.
pub(crate) fn warning(warning: &Warning, comparison: &Comparison) -> String {
    let documents = comparison.documents.as_ref();
    match warning {
        Warning::NotChronological => format!(
            "the old text ({}) is later than the new one ({}); the other order reads better",
            date_of(documents.old),
            date_of(documents.new),
        ),
        Warning::LanguagesDiffer => format!(
            "the old text is in {}, the new one in {}; few words will match",
            documents.old.language.name(),
            documents.new.language.name(),
        ),
        Warning::TitlesDiffer => {
            "the titles differ; these may not be the same resolution in two years".to_string()
        }
    }
}

/// Counts in words: "12 unchanged", "9 edited", "0 added", "1 removed", "2 moved". What a text may well never
/// have (moves, splits, merges, new numbers) is named only where there is some.
pub(crate) fn counts(counts: &Counts) -> Vec<String> {
    let always = [
        (counts.unchanged, "unchanged"),
        (counts.edited, "edited"),
        (counts.added, "added"),
        (counts.removed, "removed"),
    ];
    let sometimes = [
        (counts.moved, "moved"),
        (counts.split, "split"),
        (counts.merged, "merged"),
        (counts.relabelled, "renumbered"),
    ];
    let named = always
        .into_iter()
        .chain(sometimes.into_iter().filter(|(count, _)| *count > 0));
    named
        .map(|(count, name)| format!("{count} {name}"))
        .collect()
}

/// A share in per cent with one decimal. Only a whole is "100 %" and only nothing is "0 %".
pub(crate) fn percent(part: usize, whole: usize) -> String {
    if part == whole {
        return "100 %".to_string();
    }
    if part == 0 {
        return "0 %".to_string();
    }
    let tenths = ((part * 1000 + whole / 2) / whole).clamp(1, 999);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// A number with commas between its thousands: "7,312".
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut printed = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            printed.push(',');
        }
        printed.push(digit);
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_deleted_word_counts() {
        assert_eq!(percent(30_999, 31_000), "99.9 %");
        assert_eq!(percent(1, 31_000), "0.1 %");
        assert_eq!(percent(31_000, 31_000), "100 %");
        assert_eq!(percent(1, 3), "33.3 %");
    }

    #[test]
    fn dates_are_printed_as_the_united_nations_does() {
        assert_eq!(date(Date::new(2023, 12, 22).unwrap()), "22 December 2023");
    }

    #[test]
    fn thousands_have_commas() {
        for (number, printed) in [
            (0, "0"),
            (999, "999"),
            (7312, "7,312"),
            (1_000_000, "1,000,000"),
        ] {
            assert_eq!(thousands(number), printed);
        }
    }
}
