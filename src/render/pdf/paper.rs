//! Pages: columns of lines flow over them, and what stands where is written to the file with its tags.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Point, Transform};
use krilla::metadata::{Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ArtifactType, Tag as Kind, TagGroup, TagKind, TagTree};

use crate::render::PaperSize;
use crate::render::pdf::prelude::*;
use crate::render::pdf::writer::Writer;

/// From where a page is filled, and where its head stands.
const TOP: f32 = 57.0;
const HEAD: f32 = 38.0;

/// How far from the lower edge of the page its text ends, and its foot stands.
const BELOW: f32 = 47.0;
const FOOT: f32 = 25.0;

/// The left and right edges of what is printed, on a page that is as wide as Letter; on others it stands in the middle, too.
pub(super) const LEFT: f32 = 42.0;
pub(super) const RIGHT: f32 = 570.0;

/// A paragraph of more lines than this is parted by the end of a page only so that two lines stand on each side.
const WHOLE: usize = 3;

/// An element of the structure that is read aloud, by its place.
pub(super) type Node = usize;

/// Paragraphs below each other.
pub(super) struct Column {
    x: f32,
    lines: Vec<Set>,
    height: f32,
}

/// A line in a column, and how high it stands.
struct Set {
    top: f32,
    base: f32,
    height: f32,
    line: Line,
    node: Node,
}

impl Column {
    /// An empty column with its left edge.
    pub(super) fn new(x: f32) -> Self {
        Self { x, lines: Vec::new(), height: 0.0 }
    }

    /// Adds lines of a paragraph; `base` is where letters stand in a line, from its top.
    pub(super) fn add(&mut self, node: Node, lines: Vec<Line>, leading: f32, base: f32) {
        for line in lines {
            self.lines.push(Set { top: self.height, base, height: leading, line, node });
            self.height += leading;
        }
    }

    /// Leaves room.
    pub(super) fn leave(&mut self, room: f32) {
        self.height += room;
    }

    /// How many of its lines there is room for.
    fn fitting(&self, room: f32) -> usize {
        let from = self.lines.first().map_or(0.0, |line| line.top);
        self.lines.iter().take_while(|line| line.top - from + line.height <= room).count()
    }
}

/// What stands on a page.
#[derive(Default)]
struct Page {
    lines: Vec<(f32, f32, Line, Node)>,
    /// Rules and bars: from the left, from the top, width, height.
    rules: Vec<([f32; 4], Ink)>,
}

/// A document in the making.
pub(super) struct Paper<'f> {
    size: PaperSize,
    /// To where a page is filled.
    bottom: f32,
    pub(super) faces: &'f Faces,
    /// The words of the report itself.
    pub(super) ui: Ui,
    pages: Vec<Page>,
    y: f32,
    nodes: Vec<(TagKind, Vec<Node>)>,
    roots: Vec<Node>,
    /// The headings, with their pages and heights.
    outline: Vec<(String, usize, f32)>,
}

impl<'f> Paper<'f> {
    pub(super) fn new(faces: &'f Faces, ui: Ui, size: PaperSize) -> Self {
        let (pages, nodes) = (vec![Page::default()], Vec::new());
        let bottom = size.points()[1] - BELOW;
        Self {
            size,
            bottom,
            faces,
            ui,
            pages,
            y: TOP,
            nodes,
            roots: Vec::new(),
            outline: Vec::new(),
        }
    }

    /// Adds an element of the structure, in another or at the top.
    pub(super) fn node(&mut self, parent: Option<Node>, tag: impl Into<TagKind>) -> Node {
        self.nodes.push((tag.into(), Vec::new()));
        let node = self.nodes.len() - 1;
        match parent {
            Some(parent) => self.nodes[parent].1.push(node),
            None => self.roots.push(node),
        }
        node
    }

    /// The left edge of what is so wide and stands so far from where lines of the report begin.
    pub(super) fn left_edge(&self, away: f32, width: f32) -> f32 {
        if self.ui.is_right_to_left() { RIGHT - away - width } else { LEFT + away }
    }

    /// Words of the report itself.
    pub(super) fn own(&self, words: &str, look: Look) -> Setting {
        Setting::own(self.faces, self.ui, words, look)
    }

    /// A heading of a level, in the language of its words where that is not the report's.
    pub(super) fn heading(
        &mut self,
        parent: Option<Node>,
        level: u16,
        words: &str,
        language: Option<Language>,
    ) -> Node {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        self.node(parent, Kind::Hn(level, Some(words.to_owned())).with_lang(code(language)))
    }

    /// A paragraph, in the language of its words where that is not the report's.
    pub(super) fn paragraph(&mut self, parent: Option<Node>, language: Option<Language>) -> Node {
        self.node(parent, Kind::P.with_lang(code(language)))
    }

    /// Remembers this place for the list of headings that viewers show.
    pub(super) fn mark(&mut self, heading: &str) {
        self.outline.push((heading.to_owned(), self.pages.len() - 1, self.y));
    }

    /// Leaves room, unless a page has just begun.
    pub(super) fn leave(&mut self, room: f32) {
        if self.y > TOP {
            self.y += room;
        }
    }

    /// Begins a page, unless one has just begun.
    pub(super) fn turn(&mut self) {
        if self.y > TOP {
            self.pages.push(Page::default());
            self.y = TOP;
        }
    }

    /// Makes sure that there is so much room on the page.
    pub(super) fn need(&mut self, room: f32) {
        if self.y + room > self.bottom {
            self.turn();
        }
    }

    /// Draws a rule or a bar here: from the left, from this height, width, height.
    pub(super) fn rule(&mut self, x: f32, down: f32, width: f32, height: f32, ink: Ink) {
        let y = self.y + down;
        self.page().rules.push(([x, y, width, height], ink));
    }

    fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Prints columns beside each other, the main one first, over as many pages as they need, with bars of these places
    /// beside the main one.
    pub(super) fn columns(&mut self, mut columns: Vec<Column>, bars: &[f32], keep: f32) {
        let room = self.bottom - self.y;
        let Some(main) = columns.first() else { return };
        let least = if main.lines.len() > WHOLE { 2 } else { main.lines.len() };
        let head: f32 = main.lines.iter().take(least).map(|line| line.height).sum();
        let beside = columns[1..].iter().map(|column| column.height).fold(0.0, f32::max);
        let beside = if beside > (self.bottom - TOP) / 2.0 { 0.0 } else { beside };
        if room < (head + keep).max(beside) {
            self.turn();
        }
        loop {
            let room = self.bottom - self.y;
            let is_fresh = self.y <= TOP;
            let mut used: f32 = 0.0;
            for (at, column) in columns.iter_mut().enumerate() {
                let all = column.lines.len();
                let mut count = column.fitting(room);
                // Neither the first line of a paragraph nor its last one stands alone.
                if at == 0 && count < all && all > WHOLE {
                    count = if all - count == 1 { count - 1 } else { count };
                    count = if count == 1 { 0 } else { count };
                }
                if is_fresh && count == 0 {
                    count = all.min(1);
                }
                let from = column.lines.first().map_or(0.0, |line| line.top);
                let (x, y) = (column.x, self.y);
                let page = self.page();
                let mut bottom: f32 = 0.0;
                for set in column.lines.drain(..count) {
                    let top = set.top - from;
                    bottom = top + set.height;
                    page.lines.push((x, y + top + set.base, set.line, set.node));
                }
                if at == 0 && bottom > 0.0 {
                    page.rules.extend(
                        bars.iter().map(|&x| ([x, y + 1.5, 0.9, bottom - 2.0], Ink::Quiet)),
                    );
                }
                used = used.max(bottom);
            }
            self.y += used;
            if columns.iter().all(|column| column.lines.is_empty()) {
                return;
            }
            self.turn();
        }
    }

    /// Writes the file; `head` stands above every page but the first.
    pub(super) fn write(self, title: &str, head: &str) -> Result<Vec<u8>, KrillaError> {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .unwrap_or_default();
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        let mut writer = Writer { leaves: self.nodes.iter().map(|_| Vec::new()).collect() };
        let count = self.pages.len();
        let [width, height] = self.size.points();
        let aside = (width - LEFT - RIGHT) / 2.0;
        for (number, page) in (1..).zip(&self.pages) {
            let settings = PageSettings::from_wh(width, height).unwrap_or_default();
            let mut sheet = document.start_page_with(settings);
            let mut surface = sheet.surface();
            surface.push_transform(&Transform::from_translate(aside, 0.0));
            writer.rules(&mut surface, &page.rules);
            for (x, y, line, node) in &page.lines {
                writer.line(&mut surface, *x, *y, line, Some(*node));
            }
            let foot = format!("{number} / {count}");
            writer.beside(
                &mut surface,
                self.faces,
                self.ui,
                &foot,
                height - FOOT,
                ArtifactType::Footer,
            );
            if number > 1 {
                writer.beside(&mut surface, self.faces, self.ui, head, HEAD, ArtifactType::Header);
                writer.rules(&mut surface, &[([LEFT, HEAD + 6.0, RIGHT - LEFT, 0.5], Ink::Pale)]);
            }
            surface.pop();
            surface.finish();
            sheet.finish();
        }
        let mut outline = Outline::new();
        for (heading, page, y) in self.outline {
            let place = XyzDestination::new(page, Point::from_xy(LEFT, y));
            outline.push_child(OutlineNode::new(heading, place));
        }
        document.set_outline(outline);
        let mut tree = TagTree::new().with_lang(Some(self.ui.language().code().to_owned()));
        let mut nodes: Vec<Option<(TagKind, Vec<Node>)>> =
            self.nodes.into_iter().map(Some).collect();
        for root in self.roots {
            tree.children.extend(group(root, &mut nodes, &mut writer.leaves).map(Into::into));
        }
        document.set_tag_tree(tree);
        let metadata = Metadata::new()
            .title(title.to_owned())
            .language(self.ui.language().code().to_owned())
            .creator(concat!("resdiff ", env!("CARGO_PKG_VERSION")).to_owned())
            .text_direction(match self.ui.is_right_to_left() {
                true => TextDirection::RightToLeft,
                false => TextDirection::LeftToRight,
            });
        document.set_metadata(metadata);
        document.finish()
    }
}

/// A language that is known, as files call it.
fn code(language: Option<Language>) -> Option<String> {
    Some(language.filter(|language| language.is_known())?.code().to_owned())
}

/// An element with all that is in it.
fn group(
    node: Node,
    nodes: &mut Vec<Option<(TagKind, Vec<Node>)>>,
    leaves: &mut Vec<Vec<krilla::tagging::Node>>,
) -> Option<TagGroup> {
    let (tag, children) = nodes.get_mut(node)?.take()?;
    let mut own = TagGroup::new(tag);
    own.children = std::mem::take(leaves.get_mut(node)?);
    for child in children {
        own.children.extend(group(child, nodes, leaves).map(Into::into));
    }
    Some(own)
}
