//! What is read from Word files.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "docx/maker.rs"]
mod maker;
#[path = "docx/numbers.rs"]
mod numbers;
#[path = "docx/revisions.rs"]
mod revisions;
#[path = "docx/safety.rs"]
mod safety;

use std::path::Path;

use maker::{Maker, p, r, seen};
use resdiff::read::{Format, ReadError, Warning, read};

fn fixture(language: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/docx");
    std::fs::read(folder.join(format!("{language}.docx"))).unwrap()
}

#[test]
fn an_english_resolution_is_read_as_word_prints_it() {
    let bytes = fixture("en");
    let raw = read(&bytes).unwrap();
    assert_eq!(raw.format, Format::Word);
    assert_eq!(raw.warnings, []);
    let short: Vec<String> =
        seen(&raw).iter().map(|line| line.chars().take(44).collect()).collect();
    assert_eq!(
        short,
        [
            "furniture: United Nations",
            "furniture: A/RES/99/301",
            "furniture: General Assembly",
            "furniture: Distr.: General",
            "furniture: 10 December 2044",
            "furniture: A/RES/99/301",
            "Ninety-ninth session",
            "Agenda item 14",
            "99/301. School gardens",
            "The General Assembly,",
            "Recalling its resolutions 78/241 of 22 Decem",
            "note: 1 See A/79/88, sect. II, and the Unite",
            "Noting that non-State and short-term initiat",
            "1. Encourages Member States, in cooperation ",
            "2. Decides to include in the provisional age",
            "(a) The item entitled “School gardens”;",
            "(b) A high-level meeting of one day.",
            "52nd plenary meeting",
            "1 December 2044",
            "furniture: 44-20001 2/2",
        ]
    );
}

#[test]
fn the_six_languages_have_their_numbers_and_notes() {
    for (language, first, letter, note) in [
        ("ar", "1 -", "a)", "انظر A/79/88"),
        ("en", "1.", "(a)", "See A/79/88"),
        ("es", "1.", "a)", "Véase A/79/88"),
        ("fr", "1.", "a)", "Voir A/79/88"),
        ("ru", "1.", "a)", "См. A/79/88"),
        ("zh", "1.", "(a)", "见A/79/88"),
    ] {
        let bytes = fixture(language);
        let raw = read(&bytes).unwrap();
        let labels: Vec<_> = raw.blocks.iter().filter_map(|b| b.label.as_deref()).collect();
        assert_eq!(labels.len(), 5, "{language} {labels:?}");
        assert_eq!(labels[0], "1", "{language}");
        assert_eq!(labels[1], first, "{language}");
        assert_eq!(labels[3], letter, "{language}");
        let marked: Vec<_> = raw.blocks.iter().filter(|b| !b.marks.is_empty()).collect();
        assert_eq!(marked.len(), 1, "{language}");
        let read = raw.blocks.iter().find(|b| b.text.starts_with(note));
        assert!(read.is_some(), "{language}");
    }
}

#[test]
fn footnotes_and_endnotes_have_the_numbers_that_are_printed() {
    let body = format!(
        r#"<w:p>{}<w:r><w:footnoteReference w:id="7"/></w:r>{}<w:r><w:footnoteReference w:id="3"
            w:customMarkFollows="1"/><w:t>*</w:t></w:r>{}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>
        <w:p>{}<w:r><w:footnoteReference w:id="4"/></w:r></w:p>"#,
        r("One"),
        r(" and two"),
        r(", three"),
        r("Four")
    );
    let note = |id: u32, text: &str| {
        format!(
            r#"<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>"#,
            r(text)
        )
    };
    let notes = note(3, "* Third.") + &note(4, "Fourth.") + &note(7, " Seventh.");
    let ends =
        format!(r#"<w:endnote w:id="2"><w:p>{}</w:p>{}</w:endnote>"#, r("At the"), p("end."));
    let made = Maker::new(&body)
        .part("footnotes", "footnotes", &notes)
        .part("endnotes", "endnotes", &ends);
    assert_eq!(
        made.seen(),
        [
            "One{1} and two{*}, three{i}",
            "note: 1 Seventh.",
            "note: * Third.",
            "Four{2}",
            "note: 2 Fourth.",
            "note: i At the end.",
        ]
    );
}

#[test]
fn a_second_note_of_the_same_id_and_an_embedded_document_are_not_lost_in_silence() {
    let body = format!(
        r#"<w:p>{}<w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:altChunk r:id="rId9"/>"#,
        r("One")
    );
    let notes: String = ["First.", "Second."]
        .map(|text| format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, p(text)))
        .concat();
    let made = Maker::new(&body).part("footnotes", "footnotes", &notes);
    assert_eq!(made.seen(), ["One{1}", "note: 1 First.", "aside: Second."]);
    assert_eq!(read(&made.bytes()).unwrap().warnings, [Warning::Embedded(1)]);
}

#[test]
fn a_section_may_number_its_notes_anew() {
    let reference = |id: u32| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let section = r#"<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>"#;
    let body = format!(
        "<w:p><w:pPr>{section}</w:pPr>{}{}{}</w:p><w:p>{}{}</w:p>{section}",
        r("One"),
        reference(1),
        reference(2),
        r("Two"),
        reference(3)
    );
    let notes: String = (1..=3)
        .map(|id| format!(r#"<w:footnote w:id="{id}">{}</w:footnote>"#, p("Note.")))
        .collect();
    let made = Maker::new(&body).part("footnotes", "footnotes", &notes);
    assert_eq!(
        made.seen(),
        ["One{a}{b}", "note: a Note.", "note: b Note.", "Two{a}", "note: a Note."]
    );
}

#[test]
fn fields_show_their_results_and_not_their_instructions() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>
        <w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r><w:r><w:t>hidden</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the page</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t> 2</w:t></w:r></w:fldSimple>
        <w:r><w:t>.</w:t></w:r></w:p>"#;
    // White space at the ends of a text counts only where it is preserved.
    assert_eq!(Maker::new(body).seen(), ["See the page2."]);
}

#[test]
fn a_field_that_never_ends_hides_one_paragraph_at_most() {
    let open =
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>lost</w:t></w:r></w:p>"#;
    let made = Maker::new(&format!("{open}{}", p("Found.")));
    assert_eq!(made.seen(), ["Found."]);
}

#[test]
fn special_characters_are_what_is_printed() {
    let body = r#"<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>State</w:t><w:tab/><w:t>short</w:t><w:softHyphen/><w:t>ened</w:t>
        <w:br/><w:t>next</w:t><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>"#;
    assert_eq!(Maker::new(body).seen(), ["non\u{2011}State shortened next•"]);
}

#[test]
fn rows_of_figures_are_whole() {
    let row = |cells: [&str; 2]| {
        format!("<w:tr>{}</w:tr>", cells.map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).concat())
    };
    let rows = [["Post", "Number"], ["Officer", "1"], ["Total", "1"]].map(row).concat();
    assert_eq!(
        Maker::new(&format!("{}<w:tbl>{rows}</w:tbl>{}", p("Before"), p("after"))).seen(),
        ["Before", "row: Post Number", "row: Officer 1", "row: Total 1", "after"]
    );
}

#[test]
fn wrappers_tables_and_text_boxes_lose_nothing() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("inner"));
    let table = format!(
        "<w:tbl><w:tr>{}<w:tc>{}{inner}<w:p/></w:tc></w:tr><w:tr>{}</w:tr></w:tbl>",
        cell("a"),
        p("b"),
        cell("c")
    );
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("In the box."));
    let boxed = format!(
        r#"<w:p><w:r><w:t>Around</w:t><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{content}</wps:txbx></mc:Choice>
        <mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#
    );
    let wrapped = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:smartTag>{}</w:smartTag><w:hyperlink>{}</w:hyperlink></w:p></w:sdtContent></w:sdt>",
        r("smart "),
        r("link")
    );
    assert_eq!(
        Maker::new(&format!("{table}{boxed}{wrapped}")).seen(),
        ["a", "b", "inner", "c", "Around", "In the box.", "smart link"]
    );
}

#[test]
fn stamps_in_text_boxes_stand_before_the_text_beside_them() {
    let boxed = |text: &str| {
        format!(
            "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>",
            p(text)
        )
    };
    let body = format!(
        "<w:p>{}{}</w:p><w:p>{}{}</w:p>",
        boxed("UNEP/EA.8/L.11"),
        r("The Assembly,"),
        r("Recalling,"),
        boxed("Decides to meet again;")
    );
    assert_eq!(
        Maker::new(&body).seen(),
        ["furniture: UNEP/EA.8/L.11", "The Assembly,", "Recalling,", "Decides to meet again;"]
    );
}

#[test]
fn hidden_text_is_set_aside() {
    let hidden = r#"<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
        <w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t> too</w:t></w:r></w:p>"#;
    let styles = r#"<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:styleId="Secret"><w:basedOn w:val="Base"/></w:style>"#;
    let made = Maker::new(hidden).part("styles", "styles", styles);
    assert_eq!(made.seen(), ["Seen", "aside: hiddentoo"]);
}

#[test]
fn page_heads_come_first_and_feet_last() {
    let relation = |id: &str, target: &str| {
        format!(
            r#"<Relationship Id="{id}" Type="http://x/relationships/{target}" Target="{target}.xml"/>"#
        )
    };
    let rels = format!(
        "<Relationships>{}{}{}</Relationships>",
        relation("a", "header1"),
        relation("b", "header2"),
        relation("c", "footer1")
    );
    let section = r#"<w:sectPr><w:headerReference w:type="default" r:id="a"/><w:headerReference w:type="first" r:id="b"/>
        <w:footerReference r:id="c"/><w:titlePg/></w:sectPr>"#;
    let first =
        format!("<w:p>{}<w:r><w:tab/></w:r>{}</w:p>", r("A/RES/99/301"), r("Distr.: General"));
    let made = Maker::new(&format!("{}{section}", p("Text.")))
        .raw("word/_rels/document.xml.rels", rels.as_bytes())
        .part("header1", "hdr", &p("A/RES/99/301"))
        .part("header2", "hdr", &first)
        .part("footer1", "ftr", &p("2/3"));
    assert_eq!(
        made.seen(),
        [
            "furniture: A/RES/99/301",
            "furniture: Distr.: General",
            "furniture: A/RES/99/301",
            "Text.",
            "furniture: 2/3",
        ]
    );
}

#[test]
fn what_is_no_word_file_is_named() {
    let archive = |names: &[&str]| {
        let made = names
            .iter()
            .fold(Maker::new("").without_document(), |made, name| made.raw(name, b"<x/>"));
        read(&made.bytes()).unwrap_err().to_string()
    };
    assert!(
        archive(&["mimetype", "META-INF/manifest.xml", "content.xml"]).contains("OpenDocument")
    );
    assert!(archive(&["xl/workbook.xml"]).contains("an Excel file"));
    assert!(archive(&["Index/Document.iwa"]).contains("Pages"));
    assert!(archive(&["photo.jpg"]).contains("a zip archive"));
    assert!(archive(&["word/styles.xml"]).contains("its text is missing"));
    assert_eq!(read(&Maker::new("<w:p/>").bytes()), Err(ReadError::Empty));
}

#[test]
fn a_damaged_part_is_read_as_far_as_it_goes() {
    let document = "<w:document><w:body><w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r><w:t>Tw";
    let made = Maker::new("").raw("word/document.xml", document.as_bytes());
    let bytes = made.bytes();
    let raw = read(&bytes).unwrap();
    assert_eq!(seen(&raw), ["One", "Tw"]);
    assert_eq!(raw.warnings, [Warning::DamagedPart("the document")]);
}
