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
    /// The language of the page.
    pub ui: Language,
}

/// Writes the index of a session.
///
/// # Errors
/// When `out` does.
pub fn write_session(out: &mut dyn Write, index: &SessionIndex<'_>) -> io::Result<()> {
    let ui = Ui::new(index.ui);
    let title = title(ui, index);
    let failed = index.failed.iter().map(|sentence| (plain(ui.left_out()), english(ui, sentence)));
    let frame = Frame {
        title: ui.what_changed_in(&title),
        printed: title.clone(),
        class: "wide".to_owned(),
        skip: ("changes", ui.skip_to_resolutions()),
        kicker: plain(ui.session_report()),
        heading: plain(&title),
        header: doubts(ui, &failed.collect::<Vec<_>>()),
        main: html! {
            (summary(ui, index))
            (resolutions(ui, index.rows))
            (alone(index, Side::New, ui.without_predecessor()))
            (alone(index, Side::Old, ui.without_successor()))
        },
        script: SCRIPT,
        ..Frame::new(ui)
    };
    frame.write(out)
}

fn summary(ui: Ui, index: &SessionIndex<'_>) -> Markup {
    let sum = |of: fn(&SessionRow<'_>) -> usize| index.rows.iter().map(of).sum::<usize>();
    let kept = sum(|row| row.figures.words.kept);
    let removed = sum(|row| row.figures.words.removed);
    let share = html! { strong { (ui.percent(kept, kept + removed)) } };
    let ranked = ui.ranked(
        html! { a href="session.csv" { (ui.table_for_spreadsheets()) } },
        html! { a href="session.jsonl" { (ui.json_lines()) } },
        html! { a href="pairs.csv" { (ui.pairs_with_evidence()) } },
    );
    html! {
        section.summary aria-labelledby="summary" {
            h2 id="summary" { (ui.summary()) }
            p { (whole(ui.resolutions_compared(index.rows.len(), share))) }
            p { (whole(ranked)) }
        }
    }
}

/// The columns of the table.
fn columns(ui: Ui) -> [(&'static str, &'static str); 10] {
    [
        ("number", ui.rank()),
        ("", ui.resolution()),
        ("number", ui.words_of_substance()),
        ("number", ui.head_kept()),
        ("number", ui.head_edited()),
        ("number", ui.head_rolled_over()),
        ("number", ui.head_added()),
        ("number", ui.head_removed()),
        ("number", ui.head_moved()),
        ("why", ui.why_a_pair()),
    ]
}

fn resolutions(ui: Ui, rows: &[SessionRow<'_>]) -> Markup {
    let caption = ui.resolutions_ranked();
    // What speaks for a pair is asked where it is in doubt.
    let is_told = rows.iter().any(|row| row.figures.doubtful);
    let columns = columns(ui).into_iter().filter(|(class, _)| is_told || *class != "why");
    let columns = heads(columns);
    let rows =
        html! { @for (at, row) in rows.iter().enumerate() { (resolution(ui, at, row, is_told)) } };
    html! {
        section id="changes" tabindex="-1" aria-labelledby="resolutions" {
            h2 id="resolutions" { (ui.resolutions_heading()) }
            (grid("grid stacked sortable ruled", "resolutions", Some(caption), &columns, &rows))
        }
    }
}

fn resolution(ui: Ui, at: usize, row: &SessionRow<'_>, is_told: bool) -> Markup {
    let figures = row.figures;
    let (kept, of) = (figures.words.kept, figures.words.kept + figures.words.removed);
    // For sorting: of no words all are kept.
    let share = if of == 0 { 1.0 } else { kept as f64 / of as f64 };
    let kept = ui.percent(kept, of);
    let Counts { edited, added, removed, moved, .. } = figures.paragraphs;
    let counts = [edited, figures.rolled_over, added, removed, moved];
    let names = html! { (name(&figures.old)) span.vh { " " (ui.compared_with()) } " " span aria-hidden="true" { (ui.arrow()) } " " (name(&figures.new)) };
    // The title is what people know; without one the symbols are the link.
    let (heading, below) = match &figures.title {
        Some(title) => (name(title), Some(names)),
        None => (names, None),
    };
    let words = figures.words;
    let parts = [(words.kept, "kept"), (words.removed, "removed"), (words.added, "added")];
    html! {
        tr {
            td.number data-of=(ui.rank()) data-n=(at + 1) { (at + 1) }
            th scope="row" {
                @if let Some(report) = row.report { a href=(address(report)) { (heading) } } @else { (heading) }
                @if let Some(names) = below { br; span.facts { (names) } }
                @if figures.doubtful { br; (whole(ui.check_the_pair(html! { strong { (ui.check_itself()) } }))) }
            }
            td.number data-of=(ui.words_of_substance()) data-n=(figures.substance) { (ui.number(figures.substance)) }
            td.number.share data-of=(ui.head_kept()) data-n=(share) { (kept) (bar(&parts, words.kept + words.removed + words.added)) }
            @for ((_, what), count) in columns(ui)[4..].iter().zip(counts) {
                td.number.zero[count == 0] data-of=(what) data-n=(count) { (count) }
            }
            @if is_told { td.why data-of=(ui.why_a_pair()) { @if figures.doubtful { (plain(&row.entry.evidence)) } } }
        }
    }
}

/// "79th → 80th session"; where not all texts of a side are of one session of the Assembly, what the page is.
fn title(ui: Ui, index: &SessionIndex<'_>) -> String {
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
            ui.sessions_title(&ordinal(ui, old), &ordinal(ui, new))
        }
        _ => ui.two_sessions().to_owned(),
    }
}

/// "79th", "81st"; in languages other than English the number, which the message makes one.
fn ordinal(ui: Ui, number: u32) -> String {
    if ui.language() != Language::default() {
        return number.to_string();
    }
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
