//! The words of a row as paragraphs of markup: the old ones, the new ones, or both in one text.
//!
//! Where two prints of one word differ in hyphens, quotes or spaces only, each side shows its own print,
//! both together show the new one; none is marked.

use maud::{Markup, html};

use crate::compare::{Change, Row, Span, Tag};
use crate::model::{Item, Kind, Part, Side};
use crate::render::html::Page;
use crate::render::html::elements::joined;
use crate::render::html::kinds::Said;
use crate::render::html::text::{Tongue, name, plain};
use crate::render::part_view::PartView;

/// Which words of a row are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// Those of one side.
    Side(Side),
    /// The new ones, with the removed ones where they stood.
    Both,
}

impl Words {
    /// The side whose paragraphs and language these are.
    pub(super) fn side(self) -> Side {
        match self {
            Words::Side(side) => side,
            Words::Both => Side::New,
        }
    }
}

/// How a run of words is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look<'t> {
    Plain,
    Removed(Said<'t>),
    Added(Said<'t>),
}

/// The smallest pieces that a paragraph is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Atom<'t> {
    Words(&'t str),
    /// The mark of a note, by its number in the text of a side.
    Mark(Side, &'t str),
    /// A paragraph ended here, and the text shown goes on without a break.
    Joined,
}

/// A paragraph in the making.
type Block<'t> = Vec<(Look<'t>, Atom<'t>)>;

/// The paragraphs of a row, for one cell.
pub(super) fn paragraphs(page: &Page<'_>, part: &PartView<'_>, row: &Row, shown: Words) -> Markup {
    let side = shown.side();
    let own: Vec<Item<'_>> = part.items(row, side).collect();
    let blocks = match shown {
        _ if row.is_untouched() || row.spans.is_empty() => {
            own.iter().map(|item| whole(item, side, row)).collect()
        }
        Words::Side(_) => Cutter::new(&own, side).cut(row, None),
        Words::Both => {
            let old: Vec<Item<'_>> = part.items(row, Side::Old).collect();
            Cutter::new(&own, side).cut(row, Some(Track::new(&old, Side::Old)))
        }
    };
    let tongue = page.tongue(side);
    html! {
        @for (at, block) in blocks.iter().enumerate() {
            p class=(class(own.get(at))) {
                @if let Some(item) = own.get(at) {
                    @if own.len() > 1 { span.part { (name(item.name)) } " " }
                    @if let Some(label) = item.label { span.label { (tongue.words(label)) } " " }
                }
                (words(page, block, tongue))
            }
        }
    }
}

fn class(item: Option<&Item<'_>>) -> &'static str {
    match item {
        Some(item) if item.kind == Some(Kind::Heading) => "text title",
        Some(Item { depth: 1, .. }) => "text d1",
        Some(Item { depth: 2.., .. }) => "text d2",
        _ => "text",
    }
}

/// A paragraph without changes in it.
fn whole<'c>(item: &Item<'c>, side: Side, row: &Row) -> Block<'c> {
    let look = match row.change {
        Change::Unchanged | Change::Edited => Look::Plain,
        Change::Added => Look::Added(Said::default()),
        Change::Removed => Look::Removed(Said::default()),
    };
    let mut block = Vec::new();
    let mut from = 0;
    for mark in item.marks {
        if let Some(before) = item.text.get(from..mark.at) {
            block.push((look, Atom::Words(before)));
            from = mark.at;
        }
        block.push((look, Atom::Mark(side, &mark.number)));
    }
    block.push((look, Atom::Words(item.text.get(from..).unwrap_or_default())));
    block
}

/// Where in the joined text of one side the spans have come to, and the marks that are still to come.
struct Track<'c> {
    side: Side,
    at: usize,
    marks: Vec<(usize, &'c str)>,
    several: bool,
}

impl<'c> Track<'c> {
    fn new(items: &[Item<'c>], side: Side) -> Self {
        let mut marks = Vec::new();
        let mut start = 0;
        for item in items {
            marks.extend(item.marks.iter().map(|mark| (start + mark.at, mark.number.as_str())));
            start += item.text.len() + 1;
        }
        marks.reverse();
        Self { side, at: 0, marks, several: items.len() > 1 }
    }

    /// Goes over the next words of this side; calls `see` with what stands there.
    fn over<'t>(&mut self, words: &'t str, mut see: impl FnMut(Atom<'t>))
    where
        'c: 't,
    {
        let start = self.at;
        let mut from = 0;
        self.at += words.len();
        while let Some((at, number)) = self.marks.pop_if(|(at, _)| *at <= self.at) {
            let to = at.saturating_sub(start);
            if let Some(before) = words.get(from..to) {
                see(Atom::Words(before));
                from = to;
            }
            see(Atom::Mark(self.side, number));
        }
        see(Atom::Words(words.get(from..).unwrap_or_default()));
    }
}

/// Puts spans into paragraphs.
struct Cutter<'t> {
    track: Track<'t>,
    blocks: Vec<Block<'t>>,
}

impl<'t> Cutter<'t> {
    fn new(items: &[Item<'t>], side: Side) -> Self {
        Self { track: Track::new(items, side), blocks: vec![Vec::new()] }
    }

    /// The spans of this side; with `other`, also the words that only the other side has.
    fn cut(mut self, row: &'t Row, mut other: Option<Track<'t>>) -> Vec<Block<'t>> {
        let own = match self.track.side {
            Side::Old => Tag::Removed,
            Side::New => Tag::Added,
        };
        let blocks = &mut self.blocks;
        for (at, span) in row.spans.iter().enumerate() {
            let words = span.text.as_str();
            let said = Said::of(row, at, other.is_some());
            let look = match span.tag {
                _ if span.typographic => Look::Plain,
                Tag::Same => Look::Plain,
                Tag::Removed => Look::Removed(said),
                Tag::Added => Look::Added(said),
            };
            if span.tag == Tag::Same || span.tag == own {
                let several = self.track.several;
                self.track.over(words, |atom| push(blocks, look, atom, several));
                if let Some(other) = other.as_mut().filter(|_| span.tag == Tag::Same) {
                    other.over(words, |_| {});
                }
            } else if let Some(other) = &mut other {
                let joins = other.several;
                other.over(words, |atom| {
                    if !span.typographic {
                        append(blocks, look, atom, joins);
                    }
                });
            }
        }
        self.blocks
    }
}

/// Adds an atom of the side that gives the paragraphs.
fn push<'t>(blocks: &mut Vec<Block<'t>>, look: Look<'t>, atom: Atom<'t>, several: bool) {
    match atom {
        Atom::Words(words) if several => {
            for (place, line) in words.split('\n').enumerate() {
                if place > 0 {
                    blocks.push(Vec::new());
                }
                add(blocks, look, Atom::Words(line));
            }
        }
        atom => add(blocks, look, atom),
    }
}

/// Adds an atom of the other side: its paragraphs do not begin new ones here.
fn append<'t>(blocks: &mut [Block<'t>], look: Look<'t>, atom: Atom<'t>, joins: bool) {
    match atom {
        Atom::Words(words) if joins => {
            for (place, line) in words.split('\n').enumerate() {
                if place > 0 {
                    add(blocks, look, Atom::Joined);
                }
                add(blocks, look, Atom::Words(line));
            }
        }
        atom => add(blocks, look, atom),
    }
}

fn add<'t>(blocks: &mut [Block<'t>], look: Look<'t>, atom: Atom<'t>) {
    if let Some(block) = blocks.last_mut().filter(|_| atom != Atom::Words("")) {
        block.push((look, atom));
    }
}

/// The words of a paragraph, each run of one look in one element. Removed words say their language where
/// it is not that of the new text around them.
fn words(page: &Page<'_>, block: &Block<'_>, tongue: Tongue) -> Markup {
    let old = page.tongue(Side::Old);
    let other = (old != page.tongue(Side::New)).then_some(old);
    html! {
        @for run in block.chunk_by(|one, next| one.0 == next.0) {
            @match run[0].0 {
                Look::Plain => (atoms(page, run, tongue)),
                Look::Removed(said) => del class=[said.class()] title=[said.told()] lang=[other.map(|o| o.lang)] dir=[other.map(|o| o.dir)] {
                    (atoms(page, run, old))
                },
                Look::Added(said) => ins class=[said.class()] title=[said.told()] { (atoms(page, run, tongue)) },
            }
        }
    }
}

fn atoms(page: &Page<'_>, run: &[(Look<'_>, Atom<'_>)], tongue: Tongue) -> Markup {
    html! {
        @for (_, atom) in run {
            @match *atom {
                Atom::Words(words) => (tongue.words(words)),
                Atom::Mark(side, number) => sup { (mark(page, side, number)) },
                Atom::Joined => span.joint { "¶" },
            }
        }
    }
}

/// A mark, linked to its note where there is one: to the first one of this number that is shown.
fn mark(page: &Page<'_>, side: Side, number: &str) -> Markup {
    let notes = page.documents()[side].notes.iter().enumerate();
    let mut notes = notes.filter(|(_, note)| note.number == number);
    let ids = page.ids(Part::Notes);
    let id = notes.find_map(|(at, _)| ids.row_of(side, at)).map(|row| ids.row(row));
    html! {
        @if let Some(id) = id { a href={ "#" (id) } { span.vh { "note " } (plain(number)) } } @else { (plain(number)) }
    }
}

/// The first words that changed in a row, to tell what it is about: at most `most` removed and added runs.
pub(super) fn glimpse(page: &Page<'_>, row: &Row, most: usize) -> Markup {
    let has_words = |span: &&Span| span.text.contains(char::is_alphanumeric);
    let changed: Vec<&Span> =
        row.spans.iter().filter(|span| span.is_change()).filter(has_words).collect();
    let tongue = page.tongue(if row.change == Change::Removed { Side::Old } else { Side::New });
    let length = if row.is_alone() { ALONE } else { AMID };
    let one = |span: &&Span| {
        let class = Said::unsigned(span).class();
        let words = tongue.words(&shortened(&span.text, length));
        match span.tag {
            Tag::Removed => html! { del class=[class] { (words) } },
            Tag::Added | Tag::Same => html! { ins class=[class] { (words) } },
        }
    };
    html! {
        @if !changed.is_empty() {
            span.glimpse lang=[tongue.foreign()] dir=[tongue.is_right_to_left().then_some(tongue.dir)] {
                (joined(" ", changed.iter().take(most).map(one)))
                @if changed.len() > most { " …" }
            }
        }
    }
}

/// How many characters of a paragraph that stands alone a glimpse shows (60 to 120 were tried: about one
/// line of the list).
const ALONE: usize = 90;

/// How many characters of a run amid others a glimpse shows.
const AMID: usize = 48;

/// The beginning of a text, cut between two words.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.'));
    let text = text.trim_end().replace(['\n', '\t'], " ");
    let Some((cut, _)) = text.char_indices().nth(most) else {
        return text;
    };
    let end = text[..cut].rfind(' ').filter(|&at| at > cut / 2).unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([' ', ',', ';']))
}
