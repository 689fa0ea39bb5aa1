//! A series as a table, one row for each lineage and one column for each version: one wording for all outputs.

use crate::render::prelude::*;
use crate::render::sections;
use crate::series::{Lineage, Link};

/// The head of a column.
pub(crate) struct Head {
    /// What the version is called: 78/241, or its file's name.
    pub(crate) name: String,
    /// The year in which it was adopted, or else issued.
    pub(crate) year: Option<u16>,
}

impl Head {
    pub(crate) fn new(version: &Resolution) -> Self {
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
    series.versions().map(Head::new).collect()
}

/// The shortest name that tells a version from the others.
fn short_name(version: &Resolution) -> String {
    match &version.masthead.symbol {
        Some(symbol) => symbol.number().to_string(),
        None => {
            let source = &version.source.name;
            source.rsplit(['/', '\\']).next().unwrap_or(source).to_string()
        }
    }
}

/// One lineage of a series, as outputs show it.
#[derive(Clone, Copy)]
pub(crate) struct LineageView<'s> {
    series: &'s Series,
    pub(crate) part: Part,
    pub(crate) lineage: &'s Lineage,
}

/// All lineages of one part.
pub(crate) fn lineages(
    series: &Series,
    part: Part,
) -> impl Iterator<Item = LineageView<'_>> + Clone {
    let lineages = series.strand(part).lineages.iter();
    lineages.map(move |lineage| LineageView { series, part, lineage })
}

/// The lineages of one part as people read them: each in the section of the text that it has, or had in the last text that
/// has it.
pub(crate) fn in_sections(series: &Series, part: Part) -> Vec<LineageView<'_>> {
    let newest = series.len().saturating_sub(1);
    let kind = |lineage: &LineageView<'_>| {
        let last = lineage.last();
        let side = if last == newest { Side::New } else { Side::Old };
        Some((lineage.items(last).next()?.kind?, side))
    };
    let things: Vec<_> = lineages(series, part).map(|lineage| (lineage, kind(&lineage))).collect();
    sections::in_sections(&things).into_iter().map(|(lineage, _)| lineage).collect()
}

impl<'s> LineageView<'s> {
    /// The last version that has it.
    pub(crate) fn last(&self) -> usize {
        self.lineage.last().unwrap_or_default()
    }

    /// What happened in a version; `None` where neither it nor the version before has the lineage.
    pub(crate) fn event(&self, version: usize) -> Option<Event> {
        self.lineage.event(self.series, self.part, version)
    }

    /// What it has in a version, compared with what it came from: the link, the version before, and the row.
    pub(crate) fn links(
        &self,
        version: usize,
    ) -> impl Iterator<Item = (Link, usize, &'s Row)> + Clone + use<'s> {
        let Self { series, part, lineage } = *self;
        let links = lineage.cells.get(version).into_iter().flat_map(|cell| &cell.links);
        links.filter_map(move |&link| {
            let (from, row) = series.linked(part, version, link)?;
            Some((link, from, row))
        })
    }

    /// Its paragraphs or notes in one version; none where that lacks them.
    pub(crate) fn items(&self, version: usize) -> impl Iterator<Item = Item<'s>> {
        let (part, document) = (self.part, self.series.versions().nth(version));
        let cell = self.lineage.cells.get(version).into_iter();
        let paragraphs = cell.flat_map(|cell| &cell.paragraphs);
        paragraphs.filter_map(move |&at| document?.item(part, at))
    }

    /// Whether it is of paragraphs that a reader counts.
    pub(crate) fn is_counted(&self) -> bool {
        self.items(self.last()).any(figures::is_counted)
    }

    /// What these are called: "OP3", "PP41 + PP46".
    pub(crate) fn names(&self, version: usize) -> String {
        self.items(version).map(|item| item.name).collect::<Vec<_>>().join(" + ")
    }

    /// The text in the last version that has it, paragraphs joined by spaces.
    pub(crate) fn last_text(&self) -> String {
        self.items(self.last()).map(|item| item.text).collect::<Vec<_>>().join(" ")
    }

    /// A version as one text: "OP3 reworded, moved", "dropped"; empty where there is nothing to tell.
    pub(crate) fn cell(&self, version: usize) -> String {
        let Some(event) = self.event(version) else {
            return String::new();
        };
        let (names, words) = (self.names(version), words(event));
        let joint = if names.is_empty() || words.is_empty() { "" } else { " " };
        names + joint + &words
    }
}

/// The one-character sign of an event.
pub(crate) fn sign(event: Event) -> &'static str {
    sign_and_role(event).0
}

/// The sign of an event, and the role of it and of the words beside it.
pub(crate) fn sign_and_role(event: Event) -> (&'static str, Role) {
    match event.fate {
        Fate::New => ("+", Role::AddedSign),
        Fate::Returned => ("↺", Role::AddedSign),
        Fate::Dropped => ("−", Role::RemovedSign),
        _ if event.moved => ("→", Role::Moved),
        Fate::Reworded => ("~", Role::Edited),
        Fate::RolledOver => ("≈", Role::Text),
        Fate::Kept if event.split || event.merged => ("~", Role::Text),
        Fate::Kept | Fate::Oldest => (" ", Role::Text),
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
    let happened = [
        (event.fate != Fate::Oldest, fate_words(event.fate)),
        (event.moved, "moved"),
        (event.split, "split"),
        (event.merged, "merged"),
    ];
    let happened = happened.into_iter().filter(|(happened, _)| *happened);
    happened.map(|(_, words)| words).collect::<Vec<_>>().join(", ")
}

/// The line of the totals that counts what stands in each version. All others count what happened since the version
/// before, of which the oldest version knows nothing.
pub(crate) const IN_THE_TEXT: &str = "in the text";

/// The figures of a table of totals: a name, and the count of each version. What a series may well never have is named
/// only where there is some.
pub(crate) fn totals(series: &Series, part: Part) -> Vec<(&'static str, Vec<usize>)> {
    let lineages: Vec<LineageView<'_>> =
        lineages(series, part).filter(LineageView::is_counted).collect();
    let of = |is: &dyn Fn(Event) -> bool| -> Vec<usize> {
        let events = |version| lineages.iter().filter_map(move |lineage| lineage.event(version));
        (0..series.len())
            .map(|version| events(version).filter(|event| is(*event)).count())
            .collect()
    };
    let stand = |version| lineages.iter().map(|lineage| lineage.items(version).count()).sum();
    let mut rows = vec![(IN_THE_TEXT, (0..series.len()).map(stand).collect())];
    let fates = Fate::ALL.iter().copied().filter(|fate| *fate != Fate::Oldest);
    rows.extend(fates.map(|fate| (fate_words(fate), of(&|event| event.fate == fate))));
    rows.push(("moved", of(&|event| event.moved)));
    rows.push(("split", of(&|event| event.split)));
    rows.push(("merged", of(&|event| event.merged)));
    let sometimes = ["rolled over", "returned", "moved", "split", "merged"];
    let is_any = |counts: &[usize]| counts.iter().any(|&count| count > 0);
    rows.retain(|(name, counts)| !sometimes.contains(name) || is_any(counts));
    rows
}

fn fate_words(fate: Fate) -> &'static str {
    match fate {
        Fate::Oldest => "",
        Fate::RolledOver => "rolled over",
        other => other.name(),
    }
}

/// What a part is called over its table.
pub(crate) fn heading(part: Part) -> String {
    capital(&plural(part))
}

/// "paragraphs", "notes".
pub(crate) fn plural(part: Part) -> String {
    figures::plural(0, part.noun())
}

/// The parts that a series has any lineage of.
pub(crate) fn parts(series: &Series) -> impl Iterator<Item = Part> {
    Part::ALL.into_iter().filter(|&part| !series.strand(part).lineages.is_empty())
}

/// How many words of the newest version are from each version: "371 words, 40.2%".
pub(crate) fn shares(versions: &[&Resolution], blame: &Blame) -> Vec<String> {
    let counts = figures::words_by_origin(versions, blame);
    let all: usize = counts.iter().sum();
    let share = |&count: &usize| {
        let noun = figures::plural(count, "word");
        format!("{} {noun}, {}", figures::thousands(count), figures::percent(count, all))
    };
    counts.iter().map(share).collect()
}
