//! One rebuilt document: its facts, its paragraphs and notes, what was set aside, and what is doubtful.

use crate::render;
use crate::render::doubts::doubt_in;
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
    ui: Language,
) -> io::Result<()> {
    let ui = Ui::new(ui);
    canvas.heading(document.name());
    facts(canvas, document, ui);
    paragraphs(canvas, document, ui);
    notes(canvas, document, ui);
    set_aside(canvas, document, ui);
    canvas.blank();
    for doubt in doubts {
        canvas.say(Role::Warning, ui.warning_said(&doubt_in(ui, doubt)), 0);
    }
    canvas.say(Role::Text, coverage(document, ui), 0);
    canvas.end()
}

fn facts(canvas: &mut Canvas<'_>, document: &Resolution, ui: Ui) {
    let read = [
        (ui.language_name(), Some(phrases::language(ui, document.language).to_owned())),
        (ui.read_from(), Some(document.source.name.clone())),
    ];
    let how = Some(ui.read_as_document().to_owned());
    let how = (document.read_as == ReadAs::Document).then_some((ui.read_as(), how));
    let facts = render::facts::of(ui, document).into_iter();
    let facts = facts.map(|(fact, said)| (fact.name(ui), said));
    let facts: Vec<_> = how.into_iter().chain(facts).chain(read).collect();
    let indent = widest(facts.iter().map(|(name, _)| name)).max(FACTS - 2) + 4;
    for (name, fact) in facts {
        let run = match fact {
            Some(fact) => Run::new(Role::Text, fact),
            None => Run::new(Role::Quiet, ui.not_found()),
        };
        canvas.hanging(&set_in(Role::Quiet, name), &[run], indent);
    }
}

fn section(canvas: &mut Canvas<'_>, ui: Ui, title: &str, count: usize) {
    canvas.blank();
    canvas.heading(ui.title_and_count(count, title))
}

fn paragraphs(canvas: &mut Canvas<'_>, document: &Resolution, ui: Ui) {
    section(canvas, ui, ui.paragraphs_heading(), document.paragraphs.len());
    let widest = widest(document.paragraphs.iter().map(|p| ui.address(p.address.as_str())));
    let indent = widest.min(WIDEST_ADDRESS) + 4;
    for paragraph in &document.paragraphs {
        let address = set_in(Role::Address, &ui.address(paragraph.address.as_str()));
        canvas.hanging(&address, &body(paragraph, ui), indent);
    }
}

/// Kind and label, then the text, then the numbers of the notes that it refers to.
fn body(paragraph: &Paragraph, ui: Ui) -> Vec<Run<'_>> {
    let mut runs = vec![Run::new(Role::Quiet, kind(ui, paragraph.kind))];
    if let Some(label) = &paragraph.label {
        runs.push(Run::new(Role::Text, format!(" {label}")));
    }
    runs.push(Run::new(Role::Text, "\n"));
    runs.push(Run::new(Role::Text, paragraph.text.as_str()));
    if !paragraph.marks.is_empty() {
        let numbers: Vec<&str> = paragraph.marks.iter().map(|m| m.number.as_str()).collect();
        let numbers = ui.note_numbers(numbers.len(), &ui.commas(&numbers));
        runs.push(Run::new(Role::Quiet, numbers));
    }
    runs
}

/// What a kind of paragraph is called; in English by its name in data.
fn kind(ui: Ui, kind: Kind) -> &'static str {
    match kind {
        Kind::Opener => ui.kind_opener(),
        Kind::Preambular => ui.kind_preambular(),
        Kind::Operative => ui.kind_operative(),
        Kind::Subparagraph => ui.kind_subparagraph(),
        Kind::Heading => ui.kind_heading(),
        Kind::Annex => ui.kind_annex(),
        Kind::Closing => ui.kind_closing(),
        Kind::Text => ui.kind_text(),
    }
}

fn notes(canvas: &mut Canvas<'_>, document: &Resolution, ui: Ui) {
    section(canvas, ui, ui.notes_heading(), document.notes.len());
    let notes = document.notes.iter().map(|note| (&note.number, &note.text));
    canvas.entries(&notes.collect::<Vec<_>>());
}

fn set_aside(canvas: &mut Canvas<'_>, document: &Resolution, ui: Ui) {
    section(canvas, ui, ui.set_aside_heading(), document.set_aside.len());
    let mut before = None;
    for entry in &document.set_aside {
        if before != Some(entry.kind) {
            canvas.line(&set_in(Role::Quiet, phrases::set_aside(ui, entry.kind)));
            before = Some(entry.kind);
        }
        canvas.say(Role::Text, entry.text.as_str(), 4);
    }
}

/// Where the words went, in one line.
fn coverage(document: &Resolution, ui: Ui) -> String {
    let coverage = Coverage::new(document);
    ui.words_coverage(
        &coverage.share(ui),
        &ui.number(coverage.compared() + coverage.set_aside),
        &ui.number(coverage.set_aside),
    )
}
