//! Labels → automatic numbers, where counting gives exactly the printed labels both when all changes are accepted and
//! when all are rejected; else labels stay words, with their changes.

use crate::model::Side;
use crate::model::{Kind, Paragraph, Resolution, Sides};
use crate::read::numerals;
use crate::render::word::draft::{Block, Content, Fate, Piece, Place};

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

/// How a level prints its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) format: &'static str,
    pub(super) before: String,
    pub(super) after: String,
}

/// An automatic list.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    /// The first number of its first level.
    pub(super) start: i64,
    pub(super) levels: [Option<Level>; LEVELS],
    counts: Sides<[Option<i64>; LEVELS]>,
}

impl List {
    fn new(start: i64) -> Self {
        Self { start, ..Self::default() }
    }

    /// Counts a label on, if it is what comes next; its side's counters go on.
    fn count(&mut self, side: Side, at: usize, label: &str) -> Option<()> {
        let counts = match side {
            Side::Old => &mut self.counts.old,
            Side::New => &mut self.counts.new,
        };
        let first = if at == 0 { self.start } else { 1 };
        let count = counts.get_mut(at)?;
        let number = count.map_or(first, |last| last + 1);
        *count = Some(number);
        counts.iter_mut().skip(at + 1).for_each(|count| *count = None);
        let level = self.levels.get_mut(at)?;
        match level {
            Some(level) => {
                let printed = numerals::print(number, level.format);
                let expected = format!("{}{printed}{}", level.before, level.after);
                (expected == label).then_some(())
            }
            None => {
                *level = Some(read(label, number)?);
                Some(())
            }
        }
    }
}

/// How a label prints a number.
fn read(label: &str, number: i64) -> Option<Level> {
    let is_core = |c: char| c.is_alphanumeric();
    let from = label.find(is_core)?;
    let core = label.get(from..)?;
    let end = core.find(|c| !is_core(c)).unwrap_or(core.len());
    let (core, after) = core.split_at(end);
    let format = FORMATS.into_iter().find(|format| numerals::print(number, format) == core)?;
    let before = label.get(..from)?;
    let plain = |text: &str| !text.contains('%') && text.chars().count() <= 3;
    (plain(before) && plain(after)).then(|| Level {
        format,
        before: before.to_string(),
        after: after.to_string(),
    })
}

/// The number of a label in digits.
fn number(label: &str) -> Option<i64> {
    let digits = label.trim_matches(|c: char| !c.is_ascii_digit());
    let number: i64 = digits.parse().ok()?;
    (0..=numerals::LARGEST).contains(&number).then_some(number)
}

/// A label at its level.
struct Label<'c> {
    side: Side,
    level: usize,
    text: &'c str,
}

/// Gives every paragraph its label, as an automatic number or as words, and returns the lists.
pub(super) fn give(blocks: &mut [Block<'_>], documents: Sides<&Resolution>) -> Vec<List> {
    let mut lists = Lists::default();
    let mut at = 0;
    while at < blocks.len() {
        let parts = blocks.iter().skip(at + 1).take_while(|block| block.goes_on);
        let end = at + 1 + parts.count();
        let Some(group) = blocks.get_mut(at..end) else {
            break;
        };
        lists.label(group, documents);
        at = end;
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
    fn label(&mut self, group: &mut [Block<'_>], documents: Sides<&Resolution>) {
        let labels: Vec<[Option<Label<'_>>; 2]> = group
            .iter()
            .map(|block| {
                [Side::Old, Side::New].map(|side| label(paragraph(block, side, documents)?, side))
            })
            .collect();
        let place = self.place(group, &labels);
        if let Some(place) = place {
            for block in group {
                block.number = Some(place);
            }
            return;
        }
        for (block, [old, new]) in group.iter_mut().zip(&labels) {
            let text =
                |label: &Option<Label<'_>>| label.as_ref().map(|label| label.text.to_string());
            write(block, text(old), text(new));
        }
    }

    fn place(&mut self, group: &[Block<'_>], labels: &[[Option<Label<'_>>; 2]]) -> Option<Place> {
        let begun = group.iter().zip(labels).all(|(block, labels)| {
            let complete = |side: Side, label: &Option<Label<'_>>| {
                block.begins(side).is_some() == label.is_some()
            };
            let [old, new] = labels;
            complete(Side::Old, old) && complete(Side::New, new)
        });
        let all: Vec<&Label<'_>> = labels.iter().flatten().flatten().collect();
        let level = all.first()?.level;
        if !begun || all.iter().any(|label| label.level != level) {
            return None;
        }
        if level == 0 {
            self.side = None;
            let first = number(all.first()?.text)?;
            return self.take(self.main, &all).or_else(|| {
                let place = self.begin(List::new(first), &all)?;
                self.main = Some(place.list);
                Some(place)
            });
        }
        let going_on = self.take(self.main, &all);
        going_on.or_else(|| self.take(self.side, &all)).or_else(|| {
            let place = self.begin(List::new(1), &all)?;
            self.side = Some(place.list);
            Some(place)
        })
    }

    /// The place in a list that goes on.
    fn take(&mut self, list: Option<usize>, labels: &[&Label<'_>]) -> Option<Place> {
        let index = list?;
        let counted = counted(self.all.get(index)?, labels)?;
        let level = labels.first()?.level;
        *self.all.get_mut(index)? = counted;
        Some(Place { list: index, level })
    }

    /// The place in a new list.
    fn begin(&mut self, list: List, labels: &[&Label<'_>]) -> Option<Place> {
        let counted = counted(&list, labels)?;
        let level = labels.first()?.level;
        self.all.push(counted);
        Some(Place { list: self.all.len() - 1, level })
    }
}

/// The list with all labels counted, if they are what comes next.
fn counted(list: &List, labels: &[&Label<'_>]) -> Option<List> {
    let mut list = list.clone();
    for label in labels {
        list.count(label.side, label.level, label.text)?;
    }
    Some(list)
}

fn paragraph<'d>(
    block: &Block<'_>,
    side: Side,
    documents: Sides<&'d Resolution>,
) -> Option<&'d Paragraph> {
    let document = match side {
        Side::Old => documents.old,
        Side::New => documents.new,
    };
    document.paragraphs.get(block.begins(side)?)
}

fn label(paragraph: &Paragraph, side: Side) -> Option<Label<'_>> {
    let level = match paragraph.kind {
        Kind::Subparagraph => paragraph.depth.clamp(1, LEVELS - 1),
        Kind::Operative | Kind::Annex => 0,
        _ => LEVELS,
    };
    Some(Label { side, level, text: paragraph.label.as_deref()? })
}

/// Writes labels as words before a paragraph.
fn write(block: &mut Block<'_>, old: Option<String>, new: Option<String>) {
    let [old_fate, new_fate] = match block.mark {
        Fate::MovedAway(_) | Fate::MovedHere(_) => [block.mark; 2],
        _ => [Fate::Deleted, Fate::Inserted],
    };
    let mut label = Vec::new();
    let mut tab = |fate| label.push(Piece::new(fate, Content::Tab));
    match (old, new) {
        (None, None) => return,
        (Some(old), Some(new)) => {
            tab(Fate::Kept);
            if old == new {
                label.insert(0, Piece::words(Fate::Kept, new));
            } else {
                label.insert(0, Piece::words(Fate::Inserted, new));
                label.insert(0, Piece::words(Fate::Deleted, old));
            }
        }
        (Some(old), None) => {
            tab(old_fate);
            label.insert(0, Piece::words(old_fate, old));
        }
        (None, Some(new)) => {
            tab(new_fate);
            label.insert(0, Piece::words(new_fate, new));
        }
    }
    block.pieces.splice(0..0, label);
}
