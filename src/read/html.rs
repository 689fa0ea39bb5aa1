//! Web pages → paragraphs, notes, and what stands around them.
//!
//! Block elements are paragraphs; what `<br>` divides and what stands in `<pre>` are lines, for structure to join.
//! Menus, banners and the like come as furniture, so that nothing is lost; so does all that stands outside `<main>`
//! where a page has one. A `<header>` with paragraphs of running text in it is the document's. Raised digits are footnote marks, and a paragraph that begins with one is a note.
//!
//! **Pages by optical character recognition** are another matter. Those of the United Nations' yearbooks have a span for
//! each printed line, titled with its place ("p:108,s:3,c:1,l:30": page, section, column, line). Their `<p>`s are cut at
//! every page and column and now and then at a raised comma, their footnotes run together, and most of their footnote
//! marks are not raised ("2000187"). So each `<p>` is delivered as one line after a gap, and structure joins them and
//! finds notes and marks, exactly as it does with the plain text of the same page.
//!
//! The crate `html5gum` reads tags and text as browsers do. There is no tree: a stack of open elements is enough for
//! text, takes linear time, and cannot overflow.

use super::encoding::Decoded;
use super::{BlockKind, Format, RawText, ReadError, ReadOptions, Warning};
use crate::model::SetAsideKind;

mod after;
mod elements;
mod headers;
mod lists;
mod marks;
mod open;
mod sheet;
mod walk;

use walk::Walker;

/// How many bytes at the beginning of a file show whether it is a web page.
const HEAD: usize = 4096;

/// Tags that only web pages begin with.
const FIRST_TAGS: &str = "html head body meta title base link script style p div span table h1 h2 h3 h4 \
                          ul ol center font pre main article section br blockquote";

/// Whether a text is the source of a web page.
pub fn is_html(text: &str) -> bool {
    let end = text.char_indices().map(|(at, _)| at).find(|&at| at >= HEAD).unwrap_or(text.len());
    let mut rest = &text[..end];
    // Comments and processing instructions may come first.
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let skipped = rest
            .strip_prefix("<!--")
            .and_then(|inside| inside.split_once("-->"))
            .or_else(|| rest.strip_prefix("<?")?.split_once('>'));
        match skipped {
            Some((_, after)) => rest = after,
            None => break,
        }
    }
    let Some(inside) = rest.strip_prefix('<').map(str::to_ascii_lowercase) else {
        return false;
    };
    let ends = |c: char| c.is_whitespace() || c == '>' || c == '/';
    let begins_with = |text: &str, tags: &str| {
        text.find(ends).is_some_and(|end| elements::lists(tags, &text[..end]))
    };
    match inside.strip_prefix("!doctype ") {
        Some(kind) => begins_with(kind, "html"),
        None => begins_with(&inside, FIRST_TAGS),
    }
}

/// The kind of a reader's comment.
const COMMENT: BlockKind = BlockKind::Aside(SetAsideKind::Comment);

/// Reads a web page.
///
/// # Errors
/// When there is no text in it.
pub fn read(decoded: Decoded<'_>, options: &ReadOptions) -> Result<RawText<'static>, ReadError> {
    let page = decoded.text.as_ref();
    let (mut blocks, mut told) = Walker::new(page, names_main(page), options).walk(page);
    // A main element without text says nothing.
    if blocks.iter().all(|block| block.kind == BlockKind::Furniture) {
        (blocks, told) = Walker::new(page, false, options).walk(page);
    }
    if blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    let mut warnings = decoded.warnings;
    warnings.append(&mut told);
    let comments = blocks.iter().filter(|block| block.kind == COMMENT).count();
    if comments > 0 {
        warnings.push(Warning::Comments(comments));
    }
    Ok(RawText { format: Format::Html, blocks, warnings })
}

/// Whether a page says which part of it is the document.
fn names_main(page: &str) -> bool {
    ["<main", "<MAIN", "role=\"main\"", "id=\"mw-content-text\""]
        .iter()
        .any(|sign| page.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_pages_are_told_from_text() {
        for page in [
            "<!DOCTYPE html><html>",
            "\u{feff}\n <HTML lang=en>",
            "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD'>",
            "<!-- saved --> <p style='a'>",
            "<p>Text",
        ] {
            assert!(is_html(page), "{page}");
        }
        for text in [
            "The General Assembly,",
            "<<ODS JOB NO>>",
            "<pkg:package>",
            "<p",
            "<!DOCTYPE svg>",
            "",
            "<",
            "<é",
        ] {
            assert!(!is_html(text), "{text}");
        }
    }
}
