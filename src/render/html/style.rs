//! The stylesheet of a report. What it says of classes of changes it says once; here it is said of each.

use crate::render::html::prelude::*;

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

/// The classes whose changes are printed quietly.
pub(super) fn quiet() -> impl DoubleEndedIterator<Item = Class> {
    Class::ALL.iter().copied().filter(|class| !class.is_substance())
}

/// A line with `CLASS` stands for one of each class, `.QUIET` for all classes that are printed quietly.
fn of_all_classes() -> String {
    let quiet = listed(quiet());
    let lines = STYLE.split('\n').map(|line| {
        // What follows the selector follows the last one; between them are commas.
        let selector = line.trim_end_matches([',', ' ', '{']);
        if line.contains("CLASS") {
            let each = Class::ALL.iter().map(|class| selector.replace("CLASS", class.name()));
            each.collect::<Vec<_>>().join(",\n") + &line[selector.len()..]
        } else {
            line.replace(".QUIET", &quiet)
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
            assert_eq!(style.matches(&format!("#kind-{class}:")).count(), 5, "{class}");
        }
        for left in ["CLASS", "QUIET"] {
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
