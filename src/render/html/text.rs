//! Characters → markup: nothing in a text can become an element, act, or stay unseen.

use maud::{Markup, PreEscaped};

use crate::render::visible::hidden;

/// `text` as markup. Hidden characters are shown by their numbers. In a text that is written from right to
/// left, numbers and symbols stand apart, so that no neighbour reorders them.
pub(super) fn text(text: &str, rtl: bool) -> Markup {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    push(&mut out, text, rtl);
    PreEscaped(out)
}

/// A name or a sentence about the texts, in the language of the report.
pub(super) fn plain(words: &str) -> Markup {
    text(words, false)
}

/// A name of the texts amid words of the report: it may have a direction of its own.
pub(super) fn name(name: &str) -> Markup {
    let mut out = String::from("<bdi>");
    push(&mut out, name, false);
    out.push_str("</bdi>");
    PreEscaped(out)
}

/// `words` as they can stand in a title or an attribute, hidden characters shown.
pub(super) fn bare(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if hidden(c) {
            out.push_str(&number(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn number(c: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(c))
}

fn push(out: &mut String, text: &str, rtl: bool) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| rtl && c.is_ascii_alphanumeric()) {
        let (before, from) = rest.split_at(at);
        let run = latin(from);
        escape(out, before);
        if is_reference(run) {
            out.push_str("<bdi>");
            escape(out, run);
            out.push_str("</bdi>");
        } else {
            escape(out, run);
        }
        rest = &from[run.len()..];
    }
    escape(out, rest);
}

/// The Latin letters, digits and marks between them that a text begins with: at least its first character.
fn latin(text: &str) -> &str {
    let inside = |c: char| c.is_ascii_alphanumeric() || JOINTS.contains(&c);
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(JOINTS)
}

/// True for what a neighbour from right to left could reorder: "78/241", "A/RES/78/241", "13.5".
fn is_reference(run: &str) -> bool {
    run.contains(JOINTS) && run.contains(|c: char| c.is_ascii_digit())
}

/// What joins the parts of a number or a symbol.
const JOINTS: [char; 5] = ['/', '.', '-', ',', ':'];

fn escape(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let entity = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            // Nearly all characters, told at a glance.
            ' '..='~' => continue,
            _ if hidden(c) => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        from = at + c.len_utf8();
        if entity.is_empty() {
            out.push_str("<bdi class=\"ctl\">");
            out.push_str(&number(c));
            out.push_str("</bdi>");
        } else {
            out.push_str(entity);
        }
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(words: &str, rtl: bool) -> String {
        text(words, rtl).into_string()
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(
            shown("<script>\"&'</style>", false),
            "&lt;script&gt;&quot;&amp;'&lt;/style&gt;"
        );
    }

    #[test]
    fn what_is_hidden_is_shown_by_its_number() {
        assert_eq!(
            shown("a\u{202e}b\u{200b}", false),
            "a<bdi class=\"ctl\">⟨U+202E⟩</bdi>b<bdi class=\"ctl\">⟨U+200B⟩</bdi>"
        );
    }

    #[test]
    fn references_stand_apart_in_texts_from_right_to_left() {
        assert_eq!(
            shown("قرارها 78/241 المؤرخ 22 (A/79/88).", true),
            "قرارها <bdi>78/241</bdi> المؤرخ 22 (<bdi>A/79/88</bdi>)."
        );
        assert_eq!(shown("78/241", false), "78/241");
        assert_eq!(shown("a-b AC/ <i>", true), "a-b AC/ &lt;i&gt;");
    }
}
