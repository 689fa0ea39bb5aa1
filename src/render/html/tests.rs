//! What holds for every report: whatever the texts say, it is a page that cannot act, whose links lead
//! somewhere, and from which both texts can be read back.

use std::collections::HashSet;

use super::*;
use crate::model::{Address, Language, Sides, Symbol};
use crate::render::sample::{Sketch, added, all, everything, removed, same};
use crate::render::sections::Group;
use crate::structure::{Doubt, DoubtKind};
use safety::hostile;

mod classes;
mod laws;
mod safety;

fn made(view: &View<'_>, report: &Report) -> String {
    let mut out = Vec::new();
    write_comparison(&mut out, view, report).unwrap();
    String::from_utf8(out).unwrap()
}

fn report(view: &View<'_>) -> String {
    made(view, &Report::default())
}

#[test]
fn a_row_shows_all_its_parts() {
    let view = everything();
    let options = Report::default();
    let page = Page::new(&view, &options);
    let operative = page.sections.iter().find(|section| section.group == Group::Operative).unwrap();
    let markup = rows::section(&page, operative).into_string();
    insta::assert_snapshot!(lines(&markup));
}

#[test]
fn the_head_tells_what_it_comes_to() {
    let view = everything();
    let options = Report::default();
    let page = Page::new(&view, &options);
    insta::assert_snapshot!(lines(&header::header(&page).into_string()));
}

#[test]
fn doubts_stand_beside_what_is_not_compared() {
    let kind = DoubtKind::NoPunctuation;
    let doubt = Doubt { kind, address: Some(Address::new("OP1")) };
    let page = |doubts: Sides<Vec<Doubt>>| report(&all().with(|c| c.doubts = doubts).done());
    let words = "may have been read wrongly";
    assert!(!page(Sides::default()).contains(words));
    let page = page(Sides::new(Vec::new(), vec![doubt]));
    let (_, section) = page.split_once("<h2 id=\"set-aside\">").unwrap();
    let (section, _) = section.split_once("</section>").unwrap();
    assert!(section.contains("1 place may have been read wrongly"), "{section}");
    assert!(section.contains("<li>OP1 ends without punctuation</li>"), "{section}");
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
    html.split(&begin).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn every_link_leads_to_one_place() {
    for view in [everything(), hostile()] {
        for options in [Report::default(), Report { print: true, ..Report::default() }] {
            let html = made(&view, &options);
            let ids = attribute(&html, "id");
            let once: HashSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), once.len(), "{ids:?}");
            for to in attribute(&html, "href") {
                assert!(once.contains(&to[1..]), "{to}");
            }
            for of in attribute(&html, "aria-labelledby").into_iter().chain(attribute(&html, "for"))
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
    for id in ["PP1", "PP6", "OP1", "OP5", "OP6", "OP6-old", "OP7-old", "OP7", "note-3", "note-2"] {
        assert!(ids.contains(id), "{id}");
    }
    // The page's own ids are all in the list that addresses keep clear of.
    let addresses =
        |id: &&str| id.starts_with("PP") || id.starts_with("OP") || id.starts_with("note-");
    let own: Vec<&str> = ids.iter().copied().filter(|id| !addresses(id)).collect();
    assert!(own.iter().all(|id| ids::own().any(|own| own == *id)), "{own:?}");
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    assert_eq!(report(&everything()), report(&everything()));
    let dated = Report { made: Date::new(2026, 12, 5), ..Report::default() };
    assert!(made(&everything(), &dated).contains("on 5 December 2026"));
}

#[test]
fn what_was_read_is_told() {
    let read = all().with(|sketch| {
        for document in sketch.documents.as_mut() {
            document.source.sha256 = Some("ab12".to_string());
            document.source.pages = Some(3);
            document.source.remarks = vec!["2 pages are <images>".to_string()];
        }
    });
    let html = report(&read.done());
    for fact in [
        "built in: en/A-RES-78-241.txt",
        "<code>ab12</code>",
        "<td>3</td>",
        "<strong>On reading <bdi>A/RES/79/62</bdi>:</strong> 2 pages are &lt;images&gt;",
        "job number",
    ] {
        assert!(html.contains(fact), "{fact}");
    }
}

#[test]
fn paper_has_nothing_to_switch_and_nothing_folded() {
    let options = Report { print: true, side_by_side: true, ..Report::default() };
    let html = made(&everything(), &options);
    assert!(html.contains("<body class=\"paper side\">"));
    for gone in ["<input", "<fieldset", "class=\"hops\"", "<script"] {
        assert!(!html.contains(gone), "{gone}");
    }
}

#[test]
fn columns_have_the_language_of_their_document() {
    let sketch = Sketch::new()
        .row(&["OP1"], &["OP1"], &[same("تقرر "), removed("77/1"), added("78/241")])
        .with(|c| {
            c.documents.old.language = Language::Arabic;
            c.documents.new.language = Language::Chinese;
        });
    let html = report(&sketch.clone().done());
    assert!(html.contains("<div lang=\"ar\" dir=\"rtl\">"));
    assert!(html.contains("<div lang=\"zh-Hans\" dir=\"ltr\">"));
    assert!(html.contains("<del lang=\"ar\" dir=\"rtl\"><bdi>77/1</bdi></del>"));
    assert!(!html.contains("<table dir="));
    let arabic = sketch.with(|sketch| {
        for document in sketch.documents.as_mut() {
            document.language = Language::Arabic;
            document.masthead.symbol = Symbol::parse("78/241");
        }
    });
    let html = report(&arabic.done());
    assert!(html.contains("<table dir=\"rtl\">"));
    assert!(html.contains("<ins><bdi>78/241</bdi></ins>"));
}

#[test]
fn equal_texts_are_told_to_be_equal() {
    let view = Sketch::new().unchanged("OP1", "OP1", "Decides.").done();
    let html = report(&view);
    assert!(html.contains("No paragraph and no note changed."));
    assert_eq!(html.matches("name=\"show\"").count(), 1);
}

#[test]
fn only_unchanged_words_are_left_out_and_counted() {
    let long = "by the States that have ratified the Convention and its protocols without delay";
    let spans =
        [same(&format!("Calls {long} and {long} ")), removed(long), added(&format!("{long} now"))];
    let html = report(&Sketch::new().row(&["OP1"], &["OP1"], &spans).done());
    assert_eq!(html.matches("class=\"far\"").count(), 1);
    assert!(html.contains("<span class=\"far\" title=\"18 words unchanged\">"), "{html}");
}

#[test]
fn what_was_dropped_is_called_old_everywhere() {
    let view = Sketch::new().row(&["PP1"], &[], &[removed("Recalling,")]).row(
        &[],
        &["PP1"],
        &[added("Noting,")],
    );
    let html = report(&view.done());
    assert!(html.contains("<bdi>old PP1</bdi></a> <small><bdi>dropped</bdi>"), "{html}");
}
