//! The index of a session: one row for each resolution, those with the most substance of change first.

use crate::compare::Counts;
use crate::model::Document;
use crate::render::csv::SessionRow;
use crate::render::html::prelude::*;

/// Puts the rows in the order of a column. Without it they are ranked.
const SCRIPT: &str = include_str!("session.js");

/// A text that has no other one.
#[derive(Debug, Clone, Copy)]
pub struct Alone<'s> {
    /// The side that it stands on.
    pub side: Side,
    /// Its symbol, else where it was read from.
    pub name: &'s str,
    /// Its title, where it is known.
    pub title: Option<&'s str>,
}

/// What an index shows.
#[derive(Debug, Clone, Copy)]
pub struct SessionIndex<'s> {
    /// The pairs in the order to show them in.
    pub rows: &'s [SessionRow<'s>],
    /// What has no successor or no predecessor.
    pub alone: &'s [Alone<'s>],
    /// Why each file or pair that was left out was.
    pub failed: &'s [String],
}

/// Writes the index of a session.
///
/// # Errors
/// When `out` does.
pub fn write_session(out: &mut dyn Write, index: &SessionIndex<'_>) -> io::Result<()> {
    let title = title(index);
    let failed = index.failed.iter().map(|sentence| (html! { "Left out" }, sentence.clone()));
    let frame = Frame {
        title: format!("{title}: what changed"),
        printed: title.clone(),
        class: "wide".to_owned(),
        skip: ["changes", "resolutions"],
        kicker: html! { "Session report" },
        heading: plain(&title),
        header: doubts(&failed.collect::<Vec<_>>()),
        main: html! {
            (summary(index))
            (resolutions(index.rows))
            (alone(index, Side::New, "Without a predecessor"))
            (alone(index, Side::Old, "Without a successor"))
        },
        script: SCRIPT,
        ..Frame::default()
    };
    frame.write(out)
}

fn summary(index: &SessionIndex<'_>) -> Markup {
    let sum = |of: fn(&SessionRow<'_>) -> usize| index.rows.iter().map(of).sum::<usize>();
    let kept = sum(|row| row.figures.words.kept);
    let removed = sum(|row| row.figures.words.removed);
    html! {
        section.summary aria-labelledby="summary" {
            h2 id="summary" { "Summary" }
            p {
                (counted(index.rows.len(), "resolution")) " compared; "
                strong { (figures::percent(kept, kept + removed)) } " of the words of the old texts are kept."
            }
            p { "Ranked by the words of substance that changed. " a href="session.csv" { "Table for spreadsheets" } ", "
                a href="session.jsonl" { "comparisons as JSON lines" } ", " a href="pairs.csv" { "pairs with their evidence" } "." }
        }
    }
}

/// The columns of the table.
const COLUMNS: [(&str, &str); 10] = [
    ("number", "Rank"),
    ("", "Resolution"),
    ("number", "Words of substance"),
    ("number", "Kept"),
    ("number", "Edited"),
    ("number", "Of which rolled over"),
    ("number", "Added"),
    ("number", "Removed"),
    ("number", "Moved"),
    ("why", "Why these are a pair"),
];

fn resolutions(rows: &[SessionRow<'_>]) -> Markup {
    let caption = "Resolutions, those with the most substance of change first";
    // What speaks for a pair is asked where it is in doubt.
    let is_told = rows.iter().any(|row| row.figures.doubtful);
    let columns = COLUMNS.iter().copied().filter(|(class, _)| is_told || *class != "why");
    let columns = heads(columns);
    let rows =
        html! { @for (at, row) in rows.iter().enumerate() { (resolution(at, row, is_told)) } };
    html! {
        section id="changes" tabindex="-1" aria-labelledby="resolutions" {
            h2 id="resolutions" { "Resolutions" }
            (grid("grid stacked sortable ruled", "resolutions", Some(caption), &columns, &rows))
        }
    }
}

fn resolution(at: usize, row: &SessionRow<'_>, is_told: bool) -> Markup {
    let figures = row.figures;
    let kept = figures::percent(figures.words.kept, figures.words.kept + figures.words.removed);
    let Counts { edited, added, removed, moved, .. } = figures.paragraphs;
    let counts = [edited, figures.rolled_over, added, removed, moved];
    let names = html! { (name(&figures.old)) span.vh { " compared with" } " " span aria-hidden="true" { "→" } " " (name(&figures.new)) };
    // The title is what people know; without one the symbols are the link.
    let (heading, below) = match &figures.title {
        Some(title) => (name(title), Some(names)),
        None => (names, None),
    };
    let words = figures.words;
    let parts = [(words.kept, "kept"), (words.removed, "removed"), (words.added, "added")];
    html! {
        tr {
            td.number data-of="Rank" { (at + 1) }
            th scope="row" {
                @if let Some(report) = row.report { a href=(address(report)) { (heading) } } @else { (heading) }
                @if let Some(names) = below { br; span.facts { (names) } }
                @if figures.doubtful { br; strong { "Check the pair:" } " titles or languages differ" }
            }
            td.number data-of="Words of substance" { (figures::thousands(figures.substance)) }
            td.number.share data-of="Kept" { (kept) (bar(&parts, words.kept + words.removed + words.added)) }
            @for ((_, what), count) in COLUMNS[4..].iter().zip(counts) {
                td.number.zero[count == 0] data-of=(what) { (count) }
            }
            @if is_told { td.why data-of="Why these are a pair" { @if figures.doubtful { (plain(&row.entry.evidence)) } } }
        }
    }
}

/// "79th → 80th session"; where not all texts of a side are of one session of the Assembly, what the page is.
fn title(index: &SessionIndex<'_>) -> String {
    let session = |name: &str| -> Option<u32> {
        let document = Symbol::parse(name)?.document()?;
        (document.series == Document::ASSEMBLY).then_some(document.period)
    };
    let sessions = Sides::from_fn(|side| {
        let names = index.rows.iter().map(|row| match side {
            Side::Old => row.figures.old.as_str(),
            Side::New => row.figures.new.as_str(),
        });
        let mut sessions = names.map(session);
        let first = sessions.next().flatten()?;
        sessions.all(|one| one == Some(first)).then_some(first)
    });
    match sessions {
        Sides { old: Some(old), new: Some(new) } => {
            format!("{} → {} session", ordinal(old), ordinal(new))
        }
        _ => "Two sessions".to_owned(),
    }
}

/// "79th", "81st".
fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn alone(index: &SessionIndex<'_>, side: Side, heading: &str) -> Markup {
    let alone: Vec<&Alone<'_>> = index.alone.iter().filter(|one| one.side == side).collect();
    html! {
        @if !alone.is_empty() {
            section {
                h2 { (heading) " " span.range { (alone.len()) } }
                ul.alone {
                    @for one in alone {
                        li { (name(one.name)) @if let Some(title) = one.title { " " span.facts { (name(title)) } } }
                    }
                }
            }
        }
    }
}

/// A path as it can stand in a link.
fn address(path: &str) -> String {
    let escaped = path.bytes().map(|byte| match byte {
        byte if byte.is_ascii_alphanumeric() || b"-_./()~".contains(&byte) => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    escaped.collect()
}
