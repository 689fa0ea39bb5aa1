//! The changes of a comparison in plain words: ready for a cable, with a line for each paragraph, as `lines` has them; or for a
//! table, with a row for each change.

use crate::render::csv::write;
use crate::render::markdown::escape;
use crate::render::prelude::*;

mod lines;

use lines::{Piece, lines};

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
    if style == Style::Csv { csv(out, view) } else { prose(out, view, style == Style::Markdown) }
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
        (old, "") => part.ui.old_name(old),
        (old, new) if old == new || old.is_empty() => new.to_owned(),
        (old, new) => part.ui.now_and_was(new, old),
    }
}

fn heading(view: &View<'_>) -> String {
    let names = view.documents.map(|document| visible(document.name()).into_owned());
    let title = view.documents.new.masthead.title.as_deref().unwrap_or_default();
    let ui = Ui::new(view.ui);
    let dates = view.documents.map(|document| phrases::date_of(ui, document));
    let [old, new] = [(names.old, dates.old), (names.new, dates.new)]
        .map(|(name, date)| ui.with_aside(&name, &date));
    let line = ui.old_to_new(&old, &new);
    match visible(title).as_ref() {
        "" => line,
        title => ui.label(&line) + title,
    }
}

/// A line for each paragraph and for what is told together, under the documents.
fn prose(out: &mut dyn Write, view: &View<'_>, is_marked: bool) -> io::Result<()> {
    let ui = Ui::new(view.ui);
    let shown = |words: &str| if is_marked { escape(words) } else { words.to_owned() };
    let ([title, between], [item, end], [open, close]) = match is_marked {
        true => (["# ", "\n"], ["- **", "**"], ["*", "*"]),
        false => (["", ""], ["", ""], [ui.open_quote(), ui.close_quote()]),
    };
    writeln!(out, "{title}{}{between}", shown(&heading(view)))?;
    let lines = lines(view);
    for line in &lines {
        let said = line.pieces.iter().map(|piece| match piece {
            Piece::Said(words) => shown(words),
            Piece::Quoted(words) => format!("{open}{}{close}", shown(words)),
        });
        let place = ui.label(&format!("{item}{}{end}", shown(&line.place)));
        writeln!(out, "{place}{}", said.collect::<String>())?;
    }
    // That nothing changed or what is hidden is said, so that silence is never taken for "no change".
    if lines.is_empty() {
        writeln!(out, "{between}{}", ui.no_words_changed())?;
    }
    phrases::hidden(view)
        .map_or(Ok(()), |hidden| writeln!(out, "{between}{}", ui.hidden_line(&hidden)))
}

/// A column of the table: its name, and what it says of a change.
type Column = (&'static str, fn(&Entry<'_>) -> String);

/// The columns behind the names of the documents.
const COLUMNS: [Column; 9] = [
    ("old_address", |entry| entry.names.old.clone()),
    ("new_address", |entry| entry.names.new.clone()),
    ("what", |entry| <&str>::from(entry.what).to_string()),
    ("class", |entry| entry.verdict.map_or("", |verdict| verdict.class().name()).to_string()),
    ("direction", |entry| {
        let direction = entry.verdict.and_then(|verdict| verdict.direction);
        direction.map_or("", |direction| direction.name()).to_string()
    }),
    ("old_words", |entry| entry.words.old.clone()),
    ("new_words", |entry| entry.words.new.clone()),
    ("rule", |entry| entry.verdict.map_or("", |verdict| verdict.rule.name()).to_string()),
    ("evidence", |entry| {
        let evidence = entry.verdict.map(|verdict| rules::evidence(Ui::english(), verdict));
        evidence.unwrap_or_default()
    }),
];

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
    table.write_record(["old", "new"].into_iter().chain(COLUMNS.map(|(name, _)| name)))?;
    let names = view.documents.map(|document| document.name().to_string());
    for entry in &entries {
        let said = COLUMNS.map(|(_, said)| said(entry));
        write(&mut table, names.clone().into_iter().chain(said))?;
    }
    table.flush()
}
