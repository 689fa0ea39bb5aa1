//! Which resolution of a session succeeds which, one line for each, with the evidence.

use crate::render::terminal::prelude::*;
use crate::session::Entry;

/// The widest names that get their evidence beside them.
const WIDEST: usize = 60;

/// Writes the pairs, when `all` are wanted, and how many there are.
///
/// # Errors
/// When `out` does.
pub fn write_pairs(
    canvas: &mut Canvas<'_>,
    entries: &[Entry],
    all: bool,
    ui: Language,
) -> io::Result<()> {
    let names: Vec<String> = entries.iter().map(names).collect();
    let widest = names.iter().map(|names| columns(names));
    let widest = widest.filter(|&width| width <= WIDEST).max().unwrap_or(0);
    let indent = (widest + 4).min(canvas.width / 2);
    for (entry, names) in entries.iter().zip(&names).filter(|_| all) {
        let (role, sign) = match (&entry.old, &entry.new) {
            (Some(_), Some(_)) => (Role::Text, " "),
            (None, _) => (Role::AddedSign, "+"),
            (_, None) => (Role::RemovedSign, "−"),
        };
        let mut head = Line::new(role, sign);
        head.push(Role::Text, " ");
        head.push(Role::Address, names);
        let evidence = Run::new(Role::Quiet, entry.evidence.as_str());
        canvas.hanging(&head, &[evidence], indent);
    }
    let count = |test: fn(&Entry) -> bool| entries.iter().filter(|entry| test(entry)).count();
    let pairs = count(|entry| entry.both().is_some());
    let old = count(|entry| entry.new.is_none());
    let new = count(|entry| entry.old.is_none());
    let ui = Ui::new(ui);
    canvas.heading(ui.n_pairs(pairs, &ui.number(old), &ui.number(new)));
    canvas.end()
}

/// "A-RES-79-1 → A-RES-80-2": the names of the files without folder and ending.
fn names(entry: &Entry) -> String {
    let name = |side: &Option<String>| {
        let path = side.as_deref()?;
        let file = path.rsplit(['/', '\\']).next().filter(|_| path.contains('.'));
        let file = file.unwrap_or(path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        Some(visible(stem).into_owned())
    };
    let sides = [name(&entry.old), name(&entry.new)];
    let sides: Vec<String> = sides.into_iter().flatten().collect();
    sides.join(" → ")
}
