//! Running heads and feet by their place: lines at the edge of a page, or between blank lines where a page turns, that other pages
//! have too, but for the number of the page.

use std::ops::Range;

use super::{MAX_HEAD_LINES, is_bare_number};
use crate::language::Table;
use crate::model::SetAsideKind;
use crate::structure::lines::Line;

/// A running head has at most so many words (12 to 20).
const MOST_WORDS: usize = 16;

/// At the edge of a page at most so many runs of lines are looked at, the outermost first (2 or 3), each of so many lines (2 to 4).
const MOST_RUNS: usize = 2;
const MOST_LINES: usize = 3;

/// Lines at the same edge of a page.
struct Edge {
    lines: Range<usize>,
    page: u32,
    is_foot: bool,
    /// No blank line parts them from the text: only the same words at the edge of another page tell.
    is_glued: bool,
}

/// Marks the running heads and feet among lines, of which those of the masthead are `above`.
pub(super) fn mark(
    lines: &[Line<'_>],
    above: &[Line<'_>],
    kinds: &mut [Option<SetAsideKind>],
    chunks: &[Range<usize>],
    phrases: &Table,
) {
    let has_pages = lines.last().is_some_and(|last| last.page > lines[0].page);
    let edges = if has_pages { edges(lines, chunks, kinds) } else { turns(lines, chunks, kinds) };
    let is_candidate = |edge: &Edge, line: &Line<'_>| {
        // What looks like the mark of a note may be the number of a resolution: "45 C/Res. 27".
        let is_numbered = edge.is_glued && line.text.ends_with(|c: char| c.is_ascii_digit());
        !line.whole
            && (line.text.stop.is_none() || is_numbered)
            && !line.text.is_opener
            && !phrases.is_annex_number(&line.text)
            && line.text.split_whitespace().count() <= MOST_WORDS
    };
    let edges: Vec<(Edge, Vec<Parts>)> = edges
        .into_iter()
        .filter(|edge| lines[edge.lines.clone()].iter().all(|line| is_candidate(edge, line)))
        .map(|edge| {
            let parts =
                lines[edge.lines.clone()].iter().map(|line| Parts::of(&line.text)).collect();
            (edge, parts)
        })
        .collect();
    let first: Vec<Parts> =
        above.iter().take(MAX_HEAD_LINES).map(|line| Parts::of(&line.text)).collect();
    let page_of_first = above.first().map_or(1, |line| line.page);
    let is_running = |edge: &Edge, parts: &Parts| {
        let others = edges.iter().filter(|(other, _)| {
            other.is_foot == edge.is_foot
                && other.page != edge.page
                && (edge.is_glued || !other.is_glued)
        });
        let others = others.flat_map(|(other, parts)| parts.iter().map(move |p| (p, other.page)));
        let first = first.iter().filter(|_| !edge.is_foot).map(|parts| (parts, page_of_first));
        others.chain(first).any(|(other, page)| {
            if edge.is_glued {
                parts.form == other.form && parts.form != "#" && parts.numbers == other.numbers
            } else {
                parts.is_like(edge.page, other, page, has_pages)
            }
        })
    };
    for (edge, parts) in &edges {
        if parts.iter().any(|parts| is_running(edge, parts)) {
            for at in edge.lines.clone() {
                let number = is_bare_number(&lines[at].text).then_some(SetAsideKind::PageNumber);
                kinds[at] = kinds[at].or(number).or(Some(SetAsideKind::PageHead));
            }
        }
    }
}

/// The runs of lines at the edges of pages that more lines follow, and more stand before.
fn edges(lines: &[Line<'_>], chunks: &[Range<usize>], kinds: &[Option<SetAsideKind>]) -> Vec<Edge> {
    let page = |chunk: &Range<usize>| lines[chunk.start].page;
    let mut edges = Vec::new();
    for chunks in chunks.chunk_by(|a, b| page(a) == page(b)) {
        for is_foot in [false, true] {
            let run = |at: usize| &chunks[if is_foot { chunks.len() - 1 - at } else { at }];
            // Below a symbol, that is known already, a title may stand apart.
            let is_known = |at: &usize| kinds[run(*at).clone()].iter().all(Option::is_some);
            let known = (0..chunks.len()).take_while(is_known).count();
            if known >= MOST_RUNS || known + 1 >= chunks.len() {
                continue;
            }
            let run = run(known);
            let page = page(run);
            if run.len() <= MOST_LINES {
                edges.push(Edge { lines: run.clone(), page, is_foot, is_glued: false });
            }
            let outer = if is_foot { run.end - 1 } else { run.start };
            if run.len() > 1 && kinds[outer].is_none() {
                edges.push(Edge { lines: outer..outer + 1, page, is_foot, is_glued: true });
            }
        }
    }
    edges
}

/// In a text without pages: runs between blank lines beside what shows that a page turns, or in the middle of a sentence.
fn turns(lines: &[Line<'_>], chunks: &[Range<usize>], kinds: &[Option<SetAsideKind>]) -> Vec<Edge> {
    let is_known = |at: usize| kinds.get(at).copied().flatten().is_some_and(super::is_of_pages);
    let is_turn = |chunk: &Range<usize>| {
        let before = chunk.start.checked_sub(1);
        let is_torn = || {
            let before = before.and_then(|at| lines.get(at));
            let after = lines.get(chunk.end);
            before.is_some_and(|before| !before.text.ends_paragraph())
                && after.is_some_and(|after| after.text.starts_with(char::is_lowercase))
        };
        kinds[chunk.start].is_none()
            && (before.is_some_and(is_known) || is_known(chunk.end) || is_torn())
    };
    let runs = chunks.iter().filter(|chunk| chunk.len() <= MOST_LINES && is_turn(chunk));
    let edge = |page, run: &Range<usize>| Edge {
        lines: run.clone(),
        page,
        is_foot: false,
        is_glued: false,
    };
    (0..).zip(runs).map(|(page, run)| edge(page, run)).collect()
}

/// A line with its numbers apart: those of pages count on.
pub(super) struct Parts {
    /// Its characters, with a mark in place of each number.
    pub(super) form: String,
    pub(super) numbers: Vec<i64>,
    /// The numbers that it begins and ends with.
    outer: [Option<i64>; 2],
}

impl Parts {
    pub(super) fn of(text: &str) -> Self {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (mut form, mut numbers) = (String::new(), Vec::new());
        let mut rest = &*words;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, number) = rest.split_at(at);
            let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            form += before;
            form.push('#');
            // One that is too long counts nothing, and is told from others all the same.
            numbers.push(number[..end].parse().unwrap_or(i64::MAX));
            rest = &number[end..];
        }
        form += rest;
        let outer = |word: Option<&str>| {
            let is_around = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')');
            word?.trim_matches(is_around).parse::<u16>().ok().map(i64::from)
        };
        let outer = [outer(words.split(' ').next()), outer(words.rsplit(' ').next())];
        Self { form, numbers, outer }
    }

    /// Whether another line at the same edge shows that both are running: it has the same words and the same numbers, or those of the
    /// pages instead; or both begin or end with the number of the page, where pages are known.
    fn is_like(&self, page: u32, other: &Self, other_page: u32, has_pages: bool) -> bool {
        let by = i64::from(page) - i64::from(other_page);
        let counts =
            |number: i64, other: i64| has_pages && by != 0 && number.checked_sub(other) == Some(by);
        let is_same = self.form == other.form
            && self.form != "#"
            && self.numbers.iter().zip(&other.numbers).all(|(a, b)| a == b || counts(*a, *b));
        let ends = |parts: &Self| parts.outer.into_iter().flatten().collect::<Vec<_>>();
        is_same || ends(self).iter().any(|a| ends(other).iter().any(|b| counts(*a, *b)))
    }
}
