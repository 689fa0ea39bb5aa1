//! Body lines → pieces: the paragraphs before they have a kind.

use super::furniture::BodyLine;
use super::labels::{self, Label, System};
use super::stops::{ended_sentence, ended_strongly, ends_paragraph};
use super::tables::{self, RowPart};
use super::wrap::Wrapper;
use crate::language::Phrases;
use crate::model::NoteMark;

/// A paragraph whose kind is not yet known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// A label that the format gave apart from the text.
    pub label: Option<String>,
    /// Its words, label included where the format did not give it apart.
    pub text: String,
    /// Footnote marks that the format showed.
    pub marks: Vec<NoteMark>,
    /// Where in the text each page begins: byte offset and page; never empty.
    pub pages: Vec<(usize, u32)>,
    /// Whether something other than the end of the paragraph before sets it off: a blank line.
    pub set_off: bool,
    /// Whether it is a row of a table of figures.
    pub row: bool,
}

/// How far a first line is set in against the lines after it, in columns, at least.
const FIRST_LINE_INDENT: u32 = 3;

/// A line that reaches this share of the text's width is full: the paragraph may go on.
const FULL_LINE: f64 = 0.8;

/// A line that ends before this share of the text's width ends its paragraph where nothing else tells.
const CLEARLY_SHORT_LINE: f64 = 0.65;

/// A word that would end beyond this share of the text's width may not have fitted in: letters differ in width.
const FITTING_WORD: f64 = 0.85;

/// What the lines of one document have in common.
struct Shape {
    /// Columns from the margin to the end of the longest usual line.
    width: usize,
    /// Every wrapped line is followed by a blank one.
    dense: bool,
    /// First lines are told by their indent.
    indented: bool,
    /// Every line is a paragraph.
    one_per_line: bool,
}

/// Joins the body lines of a document.
pub fn join(lines: &[BodyLine<'_>], phrases: &'static Phrases) -> Vec<Piece> {
    let shape = Shape::of(lines);
    let margins = margins(lines);
    let wrapper = Wrapper::of(phrases);
    let mut joiner = Joiner {
        rows: tables::rows(lines, shape.width),
        shape,
        phrases,
        lines,
        margins,
        start: 0,
        number: None,
    };
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, body) in lines.iter().enumerate() {
        let begins = at == 0 || joiner.begins(at);
        if let (false, Some(piece)) = (begins, pieces.last_mut()) {
            if body.turn {
                piece.pages.push((piece.text.len(), body.page));
            }
            wrapper.append(&mut piece.text, body.line.text);
            let shift = piece.text.len().saturating_sub(body.line.text.len());
            piece.marks.extend(
                body.line
                    .marks
                    .iter()
                    .map(|mark| NoteMark { number: mark.number.clone(), at: mark.at + shift }),
            );
            continue;
        }
        joiner.start = at;
        let label = labels::parse(body.line.text);
        joiner.number = label.and_then(|label| label.operative_number()).or(joiner.number);
        pieces.push(Piece {
            label: body.line.label.map(str::to_owned),
            text: wrapper.first(body.line.text),
            marks: body.line.marks.to_vec(),
            pages: vec![(0, body.page)],
            set_off: body.line.gap > 0 || body.turn,
            row: body.line.row || joiner.rows[at].is_some(),
        });
    }
    pieces
}

/// The left margin of each line's page: its commonest indent, or a smaller one that is not rare.
fn margins(lines: &[BodyLine<'_>]) -> Vec<u32> {
    let mut margins = Vec::with_capacity(lines.len());
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        let mut indents: Vec<u32> = page.iter().map(|line| line.line.indent).collect();
        indents.sort_unstable();
        let margin = indents
            .chunk_by(|a, b| a == b)
            .find(|same| same.len() * RARE_INDENT >= page.len())
            .map_or(indents[0], |same| same[0]);
        margins.extend(std::iter::repeat_n(margin, page.len()));
    }
    margins
}

/// An indent that fewer than one in this many lines has is rare.
const RARE_INDENT: usize = 6;

impl Shape {
    fn of(lines: &[BodyLine<'_>]) -> Shape {
        let printed: Vec<BodyLine<'_>> =
            lines.iter().filter(|body| !body.line.whole).copied().collect();
        let lines = printed.as_slice();
        let mut widths: Vec<usize> = lines.iter().map(|l| width(l.line.text)).collect();
        widths.sort_unstable();
        let width = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
        let gaps: Vec<usize> = (1..lines.len()).filter(|&at| lines[at].line.gap > 0).collect();
        let cut = gaps
            .iter()
            .filter(|&&at| !ends_paragraph(lines[at - 1].line.text) && !lines[at].turn)
            .count();
        let ended = lines.iter().filter(|l| ends_paragraph(l.line.text)).count();
        let first_lines = lines.iter().filter(|l| l.line.indent >= FIRST_LINE_INDENT).count();
        Shape {
            width,
            dense: gaps.len() * 10 >= lines.len() * 8 && cut * 10 >= gaps.len() * 3,
            indented: first_lines * 10 >= lines.len() * 2,
            one_per_line: gaps.len() * 10 < lines.len() && ended * 10 >= lines.len() * 7,
        }
    }
}

/// Columns of a text; characters of Chinese count two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if crate::language::is_unspaced(c) { 2 } else { 1 }).sum()
}

struct Joiner<'a, 't> {
    shape: Shape,
    phrases: &'static Phrases,
    lines: &'a [BodyLine<'t>],
    margins: Vec<u32>,
    /// The part that each line has in a row of a table.
    rows: Vec<Option<RowPart>>,
    /// The first line of the paragraph that is being joined.
    start: usize,
    /// The last number that a paragraph began with.
    number: Option<u32>,
}

impl Joiner<'_, '_> {
    /// Whether line `at` begins a paragraph.
    fn begins(&self, at: usize) -> bool {
        let before = self.lines[at - 1].line;
        let line = self.lines[at].line;
        let ended = ends_paragraph(before.text);
        match (self.rows[at - 1], self.rows[at]) {
            (_, Some(part)) => return part == RowPart::First,
            (Some(_), None) => return true,
            (None, None) => {}
        }
        if line.whole
            || before.whole
            || self.shape.one_per_line
            || self.phrases.is_opener(before.text) && self.stands_alone(at - 1)
        {
            return true;
        }
        if self.is_lone_label(at - 1) && !self.phrases.is_opener(line.text) {
            return false;
        }
        if self.phrases.is_opener(line.text)
            || self.phrases.is_annex_number(line.text)
            || ended && labels::is_capital_roman(line.text)
            || self.closes(at)
        {
            return true;
        }
        if goes_on(before.text, line.text) {
            return false;
        }
        if labels::parse(line.text).is_some_and(|label| self.begins_with_label(at, &label)) {
            return true;
        }
        if self.lines[at].turn {
            return self.begins_page(at, ended);
        }
        if ended
            && !ended_strongly(before.text)
            && self.phrases.is_preambular(line.text)
            && starts_sentence(line.text)
            && self.in_preamble()
        {
            return true;
        }
        if self.shape.dense {
            return ended && (line.indent > 0 || line.gap > 1 || self.is_short(at - 1));
        }
        if line.gap > 0 {
            return !self.is_torn(at);
        }
        if self.shape.indented {
            return self.is_first_line(at)
                && (ended
                    || self.is_short(at - 1) && !self.goes_on_in_block(at)
                    || self.phrases.is_preambular(line.text) && self.in_preamble());
        }
        ended_sentence(before.text)
            && self.ends_before(at - 1, CLEARLY_SHORT_LINE)
            && starts_sentence(line.text)
    }

    /// Whether a blank line before line `at` stands in the middle of a sentence: the line before is full and does not
    /// end a paragraph that began as one, and this line does not begin as one.
    fn is_torn(&self, at: usize) -> bool {
        let (before, line) = (self.lines[at - 1].line, self.lines[at].line);
        let first = self.lines[self.start].line.text;
        let is_paragraph = self.in_preamble()
            || self.phrases.is_operative(first)
            || labels::parse(first).is_some_and(|label| !label.rest.is_empty());
        is_paragraph
            && !ends_paragraph(before.text)
            && !self.is_short(at - 1)
            && labels::parse(line.text).is_none()
            && !self.phrases.is_preambular(line.text)
            && !self.phrases.is_operative(line.text)
    }

    /// Whether line `at`, which has a label, begins a paragraph with it.
    fn begins_with_label(&self, at: usize, label: &Label<'_>) -> bool {
        let (before, line) = (self.lines[at - 1].line, self.lines[at].line);
        let ended = ends_paragraph(before.text);
        let number = label.operative_number();
        let expected = number == Some(self.number.map_or(1, |last| last + 1));
        if number.is_some() && ended && label.rest.is_empty() {
            return true;
        }
        if expected && (ended_strongly(before.text) || self.is_first_line(at)) {
            return true;
        }
        if label.readings.iter().all(|(system, _)| *system == System::Bullet) {
            return false;
        }
        let set_in = self.shape.indented && line.indent >= self.margins[at] + FIRST_LINE_INDENT;
        if set_in && ended_strongly(before.text) {
            return true; // a list set in as a whole
        }
        let apart =
            line.gap > 0 || self.lines[at].turn || self.is_first_line(at) || self.is_short(at - 1);
        apart && (ended || line.gap > 0 || label.rest.is_empty())
    }

    /// Whether the first line of a page begins a paragraph.
    fn begins_page(&self, at: usize, ended: bool) -> bool {
        let line = self.lines[at].line;
        if self.shape.dense {
            return ended;
        }
        if self.shape.indented {
            return self.is_first_line(at) && ended;
        }
        line.gap > 1 || ended_strongly(self.lines[at - 1].line.text) && starts_sentence(line.text)
    }

    /// Whether the line is set in like the first line of a paragraph, against the one that is being joined.
    fn is_first_line(&self, at: usize) -> bool {
        if !self.shape.indented {
            return false;
        }
        let indent = self.lines[at].line.indent;
        if indent < self.margins[at] + FIRST_LINE_INDENT {
            return false;
        }
        // A block set in as a whole: its lines stand where its second line does.
        let second = self.start + 1;
        second >= at
            || self.lines[second].page != self.lines[at].page
            || indent.abs_diff(self.lines[second].line.indent) > 1
    }

    /// Whether line `at` and the next stand where the paragraph's first line does, and its first word might not have fitted
    /// above: a paragraph that is set in as a whole.
    fn goes_on_in_block(&self, at: usize) -> bool {
        let indent = self.lines[at].line.indent;
        let stands_there = |other: usize| {
            self.lines
                .get(other)
                .is_some_and(|body| body.line.indent.abs_diff(indent) <= 1 && !body.turn)
        };
        let word = self.lines[at].line.text.split_whitespace().next();
        let set_in = indent.saturating_sub(self.margins[at]) as usize;
        let needed = set_in + width(self.lines[at - 1].line.text) + 1 + word.map_or(0, width);
        stands_there(self.start)
            && stands_there(at + 1)
            && needed as f64 > FITTING_WORD * self.shape.width as f64
    }

    /// Whether the line ends so far from the right margin that its paragraph ends there.
    fn is_short(&self, at: usize) -> bool {
        self.ends_before(at, FULL_LINE)
    }

    /// Whether the line ends before this share of the text's width.
    fn ends_before(&self, at: usize, share: f64) -> bool {
        let line = self.lines[at].line;
        let set_in = line.indent.saturating_sub(self.margins[at]) as usize;
        ((set_in + width(line.text)) as f64) < share * self.shape.width as f64
    }

    /// Whether the paragraph that is being joined begins as those of a preamble do.
    fn in_preamble(&self) -> bool {
        self.phrases.is_preambular(self.lines[self.start].line.text)
    }

    fn stands_alone(&self, at: usize) -> bool {
        at == self.start
    }

    /// Whether the line is nothing but a label whose text follows on the next line.
    fn is_lone_label(&self, at: usize) -> bool {
        at == self.start
            && labels::parse(self.lines[at].line.text).is_some_and(|label| label.rest.is_empty())
    }

    /// Whether the line is one of those that close a resolution.
    fn closes(&self, at: usize) -> bool {
        ended_strongly(self.lines[at - 1].line.text)
            && self.phrases.is_closing(self.lines[at].line.text)
    }
}

/// Whether a line goes on in the middle of a sentence or a word, whatever stands between.
fn goes_on(before: &str, line: &str) -> bool {
    let first = line.chars().next();
    let lower = first.is_some_and(char::is_lowercase) && labels::parse(line).is_none();
    let hyphen =
        before.ends_with('-') && before.len() > 1 && first.is_some_and(char::is_alphanumeric);
    lower && !ends_paragraph(before) || hyphen
}

fn starts_sentence(text: &str) -> bool {
    labels::parse(text).is_some()
        || text
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| c.is_uppercase() || crate::language::is_unspaced(c))
}
