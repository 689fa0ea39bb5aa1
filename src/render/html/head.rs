//! The head of the file, with its security policy, and the header of the page: who is compared with whom.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use crate::model::{Resolution, Sides};
use crate::render::figures::counted;
use crate::render::html::text::{bare, name, plain, text};
use crate::render::html::{Page, about, direction, lang};
use crate::render::phrases;

const STYLE: &str = include_str!("report.css");

/// The head of the file.
pub(super) fn head(page: &Page<'_>) -> Markup {
    let names = page.names();
    let names = format!("{} → {}", bare(names.old), bare(names.new));
    head_of(&format!("{names}: what changed"), &names)
}

/// The head of a file with this title, and these words at the head of every printed page.
pub(super) fn head_of(title: &str, printed: &str) -> Markup {
    let style = style(printed);
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy(&style));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="generator" content={ "resdiff " (env!("CARGO_PKG_VERSION")) };
            title { (title) }
            style { (PreEscaped(style)) }
        }
    }
}

/// Nothing may be fetched, run or sent; this one stylesheet may be used.
fn policy(style: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(style));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// The stylesheet, with words at the head of every printed page.
fn style(printed: &str) -> String {
    let head = css_string(printed);
    format!("{STYLE}@page{{@top-left{{content:\"{head}\"}}}}\n")
}

/// Text that can end neither a string of a stylesheet nor the element around it.
fn css_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    out
}

/// The header of the page.
pub(super) fn header(page: &Page<'_>) -> Markup {
    let documents = page.documents();
    let names = page.names();
    let same_title = documents.old.masthead.title == documents.new.masthead.title;
    html! {
        header {
            p.kicker { "Change report, old text → new text" }
            h1 { (name(names.old)) " " span.vh { "compared with" } span.turn aria-hidden="true" { "→" } " " (name(names.new)) }
            @if same_title { (title(documents.new)) }
            div.documents {
                (card("Old text", documents.old, names.old, !same_title))
                (card("New text", documents.new, names.new, !same_title))
            }
            (warnings(page))
            (hidden(page))
            (about::read(page))
        }
    }
}

fn title(document: &Resolution) -> Markup {
    let (lang, dir) = (lang(document.language), direction(document.language));
    html! {
        @if let Some(title) = &document.masthead.title {
            p.subject lang=(lang) dir=(dir) { (text(title, dir == "rtl")) }
        }
    }
}

fn card(role: &str, document: &Resolution, called: &str, with_title: bool) -> Markup {
    let masthead = &document.masthead;
    let dated = masthead.adopted.is_some();
    let facts = [
        Some(format!("{}{}", if dated { "adopted " } else { "" }, phrases::date_of(document))),
        Some(document.language.name().to_string()),
        Some(counted(document.paragraphs.len(), "paragraph")),
        Some(counted(document.notes.len(), "note")),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    html! {
        div.document {
            p { span.role { (role) } " " strong { (name(called)) } }
            @if with_title { (title(document)) }
            p.facts { (plain(&facts.join(", "))) }
        }
    }
}

/// Every reason to doubt: what the comparison tells, and what reading the files met.
fn warnings(page: &Page<'_>) -> Markup {
    let comparison = page.view;
    let documents = sides(page.documents()).into_iter().zip(sides(page.names()));
    let remarks: Vec<(&str, &String)> = documents
        .flat_map(|(document, called)| document.source.remarks.iter().map(move |one| (called, one)))
        .collect();
    html! {
        @if !comparison.warnings.is_empty() || !remarks.is_empty() {
            ul.warnings {
                @for warning in comparison.warnings {
                    li { strong { "Warning:" } " " (plain(&phrases::warning(warning, comparison.documents))) }
                }
                @for (called, remark) in remarks {
                    li { strong { "On reading " (name(called)) ":" } " " (plain(remark)) }
                }
            }
        }
    }
}

/// What a reader asked to leave out.
fn hidden(page: &Page<'_>) -> Markup {
    html! {
        @if let Some(hidden) = phrases::hidden(page.view) {
            p.warnings { strong { "Hidden:" } " " (plain(&hidden)) ". Where words are hidden, those of the new text are shown." }
        }
    }
}

/// Both sides, for lists of facts.
pub(super) fn sides<T>(pair: Sides<T>) -> [T; 2] {
    [pair.old, pair.new]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_the_stylesheet() {
        let name = css_string("\"}</style><script>\n\\");
        assert!(!name.contains(['<', '>', '"', '}', '\n']));
        assert_eq!(css_string("A/RES/1"), "A\\2f RES\\2f 1");
    }
}
