//! PDFs as a reader of resolutions meets them: tagged and untagged, in six languages, damaged and hostile.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "pdf/maker.rs"]
mod maker;
#[path = "pdf/safety.rs"]
mod safety;

use maker::{Maker, artifact, element, line, marked, sized};
use resdiff::model::SetAsideKind;
use resdiff::read::{Block, BlockKind, Format, Revisions, Warning, pdf};

fn fixture(language: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/pdf/{language}.pdf", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

fn blocks(bytes: &[u8]) -> Vec<Block<'static>> {
    let raw = pdf::read(bytes).unwrap();
    assert_eq!(raw.format, Format::Pdf);
    raw.blocks
}

fn texts(blocks: &[Block<'_>], kind: BlockKind) -> Vec<String> {
    let of_kind = blocks.iter().filter(|block| block.kind == kind);
    of_kind.map(|block| block.text.to_string()).collect()
}

fn paragraphs(maker: Maker) -> Vec<String> {
    texts(&blocks(&maker.bytes()), BlockKind::Paragraph)
}

/// The paragraphs of a fixture's source, with labels of lists as they print; and its footnote.
fn source(language: &str) -> (Vec<String>, String) {
    let path = format!("{}/tests/fixtures/pdf/{language}.fodt", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).unwrap();
    let body =
        source.split_once("<office:text>").unwrap().1.split_once("</office:text>").unwrap().0;
    let (before, rest) = body.split_once("<text:note ").unwrap();
    let (note, after) = rest.split_once("</text:note>").unwrap();
    let note = strip(note.split_once("<text:note-body>").unwrap().1);
    let mut labels =
        if ["en", "zh"].contains(&language) { ["(a) ", "(b) "] } else { ["a) ", "b) "] }
            .into_iter();
    let body = format!("{before}{after}");
    let elements =
        body.split_inclusive("</text:p>").flat_map(|part| part.split_inclusive("</text:h>"));
    let text = |part: &str| match part.contains("\"Item\"") {
        true => format!("{}{}", labels.next().unwrap(), strip(part)),
        false => strip(part),
    };
    let paragraphs: Vec<String> = elements.map(text).filter(|text| !text.is_empty()).collect();
    (paragraphs, note)
}

fn strip(markup: &str) -> String {
    let mut text = String::new();
    for part in markup.split('<') {
        text += part.split_once('>').map_or(part, |(_, after)| after);
    }
    text.trim().to_string()
}

#[test]
fn six_languages_give_the_paragraphs_and_notes_of_their_source() {
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let found = blocks(&fixture(language));
        let (expected, note) = source(language);
        let printed: Vec<String> = texts(&found, BlockKind::Paragraph);
        // Chinese digits stand apart by gaps that no paragraph shows; one gap beside a label is narrower than a space.
        let fold = |text: &String| {
            if language == "zh" { text.replace(' ', "") } else { text.clone() }
        };
        assert_eq!(
            printed.iter().map(fold).collect::<Vec<_>>(),
            expected.iter().map(fold).collect::<Vec<_>>(),
            "{language}"
        );
        let notes: Vec<_> = found.iter().filter(|block| block.kind == BlockKind::Note).collect();
        assert_eq!(notes.len(), 1, "{language}");
        assert_eq!((notes[0].label.as_deref(), &*notes[0].text), (Some("1"), &*note), "{language}");
    }
}

#[test]
fn six_languages_have_their_footnote_mark_before_the_comma() {
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let found = blocks(&fixture(language));
        let marked: Vec<_> = found.iter().filter(|block| !block.marks.is_empty()).collect();
        assert_eq!(marked.len(), 1, "{language}");
        let mark = &marked[0].marks[0];
        assert_eq!(mark.number, "1", "{language}");
        let after = &marked[0].text[mark.at..];
        // The English source sets its comma before the mark.
        let expected = match language {
            "ar" => "،",
            "en" => "",
            "zh" => "，",
            _ => ",",
        };
        assert_eq!(after, expected, "{language}");
    }
}

#[test]
fn the_first_page_head_comes_in_lines() {
    let found = blocks(&fixture("en"));
    let head: Vec<&str> = found[..5].iter().map(|block| &*block.text).collect();
    assert_eq!(
        head,
        [
            "United Nations",
            "A/RES/99/301",
            "General Assembly",
            "Distr.: General",
            "10 December 2044"
        ]
    );
    assert!(found[..5].iter().all(|block| block.kind == BlockKind::Furniture && block.page == 1));
    let last = found.last().unwrap();
    assert_eq!((last.kind, &*last.text, last.page), (BlockKind::Furniture, "44-20001 2/2", 2));
}

#[test]
fn indents_count_from_the_side_where_a_language_begins() {
    for language in ["ar", "en"] {
        let found = blocks(&fixture(language));
        let opener = found.iter().find(|block| block.text.ends_with([',', '،'])).unwrap();
        assert!((50..=52).contains(&opener.indent), "{language}: {}", opener.indent);
    }
}

#[test]
fn a_space_as_wide_as_a_gap_between_columns_is_one() {
    let mut maker = Maker::new();
    maker.page("BT /F 10 Tf 300 Tw 72 780 Td (A/C.6/81/L.12 Provisional) Tj ET\n");
    let found = blocks(&maker.bytes());
    assert_eq!(found[0].text, "A/C.6/81/L.12   Provisional");
}

#[test]
fn without_its_tags_a_file_gives_the_same_words_in_lines() {
    for language in ["en", "es", "fr", "ru"] {
        let tagged = fixture(language);
        let found = blocks(&without_tree(&tagged));
        assert!(texts(&found, BlockKind::Paragraph).is_empty(), "{language}");
        let lines = texts(&found, BlockKind::Line).join(" ").replace("- ", "-");
        let (expected, note) = source(language);
        let body = lines.replacen(&format!("1{note} "), "", 1);
        assert_eq!(body, expected.join(" "), "{language}");
    }
}

/// The same file with a catalog that names no structure tree.
fn without_tree(bytes: &[u8]) -> Vec<u8> {
    let key = b"/StructTreeRoot";
    let at = bytes.windows(key.len()).rposition(|window| window == key).unwrap();
    let mut copy = bytes.to_vec();
    copy[at + 1] = b'X';
    copy
}

/// Two pages with one paragraph each, whose lines are given.
fn two_pages(first: &[(u32, &str)], second: &[(u32, &str)]) -> Maker {
    let mut maker = Maker::new();
    for lines in [first, second] {
        let content: String =
            (0..).zip(lines).map(|(i, (x, text))| line(*x, 700 - i * 12, text)).collect();
        maker.page(&marked(0, &content));
    }
    maker.tree(&(element("P", 1, "0") + &element("P", 2, "0")));
    maker
}

const FULL: &str = "a line that is as long as the column is wide, or nearly so,";

#[test]
fn a_paragraph_cut_by_the_page_is_joined() {
    let maker = two_pages(&[(124, FULL), (100, FULL)], &[(100, "and ends here.")]);
    assert_eq!(paragraphs(maker), [format!("{FULL} {FULL} and ends here.")]);
}

#[test]
fn a_word_cut_at_its_hyphen_by_the_page_keeps_the_hyphen() {
    let maker = two_pages(
        &[(124, FULL), (100, "a long line that goes on up to its end with the Secretary-")],
        &[(100, "General.")],
    );
    assert!(paragraphs(maker)[0].ends_with("with the Secretary-General."));
}

#[test]
fn an_indented_line_after_the_page_begins_a_paragraph() {
    let maker = two_pages(&[(124, FULL), (100, FULL)], &[(124, "Noting"), (100, "something,")]);
    assert_eq!(paragraphs(maker).len(), 2);
}

#[test]
fn a_paragraph_that_ends_before_the_page_stays_alone() {
    let end = "a line that is as long as the column is wide, or nearly so.";
    assert_eq!(paragraphs(two_pages(&[(124, FULL), (100, end)], &[(100, "Annex")])).len(), 2);
    assert_eq!(
        paragraphs(two_pages(&[(124, FULL), (100, "half a line")], &[(100, "Annex")])).len(),
        2
    );
}

#[test]
fn a_list_inside_a_sentence_goes_on_after_its_semicolon() {
    let end = "a line that is as long as the column is wide, or nearly so;";
    let maker = two_pages(&[(124, FULL), (100, end)], &[(100, "debt and trade.")]);
    assert_eq!(paragraphs(maker).len(), 1);
}

#[test]
fn raised_digits_are_marks_and_real_numbers_are_not() {
    let content = line(100, 700, "resolution 75/289;")
        + &sized(6, 190, 704, "12")
        + &line(198, 700, " and 1949");
    let mut maker = Maker::new();
    maker.page(&marked(0, &content));
    maker.tree(&element("P", 1, "0"));
    let found = blocks(&maker.bytes());
    assert_eq!(found[0].text, "resolution 75/289; and 1949");
    assert_eq!(
        (found[0].marks.len(), &*found[0].marks[0].number, found[0].marks[0].at),
        (1, "12", 18)
    );
}

#[test]
fn notes_that_are_tagged_as_one_paragraph_are_parted() {
    let body: String = (0..6).map(|i| line(100, 700 - i * 12, FULL)).collect();
    let notes = sized(5, 100, 103, "1")
        + &sized(8, 104, 100, " First,")
        + &sized(8, 100, 91, "on two lines.");
    let notes = notes + &sized(5, 100, 85, "2") + &sized(8, 104, 82, " Ibid.");
    let mut maker = Maker::new();
    maker.page(&(marked(0, &body) + &marked(1, &notes)));
    maker.tree(&(element("P", 1, "0") + &element("P", 1, "1")));
    let found = blocks(&maker.bytes());
    assert_eq!(texts(&found, BlockKind::Note), ["First, on two lines.", "Ibid."]);
    assert_eq!(found[2].label.as_deref(), Some("2"));
}

#[test]
fn a_note_inside_its_paragraph_leaves_it_whole() {
    let content = marked(0, &line(100, 700, "before"))
        + &marked(1, &sized(8, 100, 90, "3 See there."))
        + &marked(2, &line(140, 700, "after"));
    let mut maker = Maker::new();
    maker.page(&content);
    maker.tree("<</S/P/Pg 10 0 R/K[0 <</S/Note/K[<</S/P/K 1>>]>> 2]>>");
    let found = blocks(&maker.bytes());
    assert_eq!(texts(&found, BlockKind::Paragraph), ["before after"]);
    assert_eq!(
        (found[1].kind, found[1].label.as_deref(), &*found[1].text),
        (BlockKind::Note, Some("3"), "See there.")
    );
}

#[test]
fn labels_cells_and_roles_of_the_files_own_are_read() {
    let mut maker = Maker::new();
    let parts = ["(a)", "To do this;", "Session", "Item 9", "Own role."];
    let content: String =
        (0..).zip(parts).map(|(i, text)| marked(i, &line(100, 700 - 20 * i, text))).collect();
    maker.page(&(content + &artifact(&(line(100, 60, "24-23093") + &line(400, 60, "2/3")))));
    let list = "<</S/L/K[<</S/LI/K[<</S/Lbl/K 0>> <</S/LBody/K[<</S/P/K 1>>]>>]>>]>>";
    let table = "<</S/Table/K[<</S/TR/K[<</S/TD/K 2>> <</S/TD/K[<</S/P/K 3>>]>>]>>]>>";
    maker.tree(&format!("<</S/Document/Pg 10 0 R/K[{list} {table} <</S/Own/K 4>>]>>"));
    maker.object(3, format!("<</Type/StructTreeRoot/RoleMap<</Own/Mine/Mine/P>>/K[<</S/Document/Pg 10 0 R/K[{list} {table} <</S/Own/K 4>>]>>]>>"));
    let found = blocks(&maker.bytes());
    assert_eq!(texts(&found, BlockKind::Paragraph), parts[1..]);
    assert_eq!(found[0].label.as_deref(), Some("(a)"));
    assert_eq!(texts(&found, BlockKind::Furniture), ["24-23093", "2/3"]);
}

#[test]
fn text_that_few_tags_leave_out_stays_in_lines() {
    let mut maker = Maker::new();
    let tagged = marked(0, &(0..5).map(|i| line(100, 700 - 12 * i, FULL)).collect::<String>());
    maker.page(&(tagged + &line(100, 600, "Left out.") + &marked(1, &line(100, 40, "1/1"))));
    maker.tree(&(element("P", 1, "0") + &element("Artifact", 1, "1")));
    let found = blocks(&maker.bytes());
    let kinds: Vec<BlockKind> = found.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Line, BlockKind::Paragraph, BlockKind::Furniture]);
}

#[test]
fn raised_digits_of_furniture_stay_in_their_places() {
    let raised = |x, digit: &str| format!("BT /F 6 Tf {x} 704 Td ({digit}) Tj ET\n");
    let head = raised(97, "1") + &line(100, 700, "Résumé") + &raised(131, "2");
    let mut maker = Maker::new();
    maker.page(&(artifact(&head) + &line(100, 600, FULL)));
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Furniture), ["1Résumé2"]);
}

#[test]
fn words_are_parted_by_gaps_and_not_by_kerning() {
    let content = "BT /F 10 Tf 100 700 Td [(non) 60 (-) -40 (State) -300 (actors)] TJ ET\n";
    let mut maker = Maker::new();
    maker.page(&marked(0, content));
    maker.tree(&element("P", 1, "0"));
    assert_eq!(paragraphs(maker), ["non-State actors"]);
}

#[test]
fn inherited_resources_and_differences_are_heeded() {
    let mut maker = Maker::new();
    maker.resources = None;
    maker.inherited = "/Resources<</Font<</F 6 0 R>>>>".to_string();
    maker.object(
        6,
        "<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/eacute/quoteright/fi/uni0416]>>>>",
    );
    maker.page(&line(100, 700, "ABCDz'"));
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Line), ["é’fiЖz’"]);
}

#[test]
fn columns_of_text_are_read_one_after_the_other() {
    let mut content = line(100, 760, "A heading over both of the columns that stands here");
    for i in 0..10 {
        content += &line(60, 700 - 12 * i, &format!("left {i} with words enough to fill it"));
        content += &line(320, 696 - 12 * i, &format!("right {i} with words enough to fill it"));
    }
    let mut maker = Maker::new();
    maker.page(&content);
    let found = texts(&blocks(&maker.bytes()), BlockKind::Line);
    let at = |start: &str| found.iter().position(|text| text.starts_with(start)).unwrap();
    assert!(at("A heading") < at("left 0") && at("left 9") < at("right 0"), "{found:?}");
}

#[test]
fn a_page_with_few_lines_has_the_columns_of_those_before_it() {
    let mut maker = Maker::new();
    let side = |x: u32, rows: u32, name: &str, words: &str| -> String {
        (0..rows).map(|row| line(x, 700 - 14 * row, &format!("{name} {row} {words}"))).collect()
    };
    let words = "words that fill the column well";
    maker.page(&(side(60, 20, "left", words) + &side(320, 20, "right", words)));
    let words = "words on another page as wide";
    maker.page(&(side(60, 4, "left", words) + &side(320, 2, "right", words)));
    let lines = texts(&blocks(&maker.bytes()), BlockKind::Line);
    let begins: Vec<&str> =
        lines[40..].iter().map(|line| &line[..line.find(" words").unwrap()]).collect();
    assert_eq!(begins, ["left 0", "left 1", "left 2", "left 3", "right 0", "right 1"]);
}

#[test]
fn an_alef_that_is_drawn_over_its_lam_stands_behind_it() {
    let mut maker = Maker::new();
    maker.resources = Some("/Font <</F 5 0 R/G 6 0 R>>".to_owned());
    maker.object(
        6,
        "<</Type/Font/Subtype/TrueType/BaseFont/Naskh/FirstChar 97/LastChar 101/Widths[0 500 400 300 250]\
         /Encoding<</Differences[97/uni0625/uni0644/uni0639/uni0627/space]>>>>",
    );
    // Seen from the left: ain, then the alef, which takes no room, and the lam that is kerned under it; another lam and alef.
    maker.page("BT /G 10 Tf 1 0 0 1 300 700 Tm [(c) (a) 12 (b) (e) (d) (b)] TJ ET\n");
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Line), ["لا لإع"]);
}

#[test]
fn a_table_of_short_cells_stays_in_rows() {
    let mut content = String::new();
    for i in 0..10 {
        content +=
            &(line(60, 700 - 12 * i, &format!("Row {i}")) + &line(360, 700 - 12 * i, "1 000"));
    }
    let mut maker = Maker::new();
    maker.page(&content);
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Line)[3], "Row 3   1 000");
}

#[test]
fn running_heads_of_an_untagged_file_are_furniture() {
    let mut maker = Maker::new();
    for page in 1..4 {
        let head = line(60, 760, "A/RES/79/62") + &line(400, 760, "Weapons");
        let body: String = (0..10)
            .map(|i| {
                line(100, 700 - 12 * i, &format!("{} words", "x".repeat(10 * page + i as usize)))
            })
            .collect();
        maker.page(&(head + &body + &line(60, 40, &format!("24-23093   {page}/3"))));
    }
    let found = blocks(&maker.bytes());
    assert_eq!(texts(&found, BlockKind::Line).len(), 30);
    assert_eq!(
        &texts(&found, BlockKind::Furniture)[..3],
        ["A/RES/79/62", "Weapons", "24-23093 1/3"]
    );
}

#[test]
fn heads_and_feet_that_change_from_page_to_page_are_furniture() {
    let days = ["Monday, 12 May 2028, 41st meeting", "Tuesday, 13 May 2028, 42nd meeting"];
    let mut maker = Maker::new();
    for (page, day) in (1..).zip(days) {
        let words = |i: u32| format!("{} that go on", "word".repeat(10 * page + i as usize));
        let body: String = (0..10).map(|i| line(100, 700 - 12 * i, &words(i))).collect();
        maker.page(&(line(60, 740, day) + &body + &line(60, 560, &format!("Draft, page {page}"))));
    }
    let found = blocks(&maker.bytes());
    assert_eq!(texts(&found, BlockKind::Line).len(), 20);
    assert_eq!(
        texts(&found, BlockKind::Furniture),
        [days[0], "Draft, page 1", days[1], "Draft, page 2"]
    );
    let mut maker = Maker::new();
    let body: String = (0..10).map(|i| line(100, 700 - 12 * i, "words that go on")).collect();
    maker.page(&(line(60, 740, "Resolution 1") + &body + &line(60, 560, "Page 1")));
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Furniture), ["Page 1"]);
}

#[test]
fn paragraphs_that_a_group_holds_without_tags_of_their_own_are_parted() {
    let mut maker = Maker::new();
    let lines = [
        (700, "The General Assembly,"),
        (678, "Noting the report of"),
        (665, "the group,"),
        (643, "1. Decides."),
    ];
    let content: String =
        (0..).zip(lines).map(|(id, (y, text))| marked(id, &line(100, y, text))).collect();
    maker.page(&content);
    maker.tree("<</S/Document/K[<</S/Div/Pg 10 0 R/K[0 1 2 3]>>]>>");
    let expected = ["The General Assembly,", "Noting the report of the group,", "1. Decides."];
    assert_eq!(paragraphs(maker), expected);
}

#[test]
fn what_stands_apart_above_columns_is_of_none() {
    let mut content = line(60, 760, "A/C.2/82/L.40") + &line(480, 760, "zero draft");
    for i in 0..10 {
        content += &line(60, 700 - 12 * i, &format!("left {i} with words enough to fill it"));
        content += &line(320, 700 - 12 * i, &format!("right {i} with words enough to fill it"));
    }
    let mut maker = Maker::new();
    maker.page(&content);
    let found = texts(&blocks(&maker.bytes()), BlockKind::Line);
    assert_eq!(found[0], "A/C.2/82/L.40   zero draft");
}

#[test]
fn hyphens_of_typesetters_only_divide() {
    let lines = |last: &str| {
        let mut maker = Maker::new();
        maker.resources = Some("/Font <</F 5 0 R/G 6 0 R>>".to_owned());
        maker.object(
            6,
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[45/uni2010]>>>>",
        );
        let hyphen = |x: u32, y: u32| format!("BT /G 10 Tf 1 0 0 1 {x} {y} Tm (-) Tj ET\n");
        let text = line(100, 700, "The off-site storage of re")
            + &hyphen(230, 700)
            + &line(100, 688, "cords of the");
        maker.page(&(text + &line(100, 676, last) + &hyphen(130, 676) + &line(100, 664, "ment")));
        texts(&blocks(&maker.bytes()), BlockKind::Line)
    };
    assert_eq!(lines("Govern")[0], "The off-site storage of re\u{ad}");
}

#[test]
fn gaps_between_lines_count_missing_lines() {
    let lines = [700, 688, 676, 658, 646, 610];
    let mut maker = Maker::new();
    maker.page(&lines.iter().map(|y| line(100, *y, "some words")).collect::<String>());
    let gaps: Vec<u32> = blocks(&maker.bytes()).iter().map(|block| block.gap).collect();
    assert_eq!(gaps, [0, 0, 0, 1, 0, 2]);
}

#[test]
fn lines_drawn_through_words_are_told_and_lines_below_them_are_not() {
    for (drawn, is_struck) in [
        ("100 703 m 160 703 l S\n", true),
        ("100 702.6 60 0.7 re f\n", true),
        ("100 698 m 160 698 l S\n", false),
        ("100 703 60 0.7 re n\n", false),
        ("20 703 m 560 703 l S\n", false),
    ] {
        let mut maker = Maker::new();
        maker.page(&(line(100, 700, "1. Decides to remain seized of it;") + drawn));
        let warnings = resdiff::read::read(&maker.bytes()).unwrap().warnings;
        let found = warnings.contains(&Warning::StruckWords(Revisions::Original));
        assert_eq!(found, is_struck, "{drawn}");
    }
}

#[test]
fn a_space_that_is_drawn_by_itself_parts_words() {
    let words = [(100, "Requests"), (144, " "), (146, "the"), (160, " "), (162, "report")];
    let content: String = words.iter().map(|&(x, word)| line(x, 700, word)).collect();
    let mut maker = Maker::new();
    maker.page(&content);
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Line), ["Requests the report"]);
}

#[test]
fn elements_without_meaning_leave_their_paragraph_whole() {
    let mut maker = Maker::new();
    maker.page(
        &(marked(0, &line(100, 700, "Recalling")) + &marked(1, &line(160, 700, "its text,"))),
    );
    maker.tree("<</S/P/Pg 10 0 R/K[<</S/Em/K[<</S/NonStruct/Pg 10 0 R/K[0]>>]>> <</S/NonStruct/Pg 10 0 R/K[1]>>]>>");
    assert_eq!(paragraphs(maker), ["Recalling its text,"]);
}

#[test]
fn items_of_browsers_are_whole_and_words_in_no_paragraph_are_lines() {
    let runs = ["1.", "calls", " upon all States:", "(a)", "to report", "soon;"];
    let content = |y: u32| -> String {
        let place = |at: u32| (60 + 60 * (at % 3), y - 14 * (at / 3));
        (0..).zip(runs).map(|(at, run)| marked(at, &line(place(at).0, place(at).1, run))).collect()
    };
    let mut maker = Maker::new();
    maker.page(&content(700));
    let kid = |role: &str, kids: &str| format!("<</S/{role}/Pg 10 0 R/K[{kids}]>>");
    let inner = kid("L", &kid("LI", &(kid("Lbl", "3") + &kid("NonStruct", "4") + &kid("Em", "5"))));
    let item = kid("Lbl", "0") + &kid("Em", "1") + &kid("NonStruct", "2") + &inner;
    maker.tree(&kid("Document", &kid("L", &kid("LI", &item))));
    assert_eq!(paragraphs(maker), ["calls upon all States:", "to report soon;"]);
    let mut maker = Maker::new();
    maker.page(&(content(700) + &marked(6, &line(60, 600, "Share this page"))));
    maker.tree(&kid("Document", &(kid("L", &kid("LI", &item)) + &kid("NonStruct", "6"))));
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Furniture), ["Share this page"]);
    let mut maker = Maker::new();
    maker.page(&content(700));
    let spans: String = (0..6).map(|at| kid("Span", &at.to_string())).collect();
    maker.tree(&kid("Document", &spans));
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Line).len(), 2);
}

/// Pages of lines with numbers beside some of them, each with the place and the number; none for a line without one.
fn numbered(numbers: &[Option<u32>], x: u32) -> Vec<String> {
    let mut maker = Maker::new();
    for _ in 0..2 {
        let lines = (0..).zip(numbers).map(|(at, number)| {
            let y = 700 - 20 * at;
            let number = number.map(|number| line(x, y, &number.to_string()));
            line(100, y, "and so on to the end of it") + &number.unwrap_or_default()
        });
        maker.page(&lines.collect::<String>());
    }
    texts(&blocks(&maker.bytes()), BlockKind::Aside(SetAsideKind::Margin))
}

#[test]
fn line_numbers_of_all_habits_are_set_aside() {
    let each: Vec<Option<u32>> = (1..=10).map(Some).collect();
    let by_rows: Vec<Option<u32>> = [1, 3, 4, 6, 7, 9, 10, 12].map(Some).into();
    let every = |step: u32| -> Vec<Option<u32>> {
        (1..=12).map(|number| Some(number).filter(|number| number % step == 0)).collect()
    };
    for (numbers, set_aside) in [
        (&each, "1 2 3 4 5 6 7 8 9 10"),
        (&by_rows, "1 3 4 6 7 9 10 12"),
        (&every(5), "5 10"),
        (&every(3), "3 6 9 12"),
    ] {
        for x in [50, 550] {
            assert_eq!(numbered(numbers, x), [set_aside; 2], "at {x}");
        }
    }
    assert!(numbered(&[Some(4), Some(2), Some(7), Some(1), Some(9), Some(3)], 550).is_empty());
}

#[test]
fn a_small_number_drawn_by_itself_below_its_mark_begins_a_note() {
    let mut maker = Maker::new();
    let body = line(100, 700, "The General Assembly,")
        + &line(100, 680, "Noting the report of the Fund,")
        + &sized(6, 262, 684, "1")
        + &line(100, 640, "Decides to act.");
    maker.page(&(body + &sized(7, 100, 100, "1") + &sized(7, 112, 100, "See A/81/214.")));
    let blocks = blocks(&maker.bytes());
    assert_eq!(texts(&blocks, BlockKind::Note), ["See A/81/214."]);
}

#[test]
fn two_lines_of_a_column_beside_a_large_title_stay_two() {
    let mut maker = Maker::new();
    let row = |at: u32| {
        line(60, 600 - 14 * at, "Here are the words of this column")
            + &line(320, 600 - 14 * at, "There are the words of the other")
    };
    let title = sized(26, 60, 620, "A large title");
    let beside = line(320, 626, "First line beside the title here,")
        + &line(320, 614, "second line beside it is here.");
    let rows: String = (0..12).map(row).collect();
    maker.page(&(title + &beside + &rows));
    let lines = texts(&blocks(&maker.bytes()), BlockKind::Line);
    let first = lines.iter().position(|line| line.starts_with("First line beside")).unwrap();
    assert_eq!(lines[first + 1], "second line beside it is here.");
}

#[test]
fn room_between_two_letters_parts_words_and_spaced_words_stay_whole() {
    for (content, text) in [
        (
            "BT /F 12 Tf 100 700 Td (law, a) Tj 5 Tc 27 0 Td (sr) Tj 0 Tc 17 0 Td (eflected) Tj ET",
            "law, as reflected",
        ),
        ("BT /F 12 Tf 5 Tc 100 700 Td (Decision) Tj ET", "Decision"),
    ] {
        let mut maker = Maker::new();
        maker.page(content);
        assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Line), [text]);
    }
}

#[test]
fn a_note_in_the_type_of_the_text_begins_with_its_mark_at_the_foot() {
    let body = line(100, 700, "The General Assembly,")
        + &line(100, 680, "Noting the report of the Fund,")
        + &sized(6, 262, 684, "1")
        + &line(100, 668, "and its annex on wells,")
        + &line(100, 656, "and another on schools,");
    let read = |foot: &str| {
        let mut maker = Maker::new();
        maker.page(&(body.clone() + &line(100, 120, foot)));
        texts(&blocks(&maker.bytes()), BlockKind::Note)
    };
    assert_eq!(read("1 Resolution 79/233, annex."), ["Resolution 79/233, annex."]);
    assert_eq!(read("1. Requests the Fund to go on."), [""; 0]);
    assert_eq!(read("2 Resolution 79/233, annex."), [""; 0]);
    let mut maker = Maker::new();
    maker.page(&(body + &sized(8, 100, 120, "1. See A/81/214.")));
    assert_eq!(texts(&blocks(&maker.bytes()), BlockKind::Note), ["See A/81/214."]);
}

#[test]
fn room_between_paragraphs_is_no_distance_of_lines() {
    let heights = [700, 680, 668, 648, 636, 616, 604, 584];
    let mut maker = Maker::new();
    maker.page(&heights.iter().map(|y| line(100, *y, "some words")).collect::<String>());
    let gaps: Vec<u32> = blocks(&maker.bytes()).iter().map(|block| block.gap).collect();
    assert_eq!(gaps, [0, 1, 0, 1, 0, 1, 0, 1]);
}

#[test]
fn headings_that_a_browser_prints_are_headings() {
    let mut maker = Maker::new();
    maker.page(
        &(marked(0, &line(100, 700, "1. Decides.")) + &marked(1, &line(100, 680, "Related"))),
    );
    let kid = |role: &str, kids: &str| format!("<</S/{role}/Pg 10 0 R/K[{kids}]>>");
    let mark = kid("P", &kid("NonStruct", "0"));
    maker.tree(&kid("Document", &(mark + &kid("H4", "1"))));
    let headings: Vec<bool> = blocks(&maker.bytes()).iter().map(|block| block.heading).collect();
    assert_eq!(headings, [false, true]);
}
