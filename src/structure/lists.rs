//! The lists that are open where a subparagraph stands.

use super::labels::{Label, System};

/// Open lists, outermost first: the system of each and the value of its last label.
#[derive(Debug, Default)]
pub struct Lists {
    open: Vec<(System, u32)>,
}

impl Lists {
    /// Closes all lists.
    pub fn clear(&mut self) {
        self.open.clear();
    }

    /// How many lists are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Finds the list a label belongs to, opening or closing lists as needed. Returns its depth, from 1, and
    /// its value.
    ///
    /// The label after it decides whether "(i)" is the ninth letter or Roman one.
    pub fn place(&mut self, label: &Label<'_>, next: Option<&Label<'_>>) -> (usize, u32) {
        if let Some(found) = self.continued(label, next) {
            return found;
        }
        let begins = |&&(system, value): &&(System, u32)| value == 1 || system == System::Bullet;
        // "a)" may be Latin or Cyrillic: the label after it tells.
        let goes_on = |&&(system, value): &&(System, u32)| {
            next.is_some_and(|next| next.readings.contains(&(system, value + 1)))
        };
        let first = label.readings.iter().filter(begins);
        if let Some(&(system, value)) = first.clone().find(goes_on).or_else(|| first.clone().next())
        {
            return self.begin(system, value);
        }
        // A label was lost: go on with a list of the same system.
        for level in (0..self.open.len()).rev() {
            let (system, last) = self.open[level];
            if let Some(&(_, value)) =
                label.readings.iter().find(|&&(s, v)| s == system && v > last)
            {
                return self.go_on(level, value);
            }
        }
        let (system, value) = label.readings[0];
        self.begin(system, value)
    }

    /// The open list that the label follows on.
    fn continued(&mut self, label: &Label<'_>, next: Option<&Label<'_>>) -> Option<(usize, u32)> {
        let begins_roman = label.readings.contains(&(System::Roman, 1))
            && next.is_some_and(|next| next.readings.contains(&(System::Roman, 2)));
        for level in (0..self.open.len()).rev() {
            let (system, last) = self.open[level];
            if system == System::Letter && begins_roman {
                continue;
            }
            let expected = if system == System::Bullet { 0 } else { last + 1 };
            if label.readings.contains(&(system, expected)) {
                return Some(self.go_on(level, expected));
            }
        }
        None
    }

    fn go_on(&mut self, level: usize, value: u32) -> (usize, u32) {
        self.open.truncate(level + 1);
        self.open[level].1 = value;
        (level + 1, value)
    }

    fn begin(&mut self, system: System, value: u32) -> (usize, u32) {
        self.open.push((system, value));
        (self.open.len(), value)
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::parse;
    use super::*;

    fn depths(labels: &[&str]) -> Vec<usize> {
        let mut lists = Lists::default();
        let parsed: Vec<_> = labels.iter().map(|label| parse(label).unwrap()).collect();
        (0..parsed.len()).map(|at| lists.place(&parsed[at], parsed.get(at + 1)).0).collect()
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
        assert_eq!(depths(&["(أ)", "(ب)"]), [1, 1]);
        assert_eq!(depths(&["• ", "• "]), [1, 1]);
    }
}
