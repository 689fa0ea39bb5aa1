//! `resdiff explain`: why rows were matched, in the library and through the command.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use assert_cmd::Command;
use common::Analysis;
use predicates::prelude::*;
use predicates::str::{contains, is_empty, starts_with};
use resdiff::classify::{Class, Rule};
use resdiff::compare::{Comparison, Explanation, Pass, Refused, explain};
use resdiff::model::Part;
use schemas::{assert_valid, schema, validator};
use serde_json::Value;

mod common;
#[path = "common/schemas.rs"]
mod schemas;

const OPENER: &str = "The General Assembly,";

/// Paragraphs of a made-up resolution that share few words.
const PARAGRAPHS: [&str; 6] = [
    "1. Requests the Secretary-General to submit a report on fisheries in the northern lakes to the Assembly in 2023;",
    "2. Invites Member States to plant oak, birch and willow trees along every public road and railway;",
    "3. Encourages universities to teach astronomy, including the history of telescopes and comets, to young people;",
    "4. Decides to hold a summit of mountain guides with interpreters, porters and cooks in a suitable village;",
    "5. Calls upon museums to lend bronze statues, marble busts and clay tablets without charge for ten months;",
    "6. Urges shipyards to recycle copper wire, steel plates and anchors under the supervision of inspectors.",
];

fn resolution(paragraphs: &[&str]) -> String {
    let numbered = paragraphs.iter().enumerate().map(|(at, text)| {
        let (_, words) = text.split_once(". ").unwrap();
        format!("{}. {words}", at + 1)
    });
    let body: Vec<String> = numbered.collect();
    format!("{OPENER}\n\n{}\n", body.join("\n\n"))
}

/// The comparison of the paragraphs with what became of them.
fn compared(new: &[&str]) -> Analysis {
    common::compare_texts(&resolution(&PARAGRAPHS), &resolution(new))
}

/// The explanation of the row of an address of the new text, or of the old one.
fn explained(comparison: &Comparison, address: &str) -> Explanation {
    let (old, address) = match address.strip_prefix("old:") {
        Some(address) => (true, address),
        None => (false, address),
    };
    let documents = &comparison.documents;
    let document = if old { &documents.old } else { &documents.new };
    let paragraphs = &document.paragraphs;
    let at = paragraphs.iter().position(|paragraph| paragraph.address.as_str() == address).unwrap();
    let row = comparison.rows.iter().position(|row| {
        let side = if old { &row.paragraphs.old } else { &row.paragraphs.new };
        side.contains(&at)
    });
    explain(comparison, Part::Paragraphs, row.unwrap()).unwrap()
}

fn pass(comparison: &Comparison, address: &str) -> Pass {
    explained(comparison, address).matched.unwrap().pass
}

mod passes {
    use super::*;

    #[test]
    fn the_same_words_are_identical_also_where_they_moved() {
        let [a, b, c, d, e, f] = PARAGRAPHS;
        let comparison = compared(&[f, a, b, c, d, e]);
        assert_eq!(pass(&comparison, "OP2"), Pass::Identical);
        assert_eq!(pass(&comparison, "OP1"), Pass::Identical);
        let row = explained(&comparison, "OP1").row;
        assert!(comparison.rows[row].moved);
    }

    #[test]
    fn other_years_are_masked() {
        let mut new = PARAGRAPHS;
        let later = new[0].replace("2023", "2024");
        new[0] = &later;
        assert_eq!(pass(&compared(&new), "OP1"), Pass::Masked);
    }

    #[test]
    fn other_words_are_found_in_order() {
        let mut new = PARAGRAPHS;
        let reworded = new[2].replace("the history of telescopes", "the use of modern telescopes");
        new[2] = &reworded;
        let comparison = compared(&new);
        let found = explained(&comparison, "OP3").matched.unwrap();
        assert_eq!(found.pass, Pass::InOrder);
        assert!(found.score.total() > found.least);
        assert!(found.score.own_words > 0.0 && found.score.beginning > 0.0);
        assert!(found.score.surroundings > 0.0);
    }

    #[test]
    fn a_reworded_paragraph_that_moved_is_found_out_of_order() {
        let [a, b, c, d, e, f] = PARAGRAPHS;
        let reworded = f.replace("inspectors", "engineers");
        let found = explained(&compared(&[&reworded, a, b, c, d, e]), "OP1");
        let found = found.matched.unwrap();
        assert_eq!(found.pass, Pass::OutOfOrder);
        assert_eq!(found.score.beginning, 0.0);
        assert!((found.least - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_pair_that_the_best_set_left_over_may_be_nearly_in_order() {
        let comparison = common::compare_texts(
            include_str!("../versions/en/A-RES-79-62.txt"),
            include_str!("../versions/en/A-RES-80-57.txt"),
        );
        assert_eq!(pass(&comparison, "OP3"), Pass::NearlyInOrder);
    }

    #[test]
    fn a_split_is_joined_to_the_pair_found_first() {
        let [a, b, c, _, e, f] = PARAGRAPHS;
        let first = "4. Decides to hold a summit of mountain guides in a place that is agreed;";
        let second = "5. Wishes interpreters, porters and cooks in a suitable village to be there;";
        let comparison = compared(&[a, b, c, first, second, e, f]);
        let found = explained(&comparison, "OP5");
        assert_eq!(found, explained(&comparison, "OP4"));
        let row = &comparison.rows[found.row];
        let found = found.matched.unwrap();
        assert_eq!(found.pass, Pass::Joined);
        assert!(row.paragraphs.new.contains(&found.seed.new));
        assert!(row.similarity.unwrap() > found.score.similarity);
    }

    #[test]
    fn a_new_paragraph_has_no_match_and_says_why_its_best_candidate_was_not_taken() {
        let [a, b, c, d, e, f] = PARAGRAPHS;
        let added = "7. Requests the Secretary-General to submit a report on fisheries in the southern rivers;";
        let comparison = compared(&[a, b, c, d, e, f, added]);
        let found = explained(&comparison, "OP7");
        assert_eq!(found.matched, None);
        assert_eq!(found.runners_up.old, None);
        let candidate = found.runners_up.new.unwrap();
        let old = &comparison.documents.old.paragraphs[candidate.index];
        assert_eq!(old.address.as_str(), "OP1");
        let Refused::Taken { row, score } = candidate.refused else {
            panic!("{candidate:?}");
        };
        assert_eq!(row, explained(&comparison, "OP1").row);
        assert!(score > candidate.score.total());
    }

    #[test]
    fn a_removed_paragraph_like_no_other_has_no_candidate() {
        let comparison = compared(&PARAGRAPHS[..5]);
        let found = explained(&comparison, "old:OP6");
        assert_eq!(found.matched, None);
        assert_eq!(found.runners_up.old, None);
    }
}

mod laws {
    use super::*;

    const PAIRS: [(&str, &str); 2] = [
        (
            include_str!("../versions/en/A-RES-78-241.txt"),
            include_str!("../versions/en/A-RES-79-62.txt"),
        ),
        (
            include_str!("../versions/en/A-RES-79-62.txt"),
            include_str!("../versions/en/A-RES-80-57.txt"),
        ),
    ];

    fn all(comparison: &Comparison) -> Vec<Explanation> {
        let of = |part: Part| {
            let rows = 0..comparison.rows(part).len();
            rows.map(move |row| explain(comparison, part, row).unwrap())
        };
        of(Part::Paragraphs).chain(of(Part::Notes)).collect()
    }

    #[test]
    fn an_explanation_says_what_the_comparison_did() {
        for (old, new) in PAIRS {
            for (old, new) in [(old, new), (new, old)] {
                let comparison = common::compare_texts(old, new);
                for found in all(&comparison) {
                    let row = &comparison.rows(found.part)[found.row];
                    let Some(matched) = &found.matched else {
                        assert_eq!(row.similarity, None);
                        continue;
                    };
                    let similarity = row.similarity.unwrap();
                    if matched.pass == Pass::Joined {
                        assert!(similarity > matched.score.similarity);
                    } else {
                        assert!((similarity - matched.score.similarity).abs() < 1e-6);
                    }
                    assert!(matched.score.total() > matched.least - 1e-6, "{found:?}");
                }
            }
        }
    }

    #[test]
    fn a_runner_up_is_never_of_the_row() {
        for (old, new) in PAIRS {
            let comparison = common::compare_texts(old, new);
            for found in all(&comparison) {
                let row = &comparison.rows(found.part)[found.row];
                for (candidate, own) in [
                    (&found.runners_up.old, &row.paragraphs.new),
                    (&found.runners_up.new, &row.paragraphs.old),
                ] {
                    let Some(candidate) = candidate else { continue };
                    assert!(!own.contains(&candidate.index));
                    if let Refused::Taken { row, .. } = candidate.refused {
                        assert_ne!(row, found.row);
                    }
                }
            }
        }
    }

    #[test]
    fn new_against_old_is_explained_as_old_against_new() {
        for (old, new) in PAIRS {
            let forth = common::compare_texts(old, new);
            let back = common::compare_texts(new, old);
            for found in all(&forth) {
                let rows = back.rows(found.part);
                let row = &forth.rows(found.part)[found.row];
                let mirrored = row.paragraphs.clone().swap();
                let at = rows.iter().position(|row| row.paragraphs == mirrored);
                let other = explain(&back, found.part, at.unwrap()).unwrap();
                let pass = |e: &Explanation| e.matched.as_ref().map(|m| (m.pass, m.score));
                assert_eq!(pass(&found), pass(&other));
                let best = |candidate: Option<resdiff::compare::Candidate>| {
                    candidate.map(|candidate| candidate.index)
                };
                assert_eq!(found.runners_up.map(best), other.runners_up.map(best).swap());
            }
        }
    }

    #[test]
    fn a_row_that_is_not_there_has_no_explanation() {
        let comparison = common::compare_texts(OPENER, OPENER);
        assert_eq!(explain(&comparison, Part::Notes, 0), None);
    }
}

fn resdiff(args: &str) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("resdiff");
    command.args(args.split(' ').filter(|arg| !arg.is_empty()));
    for name in ["RESDIFF_VERSIONS", "CLICOLOR_FORCE", "COLUMNS", "XDG_DATA_HOME"] {
        command.env_remove(name);
    }
    command.env("HOME", "/nowhere");
    command
}

fn printed(args: &str) -> String {
    let output = resdiff(args).output().unwrap();
    assert!(output.status.success(), "{args}");
    assert!(output.stderr.is_empty(), "{args}");
    String::from_utf8(output.stdout).unwrap()
}

mod command {
    use super::*;

    #[test]
    fn all_rules_are_listed_by_class() {
        let list = printed("explain");
        let classes: Vec<&str> =
            list.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect();
        assert!(classes.into_iter().eq(Class::ALL.iter().map(|class| class.name())));
        for rule in Rule::ALL {
            assert!(list.contains(&format!("\n  {rule} ")), "{rule}");
        }
    }

    #[test]
    fn a_verb_has_its_ladders_in_the_language_asked_for() {
        resdiff("explain verb")
            .assert()
            .success()
            .stdout(starts_with("verb · action\n"))
            .stdout(contains("en/operative, weakest first"))
            .stdout(contains("\n   5  urges, urging"));
        resdiff("explain VERB --lang fr")
            .assert()
            .success()
            .stdout(contains("fr/").and(contains("en/").not()));
    }

    #[test]
    fn addresses_are_found_in_any_case_on_both_sides_and_notes_too() {
        let new = printed("explain op1 78/241 79/62");
        assert_eq!(new, printed("explain new:OP1 78/241 79/62"));
        assert!(new.contains("How it was matched"), "{new}");
        let old = printed("explain old:pp1 78/241 79/62");
        assert_eq!(old, printed("explain PP2 78/241 79/62"));
        let note = printed("explain note 3 78/241 79/62");
        assert_eq!(note, printed("explain note:3 78/241 79/62"));
        assert!(note.contains("+ note 3 added"), "{note}");
    }

    #[test]
    fn every_change_has_its_class_and_each_rule_stands_once() {
        let page = printed("explain PP2 78/241 79/62 --width 100");
        let rules = page.split("\nRules\n").nth(1).unwrap();
        let names = rules.lines().filter(|line| !line.starts_with("   "));
        let names: Vec<&str> = names.filter_map(|l| l.split_whitespace().next()).collect();
        assert!(!names.is_empty());
        for name in &names {
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1);
            assert!(page.contains(&format!(" by {name}: ")), "{name}\n{page}");
        }
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for what in ["", "qualifier", "PP2 78/241 79/62", "old:OP2 78/241 79/62"] {
            for width in [20, 40, 80, 160] {
                let page = printed(&format!("explain {what} --width {width}"));
                for line in page.lines() {
                    assert!(line.chars().count() <= width, "{width}: {line}");
                }
            }
        }
    }

    #[test]
    fn colour_changes_looks_not_words() {
        let plain = printed("explain PP2 78/241 79/62 --color never");
        let coloured = printed("explain PP2 78/241 79/62 --color always");
        assert!(coloured.contains('\u{1b}') && !plain.contains('\u{1b}'));
        assert!(coloured.contains("How it was matched"));
    }

    #[test]
    fn what_is_unknown_is_told_with_what_is_near() {
        for (args, sentence) in [
            ("explain verbs", "verbs is no rule; did you mean verb"),
            ("explain zzzzzzzz", "zzzzzzzz is no rule: see `resdiff explain`"),
            (
                "explain OP99 78/241 79/62",
                "the new text (A/RES/79/62) has no OP99; did you mean OP9",
            ),
            (
                "explain old:PP99 78/241 79/62",
                "the old text (A/RES/78/241) has no PP99; did you mean PP9",
            ),
            ("explain OP5 79/62 80/57", "has no OP5; did you mean old:OP5, OP4 or OP3?"),
            ("explain old:OP9 78/241 79/62", "has no OP9; did you mean new:OP9"),
            ("explain note:33 78/241 79/62", "has no note 33; did you mean note:3"),
            ("explain OP1 78/241", "name its address and both texts"),
            ("explain OP1 OP2 78/241 79/62", "two addresses"),
            ("explain old: 78/241 79/62", "names no paragraph"),
            ("explain OP1 - -", "standard input can be read only once"),
            ("explain OP1 78/241 nonsense", "nonsense is neither"),
            (
                "explain --format html",
                "explain cannot be written as html: use --format terminal or json",
            ),
        ] {
            resdiff(args)
                .assert()
                .code(2)
                .stdout(is_empty())
                .stderr(starts_with("resdiff: ").and(contains(sentence)))
                .stderr(predicate::function(|text: &str| text.lines().count() == 1));
        }
    }
}

mod json {
    use super::*;

    fn value(args: &str) -> Value {
        serde_json::from_str(&printed(&format!("{args} --format json"))).unwrap()
    }

    #[test]
    fn explanations_are_as_their_schema_says() {
        for address in ["Opener", "PP1", "PP2", "PP5", "OP1", "old:OP2", "note:3"] {
            let value = value(&format!("explain {address} 78/241 79/62"));
            assert_valid("explanation", &value);
        }
    }

    #[test]
    fn every_row_of_the_next_year_is_as_the_schema_says() {
        let documents = [
            include_str!("../versions/en/A-RES-79-62.txt"),
            include_str!("../versions/en/A-RES-80-57.txt"),
        ];
        let comparison = common::compare_texts(documents[0], documents[1]);
        let validator = validator("explanation");
        for row in 0..comparison.rows.len() {
            let found = explain(&comparison, Part::Paragraphs, row).unwrap();
            let mut bytes = Vec::new();
            resdiff::render::json::write_explanation(&mut bytes, &comparison.view(), &found)
                .unwrap();
            let value = serde_json::from_slice(&bytes).unwrap();
            assert!(validator.is_valid(&value), "{value}");
        }
    }

    #[test]
    fn the_schema_rejects_what_it_should() {
        let good = value("explain PP2 78/241 79/62");
        let validator = validator("explanation");
        assert!(validator.is_valid(&good));
        for (pointer, bad) in [
            ("/schema", Value::from("resdiff.explanation/2")),
            ("/over", "rows".into()),
            ("/matched/pass", "guessed".into()),
            ("/matched/score/similarity", 2.into()),
            ("/changes/0/class", "other".into()),
            ("/old/addresses", Value::Null),
        ] {
            let mut value = good.clone();
            *value.pointer_mut(pointer).unwrap() = bad;
            assert!(!validator.is_valid(&value), "{pointer}");
        }
    }

    #[test]
    fn rules_are_as_their_schema_says() {
        for lang in ["en", "fr", "zh", "ar"] {
            let all = value(&format!("explain --lang {lang}"));
            assert_valid("rules", &all);
            let count = all["rules"].as_array().unwrap().len();
            assert_eq!(count, Rule::ALL.len());
        }
        let one = value("explain verb");
        assert_valid("rules", &one);
        assert_eq!(one["rules"][0]["tables"][0]["name"], "en/operative");
    }

    #[test]
    fn the_schema_has_every_class() {
        let classes: Vec<&str> = Class::ALL.iter().map(|class| class.name()).collect();
        assert_eq!(schema("comparison")["$defs"]["class"]["enum"], Value::from(classes));
    }
}
