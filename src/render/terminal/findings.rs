//! What a comparison says about the whole document, below its figures.

use crate::render::findings;
use crate::render::terminal::prelude::*;

/// The columns by which what a finding says is set in under its name.
const INDENT: usize = 4;

/// Writes all findings; nothing where there are none.
pub(super) fn write(canvas: &mut Canvas<'_>, view: &View<'_>) {
    let sections = findings::sections(view);
    if sections.is_empty() {
        return;
    }
    canvas.blank();
    canvas.heading(Ui::new(view.ui).findings());
    for (name, lines) in sections {
        canvas.say(Role::Text, name, 2);
        for line in lines {
            canvas.say(Role::Text, line, INDENT);
        }
    }
}
