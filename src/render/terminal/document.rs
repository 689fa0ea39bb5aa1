//! One rebuilt document: its facts, its paragraphs and notes, what was set aside, and what is doubtful.

use std::io::{self, Write};

use crate::model::{Paragraph, Resolution};
use crate::render::doubts::sentence;
use crate::render::terminal::canvas::{Canvas, piece};
use crate::render::terminal::style::Paint;
use crate::render::terminal::wrap::{Line, Run, columns};
use crate::render::{Role, phrases};
use crate::structure::Doubt;

/// The columns of the names of facts.
const FACTS: usize = 14;

/// The widest address that gets its text beside it; below a wider one the text begins on a new line.
const WIDEST_ADDRESS: usize = 14;

/// Writes a document with what is doubtful in it.
pub fn write_resolution(
    out: &mut dyn Write,
    document: &Resolution,
    doubts: &[Doubt],
    width: usize,
    paint: Paint,
) -> io::Result<()> {
    let mut canvas = Canvas::new(out, width, paint);
    canvas.text(&[Run::new(Role::Heading, document.name())], 0)?;
    facts(&mut canvas, document)?;
    paragraphs(&mut canvas, document)?;
    notes(&mut canvas, document)?;
    set_aside(&mut canvas, document)?;
    canvas.blank()?;
    for doubt in doubts {
        canvas.text(&[Run::new(Role::Warning, format!("Warning: {}", sentence(doubt)))], 0)?;
    }
    canvas.text(&[Run::new(Role::Text, coverage(document))], 0)
}

fn facts(canvas: &mut Canvas<'_>, document: &Resolution) -> io::Result<()> {
    let masthead = &document.masthead;
    let facts = [
        ("Symbol", masthead.symbol.as_ref().map(ToString::to_string)),
        ("Title", masthead.title.clone()),
        ("Session", masthead.session.clone()),
        ("Agenda item", masthead.agenda_item.clone()),
        ("Adopted", masthead.adopted.map(phrases::date)),
        ("Issued", masthead.issued.map(phrases::date)),
        ("Language", Some(document.language.name().to_string())),
        ("Read from", Some(document.source.name.clone())),
    ];
    for (name, fact) in facts {
        let run = match fact {
            Some(fact) => Run::new(Role::Text, fact),
            None => Run::new(Role::Quiet, "not found"),
        };
        let name = piece(Role::Quiet, &format!("  {name}"));
        canvas.hanging(&name, &[run], FACTS + 2)?;
    }
    Ok(())
}

fn section(canvas: &mut Canvas<'_>, title: &str, count: usize) -> io::Result<()> {
    canvas.blank()?;
    canvas.text(&[Run::new(Role::Heading, format!("{title} ({count})"))], 0)
}

fn paragraphs(canvas: &mut Canvas<'_>, document: &Resolution) -> io::Result<()> {
    section(canvas, "Paragraphs", document.paragraphs.len())?;
    let addresses = document.paragraphs.iter().map(|p| columns(p.address.as_str()));
    let widest = addresses.max().unwrap_or(0).min(WIDEST_ADDRESS);
    for paragraph in &document.paragraphs {
        let address = piece(Role::Address, &format!("  {}", paragraph.address));
        canvas.hanging(&address, &body(paragraph), widest + 4)?;
    }
    Ok(())
}

/// Kind and label, then the text, then the numbers of the notes that it refers to.
fn body(paragraph: &Paragraph) -> Vec<Run<'_>> {
    let mut runs = vec![Run::new(Role::Quiet, paragraph.kind.name())];
    if let Some(label) = &paragraph.label {
        runs.push(Run::new(Role::Text, format!(" {label}")));
    }
    runs.push(Run::new(Role::Text, "\n"));
    runs.push(Run::new(Role::Text, paragraph.text.as_str()));
    if !paragraph.marks.is_empty() {
        let numbers: Vec<&str> = paragraph.marks.iter().map(|m| m.number.as_str()).collect();
        let noun = if numbers.len() == 1 { "note" } else { "notes" };
        let words = format!(" ({noun} {})", numbers.join(", "));
        runs.push(Run::new(Role::Quiet, words));
    }
    runs
}

fn notes(canvas: &mut Canvas<'_>, document: &Resolution) -> io::Result<()> {
    section(canvas, "Notes", document.notes.len())?;
    let numbers = document.notes.iter().map(|note| columns(&note.number));
    let widest = numbers.max().unwrap_or(0);
    for note in &document.notes {
        let number = piece(Role::Address, &format!("  {}", note.number));
        canvas.hanging(&number, &[Run::new(Role::Text, note.text.as_str())], widest + 4)?;
    }
    Ok(())
}

fn set_aside(canvas: &mut Canvas<'_>, document: &Resolution) -> io::Result<()> {
    section(canvas, "Set aside", document.set_aside.len())?;
    let mut before = None;
    for entry in &document.set_aside {
        if before != Some(entry.kind) {
            let mut line = Line::default();
            let reason = entry.kind.reason();
            line.push(Role::Quiet, &format!("  {reason}"), columns(reason) + 2);
            canvas.pieces(&line)?;
            canvas.blank()?;
            before = Some(entry.kind);
        }
        canvas.text(&[Run::new(Role::Text, entry.text.as_str())], 4)?;
    }
    Ok(())
}

/// Where the words went, in one line.
fn coverage(document: &Resolution) -> String {
    let coverage = document.coverage();
    let kept = coverage.paragraphs + coverage.notes;
    let all = kept + coverage.set_aside;
    format!(
        "{} of {} words in paragraphs and notes; {} set aside",
        phrases::percent(kept, all),
        phrases::thousands(all),
        phrases::thousands(coverage.set_aside)
    )
}
