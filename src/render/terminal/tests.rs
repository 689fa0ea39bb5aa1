//! Laws and pictures of the terminal output.

use proptest::prelude::*;

use crate::compare::{Change, Span, Tag, Warning};
use crate::model::{Address, Language, Part, Side};
use crate::render::part_view::PartView;
use crate::render::sample::{
    Sketch, added, everything, one_document, print_differs, removed, same, side_text,
};
use crate::render::terminal::wrap::{Line, Run, columns, wrap};
use crate::render::terminal::{
    Arrangement, Canvas, Paint, inline, write_comparison, write_resolution,
};
use crate::structure::{Doubt, DoubtKind};
use crate::view::View;

/// How a comparison is shown.
#[derive(Clone, Copy)]
struct Layout {
    width: usize,
    view: Arrangement,
    all: bool,
    paint: Paint,
}

const PLAIN: Layout =
    Layout { width: 80, view: Arrangement::Inline, all: false, paint: Paint::Plain };

fn shown(view: &View<'_>, layout: Layout) -> String {
    let mut out = Vec::new();
    let mut canvas = Canvas::new(&mut out, layout.width, layout.paint);
    write_comparison(&mut canvas, view, layout.view, layout.all).unwrap();
    String::from_utf8(out).unwrap()
}

/// The rows alone, without header, summary and findings.
fn rows(view: &View<'_>, layout: Layout) -> String {
    let all = shown(view, layout);
    let (_, rest) = all.split_once("\n\nSummary\n").unwrap();
    let (_, rest) = rest.split_once("\n\n").unwrap();
    rest.split("\n\nFindings").next().unwrap().trim_end_matches('\n').to_string()
}

fn printed(runs: &[Run<'_>], width: usize) -> String {
    let text = |line: &Line| line.pieces.iter().map(|(_, text)| text.as_str()).collect();
    let lines: Vec<String> = wrap(runs, width).iter().map(text).collect();
    lines.join("\n")
}

/// Takes out what stands between the first marks, and the second marks but not what they hold.
fn without(text: &str, [open, close]: [&str; 2], bare: [&str; 2]) -> String {
    let mut rest = text;
    let mut left = String::new();
    while let Some((before, after)) = rest.split_once(open) {
        left.push_str(before);
        rest = after.split_once(close).unwrap().1;
    }
    left.push_str(rest);
    left.replace(bare[0], "").replace(bare[1], "")
}

/// The text as a row shows it: joints are pilcrows, and how lines are broken does not count.
fn flat(text: &str) -> String {
    text.replace('\n', "¶").replace(char::is_whitespace, "")
}

fn unbroken(text: &str) -> String {
    text.replace("¶\n", "¶").replace('\n', "").replace(char::is_whitespace, "")
}

const REMOVED: [&str; 2] = ["[-", "-]"];
const ADDED: [&str; 2] = ["{+", "+}"];

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let text = prop_oneof![
        "[a-zA-Z0-9,;.()/’ ]{1,40}",
        "[各国决议，。《》中 ]{1,12}",
        "[ab \n]{1,8}",
        "[قرار \u{301}é]{1,9}",
    ];
    let tag = prop_oneof![Just(Tag::Same), Just(Tag::Removed), Just(Tag::Added)];
    let span = (tag, text).prop_map(|(tag, text)| Span {
        tag,
        text,
        words: 1,
        typographic: false,
        verdict: None,
    });
    prop::collection::vec(span, 1..12)
}

proptest! {
    /// Law 1, up to how lines are broken.
    #[test]
    fn inline_gives_both_texts_back(spans in spans(), width in 1usize..120) {
        let view = Sketch::new().row(&["PP1"], &["PP1"], &spans).with(|c| c.rows[0].change = Change::Edited).done();
        let part = PartView::new(&view, Part::Paragraphs);
        let runs = inline::runs(&part, &view.rows[0], None, Paint::Plain);
        let text = printed(&runs, width);
        let text = unbroken(&text);
        prop_assert_eq!(without(&text, ADDED, REMOVED), flat(&side_text(&spans, Tag::Added)));
        prop_assert_eq!(without(&text, REMOVED, ADDED), flat(&side_text(&spans, Tag::Removed)));
    }

    /// Law 1 to the letter, where nothing has to be broken.
    #[test]
    fn an_inline_row_on_one_line_gives_both_texts_back_exactly(spans in spans()) {
        let spans: Vec<Span> = spans.into_iter().filter(|span| !span.text.contains('\n')).collect();
        let view = Sketch::new().row(&["PP1"], &["PP1"], &spans).with(|c| c.rows[0].change = Change::Edited).done();
        prop_assume!(!spans.is_empty());
        let part = PartView::new(&view, Part::Paragraphs);
        let text = printed(&inline::runs(&part, &view.rows[0], None, Paint::Plain), usize::MAX);
        for (out, bare, tag) in [(ADDED, REMOVED, Tag::Added), (REMOVED, ADDED, Tag::Removed)] {
            let one = without(&text, out, bare);
            let expected = side_text(&spans, tag);
            prop_assert_eq!(one.trim_end(), expected.trim_end());
        }
    }

    /// Law 1 for the two columns: each is one text.
    #[test]
    fn columns_give_their_texts_back(spans in spans(), width in 1usize..120) {
        let view = Sketch::new().row(&["PP1"], &["PP1"], &spans).with(|c| c.rows[0].change = Change::Edited).done();
        let part = PartView::new(&view, Part::Paragraphs);
        for (side, other) in [(Side::Old, Tag::Added), (Side::New, Tag::Removed)] {
            let runs = inline::runs(&part, &view.rows[0], Some(side), Paint::Coloured(None));
            let text = printed(&runs, width).replace(char::is_whitespace, "");
            prop_assert_eq!(text, side_text(&spans, other).replace(char::is_whitespace, ""));
        }
    }

    /// No line is wider than it may be, except for one wide character in one column.
    #[test]
    fn lines_fit(spans in spans(), width in 2usize..120) {
        let view = Sketch::new().row(&["PP1"], &["PP1"], &spans).with(|c| c.rows[0].change = Change::Edited).done();
        let part = PartView::new(&view, Part::Paragraphs);
        for line in wrap(&inline::runs(&part, &view.rows[0], None, Paint::Plain), width) {
            let text: String = line.pieces.iter().map(|(_, text)| text.as_str()).collect();
            prop_assert!(line.width <= width, "{:?}", line);
            prop_assert!(columns(&text) <= line.width, "{:?}", line);
        }
    }
}

#[test]
fn inline_view() {
    insta::assert_snapshot!(shown(&everything(), PLAIN));
}

#[test]
fn inline_view_with_all_paragraphs() {
    insta::assert_snapshot!(rows(&everything(), Layout { all: true, ..PLAIN }));
}

#[test]
fn inline_view_in_colour() {
    let coloured = Layout { paint: Paint::Coloured(None), ..PLAIN };
    let text = shown(&everything(), coloured).replace('\u{1b}', "␛");
    insta::assert_snapshot!(text);
}

#[test]
fn side_by_side_view() {
    let layout = Layout { view: Arrangement::SideBySide, width: 100, ..PLAIN };
    insta::assert_snapshot!(shown(&everything(), layout));
}

#[test]
fn side_by_side_falls_back_to_inline_where_columns_cannot_be_read() {
    let narrow = Layout { width: 42, ..PLAIN };
    let columns = Layout { view: Arrangement::SideBySide, ..narrow };
    assert_eq!(shown(&everything(), columns), shown(&everything(), narrow));
    let wider = Layout { width: 43, ..columns };
    let text = shown(&everything(), wider);
    assert!(text.lines().all(|line| super::wrap::columns(line) <= 43));
    assert!(text.contains("  +  PP3 added") || text.contains(" + PP3 added"), "{text}");
}

#[test]
fn list_view() {
    let layout = Layout { view: Arrangement::List, ..PLAIN };
    let text = shown(&everything(), layout);
    assert!(text.lines().all(|line| columns(line) <= 80));
    insta::assert_snapshot!(text);
}

#[test]
fn summary_view() {
    let layout = Layout { view: Arrangement::Summary, ..PLAIN };
    insta::assert_snapshot!(shown(&everything(), layout));
}

#[test]
fn document_view() {
    let mut out = Vec::new();
    write_resolution(
        &mut Canvas::new(&mut out, 80, Paint::Plain),
        &one_document(),
        &[],
        Language::English,
    )
    .unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn warnings_are_sentences() {
    let view = Sketch::new()
        .unchanged("PP1", "PP1", "Affirming,")
        .with(|c| {
            c.documents.new.masthead.title = None;
            c.documents.new.masthead.symbol = None;
            c.documents.new.masthead.adopted = None;
            c.documents.new.language = Language::French;
        })
        .warning(Warning::NotChronological)
        .warning(Warning::LanguagesDiffer)
        .warning(Warning::TitlesDiffer)
        .done();
    insta::assert_snapshot!(shown(&view, PLAIN));
}

#[test]
fn doubts_stand_where_warnings_are_and_many_are_counted() {
    let doubt = |number| Doubt {
        kind: DoubtKind::NoPunctuation,
        address: Some(Address::new(format!("OP{number}"))),
    };
    let view = Sketch::new()
        .unchanged("PP1", "PP1", "Affirming,")
        .with(|c| {
            c.doubts.old = vec![Doubt { kind: DoubtKind::NoOpener, address: None }];
            c.doubts.new = (1..=7).map(doubt).collect();
        })
        .done();
    let all = shown(&view, PLAIN);
    let (head, _) = all.split_once("\n\n").unwrap();
    let told: Vec<&str> =
        head.lines().filter(|line| line.contains("oubt")).map(str::trim).collect();
    assert!(told[0].starts_with("Doubt: in the old text, no organ is named"), "{head}");
    assert_eq!(told[1], "Doubt: in the new text, OP1 ends without punctuation");
    assert_eq!(told.last(), Some(&"2 more doubts in the new text: see `resdiff show`"));
    assert_eq!(told.len(), 7);
}

#[test]
fn words_that_differ_in_print_only_are_no_change() {
    let mut spans = vec![same("of ")];
    spans.extend(print_differs("non-State", "non\u{2011}State"));
    spans.extend([same(" actors"), added(" too")]);
    let view = Sketch::new().row(&["PP1"], &["PP1"], &spans).done();
    assert_eq!(rows(&view, PLAIN), "~ PP1 edited\n    of non\u{2011}State actors{+ too+}");
    let columns = Layout { view: Arrangement::SideBySide, ..PLAIN };
    let text = rows(&view, columns);
    assert!(text.contains("of non-State actors  "), "{text}");
    assert!(text.contains("of non\u{2011}State actors{+ too+}"), "{text}");
}

#[test]
fn renumbering_is_never_an_edit() {
    let view = Sketch::new()
        .unchanged("OP4", "OP12", "Decides;")
        .row(&["OP5"], &[], &[removed("Requests;")])
        .unchanged("OP6", "OP13", "Notes;")
        .unchanged("OP7", "OP14", "Notes also;")
        .done();
    assert_eq!(
        rows(&view, PLAIN),
        "  OP4 → OP12 unchanged, renumbered\n\n− old OP5 dropped\n    [-Requests;-]\n\n  OP6–OP7 → OP13–OP14 unchanged, \
         renumbered"
    );
}

#[test]
fn a_run_that_changes_its_names_is_two_runs() {
    let view = Sketch::new()
        .unchanged("PP1", "PP1", "a")
        .unchanged("PP2", "PP2", "b")
        .unchanged("PP3", "PP4", "c")
        .unchanged("PP4", "PP5", "d")
        .done();
    assert_eq!(rows(&view, PLAIN), "  PP1–PP2 unchanged\n\n  PP3–PP4 → PP4–PP5 unchanged");
}

#[test]
fn a_move_is_told_at_both_places() {
    let text = rows(&everything(), PLAIN);
    assert!(text.contains("→ OP1 moved up from OP6, edited"), "{text}");
    assert!(text.contains("→ old OP6 moved up to OP1"), "{text}");
}

#[test]
fn characters_that_act_on_a_terminal_are_shown() {
    let spans = [same("a\u{1b}[2J"), added("b\u{202e}c")];
    let view = Sketch::new()
        .row(&["PP1"], &["PP1"], &spans)
        .with(|c| c.documents.old.masthead.title = Some("\u{7}bell".to_string()))
        .done();
    for arrangement in
        [Arrangement::Inline, Arrangement::SideBySide, Arrangement::List, Arrangement::Summary]
    {
        let text = shown(&view, Layout { view: arrangement, ..PLAIN });
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{text:?}");
    }
    assert!(rows(&view, PLAIN).contains("a⟨U+001B⟩[2J{+b⟨U+202E⟩c+}"));
}
