//! The head of the first page: what the texts are, what the comparison comes to, how to read it; and words over the whole width.

use crate::render::first::{self, Words};
use crate::render::lead;
use crate::render::pdf::paper::{LEFT, RIGHT};
use crate::render::pdf::prelude::*;

/// The head of the first page.
pub(super) fn write(paper: &mut Paper<'_>, view: &View<'_>, missing: Option<&str>) {
    let (ui, documents) = (paper.ui, view.documents);
    let masthead = &documents.new.masthead;
    let organs = [&masthead.organ, &masthead.committee].into_iter().flatten();
    let mut kicker = paper.own(ui.what_changed(), Look::small());
    for organ in organs {
        kicker.push(paper.faces, &format!(" · {organ}"), Look::small());
    }
    let node = paper.paragraph(None, None);
    full(paper, node, &kicker, Look::small(), Align::Start);
    paper.leave(2.0);
    let titled = [documents.new, documents.old];
    let titled = titled.into_iter().find_map(|d| Some((d, d.masthead.title.as_deref()?)));
    let names = documents.map(|d| ui.with_aside(called(d), &phrases::date_of(ui, d)));
    let names = ui.old_to_new(&names.old, &names.new);
    let look = Look::of_text(documents.new, Part::Paragraphs).face(Face::Bold).size(17.0);
    let node = paper.heading(
        None,
        1,
        titled.map_or(names.as_str(), |(_, title)| title),
        titled.map(|(document, _)| document.language),
    );
    let title = match titled {
        Some((document, title)) => words(paper.faces, document, title, look),
        None => paper.own(&names, look),
    };
    full(paper, node, &title, look, Align::Start);
    paper.leave(2.0);
    let small = Look::small().size(8.6);
    let former = documents.old.masthead.title.as_deref();
    if let Some(former) =
        former.filter(|&old| masthead.title.as_deref().is_some_and(|new| new != old))
    {
        say(paper, &ui.formerly_said(former), small);
    }
    if titled.is_some() {
        say(paper, &names, small.face(Face::SansBold).ink(Ink::Black));
    }
    let warnings = view.warnings.iter().map(|one| phrases::warning(ui, one, documents));
    let remarks = documents.into_iter().flat_map(|document| {
        let about = called(document);
        let remarks = document.source.remarks.iter();
        remarks.map(move |remark| ui.on_reading_said(about, remark))
    });
    for warning in warnings.chain(remarks) {
        say(paper, &ui.warning_on_paper(&warning), small.ink(Ink::Removed));
    }
    paper.leave(7.0);
    let look = Look::small().face(Face::Serif).size(11.4).ink(Ink::Black);
    say(paper, &lead::lead(view), look);
    paper.leave(5.0);
    first(paper, view);
    if let Some(hidden) = phrases::hidden(view) {
        say(paper, &ui.hidden_on_paper(&hidden), small);
    }
    let mut key = paper.own("", small);
    for (words, look) in key_of_words(ui, small) {
        key.push(paper.faces, words, look);
    }
    key.push(paper.faces, ui.key_of_margin(), small);
    let node = paper.paragraph(None, None);
    full(paper, node, &key, small, Align::Start);
    if let Some(missing) = missing {
        say(paper, &capital(missing), small);
    }
}

/// What to read first; `render::first` chooses it.
fn first(paper: &mut Paper<'_>, view: &View<'_>) {
    let ui = paper.ui;
    let small = Look::small().size(8.6).ink(Ink::Black);
    for block in first::blocks(view) {
        say_heading(paper, block.heading, small.face(Face::SansBold));
        let (shown, more) = block.split();
        if shown.is_empty() {
            say(paper, block.none, small);
        }
        for lines in shown.chunk_by(|line, next| line.whom == next.whom) {
            if let Some(whom) = lines.first().and_then(|line| line.whom.as_deref()) {
                say(paper, &first::asked_of(ui, whom), small.ink(Ink::Quiet));
            }
            for line in lines {
                let mut setting = paper.own(&line.called, small.face(Face::SansBold));
                let mut push = |words: &str, look| setting.push(paper.faces, words, look);
                push(" ", small);
                if !line.fate.is_empty() {
                    push(&ui.label(line.fate), small.ink(Ink::Quiet));
                }
                for words in &line.words {
                    match words {
                        Words::Verb(words) => push(words, small.face(Face::Italic)),
                        Words::Changed(tag, words) => push(words, small.tagged(*tag)),
                        words => push(words.text(), small),
                    }
                }
                let node = paper.paragraph(None, None);
                full(paper, node, &setting, small, Align::Start);
            }
        }
        if !more.is_empty() {
            say(paper, ui.more_beyond(more.len()).as_str(), small);
        }
        paper.leave(4.0);
    }
}

/// A heading of the second level.
fn say_heading(paper: &mut Paper<'_>, words: &str, look: Look) {
    let setting = paper.own(words, look);
    let node = paper.heading(None, 2, words, None);
    full(paper, node, &setting, look, Align::Start);
}

/// What the looks of words mean.
pub(super) fn key_of_words(ui: Ui, look: Look) -> [(&'static str, Look); 6] {
    [
        (ui.key_added(), look.tagged(Tag::Added)),
        (ui.comma(), look),
        (ui.key_dropped(), look.tagged(Tag::Removed)),
        (ui.comma(), look),
        (ui.key_quiet(), look.tagged(Tag::Added).ink(Ink::Quiet)),
        (ui.sentence_end(), look),
    ]
}

/// A sentence of the report over the whole width.
pub(super) fn say(paper: &mut Paper<'_>, words: &str, look: Look) {
    let setting = paper.own(words, look);
    let node = paper.paragraph(None, None);
    full(paper, node, &setting, look, Align::Start);
}

/// Words over the whole width.
pub(super) fn full(paper: &mut Paper<'_>, node: Node, setting: &Setting, look: Look, align: Align) {
    let shape = Room { width: RIGHT - LEFT, first: 0.0, rest: 0.0, align };
    let mut column = Column::new(LEFT);
    column.add(node, setting.lines(paper.faces, shape), look.leading(), look.base());
    paper.columns(vec![column], &[], 0.0);
}

/// Words of a document.
pub(super) fn words(faces: &Faces, document: &Resolution, words: &str, look: Look) -> Setting {
    let mut setting = Setting::new(document.language);
    setting.push(faces, words, look);
    setting
}
