//! What existing tools get wrong, each as a test by its name.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use resdiff::compare::{Change, Comparison, Row, Shape, Tag};
use resdiff::model::Symbol;

mod common;

use common::{changes, compare_texts, marked, rows};

const FIVE: [&str; 5] = [
    "Decides to convene informal consultations in New York in 2025 on autonomous weapons systems",
    "Requests the Secretary-General to submit a substantive report on the implementation of the present resolution",
    "Encourages Member States to contribute to the trust fund for the participation of developing countries",
    "Calls upon civil society and the scientific community to take part in the discussions",
    "Invites the International Committee of the Red Cross to share its experience of humanitarian law",
];

/// A resolution with these operative paragraphs, numbered from 1.
fn resolution<T: AsRef<str>>(operative: &[T]) -> String {
    let mut text = String::from("The General Assembly,\n\n");
    for (at, paragraph) in operative.iter().enumerate() {
        text += &format!("{}. {};\n\n", at + 1, paragraph.as_ref());
    }
    text
}

/// The comparison of two lists of operative paragraphs, which obeys the laws.
fn compare<T: AsRef<str>, U: AsRef<str>>(old: &[T], new: &[U]) -> Comparison {
    let comparison = compare_texts(&resolution(old), &resolution(new));
    assert_eq!(common::obeys_laws(&comparison), Ok(()));
    comparison.comparison
}

/// The comparison of two texts of one paragraph, and its row.
fn one_row(old: &str, new: &str) -> Row {
    let comparison = compare(&[old], &[new]);
    let row = comparison.rows.iter().find(|row| row.change == Change::Edited);
    row.unwrap_or_else(|| panic!("no edit: {:#?}", rows(&comparison))).clone()
}

#[test]
fn three_of_five_paragraphs_deleted_are_not_all_kept() {
    let comparison = compare(&FIVE, &[FIVE[1], FIVE[3]]);
    assert_eq!(rows(&comparison)[1..], ["- OP1", "OP2 = OP1", "- OP3", "OP4 = OP2", "- OP5"]);
    let words = comparison.summary.words;
    assert!((0.3..0.6).contains(&words.share_kept()), "{}", words.share_kept());
    assert_eq!(words.share_new(), 0.0);
    // The words removed are those of the three paragraphs.
    let count = |paragraph: &str| paragraph.split_whitespace().count();
    let gone: usize = [FIVE[0], FIVE[2], FIVE[4]].into_iter().map(count).sum();
    assert_eq!((words.removed, words.added), (gone, 0));
}

#[test]
fn the_last_paragraph_moved_to_the_top_leaves_four_unchanged_in_place() {
    let comparison = compare(&FIVE, &[FIVE[4], FIVE[0], FIVE[1], FIVE[2], FIVE[3]]);
    assert_eq!(
        rows(&comparison)[1..],
        ["moved OP5 = OP1", "OP1 = OP2", "OP2 = OP3", "OP3 = OP4", "OP4 = OP5"]
    );
    assert_eq!(comparison.summary.words.removed, 0);
    assert_eq!(comparison.summary.words.added, 0);
}

#[test]
fn two_neighbours_swapped_are_one_move() {
    let comparison = compare(&FIVE, &[FIVE[0], FIVE[2], FIVE[1], FIVE[3], FIVE[4]]);
    let moved = comparison.rows.iter().filter(|row| row.moved).count();
    assert_eq!(moved, 1, "{:#?}", rows(&comparison));
    assert!(
        comparison.rows.iter().all(|row| row.change == Change::Unchanged),
        "{:#?}",
        rows(&comparison)
    );
}

const LONG: [&str; 2] = [
    "Requests the Secretary-General to seek the views of Member and observer States on ways to address the related challenges and concerns that autonomous weapons systems raise",
    "also requests him to submit a substantive report to the General Assembly at its seventy-ninth session, with the full range of views received and an annex containing these views",
];

#[test]
fn one_paragraph_cut_in_two_is_one_row() {
    let whole = LONG.join(", and ");
    let parts = [LONG[0].to_owned(), format!("And {}", LONG[1])];
    let comparison =
        compare(&[FIVE[0], &whole, FIVE[3]], &[FIVE[0], &parts[0], &parts[1], FIVE[3]]);
    assert_eq!(rows(&comparison)[1..], ["OP1 = OP1", "OP2 ~ OP2+OP3", "OP3 = OP4"]);
    assert_eq!(comparison.rows[2].shape(), Shape::Split);
}

#[test]
fn two_paragraphs_joined_are_one_row() {
    let whole = LONG.join(", and ");
    let parts = [LONG[0].to_owned(), format!("And {}", LONG[1])];
    let comparison =
        compare(&[FIVE[0], &parts[0], &parts[1], FIVE[3]], &[FIVE[0], &whole, FIVE[3]]);
    assert_eq!(rows(&comparison)[1..], ["OP1 = OP1", "OP2+OP3 ~ OP2", "OP4 = OP3"]);
    assert_eq!(comparison.rows[2].shape(), Shape::Merged);
}

const STRANGERS: [[&str; 2]; 3] = [
    [
        "Calls upon all Member States to ratify without delay the Convention on the Rights of Persons with Disabilities and the Optional Protocol thereto",
        "Calls upon all Member States to consider voluntary payments for the restoration of the Palais des Nations in Geneva",
    ],
    [
        "Welcomes the contribution of the regional commissions to the follow-up of the World Summit on the Information Society",
        "Welcomes the appointment of a resident judge of the Residual Mechanism for Criminal Tribunals",
    ],
    [
        "Decides to include in the provisional agenda of its eightieth session the item entitled “Oceans and fisheries”",
        "Decides to hold a commemorative meeting on the occasion of the anniversary of the Geneva Protocol",
    ],
];

#[test]
fn unrelated_sentences_of_the_same_genre_are_not_linked() {
    for [old, new] in STRANGERS {
        let comparison = compare(&[old], &[new]);
        assert_eq!(rows(&comparison)[1..], ["- OP1", "+ OP1"], "{old} | {new}");
    }
    let all = |side: usize| STRANGERS.map(|pair| pair[side]);
    let comparison = compare(&all(0), &all(1));
    let linked = comparison.rows.iter().filter(|row| row.similarity.is_some());
    assert_eq!(linked.count(), 1, "{:#?}", rows(&comparison));
}

/// A stock phrase of twelve words is told from what is said with it where the documents use it elsewhere, too.
#[test]
fn a_long_stock_phrase_links_no_strangers() {
    let request = |what: &str| {
        format!(
            "Requests the Secretary-General to submit to the General Assembly at its eightieth session a {what}"
        )
    };
    let kept =
        ["list of vacant posts", "calendar of conferences", "draft budget outline"].map(request);
    let with = |what: &str| {
        let mut all = kept.to_vec();
        all.insert(1, request(what));
        all
    };
    let comparison = compare(
        &with("report on the safety of civil aviation over the high seas"),
        &with("study of soil degradation in mountain villages of the Andes"),
    );
    assert_eq!(rows(&comparison)[1..], ["OP1 = OP1", "- OP2", "+ OP2", "OP3 = OP3", "OP4 = OP4"]);
}

#[test]
fn an_ordinal_changes_as_whole_words() {
    let row = one_row(
        "Decides to include in the provisional agenda of its seventy-ninth session the item entitled “Oceans”",
        "Decides to include in the provisional agenda of its eightieth session the item entitled “Oceans”",
    );
    assert_eq!(changes(&row), ["-seventy-ninth", "+eightieth"]);
}

#[test]
fn a_date_is_one_token() {
    let row = one_row(
        "Recalls the statement that the Secretary-General made on 2 December 2024 before the Committee",
        "Recalls the statement that the Secretary-General made on 12 December 2025 before the Committee",
    );
    assert_eq!(changes(&row), ["-2 December 2024", "+12 December 2025"]);
}

#[test]
fn a_symbol_is_one_token() {
    let row = one_row(
        "Takes note of the report in document A/RES/78/241 as submitted by the Secretary-General",
        "Takes note of the report in document A/RES/79/62 as submitted by the Secretary-General",
    );
    assert_eq!(changes(&row), ["-A/RES/78/241", "+A/RES/79/62"]);
}

#[test]
fn capitals_change_as_whole_words() {
    let row = one_row(
        "Recognizes the efforts of the Secretary-General within the new agenda for peace initiative",
        "Recognizes the efforts of the Secretary-General within the New Agenda for Peace initiative",
    );
    assert_eq!(
        marked(&row),
        "Recognizes the efforts of the Secretary-General within the [-new agenda for peace-]{+New Agenda for Peace+} initiative;"
    );
}

#[test]
fn renumbering_200_paragraphs_edits_nothing() {
    let paragraphs: Vec<String> = (0..200)
        .map(|at| format!("{} in the matter of case {}", FIVE[at % 5], at * 37 + 1000))
        .collect();
    let mut longer =
        vec!["Expresses its deep appreciation to the host country of the conference".to_owned()];
    longer.extend_from_slice(&paragraphs);
    let comparison = compare(&paragraphs, &longer);
    let counts = comparison.summary.paragraphs;
    assert_eq!((counts.edited, counts.moved, counts.removed), (0, 0, 0));
    assert_eq!((counts.unchanged, counts.added, counts.relabelled), (201, 1, 200));
    assert_eq!(comparison.summary.words.removed, 0);
}

#[test]
fn traditional_characters_against_simplified_ones_are_the_same_words() {
    let text = |paragraphs: [&str; 4]| paragraphs.join("\n\n");
    let old = text([
        "安全理事會，",
        "回顧其以往關於西撒哈拉問題的所有決議，",
        "1. 決定將特派團的任務期限延長到1999年3月31日；",
        "2. 請秘書長提供一份局勢報告；",
    ]);
    let new = text([
        "安全理事会，",
        "回顾其以往关于西撒哈拉问题的所有决议，",
        "1. 决定将特派团的任务期限延长到1999年4月30日；",
        "2. 请秘书长提供一份局势报告；",
    ]);
    let comparison = compare_texts(&old, &new);
    let kinds: Vec<_> = comparison.documents.old.paragraphs.iter().map(|p| p.kind.name()).collect();
    assert_eq!(kinds, ["opener", "preambular", "operative", "operative"]);
    let changes: Vec<_> = comparison.rows.iter().map(|row| row.change).collect();
    assert_eq!(changes, [Change::Unchanged, Change::Unchanged, Change::Edited, Change::Unchanged]);
    let words: Vec<_> = comparison.rows[2]
        .spans
        .iter()
        .filter(|span| !span.typographic && span.tag != Tag::Same)
        .map(|span| span.text.as_str())
        .collect();
    assert_eq!(words, ["1999年3月31日", "1999年4月30日"]);
    assert!(comparison.rows[2].spans.iter().any(|span| span.text.contains("決定")));
}

/// The kind and label of every paragraph.
fn kinds(text: &str) -> Vec<(String, Option<String>)> {
    let document = common::rebuild(text);
    let paragraphs = document.paragraphs.into_iter();
    paragraphs.map(|p| (p.kind.name().to_owned(), p.label)).collect()
}

#[test]
fn numbers_misread_as_letters_are_numbers() {
    let text = "The Security Council,\n\nRecalling its previous resolutions,\n\nl. Takes note of the report;\n\n\
                2. Requests a report;\n\n3. Decides to remain seized of the matter.";
    let labels = |text: &str| {
        kinds(text)
            .into_iter()
            .filter_map(|(kind, label)| (kind == "operative").then_some(label)?)
            .collect::<Vec<_>>()
    };
    assert_eq!(labels(text), ["l.", "2.", "3."]);
    assert_eq!(labels(&text.replace("l. T", "I. T")), ["I.", "2.", "3."]);
    let parts = "The General Assembly,\n\nI. Strategic heritage plan\n\n1. Takes note of the report;\n\n2. Requests a report;";
    let seen = kinds(parts);
    assert_eq!(seen[1], ("heading".to_owned(), Some("I.".to_owned())));
    assert_eq!(seen[2].1.as_deref(), Some("1."));
}

#[test]
fn arabic_numbers_with_a_dash_are_labels() {
    let seen = kinds(
        "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 78/241،\n\n1 - تقرر عقد اجتماع؛\n\n2 - تطلب إلى الأمين العام تقديم تقرير.",
    );
    let labels: Vec<_> =
        seen.iter().map(|(kind, label)| (kind.as_str(), label.as_deref())).collect();
    assert_eq!(
        labels,
        [
            ("opener", None),
            ("preambular", None),
            ("operative", Some("1 -")),
            ("operative", Some("2 -"))
        ]
    );
}

#[test]
fn latin_letters_in_a_russian_text_hide_no_structure() {
    let seen = kinds(
        "Coвeт Бeзoпacнocти,\n\nнапоминая о своих резолюциях,\n\n1. постановляет:\n\na) продлить мандат;\n\nб) провести обзор;\n\n2. просит доклад.",
    );
    let labels: Vec<_> =
        seen.iter().map(|(kind, label)| (kind.as_str(), label.as_deref())).collect();
    assert_eq!(
        labels,
        [
            ("opener", None),
            ("preambular", None),
            ("operative", Some("1.")),
            ("subparagraph", Some("a)")),
            ("subparagraph", Some("б)")),
            ("operative", Some("2."))
        ]
    );
}

#[test]
fn a_masthead_that_names_the_organ_is_no_opener() {
    let document = common::rebuild(
        "联合国\n\nA/RES/99/301\n\n大会\n\n2044年12月10日\n\n99/301. 学校菜园\n\n大会，\n\n回顾其决议，\n\n1. 决定开会；",
    );
    assert_eq!(document.masthead.title.as_deref(), Some("学校菜园"));
    let page = "Résolution 1084 (1996) du 27 novembre 1996\n\n9. Encourage les parties;\n\n•\n\nLe Conseil de sécurité,\n\nRappelant ses résolutions,\n\n10. Décide de rester saisi.";
    let document = common::rebuild(page);
    // The line says which resolution it is and of when, not what it is about.
    assert_eq!(document.masthead.title, None);
    assert_eq!(document.masthead.symbol.as_ref().map(Symbol::as_str), Some("S/RES/1084 (1996)"));
    let texts: Vec<&str> = document.paragraphs.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts[0], "Encourage les parties;");
    assert!(texts.contains(&"Le Conseil de sécurité,"), "{texts:?}");
}

/// The classes of all changes in the paragraphs.
fn classes_of(old: &[&str], new: &[&str]) -> Vec<&'static str> {
    let text =
        |paragraphs: &[&str]| format!("The General Assembly,\n\n{}\n", paragraphs.join("\n\n"));
    let comparison = compare_texts(&text(old), &text(new));
    let changes = comparison.rows.iter().flat_map(|row| row.changes());
    changes.map(|change| change.verdict.class().name()).collect()
}

/// "the Treaty" is the one that the same text names in full, where it can be no other.
#[test]
fn a_name_in_short_is_that_in_full_of_another_paragraph() {
    let first = "1. Welcomes the adoption of the Arms Trade Treaty by the Harbour Conference;";
    let other = "1. Welcomes the adoption of the Arms Trade Treaty and the Lamp Treaty;";
    let short = "2. Urges States to join the Treaty in large numbers, and to train pilots.";
    let full =
        "2. Urges States to join the Arms Trade Treaty in large numbers, and to train pilots.";
    assert_eq!(classes_of(&[first, full], &[first, short]), ["editorial"]);
    assert_eq!(classes_of(&[first, short], &[first, full]), ["editorial"]);
    assert_eq!(classes_of(&[other, full], &[other, short]), ["wording"], "two treaties");
    let lamp = "2. Urges States to join the Lamp Treaty in large numbers, and to train pilots.";
    assert_eq!(classes_of(&[first, lamp], &[first, short]), ["wording"], "not named elsewhere");
    let union = "2. Urges States of the African Union in large numbers to train pilots.";
    let all = "2. Urges States in large numbers to train pilots.";
    assert_eq!(classes_of(&[first, union], &[first, all]), ["wording"], "some of the States");
    let listed = [
        "2. Recalls the Chemical Weapons Convention in all its parts, and calls upon all States to comply with it.",
        "2. Recalls the Convention on the Prohibition of the Development, Production, Stockpiling and Use of Chemical Weapons \
         and on Their Destruction in all its parts, and calls upon all States to comply with it.",
    ];
    let [short, full] = listed;
    assert!(classes_of(&[first, short], &[first, full]).iter().all(|class| *class == "editorial"));
    let commission =
        "2. Requests the Harbour Commission to meet in large numbers, and to train pilots.";
    let conference =
        "2. Requests the Conference on Harbour to meet in large numbers, and to train pilots.";
    let first = "1. Welcomes the Conference on Harbour and the Harbour Commission;";
    assert!(!classes_of(&[first, conference], &[first, commission]).contains(&"editorial"));
    let mandate = |of: &str| {
        format!("2. Thanks the Special Rapporteur {of}on the rights of pilots for the reports.")
    };
    let [with, without] = [mandate("of the Human Rights Council "), mandate("")];
    assert_eq!(classes_of(&[first, &with], &[first, &without]), ["editorial"]);
}

/// Words that say the same, tenses, numbers of a noun, and what governs a list and is said again.
#[test]
fn other_words_for_the_same_are_editorial() {
    let paragraph = |words: &str| {
        format!("1. Recalls that the harbours of the northern lakes {words} in all its parts.")
    };
    for [old, new] in [
        ["will mark the anniversary", "marked the anniversary"],
        ["and their subsidiary body were opened", "and their subsidiary bodies were opened"],
        ["by means of voluntary help", "through voluntary help"],
        [
            "and the report of the OEWG were opened",
            "and the report of the open-ended working group were opened",
        ],
        [
            "have the right to freedom of assembly and association",
            "have the right to freedom of assembly and freedom of association",
        ],
        ["were opened in Sept", "were opened in September"],
    ] {
        let classes = classes_of(&[&paragraph(old)], &[&paragraph(new)]);
        assert!(
            !classes.is_empty() && classes.iter().all(|class| *class == "editorial"),
            "{old}: {classes:?}"
        );
    }
    for [old, new] in [
        ["will be opened", "may be opened"],
        ["should report", "reported"],
        [
            "have the right to freedom of assembly and association",
            "have the right to freedom of assembly and abuse of association",
        ],
    ] {
        let classes = classes_of(&[&paragraph(old)], &[&paragraph(new)]);
        assert!(classes.iter().any(|class| *class != "editorial"), "{old}: {classes:?}");
    }
}

#[test]
fn a_text_without_paragraphs_is_compared() {
    let whole = "The General Assembly,\n\nRecalling the Convention on the Rights of the Child and resolution 78/241,\n\n\
                 1. Requests the Secretary-General to report by July 2025 on the use of 5 million dollars;\n";
    let none = "United Nations\nA/RES/78/239\nDistr.: General\n";
    assert!(common::rebuild(none).paragraphs.is_empty());
    for (old, new) in [(none, whole), (whole, none), (none, none)] {
        assert_eq!(common::obeys_laws(&compare_texts(old, new)), Ok(()));
    }
}
