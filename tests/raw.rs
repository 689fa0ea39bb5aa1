//! Law 7 from the raw side: every letter that a reader of another make finds in a file is in what is shown of it.
//!
//! PDF files are read by `pdftotext`, Word files and web pages by the few lines below, which know nothing of documents. What is
//! made or shown twice is no concern here; that is what the tests of `corpus.rs` count.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use unicode_normalization::UnicodeNormalization;

mod common;
#[path = "common/files.rs"]
mod files;

use common::{letters, printed, rebuild_bytes, shared, skip};
use files::{files_below, on_two_threads};

/// Fails where a letter of the files of a kind, as `other` reads them, is shown less often than it stands there.
fn all_is_shown(extension: &str, least: usize, other: impl Fn(&Path) -> String + Sync) {
    let Some(shared) = shared() else { return };
    let files = files_below(&shared.join("corpus"), extension);
    assert!(files.len() >= least, "only {} files", files.len());
    let plain = |text: &str| text.nfkc().collect::<String>();
    let lost = on_two_threads(&files, |path| {
        let document = rebuild_bytes(&fs::read(path).unwrap(), &path.display().to_string());
        let shown = letters(&[&plain(&printed(&document).join("\n"))]);
        let mut lost = letters(&[&plain(&other(path))]);
        lost.iter_mut().for_each(|(c, count)| *count -= shown.get(c).unwrap_or(&0));
        lost.retain(|_, count| *count > 0);
        (!lost.is_empty()).then(|| format!("{}: {lost:?}", path.display()))
    });
    let lost: Vec<String> = lost.into_iter().flatten().collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_letter_that_pdftotext_prints_is_shown() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return skip("no pdftotext");
    }
    all_is_shown("pdf", 150, |path| {
        let out = Command::new("pdftotext").arg("-raw").arg(path).arg("-").output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    });
}

#[test]
fn every_letter_of_word_files_is_shown() {
    all_is_shown("docx", 10, |path| {
        let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
        let mut text = String::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            if !is_of_text(&part.name().unwrap()) {
                continue;
            }
            let mut xml = String::new();
            part.read_to_string(&mut xml).unwrap();
            // The second form of a text box; deleted and struck words, of which a warning tells.
            let xml = without(&xml, "<mc:Fallback", "</mc:Fallback>");
            let xml = without(&xml, "<w:del ", "</w:del>");
            for run in xml
                .split("<w:r>")
                .flat_map(|run| run.split("<w:r "))
                .filter(|run| !run.contains("strike"))
            {
                for words in run.split("<w:t").skip(1).filter(|words| words.starts_with(['>', ' ']))
                {
                    let words = words.split_once('>').map_or("", |(_, words)| words);
                    text.push_str(words.split('<').next().unwrap_or(""));
                }
            }
            text.push('\n');
        }
        decoded(&text)
    });
}

fn is_of_text(part: &str) -> bool {
    let name = part.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml"));
    name.is_some_and(|name| {
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
        ["document", "footnotes", "endnotes", "comments", "header", "footer"].contains(&kind)
    })
}

#[test]
fn every_letter_of_web_pages_is_shown() {
    all_is_shown("html", 80, |path| {
        let page = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        let page = without(&page, "<!--", "-->");
        let unseen = ["head", "script", "style", "noscript", "template", "svg"];
        let page = unseen
            .iter()
            .fold(page, |page, tag| without(&page, &format!("<{tag}"), &format!("</{tag}>")));
        let words =
            page.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words));
        decoded(&words.collect::<Vec<_>>().join("\n"))
    });
}

/// A text without what stands between two marks; of "<head" the whole word, so that a "<header>" stays.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let (before, marked) = rest.split_at(at);
        if marked[from.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
            kept.push_str(&rest[..at + from.len()]);
            rest = &marked[from.len()..];
            continue;
        }
        kept.push_str(before);
        rest = marked.find(to).map_or("", |end| &marked[end + to.len()..]);
    }
    kept + rest
}

/// A text with its numbered references decoded and the few named ones of XML; other names are left out.
fn decoded(text: &str) -> String {
    let mut pieces = text.split('&');
    let mut decoded = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let reference = piece.split_once(';').filter(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        });
        let Some((name, rest)) = reference else {
            decoded.push('&');
            decoded.push_str(piece);
            continue;
        };
        let hexadecimal =
            name.strip_prefix("#x").and_then(|code| u32::from_str_radix(code, 16).ok());
        let code = hexadecimal.or_else(|| name.strip_prefix('#')?.parse().ok());
        decoded.extend(code.and_then(char::from_u32));
        decoded.push_str(rest);
    }
    decoded
}

#[test]
fn the_other_reader_reads() {
    assert_eq!(without("a<head>b</head><header>c", "<head", "</head>"), "a<header>c");
    assert_eq!(decoded("a&#233;&#x41;&amp;b & c"), "aéAb & c");
    assert!(is_of_text("word/header1.xml") && !is_of_text("word/styles.xml"));
}
