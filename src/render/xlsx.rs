//! One line per paragraph and note in a workbook: what CSV has, with the changed words marked, and a sheet with the
//! figures.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline,
    Workbook, Worksheet, XlsxError,
};

use crate::compare::{Span, Tag};
use crate::model::Side;
use crate::render::sheet::{COLUMNS, Line, lines};
use crate::render::word::Redline;
use crate::render::visible::allowed;
use crate::render::{figures, phrases};
use crate::view::View;

/// A cell holds at most so many characters; what is longer is cut, and the cell says so.
const LONGEST: usize = 32_767;

/// The widths of the columns, in characters.
const WIDTHS: [f64; COLUMNS.len()] =
    [10.0, 10.0, 10.0, 8.0, 8.0, 10.0, 8.0, 8.0, 10.0, 14.0, 14.0, 8.0, 8.0, 8.0, 70.0, 70.0];

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
}

fn paragraphs(sheet: &mut Worksheet, view: &View<'_>) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_name("Paragraphs")?;
    for (column, (name, width)) in (0u16..).zip(COLUMNS.into_iter().zip(WIDTHS)) {
        let mut shown = name.replace('_', " ");
        if let Some(first) = shown.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sheet.write_string_with_format(0, column, shown, &looks.head)?;
        sheet.set_column_width(column, width)?;
    }
    let lines = lines(view);
    for (row, line) in (1u32..).zip(&lines) {
        write_line(sheet, row, line, view, &looks)?;
    }
    let last = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, (COLUMNS.len() - 1) as u16)?;
    sheet.set_freeze_panes(1, 3)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    line: &Line<'_>,
    view: &View<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" };
    let words = [
        line.part,
        &line.names[0],
        &line.names[1],
        &line.labels[0],
        &line.labels[1],
        line.change,
        yes_no(line.row.moved),
        yes_no(line.row.relabelled),
        line.shape,
        &line.classes,
        &line.directions,
    ];
    for (column, text) in (0u16..).zip(words) {
        sheet.write_string_with_format(row, column, allowed(text), &looks.plain)?;
    }
    let figures = [
        line.row.similarity.map(|share| (share * 1000.0).round() / 1000.0),
        Some(line.words.removed as f64),
        Some(line.words.added as f64),
    ];
    for (column, figure) in (11u16..).zip(figures) {
        if let Some(figure) = figure {
            sheet.write_number_with_format(row, column, figure, &looks.plain)?;
        }
    }
    for (column, side) in [(14u16, Side::Old), (15, Side::New)] {
        let (language, text) = match side {
            Side::Old => (view.documents.old.language, &line.texts[0]),
            Side::New => (view.documents.new.language, &line.texts[1]),
        };
        let cell =
            if language.script().is_right_to_left() { &looks.right_to_left } else { &looks.plain };
        let pieces = pieces(&line.row.spans, side, text);
        let rich: Vec<(&Format, &str)> = pieces
            .iter()
            .map(|(tag, text)| {
                let look = match tag {
                    Tag::Same => &looks.same,
                    Tag::Removed => &looks.removed,
                    Tag::Added => &looks.added,
                };
                (look, text.as_str())
            })
            .collect();
        match rich.as_slice() {
            [] => {}
            [(_, text)] => {
                sheet.write_string_with_format(row, column, *text, cell)?;
            }
            several => {
                sheet.write_rich_string_with_format(row, column, several, cell)?;
            }
        }
    }
    Ok(())
}

/// The text of one side in runs, as long as a cell may be. Where only the print differs, nothing is marked.
fn pieces(spans: &[Span], side: Side, whole: &str) -> Vec<(Tag, String)> {
    let own = match side {
        Side::Old => Tag::Removed,
        Side::New => Tag::Added,
    };
    let mut pieces: Vec<(Tag, String)> = Vec::new();
    let spans = spans.iter().filter(|span| span.tag == Tag::Same || span.tag == own);
    for span in spans {
        let tag = if span.typographic { Tag::Same } else { span.tag };
        match pieces.last_mut() {
            Some((last, text)) if *last == tag => text.push_str(&allowed(&span.text)),
            _ => pieces.push((tag, allowed(&span.text).into_owned())),
        }
    }
    if pieces.is_empty() && !whole.is_empty() {
        pieces.push((Tag::Same, allowed(whole).into_owned()));
    }
    pieces.retain(|(_, text)| !text.is_empty());
    cut(&mut pieces);
    pieces
}

/// Cuts what a cell cannot hold, and says how much it is.
fn cut(pieces: &mut Vec<(Tag, String)>) {
    let length: usize = pieces.iter().map(|(_, text)| text.chars().count()).sum();
    if length <= LONGEST {
        return;
    }
    let told = |left: usize| format!(" […{left} more characters: see the JSON output]");
    let mut room = LONGEST - told(length).chars().count();
    let kept = room;
    pieces.retain_mut(|(_, text)| {
        let count = text.chars().count();
        if count > room {
            let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
            text.truncate(end);
        }
        room = room.saturating_sub(count);
        !text.is_empty()
    });
    pieces.push((Tag::Same, told(length - kept)));
}

fn summary(sheet: &mut Worksheet, view: &View<'_>) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_name("Summary")?;
    let documents = view.documents;
    let rows = [
        ("Name", documents.old.name().to_string(), documents.new.name().to_string()),
        (
            "Title",
            documents.old.masthead.title.clone().unwrap_or_default(),
            documents.new.masthead.title.clone().unwrap_or_default(),
        ),
        ("Date", phrases::date_of(documents.old), phrases::date_of(documents.new)),
        ("Read from", documents.old.source.name.clone(), documents.new.source.name.clone()),
    ];
    for (column, (name, width)) in (0u16..).zip([("", 16.0), ("Old", 50.0), ("New", 50.0)]) {
        sheet.write_string_with_format(0, column, name, &looks.head)?;
        sheet.set_column_width(column, width)?;
    }
    let mut at = 1;
    for (name, old, new) in rows {
        for (column, text) in (0u16..).zip([name, &old, &new]) {
            sheet.write_string_with_format(at, column, allowed(text), &looks.plain)?;
        }
        at += 1;
    }
    let summary = &view.summary;
    let [_, removed, added] = figures::words(&summary.words);
    let figures = [
        ("Paragraphs", figures::rows(&summary.paragraphs).join(", ")),
        ("Notes", figures::rows(&summary.notes).join(", ")),
        ("Words", format!("{} kept, {removed}, {added}", summary.words.kept)),
    ];
    let warnings = view.warnings.iter();
    let warnings = warnings.map(|warning| ("Warning", phrases::warning(warning, view.documents)));
    for (name, text) in figures.into_iter().chain(warnings) {
        at += 1;
        sheet.write_string_with_format(at, 0, name, &looks.plain)?;
        sheet.write_string_with_format(at, 1, allowed(&text), &looks.plain)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{added, everything, print_differs, removed, same};

    #[test]
    fn the_same_comparison_gives_the_same_bytes() {
        let view = everything();
        let redline = Redline::of(&view);
        let made = || workbook(&view, &redline).unwrap();
        let first = made();
        assert!(first.starts_with(b"PK"));
        assert!(first == made());
    }

    #[test]
    fn a_side_has_its_own_words() {
        let mut spans = vec![same("a "), removed("b\u{1}"), added("c"), same(" d")];
        spans.extend(print_differs("-", "\u{2011}"));
        let shown = |side| -> Vec<(Tag, String)> { pieces(&spans, side, "") };
        let of = |tag, text: &str| (tag, text.to_string());
        assert_eq!(
            shown(Side::Old),
            [of(Tag::Same, "a "), of(Tag::Removed, "b⟨U+0001⟩"), of(Tag::Same, " d-")]
        );
        assert_eq!(
            shown(Side::New),
            [of(Tag::Same, "a "), of(Tag::Added, "c"), of(Tag::Same, " d\u{2011}")]
        );
        assert_eq!(pieces(&[], Side::Old, "x"), [of(Tag::Same, "x")]);
        assert_eq!(pieces(&[], Side::Old, ""), []);
    }

    #[test]
    fn what_a_cell_cannot_hold_is_told() {
        let long = "ж".repeat(LONGEST);
        assert_eq!(pieces(&[], Side::New, &long)[0].1.len(), long.len());
        let cut = pieces(&[same(&long), added(&long)], Side::New, "");
        let length: usize = cut.iter().map(|(_, text)| text.chars().count()).sum();
        assert!(length <= LONGEST, "{length}");
        let told = &cut.last().unwrap().1;
        let kept = length - told.chars().count();
        assert!(told.contains(&format!("…{} more", 2 * LONGEST - kept)), "{told}");
    }
}
