//! The stream of a part → blocks.

use std::collections::{HashMap, HashSet};
use std::mem;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::lists::{Level, Lists};
use crate::model::SetAsideKind;
use crate::read::prose::Prose;
use crate::read::table::{Opens, Tables};
use crate::read::xml::{self, Visitor};
use crate::read::{Block, BlockKind, Found, Limits, ReadError, Revisions};

/// The most spaces that one element may stand for.
const MOST_SPACES: usize = 64;

/// Elements whose words are none of the text.
const SKIPPED: &str = "forms sequence-decls variable-decls user-field-decls title desc ruby-text meta scripts \
                       creator-initials date tracked-change index-source-styles table-of-content-source";

/// What an open element undoes when it closes.
enum Close {
    Nothing,
    /// What it holds is not read.
    Skipped,
    Paragraph,
    List,
    Cell(crate::read::Cell),
    /// The kind of paragraphs around it.
    Kind(BlockKind),
    Note,
    NoteNumber,
    Comment,
    Author,
    /// Text that is not read as part of the text around it, or is again: the state before.
    Struck(bool),
    Deletion,
}

/// A paragraph or note that is open.
#[derive(Default)]
struct Open {
    prose: Prose,
    label: Option<String>,
}

/// Walks through the parts of a document in their order.
#[derive(Default)]
pub struct Walk {
    /// What it found.
    pub found: Found,
    revisions: Revisions,
    lists: Lists,
    tables: Tables,
    paragraphs: Vec<Open>,
    kind: BlockKind,
    /// Elements that are open and not read.
    skipped: usize,
    /// Notes, comments and deletions that are open.
    inside: usize,
    /// Whether the words that come are struck out or were put in, and do not count.
    is_struck: bool,
    /// The list style or text style that is being defined.
    defining: String,
    struck_styles: HashSet<String>,
    /// The number of the note that is open, the notes found in a paragraph, and the author of a comment.
    number: String,
    notes: Vec<Block<'static>>,
    author: String,
    /// Tracked changes by their name: the words deleted; `None` for words that were put in.
    changes: HashMap<String, Option<String>>,
    change: String,
    /// What the elements that are open undo when they close.
    open: Vec<Close>,
}

impl Walk {
    /// At the beginning of a document.
    pub fn new(revisions: Revisions) -> Self {
        Self { revisions, ..Self::default() }
    }

    /// Walks through a part; whether it is damaged.
    ///
    /// # Errors
    /// When it passes a limit, or declares a document type.
    pub fn part(&mut self, text: &str, limits: &Limits) -> Result<bool, ReadError> {
        let refused = ReadError::DamagedOpen("it declares a document type");
        let is_damaged = xml::visit(text, limits, refused, self)?;
        self.found.tracked |= !self.changes.is_empty();
        Ok(is_damaged)
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Close {
        let name = start.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || SKIPPED.split(' ').any(|it| it == name) {
            self.skipped += 1;
            return Close::Skipped;
        }
        match name {
            "p" | "h" => return self.paragraph(),
            "s" => {
                let count = attribute(start, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.text(&" ".repeat(MOST_SPACES.min(count)));
            }
            "tab" => self.text(" "),
            "line-break" => self.text("\u{2028}"),
            "span" => return self.span(start),
            "style" | "list-style" => {
                self.defining = attribute(start, "name").unwrap_or_default();
            }
            "text-properties" => {
                let line = ["text-line-through-style", "text-line-through-type"];
                let is_line = |name: &&str| attribute(start, name).is_some_and(|it| it != "none");
                if line.iter().any(is_line) {
                    self.struck_styles.insert(self.defining.clone());
                }
            }
            "list-level-style-number" | "list-level-style-bullet" => self.define(start),
            "list" => {
                let goes_on = attribute(start, "continue-numbering").as_deref() == Some("true")
                    || attribute(start, "continue-list").is_some();
                self.lists.open(attribute(start, "style-name").as_deref(), goes_on);
                return Close::List;
            }
            "list-item" => {
                self.lists.item(attribute(start, "start-value").and_then(|it| it.parse().ok()));
            }
            "table" => return self.enter(Opens::Table),
            "table-row" => return self.enter(Opens::Row),
            "table-cell" | "covered-table-cell" => return self.enter(Opens::Cell),
            "header" | "footer" | "header-first" | "footer-first" | "header-left"
            | "footer-left" => return self.turn_to(BlockKind::Furniture),
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index" => {
                return self.turn_to(BlockKind::Aside(SetAsideKind::Contents));
            }
            "note" => self.number.clear(),
            "note-citation" => return self.open_inside(Close::NoteNumber),
            "note-body" => return self.open_inside(Close::Note),
            "annotation" => {
                self.author.clear();
                return self.open_inside(Close::Comment);
            }
            "creator" => return self.open_inside(Close::Author),
            "changed-region" => {
                self.change = attribute(start, "id").unwrap_or_default();
            }
            "insertion" => drop(self.changes.insert(self.change.clone(), None)),
            "deletion" => return self.open_inside(Close::Deletion),
            "change" | "change-start" | "change-end" => self.changed(name, start),
            _ => {}
        }
        Close::Nothing
    }

    fn enter(&mut self, opens: Opens) -> Close {
        Close::Cell(self.tables.enter(Some(opens)))
    }

    fn turn_to(&mut self, kind: BlockKind) -> Close {
        Close::Kind(mem::replace(&mut self.kind, kind))
    }

    /// Opens what is one block, or part of none: the paragraphs in it are no blocks of their own.
    fn open_inside(&mut self, close: Close) -> Close {
        self.inside += 1;
        self.paragraphs.push(Open::default());
        close
    }

    fn paragraph(&mut self) -> Close {
        // What stands in a note, a comment or a deletion is one block, its paragraphs one after the other.
        if let Some(open) = self.paragraphs.last_mut().filter(|_| self.inside > 0) {
            open.prose.push(" ");
            return Close::Nothing;
        }
        let label = self.lists.label();
        self.paragraphs.push(Open { label, ..Open::default() });
        Close::Paragraph
    }

    fn span(&mut self, start: &BytesStart<'_>) -> Close {
        let style = attribute(start, "style-name").unwrap_or_default();
        if !self.struck_styles.contains(&style) {
            return Close::Nothing;
        }
        self.found.struck = true;
        let is_struck = self.is_struck || self.revisions == Revisions::Accepted;
        Close::Struck(mem::replace(&mut self.is_struck, is_struck))
    }

    fn define(&mut self, start: &BytesStart<'_>) {
        let get = |name: &str| attribute(start, name);
        let level = get("level").and_then(|level| level.parse().ok()).unwrap_or(1);
        let is_bullet = start.local_name().as_ref() == "list-level-style-bullet";
        let how = Level {
            format: get("num-format").unwrap_or_default(),
            prefix: get("num-prefix").unwrap_or_default(),
            suffix: get("num-suffix").unwrap_or_default(),
            bullet: is_bullet.then(|| "•".to_owned()),
            start: get("start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
            shown: get("display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1),
        };
        self.lists.define(&self.defining, level, how);
    }

    /// Follows a tracked change: the place of words deleted, or the beginning or end of words that were put in.
    fn changed(&mut self, name: &str, start: &BytesStart<'_>) {
        let id = attribute(start, "change-id").unwrap_or_default();
        let is_original = self.revisions == Revisions::Original;
        match self.changes.get(&id) {
            Some(Some(words)) if is_original && name == "change" => {
                let words = words.clone();
                self.text(&words);
            }
            Some(None) if is_original => self.is_struck = name == "change-start",
            _ => {}
        }
    }

    fn end(&mut self, close: Close) {
        match close {
            Close::Nothing => {}
            Close::Skipped => self.skipped -= 1,
            Close::Struck(before) => self.is_struck = before,
            Close::List => self.lists.close(),
            Close::Cell(outer) => self.tables.leave(outer),
            Close::Kind(outer) => self.kind = outer,
            Close::Paragraph => {
                let Open { prose, label } = self.paragraphs.pop().unwrap_or_default();
                let cell = self.tables.cell();
                let block = prose.finish(self.kind).map(|block| Block { label, cell, ..block });
                self.found.blocks.extend(block);
                self.found.blocks.append(&mut self.notes);
            }
            Close::NoteNumber => {
                self.number = self.words();
                if let Some(open) = self.paragraphs.last_mut() {
                    open.prose.mark(&*self.number);
                }
            }
            Close::Note => {
                let label = Some(mem::take(&mut self.number));
                let note = self.closed(BlockKind::Note);
                self.notes.extend(note.map(|note| Block { label, ..note }));
            }
            Close::Author => self.author = self.words(),
            Close::Comment => {
                let words = self.words();
                self.notes.extend(self.found.comment(&self.author, &words));
            }
            Close::Deletion => {
                let words = self.words();
                self.changes.insert(self.change.clone(), Some(words));
            }
        }
    }

    /// The words of what closes.
    fn words(&mut self) -> String {
        self.closed(BlockKind::Note).map_or_else(String::new, |block| block.text.into_owned())
    }

    fn closed(&mut self, kind: BlockKind) -> Option<Block<'static>> {
        self.inside = self.inside.saturating_sub(1);
        self.paragraphs.pop().unwrap_or_default().prose.finish(kind)
    }
}

impl Visitor for Walk {
    fn open(&mut self, start: &BytesStart<'_>) {
        let close = self.start(start);
        self.open.push(close);
    }

    fn close(&mut self) {
        if let Some(close) = self.open.pop() {
            self.end(close);
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 || self.is_struck {
            return;
        }
        if let Some(open) = self.paragraphs.last_mut() {
            open.prose.push(text);
        }
    }
}

/// The value of the attribute with this local name.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(unescape(&found.value).unwrap_or_default().into_owned())
}
