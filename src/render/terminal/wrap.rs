//! Styled text → lines of a given width, broken between words.
//!
//! Width is that of the terminal: wide characters count two, combining marks none. Chinese may break
//! between any two characters, but not before closing or after opening punctuation. A word wider than
//! the line is cut.

use std::mem::take;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::render::terminal::prelude::*;

/// What a line feed in a run, the joint of a split or merge, becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A new line.
    Line,
    /// A pilcrow, so that it can be shown as added or removed, and a new line.
    PilcrowLine,
    /// A pilcrow only.
    Pilcrow,
}

/// Columns of the usual line.
const USUAL_WIDTH: usize = 80;

/// Stands for the end of a paragraph among changed words.
const PILCROW: &str = "¶";

/// A piece of text in one role.
#[derive(Debug, Clone)]
pub(super) struct Run<'t> {
    pub(super) role: Role,
    pub(super) text: Cow<'t, str>,
    /// The marks around it: `["{+", "+}"]`, or empty ones.
    pub(super) marks: [&'static str; 2],
    /// What stands behind its words, in the role `Quiet`: the tag of a change's class, or nothing.
    pub(super) tag: Cow<'static, str>,
    pub(super) joint: Joint,
}

impl<'t> Run<'t> {
    /// A run without marks.
    pub(super) fn new(role: Role, text: impl Into<Cow<'t, str>>) -> Self {
        Self { role, text: text.into(), marks: ["", ""], tag: "".into(), joint: Joint::Line }
    }
}

/// One line: pieces in roles, and its width in columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) pieces: Vec<(Role, String)>,
    pub(super) width: usize,
}

impl Line {
    /// A line of one piece.
    pub(super) fn new(role: Role, text: &str) -> Self {
        let mut line = Self::default();
        line.push(role, text);
        line
    }

    /// Puts `text` at the end.
    pub(super) fn push(&mut self, role: Role, text: &str) {
        self.put(role, text, columns(text));
    }

    /// Puts `text`, which has so many columns, at the end.
    fn put(&mut self, role: Role, text: &str, columns: usize) {
        self.width += columns;
        match self.pieces.last_mut() {
            Some((last, piece)) if *last == role => piece.push_str(text),
            _ => {
                // A line has mostly one role.
                let mut piece = String::with_capacity(text.len().max(USUAL_WIDTH));
                piece.push_str(text);
                self.pieces.push((role, piece));
            }
        }
    }

    /// Puts `text` into a cell of so many columns, cut or filled up with spaces.
    pub(super) fn push_cell(&mut self, role: Role, text: &str, width: usize) {
        let text = elide(text, width);
        self.push(role, &text);
        self.push(Role::Text, &" ".repeat(width.saturating_sub(columns(&text))));
    }
}

/// Breaks `runs` into lines of at most `width` columns. No runs, or empty ones, give no line.
pub(super) fn wrap<'t>(runs: &'t [Run<'t>], width: usize) -> Vec<Line> {
    let shown: Vec<Cow<'_, str>> = runs.iter().map(|run| visible(&run.text)).collect();
    let mut wrapper = Wrapper { width: width.max(1), ..Wrapper::default() };
    for (run, text) in runs.iter().zip(&shown) {
        wrapper.run(run, text);
    }
    wrapper.finish()
}

/// The width of `text` in columns.
pub(super) fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The columns of the widest of these texts.
pub(super) fn widest<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> usize {
    texts.into_iter().map(|text| columns(text.as_ref())).max().unwrap_or(0)
}

/// Cuts `text` to at most `width` columns; what was cut is told by "…".
pub(crate) fn elide(text: &str, width: usize) -> Cow<'_, str> {
    if columns(text) <= width {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut left = width.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        let wide = columns(grapheme);
        if wide > left {
            break;
        }
        left -= wide;
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    if width > 0 {
        kept.push('…');
    }
    Cow::Owned(kept)
}

/// Fills lines with runs.
///
/// `textwrap` breaks plain strings; here what stays together may change its role in the middle, and marks stay with the words
/// they stand around. `unicode-linebreak` would break symbols and compounds after "/" and "-".
#[derive(Default)]
struct Wrapper<'t> {
    width: usize,
    lines: Vec<Line>,
    /// The line that is being filled.
    line: Line,
    /// White space behind it with its columns, dropped where the line ends.
    spaces: Vec<(Role, &'t str, usize)>,
    /// Characters that stay together with their columns, to come behind the white space.
    unit: Vec<(Role, &'t str, usize)>,
    /// The last character of a word that a break could follow.
    last: Option<char>,
}

impl<'t> Wrapper<'t> {
    fn run(&mut self, run: &'t Run<'t>, text: &'t str) {
        let [open, close] = run.marks;
        if open.is_empty() {
            // A tag belongs to the words, not to the space behind them.
            let words = text.trim_end().len();
            let words = if run.tag.is_empty() { text.len() } else { words };
            self.text(run, &text[..words]);
            self.keep(Role::Quiet, &run.tag);
            self.text(run, &text[words..]);
            return;
        }
        // White space at the edges stays inside the marks, so that taking marked words out leaves the
        // other text exactly; the break that it allows goes outside, so that no mark stands alone.
        let body = text.trim_start_matches(is_space);
        let lead = &text[..text.len() - body.len()];
        let (body, at_end) = match body.strip_suffix('\n') {
            Some(rest) => (rest, true),
            None => (body, false),
        };
        let trimmed = body.trim_end_matches(is_space);
        let trail = &body[trimmed.len()..];

        let first = trimmed.chars().next().unwrap_or(' ');
        if !lead.is_empty() || self.breaks_before(first) {
            self.place();
        }
        self.last = None;
        self.keep(run.role, open);
        self.keep(run.role, lead);
        self.text(run, trimmed);
        self.keep(run.role, trail);
        if at_end {
            self.keep(run.role, PILCROW);
        }
        self.keep(run.role, close);
        self.keep(Role::Quiet, &run.tag);
        if at_end && run.joint == Joint::PilcrowLine {
            self.end_line();
        } else if at_end || !trail.is_empty() || trimmed.is_empty() {
            self.place();
            self.last = None;
        }
    }

    /// Puts in text with its white space, the places to break, and its joints.
    fn text(&mut self, run: &Run<'t>, text: &'t str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let belongs = |next: char| match c {
                '\n' => false,
                _ => next != '\n' && is_space(next) == is_space(c),
            };
            // The usual piece is a plain word.
            let plain = rest.bytes().take_while(u8::is_ascii_graphic).count();
            let end = match rest.as_bytes().get(plain) {
                None | Some(b' ') if plain > 0 => plain,
                _ => {
                    let end = rest.char_indices().skip(1).find(|&(_, next)| !belongs(next));
                    end.map_or(rest.len(), |(at, _)| at)
                }
            };
            let (piece, after) = rest.split_at(end);
            rest = after;
            match c {
                '\n' => self.joint(run),
                _ if is_space(c) => {
                    self.place();
                    let piece = if piece.contains('\t') { " " } else { piece };
                    self.spaces.push((run.role, piece, columns(piece)));
                    self.last = None;
                }
                _ => self.word(run.role, piece),
            }
        }
    }

    fn joint(&mut self, run: &Run<'t>) {
        if run.joint != Joint::Line {
            self.keep(run.role, PILCROW);
        }
        match run.joint {
            Joint::Pilcrow => self.place(),
            Joint::Line | Joint::PilcrowLine => self.end_line(),
        }
        self.last = None;
    }

    /// Puts in characters without white space, with breaks where wide ones allow them.
    fn word(&mut self, role: Role, word: &'t str) {
        if word.is_ascii() && !self.last.is_some_and(is_wide) {
            self.keep(role, word);
            self.last = word.chars().next_back();
            return;
        }
        let mut start = 0;
        for (at, grapheme) in word.grapheme_indices(true) {
            let first = grapheme.chars().next().unwrap_or(' ');
            if self.breaks_before(first) {
                self.keep(role, &word[start..at]);
                self.place();
                start = at;
            }
            self.last = Some(first);
        }
        self.keep(role, &word[start..]);
    }

    fn breaks_before(&self, next: char) -> bool {
        self.last
            .is_some_and(|last| (is_wide(last) || is_wide(next)) && !opens(last) && !closes(next))
    }

    /// Adds to what stays together.
    fn keep(&mut self, role: Role, text: &'t str) {
        if !text.is_empty() {
            self.unit.push((role, text, columns(text)));
        }
    }

    /// Puts what stays together on this line where it fits, else on the next: here a line may break.
    fn place(&mut self) {
        if self.unit.is_empty() {
            return;
        }
        let pieces = self.spaces.iter().chain(&self.unit);
        let width: usize = pieces.map(|(_, _, columns)| columns).sum();
        if self.line.width > 0 && self.line.width + width > self.width {
            self.break_line();
        }
        let (mut spaces, mut unit) = (take(&mut self.spaces), take(&mut self.unit));
        for (role, text, columns) in spaces.drain(..).chain(unit.drain(..)) {
            if self.line.width + columns <= self.width {
                self.line.put(role, text, columns);
                continue;
            }
            // Wider than a line: it is cut.
            for grapheme in text.graphemes(true) {
                let columns = self::columns(grapheme);
                if self.line.width > 0 && self.line.width + columns > self.width {
                    self.break_line();
                }
                self.line.put(role, grapheme, columns);
            }
        }
        // Their room is used again.
        (self.spaces, self.unit) = (spaces, unit);
    }

    fn break_line(&mut self) {
        self.spaces.clear();
        self.lines.push(take(&mut self.line));
    }

    fn end_line(&mut self) {
        self.place();
        self.break_line();
    }

    fn finish(mut self) -> Vec<Line> {
        self.place();
        if !self.line.pieces.is_empty() {
            self.break_line();
        }
        self.lines
    }
}

/// White space that may be broken at; a no-break space is part of its word.
fn is_space(c: char) -> bool {
    c != '\n' && c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

fn is_wide(c: char) -> bool {
    !c.is_ascii() && c.width() == Some(2)
}

fn opens(c: char) -> bool {
    "([{“‘«（［｛《〈「『【〔〖".contains(c)
}

fn closes(c: char) -> bool {
    ")]}”’»,.:;?!%…—）］｝》〉」』】〕〗，。、：；？！％·～".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(role: Role, text: &str) -> Run<'_> {
        let marks = match role {
            Role::Added => ["{+", "+}"],
            Role::Removed => ["[-", "-]"],
            _ => ["", ""],
        };
        Run { role, text: text.into(), marks, tag: "".into(), joint: Joint::PilcrowLine }
    }

    fn lines(runs: &[Run<'_>], width: usize) -> Vec<String> {
        let text = |line: &Line| line.pieces.iter().map(|(_, text)| text.as_str()).collect();
        wrap(runs, width).iter().map(text).collect()
    }

    #[test]
    fn breaks_stand_between_words() {
        let text = [run(Role::Text, "one two three")];
        assert_eq!(lines(&text, 7), ["one two", "three"]);
        assert_eq!(lines(&text, 13), ["one two three"]);
        assert_eq!(lines(&text, 3), ["one", "two", "thr", "ee"]);
    }

    #[test]
    fn a_word_in_two_roles_is_one_word() {
        let runs = [run(Role::Text, "in super"), run(Role::Moved, "script")];
        assert_eq!(lines(&runs, 11), ["in", "superscript"]);
    }

    #[test]
    fn marks_stay_with_their_words() {
        let runs = [
            run(Role::Text, "a "),
            run(Role::Removed, "bb "),
            run(Role::Added, "cc "),
            run(Role::Text, "d"),
        ];
        assert_eq!(lines(&runs, 80), ["a [-bb -]{+cc +}d"]);
        assert_eq!(lines(&runs, 9), ["a [-bb -]", "{+cc +}d"]);
        assert_eq!(lines(&runs, 7), ["a", "[-bb -]", "{+cc +}", "d"]);
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_closing_punctuation() {
        let text = [run(Role::Text, "回顾其决议，")];
        assert_eq!(lines(&text, 4), ["回顾", "其决", "议，"]);
        assert_eq!(lines(&text, 10), ["回顾其决", "议，"]);
        let quoted = [run(Role::Text, "见《条约》")];
        assert_eq!(lines(&quoted, 4), ["见", "《条", "约》"]);
    }

    #[test]
    fn chinese_breaks_between_marked_runs() {
        let runs = [run(Role::Text, "自主"), run(Role::Added, "武器")];
        assert_eq!(lines(&runs, 5), ["自主", "{+武", "器+}"]);
    }

    #[test]
    fn a_no_break_space_does_not_break() {
        assert_eq!(lines(&[run(Role::Text, "see No.\u{a0}22")], 7), ["see", "No.\u{a0}22"]);
    }

    #[test]
    fn a_joint_is_a_pilcrow_and_a_new_line() {
        let runs = [run(Role::Text, "a;"), run(Role::Added, "\n"), run(Role::Text, "b")];
        assert_eq!(lines(&runs, 80), ["a;{+¶+}", "b"]);
    }

    #[test]
    fn elided_text_fits() {
        assert_eq!(elide("twelve words", 8), "twelve…");
        assert_eq!(elide("各国各国", 5), "各国…");
        assert_eq!(elide("short", 5), "short");
        assert_eq!(elide("short", 0), "");
    }
}
