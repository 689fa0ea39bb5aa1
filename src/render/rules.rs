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
pub(crate) fn evidence(ui: Ui, verdict: &Verdict) -> String {
    match &verdict.evidence {
        Evidence::Nothing if verdict.rule == Rule::TwoLanguages => ui.two_languages().to_owned(),
        Evidence::Nothing => ui.no_other_rule().to_owned(),
        Evidence::Words(words) => seen(ui, verdict.rule, words),
        Evidence::Swapped(Sides { old, new }) => ui.changed_places(old, new),
        Evidence::Verbs(Sides { old: (old, from), new: (new, to) }) => {
            ui.verbs_and_steps(old, new, &steps(ui, *from, *to))
        }
        Evidence::Clauses(clauses) => {
            let Sides { old, new } = clauses.as_ref().map(|verbs| ui.commas(verbs));
            match (old.is_empty(), new.is_empty()) {
                (true, _) => ui.clause_added(&new),
                (_, true) => ui.clause_dropped(&old),
                _ => ui.clause_became(&old, &new),
            }
        }
        Evidence::Whole { verb, .. } => whole(ui, verdict.rule, verb),
    }
}

/// The same where there is no room for the ladders: "Requests → Urges".
pub(crate) fn in_short(ui: Ui, verdict: &Verdict) -> String {
    match &verdict.evidence {
        Evidence::Verbs(Sides { old: (old, _), new: (new, _) }) => ui.old_to_new(old, new),
        _ => evidence(ui, verdict),
    }
}

/// Changed words, one side of which may be empty.
fn seen(ui: Ui, rule: Rule, Sides { old, new }: &Sides<String>) -> String {
    let (came, went) = (old.is_empty(), new.is_empty());
    match rule {
        Rule::ListItem => ui.of_the_time_between(if went { old } else { new }),
        Rule::CitedTitle => ui.in_a_title(&ui.old_to_new(old, new)),
        Rule::CitedDocument if came => ui.cited_now(new),
        Rule::CitedDocument if went => ui.cited_no_more(old),
        Rule::ModalVerb | Rule::Qualifier | Rule::Intensifier if came => ui.word_added(new),
        Rule::ModalVerb | Rule::Qualifier | Rule::Intensifier if went => ui.word_dropped(old),
        _ if came => ui.only_added(new),
        _ if went => ui.only_dropped(old),
        _ => ui.old_to_new(old, new),
    }
}

/// A paragraph that was added or removed whole.
fn whole(ui: Ui, rule: Rule, verb: &str) -> String {
    match (rule, verb) {
        (Rule::AddedParagraph, "") => ui.paragraph_added().to_owned(),
        (Rule::AddedParagraph, verb) => ui.paragraph_with_added(verb),
        (Rule::RemovedParagraph, "") => ui.paragraph_removed().to_owned(),
        (Rule::RemovedParagraph, verb) => ui.paragraph_with_removed(verb),
        _ => ui.closing_lines_differ().to_owned(),
    }
}

/// How two verbs stand to each other on their ladders.
fn steps(ui: Ui, old: Option<Verb>, new: Option<Verb>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if old.ladder == new.ladder => {
            let ladder = old.ladder.to_string();
            let [from, to] = [old.step, new.step].map(|step| step.to_string());
            match old.step.cmp(&new.step) {
                std::cmp::Ordering::Less => ui.stronger_step(&ladder, &from, &to),
                std::cmp::Ordering::Greater => ui.weaker_step(&ladder, &from, &to),
                std::cmp::Ordering::Equal => ui.as_strong_step(&ladder, &from, &to),
            }
        }
        (Some(old), Some(new)) => ui.other_ladder(old.ladder, new.ladder),
        _ => ui.no_ladder().to_owned(),
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
