//! The newest version of a series, every passage with where its words first stood.

use crate::render::part_view::named;
use crate::render::terminal::history::header;
use crate::render::terminal::prelude::*;
use crate::series::Passage;

/// Writes every paragraph and note of the newest version, one passage a line.
///
/// # Errors
/// When `out` does.
pub fn write_blame(
    canvas: &mut Canvas<'_>,
    series: &Series,
    blame: &Blame,
    ui: Language,
) -> io::Result<()> {
    let ui = Ui::new(ui);
    header(canvas, series, ui);
    let page = Page { ui, versions: series.versions().collect(), heads: timeline::heads(series) };
    page.texts(canvas, Part::Paragraphs, &blame.paragraphs);
    if !blame.notes.is_empty() {
        canvas.blank();
        canvas.heading(ui.notes_heading());
        page.texts(canvas, Part::Notes, &blame.notes);
    }
    canvas.blank();
    page.shares(canvas, blame);
    canvas.end()
}

struct Page<'s> {
    ui: Ui,
    versions: Vec<&'s Resolution>,
    heads: Vec<Head>,
}

impl Page<'_> {
    fn texts(&self, canvas: &mut Canvas<'_>, part: Part, texts: &[Vec<Passage>]) {
        let Some(newest) = self.versions.last() else {
            return;
        };
        for (at, passages) in texts.iter().enumerate() {
            let words = newest.item(part, at).unwrap_or_default().text;
            canvas.blank();
            canvas.say(Role::Address, named(self.ui, newest, part, at), 0);
            let origins: Vec<String> = passages.iter().map(|p| self.origin(part, p)).collect();
            let indent = widest(&origins).min(canvas.width / 2) + 4;
            for (passage, origin) in passages.iter().zip(&origins) {
                let text = words.get(passage.range.clone()).unwrap_or_default().trim();
                let newest = passage.origin.version + 1 == self.versions.len();
                let (role, origin_role) =
                    if newest { (Role::Added, Role::AddedSign) } else { (Role::Text, Role::Quiet) };
                let mut run = Run::new(role, text);
                if newest && canvas.paint.marks() {
                    run.marks = ["{+", "+}"];
                }
                canvas.hanging(&set_in(origin_role, origin), &[run], indent);
            }
        }
    }

    /// "2023 78/241 PP3".
    fn origin(&self, part: Part, passage: &Passage) -> String {
        let origin = passage.origin;
        let head = &self.heads[origin.version];
        let name = named(self.ui, self.versions[origin.version], part, origin.paragraph);
        let year = head.year.map(|year| format!("{year} ")).unwrap_or_default();
        visible(&format!("{year}{} {name}", head.name)).into_owned()
    }

    /// How much of the newest text is from which version.
    fn shares(&self, canvas: &mut Canvas<'_>, blame: &Blame) {
        canvas.heading(self.ui.origin_shares());
        let names = self.heads.iter().map(|head| visible(&head.name));
        let shares = timeline::shares(self.ui, &self.versions, blame);
        canvas.entries(&names.zip(shares).collect::<Vec<_>>());
    }
}
