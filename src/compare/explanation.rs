//! Why a row is as it is: how its paragraphs were matched, and what else they could have been matched with.
//!
//! Nothing of this is kept while comparing: the alignment is done once more when somebody asks.

use super::lexed::Turn;
use super::{Comparison, Row};
use crate::align::{self, Pass, Score, Trace};
use crate::classify::Rule;
use crate::model::{Part, Side, Sides};

impl Row {
    /// The rules that gave its changes their classes, each once, in the order in which they come.
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules = Vec::new();
        for change in self.changes() {
            if !rules.contains(&change.verdict.rule) {
                rules.push(change.verdict.rule);
            }
        }
        rules
    }
}

/// Why a row is as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What it is a row of.
    pub part: Part,
    /// The index of the row.
    pub row: usize,
    /// How its two sides were found to belong together; `None` for additions and removals.
    pub matched: Option<Match>,
    /// The best other paragraph that each side could have been matched with: `old` holds one of the new text for the
    /// row's old paragraph, `new` one of the old text for its new paragraph. `None` where the row has no such side
    /// and where no paragraph is alike enough to be looked at.
    pub runners_up: Sides<Option<Candidate>>,
}

/// How the two sides of a row were found to belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The step that found them.
    pub pass: Pass,
    /// The two paragraphs that were found first; a split or merge has joined others to them.
    pub seed: Sides<usize>,
    /// The score of these two.
    pub score: Score,
    /// The score that this step wants at least.
    pub least: f64,
}

/// Another paragraph that one of the row could have been matched with.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its index on its side.
    pub index: usize,
    /// The score of the pair.
    pub score: Score,
    /// Why the two were not matched.
    pub refused: Refused,
}

/// Why two paragraphs were not matched.
#[derive(Debug, Clone, Copy, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Refused {
    /// The score is not above the least one.
    TooUnlike {
        /// The least score.
        least: f64,
    },
    /// The row itself has a better pair.
    RowHasBetter,
    /// The other paragraph belongs to another row.
    Taken {
        /// The index of that row.
        row: usize,
        /// The score of the pair in that row.
        score: f64,
    },
    /// Both are free, but the pair is out of order, and not clear enough for that.
    OutOfOrder {
        /// The score that it would want at least.
        least: f64,
    },
}

/// The least similarity of two paragraphs that are looked at as a pair.
pub const LEAST_LOOKED_AT: f64 = align::LEAST_SIMILARITY as f64;

/// Says why a row is as it is; `None` where the comparison has no such row.
///
/// Costs about as much as aligning the two documents once more.
pub fn explain(comparison: &Comparison, part: Part, row: usize) -> Option<Explanation> {
    let rows = comparison.rows(part);
    let it = rows.get(row)?;
    let lexed = comparison.lexed(part);
    let items = lexed.items(part, comparison.documents.as_ref());
    let turned = lexed.turn.sides(items.as_ref().map(Vec::as_slice));
    let why = Why { trace: Trace::new(turned, &lexed.interner), turn: lexed.turn, rows };
    let matched = why.matched(it);
    Some(Explanation { part, row, runners_up: why.runners_up(it, matched.as_ref()), matched })
}

/// A trace with the rows it led to. The trace may have the sides swapped.
struct Why<'a, 't> {
    trace: Trace<'a, 't>,
    turn: Turn,
    rows: &'a [Row],
}

impl Why<'_, '_> {
    /// The pair of a row that was found first.
    fn seed(&self, row: &Row) -> Option<Sides<usize>> {
        let group = row.paragraphs.as_ref().map(Vec::as_slice);
        let seed = self.trace.seed(self.turn.sides(group))?;
        Some(self.turn.sides(seed))
    }

    fn matched(&self, row: &Row) -> Option<Match> {
        let seed = self.seed(row)?;
        let turned = self.turn.sides(seed);
        let step = self.trace.step(turned);
        let score = self.trace.score(turned)?;
        let joined = row.paragraphs.old.len() + row.paragraphs.new.len() > 2;
        let out_of_order = step == Pass::OutOfOrder;
        let least = match step {
            Pass::OutOfOrder => align::LEAST_MOVED,
            Pass::Between => align::LEAST_ALONE,
            Pass::Hanging => 0.0,
            _ => align::LEAST_IN_ORDER,
        };
        Some(Match {
            pass: if joined { Pass::Joined } else { self.trace.pass(turned) },
            seed,
            score: if out_of_order { score.without_beginning() } else { score },
            least: f64::from(least),
        })
    }

    /// The best candidate of the other text for each side of the row, those in the row left out.
    fn runners_up(&self, row: &Row, matched: Option<&Match>) -> Sides<Option<Candidate>> {
        let seed = match matched {
            Some(found) => found.seed.map(Some),
            None => row.paragraphs.as_ref().map(|indexes| indexes.first().copied()),
        };
        Sides::from_fn(|side| {
            let turned = if self.turn.swapped { side.other() } else { side };
            let scored = self.trace.candidates(turned, seed[side]?);
            let is_other =
                |(index, _): &(usize, Score)| !row.paragraphs[side.other()].contains(index);
            let (index, score) = scored.into_iter().find(is_other)?;
            let refused = self.refused(row, side, index, &score);
            Some(Candidate { index, score, refused })
        })
    }

    /// Why the row's paragraph of a side was not matched with the one at `index` of the other side.
    fn refused(&self, row: &Row, side: Side, index: usize, score: &Score) -> Refused {
        if score.total() <= f64::from(align::LEAST_IN_ORDER) {
            return Refused::TooUnlike { least: f64::from(align::LEAST_IN_ORDER) };
        }
        let holds = |other: &Row| {
            let paragraphs = &other.paragraphs;
            paragraphs[side.other()].contains(&index) && !paragraphs[side].is_empty()
        };
        let taken = self.rows.iter().position(holds);
        let held = taken.and_then(|at| Some((at, self.matched(self.rows.get(at)?)?)));
        match held {
            Some((row, found)) => Refused::Taken { row, score: found.score.total() },
            None if row.similarity.is_some() => Refused::RowHasBetter,
            None => Refused::OutOfOrder { least: f64::from(align::LEAST_MOVED) },
        }
    }
}
