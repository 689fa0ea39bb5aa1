//! Lineages through several versions, on texts whose history is known.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use resdiff::compare::CompareOptions;
use resdiff::series::{Fate, Lineage, Series, Thing, blame};

mod common;

use common::rebuild;

fn series(texts: &[&str]) -> Series {
    let versions = texts.iter().map(|text| rebuild(text)).collect();
    Series::of(versions, &CompareOptions::default()).expect("two versions at least")
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
    let cell = |(version, document): (usize, _)| {
        let names: Vec<&str> = lineage.cells[version]
            .paragraphs
            .iter()
            .map(|&at| Thing::Paragraphs.name(document, at))
            .collect();
        match lineage.event(series, Thing::Paragraphs, version) {
            None => "–".to_owned(),
            Some(event) => format!("{} {}", names.join("+"), event.fate.name())
                .trim()
                .to_owned(),
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
        .map(|row| row.map(str::to_owned).to_vec())
        .into_iter()
        .collect::<Vec<_>>()
    );
    let _ = (blame(&series), Fate::ALL);
}
