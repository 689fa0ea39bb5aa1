//! Whatever the texts say, a report cannot act and refers to nothing outside itself.

use std::collections::HashSet;

use super::{attribute, report};
use crate::compare::Warning;
use crate::model::{NoteMark, Session, SessionKind};
use crate::render::sample::{Sketch, added, everything, removed, same};
use crate::view::View;

/// A comparison in which every string that comes from outside tries to be more than text.
pub(super) fn hostile() -> View<'static> {
    let bad = "</td></table></style><script>alert(1)</script>\" onload=\"x\u{202e}\u{0}'&#60;<!--";
    let address = "OP1\" onclick=\"";
    Sketch::new()
        .row(&[address], &[address], &[same(bad), removed(bad), added(bad)])
        .row(&[address], &[address, "OP1 <b>"], &[same(bad), added("\n"), added(bad)])
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
                document.masthead.session = Some(Session {
                    printed: bad.to_string(),
                    number: None,
                    kind: SessionKind::Regular,
                });
                document.set_aside[0].text = bad.to_string();
                document.paragraphs[0].label = Some(bad.to_string());
                document.paragraphs[0].marks = vec![NoteMark { number: bad.to_string(), at: 3 }];
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
        .map(|tag| tag.split([' ', '>', '/']).find(|name| !name.is_empty()).unwrap())
        .collect();
    let known = "!DOCTYPE html head meta title style body a header p h1 span bdi div strong ul li details summary \
                 table caption thead tr th tbody td main section h2 svg rect figure h3 path figcaption h4 ins del \
                 sup fieldset legend label input button nav dl dt dd footer code i small script";
    let known: HashSet<&str> = known.split_whitespace().collect();
    let strange: Vec<_> = tags.difference(&known).collect();
    assert!(strange.is_empty(), "{strange:?}");
    assert!(!html.contains("<b>"));
    for attribute in [" onload=\"", " onclick=\"", " style=\"", " src=\"", "<!--", "\0", "\u{202e}"]
    {
        assert!(!html.contains(attribute), "{attribute}");
    }
    assert_eq!(html.matches("</style>").count(), 1);
    assert_eq!(html.matches("<script").count(), 1, "our own");
}

#[test]
fn nothing_outside_is_referred_to() {
    for view in [everything(), hostile()] {
        let html = report(&view);
        assert!(attribute(&html, "href").iter().all(|to| to.starts_with('#')));
        for outside in ["url(", "@import", "http:", "https:", "<link", "<img", "xlink"] {
            assert!(!html.contains(outside), "{outside}");
        }
    }
}

#[test]
fn the_policy_allows_the_one_stylesheet_and_the_one_script_by_their_hashes() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let html = report(&hostile());
    let hash = |tag: &str| {
        let begin = html.split(&format!("<{tag}>")).nth(1).unwrap();
        let text = begin.split(&format!("</{tag}>")).next().unwrap();
        base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text))
    };
    let policy = format!(
        "content=\"default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'\"",
        hash("style"),
        hash("script")
    );
    assert!(html.contains(&policy));
    // Before anything that it could be needed for.
    assert!(html.find(&policy).unwrap() < html.find("<style>").unwrap());
}
