//! The classes of changes, measured on changes labelled by hand; see tests/labels/README.md.
//!
//! Needs the shared folder with the texts; where it is not there, the test says "skipped".
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use resdiff::classify::Class;
use resdiff::compare::{Change, Comparison, Row};
use serde::Deserialize;

mod common;

use common::{compare, rebuild_bytes, shared};

#[derive(Debug, Deserialize)]
struct Label {
    pair: String,
    paragraph: String,
    old: String,
    new: String,
    class: String,
    direction: Option<String>,
    #[serde(default)]
    also: Vec<String>,
}

/// How often each class was given where another or the same was right.
#[derive(Default)]
struct Measure {
    right: HashMap<&'static str, usize>,
    wrongly_given: HashMap<&'static str, usize>,
    missed: HashMap<&'static str, usize>,
    directions: (usize, usize),
    not_found: usize,
}

impl Measure {
    fn precision(&self, class: Class) -> f64 {
        ratio(self.right.get(class.name()), self.wrongly_given.get(class.name()))
    }

    fn recall(&self, class: Class) -> f64 {
        ratio(self.right.get(class.name()), self.missed.get(class.name()))
    }

    fn f1(&self, class: Class) -> f64 {
        let (precision, recall) = (self.precision(class), self.recall(class));
        2.0 * precision * recall / (precision + recall).max(f64::EPSILON)
    }

    /// The classes that were given, or were right: those of whole paragraphs have no labels.
    fn classes(&self) -> Vec<Class> {
        let counts = [&self.right, &self.wrongly_given, &self.missed];
        let is_there = |class: &&Class| counts.iter().any(|count| count.contains_key(class.name()));
        Class::ALL.iter().filter(is_there).copied().collect()
    }

    fn macro_f1(&self) -> f64 {
        let classes = self.classes();
        classes.iter().map(|&class| self.f1(class)).sum::<f64>() / classes.len() as f64
    }

    fn print(&self, name: &str) {
        for class in self.classes() {
            let (precision, recall) = (self.precision(class), self.recall(class));
            eprintln!(
                "{name} {class:10} precision {precision:.3} recall {recall:.3} F1 {:.3}",
                self.f1(class)
            );
        }
        let (right, all) = self.directions;
        eprintln!("{name} macro F1 {:.3}, directions {right} of {all}", self.macro_f1());
    }
}

fn ratio(right: Option<&usize>, wrong: Option<&usize>) -> f64 {
    let (right, wrong) = (*right.unwrap_or(&0) as f64, *wrong.unwrap_or(&0) as f64);
    if right + wrong == 0.0 { 1.0 } else { right / (right + wrong) }
}

/// The labels of a folder by pair, in order.
fn labels(folder: &str) -> Vec<(String, Vec<Label>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels").join(folder);
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut pairs: Vec<(String, Vec<Label>)> = Vec::new();
    for line in files.iter().flat_map(|file| {
        fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect::<Vec<_>>()
    }) {
        let label: Label = serde_json::from_str(&line).unwrap();
        match pairs.last_mut().filter(|(pair, _)| *pair == label.pair) {
            Some((_, labels)) => labels.push(label),
            None => pairs.push((label.pair.clone(), vec![label])),
        }
    }
    pairs
}

/// The text of "78/241" or, of the Security Council, "1300".
fn text(shared: &Path, series: &str, number: &str, language: &str) -> PathBuf {
    let folder = match series {
        "sessions" => shared.join("corpus/sessions/en"),
        _ => shared.join("corpus/series").join(series).join(language),
    };
    let stem = match number.split_once('/') {
        Some((session, number)) => format!("A-RES-{session}-{number}.txt"),
        None => format!("S-RES-{number}-("),
    };
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut fitting = files.filter(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with(&stem) && name.ends_with(").txt") == stem.ends_with('(')
    });
    fitting.next().unwrap_or_else(|| panic!("no text {stem} in {}", folder.display()))
}

/// As labels quote words: trimmed, at most sixty characters.
fn short(words: &str) -> String {
    let words = words.trim();
    match words.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

type Found = HashMap<(String, String, String), Vec<(Class, Option<&'static str>)>>;

fn found(comparison: &Comparison) -> Found {
    let mut found = Found::new();
    let new = &comparison.documents.new;
    let mut put = |row: &Row, address: String| {
        for change in row.changes() {
            let key = (address.clone(), short(change.old), short(change.new));
            let direction = change.verdict.direction.map(|direction| direction.name());
            found.entry(key).or_default().push((change.verdict.class(), direction));
        }
    };
    for row in comparison.rows.iter().filter(|row| row.change == Change::Edited) {
        put(row, new.paragraphs[row.paragraphs.new[0]].address.to_string());
    }
    for row in comparison.notes.iter().filter(|row| row.change == Change::Edited) {
        put(row, format!("note {}", new.notes[row.paragraphs.new[0]].number));
    }
    found
}

fn measured(shared: &Path, folder: &str) -> Measure {
    let mut measure = Measure::default();
    for (pair, labels) in labels(folder) {
        let words: Vec<&str> = pair.split_whitespace().collect();
        let language = words.get(3).copied().unwrap_or("en");
        let document = |number: &str| {
            let path = text(shared, words[0], number, language);
            rebuild_bytes(&fs::read(&path).unwrap(), &path.display().to_string())
        };
        let mut found = found(&compare(&document(words[1]), &document(words[2])));
        for label in labels {
            let key = (label.paragraph.clone(), label.old.clone(), label.new.clone());
            let given = match found.get_mut(&key) {
                Some(given) if given.len() > 1 => given.remove(0),
                Some(given) => given[0],
                // What labellers called editorial is no change where a word is only broken by a space.
                None if is_broken_word(&label) => continue,
                None => {
                    eprintln!(
                        "{pair} {}: no such change: {:?} → {:?}",
                        label.paragraph, label.old, label.new
                    );
                    measure.not_found += 1;
                    continue;
                }
            };
            // What was labelled last is not looked at.
            if folder == "tuning" && !is_right(&label, given.0) {
                let Label { paragraph, old, new, class, .. } = &label;
                eprintln!("{pair} {paragraph} {old:?} → {new:?}: {} for {class}", given.0);
            }
            count(&mut measure, &label, given);
        }
    }
    measure
}

/// Whether the two sides are one word letter by letter.
fn is_broken_word(label: &Label) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    label.class == Class::Editorial.name() && letters(&label.old) == letters(&label.new)
}

fn is_right(label: &Label, class: Class) -> bool {
    label.class == class.name() || label.also.iter().any(|also| also == class.name())
}

fn count(measure: &mut Measure, label: &Label, (class, direction): (Class, Option<&'static str>)) {
    let given = class.name();
    if is_right(label, class) {
        *measure.right.entry(given).or_default() += 1;
    } else {
        *measure.wrongly_given.entry(given).or_default() += 1;
        let wanted: Class = label.class.parse().unwrap();
        *measure.missed.entry(wanted.name()).or_default() += 1;
    }
    if class == Class::Action && label.class == given {
        measure.directions.1 += 1;
        measure.directions.0 += usize::from(direction == label.direction.as_deref());
    }
}

#[test]
fn classes_agree_with_the_labels() {
    let Some(shared) = shared() else { return };
    for (folder, least) in [("tuning", 0.9), ("held-out", 0.9)] {
        let measure = measured(&shared, folder);
        measure.print(folder);
        assert_eq!(measure.not_found, 0, "{folder}: labels without their change");
        assert!(measure.macro_f1() >= least, "{folder}: {:.3}", measure.macro_f1());
        for class in [Class::RollOver, Class::Action] {
            assert!(
                measure.precision(class) >= 0.97,
                "{folder}: {class} {:.3}",
                measure.precision(class)
            );
        }
    }
}
