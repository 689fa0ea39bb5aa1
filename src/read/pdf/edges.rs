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

/// A line at the edge of a page, among those that stand apart from its text.
struct Edge {
    height: f32,
    words: Vec<String>,
    /// It ends with the number that is so much more than the place of the page.
    numbered: Option<i64>,
    /// More than a space parts that number from the words before it: "A/C.2/82/L.31 — 1".
    is_parted: bool,
}

/// The lines at the head of a page and at its foot, the outermost first.
type Edges = [Vec<Edge>; 2];

/// How many rows at the head of a page stand apart from the rest, as a head may: they are read before any columns below them.
pub(super) fn apart(rows: &[Row<'_>], pitch: f32) -> usize {
    count_apart(rows, false, pitch)
}

fn count_apart(rows: &[Row<'_>], is_foot: bool, pitch: f32) -> usize {
    let row = |at: usize| &rows[if is_foot { rows.len() - 1 - at } else { at }];
    let is_apart = |&at: &usize| {
        let (outer, inner) = (row(at - 1), row(at));
        (outer.baseline - inner.baseline).abs() > APART * pitch * inner.size.max(outer.size)
    };
    (1..rows.len().min(MOST_LINES + 1)).find(is_apart).unwrap_or(0)
}

/// Takes the running heads and feet out of the rows of all pages, which stand from top to bottom: for each page those above its text,
/// and those below.
pub(super) fn take(
    pages: &mut [Vec<Row<'_>>],
    pitch: f32,
    usual: f32,
) -> Vec<[Vec<Block<'static>>; 2]> {
    let edges: Vec<Edges> = (0..)
        .zip(pages.iter())
        .map(|(page, rows)| [false, true].map(|is_foot| edge(rows, page, is_foot, pitch, usual)))
        .collect();
    let running = |page: usize| {
        [0, 1].map(|side| {
            let others = edges.iter().enumerate().filter(|(at, _)| *at != page);
            let others: Vec<&Edge> = others.flat_map(|(_, edges)| &edges[side]).collect();
            edges[page][side].iter().take_while(|edge| is_running(edge, &others, side == 1)).count()
        })
    };
    let running: Vec<[usize; 2]> = (0..pages.len()).map(running).collect();
    let taken = pages.iter_mut().zip(running).map(|(rows, [above, below])| {
        let foot = rows.split_off(rows.len() - below);
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

/// The lines at the head or the foot of a page that stand apart from the rest, where they are no more than a running head has.
fn edge(rows: &[Row<'_>], page: i64, is_foot: bool, pitch: f32, usual: f32) -> Vec<Edge> {
    let row = |at: usize| &rows[if is_foot { rows.len() - 1 - at } else { at }];
    let count = count_apart(rows, is_foot, pitch);
    let edge = |at: usize| {
        let assembled = assemble(&row(at).pieces, Gaps::Columns);
        let words: Vec<String> = assembled.text.split_whitespace().map(folded).collect();
        let is_none = assembled.begins_note(row(at).size, usual)
            || ends(&assembled.text)
            || words.len() > MOST_WORDS;
        let numbered = page_number(&assembled.text, is_foot).map(|number| number - page);
        let before = assembled.text.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_parted = before.ends_with(COLUMN_SPACES)
            || before.trim_end().ends_with(|c: char| !c.is_alphanumeric());
        (!is_none).then_some(Edge { height: row(at).baseline, words, numbered, is_parted })
    };
    (0..count).map_while(edge).collect()
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

/// The number that a line is or ends with, as those of pages do: "Page 2", "A/C.2/82/L.31 — 2", "2 of 3", "- 2 -"; at the head of a page
/// also the one that it begins with, "2   Weapons", as a note does at its foot.
fn page_number(text: &str, is_foot: bool) -> Option<i64> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let of = [" of ", " / ", "/"].iter().find_map(|of| bare.split_once(of));
    if let Some((page, pages)) =
        of.filter(|(_, pages)| pages.bytes().all(|byte| byte.is_ascii_digit()))
    {
        let page: i64 = page.rsplit(' ').next()?.parse().ok()?;
        return pages.parse().ok().filter(|pages| page <= *pages).map(|_: i64| page);
    }
    // "1 de 3": in any language.
    if let [page, _, pages] = bare.split_whitespace().collect::<Vec<_>>()[..]
        && let (Ok(page), Ok(pages)) = (page.parse::<i64>(), pages.parse::<i64>())
        && (1..=pages).contains(&page)
    {
        return Some(page);
    }
    let (before, last) = bare.rsplit_once(char::is_whitespace).unwrap_or(("", bare));
    let begins_with_number = before.starts_with(|c: char| c.is_ascii_digit());
    let (first, _) = bare.split_once(char::is_whitespace).unwrap_or(("", bare));
    match last.parse().ok().filter(|_| !begins_with_number) {
        None if !is_foot => first.parse().ok(),
        number => number,
    }
}

/// Whether a line at the edge of a page is of its running head, or of its foot, by those of `others` at the same edge.
fn is_running(edge: &Edge, others: &[&Edge], is_foot: bool) -> bool {
    let beside = || others.iter().filter(|other| (other.height - edge.height).abs() < SAME_HEIGHT);
    let is_alike = |other: &&Edge| {
        let shared = edge.words.iter().filter(|word| other.words.contains(word)).count();
        let counts = other.numbered.is_some() && other.numbered == edge.numbered;
        counts || shared > 0 && shared * 2 >= edge.words.len().min(other.words.len())
    };
    let is_first = edge.numbered == Some(1) && others.iter().all(|other| other.numbered.is_none());
    // One page alone has the number one; at its head that of a resolution may stand.
    is_first && (is_foot || edge.is_parted)
        || beside().any(is_alike)
        || beside().count() + 1 >= LEAST_PAGES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_told_from_those_of_notes() {
        for (text, number) in [
            ("Page 2", Some(2)),
            ("A/C.2/82/L.31 — 2", Some(2)),
            ("2 / 3", Some(2)),
            ("page 2 of 3", Some(2)),
            ("- 12 -", Some(12)),
            ("1 de 3", Some(1)),
            ("4 de 3", None),
            ("A/79/88", None),
            ("4 / 3", None),
            ("1 See A/79/88, para. 3", None),
            ("Second session", None),
        ] {
            assert_eq!(page_number(text, true), number, "{text}");
        }
    }

    #[test]
    fn heads_may_begin_with_the_number() {
        assert_eq!(page_number("2   Human Rights Council", false), Some(2));
        assert_eq!(page_number("2. Requests the Council", false), None);
        assert_eq!(page_number("2   Human Rights Council", true), None);
    }

    #[test]
    fn heads_that_change_from_page_to_page_are_running() {
        let edge = |text: &str, height: f32, page: i64| Edge {
            height,
            words: text.split_whitespace().map(folded).collect(),
            numbered: page_number(text, false).map(|number| number - page),
            is_parted: text.contains(" — "),
        };
        let monday = edge("Monday, 12 May 2028, 41st meeting", 800.0, 0);
        let tuesday = edge("Tuesday, 13 May 2028, 42nd meeting", 801.0, 1);
        assert!(is_running(&monday, &[&tuesday], true));
        assert!(!is_running(
            &monday,
            &[&edge("Tuesday, 13 May 2028, 42nd meeting", 700.0, 1)],
            true
        ));
        assert!(!is_running(&edge("Annex", 800.0, 0), &[&edge("Article 3", 800.0, 1)], true));
        assert!(is_running(&edge("Draft 1", 30.0, 0), &[], true));
        assert!(is_running(&edge("L.31 — 1", 800.0, 0), &[], false));
        assert!(!is_running(&edge("Resolution 1", 800.0, 0), &[], false));
        assert!(is_running(&edge("Foo 1", 30.0, 0), &[&edge("Bar 2", 30.0, 1)], true));
    }
}
