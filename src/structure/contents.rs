//! Tables of contents in printed lines: entries with the number of a page behind each.

use std::collections::HashSet;

use super::digits::{is_number, split_trailing};
use super::lines::Line;
use crate::model::{SetAside, SetAsideKind};

/// A table of contents has at least so many entries (3 to 5).
const LEAST_ENTRIES: usize = 3;

/// The title of one has at most so many words (3 to 5): "Table des matières".
const WORDS_OF_TITLE: usize = 4;

/// Takes tables of contents out of the lines of a document.
pub fn take(lines: &mut Vec<Line<'_>>) -> Vec<SetAside> {
    let entries: Vec<Option<Entry<'_>>> = lines.iter().map(|line| Entry::of(&line.text)).collect();
    if entries.iter().flatten().count() < LEAST_ENTRIES {
        return Vec::new();
    }
    let mut is_taken = vec![false; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let end = end_of_entries(&entries, at);
        let found: Vec<&Entry<'_>> = entries[at..end].iter().flatten().collect();
        if found.len() >= LEAST_ENTRIES && is_of_contents(&found, &lines[end..]) {
            let is_title = |line: &Line<'_>| {
                line.text.stop.is_none()
                    && line.text.split_whitespace().count() <= WORDS_OF_TITLE
                    && !line.text.is_opener
            };
            let has_title = at > 0 && !is_taken[at - 1] && is_title(&lines[at - 1]);
            is_taken[at - usize::from(has_title)..end].fill(true);
        }
        at = end.max(at + 1);
    }
    let mut taken = Vec::new();
    let mut places = is_taken.into_iter();
    lines.retain(|line| {
        let is_taken = places.next().unwrap_or_default();
        if is_taken {
            let label =
                line.given_label.as_deref().map(|label| format!("{label} ")).unwrap_or_default();
            taken.push(SetAside {
                kind: SetAsideKind::Contents,
                text: format!("{label}{}", line.text.printed),
            });
        }
        !is_taken
    });
    taken
}

/// Where the entries end that begin at a line: pages never count down, and an entry may take two lines.
fn end_of_entries(entries: &[Option<Entry<'_>>], begin: usize) -> usize {
    let (mut end, mut page) = (begin, 0);
    for (at, entry) in entries.iter().enumerate().skip(begin) {
        match entry {
            Some(entry) if entry.page >= page => (end, page) = (at + 1, entry.page),
            None if at == end && at > begin => {}
            _ => break,
        }
    }
    end
}

/// Whether entries list what stands below them, or have leaders.
fn is_of_contents(entries: &[&Entry<'_>], below: &[Line<'_>]) -> bool {
    if entries.iter().filter(|entry| entry.is_led).count() * 2 >= entries.len() {
        return true;
    }
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let listed: HashSet<String> = below
        .iter()
        .flat_map(|line| {
            let label = line.given_label.as_deref().unwrap_or_default();
            [letters(&line.text), letters(label) + &letters(&line.text)]
        })
        .collect();
    entries.iter().filter(|entry| listed.contains(&letters(entry.title))).count() * 2
        > entries.len()
}

/// An entry: its words, and the page behind them.
struct Entry<'t> {
    title: &'t str,
    page: u32,
    /// Dots lead to the page.
    is_led: bool,
}

impl<'t> Entry<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let (before, page) = split_trailing(text);
        if !is_number(page, 1..=3) || !before.ends_with([' ', '.', '…', '\t', '·', '_']) {
            return None;
        }
        let is_leader = |c: char| matches!(c, '.' | '…' | '·' | '_' | ' ' | '\u{a0}' | '\t');
        let title = before.trim_end_matches(is_leader);
        let leader = &before[title.len()..];
        let is_led = leader.matches(['.', '·', '_']).count() >= 3 || leader.contains('…');
        let is_entry = title.chars().any(char::is_alphabetic) && !title.ends_with([',', ';', ':']);
        is_entry.then_some(Self { title, page: page.parse().ok()?, is_led })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::lines::Text;

    fn taken(lines: &[&str]) -> Vec<String> {
        let phrases = crate::language::table(crate::model::Language::English);
        let mut lines: Vec<Line<'_>> = lines
            .iter()
            .map(|text| Line { text: Text::new(text, phrases), ..Line::default() })
            .collect();
        take(&mut lines).into_iter().map(|entry| entry.text).collect()
    }

    #[test]
    fn entries_with_leaders_or_with_what_they_list_are_contents() {
        let led = [
            "Contents",
            "I. Scope ........ 3",
            "II. Terms of",
            "reference … 3",
            "III. End . . . . 12",
            "The Assembly,",
        ];
        assert_eq!(taken(&led), led[..5]);
        let listing = [
            "Table des matières",
            "Annexe 2",
            "Article 1   2",
            "Article 2   4",
            "Annexe",
            "Article 1",
            "Words.",
            "Article 2",
        ];
        assert_eq!(taken(&listing), listing[..4]);
        let figures =
            ["Officers 2", "Clerks 4", "Total 6", "The Assembly,", "of 3 May", "and 4", "and 5"];
        assert!(taken(&figures).is_empty());
        assert!(taken(&["Scope ..... 9", "Terms ..... 3", "End ...... 1"]).is_empty());
    }
}
