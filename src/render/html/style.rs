//! The stylesheet of a report. What it says of classes of changes it says once; here it is said of each.

use crate::classify::Class;

const STYLE: &str = include_str!("report.css");

/// The stylesheet, with words at the head of every printed page. They are written so that they can end neither the
/// string of the stylesheet nor the element around it.
pub(super) fn style(printed: &str) -> String {
    let escaped = printed.chars().map(|c| match c.is_ascii_alphanumeric() {
        true => c.to_string(),
        false => format!("\\{:x} ", u32::from(c)),
    });
    let head: String = escaped.collect();
    format!("{}@page{{@top-left{{content:\"{head}\"}}}}\n", of_all_classes())
}

/// The classes whose changes have a letter in running text.
pub(super) fn signed() -> impl Iterator<Item = Class> {
    Class::ALL.iter().copied().filter(|class| class.is_substance() && !class.sign().is_empty())
}

/// The classes whose changes are printed quietly.
pub(super) fn quiet() -> impl DoubleEndedIterator<Item = Class> {
    Class::ALL.iter().copied().filter(|class| !class.is_substance())
}

/// The letter of a class: the first of its name.
pub(super) fn letter(class: Class) -> &'static str {
    class.name().get(..1).unwrap_or_default()
}

/// A block with `SIGN` stands for one of each sign and its `LETTER`; a line with `CLASS` for one of each class;
/// `.SIGNED` and `.QUIET` for all classes that are so.
fn of_all_classes() -> String {
    let blocks = STYLE.split("\n\n").flat_map(|block| {
        if block.contains(".SIGN::") { of_each_sign(block) } else { vec![of_each_class(block)] }
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn of_each_sign(block: &str) -> Vec<String> {
    let signs = signed().flat_map(|class| {
        let ways: &[_] = if class == Class::Action {
            &[("", ""), (".up", "↑"), (".down", "↓")]
        } else {
            &[("", "")]
        };
        ways.iter().map(move |(way, arrow)| {
            let selector = format!(".{class}{way}::");
            block
                .replace(".SIGN::", &selector)
                .replace("LETTER", &format!("{}{arrow}", letter(class)))
        })
    });
    signs.collect()
}

fn of_each_class(block: &str) -> String {
    let lines = block.split('\n').map(|line| {
        // What follows the selector follows the last one; between them are commas.
        let selector = line.trim_end_matches([',', ' ', '{']);
        if line.contains("CLASS") {
            let each = Class::ALL.iter().map(|class| selector.replace("CLASS", class.name()));
            each.collect::<Vec<_>>().join(",\n") + &line[selector.len()..]
        } else {
            line.replace(".SIGNED", &listed(signed())).replace(".QUIET", &listed(quiet()))
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn listed(classes: impl Iterator<Item = Class>) -> String {
    classes.map(|class| format!(".{class}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_rules() {
        let style = style("");
        for class in Class::ALL {
            assert_eq!(style.matches(&format!("#kind-{class}:")).count(), 6, "{class}");
        }
        assert!(style.contains(":is(ins, del).action.up::after {\n  content: \"a↑\""));
        assert!(style.contains(":is(ins, del):is(.editorial, .roll-over) {"));
        for left in ["CLASS", "SIGN", "LETTER", "QUIET"] {
            assert!(!style.contains(left), "{left}");
        }
    }

    #[test]
    fn a_name_cannot_leave_the_stylesheet() {
        let page = style("\"}</style><script>\n\\");
        let name =
            page.split("@top-left{content:\"").nth(1).unwrap().strip_suffix("\"}}\n").unwrap();
        assert!(!name.contains(['<', '>', '"', '}', '\n']), "{name}");
        assert!(style("A/RES/1").ends_with("content:\"A\\2f RES\\2f 1\"}}\n"));
    }
}
