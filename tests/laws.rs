//! The laws of the design on random texts: drafts that are changed as drafters change them, and lines of every kind
//! in any order.
//!
//! Cases are the same in every run; `PROPTEST_CASES=1000` tries so many new ones instead.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

mod common;
#[path = "common/draft.rs"]
mod draft;

use resdiff::classify::Class;
use resdiff::compare::Row;
use resdiff::model::Side;

use common::{compare, compare_texts, json, rebuild};
use draft::{Draft, Form, draft, pair};

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
        config.rng_seed = RngSeed::Fixed(79_062);
    }
    config
}

/// A check inside a property.
fn holds(law: common::Law) -> Result<(), TestCaseError> {
    law.map_err(TestCaseError::fail)
}

const FORM: Form = Form::Wrapped(80);

proptest! {
    #![proptest_config(config(96))]

    /// Laws 1, 2 and 3.
    #[test]
    fn spans_rebuild_and_rows_are_in_order((old, new) in pair()) {
        holds(common::obeys_laws(&compare_texts(&old.print(FORM), &new.print(FORM))))?;
    }

    /// Law 1 where classes are hidden: no text is shown in words of the other one.
    #[test]
    fn hidden_changes_leave_each_text_its_words((old, new) in pair(), hidden in vec(select(Class::ALL), 0..9)) {
        let comparison = compare_texts(&old.print(FORM), &new.print(FORM));
        let view = comparison.view().hide(&hidden);
        for row in view.rows.iter() {
            let is_same = |other: &&Row| other.paragraphs == row.paragraphs;
            let whole = comparison.rows.iter().find(is_same).unwrap();
            for side in Side::BOTH {
                prop_assert_eq!(row.text(side), whole.text(side));
            }
        }
    }

    /// Law 3 where paragraphs come in any order.
    #[test]
    fn moves_are_fewest_in_any_order(old in draft(), order in any::<u64>()) {
        let mut new = old.clone();
        shuffle(&mut new.points, order);
        shuffle(&mut new.preamble, order);
        holds(common::obeys_laws(&compare_texts(&old.print(FORM), &new.print(FORM))))?;
    }

    /// Law 4.
    #[test]
    fn a_text_against_itself_is_unchanged(draft in draft()) {
        let text = draft.print(FORM);
        let comparison = compare_texts(&text, &text);
        holds(common::no_word_changes(&comparison))?;
        prop_assert_eq!(comparison.summary.paragraphs.relabelled, 0);
        prop_assert_eq!(comparison.summary.words.share_kept(), 1.0);
    }

    /// Law 4.
    #[test]
    fn another_width_changes_no_word(draft in draft(), old in 34usize..110, new in 34usize..110) {
        let comparison =
            compare_texts(&draft.print(Form::Wrapped(old)), &draft.print(Form::Wrapped(new)));
        holds(common::no_word_changes(&comparison))?;
    }

    /// Law 4: all numbers are shifted by paragraphs that come before.
    #[test]
    fn other_numbers_change_no_word(draft in draft(), shift in 1usize..120) {
        let shifted = Draft { first_number: draft.first_number + shift, ..draft.clone() };
        let comparison = compare_texts(&draft.print(FORM), &shifted.print(FORM));
        holds(common::no_word_changes(&comparison))?;
        prop_assert_eq!(comparison.summary.paragraphs.relabelled, draft.points.len());
    }

    /// Law 4.
    #[test]
    fn other_hyphens_quotes_and_spaces_change_no_word(draft in draft(), choices in vec(0usize..3, 97)) {
        let text = draft.print(FORM);
        let comparison = compare_texts(&text, &printed_otherwise(&text, &choices));
        holds(common::no_word_changes(&comparison))?;
    }

    /// Law 5.
    #[test]
    fn new_against_old_mirrors_old_against_new((old, new) in pair()) {
        let (old, new) = (rebuild(&old.print(FORM)), rebuild(&new.print(FORM)));
        holds(common::mirrors(&compare(&old, &new), &compare(&new, &old)))?;
    }

    /// Law 6, for the forms of plain text.
    #[test]
    fn every_form_of_a_text_has_the_same_paragraphs(draft in draft(), width in 34usize..110) {
        let wrapped = rebuild(&draft.print(Form::Wrapped(width)));
        for form in [Form::Unwrapped, Form::OnePerLine] {
            let other = rebuild(&draft.print(form));
            prop_assert_eq!(&wrapped.paragraphs, &other.paragraphs);
            prop_assert_eq!(&wrapped.notes, &other.notes);
        }
    }

    /// Law 7.
    #[test]
    fn nothing_of_a_draft_is_lost(draft in draft(), width in 34usize..110) {
        let text = draft.print(Form::Wrapped(width));
        holds(common::nothing_is_lost(&text, &rebuild(&text)))?;
    }

    /// Law 8.
    #[test]
    fn the_same_input_gives_the_same_bytes((old, new) in pair()) {
        let (old, new) = (old.print(FORM), new.print(FORM));
        prop_assert_eq!(json(&compare_texts(&old, &new)), json(&compare_texts(&old, &new)));
    }

    /// What was printed is what is found: paragraphs, lists and notes.
    #[test]
    fn a_draft_is_found_as_it_was_written(draft in draft()) {
        let document = rebuild(&draft.print(FORM));
        let kinds = |kind| document.paragraphs.iter().filter(|p| p.kind == kind).count();
        use resdiff::model::Kind;
        let lists = draft.points.iter().map(|point| point.list.len()).sum::<usize>();
        prop_assert_eq!(kinds(Kind::Preambular), draft.preamble.len());
        prop_assert_eq!(kinds(Kind::Operative), draft.points.len());
        prop_assert_eq!(kinds(Kind::Subparagraph), lists);
        prop_assert_eq!(document.paragraphs.len(), 1 + draft.preamble.len() + draft.points.len() + lists);
        let notes = draft.texts().filter(|text| text.note.is_some()).count();
        let marks: usize = document.paragraphs.iter().map(|p| p.marks.len()).sum();
        prop_assert_eq!((document.notes.len(), marks), (notes, notes));
    }
}

proptest! {
    #![proptest_config(config(200))]

    /// Laws 1, 2, 3, 5, 7 and 8 hold for texts that are no resolutions, too.
    #[test]
    fn lines_of_any_kind_obey_the_laws(old in lines(), new in lines()) {
        let (one, other) = (rebuild(&old), rebuild(&new));
        holds(common::nothing_is_lost(&old, &one))?;
        holds(common::nothing_is_lost(&new, &other))?;
        let comparison = compare(&one, &other);
        holds(common::obeys_laws(&comparison))?;
        // Two languages may disagree about what is a stock word, and the older text's has the first say.
        if one.language == other.language {
            holds(common::mirrors(&comparison, &compare(&other, &one)))?;
        }
        prop_assert_eq!(json(&comparison), json(&compare(&one, &other)));
        holds(common::no_word_changes(&compare(&one, &one)))?;
    }
}

/// Law 8 where the work is done on two threads.
#[test]
fn long_documents_give_the_same_bytes() {
    let paragraph = |at: usize, year: usize| {
        format!(
            "{}. Requests the Secretary-General to report in {year} on case {} of {} States;\n\n",
            at + 1,
            at * 7919 % 1000,
            at * 31 % 190,
        )
    };
    let long = |year: usize| -> String {
        let paragraphs: String = (0..900).map(|at| paragraph(at, year)).collect();
        format!("The General Assembly,\n\n{paragraphs}")
    };
    let (old, new) = (long(2024), long(2025));
    assert!(old.len() + new.len() > 60_000);
    let first = json(&compare_texts(&old, &new));
    for _ in 0..2 {
        assert!(first == json(&compare_texts(&old, &new)));
    }
}

/// Puts a list into one of its orders.
fn shuffle<T>(list: &mut [T], mut order: u64) {
    for at in (1..list.len()).rev() {
        list.swap(at, (order % (at as u64 + 1)) as usize);
        order = order.rotate_right(7) ^ at as u64;
    }
}

/// The text with other characters for hyphens, quotes and the spaces of a line, as `choices` has it.
fn printed_otherwise(text: &str, choices: &[usize]) -> String {
    let mut choices = choices.iter().cycle();
    text.chars()
        .map(|c| {
            let others = match c {
                '-' => ['-', '\u{2010}', '\u{2011}'],
                '“' | '”' => [c, '"', '"'],
                '’' => ['’', '\'', '\''],
                ' ' => [' ', '\u{a0}', '\u{202f}'],
                _ => return c,
            };
            others[*choices.next().unwrap()]
        })
        .collect()
}

/// Lines that stand in such texts, and some that look like them.
const LINES: &[&str] = &[
    "The General Assembly,",
    "L’Assemblée générale,",
    "大会，",
    "Recalling its resolution 78/241 of 22 December 2023,",
    "Noting with concern the state of affairs in the region",
    "and the report of the Secretary-General,1 in which",
    "the Committee states that non -State actors o f all kinds",
    "1. Decides to convene a meeting in New York;",
    "2. Requests the Secretary-General to report thereon.",
    "1.",
    "2.",
    "3",
    "(a) The first of them;",
    "(i)",
    "(b) The second, as amended on 2 December 2024.",
    "一、决定在纽约召开会议；",
    "1° Décide de tenir une réunion;",
    "(أ) القرار",
    "1) Постановляет созвать заседание;",
    "__________________",
    "1 Treaty Series, vol. 1342, No. 22495.",
    "2 A/79/88.",
    "24-23093 (E)",
    "24-23093 2/3",
    "*2423093*",
    "A/RES/79/62          Lethal autonomous weapons systems",
    "A/RES/79/62",
    "2/3",
    "https://undocs.org/en/A/RES/79/62",
    "79/62. Lethal autonomous weapons systems",
    "Seventy-ninth session",
    "Agenda item 98 (ss)",
    "Annex",
    "Annex II",
    "II",
    "II. Financial questions",
    "* * *",
    "•",
    "• Points of a list",
    "45th plenary meeting",
    "2 December 2024",
    "short-",
    "term",
    "-",
    "§ ¶ …",
    "\u{2060}\u{feff}",
    "x",
    "The Secretary -",
    "Decides:",
    "9 999 999 999 999 999 999 999.",
    "4294967296.",
    "(xviii) Of it",
];

/// Lines in any order, with blank lines and indents.
fn lines() -> impl Strategy<Value = String> {
    let line = (0usize..3, 0usize..24, select(LINES));
    vec(line, 1..40).prop_map(|lines| {
        let mut text: String = lines
            .iter()
            .map(|(gap, indent, line)| {
                format!("{}{}{line}\n", "\n".repeat(*gap), " ".repeat(*indent))
            })
            .collect();
        text.push_str("end\n");
        text
    })
}
