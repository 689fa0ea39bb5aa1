//! Files in the forms in which people hold them: each reads as the same text in plain lines does.
//!
//! The files of the shared folder are looked for as in `corpus.rs`; the small ones made here need nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use resdiff::compare::Change;
use resdiff::model::{Resolution, SetAsideKind};

mod common;

use common::{compare, outline, rebuild, rebuild_bytes, shared};

/// The common text of the shared files.
const BASE: &str = "base.txt";

/// Reads one of the shared files; `None` when they are not there.
fn file(name: &str) -> Option<Resolution> {
    let path = shared()?.join("corpus/traps/formats").join(name);
    Some(rebuild_bytes(&fs::read(path).unwrap(), name))
}

/// Holds that two files have `count` paragraphs, all unchanged.
fn are_alike(old: &Resolution, new: &Resolution, count: usize) {
    let comparison = compare(old, new).comparison;
    let changed: Vec<String> = comparison.changed_rows().map(common::marked).collect();
    assert!(changed.is_empty(), "{changed:#?}");
    let unchanged = comparison.rows.iter().filter(|row| row.change == Change::Unchanged);
    assert_eq!(unchanged.count(), count);
}

/// Holds that a shared file is the common text.
fn is_base(name: &str) -> Option<Resolution> {
    let (base, document) = (file(BASE)?, file(name)?);
    are_alike(&base, &document, 15);
    Some(document)
}

fn set_aside(document: &Resolution, kind: SetAsideKind) -> Vec<&str> {
    let entries = document.set_aside.iter().filter(|entry| entry.kind == kind);
    entries.map(|entry| entry.text.as_str()).collect()
}

fn labels(document: &Resolution) -> Vec<Option<&str>> {
    document.paragraphs.iter().map(|paragraph| paragraph.label.as_deref()).collect()
}

fn addresses(document: &Resolution) -> Vec<&str> {
    document.paragraphs.iter().map(|paragraph| paragraph.address.as_str()).collect()
}

mod plain_text {
    use super::*;

    #[test]
    fn t33_line_numbers() {
        if let Some(document) = is_base("t33-lineno.txt") {
            assert_eq!(set_aside(&document, SetAsideKind::Margin).len(), 1);
        }
    }

    #[test]
    fn t02_quoted_mail() {
        is_base("t02-mail.txt");
    }

    #[test]
    fn min_mail_quoted() {
        let Some(document) = file("min-mail.txt") else { return };
        assert_eq!(addresses(&document), ["Opener", "OP1", "OP2"]);
    }

    #[test]
    fn t03_marks_of_direction_at_line_ends() {
        is_base("t03c1-lrm.txt");
    }

    #[test]
    fn k_marks_of_direction_from_right_to_left() {
        let Some(document) = file("k-rlm.txt") else { return };
        assert_eq!(document.paragraphs.len(), 15);
        assert!(document.paragraphs.iter().all(|paragraph| !paragraph.text.contains('\u{200f}')));
    }

    #[test]
    fn t01_ligatures() {
        is_base("t01-ligatures.txt");
    }

    #[test]
    fn t06_paragraphs_put_in_later() {
        let (Some(old), Some(new)) = (file("t06-bis-old.txt"), file("t06-bis-new.txt")) else {
            return;
        };
        let expected = ["1.", "1 bis.", "2.", "2 bis.", "2 ter.", "3.", "4."];
        assert_eq!(labels(&new)[1..], expected.map(Some));
        let comparison = compare(&old, &new).comparison;
        let added: Vec<String> =
            comparison.changed_rows().map(|row| row.address().to_string()).collect();
        assert_eq!(added, ["OP1bis", "OP2bis", "OP2ter"]);
    }

    #[test]
    fn t06b_labels_of_negotiators() {
        let Some(document) = file("t06b-bis-alt.txt") else { return };
        let expected = ["OP1.", "OP1bis.", "OP2.", "OP2 alt.", "OP3.", "OP4."];
        assert_eq!(labels(&document)[1..], expected.map(Some));
    }

    #[test]
    fn t27_a_gap_in_the_numbers() {
        let Some(document) = file("t27-gap.txt") else { return };
        assert_eq!(addresses(&document)[10..], ["OP3(c)", "OP5", "OP6", "OP7"]);
    }

    #[test]
    fn labels_of_negotiators_in_all_their_forms() {
        let document = rebuild(
            "The General Assembly,\n\nPP1. Recalling its resolution 78/241 of 22 December 2023,\n\n\
             PP1 bis. Noting the report of the Secretary-General,\n\nOP1: Requests a report;\n\n\
             OP1 alt. Invites a report;\n\n(1A) Stresses the need for a report;\n\n\
             OP2. Calls upon Member States:\n\n(a) To report;\n\n(b) To read;\n\n\
             OP4bis. Decides to meet;\n\n12A. Decides to go on.",
        );
        let expected = [
            ("Opener", None),
            ("PP1", Some("PP1.")),
            ("PP2", Some("PP1 bis.")),
            ("OP1", Some("OP1:")),
            ("OP1alt", Some("OP1 alt.")),
            ("OP1alt(1A)", Some("(1A)")),
            ("OP2", Some("OP2.")),
            ("OP2(a)", Some("(a)")),
            ("OP2(b)", Some("(b)")),
            ("OP4bis", Some("OP4bis.")),
            ("OP12A", Some("12A.")),
        ];
        let seen: Vec<_> =
            outline(&document).iter().map(|&(address, label, _)| (address, label)).collect();
        assert_eq!(seen, expected);
    }
}

mod word {
    use super::*;

    #[test]
    fn d05_numbering_that_restarts() {
        let Some(document) = file("d05-numbering.docx") else { return };
        let addresses = addresses(&document);
        assert_eq!(addresses.last(), Some(&"OP5"));
        assert!(addresses.contains(&"OP2(a)(ii)"));
    }
}
