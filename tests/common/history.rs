//! Generated resolutions over several years, of which it is known what became of every paragraph.
#![allow(dead_code, reason = "not every test file uses all of it")]

/// Numbers that look like chance and are the same in every run.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

const VERBS: &[&str] = &["Decides", "Requests", "Calls upon", "Encourages", "Invites", "Urges"];
const STOCK: &[&str] = &[
    "the",
    "of",
    "and",
    "in",
    "to",
    "all",
    "States",
    "Member States",
    "the Secretary-General",
    "the General Assembly",
    "international",
    "sustainable development",
    "resolution 78/241 of 22 December 2023",
    "report",
    "cooperation",
    "in accordance with",
    "implementation",
];
const SYLLABLES: &[&str] = &[
    "ba", "cor", "del", "fen", "gra", "hin", "jo", "kul", "lam", "mer", "nor", "pel", "qua", "ris",
    "sto", "tur", "vin", "wex", "yar", "zo",
];

/// A word that hardly any other paragraph has.
fn rare(chance: &mut Chance) -> String {
    (0..3).map(|_| SYLLABLES[chance.below(SYLLABLES.len())]).collect()
}

fn word(chance: &mut Chance) -> String {
    if chance.once_in(2) { STOCK[chance.below(STOCK.len())].to_owned() } else { rare(chance) }
}

/// A paragraph: its lineage and its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub lineage: usize,
    pub words: Vec<String>,
}

/// All versions, the oldest first; two lineages may be one in the end, where paragraphs were merged.
#[derive(Debug, Clone)]
pub struct History {
    pub versions: Vec<Vec<Point>>,
    parents: Vec<usize>,
}

impl History {
    /// So many versions of about so many paragraphs. Paragraphs are reworded, dropped, added, moved, split, merged,
    /// and some come back.
    pub fn generate(seed: u64, versions: usize, paragraphs: usize) -> Self {
        let mut chance = Chance::new(seed);
        let mut history = Self { versions: Vec::new(), parents: Vec::new() };
        let first = (0..paragraphs).map(|_| history.point(&mut chance)).collect();
        history.versions.push(first);
        let mut dropped: Vec<Point> = Vec::new();
        for _ in 1..versions {
            let next = history.next(&mut chance, &mut dropped);
            history.versions.push(next);
        }
        history
    }

    fn point(&mut self, chance: &mut Chance) -> Point {
        let lineage = self.parents.len();
        self.parents.push(lineage);
        let mut words = vec![VERBS[chance.below(VERBS.len())].to_owned()];
        let length = 16 + chance.below(20);
        words.extend((0..length).map(|_| word(chance)));
        Point { lineage, words }
    }

    fn next(&mut self, chance: &mut Chance, dropped: &mut Vec<Point>) -> Vec<Point> {
        let mut points = self.versions.last().unwrap().clone();
        let absent = dropped.len();
        for _ in 0..points.len() / 12 + 1 {
            // The verb stays, and most of the words.
            let point = chance.below(points.len());
            for _ in 0..1 + chance.below(3) {
                let words = &mut points[point].words;
                let at = 1 + chance.below(words.len() - 1);
                words[at] = word(chance);
            }
        }
        if points.len() > 3 {
            dropped.push(points.remove(chance.below(points.len())));
        }
        let new = self.point(chance);
        points.insert(chance.below(points.len() + 1), new);
        if chance.once_in(2) {
            let moved = points.remove(chance.below(points.len()));
            points.insert(chance.below(points.len() + 1), moved);
        }
        if absent > 0 && chance.once_in(2) {
            let back = dropped.remove(chance.below(absent));
            points.insert(chance.below(points.len() + 1), back);
        }
        // Not both in one year: what is merged and split at once could be told in two ways.
        match chance.below(4) {
            0 => self.merge(chance, &mut points),
            1 => split(&mut points),
            _ => {}
        }
        points
    }

    /// Joins two neighbours that are otherwise as they were.
    fn merge(&mut self, chance: &mut Chance, points: &mut Vec<Point>) {
        let before = self.versions.last().unwrap();
        let as_it_was = |point: &Point| before.contains(point);
        let pairs: Vec<usize> =
            (0..points.len() - 1).filter(|&at| points[at..at + 2].iter().all(as_it_was)).collect();
        if pairs.is_empty() {
            return;
        }
        let at = pairs[chance.below(pairs.len())];
        let second = points.remove(at + 1);
        let first = &mut points[at];
        first.words.extend(second.words.into_iter().skip(1));
        let (one, other) =
            (root(&self.parents, first.lineage), root(&self.parents, second.lineage));
        self.parents[one.max(other)] = one.min(other);
    }

    /// The lineage that a paragraph is in, when all is known.
    pub fn lineage(&self, point: &Point) -> usize {
        root(&self.parents, point.lineage)
    }

    /// A version as a text.
    pub fn print(&self, version: usize) -> String {
        let mut text = String::from("The General Assembly,\n\nGuided by the Charter,\n");
        let points = &self.versions[version];
        for (at, point) in points.iter().enumerate() {
            let stop = if at + 1 == points.len() { '.' } else { ';' };
            text += &format!("\n{}. {}{stop}\n", at + 1, point.words.join(" "));
        }
        text
    }
}

fn root(parents: &[usize], mut at: usize) -> usize {
    while parents[at] != at {
        at = parents[at];
    }
    at
}

/// Cuts the longest paragraph in two, both with most of a paragraph's words.
fn split(points: &mut Vec<Point>) {
    let longest = (0..points.len()).max_by_key(|&at| points[at].words.len());
    let at = longest.unwrap();
    let cut = points[at].words.len() / 2;
    let mut words = vec!["Also requests".to_owned()];
    words.extend(points[at].words.drain(cut..));
    let lineage = points[at].lineage;
    points.insert(at + 1, Point { lineage, words });
}
