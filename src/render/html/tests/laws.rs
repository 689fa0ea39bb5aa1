//! Both texts can be read back from the markup of a row, and marks stand where they stood.

use proptest::prelude::*;

use super::super::words::paragraphs;
use super::super::{Page, Report};
use crate::compare::{Span, Tag};
use crate::model::{NoteMark, Part, Side};
use crate::render::sample::{Sketch, added, print_differs, removed, same, side_text};
use crate::render::visible::revealed;
use crate::view::View;

/// What a reader reads: the text of some markup, without elements that begin with one of `without`.
fn read(markup: &str, without: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = markup;
    let mut skipped: Option<(String, usize)> = None;
    while let Some(start) = rest.find('<') {
        if skipped.is_none() {
            text.push_str(&rest[..start]);
        }
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        let name = tag.trim_start_matches('/').split(' ').next().unwrap().to_string();
        skipped = match skipped {
            None if without.iter().any(|w| tag.starts_with(w)) => Some((name, 1)),
            Some((skip, 1)) if tag.starts_with('/') && skip == name => None,
            Some((skip, depth)) if skip == name && tag.starts_with('/') => Some((skip, depth - 1)),
            Some((skip, depth)) if skip == name => Some((skip, depth + 1)),
            other => other,
        };
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(entity, c);
    }
    text
}

/// What stands in a cell beside the words of the texts.
const BESIDE: [&str; 5] = [
    "sup",
    "span class=\"joint\"",
    "span class=\"part\"",
    "span class=\"label\"",
    "span class=\"gap\"",
];

fn cell(view: &View<'_>, shown: Option<Side>, without: &[&str]) -> String {
    let options = Report::default();
    let page = Page::new(view, &options);
    let markup = paragraphs(&page, page.part(Part::Paragraphs), &view.rows[0], shown).into_string();
    let without: Vec<&str> = BESIDE.iter().chain(without).copied().collect();
    // A space stands after each thing beside the words.
    read(&markup.replace("</span> ", "</span>"), &without)
}

/// The words of one side as a report shows them.
fn shown(spans: &[Span], without: Tag) -> String {
    revealed(&side_text(spans, without)).replace('\n', "")
}

fn laws(view: &View<'_>, spans: &[Span]) {
    let (old, new) = (shown(spans, Tag::Added), shown(spans, Tag::Removed));
    assert_eq!(cell(view, Some(Side::Old), &[]), old);
    assert_eq!(cell(view, Some(Side::New), &[]), new);
    let in_new_print: Vec<Span> = spans
        .iter()
        .filter(|span| !(span.typographic && span.tag == Tag::Removed))
        .map(|span| Span {
            tag: if span.typographic { Tag::Same } else { span.tag },
            ..span.clone()
        })
        .collect();
    let old = shown(&in_new_print, Tag::Added);
    assert_eq!(cell(view, None, &["ins"]), old);
    assert_eq!(cell(view, None, &["del"]), new);
}

fn words() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[a <>&\"'é中\u{202e}\u{200b}]{1,6}").unwrap()
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let span = (0..4, words(), words()).prop_map(|(tag, one, other)| match tag {
        0 => vec![same(&one)],
        1 => vec![removed(&one)],
        2 => vec![removed(&one), added(&other)],
        _ => print_differs(&one, &other).to_vec(),
    });
    proptest::collection::vec(span, 1..8).prop_map(|spans| spans.concat())
}

proptest! {
    #[test]
    fn without_insertions_the_old_text_is_left_and_without_deletions_the_new(
        spans in spans(),
        marks in proptest::collection::vec(0usize..40, 0..4),
        several in 0..3,
    ) {
        let mut spans = spans;
        spans.push(removed("x"));
        let (mut old, mut new): (&[&str], &[&str]) = (&["OP1"], &["OP1"]);
        match several {
            1 => { new = &["OP1", "OP2"]; spans.push(added("\ny")); }
            2 => { old = &["OP1", "OP2"]; spans.push(removed("\nz")); }
            _ => {}
        }
        let view = Sketch::new().row(old, new, &spans).with(|c| {
            for paragraph in c.documents.old.paragraphs.iter_mut().chain(&mut c.documents.new.paragraphs) {
                paragraph.marks = marks.iter().copied()
                    .filter(|&at| at <= paragraph.text.len() && paragraph.text.is_char_boundary(at))
                    .map(|at| NoteMark { number: "7".to_string(), at })
                    .collect();
                paragraph.marks.sort_by_key(|mark| mark.at);
            }
        }).done();
        laws(&view, &spans);
    }
}

#[test]
fn marks_are_linked_to_their_notes() {
    let view = Sketch::new()
        .row(
            &["OP1"],
            &["OP1"],
            &[same("Recalls the Treaty"), removed(", "), added(" and "), same("the Plan;")],
        )
        .note(Some("1"), Some("2"), &[same("Treaty Series.")])
        .note(None, Some("3"), &[added("A/79/88.")])
        .with(|c| {
            let mark = |number: &str, at| NoteMark { number: number.to_string(), at };
            c.documents.old.paragraphs[0].marks = vec![mark("1", 18)];
            c.documents.new.paragraphs[0].marks = vec![mark("2", 18), mark("3", 32), mark("9", 32)];
        })
        .done();
    let options = Report::default();
    let page = Page::new(&view, &options);
    let cell =
        |shown| paragraphs(&page, page.part(Part::Paragraphs), &view.rows[0], shown).into_string();
    let note = |id: &str, number: &str| {
        format!("<sup><a href=\"#{id}\"><span class=\"vh\">note </span>{number}</a></sup>")
    };
    let label = "<span class=\"label\">1.</span> ";
    assert_eq!(
        cell(Some(Side::Old)),
        format!(
            "<p class=\"text in\">{label}<i>Recalls</i> the Treaty{}<del>,</del><del class=\"b\"> </del>the Plan;</p>",
            note("note-2", "1")
        )
    );
    // The two new marks at the end of the text; the last one has no note to lead to.
    assert_eq!(
        cell(None),
        format!(
            "<p class=\"text in\">{label}<i>Recalls</i> the Treaty{}<del>,</del><del class=\"b\"> </del><ins class=\"b\"> </ins><ins>and</ins><ins class=\"b\"> </ins>the Plan;{}<sup>9</sup></p>",
            note("note-2", "2"),
            note("note-3", "3")
        )
    );
}
