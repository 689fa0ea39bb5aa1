//! What a web page shows below the text, beside it or in its foot: headings with links, invitations, notices.

use super::lines::Line;
use super::stops::Stop;
use crate::language::{Table, starts_with_any};
use crate::model::{SetAside, SetAsideKind};

/// Below the text stand at most so many sentences (2 to 4): an annex has more.
const MOST_SENTENCES: usize = 3;

/// Takes what stands below the last number, letter or verb of a resolution from the first heading on: neither an annex nor a
/// paragraph follows there.
pub fn take(lines: &mut Vec<Line<'_>>, phrases: &Table) -> Vec<SetAside> {
    let counts = |line: &Line<'_>| {
        let given = line.given_label.as_deref();
        given.is_some_and(|label| label.contains(char::is_alphanumeric))
            || line.text.label.as_ref().is_some_and(|label| !label.is_bullet())
            || phrases.is_operative(&line.text) && line.text.ends_paragraph()
            || line.text.is_preambular() && line.text.ends_paragraph()
    };
    let Some(last) = lines.iter().rposition(counts) else { return Vec::new() };
    let Some(begin) = lines[last..].iter().position(|line| line.heading).map(|at| last + at) else {
        return Vec::new();
    };
    let tail = &lines[begin..];
    let is_text = |line: &Line<'_>| {
        starts_with_any(&line.text, phrases.annex)
            || line.text.is_opener
            || !line.marks.is_empty()
            || line.row
            || matches!(line.text.stop, Some(Stop::Comma | Stop::Clause))
    };
    let ends = |line: &&Line<'_>| line.text.stop == Some(Stop::Sentence);
    let is_below = lines[last].text.stop == Some(Stop::Sentence)
        && !tail.iter().any(is_text)
        && tail.iter().filter(ends).count() <= MOST_SENTENCES;
    let tail = if is_below { lines.split_off(begin) } else { Vec::new() };
    let aside = |line: Line<'_>| {
        let label = line.given_label.map(|label| format!("{label} ")).unwrap_or_default();
        SetAside { kind: SetAsideKind::WebPage, text: label + line.text.printed }
    };
    tail.into_iter().map(aside).collect()
}
