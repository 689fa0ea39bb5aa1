//! Why a row is as it is: how it was matched, what else it could have been matched with, and the class of each change.

use crate::compare::{Candidate, Explanation, LEAST_LOOKED_AT, Match, Pass, Refused, Score};
use crate::render::rules::evidence;
use crate::render::terminal::prelude::*;
use crate::render::terminal::{Arrangement, frame, inline, rules, side_by_side};

/// Writes why a row is as it is.
pub fn write_explanation(
    canvas: &mut Canvas<'_>,
    view: &View<'_>,
    explanation: &Explanation,
) -> io::Result<()> {
    let part = PartView::new(view, explanation.part);
    let Some(row) = part.rows.get(explanation.row) else {
        return canvas.end();
    };
    frame::header(canvas, view);
    canvas.blank();
    shown(canvas, &part, explanation.row);
    canvas.blank();
    canvas.heading("How it was matched");
    let mut facts = match &explanation.matched {
        Some(found) => matched(&part, row, found),
        None => vec![fact("pass", "none: it has no counterpart in the other text")],
    };
    facts.extend(runners_up(&part, row, explanation));
    write_facts(canvas, &facts);
    write_changes(canvas, row);
    canvas.end()
}

/// The row as the comparison shows it.
fn shown(canvas: &mut Canvas<'_>, part: &PartView<'_>, row: usize) {
    let is_row = |entry: &Entry| matches!(entry, Entry::Row { index, .. } if *index == row);
    let Some(entry) = outline(part, true).into_iter().find(is_row) else {
        return;
    };
    match (Arrangement::for_width(canvas.width), side_by_side::column(canvas.width)) {
        (Arrangement::SideBySide, Some(column)) => side_by_side::entry(canvas, part, entry, column),
        _ => inline::entry(canvas, part, entry),
    }
}

/// A name with what there is to say of it.
type Fact = (String, String);

fn fact(name: &str, text: impl Into<String>) -> Fact {
    (name.to_string(), text.into())
}

/// Writes facts beside their names, in one column where the names leave room for it.
fn write_facts(canvas: &mut Canvas<'_>, facts: &[Fact]) {
    let indent = (widest(facts.iter().map(|(name, _)| name)) + 4).min(canvas.width / 3);
    for (name, text) in facts {
        if columns(name) + 2 > canvas.width {
            canvas.say(Role::Quiet, name.as_str(), 2);
            canvas.say(Role::Text, text.as_str(), indent);
        } else {
            canvas.entry(Role::Quiet, name, text.as_str(), indent);
        }
    }
}

fn matched(part: &PartView<'_>, row: &Row, found: &Match) -> Vec<Fact> {
    let mut facts = vec![fact("pass", pass(part, row, found))];
    if row.moved {
        facts.push(fact(
            "moved",
            "it is out of order against the rows that are not moved, which are as many as can be",
        ));
    }
    let total = found.score.total();
    let wanted = match found.pass {
        Pass::Identical | Pass::Hanging => String::new(),
        _ => format!("; more than {} is wanted", number(found.least)),
    };
    facts.push(fact("score", format!("{}{wanted}", number(total))));
    facts.push(fact("", parts(&found.score)));
    if let Some(similarity) = row.similarity {
        facts.push(fact("similarity", number(similarity)));
    }
    facts
}

/// The step that found the row, in words.
fn pass(part: &PartView<'_>, row: &Row, found: &Match) -> String {
    match found.pass {
        Pass::Identical => "identical: the words are the same".to_string(),
        Pass::Masked => {
            "identical with numbers, dates and symbols masked".to_string()
        }
        Pass::InOrder => {
            "best overall: the pair is in the best set of pairs that stand in the same order in both texts"
                .to_string()
        }
        Pass::OutOfOrder => "out of order: the best set in order left both over, and the pair is clearly better than \
                             all others of the two"
            .to_string(),
        Pass::NearlyInOrder => "nearly in order: the best set in order left both over, and the pair is out of order \
                                with hardly any of it"
            .to_string(),
        Pass::Between => "between neighbours: all other steps left both over, and they stand between the same pairs in \
                          order"
            .to_string(),
        Pass::Hanging => "at one place: all other steps left both notes over, and they hang on the same words and differ \
                          in digits only"
            .to_string(),
        Pass::Joined => joined(part, row, found),
    }
}

fn joined(part: &PartView<'_>, row: &Row, found: &Match) -> String {
    let neighbours = Sides::from_fn(|side| {
        let others = row.paragraphs[side].iter().filter(|&&index| index != found.seed[side]);
        others.map(|&index| part.name_at(index, side)).collect::<Vec<_>>()
    });
    let side = if neighbours.old.is_empty() { Side::New } else { Side::Old };
    format!(
        "joined: old {} and new {} were matched (alike by {}); {side} {}, which was free, has words of what that pair left \
         unexplained",
        part.name_at(found.seed.old, Side::Old),
        part.name_at(found.seed.new, Side::New),
        number(found.score.similarity),
        neighbours.into_iter().flatten().collect::<Vec<_>>().join(" and "),
    )
}

/// The parts of a score, those that add nothing left out.
fn parts(score: &Score) -> String {
    let parts = [
        (score.own_words, "words that only these two have"),
        (score.beginning, "equal words at the beginning"),
        (score.surroundings, "neighbours and parents"),
        (score.kind_and_place, "kind and place"),
    ];
    let mut text = format!("{} for words alike", number(score.similarity));
    for (value, name) in parts {
        if value.abs() < 0.005 {
            continue;
        }
        let sign = if value < 0.0 { '−' } else { '+' };
        text.push_str(&format!(", {sign} {} for {name}", number(value.abs())));
    }
    text
}

fn runners_up(part: &PartView<'_>, row: &Row, explanation: &Explanation) -> Vec<Fact> {
    let facts = Side::BOTH.into_iter().filter_map(|side| {
        let seed = explanation.matched.as_ref().map(|found| found.seed[side]);
        let own = seed.or(row.paragraphs[side].first().copied())?;
        let name = match explanation.matched {
            Some(_) => format!("runner-up of {side} {}", part.name_at(own, side)),
            None => "best candidate".to_string(),
        };
        let text = match &explanation.runners_up[side] {
            Some(candidate) => candidate_in_words(part, candidate, side.other()),
            None => format!(
                "none above the threshold: pairs are looked at from {} on",
                number(LEAST_LOOKED_AT)
            ),
        };
        Some((name, text))
    });
    facts.collect()
}

/// A candidate of this side, for a paragraph of the other.
fn candidate_in_words(part: &PartView<'_>, candidate: &Candidate, side: Side) -> String {
    let why = match candidate.refused {
        Refused::TooUnlike { least } => {
            format!("not above {}, the least for a pair in order", number(least))
        }
        Refused::RowHasBetter => "free, but this row has the better pair".to_string(),
        Refused::Taken { row, score } => {
            let row = part.rows.get(row);
            let names = row.map(|row| part.names(row)).unwrap_or_default();
            format!("it is taken by {names} with {}", number(score))
        }
        Refused::OutOfOrder { least } => format!(
            "free, but out of order with the rows around, which wants {} and a clear lead over all others",
            number(least)
        ),
    };
    let (name, score) = (part.name_at(candidate.index, side), &candidate.score);
    format!("{side} {name}, {}: {why} ({})", number(score.total()), parts(score))
}

fn number(value: f64) -> String {
    format!("{value:.2}")
}

/// Writes each change of the row with its class, then the rules that were used, each once.
fn write_changes(canvas: &mut Canvas<'_>, row: &Row) {
    let changes = row.changes();
    canvas.blank();
    if changes.is_empty() {
        return canvas.say(Role::Quiet, "No word changed, so there is no class.", 0);
    }
    canvas.heading("Changes");
    for change in &changes {
        if row.similarity.is_some() {
            let words = [(Tag::Removed, change.old), (Tag::Added, change.new)];
            let words = words.into_iter().filter(|(_, words)| !words.is_empty());
            let words = words.map(|(tag, words)| {
                inline::marked(tag, words.trim(), canvas.paint, Cow::Borrowed(""))
            });
            canvas.text(&words.collect::<Vec<Run<'_>>>(), 2);
        } else {
            let what = if change.new.is_empty() { "removed" } else { "added" };
            let noun = row.part.noun();
            canvas.say(Role::Text, format!("the whole {noun}, {what}"), 2);
        }
        let verdict = change.verdict;
        let mut class = verdict.class().to_string();
        if let Some(direction) = verdict.direction {
            class = format!("{class}, {direction}");
        }
        let told = [
            Run::new(Role::Heading, class),
            Run::new(
                Role::Text,
                format!(" by {}: {}", verdict.rule, evidence(Ui::english(), verdict)),
            ),
        ];
        canvas.text(&told, 4);
    }
    canvas.blank();
    canvas.heading("Rules");
    rules::lines(canvas, &row.rules())
}
