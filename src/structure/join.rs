//! Body lines → pieces: the paragraphs before they have a kind.
//!
//! `shape` finds what the lines of the document have in common; `rules` decides, line by line, which begin a paragraph, and
//! asks `place` what stands around each.

use super::divisions::Divisions;
use super::lines::Line;
use super::tables::{self, RowPart};
use super::wrap;
use crate::language::Table;
use crate::model::NoteMark;

mod labelled;
mod place;
mod rules;
mod shape;

pub use rules::CLEARLY_SHORT_LINE;
pub use shape::WIDEST_PRINT;

use place::Place;
use shape::Shapes;

/// A paragraph whose kind is not yet known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// A label that the format gave apart from the text.
    pub given_label: Option<String>,
    /// The number that its label says, where that is spoilt.
    pub given_number: Option<u32>,
    /// How many columns it is set in, where the format gave its label apart.
    pub indent: Option<u32>,
    /// Its words, label included where the format did not give it apart.
    pub text: String,
    /// Footnote marks that the format showed.
    pub marks: Vec<NoteMark>,
    /// Where in the text each page begins: byte offset and page; never empty.
    pub pages: Vec<(usize, u32)>,
    /// Whether something other than the end of the paragraph before sets it off: a blank line.
    pub set_off: bool,
    /// Whether it is a row of a table of figures.
    pub row: bool,
    /// Whether the format gives it as a heading.
    pub heading: bool,
    /// Whether it is an opener.
    pub opener: bool,
    /// The rules by which its lines came to it, the one that began it first: for whoever asks why.
    pub rules: Vec<&'static str>,
}

/// Joins the body lines of a document.
pub fn join(lines: &[Line<'_>], divisions: &Divisions) -> Vec<Piece> {
    let phrases = divisions.phrases;
    let shapes = Shapes::new(lines, phrases);
    let rows = tables::rows(lines, shapes.width(), phrases);
    let margins = shape::margins(lines);
    let mut place = Place {
        shapes,
        phrases,
        divisions,
        lines,
        rows,
        margins,
        below_labels: lines
            .iter()
            .rposition(|line| line.text.label.is_some())
            .map_or(0, |last| last + 1),
        at: 0,
        start: 0,
        is_preamble: false,
        is_closing: false,
        in_heading: false,
        last_number: None,
        listed: Vec::new(),
    };
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        place.at = at;
        let (begins, rule) = if at == 0 { (true, "the first line") } else { place.decide() };
        match pieces.last_mut().filter(|_| !begins) {
            Some(piece) => piece.append(line, rule, phrases),
            None => {
                place.begin(rule);
                let row = line.row || place.rows[at].is_some_and(|part| part != RowPart::Head);
                pieces.push(Piece { row, ..Piece::new(line, rule, phrases) });
            }
        }
    }
    pieces
}

impl Piece {
    fn new(line: &Line<'_>, rule: &'static str, phrases: &Table) -> Self {
        Self {
            given_label: line.given_label.as_deref().map(str::to_owned),
            given_number: line.given_number,
            indent: line.given_label.is_some().then_some(line.indent),
            text: wrap::joined([line.text.printed], phrases),
            marks: line.marks.to_vec(),
            pages: vec![(0, line.page)],
            set_off: line.gap > 0 || line.turn || rule == rules::HEADING,
            row: line.row,
            heading: line.heading,
            opener: line.text.is_opener,
            rules: vec![rule],
        }
    }

    fn append(&mut self, line: &Line<'_>, rule: &'static str, phrases: &Table) {
        self.rules.push(rule);
        if line.turn {
            self.pages.push((self.text.len(), line.page));
        }
        wrap::append(&mut self.text, &line.text, phrases);
        let shift = self.text.len().saturating_sub(line.text.len());
        self.marks.extend(shifted(line.marks, shift));
    }
}

/// The marks of a text that has come to stand behind `shift` bytes of another.
pub fn shifted(marks: &[NoteMark], shift: usize) -> impl Iterator<Item = NoteMark> {
    marks.iter().map(move |mark| NoteMark { number: mark.number.clone(), at: mark.at + shift })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;
    use crate::structure::lines::Text;

    /// The pieces of printed lines, a blank line between two where a text is empty, each with its rules.
    fn joined(lines: &[&str]) -> Vec<(String, Vec<&'static str>)> {
        joined_in(Language::English, lines)
    }

    fn joined_in(language: Language, lines: &[&str]) -> Vec<(String, Vec<&'static str>)> {
        let phrases = table(language);
        let mut gap = 0;
        let mut body = Vec::new();
        for text in lines {
            if text.is_empty() {
                gap += 1;
                continue;
            }
            let indent = (text.len() - text.trim_start().len()) as u32;
            let text = Text::new(text.trim_start(), phrases);
            body.push(Line { text, indent, gap, page: 1, ..Line::default() });
            gap = 0;
        }
        join(&body, &Divisions::new(phrases))
            .into_iter()
            .map(|piece| (piece.text, piece.rules))
            .collect()
    }

    #[test]
    fn every_line_says_by_which_rule_it_was_joined() {
        let seen = joined(&[
            "The General Assembly,",
            "Recalling its resolution 78/241 of 22 December 2023, on the use of such",
            "systems, and its other resolutions on the matter,",
            "Noting the report of the Secretary-General on the subject, and with apprec-",
            "iation the views of States in it,",
            "",
            "1. Requests the Secretary-General to seek the views of Member States as regards",
            "",
            "Challenges that such systems raise;",
            "2.",
            "Decides to meet.",
            "44th plenary meeting",
        ]);
        let expected: [(&str, &[&str]); 6] = [
            ("The General Assembly,", &["the first line"]),
            (
                "Recalling its resolution 78/241 of 22 December 2023, on the use of such systems, and its other \
                 resolutions on the matter,",
                &["below an opener", "the middle of a sentence"],
            ),
            (
                "Noting the report of the Secretary-General on the subject, and with appreciation the views of \
                 States in it,",
                &["the next paragraph of a preamble", "the middle of a sentence"],
            ),
            (
                "1. Requests the Secretary-General to seek the views of Member States as regards Challenges that such \
                 systems raise;",
                &["a label", "a blank line in a sentence"],
            ),
            ("2. Decides to meet.", &["a label", "text of a lone label"]),
            ("44th plenary meeting", &["a closing line"]),
        ];
        for (seen, (text, rules)) in seen.iter().zip(expected) {
            assert_eq!((seen.0.as_str(), seen.1.as_slice()), (text, rules));
        }
        assert_eq!(seen.len(), expected.len());
    }

    #[test]
    fn a_line_in_small_letters_begins_a_paragraph_where_it_is_set_off_or_nothing_is() {
        let lines = [
            "Совет Безопасности,",
            "",
            "    подтверждая свою приверженность суверенитету и независимости",
            "всех государств региона,",
            "",
            "    решительно осуждая незаконную торговлю золотом и алмазами, за",
            "счет которой вооруженные группы приобретают оружие,",
            "",
            "    1. постановляет продлить действие мер;",
        ];
        assert_eq!(joined_in(Language::Russian, &lines).len(), 4);
        let unmarked = [
            "Генеральная Ассамблея,",
            "отмечая с обеспокоенностью, что каждая третья школа не имеет",
            "источника воды и что первыми остаются дома девочки,",
            "приветствуя доклад Генерального секретаря,",
            "1) призывает доноров внести вклад:",
            "    a) деньгами;",
            "    b) оборудованием.",
        ];
        assert_eq!(joined_in(Language::Russian, &unmarked).len(), 6);
    }
}
