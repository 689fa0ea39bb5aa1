//! Markdown as GitHub and most programs read it: a table of both texts, one text with the changes in it, a list of the
//! changes, or the figures.
//!
//! What is removed stands in `<del>`, what is added in `<ins>`: the signs of Markdown itself fail inside words and
//! beside punctuation. No character of a text is taken for a sign.

use std::io::{self, Write};

use crate::compare::{Row, Tag};
use crate::model::Side;
use crate::render::markdown::escape;
use crate::render::outline::{Entry, outline};
use crate::render::part_view::PartView;
use crate::render::terminal::Arrangement;
use crate::render::{figures, phrases, sentences};
use crate::view::View;

/// Writes a comparison; the view is the table, unless another one is named. With `all`, unchanged paragraphs are shown
/// in full.
///
/// # Errors
/// When `out` does.
pub fn write_comparison(
    out: &mut dyn Write,
    view: &View<'_>,
    arrangement: Option<Arrangement>,
    all: bool,
) -> io::Result<()> {
    let arrangement = arrangement.unwrap_or(Arrangement::SideBySide);
    head(out, view)?;
    for part in PartView::both(view) {
        if part.rows.is_empty() || arrangement == Arrangement::Summary {
            continue;
        }
        let entries = outline(&part, all);
        let page = Page { part: &part, view };
        match arrangement {
            Arrangement::SideBySide => page.table(out, &entries)?,
            Arrangement::Inline => page.text(out, &entries)?,
            _ => page.list(out, &entries)?,
        }
    }
    figures(out, view)
}

fn head(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    let documents = view.documents;
    let names = documents.map(|document| escape(document.name()));
    writeln!(out, "# {} → {}\n", names.old, names.new)?;
    if let Some(title) = &documents.new.masthead.title {
        writeln!(out, "{}  ", escape(title))?;
    }
    let dates = documents.map(phrases::date_of);
    writeln!(out, "{} → {}\n", dates.old, dates.new)?;
    for warning in view.warnings {
        writeln!(out, "> Warning: {}\n", escape(&phrases::warning(warning, view.documents)))?;
    }
    Ok(())
}

fn figures(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    let summary = &view.summary;
    writeln!(out, "## Summary\n")?;
    writeln!(out, "- Paragraphs: {}", figures::rows(&summary.paragraphs).join(", "))?;
    writeln!(out, "- Notes: {}", figures::rows(&summary.notes).join(", "))?;
    writeln!(out, "- Words: {}", figures::words(&summary.words).join(", "))
}

struct Page<'p, 'c> {
    part: &'p PartView<'c>,
    view: &'c View<'c>,
}

impl Page<'_, '_> {
    fn table(&self, out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
        let names = self.view.documents.map(|document| escape(document.name()));
        writeln!(out, "| What happened | {} | {} |", names.old, names.new)?;
        writeln!(out, "|---|---|---|")?;
        for entry in entries {
            match self.told(entry) {
                (_, told, Some(row)) => {
                    let cell = |side| words(self.part, row, Some(side));
                    writeln!(out, "| {told} | {} | {} |", cell(Side::Old), cell(Side::New))?;
                }
                (_, told, None) => writeln!(out, "| {told} | | |")?,
            }
        }
        writeln!(out)
    }

    fn text(&self, out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
        for entry in entries {
            let (_, told, row) = self.told(entry);
            writeln!(out, "{told}\n")?;
            if let Some(row) = row {
                writeln!(out, "> {}\n", words(self.part, row, None))?;
            }
        }
        Ok(())
    }

    fn list(&self, out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
        for entry in entries {
            let (is_change, told, _) = self.told(entry);
            if is_change {
                writeln!(out, "- {told}")?;
            }
        }
        writeln!(out)
    }

    /// Whether an entry is a change, what it says, and the row whose words it shows.
    fn told(&self, entry: &Entry) -> (bool, String, Option<&Row>) {
        let part = self.part;
        let row = |index: usize| part.rows.get(index);
        match *entry {
            Entry::Row { index, origin } => {
                let Some(row) = row(index) else {
                    return (false, String::new(), None);
                };
                let name = escape(&sentences::called(part, row));
                let mut told =
                    format!("**{name}** {}", escape(&sentences::sentence(part, row, origin)));
                {
                    let words = phrases::classes(row);
                    if !words.is_empty() {
                        told = format!("{told} ({words})");
                    }
                }
                (true, told, Some(row))
            }
            Entry::MovedFrom { index, target } => {
                let told = row(index).map(|row| {
                    let name = escape(&sentences::called_old(part, row));
                    format!("**{name}** {}", escape(&sentences::left(part, row, target)))
                });
                (false, told.unwrap_or_default(), None)
            }
            Entry::Unchanged { first, last, relabelled, .. } => {
                let (Some(first), Some(last)) = (row(first), row(last)) else {
                    return (false, String::new(), None);
                };
                let words = phrases::unchanged(part.same_name(first), relabelled);
                let names = escape(&part.ranges(first, last));
                (false, format!("*{names} {words}*"), None)
            }
        }
    }
}

/// The words of a row: of one side, or of both in one text.
fn words(part: &PartView<'_>, row: &Row, side: Option<Side>) -> String {
    if row.is_untouched() {
        return escape(&part.text(row, side.unwrap_or(Side::New)));
    }
    let mut shown = String::new();
    for span in &row.spans {
        let hidden = match (side, span.tag) {
            (Some(Side::Old), tag) => tag == Tag::Added,
            (Some(Side::New), tag) => tag == Tag::Removed,
            (None, tag) => tag == Tag::Removed && span.typographic,
        };
        if hidden {
            continue;
        }
        let text = escape(&span.text);
        match span.tag {
            Tag::Removed if !span.typographic => shown.push_str(&format!("<del>{text}</del>")),
            Tag::Added if !span.typographic => shown.push_str(&format!("<ins>{text}</ins>")),
            _ => shown.push_str(&text),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;
    use crate::render::sample::everything;

    fn written(view: Option<Arrangement>, all: bool) -> String {
        let mut bytes = Vec::new();
        write_comparison(&mut bytes, &everything(), view, all).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_table() {
        insta::assert_snapshot!(written(None, false));
    }

    #[test]
    fn the_text_the_list_and_the_figures() {
        insta::assert_snapshot!(written(Some(Arrangement::Inline), false));
        insta::assert_snapshot!(written(Some(Arrangement::List), false));
        insta::assert_snapshot!(written(Some(Arrangement::Summary), false));
    }

    #[test]
    fn without_insertions_the_old_text_is_left() {
        let view = everything();
        let part = PartView::new(&view, Part::Paragraphs);
        for row in part.rows {
            let both = words(&part, row, None);
            for (side, gone, kept) in [(Side::Old, "ins", "del"), (Side::New, "del", "ins")] {
                let mut text = String::new();
                let mut rest = both.as_str();
                while let Some((before, after)) = rest.split_once(&format!("<{gone}>")) {
                    text.push_str(before);
                    rest = after.split_once(&format!("</{gone}>")).unwrap().1;
                }
                text.push_str(rest);
                let text =
                    text.replace(&format!("<{kept}>"), "").replace(&format!("</{kept}>"), "");
                if !row.is_untouched() {
                    assert_eq!(text, escape(&part.text(row, side)));
                }
            }
        }
    }

    #[test]
    fn no_character_is_a_sign() {
        assert_eq!(
            escape("1. <b>*x*_y_|[z](u)\\ & #\n- a"),
            "1\\. &lt;b&gt;\\*x\\*\\_y\\_\\|\\[z\\](u)\\\\ &amp; \\#<br>- a"
        );
        assert_eq!(escape("- item\u{1}"), "\\- item⟨U+0001⟩");
    }
}
