//! What a report of two texts says first: what is asked of whom, what became stronger or weaker or was lost, and what else is
//! new. Renderers draw its lines and choose nothing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::classify::Direction;
use crate::compare::row::change_runs;
use crate::findings::Thing;
use crate::render::clauses::{clause, head, quoted};
use crate::render::prelude::*;
use crate::render::sections::{self, Group};
use crate::tokens::letters;

/// How many lines a block shows, those that name who is asked among them: requests, shifts, new paragraphs (2 to 8 were tried:
/// with more the text begins below the second screen of a phone).
const SHOWN: [usize; 3] = [9, 3, 2];

/// How many changes of a row are quoted.
const CHANGES: usize = 2;

/// How many characters of a change are quoted, and of what follows it (50 to 90; 20 to 40).
const CHANGE_QUOTED: usize = 70;
const REST_QUOTED: usize = 30;

/// How many characters name those who are asked (50 to 90).
const WHOM_QUOTED: usize = 70;

/// Lines under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) heading: &'static str,
    /// What to say where there is no line.
    pub(crate) none: &'static str,
    pub(crate) lines: Vec<Line>,
    /// Whether it says who is asked.
    pub(crate) is_asked: bool,
    /// How many lines to show at once; the others where there is room.
    pub(crate) shown: usize,
}

impl Block {
    /// Its lines to show and the others.
    pub(crate) fn split(&self) -> (&[Line], &[Line]) {
        let mut left = self.shown;
        let mut shown = 0;
        while let Some(line) = self.lines.get(shown) {
            let before = shown.checked_sub(1).and_then(|at| self.lines.get(at));
            let is_named = line.whom.is_some() && before.is_none_or(|one| one.whom != line.whom);
            match left.checked_sub(1 + usize::from(is_named)) {
                Some(rest) => left = rest,
                None => break,
            }
            shown += 1;
        }
        self.lines.split_at(shown)
    }
}

/// A line: a place and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Who is asked, in the words of the text; the lines about one stand together.
    pub(crate) whom: Option<String>,
    /// The paragraph, in the text of the side.
    pub(crate) side: Side,
    pub(crate) paragraph: usize,
    /// "OP3", "old OP3".
    pub(crate) called: String,
    /// "new", "stronger"; empty where the heading says it.
    pub(crate) fate: &'static str,
    pub(crate) words: Vec<Words>,
}

/// Words of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Words {
    /// The verb by which the organ acts.
    Verb(String),
    /// Words of the text of the line's side.
    Text(String),
    /// Words of one text only; those of the old one stand before those of the new one.
    Changed(Tag, String),
    /// Words of the interface.
    Own(String),
}

impl Words {
    /// The words.
    pub(crate) fn text(&self) -> &str {
        match self {
            Words::Verb(words)
            | Words::Text(words)
            | Words::Changed(_, words)
            | Words::Own(words) => words,
        }
    }
}

/// Who is asked, as a heading: "Asked of the Secretary-General".
pub(crate) fn asked_of(ui: Ui, whom: &str) -> String {
    let said = ui.asked_of(whom.to_owned()).into_iter();
    let said = said.map(|said| match said {
        Said::Words(words) => Cow::from(words),
        Said::Slot(whom) => Cow::from(whom),
    });
    said.collect()
}

/// The blocks, in the order of print; none where nothing changed.
pub(crate) fn blocks(view: &View<'_>) -> Vec<Block> {
    let first = First::new(view);
    if first.ranked.is_empty() {
        return Vec::new();
    }
    let ui = first.part.ui;
    let is_resolution = view.documents.new.read_as == ReadAs::Resolution;
    let (asked, shifts) = (first.asked(), first.shifts());
    let told: BTreeSet<_> = asked.iter().map(|line| (line.side, line.paragraph)).collect();
    let is_told =
        |side: Side, row: &Row| row.paragraphs[side].iter().any(|&at| told.contains(&(side, at)));
    let lost = first.alone(Change::Removed, |at, row| {
        first.groups[at] != Some(Group::Preamble) && !is_told(Side::Old, row)
    });
    let of_news = |is_preamble: bool| {
        first.alone(Change::Added, |at, row| {
            (first.groups[at] == Some(Group::Preamble)) == is_preamble && !is_told(Side::New, row)
        })
    };
    let heading = match is_resolution {
        true if asked.is_empty() => ui.new_operative(),
        true => ui.other_new_operative(),
        false => ui.new_text(),
    };
    let news = [(heading, of_news(false)), (ui.new_in_preamble(), of_news(true))];
    let news = news.into_iter().find(|(_, lines)| !lines.is_empty());
    let fates = |fate: &'static str| {
        move |lines: Vec<Line>| lines.into_iter().map(move |line| Line { fate, ..line })
    };
    let shifts =
        shifts.turned.into_iter().chain(fates(ui.dropped_row())(lost)).chain(shifts.deadlines);
    let shifts: Vec<Line> = shifts.collect();
    let is_quiet = asked.is_empty() && shifts.is_empty();
    let reworded = || (ui.reworded(), if is_quiet { first.reworded() } else { Vec::new() });
    let (heading, news) = news.unwrap_or_else(reworded);
    let blocks = [
        (ui.what_is_asked(), ui.nothing_asked(), asked),
        (ui.stronger_weaker_lost(), ui.nothing_shifted(), shifts),
        (heading, "", news),
    ];
    let blocks = blocks.into_iter().zip(SHOWN);
    let blocks = blocks.map(|((heading, none, lines), shown)| Block {
        heading,
        none,
        is_asked: heading == ui.what_is_asked(),
        lines,
        shown,
    });
    // Where something is hidden it may be what was not found.
    let says_none = is_resolution && view.hidden.classes.is_empty();
    blocks.filter(|one| !one.lines.is_empty() || says_none && !one.none.is_empty()).collect()
}

/// A view with what the blocks ask for.
struct First<'v> {
    view: &'v View<'v>,
    part: PartView<'v>,
    /// The rows that change something, most substance first.
    ranked: Vec<usize>,
    /// The section of each row.
    groups: Vec<Option<Group>>,
    /// The shown row of each paragraph.
    rows: Sides<Vec<Option<usize>>>,
}

/// What went from one strength to another.
struct Shifts {
    turned: Vec<Line>,
    deadlines: Vec<Line>,
}

impl<'v> First<'v> {
    fn new(view: &'v View<'v>) -> Self {
        let part = PartView::new(view, Part::Paragraphs);
        let mut groups = vec![None; part.rows.len()];
        for (slot, group) in sections::places(&part) {
            if let Slot::Row(at) = slot {
                groups[at] = Some(group);
            }
        }
        let mut rows = view.documents.map(|document| vec![None; document.paragraphs.len()]);
        for (at, row) in part.rows.iter().enumerate() {
            for side in Side::BOTH {
                for &paragraph in &row.paragraphs[side] {
                    rows[side][paragraph] = Some(at);
                }
            }
        }
        let ranked = view.findings.reading_order.iter().copied();
        let ranked = ranked.filter(|&at| at < part.rows.len()).collect();
        Self { view, part, ranked, groups, rows }
    }

    /// The changed row that a paragraph is shown in.
    fn row(&self, side: Side, paragraph: usize) -> Option<usize> {
        let at = self.rows[side].get(paragraph).copied().flatten()?;
        (self.part.rows[at].change != Change::Unchanged).then_some(at)
    }

    fn line(&self, side: Side, paragraph: usize, fate: &'static str, words: Vec<Words>) -> Line {
        let name = self.part.name_at(paragraph, side);
        let called = if side == Side::Old { self.part.ui.old_name(&name) } else { name };
        Line { whom: None, side, paragraph, called, fate, words }
    }

    /// What is asked that was not, or in other words, and what no longer is: by those who are asked, of whom most changed
    /// first, who are not named last.
    fn asked(&self) -> Vec<Line> {
        let ui = self.part.ui;
        let mut lines: Vec<Line> = Vec::new();
        for delta in self.view.findings.deltas.iter().filter(|one| one.kind == ThingKind::Request) {
            let (side, fate, thing) = match (&delta.sides.old, &delta.sides.new) {
                (None, Some(new)) => (Side::New, ui.thing_new(), new),
                (Some(old), None) => (Side::Old, ui.thing_dropped(), old),
                (Some(old), Some(new)) if old.value == new.value && !self.is_turned(old, new) => {
                    (Side::New, ui.thing_changed(), new)
                }
                _ => continue,
            };
            let spot = thing.spots.first().filter(|spot| spot.part == Part::Paragraphs);
            if let Some(at) = spot.map(|spot| spot.at).filter(|&at| self.row(side, at).is_some()) {
                let whom = thing.name.get(thing.whom.clone()).filter(|whom| !whom.is_empty());
                let words = request(ui, thing);
                let line = self.line(side, at, fate, words);
                lines.push(Line { whom: whom.map(str::to_owned), ..line });
            }
        }
        let key = |line: &Line| line.whom.as_deref().map(letters);
        let mut counts: BTreeMap<Option<String>, (usize, usize)> = BTreeMap::new();
        for (at, line) in lines.iter().enumerate() {
            counts.entry(key(line)).or_insert((0, at)).0 += 1;
        }
        lines.sort_by_cached_key(|line| {
            let (count, first) = counts.get(&key(line)).copied().unwrap_or_default();
            (line.whom.is_none(), Reverse(count), first)
        });
        // Those who are asked are named once, in whatever print.
        for at in (1..lines.len()).rev() {
            if key(&lines[at]) == key(&lines[at - 1]) {
                lines[at].whom = lines[at - 1].whom.clone();
            }
        }
        for line in &mut lines {
            line.whom = line.whom.take().map(|whom| head(&whom, WHOM_QUOTED));
        }
        lines
    }

    /// Whether only the verb of a request is another one, and it is known to be stronger or weaker.
    fn is_turned(&self, old: &Thing, new: &Thing) -> bool {
        let asked = |thing: &Thing| letters(thing.name.get(thing.whom.start..).unwrap_or_default());
        let row = new.spots.first().and_then(|spot| self.row(Side::New, spot.at));
        let verdicts = row.into_iter().flat_map(|at| &self.part.rows[at].spans);
        let mut ways = verdicts.filter_map(|span| span.verdict.as_ref()?.direction);
        asked(old) == asked(new) && ways.any(|way| phrases::direction(self.part.ui, way).is_some())
    }

    /// Verbs that became stronger or weaker, terms that came or went, and deadlines that are others now.
    fn shifts(&self) -> Shifts {
        let ui = self.part.ui;
        let ranked = self.ranked.iter().map(|&at| &self.part.rows[at]);
        let turned = ranked.filter_map(|row| {
            let is_turn = |way: Option<Direction>| way.and_then(|way| phrases::direction(ui, way));
            let mut fate = "";
            let words = self.changes(row, |verdict| match is_turn(verdict.direction) {
                Some(way) if fate.is_empty() || fate == way => {
                    fate = way;
                    true
                }
                _ => false,
            });
            let paragraph = *row.paragraphs.new.first()?;
            (!words.is_empty()).then(|| self.line(Side::New, paragraph, fate, words))
        });
        let deltas = self.view.findings.deltas.iter();
        let requests = deltas.filter(|one| one.kind == ThingKind::Request);
        let deadlines = requests.filter_map(|delta| {
            let Sides { old, new } = delta.sides.as_ref();
            let (old, new) = (old.as_ref()?, new.as_ref()?);
            let spot = new.spots.first().filter(|spot| spot.part == Part::Paragraphs)?;
            self.row(Side::New, spot.at)?;
            let (fate, words) = match (old.value.clone(), new.value.clone()) {
                (Some(old), Some(new)) if old != new => {
                    (ui.deadline_moved(), vec![(Tag::Removed, old), (Tag::Added, new)])
                }
                (Some(old), None) => (ui.deadline_dropped(), vec![(Tag::Removed, old)]),
                (None, Some(new)) => (ui.deadline_added(), vec![(Tag::Added, new)]),
                _ => return None,
            };
            let words = self.turn(words);
            Some(self.line(Side::New, spot.at, fate, words))
        });
        let (turned, mut deadlines) = (turned.collect(), deadlines.collect::<Vec<_>>());
        // What moved is told behind what came or went.
        deadlines.sort_by_key(|line| line.fate == ui.deadline_moved());
        Shifts { turned, deadlines }
    }

    /// Rows of one side, in the order of the text where all are shown, else the weightiest first.
    fn alone(&self, change: Change, is: impl Fn(usize, &Row) -> bool) -> Vec<Line> {
        let side = if change == Change::Removed { Side::Old } else { Side::New };
        let ranked = self.ranked.iter().map(|&at| (at, &self.part.rows[at]));
        let rows = ranked.filter(|&(at, row)| row.change == change && is(at, row));
        let lines = rows.filter_map(|(_, row)| {
            let at = *row.paragraphs[side].first()?;
            let document = self.view.documents[side];
            let paragraph = document.paragraphs.get(at)?;
            let verb = opening(paragraph, document.language);
            let (verb, rest) = paragraph.text.split_at(verb);
            let verb = (!verb.is_empty()).then(|| Words::Verb(verb.to_owned()));
            let words = verb.into_iter().chain([Words::Text(clause(rest))]).collect();
            Some(self.line(side, at, "", words))
        });
        lines.collect()
    }

    /// Rows with other words of substance, the weightiest first.
    fn reworded(&self) -> Vec<Line> {
        let ranked = self.ranked.iter().map(|&at| &self.part.rows[at]);
        let lines = ranked.filter(|row| row.change == Change::Edited).filter_map(|row| {
            let worst = row.classes().first().copied().filter(|class| class.is_substance())?;
            let words = self.changes(row, |verdict| verdict.class() == worst);
            let at = *row.paragraphs.new.first()?;
            (!words.is_empty()).then(|| self.line(Side::New, at, "", words))
        });
        lines.collect()
    }

    /// The first changes of some kind in a row, each with some of the words behind it.
    fn changes(&self, row: &Row, mut is: impl FnMut(&Verdict) -> bool) -> Vec<Words> {
        let runs = change_runs(&row.spans).into_iter();
        let runs = runs.filter(|run| {
            row.spans[run.start].is_change()
                && row.spans[run.start].verdict.as_ref().is_some_and(&mut is)
        });
        let mut words = Vec::new();
        for run in runs.take(CHANGES) {
            if !words.is_empty() {
                words.push(Words::Own(self.part.ui.semicolon().to_owned()));
            }
            let spans = row.spans[run.clone()].iter();
            words
                .extend(self.turn(spans.map(|span| (span.tag, quoted(&span.text, CHANGE_QUOTED)))));
            let next = row.spans.get(run.end).filter(|span| span.tag == Tag::Same);
            let next = next
                .map(|span| quoted(&span.text, REST_QUOTED))
                .filter(|words| words.starts_with(char::is_alphanumeric));
            if let Some(next) = next {
                // Another change follows what is quoted of the words between.
                let is_cut = !next.ends_with(['…', ',', ';', '.']) && run.end + 1 < row.spans.len();
                words.push(Words::Text(format!(" {next}{}", if is_cut { "…" } else { "" })));
            }
        }
        words
    }

    /// Words of both sides with an arrow between them, in the direction of the new text.
    fn turn(&self, words: impl IntoIterator<Item = (Tag, String)>) -> Vec<Words> {
        let script = self.view.documents.new.language.script();
        let arrow = if script.is_right_to_left() { " ← " } else { " → " };
        let mut turned = Vec::new();
        for (tag, words) in words {
            if !turned.is_empty() {
                turned.push(Words::Own(arrow.to_owned()));
            }
            let words = words.trim_start_matches([',', ';', ' ']).to_owned();
            turned.push(Words::Changed(tag, words));
        }
        turned
    }
}

/// The clause of a request: its verb, what is asked for and by when; those who are asked are named above it.
fn request(ui: Ui, thing: &Thing) -> Vec<Words> {
    let split = |at: usize| (thing.name.get(..at).unwrap_or_default(), thing.name.get(at..));
    let (verb, _) = split(thing.whom.start);
    let (_, rest) = split(thing.whom.end);
    let rest = rest.unwrap_or_default();
    let mut words = vec![Words::Verb(verb.trim_end().to_owned())];
    if !thing.whom.is_empty() {
        words.push(Words::Text(" …".to_owned()));
    }
    if verb.is_empty() {
        words.clear();
    }
    let said = clause(rest);
    let is_left_out = |when: &&String| !said.contains(when.as_str());
    let when = thing.value.as_ref().filter(is_left_out).map(|when| ui.by_deadline(when));
    words.push(Words::Text(said));
    words.extend(when.map(Words::Own));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Comparison, compare};
    use crate::findings;
    use crate::model::Source;
    use crate::{read, structure};

    const BODY: &str = "The General Assembly,\n\nAlarmed by the news,\n\n";

    fn compared(old: &str, new: &str) -> Comparison {
        let document = |text: &str| {
            let text = format!("{BODY}{text}");
            let raw = read::read(text.as_bytes()).unwrap();
            structure::rebuild(&raw, Source::default(), None)
        };
        compare(Sides::new(document(old), document(new)))
    }

    fn told(old: &str, new: &str) -> Vec<String> {
        let comparison = compared(old, new);
        let findings = findings::find(&comparison);
        let blocks = blocks(&View::new(&comparison, &findings));
        let line = |line: &Line| {
            let whom = line.whom.iter().map(|whom| format!("[{whom}] "));
            let words: String = line.words.iter().map(Words::text).collect();
            format!("{}{} {}: {words}", whom.collect::<String>(), line.called, line.fate)
        };
        let lines = blocks.iter().flat_map(|block| {
            let none = block.lines.is_empty().then(|| block.none.to_owned());
            [block.heading.to_owned()].into_iter().chain(none).chain(block.lines.iter().map(line))
        });
        lines.collect()
    }

    #[test]
    fn requests_stand_under_those_who_are_asked() {
        let old =
            "1. Decides to meet in Geneva;\n\n2. Invites all States to report on their forests.";
        let new = "1. Decides to meet in Geneva;\n\n2. Requests the Secretary-General to submit a report on mines by \
                   2027;\n\n3. Calls upon all Governments to protect rivers and lakes, and requests the \
                   Secretary-General to publish their names;\n\n4. Requests that the report be discussed.";
        assert_eq!(
            told(old, new),
            [
                "What is asked of whom",
                "[the Secretary-General] OP2 new: Requests … to submit a report on mines by 2027",
                "[the Secretary-General] OP3 new: requests … to publish their names",
                "[all Governments] OP3 new: Calls upon … to protect rivers and lakes",
                "[all States] old OP2 dropped: Invites … to report on their forests",
                "OP4 new: Requests that the report be discussed",
                "Stronger, weaker or lost",
                "No stronger or weaker verb and no changed deadline was found.",
            ]
        );
    }

    #[test]
    fn what_turned_and_what_went_stands_apart() {
        let old = "1. Encourages all States to ratify the Convention on Cluster Munitions;\n\n2. Decides to establish a fund \
                   for victims of mines;\n\n3. Requests the Secretary-General to report at its eightieth session on what was done.";
        let new = "1. Urges all States to ratify the Convention on Cluster Munitions;\n\n2. Requests the Secretary-General \
                   to report at its eighty-second session on what was done.";
        assert_eq!(
            told(old, new),
            [
                "What is asked of whom",
                "No new, changed or dropped request was found.",
                "Stronger, weaker or lost",
                "OP1 stronger: Encourages → Urges all States to ratify the…",
                "old OP2 dropped: Decides to establish a fund for victims of mines",
                "OP2 deadline moved: eightieth session → eighty-second session",
            ]
        );
    }

    #[test]
    fn it_is_true_where_there_is_nothing() {
        let text = "1. Decides to meet in Geneva.";
        assert_eq!(told(text, text), [""; 0]);
        let none = told(text, "1. Decides to meet in Nairobi.");
        assert_eq!(none.len(), 6, "{none:?}");
        assert_eq!(none[4..], ["Reworded", "OP1 : Geneva → Nairobi"]);
        let all = told("", "1. Requests the Secretary-General to report.");
        assert_eq!(all[1], "[the Secretary-General] OP1 new: Requests … to report");
        let gone = told("1. Requests the Secretary-General to report.", "");
        assert_eq!(gone[1], "[the Secretary-General] old OP1 dropped: Requests … to report");
    }

    #[test]
    fn few_lines_are_shown_at_once() {
        let many: String = (1..30)
            .map(|at| {
                format!("{at}. Requests the Director of office {at} to report on matter {at};\n\n")
            })
            .collect();
        let comparison = compared("1. Decides to meet.", &many);
        let findings = findings::find(&comparison);
        let blocks = blocks(&View::new(&comparison, &findings));
        let (shown, more) = blocks[0].split();
        assert!((1..=SHOWN[0]).contains(&shown.len()));
        assert_eq!(shown.len() + more.len(), 29);
    }
}
