//! The sentences for what does not add up in a document.

use crate::render::prelude::*;
use crate::structure::DoubtKind;

/// What is doubtful, in one English sentence without a full stop.
pub fn doubt(doubt: &Doubt) -> String {
    doubt_in(Ui::english(), doubt)
}

/// The same in the language of an interface.
pub(crate) fn doubt_in(ui: Ui, doubt: &Doubt) -> String {
    let words = match &doubt.kind {
        DoubtKind::MissingNumbers { first, last } if first == last => {
            ui.missing_number(&first.to_string())
        }
        DoubtKind::MissingNumbers { first, last } => {
            ui.missing_numbers(&first.to_string(), &last.to_string())
        }
        DoubtKind::NumberInside(number) => ui.number_inside(&number.to_string()),
        DoubtKind::NoOpener => ui.no_opener().to_owned(),
        DoubtKind::OtherLanguage(language) => {
            ui.paragraphs_in_other_language(phrases::language(ui, *language))
        }
        DoubtKind::TooLong(times) => ui.too_long(&times.to_string()),
        DoubtKind::TableInProse => ui.table_in_prose().to_owned(),
        DoubtKind::NoteWithoutMark(number) => ui.note_without_mark(number),
        DoubtKind::MarkWithoutNote(number) => ui.mark_without_note(number),
        DoubtKind::NoPunctuation => ui.no_punctuation().to_owned(),
        DoubtKind::DamagedCharacters { count, note: None } => ui.damaged(*count),
        DoubtKind::DamagedCharacters { count, note: Some(number) } => {
            ui.damaged_note(*count, number)
        }
        DoubtKind::ParagraphsSetAside(1) => ui.set_aside_like_paragraph().to_owned(),
        DoubtKind::ParagraphsSetAside(count) => ui.set_aside_like_paragraphs(*count),
    };
    match &doubt.address {
        Some(address) => ui.at_address(&ui.address(address.as_str()), &words),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Address;

    #[test]
    fn every_doubt_has_its_sentence() {
        let at = |address: &str, kind| doubt(&Doubt { kind, address: Some(Address::new(address)) });
        let of_note = |kind| doubt(&Doubt { kind, address: None });
        let missing = |first, last| DoubtKind::MissingNumbers { first, last };
        let damaged = |count, note: Option<&str>| {
            let note = note.map(str::to_string);
            DoubtKind::DamagedCharacters { count, note }
        };
        assert_eq!(at("OP5", missing(3, 4)), "OP5 has no paragraphs 3 to 4 before it");
        assert_eq!(at("OP7", missing(6, 6)), "OP7 has no paragraph 6 before it");
        assert_eq!(
            at("PP2", DoubtKind::MarkWithoutNote("3".to_string())),
            "PP2 refers to note 3, which is not there"
        );
        assert_eq!(at("OP1", DoubtKind::NoPunctuation), "OP1 ends without punctuation");
        assert_eq!(at("OP1", damaged(2, None)), "OP1 has 2 characters that could not be read");
        assert_eq!(of_note(damaged(1, Some("4"))), "note 4 has 1 character that could not be read");
        assert_eq!(
            of_note(DoubtKind::NoteWithoutMark("4".to_string())),
            "note 4 has no mark in the paragraphs"
        );
    }
}
