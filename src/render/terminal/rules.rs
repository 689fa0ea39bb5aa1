//! The rules by which changes are classed, and the words that they go by.

use crate::classify::Rule;
use crate::classify::tables::WordTable;
use crate::render::rules::explained;
use crate::render::terminal::prelude::*;

/// Writes all rules by class, worst class first.
pub fn write_rules(canvas: &mut Canvas<'_>) -> io::Result<()> {
    for (place, class) in Class::ALL.iter().enumerate() {
        if place > 0 {
            canvas.blank();
        }
        canvas.text(&[Run::new(Role::Heading, class.name())], 0);
        let of_class: Vec<Rule> =
            Rule::ALL.iter().copied().filter(|rule| rule.class() == *class).collect();
        lines(canvas, &of_class);
    }
    canvas.end()
}

/// Writes one rule with the tables that it goes by.
pub fn write_rule(canvas: &mut Canvas<'_>, rule: Rule, tables: &[WordTable]) -> io::Result<()> {
    let head = [
        Run::new(Role::Heading, rule.name()),
        Run::new(Role::Quiet, format!(" · {}", rule.class())),
    ];
    canvas.text(&head, 0);
    canvas.text(&[Run::new(Role::Text, explained(rule))], 2);
    for table in tables {
        canvas.blank();
        let order = if table.ranked { ", weakest first" } else { "" };
        let name = [Run::new(Role::Heading, table.name.as_str()), Run::new(Role::Quiet, order)];
        canvas.text(&name, 0);
        for (step, words) in table.steps.iter().enumerate() {
            let (head, indent) = if table.ranked {
                (Line::new(Role::Quiet, &format!("{:>4}", step + 1)), 6)
            } else {
                (Line::default(), 2)
            };
            canvas.hanging(&head, &[Run::new(Role::Text, words.join(", "))], indent);
        }
    }
    canvas.end()
}

/// Writes the name of each rule and what it does.
pub(super) fn lines(canvas: &mut Canvas<'_>, rules: &[Rule]) {
    let widest = Rule::ALL.iter().map(|rule| columns(rule.name())).max();
    let indent = (widest.unwrap_or(0) + 4).min(canvas.width / 3);
    for &rule in rules {
        let name = set_in(Role::Address, rule.name());
        canvas.hanging(&name, &[Run::new(Role::Text, explained(rule))], indent);
    }
}
