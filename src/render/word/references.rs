//! Footnote marks → which note each one refers to, and where notes go that no mark refers to.

use std::collections::BTreeSet;

use crate::model::NoteMark;
use crate::render::word::prelude::*;

/// What a mark refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// The note with this index, for the first time.
    Note(usize),
    /// A note that was referred to before.
    Again(String),
    /// A note whose text is missing; its number as printed.
    Missing(String),
}

/// The references of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct References {
    /// The notes that come before all marks; they belong to the title.
    pub(super) title: Vec<usize>,
    /// For each paragraph and each of its marks what stands there: the mark's own target, then notes without a mark.
    pub(super) paragraphs: Vec<Vec<Vec<Target>>>,
}

impl References {
    /// Finds out what every mark refers to. A note without a mark is referred to after the note before it, so that it
    /// is not lost and keeps its number.
    pub(super) fn new(document: &Resolution) -> Self {
        let mut unmarked: BTreeSet<usize> = (0..document.notes.len()).collect();
        let mut target = |mark: &NoteMark| {
            let notes = document.notes.iter().enumerate();
            let mut notes = notes.filter(|(_, note)| note.number == mark.number);
            let is_known = notes.clone().next().is_some();
            match notes.find(|(index, _)| unmarked.remove(index)) {
                Some((index, _)) => Target::Note(index),
                None if is_known => Target::Again(mark.number.clone()),
                None => Target::Missing(mark.number.clone()),
            }
        };
        let paragraphs = document
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.marks.iter().map(|mark| vec![target(mark)]).collect());
        let paragraphs = paragraphs.collect();
        let mut references = Self { title: Vec::new(), paragraphs };
        unmarked.into_iter().for_each(|index| references.take_in(index));
        references
    }

    /// Refers to a note after the one before it.
    fn take_in(&mut self, index: usize) {
        let before = index.checked_sub(1).map(Target::Note);
        for targets in self.paragraphs.iter_mut().flatten() {
            let found = targets.iter().position(|target| before.as_ref() == Some(target));
            if let Some(found) = found {
                targets.insert(found + 1, Target::Note(index));
                return;
            }
        }
        self.title.push(index);
    }

    /// The numbers as printed, in the order of the text.
    pub(super) fn numbers<'d>(&'d self, document: &'d Resolution) -> Vec<&'d str> {
        let number = |index: usize| document.notes.get(index).map(|note| note.number.as_str());
        let title = self.title.iter().filter_map(|&index| number(index));
        let marks = self.paragraphs.iter().flatten().flatten();
        let marks = marks.filter_map(|target| match target {
            Target::Note(index) => number(*index),
            Target::Missing(printed) => Some(printed.as_str()),
            Target::Again(_) => None,
        });
        title.chain(marks).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Note, NoteMark};
    use crate::render::sample::Sketch;

    #[test]
    fn no_note_and_no_mark_is_lost() {
        let document = Sketch::new()
            .unchanged("PP1", "PP1", "One, two, three,")
            .with(|comparison| {
                let document = &mut comparison.documents.new;
                document.notes = ["1", "2", "3", "4"]
                    .map(|number| Note { number: number.into(), text: "Text.".into() })
                    .into();
                let marks = [("2", 3), ("2", 8), ("5", 99)];
                document.paragraphs[0].marks =
                    marks.map(|(number, at)| NoteMark { number: number.into(), at }).into();
            })
            .done()
            .documents
            .new;
        let references = References::new(document);
        assert_eq!(references.title, [0]);
        assert_eq!(
            references.paragraphs[0],
            [
                vec![Target::Note(1), Target::Note(2), Target::Note(3)],
                vec![Target::Again("2".into())],
                vec![Target::Missing("5".into())],
            ]
        );
        assert_eq!(references.numbers(document), ["1", "2", "3", "4", "5"]);
    }
}
