//! Characters → markup: nothing in a text can become an element, act, or stay unseen.

use maud::Render as _;

use crate::language::table;
pub(super) use crate::render::clauses::{head, head_end};
use crate::render::html::prelude::*;
use crate::render::visible::{first, hidden, references};
use crate::tokens::position;

/// How the words of a document are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tongue {
    /// The language, as HTML calls it.
    pub(super) lang: &'static str,
    /// The direction of writing, as HTML calls it.
    pub(super) dir: &'static str,
}

impl From<&Resolution> for Tongue {
    fn from(document: &Resolution) -> Self {
        Self::from(document.language)
    }
}

impl From<Language> for Tongue {
    fn from(language: Language) -> Self {
        let dir = match language {
            unknown if !unknown.is_known() => "auto",
            _ if language.script().is_right_to_left() => "rtl",
            _ => "ltr",
        };
        Self { lang: table(language).html_tag, dir }
    }
}

impl Tongue {
    /// The language where it is not that of the report around it.
    pub(super) fn foreign(self, report: Ui) -> Option<&'static str> {
        (self.lang != Self::from(report.language()).lang).then_some(self.lang)
    }

    pub(super) fn is_right_to_left(self) -> bool {
        self.dir == "rtl"
    }

    /// Words of the document as markup. Hidden characters are shown by their numbers. In a text that is written from
    /// right to left, numbers and symbols stand apart, so that no neighbour reorders them.
    pub(super) fn words(self, words: &str) -> Markup {
        let mut out = String::with_capacity(words.len() + words.len() / 16);
        let mut from = 0;
        let references = self.is_right_to_left().then(|| references(words));
        for reference in references.into_iter().flatten() {
            escape(&mut out, &words[from..reference.start]);
            out.push_str("<bdi>");
            escape(&mut out, &words[reference.clone()]);
            out.push_str("</bdi>");
            from = reference.end;
        }
        escape(&mut out, &words[from..]);
        PreEscaped(out)
    }
}

/// A name or a sentence about the texts, in the language of the report.
pub(super) fn plain(words: &str) -> Markup {
    let mut out = String::with_capacity(words.len() + words.len() / 16);
    escape(&mut out, words);
    PreEscaped(out)
}

/// Words of the report that begin with a name of the texts: they have the direction of the report.
pub(super) fn own(ui: Ui, words: &str) -> Markup {
    html! { bdi dir=[ui.is_right_to_left().then_some("rtl")] { (plain(words)) } }
}

/// What is said in English whatever the report is in: remarks on reading, errors.
pub(super) fn english(ui: Ui, words: &str) -> Markup {
    let tongue = Tongue::from(Language::default());
    html! {
        @match tongue.foreign(ui) {
            Some(lang) => bdi lang=(lang) dir=(tongue.dir) { (plain(words)) },
            None => (plain(words)),
        }
    }
}

/// A message with what stands between its words.
pub(super) fn whole(said: Vec<Said<Markup>>) -> Markup {
    html! {
        @for piece in said {
            @match piece {
                Said::Words(words) => (plain(&words)),
                Said::Slot(markup) => (markup),
            }
        }
    }
}

/// A name of the texts amid words of the report: it may have a direction of its own.
pub(super) fn name(name: &str) -> Markup {
    html! { bdi { (plain(name)) } }
}

/// The last words of a text, cut in the same way.
pub(super) fn tail(text: &str, most: usize) -> String {
    match tail_start(text, most) {
        Some(start) => format!("…{}", text[start..].trim_start()),
        None => text.to_string(),
    }
}

/// Where the last words of a longer text begin.
pub(super) fn tail_start(text: &str, most: usize) -> Option<usize> {
    let (cut, _) = text.char_indices().rev().nth(most)?;
    Some(text[cut..].find(' ').map_or(cut, |at| cut + at))
}

fn escape(out: &mut String, text: &str) {
    let is_markup = |b: u8| (b == b'&') | (b == b'<') | (b == b'>') | (b == b'"');
    let plain = |out: &mut String, text: &str| match position(text.as_bytes(), is_markup) {
        Some(_) => text.render_to(out),
        None => out.push_str(text),
    };
    let mut rest = text;
    while let Some((at, character)) = first(rest, hidden) {
        let (before, after) = rest.split_at(at);
        let (character, after) = after.split_at(character.len_utf8());
        plain(out, before);
        html! { bdi.ctl { (revealed(character)) } }.render_to(out);
        rest = after;
    }
    plain(out, rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: Tongue = Tongue { lang: "ar", dir: "rtl" };

    #[test]
    fn markup_is_text() {
        assert_eq!(
            plain("<script>\"&'</style>").into_string(),
            "&lt;script&gt;&quot;&amp;'&lt;/style&gt;"
        );
    }

    #[test]
    fn what_is_hidden_is_shown_by_its_number() {
        assert_eq!(
            plain("a\u{202e}b\u{200b}").into_string(),
            "a<bdi class=\"ctl\">⟨U+202E⟩</bdi>b<bdi class=\"ctl\">⟨U+200B⟩</bdi>"
        );
    }

    #[test]
    fn texts_are_cut_between_words() {
        let text = "one two three four five six seven eight nine ten eleven";
        assert_eq!(tail(text, 40), "…five six seven eight nine ten eleven");
        assert_eq!(head(text, 40), "one two three four five six seven eight…");
        assert_eq!((tail("a b", 3), head("a b", 3)), ("a b".into(), "a b".into()));
        assert_eq!(head(&"中".repeat(50), 40).chars().count(), 41);
        assert_eq!(tail(&"中".repeat(50), 40).chars().count(), 42);
    }

    #[test]
    fn references_stand_apart_in_texts_from_right_to_left() {
        let shown = |words| ARABIC.words(words).into_string();
        assert_eq!(
            shown("قرارها 78/241 المؤرخ 22 (A/79/88)."),
            "قرارها <bdi>78/241</bdi> المؤرخ 22 (<bdi>A/79/88</bdi>)."
        );
        assert_eq!(shown("a-b AC/ <i>"), "a-b AC/ &lt;i&gt;");
        assert_eq!(plain("78/241").into_string(), "78/241");
    }
}
