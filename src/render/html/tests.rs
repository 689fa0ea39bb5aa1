//! What holds for every report: whatever the texts say, it is a page that cannot act, whose links lead
//! somewhere, and from which both texts can be read back.

use std::collections::HashSet;

use proptest::prelude::*;

use super::ids::OWN;
use super::text::bare;
use super::words::{View, paragraphs};
use super::*;
use crate::compare::{Span, Tag, Warning};
use crate::model::{NoteMark, Symbol};
use crate::render::part::Side;
use crate::render::sample::{Sketch, added, everything, print_differs, removed, same, side_text};
use sections::Group;

fn made(comparison: &Comparison, report: &Report) -> String {
    let mut out = Vec::new();
    write_comparison(&mut out, comparison, report).unwrap();
    String::from_utf8(out).unwrap()
}

fn report(comparison: &Comparison) -> String {
    made(comparison, &Report::default())
}

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
        let name = tag
            .trim_start_matches('/')
            .split(' ')
            .next()
            .unwrap()
            .to_string();
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
    for (entity, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    text
}

/// What stands in a cell beside the words of the texts.
const BESIDE: [&str; 4] = [
    "sup",
    "span class=\"joint\"",
    "span class=\"part\"",
    "span class=\"label\"",
];

fn cell(comparison: &Comparison, view: View, without: &[&str]) -> String {
    let options = Report::default();
    let page = Page::of(comparison, &options);
    let markup = paragraphs(&page, Group::Operative, &comparison.rows[0], view).into_string();
    let without: Vec<&str> = BESIDE.iter().chain(without).copied().collect();
    // A space stands after each thing beside the words.
    read(&markup.replace("</span> ", "</span>"), &without)
}

/// The words of one side as a report shows them.
fn shown(spans: &[Span], without: Tag) -> String {
    bare(&side_text(spans, without)).replace('\n', "")
}

fn laws(comparison: &Comparison, spans: &[Span]) {
    let (old, new) = (shown(spans, Tag::Added), shown(spans, Tag::Removed));
    assert_eq!(cell(comparison, View::Side(Side::Old), &[]), old);
    assert_eq!(cell(comparison, View::Side(Side::New), &[]), new);
    let in_new_print: Vec<Span> = spans
        .iter()
        .filter(|span| !(span.typographic && span.tag == Tag::Removed))
        .map(|span| Span {
            tag: if span.typographic {
                Tag::Same
            } else {
                span.tag
            },
            ..span.clone()
        })
        .collect();
    let old = shown(&in_new_print, Tag::Added);
    assert_eq!(cell(comparison, View::Both, &["ins"]), old);
    assert_eq!(cell(comparison, View::Both, &["del"]), new);
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
        let comparison = Sketch::new().row(old, new, &spans).with(|c| {
            for paragraph in c.documents.old.paragraphs.iter_mut().chain(&mut c.documents.new.paragraphs) {
                paragraph.marks = marks.iter().copied()
                    .filter(|&at| at <= paragraph.text.len() && paragraph.text.is_char_boundary(at))
                    .map(|at| NoteMark { number: "7".to_string(), at })
                    .collect();
                paragraph.marks.sort_by_key(|mark| mark.at);
            }
        }).done();
        laws(&comparison, &spans);
    }
}

#[test]
fn a_row_shows_all_its_parts() {
    let comparison = everything();
    let options = Report::default();
    let page = Page::of(&comparison, &options);
    let operative = page
        .sections
        .iter()
        .find(|section| section.group == Group::Operative)
        .unwrap();
    let markup = rows::section(&page, operative).into_string();
    insta::assert_snapshot!(lines(&markup));
}

#[test]
fn the_summary_tells_shares_figures_and_each_change() {
    let comparison = everything();
    let options = Report::default();
    let page = Page::of(&comparison, &options);
    insta::assert_snapshot!(lines(&summary::summary(&page).into_string()));
}

/// Markup with a line for each larger element.
fn lines(markup: &str) -> String {
    let mut lines = markup.to_string();
    for tag in [
        "<tr",
        "<th ",
        "<td",
        "<p",
        "<ul",
        "<li",
        "<svg",
        "<a ",
        "<rect",
        "<h",
        "<div",
        "<details",
        "<figcaption",
    ] {
        lines = lines.replace(tag, &format!("\n{tag}"));
    }
    lines
}

fn attribute<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let begin = format!(" {name}=\"");
    html.split(&begin)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

/// A comparison in which every string that comes from outside tries to be more than text.
fn hostile() -> Comparison {
    let bad = "</td></table></style><script>alert(1)</script>\" onload=\"x\u{202e}\u{0}'&#60;<!--";
    let address = "OP1\" onclick=\"";
    Sketch::new()
        .row(
            &[address],
            &[address],
            &[same(bad), removed(bad), added(bad)],
        )
        .row(
            &[address],
            &[address, "OP1 <b>"],
            &[same(bad), added("\n"), added(bad)],
        )
        .moved()
        .row(&[], &["summary"], &[added(bad)])
        .row(&["changes"], &[], &[removed(bad)])
        .unchanged(bad, bad, bad)
        .moved_from(1)
        .note(Some(bad), Some(bad), &[same(bad), added(bad)])
        .warning(Warning::TitlesDiffer)
        .with(|c| {
            for document in [&mut c.documents.old, &mut c.documents.new] {
                document.source.name = bad.to_string();
                document.source.sha256 = Some(bad.to_string());
                document.masthead.symbol = None;
                document.masthead.title = Some(bad.to_string());
                document.masthead.session = Some(bad.to_string());
                document.set_aside[0].text = bad.to_string();
                document.paragraphs[0].label = Some(bad.to_string());
                document.paragraphs[0].marks = vec![NoteMark {
                    number: bad.to_string(),
                    at: 3,
                }];
            }
            c.documents.new.masthead.title = None;
        })
        .done()
}

#[test]
fn nothing_in_a_text_becomes_markup() {
    let html = report(&hostile());
    let tags: HashSet<&str> = html
        .split('<')
        .skip(1)
        .map(|tag| {
            tag.split([' ', '>', '/'])
                .find(|name| !name.is_empty())
                .unwrap()
        })
        .collect();
    let known = "!DOCTYPE html head meta title style body a header p h1 span bdi div strong ul li details summary \
                 table caption thead tr th tbody td main section h2 svg rect figure h3 path figcaption h4 ins del \
                 sup fieldset legend label input mark nav dl dt dd footer code b";
    let known: HashSet<&str> = known.split_whitespace().collect();
    let strange: Vec<_> = tags.difference(&known).collect();
    assert!(strange.is_empty(), "{strange:?}");
    assert!(!html.contains("<b>"));
    for attribute in [
        " onload=\"",
        " onclick=\"",
        " style=\"",
        " src=\"",
        "<script",
        "<!--",
        "\0",
        "\u{202e}",
    ] {
        assert!(!html.contains(attribute), "{attribute}");
    }
    assert_eq!(html.matches("</style>").count(), 1);
}

#[test]
fn nothing_outside_is_referred_to() {
    for comparison in [everything(), hostile()] {
        let html = report(&comparison);
        assert!(
            attribute(&html, "href")
                .iter()
                .all(|to| to.starts_with('#'))
        );
        for outside in [
            "url(", "@import", "http:", "https:", "<link", "<img", "xlink",
        ] {
            assert!(!html.contains(outside), "{outside}");
        }
    }
}

#[test]
fn every_link_leads_to_one_place() {
    for comparison in [everything(), hostile()] {
        for options in [
            Report::default(),
            Report {
                print: true,
                ..Report::default()
            },
        ] {
            let html = made(&comparison, &options);
            let ids = attribute(&html, "id");
            let once: HashSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), once.len(), "{ids:?}");
            for to in attribute(&html, "href") {
                assert!(once.contains(&to[1..]), "{to}");
            }
            for of in attribute(&html, "aria-labelledby")
                .into_iter()
                .chain(attribute(&html, "for"))
            {
                assert!(once.contains(of), "{of}");
            }
        }
    }
}

#[test]
fn rows_have_their_addresses_as_ids() {
    let html = report(&everything());
    let ids: HashSet<&str> = attribute(&html, "id").into_iter().collect();
    for id in [
        "PP1", "PP6", "OP1", "OP5", "OP6", "OP6-old", "OP7-old", "OP7", "note-3", "note-2",
    ] {
        assert!(ids.contains(id), "{id}");
    }
    // The page's own ids are all in the list that addresses keep clear of.
    let addresses =
        |id: &&str| id.starts_with("PP") || id.starts_with("OP") || id.starts_with("note-");
    let own: Vec<&str> = ids.iter().copied().filter(|id| !addresses(id)).collect();
    assert!(own.iter().all(|id| OWN.contains(id)), "{own:?}");
}

#[test]
fn the_policy_allows_the_one_stylesheet_by_its_hash() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let html = report(&hostile());
    let style = html
        .split("<style>")
        .nth(1)
        .unwrap()
        .split("</style>")
        .next()
        .unwrap();
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style));
    let policy = format!(
        "content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\""
    );
    assert!(html.contains(&policy));
    // Before anything that it could be needed for.
    assert!(html.find(&policy).unwrap() < html.find("<style>").unwrap());
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    assert_eq!(report(&everything()), report(&everything()));
    let dated = Report {
        made: Date::new(2026, 12, 5),
        ..Report::default()
    };
    assert!(made(&everything(), &dated).contains("on 5 December 2026"));
}

#[test]
fn what_was_read_is_told() {
    let comparison = everything();
    let comparison = Comparison {
        documents: comparison.documents.map(|mut document| {
            document.source.sha256 = Some("ab12".to_string());
            document.source.pages = Some(3);
            document
        }),
        ..comparison
    };
    let html = report(&comparison);
    for fact in [
        "built in: en/A-RES-78-241.txt",
        "<code>ab12</code>",
        "<td>3</td>",
        "job number",
    ] {
        assert!(html.contains(fact), "{fact}");
    }
}

#[test]
fn paper_has_nothing_to_switch_and_nothing_folded() {
    let options = Report {
        print: true,
        inline: true,
        ..Report::default()
    };
    let html = made(&everything(), &options);
    assert!(html.contains("<body class=\"paper inline\">"));
    for gone in [
        "<input",
        "<fieldset",
        "class=\"hops\"",
        "<svg class=\"margin\"",
        "<details>",
    ] {
        assert!(!html.contains(gone), "{gone}");
    }
}

#[test]
fn marks_are_linked_to_their_notes() {
    let comparison = Sketch::new()
        .row(
            &["OP1"],
            &["OP1"],
            &[
                same("Recalls the Treaty"),
                removed(", "),
                added(" and "),
                same("the Plan;"),
            ],
        )
        .note(Some("1"), Some("2"), &[same("Treaty Series.")])
        .note(None, Some("3"), &[added("A/79/88.")])
        .with(|c| {
            let mark = |number: &str, at| NoteMark {
                number: number.to_string(),
                at,
            };
            c.documents.old.paragraphs[0].marks = vec![mark("1", 18)];
            c.documents.new.paragraphs[0].marks = vec![mark("2", 18), mark("3", 32), mark("9", 32)];
        })
        .done();
    let options = Report::default();
    let page = Page::of(&comparison, &options);
    let cell = |view| paragraphs(&page, Group::Operative, &comparison.rows[0], view).into_string();
    let note = |id: &str, number: &str| {
        format!("<sup><a href=\"#{id}\"><span class=\"vh\">note </span>{number}</a></sup>")
    };
    let label = "<span class=\"label\">1.</span> ";
    assert_eq!(
        cell(View::Side(Side::Old)),
        format!(
            "<p class=\"text\">{label}Recalls the Treaty{}<del>, </del>the Plan;</p>",
            note("note-2", "1")
        )
    );
    // The two new marks at the end of the text; the last one has no note to lead to.
    assert_eq!(
        cell(View::Both),
        format!(
            "<p class=\"text\">{label}Recalls the Treaty{}<del>, </del><ins> and </ins>the Plan;{}<sup>9</sup></p>",
            note("note-2", "2"),
            note("note-3", "3")
        )
    );
}

#[test]
fn columns_have_the_language_of_their_document() {
    let comparison = Sketch::new()
        .row(
            &["OP1"],
            &["OP1"],
            &[same("تقرر "), removed("77/1"), added("78/241")],
        )
        .with(|c| {
            c.documents.old.language = Language::Arabic;
            c.documents.new.language = Language::Chinese;
        })
        .done();
    let html = report(&comparison);
    assert!(html.contains("<div lang=\"ar\" dir=\"rtl\">"));
    assert!(html.contains("<div lang=\"zh-Hans\" dir=\"ltr\">"));
    assert!(!html.contains("<table dir="));
    let arabic = Comparison {
        documents: comparison.documents.map(|mut document| {
            document.language = Language::Arabic;
            document.masthead.symbol = Symbol::parse("78/241");
            document
        }),
        ..comparison
    };
    let html = report(&arabic);
    assert!(html.contains("<table dir=\"rtl\">"));
    assert!(html.contains("<ins><bdi>78/241</bdi></ins>"));
}

#[test]
fn equal_texts_are_told_to_be_equal() {
    let comparison = Sketch::new().unchanged("OP1", "OP1", "Decides.").done();
    let html = report(&comparison);
    assert!(html.contains("No paragraph and no note changed."));
    assert_eq!(
        attribute(&html, "disabled").len() + html.matches(" disabled>").count(),
        3
    );
}
