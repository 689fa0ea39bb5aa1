//! What each rule of classes does, and what it saw in a change, in words.

use crate::classify::{Evidence, Rule, Verb, Verdict};
use crate::model::Sides;

/// What a rule does, in whole sentences.
pub(crate) fn explained(rule: Rule) -> &'static str {
    match rule {
        Rule::ClosingLines => {
            "The number of the meeting and the date of adoption, in the lines that close a text, differ between any two texts."
        }
        Rule::ListItem => {
            "A document or date of the time between the two texts was added next to earlier ones: from the session of the earlier text on, or by its date from a hundred days before the adoption of the earlier text to that of the later."
        }
        Rule::SymbolMovesOn => {
            "The symbol of a document of the same series moved on by as many sessions or years as lie between the two texts, or the later text now cites the earlier one."
        }
        Rule::OrdinalMovesOn => {
            "A session or a recurring meeting moved on by as many turns as lie between the two texts."
        }
        Rule::DateMovesOn => {
            "A date or year moved on by the distance of the two texts, to a quarter of it or 45 days."
        }
        Rule::Capitals => "Only capitals differ.",
        Rule::Punctuation => "Only punctuation, hyphens or spaces differ.",
        Rule::Brackets => {
            "A bracket was opened or closed: words of a draft are agreed, or no longer are."
        }
        Rule::JoiningWords => {
            "Only articles, “and” and punctuation differ, as when a list gets longer."
        }
        Rule::DateOfASymbol => "The date of a cited document was written out or left out.",
        Rule::DateInFull => "The year of a date was written out or left out.",
        Rule::SequenceAdverb => "An adverb came or went that only counts: “also”, “further”.",
        Rule::OrderOfWords => "The same words stand in another order.",
        Rule::Spelling => {
            "The words are the same but for hyphens, variants of spelling, singular and plural, a tense of “to be”, or an adverb such as “also” that only counts."
        }
        Rule::ShortName => "A name was given in full or in short.",
        Rule::Abbreviation => "A name was replaced by its initials, or the reverse.",
        Rule::VerbForm => "The verb is the same in another form.",
        Rule::Verb => {
            "The verb by which the organ acts changed, at the head of the paragraph or of a clause. Of two verbs on one ladder the higher step is the stronger; verbs of two ladders, or on none, give no direction."
        }
        Rule::ClauseVerb => "A clause with a verb of the organ was added or dropped.",
        Rule::Intensifier => {
            "An adverb or adjective that strengthens a verb or a concern was added, dropped or replaced."
        }
        Rule::ModalVerb => {
            "A modal verb was replaced by one that binds more or less, or came or went."
        }
        Rule::Qualifier => {
            "A phrase that limits what is asked or said was added, dropped or replaced."
        }
        Rule::CitedProvision => {
            "Another article, paragraph or chapter of the same document is cited."
        }
        Rule::Number => "Numbers differ, with no more than the words that belong to them.",
        Rule::Date => {
            "A date or deadline differs by more or less than the distance of the two texts."
        }
        Rule::Place => {
            "The place of a meeting, or its place and date, came, went or changed: names with a date, or after “in” with a date near them."
        }
        Rule::CitedTitle => "The title of a cited document changed, in quotes after “entitled”.",
        Rule::CitedDocument => {
            "A document, treaty, article or paragraph is cited that was not, or no longer, or instead of another."
        }
        Rule::Words => "No other rule fits: words that carry meaning changed.",
        Rule::AddedParagraph => {
            "The whole paragraph or note was added. It is read sooner where it decides or asks, or cites."
        }
        Rule::RemovedParagraph => {
            "The whole paragraph or note was removed. It is read sooner where it decided or asked, or cited."
        }
        Rule::TwoLanguages => {
            "The two texts are in different languages; their words are not classed."
        }
    }
}

/// What the rule of a verdict saw: "Requests → Urges: stronger, ladder en/operative 5 → 7".
pub(crate) fn evidence(verdict: &Verdict) -> String {
    match &verdict.evidence {
        Evidence::Nothing if verdict.rule == Rule::TwoLanguages => {
            "the documents are in two languages".to_owned()
        }
        Evidence::Nothing => "no other rule fits".to_owned(),
        Evidence::Words(words) => seen(verdict.rule, words),
        Evidence::Swapped(Sides { old, new }) => format!("“{old}” and “{new}” changed places"),
        Evidence::Verbs(Sides { old: (old, from), new: (new, to) }) => {
            format!("{old} → {new}: {}", steps(*from, *to))
        }
        Evidence::Clauses(clauses) => {
            let Sides { old, new } = clauses.as_ref().map(|verbs| verbs.join(", "));
            match (old.is_empty(), new.is_empty()) {
                (true, _) => format!("a clause with “{new}” was added"),
                (_, true) => format!("the clause with “{old}” was dropped"),
                _ => format!("“{old}” became “{new}”"),
            }
        }
        Evidence::Whole { verb, .. } => whole(verdict.rule, verb),
    }
}

/// The same where there is no room for the ladders: "Requests → Urges".
pub(crate) fn in_short(verdict: &Verdict) -> String {
    match &verdict.evidence {
        Evidence::Verbs(Sides { old: (old, _), new: (new, _) }) => format!("{old} → {new}"),
        _ => evidence(verdict),
    }
}

/// Changed words, one side of which may be empty.
fn seen(rule: Rule, Sides { old, new }: &Sides<String>) -> String {
    let (came, went) = (old.is_empty(), new.is_empty());
    match rule {
        Rule::ListItem => {
            let item = if went { old } else { new };
            format!("“{item}” is of the time between the two documents, in a list of earlier ones")
        }
        Rule::CitedTitle => format!("in a title: {old} → {new}"),
        Rule::CitedDocument if came => format!("“{new}” is cited now"),
        Rule::CitedDocument if went => format!("“{old}” is not cited any more"),
        Rule::ModalVerb | Rule::Qualifier | Rule::Intensifier if came => format!("“{new}” added"),
        Rule::ModalVerb | Rule::Qualifier | Rule::Intensifier if went => format!("“{old}” dropped"),
        Rule::ClosingLines | Rule::CitedProvision | Rule::Place => format!("{old} → {new}"),
        _ => {
            let shown = [old, new].map(|words| match words.as_str() {
                "" => "nothing",
                words => words,
            });
            shown.join(" → ")
        }
    }
}

/// A paragraph that was added or removed whole.
fn whole(rule: Rule, verb: &str) -> String {
    let what = match rule {
        Rule::AddedParagraph => "added",
        Rule::RemovedParagraph => "removed",
        _ => return "closing lines came or went".to_owned(),
    };
    match verb {
        "" => format!("the paragraph was {what}"),
        verb => format!("a paragraph with “{verb}” was {what}"),
    }
}

/// How two verbs stand to each other on their ladders.
fn steps(old: Option<Verb>, new: Option<Verb>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if old.ladder == new.ladder => {
            let way = match old.step.cmp(&new.step) {
                std::cmp::Ordering::Less => "stronger",
                std::cmp::Ordering::Greater => "weaker",
                std::cmp::Ordering::Equal => "as strong",
            };
            format!("{way}, ladder {} {} → {}", old.ladder, old.step, new.step)
        }
        (Some(old), Some(new)) => format!("of another kind, {} → {}", old.ladder, new.ladder),
        _ => "not on one ladder".to_owned(),
    }
}
