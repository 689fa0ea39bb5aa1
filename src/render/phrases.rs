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
    match classes(part.ui, row) {
        classes if row.change == Change::Edited && !classes.is_empty() => {
            part.ui.with_aside(&what, &classes)
        }
        _ => what,
    }
}

/// What happened to a row: "edited", "moved up from OP6, edited", "merged".
pub(crate) fn what_happened(part: &PartView<'_>, row: &Row, origin: Option<Way>) -> String {
    let ui = part.ui;
    let mut words = Vec::new();
    words.extend(shape(ui, row.shape()).map(str::to_owned));
    if row.moved {
        words.push(ui.moved_from(moved(ui, row, origin), &part.name(row, Side::Old)));
    }
    words.extend(change(ui, row.change).map(str::to_owned));
    match words.is_empty() {
        true if row.hidden > 0 => ui.unchanged_but_for_hidden().to_owned(),
        true => unchanged(ui, part.same_name(row), row.relabelled).to_owned(),
        false => ui.commas(&words),
    }
}

/// What happened to the words of a row; `None` where nothing did.
pub(crate) fn change(ui: Ui, change: Change) -> Option<&'static str> {
    match change {
        Change::Unchanged => None,
        Change::Edited => Some(ui.edited()),
        Change::Added => Some(ui.added()),
        Change::Removed => Some(ui.removed()),
    }
}

/// That paragraphs were split or merged; `None` for one that stayed one.
pub(crate) fn shape(ui: Ui, shape: Shape) -> Option<&'static str> {
    match shape {
        Shape::OneToOne => None,
        Shape::Split => Some(ui.split()),
        Shape::Merged => Some(ui.merged()),
    }
}

/// That a row moved, and which way; `origin` is where its old place is. Nothing where it did not.
pub(crate) fn moved(ui: Ui, row: &Row, origin: Option<Way>) -> &'static str {
    match (row.moved, origin) {
        (false, _) => "",
        (true, None) => ui.moved(),
        (true, Some(Way::Up)) => ui.moved_down(),
        (true, Some(Way::Down)) => ui.moved_up(),
    }
}

/// The classes of a row, an action with its direction: "action: stronger; roll-over".
pub(crate) fn classes(ui: Ui, row: &Row) -> String {
    let names: Vec<String> = classes_of(ui, row).into_iter().map(|(_, words)| words).collect();
    ui.semicolons(&names)
}

/// The classes of a row, the most substantial first, each in words: "action: stronger".
pub(crate) fn classes_of(ui: Ui, row: &Row) -> Vec<(Class, String)> {
    let words =
        row.classes().into_iter().map(|class| match directions_of(ui, row, class).as_slice() {
            [] => (class, short(ui, class).to_owned()),
            directions => {
                let directions = ui.commas(directions);
                (class, ui.class_and_directions(short(ui, class), &directions))
            }
        });
    words.collect()
}

/// Which ways the changes of one class in a row go, each once.
pub(crate) fn directions_of(ui: Ui, row: &Row, class: Class) -> Vec<&'static str> {
    let mut directions: Vec<&str> = Vec::new();
    for change in row.changes().iter().filter(|change| change.verdict.class() == class) {
        let said = change.verdict.direction.and_then(|way| direction(ui, way));
        directions.extend(said.filter(|said| !directions.contains(said)));
    }
    directions
}

/// What a class is called where people read, with a small letter.
pub(crate) fn shown_as(ui: Ui, class: Class) -> &'static str {
    match class {
        Class::Action => ui.class_action(),
        Class::Figure => ui.class_figure(),
        Class::Citation => ui.class_citation(),
        Class::Bracket => ui.class_bracket(),
        Class::Addition => ui.class_addition(),
        Class::Removal => ui.class_removal(),
        Class::Wording => ui.class_wording(),
        Class::Editorial => ui.class_editorial(),
        Class::RollOver => ui.class_roll_over(),
    }
}

/// The same in one word where that will do; in English the name that is typed.
pub(crate) fn short(ui: Ui, class: Class) -> &'static str {
    match class {
        Class::Action => ui.short_action(),
        Class::Figure => ui.short_figure(),
        Class::Citation => ui.short_citation(),
        Class::Bracket => ui.short_bracket(),
        Class::Addition => ui.short_addition(),
        Class::Removal => ui.short_removal(),
        Class::Wording => ui.short_wording(),
        Class::Editorial => ui.short_editorial(),
        Class::RollOver => ui.short_roll_over(),
    }
}

/// The class of one change with its direction: "action, stronger".
pub(crate) fn verdict(ui: Ui, verdict: &Verdict) -> String {
    let class = short(ui, verdict.class());
    match verdict.direction.and_then(|way| direction(ui, way)) {
        Some(direction) => ui.class_and_direction(class, direction),
        None => class.to_owned(),
    }
}

/// A direction as a reader says it; `None` for one that is neither way.
pub(crate) fn direction(ui: Ui, direction: Direction) -> Option<&'static str> {
    match direction {
        Direction::Strengthened => Some(ui.stronger()),
        Direction::Weakened => Some(ui.weaker()),
        Direction::Qualified => Some(ui.qualified()),
        Direction::Unqualified => Some(ui.unqualified()),
        Direction::Other => None,
    }
}

/// The tag of a change in running text, "[action↑]"; wording, the usual case, has none.
pub(crate) fn class_tag(ui: Ui, verdict: &Verdict) -> Cow<'static, str> {
    let way = match verdict.direction {
        _ if verdict.class() == Class::Wording => return Cow::Borrowed(""),
        Some(Direction::Strengthened) => "↑",
        Some(Direction::Weakened) => "↓",
        _ => "",
    };
    Cow::Owned(format!("[{}{way}]", short(ui, verdict.class())))
}

/// What was hidden, as a sentence; `None` where nothing was.
pub(crate) fn hidden(view: &View<'_>) -> Option<String> {
    let (ui, hidden) = (Ui::new(view.ui), &view.hidden);
    if hidden.classes.is_empty() {
        return None;
    }
    let names: Vec<&str> = hidden.classes.iter().map(|&class| short(ui, class)).collect();
    let mut parts = vec![ui.n_changes(hidden.changes)];
    if hidden.rows > 0 {
        parts.push(ui.hidden_rows(hidden.rows));
    }
    if hidden.notes > 0 {
        parts.push(ui.hidden_notes(hidden.notes));
    }
    Some(ui.with_aside(&ui.commas(&names), &ui.commas(&parts)))
}

/// What the things of a kind are called, as a heading.
pub(crate) fn things(ui: Ui, kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Document => ui.documents_cited(),
        ThingKind::Request => ui.requests(),
        ThingKind::AgendaItem => ui.agenda_items(),
        ThingKind::Money => ui.money(),
        ThingKind::Body => ui.bodies_named(),
        ThingKind::State => ui.states_named(),
        ThingKind::Treaty => ui.treaties_named(),
    }
}

/// Why something was set aside.
pub(crate) fn set_aside(ui: Ui, kind: SetAsideKind) -> &'static str {
    match kind {
        SetAsideKind::Masthead => ui.masthead(),
        SetAsideKind::Title => ui.resolution_title(),
        SetAsideKind::PageHead => ui.page_head(),
        SetAsideKind::PageNumber => ui.page_number(),
        SetAsideKind::JobNumber => ui.job_number(),
        SetAsideKind::Barcode => ui.barcode(),
        SetAsideKind::Link => ui.web_address(),
        SetAsideKind::NoteRule => ui.note_rule(),
        SetAsideKind::Separator => ui.separator(),
        SetAsideKind::WebPage => ui.web_page(),
        SetAsideKind::About => ui.about_text(),
        SetAsideKind::Margin => ui.in_margin(),
        SetAsideKind::Mail => ui.mail(),
        SetAsideKind::Watermark => ui.watermark(),
        SetAsideKind::Comment => ui.comment(),
        SetAsideKind::Contents => ui.contents_table(),
        SetAsideKind::OtherLanguage => ui.other_language(),
        SetAsideKind::LooseNote => ui.loose_note(),
        SetAsideKind::Hidden => ui.hidden_words(),
    }
}

/// The words for unchanged rows, after their names.
pub(crate) fn unchanged(ui: Ui, same_name: bool, relabelled: bool) -> &'static str {
    match (relabelled, same_name) {
        (false, _) => ui.unchanged(),
        (true, false) => ui.unchanged_renumbered(),
        (true, true) => ui.unchanged_reformatted(),
    }
}

/// What stands at the place that a moved row left, after its old name: "moved up to OP1".
pub(crate) fn moved_to(part: &PartView<'_>, row: &Row, target: Way) -> String {
    let new = part.name(row, Side::New);
    match target {
        Way::Up => part.ui.moved_up_to(&new),
        Way::Down => part.ui.moved_down_to(&new),
    }
}

/// An arrow to the other end of a move.
pub(crate) fn arrow(direction: Option<Way>) -> &'static str {
    match direction {
        Some(Way::Up) => " ↑",
        Some(Way::Down) => " ↓",
        None => "",
    }
}

/// What a document is called: by its symbol, else by where it was read from.
pub(crate) fn called(document: &Resolution) -> &str {
    document.masthead.symbol.as_ref().map_or(&document.source.name, Symbol::as_str)
}

/// The date of a document: of adoption, else of issue, else words that there is none; a draft is called one.
pub(crate) fn date_of(ui: Ui, document: &Resolution) -> String {
    let date = match (document.masthead.adopted, document.masthead.issued) {
        (Some(adopted), _) => ui.date(adopted),
        (None, Some(issued)) => ui.issued_on(&ui.date(issued)),
        (None, None) => ui.no_date().to_owned(),
    };
    match document.masthead.stage() {
        Some(Stage::Draft(0)) => ui.draft_of(&date),
        Some(Stage::Draft(revision)) => ui.revision_of_draft(&revision.to_string(), &date),
        _ => date,
    }
}

/// What a language is called.
pub(crate) fn language(ui: Ui, language: Language) -> &'static str {
    ui.names_of_languages().nth(language as usize).unwrap_or_default()
}

/// A warning as a sentence.
pub(crate) fn warning(ui: Ui, warning: &Warning, documents: Sides<&Resolution>) -> String {
    match warning {
        Warning::NotChronological => {
            let Sides { old, new } = documents.map(|document| date_of(ui, document));
            ui.not_chronological(&old, &new)
        }
        Warning::LanguagesDiffer => {
            let Sides { old, new } = documents.map(|document| language(ui, document.language));
            ui.languages_differ(old, new)
        }
        Warning::TitlesDiffer => ui.titles_differ().to_owned(),
    }
}

/// The first characters of a text.
pub(crate) fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_string(),
    }
}
