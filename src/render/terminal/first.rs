//! What to read first, above the figures; `render::first` chooses it.

use crate::render::first::{self, Line, Words};
use crate::render::terminal::inline::marked;
use crate::render::terminal::prelude::*;

/// The columns by which what is asked is set in under who is asked.
const INDENT: usize = 4;

/// Writes the blocks, each with a blank line before it.
pub(super) fn write(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let ui = Ui::new(view.ui);
    for block in first::blocks(view) {
        canvas.blank();
        canvas.heading(block.heading);
        let (shown, more) = block.split();
        if shown.is_empty() {
            canvas.say(Role::Quiet, block.none, 2);
        }
        for lines in shown.chunk_by(|line, next| line.whom == next.whom) {
            let whom = lines.first().and_then(|line| line.whom.as_deref());
            if let Some(whom) = whom {
                canvas.say(Role::Text, first::asked_of(ui, whom), 2);
            }
            let indent = if whom.is_some() { INDENT } else { 2 };
            lines.iter().for_each(|line| told(canvas, ui, line, indent));
        }
        if !more.is_empty() {
            canvas.say(Role::Quiet, ui.more_beyond(more.len()), 2);
        }
    }
}

fn told(canvas: &mut Canvas<'_>, ui: Ui, line: &Line, indent: usize) {
    let mut runs = vec![Run::new(Role::Address, line.called.as_str()), Run::new(Role::Text, " ")];
    if !line.fate.is_empty() {
        let role = if line.side == Side::Old { Role::RemovedSign } else { Role::Edited };
        runs.push(Run::new(role, ui.label(line.fate)));
    }
    let words = line.words.iter().map(|words| match words {
        Words::Changed(tag, words) => marked(*tag, words.as_str(), canvas.paint, "".into()),
        words => Run::new(Role::Text, words.text()),
    });
    runs.extend(words);
    canvas.text(&runs, indent);
}
