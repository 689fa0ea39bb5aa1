//! What each rule of classes does, and what it saw in a change, in words.

use crate::classify::{Evidence, Rule, Verb};
use crate::render::prelude::*;

/// What each rule does, in whole sentences: a rule a line, behind its name.
const EXPLAINED: &str = include_str!("rules.txt");

/// What a rule does, in whole sentences.
pub(crate) fn explained(rule: Rule) -> &'static str {
    let of_rule = |line: &'static str| line.strip_prefix(rule.name())?.strip_prefix(": ");
    EXPLAINED.lines().find_map(of_rule).unwrap_or_default()
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
        _ if came => format!("added: {new}"),
        _ if went => format!("dropped: {old}"),
        _ => format!("{old} → {new}"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_once_and_nothing_else_is() {
        for &rule in Rule::ALL {
            assert!(explained(rule).ends_with('.'), "{rule}");
        }
        assert_eq!(EXPLAINED.lines().count(), Rule::ALL.len());
    }
}
