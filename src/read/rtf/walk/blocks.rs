//! What ends in rich text → blocks: groups, paragraphs, cells.

use std::mem;

use super::{Into, Open, Walk};
use crate::model::SetAsideKind;
use crate::read::table::Opens;
use crate::read::{Block, BlockKind};

impl Walk {
    /// Ends the innermost group, and with it what it holds.
    pub(super) fn close(&mut self) {
        self.to_skip = 0;
        let Some(outer) = self.states.pop() else { return };
        let inner = mem::replace(&mut self.state, outer);
        if inner.into == outer.into || matches!(inner.into, Into::Nothing | Into::Fonts) {
            return;
        }
        match inner.into {
            Into::Furniture => self.furniture(),
            Into::Label => {
                let label = self.words();
                if let Some(open) = self.open.last_mut().filter(|_| !label.is_empty()) {
                    open.label = Some(label);
                }
            }
            Into::Author => self.author = self.words(),
            Into::Note => {
                let number = self.notes.to_string();
                let open = self.open.pop().unwrap_or_default();
                let block = open.prose.finish(BlockKind::Note);
                let block = block.map(|block| Block { label: Some(number), ..block });
                self.below(block);
            }
            Into::Comment => {
                let (author, words) = (mem::take(&mut self.author), self.words());
                let comment = self.found.comment(&author, &words);
                self.below(comment);
            }
            Into::Text => {
                let open = self.open.pop().unwrap_or_default();
                let block = open.prose.finish(BlockKind::Paragraph);
                self.below(block.map(|block| Block { label: open.label, ..block }));
                open.notes.into_iter().for_each(|note| self.below(Some(note)));
            }
            Into::Instruction => {
                self.state.is_contents |= self.words().starts_with("TOC ");
            }
            Into::Fonts | Into::Nothing => {}
        }
    }

    /// Keeps a block for below the paragraph that is open.
    fn below(&mut self, block: Option<Block<'static>>) {
        match self.open.last_mut() {
            Some(open) => open.notes.extend(block),
            None => self.found.blocks.extend(block),
        }
    }

    fn furniture(&mut self) {
        let open = self.open.pop().unwrap_or_default();
        self.found.blocks.extend(open.prose.finish(BlockKind::Furniture));
    }

    fn words(&mut self) -> String {
        let open = self.open.pop().unwrap_or_default();
        open.prose.finish(BlockKind::Note).map_or_else(String::new, |block| block.text.into_owned())
    }

    /// The mark of the next note.
    pub(super) fn mark(&mut self) {
        self.notes += 1;
        if let Some(open) = self.open.last_mut() {
            open.prose.mark(self.notes.to_string());
        }
    }

    /// Ends a paragraph of the text; in a note, comment or page head its words go on.
    pub(super) fn end_paragraph(&mut self) {
        match self.state.into {
            Into::Text => {}
            Into::Furniture => {
                self.furniture();
                return self.open.push(Open::default());
            }
            _ => return self.push(" "),
        }
        if self.state.in_table && self.outside.is_none() {
            let table = self.tables.enter(Some(Opens::Table));
            let row = self.tables.enter(Some(Opens::Row));
            self.tables.enter(Some(Opens::Cell));
            self.outside = Some((table, row));
        } else if !self.state.in_table
            && let Some((table, _)) = self.outside.take()
        {
            self.tables.leave(table);
        }
        let open = self.open.pop().unwrap_or_default();
        self.open.push(Open::default());
        let (label, cell) = (open.label, self.tables.cell());
        let kind = match self.state.is_contents {
            true => BlockKind::Aside(SetAsideKind::Contents),
            false => BlockKind::Paragraph,
        };
        let block = open.prose.finish(kind);
        self.found.blocks.extend(block.map(|block| Block { label, cell, ..block }));
        self.found.blocks.extend(open.hidden.finish(BlockKind::Furniture));
        self.found.blocks.extend(open.notes);
    }

    /// Enters the next cell or row of the table that is open.
    pub(super) fn enter(&mut self, opens: Opens) {
        let Some((_, row)) = self.outside else { return };
        if opens == Opens::Row {
            self.tables.leave(row);
            self.tables.enter(Some(Opens::Row));
        }
        self.tables.enter(Some(Opens::Cell));
    }
}
