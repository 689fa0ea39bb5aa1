//! Line numbers beside a text, known by their form over several lines, never by one.

use std::borrow::Cow;
use std::ops::Range;

use super::{Block, BlockKind};
use crate::model::SetAsideKind;

/// A line number has at most this many digits.
pub(super) const LONGEST_NUMBER: usize = 4;

/// So many lines that are numbered one after the other show that a text has line numbers (4 to 8); of one that numbers
/// every fifth line, so many numbers (2 to 4).
pub(super) const LEAST_LINES: usize = 5;
pub(super) const LEAST_STEPS: usize = 3;

/// Two numbers are enough where each says how many lines there are to it.
const LEAST_EXACT: usize = 2;

/// Of numbered lines at least one in so many goes on with a sentence or has a label behind its number: a list of names has
/// none (3 to 8).
pub(super) const GOING_ON: usize = 5;

/// Where every line has a number, at least this many of three have: page heads have none, and of footnotes only the first line
/// has one.
const NUMBERED_OF_THREE: usize = 2;

/// How many lines without a number, page heads and the like, may stand between two that follow each other (3 to 8).
const MOST_BETWEEN: usize = 6;

/// What stood in the margin, as one block; `None` where nothing did.
pub fn aside(marks: &[impl AsRef<str>]) -> Option<Block<'static>> {
    let kind = BlockKind::Aside(SetAsideKind::Margin);
    let marks: Vec<&str> = marks.iter().map(AsRef::as_ref).collect();
    (!marks.is_empty()).then(|| Block::new(kind, marks.join(" ")))
}

/// A line that may begin with its number.
struct Numbered {
    at: usize,
    value: u32,
    /// The bytes of the number, with the white space and the mark that part it from the line.
    cut: Range<usize>,
    goes_on: bool,
}

/// Takes the line numbers off the lines of a text, before the lines or behind them.
pub fn take_line_numbers(blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    let mut marks = Vec::new();
    let blocks = take_numbers_of(blocks, numbered, &mut marks);
    let blocks = match marks.is_empty() {
        true => take_numbers_of(blocks, numbered_behind, &mut marks),
        false => blocks,
    };
    let aside = aside(&marks);
    blocks.into_iter().chain(aside).collect()
}

/// Takes the numbers off that `number` finds at the lines, where they count these.
fn take_numbers_of<'t>(
    mut blocks: Vec<Block<'t>>,
    number: fn(usize, &Block<'_>) -> Option<Numbered>,
    marks: &mut Vec<String>,
) -> Vec<Block<'t>> {
    let numbered: Vec<Numbered> =
        blocks.iter().enumerate().filter_map(|(at, block)| number(at, block)).collect();
    if numbered.len() < LEAST_EXACT {
        return blocks;
    }
    let mut taken: Vec<&Numbered> = Vec::new();
    let mut start = 0;
    while start < numbered.len() {
        let (end, step) = run(&numbered[start..], &blocks);
        let run = &numbered[start..start + end];
        let going_on = run.iter().filter(|line| line.goes_on).count();
        let follows = taken.last().is_some_and(|last| last.at + 1 == run[0].at);
        let least = match step {
            1 if taken.is_empty() => LEAST_LINES,
            // The numbers of a page that is not full.
            1 if follows => 1,
            1 => 2,
            _ if is_exact(&run[0], step, &blocks) => LEAST_EXACT,
            _ => LEAST_STEPS,
        };
        let lines = run.last().map_or(0, |last| last.at + 1) - run[0].at;
        let is_dense = step > 1 || run.len() * 3 >= lines * NUMBERED_OF_THREE;
        if run.len() >= least && is_dense && (!taken.is_empty() || going_on * GOING_ON >= run.len())
        {
            taken.extend(run);
        }
        start += end;
    }
    for line in &taken {
        let block = &mut blocks[line.at];
        marks.push(block.text[line.cut.clone()].trim().to_owned());
        let rest = if line.cut.start == 0 { line.cut.end.. } else { 0.. };
        let rest = rest.start..if line.cut.start == 0 { block.text.len() } else { line.cut.start };
        if line.cut.start == 0 {
            block.indent += block.text[..line.cut.end].chars().count() as u32;
        }
        block.text = match &block.text {
            Cow::Borrowed(text) => Cow::Borrowed(text[rest].trim_end()),
            Cow::Owned(text) => Cow::Owned(text[rest].trim_end().to_owned()),
        };
    }
    if taken.is_empty() { blocks } else { without_blanks(blocks) }
}

/// Whether the first number of every fifth or tenth line is the number of its line, blank ones counted or not, and it is the step.
fn is_exact(first: &Numbered, step: u32, blocks: &[Block<'_>]) -> bool {
    let lines = &blocks[..=first.at];
    let printed = lines.iter().filter(|block| block.kind == BlockKind::Line).count() as u32;
    let all = printed + lines.iter().map(|block| block.gap).sum::<u32>();
    first.value == step && step > 1 && (first.value == printed || first.value == all)
}

/// What of the numbered lines at the head of `lines` count on, and by how much.
fn run(lines: &[Numbered], blocks: &[Block<'_>]) -> (usize, u32) {
    let step = match lines {
        [first, second, ..] if second.value > first.value => second.value - first.value,
        _ => return (1, 1),
    };
    let follows = |pair: &&[Numbered]| {
        let [first, second] = pair else { return false };
        let between = &blocks[first.at + 1..=second.at];
        let printed = between.len() as u32;
        let all = printed + between.iter().map(|block| block.gap).sum::<u32>();
        let by = second.value.saturating_sub(first.value);
        let is_each = (by == 1 || by == all) && between.len() <= MOST_BETWEEN;
        is_each || by > 1 && by == step && (by == printed || by == all)
    };
    let length = 1 + lines.windows(2).take_while(follows).count();
    let is_each = lines[..length].windows(2).any(|pair| pair[1].at == pair[0].at + 1);
    (length, if is_each { 1 } else { step })
}

/// The number that a line begins with or is; none where a mark follows it that stands behind the number of a paragraph.
fn numbered(at: usize, block: &Block<'_>) -> Option<Numbered> {
    let text = &*block.text;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].trim_start_matches([':', '|']);
    let words = rest.trim_start();
    let is_apart = words.len() < rest.len() || rest.is_empty();
    counted(at, block, &text[..digits], words, 0..text.len() - words.len()).filter(|_| is_apart)
}

/// The number that a line ends with behind wide room, or is.
fn numbered_behind(at: usize, block: &Block<'_>) -> Option<Numbered> {
    const ROOM: &str = "  ";
    let text = &*block.text;
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let (words, number) = text.split_at(text.len() - digits);
    let is_apart = words.is_empty() || words.ends_with(ROOM) || words.ends_with('\t');
    counted(at, block, number, words, words.len()..text.len()).filter(|_| is_apart)
}

/// A line with its number, where that may count lines.
fn counted(
    at: usize,
    block: &Block<'_>,
    number: &str,
    words: &str,
    cut: Range<usize>,
) -> Option<Numbered> {
    if !(1..=LONGEST_NUMBER).contains(&number.len()) || block.kind != BlockKind::Line {
        return None;
    }
    let goes_on = has_label(words) || words.starts_with(char::is_lowercase);
    Some(Numbered { at, value: number.parse().ok()?, cut, goes_on })
}

/// "3. Calls", "(b) To", "5 - تقرر".
pub(super) fn has_label(words: &str) -> bool {
    let inside = words.trim_start_matches(['(', '（']);
    let is_enclosed = inside.len() < words.len();
    let end = inside.find(|c: char| !(c.is_ascii_digit() || is_enclosed && c.is_alphanumeric()));
    let (number, after) = inside.split_at(end.unwrap_or(inside.len()));
    let dashed = after.trim_start().strip_prefix(['-', '–']).map(str::trim_start);
    let is_arabic = |c: char| matches!(c, '\u{620}'..='\u{64a}');
    if !number.is_empty() && dashed.is_some_and(|words| words.starts_with(is_arabic)) {
        return number.len() <= LONGEST_NUMBER;
    }
    let closes = if is_enclosed { [')', '）'] } else { ['.', '．'] };
    (1..=LONGEST_NUMBER).contains(&number.chars().count()) && after.starts_with(closes)
}

/// Lines that held nothing but their number are blank ones.
fn without_blanks(blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    let mut gap = 0;
    let mut kept = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if block.text.is_empty() {
            gap += block.gap + 1;
        } else {
            block.gap += std::mem::take(&mut gap);
            kept.push(block);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::read;

    fn lines(text: &str) -> (Vec<(String, u32)>, Vec<String>) {
        let raw = read(text.as_bytes()).unwrap();
        let is_aside = |block: &&Block<'_>| matches!(block.kind, BlockKind::Aside(_));
        let (aside, text): (Vec<_>, Vec<_>) = raw.blocks.iter().partition(is_aside);
        (
            text.iter().map(|block| (block.text.to_string(), block.gap)).collect(),
            aside.iter().map(|block| block.text.to_string()).collect(),
        )
    }

    #[test]
    fn line_numbers_are_set_aside_and_numbers_of_paragraphs_are_not() {
        let each = " 1  The Assembly,\n 2  Noting the work\n 3  of the group,\n 4\n 5  1. Decides\n 6  to go on.";
        let (text, aside) = lines(each);
        let expected = [
            ("The Assembly,", 0),
            ("Noting the work", 0),
            ("of the group,", 0),
            ("1. Decides", 1),
            ("to go on.", 0),
        ];
        assert_eq!(text, expected.map(|(text, gap)| (text.to_owned(), gap)));
        assert_eq!(aside, ["1 2 3 4 5 6"]);
        let fifth: Vec<String> = (1..=15)
            .map(|n| if n % 5 == 0 { format!("{n:>3}  and so on") } else { "     more".to_owned() })
            .collect();
        assert_eq!(lines(&fifth.join("\n")).1, ["5 10 15"]);
        let text = |number: fn(usize, &str) -> String| {
            let lines =
                ["The Assembly,", "Noting the work", "of the group,", "1. Decides", "to go on."];
            lines
                .iter()
                .enumerate()
                .map(|(at, line)| number(at + 1, line))
                .collect::<Vec<_>>()
                .join("\n")
        };
        for (numbered, set_aside) in [
            (text(|at, line| format!("{line:<40}{at:>3}")), "1 2 3 4 5"),
            (text(|at, line| format!("{at:03} {line}")), "001 002 003 004 005"),
            (text(|at, line| format!("{at}: {line}")), "1: 2: 3: 4: 5:"),
        ] {
            let (text, aside) = lines(&numbered);
            assert_eq!((text[2].0.as_str(), text.len()), ("of the group,", 5), "{numbered}");
            assert_eq!(aside, [set_aside]);
        }
        for list in [
            "1 Chad\n2 Mali\n3 Peru\n4 Fiji\n5 Cuba\n6 Iran",
            "1. one\n2. two\n3. three\n4. four\n5. five",
        ] {
            assert_eq!(lines(list).1, [""; 0]);
        }
    }
}
