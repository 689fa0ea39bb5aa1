//! What a comparison says about the whole document: each rule on a short made-up text, laws on random texts, and
//! everything that is found in three resolutions that come with the program.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use resdiff::classify::Class;
use resdiff::compare::Change;
use resdiff::findings::{ReferenceVerdict, Spot, Thing, ThingKind};
use resdiff::model::Resolution;
use resdiff::view::View;

mod common;
#[path = "common/draft.rs"]
#[allow(dead_code, reason = "shared with tests/laws.rs, which needs all of it")]
mod draft;

use common::{Analysis, compare_texts, rebuild_bytes};
use draft::{Form, pair};

const FORM: Form = Form::Wrapped(80);

/// A resolution of the General Assembly with these paragraphs.
fn resolution(symbol: &str, session: &str, adopted: &str, paragraphs: &[&str]) -> String {
    let head = format!(
        "United Nations A/RES/{symbol}\nGeneral Assembly Distr.: General\n\n{session} session\nAgenda item 99\n\n\
         Resolution adopted by the General Assembly on {adopted}\n\n{symbol}. Verification\n\n"
    );
    let body: Vec<String> = paragraphs.iter().map(|text| format!("{text}\n\n")).collect();
    format!("{head}The General Assembly,\n\n{}", body.concat())
}

/// Two resolutions of this and of last year.
fn years(old: &[&str], new: &[&str]) -> Analysis {
    compare_texts(
        &resolution("78/241", "Seventy-eighth", "22 December 2023", old),
        &resolution("79/62", "Seventy-ninth", "2 December 2024", new),
    )
}

/// The runs in short: "OP1–OP3 → OP2–OP4".
fn runs(view: &View<'_>) -> Vec<String> {
    let runs = view.findings.renumbered.iter();
    runs.map(|run| {
        let ends = run.ends(&view.rows, view.documents);
        format!("{} → {}", ends.old.join("–"), ends.new.join("–"))
    })
    .collect()
}

fn place(spot: &Spot, document: &Resolution) -> String {
    format!("{} {}", spot.address(document), spot.text(document))
}

/// The references in short: "OP3 paragraph 2: right".
fn references(comparison: &Analysis) -> Vec<String> {
    let references = comparison.findings.references.iter();
    references
        .map(|one| {
            let at = place(&one.new.spot, &comparison.documents.new);
            format!("{at}: {}", one.verdict.name())
        })
        .collect()
}

/// What was missed in short: "OP4 seventy-ninth (OP1 seventy-ninth, OP1 eightieth)".
fn missed(comparison: &Analysis) -> Vec<String> {
    let documents = &comparison.documents;
    let missed = comparison.findings.missed.iter();
    missed
        .map(|one| {
            let (old, new) = (&one.evidence.old, &one.evidence.new);
            format!(
                "{} ({}, {})",
                place(&one.spot, &documents.new),
                place(old, &documents.old),
                place(new, &documents.new)
            )
        })
        .collect()
}

/// The things of a kind in short: "- A/79/88 OP1", "+ 100 dollars OP2", "X [a] → [b]".
fn deltas(comparison: &Analysis, kind: ThingKind) -> Vec<String> {
    let documents = &comparison.documents;
    let told = |thing: &Thing, document: &Resolution| {
        let places: Vec<String> = thing.spots.iter().map(|spot| spot.address(document)).collect();
        let value = thing.value.as_ref().map(|value| format!(" [{value}]")).unwrap_or_default();
        format!("{}{value} {}", thing.name, places.join(" "))
    };
    let own = comparison.findings.deltas.iter().filter(|delta| delta.kind == kind);
    own.map(|delta| match (&delta.sides.old, &delta.sides.new) {
        (Some(old), None) => format!("- {}", told(old, &documents.old)),
        (None, Some(new)) => format!("+ {}", told(new, &documents.new)),
        (Some(old), Some(new)) => {
            format!("{} → {}", told(old, &documents.old), told(new, &documents.new))
        }
        (None, None) => "nothing".to_owned(),
    })
    .collect()
}

/// The passages in short: "OP2 → OP5: words".
fn passages(comparison: &Analysis) -> Vec<String> {
    let documents = &comparison.documents;
    let passages = comparison.findings.passages.iter();
    passages
        .map(|one| {
            let old = one.spots.old.address(&documents.old);
            format!("{old} → {}", place(&one.spots.new, &documents.new))
        })
        .collect()
}

const FISH: &str = "Urges States to protect small fishing harbours from storms";
const BOOKS: &str = "Invites libraries to lend printed books to travelling readers";
const TREES: &str = "Encourages gardeners to plant fruit trees along dusty roads";
const CLOCKS: &str = "Welcomes the repair of church clocks by skilled volunteers";

#[test]
fn runs_of_the_same_step_are_one() {
    let numbered = |texts: &[&str]| -> Vec<String> {
        texts.iter().enumerate().map(|(at, text)| format!("{}. {text};", at + 1)).collect()
    };
    let old = numbered(&[FISH, BOOKS, TREES]);
    let new = numbered(&[CLOCKS, FISH, BOOKS, TREES]);
    let text = |lines: &[String]| {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        resolution("79/62", "Seventy-ninth", "2 December 2024", &lines)
    };
    let comparison = compare_texts(&text(&old), &text(&new));
    assert_eq!(runs(&comparison.view()), ["OP1–OP3 → OP2–OP4"]);
    // A removal in the middle begins a new run; what keeps its address is not listed.
    let comparison = compare_texts(
        &text(&numbered(&[FISH, BOOKS, TREES, CLOCKS])),
        &text(&numbered(&[FISH, TREES, CLOCKS])),
    );
    assert_eq!(runs(&comparison.view()), ["OP3–OP4 → OP2–OP3"]);
    // A moved row is apart.
    let comparison = compare_texts(
        &text(&numbered(&[FISH, BOOKS, TREES, CLOCKS])),
        &text(&numbered(&[CLOCKS, FISH, BOOKS, TREES])),
    );
    assert_eq!(runs(&comparison.view()), ["OP4 → OP1", "OP1–OP3 → OP2–OP4"]);
}

#[test]
fn references_are_checked_against_what_they_pointed_to() {
    let old = &[
        "1. Urges States to protect small fishing harbours from storms;",
        "2. Invites libraries to lend printed books to travelling readers;",
        "3. Decides to review the loans mentioned in paragraph 2 above;",
        "4. Decides also to review the harbours referred to in paragraph 1 of the present resolution;",
        "5. Recalls paragraph 12 of resolution 78/241 and paragraph 3 of its resolution 77/1;",
    ];
    let new = &[
        "1. Welcomes the repair of church clocks by skilled volunteers;",
        "2. Urges States to protect small fishing harbours from storms;",
        "3. Invites libraries to lend printed books to travelling readers;",
        "4. Decides to review the loans mentioned in paragraph 2 above;",
        "5. Decides also to review the harbours referred to in paragraph 2 of the present resolution;",
        "6. Recalls paragraph 12 of resolution 78/241 and paragraph 3 of its resolution 77/1;",
    ];
    assert_eq!(references(&years(old, new)), ["OP4 paragraph 2: stale", "OP5 paragraph 2: right"]);
    assert_eq!(references(&years(old, old)), ["OP3 paragraph 2: right", "OP4 paragraph 1: right"]);
}

#[test]
fn a_reference_that_was_changed_to_another_paragraph_points_elsewhere() {
    let text = |number: &str| {
        [
            "1. Urges States to protect small fishing harbours from storms;".to_owned(),
            "2. Invites libraries to lend printed books to travelling readers;".to_owned(),
            format!("3. Decides to review the matters mentioned in paragraph {number} above;"),
        ]
    };
    let (old, new) = (text("1"), text("2"));
    let (old, new) = (old.each_ref().map(String::as_str), new.each_ref().map(String::as_str));
    let comparison = years(&old, &new);
    assert_eq!(references(&comparison), ["OP3 paragraph 2: points-elsewhere"]);
    assert_eq!(comparison.findings.references[0].verdict, ReferenceVerdict::PointsElsewhere);
}

#[test]
fn lists_ranges_letters_and_the_preamble_are_references() {
    let text = &[
        "Recalling the harbours,",
        "1. Decides:",
        "(a) To protect small fishing harbours from storms;",
        "(b) To lend printed books to travelling readers;",
        "2. Welcomes the repair of church clocks by skilled volunteers;",
        "3. Encourages gardeners to plant fruit trees along dusty roads;",
        "4. Decides to review paragraphs 1 (b), 2 and 3 above and paragraphs 1 to 3 above;",
        "5. Recalls the first preambular paragraph of the present resolution.",
    ];
    let comparison = years(text, text);
    let targets: Vec<Vec<&str>> = comparison
        .findings
        .references
        .iter()
        .map(|one| {
            let paragraphs = &comparison.documents.new.paragraphs;
            one.new.targets.iter().map(|&at| paragraphs[at].address.as_str()).collect()
        })
        .collect();
    assert_eq!(targets, [vec!["OP1(b)", "OP2", "OP3"], vec!["OP1", "OP2", "OP3"], vec!["PP1"]]);
}

#[test]
fn references_are_found_in_other_languages() {
    for (text, words) in [
        (
            "L’Assemblée générale,\n\n1. Prie les États de protéger les ports de pêche ;\n\n2. Décide d’examiner les mesures visées au paragraphe 1 ci-dessus.",
            "paragraphe 1",
        ),
        (
            "大会，\n\n1. 请各国保护小型渔港免受风暴影响；\n\n2. 决定审查上文第1段所述措施。",
            "上文第1段",
        ),
        (
            "La Asamblea General,\n\n1. Solicita a los Estados que protejan los puertos pesqueros;\n\n2. Decide examinar las medidas mencionadas en el párrafo 1 supra.",
            "párrafo 1",
        ),
        (
            "Генеральная Ассамблея,\n\n1. просит государства защитить рыбацкие гавани;\n\n2. постановляет рассмотреть меры, упомянутые в пункте 1 выше.",
            "пункте 1",
        ),
        (
            "إن الجمعية العامة،\n\n1. تطلب إلى الدول حماية موانئ الصيد؛\n\n2. تقرر استعراض التدابير المشار إليها في الفقرة 1 أعلاه.",
            "الفقرة 1",
        ),
    ] {
        let comparison = compare_texts(text, text);
        let found: Vec<&str> = comparison
            .findings
            .references
            .iter()
            .map(|one| one.new.spot.text(&comparison.documents.new))
            .collect();
        assert_eq!(found, [words]);
        assert_eq!(comparison.findings.references[0].verdict, ReferenceVerdict::Right, "{words}");
    }
}

#[test]
fn a_session_left_behind_is_told_with_what_moved_on() {
    let old = &[
        "1. Requests the Secretary-General to report on harbours at its seventy-ninth session;",
        "2. Decides to include the question of books in the provisional agenda of its seventy-ninth session;",
        "3. Requests the Secretary-General to report on clocks at its seventy-ninth session.",
    ];
    let new = &[
        "1. Requests the Secretary-General to report on harbours at its eightieth session;",
        "2. Decides to include the question of books in the provisional agenda of its eightieth session;",
        "3. Requests the Secretary-General to report on clocks at its seventy-ninth session.",
    ];
    assert_eq!(missed(&years(old, new)), ["OP3 seventy-ninth (OP1 seventy-ninth, OP1 eightieth)"]);
    assert_eq!(missed(&years(old, old)), [""; 0]);
}

#[test]
fn a_year_left_behind_in_a_subparagraph_is_told() {
    let old = &[
        "1. Requests the Committee on Harbours, at its session in 2024:",
        "(a) To consider proposals which may be submitted to the Committee at its session in 2024;",
    ];
    let new = &[
        "1. Requests the Committee on Harbours, at its session in 2025:",
        "(a) To consider proposals which may be submitted to the Committee at its session in 2024;",
    ];
    assert_eq!(missed(&years(old, new)), ["OP1(a) 2024 (OP1 2024, OP1 2025)"]);
}

#[test]
fn a_session_in_a_new_clause_is_meant() {
    let old = &[
        "1. Requests the Secretary-General to report on harbours at its seventy-ninth session;",
        "2. Requests the Secretary-General to report to the General Assembly at its seventy-ninth session on clocks.",
    ];
    let new = &[
        "1. Requests the Secretary-General to report on harbours at its eightieth session;",
        "2. Requests the Secretary-General to report to the General Assembly at its seventy-ninth session, through the Economic \
         and Social Council, on bells, and at its eightieth session on clocks.",
    ];
    assert_eq!(missed(&years(old, new)), [""; 0]);
}

#[test]
fn what_is_told_of_the_past_is_not_missed() {
    let past = [
        "Recalls that it decided to report on clocks at its seventy-ninth session.",
        "Notes that the Committee considered clocks at its seventy-ninth session.",
        "Welcomes the request to report on clocks at its seventy-ninth session.",
        "Requests the Committee to publish the report on clocks adopted at its seventy-ninth session.",
        "Requests the Committee to report on clocks at its ninetieth session.",
    ];
    for last in past {
        let last = format!("2. {last}");
        let old = [
            "1. Requests the Secretary-General to report on harbours at its seventy-ninth session;",
            &last,
        ];
        let new = [
            "1. Requests the Secretary-General to report on harbours at its eightieth session;",
            &last,
        ];
        assert_eq!(missed(&years(&old, &new)), [""; 0], "{last}");
    }
}

#[test]
fn documents_have_one_name_in_all_spellings() {
    let old = &[
        "Recalling its resolutions 77/1 of 7 December 2022 and 78/241 of 22 December 2023,",
        "1. Takes note of the report of the Secretary-General, A/78/409;",
        "2. Recalls Security Council resolution 2654 (2022) and Human Rights Council resolution 51/22 of 7 October 2022.",
    ];
    let new = &[
        "1. Takes note of A/RES/78/241 of 22 December 2023;",
        "2. Recalls Security Council resolution 2703 (2023), Human Rights Council resolution 51/22 of 7 October 2022 and decision 78/547.",
    ];
    assert_eq!(
        deltas(&years(old, new), ThingKind::Document),
        [
            "+ S/RES/2703 (2023) OP2",
            "+ decision 78/547 OP2",
            "- A/RES/77/1 [7 December 2022] PP1",
            "- A/78/409 OP1",
            "- S/RES/2654 (2022) OP2",
        ]
    );
}

#[test]
fn symbols_are_whole() {
    let old = &["1. Takes note of A/80/6 (Sect. 3) and A/78/5."];
    let new = &[
        "1. Takes note of A/80/6 (Sect. 29), A/80/6 (Sect. 29)/Corr.1, A/78/5 (Vol. I), resolution GC(67)/RES/13, \
         GOV/INF/2005/10-GC(49)/INF/6 and A/78/5;",
        "2. Recalls resolutions 76/247 A, B and C of 24 December 2021, 51/211 A to E of 18 December 1996 and 78/5 B, resolutions \
         217 A (III) of 10 December 1948, 1514 (XV) and 1874 (S-IV), resolutions 384 (81) and 385 (81) of another body, the \
         posts at grade P-2/1 and resolution 5/14 of the United Nations Environment Assembly.",
    ];
    assert_eq!(
        deltas(&years(old, new), ThingKind::Document),
        [
            "+ A/80/6 (Sect. 29) OP1",
            "+ A/80/6 (Sect. 29)/Corr.1 OP1",
            "+ A/78/5 (Vol. I) OP1",
            "+ GC(67)/RES/13 OP1",
            "+ GOV/INF/2005/10-GC(49)/INF/6 OP1",
            "+ A/RES/76/247 A–C [24 December 2021] OP2",
            "+ A/RES/51/211 A–E [18 December 1996] OP2",
            "+ A/RES/78/5 B OP2",
            "+ A/RES/217 A (III) [10 December 1948] OP2",
            "+ A/RES/1514 (XV) OP2",
            "+ A/RES/1874 (S-IV) OP2",
            "+ UNEP/EA.5/Res.14 OP2",
            "- A/80/6 (Sect. 3) OP1",
        ]
    );
}

#[test]
fn a_number_is_a_resolution_of_the_organ_that_is_printed() {
    let new = &[
        "Recalling Human Rights Council resolution 66/12, General Assembly resolution 60/251 and resolution 2005/80 of the Commission on Human Rights,",
        "1. Takes note of resolutions 5/1 and 68/3 of the Human Rights Council and of decision 2/115;",
        "2. Recalls its resolutions 77/1 and 78/5, and resolution 57/28 of 11 October 2024.",
    ];
    assert_eq!(
        deltas(&years(&[], new), ThingKind::Document),
        [
            "+ A/HRC/RES/66/12 PP1",
            "+ A/RES/60/251 PP1",
            "+ Commission on Human Rights resolution 2005/80 PP1",
            "+ A/HRC/RES/5/1 OP1",
            "+ A/HRC/RES/68/3 OP1",
            "+ decision 2/115 OP1",
            "+ A/RES/77/1 OP2",
            "+ A/RES/78/5 OP2",
            "+ A/HRC/RES/57/28 [11 October 2024] OP2",
        ]
    );
}

#[test]
fn a_council_cites_its_own_resolutions() {
    let text = |paragraph: &str| {
        format!(
            "United Nations A/HRC/RES/60/3\nGeneral Assembly Distr.: General\n\nHuman Rights Council\nSixtieth session\n\n\
             Resolution adopted by the Human Rights Council on 6 October 2025\n\n60/3. Verification\n\n\
             The Human Rights Council,\n\n1. {paragraph}\n"
        )
    };
    let comparison = compare_texts(
        &text("Welcomes the repair of church clocks by skilled volunteers."),
        &text(
            "Recalls its resolution 57/28, resolution 79/62 and General Assembly resolution 48/141.",
        ),
    );
    assert_eq!(
        deltas(&comparison, ThingKind::Document),
        ["+ A/HRC/RES/57/28 OP1", "+ A/RES/79/62 OP1", "+ A/RES/48/141 OP1"]
    );
}

#[test]
fn requests_have_deadlines_and_agenda_items_sessions() {
    let old = &[
        "1. Requests the Secretary-General to report on harbours at its seventy-ninth session;",
        "2. Requests the Secretary-General to publish maps;",
        "3. Decides to include in the provisional agenda of its seventy-ninth session the item entitled “Harbours”.",
    ];
    let new = &[
        "1. Requests the Secretary-General to report on harbours at its eightieth session;",
        "2. Decides to include in the provisional agenda of its eightieth session the item entitled “Harbours”.",
    ];
    let comparison = years(old, new);
    assert_eq!(
        deltas(&comparison, ThingKind::Request),
        [
            "Requests the Secretary-General to report on harbours at its seventy-ninth session [seventy-ninth session] OP1 → Requests the Secretary-General to report on harbours at its eightieth session [eightieth session] OP1",
            "- Requests the Secretary-General to publish maps OP2",
        ]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::AgendaItem),
        ["Harbours [seventy-ninth session] OP3 → Harbours [eightieth session] OP2"]
    );
}

#[test]
fn every_verb_by_which_somebody_is_asked_makes_a_request() {
    let old = &[
        "1. Requests the Secretary-General to keep the registry, and to report thereon;",
        "2. Welcomes the report.",
    ];
    let new = &[
        "1. Expresses its concern, and reiterates its request to the Secretary-General to keep the registry, and to report thereon;",
        "2. Invites the Committee on Harbours to publish charts by July 2026, and calls upon all States to help;",
        "3. Encourages the High Commissioner for Harbours to train pilots by the end of 2027;",
        "4. Urges Member States to dredge, and once again requests that the Secretary-General report thereon;",
        "5. Calls upon donors, and invites the banks of the region, to lend, and decides to meet at its eightieth session;",
        "6. Encourages efforts to lend and calls for the use of charts, in line with the rules adopted by the Conference on 29 May 2009.",
    ];
    assert_eq!(
        deltas(&years(old, new), ThingKind::Request),
        [
            "+ Invites the Committee on Harbours to publish charts by July 2026 [July 2026] OP2",
            "+ calls upon all States to help OP2",
            "+ Encourages the High Commissioner for Harbours to train pilots by the end of 2027 [end of 2027] OP3",
            "+ Urges Member States to dredge OP4",
            "+ requests that the Secretary-General report thereon OP4",
            "+ Calls upon donors, and invites the banks of the region, to lend OP5",
        ]
    );
}

/// A request is none the less one behind an aside, another that names nobody, or a list of adjectives.
#[test]
fn requests_stand_behind_asides_and_behind_clauses_that_ask_nobody() {
    let old = &["1. Welcomes the report."];
    let new = &[
        "1. Urges its dredging in 2026, and requests the Secretary-General to report thereon;",
        "2. Acknowledges the need for charts at all levels while urging all States to draw them;",
        "3. Calls upon the pilots of the north to rest;",
        "4. Encourages international, regional and local organizations to lend;",
        "5. Demands once more that the harbour be opened;",
        "6. Reiterates the urgent call upon the Committee to meet;",
        "7. Continues to encourage the Committee to publish its charts;",
        "8. Encourages further efforts to lend;",
        "9. Invites and encourages all States to dredge.",
    ];
    assert_eq!(
        deltas(&years(old, new), ThingKind::Request),
        [
            "+ requests the Secretary-General to report thereon OP1",
            "+ urging all States to draw them OP2",
            "+ Calls upon the pilots of the north to rest OP3",
            "+ Encourages international, regional and local organizations to lend OP4",
            "+ Demands once more that the harbour be opened OP5",
            "+ Reiterates the urgent call upon the Committee to meet OP6",
            "+ Continues to encourage the Committee to publish its charts OP7",
            "+ Invites and encourages all States to dredge OP9",
        ]
    );
}

/// The end of a State's name is not the name of another where a stroke joins it to the name before.
#[test]
fn a_name_behind_a_stroke_is_not_cut() {
    let old = &["1. Welcomes the judgment."];
    let new = &["1. Welcomes the judgment in the case of the islands (Gabon/Equatorial Guinea)."];
    let found = deltas(&years(old, new), ThingKind::State);
    assert!(!found.iter().any(|state| state.starts_with("+ Guinea")), "{found:?}");
}

/// What stands below "Requests the Secretary-General:" is asked of him, item by item.
#[test]
fn items_are_requests_of_the_paragraph_above_them() {
    let old = &[
        "1. Requests the Secretary-General:\n\n(a) To dredge the northern harbours;\n\n(b) To publish the charts of all lakes;",
        "2. Urges States to help the pilots.",
    ];
    let new = &[
        "1. Requests the Secretary-General:\n\n(a) To dredge the northern harbours;\n\n(b) To publish the charts of all lakes by 2026;\n\n\
         (c) To train young pilots;",
        "2. Encourages States to help the pilots.",
    ];
    assert_eq!(
        deltas(&years(old, new), ThingKind::Request),
        [
            "Requests the Secretary-General to publish the charts of all lakes OP1(b) → Requests the Secretary-General to publish \
             the charts of all lakes by 2026 [2026] OP1(b)",
            "+ Requests the Secretary-General to train young pilots OP1(c)",
            "Urges States to help the pilots OP2 → Encourages States to help the pilots OP2",
        ]
    );
}

/// A request whose words changed by more than their form is another one; one that only stands elsewhere is not.
#[test]
fn a_request_may_change_in_what_is_asked() {
    let old = &[
        "1. Invites the Committee on Harbours to publish charts of the northern lakes, and to send them to all libraries;",
        "2. Welcomes the maps, and requests the Secretary-General to report thereon.",
    ];
    let new = &[
        "1. Further invites the Committee on Harbours to publish charts of the southern lakes, and to send them to all libraries;",
        "2. Praises the maps, and reiterates its request to the Secretary-General to report thereon.",
    ];
    assert_eq!(
        deltas(&years(old, new), ThingKind::Request),
        [
            "Invites the Committee on Harbours to publish charts of the northern lakes, and to send them to all libraries OP1 → \
             invites the Committee on Harbours to publish charts of the southern lakes, and to send them to all libraries OP1"
        ]
    );
}

#[test]
fn names_are_whole_and_of_what_they_name() {
    let old = &[
        "1. Thanks the Government of Uruguay for 1,234,567.89 United States dollars and 500 dollars;",
        "2. Takes note of the draft framework convention.",
    ];
    let new = &[
        "1. Thanks the Governments of Kenya and Uruguay for 1 234 567.89 dollars and 700 dollars, as in the Antigua and Barbuda Agenda;",
        "2. Takes note of the draft Framework Convention, of the Committee on Economic, Social and Cultural Rights and of the \
         Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children.",
    ];
    let comparison = years(old, new);
    assert_eq!(deltas(&comparison, ThingKind::State), ["+ Kenya OP1"]);
    assert_eq!(deltas(&comparison, ThingKind::Money), ["500 dollars OP1 → 700 dollars OP1"]);
    assert_eq!(
        deltas(&comparison, ThingKind::Body),
        ["+ Committee on Economic, Social and Cultural Rights OP2"]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::Treaty),
        [
            "+ Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children OP2"
        ]
    );
}

#[test]
fn treaties_have_their_whole_names() {
    let old = &[
        "1. Recalls the Convention on Biological Diversity and the Chemical Weapons Convention;",
        "2. Notes the Trade Facilitation Agreement and the purposes of the Charter;",
        "3. Welcomes the boats.",
    ];
    let new = &[
        "1. Recalls the United Nations Convention on Biological Diversity and the Convention on the Prohibition of the Development, \
         Production, Stockpiling and Use of Chemical Weapons and on Their Destruction;",
        "2. Notes the Agreement on Trade Facilitation and the purposes of the Charter of the United Nations, the Pact for Harbours, \
         the Convention and the Protocols, and the Optional Protocol;",
        "3. Welcomes the African Charter on Human and Peoples’ Rights, the International Convention for the Protection of All Persons \
         from Enforced Disappearance, the Protocol for the Prohibition of the Use in War of Asphyxiating, Poisonous or Other Gases, and \
         of Bacteriological Methods of Warfare, the Treaty on Conventional Armed Forces in Europe, the accession to the Harbour Treaty by \
         Kenya, the Convention on Lamps in March, and the Relationship Agreement between the United Nations and the International \
         Harbour Court.",
    ];
    assert_eq!(
        deltas(&years(old, new), ThingKind::Treaty),
        [
            "+ African Charter on Human and Peoples’ Rights OP3",
            "+ International Convention for the Protection of All Persons from Enforced Disappearance OP3",
            "+ Protocol for the Prohibition of the Use in War of Asphyxiating, Poisonous or Other Gases, and of Bacteriological \
             Methods of Warfare OP3",
            "+ Treaty on Conventional Armed Forces in Europe OP3",
            "+ Harbour Treaty OP3",
            "+ Convention on Lamps OP3",
            "+ Relationship Agreement between the United Nations and the International Harbour Court OP3",
        ]
    );
}

#[test]
fn money_states_bodies_and_treaties_are_told() {
    let old = &[
        "Noting the meeting hosted by the Kingdom of the Netherlands and the Gulf of Guinea,",
        "1. Decides to appropriate 82,193,200 dollars for the Committee on Harbours and the Economic and Social Council;",
        "2. Recalls the Convention on the Rights of the Child and the work of the Special Committee in Caracas.",
    ];
    let new = &[
        "Noting the meeting hosted by Costa Rica and the Gulf of Guinea,",
        "1. Decides to appropriate 83 million dollars for the Office of Internal Oversight and the Economic and Social Council;",
        "2. Recalls the Paris Agreement and the work of the Special Committee in Bali.",
    ];
    let comparison = years(old, new);
    assert_eq!(
        deltas(&comparison, ThingKind::Money),
        ["82,193,200 dollars OP1 → 83 million dollars OP1"]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::State),
        ["+ Costa Rica PP1", "- Netherlands (Kingdom of the) PP1"]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::Body),
        ["+ Office of Internal Oversight OP1", "- Committee on Harbours OP1"]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::Treaty),
        ["+ Paris Agreement OP2", "- Convention on the Rights of the Child OP2"]
    );
}

#[test]
fn what_only_moves_is_no_delta() {
    let old = &[
        "1. Recalls resolution 77/1 and the Paris Agreement in Spain;",
        "2. Urges States to protect harbours.",
    ];
    let new = &[
        "1. Urges States to protect harbours;",
        "2. Recalls resolution 77/1 and the Paris Agreement in Spain.",
    ];
    assert_eq!(years(old, new).findings.deltas, []);
}

const LIBRARIES: &str = "1. Invites libraries to lend printed books, maps, atlases and old newspapers to travelling \
    readers, sailors, teachers and young musicians of every town";
const CLAUSE: &str =
    "on ways to address difficulties that storms raise for small harbours and their keepers";

#[test]
fn a_clause_that_stands_elsewhere_is_pointed_to() {
    // Near each other they would be one paragraph that was merged into another.
    let between = ["2. Thanks the bakers.", "3. Greets the weavers.", "4. Notes the frost."];
    let with = |first: String, last: String| -> String {
        [&[first.as_str()], &between[..], &[last.as_str()]].concat().join("\n\n")
    };
    let old = with(
        format!("{LIBRARIES};"),
        format!(
            "5. Requests every municipality to print the letters, songs, recipes and weather diaries of its \
             oldest inhabitants in a volume for schools, choirs and clubs of anglers, with opinions {CLAUSE}."
        ),
    );
    let new = with(
        format!("{LIBRARIES} and welcomes the debate {CLAUSE};"),
        "5. Congratulates painters upon their colourful exhibition.".to_owned(),
    );
    let comparison = years(&[&old], &[&new]);
    assert_eq!(passages(&comparison), [format!("OP5 → OP1 {CLAUSE}")]);
}

#[test]
fn short_or_common_clauses_are_no_passages() {
    let with = |clause: &str| {
        let old =
            format!("{LIBRARIES};\n\n2. Requests every municipality to collect opinions {clause}.");
        let new = format!(
            "{LIBRARIES} and welcomes the debate {clause};\n\n2. Congratulates painters upon their colourful exhibition."
        );
        (old, new)
    };
    let (old, new) = with("on storms that harm small harbours");
    assert_eq!(passages(&years(&[&old], &[&new])), [""; 0], "too short");
    let (old, new) = with(CLAUSE);
    let more = format!("{old}\n\n3. Thanks gardeners for planting trees and for essays {CLAUSE}.");
    assert_eq!(passages(&years(&[&more], &[&new])), [""; 0], "in two paragraphs");
    let (old, new) =
        with("in the Convention on the Rights of the Child and of the Parents of the Child");
    assert_eq!(passages(&years(&[&old], &[&new])), [""; 0], "a name");
}

#[test]
fn operative_substance_is_read_first() {
    let old = &[
        "Noting the harbours of the north,",
        "1. Requests a long report on harbours;",
        "2. Urges States to protect small fishing harbours from storms.",
    ];
    let new = &[
        "Noting the harbours of the south,",
        "1. Requests a short report on harbours;",
        "2. Urges States to protect small fishing harbours from storms;",
        "3. Congratulates painters upon their colourful exhibition of yellow boats.",
    ];
    let comparison = years(old, new);
    let order: Vec<&str> = comparison
        .findings
        .reading_order
        .iter()
        .map(|&row| {
            let at = comparison.rows[row].paragraphs.new[0];
            comparison.documents.new.paragraphs[at].address.as_str()
        })
        .collect();
    // The last is a full stop that became a semicolon.
    assert_eq!(order, ["OP3", "OP1", "PP1", "OP2"]);
}

/// Where rows are left out, the findings name the rows that are left.
#[test]
fn findings_follow_when_classes_are_hidden() {
    let old = &[
        "1. Urges States to protect small fishing harbours from storms;",
        "2. Requests the Secretary-General to publish maps by 1 May 2025.",
    ];
    let new = &[
        "Recalling its resolution 78/241 of 22 December 2023,",
        "1. Congratulates painters upon their colourful exhibition of yellow boats;",
        "2. Urges States to protect small fishing harbours from heavy storms;",
        "3. Requests the Secretary-General to publish maps by 1 May 2025.",
    ];
    let comparison = years(old, new);
    let (all, map) = (comparison.rows.len(), runs(&comparison.view()));
    assert_eq!(map, ["OP1–OP2 → OP2–OP3"]);
    let view = comparison.view().hide(Class::ALL);
    assert!(view.rows.len() < all, "something is left out");
    assert_eq!(runs(&view), map);
    assert_eq!(order_is_whole(&view), Ok(()));
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 96;
        config.rng_seed = RngSeed::Fixed(79_062);
    }
    config
}

/// Rows on both sides whose addresses differ.
fn renumbered(comparison: &Analysis) -> BTreeSet<usize> {
    let documents = &comparison.documents;
    let rows = comparison.rows.iter().enumerate();
    rows.filter(|(_, row)| {
        let old = row.paragraphs.old.iter().map(|&at| &documents.old.paragraphs[at].address);
        let new = row.paragraphs.new.iter().map(|&at| &documents.new.paragraphs[at].address);
        row.similarity.is_some() && old.ne(new)
    })
    .map(|(at, _)| at)
    .collect()
}

/// Every row whose address changed is in one run, and no other.
fn map_is_exact(comparison: &Analysis) -> common::Law {
    let listed: Vec<usize> =
        comparison.findings.renumbered.iter().flat_map(|run| run.rows.clone()).collect();
    let once: BTreeSet<usize> = listed.iter().copied().collect();
    if once.len() != listed.len() || once != renumbered(comparison) {
        return Err(format!("{listed:?} for {:?}", renumbered(comparison)));
    }
    Ok(())
}

/// The words of the reuse are those of the summary.
fn reuse_sums(comparison: &Analysis) -> common::Law {
    let (reuse, words) = (comparison.findings.reuse, comparison.summary.words);
    let sums = reuse.kept == words.kept
        && reuse.old == words.kept + words.removed
        && reuse.rolled_over + reuse.reworded + reuse.added == words.added;
    let new: usize = comparison.documents.new.paragraphs.len();
    if !sums || (new > 0 && reuse.new_words() == 0 && words.added > 0) {
        return Err(format!("{reuse:?} for {words:?}"));
    }
    Ok(())
}

/// Everything that changes is in the reading order once.
fn order_is_whole(view: &View<'_>) -> common::Law {
    let listed: BTreeSet<usize> = view.findings.reading_order.iter().copied().collect();
    let changed = |row: usize| view.rows[row].change != Change::Unchanged || view.rows[row].moved;
    let want: BTreeSet<usize> = (0..view.rows.len()).filter(|&row| changed(row)).collect();
    if listed != want || listed.len() != view.findings.reading_order.len() {
        return Err(format!("{listed:?} for {want:?}"));
    }
    Ok(())
}

fn all_hold(comparison: &Analysis) -> common::Law {
    map_is_exact(comparison)?;
    reuse_sums(comparison)?;
    order_is_whole(&comparison.view())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sums_and_maps_are_exact((old, new) in pair()) {
        let comparison = compare_texts(&old.print(FORM), &new.print(FORM));
        prop_assert_eq!(all_hold(&comparison), Ok(()));
    }

    #[test]
    fn a_text_against_itself_has_no_findings((draft, _) in pair()) {
        let text = draft.print(FORM);
        let found = compare_texts(&text, &text).findings;
        prop_assert_eq!(found.reuse.verbatim, found.reuse.old);
        prop_assert_eq!(found.reuse.new_words(), found.reuse.kept);
        prop_assert!(found.renumbered.is_empty() && found.missed.is_empty() && found.deltas.is_empty());
        prop_assert!(found.reading_order.is_empty() && found.passages.is_empty());
        prop_assert!(found.references.iter().all(|one| one.verdict == ReferenceVerdict::Right || one.new.targets.is_empty()));
    }

    /// New against old: what came went, what went came; the same addresses changed; as many words are kept.
    #[test]
    fn findings_mirror((old, new) in pair()) {
        let (old, new) = (old.print(FORM), new.print(FORM));
        let (there, back) = (compare_texts(&old, &new), compare_texts(&new, &old));
        let names = |comparison: &Analysis, turned: bool| -> BTreeSet<String> {
            let name = |thing: &Option<Thing>| thing.as_ref().map(|thing| thing.name.to_lowercase());
            let deltas = comparison.findings.deltas.iter().filter(|delta| delta.kind != ThingKind::Request && delta.kind != ThingKind::Money);
            deltas.map(|delta| {
                let (old, new) = (name(&delta.sides.old), name(&delta.sides.new));
                format!("{:?}", if turned { (new, old) } else { (old, new) })
            }).collect()
        };
        prop_assert_eq!(names(&there, false), names(&back, true));
        prop_assert_eq!(there.findings.reuse.kept, there.summary.words.kept);
        prop_assert_eq!(renumbered(&there).len(), renumbered(&back).len());
    }
}

fn bundled(name: &str) -> Resolution {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("versions/en").join(name);
    rebuild_bytes(&fs::read(path).unwrap(), name)
}

fn bundled_pair(old: &str, new: &str) -> Analysis {
    common::compare(&bundled(old), &bundled(new))
}

/// Everything that is found between 78/241 and 79/62, each read in the texts.
#[test]
fn the_findings_of_79_62_are_right() {
    let comparison = bundled_pair("A-RES-78-241.txt", "A-RES-79-62.txt");
    assert_eq!(all_hold(&comparison), Ok(()));
    assert_eq!(
        runs(&comparison.view()),
        ["PP1 → PP2", "PP2 → PP5", "PP5 → PP7", "PP6–PP9 → PP9–PP12", "OP2 → OP1", "OP4 → OP12"]
    );
    assert_eq!(references(&comparison), [""; 0]);
    assert_eq!(missed(&comparison), [""; 0]);
    assert_eq!(
        deltas(&comparison, ThingKind::Document),
        ["+ A/RES/78/241 [22 December 2023] PP1 OP1", "+ A/79/88 note 3"]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::AgendaItem),
        [
            "Lethal autonomous weapons systems [seventy-ninth session] OP4 → Lethal autonomous weapons systems [eightieth session] OP12"
        ]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::State),
        [
            "+ Philippines PP10",
            "+ Sierra Leone PP10",
            "+ Austria PP10",
            "- Netherlands (Kingdom of the) PP7",
            "- Costa Rica PP7",
            "- Luxembourg PP7",
            "- Trinidad and Tobago PP7",
        ]
    );
    assert_eq!(deltas(&comparison, ThingKind::Body), [""; 0]);
    assert_eq!(deltas(&comparison, ThingKind::Treaty), [""; 0]);
    assert_eq!(deltas(&comparison, ThingKind::Money), [""; 0]);
    assert_eq!(deltas(&comparison, ThingKind::Request).len(), 9);
    assert_eq!(
        passages(&comparison),
        [
            "OP3 → OP1 international and regional organizations, the International Committee of the Red Cross, civil society, the scientific community and industry"
        ]
    );
}

/// Everything that is found between 79/62 and 80/57, each read in the texts.
#[test]
fn the_findings_of_80_57_are_right() {
    let comparison = bundled_pair("A-RES-79-62.txt", "A-RES-80-57.txt");
    assert_eq!(all_hold(&comparison), Ok(()));
    assert_eq!(
        runs(&comparison.view()),
        ["PP11 → PP9", "PP13–PP16 → PP10–PP13", "OP6 → OP1", "OP3–OP4 → OP2–OP3", "OP12 → OP4"]
    );
    assert_eq!(missed(&comparison), [""; 0]);
    assert_eq!(
        deltas(&comparison, ThingKind::Document),
        ["+ A/RES/79/62 [2 December 2024] PP1 PP12", "+ A/RES/79/239 [24 December 2024] PP8"]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::Request),
        [
            "+ encourages States to conduct further exchanges to that effect OP1",
            "Calls upon the Group of Governmental Experts to fulfil its mandate as agreed to by the High Contracting Parties to \
             the Convention on Prohibitions or Restrictions on the Use of Certain Conventional Weapons Which May Be Deemed to Be \
             Excessively Injurious or to Have Indiscriminate Effects in 2023 as soon as possible, preferably by the end of 2025 \
             [end of 2025] OP4 → Calls upon the High Contracting Parties to the Convention on Prohibitions or Restrictions on \
             the Use of Certain Conventional Weapons Which May Be Deemed to Be Excessively Injurious or to Have Indiscriminate \
             Effects to work towards completing the set of elements for an instrument being developed within the mandate of \
             the Group of Governmental Experts on Emerging Technologies in the Area of Lethal Autonomous Weapons Systems, with \
             a view to future negotiations OP3",
            "- encourages all Member States to actively take part in the work of the Group of Governmental Experts, including \
             to consider taking part in the work of the Group of Governmental Experts as observers and adhering to the \
             Convention OP3",
            "- calls upon the High Contracting Parties to the Convention to spare no effort in this regard OP4",
            "- Invites the High Contracting Parties to the Convention to take into account the report of the Secretary-General \
             in their work within the Group of Governmental Experts OP5",
            "- Invites the Chair of the Group of Governmental Experts to participate in the open informal consultations for the \
             purpose of briefing the Member States of the work within the Group of Governmental Experts, its progress, and how \
             it relates to the work of the General Assembly OP8",
            "- Requests the Secretary-General to facilitate the informal consultations and to provide the support necessary to convene them OP10",
            "- Requests that the open informal consultations be conducted, if possible, after a meeting of the Group of \
             Governmental Experts for the purpose of complementarity and enriching its discussions OP11"
        ]
    );
    assert_eq!(
        deltas(&comparison, ThingKind::State),
        ["- Philippines PP10", "- Sierra Leone PP10", "- Austria PP10", "- Republic of Korea PP10"]
    );
    assert_eq!(deltas(&comparison, ThingKind::Treaty), [""; 0], "its short name");
    assert_eq!(passages(&comparison), [""; 0]);
}
