//! One rebuilt document: its facts, its paragraphs and notes, what was set aside, and what is doubtful.

use crate::render;
use crate::render::figures::Coverage;
use crate::render::terminal::prelude::*;

/// The columns of the names of facts.
const FACTS: usize = 14;

/// The widest address that gets its text beside it; below a wider one the text begins on a new line.
const WIDEST_ADDRESS: usize = 14;

/// Writes a document with what is doubtful in it.
pub fn write_resolution(
    canvas: &mut Canvas<'_>,
    document: &Resolution,
    doubts: &[Doubt],
) -> io::Result<()> {
    canvas.heading(document.name());
    facts(canvas, document);
    paragraphs(canvas, document);
    notes(canvas, document);
    set_aside(canvas, document);
    canvas.blank();
    for doubt in doubts {
        canvas.say(Role::Warning, format!("Warning: {}", render::doubt(doubt)), 0);
    }
    canvas.say(Role::Text, coverage(document), 0);
    canvas.end()
}

fn facts(canvas: &mut Canvas<'_>, document: &Resolution) {
    let read = [
        ("Language", Some(document.language.name().to_string())),
        ("Read from", Some(document.source.name.clone())),
    ];
    let how = "a document, by its own headings and numbers".to_string();
    let how = (document.read_as == ReadAs::Document).then_some(("Read as", Some(how)));
    for (name, fact) in how.into_iter().chain(render::facts::of(document)).chain(read) {
        let run = match fact {
            Some(fact) => Run::new(Role::Text, fact),
            None => Run::new(Role::Quiet, "not found"),
        };
        canvas.hanging(&set_in(Role::Quiet, name), &[run], FACTS + 2);
    }
}

fn section(canvas: &mut Canvas<'_>, title: &str, count: usize) {
    canvas.blank();
    canvas.heading(format!("{title} ({count})"))
}

fn paragraphs(canvas: &mut Canvas<'_>, document: &Resolution) {
    section(canvas, "Paragraphs", document.paragraphs.len());
    let widest = widest(document.paragraphs.iter().map(|p| p.address.as_str()));
    let indent = widest.min(WIDEST_ADDRESS) + 4;
    for paragraph in &document.paragraphs {
        let address = set_in(Role::Address, paragraph.address.as_str());
        canvas.hanging(&address, &body(paragraph), indent);
    }
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
        let noun = figures::plural(numbers.len(), "note");
        runs.push(Run::new(Role::Quiet, format!(" ({noun} {})", numbers.join(", "))));
    }
    runs
}

fn notes(canvas: &mut Canvas<'_>, document: &Resolution) {
    section(canvas, "Notes", document.notes.len());
    let notes = document.notes.iter().map(|note| (&note.number, &note.text));
    canvas.entries(&notes.collect::<Vec<_>>());
}

fn set_aside(canvas: &mut Canvas<'_>, document: &Resolution) {
    section(canvas, "Set aside", document.set_aside.len());
    let mut before = None;
    for entry in &document.set_aside {
        if before != Some(entry.kind) {
            canvas.line(&set_in(Role::Quiet, phrases::set_aside(entry.kind)));
            before = Some(entry.kind);
        }
        canvas.say(Role::Text, entry.text.as_str(), 4);
    }
}

/// Where the words went, in one line.
fn coverage(document: &Resolution) -> String {
    let coverage = Coverage::new(document);
    format!(
        "{} of {} words in paragraphs and notes; {} set aside",
        coverage.share(),
        figures::thousands(coverage.compared() + coverage.set_aside),
        figures::thousands(coverage.set_aside)
    )
}
