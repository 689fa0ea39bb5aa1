//! Markdown as GitHub and most programs read it: a table of both texts, one text with the changes in it, a list of the
//! changes, or the figures.
//!
//! What is removed stands in `<del>`, what is added in `<ins>`: the signs of Markdown itself fail inside words and
//! beside punctuation. No character of a text is taken for a sign.

use crate::render::markdown::escape;
use crate::render::prelude::*;
use crate::render::terminal::Arrangement;

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
        match arrangement {
            Arrangement::SideBySide => table(out, view, &part, &entries)?,
            Arrangement::Inline => text(out, &part, &entries)?,
            _ => list(out, &part, &entries)?,
        }
    }
    figures(out, view)
}

fn head(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    let (ui, documents) = (Ui::new(view.ui), view.documents);
    let names = documents.map(|document| escape(document.name()));
    writeln!(out, "# {} → {}\n", names.old, names.new)?;
    if let Some(title) = &documents.new.masthead.title {
        writeln!(out, "{}  ", escape(title))?;
    }
    let dates = documents.map(|document| phrases::date_of(ui, document));
    writeln!(out, "{} → {}\n", dates.old, dates.new)?;
    for warning in view.warnings {
        let warning = phrases::warning(ui, warning, view.documents);
        writeln!(out, "> {}\n", ui.warning_said(&escape(&warning)))?;
    }
    Ok(())
}

fn figures(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    let (ui, summary) = (Ui::new(view.ui), &view.summary);
    let [paragraphs, notes] = Part::ALL.map(|part| ui.commas(&figures::rows(view, part)));
    writeln!(out, "## {}\n", ui.summary())?;
    writeln!(out, "- {}", ui.paragraphs_counts(&paragraphs))?;
    writeln!(out, "- {}", ui.notes_counts(&notes))?;
    writeln!(out, "- {}", ui.words_counts(&ui.commas(&figures::words(ui, &summary.words))))
}

fn table(
    out: &mut dyn Write,
    view: &View<'_>,
    part: &PartView<'_>,
    entries: &[Entry],
) -> io::Result<()> {
    let names = view.documents.map(|document| escape(document.name()));
    writeln!(out, "| {} | {} | {} |", part.ui.what_happened(), names.old, names.new)?;
    writeln!(out, "|---|---|---|")?;
    for entry in entries {
        let told = told(part, entry);
        match row(part, entry) {
            Some(row) => {
                let [old, new] = Side::BOTH.map(|side| words(&pieces::of_side(part, row, side)));
                writeln!(out, "| {told} | {old} | {new} |")?;
            }
            None => writeln!(out, "| {told} | | |")?,
        }
    }
    writeln!(out)
}

fn text(out: &mut dyn Write, part: &PartView<'_>, entries: &[Entry]) -> io::Result<()> {
    for entry in entries {
        writeln!(out, "{}\n", told(part, entry))?;
        if let Some(row) = row(part, entry) {
            writeln!(out, "> {}\n", words(&pieces::of_both(part, row)))?;
        }
    }
    Ok(())
}

fn list(out: &mut dyn Write, part: &PartView<'_>, entries: &[Entry]) -> io::Result<()> {
    for entry in entries.iter().filter(|entry| row(part, entry).is_some()) {
        writeln!(out, "- {}", told(part, entry))?;
    }
    writeln!(out)
}

/// The row whose words an entry shows.
fn row<'c>(part: &PartView<'c>, entry: &Entry) -> Option<&'c Row> {
    match *entry {
        Entry::Row { index, .. } => Some(&part.rows[index]),
        Entry::MovedFrom { .. } | Entry::Unchanged { .. } => None,
    }
}

/// What an entry says happened.
fn told(part: &PartView<'_>, entry: &Entry) -> String {
    let rows = part.rows;
    match *entry {
        Entry::Row { index, origin } => {
            let name = escape(&sentences::called(part, &rows[index]));
            let sentence = escape(&sentences::sentence(part, &rows[index], origin));
            let told = match phrases::classes(part.ui, &rows[index]) {
                none if none.is_empty() => sentence,
                classes => part.ui.with_aside(&sentence, &classes),
            };
            format!("**{name}** {told}")
        }
        Entry::MovedFrom { index, target } => {
            let name = escape(&sentences::called_old(part, &rows[index]));
            format!("**{name}** {}", escape(&sentences::left(part, &rows[index], target)))
        }
        Entry::Unchanged { first, last, relabelled, .. } => {
            let (first, last) = (&rows[first], &rows[last]);
            let words = phrases::unchanged(part.ui, part.same_name(first), relabelled);
            format!("*{} {words}*", escape(&part.ranges(first, last)))
        }
    }
}

/// The words of a row, with those marked that one text alone has.
fn words(pieces: &[Piece<'_>]) -> String {
    let runs = pieces::runs(pieces).into_iter().map(|run| {
        let text = escape(&run.text);
        match run.tag {
            Tag::Same => text,
            Tag::Removed => format!("<del>{text}</del>"),
            Tag::Added => format!("<ins>{text}</ins>"),
        }
    });
    runs.collect()
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
            let both = words(&pieces::of_both(&part, row));
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
