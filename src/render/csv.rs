//! Tables for spreadsheets and programs: comma-separated, in UTF-8.

mod comparison;
mod years;

use std::borrow::Cow;

pub use comparison::write_comparison;
pub use years::{SessionRow, write_history, write_session};

/// The cell as no spreadsheet takes it for a formula.
pub(super) fn guarded(cell: &str) -> Cow<'_, str> {
    let acts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if cell.starts_with(acts) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}
