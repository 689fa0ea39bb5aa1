//! Classes and findings on the page: told in words, linked, and absent where there is nothing to tell.

use super::super::{Page, Report, classes, first};
use super::{made, report};
use crate::classify::{Class, Direction, Evidence, Rule, Verdict};
use crate::findings::{
    Delta, MissedRollOver, Passage, Pointer, Reference, ReferenceVerdict, RenumberedRun, Reuse,
    Spot, Thing, ThingKind,
};
use crate::model::{Part, Sides};
use crate::render::sample::{Sketch, added, removed, same};
use crate::view::{Hidden, View};

fn verdict(rule: Rule, direction: Option<Direction>, old: &str, new: &str) -> Option<Verdict> {
    let words = Sides::new(old.to_owned(), new.to_owned());
    Some(Verdict { rule, direction, evidence: Evidence::Words(words) })
}

/// OP1 with a stronger verb and a session that moved on; PP1 with the latter alone; OP2 new.
fn sample() -> View<'static> {
    let session = [removed("seventy-ninth"), added("eightieth")];
    let [old, new] = session.clone();
    Sketch::new()
        .row(&["PP1"], &["PP1"], &[same("Noting the "), old, new])
        .row(
            &["OP1"],
            &["OP1"],
            &[
                removed("Requests"),
                added("Urges"),
                same(" a report at the "),
                session[0].clone(),
                session[1].clone(),
            ],
        )
        .row(&[], &["OP2"], &[added("Decides to act <now>.")])
        .with(|c| {
            let rolled = verdict(Rule::OrdinalMovesOn, None, "seventy-ninth", "eightieth");
            let urged = Some(Direction::Strengthened);
            let urged = verdict(Rule::Verb, urged, "Requests", "Urges: <stronger>");
            for (row, span, verdict) in [
                (0, 1, &rolled),
                (0, 2, &rolled),
                (1, 0, &urged),
                (1, 1, &urged),
                (1, 3, &rolled),
                (1, 4, &rolled),
            ] {
                c.rows[row].spans[span].verdict = verdict.clone();
            }
            c.rows[2].spans[0].verdict = verdict(Rule::AddedParagraph, None, "", "it");
            c.findings.reading_order = vec![1, 2, 0];
        })
        .done()
}

fn spot(paragraph: usize, bytes: std::ops::Range<usize>) -> Spot {
    Spot { part: Part::Paragraphs, at: paragraph, bytes }
}

#[test]
fn rows_have_badges_and_reasons() {
    let html = report(&sample());
    for part in [
        "<tr class=\"row edited k k-action k-roll-over\" id=\"OP1\">",
        "<tr class=\"row edited k k-roll-over quiet\" id=\"PP1\">",
        "<tr class=\"row added k k-addition\" id=\"OP2\">",
        "<p class=\"action\"><strong>Verb or commitment (stronger): </strong><bdi>Requests → Urges: &lt;stronger&gt;</bdi></p>",
        "<summary>Routine update</summary><p class=\"roll-over\"><bdi>seventy-ninth → eightieth</bdi></p>",
        "<ins class=\"action\"><i>Urges</i></ins>",
        "<del class=\"action\"><i>Requests</i></del>",
        "<label for=\"kind-roll-over\"><input type=\"checkbox\" name=\"kind\" id=\"kind-roll-over\" checked> Routine update (2)</label>",
        "<span class=\"action\">Not shown: verb or commitment (1 change). </span>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(!html.contains("kind-figure\">"));
}

#[test]
fn moves_stay_when_their_class_is_hidden() {
    let mut view = sample();
    view.rows.to_mut()[0].moved = true;
    assert_eq!(classes::of_row(&view.rows[0]), " k-roll-over quiet");
}

#[test]
fn paper_has_kinds_without_boxes_and_folds() {
    let print = Report { print: true, ..Report::default() };
    let html = made(&sample(), &print);
    assert!(html.contains("<strong>Verb or commitment (stronger): </strong>"));
    assert!(html.contains("<details class=\"why\" open>") && !html.contains("type=\"checkbox\""));
}

#[test]
fn what_to_read_first_is_of_substance_and_short() {
    let view = sample();
    let options = Report::default();
    let read = first::first(&Page::new(&view, &options)).into_string();
    assert!(read.contains("<a href=\"#OP1\">") && read.contains("<a href=\"#OP2\">"));
    assert!(
        read.contains("<h3>New operative language</h3>")
            && read.contains("<h3>Stronger, weaker or lost</h3>")
    );
    assert!(!read.contains("#PP1"), "roll-over alone is not: {read}");
    let mut many = Sketch::new();
    for number in 1..=20 {
        many = many.row(&[], &[&format!("OP{number}")], &[added("Decides.")]);
    }
    let many = many
        .with(|c| {
            for row in &mut c.rows {
                row.spans[0].verdict = verdict(Rule::Verb, None, "", "");
            }
            c.findings.reading_order = (0..20).collect();
        })
        .done();
    let read = first::first(&Page::new(&many, &options)).into_string();
    assert_eq!(read.matches("<li>").count(), 20);
    assert!(read.contains("<details class=\"more\"><summary>and 18 more</summary>"), "{read}");
}

#[test]
fn without_findings_there_is_no_heading() {
    let html = report(&Sketch::new().unchanged("OP1", "OP1", "Decides.").done());
    for gone in ["id=\"findings\"", "#findings", "read-first\"", ">Types of change<"] {
        assert!(!html.contains(gone), "{gone}");
    }
}

#[test]
fn every_finding_is_told_with_links() {
    let mut view = sample();
    let thing = |name: &str, value: Option<&str>, paragraph| Thing {
        name: name.to_string(),
        value: value.map(str::to_string),
        whom: 0..0,
        spots: vec![spot(paragraph, 0..3), spot(paragraph, 4..5)],
    };
    let pointer =
        |paragraph, bytes, target| Pointer { spot: spot(paragraph, bytes), targets: vec![target] };
    let findings = view.findings.to_mut();
    findings.renumbered = vec![RenumberedRun { rows: vec![0, 1] }];
    findings.references = vec![
        Reference {
            old: Some(pointer(1, 0..8, 1)),
            new: pointer(2, 0..7, 0),
            verdict: ReferenceVerdict::Stale,
        },
        Reference { old: None, new: pointer(2, 0..7, 0), verdict: ReferenceVerdict::CannotTell },
    ];
    findings.missed = vec![MissedRollOver {
        spot: spot(2, 8..10),
        evidence: Sides::new(spot(0, 11..24), spot(0, 11..20)),
    }];
    findings.deltas = vec![
        Delta {
            kind: ThingKind::Request,
            sides: Sides::new(
                Some(thing("a <report>", Some("in May"), 1)),
                Some(thing("a <report>", Some("in June"), 1)),
            ),
        },
        Delta { kind: ThingKind::State, sides: Sides::new(None, Some(thing("Kenya", None, 2))) },
    ];
    findings.reuse = Reuse { old: 10, kept: 5, verbatim: 5, rolled_over: 1, reworded: 2, added: 2 };
    findings.passages = vec![Passage { spots: Sides::new(spot(0, 0..6), spot(2, 0..7)), words: 9 }];
    let html = report(&view);
    for part in [
        "<a href=\"#OP2\"><bdi>OP2</bdi></a> still says “<span dir=\"ltr\">Decides <strong>to</strong> act &lt;now&gt;.</span>”",
        "“<span dir=\"ltr\">seventy-ninth</span>” became “<span dir=\"ltr\">eightieth</span>”",
        "<strong>stale</strong>: <a href=\"#OP2\">",
        "1 reference cannot be checked",
        "<bdi>PP1–OP1</bdi> → <a href=\"#PP1\">",
        "Requests: 1 changed",
        "a &lt;report&gt;</bdi> <span class=\"fate\">(changed)</span>",
        "<td><bdi>in May</bdi>: <a href=\"#OP1\"><bdi>OP1</bdi></a></td>",
        "States named: 1 new",
        "<td><span class=\"facts\">not named</span></td>",
        "<strong>50.0%</strong> was kept (5 of 10 words)",
        "<strong>20.0%</strong> reworded",
        crate::render::ui::Ui::english().reuse_formula(),
        "9 words of old <a href=\"#PP1\">",
        "9 words dropped here, now in <a href=\"#OP2\">",
        "9 words from old <a href=\"#PP1\">",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}

#[test]
fn what_is_hidden_is_told_and_lost_places_have_no_link() {
    let mut view = sample();
    view.hidden = Hidden { classes: vec![Class::RollOver], changes: 2, rows: 1, notes: 0 };
    view.findings.to_mut().passages =
        vec![Passage { spots: Sides::new(spot(0, 0..6), spot(2, 0..7)), words: 9 }];
    view.rows.to_mut().pop();
    view.order.to_mut().pop();
    let html = report(&view);
    assert!(
        html.contains(
            "<strong>Hidden:</strong> routine (2 changes, 1 added or dropped paragraph)."
        )
    );
    assert!(html.contains("are now in <bdi>OP2</bdi>"));
}
