//! Lines that count the pages by words of their own: "Page 2 of 4", "第2页，共4页", "стр. 3", or a number alone that nothing else explains.

use super::running::Parts;
use crate::model::SetAsideKind;
use crate::structure::lines::Line;

/// A line that counts pages has at most so many characters (30 to 60).
const LONGEST: usize = 40;

/// So many lines that count on show that they count pages (2 to 3).
const LEAST: usize = 2;

/// Marks the lines between blank ones that have the same words, whatever their order, and of whose numbers one counts on from the
/// first to the last of them.
pub(super) fn mark(lines: &[Line<'_>], kinds: &mut [Option<SetAsideKind>]) {
    let is_apart = |at: usize| {
        let line = &lines[at];
        let ends = |next: &Line<'_>| next.gap > 0 || next.page != line.page;
        (line.gap > 0 || at > 0 && lines[at - 1].page != line.page)
            && lines.get(at + 1).is_none_or(ends)
    };
    let may_count = |at: &usize| {
        let text = &lines[*at].text;
        kinds[*at].is_none()
            && text.bytes().any(|b| b.is_ascii_digit())
            && text.chars().count() <= LONGEST
            && text.label.is_none()
            && text.stop.is_none()
            && !lines[*at].whole
            && is_apart(*at)
    };
    let mut found: Vec<(String, Vec<i64>, usize)> = Vec::new();
    for at in (0..lines.len()).filter(may_count) {
        let parts = Parts::of(&lines[at].text);
        let mut words: Vec<&str> = parts.form.split(' ').collect();
        words.sort_unstable();
        found.push((words.join(" "), parts.numbers, at));
    }
    found.sort_by(|(form, _, at), (other, _, next)| form.cmp(other).then(at.cmp(next)));
    for group in found.chunk_by(|(form, _, _), (other, _, _)| form == other) {
        let counts =
            group.len() >= LEAST && group.windows(2).all(|pair| counts_on(&pair[0].1, &pair[1].1));
        let at = |one: &(String, Vec<i64>, usize)| one.2;
        if counts && is_of_pages(lines, group.iter().map(at)) {
            group.iter().for_each(|one| kinds[at(one)] = Some(SetAsideKind::PageNumber));
        }
    }
}

/// Whether of two lists of numbers one number counts on by one, and all others are the same, in whatever order.
fn counts_on(numbers: &[i64], next: &[i64]) -> bool {
    let mut rest = next.to_vec();
    let own: Vec<i64> = numbers
        .iter()
        .filter(|number| match rest.iter().position(|other| other == *number) {
            Some(at) => {
                rest.swap_remove(at);
                false
            }
            None => true,
        })
        .copied()
        .collect();
    matches!((&own[..], &rest[..]), ([page], [next]) if page.checked_add(1) == Some(*next))
}

/// Whether lines that count are those of pages, and not of articles: the last of them ends the document, or one of them stands in the
/// middle of a sentence. Numbers alone also begin with the first or second page.
fn is_of_pages(lines: &[Line<'_>], mut at: impl DoubleEndedIterator<Item = usize> + Clone) -> bool {
    let is_torn = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let next = lines.get(at + 1);
        before.is_some_and(|before| !before.text.ends_paragraph())
            && next.is_some_and(|next| next.text.starts_with(char::is_lowercase))
    };
    let is_bare = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let first = at.clone().next().map(|first| &*lines[first].text);
    let begins = first.is_some_and(|first| !is_bare(first) || matches!(first, "1" | "2"));
    begins
        && (at.clone().any(is_torn) || at.next_back().is_some_and(|last| last + 1 == lines.len()))
}
