//! The words of a row as paragraphs of markup: the old ones, the new ones, or both in one text.
//!
//! Where two prints of one word differ in hyphens, quotes or spaces only, each side shows its own print,
//! both together show the new one; none is marked.

use maud::{Markup, html};

use crate::compare::{Change, Row, Tag};
use crate::model::Side;
use crate::model::{Kind, NoteMark, Resolution};
use crate::render::html::kinds::Said;
use crate::render::html::sections::Group;
use crate::render::html::text::{name, text};
use crate::render::html::{Page, direction, lang};

/// Which words of a row are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// Those of one side.
    Side(Side),
    /// The new ones, with the removed ones where they stood.
    Both,
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

/// A paragraph or a note, as far as its row shows it.
struct Item<'c> {
    name: &'c str,
    label: Option<&'c str>,
    text: &'c str,
    marks: &'c [NoteMark],
    kind: Option<Kind>,
    depth: usize,
}

/// The paragraphs of a row, for one cell.
pub(super) fn paragraphs(page: &Page<'_>, group: Group, row: &Row, shown: Words) -> Markup {
    let side = match shown {
        Words::Side(side) => side,
        Words::Both => Side::New,
    };
    let own = items(page, group, row, side);
    let blocks = match shown {
        _ if row.is_untouched() || row.spans.is_empty() => {
            own.iter().map(|item| whole(item, side, row)).collect()
        }
        Words::Side(_) => Cutter::new(&own, side).cut(row, None),
        Words::Both => {
            let old = items(page, group, row, Side::Old);
            Cutter::new(&own, side).cut(row, Some(Track::new(&old, Side::Old)))
        }
    };
    let several = own.len() > 1;
    let rtl = direction(document(page, side).language) == "rtl";
    html! {
        @for (at, block) in blocks.iter().enumerate() {
            p class=(class(own.get(at))) {
                @if let Some(item) = own.get(at) {
                    @if several { span.part { (name(item.name)) } " " }
                    @if let Some(label) = item.label { span.label { (text(label, rtl)) } " " }
                }
                (words(page, block, rtl))
            }
        }
    }
}

/// The language and direction of one side.
pub(super) fn language(page: &Page<'_>, side: Side) -> (&'static str, &'static str) {
    let language = document(page, side).language;
    (lang(language), direction(language))
}

fn document<'c>(page: &Page<'c>, side: Side) -> &'c Resolution {
    match side {
        Side::Old => page.documents().old,
        Side::New => page.documents().new,
    }
}

fn class(item: Option<&Item<'_>>) -> String {
    let mut class = "text".to_string();
    match item {
        Some(item) if item.kind == Some(Kind::Heading) => class.push_str(" title"),
        Some(item) if item.depth > 0 => class.push_str(if item.depth == 1 { " d1" } else { " d2" }),
        _ => {}
    }
    class
}

fn items<'c>(page: &Page<'c>, group: Group, row: &Row, side: Side) -> Vec<Item<'c>> {
    let document = document(page, side);
    let indexes = match side {
        Side::Old => &row.paragraphs.old,
        Side::New => &row.paragraphs.new,
    };
    let item = |&at: &usize| {
        if group == Group::Notes {
            let note = document.notes.get(at)?;
            return Some(Item {
                name: &note.number,
                label: Some(&note.number),
                text: &note.text,
                marks: &[],
                kind: None,
                depth: 0,
            });
        }
        let paragraph = document.paragraphs.get(at)?;
        Some(Item {
            name: paragraph.address.as_str(),
            label: paragraph.label.as_deref(),
            text: &paragraph.text,
            marks: &paragraph.marks,
            kind: Some(paragraph.kind),
            depth: paragraph.depth,
        })
    };
    indexes.iter().filter_map(item).collect()
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
fn words(page: &Page<'_>, block: &Block<'_>, rtl: bool) -> Markup {
    let old = language(page, Side::Old);
    let (lang, dir) = (old != language(page, Side::New)).then_some(old).unzip();
    html! {
        @for run in block.chunk_by(|one, next| one.0 == next.0) {
            @match run[0].0 {
                Look::Plain => (atoms(page, run, rtl)),
                Look::Removed(said) => del class=[said.class()] title=[said.told()] lang=[lang] dir=[dir] {
                    (atoms(page, run, old.1 == "rtl"))
                },
                Look::Added(said) => ins class=[said.class()] title=[said.told()] { (atoms(page, run, rtl)) },
            }
        }
    }
}

fn atoms(page: &Page<'_>, run: &[(Look<'_>, Atom<'_>)], rtl: bool) -> Markup {
    html! {
        @for (_, atom) in run {
            @match *atom {
                Atom::Words(words) => (text(words, rtl)),
                Atom::Mark(side, number) => sup { (mark(page, side, number)) },
                Atom::Joined => span.joint { "¶" },
            }
        }
    }
}

/// A mark, linked to its note where there is one.
fn mark(page: &Page<'_>, side: Side, number: &str) -> Markup {
    let shown = text(number, false);
    match page.ids.note(side, number) {
        Some(id) => html! { a href={ "#" (id) } { span.vh { "note " } (shown) } },
        None => shown,
    }
}

/// The first words that changed in a row, to tell what it is about: at most `most` removed and added runs.
pub(super) fn glimpse(page: &Page<'_>, row: &Row, most: usize) -> Markup {
    let changed = row.spans.iter().filter(|span| span.tag != Tag::Same && !span.typographic);
    let changed: Vec<_> =
        changed.filter(|span| span.text.contains(char::is_alphanumeric)).collect();
    let side = if row.change == Change::Removed { Side::Old } else { Side::New };
    let (lang, dir) = language(page, side);
    let rtl = dir == "rtl";
    let alone = matches!(row.change, Change::Added | Change::Removed);
    let length = if alone { ALONE } else { AMID };
    html! {
        @if !changed.is_empty() {
            span.glimpse lang=[(lang != "en").then_some(lang)] dir=[rtl.then_some(dir)] {
                @for (place, span) in changed.iter().take(most).enumerate() {
                    @if place > 0 { " " }
                    @let words = shortened(&span.text, length);
                    @match span.tag {
                        Tag::Removed => del class=[Said::unsigned(span).class()] { (text(&words, rtl)) },
                        Tag::Added => ins class=[Said::unsigned(span).class()] { (text(&words, rtl)) },
                        Tag::Same => {},
                    }
                }
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
