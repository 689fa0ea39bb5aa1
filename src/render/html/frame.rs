//! What stands around every report: the head of the file with its security policy, the header with the reasons to
//! doubt, and the foot.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::DOCTYPE;
use sha2::{Digest as _, Sha256};

use crate::render::html::prelude::*;
use crate::render::html::style::style;

/// A report, all its parts made.
pub(super) struct Frame {
    pub(super) ui: Ui,
    /// The title of the file.
    pub(super) title: String,
    /// The words at the head of every printed page.
    pub(super) printed: String,
    /// The classes by which the stylesheet finds the kind of page.
    pub(super) class: String,
    /// Where the first link leads: the id, and its words.
    pub(super) skip: (&'static str, &'static str),
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

impl Frame {
    /// An empty one.
    pub(super) fn new(ui: Ui) -> Self {
        let empty = Markup::default;
        Self {
            ui,
            title: String::new(),
            printed: String::new(),
            class: String::new(),
            skip: ("", ""),
            kicker: empty(),
            heading: empty(),
            header: empty(),
            main: empty(),
            made: empty(),
            script: "",
        }
    }

    /// Writes the whole file.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let style = style(&self.printed);
        let tongue = Tongue::from(self.ui.language());
        let page = html! {
            (DOCTYPE)
            html lang=(tongue.lang) dir=(tongue.dir) {
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
                    a.skip href={ "#" (self.skip.0) } { (self.skip.1) }
                    header {
                        p.kicker { (self.kicker) }
                        h1 { (self.heading) }
                        (self.header)
                    }
                    main { (self.main) }
                    footer { p { (made(self.ui, &self.made)) } }
                    @if !self.script.is_empty() { script { (PreEscaped(self.script)) } }
                }
            }
        };
        out.write_all(page.into_string().as_bytes())
    }
}

/// By what a report was made, and how.
pub(super) fn made(ui: Ui, how: &Markup) -> Markup {
    html! { (ui.made_with(env!("CARGO_PKG_VERSION"))) (how) (ui.sentence_end()) }
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
pub(super) fn doubts(ui: Ui, doubts: &[(Markup, Markup)]) -> Markup {
    html! {
        @if !doubts.is_empty() {
            ul.warnings {
                @for (about, words) in doubts { li { (labelled(ui, about, words)) } }
            }
        }
    }
}

/// The doubts that came up when the files were read.
pub(super) fn remarks<'d>(
    ui: Ui,
    documents: impl IntoIterator<Item = &'d Resolution>,
) -> impl Iterator<Item = (Markup, Markup)> {
    documents.into_iter().flat_map(move |document| {
        let about = whole(ui.on_reading(name(called(document))));
        document.source.remarks.iter().map(move |remark| (about.clone(), english(ui, remark)))
    })
}
