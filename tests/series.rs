//! Lineages and origins through several versions, on texts whose history is known.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use resdiff::compare::Change;
use resdiff::model::{Part, Resolution};
use resdiff::series::{Blame, Fate, Lineage, Link, Series, blame};

mod common;
#[path = "common/draft.rs"]
#[allow(dead_code, reason = "made for the laws of one comparison")]
mod draft;
#[path = "common/history.rs"]
mod history;

use common::rebuild;
use draft::{Draft, Form, draft, mutation};
use history::{Chance, History};

fn series<T: AsRef<str>>(texts: &[T]) -> Series {
    let versions = texts.iter().map(|text| rebuild(text.as_ref())).collect();
    Series::new(versions).expect("two versions at least")
}

/// A text with these operative paragraphs.
fn text(points: &[&str]) -> String {
    let mut text = "The General Assembly,\n".to_owned();
    for (at, point) in points.iter().enumerate() {
        text += &format!("\n{}. {point}\n", at + 1);
    }
    text
}

const REPORT: &str = "Requests the Secretary-General to submit a report on landlocked countries;";
const MEETING: &str = "Decides to convene a meeting of experts on ammunition in Geneva;";
const FUND: &str = "Invites contributions to the voluntary trust fund for fisheries;";
const WELCOME: &str = "Welcomes the progress made by the Committee on biodiversity;";

/// "OP1 kept", or "–" where there is nothing to tell.
fn cells(series: &Series, lineage: &Lineage) -> Vec<String> {
    let cell = |(version, document): (usize, &Resolution)| {
        let names: Vec<&str> = lineage.cells[version]
            .paragraphs
            .iter()
            .map(|&at| document.item(Part::Paragraphs, at).unwrap().name)
            .collect();
        match lineage.event(series, Part::Paragraphs, version) {
            None => "–".to_owned(),
            Some(event) => {
                let mut words = format!("{} {}", names.join("+"), event.fate.name());
                for (happened, word) in
                    [(event.moved, " moved"), (event.split, " split"), (event.merged, " merged")]
                {
                    words += if happened { word } else { "" };
                }
                words.trim().to_owned()
            }
        }
    };
    series.versions().enumerate().map(cell).collect()
}

/// The cells of every lineage, without the opener.
fn table(series: &Series) -> Vec<Vec<String>> {
    let lineages = series.paragraphs.lineages.iter().skip(1);
    lineages.map(|lineage| cells(series, lineage)).collect()
}

#[test]
fn what_comes_back_is_matched_with_the_version_before_the_gap() {
    let reworded = REPORT.replace("a report", "a second report");
    let series = series(&[
        &text(&[REPORT, MEETING, FUND]),
        &text(&[MEETING, FUND]),
        &text(&[MEETING, FUND, WELCOME]),
        &text(&[MEETING, &reworded, FUND, WELCOME]),
    ]);
    assert_eq!(
        table(&series),
        [
            ["OP2 oldest", "OP1 kept", "OP1 kept", "OP1 kept"],
            ["OP1 oldest", "dropped", "–", "OP2 returned"],
            ["OP3 oldest", "OP2 kept", "OP2 kept", "OP3 kept"],
            ["–", "–", "OP3 new", "OP4 kept"],
        ]
    );
    let back = &series.paragraphs.returns[0];
    assert_eq!((back.versions.old, back.versions.new), (0, 3));
    assert_eq!(common::changes(&back.row), ["+second"]);
    let totals = series.totals(Part::Paragraphs, 3);
    let counts: Vec<usize> = Fate::ALL.iter().map(|&fate| totals.of(fate)).collect();
    assert_eq!(counts, [0, 4, 0, 0, 0, 1, 0]);
}

#[test]
fn what_another_version_still_has_does_not_come_back() {
    // The report stays in the version between: a direct match of the first with the last would be a second one.
    let series = series(&[
        &text(&[REPORT, MEETING]),
        &text(&[REPORT, MEETING]),
        &text(&[REPORT, MEETING, REPORT]),
    ]);
    assert!(series.paragraphs.returns.is_empty());
    assert_eq!(table(&series)[2], ["–", "–", "OP3 new"]);
}

#[test]
fn splits_and_merges_are_one_lineage() {
    let both = format!(
        "{} {}",
        MEETING.trim_end_matches(';'),
        FUND.replace("Invites", "and urgently invites")
    );
    let series = series(&[
        &text(&[REPORT, MEETING, FUND, WELCOME]),
        &text(&[REPORT, &both, WELCOME]),
        &text(&[REPORT, MEETING, FUND, WELCOME]),
    ]);
    assert_eq!(
        table(&series)[1],
        ["OP2+OP3 oldest", "OP2 reworded merged", "OP2+OP3 reworded split"]
    );
    assert_eq!(table(&series).len(), 3);
}

#[test]
fn moves_are_followed() {
    let series = series(&[
        &text(&[REPORT, MEETING, FUND, WELCOME]),
        &text(&[MEETING, FUND, WELCOME, REPORT]),
        &text(&[MEETING, FUND, WELCOME, REPORT]),
    ]);
    assert_eq!(table(&series)[3], ["OP1 oldest", "OP4 kept moved", "OP4 kept"]);
}

#[test]
fn one_text_is_no_series() {
    assert!(Series::new(vec![rebuild(&text(&[REPORT]))]).is_none());
}

/// The passages of every paragraph of the newest version: "0:OP1 the words".
fn origins(series: &Series, blame: &Blame) -> Vec<String> {
    let versions: Vec<&Resolution> = series.versions().collect();
    let mut all = Vec::new();
    for (at, passages) in blame.paragraphs.iter().enumerate().skip(1) {
        let text = &versions.last().unwrap().paragraphs[at].text;
        for passage in passages {
            let origin = passage.origin;
            let address = &versions[origin.version].paragraphs[origin.paragraph].address;
            let words = text[passage.range.clone()].trim();
            all.push(format!("{}:{address} {words}", origin.version));
        }
    }
    all
}

#[test]
fn words_that_left_and_came_back_keep_their_first_year() {
    let without = "Requests the Secretary-General to submit a report on countries in need;";
    let series = series(&[
        &text(&[
            WELCOME,
            "Requests the Secretary-General to submit a detailed report on countries in need;",
        ]),
        &text(&[without, WELCOME]),
        &text(&[without, WELCOME]),
        &text(&[
            "Requests the Secretary-General to submit a detailed annual report on countries in need;",
            WELCOME,
        ]),
    ]);
    assert_eq!(
        origins(&series, &blame(&series)),
        [
            "0:OP2 Requests the Secretary-General to submit a detailed",
            "3:OP1 annual",
            "0:OP2 report on countries in need;",
            "0:OP1 Welcomes the progress made by the Committee on biodiversity;",
        ]
    );
}

#[test]
fn twenty_versions_of_a_hundred_paragraphs_have_every_lineage_right() {
    for (seed, versions, paragraphs) in [(1, 20, 100), (2, 8, 30), (3, 8, 30), (4, 12, 40)] {
        let history = History::generate(seed, versions, paragraphs);
        let texts: Vec<String> = (0..versions).map(|at| history.print(at)).collect();
        assert_history(&history, &series(&texts));
    }
}

/// Every lineage has the paragraphs that it should have, and no others.
fn assert_history(history: &History, series: &Series) {
    // The opener and one preambular paragraph stand before the points.
    let before = 2;
    let mut wanted: BTreeMap<usize, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for (version, points) in history.versions.iter().enumerate() {
        for (at, point) in points.iter().enumerate() {
            let lineage = wanted.entry(history.lineage(point)).or_default();
            lineage.insert((version, at + before));
        }
    }
    let wanted: BTreeSet<_> = wanted.into_values().collect();
    let found = places(series);
    let found: BTreeSet<_> =
        found.into_iter().filter(|lineage| lineage.iter().all(|(_, at)| *at >= before)).collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    let wrong: Vec<_> = found.difference(&wanted).collect();
    assert!(missing.is_empty() && wrong.is_empty(), "missing {missing:?}, wrong {wrong:?}");
}

/// Version and index of the paragraphs of every lineage.
fn places(series: &Series) -> Vec<BTreeSet<(usize, usize)>> {
    let of = |lineage: &Lineage| {
        let cells = lineage.cells.iter().enumerate();
        cells
            .flat_map(|(version, cell)| cell.paragraphs.iter().map(move |&at| (version, at)))
            .collect()
    };
    series.paragraphs.lineages.iter().map(of).collect()
}

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
        config.rng_seed = RngSeed::Fixed(79_062);
    }
    config
}

/// A draft and what became of it in several steps.
fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    (draft(), vec(vec(mutation(), 0..6), 1..5)).prop_map(|(first, steps)| {
        let mut drafts = vec![first];
        for step in steps {
            let mut next = drafts.last().unwrap().clone();
            step.iter().for_each(|mutation| next.apply(mutation));
            drafts.push(next);
        }
        // The last may have again what the first had.
        drafts.push(drafts[0].clone());
        drafts
    })
}

fn printed(drafts: &[Draft]) -> Vec<String> {
    drafts.iter().map(|draft| draft.print(Form::Unwrapped)).collect()
}

proptest! {
    #![proptest_config(config(64))]

    /// A→B and B→C compose; A→C is used only where B lacks the paragraph.
    #[test]
    fn a_series_is_consistent(drafts in drafts()) {
        let series = series(&printed(&drafts));
        for part in [Part::Paragraphs, Part::Notes] {
            if let Err(broken) = consistent(&series, part) {
                return Err(TestCaseError::fail(broken));
            }
        }
    }

    /// Every word has one origin, in no later version, and stood there.
    #[test]
    fn every_word_has_one_origin(drafts in drafts()) {
        let series = series(&printed(&drafts));
        let blame = blame(&series);
        for (part, texts) in [(Part::Paragraphs, &blame.paragraphs), (Part::Notes, &blame.notes)] {
            let versions: Vec<&Resolution> = series.versions().collect();
            let newest = versions.last().unwrap();
            prop_assert_eq!(texts.len(), newest.texts(part).len());
            for (at, passages) in texts.iter().enumerate() {
                let text = newest.item(part, at).unwrap().text;
                let joined: String = passages.iter().map(|p| &text[p.range.clone()]).collect();
                prop_assert_eq!(&joined, text);
                for passage in passages {
                    let origin = passage.origin;
                    prop_assert!(origin.version < versions.len());
                    let there = versions[origin.version].item(part, origin.paragraph).unwrap().text;
                    let stood: BTreeSet<&str> = words(there).collect();
                    for word in words(&text[passage.range.clone()]) {
                        prop_assert!(stood.contains(word), "{} is not in {}", word, there);
                    }
                }
            }
        }
    }

    /// What is in the first version is from the first version, whatever came between.
    #[test]
    fn words_never_come_from_a_later_version_than_need_be(seed in 0u64..10_000) {
        let mut chance = Chance::new(seed);
        let (texts, first) = toggled(&mut chance);
        let series = series(&texts);
        let blame = blame(&series);
        let newest = series.newest().unwrap();
        for passage in &blame.paragraphs[1] {
            let words = words(&newest.paragraphs[1].text[passage.range.clone()]);
            for word in words.filter(|word| word.starts_with("extra")) {
                prop_assert_eq!(passage.origin.version, first[word], "{} in {:?}", word, texts);
            }
        }
    }
}

/// A paragraph in several versions, to which words are added and from which they are taken, and the first version of
/// each of these words.
fn toggled(chance: &mut Chance) -> (Vec<String>, BTreeMap<String, usize>) {
    let base = "Requests the Committee to examine questions concerning fisheries oceans children women disarmament \
                transparency financing education migration biodiversity climate verification";
    let base: Vec<&str> = base.split(' ').collect();
    let mut first = BTreeMap::new();
    let texts = (0..5).map(|version| {
        let mut words = Vec::new();
        for (at, word) in base.iter().enumerate() {
            words.push((*word).to_owned());
            if at > 2 && chance.once_in(3) {
                let extra = format!("extra{}", "abcdefghijklmnopqrstuvwxyz".split_at(at).0);
                first.entry(extra.clone()).or_insert(version);
                words.push(extra);
            }
        }
        text(&[&format!("{};", words.join(" "))])
    });
    (texts.collect(), first)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn consistent(series: &Series, part: Part) -> Result<(), String> {
    let lineages = &series.strand(part).lineages;
    // Every paragraph is in one lineage.
    let mut place: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, lineage) in lineages.iter().enumerate() {
        for (version, cell) in lineage.cells.iter().enumerate() {
            for &paragraph in &cell.paragraphs {
                if place.insert((version, paragraph), at).is_some() {
                    return Err(format!("{version}:{paragraph} is in two lineages"));
                }
            }
        }
    }
    let count: usize = series.versions().map(|version| version.texts(part).len()).sum();
    if place.len() != count {
        return Err(format!("{} of {count} paragraphs are in lineages", place.len()));
    }
    // What a step has together is together, and every row is told once.
    for (old, step) in series.steps.iter().enumerate() {
        let told: Vec<usize> = lineages
            .iter()
            .flat_map(|lineage| &lineage.cells[old + 1].links)
            .filter_map(|link| match link {
                Link::Step(row) => Some(*row),
                Link::Return(_) => None,
            })
            .collect();
        for (at, row) in step.rows(part).iter().enumerate() {
            let olds = row.paragraphs.old.iter().map(|&at| place[&(old, at)]);
            let news = row.paragraphs.new.iter().map(|&at| place[&(old + 1, at)]);
            if olds.chain(news).collect::<BTreeSet<_>>().len() != 1 {
                return Err(format!("a row is in two lineages: {row:?}"));
            }
            let times = told.iter().filter(|&&row| row == at).count();
            let came_back = row.change == Change::Added && times == 0;
            if times != 1 && !came_back {
                return Err(format!("row {at} of step {old} is told {times} times"));
            }
        }
    }
    // What comes back was dropped after the one version, and is new in the other.
    for back in &series.strand(part).returns {
        let (old, new) = (back.versions.old, back.versions.new);
        let alone = |step: usize, change: Change| -> BTreeSet<usize> {
            let rows = series.steps[step].rows(part).iter().filter(|row| row.change == change);
            rows.flat_map(|row| row.paragraphs.old.iter().chain(&row.paragraphs.new))
                .copied()
                .collect()
        };
        let dropped = alone(old, Change::Removed);
        let fresh = alone(new - 1, Change::Added);
        let right = new > old + 1
            && back.row.paragraphs.old.iter().all(|at| dropped.contains(at))
            && back.row.paragraphs.new.iter().all(|at| fresh.contains(at));
        if !right {
            return Err(format!("no return: {back:?}"));
        }
    }
    // Nothing else is together.
    let links: usize = series
        .steps
        .iter()
        .map(|step| step.rows(part))
        .map(|rows| {
            rows.iter()
                .map(|row| row.paragraphs.old.len() + row.paragraphs.new.len() - 1)
                .sum::<usize>()
        })
        .sum();
    let returns: usize = series
        .strand(part)
        .returns
        .iter()
        .map(|back| back.row.paragraphs.old.len() + back.row.paragraphs.new.len() - 1)
        .sum();
    if lineages.len() + links + returns < count {
        return Err("more is together than the rows say".to_owned());
    }
    Ok(())
}
