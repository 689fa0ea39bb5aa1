//! Markdown → the blocks of the web page that it stands for.
//!
//! `pulldown-cmark` reads it as CommonMark says, with tables and struck words; what a web page's reader knows of lists and
//! headings serves here too.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, html};

use super::encoding::Decoded;
use super::html as page;
use super::{Format, RawText, ReadError, ReadOptions};

/// So many lines with words in bold show that a text is Markdown (2 to 5): a lone pair of asterisks may be anything.
const LEAST_BOLD: usize = 3;

/// How many lines at the beginning of a text are searched for its marks.
const LINES: usize = 400;

/// Whether a text has the marks of Markdown: headings, or words in bold on several lines.
pub fn is_markdown(text: &str) -> bool {
    if memchr::memchr2(b'#', b'*', text.as_bytes()).is_none() {
        return false;
    }
    let lines = || text.lines().take(LINES);
    let is_heading = |line: &str| {
        let marks = line.bytes().take_while(|&byte| byte == b'#').count();
        (1..=6).contains(&marks)
            && line[marks..]
                .strip_prefix(' ')
                .is_some_and(|title| title.starts_with(char::is_alphanumeric))
    };
    lines().any(is_heading) || lines().filter(|line| has_bold(line)).count() >= LEAST_BOLD
}

/// "**Recalling** its resolution": two asterisks before a word, and two behind one.
fn has_bold(line: &str) -> bool {
    let mut parts = line.split("**");
    let before = parts.next().is_some_and(|before| !before.ends_with('*'));
    let inside = parts.next().filter(|inside| {
        inside.starts_with(char::is_alphanumeric) && !inside.ends_with([' ', '*'])
    });
    before && inside.is_some() && parts.next().is_some_and(|after| !after.starts_with('*'))
}

/// Reads Markdown.
///
/// # Errors
/// When there is no text in it.
pub fn read(decoded: Decoded<'_>, options: &ReadOptions) -> Result<RawText<'static>, ReadError> {
    let marks = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    // A new line before a label begins a paragraph for its writer, whatever the standard says.
    let events = Parser::new_ext(&decoded.text, marks).map(|event| match event {
        Event::SoftBreak => Event::HardBreak,
        event => event,
    });
    let mut source = String::with_capacity(decoded.text.len() * 2);
    html::push_html(&mut source, events);
    let raw =
        page::read(Decoded { text: Cow::Owned(source), warnings: decoded.warnings }, options)?;
    Ok(RawText { format: Format::Markdown, ..raw })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_told_from_text() {
        for text in ["# Title\n\nText", "**One** a\n\n1. **Two** b\n\n2. **Three** c"] {
            assert!(is_markdown(text), "{text}");
        }
        for text in
            ["#1 of all", "* * *\n\n** Any changes\n\n*** More", "a ** b ** c", "24-23093 **"]
        {
            assert!(!is_markdown(text), "{text}");
        }
    }
}
