//! The newest version of a series, every passage with where its words first stood.

use std::io::{self, Write};

use crate::model::Part;
use crate::model::Resolution;
use crate::render::terminal::canvas::{Canvas, piece};
use crate::render::terminal::history::header;
use crate::render::terminal::style::Paint;
use crate::render::terminal::wrap::{Run, columns};
use crate::render::timeline::{self, Head};
use crate::render::{Role, visible};
use crate::series::{Blame, Passage, Series};

/// Writes every paragraph and note of the newest version, one passage a line.
///
/// # Errors
/// When `out` does.
pub fn write_blame(
    out: &mut dyn Write,
    series: &Series,
    blame: &Blame,
    width: usize,
    paint: Paint,
) -> io::Result<()> {
    let mut canvas = Canvas::new(out, width, paint);
    header(&mut canvas, series)?;
    let page = Page { versions: series.versions().collect(), heads: timeline::heads(series) };
    page.texts(&mut canvas, Part::Paragraphs, &blame.paragraphs)?;
    if !blame.notes.is_empty() {
        canvas.blank()?;
        canvas.text(&[Run::new(Role::Heading, "Notes")], 0)?;
        page.texts(&mut canvas, Part::Notes, &blame.notes)?;
    }
    canvas.blank()?;
    page.shares(&mut canvas, blame)
}

struct Page<'s> {
    versions: Vec<&'s Resolution>,
    heads: Vec<Head>,
}

impl Page<'_> {
    fn texts(&self, canvas: &mut Canvas<'_>, part: Part, texts: &[Vec<Passage>]) -> io::Result<()> {
        let Some(newest) = self.versions.last() else {
            return Ok(());
        };
        for (at, passages) in texts.iter().enumerate() {
            canvas.blank()?;
            let noun = if part == Part::Notes { "note " } else { "" };
            let name = format!("{noun}{}", newest.item(part, at).map_or("", |item| item.name));
            canvas.text(&[Run::new(Role::Address, name)], 0)?;
            let origins: Vec<String> = passages.iter().map(|p| self.origin(part, p)).collect();
            let widest = origins.iter().map(|origin| columns(&visible(origin)));
            let indent = widest.max().unwrap_or(0).min(canvas.width / 2) + 4;
            for (passage, origin) in passages.iter().zip(&origins) {
                let text =
                    newest.item(part, at).map_or("", |item| item.text).get(passage.range.clone());
                let text = text.unwrap_or_default().trim();
                let newest = passage.origin.version + 1 == self.versions.len();
                let (role, origin_role) =
                    if newest { (Role::Added, Role::AddedSign) } else { (Role::Text, Role::Quiet) };
                let origin = piece(origin_role, &format!("  {}", visible(origin)));
                let mut run = Run::new(role, text);
                if newest && canvas.paint.marks() {
                    run.marks = ["{+", "+}"];
                }
                canvas.hanging(&origin, &[run], indent)?;
            }
        }
        Ok(())
    }

    /// "2023 78/241 PP3".
    fn origin(&self, part: Part, passage: &Passage) -> String {
        let origin = passage.origin;
        let head = &self.heads[origin.version];
        let name =
            self.versions[origin.version].item(part, origin.paragraph).map_or("", |item| item.name);
        let noun = if part == Part::Notes { "note " } else { "" };
        match head.year {
            Some(year) => format!("{year} {} {noun}{name}", head.name),
            None => format!("{} {noun}{name}", head.name),
        }
    }

    /// How much of the newest text is from which version.
    fn shares(&self, canvas: &mut Canvas<'_>, blame: &Blame) -> io::Result<()> {
        canvas.text(&[Run::new(Role::Heading, "Words by where they first stood")], 0)?;
        let shares = timeline::shares(&self.versions, blame);
        let names = self.heads.iter().map(|head| columns(&visible(&head.name)));
        let widest = names.max().unwrap_or(0);
        for (head, share) in self.heads.iter().zip(&shares) {
            let name = piece(Role::Address, &format!("  {}", visible(&head.name)));
            canvas.hanging(&name, &[Run::new(Role::Text, share.as_str())], widest + 4)?;
        }
        Ok(())
    }
}
