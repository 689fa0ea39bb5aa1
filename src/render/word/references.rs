//! Footnote marks → which note each one refers to, and where notes go that no mark refers to.

use rustc_hash::FxHashMap;

use crate::model::Resolution;

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

/// A mark, and where in the paragraph's text it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) at: usize,
    pub(super) target: Target,
}

/// The references of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct References {
    /// The notes that come before all marks; they belong to the title.
    pub(super) title: Vec<usize>,
    /// Those of each paragraph, in order.
    pub(super) paragraphs: Vec<Vec<Reference>>,
}

impl References {
    /// Finds out what every mark refers to. A note without a mark is referred to after the note before it, so that it
    /// is not lost and keeps its number.
    pub(super) fn of(document: &Resolution) -> Self {
        let mut by_number: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, note) in document.notes.iter().enumerate().rev() {
            by_number.entry(&note.number).or_default().push(index);
        }
        let mut referred = vec![false; document.notes.len()];
        let mut paragraphs: Vec<Vec<Reference>> = Vec::with_capacity(document.paragraphs.len());
        for paragraph in &document.paragraphs {
            let references = paragraph.marks.iter().map(|mark| {
                let target = match by_number.get_mut(mark.number.as_str()).map(Vec::pop) {
                    Some(Some(index)) => {
                        if let Some(place) = referred.get_mut(index) {
                            *place = true;
                        }
                        Target::Note(index)
                    }
                    Some(None) => Target::Again(mark.number.clone()),
                    None => Target::Missing(mark.number.clone()),
                };
                let at = mark.at.min(paragraph.text.len());
                Reference { at, target }
            });
            paragraphs.push(references.collect());
        }
        let mut references = Self { title: Vec::new(), paragraphs };
        for (index, referred) in referred.iter().enumerate() {
            if !referred {
                references.take_in(index);
            }
        }
        references
    }

    /// Refers to a note after the one before it.
    fn take_in(&mut self, index: usize) {
        let before = index.checked_sub(1);
        for paragraph in &mut self.paragraphs {
            let after = paragraph.iter().position(|reference| {
                before.is_some_and(|before| reference.target == Target::Note(before))
            });
            if let Some(after) = after {
                let at = paragraph.get(after).map_or(0, |reference| reference.at);
                let target = Target::Note(index);
                paragraph.insert(after + 1, Reference { at, target });
                return;
            }
        }
        self.title.push(index);
    }

    /// The numbers as printed, in the order of the text.
    pub(super) fn numbers<'d>(&'d self, document: &'d Resolution) -> Vec<&'d str> {
        let number = |index: usize| document.notes.get(index).map(|note| note.number.as_str());
        let title = self.title.iter().filter_map(|&index| number(index));
        let marks = self.paragraphs.iter().flatten();
        let marks = marks.filter_map(|reference| match &reference.target {
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
        let references = References::of(&document);
        assert_eq!(references.title, [0]);
        let seen: Vec<(usize, Target)> = references.paragraphs[0]
            .iter()
            .map(|reference| (reference.at, reference.target.clone()))
            .collect();
        assert_eq!(
            seen,
            [
                (3, Target::Note(1)),
                (3, Target::Note(2)),
                (3, Target::Note(3)),
                (8, Target::Again("2".into())),
                (16, Target::Missing("5".into())),
            ]
        );
        assert_eq!(references.numbers(&document), ["1", "2", "3", "4", "5"]);
    }
}
