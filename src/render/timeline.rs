//! A series as a table, one row for each lineage and one column for each version: one wording for all outputs.

use crate::model::Part;
use crate::model::Resolution;
use crate::render::{Role, figures};
use crate::series::{Blame, Event, Fate, Lineage, Series};

/// The head of a column.
pub(crate) struct Head {
    /// What the version is called: 78/241, or its file's name.
    pub(crate) name: String,
    /// The year in which it was adopted, or else issued.
    pub(crate) year: Option<u16>,
}

impl Head {
    pub(crate) fn of(version: &Resolution) -> Self {
        let date = version.masthead.adopted.or(version.masthead.issued);
        Self { name: short_name(version), year: date.map(|date| date.year) }
    }

    /// "2023, 78/241"; only the name where there is no year.
    pub(crate) fn year_and_name(&self) -> String {
        match self.year {
            Some(year) => format!("{year}, {}", self.name),
            None => self.name.clone(),
        }
    }
}

/// The heads of all columns.
pub(crate) fn heads(series: &Series) -> Vec<Head> {
    series.versions().map(Head::of).collect()
}

/// The shortest name that tells a version from the others.
fn short_name(version: &Resolution) -> String {
    match &version.masthead.symbol {
        Some(symbol) => symbol.number().to_string(),
        None => {
            let source = &version.source.name;
            let file = source.rsplit(['/', '\\']).next().unwrap_or(source);
            file.to_string()
        }
    }
}

/// The names of a lineage's paragraphs in one version: "OP3", "PP41 + PP46"; empty where it lacks them.
pub(crate) fn names(
    document: &Resolution,
    part: Part,
    lineage: &Lineage,
    version: usize,
) -> String {
    let paragraphs = lineage.cells.get(version).map(|cell| &cell.paragraphs);
    let names: Vec<&str> = paragraphs
        .into_iter()
        .flatten()
        .map(|&at| document.item(part, at).unwrap_or_default().name)
        .collect();
    names.join(" + ")
}

/// The text of a lineage in the last version that has it, paragraphs joined by spaces.
pub(crate) fn last_text(series: &Series, part: Part, lineage: &Lineage) -> String {
    let Some(last) = lineage.last() else {
        return String::new();
    };
    let Some(document) = series.versions().nth(last) else {
        return String::new();
    };
    let texts: Vec<&str> = lineage.cells[last]
        .paragraphs
        .iter()
        .map(|&at| document.item(part, at).unwrap_or_default().text)
        .collect();
    texts.join(" ")
}

/// The one-character sign of an event.
pub(crate) fn sign(event: Event) -> &'static str {
    match event.fate {
        Fate::New => "+",
        Fate::Returned => "↺",
        Fate::Dropped => "−",
        _ if event.moved => "→",
        Fate::Reworded => "~",
        Fate::RolledOver => "≈",
        Fate::Kept if event.split || event.merged => "~",
        Fate::Kept | Fate::Oldest => " ",
    }
}

/// The role of an event's sign and words.
pub(crate) fn role(event: Event) -> Role {
    match event.fate {
        Fate::New | Fate::Returned => Role::AddedSign,
        Fate::Dropped => Role::RemovedSign,
        _ if event.moved => Role::Moved,
        Fate::Reworded => Role::Edited,
        Fate::RolledOver | Fate::Kept | Fate::Oldest => Role::Text,
    }
}

/// The signs with what they mean, as a legend prints them.
pub(crate) const LEGEND: [(&str, &str); 6] = [
    ("+", "new"),
    ("~", "reworded"),
    ("≈", "only rolled over"),
    ("→", "moved"),
    ("−", "dropped"),
    ("↺", "back after an absence"),
];

/// What happened, in words: "reworded, moved", "new"; empty for what stands in the oldest version.
pub(crate) fn words(event: Event) -> String {
    let mut words = vec![match event.fate {
        Fate::Oldest => return String::new(),
        Fate::RolledOver => "rolled over",
        other => other.name(),
    }];
    for (happened, word) in
        [(event.moved, "moved"), (event.split, "split"), (event.merged, "merged")]
    {
        if happened {
            words.push(word);
        }
    }
    words.join(", ")
}

/// A cell as one text: "OP3 reworded, moved", "dropped"; empty where there is nothing to tell.
pub(crate) fn cell(
    series: &Series,
    document: &Resolution,
    part: Part,
    lineage: &Lineage,
    version: usize,
) -> String {
    let Some(event) = lineage.event(series, part, version) else {
        return String::new();
    };
    let (names, words) = (names(document, part, lineage, version), words(event));
    if names.is_empty() || words.is_empty() {
        return names + &words;
    }
    format!("{names} {words}")
}

/// The figures of a table of totals: a name, and the count of each version.
pub(crate) fn totals(series: &Series, part: Part) -> Vec<(&'static str, Vec<usize>)> {
    let totals: Vec<_> = (0..series.len()).map(|version| series.totals(part, version)).collect();
    let of = |fate: Fate| totals.iter().map(|totals| totals.of(fate)).collect();
    let stand = |version: usize| {
        let cells = series.strand(part).lineages.iter();
        cells.map(|lineage| lineage.cells[version].paragraphs.len()).sum()
    };
    let mut rows: Vec<(&'static str, Vec<usize>)> = vec![
        ("in the text", (0..series.len()).map(stand).collect()),
        ("kept", of(Fate::Kept)),
        ("rolled over", of(Fate::RolledOver)),
        ("reworded", of(Fate::Reworded)),
        ("new", of(Fate::New)),
        ("returned", of(Fate::Returned)),
        ("dropped", of(Fate::Dropped)),
        ("moved", totals.iter().map(|totals| totals.moved).collect()),
        ("split", totals.iter().map(|totals| totals.split).collect()),
        ("merged", totals.iter().map(|totals| totals.merged).collect()),
    ];
    // What a series may well never have is named only where there is some.
    let sometimes = ["rolled over", "returned", "moved", "split", "merged"];
    rows.retain(|(name, counts)| {
        !sometimes.contains(name) || counts.iter().any(|&count| count > 0)
    });
    rows
}

/// What a kind of part is called over its table.
pub(crate) fn heading(part: Part) -> &'static str {
    match part {
        Part::Paragraphs => "Paragraphs",
        Part::Notes => "Notes",
    }
}

/// The kinds of things that a series has any of.
pub(crate) fn things(series: &Series) -> impl Iterator<Item = Part> {
    [Part::Paragraphs, Part::Notes]
        .into_iter()
        .filter(|&part| !series.strand(part).lineages.is_empty())
}

/// How many words of the newest version are from each version: "371 words, 40.2 %".
pub(crate) fn shares(versions: &[&Resolution], blame: &Blame) -> Vec<String> {
    let counts = figures::words_by_origin(versions, blame);
    let all: usize = counts.iter().sum();
    counts
        .iter()
        .map(|&count| {
            let noun = figures::plural(count, "word");
            format!("{} {noun}, {}", figures::thousands(count), figures::percent(count, all))
        })
        .collect()
}
