//! Labels of documents that only their order shows: "1.2 words", "a. its heirs", "A. The Parties", "II. the Senate", "II – reader",
//! "2º. The press". By itself each may be the beginning of a sentence; one after the other, each at the beginning of a
//! paragraph, they are labels.

use super::divisions;
use super::labels::{self, System, decimals};
use super::lines::{Line, Text};
use crate::language::Table;

/// From so many one after the other they are labels.
const LEAST_RUN: usize = 2;

/// What may be a label.
struct Candidate<'t> {
    /// The system, and of decimals the numbers before the last.
    run: (System, &'t str),
    value: u32,
    line: usize,
    /// The label and the text behind it; `None` where it is known for a label without its run.
    parts: Option<(&'t str, &'t str)>,
}

/// Parts such labels from the texts of the lines.
pub fn label(lines: &mut [Line<'_>], phrases: &'static Table) {
    let begun = (0..lines.len()).filter(|&at| divisions::begins(lines, at));
    let mut candidates: Vec<Candidate<'_>> =
        begun.filter_map(|at| Candidate::new(lines, at)).collect();
    // Stable, so that those of one run stay in the order of the text.
    candidates.sort_by_key(|candidate| (candidate.run.0 as usize, candidate.run.1));
    for run in candidates.chunk_by(|one, next| one.run == next.run && one.value + 1 == next.value) {
        if run.len() < LEAST_RUN || run[0].value != 1 {
            continue;
        }
        for candidate in run {
            if let Some((printed, rest)) = candidate.parts {
                lines[candidate.line].given_label = Some(printed);
                lines[candidate.line].text = Text::new(rest, phrases);
            }
        }
    }
}

impl<'t> Candidate<'t> {
    fn new(lines: &[Line<'t>], line: usize) -> Option<Self> {
        let text = &lines[line].text;
        let (word, rest) = text.printed.split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let bare = word.trim_end_matches('.');
        let is_known = text.label.is_some();
        let new = |run, value, parts| Some(Self { run, value, line, parts });
        let new_part = (!is_known).then_some((word, rest));
        let part = Some((word, rest));
        if decimals(word) > 1 {
            let (above, last) = bare.rsplit_once('.')?;
            return new((System::Decimal, above), last.parse().ok()?, new_part);
        }
        if let Some(number) = bare.trim_end_matches('.').strip_suffix(['º', 'ª']) {
            let value = number.trim_end_matches('.').parse().ok()?;
            return new((System::Degree, ""), value, part);
        }
        let behind_dash = rest.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(' '));
        if let Some(behind) = behind_dash.filter(|_| labels::is_capital_roman(word)) {
            let printed = &text.printed[..text.printed.len() - behind.len()];
            let part = Some((printed, behind.trim_start()));
            return new((System::Roman, "–"), labels::roman_number(bare)?, part);
        }
        let letter = *bare.as_bytes().first().filter(|_| word.len() == bare.len() + 1)?;
        if letter.is_ascii_lowercase() && bare.len() == 1 {
            return new((System::Letter, ""), u32::from(letter - b'a') + 1, new_part);
        }
        // What ends on its line and without a mark is a title.
        let is_wrapped = lines.get(line + 1).is_some_and(|next| next.gap == 0 && !next.whole);
        if !text.ends_paragraph() && !is_wrapped {
            return None;
        }
        if labels::is_capital_roman(word) {
            return new((System::Roman, "."), labels::roman_number(bare)?, part);
        }
        let is_capital = letter.is_ascii_uppercase() && bare.len() == 1;
        is_capital.then(|| new((System::Capital, ""), u32::from(letter - b'A') + 1, part)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Source;
    use crate::{read, structure};

    fn addresses(text: &str) -> Vec<String> {
        let raw = read::read(text.as_bytes()).unwrap();
        let document = structure::rebuild(&raw, Source::default(), None);
        document.paragraphs.into_iter().map(|paragraph| paragraph.address.to_string()).collect()
    }

    #[test]
    fn labels_that_follow_each_other_are_labels() {
        let text = "Lease\n\n1. Terms\n\n1.1. In this lease:\n\n1.2. words in the plural:\n\na. include the singular;\n\nb. mean \
                    nothing else.\n\n1.2.1. that is all;\n\n1.2.2. or nearly.";
        assert_eq!(addresses(text), ["1", "1.1", "1.2", "1.2 (a)", "1.2 (b)", "1.2.1", "1.2.2"]);
        let text = "Lease\n\nBackground\n\nA. The Landlord owns the house.\n\nB. The Tenant wants it.\n\nIt is let.";
        assert_eq!(addresses(text), ["H1", "H1(A)", "H1(B)", "P1"]);
        let text = "Act\n\nArticle 1\n\nThe powers are:\n\nI. the Senate;\n\nII. the Court.\n\nArticle 2\n\nIt is in force.";
        assert_eq!(addresses(text), ["article 1", "article 1 (I)", "article 1 (II)", "article 2"]);
    }

    #[test]
    fn what_follows_nothing_is_none() {
        let text = "A story\n\nA. Smith came home.\n\n3.5 miles are a long way.\n\nHe slept.";
        assert_eq!(addresses(text), ["P1", "P2", "P3"]);
    }
}
