//! Recognised text as it comes: spoilt numbers and letters, notes with hardly a mark left, numbers of pages between paragraphs.
//! The words are our own; the damage is of the kinds that files of the Security Council have.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{nothing_is_lost, rebuild};
use resdiff::model::Kind;

/// Checks the addresses of all paragraphs but the opener and the closing, each with its first words where they are given, how many
/// notes there are, and that nothing is lost.
fn reads(text: &str, paragraphs: &[&str], notes: usize) {
    let document = rebuild(text);
    assert_eq!(nothing_is_lost(text, &document), Ok(()));
    let frame = |kind: Kind| matches!(kind, Kind::Opener | Kind::Closing);
    let found: Vec<String> = document
        .paragraphs
        .iter()
        .filter(|paragraph| !frame(paragraph.kind))
        .map(|paragraph| format!("{} {}", paragraph.address, paragraph.text))
        .collect();
    for (found, expected) in found.iter().zip(paragraphs) {
        let is_whole = found.split(' ').next() == expected.split(' ').next();
        assert!(is_whole && found.starts_with(expected), "{expected}: {found:#?}");
    }
    assert_eq!(found.len(), paragraphs.len(), "{found:#?}");
    assert_eq!(document.notes.len(), notes, "{:#?}", document.notes);
}

#[test]
fn a_text_without_blank_lines() {
    let text = "\
Resolution 1407 (2002)
The Security Council,
Reaffirming its previous resolutions and statements of its President
concerning the situation in Vandoria, in particular its resolution 733
(1992) of 23 January 1992,1
Noting with regret that the parties have not yet met, and that the
observers have been refused access to the northern valleys,
Having considered the report of the Secretary-General,2
I. Requests the Secretary-General to establish, in preparation for a
panel, a team of two members;
2. Requests the parties to cooperate with the team;
1 S/PRST/2001/30.
2 See S/2002/189 and Add.l.
48
3. Calls upon all States:
(a) To refrain from supplying fuel;
(h) To report on the measures taken;
(e) To designate a focal point;
4, Decides to remain actively seized of the matter.
Adopted unanimously at the 4524th meeting.
";
    reads(
        text,
        &[
            "PP1 Reaffirming",
            "PP2 Noting with",
            "PP3 Having",
            "OP1 Requests the Secretary",
            "OP2 Requests the parties",
            "OP3 Calls",
            "OP3(a) To refrain",
            "OP3(b) To report",
            "OP3(c) To designate",
            "OP4 Decides",
        ],
        2,
    );
}

#[test]
fn spoilt_numbers() {
    let text = "\
The Security Council,

Recalling its resolutions,

!. Decides to extend the mandate;

2 . Urges the parties to meet;

3, Welcomes the report;

4. Takes note of the letter;

S. Requests the Secretary-General to report;

6. Encourages States to contribute;

7· Expresses its thanks;

B. Condemns the attack;

9. Calls for restraint;

IO. Reiterates its support;

ll. Commends the Force;

I2. Decides to remain seized of the matter.

Adopted unanimously at the 3210th meeting.
";
    reads(
        text,
        &[
            "PP1 Recalling",
            "OP1",
            "OP2",
            "OP3",
            "OP4",
            "OP5",
            "OP6",
            "OP7",
            "OP8",
            "OP9",
            "OP10",
            "OP11",
            "OP12",
        ],
        0,
    );
}

#[test]
fn spoilt_letters_of_lists() {
    let text = "\
The General Assembly,

Recalling its resolution 47/10 of 27 October 1992,

1. Decides:

(a) To convene a meeting;

(8) To invite to it:

(i) All States;

(11) The specialized agencies;

(iii} Observers;

(c) To publish the record;

2. Requests a report.
";
    reads(
        text,
        &[
            "PP1",
            "OP1",
            "OP1(a)",
            "OP1(b)",
            "OP1(b)(i)",
            "OP1(b)(ii)",
            "OP1(b)(iii)",
            "OP1(c)",
            "OP2",
        ],
        0,
    );
}

#[test]
fn notes_in_the_preamble() {
    let text = "\
Resolution 930 (1994)

of 14 June 1994

The Security Council.

Recalling its resolution 920 (1994),1

' See Official Records of the Security Council, Forty-ninth Year,

Supplement for April, May and June 1994.

§ Ibid., document S/1994/613.

112

Having considered the report,

1. Decides to renew the mandate;

2. Decides to remain seized of the matter.

Adapted unanimously at the 3390th meeting.
";
    reads(text, &["PP1 Recalling", "PP2 Having", "OP1", "OP2"], 2);
}

#[test]
fn spanish_ordinals_and_a_divided_word() {
    let text = "\
Resolución 812 (1993)

El Consejo de Seguridad,

Recordando su resolución 808 (1993), de 22 de febrero de 1993,

Profundamente preocupado por la situación en la re-

gión de los Grandes Lagos,

1.º Decide prorrogar el mandato del Grupo hasta el 31 de mayo;

2.º Exhorta a las partes a que respeten el acuerdo;

9 S/25355.

lo Véase S/25363.

37

3.º Pide al Secretario General que informe;

4.º Decide seguir ocupándose de la cuestión.

Aprobada por unanimidad en la 3183a. sesión.
";
    reads(
        text,
        &[
            "PP1 Recordando",
            "PP2 Profundamente",
            "OP1 Decide prorrogar",
            "OP2 Exhorta",
            "OP3 Pide",
            "OP4 Decide",
        ],
        2,
    );
}

#[test]
fn russian_numbers_and_notes() {
    let text = "\
Совет Безопасности,

ссылаясь на все свои предыдущие резолюции,

выражая озабоченность положе¬

нием в районе,

l. постановляет продлить мандат Сил;

2. призывает стороны к сдержанности;

З. просит Генерального секретаря представить доклад;

4. приветствует назначение посредника;

S. настоятельно призывает государства вносить средства;

б. подчеркивает важность диалога;

* S/1998/567.

19 См. S/1998/569.

7. постановляет продолжать заниматься этим вопросом.

Принята единогласно на 3895-м заседании.
";
    reads(text, &["PP1", "PP2", "OP1", "OP2", "OP3", "OP4", "OP5", "OP6", "OP7"], 2);
}

#[test]
fn chinese_numbers_and_notes() {
    let text = "\
安全理事会，

回顾其关于该问题的所有决议，

审议了秘书长1998年6月11日的报告，3

l．决定将任务期限延长至1998年12月31日；

2．呼吁双方避免任何行动；

3 S/1998/488。

4 见S/1998/490。

56

З．请秘书长在1998年11月30日之前提出报告；

4．决定继续积极处理此案。

第3898次会议一致通过。
";
    reads(text, &["PP1", "PP2", "OP1", "OP2", "OP3", "OP4"], 2);
}

#[test]
fn arabic_digits_and_notes() {
    let text = "\
إن مجلس الأمن،

إذ يشير إلى جميع قراراته السابقة بشأن هذه المسألة،

وقد نظر في تقرير الأمين العام،

١ - يقرر تمديد ولاية البعثة حتى ٣١ كانون الأول/ديسمبر ١٩٩٨؛

٢ - يدعو الطرفين إلى ضبط النفس؛

(٥) S/1998/488.

(٦) انظر S/1998/490.

٣ - يطلب إلى الأمين العام أن يقدم تقريرا؛

٤ - يقرر إبقاء المسألة قيد النظر.

اتخذ بالإجماع في الجلسة ٣٨٩٨.
";
    reads(text, &["PP1", "PP2", "OP1", "OP2", "OP3", "OP4"], 2);
}

#[test]
fn french_degrees_read_as_quotation_marks() {
    let text = "\
Résolution 199 (1964)

Le Conseil de sécurité.

Constatant avec inquiétude l'aggravation de la si-
tuation,
Déplorant les événements récents,

1\" Demande à tous les États de s'abstenir de toute ingérence;

2\" Lance un appel en vue d'un cessez-le-feu;

3\" Considère que les merce-
naires doivent être retirés d'ur-
gence;

14 Voir S/6096.

15 Ibid., document 8/6097.

- 18 -

4\" Prie tous les États d'apporter leur aide.

Adoptée à la 1189\" séance.
";
    reads(
        text,
        &[
            "PP1 Constatant",
            "PP2 Déplorant",
            "OP1 Demande",
            "OP2 Lance",
            "OP3 Considère",
            "OP4 Prie",
        ],
        2,
    );
}

#[test]
fn a_list_below_a_verb_without_its_colon() {
    let text = "\
Résolution 720 (1991) du 9 mai 1991

Le Conseil de sécurité,

Ayant examiné le rapport du Secrétaire général'',

Décide

u) De demander aux parties d'appliquer la résolution;

h) De renouveler le mandat de la Force;

\" Document S/22630.

32

e) De prier le Secrétaire général de soumettre un rapport

Adoptes à l'unanimité à la 2993` séance.
";
    reads(text, &["PP1", "OP1 Décide", "OP1(a)", "OP1(b)", "OP1(c)"], 1);
}

#[test]
fn marks_at_the_feet_of_pages() {
    let text = "\
The Security Council,

Taking note of the letter,

1. Decides that the measures shall apply to the territory in the

                                   - 2 -
northern part of the country;

2. Urges all States to cooperate;

/...

S/RES/1022 (1995)
Page 2

3. Decides to remain seized of the matter.

-----
";
    reads(text, &["PP1", "OP1", "OP2", "OP3"], 0);
}

#[test]
fn an_opener_in_the_line_of_its_preamble() {
    let text = "\
Резолюция 1429 (2002)

Совет Безопасности, ссылаясь на все свои предыдущие резолюции,

1. постановляет продлить мандат Миссии;

2. постановляет продолжать заниматься этим вопросом.
";
    reads(text, &["PP1 ссылаясь", "OP1", "OP2"], 0);
    let text = "\
The Security Council, Recalling its previous resolutions,

1. Decides to extend the mandate;

2. Decides to remain seized of the matter.
";
    reads(text, &["PP1 Recalling", "OP1", "OP2"], 0);
}

#[test]
fn a_page_that_links_to_its_neighbours_is_the_one_of_its_title() {
    let text = "\
联合国安理会第1232号决议
← | 联合国安理会第1231(1999)号决议 | 联合国安理会第1232(1999)号决议 |
联合国安理会第1233(1999)号决议 |
安全理事会,
回顾其以往关于该问题的所有决议,
1. 决定延长任期;
2. 决定继续处理此案。
";
    let symbol = rebuild(text).masthead.symbol.map(|symbol| symbol.to_string());
    assert_eq!(symbol.as_deref(), Some("S/RES/1232 (1999)"));
}

#[test]
fn letters_that_are_none_as_printed() {
    let text = "\
The Security Council,

Gravely concerned at the delay,

1. Decides that the Committee shall:

a) Monitor the measures;

li) Consider requests;

c) Report to the Council;

2. Requests the panel:

(i) To visit the area;

(ü) To report;

(iii) To advise.
";
    let expected =
        ["PP1", "OP1", "OP1(a)", "OP1(b)", "OP1(c)", "OP2", "OP2(i)", "OP2(ii)", "OP2(iii)"];
    reads(text, &expected, 0);
}

#[test]
fn a_recognised_web_page() {
    let text = "<html><body><p>Résolution 1044 (1996) du 31 janvier 1996</p><p>Le Conseil de sécurité,</p>\
        <p>Rappelant la déclaration de son Président,</p><p>l. Condamne l'attentat;</p><p>2. Déplore la violation;</p>\
        <p>3 S/PRST/1996/2.</p><p>lz Voir Documents officiels du Conseil, document S/1996/69.</p><p>61</p>\
        <p>3. Engage tous les États à aider;</p><p>4'. Décide de rester saisi de la question.</p></body></html>";
    let document = rebuild(text);
    let labels: Vec<_> = document.paragraphs.iter().filter_map(|p| p.label.as_deref()).collect();
    assert_eq!(labels, ["l.", "2.", "3.", "4'."]);
    assert_eq!(document.notes.len(), 2);
}
