//! What is read from web pages.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::time::{Duration, Instant};

use resdiff::read::{BlockKind, Format, RawText, ReadOptions, Warning, read, read_with};

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/html");
    std::fs::read(folder.join(name)).unwrap()
}

/// One line a block: label, text with its marks in braces, and what it is where it is no paragraph.
fn seen(raw: &RawText<'_>) -> Vec<String> {
    let line = |block: &resdiff::read::Block<'_>| {
        let mut text = block.text.to_string();
        for mark in block.marks.iter().rev() {
            text.insert_str(mark.at, &format!("{{{}}}", mark.number));
        }
        let label = block.label.as_deref().map(|label| format!("{label} "));
        let kind = match block.kind {
            BlockKind::Paragraph => "",
            BlockKind::Note => "note: ",
            BlockKind::Furniture => "furniture: ",
            BlockKind::Aside(_) => "aside: ",
            BlockKind::Line => "line: ",
            BlockKind::Row => "row: ",
        };
        format!("{kind}{}{text}", label.unwrap_or_default())
    };
    raw.blocks.iter().map(line).collect()
}

fn page(body: &str) -> Vec<String> {
    let source = format!("<!DOCTYPE html><html><body>{body}</body></html>");
    let raw = read(source.as_bytes()).unwrap();
    assert_eq!(raw.format, Format::Html);
    seen(&raw)
}

#[test]
fn block_elements_are_paragraphs_and_white_space_is_one_space() {
    assert_eq!(
        page("<h1>Title</h1><p>One <b>bold</b>\n  word<p>Two<div>Three<p>Four</div>Five<br>"),
        ["Title", "One bold word", "Two", "Three", "Four", "line: Five"]
    );
}

#[test]
fn entities_are_characters() {
    assert_eq!(
        page("<p>R&eacute;solution &laquo;&nbsp;A&nbsp;&raquo; &#8211; &amp;c &lt;x&gt;</p>"),
        ["Résolution «\u{a0}A\u{a0}» – &c <x>"]
    );
}

#[test]
fn lists_have_the_numbers_that_browsers_print() {
    assert_eq!(
        page(
            "<ol><li>One<li>Two<ol type=a><li>a<li value=4>d</ol><li>Three</ol>\
             <ol start=9 style='list-style-type: lower-roman'><li>nine</ol>\
             <ol reversed start=2><li>two<li>one</ol>\
             <ul><li>dot<ul style='list-style:none'><li>bare</ul></ul>"
        ),
        [
            "1. One", "2. Two", "a. a", "d. d", "3. Three", "ix. nine", "2. two", "1. one",
            "• dot", "bare"
        ]
    );
}

#[test]
fn rows_of_figures_are_whole() {
    assert_eq!(
        page(
            "<p>Before<table><tr><th>Post<th>Number</tr><tr><td>Officer<td>1</tr><tr><td>Total<td><td>1,200</table>after"
        ),
        ["Before", "row: Post Number", "row: Officer 1", "row: Total 1,200", "after"]
    );
}

#[test]
fn tables_are_read_row_by_row() {
    assert_eq!(
        page("<table><tr><td>a<td>b</tr><tr><th>c<td><p>d<p>e</table>after"),
        ["a", "b", "c", "d", "e", "after"]
    );
}

#[test]
fn raised_digits_are_marks_and_paragraphs_that_begin_with_one_are_notes() {
    assert_eq!(
        page(
            "<p>The report,<sup>1</sup> an area of 5 km<sup>2</sup> and the 2<sup>e</sup> session<sup>*</sup></p>\
             <p><sup>1</sup> A/79/88.</p><p><sup>*</sup> Second <sup>2</sup>.</p><p>Text.</p>"
        ),
        [
            "The report,{1} an area of 5 km2 and the 2e session{*}",
            "note: 1 A/79/88.",
            "note: * Second 2.",
            "Text.",
        ]
    );
}

#[test]
fn notes_of_wikis_and_of_word_processors_are_notes() {
    assert_eq!(
        page(
            "<p>Text<sup class=reference><a href='#cite_note-1'>[1]</a></sup> and <a href='#top'>7</a>.</p>\
             <ol class=references><li id='cite_note-1'><span class='mw-cite-backlink'>↑</span> <span>See there.</span></ol>\
             <p>More<a class='sdfootnoteanc' href='#sdfootnote2sym'><sup>2</sup></a>.</p>\
             <div id='sdfootnote2'><p><a class='sdfootnotesym' href='#sdfootnote2anc'>2</a> Second.</p><p>Its end.</p></div><p>End.</p>"
        ),
        [
            "Text{1} and 7.",
            "note: 1 See there.",
            "furniture: ↑",
            "More{2}.",
            "note: 2 Second. Its end.",
            "End.",
        ]
    );
}

#[test]
fn heads_and_feet_of_printed_pages_stand_around_the_text() {
    let body = "<div title='header'><p>A/C.2/82/L.40</p></div><p>Decides.</p><div title='footer'><p>1</p></div>";
    assert_eq!(page(body), ["furniture: A/C.2/82/L.40", "Decides.", "furniture: 1"]);
}

#[test]
fn comments_of_word_processors_are_kept_apart() {
    for (mark, begin) in [("#cmnt1", "#cmnt_ref1"), ("#_msocom_1", "#_msoanchor_1")] {
        let body = format!(
            "<p>Decides<sup><a href='{mark}'>[a]</a></sup> to meet.</p><div><p><a href='{begin}'>[a]</a>Why?</p>\
             <p>1. Really?</p></div><p>Goes on.</p>"
        );
        let expected = ["Decides to meet.", "aside: [a]Why?", "aside: 1. Really?", "Goes on."];
        assert_eq!(page(&body), expected);
    }
}

#[test]
fn what_stands_around_the_text_is_furniture() {
    assert_eq!(
        page(
            "<nav><a>Home</a></nav><div id=header>Site</div><div class='mw-body'><h2>Title<span class='mw-editsection'>[edit]\
             </span></h2><script>var x = '<p>no</p>';</script><style>p{}</style><p>Text.</p></div><footer>Foot</footer>"
        ),
        ["furniture: Home", "Site", "Title", "furniture: [edit]", "Text.", "furniture: Foot",]
    );
}

#[test]
fn words_of_pictures_are_kept_and_pages_inside_the_page_are_told() {
    let source = b"<!DOCTYPE html><p>Decides</p><svg><text>to meet;</text></svg><iframe srcdoc='Later'></iframe>";
    let raw = read(source).unwrap();
    assert_eq!(seen(&raw), ["Decides", "furniture: to meet;"]);
    assert_eq!(raw.warnings, [Warning::Embedded(1)]);
}

#[test]
fn a_main_element_holds_the_document() {
    assert_eq!(
        page(
            "<div>Around</div><main><header><h1>Title</h1></header><p>Text.</p></main><div>After</div>"
        ),
        ["furniture: Around", "Title", "Text.", "furniture: After"]
    );
    assert_eq!(page("<main></main><div>Text.</div>"), ["Text."]);
}

#[test]
fn lines_are_left_to_structure() {
    assert_eq!(
        page(
            "<p>Distr.<br>GENERAL<br>A/RES/48/75</p><pre>\n1.   Decides\n     to meet;\n</pre><p>One<br><br>Two"
        ),
        [
            "line: Distr.",
            "line: GENERAL",
            "line: A/RES/48/75",
            "line: 1.   Decides",
            "line: to meet;",
            "line: One",
            "Two",
        ]
    );
}

#[test]
fn the_page_names_its_encoding() {
    let source = "<html><head><meta http-equiv=content-type content='text/html; charset=windows-1251'></head><p>Доклад";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(source);
    let raw = read(&bytes).unwrap();
    assert_eq!(seen(&raw), ["Доклад"]);
    assert_eq!(raw.warnings, [Warning::Encoding("windows-1251")]);
}

#[test]
fn a_page_that_is_named_a_pdf_is_read_with_a_word_about_it() {
    let named = |name: &str| {
        let options = ReadOptions { file_name: Some(name.to_string()), ..ReadOptions::default() };
        read_with(b"<!DOCTYPE html><p>Text.", &options).unwrap().warnings
    };
    let warning = Warning::Misnamed { is: Format::Html };
    assert_eq!(named("A_80_92.pdf"), std::slice::from_ref(&warning));
    assert_eq!(named("A_80_92.html"), []);
    assert_eq!(named("A_80_92"), []);
    assert_eq!(warning.to_string(), "its name says otherwise, but it is a web page");
}

#[test]
fn a_recognised_page_is_lines_as_in_its_plain_text() {
    let bytes = fixture("recognised.html");
    let raw = read(&bytes).unwrap();
    assert_eq!(
        seen(&raw),
        [
            "line: Résolution 9001 (2044) du 31 mai 2044",
            "line: Le Conseil des jardins,",
            "line: Ayant examiné le rapport sur les semences, en date du 17 novembre 2043187, et les recommandations,",
            "line: 185 S/2043/779. 186 S/2043/778.",
            "line: 101",
            "line: Résolutions adoptées en 2044",
            "line: 1. Demande aux écoles d’appliquer la présente résolution ;",
        ]
    );
    let pages: Vec<u32> = raw.blocks.iter().map(|block| block.page).collect();
    assert_eq!(pages, [1, 1, 1, 1, 1, 2, 2]);
    assert!(raw.blocks.iter().all(|block| block.gap > 0));
}

#[test]
fn hostile_pages_take_little_time() {
    let begun = Instant::now();
    let many = 4_000;
    let shapes = [
        "<div>".repeat(many),
        "<b>".repeat(many) + &"<p>x</b>".repeat(many),
        "<table><tr><td>".repeat(many),
        "<ol><li>".repeat(many) + "x",
        format!("<p {}>x", "a=b ".repeat(many)),
        "</x>".repeat(many) + "<p>y",
        "<sup>1".repeat(many),
        "<!--".repeat(many),
        "<p>&#99999999999;&#xD800;&nope;".repeat(many),
        "<pre>".repeat(many) + &"\n".repeat(many),
        "<main>".repeat(many) + "x",
        "<title>".to_string() + &"x".repeat(many),
    ];
    for shape in &shapes {
        let _ = read(format!("<html>{shape}").as_bytes());
    }
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}
