//! The words for what a comparison holds (what happened to a row, classes, kinds of things, what was set aside): one wording
//! for all outputs made for people.

use crate::classify::Direction;
use crate::compare::Warning;
use crate::render::prelude::*;

/// The one-character sign of a row: added +, removed −, moved →, changed otherwise ~, unchanged a space.
pub(crate) fn sign(row: &Row) -> &'static str {
    sign_and_role(row).0
}

/// The role of a row's sign and words.
pub(crate) fn role(row: &Row) -> Role {
    sign_and_role(row).1
}

fn sign_and_role(row: &Row) -> (&'static str, Role) {
    match row.change {
        Change::Added => ("+", Role::AddedSign),
        Change::Removed => ("−", Role::RemovedSign),
        _ if row.moved => ("→", Role::Moved),
        Change::Unchanged if row.shape() == Shape::OneToOne => (" ", Role::Quiet),
        _ => ("~", Role::Edited),
    }
}

/// The names that stand at the head of a row. A one-to-one move is called by its new name alone, since
/// the words beside it tell the old one.
pub(crate) fn head_names(part: &PartView<'_>, row: &Row) -> String {
    match row.change {
        Change::Removed => sentences::called_old(part, row),
        _ if row.moved && row.shape() == Shape::OneToOne => part.name(row, Side::New),
        _ => part.names(row),
    }
}

/// What happened to a row and of which classes: "edited (action: stronger; roll-over)".
pub(crate) fn what_and_classes(part: &PartView<'_>, row: &Row, origin: Option<Way>) -> String {
    let what = what_happened(part, row, origin);
    match classes(row) {
        classes if row.change == Change::Edited && !classes.is_empty() => {
            format!("{what} ({classes})")
        }
        _ => what,
    }
}

/// What happened to a row: "edited", "moved up from OP6, edited", "merged".
pub(crate) fn what_happened(part: &PartView<'_>, row: &Row, origin: Option<Way>) -> String {
    let mut words = Vec::new();
    if row.shape() != Shape::OneToOne {
        words.push(row.shape().name().to_string());
    }
    if row.moved {
        words.push(format!("{} from {}", moved(row, origin), part.name(row, Side::Old)));
    }
    if row.change != Change::Unchanged {
        words.push(row.change.name().to_string());
    }
    match words.is_empty() {
        true if row.hidden > 0 => BUT_FOR_HIDDEN.to_string(),
        true => unchanged(part.same_name(row), row.relabelled).to_string(),
        false => words.join(", "),
    }
}

/// That a row moved, and which way; `origin` is where its old place is. Nothing where it did not.
pub(crate) fn moved(row: &Row, origin: Option<Way>) -> &'static str {
    match (row.moved, origin) {
        (false, _) => "",
        (true, None) => "moved",
        (true, Some(Way::Up)) => "moved down",
        (true, Some(Way::Down)) => "moved up",
    }
}

/// The note on what is not counted as a change.
pub(crate) const NOT_COUNTED: &str =
    "Renumbering and differences in hyphens or quotation marks are not counted as changes.";

/// The words for a row all whose changes are hidden.
pub(crate) const BUT_FOR_HIDDEN: &str = "unchanged but for what is hidden";

/// The classes of a row, an action with its direction: "action: stronger; roll-over".
pub(crate) fn classes(row: &Row) -> String {
    let names = classes_of(row).into_iter().map(|(_, words)| words);
    names.collect::<Vec<_>>().join("; ")
}

/// The classes of a row, the most substantial first, each in words: "action: stronger".
pub(crate) fn classes_of(row: &Row) -> Vec<(Class, String)> {
    let words = row.classes().into_iter().map(|class| match directions_of(row, class).as_slice() {
        [] => (class, class.name().to_string()),
        directions => (class, format!("{class}: {}", directions.join(", "))),
    });
    words.collect()
}

/// Which ways the changes of one class in a row go, each once.
pub(crate) fn directions_of(row: &Row, class: Class) -> Vec<&'static str> {
    let mut directions: Vec<&str> = Vec::new();
    for change in row.changes().iter().filter(|change| change.verdict.class() == class) {
        let said = change.verdict.direction.and_then(direction);
        directions.extend(said.filter(|said| !directions.contains(said)));
    }
    directions
}

/// What a class is called where people read, with a small letter.
pub(crate) fn shown_as(class: Class) -> &'static str {
    match class {
        Class::Action => "verb or commitment",
        Class::Figure => "figure or date",
        Class::Citation => "citation",
        Class::Bracket => "brackets",
        Class::Addition => "added paragraph",
        Class::Removal => "removed paragraph",
        Class::Wording => "other wording",
        Class::Editorial => "editorial",
        Class::RollOver => "routine update",
    }
}

/// The class of one change with its direction: "action, stronger".
pub(crate) fn verdict(verdict: &Verdict) -> String {
    match verdict.direction.and_then(direction) {
        Some(direction) => format!("{}, {direction}", verdict.class()),
        None => verdict.class().to_string(),
    }
}

/// A direction as a reader says it; `None` for one that is neither way.
pub(crate) fn direction(direction: Direction) -> Option<&'static str> {
    match direction {
        Direction::Strengthened => Some("stronger"),
        Direction::Weakened => Some("weaker"),
        Direction::Qualified => Some("qualified"),
        Direction::Unqualified => Some("unqualified"),
        Direction::Other => None,
    }
}

/// The tag of a change in running text, "[action↑]"; wording, the usual case, has none.
pub(crate) fn class_tag(verdict: &Verdict) -> Cow<'static, str> {
    let way = match verdict.direction {
        _ if verdict.class() == Class::Wording => return Cow::Borrowed(""),
        Some(Direction::Strengthened) => "↑",
        Some(Direction::Weakened) => "↓",
        _ => "",
    };
    Cow::Owned(format!("[{}{way}]", verdict.class()))
}

/// What is said of a thing of a kind; `None` where nothing is.
pub(crate) fn value_of(kind: ThingKind) -> Option<&'static str> {
    match kind {
        ThingKind::Document => Some("date"),
        ThingKind::AgendaItem => Some("session"),
        ThingKind::Request
        | ThingKind::Money
        | ThingKind::Body
        | ThingKind::State
        | ThingKind::Treaty => None,
    }
}

/// What was hidden, as a sentence; `None` where nothing was.
pub(crate) fn hidden(view: &View<'_>) -> Option<String> {
    let hidden = &view.hidden;
    if hidden.classes.is_empty() {
        return None;
    }
    let names: Vec<&str> = hidden.classes.iter().map(|class| class.name()).collect();
    let mut parts = vec![counted(hidden.changes, "change")];
    if hidden.rows > 0 {
        parts.push(counted(hidden.rows, "added or removed paragraph"));
    }
    if hidden.notes > 0 {
        parts.push(counted(hidden.notes, "added or removed note"));
    }
    Some(format!("{} ({})", names.join(", "), parts.join(", ")))
}

/// What the things of a kind are called, as a heading.
pub(crate) fn things(kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Document => "Documents cited",
        ThingKind::Request => "Requests",
        ThingKind::AgendaItem => "Agenda items",
        ThingKind::Money => "Money",
        ThingKind::Body => "Bodies named",
        ThingKind::State => "States named",
        ThingKind::Treaty => "Treaties named",
    }
}

/// Why something was set aside.
pub(crate) fn set_aside(kind: SetAsideKind) -> &'static str {
    match kind {
        SetAsideKind::Masthead => "masthead",
        SetAsideKind::Title => "title of the resolution",
        SetAsideKind::PageHead => "running head of a page",
        SetAsideKind::PageNumber => "page number",
        SetAsideKind::JobNumber => "job number",
        SetAsideKind::Barcode => "barcode",
        SetAsideKind::Link => "web address",
        SetAsideKind::NoteRule => "footnote rule",
        SetAsideKind::Separator => "separator between sections",
        SetAsideKind::WebPage => "web page around the text",
        SetAsideKind::Margin => "line numbers or quotation marks in the margin",
        SetAsideKind::Mail => "e-mail around the text",
        SetAsideKind::Watermark => "drawn across the page",
        SetAsideKind::Comment => "comment",
        SetAsideKind::Contents => "table of contents",
        SetAsideKind::OtherLanguage => "in another language",
    }
}

/// The words for unchanged rows, after their names.
pub(crate) fn unchanged(same_name: bool, relabelled: bool) -> &'static str {
    match (relabelled, same_name) {
        (false, _) => "unchanged",
        (true, false) => "unchanged, renumbered",
        (true, true) => "unchanged, number formatted differently",
    }
}

/// What stands at the place that a moved row left, after its old name: "moved up to OP1".
pub(crate) fn moved_to(part: &PartView<'_>, row: &Row, target: Way) -> String {
    format!("moved {target} to {}", part.name(row, Side::New))
}

/// An arrow to the other end of a move.
pub(crate) fn arrow(direction: Option<Way>) -> &'static str {
    match direction {
        Some(Way::Up) => " ↑",
        Some(Way::Down) => " ↓",
        None => "",
    }
}

/// A date as the United Nations prints it: "22 December 2023".
pub(crate) fn date(date: Date) -> String {
    date.civil().map_or_else(|| date.to_string(), |day| day.strftime("%-d %B %Y").to_string())
}

/// What a document is called: by its symbol, else by where it was read from.
pub(crate) fn called(document: &Resolution) -> &str {
    document.masthead.symbol.as_ref().map_or(&document.source.name, Symbol::as_str)
}

/// The date of a document: of adoption, else of issue, else words that there is none; a draft is called one.
pub(crate) fn date_of(document: &Resolution) -> String {
    let date = match (document.masthead.adopted, document.masthead.issued) {
        (Some(adopted), _) => date(adopted),
        (None, Some(issued)) => format!("issued {}", date(issued)),
        (None, None) => "no date".to_string(),
    };
    match document.masthead.stage() {
        Some(Stage::Draft(0)) => format!("draft, {date}"),
        Some(Stage::Draft(revision)) => format!("revision {revision} of a draft, {date}"),
        _ => date,
    }
}

/// A warning as a sentence.
pub(crate) fn warning(warning: &Warning, documents: Sides<&Resolution>) -> String {
    match warning {
        Warning::NotChronological => format!(
            "the old text ({}) is later than the new one ({}); you may have swapped the two texts",
            date_of(documents.old),
            date_of(documents.new),
        ),
        Warning::LanguagesDiffer => format!(
            "the old text is in {}, the new one in {}; few words will match",
            documents.old.language.name(),
            documents.new.language.name(),
        ),
        Warning::TitlesDiffer => {
            "the titles differ; these may not be the same resolution in two years".to_string()
        }
    }
}

/// The first characters of a text.
pub(crate) fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_printed_as_the_united_nations_does() {
        assert_eq!(date(Date::new(2023, 12, 22).unwrap()), "22 December 2023");
    }
}
