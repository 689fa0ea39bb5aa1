//! Rows → the order in which a redline writes them: what both texts have stands once, what one has in the gaps between.
//! Leaving out what is of one side gives the paragraphs of the other in their order.

use crate::compare::{Row, Slot};
use crate::model::Side;
use crate::model::{Resolution, Sides};
use crate::view::View;

/// One step.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'c> {
    /// Both sides of a row, in one place.
    Together(&'c Row),
    /// One paragraph of one side; its row, where it is written in another place too.
    Alone { side: Side, index: usize, away: Option<&'c Row> },
}

/// The steps of a comparison.
pub(super) fn steps<'c>(view: &'c View<'c>) -> Vec<Step<'c>> {
    let counts = view.documents.map(|document: &Resolution| document.paragraphs.len());
    let mut gaps = Gaps::of(view, counts);
    let mut steps = Vec::new();
    let mut at = Sides::new(0, 0);
    for row in anchors(&view.rows) {
        let (old, new) = (&row.paragraphs.old, &row.paragraphs.new);
        let (Some(old_start), Some(new_start)) = (old.first(), new.first()) else {
            continue;
        };
        gaps.fill(&mut steps, at, Sides::new(*old_start, *new_start));
        steps.push(Step::Together(row));
        at = Sides::new(old_start + old.len(), new_start + new.len());
    }
    gaps.fill(&mut steps, at, counts);
    steps
}

/// The rows that can be written in one place: not moved, without a gap in them, one paragraph at least on one side,
/// and in order on both.
fn anchors(rows: &[Row]) -> Vec<&Row> {
    let mut fit: Vec<&Row> = rows
        .iter()
        .filter(|row| {
            let (old, new) = (&row.paragraphs.old, &row.paragraphs.new);
            let single = old.len().min(new.len()) == 1;
            !row.moved && single && consecutive(old) && consecutive(new)
        })
        .collect();
    fit.sort_by_key(|row| row.paragraphs.new.first().copied());
    let mut next = Sides::new(0, 0);
    fit.retain(|row| {
        let (Some(&old), Some(&new)) = (row.paragraphs.old.first(), row.paragraphs.new.first())
        else {
            return false;
        };
        let fits = old >= next.old && new >= next.new;
        if fits {
            next = Sides::new(old + row.paragraphs.old.len(), new + row.paragraphs.new.len());
        }
        fits
    });
    fit
}

fn consecutive(indexes: &[usize]) -> bool {
    indexes.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// What stands between anchors, in the order of the comparison as far as the order of each side lets it.
struct Gaps<'c> {
    /// For each paragraph its row, and its place in the reading order.
    known: Sides<Vec<Option<(&'c Row, usize)>>>,
}

impl<'c> Gaps<'c> {
    fn of(view: &'c View<'c>, counts: Sides<usize>) -> Self {
        let mut known = counts.map(|count| vec![None; count]);
        let mut set = |side: Side, row: &'c Row, rank: usize| {
            let (indexes, known) = match side {
                Side::Old => (&row.paragraphs.old, &mut known.old),
                Side::New => (&row.paragraphs.new, &mut known.new),
            };
            for &index in indexes {
                if let Some(place) = known.get_mut(index) {
                    *place = Some((row, rank));
                }
            }
        };
        for (rank, place) in view.order.iter().enumerate() {
            match *place {
                Slot::Row(at) => {
                    if let Some(row) = view.rows.get(at) {
                        set(Side::New, row, rank);
                        if !row.moved {
                            set(Side::Old, row, rank);
                        }
                    }
                }
                Slot::MovedFrom(at) => {
                    if let Some(row) = view.rows.get(at) {
                        set(Side::Old, row, rank);
                    }
                }
            }
        }
        Self { known }
    }

    fn fill(&mut self, steps: &mut Vec<Step<'c>>, mut from: Sides<usize>, to: Sides<usize>) {
        while from.old < to.old || from.new < to.new {
            let rank = |side: &[Option<(&Row, usize)>], at: usize, end: usize| {
                let known = side.get(at).copied().flatten();
                (at < end).then(|| known.map_or(0, |(_, rank)| rank))
            };
            let old = rank(&self.known.old, from.old, to.old);
            let new = rank(&self.known.new, from.new, to.new);
            let old_first = match (old, new) {
                (Some(old), Some(new)) => old <= new,
                (old, _) => old.is_some(),
            };
            let (side, index, known) = if old_first {
                from.old += 1;
                (Side::Old, from.old - 1, &self.known.old)
            } else {
                from.new += 1;
                (Side::New, from.new - 1, &self.known.new)
            };
            let row = known.get(index).copied().flatten().map(|(row, _)| row);
            let away =
                row.filter(|row| !row.paragraphs.old.is_empty() && !row.paragraphs.new.is_empty());
            steps.push(Step::Alone { side, index, away });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::everything;

    #[test]
    fn each_side_has_all_its_paragraphs_in_order() {
        let view = everything();
        let mut seen = Sides::new(Vec::new(), Vec::new());
        for step in steps(&view) {
            match step {
                Step::Together(row) => {
                    seen.old.extend(&row.paragraphs.old);
                    seen.new.extend(&row.paragraphs.new);
                }
                Step::Alone { side: Side::Old, index, .. } => seen.old.push(index),
                Step::Alone { side: Side::New, index, .. } => seen.new.push(index),
            }
        }
        let documents = &view.documents;
        assert!(seen.old.into_iter().eq(0..documents.old.paragraphs.len()));
        assert!(seen.new.into_iter().eq(0..documents.new.paragraphs.len()));
    }
}
