//! What to read first, in three groups: new operative language, verbs and figures that changed, what was dropped or moved.

use crate::compare::row::change_runs;
use crate::findings::Passage;
use crate::render::html::prelude::*;
use crate::render::html::spots;

/// How many rows a group shows (3 to 6 were tried: with more the text begins below the second screen of a phone).
const SHOWN: usize = 3;

/// How many changes of a row are quoted.
const CHANGES: usize = 2;

/// A clause ends at the first mark of punctuation behind this many characters ...
const LEAST_CLAUSE: usize = 45;

/// ... or is cut after this many.
const MOST_CLAUSE: usize = 120;

/// How many characters of a change are quoted.
const CHANGE_QUOTED: usize = 70;

/// How many characters of what follows a change are quoted.
const REST_QUOTED: usize = 30;

/// A row with its index.
type Indexed<'c> = (usize, &'c Row);

/// The groups that have something to show.
pub(super) fn first(page: &Page<'_>) -> Markup {
    let (ui, part) = (page.ui, page.part(Part::Paragraphs));
    let in_order = page.view.findings.reading_order.iter();
    let rows: Vec<Indexed<'_>> =
        in_order.filter_map(|&at| Some((at, part.rows.get(at)?))).collect();
    let of = |is: &dyn Fn(usize, &Row) -> bool| -> Vec<Indexed<'_>> {
        rows.iter().copied().filter(|&(at, row)| is(at, row)).collect()
    };
    let is_preamble =
        |at: usize| section(page, at).is_some_and(|section| section.group == Group::Preamble);
    let is_new = |row: &Row| row.change == Change::Added;
    let is_edited = |row: &Row| row.change == Change::Edited;
    let has = |row: &Row, is: &dyn Fn(Class) -> bool| row.classes().into_iter().any(is);
    let is_act = |class: Class| matches!(class, Class::Action | Class::Figure);
    let acts = |_: usize, row: &Row| is_edited(row) && has(row, &is_act);
    let reads = |_: usize, row: &Row| is_edited(row) && has(row, &Class::is_substance);
    let acting = of(&acts);
    let groups = [
        (
            if page.is_resolution() { ui.new_operative() } else { ui.new_text() },
            of(&|at, row| is_new(row) && !is_preamble(at)),
        ),
        (ui.new_in_preamble(), of(&|at, row| is_new(row) && is_preamble(at))),
        match acting.is_empty() {
            true => (ui.reworded(), of(&reads)),
            false => (ui.verbs_and_deadlines(), acting),
        },
        (ui.dropped_or_moved(), of(&|_, row| row.change == Change::Removed || row.moved)),
    ];
    // What is new in the preamble is told where nothing new acts.
    let skips = usize::from(!groups[0].1.is_empty());
    let groups: Vec<_> = groups
        .into_iter()
        .enumerate()
        .filter(|&(at, _)| at != skips)
        .map(|(_, group)| group)
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    html! {
        @if !groups.is_empty() {
            section.first aria-labelledby="read-first" {
                h2.vh id="read-first" { (ui.read_first()) }
                @for (heading, rows) in &groups {
                    div {
                        h3 { (heading) }
                        @let (shown, more) = rows.split_at(SHOWN.min(rows.len()));
                        (list(page, shown))
                        @if !more.is_empty() {
                            details.more open[page.report.print] {
                                summary { (ui.more_beyond(more.len())) }
                                (list(page, more))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The section of the text that a row stands in.
fn section<'p>(page: &'p Page<'_>, at: usize) -> Option<&'p Section> {
    let mut of_part = page.sections.iter().filter(|section| section.part() == Part::Paragraphs);
    of_part.find(|section| section.entries.iter().any(|entry| entry.rows().contains(&at)))
}

/// The address of a row, linked; that of the old text with its year or the word "old".
fn address(page: &Page<'_>, at: usize, row: &Row) -> Markup {
    let part = page.part(Part::Paragraphs);
    let id = page.ids(Part::Paragraphs).row(at);
    html! { strong { (link(id, &sentences::called(part, row))) } }
}

/// Rows in the order of the text, each with what is told of it.
fn list(page: &Page<'_>, rows: &[Indexed<'_>]) -> Markup {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|&(at, _)| at);
    let dir = page.is_right_to_left().then_some("rtl");
    html! {
        ul { @for (at, row) in rows { li dir=[dir] { (address(page, at, row)) " " (told(page, row)) } } }
    }
}

fn told(page: &Page<'_>, row: &Row) -> Markup {
    let part = page.part(Part::Paragraphs);
    let side = if row.change == Change::Removed { Side::Old } else { Side::New };
    let words = html! { @if let Some(item) = part.items(row, side).next() { (clause(page, side, row, item)) } };
    html! {
        @match row.change {
            Change::Added => (words),
            Change::Removed => { (whole(page.ui.dropped_row_said(words))) (elsewhere(page, row)) },
            Change::Edited if !row.moved => (changes(page, row)),
            _ => (plain(&page.ui.was_and_words(&sentences::was(part, row), &sentences::words_changed(page.ui, row)))),
        }
    }
}

/// The clause that opens a paragraph, its verb in italics.
fn clause(page: &Page<'_>, side: Side, row: &Row, item: Item<'_>) -> Markup {
    let document = page.documents()[side];
    let paragraph = row.paragraphs[side].first().and_then(|&at| document.paragraphs.get(at));
    let verb = paragraph.map_or(0, |paragraph| opening(paragraph, document.language));
    let (verb, rest) = item.text.split_at(verb);
    let tongue = page.tongue(side);
    let ends = |(at, c): (usize, char)| {
        let is_end = matches!(c, ',' | ';' | ':' | '，' | '；' | '：' | '。' | '،' | '؛');
        (is_end || (c == '.' && rest[at + 1..].starts_with([' ', '\n']))).then_some(at)
    };
    let least = LEAST_CLAUSE.min(rest.chars().count());
    let end = rest.char_indices().skip(least).find_map(ends);
    let shown = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
    let ending = ['.', ';', ',', '。', '；', '，', '؛', '،', ' '];
    let shown = match shown.chars().count() > MOST_CLAUSE {
        true => head(shown, MOST_CLAUSE),
        false if rest[shown.len()..].trim_end_matches(ending).is_empty() => {
            shown.trim_end_matches(ending).to_owned()
        }
        false => format!("{shown}…"),
    };
    html! { bdi lang=[tongue.foreign(page.ui)] dir=(tongue.dir) { @if !verb.is_empty() { i { (tongue.words(verb)) } } (tongue.words(&shown)) } }
}

/// The first changes of substance in a row, each with some of the words behind it.
fn changes(page: &Page<'_>, row: &Row) -> Markup {
    let (tongues, tongue) = (page.documents().map(Tongue::from), page.tongue(Side::New));
    let runs = change_runs(&row.spans).into_iter();
    let class = |at: usize| row.spans[at].verdict.as_ref().map(|verdict| verdict.class());
    let mut runs: Vec<_> = runs.filter_map(|run| Some((class(run.start)?, run))).collect();
    // The worst alone, in their order.
    let worst = runs.iter().map(|(class, _)| *class).min();
    runs.retain(|(class, _)| Some(*class) == worst);
    let one = |(_, run): &(Class, Range<usize>)| {
        let next = row.spans.get(run.end).filter(|span| span.tag == Tag::Same);
        let next = next
            .map(|span| quoted(&span.text, REST_QUOTED))
            .filter(|words| words.starts_with(char::is_alphanumeric));
        // Another change follows what is quoted of the words between.
        let is_cut = next.as_ref().is_some_and(|next| !next.ends_with(['…', ',', ';', '.']))
            && run.end + 1 < row.spans.len();
        html! {
            @for (place, span) in row.spans[run.clone()].iter().enumerate() {
                @if place > 0 { " " (page.arrow(tongue)) " " }
                (marked(span.tag, tongues, None, |tongue| tongue.words(quoted(&span.text, CHANGE_QUOTED).trim_start_matches([',', ';', ' ']))))
            }
            @if let Some(words) = next { " " (tongues.new.words(&words)) @if is_cut { "…" } }
        }
    };
    html! { bdi lang=[tongue.foreign(page.ui)] dir=(tongue.dir) { (joined(page.ui.semicolon(), runs.iter().take(CHANGES).map(one))) } }
}

/// Words on one line, cut where there are too many.
fn quoted(words: &str, most: usize) -> String {
    let words = words.replace('\n', " ");
    let words = words.trim();
    if words.chars().count() > most { head(words, most) } else { words.to_owned() }
}

/// Where words of a dropped paragraph are now.
fn elsewhere(page: &Page<'_>, row: &Row) -> Markup {
    let passages = page.view.findings.passages.iter();
    let mut own = passages.filter(|passage| {
        let (part, at) = passage.spots.old.place();
        part == Part::Paragraphs && row.paragraphs.old.contains(&at)
    });
    html! {
        @if let Some(Passage { spots, words }) = own.next() {
            (whole(page.ui.words_now_in(*words, spots::link(page, Side::New, spots.new.place()))))
        }
    }
}
