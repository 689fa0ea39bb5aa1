//! Files in the forms in which people hold them: each reads as the same text in plain lines does.
//!
//! The files of the shared folder are looked for as in `corpus.rs`; the small ones made here need nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use resdiff::classify::Class;
use resdiff::compare::Change;
use resdiff::model::{Language, Resolution, SetAsideKind, Source};
use resdiff::structure::{self, Doubt, DoubtKind};

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
    fn t40_articles_of_an_annex() {
        let (Some(old), Some(new)) = (file("t40-annex-old.txt"), file("t40-annex-new.txt")) else {
            return;
        };
        let Some(word) = file("t40-annex-old.docx") else { return };
        assert_eq!(addresses(&old), addresses(&word));
        assert_eq!(compare(&old, &new).comparison.changed_rows().count(), 1);
    }

    #[test]
    fn t05_brackets_are_a_class_of_their_own() {
        let (Some(old), Some(new)) = (file("t05-brk-old.txt"), file("t05-brk-new.txt")) else {
            return;
        };
        let comparison = compare(&old, &new).comparison;
        let has = |class| comparison.rows.iter().any(|row| row.classes().contains(&class));
        assert!(has(Class::Bracket) && !has(Class::Editorial));
    }

    #[test]
    fn a_paragraph_put_in_brackets_is_a_change_of_brackets() {
        let old =
            rebuild("The General Assembly,\n\nOP1. Requests a report;\n\nOP2. Decides to meet.");
        let new = rebuild(
            "The General Assembly,\n\n[OP1. Requests a report;]\n\n[OP2.] Decides to meet.",
        );
        assert_eq!(addresses(&new), ["Opener", "OP1", "OP2"]);
        let comparison = compare(&old, &new).comparison;
        let classes: Vec<_> = comparison.changed_rows().flat_map(|row| row.classes()).collect();
        assert_eq!(classes, [Class::Bracket]);
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
            ("PP1bis", Some("PP1 bis.")),
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

mod contents {
    use super::*;

    #[test]
    fn a_table_of_contents_makes_no_treaty_of_a_resolution() {
        let text = "Table of contents\n\nAnnex 2\nArticle 1 2\nArticle 2 3\n\nThe General Assembly,\n\n1. Adopts the Convention;\n\n\
                    2. Decides to open it.\n\nAnnex\n\nArticle 1\n\nWords.\n\nArticle 2\n\nMore words.";
        let document = rebuild(text);
        assert_eq!(addresses(&document)[..3], ["Opener", "OP1", "OP2"]);
        assert_eq!(set_aside(&document, SetAsideKind::Contents).len(), 4);
    }
}

mod web {
    use super::*;

    #[test]
    fn recitals_with_bullets_are_paragraphs_of_the_preamble() {
        let page = "<p>The General Assembly,</p><ul><li>Recalling its resolution,</li><li>Noting the report,</li></ul>\
                    <dl><dd>1. Requests:</dd><dd><ul><li>(a) A report;</li><li>(b) A study.</li></ul></dd></dl>";
        let document = rebuild_bytes(page.as_bytes(), "page.html");
        assert_eq!(addresses(&document), ["Opener", "PP1", "PP2", "OP1", "OP1(a)", "OP1(b)"]);
        assert_eq!(labels(&document)[1..3], [None, None]);
        let printed = "The General Assembly,\n\n• Recalling its resolution,\n\n• Noting:\n\n• This,\n\n1. Decides to meet.";
        let document = rebuild(printed);
        assert_eq!(addresses(&document), ["Opener", "PP1", "PP2", "PP2(•1)", "OP1"]);
        assert_eq!(labels(&document)[1], Some("•"));
    }
}

mod around {
    use super::*;

    fn read(page: &str) -> Resolution {
        rebuild_bytes(page.as_bytes(), if page.contains('<') { "page.html" } else { "text.txt" })
    }

    #[test]
    fn a_resolution_quoted_in_a_press_release_is_read_without_its_marks() {
        let page = "<main><h1>Assembly Adopts Text</h1><p>The Assembly today adopted a text on water.</p>\
             <p>The full text reads as follows:</p><p>“The General Assembly,</p>\
             <p>“<em>Recalling</em> its resolution 74/141 on “safe water”,</p><p>“<em>Noting</em> the report,</p>\
             <p>“1.&nbsp; <em>Urges</em> States to test the water;</p>\
             <p>“2.&nbsp; <em>Decides</em> to remain seized of the matter.”</p>\
             <h2>Related</h2><p>For information media.</p></main>";
        let document = read(page);
        assert_eq!(addresses(&document), ["Opener", "PP1", "PP2", "OP1", "OP2"]);
        assert_eq!(
            common::at(&document, "PP1"),
            "Recalling its resolution 74/141 on “safe water”,"
        );
        assert_eq!(common::at(&document, "OP2"), "Decides to remain seized of the matter.");
        assert_eq!(set_aside(&document, SetAsideKind::Margin), ["“ “ “ “ “ ”"]);
        assert_eq!(
            set_aside(&document, SetAsideKind::About).last(),
            Some(&"For information media.")
        );
        let text = "L’Assemblée a adopté un texte sur l’eau. Le texte se lit comme suit :\n\n« L’Assemblée générale,\n\n\
             « Rappelant sa résolution 74/141, relative à l’eau,\n\n« Notant le rapport du Secrétaire\ngénéral,\n\n\
             « 1. Demande aux États de faire analyser l’eau ;\n\n« 2. Décide de rester saisie de la question. »\n\n\
             Le représentant du Kenya a remercié l’Assemblée.\n";
        let document = read(text);
        assert_eq!(addresses(&document), ["Opener", "PP1", "PP2", "OP1", "OP2"]);
        assert_eq!(common::at(&document, "OP2"), "Décide de rester saisie de la question.");
    }

    #[test]
    fn what_a_page_shows_below_the_text_is_set_aside_and_an_annex_is_not() {
        let text = "<h1>Water</h1><p>The General Assembly,</p><p>Noting the report,</p><p>1. Urges States to act;</p>\
             <p>2. Decides to remain seized of the matter.</p>";
        let document = read(&format!(
            "{text}<h3>Related</h3><ul><li><a>Fact sheet</a></li></ul><h3>News</h3><p>Receive our news.</p>"
        ));
        assert_eq!(addresses(&document), ["Opener", "PP1", "OP1", "OP2"]);
        assert_eq!(
            set_aside(&document, SetAsideKind::WebPage),
            ["Related", "• Fact sheet", "News", "Receive our news."]
        );
        let document =
            read(&format!("{text}<h3>Annex</h3><h3>Plan</h3><p>The plan has one part.</p>"));
        assert_eq!(common::at(&document, "Annex.P1"), "The plan has one part.");
    }

    #[test]
    fn lists_of_numbers_in_numbered_paragraphs_stand_in_them() {
        let document = rebuild_bytes(
            "# Water\n\nThe General Assembly,\n\n*Noting* the report,\n\n1. *Urges* States to act;\n\n2. *Invites* the Fund:\n\
             \x20  1. To publish its tests;\n   2. To train teachers:\n      1. By day;\n      2. By night;\n   3. To report;\n\n\
             3. *Decides* to remain seized of the matter.\n"
                .as_bytes(),
            "text.md",
        );
        let inner = ["OP2(1)", "OP2(2)", "OP2(2)(1)", "OP2(2)(2)", "OP2(3)"];
        assert_eq!(addresses(&document)[2..], [&["OP1", "OP2"], &inner[..], &["OP3"]].concat());
    }

    #[test]
    fn a_note_below_its_number_is_a_note() {
        let text = "Water\n\nThe General Assembly,\n\nNoting the report,1\n\n1. Urges States to act;\n\n\
             2. Decides to remain seized of the matter.\n\n1\n\nA/81/214.\n";
        let document = read(text);
        assert_eq!(addresses(&document), ["Opener", "PP1", "OP1", "OP2"]);
        assert_eq!(document.notes[0].text, "A/81/214.");
        assert_eq!(common::at(&document, "PP1"), "Noting the report,");
    }

    #[test]
    fn a_short_sentence_in_an_annex_goes_on_in_its_last_line() {
        let text = "Water\n\nThe General Assembly,\n\n1. Decides to adopt the terms of reference.\n\nAnnex\n\nTerms of reference\n\n\
             Article 1. Mandate\n\nThe group shall examine the marking of gear in all ports of the region.\n\n\
             Article 2. Report\n\nThe report of the group shall be issued in six languages no later than 31\nOctober 2029.\n";
        let document = read(text);
        let last = &document.paragraphs.last().unwrap().text;
        assert!(last.ends_with("no later than 31 October 2029."), "{last}");
    }
}

mod mail {
    use super::*;

    #[test]
    fn a_text_quoted_twice_reads_as_itself() {
        let text = "The General Assembly,\n\nNoting the report,\n\n1. Requests a report on the\nmatter;\n\n2. Decides to meet.";
        let quoted: String = text.lines().map(|line| format!("> > {line}\n")).collect();
        let mail = format!(
            "Norway agrees.\n\nFrom: Ann <ann@example.org>\nSent: Tuesday, 8 June 2027 18:22\nSubject: Text\n\n\
             Le 8 juin 2027 à 16:02, Ann a écrit :\n\n> Merci.\n>\n{quoted}>>\n>> --\n>> Bureau | Room 12\n\nConfidential."
        );
        let document = rebuild(&mail);
        are_alike(&rebuild(text), &document, 4);
        assert!(document.masthead.title.is_none() && document.masthead.adopted.is_none());
        let markdown: String = mail
            .replace("Requests", "*Requests*")
            .replace("Decides", "*Decides*")
            .replace("Noting", "*Noting*");
        are_alike(&rebuild(text), &rebuild(&markdown), 4);
    }
}

mod pdf {
    use super::*;

    #[test]
    fn p03_latex() {
        is_base("p03-latex.pdf");
        is_base("p03c-latex-2col.pdf");
    }

    #[test]
    fn p02_typst_divides_words_softly() {
        if let Some(document) = is_base("p02-typst.pdf") {
            assert!(document.paragraphs.iter().all(|one| !one.text.contains('\u{ad}')));
        }
    }

    #[test]
    fn p04_line_numbers_of_latex() {
        for name in ["p04-lineno.pdf", "p04b-lineno-mod5.pdf"] {
            let Some(document) = is_base(name) else { return };
            assert_eq!(set_aside(&document, SetAsideKind::Margin).len(), 1, "{name}");
        }
    }

    #[test]
    fn p05_line_numbers_that_begin_anew_on_each_page() {
        if let Some(document) = is_base("p05-lineno-pages.pdf") {
            assert_eq!(set_aside(&document, SetAsideKind::Margin).len(), 3);
        }
    }

    #[test]
    fn p06_a_mark_across_the_pages() {
        if let Some(document) = is_base("p06-wm-diag.pdf") {
            assert_eq!(set_aside(&document, SetAsideKind::Watermark), ["DRAFT"; 2]);
        }
    }

    #[test]
    fn p07b_a_page_that_is_turned() {
        is_base("p07b-rot90.pdf");
    }

    #[test]
    fn p09_words_divided_at_line_ends_are_whole() {
        for name in ["p09-softhyphen.pdf", "p03-latex.pdf"] {
            let Some(document) = is_base(name) else { return };
            let has = |words: &str| document.paragraphs.iter().any(|one| one.text.contains(words));
            assert!(has("flexible credit") && has("in the biennium;") && has("modernization of"));
        }
    }

    #[test]
    fn p11b_damaged_letters_are_told() {
        let Some(document) = file("p11b-gs-chrome.pdf") else { return };
        let doubts = structure::doubts(&document);
        let is_damaged = |doubt: &Doubt| matches!(doubt.kind, DoubtKind::DamagedCharacters { .. });
        assert!(doubts.iter().any(is_damaged), "{doubts:?}");
    }

    #[test]
    fn p14_one_of_two_languages_can_be_asked_for() {
        let Some(folder) = shared() else { return };
        let bytes = fs::read(folder.join("corpus/traps/formats/p14-bilingual.pdf")).unwrap();
        let raw = resdiff::read::read(&bytes).unwrap();
        let read = |language| structure::rebuild(&raw, Source::default(), language);
        let both = structure::doubts(&read(None));
        assert!(both.iter().any(|doubt| matches!(doubt.kind, DoubtKind::OtherLanguage(_))));
        for (language, word) in [(Language::English, "Requests"), (Language::French, "Prie")] {
            let document = read(Some(language));
            assert_eq!(document.paragraphs.len(), 15, "{language:?}");
            assert!(document.paragraphs.iter().any(|one| one.text.starts_with(word)));
            assert!(!set_aside(&document, SetAsideKind::OtherLanguage).is_empty());
        }
    }
}

mod word {
    use super::*;

    #[test]
    fn d08_struck_words_are_deleted() {
        if let (Some(old), Some(new)) = (file("d08-agreed.txt"), file("d08-strike.docx")) {
            are_alike(&old, &new, 3);
        }
    }

    #[test]
    fn d09_contents_are_set_aside() {
        let Some(document) = file("d09-toc-new.docx") else { return };
        let expected = ["Contents", "1. Scope 5", "2. Term 4"];
        assert_eq!(set_aside(&document, SetAsideKind::Contents), expected);
        assert_eq!(document.paragraphs.len(), 5);
    }

    #[test]
    fn d10a_a_row_of_a_table_is_one_paragraph() {
        let Some(document) = file("d10a-table-plain.docx") else { return };
        let texts: Vec<&str> = document.paragraphs.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(texts[2..5], ["Port Depth", "Asuncion 4 m", "Corumba 3 m"]);
        assert_eq!(addresses(&document).last(), Some(&"OP2"));
    }

    #[test]
    fn d11_comments_are_set_aside() {
        let Some(document) = file("d11-comments.docx") else { return };
        let expected = ["Delegation D: Please keep the reference to the Charter."];
        assert_eq!(set_aside(&document, SetAsideKind::Comment), expected);
    }

    #[test]
    fn d04_a_page_head_is_no_title() {
        let Some(document) = file("d04-all-old.docx") else { return };
        assert_eq!(document.masthead.title, None);
        assert!(document.set_aside.iter().any(|entry| entry.text == "Zero draft of 3 March"));
    }

    #[test]
    fn d05_numbering_that_restarts() {
        let Some(document) = file("d05-numbering.docx") else { return };
        let addresses = addresses(&document);
        assert_eq!(addresses.last(), Some(&"OP5"));
        assert!(addresses.contains(&"OP2(a)(ii)"));
    }
}

mod other_programs {
    use super::*;

    const TEXT: &str = "The General Assembly,\n\nRecalling its resolution 78/241 of 22 December 2023,\n\n\
        1. Requests the Secretary-General to report;\n\n2. Calls upon Member States:\n\n\
        (a) To read the report;\n\n(b) To answer;\n\n3. Decides to meet.";

    #[test]
    fn t24_markdown() {
        if let Some(document) = is_base("t24-md.md") {
            assert_eq!(document.masthead.title.as_deref(), Some("Inland waterway transport"));
        }
    }

    #[test]
    fn markdown_with_its_lists_and_struck_words() {
        let source = "*The General Assembly,*\n\n**Recalling** its resolution 78/241 of 22 December 2023,\n\n\
            1. **Requests** the Secretary-General to report~~soon~~;\n2. **Calls upon** Member States:\n\
            \u{20}  - To read the report;\n   - To answer;\n3. **Decides** to meet.";
        are_alike(&rebuild(TEXT), &rebuild_bytes(source.as_bytes(), "draft.md"), 7);
    }

    #[test]
    fn rich_text_with_numbers_a_note_and_a_comment() {
        let source = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}}{\info{\title No text}}
{\header\pard Zero draft\par}\pard The General Assembly,\par
Recalling its resolution 78/241 of 22 December 2023{\super\chftn}{\footnote\pard{\super\chftn} See A/78/1.},\par
{\listtext\pard 1.\tab}Requests the Secretary\_General to report{\strike  soon};\par
{\listtext\pard 2.\tab}Calls upon {\deleted all }Member States:\par
{\listtext\pard (a)\tab}To read the report{\*\annotation{\*\atnauthor X}Why?};\par
(b) To {\v not }answer;\par 3. Decides to meet.\par{\f1 \'c4\'e0\u8217?}}";
        let document = rebuild_bytes(source.as_bytes(), "draft.rtf");
        let texts: Vec<&str> = document.paragraphs.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(texts[2], "Requests the Secretary\u{2011}General to report;");
        assert_eq!(texts[3], "Calls upon Member States:");
        assert_eq!(texts[5], "To answer;");
        assert_eq!(texts[7], "Да’");
        assert_eq!(labels(&document)[2..6], ["1.", "2.", "(a)", "(b)"].map(Some));
        assert_eq!(document.notes[0].text, "See A/78/1.");
        assert_eq!(set_aside(&document, SetAsideKind::Comment), ["X: Why?"]);
    }

    #[test]
    fn open_document_with_lists_a_note_and_struck_words() {
        let content = r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b">
<office:automatic-styles>
<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style></office:automatic-styles><office:body><office:text>
<text:p>The General Assembly,</text:p>
<text:p>Recalling its resolution 78/241 of<text:s/>22 December 2023<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See A/78/1.</text:p></text:note-body></text:note>,</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>Requests the Secretary-General to report<text:span text:style-name="T1"> soon</text:span>;</text:p></text:list-item>
<text:list-item><text:p>Calls upon Member States:</text:p><text:list><text:list-item><text:p>To read the report;</text:p></text:list-item><text:list-item><text:p>To answer;</text:p></text:list-item></text:list></text:list-item></text:list>
<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Decides to meet.</text:p></text:list-item></text:list>
</office:text></office:body></office:document-content>"#;
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        for (name, text) in
            [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]
        {
            archive.start_file(name, stored).unwrap();
            std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        let document = rebuild_bytes(&bytes, "draft.odt");
        let texts = |document: &Resolution| -> Vec<String> {
            document.paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect()
        };
        assert_eq!(texts(&document), texts(&rebuild(TEXT)));
        assert_eq!(labels(&document)[2..], ["1.", "2.", "(a)", "(b)", "3."].map(Some));
        assert_eq!(document.notes[0].text, "See A/78/1.");
    }
}

/// Relatives of the files above: other producers, languages and layouts.
mod relatives {
    use super::*;

    fn changes(old: &str, new: &str) -> Vec<(String, Vec<Class>)> {
        let comparison = compare(&rebuild(old), &rebuild(new)).comparison;
        let rows = comparison.changed_rows();
        rows.map(|row| (row.address().to_string(), row.classes().into_iter().collect())).collect()
    }

    #[test]
    fn amounts_and_dates_written_otherwise_are_editorial() {
        let head =
            "The General Assembly,\n\nRecalling its resolution 80/236 of 24 December 2025,\n\n";
        let old = format!(
            "{head}1. Notes contributions of 2,400,000 dollars;\n\n2. Decides to appropriate 1,875,300 dollars for the \
             Centre;\n\n3. Requests the accounts by 15 March 2028;\n\n4. Approves 7.5 per cent."
        );
        let new = format!(
            "{head}1. Notes contributions of 2.4 million dollars;\n\n2. Decides to appropriate US$ 1 875 300 for the \
             Centre;\n\n3. Requests the accounts by March 15, 2028;\n\n4. Approves 8.5 per cent."
        );
        let expected = [
            ("OP1", Class::Editorial),
            ("OP2", Class::Editorial),
            ("OP3", Class::Editorial),
            ("OP4", Class::Figure),
        ];
        let expected = expected.map(|(address, class)| (address.to_owned(), vec![class]));
        assert_eq!(changes(&old, &new), expected);
    }

    #[test]
    fn recognised_text_of_other_languages_has_its_numbers_and_notes() {
        let french = "Le Conseil de sécurité,\n\nRappelant ses résolutions,\n\nl. Décide de proroger le mandat;\n\n\
            2. Demande aux parties de s'abstenir;\n\n'2 Voir S/1996/78.\n\nn Documents officiels du Conseil de sécurité, \
            Supplément d'avril, document S/1997/372.\n\n3. Prie le Secrétaire général;\n\n4. Invite les États;\n\n\
            S. Décide de demeurer saisi de la question.\n\nAdoptée à l'unanimité à la 3783 e séance.\n\n1• lbid., par. 21.";
        let chinese = "安全理事会，\n回顾其以往关于该局势的各项决议，\n深为关切观察员的行动自由受到限制，\nl. 决定将任务期限延长；\n\
            2. 要求双方采取具体行动；\n'S/1999/88。\n3. 请秘书长提出报告；\n4. 支持秘书长；\n5. 决定继续积极处理此案。\n\
            8 见《安全理事会正式记录，第五十四年》，S/1999/307号文件。\n1999年2月11日第3976次会议一致通过。";
        let russian = "Совет Безопасности,\n\nссылаясь на свои предыдущие резолюции,\n\nl. постановляет продлить мандат \
            Сил;\n\n2. просит стороны воздерживаться;\n\nЗ. просит представить доклад;\n\n4. предлагает государствам;\n\n\
            5. постановляет продолжать заниматься этим вопросом.";
        for (text, notes) in [(french, 3), (chinese, 2), (russian, 0)] {
            let document = rebuild(text);
            let addresses = addresses(&document);
            for number in 1..=5 {
                assert!(addresses.contains(&&*format!("OP{number}")), "{addresses:?}");
            }
            assert_eq!(document.notes.len(), notes, "{:?}", document.notes);
        }
    }

    #[test]
    fn a_web_page_laid_out_by_a_table_or_by_counters_has_its_numbers() {
        let preamble = "<p>The General Assembly,</p><p>Recalling its resolution 78/241 of 22 December 2023,</p>";
        let expected = ["1.", "2.", "(a)", "(b)", "3."].map(Some);
        let texts = [
            "Requests the Secretary-General to report;",
            "Calls upon Member States:",
            "To read the report;",
            "To answer;",
            "Decides to meet.",
        ];
        let row = |(label, text): (Option<&str>, &str)| {
            format!("<tr><td>{}</td><td>{text}</td></tr>", label.unwrap_or_default())
        };
        let rows: String = expected.into_iter().zip(texts).map(row).collect();
        let table = format!(
            "<html><body>{preamble}<table><tr><th>No.</th><th>Text</th></tr>{rows}</table><hr>UN 2027</body></html>"
        );
        let item = |level: u32, start: u32, text: &str| {
            format!("<ol class='l-{level}' start='{start}'><li>{text}</li></ol>")
        };
        let places = [(0, 1), (0, 2), (1, 1), (1, 2), (0, 3)];
        let lists: String = places
            .iter()
            .zip(texts)
            .map(|(&(level, start), text)| item(level, start, text))
            .collect();
        let counters = format!(
            "<html><style>.l-0>li:before{{content:counter(c-0,decimal) '. '}}\
             .l-1>li:before{{content:'(' counter(c-1,lower-latin) ') '}}ol.l-0{{list-style-type:none}}\
             .c9{{text-decoration:line-through}}</style><body>{preamble}{lists}</body></html>"
        );
        for page in [table, counters] {
            let document = rebuild_bytes(page.as_bytes(), "draft.html");
            assert_eq!(labels(&document)[2..], expected, "{page}");
        }
    }

    #[test]
    fn p15_struck_lines_of_a_pdf_are_told() {
        let Some(folder) = shared() else { return };
        let bytes = fs::read(folder.join("corpus/traps/formats/p15-struck.pdf")).unwrap();
        let warnings = resdiff::read::read(&bytes).unwrap().warnings;
        let is_struck = |warning| matches!(warning, &resdiff::read::Warning::StruckWords(_));
        assert!(warnings.iter().any(is_struck));
    }
}

/// Mails as they are sent, and the archives that browsers save.
mod messages {
    use super::*;

    const TEXT: &str = "The General Assembly,\n\nRecalling its resolution 79/214 of 19 December 2024,\n\n1. Takes note of the report on rivers;\n\n\
                        2. Decides to meet in 2027.\n";
    const HEAD: &str = "From: Marta Ruiz <marta@mission.example>\nTo: group@un.example\nSubject: Draft\n\
                        Date: Mon, 12 Oct 2026 09:31:00 -0400\nMIME-Version: 1.0\n";

    fn read(message: &str) -> Resolution {
        rebuild_bytes(message.as_bytes(), "draft.eml")
    }

    fn body() -> String {
        format!(
            "Dear colleagues,\n\nThe text is below.\n\n{TEXT}\nBest regards,\n\nMarta Ruiz\nSecond Secretary\n"
        )
    }

    fn is_text(document: &Resolution) {
        let (base, count) = (rebuild_bytes(TEXT.as_bytes(), "base.txt"), 4);
        are_alike(&base, document, count);
        assert_eq!(document.paragraphs.len(), count, "{:#?}", outline(document));
    }

    #[test]
    fn a_mail_is_its_text() {
        let mail = format!("{HEAD}Content-Type: text/plain; charset=utf-8\n\n{}", body());
        let document = read(&mail);
        is_text(&document);
        assert!(
            set_aside(&document, SetAsideKind::Mail).iter().any(|aside| aside.contains("Marta"))
        );
    }

    #[test]
    fn the_plain_form_is_read_and_attachments_are_told() {
        let mail = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=outer\n\n--outer\nContent-Type: multipart/alternative; boundary=inner\n\n\
             --inner\nContent-Type: text/plain; charset=utf-8\n\n{}\n--inner\nContent-Type: text/html\n\n<p>The General Assembly,</p>\n\
             --inner--\n--outer\nContent-Type: application/pdf; name=\"L.12.pdf\"\nContent-Disposition: attachment; filename=\"L.12.pdf\"\n\
             Content-Transfer-Encoding: base64\n\nJVBERi0=\n--outer--\n",
            body()
        );
        is_text(&read(&mail));
        let raw = resdiff::read::read(mail.as_bytes()).unwrap();
        let told: Vec<String> = raw.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["comes with L.12.pdf, which is not read: save and give what is to be compared"]
        );
    }

    #[test]
    fn codings_and_character_sets_are_undone() {
        let text = "L’Assemblée générale,\n\nRappelant sa résolution 79/214 du 19 décembre 2024,\n\n1. Décide de se réunir.\n";
        let base = rebuild_bytes(text.as_bytes(), "base.txt");
        let quoted = text.replace('é', "=E9").replace('’', "=92");
        for mail in [
            format!(
                "{HEAD}Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n{quoted}"
            ),
            // What is sound UTF-8 is that, whatever its head says.
            format!(
                "{HEAD}Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 8bit\n\n{text}"
            ),
        ] {
            are_alike(&base, &read(&mail), 3);
        }
    }

    #[test]
    fn a_web_archive_is_its_page() {
        let paragraphs: String =
            TEXT.split("\n\n").map(|text| format!("<p>{}</p>\n", text.trim())).collect();
        for head in ["From: <Saved by Blink>\nSnapshot-Content-Location: https://a.org/\n", ""] {
            let archive = format!(
                "{head}MIME-Version: 1.0\nContent-Type: multipart/related; boundary=part; type=\"text/html\"\n\n--part\n\
                 Content-Type: text/html; charset=utf-8\nContent-Location: https://a.org/\n\n<html><body>{paragraphs}</body></html>\n\
                 --part\nContent-Type: text/css\nContent-Location: cid:css\n\nbody {{}}\n--part--\n"
            );
            let document = rebuild_bytes(archive.as_bytes(), "page.mht");
            is_text(&document);
            assert!(document.source.remarks.is_empty());
        }
    }

    #[test]
    fn a_letter_without_a_head_is_known_by_greeting_and_names() {
        let document = rebuild_bytes(body().as_bytes(), "letter.txt");
        is_text(&document);
        assert!(set_aside(&document, SetAsideKind::Mail).contains(&"Best regards,"));
    }
}

/// What extractors, negotiators and reporters put around and between the paragraphs.
mod found_in_texts {
    use super::*;

    fn of(text: &str) -> Resolution {
        rebuild_bytes(text.as_bytes(), "text.txt")
    }

    #[test]
    fn a_report_that_quotes_the_text_is_set_aside() {
        let document = of(
            "The Assembly today called for clean rivers, and adopted a text without a vote.\n\n\
             By its terms, the Assembly would meet in Bishkek in 2027 and ask for a report.\n\n\
             The General Assembly,\n\nRecalling its resolution 79/214,\n\n1. Decides to meet;\n\n2. Requests a report.\n\n\
             Speaking after the vote, the representative of Ruritania said that the text was too short.\n",
        );
        assert_eq!(addresses(&document), ["Opener", "PP1", "OP1", "OP2"]);
        assert_eq!(set_aside(&document, SetAsideKind::About).len(), 3);
    }

    #[test]
    fn an_annex_below_a_text_is_no_report() {
        let document = of(
            "The Assembly today called for clean rivers, and adopted a text without a vote.\n\n\
             The General Assembly,\n\nRecalling its resolution 79/214,\n\n1. Decides to meet;\n\n2. Requests a report.\n\n\
             Annex\n\nThe rivers shall be clean.\n",
        );
        assert!(
            document.paragraphs.iter().any(|paragraph| paragraph.text.contains("shall be clean"))
        );
    }

    #[test]
    fn lines_that_count_the_pages_are_no_text() {
        for (foot, next) in [
            ("Page 1 of 3", "Page 2 of 3"),
            ("第1页，共3页", "第2页，共3页"),
            ("24-21234 (E) 1/3", "24-21234 (E) 2/3"),
            ("1/3 24-21234", "24-21234 2/3"),
            ("1", "2"),
        ] {
            let document = of(&format!(
                "The General Assembly,\n\nRecalling its resolution 79/214 of 19 December 2024 on\n\n{foot}\n\nmountain rivers,\n\n\
                 1. Decides to meet;\n\n{next}\n\n2. Requests a report.\n"
            ));
            assert_eq!(addresses(&document), ["Opener", "PP1", "OP1", "OP2"], "{foot}");
            assert!(document.paragraphs[1].text.ends_with("on mountain rivers,"), "{foot}");
        }
    }

    #[test]
    fn a_head_without_a_blank_line_below_it_takes_no_text_along() {
        let head = "A/RES/81/77\nMountain rivers\n";
        let document = of(&format!(
            "{head}The General Assembly,\n\nRecalling its resolution 79/214 of 19 December 2024 on\n\n1/3\n\n{head}mountain rivers,\n\n\
             1. Decides to meet with all the\n\n2/3\n\n{head}Governments concerned;\n\n2. Requests a report.\n"
        ));
        assert!(
            document
                .paragraphs
                .iter()
                .any(|paragraph| paragraph.text.contains("Governments concerned"))
        );
    }

    #[test]
    fn labels_of_negotiators_name_items_with_their_paragraph() {
        for item in ["OP2 (a)", "OP2(a)", "OP2.a", "(a)"] {
            let document = of(&format!(
                "The General Assembly,\n\nPP1 Recalling its resolution 79/214,\n\nOP1 Decides to meet;\n\nOP2 Calls upon States:\n\n\
                 {item} To act;\n\nOP3 Requests a report.\n"
            ));
            assert_eq!(
                addresses(&document),
                ["Opener", "PP1", "OP1", "OP2", "OP2(a)", "OP3"],
                "{item}"
            );
        }
    }

    #[test]
    fn raised_marks_are_those_of_notes() {
        let document = of(
            "The General Assembly,\n\nRecalling the report on rivers,¹ and its resolution 79/214²,\n\n1. Decides to meet on 5 km².\n\n\
             ¹ A/79/14.\n² Resolution 79/214, annex.\n",
        );
        assert_eq!(
            document.paragraphs[1].text,
            "Recalling the report on rivers, and its resolution 79/214,"
        );
        assert_eq!(document.paragraphs[2].text, "Decides to meet on 5 km².");
        assert_eq!(document.notes.len(), 2);
    }

    #[test]
    fn an_opener_may_begin_with_an_article_without_its_vowel() {
        let document = of(
            "Résolution sur la liberté de la presse\n\nL’Assemblée parlementaire de la Francophonie,\n\n\
             Considérant que la presse est libre ;\n\nRappelant la Déclaration de Bamako ;\n\n1. Condamne la violence ;\n\n2. Invite les États.\n",
        );
        assert_eq!(addresses(&document), ["Opener", "PP1", "PP2", "OP1", "OP2"]);
    }

    #[test]
    fn specks_between_a_number_and_its_text_are_none_of_it() {
        let document = of(
            "The Security Council,\n\nNoting the report,\n\n1. Decides to extend the mandate;\n\n2.:Calls upon the parties;\n\n3. Requests a report.\n",
        );
        assert_eq!(addresses(&document)[2..], ["OP1", "OP2", "OP3"]);
        assert_eq!(document.paragraphs[3].text, "Calls upon the parties;");
    }

    #[test]
    fn hyphens_and_capitals_below_a_colon_are_a_list() {
        for marks in [["- ", "- "], ["A. ", "B. "]] {
            let document = of(&format!(
                "The Assembly,\n\nNoting the report,\n\n1. Calls upon States:\n\n{}To act;\n\n{}To report;\n\n2. Decides to meet.\n",
                marks[0], marks[1]
            ));
            let kinds: Vec<&str> = document.paragraphs.iter().map(|p| p.text.as_str()).collect();
            assert_eq!(kinds[3..5], ["To act;", "To report;"], "{marks:?}");
            assert_eq!(addresses(&document)[5], "OP2");
        }
    }

    #[test]
    fn two_numbers_in_a_margin_count_lines() {
        let lines: Vec<String> = (1..=12)
            .map(|at| {
                let number = if at % 5 == 0 { format!("{at:>3}  ") } else { "     ".to_owned() };
                let text = match at {
                    1 => "The General Assembly,",
                    2 => "\n     Recalling its resolution 79/214 of 19 December 2024 on",
                    11 => "1. Decides to meet with all the Governments that are",
                    12 => "concerned by this.",
                    10 => "the same rivers and on all else that is of concern,\n",
                    _ => "the management of rivers and lakes in high mountains and",
                };
                match text.strip_prefix("\n     ") {
                    Some(text) => format!("\n{number}{text}"),
                    None => format!("{number}{text}"),
                }
            })
            .collect();
        let document = of(&lines.join("\n"));
        assert_eq!(addresses(&document), ["Opener", "PP1", "OP1"], "{:#?}", outline(&document));
        assert!(
            !document.paragraphs[1].text.contains(" 5 ")
                && !document.paragraphs[1].text.contains("10")
        );
    }

    #[test]
    fn small_beginnings_of_a_preamble_are_parted_by_blank_lines() {
        let document = of(
            "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 79/214,\n\nподтверждая, что ледники питают реки,\n\n\
             с обеспокоенностью отмечая, что посты не обслуживаются,\n\n1. постановляет созвать совещание;\n\n2. просит представить доклад.\n",
        );
        assert_eq!(addresses(&document), ["Opener", "PP1", "PP2", "PP3", "OP1", "OP2"]);
    }
}
