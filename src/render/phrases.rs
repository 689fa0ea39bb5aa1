//! What happened to a row, in words: one wording for all outputs made for people.

use unicode_segmentation::UnicodeSegmentation;

use crate::classify::{Class, Direction, Verdict};
use crate::compare::{Change, Counts, Row, Shape, Span, Tag, Warning};
use crate::findings::ThingKind;
use crate::model::Side;
use crate::model::{Date, Resolution, Sides};
use crate::render::Role;
use crate::render::outline::Direction as Towards;
use crate::render::part_view::PartView;
use crate::view::View;

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
pub(crate) fn head_names(part: &PartView<'_>, row: &Row) -> String {
    if row.moved && row.shape() == Shape::OneToOne {
        part.name(row, Side::New)
    } else {
        part.names(row)
    }
}

/// What happened to a row: "edited", "moved from OP6 ↓, edited", "merged".
pub(crate) fn what_happened(part: &PartView<'_>, row: &Row, origin: Option<Towards>) -> String {
    let mut words = Vec::new();
    match row.shape() {
        Shape::Split => words.push("split".to_string()),
        Shape::Merged => words.push("merged".to_string()),
        Shape::OneToOne => {}
    }
    if row.moved {
        words.push(format!("moved from {}{}", part.name(row, Side::Old), arrow(origin)));
    }
    match row.change {
        Change::Added => words.push("added".to_string()),
        Change::Removed => words.push("removed".to_string()),
        Change::Edited => words.push(match classes(row) {
            none if none.is_empty() => "edited".to_string(),
            classes => format!("edited ({classes})"),
        }),
        Change::Unchanged if words.is_empty() && row.hidden > 0 => {
            words.push(BUT_FOR_HIDDEN.to_string());
        }
        Change::Unchanged if words.is_empty() => {
            words.push(unchanged(part.same_name(row), row.relabelled).to_string());
        }
        Change::Unchanged => {}
    }
    words.join(", ")
}

/// The words for a row all whose changes are hidden.
pub(crate) const BUT_FOR_HIDDEN: &str = "unchanged but for what is hidden";

/// The classes of a row, an action with its direction: "action: stronger; roll-over".
pub(crate) fn classes(row: &Row) -> String {
    let names = classes_of(row).into_iter().map(|(_, words)| words);
    names.collect::<Vec<_>>().join("; ")
}

/// The classes of a row, worst first, each in words: "action: stronger".
pub(crate) fn classes_of(row: &Row) -> Vec<(Class, String)> {
    let words = row.classes().into_iter().map(|class| {
        let mut directions: Vec<&str> = Vec::new();
        for change in row.changes().iter().filter(|c| c.verdict.class() == class) {
            let said = change.verdict.direction.and_then(direction);
            directions.extend(said.filter(|said| !directions.contains(said)));
        }
        match directions.as_slice() {
            [] => (class, class.name().to_string()),
            directions => (class, format!("{class}: {}", directions.join(", "))),
        }
    });
    words.collect()
}

/// The class of one change with its direction: "action, stronger".
pub(crate) fn verdict(verdict: &Verdict) -> String {
    match verdict.direction.and_then(direction) {
        Some(direction) => format!("{}, {direction}", verdict.class()),
        None => verdict.class().to_string(),
    }
}

/// A direction as a reader says it; `None` for one that is neither way.
pub(crate) fn direction(direction: Direction) -> Option<&'static str> {
    match direction {
        Direction::Strengthened => Some("stronger"),
        Direction::Weakened => Some("weaker"),
        Direction::Qualified => Some("qualified"),
        Direction::Unqualified => Some("unqualified"),
        Direction::Other => None,
    }
}

/// The sign that a change has in running text; wording, the usual case, has none.
pub(crate) fn class_sign(verdict: &Verdict) -> &'static str {
    match (verdict.class(), verdict.direction) {
        (Class::Action, Some(Direction::Strengthened)) => "ᵃ↑",
        (Class::Action, Some(Direction::Weakened)) => "ᵃ↓",
        (class, _) => class.sign(),
    }
}

/// What the signs of classes mean.
pub(crate) const LEGEND: &str = "ᵃ action (ᵃ↑ stronger, ᵃ↓ weaker), ᶠ figure, ᶜ citation, ᵉ editorial, ʳ roll-over; without a sign: wording";

/// How many changes there are of each class: "5 action", "1 figure"; classes without changes are left out.
pub(crate) fn class_counts(view: &View<'_>) -> Vec<String> {
    let counts = view.changes().into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(class, count)| format!("{count} {class}")).collect()
}

/// What is said of a thing of a kind; `None` where nothing is.
pub(crate) fn value_of(kind: ThingKind) -> Option<&'static str> {
    match kind {
        ThingKind::Document => Some("date"),
        ThingKind::Request => Some("deadline"),
        ThingKind::AgendaItem => Some("session"),
        ThingKind::Money | ThingKind::Body | ThingKind::State | ThingKind::Treaty => None,
    }
}

/// What was hidden, as a sentence; `None` where nothing was.
pub(crate) fn hidden(view: &View<'_>) -> Option<String> {
    let hidden = &view.hidden;
    if hidden.classes.is_empty() {
        return None;
    }
    let names: Vec<&str> = hidden.classes.iter().map(|class| class.name()).collect();
    let count = |count: usize, one: &str, more: &str| {
        format!("{count} {}", if count == 1 { one } else { more })
    };
    let mut parts = vec![count(hidden.changes, "change", "changes")];
    if hidden.rows > 0 {
        parts.push(count(hidden.rows, "added or removed paragraph", "added or removed paragraphs"));
    }
    if hidden.notes > 0 {
        parts.push(count(hidden.notes, "added or removed note", "added or removed notes"));
    }
    Some(format!("{} ({})", names.join(", "), parts.join(", ")))
}

/// What the things of a kind are called, as a heading.
pub(crate) fn things(kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Document => "Documents cited",
        ThingKind::Request => "Requests and reports",
        ThingKind::AgendaItem => "Agenda items",
        ThingKind::Money => "Money",
        ThingKind::Body => "Bodies named",
        ThingKind::State => "States named",
        ThingKind::Treaty => "Treaties named",
    }
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
pub(crate) fn moved_to(part: &PartView<'_>, row: &Row, target: Towards) -> String {
    format!("moved to {}{}", part.name(row, Side::New), arrow(Some(target)))
}

fn arrow(direction: Option<Towards>) -> &'static str {
    match direction {
        Some(Towards::Up) => " ↑",
        Some(Towards::Down) => " ↓",
        None => "",
    }
}

/// The classes of a row's changes for programs: "action, roll-over"; empty where none is known.
pub(crate) fn class_names(row: &Row) -> String {
    let names: Vec<&str> = row.classes().into_iter().map(|class| class.name()).collect();
    names.join(", ")
}

/// Which ways the actions of a row changed, each once: "stronger, qualified"; empty where none is known.
pub(crate) fn directions(row: &Row) -> String {
    let verdicts = row.spans.iter().filter_map(|span| span.verdict.as_ref());
    let mut names: Vec<&str> = Vec::new();
    for name in verdicts.filter_map(|verdict| verdict.direction.and_then(direction)) {
        if !names.contains(&name) {
            names.push(name);
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
    counted.map(|span| words_in_text(&span.text)).sum()
}

/// How many words a text has.
pub(crate) fn words_in_text(text: &str) -> usize {
    text.split_whitespace().map(words_in).sum()
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
    let month = MONTHS.get(usize::from(date.month).saturating_sub(1)).unwrap_or(&"?");
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
pub(crate) fn warning(warning: &Warning, documents: Sides<&Resolution>) -> String {
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
    let named = always.into_iter().chain(sometimes.into_iter().filter(|(count, _)| *count > 0));
    named.map(|(count, name)| format!("{count} {name}")).collect()
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
        for (number, printed) in [(0, "0"), (999, "999"), (7312, "7,312"), (1_000_000, "1,000,000")]
        {
            assert_eq!(thousands(number), printed);
        }
    }
}
