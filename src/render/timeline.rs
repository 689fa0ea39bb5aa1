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
        self.items(self.last()).any(|item| item.is_counted())
    }

    /// What these are called: "OP3", "PP41 + PP46".
    pub(crate) fn names(&self, ui: Ui, version: usize) -> String {
        self.items(version).map(|item| ui.address(item.name)).collect::<Vec<_>>().join(" + ")
    }

    /// The text in the last version that has it, paragraphs joined by spaces.
    pub(crate) fn last_text(&self) -> String {
        self.items(self.last()).map(|item| item.text).collect::<Vec<_>>().join(" ")
    }

    /// A version as one text: "OP3 reworded, moved", "dropped"; empty where there is nothing to tell.
    pub(crate) fn cell(&self, ui: Ui, version: usize) -> String {
        let Some(event) = self.event(version) else {
            return String::new();
        };
        let (names, words) = (self.names(ui, version), words(ui, event));
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
pub(crate) fn legend(ui: Ui) -> [(&'static str, &'static str); 6] {
    [
        ("+", ui.fate_new()),
        ("~", ui.fate_reworded()),
        ("≈", ui.only_rolled_over()),
        ("→", ui.moved()),
        ("−", ui.fate_dropped()),
        ("↺", ui.back_after_absence()),
    ]
}

/// What happened, in words: "reworded, moved", "new"; empty for what stands in the oldest version.
pub(crate) fn words(ui: Ui, event: Event) -> String {
    let happened = [
        (event.fate != Fate::Oldest, fate_words(ui, event.fate)),
        (event.moved, ui.moved()),
        (event.split, ui.split()),
        (event.merged, ui.merged()),
    ];
    let happened = happened.into_iter().filter(|(happened, _)| *happened);
    ui.commas(&happened.map(|(_, words)| words).collect::<Vec<_>>())
}

/// A line of a table of totals.
pub(crate) struct Total {
    /// What is counted.
    pub(crate) name: &'static str,
    /// The count of each version.
    pub(crate) counts: Vec<usize>,
    /// Whether it counts what stands in each version. All others count what happened since the version before, of which the
    /// oldest version knows nothing.
    pub(crate) stands: bool,
}

/// The figures of a table of totals. What a series may well never have is named only where there is some.
pub(crate) fn totals(ui: Ui, series: &Series, part: Part) -> Vec<Total> {
    let lineages: Vec<LineageView<'_>> =
        lineages(series, part).filter(LineageView::is_counted).collect();
    let line = |name, is_rare: bool, is: &dyn Fn(Event) -> bool| {
        let events = |version| lineages.iter().filter_map(move |lineage| lineage.event(version));
        let counts: Vec<usize> = (0..series.len())
            .map(|version| events(version).filter(|event| is(*event)).count())
            .collect();
        let is_told = !is_rare || counts.iter().any(|&count| count > 0);
        is_told.then_some(Total { name, counts, stands: false })
    };
    let stand = |version| lineages.iter().map(|lineage| lineage.items(version).count()).sum();
    let counts = (0..series.len()).map(stand).collect();
    let mut rows = vec![Total { name: ui.in_the_text(), counts, stands: true }];
    let fates = Fate::ALL.iter().copied().filter(|fate| *fate != Fate::Oldest);
    rows.extend(fates.filter_map(|fate| {
        let is_rare = matches!(fate, Fate::RolledOver | Fate::Returned);
        line(fate_words(ui, fate), is_rare, &|event| event.fate == fate)
    }));
    rows.extend(line(ui.moved(), true, &|event| event.moved));
    rows.extend(line(ui.split(), true, &|event| event.split));
    rows.extend(line(ui.merged(), true, &|event| event.merged));
    rows
}

fn fate_words(ui: Ui, fate: Fate) -> &'static str {
    match fate {
        Fate::Oldest => "",
        Fate::Kept => ui.fate_kept(),
        Fate::RolledOver => ui.fate_rolled_over(),
        Fate::Reworded => ui.fate_reworded(),
        Fate::New => ui.fate_new(),
        Fate::Returned => ui.fate_returned(),
        Fate::Dropped => ui.fate_dropped(),
    }
}

/// What a part is called over its table.
pub(crate) fn heading(ui: Ui, part: Part) -> &'static str {
    match part {
        Part::Paragraphs => ui.paragraphs_heading(),
        Part::Notes => ui.notes_heading(),
    }
}

/// What a part is called in the names of places of a page: "paragraphs", "notes".
pub(crate) fn id(part: Part) -> &'static str {
    match part {
        Part::Paragraphs => "paragraphs",
        Part::Notes => "notes",
    }
}

/// The parts that a series has any lineage of.
pub(crate) fn parts(series: &Series) -> impl Iterator<Item = Part> {
    Part::ALL.into_iter().filter(|&part| !series.strand(part).lineages.is_empty())
}

/// How many words of the newest version are from each version: "371 words, 40.2%".
pub(crate) fn shares(ui: Ui, versions: &[&Resolution], blame: &Blame) -> Vec<String> {
    let counts = figures::words_by_origin(versions, blame);
    let all: usize = counts.iter().sum();
    counts.iter().map(|&count| ui.words_and_share(count, &ui.percent(count, all))).collect()
}
