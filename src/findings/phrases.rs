//! The words by which findings are told, one table a language. Tables are data.
//!
//! All words are in lower case and folded as tokens are: without hyphens, with straight apostrophes.

use crate::model::Language;

mod arabic;
mod chinese;
mod english;
mod french;
mod russian;
mod spanish;

/// Signs of currencies, before an amount.
pub const SIGNS: &[&str] = &["$", "€", "£"];

/// What findings know of a language.
pub struct Phrases {
    /// "paragraph", in every form.
    pub paragraph: &'static [&'static str],
    /// What may stand after the numbers of a reference to a paragraph of the same text, each a run of words.
    pub after_reference: &'static [&'static [&'static str]],
    /// What may stand before it: Chinese "上文".
    pub before_reference: &'static [&'static str],
    /// "and", "or" between numbers.
    pub and: &'static [&'static str],
    /// "to" between numbers.
    pub to: &'static [&'static str],
    /// "preambular".
    pub preambular: &'static [&'static str],
    /// Ordinals from the first.
    pub ordinals: &'static [&'static str],
    /// "resolution", in every form.
    pub resolution: &'static [&'static str],
    /// "decision", in every form.
    pub decision: &'static [&'static str],
    /// "session", in every form.
    pub session: &'static [&'static str],
    /// "requests", where somebody is asked.
    pub request: &'static [&'static str],
    /// Verbs behind which a session or year lies ahead: "decides", "requests".
    pub ahead: &'static [&'static str],
    /// Verbs behind which it lies in the past: "recalls", "adopted".
    pub behind: &'static [&'static str],
    /// The words of "Secretary-General".
    pub secretary_general: &'static [&'static [&'static str]],
    /// "report", in every form.
    pub report: &'static [&'static str],
    /// What stands before a date that is a deadline.
    pub until: &'static [&'static str],
    /// "agenda".
    pub agenda: &'static [&'static str],
    /// "entitled", in every form.
    pub entitled: &'static [&'static str],
    /// Currencies after an amount.
    pub currency: &'static [&'static str],
    /// Numbers that stand between an amount and its currency: "million".
    pub million: &'static [&'static str],
}

/// The table of a language.
pub fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::English => &english::PHRASES,
        Language::French => &french::PHRASES,
        Language::Spanish => &spanish::PHRASES,
        Language::Russian => &russian::PHRASES,
        Language::Chinese => &chinese::PHRASES,
        Language::Arabic => &arabic::PHRASES,
    }
}
