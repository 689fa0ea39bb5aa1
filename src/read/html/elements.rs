//! What the elements of HTML mean for a reader of words.

use std::borrow::Cow;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::read::table::Opens;

/// An attribute's value.
pub fn attribute<'t>(tag: &'t StartTag<()>, name: &str) -> Option<Cow<'t, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value))
}

/// What an element is, by its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// A part of a paragraph; also any name that is not known.
    #[default]
    Inline,
    /// It begins on a new line.
    Block,
    /// It begins on a new line, and keeps its line ends.
    Preformatted,
    /// It has no end tag; the rule also begins on a new line.
    Void,
    Rule,
    /// Nobody sees its text.
    Skipped,
}

impl Kind {
    /// The kind of an element's name.
    pub fn new(name: &str) -> Self {
        match name {
            "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center"
            | "dd" | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset"
            | "figcaption" | "figure" | "footer" | "form" | "frameset" | "h1" | "h2" | "h3"
            | "h4" | "h5" | "h6" | "head" | "header" | "hgroup" | "html" | "legend" | "li"
            | "main" | "menu" | "nav" | "noscript" | "ol" | "optgroup" | "option" | "p"
            | "section" | "select" | "summary" | "table" | "tbody" | "td" | "textarea"
            | "tfoot" | "th" | "thead" | "title" | "tr" | "ul" => Kind::Block,
            "pre" | "listing" | "plaintext" | "xmp" => Kind::Preformatted,
            "area" | "base" | "br" | "col" | "embed" | "img" | "input" | "link" | "meta"
            | "param" | "source" | "track" | "wbr" => Kind::Void,
            "hr" => Kind::Rule,
            "script" | "style" | "template" | "object" | "canvas" | "audio" | "video"
            | "iframe" => Kind::Skipped,
            _ => Kind::Inline,
        }
    }

    /// Whether it begins on a new line.
    pub fn is_block(self) -> bool {
        matches!(self, Kind::Block | Kind::Preformatted | Kind::Rule)
    }

    /// Whether it never has an end tag.
    pub fn is_void(self) -> bool {
        matches!(self, Kind::Void | Kind::Rule)
    }
}

/// The tokens of a page.
pub fn tokens(page: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(page, emitter).map(|Ok(token)| token)
}

/// Whether an element is a heading.
pub fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// What an element opens of a table.
pub fn opens(name: &str) -> Option<Opens> {
    match name {
        "table" => Some(Opens::Table),
        "tr" => Some(Opens::Row),
        "td" | "th" => Some(Opens::Cell),
        _ => None,
    }
}

/// The open elements that a start tag closes, and those at which the search for them ends.
pub fn closes(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "td" | "th" => (&["td", "th"], &["table", "tr"]),
        "tr" => (&["tr"], &["table"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "caption"], &["table"]),
        "option" => (&["option"], &["select"]),
        "body" => (&["head"], &["html"]),
        _ if Kind::new(name).is_block() => {
            (&["p"], &["td", "th", "table", "li", "div", "blockquote", "body"])
        }
        _ => (&[], &[]),
    }
}

/// Whether the text of an element stands around the document and is no part of it.
///
/// `inside` tells whether the element is within `<main>` or `<article>`, where a header or footer may be the document's, or
/// is a header that holds text.
pub fn is_chrome(name: &str, tag: &StartTag<()>, inside: bool) -> bool {
    let by_name = match name {
        "nav" | "aside" | "button" | "select" | "textarea" | "menu" | "noscript" | "dialog"
        | "title" | "label" | "svg" => true,
        "header" | "footer" | "address" => !inside,
        _ => false,
    };
    let has = |name: &str, words: &str| {
        attribute(tag, name).is_some_and(|value| {
            value.split_ascii_whitespace().any(|word| lists(words, &word.to_ascii_lowercase()))
        })
    };
    by_name
        || attribute(tag, "hidden").is_some()
        // LibreOffice names the heads and feet of pages so.
        || name == "div" && attribute(tag, "title").is_some_and(|title| lists("header footer", &title))
        || attribute(tag, "role").is_some_and(|role| lists(ROLES, &role))
        || has("class", AROUND)
        || has("id", AROUND)
        || is_hidden(tag)
}

/// Whether an element strikes its text out.
pub fn is_struck(name: &str, tag: &StartTag<()>) -> bool {
    lists("del s strike", name)
        || attribute(tag, "style").is_some_and(|style| style.contains("line-through"))
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    attribute(tag, "style").is_some_and(|style| {
        let style = style.to_ascii_lowercase().replace(' ', "");
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// Roles of what stands around the text.
const ROLES: &str = "navigation banner contentinfo search complementary menu menubar toolbar dialog alert alertdialog \
                     tablist";

/// Classes and identifiers by which wikis and content systems mark what stands around the text.
const AROUND: &str = "breadcrumb breadcrumbs catlinks contentsub cookie-banner editsection footer headertemplate \
                      jump-to-nav language-switcher licensecontainer menu mw-cite-backlink mw-editsection \
                      mw-editsection-bracket mw-footer mw-head mw-indicators mw-jump-link mw-navigation mw-page-base \
                      mw-panel nav navbar navbox navigation noprint pager pagination portal printfooter region-footer \
                      region-header search-form searchbox share sidebar site-footer site-header sitenotice sitesub \
                      skip-link sr-only toc visually-hidden ws-noexport wst-header";

/// Whether a word is one of a list with spaces between.
pub fn lists(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|listed| listed == word)
}

/// Whether an element is the part of the page that holds the document.
pub fn is_main(name: &str, tag: &StartTag<()>) -> bool {
    name == "main"
        || attribute(tag, "role").as_deref() == Some("main")
        || attribute(tag, "id").as_deref() == Some("mw-content-text")
}

/// Whether an element is a footnote's text, by the identifier that its mark links to: "cite_note-1", "ftn3".
pub fn is_note(name: &str, tag: &StartTag<()>) -> bool {
    const PREFIXES: [&str; 8] =
        ["cite_note", "ftn", "_ftn", "fn", "footnote", "sdfootnote", "sdendnote", "edn"];
    if !matches!(name, "li" | "div" | "p" | "dd" | "aside") {
        return false;
    }
    let id = attribute(tag, "id").unwrap_or_default().to_ascii_lowercase();
    let is_numbered = id.ends_with(|c: char| c.is_ascii_digit());
    let is_whole_word = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    is_numbered
        && !id.contains("ref")
        && PREFIXES.iter().any(|prefix| id.strip_prefix(prefix).is_some_and(is_whole_word))
}
