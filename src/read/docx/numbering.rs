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

/// A label has at most so many characters before its numbers are put in; Word allows 255.
const LONGEST_PATTERN: usize = 255;

/// What `\u{f0b7}` and its like in the fonts Symbol and Wingdings look like.
const BULLET: &str = "•";

/// One level of a list definition.
#[derive(Debug, Clone)]
struct Level {
    start: i64,
    format: String,
    pattern: String,
    /// Begin anew only after this many levels above have moved on; `Some(0)` never.
    restart: Option<i64>,
    /// Every number in digits, whatever the formats of the levels above.
    legal: bool,
    /// The paragraph style that uses the level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".into(),
            pattern: String::new(),
            restart: None,
            legal: false,
            style: None,
        }
    }
}

type Levels = HashMap<usize, Level>;

#[derive(Debug, Default)]
struct Definition {
    levels: Levels,
    /// The style whose numbering this definition borrows.
    borrowed: Option<String>,
}

#[derive(Debug, Default)]
struct Instance {
    definition: String,
    starts: HashMap<usize, i64>,
    levels: Levels,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    definitions: HashMap<String, Definition>,
    instances: HashMap<String, Instance>,
    /// The last number of each level, by definition.
    counts: HashMap<String, [Option<i64>; LEVELS]>,
    /// Instances and levels that have begun anew.
    begun: HashSet<(String, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(root: &Element, styles: &Styles) -> Self {
        let mut read = Self::default();
        for element in root.elements() {
            match element.name() {
                "abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default();
                    let definition = Definition {
                        levels: levels(element),
                        borrowed: element.value("numStyleLink").map(String::from),
                    };
                    read.definitions.insert(id.to_string(), definition);
                }
                "num" => {
                    let id = element.attribute("numId").unwrap_or_default();
                    read.instances.insert(id.to_string(), instance(element));
                }
                _ => {}
            }
        }
        read.resolve_borrowed(styles);
        read
    }

    /// A definition without levels of its own has those of a style's list.
    fn resolve_borrowed(&mut self, styles: &Styles) {
        let lender = |style: &str| {
            let (_, numbering) = styles.numbering(Some(style))?;
            let instance = self.instances.get(&numbering.id?)?;
            Some(instance.definition.clone())
        };
        let redirected: HashMap<String, String> = self
            .definitions
            .iter()
            .filter_map(|(id, definition)| {
                let lender = lender(definition.borrowed.as_deref()?)?;
                (lender != *id).then(|| (id.clone(), lender))
            })
            .collect();
        for instance in self.instances.values_mut() {
            if let Some(lender) = redirected.get(&instance.definition) {
                instance.definition.clone_from(lender);
            }
        }
    }

    /// Counts a paragraph with these properties and style on, and gives its number as Word prints it.
    pub fn next(
        &mut self,
        asked: &NumberingOf,
        style: Option<&str>,
        styles: &Styles,
    ) -> Option<String> {
        let by_style = styles.numbering(style);
        let (id, level) = match (&asked.id, by_style) {
            (Some(id), _) => (id.clone(), asked.level.unwrap_or(0)),
            (None, Some((owner, from_style))) => {
                let id = from_style.id?;
                let level =
                    asked.level.or_else(|| self.level_of_style(&id, owner)).or(from_style.level);
                (id, level.unwrap_or(0))
            }
            (None, None) => return None,
        };
        let level = usize::try_from(level).ok().filter(|&level| level < LEVELS)?;
        self.count(&id, level)
    }

    /// The level that a list gives to a style.
    fn level_of_style(&self, id: &str, style: &str) -> Option<i64> {
        let instance = self.instances.get(id)?;
        let own = instance.levels.iter();
        let defined = self.definitions.get(&instance.definition)?.levels.iter();
        own.chain(defined)
            .find(|(_, level)| level.style.as_deref() == Some(style))
            .and_then(|(&at, _)| i64::try_from(at).ok())
    }

    fn count(&mut self, id: &str, at: usize) -> Option<String> {
        let instance = self.instances.get(id)?;
        let defined = &self.definitions.get(&instance.definition)?.levels;
        let level = |at: usize| instance.levels.get(&at).or_else(|| defined.get(&at));
        let this = level(at)?;
        let start = |at: usize| {
            let overridden = instance.starts.get(&at).copied();
            overridden.unwrap_or_else(|| level(at).map_or(1, |level| level.start))
        };

        let counts = self.counts.entry(instance.definition.clone()).or_default();
        let anew = instance.starts.contains_key(&at);
        if anew && self.begun.insert((id.to_string(), at)) {
            counts[at] = None;
        }
        let number = counts[at].map_or_else(|| start(at), |last| last.saturating_add(1));
        counts[at] = Some(number);
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restarts = match level(deeper).and_then(|level| level.restart) {
                None => true,
                Some(0) => false,
                Some(after) => (at as i64) < after,
            };
            if restarts {
                *count = None;
            }
        }
        let number_of = |at: usize| counts[at].unwrap_or_else(|| start(at));
        let format_of = |at: usize| level(at).map_or("decimal", |level| level.format.as_str());
        Some(print(this, number_of, format_of))
    }
}

/// Puts the numbers into a level's pattern: "%1.%2" → "3.1".
fn print<'l>(
    level: &Level,
    number: impl Fn(usize) -> i64,
    format: impl Fn(usize) -> &'l str,
) -> String {
    let mut printed = String::new();
    let mut pattern = level.pattern.chars().take(LONGEST_PATTERN).peekable();
    while let Some(c) = pattern.next() {
        let named = pattern.peek().and_then(|next| next.to_digit(10));
        match (c, named) {
            ('%', Some(named @ 1..=9)) => {
                pattern.next();
                let at = named as usize - 1;
                let shown = match format(at) {
                    "none" => "none",
                    _ if level.legal => "decimal",
                    format => format,
                };
                printed.push_str(&numerals::print(number(at), shown));
            }
            ('\u{f000}'..='\u{f8ff}', _) => printed.push_str(BULLET),
            _ => printed.push(c),
        }
    }
    printed.trim().to_string()
}

fn levels(definition: &Element) -> Levels {
    definition
        .elements()
        .filter(|element| element.name() == "lvl")
        .filter_map(|element| Some((index(element)?, level(element))))
        .collect()
}

fn level(element: &Element) -> Level {
    let alternative = element.child("AlternateContent").and_then(|either| either.child("Fallback"));
    let format = element.value("numFmt").or_else(|| alternative?.value("numFmt"));
    Level {
        start: element.number("start").unwrap_or(0),
        format: format.unwrap_or("decimal").to_string(),
        pattern: element.value("lvlText").unwrap_or_default().to_string(),
        restart: element.number("lvlRestart"),
        legal: element.is_on("isLgl"),
        style: element.value("pStyle").map(String::from),
    }
}

fn instance(element: &Element) -> Instance {
    let mut made = Instance {
        definition: element.value("abstractNumId").unwrap_or_default().to_string(),
        ..Instance::default()
    };
    for change in element.elements().filter(|e| e.name() == "lvlOverride") {
        let Some(at) = index(change) else { continue };
        if let Some(start) = change.number("startOverride") {
            made.starts.insert(at, start);
        }
        if let Some(own) = change.child("lvl") {
            made.levels.insert(at, level(own));
        }
    }
    made
}

fn index(element: &Element) -> Option<usize> {
    let at = element.attribute("ilvl")?.trim().parse().ok()?;
    (at < LEVELS).then_some(at)
}
