//! The two parts of a document that are compared, each for itself: its paragraphs and its notes.

use super::{Kind, Note, NoteMark, Resolution};

/// What is compared of a document. Paragraphs are only ever matched with paragraphs, notes with notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Part {
    /// Its paragraphs.
    Paragraphs,
    /// Its footnotes.
    Notes,
}

impl Part {
    /// Both, the paragraphs first.
    pub const ALL: [Part; 2] = [Part::Paragraphs, Part::Notes];

    /// What one of its things is called: "paragraph", "note".
    pub fn noun(self) -> &'static str {
        match self {
            Part::Paragraphs => "paragraph",
            Part::Notes => "note",
        }
    }
}

/// A paragraph or a note, as far as the two are alike; by default an empty one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Item<'d> {
    /// The address of a paragraph, the number of a note.
    pub name: &'d str,
    /// What is printed before its words: the label of a paragraph, the number of a note.
    pub label: Option<&'d str>,
    /// Its words.
    pub text: &'d str,
    /// The marks of notes in it; a note has none.
    pub marks: &'d [NoteMark],
    /// What kind of paragraph it is; `None` for a note.
    pub kind: Option<Kind>,
    /// How deep a subparagraph stands; 0 for all else.
    pub depth: usize,
}

impl Item<'_> {
    /// Whether it is one that a reader counts: neither the words that open the text, nor the line below it, nor a heading.
    pub fn is_counted(&self) -> bool {
        !matches!(self.kind, Some(Kind::Opener | Kind::Closing | Kind::Heading))
    }
}

impl Resolution {
    /// The paragraphs or the notes, in reading order.
    pub fn items(&self, part: Part) -> impl Iterator<Item = Item<'_>> {
        (0..self.count(part)).filter_map(move |at| self.item(part, at))
    }

    /// One paragraph or note; `None` behind the last.
    pub fn item(&self, part: Part, at: usize) -> Option<Item<'_>> {
        Some(match part {
            Part::Paragraphs => {
                let paragraph = self.paragraphs.get(at)?;
                Item {
                    name: paragraph.address.as_str(),
                    label: paragraph.label.as_deref(),
                    text: &paragraph.text,
                    marks: &paragraph.marks,
                    kind: Some(paragraph.kind),
                    depth: paragraph.depth,
                }
            }
            Part::Notes => {
                let Note { number, text } = self.notes.get(at)?;
                Item { name: number, label: Some(number), text, ..Item::default() }
            }
        })
    }

    /// The words of each paragraph or note, in reading order.
    pub fn texts(&self, part: Part) -> Vec<&str> {
        self.items(part).map(|item| item.text).collect()
    }

    /// How many paragraphs or notes there are.
    pub fn count(&self, part: Part) -> usize {
        match part {
            Part::Paragraphs => self.paragraphs.len(),
            Part::Notes => self.notes.len(),
        }
    }
}
