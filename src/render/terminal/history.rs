//! A series as a table: one line for each lineage, one column for each version.

use std::io::{self, Write};
use std::ops::Range;

use crate::model::Part;
use crate::render::terminal::canvas::{Canvas, piece};
use crate::render::terminal::style::Paint;
use crate::render::terminal::wrap::{Line, Run, columns, elide};
use crate::render::timeline::{self, Head, LineageView};
use crate::render::{Role, phrases, visible};
use crate::series::Series;

/// The widest that the names in a column get (12 to 30): splits and merges of more are cut.
const WIDEST: usize = 24;

/// The columns that the beginning of a text gets at least (15 to 40).
const BEGINNING: usize = 24;

/// The space between two columns.
const SPACE: usize = 2;

/// Writes a series: a table of its lineages, and of how many met which fate.
///
/// # Errors
/// When `out` does.
pub fn write_history(
    out: &mut dyn Write,
    series: &Series,
    width: usize,
    paint: Paint,
) -> io::Result<()> {
    let mut canvas = Canvas::new(out, width, paint);
    header(&mut canvas, series)?;
    for part in timeline::parts(series) {
        let table = Table::new(series, part);
        for versions in table.blocks(width) {
            canvas.blank()?;
            table.write(&mut canvas, versions)?;
        }
    }
    canvas.blank()?;
    legend(&mut canvas)?;
    for part in timeline::parts(series) {
        canvas.blank()?;
        totals(&mut canvas, series, part)?;
    }
    Ok(())
}

/// Writes which versions these are.
pub(super) fn header(canvas: &mut Canvas<'_>, series: &Series) -> io::Result<()> {
    let names: Vec<&str> = series.versions().map(timeline::called).collect();
    canvas.text(&[Run::new(Role::Heading, names.join(" → "))], 0)?;
    let title = series.newest().and_then(|v| v.masthead.title.as_deref());
    canvas.text(&[Run::new(Role::Text, title.unwrap_or_default())], 0)?;
    let dates: Vec<String> = series.versions().map(phrases::date_of).collect();
    canvas.text(&[Run::new(Role::Text, dates.join(" → "))], 0)
}

/// What the signs mean.
fn legend(canvas: &mut Canvas<'_>) -> io::Result<()> {
    let signs: Vec<String> =
        timeline::LEGEND.iter().map(|(sign, words)| format!("{sign} {words}")).collect();
    canvas.text(&[Run::new(Role::Quiet, signs.join("   "))], 0)
}

/// A table in the making.
struct Table<'s> {
    part: Part,
    lineages: Vec<LineageView<'s>>,
    heads: Vec<Head>,
    /// The columns that each version needs.
    widths: Vec<usize>,
}

impl<'s> Table<'s> {
    fn new(series: &'s Series, part: Part) -> Self {
        let heads = timeline::heads(series);
        let lineages: Vec<LineageView<'s>> = timeline::lineages(series, part).collect();
        let width = |version: usize| {
            let names =
                lineages.iter().map(|lineage| columns(&visible(&lineage.names(version))) + 2);
            let head = columns(&visible(&heads[version].name)) + 2;
            names.chain([head]).max().unwrap_or(0).min(WIDEST)
        };
        let widths = (0..heads.len()).map(width).collect();
        Self { part, lineages, heads, widths }
    }

    /// The versions that fit beside each other: all of them, or several tables.
    fn blocks(&self, width: usize) -> Vec<Range<usize>> {
        let room = width.saturating_sub(BEGINNING);
        let mut blocks: Vec<Range<usize>> = Vec::new();
        let mut used = 0;
        for (version, width) in self.widths.iter().enumerate() {
            match blocks.last_mut() {
                Some(last) if used + width + SPACE <= room => {
                    last.end = version + 1;
                    used += width + SPACE;
                }
                _ => {
                    blocks.push(version..version + 1);
                    used = width + SPACE;
                }
            }
        }
        blocks
    }

    fn write(&self, canvas: &mut Canvas<'_>, versions: Range<usize>) -> io::Result<()> {
        let heading = timeline::heading(self.part);
        self.head(canvas, &versions, heading, |head| head.name.clone())?;
        let year = |head: &Head| head.year.map_or(String::new(), |year| year.to_string());
        if self.heads.iter().any(|head| head.year.is_some()) {
            self.head(canvas, &versions, "", year)?;
        }
        for lineage in &self.lineages {
            if versions.clone().any(|version| lineage.event(version).is_some()) {
                self.lineage(canvas, &versions, lineage)?;
            }
        }
        Ok(())
    }

    fn head(
        &self,
        canvas: &mut Canvas<'_>,
        versions: &Range<usize>,
        last: &str,
        words: impl Fn(&Head) -> String,
    ) -> io::Result<()> {
        let mut line = Line::default();
        for version in versions.clone() {
            let words = words(&self.heads[version]);
            self.cell(&mut line, version, (Role::Text, " "), (Role::Heading, &words));
        }
        if !last.is_empty() {
            line.push(Role::Heading, last, columns(last));
        } else if let Some((_, text)) = line.pieces.last_mut() {
            text.truncate(text.trim_end().len());
        }
        canvas.pieces(&line)?;
        canvas.blank()
    }

    fn lineage(
        &self,
        canvas: &mut Canvas<'_>,
        versions: &Range<usize>,
        lineage: &LineageView<'_>,
    ) -> io::Result<()> {
        let mut line = Line::default();
        for version in versions.clone() {
            let names = lineage.names(version);
            let (sign, role) =
                lineage.event(version).map_or((" ", Role::Text), timeline::sign_and_role);
            self.cell(&mut line, version, (role, sign), (Role::Address, &names));
        }
        let text = lineage.last_text();
        let text = visible(&text).replace(['\n', '\t'], " ");
        let text = elide(&text, canvas.width.saturating_sub(line.width));
        line.push(Role::Quiet, &text, columns(&text));
        canvas.pieces(&line)?;
        canvas.blank()
    }

    /// A sign and the words beside it, as wide as their column.
    fn cell(
        &self,
        line: &mut Line,
        version: usize,
        (sign_role, sign): (Role, &str),
        (role, words): (Role, &str),
    ) {
        let width = self.widths[version];
        let words = visible(words);
        let words = elide(&words, width - 2);
        line.push(sign_role, sign, columns(sign));
        line.push(Role::Text, " ", 1);
        line.push(role, &words, columns(&words));
        let pad = width + SPACE - 2 - columns(&words);
        line.push(Role::Text, &" ".repeat(pad), pad);
    }
}

/// How many met which fate, in one line for each version.
fn totals(canvas: &mut Canvas<'_>, series: &Series, part: Part) -> io::Result<()> {
    let heading = format!("{}: totals", timeline::heading(part));
    canvas.text(&[Run::new(Role::Heading, heading)], 0)?;
    let totals = timeline::totals(series, part);
    let heads = timeline::heads(series);
    let names = heads.iter().map(|head| columns(&visible(&head.name)));
    let widest = names.max().unwrap_or(0);
    for (version, head) in heads.iter().enumerate() {
        let figures = totals.iter().filter_map(|(name, counts)| {
            let count = counts[version];
            let against_before = *name != timeline::IN_THE_TEXT;
            (!(against_before && (count == 0 || version == 0))).then(|| format!("{count} {name}"))
        });
        let figures: Vec<String> = figures.collect();
        let name = piece(Role::Address, &format!("  {}", visible(&head.name)));
        let figures = [Run::new(Role::Text, figures.join(", "))];
        canvas.hanging(&name, &figures, widest + 4)?;
    }
    Ok(())
}
