//! What stands around every report: the head of the file with its security policy, the header with the reasons to
//! doubt, and the foot.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::DOCTYPE;
use sha2::{Digest as _, Sha256};

use crate::render::html::prelude::*;
use crate::render::html::style::style;

/// A report, all its parts made.
#[derive(Default)]
pub(super) struct Frame<'f> {
    /// The title of the file.
    pub(super) title: String,
    /// The words at the head of every printed page.
    pub(super) printed: String,
    /// The classes by which the stylesheet finds the kind of page.
    pub(super) class: String,
    /// Where the first link leads: the id, and what is there.
    pub(super) skip: [&'f str; 2],
    /// What kind of report it is.
    pub(super) kicker: Markup,
    pub(super) heading: Markup,
    /// What the header says below the heading.
    pub(super) header: Markup,
    pub(super) main: Markup,
    /// How and when the report was made, after the name of the program.
    pub(super) made: Markup,
    /// What runs in it: nothing, or a script of our own.
    pub(super) script: &'static str,
}

impl Frame<'_> {
    /// Writes the whole file.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let style = style(&self.printed);
        let page = html! {
            (DOCTYPE)
            html lang="en" dir="ltr" {
                head {
                    meta charset="utf-8";
                    // Before the stylesheet, which it allows.
                    meta http-equiv="Content-Security-Policy" content=(policy(&style, self.script));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content={ "resdiff " (env!("CARGO_PKG_VERSION")) };
                    title { (self.title) }
                    style { (PreEscaped(style)) }
                }
                body class=[(!self.class.is_empty()).then_some(&self.class)] {
                    a.skip href={ "#" (self.skip[0]) } { "Skip to the " (self.skip[1]) }
                    header {
                        p.kicker { (self.kicker) }
                        h1 { (self.heading) }
                        (self.header)
                    }
                    main { (self.main) }
                    footer { p { (made(&self.made)) } }
                    @if !self.script.is_empty() { script { (PreEscaped(self.script)) } }
                }
            }
        };
        out.write_all(page.into_string().as_bytes())
    }
}

/// By what a report was made, and how.
pub(super) fn made(how: &Markup) -> Markup {
    html! { "Made with resdiff " (env!("CARGO_PKG_VERSION")) (how) "." }
}

/// Nothing may be fetched or sent; this one stylesheet may be used, and this one script run, where there is one.
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    let runs = if script.is_empty() {
        String::new()
    } else {
        format!(" script-src 'sha256-{}';", hash(script))
    };
    format!(
        "default-src 'none'; style-src 'sha256-{}';{runs} base-uri 'none'; form-action 'none'",
        hash(style)
    )
}

/// Reasons to doubt: what each is about, and in words.
pub(super) fn doubts(doubts: &[(Markup, String)]) -> Markup {
    html! {
        @if !doubts.is_empty() {
            ul.warnings {
                @for (about, words) in doubts { li { strong { (about) ":" } " " (plain(words)) } }
            }
        }
    }
}

/// The doubts that came up when the files were read.
pub(super) fn remarks<'d>(
    documents: impl IntoIterator<Item = &'d Resolution>,
) -> impl Iterator<Item = (Markup, String)> {
    documents.into_iter().flat_map(|document| {
        let about = html! { "On reading " (name(called(document))) };
        document.source.remarks.iter().map(move |remark| (about.clone(), remark.clone()))
    })
}
