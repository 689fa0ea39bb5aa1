//! Which headers and footers of a page hold text of the document: its preamble or its last paragraphs, and not a banner with menus.

use html5gum::Token;

use super::elements::tokens;
use crate::read::margin::has_label;
use crate::read::{Block, BlockKind};

/// A header with at least this many letters of running text holds text of the document; a motto or a date is shorter.
const LEAST_TEXT: usize = 300;

/// A footer with at least so many numbered paragraphs holds text of the document: long ones are also about rights of use (1 to 3).
const LEAST_NUMBERED: usize = 2;

/// What one `<header>` or `<footer>` holds.
#[derive(Default)]
struct Header {
    /// Letters in paragraphs, outside of links.
    text: usize,
    /// Letters anywhere else.
    other: usize,
    /// It holds a menu or a form.
    has_menu: bool,
    /// It is a footer.
    is_footer: bool,
    /// Paragraphs that begin with a number.
    numbered: usize,
}

impl Header {
    fn holds_text(&self) -> bool {
        let is_enough = match self.is_footer {
            true => self.numbered >= LEAST_NUMBERED,
            false => self.text >= LEAST_TEXT,
        };
        is_enough && self.text > self.other && !self.has_menu
    }
}

/// For each `<header>` and `<footer>` of a page, in the order of their start tags, whether it holds text of the document: paragraphs of
/// running text, which are more than its titles and links.
pub fn with_text(page: &str) -> Vec<bool> {
    let mut headers: Vec<Header> = Vec::new();
    if !["<header", "<HEADER", "<footer", "<FOOTER"].iter().any(|tag| page.contains(tag)) {
        return Vec::new();
    }
    let mut open: Vec<usize> = Vec::new();
    let (mut in_paragraph, mut in_link) = (false, false);
    let mut begins = false;
    for token in tokens(page) {
        match token {
            Token::StartTag(tag) => match tag.name.as_slice() {
                name @ (b"header" | b"footer") => {
                    open.push(headers.len());
                    headers.push(Header { is_footer: name == b"footer", ..Header::default() });
                    in_paragraph = false;
                }
                b"p" | b"li" => (in_paragraph, begins) = (true, true),
                b"a" => in_link = true,
                b"nav" | b"menu" | b"form" | b"button" | b"select" => {
                    open.iter().for_each(|&at| headers[at].has_menu = true);
                }
                _ => {}
            },
            Token::EndTag(tag) => match tag.name.as_slice() {
                b"header" | b"footer" => drop(open.pop()),
                b"p" | b"li" => in_paragraph = false,
                b"a" => in_link = false,
                _ => {}
            },
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                if begins && !text.trim().is_empty() {
                    begins = false;
                    let numbered = usize::from(has_label(text.trim_start()));
                    open.iter().for_each(|&at| headers[at].numbered += numbered);
                }
                // A Chinese character says about as much as three letters.
                let weight = |c| if c >= '\u{2e80}' { 3 } else { 1 };
                let letters: usize = text.chars().filter(|c| c.is_alphanumeric()).map(weight).sum();
                for &at in &open {
                    let header = &mut headers[at];
                    *(if in_paragraph && !in_link {
                        &mut header.text
                    } else {
                        &mut header.other
                    }) += letters;
                }
            }
            _ => {}
        }
    }
    headers.iter().map(Header::holds_text).collect()
}

/// The line at the foot of a page that names whose it is has at most so many characters (40 to 120).
const LONGEST_RIGHTS: usize = 80;

/// Sets the last line of a page aside where it says whose the page is: it has the sign of copyright, or a year and no end below a
/// rule.
pub fn set_rights_aside(blocks: &mut [Block<'_>], above_rule: Option<usize>) {
    let is_last_below_rule = above_rule.is_some_and(|above| above + 1 == blocks.len());
    let Some(last) = blocks.iter_mut().rfind(|block| block.kind != BlockKind::Furniture) else {
        return;
    };
    let names_rights = {
        let text = &*last.text;
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        let has_year =
            numbers.next().is_some_and(|year| year.len() == 4) && numbers.next().is_none();
        let is_open = !text.ends_with(['.', ';', ',', ':', '。', '；']);
        let is_short = last.label.is_none() && text.chars().count() <= LONGEST_RIGHTS;
        is_short && (text.contains('©') || is_last_below_rule && has_year && is_open)
    };
    if names_rights {
        last.kind = BlockKind::Furniture;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preamble_is_told_from_a_banner() {
        let text =
            "Whereas recognition of the inherent dignity is the foundation of freedom, ".repeat(6);
        let page = format!(
            "<header><h2>Preamble</h2><p>{text}</p></header><header><h1>Site</h1><p>Our motto</p></header>\
             <header><nav><p>{text}</p></nav></header><HEADER><p><a href='/'>{text}</a></p></HEADER>"
        );
        assert_eq!(with_text(&page), [true, false, false, false]);
        let page = "<footer><p>3. Requests a report;</p><p>4. Decides to meet.</p></footer><footer><p>All rights are \
                    reserved by the site, whatever it says.</p></footer>";
        assert_eq!(with_text(page), [true, false]);
    }
}
