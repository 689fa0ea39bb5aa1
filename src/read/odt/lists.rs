//! Automatic numbers: OpenDocument stores how each level of a list is numbered, and counts when it prints.

use std::collections::HashMap;

use crate::read::numerals;

/// Levels that a list has.
const LEVELS: usize = 10;

/// How one level of a list is numbered.
#[derive(Debug, Clone, Default)]
pub struct Level {
    /// "1", "a", "I"; empty where it has no number.
    pub format: String,
    /// What stands before and after the number.
    pub prefix: String,
    pub suffix: String,
    /// The mark of a level that counts nothing.
    pub bullet: Option<String>,
    pub start: i64,
    /// How many levels the number shows.
    pub shown: usize,
}

/// A list that is open.
#[derive(Debug)]
struct Open {
    style: String,
    /// The number that the item that is open begins with, where it says so.
    start: Option<i64>,
    /// Whether the item that is open still waits for its first paragraph.
    waits: bool,
}

/// The list styles of a document, and how far each list has counted.
#[derive(Debug, Default)]
pub struct Lists {
    styles: HashMap<String, Vec<Level>>,
    counts: HashMap<String, [Option<i64>; LEVELS]>,
    open: Vec<Open>,
}

impl Lists {
    /// Notes how a level of a style is numbered.
    pub fn define(&mut self, style: &str, level: usize, how: Level) {
        let levels =
            self.styles.entry(style.to_owned()).or_insert_with(|| vec![Level::default(); LEVELS]);
        if let Some(slot) = level.checked_sub(1).and_then(|at| levels.get_mut(at)) {
            *slot = how;
        }
    }

    /// Opens a list. One without a style has that of the list around it.
    pub fn open(&mut self, style: Option<&str>, goes_on: bool) {
        let around = self.open.last().map(|open| open.style.clone());
        let style = style.map(str::to_owned).or(around).unwrap_or_default();
        let depth = self.open.len();
        if let Some(counts) = self.counts.get_mut(&style).filter(|_| !goes_on) {
            counts.iter_mut().skip(depth).for_each(|count| *count = None);
        }
        self.open.push(Open { style, start: None, waits: false });
    }

    /// Closes the innermost list.
    pub fn close(&mut self) {
        self.open.pop();
    }

    /// Opens an item of the innermost list.
    pub fn item(&mut self, start: Option<i64>) {
        if let Some(open) = self.open.last_mut() {
            (open.start, open.waits) = (start, true);
        }
    }

    /// The number of the paragraph that begins: of the first one of an item.
    pub fn label(&mut self) -> Option<String> {
        let at = self.open.len().checked_sub(1)?.min(LEVELS - 1);
        let open = self.open.last_mut().filter(|open| open.waits)?;
        open.waits = false;
        let levels = self.styles.get(&open.style)?;
        let level = &levels[at];
        if let Some(bullet) = &level.bullet {
            return Some(bullet.clone());
        }
        let counts = self.counts.entry(open.style.clone()).or_default();
        let next = open.start.or(counts[at].map(|last| last.saturating_add(1)));
        counts[at] = Some(next.unwrap_or(level.start));
        counts.iter_mut().skip(at + 1).for_each(|count| *count = None);
        if level.format.is_empty() {
            return None;
        }
        let first = (at + 1).saturating_sub(level.shown.max(1));
        let numbers = (first..=at)
            .map(|at| numerals::print(counts[at].unwrap_or(levels[at].start), &levels[at].format));
        let printed = numbers.collect::<Vec<_>>().join(".");
        let label = format!("{}{printed}{}", level.prefix, level.suffix);
        Some(label.trim().to_owned()).filter(|label| !label.is_empty())
    }
}
