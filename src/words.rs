//! Two texts → which words are the same, removed and added.
//!
//! Ranges in, ranges out. The diff itself is `similar`'s; here it is made readable: small kept scraps between two
//! changes go, changes slide to the edges of clauses, and texts with little in common are shown as replaced.

mod broken;
mod runs;

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{Side, Sides};
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
    let (old_keys, new_keys) = (keys(old), keys(new));
    let found = changes(&old_keys, &new_keys);
    let Some(whole) = broken::mended(Sides::new(old, new), &found, interner) else {
        return readable(old, new, found, [&old_keys, &new_keys], interner);
    };
    let (old, new) = (Words { tokens: &whole.old, ..old }, Words { tokens: &whole.new, ..new });
    let (old_keys, new_keys) = (keys(old), keys(new));
    readable(old, new, changes(&old_keys, &new_keys), [&old_keys, &new_keys], interner)
}

fn keys(words: Words<'_>) -> Vec<u32> {
    words.tokens.iter().map(|token| token.key).collect()
}

/// The runs of two texts with these changes, once they are made readable.
fn readable(
    old: Words<'_>,
    new: Words<'_>,
    mut changes: Vec<Change>,
    [old_keys, new_keys]: [&[u32]; 2],
    interner: &Interner,
) -> Vec<Run> {
    let letters = |key: u32| interner.facts(key).letters as usize;
    absorb_scraps(&mut changes, old_keys, new_keys, letters);
    if is_replaced(&changes, old_keys, new_keys, letters) {
        changes = vec![Change { old: 0..old_keys.len(), new: 0..new_keys.len() }];
    } else {
        slide(&mut changes, old_keys, new_keys, interner);
    }
    runs::runs(old, new, &changes)
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

/// Moves pure insertions and deletions, where equal words allow it, to begin after a mark or end with one, or else to begin
/// or end with the word that joins an item to a list: "and criminal law", not "law and criminal".
fn slide(changes: &mut [Change], old: &[u32], new: &[u32], interner: &Interner) {
    let is_mark = |key: u32| interner.facts(key).kind == TokenKind::Mark;
    let joins = |key: u32| interner.facts(key).joins;
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
            let at_marks = 2 * i32::from(after_mark) + i32::from(ends_with_mark == after_mark)
                - i32::from(starts_with_mark && !ends_with_mark && after_mark);
            (at_marks, joins(keys[start]) != joins(keys[end - 1]))
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
    fn a_joined_phrase_is_whole() {
        assert_eq!(
            marked(
                "under international humanitarian law and international criminal law in force",
                "under international humanitarian law in force"
            ),
            "under international humanitarian law [-and international criminal law -]in force"
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
