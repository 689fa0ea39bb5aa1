//! The verb that opens a paragraph, which the United Nations prints in italics: "Noting with satisfaction", "Calls
//! upon", "Also requests".

use crate::language::{has, table};
use crate::render::prelude::*;

/// Where in the joined texts of a row's paragraphs the verbs stand that open them.
#[derive(Debug, Default)]
pub(crate) struct Openings(Sides<Vec<Range<usize>>>);

impl Openings {
    /// Those of paragraphs of both sides, by their indexes.
    pub(crate) fn new(documents: Sides<&Resolution>, indexes: Sides<&[usize]>) -> Self {
        Self(documents.zip(indexes).map(|(document, indexes)| {
            let mut start = 0;
            let openings = indexes.iter().filter_map(|&index| {
                let paragraph = document.paragraphs.get(index)?;
                let from = start;
                start += paragraph.text.len() + 1;
                Some(from..from + opening(paragraph, document.language))
            });
            openings.collect()
        }))
    }

    /// Cuts the words of a piece where an opening begins or ends, and says of each part whether it is one. Kept words
    /// open a paragraph where they do so in the new text, or in the one text whose paragraphs are known here.
    pub(crate) fn cut<'c>(&self, piece: &Piece<'_>, words: &'c str) -> Vec<(&'c str, bool)> {
        let sides = || Side::BOTH.into_iter().filter(|&side| piece.tag.is_of(side));
        let edges = sides().flat_map(|side| {
            let edges = self.0[side].iter().flat_map(|opening| [opening.start, opening.end]);
            edges.filter_map(move |edge| edge.checked_sub(piece.at[side]))
        });
        // Where changes are hidden, words of the new text stand for old ones, and an edge may fall into a letter.
        let mut edges: Vec<usize> = edges.filter(|&edge| words.is_char_boundary(edge)).collect();
        edges.extend([0, words.len()]);
        edges.sort_unstable();
        edges.dedup();
        let own = sides().rfind(|&side| !self.0[side].is_empty()).unwrap_or(Side::New);
        let is_opening = |at: usize| {
            let mut openings = self.0[own].iter();
            openings.any(|opening| opening.contains(&(piece.at[own] + at)))
        };
        let parts = edges.windows(2);
        parts.map(|edges| (&words[edges[0]..edges[1]], is_opening(edges[0]))).collect()
    }
}

/// How many bytes of the paragraph's text are its opening; 0 where it has none that is known.
pub(crate) fn opening(paragraph: &Paragraph, language: Language) -> usize {
    let text = paragraph.text.as_str();
    match paragraph.kind {
        Kind::Opener => return text.trim_end_matches([',', '，', '،', ' ']).len(),
        Kind::Preambular | Kind::Operative => {}
        _ => return 0,
    }
    let tables = table(language);
    let mut end = 0;
    while let Some(length) = tables.opening(rest(text, end)) {
        // What "with" brings belongs to the verb only where it is known.
        let word = rest(text, end).get(..length).unwrap_or_default();
        if end > 0 && has(tables.complement_heads, word) {
            break;
        }
        end += gap(text, end) + length;
    }
    if end > 0
        && let Some(length) = tables.complement(rest(text, end))
    {
        end += gap(text, end) + length;
    }
    end
}

/// The text after a space, or all of it at the beginning.
fn rest(text: &str, from: usize) -> &str {
    text.get(from + gap(text, from)..).unwrap_or_default()
}

/// The space between what was found and what follows.
fn gap(text: &str, from: usize) -> usize {
    usize::from(from > 0 && text.get(from..).is_some_and(|rest| rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Address;

    #[test]
    fn verbs_with_what_belongs_to_them_are_found() {
        for (kind, language, verb, rest) in [
            (Kind::Opener, Language::English, "The General Assembly", ","),
            (Kind::Preambular, Language::English, "Noting with appreciation", " the report,"),
            (Kind::Preambular, Language::English, "Deeply concerned", " about it,"),
            (Kind::Operative, Language::English, "Also requests", " the Chair;"),
            (Kind::Operative, Language::English, "Calls upon", " States;"),
            (Kind::Operative, Language::English, "", "The end;"),
            (Kind::Subparagraph, Language::English, "", "Requests;"),
            (Kind::Operative, Language::French, "Prie", " le Secrétaire général;"),
            (Kind::Preambular, Language::Chinese, "回顾", "其第78/241号决议，"),
        ] {
            let paragraph = Paragraph {
                address: Address::new("OP1"),
                kind,
                label: None,
                text: format!("{verb}{rest}"),
                marks: Vec::new(),
                depth: 0,
            };
            let end = opening(&paragraph, language);
            assert_eq!(&paragraph.text[..end], verb);
        }
    }
}
