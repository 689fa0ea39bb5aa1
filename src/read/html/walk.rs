//! Tags and text of a page → blocks.

use std::borrow::Cow;
use std::mem;

use html5gum::{EndTag, StartTag, Token};

use super::after::{self, Linked};
use super::elements::{self, Kind, attribute, tokens};
use super::headers;
use super::lists::{Counters, List};
use super::marks::Candidate;
use super::open::{Context, Open, Reads};
use super::sheet::Sheet;
use crate::model::SetAsideKind;
use crate::read::prose::Prose;
use crate::read::table::Tables;
use crate::read::{Block, BlockKind, ReadOptions, Revisions, Warning, text};

/// How the place of a printed line begins in the titles of recognised pages.
const PLACE: &str = "title=\"p:";

/// A paragraph of a recognised page stands after this many blank lines, as in its plain text.
const RECOGNISED_GAP: u32 = 2;

/// Each list is set in by so many columns.
const COLUMNS_OF_LIST: u32 = 4;

/// Walks through the tokens of a page.
#[derive(Default)]
pub struct Walker {
    depth: usize,
    revisions: Revisions,
    sheet: Sheet,
    counters: Counters,
    /// Words were struck out or deleted.
    struck: bool,
    /// Pages that stand whole in an attribute of this one, which are not read.
    embedded: usize,
    open: Vec<Open>,
    /// The page says which part of it is the document.
    has_main: bool,
    /// For each `<header>` and `<footer>` of the page, in order, whether it holds text of the document.
    headers: std::vec::IntoIter<bool>,
    /// The page was made by optical character recognition.
    recognised: bool,
    prose: Prose,
    /// Text of chrome inside a paragraph.
    aside: Prose,
    plain: String,
    candidate: Option<Candidate>,
    label: Option<String>,
    /// The number of the note that is being read.
    note: Option<String>,
    /// The block of the note element that is being read.
    note_block: Option<usize>,
    /// While so many elements are open, what is read is the comment of a reader.
    comment: Option<usize>,
    /// A line of the paragraph was delivered, as a `<br>` ended it.
    divided: bool,
    /// Nothing but white space came since the last `<br>`.
    after_br: bool,
    page: u32,
    printed_page: Option<String>,
    tables: Tables,
    /// How many blocks stood above the last rule.
    above_rule: Option<usize>,
    linked: Linked,
    blocks: Vec<Block<'static>>,
}

impl Walker {
    /// A walker at the beginning of `page`; with `has_main`, what stands outside the main element is around the text.
    pub fn new(page: &str, has_main: bool, options: &ReadOptions) -> Self {
        let recognised = page.contains(PLACE);
        Self {
            depth: options.limits.depth,
            revisions: options.revisions,
            sheet: Sheet::of(page),
            has_main,
            headers: headers::with_text(page).into_iter(),
            recognised,
            page: u32::from(recognised),
            ..Self::default()
        }
    }

    /// Walks to the end and gives the blocks, and what is to be told of them.
    pub fn walk(mut self, page: &str) -> (Vec<Block<'static>>, Vec<Warning>) {
        for token in tokens(page) {
            match token {
                Token::StartTag(tag) => self.start(&tag),
                Token::EndTag(tag) => self.end(&tag),
                Token::String(text) => self.text(&String::from_utf8_lossy(&text)),
                _ => {}
            }
        }
        self.close(0);
        self.flush();
        headers::set_rights_aside(&mut self.blocks, self.above_rule);
        after::mark(&mut self.blocks, &self.linked.blocks);
        let mut warnings = Vec::new();
        if self.struck {
            warnings.push(Warning::StruckWords(self.revisions));
        }
        if self.embedded > 0 {
            warnings.push(Warning::Embedded(self.embedded));
        }
        (self.blocks, warnings)
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
        self.turn_page(tag);
        if name == "br" {
            return self.line_end();
        }
        let holds_text =
            matches!(&*name, "header" | "footer") && self.headers.next().unwrap_or_default();
        let kind = Kind::new(&name);
        let (closed, border) = elements::closes(&name);
        self.close_within(closed, border);
        if kind.is_block() {
            self.flush();
        }
        self.embedded += usize::from(attribute(tag, "srcdoc").is_some());
        if name == "hr" {
            self.above_rule = Some(self.blocks.len());
        }
        if name == "li" {
            let list = self.open.iter_mut().rev().find_map(|open| open.list.as_mut());
            self.label = list.and_then(|list| list.item(tag, &mut self.counters));
        }
        if kind.is_void() || tag.self_closing && !kind.is_block() {
            return;
        }
        self.note_candidate(&name, tag);
        let note = elements::is_note(&name, tag);
        if note {
            let number = self.label.take().unwrap_or_default();
            self.note = Some(number.trim_end_matches('.').to_string());
            self.note_block = None;
        }
        // What is nested deeper than any page is read flat.
        if self.open.len() >= self.depth {
            return;
        }
        let outer = self.context();
        let inside = outer.main || outer.article || holds_text;
        let chrome = elements::is_chrome(&name, tag, inside);
        let is_gone = self.is_gone(&name, tag);
        self.open.push(Open {
            kind,
            context: Context {
                skipped: outer.skipped || kind == Kind::Skipped || is_gone,
                preformatted: outer.preformatted || kind == Kind::Preformatted,
                chrome: outer.chrome || chrome,
                main: outer.main || elements::is_main(&name, tag),
                article: outer.article || name == "article",
            },
            note,
            list: List::open(&name, tag, &self.sheet),
            around: self.tables.enter(elements::opens(&name)),
            name,
        });
    }

    /// Whether the text of an element does not count: it is struck out or deleted, or was put in later than what is read.
    fn is_gone(&mut self, name: &str, tag: &StartTag<()>) -> bool {
        let is_struck = elements::is_struck(name, tag) || self.sheet.strikes(tag);
        self.struck |= is_struck;
        match self.revisions {
            Revisions::Accepted => is_struck,
            Revisions::Original => name == "ins",
        }
    }

    /// Begins to collect what may be a footnote mark.
    fn note_candidate(&mut self, name: &str, tag: &StartTag<()>) {
        let raised = name == "sup";
        let target = attribute(tag, "href").filter(|target| name == "a" && target.contains('#'));
        if (raised || target.is_some()) && !self.recognised && self.reads() == Reads::Prose {
            let depth = self.open.len();
            let candidate =
                self.candidate.get_or_insert_with(|| Candidate { depth, ..Candidate::default() });
            candidate.raised |= raised;
            candidate.target = target.map(Cow::into_owned).or(candidate.target.take());
        }
    }

    fn end(&mut self, tag: &EndTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
        if name == "br" {
            return self.line_end();
        }
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            // An inline element does not end the block it stands in.
            let (ended, inside) = (self.open[at].kind, &self.open[at + 1..]);
            if ended.is_block() || !inside.iter().any(|open| open.kind.is_block()) {
                self.close(at);
            }
        } else if name == "p" {
            self.flush();
        }
    }

    /// Closes the innermost open element of `names`, unless one of `border` stands before it.
    fn close_within(&mut self, names: &[&str], border: &[&str]) {
        let near = self.open.iter().rev().take_while(|open| !border.contains(&open.name.as_str()));
        let found = near.enumerate().find(|(_, open)| names.contains(&open.name.as_str()));
        if let Some((above, _)) = found {
            self.close(self.open.len() - 1 - above);
        }
    }

    /// Closes all open elements from `at`.
    fn close(&mut self, at: usize) {
        while self.open.len() > at {
            let begun = self.candidate.as_ref().map(|candidate| candidate.depth);
            if begun.is_some_and(|depth| depth + 1 >= self.open.len()) {
                self.decide();
            }
            if self.open.last().is_some_and(|open| open.kind.is_block()) {
                self.flush();
            }
            let Some(open) = self.open.pop() else { return };
            self.tables.leave(open.around);
            if open.note {
                (self.note, self.note_block) = (None, None);
            }
            self.comment = self.comment.filter(|outer| *outer <= self.open.len());
            if open.name == "li" {
                self.label = None;
            }
        }
    }

    fn context(&self) -> Context {
        self.open.last().map_or(Context::default(), |open| open.context)
    }

    fn text(&mut self, text: &str) {
        self.linked.add(text, &self.open);
        match (self.reads(), &mut self.candidate) {
            (Reads::Nothing, _) => return,
            (Reads::Lines, _) => self.plain.push_str(text),
            (Reads::Aside, _) => self.aside.push(text),
            (Reads::Prose, Some(candidate)) => candidate.text.push_str(text),
            (Reads::Prose, None) => self.prose.push(text),
        }
        self.after_br &= text.trim().is_empty();
    }

    fn reads(&self) -> Reads {
        match self.context() {
            Context { skipped: true, .. } => Reads::Nothing,
            Context { preformatted: true, .. } => Reads::Lines,
            _ if self.is_around() => Reads::Aside,
            _ => Reads::Prose,
        }
    }

    /// Whether what is read stands around the document.
    fn is_around(&self) -> bool {
        let context = self.context();
        context.chrome || self.has_main && !context.main
    }

    /// Puts the candidate in its place: as a mark, as the number of a note, or as text.
    fn decide(&mut self) {
        let Some(candidate) = self.candidate.take() else {
            return;
        };
        if candidate.is_of_comment() {
            if self.prose.is_empty() {
                let block =
                    self.open.iter().rposition(|open| open.kind.is_block()).unwrap_or_default();
                // A comment of several paragraphs has an element around them.
                let outer = block
                    .checked_sub(1)
                    .filter(|at| elements::lists("div li aside", &self.open[*at].name));
                self.comment = self.comment.or(Some(outer.unwrap_or(block) + 1));
                self.prose.push(&candidate.text);
            }
            return;
        }
        let number = candidate.number(self.prose.text()).map(String::from);
        match number {
            Some(number) if self.prose.is_empty() && candidate.begins_note() => {
                self.note = Some(number);
            }
            Some(number) if self.note.is_none() => self.prose.mark(number),
            _ => self.prose.push(&candidate.text),
        }
    }

    /// One `<br>` ends a line, two end a paragraph.
    fn line_end(&mut self) {
        if self.reads() == Reads::Lines {
            self.plain.push('\n');
        } else if self.recognised || self.reads() != Reads::Prose {
            self.text(" ");
        } else if self.after_br {
            self.flush();
        } else {
            self.decide();
            self.line();
            self.after_br = true;
        }
    }

    /// Delivers what stands before a `<br>` as a line.
    fn line(&mut self) {
        if self.note.is_some() || self.prose.is_empty() {
            return self.text(" ");
        }
        if let Some(block) = mem::take(&mut self.prose).finish(BlockKind::Line) {
            let gap = u32::from(!self.divided);
            let (label, cell) = (self.label.take(), self.tables.cell());
            let indent = self.indent();
            self.linked.end(self.blocks.len());
            self.blocks.push(Block { gap, label, cell, indent, ..block });
            self.divided = true;
        }
    }

    /// How far the open lists set their items in.
    fn indent(&self) -> u32 {
        COLUMNS_OF_LIST * self.open.iter().filter(|open| open.list.is_some()).count() as u32
    }

    /// Ends a block.
    fn flush(&mut self) {
        self.decide();
        let kind = if self.is_around() { BlockKind::Furniture } else { BlockKind::Line };
        let plain = mem::take(&mut self.plain);
        let lines = text::lines(&plain).into_iter();
        self.blocks.extend(lines.map(|line| Block { kind, ..line.into_owned() }));
        if let Some(block) = mem::take(&mut self.prose).finish(self.kind()) {
            self.linked.end(self.blocks.len());
            self.deliver(block);
        }
        self.linked.forget();
        self.blocks.extend(mem::take(&mut self.aside).finish(BlockKind::Furniture));
        (self.divided, self.after_br) = (false, false);
        if !self.in_note() {
            self.note = None;
        }
    }

    fn deliver(&mut self, mut block: Block<'static>) {
        if block.kind == BlockKind::Note {
            let before = self.note_block.and_then(|at| self.blocks.get_mut(at));
            if let Some(before) = before {
                return before.append(block);
            }
            block.label = self.note.clone().filter(|number| !number.is_empty());
            self.note_block = self.in_note().then_some(self.blocks.len());
        } else {
            block.label = self.label.take();
            block.indent = self.indent();
        }
        block.cell = self.tables.cell();
        block.heading = self.open.iter().any(|open| elements::is_heading(&open.name));
        if self.recognised {
            block.page = self.page;
            block.gap = RECOGNISED_GAP;
        }
        self.blocks.push(block);
    }

    fn in_note(&self) -> bool {
        self.open.iter().any(|open| open.note)
    }

    fn kind(&self) -> BlockKind {
        if self.comment.is_some() {
            BlockKind::Aside(SetAsideKind::Comment)
        } else if self.note.is_some() {
            BlockKind::Note
        } else if self.recognised || self.divided {
            BlockKind::Line
        } else {
            BlockKind::Paragraph
        }
    }

    /// Counts the pages of a recognised page: "p:108,s:3,c:1,l:30".
    fn turn_page(&mut self, tag: &StartTag<()>) {
        let title = attribute(tag, "title").filter(|_| self.recognised);
        let page = title.as_deref().and_then(|title| title.strip_prefix("p:")?.split(',').next());
        if let Some(page) = page {
            let turns = self.printed_page.as_deref().is_some_and(|before| before != page);
            self.page = self.page.saturating_add(u32::from(turns));
            self.printed_page = Some(page.to_string());
        }
    }
}
