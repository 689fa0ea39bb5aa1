//! Writes lines of styled text to a terminal, a pipe or a file.

use crate::render::terminal::prelude::*;

/// What is written to: a sink of known width and looks.
pub struct Canvas<'w> {
    out: &'w mut dyn Write,
    /// What went wrong in `out`; nothing is written after it.
    written: io::Result<()>,
    pub(super) width: usize,
    pub(super) paint: Paint,
}

impl<'w> Canvas<'w> {
    /// A sink of so many columns, with colours or signs.
    pub fn new(out: &'w mut dyn Write, width: usize, paint: Paint) -> Self {
        Self { out, written: Ok(()), width, paint }
    }

    /// Says once whether all was written.
    pub(super) fn end(&mut self) -> io::Result<()> {
        std::mem::replace(&mut self.written, Ok(()))
    }

    fn put(&mut self, text: &str) {
        if self.written.is_ok() {
            self.written = self.out.write_all(text.as_bytes());
        }
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.put("\n");
    }

    /// The pieces of a line, without its end.
    pub(super) fn pieces(&mut self, line: &Line) {
        for (role, text) in &line.pieces {
            self.put(&self.paint.text(*role, text));
        }
    }

    /// `count` spaces.
    pub(super) fn pad(&mut self, count: usize) {
        self.put(&" ".repeat(count));
    }

    /// A line that is not wrapped.
    pub(super) fn line(&mut self, line: &Line) {
        self.pieces(line);
        self.blank();
    }

    /// Words in one role, set in by `indent` and wrapped.
    pub(super) fn say<'t>(&mut self, role: Role, words: impl Into<Cow<'t, str>>, indent: usize) {
        self.text(&[Run::new(role, words)], indent);
    }

    /// The head of a page or a section.
    pub(super) fn heading<'t>(&mut self, words: impl Into<Cow<'t, str>>) {
        self.say(Role::Heading, words, 0);
    }

    /// Text set in by `indent`, wrapped.
    pub(super) fn text(&mut self, runs: &[Run<'_>], indent: usize) {
        self.hanging(&Line::default(), runs, indent);
    }

    /// Names behind two spaces, and beside each, in one column, the words that belong to it.
    pub(super) fn entries<N: AsRef<str>, W: AsRef<str>>(&mut self, entries: &[(N, W)]) {
        let indent = widest(entries.iter().map(|(name, _)| name)) + 4;
        for (name, words) in entries {
            self.entry(Role::Address, name.as_ref(), words.as_ref(), indent);
        }
    }

    /// A name behind two spaces, and the words that belong to it beside it, at `indent`.
    pub(super) fn entry<'t>(
        &mut self,
        role: Role,
        name: &str,
        words: impl Into<Cow<'t, str>>,
        indent: usize,
    ) {
        self.hanging(&set_in(role, name), &[Run::new(Role::Text, words)], indent);
    }

    /// `head`, then text that wraps beside it at `indent`; on a new line where `head` is too wide.
    pub(super) fn hanging(&mut self, head: &Line, runs: &[Run<'_>], indent: usize) {
        let lines = wrap(runs, self.width.saturating_sub(indent).max(1));
        let mut at = head.width;
        self.pieces(head);
        if at >= indent && at > 0 && !lines.is_empty() {
            self.blank();
            at = 0;
        }
        if lines.is_empty() && at > 0 {
            return self.blank();
        }
        for line in &lines {
            if !line.pieces.is_empty() {
                self.pad(indent - at);
            }
            self.line(line);
            at = 0;
        }
    }
}

/// A name behind two spaces.
pub(super) fn set_in(role: Role, name: &str) -> Line {
    Line::new(role, &format!("  {name}"))
}
