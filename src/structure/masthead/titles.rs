//! Titles above an opener: where they begin and end, and what above an opener is none.

use std::ops::Range;

use super::{MAX_TITLE_LINES, is_fact, origin};
use crate::language::{Table, has};
use crate::structure::lines::{Line, has_capital};
use crate::structure::stops::Stop;
use crate::structure::{labels, symbols, wrap};

/// Where the title that begins at `at` ends.
///
/// Its lines follow without a blank one; a text in which every line has one goes by the opener.
pub(super) fn title_end(lines: &[Line<'_>], at: usize, opener: Option<usize>) -> usize {
    let limit = lines.len().min(at + MAX_TITLE_LINES);
    let end = (at + 1..limit)
        .find(|&i| lines[i].gap > 0 || opener == Some(i))
        .unwrap_or(limit.min(at + 1));
    let is_title = |line: &Line<'_>| line.gap <= 1 && is_title_line(&line.text);
    let by_opener =
        opener.filter(|&opener| opener < limit && (end..opener).all(|i| is_title(&lines[i])));
    by_opener.unwrap_or(end)
}

/// Whether words can be a title: neither links of a page beside each other ("| Resolution 1463 | →"), nor the number of the text
/// that a clause goes on behind ("Resolution 1429 (2002),").
pub(super) fn is_name(title: &str, phrases: &Table) -> bool {
    let number = title.trim_end_matches([',', '،', '，']);
    !title.split_whitespace().any(|word| word == "|")
        && (number.len() == title.len()
            || !symbols::numbered(number, phrases).is_some_and(|one| one.title.is_empty()))
}

/// Whether a line between title and opener can be more of the title: not the letter or number of a part.
fn is_title_line(text: &str) -> bool {
    text.chars().count() > 3 && labels::roman_number(text).is_none()
}

/// "Draft resolution submitted by France", "Resolution submitted by the Republic of Azerbaijan".
pub(super) fn is_submission(text: &str, phrases: &Table) -> bool {
    let words = || text.split_whitespace().map(|word| word.trim_end_matches(','));
    let lists = [phrases.resolution, phrases.decision];
    let is_of_kind = |word: &str| lists.iter().any(|list| has(list, word));
    let is_kind = origin::typed(text, phrases).is_some() || words().next().is_some_and(is_of_kind);
    let lower = text.to_lowercase();
    is_kind && phrases.submission.iter().any(|phrase| lower.contains(phrase))
}

/// "United States of America: draft resolution": who submits the text, and behind a colon what it is.
fn is_sponsored(text: &str, phrases: &Table) -> bool {
    let is_filler = |c: char| c.is_whitespace() || c == '*';
    origin::typed(text, phrases).is_some_and(|(_, range)| {
        text[..range.start].trim_end_matches(is_filler).ends_with([':', '：'])
            && text[range.end..].chars().all(is_filler)
    })
}

/// The title of a text without a numbered one, which is the line before the opener, and where the body begins.
pub(super) fn untitled(top: &[Line<'_>], opener: usize, phrases: &Table) -> (Range<usize>, usize) {
    let is_usable = |line: &Line<'_>| {
        !line.around
            && line.text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !is_fact(&line.text, phrases)
    };
    let end = text_above(&top[..opener]).unwrap_or(opener);
    // Titles stand below those who submit the text: "France: draft resolution".
    let is_untitled = end.checked_sub(1).is_some_and(|last| is_sponsored(&top[last].text, phrases));
    if is_untitled {
        return (end..end, end);
    }
    let title = match top[..end].iter().rposition(is_usable) {
        Some(at) => (1..=at).rev().find(|&i| top[i].gap > 0).unwrap_or(0)..at + 1,
        None => end..end,
    };
    (title, end)
}

/// Where paragraphs begin above the opener: numbered ones, as on a recognised page whose columns came in the wrong order, or
/// those of a preamble, which some organs print above their name ("Whereas …;").
pub(super) fn text_above(lines: &[Line<'_>]) -> Option<usize> {
    let is_numbered = |line: &Line<'_>| line.text.number().is_some() && !line.text.is_lone_label();
    let ends = |line: &Line<'_>| line.text.ends_with([';', '；', '؛']);
    let numbered = lines.iter().position(is_numbered);
    numbered.filter(|&begin| lines[begin..].iter().any(ends)).or_else(|| preamble_above(lines))
}

/// Where a preamble begins that goes down to the opener: with a known word, or its paragraphs stand between blank lines and
/// each ends with a comma or a semicolon.
fn preamble_above(lines: &[Line<'_>]) -> Option<usize> {
    let is_open = |line: &Line<'_>| matches!(line.text.stop, Some(Stop::Comma | Stop::Clause));
    if !lines.last().is_some_and(is_open) {
        return None;
    }
    // No sentence ends in a preamble.
    let ends = |at: &usize| {
        lines[*at].text.stop == Some(Stop::Sentence)
            && lines.get(at + 1).is_none_or(|next| next.gap > 0 || next.whole)
    };
    let known = || {
        let known = lines.iter().position(|line| line.text.is_preambular())?;
        (!(known..lines.len()).any(|at| ends(&at))).then_some(known)
    };
    let chunks: Vec<&[Line<'_>]> = lines.chunk_by(|_, next| next.gap == 0).collect();
    let is_paragraph = |chunk: &&&[Line<'_>]| chunk.last().is_some_and(is_open);
    let count = chunks.iter().rev().take_while(is_paragraph).count();
    let begin: usize = chunks[..chunks.len() - count].iter().map(|chunk| chunk.len()).sum();
    let is_preamble = count > 1 && has_capital(&lines.get(begin)?.text);
    is_preamble.then_some(begin).or_else(known)
}

pub(super) fn title_text(lines: &[Line<'_>], phrases: &Table) -> String {
    let text = wrap::joined(lines.iter().map(|line| line.text.printed), phrases);
    let behind = symbols::numbered(&text, phrases).map(|numbered| numbered.title.to_owned());
    behind.unwrap_or(text)
}
