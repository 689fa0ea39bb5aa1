//! Every count and share that a reader sees, in every format: made here once, from the counts that rows and spans carry.
//!
//! A word is a token with a letter or a digit, here as in a comparison, so that the figures of the rows add up to those of
//! the summary, and these to what is said of each text.

use crate::compare::WordCounts;
use crate::render::prelude::*;
use crate::tokens;

/// Where the words of a document went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Coverage {
    /// Words of the paragraphs.
    pub(crate) paragraphs: usize,
    /// Words of the notes.
    pub(crate) notes: usize,
    /// Words of what was set aside.
    pub(crate) set_aside: usize,
}

impl Coverage {
    /// Counts the words that are compared and those that are not.
    ///
    /// Of a Chinese text this loads the dictionary, about 0.1 s: a count by characters would be quicker, and another than the
    /// one that a comparison shows.
    pub(crate) fn new(document: &Resolution) -> Self {
        let words = |text: &String| tokens::words(text, document.language);
        Self {
            paragraphs: document.paragraphs.iter().map(|paragraph| words(&paragraph.text)).sum(),
            notes: document.notes.iter().map(|note| words(&note.text)).sum(),
            set_aside: document.set_aside.iter().map(|entry| words(&entry.text)).sum(),
        }
    }

    /// Words of the paragraphs and notes.
    pub(crate) fn compared(self) -> usize {
        self.paragraphs + self.notes
    }

    /// The words of both documents together.
    pub(crate) fn both(sides: Sides<Self>) -> Self {
        Self {
            paragraphs: sides.old.paragraphs + sides.new.paragraphs,
            notes: sides.old.notes + sides.new.notes,
            set_aside: sides.old.set_aside + sides.new.set_aside,
        }
    }

    /// The share of the words that is compared.
    pub(crate) fn share(self, ui: Ui) -> String {
        ui.percent(self.compared(), self.compared() + self.set_aside)
    }
}

/// Whether a paragraph is one that a reader counts: neither the words that open the text, nor the line below it, nor a
/// heading.
pub(crate) fn is_counted(item: Item<'_>) -> bool {
    !matches!(item.kind, Some(Kind::Opener | Kind::Closing | Kind::Heading))
}

/// How many paragraphs of a document a reader counts.
pub(crate) fn paragraphs(document: &Resolution) -> usize {
    document.items(Part::Paragraphs).filter(|item| is_counted(*item)).count()
}

/// The rows of a part that a reader counts: of the whole comparison, whatever is hidden, so that what is said of it is true.
pub(crate) fn counted_rows<'v>(view: &'v View<'_>, part: Part) -> impl Iterator<Item = &'v Row> {
    let documents = view.documents;
    view.comparison.rows(part).iter().filter(move |row| {
        let items = |side: Side| {
            row.paragraphs[side].iter().filter_map(move |&at| documents[side].item(part, at))
        };
        Side::BOTH.into_iter().flat_map(items).any(is_counted)
    })
}

/// Counts of rows: "12 unchanged", "9 edited", "0 added", "1 removed", "2 moved". What a text may well never have (moves,
/// splits, merges, new numbers) is named only where there is some. What moved, was split or merged is not called unchanged.
pub(crate) fn rows(view: &View<'_>, part: Part) -> Vec<String> {
    let ui = Ui::new(view.ui);
    let rows: Vec<&Row> = counted_rows(view, part).collect();
    let count = |is: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| is(row)).count();
    let met = |change: Change| count(&|row| row.change == change);
    let always = [
        ui.n_unchanged(count(&folds)),
        ui.n_edited(met(Change::Edited)),
        ui.n_added(met(Change::Added)),
        ui.n_removed(met(Change::Removed)),
    ];
    let some = |count: usize, said: &dyn Fn(usize) -> String| (count > 0).then(|| said(count));
    let sometimes = [
        some(count(&|row| row.moved), &|n| ui.n_moved(n)),
        some(count(&|row| row.shape() == Shape::Split), &|n| ui.n_split(n)),
        some(count(&|row| row.shape() == Shape::Merged), &|n| ui.n_merged(n)),
        some(count(&is_renumbered), &|n| ui.n_renumbered(n)),
    ];
    always.into_iter().chain(sometimes.into_iter().flatten()).collect()
}

/// Whether a row has another address in the new text.
pub(crate) fn is_renumbered(row: &Row) -> bool {
    !row.is_alone() && !row.names.are_equal()
}

/// The classes that changes have, the most substantial first, each with how many there are.
pub(crate) fn classes(view: &View<'_>) -> Vec<(Class, usize)> {
    view.changes().into_iter().filter(|(_, count)| *count > 0).collect()
}

/// How many changes there are of each class: "5 action", "1 figure". Whole paragraphs are counted as rows.
pub(crate) fn class_counts(view: &View<'_>) -> Vec<String> {
    let ui = Ui::new(view.ui);
    let in_rows = classes(view).into_iter();
    in_rows
        .filter(|(class, _)| !matches!(class, Class::Addition | Class::Removal))
        .map(|(class, count)| ui.n_of_class(&ui.number(count), phrases::short(ui, class)))
        .collect()
}

/// "543 unchanged", "679 removed", "189 added".
pub(crate) fn words(ui: Ui, words: &WordCounts) -> [String; 3] {
    [ui.words_unchanged(words.kept), ui.words_removed(words.removed), ui.words_added(words.added)]
}

/// The share of the old words that is kept; all of no words.
pub(crate) fn share_kept(ui: Ui, words: &WordCounts) -> String {
    ui.percent(words.kept, words.in_old())
}

/// The share of the new words that is new; nothing of no words.
pub(crate) fn share_new(ui: Ui, words: &WordCounts) -> String {
    ui.percent(words.added, words.in_new().max(1))
}

/// "1 word removed, 2 added"; `None` where there are none.
pub(crate) fn removed_and_added(ui: Ui, words: &WordCounts) -> Option<String> {
    match (words.removed, words.added) {
        (0, 0) => None,
        (0, added) => Some(ui.more_added(added)),
        (removed, 0) => Some(ui.more_removed(removed)),
        (removed, added) => {
            Some(ui.removed_and_added(&ui.more_removed(removed), &ui.number(added)))
        }
    }
}

/// How many words of the newest version of a series first stood in each.
pub(crate) fn words_by_origin(versions: &[&Resolution], blame: &Blame) -> Vec<usize> {
    let mut counts = vec![0; versions.len()];
    let Some(newest) = versions.last() else {
        return counts;
    };
    for part in Part::ALL {
        for (item, passages) in newest.items(part).zip(blame.texts(part)) {
            for passage in passages {
                let words = item.text.get(passage.range.clone()).unwrap_or_default();
                counts[passage.origin.version] += tokens::words(words, newest.language);
            }
        }
    }
    counts
}

/// A share in whole per cent, for sentences: neither nothing nor a whole is told apart from what is near.
pub(crate) fn whole_percent(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2) / whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_are_all_kept_and_none_new() {
        let (ui, none) = (Ui::english(), WordCounts::default());
        assert_eq!((share_kept(ui, &none), share_new(ui, &none)), ("100%".into(), "0%".into()));
        let new = WordCounts { added: 3, ..none };
        assert_eq!((share_kept(ui, &new), share_new(ui, &new)), ("100%".into(), "100%".into()));
    }
}
