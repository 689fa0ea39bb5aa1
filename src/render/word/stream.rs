//! Rows → the order in which a redline writes them: what both texts have stands once, what one has in the gaps between.
//! Leaving out what is of one side gives the paragraphs of the other in their order.

use crate::render::word::prelude::*;

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
    let counts = view.documents.map(|document| document.count(Part::Paragraphs));
    let gaps = Gaps::new(view, counts);
    let mut steps = Vec::new();
    let mut at = Sides::default();
    for (row, start) in anchors(&view.rows) {
        gaps.fill(&mut steps, at, start);
        steps.push(Step::Together(row));
        at = end(row, start);
    }
    gaps.fill(&mut steps, at, counts);
    steps
}

/// The rows that can be written in one place, and where they begin: not moved, without a gap in them, one paragraph at
/// least on one side, and in order on both.
fn anchors(rows: &[Row]) -> Vec<(&Row, Sides<usize>)> {
    let fit = rows.iter().filter_map(|row| {
        let Sides { old, new } = &row.paragraphs;
        let start = Sides::new(*old.first()?, *new.first()?);
        let single = old.len().min(new.len()) == 1;
        (!row.moved && single && consecutive(old) && consecutive(new)).then_some((row, start))
    });
    let mut fit: Vec<_> = fit.collect();
    fit.sort_by_key(|(_, start)| start.new);
    let mut next = Sides::default();
    fit.retain(|&(row, start)| {
        let fits = start.old >= next.old && start.new >= next.new;
        if fits {
            next = end(row, start);
        }
        fits
    });
    fit
}

fn consecutive(indexes: &[usize]) -> bool {
    indexes.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// Where a row without gaps ends.
fn end(row: &Row, start: Sides<usize>) -> Sides<usize> {
    start.zip(row.paragraphs.as_ref()).map(|(start, indexes)| start + indexes.len())
}

/// What stands between anchors, in the order of the comparison as far as the order of each side lets it.
struct Gaps<'c> {
    /// For each paragraph its row, and its place in the reading order.
    known: Sides<Vec<Option<(&'c Row, usize)>>>,
}

impl<'c> Gaps<'c> {
    fn new(view: &'c View<'c>, counts: Sides<usize>) -> Self {
        let mut known = counts.map(|count| vec![None; count]);
        for (rank, slot) in PartView::new(view, Part::Paragraphs).order.iter().enumerate() {
            let (at, sides) = match *slot {
                Slot::Row(at) if view.rows[at].moved => (at, &[Side::New][..]),
                Slot::Row(at) => (at, &Side::BOTH[..]),
                Slot::MovedFrom(at) => (at, &[Side::Old][..]),
            };
            let row = &view.rows[at];
            for &side in sides {
                row.paragraphs[side].iter().for_each(|&at| known[side][at] = Some((row, rank)));
            }
        }
        Self { known }
    }

    fn fill(&self, steps: &mut Vec<Step<'c>>, mut from: Sides<usize>, to: Sides<usize>) {
        while from.old < to.old || from.new < to.new {
            let rank = |side: Side| {
                let known = self.known[side].get(from[side]).copied().flatten();
                (from[side] < to[side]).then(|| known.map_or(0, |(_, rank)| rank))
            };
            let side = match (rank(Side::Old), rank(Side::New)) {
                (Some(old), Some(new)) if old > new => Side::New,
                (None, _) => Side::New,
                _ => Side::Old,
            };
            let index = from[side];
            from[side] += 1;
            let row = self.known[side].get(index).copied().flatten().map(|(row, _)| row);
            let away = row.filter(|row| !row.is_alone());
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
                    for side in Side::BOTH {
                        seen[side].extend(&row.paragraphs[side]);
                    }
                }
                Step::Alone { side, index, .. } => seen[side].push(index),
            }
        }
        let documents = &view.documents;
        assert!(seen.old.into_iter().eq(0..documents.old.paragraphs.len()));
        assert!(seen.new.into_iter().eq(0..documents.new.paragraphs.len()));
    }
}
