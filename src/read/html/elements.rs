//! What the elements of HTML mean for a reader of words.

use html5gum::{HtmlString, StartTag};

use crate::read::table::Opens;

/// An attribute's value.
pub fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes
        .get(&HtmlString(name.as_bytes().to_vec()))
        .map(|value| String::from_utf8_lossy(value).into_owned())
}

/// Elements that begin on a new line.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "noscript"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "textarea"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
            | "listing"
            | "plaintext"
            | "xmp"
    )
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

/// Elements that never have an end tag.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose text nobody sees.
pub fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "svg"
            | "object"
            | "canvas"
            | "audio"
            | "video"
            | "iframe"
    )
}

/// Elements that keep their line ends.
pub fn is_preformatted(name: &str) -> bool {
    matches!(name, "pre" | "listing" | "plaintext" | "xmp")
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
        _ if is_block(name) => (&["p"], &["td", "th", "table", "li", "div", "blockquote", "body"]),
        _ => (&[], &[]),
    }
}

/// Whether the text of an element stands around the document and is no part of it.
///
/// `inside` tells whether the element is within `<main>` or `<article>`, where a header or footer may be the document's.
pub fn is_chrome(name: &str, tag: &StartTag<()>, inside: bool) -> bool {
    let by_name = match name {
        "nav" | "aside" | "button" | "select" | "textarea" | "menu" | "noscript" | "dialog"
        | "title" | "label" => true,
        "header" | "footer" => !inside,
        _ => false,
    };
    by_name || attribute(tag, "hidden").is_some() || by_role(tag) || by_class(tag) || is_hidden(tag)
}

fn by_role(tag: &StartTag<()>) -> bool {
    attribute(tag, "role").is_some_and(|role| {
        matches!(
            role.as_str(),
            "navigation"
                | "banner"
                | "contentinfo"
                | "search"
                | "complementary"
                | "menu"
                | "menubar"
                | "toolbar"
                | "dialog"
                | "alert"
                | "alertdialog"
                | "tablist"
        )
    })
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    attribute(tag, "style").is_some_and(|style| {
        let style = style.to_ascii_lowercase().replace(' ', "");
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// Classes and identifiers by which wikis and content systems mark what stands around the text.
const AROUND: [&str; 47] = [
    "breadcrumb",
    "breadcrumbs",
    "catlinks",
    "contentsub",
    "cookie-banner",
    "editsection",
    "footer",
    "headertemplate",
    "jump-to-nav",
    "language-switcher",
    "licensecontainer",
    "menu",
    "mw-cite-backlink",
    "mw-editsection",
    "mw-editsection-bracket",
    "mw-footer",
    "mw-head",
    "mw-indicators",
    "mw-jump-link",
    "mw-navigation",
    "mw-page-base",
    "mw-panel",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "noprint",
    "pager",
    "pagination",
    "portal",
    "printfooter",
    "region-footer",
    "region-header",
    "search-form",
    "searchbox",
    "share",
    "sidebar",
    "site-footer",
    "site-header",
    "sitenotice",
    "sitesub",
    "skip-link",
    "sr-only",
    "toc",
    "visually-hidden",
    "ws-noexport",
    "wst-header",
];

fn by_class(tag: &StartTag<()>) -> bool {
    ["class", "id"].iter().any(|name| {
        attribute(tag, name).is_some_and(|value| {
            value
                .split_ascii_whitespace()
                .any(|word| AROUND.binary_search(&word.to_ascii_lowercase().as_str()).is_ok())
        })
    })
}

/// Whether an element is the part of the page that holds the document.
pub fn is_main(name: &str, tag: &StartTag<()>) -> bool {
    name == "main"
        || attribute(tag, "role").as_deref() == Some("main")
        || attribute(tag, "id").as_deref() == Some("mw-content-text")
}

/// Whether an element is a footnote's text, by the identifier that its mark links to.
pub fn is_note(name: &str, tag: &StartTag<()>) -> bool {
    const PREFIXES: [&str; 8] =
        ["cite_note", "ftn", "_ftn", "fn", "footnote", "sdfootnote", "sdendnote", "edn"];
    let is_text = matches!(name, "li" | "div" | "p" | "dd" | "aside");
    is_text
        && attribute(tag, "id").is_some_and(|id| {
            let id = id.to_ascii_lowercase();
            let numbered = id.ends_with(|c: char| c.is_ascii_digit());
            numbered
                && !id.contains("ref")
                && PREFIXES.iter().any(|prefix| {
                    id.strip_prefix(prefix)
                        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_in_order_for_the_search() {
        assert!(AROUND.is_sorted());
    }
}
