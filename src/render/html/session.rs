//! The index of a session: one row for each resolution, those with the most substance of change first.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, html};

use crate::render::csv::SessionRow;
use crate::render::figures::{self, counted};
use crate::render::html::head::head_of;
use crate::render::html::text::{name, plain};
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
    out.write_all(page(index).into_string().as_bytes())
}

fn page(index: &SessionIndex<'_>) -> Markup {
    let title = "What changed in a session";
    html! {
        (DOCTYPE)
        html lang="en" dir="ltr" {
            (head_of(title, title))
            body.wide {
                a.skip href="#changes" { "Skip to the resolutions" }
                header {
                    p.kicker { "Session report, old texts → new texts" }
                    h1 { (title) }
                    (failed(index.failed))
                }
                main {
                    (summary(index))
                    (resolutions(index.rows))
                    (alone("Without a predecessor", index.alone, |entry| entry.new.as_deref().filter(|_| entry.old.is_none())))
                    (alone("Without a successor", index.alone, |entry| entry.old.as_deref().filter(|_| entry.new.is_none())))
                }
                footer { p { "Made by resdiff " (env!("CARGO_PKG_VERSION")) ". The report uses no network and no script." } }
            }
        }
    }
}

fn failed(sentences: &[String]) -> Markup {
    html! {
        @if !sentences.is_empty() {
            ul.warnings {
                @for sentence in sentences { li { strong { "Left out:" } " " (plain(sentence)) } }
            }
        }
    }
}

fn summary(index: &SessionIndex<'_>) -> Markup {
    let sum = |of: fn(&SessionRow<'_>) -> usize| index.rows.iter().map(of).sum::<usize>();
    let kept = sum(|row| row.figures.words_kept);
    let removed = sum(|row| row.figures.words_removed);
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
    html! {
        section id="changes" tabindex="-1" aria-labelledby="resolutions" {
            h2 id="resolutions" { "Resolutions" }
            div.scroll tabindex="0" role="group" aria-labelledby="resolutions" {
                table.grid {
                    caption.vh { "Resolutions, those with the most substance of change first" }
                    thead { tr {
                        th scope="col" { "Rank" }
                        th scope="col" { "Resolution" }
                        th.number scope="col" { "Words of substance" }
                        th.number scope="col" { "Kept" }
                        th.number scope="col" { "Edited" }
                        th.number scope="col" { "Rolled over" }
                        th.number scope="col" { "Added" }
                        th.number scope="col" { "Removed" }
                        th.number scope="col" { "Moved" }
                        th.why scope="col" { "Why these are a pair" }
                    } }
                    tbody { @for (at, row) in rows.iter().enumerate() { (resolution(at, row)) } }
                }
            }
        }
    }
}

fn resolution(at: usize, row: &SessionRow<'_>) -> Markup {
    let figures = row.figures;
    let kept = figures::percent(figures.words_kept, figures.words_kept + figures.words_removed);
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
            @for count in [figures.edited, figures.rolled_over, figures.added, figures.removed, figures.moved] {
                td.number { (count) }
            }
            td { (plain(&row.entry.evidence)) }
        }
    }
}

fn alone<'e>(
    heading: &str,
    entries: &'e [&'e Entry],
    side: impl Fn(&'e Entry) -> Option<&'e str>,
) -> Markup {
    let names: Vec<&str> = entries.iter().filter_map(|entry| side(entry)).collect();
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
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_./()~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
