//! One line per paragraph and note in a workbook: what CSV has, with the changed words marked, and a sheet with the
//! figures.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline,
    Workbook, Worksheet, XlsxError,
};

use crate::render::prelude::*;
use crate::render::sheet::{COLUMNS, Cell, Column, Line, READ_FIRST, lines};
use crate::render::word::Redline;

/// Row and column of a cell.
type Place = (u32, u16);

type Written = Result<(), XlsxError>;

/// A cell holds at most so many characters; what is longer is cut, and the cell says so.
const LONGEST: usize = 32_767;

/// Writes a comparison. Of `redline` author and date count: they are those of the workbook.
///
/// # Errors
/// When `out` does.
pub fn write_comparison(out: &mut dyn Write, view: &View<'_>, redline: &Redline) -> io::Result<()> {
    let bytes = workbook(view, redline).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(view: &View<'_>, redline: &Redline) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let documents = view.documents;
    let title = format!("{} → {}", documents.old.name(), documents.new.name());
    // Without a date the library would take today's.
    let date = redline.date.as_deref().unwrap_or("1980-01-01T00:00:00Z");
    let made = ExcelDateTime::parse_from_str(date)?;
    let properties = DocProperties::new()
        .set_title(allowed(&title))
        .set_author(allowed(&redline.author))
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    paragraphs(workbook.add_worksheet(), view)?;
    summary(workbook.add_worksheet(), view)?;
    workbook.save_to_buffer()
}

/// How cells look.
struct Looks {
    head: Format,
    plain: Format,
    right_to_left: Format,
    same: Format,
    removed: Format,
    added: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap();
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color(Color::RGB(0xE7_EC_F2))
                .set_border_bottom(FormatBorder::Thin),
            right_to_left: plain.clone().set_reading_direction(2),
            plain,
            same: Format::new(),
            removed: Format::new().set_font_color(Color::RGB(0x7A_2B_00)).set_font_strikethrough(),
            added: Format::new()
                .set_font_color(Color::RGB(0x0B_3A_6F))
                .set_underline(FormatUnderline::Single),
        }
    }

    /// Writes a cell of a line.
    fn write(&self, sheet: &mut Worksheet, at: Place, line: &Line<'_>, cell: Cell) -> Written {
        let (row, column) = at;
        let number = match cell {
            // A column of yes and no is read by its yes.
            Cell::Text(text) if text.is_empty() || text == line.part.ui.no() => return Ok(()),
            Cell::Text(text) => {
                sheet.write_string_with_format(row, column, allowed(&text), &self.plain)?;
                return Ok(());
            }
            Cell::Words(side) => {
                let pieces = pieces::of_side(line.part, line.row, side);
                let runs = marked(line.part.ui, &pieces);
                let script = line.part.documents[side].language.script();
                let is_rtl = script.is_right_to_left();
                let look = if is_rtl { &self.right_to_left } else { &self.plain };
                return self.write_words(sheet, at, &runs, look);
            }
            Cell::Count(count) => count as f64,
            Cell::Share(None) => return Ok(()),
            Cell::Share(Some(share)) => (share * 1000.0).round() / 1000.0,
        };
        sheet.write_number_with_format(row, column, number, &self.plain)?;
        Ok(())
    }

    /// Writes a cell of runs. One run alone has no marks: all of its row is kept, added or removed.
    fn write_words(
        &self,
        sheet: &mut Worksheet,
        (row, column): Place,
        runs: &[(Tag, String)],
        cell: &Format,
    ) -> Written {
        let look = |tag: Tag| match tag {
            Tag::Same => &self.same,
            Tag::Removed => &self.removed,
            Tag::Added => &self.added,
        };
        match runs {
            [] => {}
            [(_, text)] => {
                sheet.write_string_with_format(row, column, text, cell)?;
            }
            several => {
                let several = several.iter().map(|(tag, text)| (look(*tag), text.as_str()));
                let several: Vec<(&Format, &str)> = several.collect();
                sheet.write_rich_string_with_format(row, column, &several, cell)?;
            }
        }
        Ok(())
    }
}

fn paragraphs(sheet: &mut Worksheet, view: &View<'_>) -> Written {
    let (ui, looks) = (Ui::new(view.ui), Looks::new());
    sheet.set_name(ui.sheet_paragraphs())?;
    sheet.set_right_to_left(ui.is_right_to_left());
    let (first, others): (Vec<Column>, Vec<Column>) =
        COLUMNS.into_iter().partition(|(name, ..)| READ_FIRST.contains(name));
    let columns = [first, others].concat();
    for (at, &(_, name, width, _)) in (0u16..).zip(&columns) {
        sheet.write_string_with_format(0, at, name(ui), &looks.head)?;
        sheet.set_column_width(at, width)?;
    }
    let mut last = 0;
    for line in lines(&PartView::both(view), Some(ui)) {
        last += 1;
        for (at, (.., said)) in (0u16..).zip(&columns) {
            looks.write(sheet, (last, at), &line, said(&line))?;
        }
    }
    sheet.autofilter(0, 0, last, (COLUMNS.len() - 1) as u16)?;
    sheet.group_columns(READ_FIRST.len() as u16, (COLUMNS.len() - 1) as u16)?;
    sheet.set_freeze_panes(1, 3)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// The text of one side in runs, as long as a cell may be. Where only the print differs, nothing is marked.
fn marked(ui: Ui, pieces: &[Piece<'_>]) -> Vec<(Tag, String)> {
    let runs = pieces::runs(pieces);
    let runs = runs
        .chunk_by(|one, next| one.tag == next.tag)
        .map(|runs| (runs[0].tag, runs.iter().map(|run| allowed(&run.text)).collect()));
    let mut runs: Vec<(Tag, String)> = runs.collect();
    cut(ui, &mut runs);
    runs
}

/// Cuts what a cell cannot hold, and says how much it is.
fn cut(ui: Ui, runs: &mut Vec<(Tag, String)>) {
    let length: usize = runs.iter().map(|(_, text)| text.chars().count()).sum();
    if length <= LONGEST {
        return;
    }
    let told = |left: usize| format!(" {}", ui.more_characters(left));
    let mut room = LONGEST - told(length).chars().count();
    let kept = room;
    runs.retain_mut(|(_, text)| {
        let count = text.chars().count();
        if count > room {
            let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
            text.truncate(end);
        }
        room = room.saturating_sub(count);
        !text.is_empty()
    });
    runs.push((Tag::Same, told(length - kept)));
}

fn summary(sheet: &mut Worksheet, view: &View<'_>) -> Written {
    let (ui, looks) = (Ui::new(view.ui), Looks::new());
    sheet.set_name(ui.sheet_summary())?;
    sheet.set_right_to_left(ui.is_right_to_left());
    let (documents, summary) = (view.documents, &view.summary);
    let [_, removed, added] = figures::words(ui, &summary.words);
    let both = |name: &str, Sides { old, new }: Sides<String>| vec![name.to_string(), old, new];
    let one = |name: &str, text: String| vec![name.to_string(), text];
    let title = |document: &Resolution| document.masthead.title.clone().unwrap_or_default();
    let mut rows = vec![
        both(ui.name(), documents.map(|document| document.name().to_string())),
        both(ui.title(), documents.map(title)),
        both(ui.date_named(), documents.map(|document| phrases::date_of(ui, document))),
        both(ui.read_from(), documents.map(|document| document.source.name.clone())),
        Vec::new(),
        one(ui.paragraphs_heading(), ui.commas(&figures::rows(view, Part::Paragraphs))),
        one(ui.notes_heading(), ui.commas(&figures::rows(view, Part::Notes))),
        one(ui.words_name(), ui.commas(&[ui.words_kept(summary.words.kept), removed, added])),
    ];
    let warnings = view.warnings.iter().map(|warning| phrases::warning(ui, warning, documents));
    rows.extend(warnings.map(|warning| one(ui.warning(), warning)));
    for (column, (name, width)) in
        (0u16..).zip([("", 16.0), (ui.column_old(), 50.0), (ui.column_new(), 50.0)])
    {
        sheet.write_string_with_format(0, column, name, &looks.head)?;
        sheet.set_column_width(column, width)?;
    }
    for (at, row) in (1..).zip(rows) {
        for (column, text) in (0u16..).zip(row) {
            sheet.write_string_with_format(at, column, allowed(&text), &looks.plain)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Span;
    use crate::model::{Part, Side};
    use crate::render::sample::{Sketch, added, everything, print_differs, removed, same};

    #[test]
    fn the_same_comparison_gives_the_same_bytes() {
        let view = everything();
        let redline = Redline::new(&view);
        let made = || workbook(&view, &redline).unwrap();
        let first = made();
        assert!(first.starts_with(b"PK"));
        assert!(first == made());
    }

    /// What the cell of a side shows of a row.
    fn shown(spans: &[Span], side: Side) -> Vec<(Tag, String)> {
        let view = Sketch::new().row(&["PP1"], &["PP1"], spans).done();
        let part = PartView::new(&view, Part::Paragraphs);
        marked(Ui::english(), &pieces::of_side(&part, &part.rows[0], side))
    }

    #[test]
    fn a_side_has_its_own_words() {
        let mut spans = vec![same("a "), removed("b\u{1}"), added("c"), same(" d")];
        spans.extend(print_differs("-", "\u{2011}"));
        let of = |tag, text: &str| (tag, text.to_string());
        assert_eq!(
            shown(&spans, Side::Old),
            [of(Tag::Same, "a "), of(Tag::Removed, "b⟨U+0001⟩"), of(Tag::Same, " d-")]
        );
        assert_eq!(
            shown(&spans, Side::New),
            [of(Tag::Same, "a "), of(Tag::Added, "c"), of(Tag::Same, " d\u{2011}")]
        );
        assert_eq!(shown(&[same("x")], Side::Old), [of(Tag::Same, "x")]);
        assert_eq!(shown(&[], Side::Old), []);
    }

    #[test]
    fn what_a_cell_cannot_hold_is_told() {
        let long = "ж".repeat(LONGEST);
        assert_eq!(shown(&[same(&long)], Side::New)[0].1.len(), long.len());
        let cut = shown(&[same(&long), added(&long)], Side::New);
        let length: usize = cut.iter().map(|(_, text)| text.chars().count()).sum();
        assert!(length <= LONGEST, "{length}");
        let told = &cut.last().unwrap().1;
        let kept = length - told.chars().count();
        let more = Ui::english().number(2 * LONGEST - kept);
        assert!(told.contains(&format!("…{more} more")), "{told}");
    }
}
