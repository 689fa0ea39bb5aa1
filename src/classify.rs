//! A row and its spans → change classes: what kind of change each one is.

//!
//! The classes are tried in the order of [`rules`]: what moves on by itself, what leaves the meaning, then
//! actions, figures and citations; the rest is wording. Every verdict names the rule that gave it and what the rule saw.

use std::fmt;

mod atoms;
mod citation;
mod cut;
mod direction;
mod distance;
mod editorial;
mod figure;
mod joined;
mod lexicon;
mod modifiers;
mod ordinals;
mod roll_over;
pub mod rules;
pub mod tables;
mod verbs;
mod verdict;

pub use cut::Change;
pub use distance::Distance;

use crate::model::Kind;
use cut::Cut;

/// What kind of change it is, worst first. All but the last two are substance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// The verb that opens a paragraph, its intensifier, a modal verb or a qualifier.
    Action,
    /// An amount, count, percentage, deadline, place or date of a meeting.
    Figure,
    /// Another document, treaty, article or paragraph is cited.
    Citation,
    /// Everything else.
    Wording,
    /// Capitals, punctuation, spelling, hyphens, abbreviation, article or plural that leaves the meaning.
    Editorial,
    /// What moves on by itself: sessions, years, the symbol of last year's resolution.
    RollOver,
}

impl Class {
    /// All six, worst first.
    pub const ALL: [Class; 6] = [
        Class::Action,
        Class::Figure,
        Class::Citation,
        Class::Wording,
        Class::Editorial,
        Class::RollOver,
    ];

    /// The name that is typed and printed: action, figure, citation, wording, editorial, roll-over.
    pub fn name(self) -> &'static str {
        match self {
            Class::Action => "action",
            Class::Figure => "figure",
            Class::Citation => "citation",
            Class::Wording => "wording",
            Class::Editorial => "editorial",
            Class::RollOver => "roll-over",
        }
    }

    /// Whether the class is substance: what a delegation would want to know.
    pub fn is_substance(self) -> bool {
        !matches!(self, Class::Editorial | Class::RollOver)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Which way an action changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// A stronger verb, intensifier or modal verb.
    Strengthened,
    /// A weaker one.
    Weakened,
    /// A qualifier was added.
    Qualified,
    /// A qualifier was dropped.
    Unqualified,
    /// Neither way, or not known.
    Other,
}

impl Direction {
    /// The name that is printed.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Strengthened => "strengthened",
            Direction::Weakened => "weakened",
            Direction::Qualified => "qualified",
            Direction::Unqualified => "unqualified",
            Direction::Other => "other",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The class of a changed span, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What kind of change it is.
    pub class: Class,
    /// Which way, for an action.
    pub direction: Option<Direction>,
    /// The name of the rule that decided; `resdiff explain NAME` prints what it does.
    pub rule: &'static str,
    /// What the rule saw: "Requests → Urges: stronger, ladder en/operative 5 → 7".
    pub evidence: String,
}

/// Says what kind of change it is.
///
/// Texts in two languages share no words to go by: all their changes are wording.
pub fn classify(change: &Change<'_>, distance: &Distance) -> Verdict {
    let Some(language) = distance.language else {
        return verdict::wording("two-languages", "the documents are in two languages".to_owned());
    };
    let lexicon = lexicon::lexicon(language);
    let cut = Cut::of(change, lexicon);
    roll_over::rule(change, &cut, distance, lexicon)
        .or_else(|| editorial::rule(change, &cut, lexicon))
        .or_else(|| modifiers::rule(change, &cut, lexicon))
        .or_else(|| verbs::opening(change, &cut, lexicon))
        .or_else(|| verbs::inside(change, &cut, lexicon))
        .or_else(|| citation::provision(change, &cut, lexicon))
        .or_else(|| figure::rule(change, &cut, lexicon))
        .or_else(|| citation::rule(change, &cut, lexicon))
        .unwrap_or_else(|| verdict::wording("words", "no other rule fits".to_owned()))
}

/// The verdict on two words of a paragraph that changed places.
pub fn swapped(one: &str, other: &str) -> Verdict {
    verdict::editorial("order-of-words", format!("“{one}” and “{other}” changed places"))
}

/// Says what kind of change a paragraph is that was added or removed whole.
pub fn classify_whole(change: &Change<'_>, distance: &Distance) -> Verdict {
    let added = change.ranges.old.is_empty();
    let what = if added { "added" } else { "removed" };
    let whole = || verdict::wording("whole-paragraph", format!("the paragraph was {what}"));
    let Some(language) = distance.language else {
        return whole();
    };
    match change.kind {
        Some(Kind::Closing) => verdict::roll_over("closing-lines", format!("closing lines {what}")),
        Some(Kind::Preambular) => {
            let lexicon = lexicon::lexicon(language);
            let cut = Cut::of(change, lexicon);
            let recalled = roll_over::whole(change, &cut, distance, lexicon, added);
            recalled.or_else(|| citation::whole(&cut, lexicon, what)).unwrap_or_else(whole)
        }
        None => {
            let cut = Cut::of(change, lexicon::lexicon(language));
            citation::whole(&cut, lexicon::lexicon(language), what).unwrap_or_else(whole)
        }
        Some(Kind::Operative) => {
            let words = change.words();
            let text = if added { words.new } else { words.old };
            match verbs::of_paragraph(text, lexicon::lexicon(language)) {
                Some(clause) => {
                    let evidence = format!("a paragraph with “{}” was {what}", clause.printed);
                    verdict::action(Direction::Other, "paragraph-verb", evidence)
                }
                None => whole(),
            }
        }
        _ => whole(),
    }
}

#[cfg(test)]
mod tests;
