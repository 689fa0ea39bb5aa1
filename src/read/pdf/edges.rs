//! Running heads and feet of untagged pages: lines at the edge of a page, apart from its text, that other pages have too, or that end
//! with the number of the page.

use super::columns::Row;
use super::layout::block;
use super::text::{COLUMN_SPACES, Gaps, assemble};
use crate::read::{Block, BlockKind};

/// A running head has at most so many lines (2 to 4), and so many words (12 to 20).
const MOST_LINES: usize = 3;
const MOST_WORDS: usize = 16;

/// It stands apart from the text by more than this, as a share of the usual distance of lines (1.3 to 1.8).
const APART: f32 = 1.5;

/// Running heads stand at one height where they differ by less than this, in points.
const SAME_HEIGHT: f32 = 2.0;

/// So many pages with lines at one height that stand apart have running heads, whatever words these have (3 or 4).
const LEAST_PAGES: usize = 3;

/// The lines at one edge of a page that stand apart.
struct Edge {
    /// How many rows of the page they are.
    rows: usize,
    /// The height of the outermost one, and the words of all.
    height: f32,
    words: Vec<String>,
    /// One of them ends with the number that is this much more than the place of the page.
    numbered: Option<i64>,
}

/// Takes the running heads and feet out of the rows of all pages, which stand from top to bottom: for each page those above its text,
/// and those below.
pub(super) fn take(
    pages: &mut [Vec<Row<'_>>],
    pitch: f32,
    usual: f32,
) -> Vec<[Vec<Block<'static>>; 2]> {
    let edges: Vec<[Option<Edge>; 2]> = (0..)
        .zip(pages.iter())
        .map(|(page, rows)| [false, true].map(|is_foot| edge(rows, page, is_foot, pitch, usual)))
        .collect();
    let running: Vec<[usize; 2]> = (0..pages.len())
        .map(|page| {
            [0, 1].map(|side| {
                let others = edges
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at != page)
                    .filter_map(|(_, edges)| edges[side].as_ref());
                edges[page][side]
                    .as_ref()
                    .filter(|edge| is_running(edge, others.collect(), pages.len()))
                    .map_or(0, |edge| edge.rows)
            })
        })
        .collect();
    let taken = pages.iter_mut().zip(running).map(|(rows, [above, below])| {
        let foot = rows.split_off(rows.len() - below.min(rows.len()));
        let head: Vec<Row<'_>> = rows.drain(..above.min(rows.len())).collect();
        [head, foot].map(|rows| rows.iter().flat_map(pieces).collect())
    });
    taken.collect()
}

/// A row as furniture, its columns apart.
fn pieces(row: &Row<'_>) -> Vec<Block<'static>> {
    let whole = block(BlockKind::Furniture, assemble(&row.pieces, Gaps::Columns));
    let pieces = whole
        .text
        .split(COLUMN_SPACES)
        .map(|piece| Block { text: piece.to_owned().into(), ..whole.clone() });
    pieces.collect()
}

/// The lines at the head or the foot of a page that stand apart from the rest, as many as may be a running head.
fn edge(rows: &[Row<'_>], page: i64, is_foot: bool, pitch: f32, usual: f32) -> Option<Edge> {
    let row = |at: usize| &rows[if is_foot { rows.len() - 1 - at } else { at }];
    let is_apart = |&at: &usize| {
        let (outer, inner) = (row(at - 1), row(at));
        (outer.baseline - inner.baseline).abs() > APART * pitch * inner.size.max(outer.size)
    };
    let count = (1..rows.len().min(MOST_LINES + 1)).find(is_apart)?;
    let mut words = Vec::new();
    let mut numbered = None;
    for at in 0..count {
        let assembled = assemble(&row(at).pieces, Gaps::Columns);
        let is_note = assembled.begins_note(row(at).size, usual);
        if is_note || ends(&assembled.text) {
            return None;
        }
        numbered = numbered.or_else(|| page_number(&assembled.text).map(|number| number - page));
        words.extend(assembled.text.split_whitespace().map(folded));
    }
    (words.len() <= MOST_WORDS).then(|| Edge {
        rows: count,
        height: row(0).baseline,
        words,
        numbered,
    })
}

/// Whether a text ends as no running head does.
fn ends(text: &str) -> bool {
    text.ends_with([',', ';', ':', '。', '，', '；', '：', '،', '؛'])
        || text.ends_with('.') && text.contains(' ')
}

/// A word with any digit as good as another.
fn folded(word: &str) -> String {
    word.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect()
}

/// The number that a line is or ends with, as those of pages do: "Page 2", "A/C.2/82/L.31 — 2", "2 of 3", "- 2 -". A note begins with
/// one.
fn page_number(text: &str) -> Option<i64> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let of = [" of ", "/", " / "].iter().find_map(|of| bare.split_once(of));
    if let Some((page, pages)) =
        of.filter(|(_, pages)| pages.bytes().all(|byte| byte.is_ascii_digit()))
    {
        let page: i64 = page.rsplit(' ').next()?.parse().ok()?;
        return pages.parse().ok().filter(|pages| page <= *pages).map(|_: i64| page);
    }
    let (before, number) = bare.rsplit_once(char::is_whitespace).unwrap_or(("", bare));
    let is_note = before.starts_with(|c: char| c.is_ascii_digit());
    number.parse().ok().filter(|_| !is_note)
}

/// Whether the lines at the edge of a page are its running head, those of `others` at the same edge considered.
fn is_running(edge: &Edge, others: Vec<&Edge>, pages: usize) -> bool {
    let beside: Vec<&&Edge> =
        others.iter().filter(|other| (other.height - edge.height).abs() < SAME_HEIGHT).collect();
    let counts = |other: &&&Edge| other.numbered.is_some() && other.numbered == edge.numbered;
    let is_alike = |other: &&&Edge| {
        let shared = edge.words.iter().filter(|word| other.words.contains(word)).count();
        shared > 0 && shared * 2 >= edge.words.len().min(other.words.len())
    };
    // One page alone has the number one.
    edge.numbered == Some(1) && (pages == 1 || others.iter().all(|other| other.numbered == Some(1)))
        || beside.iter().any(|other| counts(&other) || is_alike(other))
        || beside.len() + 1 >= LEAST_PAGES
}
