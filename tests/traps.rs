//! The traps seen in real texts, each with a short text of its own that shows it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use resdiff::compare::Change;
use resdiff::model::{Kind, Language, Resolution, SetAsideKind};

mod common;

use common::{at, changes, compare_texts, outline, rebuild, rows, texts};

/// Rebuilds a text of which nothing may be lost.
fn document(text: &str) -> Resolution {
    let document = rebuild(text);
    assert_eq!(common::nothing_is_lost(text, &document), Ok(()));
    document
}

fn notes(document: &Resolution) -> Vec<(&str, &str)> {
    document.notes.iter().map(|note| (note.number.as_str(), note.text.as_str())).collect()
}

/// Number and the words before it, for each footnote mark.
fn marks(document: &Resolution) -> Vec<(&str, &str)> {
    let marks = document.paragraphs.iter().flat_map(|paragraph| {
        paragraph.marks.iter().map(|mark| {
            let before = paragraph.text[..mark.at].trim_end();
            let word = before.rsplit(' ').next().unwrap_or("");
            (mark.number.as_str(), word)
        })
    });
    marks.collect()
}

fn labels(document: &Resolution) -> Vec<&str> {
    document.paragraphs.iter().filter_map(|paragraph| paragraph.label.as_deref()).collect()
}

fn kinds(document: &Resolution) -> Vec<Kind> {
    document.paragraphs.iter().map(|p| p.kind).collect()
}

mod page_turns {
    use super::*;

    const TURNED: &str = "\
United Nations
A/RES/79/999

General Assembly
Distr.: General
10 December 2024

Seventy-ninth session
Agenda item 98 (ss)

79/999. Lighthouses of the high seas

The General Assembly,

Recalling its resolution 78/998 of 22 December 2023, in which it invited coastal
States to keep their lighthouses under the Convention on Beacons,1 and the work of the

__________________
1 United Nations, Treaty Series, vol. 9999, No. 12345.

24-98765 (E)
*2498765*

A/RES/79/999
Lighthouses of the high seas

24-98765
2/3

Group of Keepers, which has met in Oslo2 and reported on the state of the lamps,

Noting the report of the Keepers,

1. Decides to light all lamps before the end of 2025;

__________________
2 See A/79/777.

2. Requests the Secretary-General to report on the lamps.
";

    #[test]
    fn notes_running_head_and_job_number_do_not_cut_a_paragraph() {
        let document = document(TURNED);
        assert_eq!(
            texts(&document)[1..],
            [
                (
                    "PP1",
                    "Recalling its resolution 78/998 of 22 December 2023, in which it invited coastal \
                     States to keep their lighthouses under the Convention on Beacons, and the work of \
                     the Group of Keepers, which has met in Oslo and reported on the state of the lamps,"
                ),
                ("PP2", "Noting the report of the Keepers,"),
                ("OP1", "Decides to light all lamps before the end of 2025;"),
                ("OP2", "Requests the Secretary-General to report on the lamps."),
            ]
        );
        assert_eq!(
            notes(&document),
            [("1", "United Nations, Treaty Series, vol. 9999, No. 12345."), ("2", "See A/79/777."),]
        );
        assert_eq!(marks(&document), [("1", "Beacons,"), ("2", "Oslo")]);
        let aside = |kind| document.set_aside.iter().any(|entry| entry.kind == kind);
        for kind in [
            SetAsideKind::PageHead,
            SetAsideKind::PageNumber,
            SetAsideKind::JobNumber,
            SetAsideKind::Barcode,
            SetAsideKind::NoteRule,
        ] {
            assert!(aside(kind), "{kind:?} in {:#?}", document.set_aside);
        }
    }

    const HEADED: &str = "\
Custody of records                                    A/HRC/68/L.22

The Human Rights Council,

Bearing in mind that registers are frequently the only trace which remains of persons

                              28-01127                            1
\x0c2                                                Human Rights Council

who have disappeared,

1. Affirms that every family has the right to learn what public records contain;

                              28-01127                            2
\x0cAccess to records                                                    3

2. Decides to continue its consideration of the question;

3. Requests the Secretariat to report.

                              28-01127                            3
";

    #[test]
    fn running_heads_that_change_are_known_by_the_numbers_of_pages() {
        let document = document(HEADED);
        assert_eq!(
            texts(&document)[1..],
            [
                (
                    "PP1",
                    "Bearing in mind that registers are frequently the only trace which remains of persons \
                     who have disappeared,"
                ),
                (
                    "OP1",
                    "Affirms that every family has the right to learn what public records contain;"
                ),
                ("OP2", "Decides to continue its consideration of the question;"),
                ("OP3", "Requests the Secretariat to report."),
            ]
        );
    }

    #[test]
    fn running_heads_of_a_text_without_pages_repeat_where_one_turns() {
        let head = "Noise at schools                                   Facilitator, 3 May";
        let text = format!(
            "{head}\n\nThe General Assembly,\n\nRecalling its resolution 75/4 of 31 May 2019 on the regional\n\n\
             \u{2010} 1 \u{2010}\n\n\n{head}\n\ncooperation of cities,\n\n1. Invites members to measure noise at the\n\n\
             {head}\n\ngates of schools;\n\n2. Decides to meet.\n\n\u{2010} 2 \u{2010}\n\n/...\n"
        );
        let document = document(&text);
        assert_eq!(
            texts(&document)[1..],
            [
                (
                    "PP1",
                    "Recalling its resolution 75/4 of 31 May 2019 on the regional cooperation of cities,"
                ),
                ("OP1", "Invites members to measure noise at the gates of schools;"),
                ("OP2", "Decides to meet."),
            ]
        );
    }

    #[test]
    fn words_are_whole_in_a_text_that_divides_them() {
        let text = "The Human Rights Council,\n\nRecalling its resolution on docu-\nments of govern-\nments and the pay-\nment \
                    of fees,\n\n1. Requests an inters-\nessional seminar of the well-\nbeing working group;\n";
        let document = document(text);
        assert_eq!(
            texts(&document)[2].1,
            "Requests an intersessional seminar of the well-being working group;"
        );
    }

    #[test]
    fn paragraphs_that_act_may_have_numbers_in_parentheses() {
        let text = "The General Assembly,\n\nRecalling its work,\n\n(1) Invites members:\n\n(a) To meet;\n\n(b) To go;\n\n\
                    (1 bis) Decides to meet;\n\n(2A) Urges peace;\n\n(3) Requests a report.\n";
        let addresses: Vec<String> =
            document(text).paragraphs.iter().map(|p| p.address.to_string()).collect();
        assert_eq!(addresses[2..], ["OP1", "OP1(a)", "OP1(b)", "OP1bis", "OP2A", "OP3"]);
        let list = "The General Assembly,\n\nRecalling that members:\n\n(1) Invites of all kinds;\n\n(2) Ends;\n";
        assert_eq!(document(list).paragraphs[2].kind, Kind::Subparagraph);
    }

    #[test]
    fn headings_that_repeat_are_no_running_heads() {
        let text = "The General Assembly,\n\nRecalling its work,\n\nStaff\n\n1. Decides to meet;\n\n2. Decides to go;\n\n\
                    Staff\n\n3. Decides to end.\n";
        let headings = document(text);
        let headings = headings.paragraphs.iter().filter(|p| p.kind == Kind::Heading);
        assert_eq!(headings.count(), 2);
    }

    #[test]
    fn the_masthead_is_read() {
        let masthead = document(TURNED).masthead;
        assert_eq!(masthead.symbol.unwrap().as_str(), "A/RES/79/999");
        assert_eq!(masthead.title.as_deref(), Some("Lighthouses of the high seas"));
        assert_eq!(
            masthead.session.as_ref().map(|s| s.printed.as_str()),
            Some("Seventy-ninth session")
        );
        assert_eq!(masthead.agenda_item.as_deref(), Some("Agenda item 98 (ss)"));
    }

    /// A list that gains an item a year, in a paragraph that the page cuts at another place.
    #[test]
    fn a_running_list_that_gains_an_item_is_one_edit() {
        let text = |list: [&str; 2], session: &str| {
            format!(
                "\
A/RES/{session}/5

{session}/5. Lifting the harbour dues

The General Assembly,

Recalling its resolutions {}

{session}-12345
1/2

A/RES/{session}/5
Lifting the harbour dues

{},

1. Decides to remain seized of the matter.
",
                list[0], list[1]
            )
        };
        let old = text(
            [
                "47/19 of 24 November 1992, 48/16 of 3 November 1993, 49/9 of",
                "26 October 1994 and 77/7 of 3 November 2022",
            ],
            "78",
        );
        let new = text(
            [
                "47/19 of 24 November 1992, 48/16 of 3 November 1993, 49/9 of 26 October",
                "1994, 77/7 of 3 November 2022 and 78/7 of 2 November 2023",
            ],
            "79",
        );
        let comparison = compare_texts(&old, &new);
        assert_eq!(comparison.rows.len(), 3, "{:#?}", rows(&comparison));
        let edit = &comparison.rows[1];
        assert_eq!(edit.change, Change::Edited);
        // Nothing old goes but the "and" before its last item.
        let removed: Vec<String> =
            changes(edit).into_iter().filter(|change| change.starts_with('-')).collect();
        assert!(removed.concat().len() <= "-and".len(), "{removed:?}");
    }

    /// A page that goes on with a space in front, as if a paragraph began; a blank line after every wrapped line.
    #[test]
    fn chinese_lines_with_a_blank_line_after_each_are_joined() {
        let text = "  79/999. 公海灯塔 \n \n\n \n\n 大会， \n\n \
            回顾其 2023 年 12 月 22 日第 78/998 号决议，其中请沿海国根据《灯塔公约》\n\n\
            保持其灯塔， \n\n \
            欢迎对这些问题的关注，特别是通过在《关于公海灯塔和浮标的国际公约》1 下设立的守护\n\n\
            __________________ \n\n \
            1 联合国，《条约汇编》，第 9999 卷，第 12345 号。 \n\n\
            https://undocs.org/ch/A/79/777\n\
            https://undocs.org/ch/A/RES/78/998\n \
            人专家组正在进行的宝贵工作，并在这方面着重指出取得的重大进展，还着重指出守护\n\n\
            人专家组的工作对于航行安全和海员福祉具有重要意义，并注意到专家组的报告，2  \n\n \
            1. 决定在 2025 年年底前点亮所有的灯，并请所有会员国为此提供必要的支持和资源，\n\n\
            以便守护人开展工作； \n\n \
            2. 请秘书长就本决议的执行情况向大会第八十届会议提交一份实质性报告，其中反映\n\n\
            所收到的各种意见。 \n\n\
            __________________ \n\n \
            2 A/79/777。 \n";
        let document = document(text);
        assert_eq!(document.language, Language::Chinese);
        assert_eq!(
            texts(&document),
            [
                (document.paragraphs[0].address.as_str(), "大会，"),
                (
                    "PP1",
                    "回顾其 2023 年 12 月 22 日第 78/998 号决议，其中请沿海国根据《灯塔公约》保持其灯塔，"
                ),
                (
                    "PP2",
                    "欢迎对这些问题的关注，特别是通过在《关于公海灯塔和浮标的国际公约》下设立的守护人专家组正在进行的宝贵工作，并在这方面着重指出取得的重大进展，还着重指出守护人专家组的工作对于航行安全和海员福祉具有重要意义，并注意到专家组的报告，"
                ),
                (
                    "OP1",
                    "决定在 2025 年年底前点亮所有的灯，并请所有会员国为此提供必要的支持和资源，以便守护人开展工作；"
                ),
                (
                    "OP2",
                    "请秘书长就本决议的执行情况向大会第八十届会议提交一份实质性报告，其中反映所收到的各种意见。"
                ),
            ]
        );
        assert_eq!(
            notes(&document),
            [("1", "联合国，《条约汇编》，第 9999 卷，第 12345 号。"), ("2", "A/79/777。")]
        );
    }
}

mod numbers {
    use super::*;

    const PREAMBLE: &str = "The General Assembly,\n\nNoting the report,\n\n";

    /// Alone on a line, on the same line, or both in one file.
    #[test]
    fn operative_numbers_may_stand_alone_or_before_the_text() {
        let forms = [
            "1.\nDecides to convene a meeting of all the keepers;\n\n2.\nRequests a report;\n\n3.\nThanks the keepers.\n",
            "1. \n\nDecides to convene a meeting of all the keepers;\n\n2. \n\nRequests a report;\n\n3. \n\nThanks the keepers.\n",
            "1. Decides to convene a meeting of all the keepers;\n\n2. Requests a report;\n\n3. Thanks the keepers.\n",
            "1.\nDecides to convene a meeting of all the keepers;\n\n2. Requests a report;\n\n3.\nThanks the keepers.\n",
        ];
        for form in forms {
            let document = document(&format!("{PREAMBLE}{form}"));
            assert_eq!(
                outline(&document)[2..],
                [
                    ("OP1", Some("1."), "Decides to convene a meeting of all the keepers;"),
                    ("OP2", Some("2."), "Requests a report;"),
                    ("OP3", Some("3."), "Thanks the keepers."),
                ],
                "{form}"
            );
        }
    }

    #[test]
    fn numbers_restart_in_parts() {
        let document = document(&format!(
            "{PREAMBLE}\
             I\n\nLamps\n\n1. Decides to light the lamps;\n\n2. Requests a report on lamps;\n\n\
             II\n\nBuoys\n\n1. Decides to paint the buoys;\n\n2. Requests a report on buoys.\n"
        ));
        assert_eq!(at(&document, "I.OP2"), "Requests a report on lamps;");
        assert_eq!(at(&document, "II.OP1"), "Decides to paint the buoys;");
        assert_eq!(at(&document, "II.OP2"), "Requests a report on buoys.");
        let headings: Vec<_> = document
            .paragraphs
            .iter()
            .filter(|p| p.kind == Kind::Heading)
            .map(|p| (p.label.as_deref(), p.text.as_str()))
            .collect();
        assert_eq!(headings, [(Some("I"), "Lamps"), (Some("II"), "Buoys")]);
    }

    /// As in the resolutions on credentials.
    #[test]
    fn a_single_operative_paragraph_has_no_number() {
        let document = document(
            "The General Assembly,\n\n\
             Having considered the report of the Credentials Committee and the recommendation\ncontained therein,\n\n\
             Approves the report of the Credentials Committee.\n",
        );
        assert_eq!(kinds(&document), [Kind::Opener, Kind::Preambular, Kind::Operative]);
        assert_eq!(labels(&document), Vec::<&str>::new());
    }

    #[test]
    fn a_text_without_opener_has_its_paragraphs() {
        let document = document(
            "78/999. Pattern of meetings\n\n\n\
             Recalling its resolution 77/998 of 30 December 2022,\n\n\
             1. Approves the calendar of meetings;\n\n\
             2. Requests the Secretary-General to publish it.\n",
        );
        assert_eq!(kinds(&document), [Kind::Preambular, Kind::Operative, Kind::Operative]);
        assert_eq!(labels(&document), ["1.", "2."]);
    }

    #[test]
    fn a_list_shifted_by_one_is_paired_by_what_it_says() {
        let items = [
            "the work of the Group of Keepers on lamps",
            "the training of sailors in coastal navigation",
            "the exchange of charts between hydrographic offices",
            "the protection of sea birds near towers",
        ];
        let list = |items: &[&str]| {
            let items: String = items
                .iter()
                .enumerate()
                .map(|(at, item)| format!("({}) {item};\n\n", char::from(b'a' + at as u8)))
                .collect();
            format!("{PREAMBLE}1. Encourages States to support:\n\n{items}2. Thanks the keepers.\n")
        };
        let comparison = compare_texts(&list(&items[..]), &list(&items[1..]));
        assert_eq!(
            rows(&comparison)[2..],
            [
                "OP1 = OP1",
                "- OP1(a)",
                "OP1(b) = OP1(a)",
                "OP1(c) = OP1(b)",
                "OP1(d) = OP1(c)",
                "OP2 = OP2"
            ]
        );
        assert_eq!(comparison.summary.paragraphs.relabelled, 3);
    }
}

mod footnote_marks {
    use super::*;

    #[test]
    fn digits_glued_to_words_are_told_from_numbers_beside_them() {
        let document = document(
            "The General Assembly,\n\n\
             Recalling resolution 75/289;1 the Geneva Conventions of 12 August 1949 2 and the session held\n\
             from 15 to 19 May 2023, with its 3 meetings and 21 speakers,3\n\n\
             1. Decides to convene 2 meetings of 3 days in 2025.\n\n\
             __________________\n\
             1 See A/75/1.\n\
             2 United Nations, Treaty Series, vol. 75, No. 970.\n\
             3 See A/78/3.\n",
        );
        assert_eq!(
            at(&document, "PP1"),
            "Recalling resolution 75/289; the Geneva Conventions of 12 August 1949 and the session \
             held from 15 to 19 May 2023, with its 3 meetings and 21 speakers,"
        );
        assert_eq!(at(&document, "OP1"), "Decides to convene 2 meetings of 3 days in 2025.");
        assert_eq!(marks(&document), [("1", "75/289;"), ("2", "1949"), ("3", "speakers,")]);
        assert_eq!(document.notes.len(), 3);
    }

    #[test]
    fn a_note_that_changes_is_a_row_of_its_own() {
        let text = |note: &str| {
            format!(
                "The General Assembly,\n\nRecalling the Convention on Beacons,1\n\n1. Thanks the keepers.\n\n\
                 __________________\n1 United Nations, Treaty Series, vol. 9999, {note}\n"
            )
        };
        let comparison = compare_texts(&text("No. 12345."), &text("Nos. 12345 and 12346."));
        assert!(comparison.rows.iter().all(|row| row.change == Change::Unchanged));
        assert_eq!(comparison.notes.len(), 1);
        assert_eq!(comparison.notes[0].change, Change::Edited);
    }
}

mod characters {
    use super::*;

    fn with(sentence: &str) -> String {
        format!("The General Assembly,\n\nNoting the report,\n\n1. {sentence}\n\n2. Thanks them.\n")
    }

    /// That two printings of a sentence differ in no word.
    fn same(old: &str, new: &str) {
        let comparison = compare_texts(&with(old), &with(new));
        assert_eq!(common::no_word_changes(&comparison), Ok(()), "{new}");
    }

    #[test]
    fn hyphens_and_spaces_of_other_kinds_are_the_same() {
        let plain = "Decides to convene 10 short-term meetings of non-State keepers;";
        same(
            plain,
            "Decides to convene 10 short\u{2011}term meetings of non\u{2011}State keepers;",
        );
        same(plain, "Decides to convene 10\u{202f}short-term meetings of non-State\u{a0}keepers;");
        same(
            plain,
            "Decides to convene 10 short-\u{2060}term meetings of non-State keepers\u{2060};",
        );
        same("Notes the \u{2212}5 degrees;", "Notes the \u{2011}5 degrees;");
    }

    #[test]
    fn quotes_of_other_kinds_are_the_same() {
        same("Adopts the keepers’ “Oslo Plan”;", "Adopts the keepers' \"Oslo Plan\";");
    }

    #[test]
    fn a_cyrillic_letter_that_looks_latin_is_the_same() {
        same(
            "Recalls resolutions 78/250 A and B of the session;",
            "Recalls resolutions 78/250 A and \u{412} of the session;",
        );
    }

    #[test]
    fn what_is_shown_is_as_printed() {
        let document = document(&with("Notes the short\u{2011}term\u{202f}plan;"));
        assert_eq!(at(&document, "OP1"), "Notes the short\u{2011}term\u{202f}plan;");
    }

    #[test]
    fn spaces_inside_words_are_mended() {
        let document = document(&with(
            "Notes the role of non -State actors, of the Group o f keepers and o f others;",
        ));
        assert_eq!(
            at(&document, "OP1"),
            "Notes the role of non-State actors, of the Group of keepers and of others;"
        );
    }

    #[test]
    fn hyphens_at_line_ends_are_real_in_english() {
        let document = document(&with(
            "Requests the Secretary-\nGeneral to make short-\nterm and long-term plans;",
        ));
        assert_eq!(
            at(&document, "OP1"),
            "Requests the Secretary-General to make short-term and long-term plans;"
        );
    }

    #[test]
    fn hyphens_at_line_ends_are_soft_in_french_scans() {
        let document = document(
            "Le Conseil de sécurité,\n\n\
             Rappelant ses résolutions antérieures sur la question et les déclarations qu’il a recon-\n\
             nues, ainsi que le cessez-le-\nfeu dans le secteur,\n\n\
             1. Décide de proroger le mandat de la Force.\n",
        );
        assert_eq!(document.language, Language::French);
        assert_eq!(
            at(&document, "PP1"),
            "Rappelant ses résolutions antérieures sur la question et les déclarations qu’il a \
             reconnues, ainsi que le cessez-le-feu dans le secteur,"
        );
    }

    /// "States parties" → "States Parties" is an edit, of that word and no more.
    #[test]
    fn capitals_only_are_an_edit_of_the_word() {
        let comparison = compare_texts(
            &with("Calls upon all States parties to report in full and on time;"),
            &with("Calls upon all States Parties to report in full and on time;"),
        );
        let edited: Vec<_> =
            comparison.rows.iter().filter(|row| row.change == Change::Edited).collect();
        assert_eq!(edited.len(), 1);
        assert_eq!(changes(edited[0]), ["-parties", "+Parties"]);
    }
}

mod subparagraphs {
    use super::*;

    /// Label and depth of every subparagraph.
    fn list(text: &str) -> Vec<(String, usize)> {
        document(text)
            .paragraphs
            .iter()
            .filter(|p| p.kind == Kind::Subparagraph)
            .map(|p| (p.label.clone().unwrap_or_default(), p.depth))
            .collect()
    }

    fn pairs(list: &[(String, usize)]) -> Vec<(&str, usize)> {
        list.iter().map(|(label, depth)| (label.as_str(), *depth)).collect()
    }

    #[test]
    fn english_letters_and_roman_numbers_nest() {
        let text = "The General Assembly,\n\n1. Requests the Secretary-General:\n\n\
            (a) To report on lamps, namely:\n\n(i) On oil lamps;\n\n(ii) On gas lamps;\n\n\
            (b) To report on buoys;\n\n2. Thanks the keepers.\n";
        assert_eq!(pairs(&list(text)), [("(a)", 1), ("(i)", 2), ("(ii)", 2), ("(b)", 1)]);
        let document = document(text);
        assert_eq!(at(&document, "OP1(a)(ii)"), "On gas lamps;");
        assert_eq!(at(&document, "OP1(b)"), "To report on buoys;");
        assert_eq!(at(&document, "OP2"), "Thanks the keepers.");
    }

    /// The ninth letter is no Roman number.
    #[test]
    fn a_list_to_the_letter_i_stays_one_list() {
        let items: String = ('a'..='j').map(|c| format!("({c}) To keep lamp {c};\n\n")).collect();
        let text = format!(
            "The General Assembly,\n\n1. Requests the keepers:\n\n{items}2. Thanks the keepers.\n"
        );
        let list = list(&text);
        assert_eq!(list.len(), 10);
        assert!(list.iter().all(|(_, depth)| *depth == 1), "{list:?}");
    }

    #[test]
    fn french_letters_and_degrees() {
        let text = "L’Assemblée générale,\n\nRappelant sa résolution 78/241 du 22 décembre 2023,\n\n\
            1. Prie le Secrétaire général :\n\na) De faire rapport sur les lampes ;\n\n\
            b) De faire rapport sur les bouées ;\n\n2. Décide :\n\n1° De se réunir à Genève ;\n\n\
            2° De poursuivre ses travaux.\n";
        assert_eq!(pairs(&list(text)), [("a)", 1), ("b)", 1), ("1°", 1), ("2°", 1)]);
    }

    #[test]
    fn chinese_letters_and_numerals() {
        let text = "大会，\n\n回顾其第 78/241 号决议，\n\n1. 请秘书长：\n\n(a) 就灯提出报告；\n\n(b) 就浮标提出报告；\n\n\
            2. 决定：\n\n一、在日内瓦开会；\n\n二、继续工作。\n";
        assert_eq!(pairs(&list(text)), [("(a)", 1), ("(b)", 1), ("一、", 1), ("二、", 1)]);
    }

    #[test]
    fn arabic_letters() {
        let text = "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 78/241،\n\n1 - تطلب إلى الأمين العام:\n\n\
            (أ) أن يقدم تقريرا عن المصابيح؛\n\n(ب) أن يقدم تقريرا عن العوامات؛\n\n2 - تشكر الحراس.\n";
        assert_eq!(pairs(&list(text)), [("(أ)", 1), ("(ب)", 1)]);
    }

    #[test]
    fn russian_letters_and_numbers() {
        let text = "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 78/241 от 22 декабря 2023 года,\n\n\
            1. просит Генерального секретаря:\n\na) представить доклад о лампах;\n\n\
            b) представить доклад о буях;\n\n2. постановляет:\n\n1) собраться в Женеве;\n\n\
            2) продолжить работу.\n";
        assert_eq!(pairs(&list(text)), [("a)", 1), ("b)", 1), ("1)", 1), ("2)", 1)]);
    }
}

mod forms {
    use super::*;

    const PARAGRAPHS: [&str; 7] = [
        "The General Assembly,",
        "Recalling its resolution 78/241 of 22 December 2023, in which it asked all coastal States to keep their lamps alight,",
        "Noting with concern that long-term financing of towers is not assured in the Secretary-General’s budget,",
        "1. Decides to convene a conference of keepers in Oslo in 2025, with the participation of observers:",
        "(a) From regional organizations and civil society;",
        "(b) From the shipping industry and from academia;",
        "2. Requests the Secretary-General to submit a report on the conference to the General Assembly at its eightieth session.",
    ];

    fn wrapped(width: usize, gap: &str, indents: [&str; 2]) -> String {
        PARAGRAPHS
            .iter()
            .map(|paragraph| common::wrapped(paragraph, width, indents) + gap)
            .collect()
    }

    /// Numbers alone on a line, as some extractors print them.
    fn numbers_apart() -> String {
        let text = wrapped(70, "\n\n", ["", ""]);
        text.replace("1. Decides", "1. \nDecides").replace("2. Requests", "2. \nRequests")
    }

    #[test]
    fn all_forms_of_a_text_have_the_same_paragraphs() {
        let expected = document(&PARAGRAPHS.join("\n\n"));
        assert_eq!(
            kinds(&expected),
            [
                Kind::Opener,
                Kind::Preambular,
                Kind::Preambular,
                Kind::Operative,
                Kind::Subparagraph,
                Kind::Subparagraph,
                Kind::Operative
            ]
        );
        let layout = wrapped(90, "\n", ["                     ", "                "]);
        let forms = [
            ("one paragraph a line", PARAGRAPHS.join("\n")),
            ("wrapped", wrapped(72, "\n\n", ["", ""])),
            ("wrapped narrowly", wrapped(40, "\n\n", ["", ""])),
            ("Windows lines", wrapped(72, "\n\n", ["", ""]).replace('\n', "\r\n")),
            ("a byte order mark", format!("\u{feff}{}", wrapped(72, "\n\n", ["", ""]))),
            ("set in, without blank lines", layout),
            ("numbers apart", numbers_apart()),
        ];
        for (form, text) in forms {
            let found = document(&text);
            assert_eq!(outline(&found), outline(&expected), "{form}:\n{text}");
            assert_eq!(kinds(&found), kinds(&expected), "{form}");
        }
    }

    /// Two columns that a scan set one below the other, cut in the middle of paragraphs.
    #[test]
    fn a_french_scan_cut_by_columns_keeps_its_words() {
        let text = "Résolution 1999 (2001)\n\ndu 30 mai 2001\n\nLe Conseil de sécurité,\n\n\
            Ayant examiné le rapport du Secré-\ntaire général sur la Force chargée\nd’observer le phare23,\n\n\
            Notant que la situation demeure\n\n\
            tendue dans le secteur et le restera\ntant qu’un règlement d’ensemble\nn’aura pas été trouvé,\n\n\
            1. Demande aux parties d’éteindre\nimmédiatement les feux;\n\n\
            2. Décide de renouveler le mandat\npour une période de six mois.\n\n\
            Adoptée à l’unanimité\nà la 4322e séance.\n";
        let document = document(text);
        assert_eq!(
            texts(&document)[1..5],
            [
                (
                    "PP1",
                    "Ayant examiné le rapport du Secrétaire général sur la Force chargée d’observer le phare,"
                ),
                (
                    "PP2",
                    "Notant que la situation demeure tendue dans le secteur et le restera tant qu’un \
                     règlement d’ensemble n’aura pas été trouvé,"
                ),
                ("OP1", "Demande aux parties d’éteindre immédiatement les feux;"),
                ("OP2", "Décide de renouveler le mandat pour une période de six mois."),
            ]
        );
        assert_eq!(document.paragraphs.last().unwrap().kind, Kind::Closing);
    }
}

/// Whether lines are wrapped is found from the place itself: rows of an annex's table say nothing of the preamble.
mod place_by_place {
    use super::*;

    const BODY: &str = "A/RES/80/4\nThe General Assembly,\nDetermined to encourage strict compliance with the purposes and \
        principles enshrined in the Charter of the United Nations, and with the rules of international law that they rest on,\n\
        Recalling its resolution 79/7 of 30 October 2024,\n1. Takes note of the report;\n2. Reiterates its call upon all \
        States to refrain from promulgating and applying laws and measures of the kind referred to in the preamble;\n\
        3. Decides to remain seized of the matter.\n22nd plenary meeting 29 October 2025\n";

    #[test]
    fn a_table_in_an_annex_does_not_change_how_the_text_is_read() {
        let plain = rebuild(BODY);
        let ruled = |row: usize| format!("| Country {row} | 0.{row:03} | 0.{:03} |\n", row + 1);
        let names = |row: usize| format!("Country of many Names {row}\n");
        let cells = |row: usize| format!("Country {row}      0.{row:03}      0.{:03}\n", row + 1);
        for row in [&ruled as &dyn Fn(usize) -> String, &names, &cells] {
            let table: String = (0..190).map(row).collect();
            let found = rebuild(&format!("{BODY}Annex\nScale of contributions\n{table}"));
            assert_eq!(texts(&found)[..plain.paragraphs.len()], texts(&plain), "{}", row(1));
        }
    }

    #[test]
    fn a_page_that_turns_in_the_preamble_joins_nothing_that_a_participle_begins() {
        let text = "Resolution 2671 (2022)\nThe Security Council,\nCalling upon all parties to the conflict to cease military \
                    actions\nthroughout the country and to respect international humanitarian law,\n\n22-29246 (E)\n\n\
                    *2229246*\n\nS/RES/2671 (2022)\n\nDetermining that the situation is a threat to the UN personnel in the \
                    area of\noperation,\n1.\nCalls upon the parties concerned to implement its resolution 338 (1973);\n";
        let document = rebuild(text);
        assert_eq!(
            texts(&document)[2..],
            [
                (
                    "PP2",
                    "Determining that the situation is a threat to the UN personnel in the area of operation,"
                ),
                ("OP1", "Calls upon the parties concerned to implement its resolution 338 (1973);"),
            ]
        );
    }

    #[test]
    fn a_number_alone_on_its_line_belongs_to_the_text_below() {
        let text = "The General Assembly,\nRecalling Article 7, paragraph 4, of the Convention,\nI.\tDates of sessions\n\
                    A.\t2029\n1.\nNotes with appreciation the offer of the Government;\n2.\nRequests a report.\n";
        assert_eq!(
            texts(&rebuild(text))[2..],
            [
                ("I", "Dates of sessions"),
                ("A", "2029"),
                ("OP1", "Notes with appreciation the offer of the Government;"),
                ("OP2", "Requests a report."),
            ]
        );
    }
}

/// Meeting, date and vote close a resolution, whatever the organ and however the record is printed.
#[test]
fn a_vote_record_belongs_to_the_closing() {
    let text = "The Human Rights Council,\n\nGuided by the Charter of the United Nations,\n\n1. Condemns the violations;\n\n\
                2. Decides to remain seized of the matter.\n\n53rd meeting\n\n3 April 2023\n\n[Adopted by a recorded vote of 19 \
                to 9, with 19 abstentions. The voting was as follows:\n\nIn favour:\n\nArgentina, Belgium, Chile\n\nAgainst:\n\n\
                Algeria, China, Cuba]\n";
    for text in [text.to_owned(), text.replace("\n\n", "\n")] {
        let document = rebuild(&text);
        let (closing, body) = document.paragraphs.split_last().unwrap();
        assert_eq!(closing.kind, Kind::Closing, "{text}");
        assert!(closing.text.starts_with("53rd meeting") && closing.text.ends_with("Cuba]"));
        assert_eq!(body.last().unwrap().address.as_str(), "OP2");
        let vote = document.masthead.vote.unwrap();
        assert_eq!(vote.in_favour.count, Some(19));
        assert_eq!(vote.abstaining.count, Some(19));
        assert_eq!(vote.against.states, ["Algeria", "China", "Cuba"]);
    }
}

#[test]
fn small_letters_below_a_comma_go_on() {
    let document = document(
        "The Human Rights Council,\nRecalling resolution 60/251 of 15 March 2006,\nin which the Assembly decided on a review,\n\
         Recognizing the need for consultation,\n1. Decides to meet.\n",
    );
    assert_eq!(
        document.paragraphs[1..3].iter().map(|p| p.text.as_str()).collect::<Vec<_>>(),
        [
            "Recalling resolution 60/251 of 15 March 2006, in which the Assembly decided on a review,",
            "Recognizing the need for consultation,"
        ]
    );
}

#[test]
fn a_decimal_at_the_end_of_a_line_ends_no_sentence() {
    let document = document(
        "The Council,\n\n1. Notes that human activities have caused around 1.1\n°C of warming to date;\n\n2. Decides to meet.\n",
    );
    assert_eq!(
        document.paragraphs[1].text,
        "Notes that human activities have caused around 1.1 °C of warming to date;"
    );
}

#[test]
fn the_title_of_an_annex_is_not_its_text() {
    let document = document(
        "The General Assembly,\n\n1. Adopts the declaration.\n\nAnnex\n2025 Political Declaration on Action\n1. We meet today.\n\
         2. We part tomorrow.\n\n8th plenary meeting\n15 December 2019\n",
    );
    let kinds = kinds(&document);
    assert_eq!(kinds[2], Kind::Annex);
    assert_eq!(document.paragraphs[2].label.as_deref(), Some("Annex"));
    assert_eq!(document.paragraphs[2].text, "2025 Political Declaration on Action");
    assert_eq!(kinds.last(), Some(&Kind::Closing), "the meeting below the annex");
}

#[test]
fn a_meeting_may_be_counted_in_words() {
    let document =
        document("The Assembly,\n\n1. Decides to meet.\n\nEighth plenary meeting, 28 May 2024\n");
    assert_eq!(kinds(&document).last(), Some(&Kind::Closing));
}

#[test]
fn a_letter_of_a_list_inside_a_sentence_opens_nothing() {
    let document = document(
        "The General Assembly,\n\n1. Encourages Governments to build systems by (a) providing support to all teachers in the field;\n\
         (b) investing in skills; and in the full and productive\nemployment of all;\n(c) ending poverty.\n\n2. Decides to meet.\n",
    );
    assert_eq!(labels(&document), ["1.", "2."]);
}

#[test]
fn a_draft_without_a_number_has_its_title() {
    let document = document(
        "A/HRC/52/L.3\n\n52/… Freedom of opinion\n\nThe Human Rights Council,\n\n1. Decides to meet.\n",
    );
    assert_eq!(document.masthead.title.as_deref(), Some("Freedom of opinion"));
    assert_eq!(document.masthead.symbol.unwrap().as_str(), "A/HRC/52/L.3");
}

#[test]
fn chinese_numbers_before_titles_are_headings_and_sponsors_are_no_title() {
    let text = "大会，\n\n回顾其第78/241号决议，\n\n1. 通过本决议附件所载的宣言；\n\n附件\n\n宣言\n\n一. 导言\n\n1. 我们举行会议。\n\n\
                (一) 加强合作；\n\n二. 行动\n\n2. 我们将采取行动。\n";
    let headings: Vec<String> = rebuild(text)
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind == Kind::Heading)
        .map(|paragraph| paragraph.text.clone())
        .collect();
    assert_eq!(headings, ["导言", "行动"]);
    let text = "Provisional\n\nFrance: draft resolution\n\nThe Security Council,\n\nRecalling its resolution 1300 (2000),\n\n\
                1. Decides to remain seized of the matter.\n";
    assert_eq!(rebuild(text).masthead.title, None);
}
