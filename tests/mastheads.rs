//! The facts of first pages, in the six languages and of bodies that no table names.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use resdiff::compare::Warning;
use resdiff::model::{DocumentType, Masthead, Resolution, SessionKind, Stage};

mod common;

use common::{compare_texts, rebuild};

/// Rebuilds a text of which nothing may be lost.
fn document(text: &str) -> Resolution {
    let document = rebuild(text);
    assert_eq!(common::nothing_is_lost(text, &document), Ok(()));
    document
}

/// What every first page must tell, said shortly.
#[track_caller]
fn assert_facts(text: &str, facts: [&str; 8]) -> Masthead {
    let masthead = document(text).masthead;
    let session = masthead.session.as_ref();
    let found = [
        masthead.symbol.as_ref().map_or("", |symbol| symbol.as_str()).to_owned(),
        masthead.document_type.map_or("", DocumentType::name).to_owned(),
        masthead.organ.clone().unwrap_or_default(),
        masthead.committee.clone().unwrap_or_default(),
        session.and_then(|session| session.number).unwrap_or_default().to_string(),
        masthead.agenda_item.clone().unwrap_or_default(),
        masthead.sponsors.join(" | "),
        masthead.title.clone().unwrap_or_default(),
    ];
    assert_eq!(found, facts.map(str::to_owned));
    masthead
}

#[test]
fn a_french_revised_draft() {
    let text = "\
Nations Unies                                                      A/C.1/79/L.23/Rev.1
Assemblée générale                              Distr. limitée
                                                18 octobre 2024
                                                Français
                                                Original : anglais

Soixante-dix-neuvième session
Première Commission
Point 98 z) de l’ordre du jour
Désarmement général et complet : systèmes
d’armes létaux autonomes

        Allemagne, Autriche, Côte d’Ivoire, Trinité-et-Tobago et
        Suisse* : projet de résolution révisé

        Systèmes d’armes létaux autonomes

        L’Assemblée générale,

        Rappelant sa résolution 78/241 du 22 décembre 2023,

        1.      Prie le Secrétaire général de lui présenter un rapport ;

        2.      Décide d’inscrire la question à son ordre du jour.

 * Au nom des États Membres de l’Organisation des Nations Unies qui sont membres du Mouvement des pays non alignés.
";
    let facts = assert_facts(
        text,
        [
            "A/C.1/79/L.23/Rev.1",
            "revised-draft-resolution",
            "Assemblée générale",
            "Première Commission",
            "79",
            "Point 98 z) de l’ordre du jour",
            "Allemagne | Autriche | Côte d’Ivoire | Trinité-et-Tobago | Suisse",
            "Systèmes d’armes létaux autonomes",
        ],
    );
    assert_eq!(facts.stage(), Some(Stage::Draft(1)));
    let of = "États Membres de l’Organisation des Nations Unies qui sont membres du Mouvement des pays non alignés";
    assert_eq!(facts.on_behalf_of.as_deref(), Some(of));
    assert_eq!(facts.issued.unwrap().to_string(), "2024-10-18");
}

#[test]
fn a_spanish_draft_of_the_human_rights_council() {
    let text = "\
Naciones Unidas                                                      A/HRC/55/L.7
Asamblea General                              Distr. limitada
                                                27 de marzo de 2024
                                                Español
                                                Original: inglés

Consejo de Derechos Humanos
55º período de sesiones
26 de febrero a 5 de abril de 2024
Tema 3 de la agenda
Promoción y protección de todos los derechos humanos

        Argentina, Chile*, España y Uruguay: proyecto de resolución

        55/…     Los derechos del niño

        El Consejo de Derechos Humanos,

        Recordando la Convención sobre los Derechos del Niño,

        1.      Exhorta a los Estados a que cooperen;

        2.      Decide seguir ocupándose de la cuestión.
";
    assert_facts(
        text,
        [
            "A/HRC/55/L.7",
            "draft-resolution",
            "Asamblea General",
            "Consejo de Derechos Humanos",
            "55",
            "Tema 3 de la agenda",
            "Argentina | Chile | España | Uruguay",
            "Los derechos del niño",
        ],
    );
}

#[test]
fn a_russian_draft_with_a_cyrillic_symbol() {
    let text = "\
Организация Объединенных Наций                                       А/С.3/78/L.41
Генеральная Ассамблея                           Distr.: Limited
                                                31 October 2023
                                                Russian
                                                Original: English

Семьдесят восьмая сессия
Третий комитет
Пункт 71 c) повестки дня
Поощрение и защита прав человека: положение в области прав человека

        Албания, Босния и Герцеговина и Исландия: проект резолюции

        Положение в области прав человека

        Генеральная Ассамблея,

        ссылаясь на свою резолюцию 77/230 от 15 декабря 2022 года,

        1.      просит Генерального секретаря представить доклад;

        2.      постановляет продолжить рассмотрение этого вопроса.
";
    assert_facts(
        text,
        [
            "A/C.3/78/L.41",
            "draft-resolution",
            "Генеральная Ассамблея",
            "Третий комитет",
            "78",
            "Пункт 71 c) повестки дня",
            "Албания | Босния и Герцеговина | Исландия",
            "Положение в области прав человека",
        ],
    );
}

#[test]
fn a_chinese_draft() {
    let text = "\
联合国                                                         A/C.2/79/L.12
大会                                               Distr.: Limited
                                                   28 October 2024
                                                   Chinese
                                                   Original: English

第七十九届会议
第二委员会
议程项目 19(b)
可持续发展

        乌干达*：决议草案

        人与自然和谐相处

        大会，

        回顾其2022年12月14日第77/169号决议，

        1.      请秘书长提交报告；

        2.      决定继续审议该问题。

 * 代表属于77国集团和中国的联合国会员国。
";
    assert_facts(
        text,
        [
            "A/C.2/79/L.12",
            "draft-resolution",
            "大会",
            "第二委员会",
            "79",
            "议程项目 19(b)",
            "乌干达",
            "人与自然和谐相处",
        ],
    );
}

#[test]
fn an_arabic_draft() {
    let text = "\
الأمم المتحدة                                          A/80/L.9
الجمعية العامة                                     Distr.: Limited
                                                   5 November 2025
                                                   Arabic
                                                   Original: English

الدورة الثمانون
البند 34 من جدول الأعمال
الحالة في الشرق الأوسط

        الأردن وتونس ومصر: مشروع قرار

        القدس

        إن الجمعية العامة،

        إذ تشير إلى قرارها 36/120 المؤرخ 10 كانون الأول/ديسمبر 1981،

        1 -     تكرر تأكيد قرارها؛

        2 -     تقرر أن تبقي المسألة قيد نظرها.
";
    assert_facts(
        text,
        [
            "A/80/L.9",
            "draft-resolution",
            "الجمعية العامة",
            "",
            "80",
            "البند 34 من جدول الأعمال",
            "الأردن | تونس | مصر",
            "القدس",
        ],
    );
}

#[test]
fn a_draft_of_an_emergency_special_session() {
    let text = "\
United Nations                                                   A/ES-10/L.31/Rev.1
General Assembly                                Distr.: Limited
                                                9 May 2024
                                                Original: English

Tenth emergency special session
Agenda item 5
Illegal Israeli actions in Occupied East Jerusalem and the rest of
the Occupied Palestinian Territory

        Algeria, Bahrain, Bosnia and Herzegovina and Trinidad and Tobago: revised draft resolution

        Admission of new Members to the United Nations

        The General Assembly,

        Recalling the relevant provisions of the Charter,

        1.      Determines that the State is qualified;

        2.      Decides to adjourn.
";
    let facts = assert_facts(
        text,
        [
            "A/ES-10/L.31/Rev.1",
            "revised-draft-resolution",
            "General Assembly",
            "",
            "10",
            "Agenda item 5",
            "Algeria | Bahrain | Bosnia and Herzegovina | Trinidad and Tobago",
            "Admission of new Members to the United Nations",
        ],
    );
    assert_eq!(facts.session.unwrap().kind, SessionKind::Emergency);
}

#[test]
fn a_draft_decision_of_a_body_that_no_table_names() {
    let text = "\
                                              ICCD/COP(15)/L.23
United Nations                                Distr.: Limited
Convention to Combat Desertification          18 May 2022
                                              Original: English

Conference of the Parties
Fifteenth session
Abidjan, Côte d’Ivoire, 9–20 May 2022
Agenda item 4
Effective implementation of the Convention

        Draft decision submitted by the Chair of the Committee of the Whole

        Programme and budget

        The Conference of the Parties,

        Recalling decision 10/COP.14,

        1.      Approves the programme budget;

        2.      Requests the Executive Secretary to report.
";
    assert_facts(
        text,
        [
            "ICCD/COP(15)/L.23",
            "draft-decision",
            "Conference of the Parties",
            "",
            "15",
            "Agenda item 4",
            "the Chair of the Committee of the Whole",
            "Programme and budget",
        ],
    );
}

#[test]
fn a_draft_of_a_commission() {
    let text = "\
United Nations                                                   E/CN.6/2024/L.3
Economic and Social Council                     Distr.: Limited
                                                15 March 2024
                                                Original: English

Commission on the Status of Women
Sixty-eighth session
11–22 March 2024
Agenda item 3
Follow-up to the Fourth World Conference on Women

        Azerbaijan:* draft resolution

        Release of women and children taken hostage

        The Commission on the Status of Women,

        Recalling its previous resolutions,

        1.      Condemns hostage-taking;

        2.      Decides to remain seized.
";
    let facts = assert_facts(
        text,
        [
            "E/CN.6/2024/L.3",
            "draft-resolution",
            "Economic and Social Council",
            "Commission on the Status of Women",
            "68",
            "Agenda item 3",
            "Azerbaijan",
            "Release of women and children taken hostage",
        ],
    );
    assert_eq!(facts.adopted, None, "the days of the session are no date of adoption");
}

#[test]
fn a_note_by_the_secretariat() {
    let text = "\
United Nations                                                   A/C.6/80/L.1
General Assembly                                Distr.: Limited
                                                9 October 2025
                                                Original: English

Eightieth session
Sixth Committee
Agenda item 121
Revitalization of the work of the General Assembly

        Programme of work of the Sixth Committee

        Note by the Secretariat

1.      The present document contains the programme of work.

2.      The Committee may wish to take note of it.
";
    assert_facts(
        text,
        [
            "A/C.6/80/L.1",
            "note",
            "General Assembly",
            "Sixth Committee",
            "80",
            "Agenda item 121",
            "Secretariat",
            "Programme of work of the Sixth Committee",
        ],
    );
}

#[test]
fn a_number_is_one_of_the_organ_that_speaks() {
    let text = "60/3. Human rights in the Sudan\n\nThe Human Rights Council,\n\nRecalling its resolution 57/2,\n\n\
        1. Condemns the violations;\n\n2. Decides to remain seized.\n";
    assert_eq!(document(text).masthead.symbol.unwrap().as_str(), "A/HRC/RES/60/3");
}

#[test]
fn the_symbols_of_other_documents_are_not_its_own() {
    let text = "Seventy-ninth session\nAgenda item 71 (b)\n\nResolution adopted by the General Assembly on 17 December \
        2024\n[on the report of the Third Committee (A/79/458/Add.2)]\n\n79/62. Title\n\nThe General Assembly,\n\n\
        Noting the note by the Secretary-General,1\n\n1. Decides to act.\n\n_______________\n1 A/79/88.\n";
    let masthead = document(text).masthead;
    assert_eq!(masthead.symbol.unwrap().as_str(), "A/RES/79/62");
    assert_eq!(masthead.follows[0].as_str(), "A/79/458/Add.2");
}

#[test]
fn a_meeting_line_is_no_title() {
    let text = "United Nations     S/RES/2671 (2022)\nSecurity Council     Distr.: General\n15 December 2022\n\n\
        Resolution 2671 (2022)\n\nAdopted by the Security Council at its 9234th meeting, on\n15 December 2022\n\n\
        The Security Council,\n\nRecalling its resolutions,\n\n1. Decides to remain seized.\n";
    let masthead = document(text).masthead;
    assert_eq!(masthead.symbol.unwrap().as_str(), "S/RES/2671 (2022)");
    assert_eq!(masthead.title, None);
    assert_eq!(masthead.adopted.unwrap().to_string(), "2022-12-15");
}

#[test]
fn texts_of_one_day_are_in_the_order_of_their_stages() {
    let text = |symbol: &str| {
        format!(
            "United Nations     {symbol}\nGeneral Assembly     Distr.: Limited\n9 May 2024\n\nEightieth session\n\
             Agenda item 5\nTitle\n\nEgypt: draft resolution\n\nTitle\n\nThe General Assembly,\n\nNoting all,\n\n\
             1. Decides to act.\n"
        )
    };
    let [first, revised] = [text("A/80/L.3"), text("A/80/L.3/Rev.1")];
    assert!(!compare_texts(&first, &revised).warnings.contains(&Warning::NotChronological));
    assert!(compare_texts(&revised, &first).warnings.contains(&Warning::NotChronological));
}

#[test]
fn an_addendum_tells_more_sponsors() {
    for (text, facts) in [
        (
            "\
Nations Unies                                                      A/79/L.11/Add.1
Assemblée générale                              Distr. limitée
                                                12 novembre 2024
                                                Français
                                                Original : anglais

Soixante-dix-neuvième session
Point 11 de l’ordre du jour
Le sport au service de la paix

        Albanie et Mali : projet de résolution

        Le sport et l’idéal olympique

        Additif

        Ajouter les pays suivants à la liste des coauteurs du projet de résolution :

        Chili, Égypte et Italie
",
            [
                "A/79/L.11/Add.1",
                "draft-resolution",
                "Assemblée générale",
                "",
                "79",
                "Point 11 de l’ordre du jour",
                "Albanie | Mali | Chili | Égypte | Italie",
                "Le sport et l’idéal olympique",
            ],
        ),
        (
            "\
United Nations                                                      A/80/L.11/Add.2
General Assembly                              Distr.: Limited
                                              12 November 2025
                                              Original: English

Eightieth session
Agenda item 11
Sport for development and peace

        A better world through sport and
        the Olympic ideal

        Addendum

        Add the following countries to the list of sponsors of the draft resolution:

        Albania, Bosnia and Herzegovina and Chile
",
            [
                "A/80/L.11/Add.2",
                "",
                "General Assembly",
                "",
                "80",
                "Agenda item 11",
                "Albania | Bosnia and Herzegovina | Chile",
                "A better world through sport and the Olympic ideal",
            ],
        ),
    ] {
        assert_facts(text, facts);
    }
}

#[test]
fn a_programme_of_work_is_the_title_of_a_note_or_report() {
    for (text, facts) in [
        (
            "\
Nations Unies                                                      A/C.6/79/L.20
Assemblée générale                              Distr. limitée
                                                14 novembre 2024
                                                Français
                                                Original : anglais

Soixante-dix-neuvième session
Sixième Commission
Point 121 de l’ordre du jour
Revitalisation des travaux de l’Assemblée générale

        Programme de travail provisoire de la Sixième Commission
        pour la quatre-vingtième session

        Note du Bureau

        1.      La Commission adopte un programme de travail provisoire.
",
            [
                "A/C.6/79/L.20",
                "note",
                "Assemblée générale",
                "Sixième Commission",
                "79",
                "Point 121 de l’ordre du jour",
                "Bureau",
                "Programme de travail provisoire de la Sixième Commission pour la quatre-vingtième session",
            ],
        ),
        (
            "\
Naciones Unidas                                                      E/2024/67
Consejo Económico y Social                      Distr. general
                                                3 de mayo de 2024
                                                Español
                                                Original: inglés

Período de sesiones de 2024
Tema 12 c) del programa
Cuestiones de coordinación

        Informe del Secretario General

        Programa de trabajo del Comité para 2025

        1.      El Comité celebró tres sesiones.
",
            [
                "E/2024/67",
                "report",
                "Consejo Económico y Social",
                "",
                "2024",
                "Tema 12 c) del programa",
                "Secretario General",
                "Programa de trabajo del Comité para 2025",
            ],
        ),
        (
            "\
United Nations                                                      A/C.5/80/L.30
General Assembly                              Distr.: Limited
                                              12 March 2026
                                              Original: English

Eightieth session
Fifth Committee
Agenda item 140
Programme planning

        Programme of work of the Committee

        The Committee will hold three meetings.
",
            [
                "A/C.5/80/L.30",
                "programme-of-work",
                "General Assembly",
                "Fifth Committee",
                "80",
                "Agenda item 140",
                "",
                "Programme of work of the Committee",
            ],
        ),
    ] {
        assert_facts(text, facts);
    }
}

#[test]
fn documents_without_a_session_or_with_two() {
    let council = "\
United Nations                                                      S/2024/507
Security Council                              Distr.: General
                                              2 July 2024
                                              Original: English

        The situation in the Great Lakes region

        Report of the Secretary-General

1.      The present report covers six months.
";
    assert_facts(
        council,
        [
            "S/2024/507",
            "report",
            "Security Council",
            "",
            "0",
            "",
            "Secretary-General",
            "The situation in the Great Lakes region",
        ],
    );
    let letter = "\
United Nations                                                      A/79/92–S/2024/403
General Assembly                              Distr.: General
Security Council                              24 May 2024
                                              Original: English

General Assembly                              Security Council
Seventy-ninth session                         Seventy-ninth year
Item 34 of the preliminary list*
Prevention of armed conflict

        Letter dated 23 May 2024 from the Permanent Representative of
        Iceland to the United Nations addressed to the Secretary-General

        I have the honour to transmit a letter on the matter.

* A/79/50.
";
    let title = "Letter dated 23 May 2024 from the Permanent Representative of Iceland to the United Nations \
                 addressed to the Secretary-General";
    let facts = assert_facts(
        letter,
        [
            "A/79/92",
            "letter",
            "General Assembly",
            "Security Council",
            "79",
            "Item 34 of the preliminary list",
            "",
            title,
        ],
    );
    assert_eq!(facts.agenda_title.as_deref(), Some("Prevention of armed conflict"));
    assert_eq!(facts.adopted, None);
}

#[test]
fn the_opener_names_the_organ_where_the_masthead_wraps_it() {
    let text = "\
UNEP/EA.6/Res.4

United Nations Environment Assembly of the
United Nations Environment Programme
Sixth session

Circularity of an agro-industry

The United Nations Environment Assembly,

Recalling its resolution 5/11,

1.      Requests the Executive Director to report.
";
    let facts = document(text).masthead;
    assert_eq!(facts.organ.as_deref(), Some("United Nations Environment Assembly"));
}

#[test]
fn links_of_a_page_and_the_number_of_the_text_are_no_titles() {
    for above in ["Resolution 1429 (2002),", "Resolution 1462 | Resolution 1463 (2003) | Next"] {
        let text = format!(
            "{above}\n\nThe Security Council,\n\n1. Decides to meet;\n\n2. Decides to stay."
        );
        let masthead = document(&text).masthead;
        assert_eq!(masthead.title, None, "{above}");
    }
    let kept = document(
        "Ammunition, mines and other remnants of war\n\nThe General Assembly,\n\n1. Decides to meet.",
    ).masthead;
    assert_eq!(kept.title.as_deref(), Some("Ammunition, mines and other remnants of war"));
}
