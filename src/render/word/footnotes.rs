//! The footnotes of a redline: those of one text, those of both with their changes, and how they are numbered.

use crate::render::word::prelude::*;
use crate::render::word::references::References;

/// A footnote of the redline.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Footnote {
    /// The notes of both texts that it has the words of, by index; none where a mark has no note.
    notes: Sides<Option<usize>>,
    /// The side whose language it is in.
    side: Side,
    /// The number as printed.
    number: String,
}

/// The footnotes, in the order in which they were referred to.
pub(super) struct Footnotes<'c> {
    view: &'c View<'c>,
    all: Vec<Footnote>,
    /// Those that are left, in the order of the text, which is that of their identifiers: LibreOffice goes by it.
    pub(super) order: Vec<usize>,
    /// The first number, where all notes of both texts are numbered one after the other from it; else every note has
    /// its printed number as a mark of its own.
    pub(super) start: Option<usize>,
}

impl<'c> Footnotes<'c> {
    pub(super) fn new(view: &'c View<'c>, references: Sides<&References>) -> Self {
        let printed = references.zip(view.documents);
        let printed = printed.map(|(references, document)| references.numbers(document));
        Self { view, all: Vec::new(), order: Vec::new(), start: start(&printed.old, &printed.new) }
    }

    /// The footnote of a mark: that of a note by its index, or an empty one with the printed number of a missing note.
    pub(super) fn refer(&mut self, side: Side, note: Result<usize, &str>) -> usize {
        let mut notes = Sides::default();
        notes[side] = note.ok();
        let number = note.map_or_else(Some, |index| {
            self.view.documents[side].notes.get(index).map(|note| note.number.as_str())
        });
        let number = number.unwrap_or_default().to_string();
        self.all.push(Footnote { notes, side, number });
        self.all.len() - 1
    }

    /// Makes one kept reference of a deleted and an inserted one to the two versions of a note, where they stand at the
    /// same place: before or after all words of a change.
    pub(super) fn share(&mut self, inlines: &mut Vec<Tracked>) {
        let is_kept = |tracked: &Tracked| tracked.revision.tag == Tag::Same;
        let runs = inlines.chunk_by(|one, next| is_kept(one) == is_kept(next));
        let shared = runs.flat_map(|run| {
            let mut change = run.to_vec();
            let before = self.take_shared(&mut change);
            change.reverse();
            let mut after = self.take_shared(&mut change);
            change.reverse();
            after.reverse();
            [before, change, after].concat()
        });
        *inlines = shared.collect();
    }

    /// Takes pairs of references out of a change, as long as there is one that comes first on each side.
    fn take_shared(&mut self, change: &mut Vec<Tracked>) -> Vec<Tracked> {
        let mut shared = Vec::new();
        while let Some((old_at, old)) = first_note(change, Side::Old)
            && let Some((new_at, new)) = first_note(change, Side::New)
            && self.join(old, new)
        {
            change.remove(old_at.max(new_at));
            change.remove(old_at.min(new_at));
            shared.push(Tracked::new(Tag::Same, Inline::Note(new)));
        }
        shared
    }

    /// Makes the new footnote one with an old one at the same place, if they can have one mark. LibreOffice wants it
    /// so: it loses the end of a paragraph whose last character is a reference that comes or goes.
    fn join(&mut self, old: usize, new: usize) -> bool {
        let note = self.all[old].notes.old;
        let can_have_one_mark =
            self.start.is_some() || self.all[old].number == self.all[new].number;
        let are_notes = note.is_some() && self.all[new].notes.new.is_some();
        if are_notes && can_have_one_mark {
            self.all[new].notes.old = note;
        }
        are_notes && can_have_one_mark
    }

    /// The mark of a note in the text.
    pub(super) fn reference(&self, index: usize, deleted: bool) -> Xml {
        let reference = element("w:footnoteReference");
        let id = self.id(index);
        let mark = match self.own_mark(index) {
            None => [reference.with("w:id", id).empty(), Xml::default()],
            Some(mark) => [
                reference.with("w:customMarkFollows", 1).with("w:id", id).empty(),
                text(if deleted { "w:delText" } else { "w:t" }, mark),
            ],
        };
        styled("FootnoteReference", mark)
    }

    /// The identifier of a footnote in the package. 0 and 1 are the rules above the notes.
    fn id(&self, index: usize) -> usize {
        let place = self.order.iter().position(|&at| at == index);
        place.unwrap_or(self.order.len()) + 2
    }

    /// The mark of its own that a footnote has, where it is not numbered automatically.
    fn own_mark(&self, index: usize) -> Option<&str> {
        let own = self.all.get(index).filter(|_| self.start.is_none());
        own.map(|footnote| footnote.number.as_str())
    }

    /// Writes `footnotes.xml`. A paragraph mark in it is never a change: a note comes and goes with its reference.
    pub(super) fn write(&self, revisions: &mut Revisions<'_>) -> Xml {
        let footnotes = self.order.iter().filter_map(|&index| {
            let footnote = self.all.get(index)?;
            let language = self.view.documents[footnote.side].language;
            let mark = match self.own_mark(index) {
                None => raw("<w:footnoteRef/>"),
                Some(mark) => text("w:t", mark),
            };
            let words = self.words(footnote);
            let words =
                words.iter().map(|words| revisions.around_words(words, language, Look::PLAIN));
            let mark = [
                styled("FootnoteReference", [mark]),
                raw(r#"<w:r><w:t xml:space="preserve"> </w:t></w:r>"#),
            ];
            let inside = paragraph("FootnoteText", bidi(language), mark.into_iter().chain(words));
            Some(element("w:footnote").with("w:id", self.id(index)).around([inside]))
        });
        let footnotes = footnotes.collect();
        template(include_str!("parts/footnotes.xml"), &[("footnotes", footnotes)])
    }

    /// The words of a footnote, with their changes where it is one note of both texts.
    fn words(&self, footnote: &Footnote) -> Vec<Tracked> {
        let notes = footnote.notes.map(Vec::from_iter);
        let both = footnote.notes.old.and(footnote.notes.new);
        let row = self.view.notes.iter().find(|row| both.is_some() && row.paragraphs == notes);
        if let Some(row) = row {
            let pieces = pieces::of_all(&PartView::new(self.view, Part::Notes), row);
            return pieces.iter().map(|piece| Tracked::words(piece, piece.text())).collect();
        }
        let words = Side::BOTH.into_iter().filter_map(|side| {
            let note = self.view.documents[side].notes.get(footnote.notes[side]?)?;
            Some(Tracked::words(Tag::only(side), note.text.as_str()))
        });
        words.collect()
    }
}

/// Where a reference stands that comes first on a side of a change, and to which footnote it is.
fn first_note(change: &[Tracked], side: Side) -> Option<(usize, usize)> {
    let is_own = |tracked: &Tracked| {
        tracked.revision.tag == Tag::only(side) && tracked.revision.moved.is_none()
    };
    let at = change.iter().position(is_own)?;
    match change[at].inline {
        Inline::Note(note) => Some((at, note)),
        _ => None,
    }
}

/// The number from which both texts count their notes without a gap; 1 where there are none.
fn start(old: &[&str], new: &[&str]) -> Option<usize> {
    let first = new.first().or(old.first()).copied().unwrap_or("1");
    let start: usize = first.parse().ok().filter(|&start| (1..10_000).contains(&start))?;
    let counts = |numbers: &[&str]| {
        let mut numbers = numbers.iter().enumerate();
        numbers.all(|(at, number)| *number == (start + at).to_string())
    };
    (counts(old) && counts(new)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_numbered_automatically_where_both_texts_count_alike() {
        assert_eq!(start(&[], &[]), Some(1));
        assert_eq!(start(&["1", "2"], &["1", "2", "3"]), Some(1));
        assert_eq!(start(&[], &["185", "186"]), Some(185));
        assert_eq!(start(&["1", "2"], &["185", "186"]), None);
        assert_eq!(start(&["1", "3"], &["1"]), None);
        assert_eq!(start(&["*"], &[]), None);
    }
}
