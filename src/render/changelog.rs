//! The changes of a comparison in plain words, ready for a cable: a line for each paragraph, see [`lines`]; or ready for a
//! table, with a row for each change.

use std::io::{self, Write};

use crate::classify::Verdict;
use crate::compare::{Change, Row, Shape, Slot};
use crate::model::Sides;
use crate::render::csv::guarded;
use crate::render::markdown::escape;
use crate::render::part_view::PartView;
use crate::render::{phrases, rules, visible};
use crate::view::View;

mod lines;

use lines::{Line, Piece, lines};

/// How the lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Text,
    /// A Markdown list with the documents as its heading.
    Markdown,
    /// Comma-separated values with a head row, as RFC 4180 has them.
    Csv,
}

/// One change.
struct Entry<'c> {
    /// Its addresses in both texts.
    names: Sides<String>,
    what: What,
    /// The words that it happened to, on one line; empty where the text has none.
    words: Sides<String>,
    verdict: Option<&'c Verdict>,
}

/// What happened.
#[derive(Clone, Copy, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
enum What {
    Replaced,
    Inserted,
    Dropped,
    Added,
    Removed,
    Moved,
    Split,
    Merged,
}

/// Writes the change log of a comparison.
pub fn write_changelog(out: &mut dyn Write, view: &View<'_>, style: Style) -> io::Result<()> {
    match style {
        Style::Text => text(out, view),
        Style::Markdown => markdown(out, view),
        Style::Csv => csv(out, view),
    }
}

fn add_changes<'c>(part: &PartView<'c>, row: &'c Row, entries: &mut Vec<Entry<'c>>) {
    let entry = |what: What, words: Sides<&str>, verdict: Option<&'c Verdict>| Entry {
        names: Sides::from_fn(|side| part.name(row, side)),
        what,
        words: words.map(on_one_line),
        verdict,
    };
    let mut changes = row.changes();
    if row.is_alone() {
        let what = if row.change == Change::Added { What::Added } else { What::Removed };
        let texts = Sides::from_fn(|side| part.text(row, side));
        let words = texts.as_ref().map(AsRef::as_ref);
        entries.push(entry(what, words, changes.first().map(|change| change.verdict)));
        return;
    }
    let elsewhere = match row.shape() {
        Shape::Split => Some(What::Split),
        Shape::Merged => Some(What::Merged),
        Shape::OneToOne => row.moved.then_some(What::Moved),
    };
    entries.extend(elsewhere.map(|what| entry(what, Sides::default(), None)));
    changes.sort_by_key(|change| change.verdict.class());
    for change in changes {
        let words = Sides::new(change.old, change.new);
        let mut entry = entry(What::Replaced, words, Some(change.verdict));
        if entry.words.old.is_empty() {
            entry.what = What::Inserted;
        } else if entry.words.new.is_empty() {
            entry.what = What::Dropped;
        }
        entries.push(entry);
    }
}

/// Words as one can print them, on one line.
fn on_one_line(words: &str) -> String {
    visible(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "OP5 (was OP3)", "old OP3".
fn place(part: &PartView<'_>, row: &Row) -> String {
    let Sides { old, new } = Sides::from_fn(|side| part.name(row, side));
    match (old.as_str(), new.as_str()) {
        (old, "") => format!("old {old}"),
        (old, new) if old == new || old.is_empty() => new.to_owned(),
        (old, new) => format!("{new} (was {old})"),
    }
}

fn heading(view: &View<'_>) -> String {
    let names = view.documents.map(|document| visible(document.name()).into_owned());
    let title = view.documents.new.masthead.title.as_deref().unwrap_or_default();
    let dates = view.documents.map(phrases::date_of);
    let line = format!("{} ({}) → {} ({})", names.old, dates.old, names.new, dates.new);
    match visible(title).as_ref() {
        "" => line,
        title => format!("{line}: {title}"),
    }
}

fn text(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    writeln!(out, "{}", heading(view))?;
    let lines = lines(view);
    for line in &lines {
        writeln!(
            out,
            "{}: {}",
            line.place,
            said(line, str::to_owned, |words| format!("“{words}”"))
        )?;
    }
    closing_line(out, view, lines.is_empty(), "")
}

fn markdown(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    writeln!(out, "# {}\n", escape(&heading(view)))?;
    let lines = lines(view);
    for line in &lines {
        let said = said(line, escape, |words| format!("*{}*", escape(words)));
        writeln!(out, "- **{}**: {said}", escape(&line.place))?;
    }
    closing_line(out, view, lines.is_empty(), "\n")
}

/// What a line says, `say` for our words and `quote` for those of a text.
fn said(line: &Line, say: impl Fn(&str) -> String, quote: impl Fn(&str) -> String) -> String {
    let pieces = line.pieces.iter().map(|piece| match piece {
        Piece::Said(words) => say(words),
        Piece::Quoted(words) => quote(words),
    });
    pieces.collect()
}

/// Says that nothing changed, or what is hidden, so that silence is never taken for "no change".
fn closing_line(
    out: &mut dyn Write,
    view: &View<'_>,
    is_empty: bool,
    before: &str,
) -> io::Result<()> {
    if is_empty {
        writeln!(out, "{before}No words changed.")?;
    }
    match phrases::hidden(view) {
        Some(hidden) => writeln!(out, "{before}Hidden: {hidden}."),
        None => Ok(()),
    }
}

fn csv(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    let parts = PartView::both(view);
    let mut entries = Vec::new();
    for part in &parts {
        for slot in part.order.iter() {
            if let Slot::Row(index) = *slot {
                add_changes(part, &part.rows[index], &mut entries);
            }
        }
    }
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record([
        "old",
        "new",
        "old_address",
        "new_address",
        "what",
        "class",
        "direction",
        "old_words",
        "new_words",
        "rule",
        "evidence",
    ])?;
    for entry in entries {
        let direction = entry.verdict.and_then(|verdict| verdict.direction);
        table.write_record([
            view.documents.old.name(),
            view.documents.new.name(),
            &entry.names.old,
            &entry.names.new,
            entry.what.into(),
            entry.verdict.map_or("", |verdict| verdict.class().name()),
            direction.map_or("", |direction| direction.name()),
            &guarded(&entry.words.old),
            &guarded(&entry.words.new),
            entry.verdict.map_or("", |verdict| verdict.rule.name()),
            &guarded(&entry.verdict.map(rules::evidence).unwrap_or_default()),
        ])?;
    }
    table.flush()
}
