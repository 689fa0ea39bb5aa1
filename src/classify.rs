//! A row and its spans → change classes: what kind of change each one is.
//!
//! The rules are tried in the order of `TRIED`: what moves on by itself, what leaves the meaning, then
//! actions, figures and citations; the rest is wording. Every verdict names the rule that gave it and what the rule saw, as
//! data: the sentences are made in render.

use std::ops::Range;

use strum::VariantArray;

use crate::language::table;
use crate::model::{Kind, Resolution, Sides};

mod amounts;
mod atoms;
mod case;
mod citation;
mod distance;
mod editorial;
mod figure;
mod forms;
mod ibidem;
mod misread;
mod modifiers;
mod naming;
mod notation;
mod roll_over;
mod spelling;
mod substance;
pub mod tables;
mod verbs;

pub use crate::language::Verb;
pub use distance::Distance;
pub(crate) use verbs::clause_lead;

use case::Case;

/// What kind of change it is, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[derive(strum::Display, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
#[non_exhaustive]
pub enum Class {
    /// The verb that opens a paragraph, its intensifier, a modal verb or a qualifier.
    Action,
    /// An amount, count, percentage, deadline, place or date of a meeting.
    Figure,
    /// Another document, treaty, article or paragraph is cited.
    Citation,
    /// A bracket was opened or closed: words of a draft are no longer agreed, or are now.
    Bracket,
    /// A paragraph or note that was added whole.
    Addition,
    /// A paragraph or note that was removed whole.
    Removal,
    /// Everything else.
    Wording,
    /// Capitals, punctuation, spelling, hyphens, abbreviation, article or plural that leaves the meaning.
    Editorial,
    /// What moves on by itself: sessions, years, the symbol of last year's resolution.
    RollOver,
}

impl Class {
    /// All of them, worst first.
    pub const ALL: &[Class] = Class::VARIANTS;

    /// The name that is typed and printed: action, figure, citation, bracket, addition, removal, wording, editorial,
    /// roll-over.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// How much sooner than others such a change is worth reading.
    ///
    /// A change of action binds States otherwise, so it stands before figures and citations, and these before wording;
    /// what nothing was negotiated for weighs nothing.
    pub fn weight(self) -> u64 {
        match self {
            Class::Action => 8,
            Class::Figure => 5,
            Class::Citation | Class::Bracket => 4,
            Class::Addition | Class::Removal | Class::Wording => 3,
            Class::Editorial | Class::RollOver => 0,
        }
    }

    /// Whether the class is substance: what a delegation would want to know.
    pub fn is_substance(self) -> bool {
        self.weight() > 0
    }
}

/// Which way an action changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::Display, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
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
        self.into()
    }

    /// From one step of a ladder to another.
    fn between(old: usize, new: usize) -> Direction {
        match old.cmp(&new) {
            std::cmp::Ordering::Less => Direction::Strengthened,
            std::cmp::Ordering::Greater => Direction::Weakened,
            std::cmp::Ordering::Equal => Direction::Other,
        }
    }
}

/// A rule by which a change gets its class, in the order in which they are tried; render says what each does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[derive(strum::Display, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
#[expect(missing_docs, reason = "render/rules.rs says what each one does")]
#[non_exhaustive]
pub enum Rule {
    ClosingLines,
    ListItem,
    SymbolMovesOn,
    OrdinalMovesOn,
    DateMovesOn,
    Capitals,
    Punctuation,
    JoiningWords,
    DateOfASymbol,
    DateInFull,
    Notation,
    SequenceAdverb,
    OrderOfWords,
    Spelling,
    ShortName,
    Abbreviation,
    VerbForm,
    Verb,
    ClauseVerb,
    Intensifier,
    ModalVerb,
    Qualifier,
    CitedProvision,
    Number,
    Date,
    Place,
    CitedTitle,
    CitedDocument,
    Brackets,
    AddedParagraph,
    RemovedParagraph,
    Words,
    TwoLanguages,
}

impl Rule {
    /// All of them, in the order in which they are tried.
    pub const ALL: &[Rule] = Rule::VARIANTS;

    /// The name that a verdict gives; `resdiff explain NAME` prints what the rule does.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The class that it gives.
    pub fn class(self) -> Class {
        use Rule::*;
        match self {
            ClosingLines | ListItem | SymbolMovesOn | OrdinalMovesOn | DateMovesOn => {
                Class::RollOver
            }
            Capitals | Punctuation | JoiningWords | DateOfASymbol | DateInFull | Notation
            | SequenceAdverb | OrderOfWords | Spelling | ShortName | Abbreviation | VerbForm => {
                Class::Editorial
            }
            Verb | ClauseVerb | Intensifier | ModalVerb | Qualifier => Class::Action,
            Number | Date | Place => Class::Figure,
            CitedProvision | CitedTitle | CitedDocument => Class::Citation,
            Brackets => Class::Bracket,
            AddedParagraph => Class::Addition,
            RemovedParagraph => Class::Removal,
            Words | TwoLanguages => Class::Wording,
        }
    }
}

/// The class of a changed span, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The rule that decided.
    pub rule: Rule,
    /// Which way, for an action.
    pub direction: Option<Direction>,
    /// What the rule saw.
    pub evidence: Evidence,
}

impl Verdict {
    /// What kind of change it is.
    pub fn class(&self) -> Class {
        self.rule.class()
    }

    /// How much sooner than others the change is worth reading: a whole paragraph by what it does.
    pub fn weight(&self) -> u64 {
        match self.evidence {
            Evidence::Whole { does, .. } => does.weight(),
            _ => self.class().weight(),
        }
    }

    fn new(rule: Rule, evidence: Evidence) -> Verdict {
        Verdict { rule, direction: None, evidence }
    }

    fn action(rule: Rule, direction: Direction, evidence: Evidence) -> Verdict {
        Verdict { rule, direction: Some(direction), evidence }
    }
}

/// What a rule saw.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Evidence {
    /// Nothing that the rule's name does not say.
    Nothing,
    /// The changed words of each side on one line, empty where there are none.
    Words(Sides<String>),
    /// Two words that changed places.
    Swapped(Sides<String>),
    /// The verb of a clause on each side, as printed, and as the table has it.
    Verbs(Sides<(String, Option<Verb>)>),
    /// The verbs, as printed, of all clauses that are on one side only.
    Clauses(Sides<Vec<String>>),
    /// A paragraph was added whole, or removed.
    Whole {
        /// The verb that opens it, as printed; empty where none is known.
        verb: String,
        /// The class of the change that weighs as much: action where it decides or asks, citation where it only cites.
        does: Class,
    },
}

/// Changed words in their row.
#[derive(Debug, Clone)]
pub struct Edit<'t> {
    /// The kind of the paragraph; `None` in a note.
    pub kind: Option<Kind>,
    /// The whole texts of the row.
    pub texts: Sides<&'t str>,
    /// The changed bytes of each; empty where words were only added or only removed.
    pub ranges: Sides<Range<usize>>,
    /// The documents that they are from; what "the Treaty" is, another paragraph may say.
    pub documents: Option<Sides<&'t Resolution>>,
}

/// The rules, those of one room together, in the order in which they are tried.
const TRIED: [fn(&Case) -> Option<Verdict>; 8] = [
    roll_over::rule,
    editorial::rule,
    modifiers::rule,
    verbs::opening,
    verbs::inside,
    citation::provision,
    figure::rule,
    citation::rule,
];

/// Says what kind of change it is.
///
/// Texts in two languages share no words to go by: all their changes are wording.
pub fn classify(edit: &Edit, distance: &Distance) -> Verdict {
    let Some(case) = Case::new(edit, distance) else {
        return Verdict::new(Rule::TwoLanguages, Evidence::Nothing);
    };
    let verdict = TRIED.iter().find_map(|rule| rule(&case));
    // Whatever else differs that a reader may hide, a bracket tells what is agreed.
    let verdict = verdict.filter(|verdict| verdict.class().is_substance() || !has_brackets(&case));
    verdict.unwrap_or_else(|| {
        let is_only = has_brackets(&case) && case.rest().next().is_none();
        let rule = if is_only { Rule::Brackets } else { Rule::Words };
        Verdict::new(rule, if is_only { case.evidence() } else { Evidence::Nothing })
    })
}

/// Whether one side of a change has brackets that the other has not.
fn has_brackets(case: &Case) -> bool {
    let marks =
        case.words.map(|words| ['[', '［', ']', '］'].map(|mark| words.matches(mark).count()));
    marks.old != marks.new
}

/// The verdict on two words of a paragraph that changed places; `None` where they are names, of which each had its part.
pub fn swapped(one: &str, other: &str) -> Option<Verdict> {
    let is_name = |words: &str| words.starts_with(char::is_uppercase);
    let words = Sides::new(one.to_owned(), other.to_owned());
    (!is_name(one) && !is_name(other))
        .then(|| Verdict::new(Rule::OrderOfWords, Evidence::Swapped(words)))
}

/// Says what kind of change a paragraph is that was added or removed whole: an addition or removal, but for closing lines.
pub fn classify_whole(edit: &Edit, distance: &Distance) -> Verdict {
    let rule = match (edit.kind, edit.ranges.old.is_empty()) {
        (Some(Kind::Closing), _) => Rule::ClosingLines,
        (_, true) => Rule::AddedParagraph,
        (_, false) => Rule::RemovedParagraph,
    };
    let (verb, does) = match distance.language.map(table) {
        Some(table) if edit.kind == Some(Kind::Operative) => verbs::whole(edit, table),
        _ => None,
    }
    .unwrap_or_else(|| {
        let only_cites =
            Case::new(edit, distance).is_some_and(|case| citation::is_only_citation(&case));
        (String::new(), if only_cites { Class::Citation } else { Class::Wording })
    });
    Verdict::new(rule, Evidence::Whole { verb, does })
}

#[cfg(test)]
mod tests;
