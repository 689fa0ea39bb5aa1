//! The public benchmark: what is found in each of its pairs gets no worse than the table says. Nothing but the repository is
//! needed. benchmark/README.md says what is labelled; benchmark/score.py measures more, of any tool.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use resdiff::compare::{Change, Row};
use resdiff::model::{Kind, Resolution, Sides};
use serde::Deserialize;

mod common;
#[path = "common/files.rs"]
mod files;

use common::{Analysis, bare, compare, rebuild, rebuild_bytes};
use files::{files_below, on_two_threads};

/// What was found in a pair.
#[derive(Default)]
struct Figures {
    /// Labelled paragraphs of both sides that were found whole.
    paragraphs: usize,
    /// Found paragraphs of the body that are no labelled ones.
    other_paragraphs: usize,
    right: usize,
    wrong: usize,
    /// Right links that are called unchanged or edited as the label says.
    verdicts: usize,
    /// Right links that are moved, and wrong ones.
    moved: usize,
    wrongly_moved: usize,
}

/// What is held, in both settings: paragraphs (all), links that are right, verdicts that are right (all), and moves that are right;
/// behind each what there is to find. Nothing may be wrong.
#[rustfmt::skip]
const HELD: [(&str, [usize; 2], [usize; 2], usize, [usize; 2]); 10] = [
    // pair                             paragraphs    links   verdicts  moves
    ("arms-trade-treaty-79-52--80-46",  [75, 75],   [37, 37], 37, [0, 0]),
    ("ccw-convention-78-64--79-75",     [70, 70],   [34, 34], 34, [0, 0]),
    ("cuba-embargo-79-7--80-4",         [28, 28],   [14, 14], 14, [0, 0]),
    ("draft-education-L33--80-141",     [102, 102], [48, 49], 48, [0, 0]),
    ("ffd-followup-79-199--80-129",     [97, 97],   [21, 22], 21, [4, 4]),
    ("hr-dprk-79-181--80-220",          [184, 184], [84, 92], 84, [2, 6]),
    ("hr-syria-79-185--80-224",         [145, 145], [8, 9],   8,  [0, 1]),
    ("laws-78-241--79-62",              [43, 43],   [11, 11], 11, [1, 1]),
    ("laws-79-62--80-57",               [47, 47],   [18, 18], 18, [1, 1]),
    ("tax-cooperation-78-230--79-235",  [68, 68],   [7, 11],  7,  [0, 1]),
];

#[derive(Deserialize)]
struct Pair {
    name: String,
    old: Text,
    new: Text,
    links: Vec<Link>,
    optional: Vec<Ends>,
    move_ties: Vec<Tie>,
}

#[derive(Deserialize)]
struct Text {
    file: Option<PathBuf>,
    paragraphs: Vec<Paragraph>,
}

#[derive(Deserialize)]
struct Paragraph {
    id: String,
    text: String,
}

#[derive(Deserialize)]
struct Link {
    #[serde(flatten)]
    ends: Ends,
    text: String,
    moved: bool,
    shape: String,
    #[serde(default)]
    either: bool,
}

#[derive(Deserialize, PartialEq)]
struct Ends {
    old: String,
    new: String,
}

impl Ends {
    fn new(old: &str, new: &str) -> Self {
        Self { old: old.to_owned(), new: new.to_owned() }
    }
}

/// Neighbours that changed places: the links called moved, and those that may be called so instead.
#[derive(Deserialize)]
struct Tie {
    instead: Vec<Ends>,
}

impl Pair {
    /// The pairs of the benchmark by name.
    fn all() -> Vec<Self> {
        let files = files_below(&folder().join("labels"), "json");
        files.iter().map(|file| serde_json::from_slice(&fs::read(file).unwrap()).unwrap()).collect()
    }

    /// The raw texts, compared; `None` where the benchmark has none.
    fn raw(&self) -> Option<Analysis> {
        let read = |text: &Text| {
            let file = folder().join(text.file.as_ref()?);
            Some(rebuild_bytes(&fs::read(&file).unwrap(), &file.display().to_string()))
        };
        Some(compare(&read(&self.old)?, &read(&self.new)?))
    }

    /// The labelled paragraphs, one a line, compared.
    fn labelled(&self) -> Analysis {
        let [old, new] = [&self.old, &self.new].map(|text| {
            let lines = text.paragraphs.iter();
            rebuild(&lines.map(|p| format!("{}\n", p.text)).collect::<String>())
        });
        compare(&old, &new)
    }

    fn figures(&self, found: &Analysis) -> Figures {
        let documents = found.documents.as_ref();
        let ids = Sides::new(self.old.ids(documents.old), self.new.ids(documents.new));
        let body = |document: &Resolution| {
            document.paragraphs.iter().filter(|paragraph| is_body(paragraph.kind)).count()
        };
        let paragraphs = ids.old.len() + ids.new.len();
        let mut figures = Figures {
            paragraphs,
            other_paragraphs: body(documents.old) + body(documents.new) - paragraphs,
            ..Figures::default()
        };
        for row in &found.rows {
            for old in &row.paragraphs.old {
                for new in &row.paragraphs.new {
                    match (ids.old.get(old), ids.new.get(new)) {
                        (Some(&old), Some(&new)) => {
                            self.count(&mut figures, row, &Ends::new(old, new))
                        }
                        // Between lines that were not labelled.
                        (None, None) => {}
                        _ => figures.wrong += 1,
                    }
                }
            }
        }
        figures
    }

    /// Counts a link that a row says.
    fn count(&self, figures: &mut Figures, row: &Row, ends: &Ends) {
        if self.optional.contains(ends) {
            return;
        }
        let Some(link) = self.links.iter().find(|link| link.ends == *ends) else {
            figures.wrong += 1;
            return;
        };
        figures.right += 1;
        let is_open = link.either || link.shape != "1:1";
        let is_same = row.change == Change::Unchanged;
        figures.verdicts += usize::from(is_open || is_same == (link.text == "same"));
        let may_move = link.moved || self.move_ties.iter().any(|tie| tie.instead.contains(ends));
        figures.moved += usize::from(row.moved && may_move);
        figures.wrongly_moved += usize::from(row.moved && !may_move);
    }

    /// Holds the figures of a comparison against the table.
    fn hold(&self, setting: &str, found: &Analysis) -> Vec<String> {
        let held = HELD.iter().find(|held| held.0 == self.name);
        let Some((name, paragraphs, links, verdicts, moves)) = held else {
            return vec![format!("{}: not in the table", self.name)];
        };
        let all = [
            self.old.paragraphs.len() + self.new.paragraphs.len(),
            self.links.len(),
            self.links.iter().filter(|link| link.moved).count(),
        ];
        assert_eq!(
            all,
            [paragraphs[1], links[1], moves[1]],
            "{name}: the table counts other labels"
        );
        let figures = self.figures(found);
        let fell = [
            ("paragraphs", figures.paragraphs, paragraphs[0]),
            ("right links", figures.right, links[0]),
            ("right verdicts", figures.verdicts, *verdicts),
            ("right moves", figures.moved, moves[0]),
        ];
        let rose = [
            ("other paragraphs", figures.other_paragraphs),
            ("wrong links", figures.wrong),
            ("wrong moves", figures.wrongly_moved),
        ];
        let fell = fell.into_iter().filter(|(_, is, least)| is < least);
        let fell = fell
            .map(|(what, is, least)| format!("{name}, {setting}: {is} {what}, {least} are held"));
        let rose = rose.into_iter().filter(|(_, is)| *is > 0);
        fell.chain(rose.map(|(what, is)| format!("{name}, {setting}: {is} {what}"))).collect()
    }
}

impl Text {
    /// For each paragraph of a document that is a labelled one its id.
    fn ids(&self, document: &Resolution) -> BTreeMap<usize, &str> {
        let mut waiting: Vec<(String, &str)> =
            self.paragraphs.iter().map(|p| (bare(&p.text), p.id.as_str())).collect();
        let mut ids = BTreeMap::new();
        for (index, paragraph) in document.paragraphs.iter().enumerate() {
            let text = bare(&paragraph.text);
            let at = waiting.iter().position(|(labelled, _)| *labelled == text);
            if let Some(at) = at.filter(|_| is_body(paragraph.kind)) {
                ids.insert(index, waiting.remove(at).1);
            }
        }
        ids
    }
}

/// Whether paragraphs of a kind were labelled.
fn is_body(kind: Kind) -> bool {
    !matches!(kind, Kind::Closing | Kind::Text)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benchmark")
}

#[test]
fn what_is_found_gets_no_worse() {
    let pairs = Pair::all();
    let names: BTreeSet<&str> = pairs.iter().map(|pair| pair.name.as_str()).collect();
    assert_eq!(names, HELD.iter().map(|held| held.0).collect());
    let told = on_two_threads(&pairs, |pair| {
        let raw = pair.raw().map(|found| pair.hold("raw", &found)).unwrap_or_default();
        [pair.hold("labelled", &pair.labelled()), raw].concat()
    });
    assert_eq!(told.concat(), [""; 0]);
}
