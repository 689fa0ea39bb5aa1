//! The index of a session: one row for each resolution, those with the most substance of change first.

use crate::render::csv::SessionRow;
use crate::render::html::prelude::*;
use crate::session::Entry;

/// What an index shows.
#[derive(Debug, Clone, Copy)]
pub struct SessionIndex<'s> {
    /// The pairs in the order to show them in.
    pub rows: &'s [SessionRow<'s>],
    /// What has no successor or no predecessor.
    pub alone: &'s [&'s Entry],
    /// Why each file or pair that was left out was.
    pub failed: &'s [String],
}

/// Writes the index of a session.
///
/// # Errors
/// When `out` does.
pub fn write_session(out: &mut dyn Write, index: &SessionIndex<'_>) -> io::Result<()> {
    let title = "What changed in a session";
    let failed = index.failed.iter().map(|sentence| (html! { "Left out" }, sentence.clone()));
    let new = index.alone.iter().filter(|entry| entry.old.is_none());
    let old = index.alone.iter().filter(|entry| entry.new.is_none());
    let frame = Frame {
        title: title.to_owned(),
        printed: title.to_owned(),
        class: "wide".to_owned(),
        skip: ["changes", "resolutions"],
        kicker: html! { "Session report" },
        heading: html! { (title) },
        header: doubts(&failed.collect::<Vec<_>>()),
        main: html! {
            (summary(index))
            (resolutions(index.rows))
            (alone("Without a predecessor", new.filter_map(|entry| entry.new.as_deref())))
            (alone("Without a successor", old.filter_map(|entry| entry.old.as_deref())))
        },
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

fn resolutions(rows: &[SessionRow<'_>]) -> Markup {
    let columns = [
        ("", "Rank"),
        ("", "Resolution"),
        ("number", "Words of substance"),
        ("number", "Kept"),
        ("number", "Edited"),
        ("number", "Rolled over"),
        ("number", "Added"),
        ("number", "Removed"),
        ("number", "Moved"),
        ("why", "Why these are a pair"),
    ];
    let caption = "Resolutions, those with the most substance of change first";
    let rows = html! { @for (at, row) in rows.iter().enumerate() { (resolution(at, row)) } };
    html! {
        section id="changes" tabindex="-1" aria-labelledby="resolutions" {
            h2 id="resolutions" { "Resolutions" }
            (grid("grid", "resolutions", Some(caption), &heads(columns), &rows))
        }
    }
}

fn resolution(at: usize, row: &SessionRow<'_>) -> Markup {
    let figures = row.figures;
    let kept = figures::percent(figures.words.kept, figures.words.kept + figures.words.removed);
    let names = html! { (name(&figures.old)) span.vh { " compared with" } " " span aria-hidden="true" { "→" } " " (name(&figures.new)) };
    html! {
        tr {
            td.number { (at + 1) }
            th scope="row" {
                @if let Some(report) = row.report { a.self href=(address(report)) { (names) } } @else { (names) }
                @if let Some(title) = &figures.title { br; span.facts { (name(title)) } }
                @if figures.doubtful { br; strong { "Check the pair:" } " titles or languages differ" }
            }
            td.number { (figures::thousands(figures.substance)) }
            td.number { (kept) }
            @for count in [figures.paragraphs.edited, figures.rolled_over, figures.paragraphs.added, figures.paragraphs.removed, figures.paragraphs.moved] {
                td.number { (count) }
            }
            td { (plain(&row.entry.evidence)) }
        }
    }
}

fn alone<'e>(heading: &str, names: impl Iterator<Item = &'e str>) -> Markup {
    let names: Vec<&str> = names.collect();
    html! {
        @if !names.is_empty() {
            section {
                h2 { (heading) " " span.range { (names.len()) } }
                ul { @for one in names { li { (name(one)) } } }
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
