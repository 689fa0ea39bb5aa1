//! Changes of tokens → runs of bytes, with what differs only in print.

use std::ops::Range;

use super::{Change, Run, SCRAP_LETTERS, Tag, Words};

/// Writes the runs: tokens that are the same, the white space between them, and the changes.
pub(super) fn runs(old: Words<'_>, new: Words<'_>, changes: &[Change]) -> Vec<Run> {
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
        // Between nearly all words.
        if (a, b) == (" ", " ") {
            self.push(Tag::Same, self.at_old..old_end, false);
            (self.at_old, self.at_new) = (old_end, new_end);
            return;
        }
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
