//! The direction of printed lines: what extractors of text write of lines that run from right to left, in the order in which it is read.
//!
//! `pdftotext` puts a mark before each stretch that runs rightward and writes it as it is seen from the left: " .1" for a
//! label, "،2021" for a year and the comma behind it.

use super::Block;
use super::pdf::is_right_to_left;

/// The mark of a line that runs from right to left.
pub const LEFTWARD: char = '\u{202b}';
const RIGHTWARD: char = '\u{202a}';
const END: char = '\u{202c}';

/// Marks that stand between words, and belong to neither direction.
const NEUTRAL: &str = " .،,:؛;()[]«»\"'";

/// Those that end what stands before them.
const STOPS: &str = ".،,:؛;";

/// Columns are further apart than so many blanks.
const COLUMN: &str = "   ";

/// A line with marks of direction without them, in the order in which it is read; `None` where it has none that run leftward.
pub fn unmarked(line: &str) -> Option<String> {
    line.contains(LEFTWARD).then_some(())?;
    let mut out = String::with_capacity(line.len());
    for (at, part) in line.split(RIGHTWARD).enumerate() {
        let (rightward, rest) = part.split_once(END).filter(|_| at > 0).unwrap_or(("", part));
        // A stop stands before no word: one on the right is that of a label in a line that is set from left to right.
        let may_precede = |c: char| is_neutral(c) && !STOPS.contains(c);
        let core = rightward.trim_start_matches(is_neutral).trim_end_matches(may_precede);
        let begin = rightward.len() - rightward.trim_start_matches(is_neutral).len();
        let behind = &rightward[begin + core.len()..];
        out.extend(behind.chars().rev());
        out += core;
        out.extend(rightward[..begin].chars().rev());
        out.extend(rest.chars().filter(|c| !matches!(*c, LEFTWARD | END)));
    }
    if has_mirrored_brackets(out.chars()) {
        out = out.chars().map(mirrored).collect();
    }
    let columns: Vec<String> = out
        .split(COLUMN)
        .map(|column| with_stop_last(column).unwrap_or_else(|| column.to_owned()))
        .collect();
    Some(columns.join(COLUMN))
}

fn is_neutral(c: char) -> bool {
    NEUTRAL.contains(c)
}

/// Whether brackets came out the wrong way round: some writers name the glyph as it is seen, some as it is meant.
pub fn has_mirrored_brackets(text: impl Iterator<Item = char>) -> bool {
    let mut depth = 0;
    let depths = text.map(|c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        depth
    });
    let lowest: i32 = depths.min().unwrap_or_default();
    lowest < 0 && depth == 0
}

/// The bracket that closes what a bracket opens, or opens what it closes; any other character as it is.
pub fn mirrored(c: char) -> char {
    const PAIRS: [char; 6] = ['(', ')', '[', ']', '«', '»'];
    PAIRS.iter().position(|sign| *sign == c).map_or(c, |at| PAIRS[at ^ 1])
}

/// A line from right to left in a paragraph that is set from left to right, its stop where it belongs: that is drawn on the right, where
/// such a line begins.
fn with_stop_last(line: &str) -> Option<String> {
    let words = line.trim_start();
    let rest = words.trim_start_matches(|c: char| is_neutral(c) && c != ' ');
    let stops = &words[..words.len() - rest.len()];
    let is_turned = stops.starts_with(|c| STOPS.contains(c)) && rest.starts_with(is_right_to_left);
    let blank = &line[..line.len() - words.len()];
    let stops = || stops.chars().rev().collect::<String>();
    is_turned.then(|| format!("{blank}{}{}", rest.trim_end(), stops()))
}

/// So many lines with their stops on the wrong side show that a text is set from left to right (2 or 3).
const LEAST_TURNED: usize = 2;

/// A label has at most so many characters: "(xviii)".
const LONGEST_LABEL: usize = 7;

/// Puts stops at the end and labels at the beginning of lines from right to left that are set from left to right.
pub fn settle(blocks: &mut [Block<'_>]) {
    let turned = blocks.iter().filter(|block| with_stop_last(&block.text).is_some()).count();
    if turned == 0 {
        return;
    }
    for block in blocks {
        let (words, label) = match label_at_end(&block.text) {
            Some((words, label)) if turned >= LEAST_TURNED => (words, Some(label)),
            _ => (&*block.text, None),
        };
        let with_stop = with_stop_last(words);
        if label.is_none() && with_stop.is_none() {
            continue;
        }
        let stops = words.len() - words.trim_start_matches(is_neutral).len();
        let line = [label, Some(with_stop.as_deref().unwrap_or(words))];
        let line = line.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let shift = label.map_or(0, |label| label.len() + 1);
        for mark in &mut block.marks {
            mark.at = (mark.at.saturating_sub(stops) + shift).min(line.len());
        }
        block.text = line.into();
    }
}

/// The words of a line from right to left, and the label at its end.
fn label_at_end(line: &str) -> Option<(&str, &str)> {
    let (words, label) = line.rsplit_once(' ')?;
    let inside = label.strip_prefix('(').unwrap_or(label).strip_suffix(['.', ')'])?;
    let is_label = inside.chars().all(char::is_alphanumeric)
        && label.chars().count() <= LONGEST_LABEL
        && words.trim_start_matches(is_neutral).starts_with(is_right_to_left);
    is_label.then(|| (words.trim_end(), label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::BlockKind;

    #[test]
    fn lines_of_extractors_are_read_in_their_order() {
        for (line, read) in [
            ("\u{202b}\u{202a} .1\u{202c}تحث الدول\u{202c}", "1. تحث الدول"),
            (
                "\u{202b}ديسمبر \u{202a} 2019\u{202c}و \u{202a}،2021\u{202c}\u{202c}",
                "ديسمبر 2019 و 2021،",
            ),
            ("\u{202b}المدارس\u{202a}.\u{202c}\u{202c}", "المدارس."),
            ("  \u{202b})أ(\u{202c}    \u{202b}نشر النتائج؛\u{202c}", "  (أ)    نشر النتائج؛"),
            (
                "\u{202b}\u{202a}2.\u{202c}\u{202c}    \u{202b}\u{202a}:\u{202c}تدعو المنظمة\u{202c}",
                "2.    تدعو المنظمة:",
            ),
            ("\u{202b}\u{202a}\".\u{202c}الشرب في المدارس\u{202c}", "الشرب في المدارس\"."),
            ("\u{202b}الوثيقة \u{202a}A/79/88\u{202c}\u{202c}", "الوثيقة A/79/88"),
        ] {
            assert_eq!(unmarked(line).as_deref(), Some(read));
        }
        assert_eq!(unmarked("The \u{200e}Assembly"), None);
    }

    #[test]
    fn stops_and_labels_of_a_text_that_is_set_from_left_to_right_are_put_in_place() {
        let line = |text: &'static str| Block::new(BlockKind::Line, text);
        let mut blocks = [
            line("،إن الجمعية العامة"),
            line(":تدعو المنظمة 2."),
            line("نشر النتائج؛ (أ)"),
            line("The Assembly (a)"),
        ];
        settle(&mut blocks);
        let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(
            texts,
            ["إن الجمعية العامة،", "2. تدعو المنظمة:", "(أ) نشر النتائج؛", "The Assembly (a)"]
        );
        let mut blocks = [line("،إن الجمعية العامة"), line("عام 2027.")];
        settle(&mut blocks);
        assert_eq!(blocks[1].text, "عام 2027.");
    }
}
