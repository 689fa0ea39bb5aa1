//! Automatic numbers, counted as Word counts them.
//!
//! A paragraph names an instance (`num`) and a level. Instances of one definition (`abstractNum`) count together,
//! until an instance that begins anew (`startOverride`) is used for the first time.

use std::collections::{HashMap, HashSet};

use super::styles::{NumberingOf, Styles};
use super::xml::Element;
use crate::read::numerals;

/// Levels that Word has.
const LEVELS: usize = 9;

/// The most characters of a label before its numbers are put in; Word allows 255.
const LONGEST_PATTERN: usize = 255;

/// What `\u{f0b7}` and its like in the fonts Symbol and Wingdings look like.
const BULLET: &str = "•";

/// The lists of a document and how far each has counted.
pub struct Numbering<'d> {
    styles: &'d Styles<'d>,
    definitions: HashMap<&'d str, &'d Element>,
    instances: HashMap<&'d str, &'d Element>,
    /// The last number of each level, by definition.
    counts: HashMap<&'d str, [Option<i64>; LEVELS]>,
    /// Instances and levels that have begun anew.
    begun: HashSet<(&'d str, usize)>,
}

impl<'d> Numbering<'d> {
    /// Reads `numbering.xml`, where there is one.
    pub fn new(root: Option<&'d Element>, styles: &'d Styles<'d>) -> Self {
        let by_id = |name: &'static str, id: &'static str| {
            let all = root.into_iter().flat_map(move |root| root.all(name));
            all.map(move |element| (element.attribute(id).unwrap_or_default(), element)).collect()
        };
        Self {
            styles,
            definitions: by_id("abstractNum", "abstractNumId"),
            instances: by_id("num", "numId"),
            counts: HashMap::new(),
            begun: HashSet::new(),
        }
    }

    /// Counts a paragraph with these properties and style on, and gives its number as Word prints it.
    pub fn next(&mut self, asked: NumberingOf<'d>, style: Option<&'d str>) -> Option<String> {
        let (id, level) = match (asked.id, self.styles.numbering(style)) {
            (Some(id), _) => (id, asked.level),
            (None, Some((owner, of_style))) => {
                let id = of_style.id?;
                let level = asked.level.or_else(|| self.level_of_style(id, owner));
                (id, level.or(of_style.level))
            }
            (None, None) => return None,
        };
        let level = usize::try_from(level.unwrap_or(0)).ok().filter(|&level| level < LEVELS)?;
        self.count(id, level)
    }

    /// The definition of an instance. One without levels of its own borrows those of a style's list.
    fn definition(&self, instance: &'d Element) -> Option<(&'d str, &'d Element)> {
        let named = |instance: &'d Element| {
            let id = instance.value("abstractNumId").unwrap_or_default();
            Some((id, *self.definitions.get(id)?))
        };
        let own = named(instance)?;
        let lender = || {
            let (_, numbering) = self.styles.numbering(Some(own.1.value("numStyleLink")?))?;
            self.instances.get(numbering.id?).copied()
        };
        lender().map_or(Some(own), named)
    }

    /// The level that a list gives to a style.
    fn level_of_style(&self, id: &str, style: &str) -> Option<i64> {
        let instance = self.instances.get(id)?;
        let (_, definition) = self.definition(instance)?;
        let changed = instance.all("lvlOverride").filter(|change| {
            change.child("lvl").is_some_and(|level| level.value("pStyle") == Some(style))
        });
        let defined = definition.all("lvl").filter(|level| level.value("pStyle") == Some(style));
        changed.chain(defined).find_map(index).and_then(|at| i64::try_from(at).ok())
    }

    fn count(&mut self, id: &'d str, at: usize) -> Option<String> {
        let instance = *self.instances.get(id)?;
        let (definition_id, definition) = self.definition(instance)?;
        let changes = |at: usize| instance.all("lvlOverride").filter(move |e| index(e) == Some(at));
        let level = |at: usize| {
            let own = changes(at).filter_map(|change| change.child("lvl")).last();
            own.or_else(|| definition.all("lvl").filter(|level| index(level) == Some(at)).last())
        };
        let restarted = |at: usize| changes(at).filter_map(|e| e.number("startOverride")).last();
        let start = |at: usize| {
            let defined = || level(at).map_or(1, |level| level.number("start").unwrap_or(0));
            restarted(at).unwrap_or_else(defined)
        };

        let this = level(at)?;
        let counts = self.counts.entry(definition_id).or_default();
        if restarted(at).is_some() && self.begun.insert((id, at)) {
            counts[at] = None;
        }
        counts[at] = Some(counts[at].map_or_else(|| start(at), |last| last.saturating_add(1)));
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            // A level begins anew after any level above has moved on, after those above the one it names, or never (0).
            let after = level(deeper).and_then(|level| level.number("lvlRestart"));
            if after.is_none_or(|after| (at as i64) < after) {
                *count = None;
            }
        }
        let number = |at: usize| counts[at].unwrap_or_else(|| start(at));
        Some(print(this, |at| match level(at).map_or("decimal", format) {
            "none" => String::new(),
            // Every number in digits, whatever the formats of the levels above.
            _ if this.is_on("isLgl") => numerals::print(number(at), "decimal"),
            format => numerals::print(number(at), format),
        }))
    }
}

/// Puts the numbers into a level's pattern: "%1.%2" → "3.1".
fn print(level: &Element, number: impl Fn(usize) -> String) -> String {
    let mut printed = String::new();
    let pattern = level.value("lvlText").unwrap_or_default();
    let mut pattern = pattern.chars().take(LONGEST_PATTERN).peekable();
    while let Some(c) = pattern.next() {
        let named = pattern.peek().and_then(|next| next.to_digit(10)).filter(|&named| named > 0);
        match (c, named) {
            ('%', Some(named)) => {
                pattern.next();
                printed.push_str(&number(named as usize - 1));
            }
            ('\u{f000}'..='\u{f8ff}', _) => printed.push_str(BULLET),
            _ => printed.push(c),
        }
    }
    printed.trim().to_string()
}

/// The format of a level's numbers; new ones stand in alternative content beside the nearest of the old.
fn format(level: &Element) -> &str {
    let old = || level.child("AlternateContent")?.child("Fallback")?.value("numFmt");
    level.value("numFmt").or_else(old).unwrap_or("decimal")
}

/// The level that an element is about.
fn index(element: &Element) -> Option<usize> {
    element.attribute("ilvl")?.trim().parse().ok().filter(|&at| at < LEVELS)
}
