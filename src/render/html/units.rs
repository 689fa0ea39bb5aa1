//! Paragraphs and notes → the rows in which they stand, and links to them.

use maud::{Markup, html};

use crate::compare::Row;
use crate::findings::Spot;
use crate::model::{Part, Resolution, Side, Sides};
use crate::render::html::Page;
use crate::render::html::text::{name, text};
use crate::render::html::words::language;
use crate::view::View;

/// For each paragraph and note of each side the row in which it stands; none where the row is hidden.
pub(super) struct Units {
    paragraphs: Sides<Vec<Option<usize>>>,
    notes: Sides<Vec<Option<usize>>>,
}

impl Units {
    pub(super) fn of(view: &View<'_>) -> Self {
        let documents = view.documents;
        let count = |document: &Resolution| document.paragraphs.len();
        let notes = |document: &Resolution| document.notes.len();
        Self {
            paragraphs: places(&view.rows, documents.map(count)),
            notes: places(&view.notes, documents.map(notes)),
        }
    }

    /// The row of a paragraph or a note.
    pub(super) fn row(&self, side: Side, unit: (Part, usize)) -> Option<usize> {
        let (places, at) = match unit {
            (Part::Paragraphs, at) => (&self.paragraphs, at),
            (Part::Notes, at) => (&self.notes, at),
        };
        *on(places, side).get(at)?
    }
}

fn places(rows: &[Row], counts: Sides<usize>) -> Sides<Vec<Option<usize>>> {
    let mut places = counts.map(|count| vec![None; count]);
    for (index, row) in rows.iter().enumerate() {
        for (places, units) in
            [(&mut places.old, &row.paragraphs.old), (&mut places.new, &row.paragraphs.new)]
        {
            for &unit in units {
                if let Some(place) = places.get_mut(unit) {
                    *place = Some(index);
                }
            }
        }
    }
    places
}

fn on<T>(sides: &Sides<T>, side: Side) -> &T {
    match side {
        Side::Old => &sides.old,
        Side::New => &sides.new,
    }
}

/// The document of one side.
pub(super) fn document<'c>(page: &Page<'c>, side: Side) -> &'c Resolution {
    match side {
        Side::Old => page.documents().old,
        Side::New => page.documents().new,
    }
}

/// The name of a paragraph or note, linked to its row: "OP3", and of the old text "old OP3".
pub(super) fn link(page: &Page<'_>, side: Side, unit: (Part, usize)) -> Markup {
    named(page, side, unit, side == Side::Old)
}

/// The same without "old", for places that say it already.
pub(super) fn short_link(page: &Page<'_>, side: Side, unit: (Part, usize)) -> Markup {
    named(page, side, unit, false)
}

fn named(page: &Page<'_>, side: Side, unit: (Part, usize), old: bool) -> Markup {
    let (part, at) = unit;
    let spot = Spot { part, at, bytes: 0..0 };
    let address = spot.address(document(page, side));
    html! {
        @if old { "old " }
        @if let Some(id) = id(page, side, unit) { a href={ "#" (id) } { (name(&address)) } } @else { (name(&address)) }
    }
}

/// The id of a paragraph of the new text is its own; what the old text has leads to its row.
fn id<'p>(page: &'p Page<'_>, side: Side, unit: (Part, usize)) -> Option<&'p str> {
    let index = page.units.row(side, unit)?;
    let (ids, rows, at) = match unit {
        (Part::Paragraphs, at) => (&page.ids.paragraphs, &page.view.rows, at),
        (Part::Notes, at) => (&page.ids.notes, &page.view.notes, at),
    };
    let row = rows.get(index)?;
    let own = row.paragraphs.new.iter().position(|&new| new == at);
    let own = own.filter(|_| side == Side::New).unwrap_or_default();
    ids.all(index).get(own).map(String::as_str)
}

/// Words of one document in quotes, in its language.
pub(super) fn quote(page: &Page<'_>, side: Side, words: &str) -> Markup {
    let (lang, dir) = language(page, side);
    html! {
        "“" span lang=[(lang != "en").then_some(lang)] dir=(dir) { (text(words, dir == "rtl")) } "”"
    }
}

/// How many characters stand before and after words that are shown where they stand (20 to 60 were tried).
const AROUND: usize = 40;

/// The words of a spot with some of those around them, the words themselves strong.
pub(super) fn in_place(page: &Page<'_>, side: Side, spot: &Spot) -> Markup {
    let document = document(page, side);
    let text_of = document.item(spot.part, spot.at).map_or("", |item| item.text);
    let before = text_of.get(..spot.bytes.start).unwrap_or_default();
    let after = text_of.get(spot.bytes.end..).unwrap_or_default();
    let (lang, dir) = language(page, side);
    let rtl = dir == "rtl";
    html! {
        "“" span lang=[(lang != "en").then_some(lang)] dir=(dir) {
            (text(&tail(before), rtl)) strong { (text(spot.text(document), rtl)) } (text(&start(after), rtl))
        } "”"
    }
}

/// The last words of a text, cut between two words.
fn tail(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND) else {
        return text.to_string();
    };
    let rest = &text[cut..];
    let from = rest.find(' ').map_or(0, |at| at + 1);
    format!("…{}", &rest[from..])
}

/// The first words of a text, cut between two words.
fn start(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(AROUND) else {
        return text.to_string();
    };
    let rest = &text[..cut];
    format!("{}…", &rest[..rest.rfind(' ').unwrap_or(cut)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_are_cut_between_words() {
        let text = "one two three four five six seven eight nine ten eleven";
        assert_eq!(tail(text), "…five six seven eight nine ten eleven");
        assert_eq!(start(text), "one two three four five six seven eight…");
        assert_eq!((tail("a b"), start("a b")), ("a b".into(), "a b".into()));
        assert_eq!(start(&"中".repeat(50)).chars().count(), 41);
        assert_eq!(tail(&"中".repeat(50)).chars().count(), 42);
    }
}
