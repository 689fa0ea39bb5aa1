//! The changes of a comparison, one line each, in plain words: ready for a cable or a table.
//!
//! What is of substance comes first within a paragraph; paragraphs stand in the order of the new text.

use std::io::{self, Write};

use crate::classify::{Class, Verdict};
use crate::compare::{Change, Row, Shape, Slot};
use crate::model::Side;
use crate::render::csv::guarded;
use crate::render::markdown::escape;
use crate::render::part_view::PartView;
use crate::render::{phrases, rules, visible};
use crate::view::View;

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
struct Entry {
    /// The address in the new text; for what was removed, in the old.
    address: String,
    /// The address in the old text, where it is another.
    was: String,
    class: Option<Class>,
    verdict: Option<Verdict>,
    what: What,
}

/// What happened, with the words that it happened to.
enum What {
    Replaced { old: String, new: String },
    Inserted(String),
    Dropped(String),
    Added(String),
    Removed(String),
    Moved,
    Split,
    Merged,
}

/// Quoted words are cut to so many characters; the start and the end of a longer run are kept (80 to 300).
const LONGEST_QUOTE: usize = 160;

/// Writes the change log of a comparison.
pub fn write_changelog(out: &mut dyn Write, view: &View<'_>, style: Style) -> io::Result<()> {
    let entries = entries(view);
    match style {
        Style::Text => text(out, view, &entries),
        Style::Markdown => markdown(out, view, &entries),
        Style::Csv => csv(out, view, &entries),
    }
}

fn entries(view: &View<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for part in PartView::both(view) {
        for place in part.order.iter() {
            if let Slot::Row(index) = *place {
                of_row(&part, &part.rows[index], &mut entries);
            }
        }
    }
    entries
}

fn of_row(part: &PartView<'_>, row: &Row, entries: &mut Vec<Entry>) {
    let (old, new) = (part.name(row, Side::Old), part.name(row, Side::New));
    let (address, was) = match (old.as_str(), new.as_str()) {
        (_, "") => (old, String::new()),
        (old_name, new_name) if old_name == new_name => (new, String::new()),
        _ => (new, old),
    };
    let entry = |what: What, verdict: Option<&Verdict>| Entry {
        address: address.clone(),
        was: was.clone(),
        class: verdict.map(Verdict::class),
        verdict: verdict.cloned(),
        what,
    };
    let whole = row.changes().first().map(|change| change.verdict);
    match row.change {
        Change::Added => {
            entries.push(entry(What::Added(quoted(&part.text(row, Side::New))), whole))
        }
        Change::Removed => {
            entries.push(entry(What::Removed(quoted(&part.text(row, Side::Old))), whole))
        }
        Change::Unchanged | Change::Edited => {
            match row.shape() {
                Shape::Split => entries.push(entry(What::Split, None)),
                Shape::Merged => entries.push(entry(What::Merged, None)),
                Shape::OneToOne if row.moved => entries.push(entry(What::Moved, None)),
                Shape::OneToOne => {}
            }
            let mut changes = row.changes();
            changes.sort_by_key(|change| change.verdict.class());
            for change in changes {
                let (old, new) = (quoted(change.old), quoted(change.new));
                let what = match (old.is_empty(), new.is_empty()) {
                    (true, _) => What::Inserted(new),
                    (_, true) => What::Dropped(old),
                    _ => What::Replaced { old, new },
                };
                entries.push(entry(what, Some(change.verdict)));
            }
        }
    }
}

/// The words on one line, a long run without its middle.
fn quoted(words: &str) -> String {
    let line = visible(words).split_whitespace().collect::<Vec<_>>().join(" ");
    let characters: Vec<char> = line.chars().collect();
    if characters.len() <= LONGEST_QUOTE {
        return line;
    }
    let half = LONGEST_QUOTE / 2;
    let start: String = characters[..half].iter().collect();
    let end: String = characters[characters.len() - half..].iter().collect();
    let start = start.rsplit_once(' ').map_or(start.as_str(), |(kept, _)| kept);
    let end = end.split_once(' ').map_or(end.as_str(), |(_, kept)| kept);
    format!("{start} … {end}")
}

impl Entry {
    /// The line without address and class; `emphasis` stands around words that are quoted.
    fn sentence(&self, emphasis: [&str; 2]) -> String {
        let [open, close] = emphasis;
        let words = |words: &str| format!("{open}{words}{close}");
        match &self.what {
            What::Replaced { old, new } => format!("{} became {}", words(old), words(new)),
            What::Inserted(new) => format!("{} was put in", words(new)),
            What::Dropped(old) => format!("{} was taken out", words(old)),
            What::Added(new) => format!("new {}: {}", self.noun(), words(new)),
            What::Removed(old) => format!("{} removed: {}", self.noun(), words(old)),
            What::Moved => "moved".to_owned(),
            What::Split => "split".to_owned(),
            What::Merged => "merged".to_owned(),
        }
    }

    fn noun(&self) -> &'static str {
        if self.address.starts_with("note ") { "note" } else { "paragraph" }
    }

    /// "OP5 (was OP3)".
    fn place(&self) -> String {
        if matches!(self.what, What::Removed(_)) {
            format!("old {}", self.address)
        } else if self.was.is_empty() {
            self.address.clone()
        } else {
            format!("{} (was {})", self.address, self.was)
        }
    }

    /// "action, stronger"; nothing where the words did not change.
    fn class(&self) -> String {
        let Some(class) = self.class else {
            return String::new();
        };
        let direction = self.verdict.as_ref().and_then(|verdict| verdict.direction);
        match direction.and_then(phrases::direction) {
            Some(direction) => format!("{class}, {direction}"),
            None => class.to_string(),
        }
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

fn text(out: &mut dyn Write, view: &View<'_>, entries: &[Entry]) -> io::Result<()> {
    writeln!(out, "{}", heading(view))?;
    for entry in entries {
        let class = match entry.class() {
            none if none.is_empty() => none,
            class => format!(" ({class})"),
        };
        writeln!(out, "{}: {}{class}", entry.place(), entry.sentence(["“", "”"]))?;
    }
    closing_line(out, view, entries, "")
}

fn markdown(out: &mut dyn Write, view: &View<'_>, entries: &[Entry]) -> io::Result<()> {
    writeln!(out, "# {}\n", escape(&heading(view)))?;
    for entry in entries {
        let class = match entry.class() {
            none if none.is_empty() => none,
            class => format!(" ({class})"),
        };
        let entry_escaped = entry.escaped();
        writeln!(
            out,
            "- **{}**: {}{class}",
            escape(&entry.place()),
            entry_escaped.sentence(["*", "*"])
        )?;
    }
    closing_line(out, view, entries, "\n")
}

/// Tells that nothing changed, or what is hidden, so that silence is never taken for "no change".
fn closing_line(
    out: &mut dyn Write,
    view: &View<'_>,
    entries: &[Entry],
    before: &str,
) -> io::Result<()> {
    if entries.is_empty() {
        writeln!(out, "{before}No words changed.")?;
    }
    match phrases::hidden(view) {
        Some(hidden) => writeln!(out, "{before}Hidden: {hidden}."),
        None => Ok(()),
    }
}

impl Entry {
    /// The same with what Markdown would take for its own marks escaped.
    fn escaped(&self) -> Entry {
        let what = match &self.what {
            What::Replaced { old, new } => What::Replaced { old: escape(old), new: escape(new) },
            What::Inserted(words) => What::Inserted(escape(words)),
            What::Dropped(words) => What::Dropped(escape(words)),
            What::Added(words) => What::Added(escape(words)),
            What::Removed(words) => What::Removed(escape(words)),
            What::Moved => What::Moved,
            What::Split => What::Split,
            What::Merged => What::Merged,
        };
        Entry {
            address: self.address.clone(),
            was: self.was.clone(),
            class: self.class,
            verdict: self.verdict.clone(),
            what,
        }
    }
}

fn csv(out: &mut dyn Write, view: &View<'_>, entries: &[Entry]) -> io::Result<()> {
    let names = view.documents.map(|document| document.name().to_owned());
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
        let (what, old, new) = match &entry.what {
            What::Replaced { old, new } => ("replaced", old.as_str(), new.as_str()),
            What::Inserted(new) => ("inserted", "", new.as_str()),
            What::Dropped(old) => ("dropped", old.as_str(), ""),
            What::Added(new) => ("added", "", new.as_str()),
            What::Removed(old) => ("removed", old.as_str(), ""),
            What::Moved => ("moved", "", ""),
            What::Split => ("split", "", ""),
            What::Merged => ("merged", "", ""),
        };
        let (old_address, new_address) = match what {
            "added" => ("", entry.address.as_str()),
            "removed" => (entry.address.as_str(), ""),
            _ if entry.was.is_empty() => (entry.address.as_str(), entry.address.as_str()),
            _ => (entry.was.as_str(), entry.address.as_str()),
        };
        let verdict = entry.verdict.as_ref();
        table.write_record([
            names.old.as_str(),
            names.new.as_str(),
            old_address,
            new_address,
            what,
            entry.class.map_or("", Class::name),
            verdict.and_then(|verdict| verdict.direction).map_or("", |direction| direction.name()),
            guarded(old).as_ref(),
            guarded(new).as_ref(),
            verdict.map_or("", |verdict| verdict.rule.name()),
            guarded(&verdict.map(rules::evidence).unwrap_or_default()).as_ref(),
        ])?;
    }
    table.flush()
}
