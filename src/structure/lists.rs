//! The lists that are open where a subparagraph stands.

use super::labels::{Label, System, name_of};
use super::misread::letters_look_alike;

/// Where a label stands in lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// How deep, from 1.
    pub depth: usize,
    /// What it counts.
    pub value: u32,
    /// The number or letter that it says, where its print is spoilt.
    pub name: Option<String>,
}

/// How many lists may be open: a list that begins below them takes the place of the deepest.
///
/// Resolutions have three levels, treaties and rules five; without an end the addresses of labels that never count on
/// would grow with the text.
const DEEPEST: usize = 8;

/// Open lists, outermost first: the system of each and the value of its last label.
#[derive(Debug, Default)]
pub struct Lists {
    open: Vec<(System, u32)>,
    /// How far the labels of each are set in, where that is known.
    indents: Vec<Option<u32>>,
}

impl Lists {
    /// Closes all lists.
    pub fn clear(&mut self) {
        self.open.clear();
        self.indents.clear();
    }

    /// Whether one of the open lists counts by such labels.
    pub fn counts(&self, system: System) -> bool {
        self.open.iter().any(|(open, _)| *open == system)
    }

    /// How many lists are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Finds the list a label belongs to, opening or closing lists as needed. Returns its depth, from 1, and
    /// its value.
    ///
    /// The label after it decides whether "(i)" is the ninth letter or Roman one, and whether "a)" is Latin or Cyrillic. One that is
    /// set in less than those of a list, where both are known, closes it.
    pub fn place(
        &mut self,
        label: &Label<'_>,
        next: Option<&Label<'_>>,
        indent: Option<u32>,
    ) -> Placing {
        let is_outer =
            |open: &Option<u32>| open.is_some_and(|open| indent.is_some_and(|own| own < open));
        let outer = self.indents.iter().rev().take_while(|open| is_outer(open)).count();
        self.open.truncate(self.open.len() - outer);
        self.indents.truncate(self.open.len());
        let placing = self.find_place(label, next);
        self.indents.resize(self.open.len(), indent);
        placing
    }

    fn find_place(&mut self, label: &Label<'_>, next: Option<&Label<'_>>) -> Placing {
        let is_same = |open: &(System, u32)| label.readings.contains(open);
        if let Some(level) = self.open.iter().rposition(is_same).filter(|_| label.is_later()) {
            return self.go_on(level, self.open[level].1);
        }
        if let Some((system, value)) = self.misread(label, next) {
            let level = self.open.iter().rposition(|(open, _)| *open == system);
            let placing = match level {
                Some(level) => self.go_on(level, value),
                None => self.begin(system, value),
            };
            return Placing { name: name_of(system, value), ..placing };
        }
        let next_reads = |reading| next.is_some_and(|next| next.readings.contains(&reading));
        let begins_roman =
            label.readings.contains(&(System::Roman, 1)) && next_reads((System::Roman, 2));
        let follows = |&(system, last): &(System, u32)| {
            !(system == System::Letter && begins_roman)
                && label.readings.contains(&following(system, last))
        };
        if let Some(level) = self.open.iter().rposition(follows) {
            let (system, last) = self.open[level];
            return self.go_on(level, following(system, last).1);
        }
        let begins = |&(system, value): &(System, u32)| value == 1 || system == System::Bullet;
        let mut firsts = label.readings.iter().copied().filter(begins);
        let goes_on = |&(system, value): &(System, u32)| next_reads(following(system, value));
        if let Some((system, value)) = firsts.clone().find(goes_on).or_else(|| firsts.next()) {
            return self.begin(system, value);
        }
        // A label was lost: go on with a list of the same system.
        let skips = |&(system, last): &(System, u32)| {
            label.readings.iter().find(|&&(s, value)| s == system && value > last)
        };
        let level = self.open.iter().rposition(|open| skips(open).is_some());
        match level.and_then(|level| Some((level, skips(&self.open[level])?.1))) {
            Some((level, value)) => self.go_on(level, value),
            None => self.begin(label.readings[0].0, label.readings[0].1),
        }
    }

    /// What a label says that recognition has spoilt: it looks like the next of an open list, or like the first of one, and
    /// the label after it does not go on from it as printed.
    pub fn misread(&self, label: &Label<'_>, next: Option<&Label<'_>>) -> Option<(System, u32)> {
        let next_reads = |reading| next.is_some_and(|next| next.readings.contains(&reading));
        let goes_on = |open: &[(System, u32)]| {
            open.iter().any(|&(system, value)| label.readings.contains(&following(system, value)))
        };
        let may_begin = |&(system, value): &(System, u32)| value == 1 || system == System::Bullet;
        if goes_on(&self.open) || label.readings.iter().any(may_begin) {
            return None;
        }
        let printed = label.inside();
        // A list is one of letters where it has no label yet.
        let mut expected = self
            .open
            .iter()
            .rev()
            .map(|&(system, value)| following(system, value))
            .chain(self.open.is_empty().then_some((System::Letter, 1)));
        expected.find(|&(system, value)| {
            let is_of_print = label
                .readings
                .iter()
                .any(|&(own, number)| own == system && next_reads((own, number + 1)));
            name_of(system, value).is_some_and(|name| letters_look_alike(printed, &name))
                && !is_of_print
        })
    }

    fn go_on(&mut self, level: usize, value: u32) -> Placing {
        self.open.truncate(level + 1);
        self.open[level].1 = value;
        Placing { depth: level + 1, value, name: None }
    }

    fn begin(&mut self, system: System, value: u32) -> Placing {
        self.open.truncate(DEEPEST - 1);
        self.open.push((system, value));
        Placing { depth: self.open.len(), value, name: None }
    }
}

/// The reading that follows another in a list; bullets count nothing.
fn following(system: System, value: u32) -> (System, u32) {
    (system, if system == System::Bullet { 0 } else { value + 1 })
}

#[cfg(test)]
mod tests {
    use super::super::labels::parse;
    use super::*;

    #[test]
    fn labels_that_never_count_on_open_no_lists_without_end() {
        let labels = ["(a)", "(i)"].repeat(DEEPEST);
        assert_eq!(depths(&labels).into_iter().max(), Some(DEEPEST));
    }

    fn depths(labels: &[&str]) -> Vec<usize> {
        let mut lists = Lists::default();
        let parsed: Vec<_> = labels.iter().map(|label| parse(label).unwrap()).collect();
        (0..parsed.len())
            .map(|at| lists.place(&parsed[at], parsed.get(at + 1), None).depth)
            .collect()
    }

    #[test]
    fn letters_and_roman_numerals_nest() {
        assert_eq!(depths(&["(a)", "(b)", "(i)", "(ii)", "(c)"]), [1, 1, 2, 2, 1]);
        assert_eq!(depths(&["(g)", "(h)", "(i)", "(j)"]), [1, 1, 1, 1]);
        assert_eq!(depths(&["(g)", "(h)", "(i)", "(ii)", "(i)"]), [1, 1, 2, 2, 1]);
        assert_eq!(
            depths(&["(a)", "(i)", "a.", "(ii)", "(b)"].map(|l| if l == "a." { "(1)" } else { l })),
            [1, 2, 3, 2, 1]
        );
    }

    #[test]
    fn other_systems_nest_too() {
        assert_eq!(depths(&["a)", "b)", "1)", "2)", "c)"]), [1, 1, 2, 2, 1]);
        assert_eq!(depths(&["a)", "б)", "в)"]), [1, 1, 1]);
        assert_eq!(depths(&["1°", "2°"]), [1, 1]);
        assert_eq!(depths(&["(a)", "(b)", "(b) bis", "(i)", "(b ter)", "(c)"]), [1, 1, 1, 2, 1, 1]);
        assert_eq!(depths(&["(أ)", "(ب)"]), [1, 1]);
        assert_eq!(depths(&["• ", "• "]), [1, 1]);
    }

    fn names(labels: &[&str]) -> Vec<Option<String>> {
        let mut lists = Lists::default();
        let parsed: Vec<_> = labels.iter().map(|label| parse(label).unwrap()).collect();
        (0..parsed.len())
            .map(|at| lists.place(&parsed[at], parsed.get(at + 1), None).name)
            .collect()
    }

    #[test]
    fn spoilt_letters_are_those_that_must_come() {
        let spoilt = |names: &[Option<String>]| {
            names.iter().map(|name| name.clone().unwrap_or_default()).collect::<Vec<_>>()
        };
        assert_eq!(spoilt(&names(&["a)", "h)", "e)"])), ["", "b", "c"]);
        assert_eq!(spoilt(&names(&["u)", "b)", "c)"])), ["a", "", ""]);
        assert_eq!(spoilt(&names(&["(a)", "(8)", "(i)", "(ii}", "(e)"])), ["", "b", "", "", "c"]);
        // A list with a gap.
        assert_eq!(spoilt(&names(&["(a)", "(b)", "(e)", "(f)"])), ["", "", "", ""]);
        assert_eq!(spoilt(&names(&["(a)", "(d)"])), ["", ""]);
    }
}
