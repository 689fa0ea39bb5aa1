//! Tags and text of a page → blocks.

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use super::elements::{self, attribute};
use super::lists::List;
use super::marks::Candidate;
use crate::read::prose::Prose;
use crate::read::table::{Cell, Tables};
use crate::read::{Block, BlockKind, Limits, text};

/// How the place of a printed line begins in the titles of recognised pages.
const PLACE: &str = "title=\"p:";

/// A paragraph of a recognised page stands after this many blank lines, as in its plain text.
const RECOGNISED_GAP: u32 = 2;

/// An open element.
#[derive(Debug, Default)]
struct Open {
    name: String,
    /// Nobody sees its text.
    skipped: bool,
    /// Its text stands around the document.
    chrome: bool,
    /// It holds the document.
    main: bool,
    /// A header or footer in it may be the document's.
    article: bool,
    /// It is a note.
    note: bool,
    list: Option<List>,
    /// For a table, a row or a cell of one, the place around it.
    around: Option<Cell>,
}

/// Walks through the tokens of a page.
pub struct Walker {
    depth: usize,
    open: Vec<Open>,
    /// How many of the open elements are such.
    skipped: usize,
    chrome: usize,
    main: usize,
    articles: usize,
    preformatted: usize,
    /// The page says which part of it is the document.
    has_main: bool,
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
    /// The paragraph is divided by `<br>`; whether this is its first line.
    divided: Option<bool>,
    /// Nothing but white space came since the last `<br>`.
    after_br: bool,
    page: u32,
    printed_page: Option<String>,
    tables: Tables,
    blocks: Vec<Block<'static>>,
}

impl Walker {
    /// A walker at the beginning of `page`; with `has_main`, what stands outside the main element is around the text.
    pub fn new(page: &str, has_main: bool, limits: &Limits) -> Self {
        let recognised = page.contains(PLACE);
        Self {
            depth: limits.depth,
            open: Vec::new(),
            skipped: 0,
            chrome: 0,
            main: 0,
            articles: 0,
            preformatted: 0,
            has_main,
            recognised,
            prose: Prose::default(),
            aside: Prose::default(),
            plain: String::new(),
            candidate: None,
            label: None,
            note: None,
            note_block: None,
            divided: None,
            after_br: false,
            page: u32::from(recognised),
            printed_page: None,
            tables: Tables::default(),
            blocks: Vec::new(),
        }
    }

    /// Walks to the end and gives the blocks.
    pub fn walk(mut self, page: &str) -> Vec<Block<'static>> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(page, emitter) {
            match token {
                Token::StartTag(tag) => self.start(&tag),
                Token::EndTag(tag) => self.end(&tag),
                Token::String(text) => self.text(&String::from_utf8_lossy(&text)),
                _ => {}
            }
        }
        while !self.open.is_empty() {
            self.pop();
        }
        self.flush();
        self.blocks
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
        self.turn_page(tag);
        if name == "br" {
            return self.line_end();
        }
        let (closed, border) = elements::closes(&name);
        self.close_within(closed, border);
        if elements::is_block(&name) {
            self.flush();
        }
        if name == "li" {
            let list = self.open.iter_mut().rev().find_map(|open| open.list.as_mut());
            self.label = list.and_then(|list| list.item(tag));
        }
        if elements::is_void(&name) || tag.self_closing && !elements::is_block(&name) {
            return;
        }
        let raised = name == "sup";
        let target = attribute(tag, "href").filter(|target| name == "a" && target.contains('#'));
        if (raised || target.is_some()) && !self.recognised && self.reads_prose() {
            let depth = self.open.len();
            let candidate =
                self.candidate.get_or_insert_with(|| Candidate { depth, ..Candidate::default() });
            candidate.raised |= raised;
            candidate.target = target.or(candidate.target.take());
        }
        let note = elements::is_note(&name, tag);
        if note {
            let number = self.label.take().unwrap_or_default();
            self.note = Some(number.trim_end_matches('.').to_string());
            self.note_block = None;
        }
        self.push(Open {
            skipped: elements::is_skipped(&name),
            chrome: elements::is_chrome(&name, tag, self.main + self.articles > 0),
            main: elements::is_main(&name, tag),
            article: name == "article",
            list: List::open(&name, tag),
            note,
            around: None,
            name,
        });
    }

    fn end(&mut self, tag: &EndTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
        if name == "br" {
            return self.line_end();
        }
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            // An inline element does not end the block it stands in.
            let inside = &self.open[at + 1..];
            let crosses = !elements::is_block(&name)
                && inside.iter().any(|open| elements::is_block(&open.name));
            if !crosses {
                while self.open.len() > at {
                    self.pop();
                }
            }
        } else if name == "p" {
            self.flush();
        }
    }

    /// Closes the innermost open element of `names`, unless one of `border` stands before it.
    fn close_within(&mut self, names: &[&str], border: &[&str]) {
        let found = self
            .open
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, open)| !border.contains(&open.name.as_str()))
            .find(|(_, open)| names.contains(&open.name.as_str()))
            .map(|(at, _)| at);
        if let Some(at) = found {
            while self.open.len() > at {
                self.pop();
            }
        }
    }

    fn push(&mut self, mut open: Open) {
        // What is nested deeper than any page is read flat.
        if self.open.len() >= self.depth {
            return;
        }
        self.skipped += usize::from(open.skipped);
        self.chrome += usize::from(open.chrome);
        self.main += usize::from(open.main);
        self.articles += usize::from(open.article);
        self.preformatted += usize::from(elements::is_preformatted(&open.name));
        open.around = elements::opens(&open.name).map(|opens| self.tables.enter(opens));
        self.open.push(open);
    }

    fn pop(&mut self) {
        let begun = self.candidate.as_ref().map(|candidate| candidate.depth);
        if begun.is_some_and(|depth| depth + 1 >= self.open.len()) {
            self.decide();
        }
        let Some(open) = self.open.last() else {
            return;
        };
        if elements::is_block(&open.name) {
            self.flush();
        }
        let Some(open) = self.open.pop() else {
            return;
        };
        self.skipped -= usize::from(open.skipped);
        self.chrome -= usize::from(open.chrome);
        self.main -= usize::from(open.main);
        self.articles -= usize::from(open.article);
        self.preformatted -= usize::from(elements::is_preformatted(&open.name));
        if let Some(around) = open.around {
            self.tables.leave(around);
        }
        if open.note {
            self.note = None;
            self.note_block = None;
        }
        if open.name == "li" {
            self.label = None;
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.preformatted > 0 {
            self.plain.push_str(text);
        } else if self.is_around() {
            self.aside.push(text);
        } else if let Some(candidate) = &mut self.candidate {
            candidate.text.push_str(text);
        } else {
            self.prose.push(text);
        }
        if !text.trim().is_empty() {
            self.after_br = false;
        }
    }

    fn reads_prose(&self) -> bool {
        self.skipped == 0 && self.preformatted == 0 && !self.is_around()
    }

    /// Whether what is read stands around the document.
    fn is_around(&self) -> bool {
        self.chrome > 0 || self.has_main && self.main == 0
    }

    /// Puts the candidate in its place: as a mark, as the number of a note, or as text.
    fn decide(&mut self) {
        let Some(candidate) = self.candidate.take() else {
            return;
        };
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
        if self.preformatted > 0 {
            self.plain.push('\n');
        } else if self.recognised || !self.reads_prose() {
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
        let first = self.divided.is_none_or(|first| first);
        let prose = std::mem::take(&mut self.prose);
        if let Some(mut block) = prose.finish(BlockKind::Line) {
            block.gap = u32::from(first);
            block.label = self.label.take();
            block.cell = self.tables.cell();
            self.blocks.push(block);
            self.divided = Some(false);
        }
    }

    /// Ends a block.
    fn flush(&mut self) {
        self.decide();
        let plain = std::mem::take(&mut self.plain);
        self.preformatted_lines(&plain);
        let kind = self.kind();
        let prose = std::mem::take(&mut self.prose);
        if let Some(block) = prose.finish(kind) {
            self.deliver(block);
        }
        let aside = std::mem::take(&mut self.aside);
        self.blocks.extend(aside.finish(BlockKind::Furniture));
        self.divided = None;
        self.after_br = false;
        if !self.in_note() {
            self.note = None;
        }
    }

    fn deliver(&mut self, mut block: Block<'static>) {
        if block.kind == BlockKind::Note {
            let before = self.note_block.and_then(|at| self.blocks.get_mut(at));
            if let Some(before) = before {
                let text = before.text.to_mut();
                text.push(' ');
                text.push_str(&block.text);
                return;
            }
            block.label = self.note.clone().filter(|number| !number.is_empty());
            self.note_block = self.in_note().then_some(self.blocks.len());
        } else {
            block.label = self.label.take();
        }
        block.cell = self.tables.cell();
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
        if self.note.is_some() {
            BlockKind::Note
        } else if self.recognised || self.divided.is_some() {
            BlockKind::Line
        } else {
            BlockKind::Paragraph
        }
    }

    fn preformatted_lines(&mut self, plain: &str) {
        let kind = if self.is_around() { BlockKind::Furniture } else { BlockKind::Line };
        let lines = text::lines(plain).into_iter().map(|line| Block { kind, ..line.into_owned() });
        self.blocks.extend(lines);
    }

    /// Counts the pages of a recognised page: "p:108,s:3,c:1,l:30".
    fn turn_page(&mut self, tag: &StartTag<()>) {
        if !self.recognised {
            return;
        }
        let title = attribute(tag, "title");
        let Some(place) = title.as_deref().and_then(|title| title.strip_prefix("p:")) else {
            return;
        };
        let page = place.split(',').next().unwrap_or_default();
        if let Some(before) = self.printed_page.replace(page.to_string())
            && before != page
        {
            self.page = self.page.saturating_add(1);
        }
    }
}
