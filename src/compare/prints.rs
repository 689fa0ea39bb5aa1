//! The spans of a row, also where nothing but the print differs: for outputs that must give both texts letter by
//! letter.

use std::borrow::Cow;

use super::joined::Joined;
use super::{Comparison, Row, Span, Tag};
use crate::model::{Language, Resolution, Sides};
use crate::tokens::{Interner, Token};
use crate::words::{self, Where};

impl Comparison {
    /// The spans of a row of paragraphs. An unchanged row has none of its own: here it gets one span, or where the
    /// two prints differ in hyphens, quotes or spaces, typographic ones.
    pub fn paragraph_spans<'c>(&'c self, row: &'c Row) -> Cow<'c, [Span]> {
        self.spans(row, |document, index| Some(document.paragraphs.get(index)?.text.as_str()))
    }

    /// The spans of a row of notes, as [`Comparison::paragraph_spans`].
    pub fn note_spans<'c>(&'c self, row: &'c Row) -> Cow<'c, [Span]> {
        self.spans(row, |document, index| Some(document.notes.get(index)?.text.as_str()))
    }

    fn spans<'c>(
        &'c self,
        row: &'c Row,
        text: impl Fn(&'c Resolution, usize) -> Option<&'c str>,
    ) -> Cow<'c, [Span]> {
        if !row.spans.is_empty() {
            return Cow::Borrowed(&row.spans);
        }
        let documents = self.documents.as_ref();
        let of = |document: &'c Resolution, indexes: &[usize]| -> Vec<&'c str> {
            let texts = indexes.iter().filter_map(|&index| text(document, index));
            texts.collect()
        };
        let texts = Sides::new(
            of(documents.old, &row.paragraphs.old),
            of(documents.new, &row.paragraphs.new),
        );
        match (texts.old.as_slice(), texts.new.as_slice()) {
            ([old], [new]) if old == new => Cow::Owned(vec![span(Tag::Same, old, false)]),
            _ => Cow::Owned(prints(texts, documents.map(|document| document.language))),
        }
    }
}

/// The spans of two texts of the same words.
fn prints(texts: Sides<Vec<&str>>, languages: Sides<Language>) -> Vec<Span> {
    let mut interner = Interner::default();
    let mut cut = |texts: &[&str], language: Language| -> Vec<Vec<Token>> {
        let texts = texts.iter();
        texts.map(|text| interner.tokenize(text, language)).collect()
    };
    let old_tokens = cut(&texts.old, languages.old);
    let new_tokens = cut(&texts.new, languages.new);
    let all = |texts: &[&str]| -> Vec<usize> { (0..texts.len()).collect() };
    let old = Joined::of(&all(&texts.old), &texts.old, &old_tokens);
    let new = Joined::of(&all(&texts.new), &texts.new, &new_tokens);
    let runs = words::diff(old.words(), new.words(), &interner).into_iter();
    let spans = runs.map(|run| {
        let (tag, side) = match run.place {
            Where::Both => (Tag::Same, &old),
            Where::Old => (Tag::Removed, &old),
            Where::New => (Tag::Added, &new),
        };
        span(tag, &side.text[run.range], run.typographic)
    });
    spans.collect()
}

fn span(tag: Tag, text: &str, typographic: bool) -> Span {
    Span { tag, text: text.to_owned(), typographic, verdict: None }
}

#[cfg(test)]
mod tests {
    use crate::compare::{Change, CompareOptions, Tag, compare};
    use crate::model::{Sides, Source};
    use crate::{read, structure};

    #[test]
    fn an_unchanged_row_gives_both_prints() {
        let resolution = |text: &str| {
            let raw = read::read(text.as_bytes()).unwrap();
            structure::rebuild(&raw, Source::default(), None)
        };
        let old = resolution("The General Assembly,\n\n1. Requests \"non-State\" actors to act;");
        let new =
            resolution("The General Assembly,\n\n1. Requests “non\u{2011}State” actors to act;");
        let comparison = compare(Sides::new(old, new), &CompareOptions::default());
        let row = &comparison.rows[1];
        assert_eq!(row.change, Change::Unchanged);
        let spans = comparison.paragraph_spans(row);
        let side = |without: Tag| -> String {
            let kept = spans.iter().filter(|span| span.tag != without);
            kept.map(|span| span.text.as_str()).collect()
        };
        assert_eq!(side(Tag::Added), "Requests \"non-State\" actors to act;");
        assert_eq!(side(Tag::Removed), "Requests “non\u{2011}State” actors to act;");
        assert!(spans.iter().all(|span| span.tag == Tag::Same || span.typographic));
        assert!(comparison.paragraph_spans(&comparison.rows[0])[0].tag == Tag::Same);
    }
}
