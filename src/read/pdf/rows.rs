//! Tables whose cells are tagged as paragraphs and no more: cells that stand side by side are one row.

use super::turn::Part;
use crate::read::table::{Opens, Tables};
use crate::read::{BlockKind, Cell};

/// Lines whose baselines are nearer than this share of the type's size stand side by side.
const SAME_BASELINE: f32 = 0.3;

/// Gives a place to paragraphs that stand side by side and have none.
pub(super) fn tell_by_position(parts: &mut [Part], tables: &mut Tables) {
    let mut in_table = false;
    for row in parts.chunk_by_mut(are_beside) {
        let is_row = row.len() > 1;
        if is_row && !in_table {
            tables.leave(Cell::default());
            tables.enter(Some(Opens::Table));
        }
        in_table = is_row;
        if is_row {
            tables.enter(Some(Opens::Row));
            for part in row {
                tables.enter(Some(Opens::Cell));
                part.cell = tables.cell();
            }
        }
    }
    tables.leave(Cell::default());
}

/// A figure stands beside the first or the last line of its words.
fn are_beside(left: &Part, right: &Part) -> bool {
    let is_free = |part: &Part| part.kind == BlockKind::Paragraph && part.cell.is_none();
    let (first, second) = (&left.body, &right.body);
    is_free(left)
        && is_free(right)
        && first.last_page == second.first_page
        && [first.top, first.bottom]
            .iter()
            .any(|line| (line - second.top).abs() < SAME_BASELINE * first.size)
        && first.edge <= second.left
}
