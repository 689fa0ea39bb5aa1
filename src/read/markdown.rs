//! Markdown → the blocks of the web page that it stands for.
//!
//! `pulldown-cmark` reads it as CommonMark says, with tables and struck words; what a web page's reader knows of lists and
//! headings serves here too.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use super::encoding::Decoded;
use super::html as page;
use super::{Format, RawText, ReadError, ReadOptions};

/// So many lines with words between marks show that a text is Markdown (2 to 5): a lone pair of asterisks may be anything.
const LEAST_MARKED: usize = 3;

/// How many lines at the beginning of a text are searched for its marks.
const LINES: usize = 400;

/// Whether a text has the marks of Markdown: headings, or words in italics or bold on several lines.
pub fn is_markdown(text: &str) -> bool {
    if memchr::memchr3(b'#', b'*', b'_', text.as_bytes()).is_none() {
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
    lines().any(is_heading) || lines().filter(|line| is_marked(line)).count() >= LEAST_MARKED
}

/// "**Recalling** its resolution", "1. *Requests* the", "_Noting_": equal marks before a word and behind one.
fn is_marked(line: &str) -> bool {
    let is_mark = |c: char| matches!(c, '*' | '_');
    let Some(from) = line.find(is_mark) else { return false };
    let (before, marked) = line.split_at(from);
    let inside = marked.trim_start_matches(is_mark);
    let marks = &marked[..marked.len() - inside.len()];
    // Spaced marks, and stars that refer to notes, are none.
    let opens =
        marks.len() <= 3 && !before.ends_with(|c: char| !c.is_whitespace() && c != '(' && c != '[');
    let closes = |end: usize| {
        let behind = inside[end..].trim_start_matches(is_mark);
        inside.len() - end - behind.len() == marks.len()
            && !behind.starts_with(char::is_alphanumeric)
            && inside[..end].ends_with(char::is_alphanumeric)
    };
    opens && inside.starts_with(char::is_alphabetic) && inside.find(is_mark).is_some_and(closes)
}

/// The text with the lines flush left that are set in and begin with a label in parentheses, "(a)" or "ii)": the standard takes them for
/// source code.
fn without_indents(text: &str) -> Cow<'_, str> {
    const LEAST_INDENT: usize = 4;
    let is_label = |line: &str| {
        let bare = line.trim_start_matches(['*', '_', '[', '\\']);
        let inside = bare.trim_start_matches('(');
        let letters = inside.chars().take_while(|c| c.is_alphanumeric()).count();
        let digits = inside.chars().take_while(char::is_ascii_digit).count();
        (1..=4).contains(&letters)
            && inside.chars().nth(letters) == Some(')')
            && (inside.len() < bare.len() || digits == 0)
    };
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_set_in = |line: &str| indent(line) >= LEAST_INDENT && is_label(line.trim_start());
    if !text.lines().any(is_set_in) {
        return Cow::Borrowed(text);
    }
    let lines = text.lines().map(|line| if is_set_in(line) { line.trim_start() } else { line });
    Cow::Owned(lines.flat_map(|line| [line, "\n"]).collect())
}

/// Reads Markdown.
///
/// # Errors
/// When there is no text in it.
pub fn read(decoded: Decoded<'_>, options: &ReadOptions) -> Result<RawText<'static>, ReadError> {
    let marks = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let text = without_indents(&decoded.text);
    let mut notes: Vec<String> = Vec::new();
    let mut number = |name: &str| match notes.iter().position(|note| note == name) {
        Some(at) => at + 1,
        None => {
            notes.push(name.to_owned());
            notes.len()
        }
    };
    let events = Parser::new_ext(&text, marks).map(|event| match event {
        // A new line before a label begins a paragraph for its writer, whatever the standard says.
        Event::SoftBreak => Event::HardBreak,
        Event::FootnoteReference(name) => {
            let number = number(&name);
            Event::InlineHtml(format!("<sup><a href=\"#fn{number}\">{number}</a></sup>").into())
        }
        Event::Start(Tag::FootnoteDefinition(name)) => {
            let number = number(&name);
            Event::Html(format!("<div id=\"fn{number}\"><sup>{number}</sup>").into())
        }
        Event::End(TagEnd::FootnoteDefinition) => Event::Html("</div>".into()),
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
    use crate::read::BlockKind;

    #[test]
    fn markdown_is_told_from_text() {
        for text in [
            "# Title\n\nText",
            "**One** a\n\n1. **Two** b\n\n2. **Three** c",
            "*One* a\n\n1. *Two* b\n\n2. *Three, four* c",
            "_One_ a\n\n[***Two*** b\n\n2. (_Three_) c",
        ] {
            assert!(is_markdown(text), "{text}");
        }
        for text in [
            "#1 of all",
            "* * *\n\n** Any changes\n\n*** More",
            "a ** b ** c",
            "24-23093 **",
            "* one\n* two*\n* three *",
            "*2423093*\n*2423093*\n*2423093*",
            "a_b_c\nsnake_case_name\nx_y_z",
            "____\n____\n____",
        ] {
            assert!(!is_markdown(text), "{text}");
        }
    }

    #[test]
    fn labels_that_are_set_in_are_no_source_code() {
        let text = "# T\n\n1. *Calls*:\n\n    (a) *To* act;\n\n        ii) To go;\n\n2. *Goes* on.";
        let raw = crate::read::read(text.as_bytes()).unwrap();
        let seen: Vec<_> = raw.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(seen, ["T", "Calls:", "(a) To act;", "ii) To go;", "Goes on."]);
    }

    #[test]
    fn notes_and_escaped_signs_are_read() {
        let text = "*Noting* the report,[^a]\n\n1\\. *Decides* **\\[and keeps\\]**;[^x1]\n\n2\\. *Goes* on.[^a]\n\n\
                    [^a]: A/79/88.\n\n[^x1]: Ibid.,\n    para. 3.";
        let raw = crate::read::read(text.as_bytes()).unwrap();
        let seen: Vec<_> = raw
            .blocks
            .iter()
            .map(|block| (block.kind, block.label.as_deref(), &*block.text, block.marks.len()))
            .collect();
        let (text, note) = (BlockKind::Paragraph, BlockKind::Note);
        let expected = [
            (text, None, "Noting the report,", 1),
            (text, None, "1. Decides [and keeps];", 1),
            (text, None, "2. Goes on.", 1),
            (note, Some("1"), "A/79/88.", 0),
            (note, Some("2"), "Ibid., para. 3.", 0),
        ];
        assert_eq!(seen, expected);
    }
}
