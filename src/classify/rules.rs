//! What each rule does, for `resdiff explain`.

use super::Class;

/// A rule by which a change gets its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name that a verdict gives.
    pub name: &'static str,
    /// The class that it gives.
    pub class: Class,
    /// What it does, in whole sentences.
    pub text: &'static str,
}

/// All rules, in the order in which they are tried.
pub const RULES: &[Rule] = &[
    Rule {
        name: "closing-lines",
        class: Class::RollOver,
        text: "The number of the meeting and the date of adoption, in the lines that close a text, differ between any two texts.",
    },
    Rule {
        name: "list-item",
        class: Class::RollOver,
        text: "A document or date of the time between the two texts was added next to earlier ones: from the session of the \
               earlier text on, or by its date from a hundred days before the adoption of the earlier text to that of the later.",
    },
    Rule {
        name: "symbol-moves-on",
        class: Class::RollOver,
        text: "The symbol of a document of the same series moved on by as many sessions or years as lie between the two texts, or the \
               later text now cites the earlier one.",
    },
    Rule {
        name: "ordinal-moves-on",
        class: Class::RollOver,
        text: "A session or a recurring meeting moved on by as many turns as lie between the two texts.",
    },
    Rule {
        name: "date-moves-on",
        class: Class::RollOver,
        text: "A date or year moved on by the distance of the two texts, to a quarter of it or 45 days.",
    },
    Rule { name: "capitals", class: Class::Editorial, text: "Only capitals differ." },
    Rule {
        name: "punctuation",
        class: Class::Editorial,
        text: "Only punctuation, hyphens or spaces differ.",
    },
    Rule {
        name: "joining-words",
        class: Class::Editorial,
        text: "Only articles, \u{201c}and\u{201d} and punctuation differ, as when a list gets longer.",
    },
    Rule {
        name: "date-of-a-symbol",
        class: Class::Editorial,
        text: "The date of a cited document was written out or left out.",
    },
    Rule {
        name: "date-in-full",
        class: Class::Editorial,
        text: "The year of a date was written out or left out.",
    },
    Rule {
        name: "sequence-adverb",
        class: Class::Editorial,
        text: "An adverb came or went that only counts: \u{201c}also\u{201d}, \u{201c}further\u{201d}.",
    },
    Rule {
        name: "order-of-words",
        class: Class::Editorial,
        text: "The same words stand in another order.",
    },
    Rule {
        name: "spelling",
        class: Class::Editorial,
        text: "The words are the same but for hyphens, variants of spelling, singular and plural, a tense of \u{201c}to be\u{201d}, or an adverb \
               such as \u{201c}also\u{201d} that only counts.",
    },
    Rule {
        name: "short-name",
        class: Class::Editorial,
        text: "A name was given in full or in short.",
    },
    Rule {
        name: "abbreviation",
        class: Class::Editorial,
        text: "A name was replaced by its initials, or the reverse.",
    },
    Rule {
        name: "verb-form",
        class: Class::Editorial,
        text: "The verb is the same in another form.",
    },
    Rule {
        name: "verb",
        class: Class::Action,
        text: "The verb by which the organ acts changed, at the head of the paragraph or of a clause. Of two verbs on one ladder the higher step \
               is the stronger; verbs of two ladders, or on none, give no direction.",
    },
    Rule {
        name: "clause-verb",
        class: Class::Action,
        text: "A clause with a verb of the organ was added or dropped.",
    },
    Rule {
        name: "paragraph-verb",
        class: Class::Action,
        text: "An operative paragraph with a known verb was added or removed whole.",
    },
    Rule {
        name: "intensifier",
        class: Class::Action,
        text: "An adverb or adjective that strengthens a verb or a concern was added, dropped or replaced.",
    },
    Rule {
        name: "modal-verb",
        class: Class::Action,
        text: "A modal verb was replaced by one that binds more or less, or came or went.",
    },
    Rule {
        name: "qualifier",
        class: Class::Action,
        text: "A phrase that limits what is asked or said was added, dropped or replaced.",
    },
    Rule {
        name: "cited-provision",
        class: Class::Citation,
        text: "Another article, paragraph or chapter of the same document is cited.",
    },
    Rule {
        name: "number",
        class: Class::Figure,
        text: "Numbers differ, with no more than the words that belong to them.",
    },
    Rule {
        name: "date",
        class: Class::Figure,
        text: "A date or deadline differs by more or less than the distance of the two texts.",
    },
    Rule {
        name: "place",
        class: Class::Figure,
        text: "The place of a meeting, or its place and date, came, went or changed: names with a date, or after \u{201c}in\u{201d} with a date near them.",
    },
    Rule {
        name: "cited-title",
        class: Class::Citation,
        text: "The title of a cited document changed, in quotes after \u{201c}entitled\u{201d}.",
    },
    Rule {
        name: "cited-document",
        class: Class::Citation,
        text: "A document, treaty, article or paragraph is cited that was not, or no longer, or instead of another.",
    },
    Rule {
        name: "words",
        class: Class::Wording,
        text: "No other rule fits: words that carry meaning changed.",
    },
    Rule {
        name: "whole-paragraph",
        class: Class::Wording,
        text: "The whole paragraph was added or removed.",
    },
    Rule {
        name: "two-languages",
        class: Class::Wording,
        text: "The two texts are in different languages; their words are not classed.",
    },
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
