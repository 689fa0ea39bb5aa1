//! Short ways to write a verdict.

use super::{Class, Direction, Verdict};

fn of(class: Class, direction: Option<Direction>, rule: &'static str, evidence: String) -> Verdict {
    Verdict { class, direction, rule, evidence }
}

pub fn roll_over(rule: &'static str, evidence: String) -> Verdict {
    of(Class::RollOver, None, rule, evidence)
}

pub fn editorial(rule: &'static str, evidence: String) -> Verdict {
    of(Class::Editorial, None, rule, evidence)
}

pub fn action(direction: Direction, rule: &'static str, evidence: String) -> Verdict {
    of(Class::Action, Some(direction), rule, evidence)
}

pub fn figure(rule: &'static str, evidence: String) -> Verdict {
    of(Class::Figure, None, rule, evidence)
}

pub fn citation(rule: &'static str, evidence: String) -> Verdict {
    of(Class::Citation, None, rule, evidence)
}

pub fn wording(rule: &'static str, evidence: String) -> Verdict {
    of(Class::Wording, None, rule, evidence)
}
