//! What happened to a row as a sentence, for outputs that have room for one: "OP4 became OP12; 2 words removed,
//! 3 added."
//!
//! A sentence leaves out the name of a row that is called the same on both sides, since it stands beside it.

use crate::render::figures::removed_and_added;
use crate::render::prelude::*;

/// What happened to a row; `origin` is where the old place of a moved row is.
pub(crate) fn sentence(part: &PartView<'_>, row: &Row, origin: Option<Way>) -> String {
    let ui = part.ui;
    let changes = match row.change {
        Change::Added => return ui.new_words(row.words().added),
        Change::Removed => return ui.dropped_words(row.words().removed),
        Change::Unchanged if row.relabelled && part.same_name(row) => {
            ui.number_reformatted().to_owned()
        }
        Change::Unchanged | Change::Edited => words_changed(ui, row),
    };
    let sentence = match fate(part, row, origin) {
        none if none.is_empty() => ui.words_only(&changes),
        fate => ui.fate_and_words(&fate, &changes),
    };
    capital(&sentence)
}

/// What a row is called beside its sentence: by its new name; "old OP3" where it has none.
pub(crate) fn called(part: &PartView<'_>, row: &Row) -> String {
    match part.name(row, Side::New) {
        none if none.is_empty() => called_old(part, row),
        new => new,
    }
}

/// What the old place of a row is called: "old OP3".
pub(crate) fn called_old(part: &PartView<'_>, row: &Row) -> String {
    part.ui.old_name(&part.name(row, Side::Old))
}

/// What stands at the place that a moved row left.
pub(crate) fn left(part: &PartView<'_>, row: &Row, target: Way) -> String {
    let (ui, old, new) = (part.ui, part.name(row, Side::Old), part.name(row, Side::New));
    let left = match (target, part.same_name(row)) {
        (Way::Up, true) => ui.left_up(&old),
        (Way::Down, true) => ui.left_down(&old),
        (Way::Up, false) => ui.left_up_to(&old, &new),
        (Way::Down, false) => ui.left_down_to(&old, &new),
    };
    capital(&left)
}

/// A run of unchanged rows, after its names: ": 4 paragraphs unchanged", " unchanged (was PP5)".
pub(crate) fn unchanged(
    part: &PartView<'_>,
    count: usize,
    old: Option<&str>,
    relabelled: bool,
) -> String {
    let ui = part.ui;
    match (part.part, old, relabelled) {
        (Part::Paragraphs, Some(old), _) => ui.run_unchanged_was(count, old),
        (Part::Paragraphs, None, true) => ui.run_unchanged_reformatted(count),
        (Part::Paragraphs, None, false) => ui.run_unchanged(count),
        (Part::Notes, Some(old), _) => ui.notes_unchanged_was(count, old),
        (Part::Notes, None, true) => ui.notes_unchanged_reformatted(count),
        (Part::Notes, None, false) => ui.notes_unchanged_run(count),
    }
}

/// What a row was called, in few words: "was PP1", "new"; empty where it is called so still.
pub(crate) fn was(part: &PartView<'_>, row: &Row) -> String {
    let ui = part.ui;
    match row.change {
        Change::Added => ui.new_row().to_owned(),
        Change::Removed => ui.dropped_row().to_owned(),
        _ if part.same_name(row) => String::new(),
        _ if row.paragraphs.old.len() > 1 => ui.were_names(&list(part, row, Side::Old)),
        _ => ui.was_name(&list(part, row, Side::Old)),
    }
}

/// What happened to a row beside the kinds of its changes: "New, 22 words", "Moved down; no word changed"; empty where
/// words of it changed and nothing else.
pub(crate) fn in_margin(part: &PartView<'_>, row: &Row, origin: Option<Way>) -> String {
    let ui = part.ui;
    match row.change {
        Change::Added | Change::Removed => sentence(part, row, origin),
        _ if !row.moved && row.shape() == Shape::OneToOne => String::new(),
        _ if row.shape() == Shape::OneToOne => {
            let moved = phrases::moved(ui, row, origin);
            capital(&ui.moved_and_words(moved, &words_changed(ui, row)))
        }
        _ => capital(&fate(part, row, origin)),
    }
}

/// What became of a row's name, place and shape; empty where nothing did.
fn fate(part: &PartView<'_>, row: &Row, origin: Option<Way>) -> String {
    let ui = part.ui;
    let (old, new) = (list(part, row, Side::Old), list(part, row, Side::New));
    let moved = phrases::moved(ui, row, origin);
    match row.shape() {
        Shape::Split if row.moved => ui.moved_and_split(&old, moved, &new),
        Shape::Split => ui.split_into(&old, &new),
        Shape::Merged if row.moved => ui.moved_and_merged(&old, moved, &new),
        Shape::Merged => ui.merged_into(&old, &new),
        Shape::OneToOne if part.same_name(row) => moved.to_owned(),
        Shape::OneToOne if row.moved => ui.moved_and_became(&old, moved, &new),
        Shape::OneToOne => ui.became(&old, &new),
    }
}

/// What happened to the words of a row on both sides: "no word changed", "2 words removed, 3 added".
pub(crate) fn words_changed(ui: Ui, row: &Row) -> String {
    if row.change == Change::Unchanged {
        return ui.no_word_changed().to_owned();
    }
    removed_and_added(ui, &row.words()).unwrap_or_else(|| ui.only_punctuation().to_owned())
}

/// The names of one side in a sentence: "OP4 and OP5", "note 3".
fn list(part: &PartView<'_>, row: &Row, side: Side) -> String {
    let names = row.names[side].as_slice();
    part.noun_before(part.ui.and_names(&part.ui.addresses(names)), names.len() > 1)
}

/// The same with a capital letter at its head.
pub(crate) fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;
    use crate::render::outline::{Entry, outline};
    use crate::render::sample::{Sketch, everything, same};

    #[test]
    fn every_fate_has_its_sentence() {
        let comparison = everything();
        let part = PartView::new(&comparison, Part::Paragraphs);
        let sentences: Vec<String> = outline(&part, true)
            .into_iter()
            .map(|entry| match entry {
                Entry::Row { index, origin } => sentence(&part, &part.rows[index], origin),
                Entry::MovedFrom { index, target } => left(&part, &part.rows[index], target),
                Entry::Unchanged { .. } => String::new(),
            })
            .collect();
        insta::assert_snapshot!(sentences.join("\n"), @r"
        No word changed.
        No word changed.
        New, 8 words.
        PP3 became PP4; no word changed.
        PP4 became PP5; no word changed.
        PP5 became PP6; 2 words dropped, 8 added.
        OP6 moved up and became OP1; 1 word dropped.
        OP1 became OP2; no word changed.
        OP2 became OP3; no word changed.
        OP3 was split into OP4 and OP5; 1 word dropped, 3 added.
        OP4 and OP5 were merged into OP6; 2 words dropped, 1 added.
        OP6 moved up to OP1.
        Dropped, 7 words.
        OP8 became OP7; no word changed.
        ");
    }

    #[test]
    fn a_move_without_a_new_name_and_a_new_label_are_told() {
        let comparison = Sketch::new()
            .unchanged("OP1", "OP1", "Decides;")
            .moved()
            .unchanged("PP1", "PP1", "Recalling,")
            .with(|c| c.rows[1].relabelled = true)
            .row(&["PP2"], &["PP2"], &[same("a"), crate::render::sample::removed(",")])
            .done();
        let part = PartView::new(&comparison, Part::Paragraphs);
        let told = |index: usize| sentence(&part, &part.rows[index], Some(Way::Up));
        assert_eq!(told(0), "Moved down; no word changed.");
        assert_eq!(told(1), "No word changed, number formatted differently.");
        assert_eq!(told(2), "Only punctuation changed.");
        assert_eq!(
            unchanged(&part, 12, Some("PP2–PP13"), true),
            ": 12 paragraphs unchanged (were PP2–PP13)"
        );
    }
}
