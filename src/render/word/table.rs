//! A synoptic table: the old text beside the new one, changes marked, and what happened to each paragraph.

use crate::render::first::{self, Words};
use crate::render::word::prelude::*;

/// The columns: what happened, old, new; in twentieths of a point.
const WIDTHS: [u32; 3] = [2160, 5760, 5760];

/// The fill of the head of the table.
const SHADE: &str = r#"<w:shd w:val="clear" w:color="auto" w:fill="E7ECF2"/>"#;

const BOLD_MOVED: Look = Look { bold: true, ..Look::MOVED };

/// Writes `document.xml`.
pub(super) fn write(view: &View<'_>, paper: PaperSize) -> Xml {
    let (ui, language) = (Ui::new(view.ui), view.documents.new.language);
    let rtl = language.script().is_right_to_left();
    let mut rows = vec![names(view)];
    rows.extend(part_rows(&PartView::new(view, Part::Paragraphs)));
    if !view.notes.is_empty() {
        rows.push(divider(ui, ui.footnotes()));
        rows.extend(part_rows(&PartView::new(view, Part::Notes)));
    }
    let mut values = vec![
        ("head", head(view)),
        ("bidi", raw(if rtl { "<w:bidiVisual/>" } else { "" })),
        ("rows", rows.into_iter().collect()),
    ];
    values.extend(page(paper, true, WIDTHS.iter().sum()));
    template(include_str!("parts/table.xml"), &values)
}

/// The title of the page, the figures, and how to read the table.
fn head(view: &View<'_>) -> Xml {
    let ui = Ui::new(view.ui);
    let titles = view.documents.map(|document| document.masthead.title.as_deref());
    let title = titles.new.or(titles.old).map(|title| {
        let centred = raw(
            r#"<w:pPr><w:pStyle w:val="Title"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>"#,
        );
        within("w:p", [centred, words(title, view.documents.new.language, Look::PLAIN)])
    });
    let warnings = view.warnings.iter().map(|warning| {
        line(ui, &ui.note_said(&phrases::warning(ui, warning, view.documents)), Look::BOLD)
    });
    let counts = ui.commas(&figures::rows(view, Part::Paragraphs));
    let own = |text: &str, look: Look| words(text, ui.language(), look);
    let marks =
        ui.marks(own(ui.removed_words(), Look::REMOVED), own(ui.added_words(), Look::ADDED));
    let marks = marks.into_iter().map(|piece| match piece {
        Said::Words(words) => own(&words, Look::QUIET),
        Said::Slot(shown) => shown,
    });
    let marks = paragraph("TableText", bidi(ui.language()), marks);
    let lines = title.into_iter().chain(warnings).chain(first(view));
    lines.chain([line(ui, &ui.paragraphs_said(&counts), Look::PLAIN), marks]).collect()
}

/// What to read first; `render::first` chooses it.
fn first(view: &View<'_>) -> Vec<Xml> {
    let ui = Ui::new(view.ui);
    let own = |text: &str, look: Look| words(text, ui.language(), look);
    let mut lines = Vec::new();
    for block in first::blocks(view) {
        lines.push(line(ui, block.heading, Look::BOLD));
        let (shown, more) = block.split();
        if shown.is_empty() {
            lines.push(line(ui, block.none, Look::QUIET));
        }
        for told in shown.chunk_by(|one, next| one.whom == next.whom) {
            if let Some(whom) = told.first().and_then(|one| one.whom.as_deref()) {
                lines.push(line(ui, &first::asked_of(ui, whom), Look::QUIET));
            }
            lines.extend(told.iter().map(|told| {
                let language = view.documents[told.side].language;
                let said = told.words.iter().map(|said| match said {
                    Words::Verb(said) => {
                        words(said, language, Look { opening: true, ..Look::PLAIN })
                    }
                    Words::Text(said) => words(said, language, Look::PLAIN),
                    Words::Changed(Tag::Removed, said) => words(said, language, Look::REMOVED),
                    Words::Changed(_, said) => words(said, language, Look::ADDED),
                    Words::Own(said) => own(said, Look::PLAIN),
                });
                let fate = if told.fate.is_empty() { String::new() } else { ui.label(told.fate) };
                let fate = own(&format!(" {fate}"), Look::QUIET);
                let head = [own(&told.called, Look::BOLD), fate];
                paragraph("TableText", bidi(ui.language()), head.into_iter().chain(said))
            }));
        }
        if !more.is_empty() {
            lines.push(line(ui, &ui.more_beyond(more.len()), Look::QUIET));
        }
    }
    lines
}

/// A line about the texts, in the language of the interface.
fn line(ui: Ui, text: &str, look: Look) -> Xml {
    let language = ui.language();
    paragraph("TableText", bidi(language), [words(text, language, look)])
}

/// The row that stands at the head of every page.
fn names(view: &View<'_>) -> Xml {
    let ui = Ui::new(view.ui);
    let names = view.documents.map(|document| {
        let date = document.masthead.adopted.or(document.masthead.issued);
        let date = date.filter(|date: &Date| date.year > 0);
        let date = date.map(|_| line(ui, &phrases::date_of(ui, document), Look::QUIET));
        [line(ui, document.name(), Look::BOLD)].into_iter().chain(date).collect()
    });
    let cells = [line(ui, ui.what_happened(), Look::BOLD), names.old, names.new];
    let properties = raw("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    within("w:tr", [properties, columns(cells, SHADE)])
}

/// A row over all columns.
fn divider(ui: Ui, text: &str) -> Xml {
    let width = element("w:tcW").with("w:w", WIDTHS.iter().sum::<u32>());
    let properties = [width.with("w:type", "dxa").empty(), value("w:gridSpan", 3), raw(SHADE)];
    let cell = within("w:tc", [within("w:tcPr", properties), line(ui, text, Look::BOLD)]);
    within("w:tr", [raw("<w:trPr><w:cantSplit/></w:trPr>"), cell])
}

fn part_rows(part: &PartView<'_>) -> Vec<Xml> {
    let rows = outline(part, true).into_iter().filter_map(|entry| match entry {
        Entry::Row { index, origin } => Some(row(part, &part.rows[index], origin)),
        Entry::MovedFrom { index, target } => Some(left(part, &part.rows[index], target)),
        Entry::Unchanged { .. } => None,
    });
    rows.collect()
}

fn row(part: &PartView<'_>, row: &Row, origin: Option<Way>) -> Xml {
    let (bold, quiet) =
        if row.moved { (BOLD_MOVED, Look::MOVED) } else { (Look::BOLD, Look::QUIET) };
    let ui = part.ui;
    let classes = phrases::classes(ui, row);
    let told = [
        line(ui, &sentences::called(part, row), bold),
        line(ui, &sentences::sentence(part, row, origin), quiet),
    ];
    let classes = (!classes.is_empty()).then(|| line(ui, &format!("[{classes}]"), Look::QUIET));
    let [old, new] = Side::BOTH.map(|side| text(part, row, side));
    whole([told.into_iter().chain(classes).collect(), old, new])
}

/// The place that a moved row left.
fn left(part: &PartView<'_>, row: &Row, target: Way) -> Xml {
    let told = [
        line(part.ui, &sentences::called_old(part, row), BOLD_MOVED),
        line(part.ui, &sentences::left(part, row, target), Look::MOVED),
    ];
    let [old, new] = [(); 2].map(|()| line(part.ui, "", Look::PLAIN));
    whole([told.into_iter().collect(), old, new])
}

/// A row that no end of a page cuts.
fn whole(cells: [Xml; 3]) -> Xml {
    within("w:tr", [raw("<w:trPr><w:cantSplit/></w:trPr>"), columns(cells, "")])
}

/// The three cells of a row, over a shade.
fn columns(cells: [Xml; 3], shade: &'static str) -> Xml {
    let cells = WIDTHS.into_iter().zip(cells).map(|(width, inside)| {
        let width = element("w:tcW").with("w:w", width).with("w:type", "dxa").empty();
        within("w:tc", [within("w:tcPr", [width, raw(shade)]), inside])
    });
    cells.collect()
}

/// One side of a row: its paragraphs, changes marked, note marks as numbers; an empty one where the row has none.
fn text(part: &PartView<'_>, row: &Row, side: Side) -> Xml {
    let language = part.documents[side].language;
    let style = if part.part == Part::Notes { "TableNote" } else { "TableText" };
    let mut items = part.items(row, side);
    let pieces = pieces::of_side(part, row, side);
    let indexes = Sides::from_fn(|of| match part.part {
        Part::Paragraphs if of == side => row.paragraphs[of].as_slice(),
        _ => &[],
    });
    let openings = Openings::new(part.documents, indexes);
    let paragraphs = pieces.split(|piece| piece.content == Content::Joint).map(|pieces| {
        let label = items.next().and_then(|item| label(item, language)).into_iter();
        let words = pieces.iter().map(|piece| shown(piece, &openings, language));
        paragraph(style, bidi(language), label.chain(words))
    });
    paragraphs.collect()
}

fn label(item: Item<'_>, language: Language) -> Option<Xml> {
    let indent = "\u{2003}".repeat(item.depth.saturating_sub(1));
    Some(words(&format!("{indent}{} ", item.label?), language, Look::BOLD))
}

fn shown(piece: &Piece<'_>, openings: &Openings, language: Language) -> Xml {
    let look = match piece.shown_tag() {
        Tag::Same => Look::PLAIN,
        Tag::Removed => Look::REMOVED,
        Tag::Added => Look::ADDED,
    };
    match piece.content {
        Content::Words(text) => {
            let parts = openings.cut(piece, text).into_iter();
            parts.map(|(text, opening)| words(text, language, Look { opening, ..look })).collect()
        }
        Content::Mark(mark) => words(mark.number, language, Look { raised: true, ..look }),
        Content::Joint => Xml::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{Sketch, added, removed, same};

    #[test]
    fn what_is_hidden_is_shown_as_new_text_and_no_other_word_is_marked() {
        let spans =
            [same("Noting the new report, "), removed("with "), added("and "), same("all,")];
        let view = Sketch::new()
            .row(&["PP1"], &["PP1"], &spans)
            .with(|sketch| {
                let old = "Noting the much older report, with all,";
                sketch.documents.old.paragraphs[0].text = old.to_string();
                sketch.rows[0].hidden = 1;
            })
            .done();
        let part = PartView::new(&view, Part::Paragraphs);
        let shown = text(&part, &part.rows[0], Side::Old);
        let language = Language::default();
        let words = [
            words("Noting", language, Look { opening: true, ..Look::PLAIN }),
            words(" the new report, ", language, Look::PLAIN),
            words("with ", language, Look::REMOVED),
            words("all,", language, Look::PLAIN),
        ];
        assert_eq!(shown, paragraph("TableText", Xml::default(), words));
    }
}
