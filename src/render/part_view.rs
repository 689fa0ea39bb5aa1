//! The paragraphs or the notes of a view behind one face, so that both are rendered the same way.

use crate::compare::row::from_to;
use crate::render::prelude::*;
use crate::render::sections;

/// One part of a view: its rows, the order to show them in, and what they are called.
pub(crate) struct PartView<'c> {
    pub(crate) part: Part,
    pub(crate) rows: &'c [Row],
    pub(crate) order: Cow<'c, [Slot]>,
    pub(crate) documents: Sides<&'c Resolution>,
    pub(crate) ui: Ui,
}

impl<'c> PartView<'c> {
    /// One part: the paragraphs in the comparison's reading order, each in the section of the text that it has or had, or the
    /// notes in the order of their rows.
    pub(crate) fn new(view: &'c View<'_>, part: Part) -> Self {
        let order = match part {
            Part::Paragraphs => Cow::Borrowed(&*view.order),
            Part::Notes => (0..view.notes.len()).map(Slot::Row).collect(),
        };
        let ui = Ui::new(view.ui);
        let mut own = Self { part, rows: view.rows(part), order, documents: view.documents, ui };
        if part == Part::Paragraphs {
            own.order = sections::places(&own).into_iter().map(|(slot, _)| slot).collect();
        }
        own
    }

    /// Both parts, the paragraphs first.
    pub(crate) fn both(view: &'c View<'_>) -> [Self; 2] {
        Part::ALL.map(|part| Self::new(view, part))
    }

    /// The paragraphs or notes of a row on one side.
    pub(crate) fn items(&self, row: &Row, side: Side) -> impl Iterator<Item = Item<'c>> {
        let document = self.documents[side];
        row.paragraphs[side].iter().filter_map(move |&at| document.item(self.part, at))
    }

    /// All names of a row on one side: "PP41 + PP46", "notes 1 + 2"; empty where it has none.
    pub(crate) fn name(&self, row: &Row, side: Side) -> String {
        match row.names[side].as_slice() {
            [] => String::new(),
            names => self.noun_before(self.ui.addresses(names).join(" + "), names.len() > 1),
        }
    }

    /// The name of what stands at an index of one side: "PP4", "note 2".
    pub(crate) fn name_at(&self, index: usize, side: Side) -> String {
        named(self.ui, self.documents[side], self.part, index)
    }

    /// The names of the rows from `first` to `last` on one side: "PP8–PP11".
    pub(crate) fn range(&self, first: &Row, last: &Row, side: Side) -> String {
        let name = |row: &Row| {
            row.names[side].first().map_or(String::new(), |name| self.ui.address(name).into_owned())
        };
        let (first, last) = (name(first), name(last));
        if first == last {
            return self.noun_before(first, false);
        }
        self.noun_before(format!("{first}–{last}"), true)
    }

    /// Names with what they are names of before them: an address says it itself.
    pub(crate) fn noun_before(&self, names: String, several: bool) -> String {
        noun_before(self.ui, self.part, names, several)
    }

    /// The names of a row: "PP2", "OP4 → OP12", "PP41 + PP46 → PP25".
    pub(crate) fn names(&self, row: &Row) -> String {
        from_to(Sides::from_fn(|side| self.name(row, side)))
    }

    /// The names of a run of rows: "PP8–PP11", "PP2–PP5 → PP3–PP6".
    pub(crate) fn ranges(&self, first: &Row, last: &Row) -> String {
        from_to(Sides::from_fn(|side| self.range(first, last, side)))
    }

    /// True where a row is called the same on both sides.
    pub(crate) fn same_name(&self, row: &Row) -> bool {
        row.names.are_equal()
    }

    /// The text of a row on one side, the paragraphs of a split or merge joined by a line feed.
    pub(crate) fn text(&self, row: &Row, side: Side) -> Cow<'c, str> {
        let texts: Vec<&'c str> = self.items(row, side).map(|item| item.text).collect();
        match texts.as_slice() {
            [] => Cow::Borrowed(""),
            [one] => Cow::Borrowed(one),
            several => Cow::Owned(several.join("\n")),
        }
    }
}

/// What a paragraph or note is called where its name stands alone: an address says what it is, the number of a note
/// does not.
pub(crate) fn named(ui: Ui, document: &Resolution, part: Part, index: usize) -> String {
    let name = document.item(part, index).unwrap_or_default().name;
    noun_before(ui, part, ui.address(name).into_owned(), false)
}

fn noun_before(ui: Ui, part: Part, names: String, several: bool) -> String {
    match (part, several) {
        (Part::Paragraphs, _) => names,
        (Part::Notes, false) => ui.note(&names),
        (Part::Notes, true) => ui.notes(&names),
    }
}
