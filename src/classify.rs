//! A row and its spans → change classes: what kind of change each one is.

use std::fmt;

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
