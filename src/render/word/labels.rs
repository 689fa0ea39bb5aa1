//! Labels → automatic numbers, where counting gives exactly the printed labels both when all changes are accepted and
//! when all are rejected; else labels stay words, with their changes.

use crate::read::numerals;
use crate::render::word::prelude::*;

/// Levels of a list that Word has.
pub(super) const LEVELS: usize = 9;

/// The formats that are tried, in this order; the first one that prints the number decides.
const FORMATS: [&str; 8] = [
    "decimal",
    "lowerLetter",
    "lowerRoman",
    "upperRoman",
    "upperLetter",
    "russianLower",
    "arabicAbjad",
    "chineseCounting",
];

/// Before and after a number at most so many characters are taken for its print: "(", ".", "".
const LONGEST_SIGN: usize = 3;

/// How a level prints its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) format: &'static str,
    pub(super) before: String,
    pub(super) after: String,
}

impl Level {
    /// The level that prints this number as this label.
    fn read(label: &str, number: i64) -> Option<Self> {
        let from = label.find(char::is_alphanumeric)?;
        let (before, core) = label.split_at(from);
        let end = core.find(|c: char| !c.is_alphanumeric()).unwrap_or(core.len());
        let (core, after) = core.split_at(end);
        let format = FORMATS.into_iter().find(|format| numerals::print(number, format) == core)?;
        let plain = |text: &str| !text.contains('%') && text.chars().count() <= LONGEST_SIGN;
        (plain(before) && plain(after)).then(|| Level {
            format,
            before: before.to_string(),
            after: after.to_string(),
        })
    }

    fn print(&self, number: i64) -> String {
        format!("{}{}{}", self.before, numerals::print(number, self.format), self.after)
    }
}

/// An automatic list.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    /// The first number of its first level.
    pub(super) start: i64,
    pub(super) levels: [Option<Level>; LEVELS],
    /// The last number of each level; both texts count for themselves.
    counts: Sides<[Option<i64>; LEVELS]>,
}

impl List {
    /// The list with all labels counted, if they are what comes next.
    fn count_all(&self, labels: &[Label<'_>]) -> Option<List> {
        let mut list = self.clone();
        labels.iter().all(|label| list.count(label)).then_some(list)
    }

    /// Counts a label, and says whether it is what comes next.
    fn count(&mut self, label: &Label<'_>) -> bool {
        let Some((count, deeper)) = self.counts[label.side][label.level..].split_first_mut() else {
            return false;
        };
        let first = if label.level == 0 { self.start } else { 1 };
        let number = count.map_or(first, |last| last + 1);
        *count = Some(number);
        deeper.fill(None);
        let level = &mut self.levels[label.level];
        if level.is_none() {
            *level = Level::read(label.text, number);
        }
        level.as_ref().is_some_and(|level| level.print(number) == label.text)
    }
}

/// A label at its level; the level is [`LEVELS`] for what no list has.
#[derive(Debug, Clone, Copy)]
struct Label<'c> {
    side: Side,
    level: usize,
    text: &'c str,
}

impl<'c> Label<'c> {
    fn new(side: Side, paragraph: Item<'c>) -> Option<Self> {
        let level = match paragraph.kind {
            Some(Kind::Subparagraph) => paragraph.depth.clamp(1, LEVELS - 1),
            Some(Kind::Operative | Kind::Annex | Kind::Text) => 0,
            _ => LEVELS,
        };
        Some(Self { side, level, text: paragraph.label? })
    }

    /// Its number in digits.
    fn number(&self) -> Option<i64> {
        let digits = self.text.trim_matches(|c: char| !c.is_ascii_digit());
        let number: i64 = digits.parse().ok()?;
        (0..=numerals::LARGEST).contains(&number).then_some(number)
    }
}

/// Gives every paragraph its label, as an automatic number or as words, and returns the lists.
pub(super) fn give(blocks: &mut [Block<'_>], documents: Sides<&Resolution>) -> Vec<List> {
    let mut lists = Lists::default();
    for step in blocks.chunk_by_mut(|_, next| next.goes_on) {
        lists.label(step, documents);
    }
    lists.all
}

/// The lists so far.
#[derive(Debug, Default)]
struct Lists {
    all: Vec<List>,
    /// The list of operative paragraphs that goes on.
    main: Option<usize>,
    /// The list of subparagraphs below something without an automatic number.
    side: Option<usize>,
}

impl Lists {
    /// Labels the paragraphs of one step: they are numbered together or not at all.
    fn label(&mut self, step: &mut [Block<'_>], documents: Sides<&Resolution>) {
        let labels = |block: &Block<'_>| {
            Sides::from_fn(|side| {
                let paragraph = documents[side].item(Part::Paragraphs, block.begins[side]?)?;
                Label::new(side, paragraph)
            })
        };
        let labels: Vec<Sides<Option<Label<'_>>>> = step.iter().map(labels).collect();
        let all_labelled = step.iter().zip(&labels).all(|(block, labels)| {
            let mut sides = block.begins.zip(*labels).into_iter();
            sides.all(|(begins, label)| begins.is_some() == label.is_some())
        });
        let all: Vec<Label<'_>> = labels.iter().copied().flatten().flatten().collect();
        let level = if all_labelled { self.number(&all) } else { None };
        if let Some(level) = level {
            step.iter_mut().for_each(|block| block.number = Some(level));
            return;
        }
        for (block, labels) in step.iter_mut().zip(&labels) {
            write(block, labels.map(|label| label.map(|label| label.text)));
        }
    }

    /// Numbers paragraphs of one level, in a list that goes on or in a new one.
    fn number(&mut self, labels: &[Label<'_>]) -> Option<ListLevel> {
        let first = labels.first()?;
        let level = first.level;
        if labels.iter().any(|label| label.level != level) {
            return None;
        }
        if level == 0 {
            self.side = None;
            let number = first.number()?;
            let list = self.go_on(self.main, labels).or_else(|| {
                self.main = Some(self.begin(List { start: number, ..List::default() }, labels)?);
                self.main
            })?;
            return Some(ListLevel { list, level });
        }
        let list = self.go_on(self.main, labels).or_else(|| self.go_on(self.side, labels));
        let list = list.or_else(|| {
            self.side = Some(self.begin(List { start: 1, ..List::default() }, labels)?);
            self.side
        })?;
        Some(ListLevel { list, level })
    }

    /// Counts labels on in a list, if they are what comes next in it.
    fn go_on(&mut self, list: Option<usize>, labels: &[Label<'_>]) -> Option<usize> {
        let index = list?;
        let counted = self.all.get(index)?.count_all(labels)?;
        self.all[index] = counted;
        list
    }

    /// Begins a list with labels.
    fn begin(&mut self, list: List, labels: &[Label<'_>]) -> Option<usize> {
        self.all.push(list.count_all(labels)?);
        Some(self.all.len() - 1)
    }
}

/// Writes labels as words before a paragraph.
fn write(block: &mut Block<'_>, labels: Sides<Option<&str>>) {
    let mut inlines = replaced(labels);
    inlines.extend(tag_of(&labels).map(|tag| Tracked::new(tag, Inline::Tab)));
    inlines.iter_mut().for_each(|label| label.revision.moved = block.mark.moved);
    block.inlines.splice(0..0, inlines);
}
