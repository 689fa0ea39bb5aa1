//! Lines → body lines, footnote lines, and what is set aside between them.
//!
//! Distinguishes page heads, page numbers, job numbers, barcodes and links from text, and finds the page turns.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::digits::leading_number;
use super::labels::Label;
use super::lines::{Line, can_begin_sentence, cells};
use super::stops::Stop;
use super::symbols;
use crate::language::{Table, starts_with_any};
use crate::model::{Masthead, Series, SetAside, SetAsideKind, Symbol};
use crate::tokens::letters;

mod counting;
mod forms;
mod lone;
mod running;

pub use forms::{ends_page, furniture_of, is_bare_number, is_page_of};

/// The lines of a document, sorted.
#[derive(Debug, Default)]
pub struct Sorted<'t> {
    /// The body, in order.
    pub body: Vec<Line<'t>>,
    /// The footnotes' lines, in order.
    pub notes: Vec<Line<'t>>,
    /// The rest, in order.
    pub set_aside: Vec<SetAside>,
}

/// A page head has at most this many lines (5 to 9): a long title takes four or five.
const MAX_HEAD_LINES: usize = 7;

/// A line below a page head with at least this many words is text (4 to 8): the last line of a title has mostly fewer.
const WORDS_OF_TEXT: usize = 6;

/// Sorts the lines of a document below its masthead and title, whose lines are `above`; page heads repeat them.
pub fn sort<'t>(
    lines: Vec<Line<'t>>,
    above: &[Line<'_>],
    masthead: &Masthead,
    phrases: &Table,
) -> Sorted<'t> {
    let kinds = Finder::new(&lines, masthead).find(above, phrases);
    let mut sorted = Sorted { body: Vec::with_capacity(lines.len()), ..Sorted::default() };
    let mut page = 1;
    let mut turn = false;
    let mut in_notes = false;
    let mut given_page = lines.first().map_or(1, |line| line.page);
    for (line, kind) in lines.into_iter().zip(kinds) {
        turn |= line.page != given_page;
        given_page = line.page;
        match kind {
            Some(SetAsideKind::NoteRule) => in_notes = true,
            Some(SetAsideKind::Link) => turn = true,
            None | Some(SetAsideKind::Separator) => {}
            Some(_) => (turn, in_notes) = (true, false),
        }
        if let Some(kind) = kind {
            sorted.set_aside.push(SetAside { kind, text: line.text.to_string() });
            continue;
        }
        // The sentence that the notes stand in goes on below them, or the list.
        let goes_on = || {
            let is_below = line.gap > 0
                && sorted.notes.last().is_some_and(|note| note.text.stop == Some(Stop::Sentence));
            let is_torn = || {
                let is_open =
                    |last: &Line<'_>| last.text.stop.is_none_or(|stop| stop == Stop::Comma);
                sorted.body.last().is_some_and(is_open) && line.text.starts_with(char::is_lowercase)
            };
            let is_item = || line.text.label.as_ref().is_some_and(Label::is_of_list);
            is_below && (is_torn() || is_item())
        };
        let ends_notes = line.whole
            || in_notes && goes_on()
            || turn && note_number(&line.text).is_none()
            || line.gap > 0 && line.text.number().is_some();
        in_notes &= !ends_notes;
        page += u32::from(turn && !in_notes);
        let line = Line { page, turn, ..line };
        if in_notes {
            sorted.notes.push(line);
        } else {
            sorted.body.push(line);
            turn = false;
        }
    }
    sorted
}

/// The number at the head of a footnote, and the text after it: "3 A/79/88." or "3" alone, but not "3." or "3/4".
pub fn note_number(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = leading_number(text)?;
    let follows = rest
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || can_begin_sentence(c) || "“«\"‘".contains(c));
    let words = rest.trim_start();
    // "2 . Urges" is the number of a paragraph, and so is "2 - " in Arabic.
    let is_dashed = words.strip_prefix(['-', '–']).is_some_and(|rest| rest.starts_with(' '));
    (follows && !is_dashed && !words.starts_with(['.', '．'])).then_some((number, words))
}

/// Finds the kind of furniture that each line is.
struct Finder<'a, 't> {
    lines: &'a [Line<'t>],
    symbol: Option<&'a Symbol>,
    /// The letters of the title.
    title: String,
    /// What is found so far; `None` for lines of text.
    kinds: Vec<Option<SetAsideKind>>,
}

impl<'a, 't> Finder<'a, 't> {
    fn new(lines: &'a [Line<'t>], masthead: &'a Masthead) -> Self {
        let title = masthead.title.as_deref().map(letters).unwrap_or_default();
        Self { lines, symbol: masthead.symbol.as_ref(), title, kinds: vec![None; lines.len()] }
    }

    /// Each step uses what those before it found.
    fn find(mut self, above: &[Line<'_>], phrases: &Table) -> Vec<Option<SetAsideKind>> {
        self.kinds = self.lines.iter().map(|line| self.alone(&line.text)).collect();
        self.mark_symbols();
        let chunks = chunks(self.lines);
        let repeated = self.repeated(&chunks);
        for chunk in &chunks {
            self.mark_heads(chunk, &repeated);
        }
        self.mark_page_numbers();
        counting::mark(self.lines, &mut self.kinds);
        for chunk in &chunks {
            self.mark_beside_furniture(chunk);
        }
        for chunk in &chunks {
            self.mark_running_heads(chunk, phrases);
        }
        running::mark(self.lines, above, &mut self.kinds, &chunks, phrases);
        self.mark_lone_numbers();
        self.kinds
    }

    /// What a line is by its own cells: furniture when every cell is.
    fn alone(&self, text: &str) -> Option<SetAsideKind> {
        // Furniture has a digit, an underscore, an asterisk, or the colon of an address, or begins with a mark.
        // All bytes are asked, many at once; `any` would take them one by one.
        let shows = |b: u8| b.is_ascii_digit() | (b == b'_') | (b == b'*') | (b == b':');
        if text.starts_with(char::is_alphanumeric)
            && !text.bytes().fold(false, |found, b| found | shows(b))
        {
            return None;
        }
        let mut found = None;
        for cell in cells(text) {
            let kind = furniture_of(cell)
                .or_else(|| self.is_own_symbol(cell).then_some(SetAsideKind::PageHead));
            match kind {
                Some(kind) => found = found.or(Some(kind)),
                None if found == Some(SetAsideKind::JobNumber) && forms::is_print_date(cell) => {}
                // "2/2     23-26252"
                None if is_page_of(cell) && text.len() > cell.len() => {}
                // "23-26252     2"
                None if found == Some(SetAsideKind::JobNumber) && is_bare_number(cell) => {}
                None => return None,
            }
        }
        found
    }

    /// A symbol alone is a page head where a page turns: whatever documents are called, it repeats their own.
    fn mark_symbols(&mut self) {
        for at in 0..self.lines.len() {
            let turns = || {
                at.checked_sub(1).is_some_and(|before| self.turns_at(before))
                    || self.lines.get(at + 1).is_some() && self.turns_at(at + 1)
                    || at > 0 && self.lines[at].page != self.lines[at - 1].page
            };
            if self.kinds[at].is_none() && forms::is_symbol(&self.lines[at].text) && turns() {
                self.kinds[at] = Some(SetAsideKind::PageHead);
            }
        }
    }

    /// Whether a line is by its form what stands at the head or the foot of a page.
    fn turns_at(&self, at: usize) -> bool {
        self.kinds[at].is_some_and(is_of_pages) || is_page_of(&self.lines[at].text)
    }

    fn is_own_symbol(&self, cell: &str) -> bool {
        let symbol = symbols::spelled(cell);
        symbol.is_some_and(|symbol| match self.symbol {
            Some(own) => *own == symbol,
            // Any other may be the end of a line of text.
            None => symbol.parts().series == Series::Resolution,
        })
    }

    /// Whether the cells of a line are nothing but the symbol and pieces of the title.
    fn is_of_head(&self, line: &Line<'_>) -> bool {
        cells(&line.text).all(|cell| self.is_own_symbol(cell) || self.is_piece_of_title(cell))
    }

    fn is_piece_of_title(&self, cell: &str) -> bool {
        let cell = letters(cell);
        !cell.is_empty() && self.title.contains(&cell)
    }

    /// Spreads a page head from the line with the symbol over the lines of the title beside it.
    fn mark_heads(&mut self, chunk: &Range<usize>, repeated: &FxHashSet<&str>) {
        // Each line of a head would find the same head again.
        let mut done = chunk.start;
        for at in chunk.clone() {
            if at < done || !cells(&self.lines[at].text).any(|cell| self.is_own_symbol(cell)) {
                continue;
            }
            let head = if chunk.len() <= MAX_HEAD_LINES {
                chunk.start..self.end_of_head(chunk).min(self.end_of_repeated(chunk, repeated))
            } else if self.is_of_head(&self.lines[at]) {
                let is_of_head = |line: &&Line<'_>| self.is_of_head(line);
                let above = self.lines[chunk.start..at].iter().rev().take_while(is_of_head);
                let below = self.lines[at + 1..chunk.end].iter().take_while(is_of_head);
                at - above.count()..at + 1 + below.count()
            } else {
                continue;
            };
            done = head.end;
            self.kinds[head].fill(Some(SetAsideKind::PageHead));
        }
    }

    /// Where a page head ends in a chunk that may hold the first lines of the page's text too: below the title's last
    /// line. A head with another title than the document's is all of the chunk.
    fn end_of_head(&self, chunk: &Range<usize>) -> usize {
        let mut of_head = chunk.clone().filter(|&at| self.is_of_head(&self.lines[at]));
        match (of_head.next(), of_head.next_back()) {
            (Some(_), Some(last))
                if last + 1 < chunk.end && is_running_text(&self.lines[last + 1].text) =>
            {
                last + 1
            }
            _ => chunk.end,
        }
    }

    /// The lines that stand beside the symbol on more than one page.
    fn repeated(&self, chunks: &[Range<usize>]) -> FxHashSet<&'a str> {
        let (mut seen, mut repeated) = (FxHashSet::default(), FxHashSet::default());
        let has_symbol = |chunk: &&Range<usize>| {
            (**chunk).clone().any(|at| self.is_own_symbol(&self.lines[at].text))
        };
        let short = chunks.iter().filter(|chunk| chunk.len() <= MAX_HEAD_LINES);
        for line in short.filter(has_symbol).flat_map(|chunk| &self.lines[chunk.clone()]) {
            if !seen.insert(line.text.printed) {
                repeated.insert(line.text.printed);
            }
        }
        repeated
    }

    /// Where the lines of a head end that other pages have too, and running text or more than the symbol stands above the rest: no
    /// blank line parts the head from the text there.
    fn end_of_repeated(&self, chunk: &Range<usize>, repeated: &FxHashSet<&str>) -> usize {
        let lines = &self.lines[chunk.clone()];
        let is_repeated = |line: &&Line<'_>| repeated.contains(line.text.printed);
        let count = lines.iter().take_while(is_repeated).count();
        let is_text = lines.get(count).is_some_and(|next| {
            (count > 1 || is_running_text(&next.text)) && !self.is_of_head(next)
        });
        if count > 0 && is_text { chunk.start + count } else { chunk.end }
    }

    /// "2/3" is a page number where a job number or the symbol stands next to it, and between blank lines where its like
    /// count the pages; "78/241" may stand there too.
    fn mark_page_numbers(&mut self) {
        let pages: Vec<(usize, (u16, u16))> = (0..self.lines.len())
            .filter(|&at| self.kinds[at].is_none())
            .filter_map(|at| Some((at, forms::page_of(&self.lines[at].text)?)))
            .collect();
        let (beside, others): (Vec<_>, Vec<_>) = pages.into_iter().partition(|&(at, _)| {
            self.stands_beside(&(at..at + 1), |kind| {
                matches!(kind, SetAsideKind::JobNumber | SetAsideKind::PageHead)
            })
        });
        let is_apart = |at: usize| {
            let ends = |line: &Line<'_>| line.gap > 0 || self.kinds[at + 1].is_some();
            self.lines[at].gap > 0 && self.lines.get(at + 1).is_none_or(ends)
        };
        let apart: Vec<_> = others.into_iter().filter(|&(at, _)| is_apart(at)).collect();
        let counts = match apart[..] {
            [(_, (page, pages))] => page == pages,
            _ => apart.windows(2).all(|pair| {
                let [(_, (page, pages)), (_, (next, same))] = [pair[0], pair[1]];
                page < next && pages == same
            }),
        };
        for (at, _) in beside.into_iter().chain(apart.into_iter().filter(|_| counts)) {
            self.kinds[at] = Some(SetAsideKind::PageNumber);
        }
    }

    /// A title alone between blank lines is a page head, and six digits are a print date, next to other furniture.
    fn mark_beside_furniture(&mut self, chunk: &Range<usize>) {
        if self.kinds[chunk.start].is_some()
            || chunk.len() > MAX_HEAD_LINES
            || !self.stands_beside(chunk, is_of_pages)
        {
            return;
        }
        let lines = &self.lines[chunk.clone()];
        // The end of a clause that the page turn tears is no title, even if it has its words.
        let is_clause = |last: &Line<'_>| {
            matches!(last.text.stop, Some(Stop::Comma | Stop::Clause)) && !last.text.ends_with(':')
        };
        let mut above = (0..chunk.start).rev().filter(|at| self.kinds[*at].is_none());
        let is_torn = lines.last().is_some_and(is_clause)
            && above.next().is_some_and(|above| !self.lines[above].text.ends_paragraph());
        if is_torn {
            return;
        }
        if lines.iter().all(|line| forms::is_print_date(&line.text)) {
            self.kinds[chunk.clone()].fill(Some(SetAsideKind::JobNumber));
        } else if lines.iter().all(|line| self.is_piece_of_title(&line.text)) {
            self.kinds[chunk.clone()].fill(Some(SetAsideKind::PageHead));
        }
    }

    /// Heads of collections of resolutions, with the bare page number beside them.
    fn mark_running_heads(&mut self, chunk: &Range<usize>, phrases: &Table) {
        let begins = |at: usize| {
            self.kinds[at].is_none() && starts_with_any(&self.lines[at].text, phrases.running_heads)
        };
        if chunk.len() > MAX_HEAD_LINES || !chunk.clone().any(begins) {
            return;
        }
        for at in beside(chunk) {
            if self.lines.get(at).is_some_and(|line| is_bare_number(&line.text)) {
                self.kinds[at] = Some(SetAsideKind::PageNumber);
            }
        }
        self.kinds[chunk.clone()].fill(Some(SetAsideKind::PageHead));
    }

    /// Whether furniture of such a kind stands just before or after a run of lines.
    fn stands_beside(&self, run: &Range<usize>, is: impl Fn(SetAsideKind) -> bool) -> bool {
        beside(run).any(|at| self.kinds.get(at).copied().flatten().is_some_and(&is))
    }
}

/// Runs of lines without a blank line or a page turn between them.
fn chunks(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut start = 0;
    let chunks = lines.chunk_by(|a, b| b.gap == 0 && a.page == b.page).map(|chunk| {
        let before = start;
        start += chunk.len();
        before..start
    });
    chunks.collect()
}

/// The lines just before and after a run of lines; the latter may be beyond the end.
fn beside(run: &Range<usize>) -> impl Iterator<Item = usize> + use<> {
    run.start.checked_sub(1).into_iter().chain([run.end])
}

/// Whether furniture marks the turn of a page.
fn is_of_pages(kind: SetAsideKind) -> bool {
    matches!(
        kind,
        SetAsideKind::PageHead
            | SetAsideKind::PageNumber
            | SetAsideKind::JobNumber
            | SetAsideKind::Barcode
    )
}

/// Whether a line has too many words for the last line of a title.
fn is_running_text(text: &str) -> bool {
    cells(text).count() == 1 && text.split_whitespace().count() >= WORDS_OF_TEXT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;
    use crate::structure::lines::Text;

    fn sorted(text: &str, title: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let raw = crate::read::text::read(text.as_bytes()).unwrap();
        let phrases = table(Language::English);
        let lines = raw.blocks.iter().map(|block| Line {
            text: Text::new(&block.text, phrases),
            indent: block.indent,
            gap: block.gap,
            page: block.page,
            ..Line::default()
        });
        let masthead = Masthead {
            symbol: Symbol::parse("A/RES/79/62"),
            title: Some(title.to_owned()),
            ..Masthead::default()
        };
        let sorted = sort(lines.collect(), &[], &masthead, phrases);
        (
            sorted.body.iter().map(|l| l.text.to_string()).collect(),
            sorted.notes.iter().map(|l| l.text.to_string()).collect(),
            sorted.set_aside.iter().map(|s| s.text.clone()).collect(),
        )
    }

    #[test]
    fn page_turn_in_extractor_text() {
        let text = "Restrictions on the Use of\n\nA/RES/79/62 \nLethal autonomous\nsystems\n \n24-23093\n2/3 \n \nCertain";
        let (body, notes, aside) = sorted(text, "Lethal autonomous systems");
        assert_eq!(body, ["Restrictions on the Use of", "Certain"]);
        assert!(notes.is_empty());
        assert_eq!(aside, ["A/RES/79/62", "Lethal autonomous", "systems", "24-23093", "2/3"]);
    }

    #[test]
    fn page_turn_in_layout_text() {
        let text = "     the Use of\n   ______\n      1\n        Treaty Series.\n\n 24-23093 (E)     100124\n *2423093*\n\nA/RES/79/62                Lethal autonomous systems\n\n      Certain";
        let (body, notes, aside) = sorted(text, "Lethal autonomous systems");
        assert_eq!(body, ["the Use of", "Certain"]);
        assert_eq!(notes, ["1", "Treaty Series."]);
        assert_eq!(aside.len(), 4);
    }

    #[test]
    fn a_symbol_that_wraps_onto_its_own_line_is_text() {
        let (body, _, _) = sorted("pursuant to its resolution\n78/241\non weapons,", "Weapons");
        assert_eq!(body.len(), 3);
    }
}
