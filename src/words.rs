//! Two texts → which words are the same, removed and added.
//!
//! Ranges in, ranges out. The diff itself is `similar`'s; here it is made readable: small kept scraps between two
//! changes go, changes slide to the edges of clauses, and texts with little in common are shown as replaced.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::Side;
use crate::tokens::{Interner, Token, TokenKind};

/// Whether a run of words is in both texts or in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Tag {
    /// In both.
    Same,
    /// In the old text only.
    Removed,
    /// In the new text only.
    Added,
}

impl Tag {
    /// The name that programs read: same, removed, added.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether the text of a side has words of this tag.
    pub fn is_of(self, side: Side) -> bool {
        self == Tag::Same || self == Tag::only(side)
    }

    /// The tag of words that only this side has.
    pub fn only(side: Side) -> Tag {
        match side {
            Side::Old => Tag::Removed,
            Side::New => Tag::Added,
        }
    }
}

/// A run of bytes of one text or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Which text has it.
    pub tag: Tag,
    /// Its bytes in the old text, for `Same` and `Removed`; else in the new one.
    pub range: Range<usize>,
    /// True for an old run and the new one after it that differ only in print.
    pub typographic: bool,
}

/// A text and its tokens.
#[derive(Debug, Clone, Copy)]
pub struct Words<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens, in order.
    pub tokens: &'t [Token],
}

/// Kept words between two changes with at most this many letters are absorbed (0 to 5; three is the length of
/// "and", "the", "of": words that match by chance).
const SCRAP_LETTERS: usize = 3;

/// Up to this many kept words are absorbed between changes much larger than they are (0 to 6).
const SCRAP_TOKENS: usize = 4;

/// "Much larger": the smaller neighbour has this many times the letters (2 to 8).
const SCRAP_RATIO: usize = 3;

/// With a smaller share of letters in common, the text is shown as replaced (0 to 0.5).
const LEAST_KEPT: f64 = 0.2;

/// Compares two texts.
///
/// The runs in both and in the old text, one after another, are the old text; those in both and in the new text
/// the new one.
pub fn diff(old: Words<'_>, new: Words<'_>, interner: &Interner) -> Vec<Run> {
    let keys =
        |words: Words<'_>| -> Vec<u32> { words.tokens.iter().map(|token| token.key).collect() };
    let (old_keys, new_keys) = (keys(old), keys(new));
    let letters = |key: u32| interner.facts(key).letters as usize;
    let mut changes = changes(&old_keys, &new_keys);
    absorb_scraps(&mut changes, &old_keys, &new_keys, letters);
    if is_replaced(&changes, &old_keys, &new_keys, letters) {
        changes = vec![Change { old: 0..old_keys.len(), new: 0..new_keys.len() }];
    } else {
        let is_mark = |key: u32| interner.facts(key).kind == TokenKind::Mark;
        slide(&mut changes, &old_keys, &new_keys, is_mark);
    }
    runs(old, new, &changes)
}

/// Token ranges that differ; what lies between two changes is the same on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

fn changes(old: &[u32], new: &[u32]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (op.old_range(), op.new_range());
        match changes.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => changes.push(Change { old, new }),
        }
    }
    changes
}

fn absorb_scraps(
    changes: &mut Vec<Change>,
    old: &[u32],
    new: &[u32],
    letters: impl Fn(u32) -> usize,
) {
    let sum = |keys: &[u32]| -> usize { keys.iter().map(|&key| letters(key)).sum() };
    let size = |change: &Change| sum(&old[change.old.clone()]).max(sum(&new[change.new.clone()]));
    loop {
        let before = changes.len();
        let mut kept: Vec<Change> = Vec::with_capacity(before);
        for change in changes.drain(..) {
            let Some(last) = kept.last_mut() else {
                kept.push(change);
                continue;
            };
            let scrap = &old[last.old.end..change.old.start];
            let between = sum(scrap);
            let small = between <= SCRAP_LETTERS
                || scrap.len() <= SCRAP_TOKENS
                    && between * SCRAP_RATIO <= size(last).min(size(&change));
            if small {
                last.old.end = change.old.end;
                last.new.end = change.new.end;
            } else {
                kept.push(change);
            }
        }
        *changes = kept;
        if changes.len() == before {
            return;
        }
    }
}

fn is_replaced(
    changes: &[Change],
    old: &[u32],
    new: &[u32],
    letters: impl Fn(u32) -> usize,
) -> bool {
    let sum = |keys: &[u32]| -> usize { keys.iter().map(|&key| letters(key)).sum() };
    let total = sum(old).max(sum(new));
    let changed: usize = changes.iter().map(|change| sum(&old[change.old.clone()])).sum();
    changes.len() > 1 && ((sum(old) - changed) as f64) < LEAST_KEPT * total as f64
}

/// Moves pure insertions and deletions, where equal words allow it, to begin after a mark or end with one.
fn slide(changes: &mut [Change], old: &[u32], new: &[u32], is_mark: impl Fn(u32) -> bool) {
    for at in 0..changes.len() {
        let change = changes[at].clone();
        let (keys, range) = match (change.old.is_empty(), change.new.is_empty()) {
            (true, false) => (new, change.new.clone()),
            (false, true) => (old, change.old.clone()),
            _ => continue,
        };
        let room_before = at
            .checked_sub(1)
            .map_or(change.old.start, |before| change.old.start - changes[before].old.end);
        let room_after =
            changes.get(at + 1).map_or(old.len(), |after| after.old.start) - change.old.end;
        let back = (0..room_before)
            .take_while(|&step| keys[range.start - 1 - step] == keys[range.end - 1 - step])
            .count();
        let on = (0..room_after)
            .take_while(|&step| keys[range.start + step] == keys[range.end + step])
            .count();
        let score = |shift: isize| {
            let start = range.start.wrapping_add_signed(shift);
            let end = range.end.wrapping_add_signed(shift);
            let after_mark = start == 0 || is_mark(keys[start - 1]);
            let ends_with_mark = is_mark(keys[end - 1]);
            let starts_with_mark = is_mark(keys[start]);
            2 * i32::from(after_mark) + i32::from(ends_with_mark == after_mark)
                - i32::from(starts_with_mark && !ends_with_mark && after_mark)
        };
        let best = (-(back as isize)..=on as isize)
            .max_by_key(|&shift| (score(shift), -shift.abs()))
            .unwrap_or(0);
        let shifted = |range: &Range<usize>| {
            range.start.wrapping_add_signed(best)..range.end.wrapping_add_signed(best)
        };
        changes[at] = Change { old: shifted(&change.old), new: shifted(&change.new) };
    }
}

/// Writes the runs: tokens that are the same, the white space between them, and the changes.
fn runs(old: Words<'_>, new: Words<'_>, changes: &[Change]) -> Vec<Run> {
    let mut writer = Writer {
        old: old.text,
        new: new.text,
        at_old: 0,
        at_new: 0,
        runs: Vec::with_capacity(2 * changes.len() + 1),
    };
    let mut at = (0, 0);
    let end =
        Change { old: old.tokens.len()..old.tokens.len(), new: new.tokens.len()..new.tokens.len() };
    for change in changes.iter().chain(std::iter::once(&end)) {
        let same =
            old.tokens[at.0..change.old.start].iter().zip(&new.tokens[at.1..change.new.start]);
        for (nth, (a, b)) in same.enumerate() {
            // The gap before the first token belongs to the change before it.
            writer.differ(a.start as usize, b.start as usize, nth > 0);
            writer.same(a.end as usize, b.end as usize);
        }
        at = (change.old.end, change.new.end);
    }
    let changed_at_end = changes
        .last()
        .is_some_and(|last| last.old.end == old.tokens.len() && last.new.end == new.tokens.len());
    writer.differ(old.text.len(), new.text.len(), !changed_at_end);
    let mut runs = writer.runs;
    widen_typographic(&mut runs, old.text);
    runs
}

/// Lets a difference in print take in the scrap that stands between it and a change, so that no kept scrap is left
/// between two marked runs.
fn widen_typographic(runs: &mut Vec<Run>, old: &str) {
    let is_scrap = |run: &Run| {
        run.tag == Tag::Same
            && old[run.range.clone()].chars().filter(|c| c.is_alphanumeric()).count()
                <= SCRAP_LETTERS
    };
    let is_pair = |runs: &[Run]| matches!(runs, [a, b] if a.typographic && b.typographic && a.tag == Tag::Removed && b.tag == Tag::Added);
    let mut at = 1;
    while at + 1 < runs.len() {
        let len = runs[at].range.len();
        if !is_scrap(&runs[at]) || runs[at + 1].tag == Tag::Same {
            at += 1;
        } else if at >= 2 && is_pair(&runs[at - 2..at]) {
            runs[at - 2].range.end += len;
            runs[at - 1].range.end += len;
            runs.remove(at);
        } else if at + 2 < runs.len() && is_pair(&runs[at + 1..at + 3]) {
            runs[at + 1].range.start -= len;
            runs[at + 2].range.start -= len;
            runs.remove(at);
        } else {
            at += 1;
        }
    }
}

struct Writer<'t> {
    old: &'t str,
    new: &'t str,
    at_old: usize,
    at_new: usize,
    runs: Vec<Run>,
}

impl Writer<'_> {
    /// Writes up to the given ends what may differ; white space at both edges that is the same is kept.
    fn differ(&mut self, old_end: usize, new_end: usize, typographic: bool) {
        let (a, b) = (&self.old[self.at_old..old_end], &self.new[self.at_new..new_end]);
        let lead = common_space(a.chars(), b.chars());
        let trail = common_space(a[lead..].chars().rev(), b[lead..].chars().rev());
        let (old_at, new_at) = (self.at_old, self.at_new);
        self.push(Tag::Same, old_at..old_at + lead, false);
        let (removed, added) = (old_at + lead..old_end - trail, new_at + lead..new_end - trail);
        let blank = self.old[removed.clone()].trim().is_empty()
            && self.new[added.clone()].trim().is_empty();
        self.push(Tag::Removed, removed, typographic || blank);
        self.push(Tag::Added, added, typographic || blank);
        self.push(Tag::Same, old_end - trail..old_end, false);
        (self.at_old, self.at_new) = (old_end, new_end);
    }

    /// Writes a token that has the same key on both sides.
    fn same(&mut self, old_end: usize, new_end: usize) {
        if self.old[self.at_old..old_end] == self.new[self.at_new..new_end] {
            self.push(Tag::Same, self.at_old..old_end, false);
        } else {
            self.push(Tag::Removed, self.at_old..old_end, true);
            self.push(Tag::Added, self.at_new..new_end, true);
        }
        (self.at_old, self.at_new) = (old_end, new_end);
    }

    fn push(&mut self, tag: Tag, range: Range<usize>, typographic: bool) {
        if range.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last)
                if last.tag == tag
                    && last.typographic == typographic
                    && last.range.end == range.start =>
            {
                last.range.end = range.end;
            }
            _ => self.runs.push(Run { tag, range, typographic }),
        }
    }
}

/// Bytes of the white space that two texts begin with in common.
fn common_space(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(x, y)| x == y && x.is_whitespace()).map(|(x, _)| x.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    /// The difference in the marks of the plain terminal view.
    fn marked_in(old: &str, new: &str, language: Language) -> String {
        let mut interner = Interner::default();
        let (a, b) = (interner.tokenize(old, language), interner.tokenize(new, language));
        let runs =
            diff(Words { text: old, tokens: &a }, Words { text: new, tokens: &b }, &interner);
        let mut out = String::new();
        for run in &runs {
            match run.tag {
                Tag::Same => out.push_str(&old[run.range.clone()]),
                Tag::Removed => out.push_str(&format!("[-{}-]", &old[run.range.clone()])),
                Tag::Added => out.push_str(&format!("{{+{}+}}", &new[run.range.clone()])),
            }
        }
        let side = |side: Tag, text: &str| -> String {
            let at = |run: &&Run| run.tag == Tag::Same || run.tag == side;
            let source = |run: &Run| {
                if run.tag == Tag::Same {
                    &old[run.range.clone()]
                } else {
                    &text[run.range.clone()]
                }
            };
            runs.iter().filter(at).map(source).collect()
        };
        assert_eq!(side(Tag::Removed, old), old);
        assert_eq!(side(Tag::Added, new), new);
        out
    }

    fn marked(old: &str, new: &str) -> String {
        marked_in(old, new, Language::English)
    }

    #[test]
    fn whole_words_change() {
        assert_eq!(
            marked("of its seventy-ninth session the item", "of its eightieth session the item"),
            "of its [-seventy-ninth-]{+eightieth+} session the item"
        );
        assert_eq!(
            marked("the new agenda for peace initiative", "the New Agenda for Peace initiative"),
            "the [-new agenda for peace-]{+New Agenda for Peace+} initiative"
        );
    }

    #[test]
    fn dates_and_symbols_change_as_one() {
        assert_eq!(
            marked(
                "Recalling its resolution 77/29 of 6 December 2022,",
                "Recalling its resolution 78/120 of 7 December 2023,"
            ),
            "Recalling its resolution [-77/29 of 6 December 2022-]{+78/120 of 7 December 2023+},"
        );
    }

    #[test]
    fn white_space_goes_with_the_words() {
        assert_eq!(
            marked("the agenda, in particular, and", "the agenda and"),
            "the agenda[-, in particular,-] and"
        );
        assert_eq!(marked("one two", "one big two"), "one {+big +}two");
        assert_eq!(marked("one two", "one two three"), "one two{+ three+}");
        assert_eq!(marked("zero one two", "one two"), "[-zero -]one two");
    }

    #[test]
    fn texts_with_little_in_common_are_replaced() {
        let old = "Stresses the need of all of the parties to agree on the terms";
        let new = "Welcomes the views of States and the reports of many bodies on disarmament";
        assert_eq!(marked(old, new), format!("[-{old}-]{{+{new}+}}"));
    }

    #[test]
    fn an_item_added_to_a_list_is_one_change() {
        assert_eq!(
            marked(
                "78/7 of 2 November 2023 and its decision",
                "78/7 of 2 November 2023 and 79/7 of 30 October 2024 and its decision"
            ),
            "78/7 of 2 November 2023 and {+79/7 of 30 October 2024 and +}its decision"
        );
        assert_eq!(
            marked("peace, security, and", "peace, stability, security, and"),
            "peace, {+stability, +}security, and"
        );
    }

    #[test]
    fn print_alone_is_marked_as_such() {
        let mut interner = Interner::default();
        let (old, new) = ("non-State actors of old", "non‑State actors of new");
        let (a, b) =
            (interner.tokenize(old, Language::English), interner.tokenize(new, Language::English));
        let runs =
            diff(Words { text: old, tokens: &a }, Words { text: new, tokens: &b }, &interner);
        let typographic: Vec<bool> = runs.iter().map(|run| run.typographic).collect();
        assert_eq!(typographic, [true, true, false, false, false]);
    }

    #[test]
    fn empty_texts_differ_wholly() {
        assert_eq!(marked("", "new words"), "{+new words+}");
        assert_eq!(marked("old", ""), "[-old-]");
        assert_eq!(marked("", ""), "");
    }
}
