//! Draft documents: what stands at the feet and heads of their pages is told from their text.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use resdiff::model::{Resolution, SetAsideKind};

mod common;

use common::{rebuild, texts};

/// Rebuilds a text of which nothing may be lost.
fn document(text: &str) -> Resolution {
    let document = rebuild(text);
    assert_eq!(common::nothing_is_lost(text, &document), Ok(()));
    document
}

fn notes(document: &Resolution) -> Vec<(&str, &str)> {
    document.notes.iter().map(|note| (note.number.as_str(), note.text.as_str())).collect()
}

fn aside(document: &Resolution, kind: SetAsideKind) -> Vec<&str> {
    let of_kind = document.set_aside.iter().filter(|entry| entry.kind == kind);
    of_kind.map(|entry| entry.text.as_str()).collect()
}

const DRAFT: &str = "\
United Nations
A/C.9/85/L.20

General Assembly
Distr.: Limited
4 November 2030
Original: English

30-17763* (E)    111130
*3017763*

Eighty-fifth session
Ninth Committee
Agenda item 171 (b)
Keeping of lighthouses: lamps and other
questions

Aland:* draft resolution

 Lamps of the northern lighthouses

The General Assembly,

Recalling its previous resolutions on this question, in particular those on lamps and
on the keepers of lamps,

Noting the report that the Keepers of the north have made in their Lamp Report 2029:

* On behalf of the States that are members of the Movement of Coastal Countries, taking
into account also the provisions of resolution ES-10/23 of 10 May 2024.

A/C.9/85/L.20

30-17763
2/3

Financing for Oil, and of the States that have paid for it in the years between the two
reports of the Keepers,1

1.
Decides to light all lamps before the end of 2031, and to keep them lit in all the
harbours of the north;
__________________

1  See A/85/777.

A/C.9/85/L.20
3/3
30-17763

2.
Requests the Secretary-General to report on the lamps.
";

#[test]
fn a_draft_in_plain_text_is_read_past_its_page_turns() {
    let document = document(DRAFT);
    assert_eq!(
        texts(&document)[1..],
        [
            (
                "PP1",
                "Recalling its previous resolutions on this question, in particular those on lamps and on the \
                 keepers of lamps,"
            ),
            (
                "PP2",
                "Noting the report that the Keepers of the north have made in their Lamp Report 2029: Financing for Oil, and \
                 of the States that have paid for it in the years between the two reports of the Keepers,"
            ),
            (
                "OP1",
                "Decides to light all lamps before the end of 2031, and to keep them lit in all the harbours of \
                 the north;"
            ),
            ("OP2", "Requests the Secretary-General to report on the lamps."),
        ]
    );
    let sponsors = "On behalf of the States that are members of the Movement of Coastal Countries, taking into \
                    account also the provisions of resolution ES-10/23 of 10 May 2024.";
    assert_eq!(notes(&document), [("*", sponsors), ("1", "See A/85/777.")]);
    assert_eq!(aside(&document, SetAsideKind::PageHead)[0], "A/C.9/85/L.20");
    assert_eq!(aside(&document, SetAsideKind::PageNumber)[0], "2/3");
}

#[test]
fn a_page_number_between_a_label_and_its_text_is_set_aside() {
    let document = document(
        "The Security Council,\n\n\
         7.\nRequests that the Secretary-General issue a written report on the adverse\n\
         consequences of darkness; and\n8.\n\n4/4\n\nDecides to remain seized of this matter.\n\n30-28130\n",
    );
    assert_eq!(texts(&document).last(), Some(&("OP8", "Decides to remain seized of this matter.")));
    assert_eq!(aside(&document, SetAsideKind::PageNumber), ["4/4"]);
}

#[test]
fn a_number_alone_on_its_line_belongs_to_the_text_below() {
    let document = document(
        "Decision 24/CP.90\nLamps of future sessions\nThe Conference of the Parties,\n\
         Recalling Article 7, paragraph 4, of the Convention,\n\
         I.\tLamps\n\
         1.\nNotes with appreciation the lamps received from the Government of Aland;\n\
         2.\nRequests the secretariat to light them:\n\
         (a)\tIn 2031;\n(b)\tIn 2032;\n\
         II.\tOil\n\
         3.\nDecides to buy oil.\n",
    );
    let seen = texts(&document);
    for expected in [
        ("OP1", "Notes with appreciation the lamps received from the Government of Aland;"),
        ("OP2", "Requests the secretariat to light them:"),
        ("OP3", "Decides to buy oil."),
    ] {
        assert!(
            seen.iter().any(|(address, text)| (*address, *text) == expected
                || text == &expected.1 && address.ends_with(expected.0)),
            "{expected:?} in {seen:#?}"
        );
    }
}

#[test]
fn a_semicolon_at_the_end_of_a_full_page_ends_no_numbered_paragraph() {
    let document = document(
        "The General Assembly,\n\n\
         1.\nTakes note of the decisions that the General Conference of the Keepers has made\n\
         in the year 2030, namely KC(69)/DEC/9, entitled “Lamps of the north”, and also\n\
         KC(69)/DEC/10, entitled “Amendment to Article XIV.A of the Statute”;\n\n\
         A/85/L.7\n\n30-17051\n2/2\n\n\
         KC(69)/DEC/11, entitled “Oil for the lamps of the north and of the south”, all\n\
         of which it adopted on 20 September 2030;\n\n\
         2.\nDecides to light all lamps.\n",
    );
    let addresses: Vec<_> = texts(&document).into_iter().map(|(address, _)| address).collect();
    assert_eq!(addresses, ["Opener", "OP1", "OP2"]);
}
