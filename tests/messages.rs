//! What is wrong with a file of messages stops the build, and is told.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

#[path = "../build/messages.rs"]
mod messages;

use messages::functions;

/// English, and one other language.
fn told(english: &str, code: &str, other: &str) -> Result<String, String> {
    let texts = [("en", english), (code, other)];
    let texts = texts.map(|(code, text)| (code.to_owned(), format!("[all]\n{text}\n")));
    functions(&BTreeMap::from(texts))
}

#[test]
fn the_files_are_right() {
    assert!(
        messages::generate()
            .unwrap()
            .contains("pub(crate) fn n_paragraphs(self, n: usize) -> String")
    );
}

#[test]
fn a_message_that_a_language_lacks_or_fills_otherwise_is_told() {
    let english = r#"said = "{place} says {words}""#;
    assert!(told(english, "fr", r#"said = "{words} : {place}""#).is_ok());
    for (other, wrong) in [
        ("", "fr.toml lacks `said`"),
        (r#"said = "{place}""#, "is not filled with"),
        (r#"said = "{place} <words>""#, "is not filled with"),
        (r#"said = "{place} {words} {n}""#, "is not filled with"),
        (r#"said = ["a", "b"]"#, "is no list"),
        ("said = \"{place} {words}\"\nmore = \"x\"", "`more` is no message of en.toml"),
        (r#"said = "@other""#, "which is missing"),
    ] {
        let error = told(english, "fr", other).unwrap_err();
        assert!(error.contains(wrong), "{other}: {error}");
    }
}

#[test]
fn a_plural_has_the_forms_of_its_language() {
    let english = r#"count = { one = "{n} word", other = "{n} words" }"#;
    let russian = r#"count = { one = "{n} слово", few = "{n} слова", many = "{n} слов" }"#;
    assert!(told(english, "ru", russian).is_ok());
    assert!(told(english, "zh", r#"count = "{n}个词""#).is_ok());
    for (code, other, wrong) in [
        ("ru", r#"count = { one = "{n} слово", many = "{n} слов" }"#, "lacks the form `few`"),
        (
            "fr",
            r#"count = { one = "{n} mot", few = "{n} mots", other = "{n} mots" }"#,
            "has a form `few`",
        ),
        ("de", r#"count = { one = "{n} Wort", other = "{n} Wörter" }"#, "plurals are not known"),
    ] {
        let error = told(english, code, other).unwrap_err();
        assert!(error.contains(wrong), "{code}: {error}");
    }
}
