//! The sentences for what does not add up in a document.

use crate::render::prelude::*;
use crate::structure::DoubtKind;

/// What is doubtful, in one sentence without a full stop.
pub fn doubt(doubt: &Doubt) -> String {
    let words = match &doubt.kind {
        DoubtKind::MissingNumbers { first, last } if first == last => {
            format!("comes without a paragraph {first} before it")
        }
        DoubtKind::MissingNumbers { first, last } => {
            format!("comes without paragraphs {first} to {last} before it")
        }
        DoubtKind::NumberInside(number) => {
            format!("holds what looks like paragraph {number}; the numbers stop there")
        }
        DoubtKind::NoOpener => {
            "no organ speaks at the head of the text (\"The General Assembly,\")".to_string()
        }
        DoubtKind::OtherLanguage(language) => {
            let name = language.name();
            format!("some paragraphs are in {name}: two texts may stand in the file")
        }
        DoubtKind::TooLong(times) => {
            format!("is {times} times as long as the others and may hold several paragraphs")
        }
        DoubtKind::TableInProse => "reads like the rows of a table".to_string(),
        DoubtKind::NoteWithoutMark(number) => {
            format!("note {number} has no mark in the paragraphs")
        }
        DoubtKind::MarkWithoutNote(number) => {
            format!("refers to note {number}, which is not there")
        }
        DoubtKind::NoPunctuation => "ends without punctuation".to_string(),
        DoubtKind::DamagedCharacters { count, note } => {
            let note = note.as_ref().map_or(String::new(), |number| format!("note {number} "));
            let noun = if *count == 1 { "character" } else { "characters" };
            format!("{note}has {count} {noun} that could not be read")
        }
        DoubtKind::ParagraphsSetAside(1) => {
            "a piece that was set aside reads like a paragraph".to_string()
        }
        DoubtKind::ParagraphsSetAside(count) => {
            format!("{count} pieces that were set aside read like paragraphs")
        }
    };
    match &doubt.address {
        Some(address) => format!("{address} {words}"),
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
        assert_eq!(at("OP5", missing(3, 4)), "OP5 comes without paragraphs 3 to 4 before it");
        assert_eq!(at("OP7", missing(6, 6)), "OP7 comes without a paragraph 6 before it");
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
