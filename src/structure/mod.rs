//! [`RawText`] → [`Resolution`]: masthead, title, paragraphs with kind and label, notes, what was set aside.

use crate::model::{Language, Resolution, Source};
use crate::read::RawText;

/// Rebuilds a document. The language is found from the text unless given.
pub fn rebuild(raw: &RawText<'_>, source: Source, language: Option<Language>) -> Resolution {
    let _ = raw;
    Resolution {
        source,
        language: language.unwrap_or(Language::English),
        masthead: Default::default(),
        paragraphs: Vec::new(),
        notes: Vec::new(),
        set_aside: Vec::new(),
    }
}
