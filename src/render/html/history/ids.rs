//! Where links lead: one id for each lineage, made from the newest address that it has, so that a link sent today
//! still leads there when the report is made again.

use std::collections::HashSet;

use crate::model::Part;
use crate::model::Resolution;
use crate::render::timeline::Head;
use crate::series::Series;

/// The ids of all lineages.
pub(super) struct Ids {
    paragraphs: Vec<String>,
    notes: Vec<String>,
}

impl Ids {
    pub(super) fn of(series: &Series, versions: &[&Resolution], heads: &[Head]) -> Self {
        let mut taken = HashSet::new();
        let mut ids = |part: Part| -> Vec<String> {
            let id = |lineage: &crate::series::Lineage| {
                let last = lineage.last().unwrap_or(0);
                let first = lineage.cells[last].paragraphs.first();
                let address = first
                    .map_or("", |&at| versions[last].item(part, at).map_or("", |item| item.name));
                let noun = if part == Part::Notes { "note-" } else { "" };
                let of = if last + 1 == versions.len() {
                    String::new()
                } else {
                    format!("-of-{}", heads[last].name)
                };
                unique(plain(&format!("{noun}{address}{of}")), &mut taken)
            };
            series.strand(part).lineages.iter().map(id).collect()
        };
        Self { paragraphs: ids(Part::Paragraphs), notes: ids(Part::Notes) }
    }

    /// The id of a lineage.
    pub(super) fn lineage(&self, part: Part, at: usize) -> &str {
        let ids = match part {
            Part::Paragraphs => &self.paragraphs,
            Part::Notes => &self.notes,
        };
        ids.get(at).map_or("", String::as_str)
    }
}

/// What can stand in an id and in a link as it is.
fn plain(text: &str) -> String {
    let keep = |c: char| c.is_ascii_alphanumeric() || "-_.()".contains(c);
    text.chars().map(|c| if keep(c) { c } else { '-' }).collect()
}

fn unique(id: String, taken: &mut HashSet<String>) -> String {
    let mut candidate = format!("l-{id}");
    let mut count = 1;
    while !taken.insert(candidate.clone()) {
        count += 1;
        candidate = format!("l-{id}~{count}");
    }
    candidate
}
