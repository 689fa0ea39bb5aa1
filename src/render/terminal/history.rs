//! A series as a table: one line for each lineage, one column for each version.

use crate::render::terminal::prelude::{*};

/// The widest that the names in a column get (12 to 30): splits and merges of more are cut.
const WIDEST: usize = 24;

/// The columns that the beginning of a text gets at least (15 to 40).
const BEGINNING: usize = 24;

/// A sign, and the space behind it.
const SIGN: usize = 2;

/// The space between two columns.
const SPACE: usize = 2;

/// Writes a series: a table of its lineages, and of how many met which fate.
///
/// # Errors
/// When `out` does.
pub fn write_history(canvas: &mut Canvas<'_>, series: &Series) -> io::Result<()> {
    header(canvas, series);
    for part in timeline::parts(series) {
        let table = Table::new(series, part);
        for versions in table.blocks(canvas.width) {
            canvas.blank();
            table.write(canvas, versions);
        }
    }
    canvas.blank();
    legend(canvas);
    for part in timeline::parts(series) {
        canvas.blank();
        totals(canvas, series, part);
    }
    canvas.end()
}

/// Writes which versions these are.
pub(super) fn header(canvas: &mut Canvas<'_>, series: &Series) {
    let names: Vec<&str> = series.versions().map(called).collect();
    canvas.heading(names.join(" → "));
    let title = series.newest().and_then(|v| v.masthead.title.as_deref());
    canvas.say(Role::Text, title.unwrap_or_default(), 0);
    let dates: Vec<String> = series.versions().map(phrases::date_of).collect();
    canvas.say(Role::Text, dates.join(" → "), 0)
}

/// What the signs mean.
fn legend(canvas: &mut Canvas<'_>) {
    let signs: Vec<String> =
        timeline::LEGEND.iter().map(|(sign, words)| format!("{sign} {words}")).collect();
    canvas.say(Role::Quiet, signs.join("   "), 0)
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
            let names = lineages.iter().map(|lineage| lineage.names(version));
            let names = names.chain([heads[version].name.clone()]);
            let names: Vec<String> = names.map(|name| visible(&name).into_owned()).collect();
            (widest(&names) + SIGN).min(WIDEST)
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

    fn write(&self, canvas: &mut Canvas<'_>, versions: Range<usize>) {
        let heading = timeline::heading(self.part);
        self.head(canvas, &versions, &heading, |head| head.name.clone());
        let year = |head: &Head| head.year.map_or(String::new(), |year| year.to_string());
        if self.heads.iter().any(|head| head.year.is_some()) {
            self.head(canvas, &versions, "", year);
        }
        for lineage in &self.lineages {
            if versions.clone().any(|version| lineage.event(version).is_some()) {
                self.lineage(canvas, &versions, lineage);
            }
        }
    }

    fn head(
        &self,
        canvas: &mut Canvas<'_>,
        versions: &Range<usize>,
        last: &str,
        words: impl Fn(&Head) -> String,
    ) {
        let mut line = Line::default();
        for version in versions.clone() {
            let words = words(&self.heads[version]);
            self.cell(&mut line, version, (Role::Text, " "), (Role::Heading, &words));
        }
        if !last.is_empty() {
            line.push(Role::Heading, last);
        } else if let Some((_, text)) = line.pieces.last_mut() {
            text.truncate(text.trim_end().len());
        }
        canvas.line(&line)
    }

    fn lineage(&self, canvas: &mut Canvas<'_>, versions: &Range<usize>, lineage: &LineageView<'_>) {
        let mut line = Line::default();
        for version in versions.clone() {
            let names = lineage.names(version);
            let (sign, role) =
                lineage.event(version).map_or((" ", Role::Text), timeline::sign_and_role);
            self.cell(&mut line, version, (role, sign), (Role::Address, &names));
        }
        let text = lineage.last_text();
        let text = visible(&text).replace(['\n', '\t'], " ");
        line.push(Role::Quiet, &elide(&text, canvas.width.saturating_sub(line.width)));
        canvas.line(&line)
    }

    /// A sign and the words beside it, as wide as their column.
    fn cell(
        &self,
        line: &mut Line,
        version: usize,
        (sign_role, sign): (Role, &str),
        (role, words): (Role, &str),
    ) {
        line.push(sign_role, sign);
        line.push(Role::Text, " ");
        line.push_cell(role, &visible(words), self.widths[version] - SIGN);
        line.push(Role::Text, &" ".repeat(SPACE));
    }
}

/// How many met which fate, in one line for each version.
fn totals(canvas: &mut Canvas<'_>, series: &Series, part: Part) {
    canvas.heading(format!("{}: totals", timeline::heading(part)));
    let totals = timeline::totals(series, part);
    let heads = timeline::heads(series);
    let entries = heads.iter().enumerate().map(|(version, head)| {
        let figures = totals.iter().filter_map(|(name, counts)| {
            let count = counts[version];
            let against_before = *name != timeline::IN_THE_TEXT;
            (!(against_before && (count == 0 || version == 0))).then(|| format!("{count} {name}"))
        });
        (visible(&head.name), figures.collect::<Vec<_>>().join(", "))
    });
    canvas.entries(&entries.collect::<Vec<_>>());
}
