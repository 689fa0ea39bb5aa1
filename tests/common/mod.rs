//! What the test files share: the way from a text to a comparison, and the laws as checks that name what breaks them.
#![allow(dead_code, reason = "every test file takes in this one, and none uses all of it")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use resdiff::compare::{self, Change, Comparison, Row, Tag};
use resdiff::findings::{self, Findings};
use resdiff::model::{Resolution, Sides, Source};
use resdiff::render::json;
use resdiff::view::View;
use resdiff::{read, structure};

/// Reads and rebuilds a text.
pub fn rebuild(text: &str) -> Resolution {
    rebuild_bytes(text.as_bytes(), "test")
}

/// Reads and rebuilds the bytes of a file.
pub fn rebuild_bytes(bytes: &[u8], name: &str) -> Resolution {
    let raw = read::read(bytes).unwrap_or_else(|error| panic!("{name} {error}"));
    structure::rebuild(&raw, Source::named(name), None)
}

/// A comparison with what is found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    pub comparison: Comparison,
    pub findings: Findings,
}

impl Analysis {
    /// All of it, as renderers take it.
    pub fn view(&self) -> View<'_> {
        View::new(&self.comparison, &self.findings)
    }
}

impl std::ops::Deref for Analysis {
    type Target = Comparison;

    fn deref(&self) -> &Comparison {
        &self.comparison
    }
}

/// Compares two documents.
pub fn compare(old: &Resolution, new: &Resolution) -> Analysis {
    let comparison = compare::compare(Sides::new(old.clone(), new.clone()));
    let findings = findings::find(&comparison);
    Analysis { comparison, findings }
}

/// Compares two texts.
pub fn compare_texts(old: &str, new: &str) -> Analysis {
    compare(&rebuild(old), &rebuild(new))
}

/// The comparison as other programs get it.
pub fn json(analysis: &Analysis) -> String {
    let mut bytes = Vec::new();
    json::write_comparison(&mut bytes, &analysis.view()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Wraps a paragraph at a width, at spaces and after hyphens, with white space before its first line and the others.
pub fn wrapped(text: &str, width: usize, [first, others]: [&str; 2]) -> String {
    let mut lines = String::from(first);
    let mut column = first.len();
    let mut begun = false;
    for word in text.split(' ') {
        for (at, part) in word.split_inclusive('-').enumerate() {
            let space = usize::from(begun && at == 0);
            let length = part.chars().count();
            if begun && column + space + length > width {
                lines = lines + "\n" + others;
                column = others.len();
            } else if space > 0 {
                lines.push(' ');
                column += 1;
            }
            lines += part;
            column += length;
            begun = true;
        }
    }
    lines
}

/// Address, label and text of every paragraph.
pub fn outline(document: &Resolution) -> Vec<(&str, Option<&str>, &str)> {
    document
        .paragraphs
        .iter()
        .map(|p| (p.address.as_str(), p.label.as_deref(), p.text.as_str()))
        .collect()
}

/// Address and text of every paragraph.
pub fn texts(document: &Resolution) -> Vec<(&str, &str)> {
    outline(document).into_iter().map(|(address, _, text)| (address, text)).collect()
}

/// The paragraph at an address.
pub fn at<'d>(document: &'d Resolution, address: &str) -> &'d str {
    let found = document.paragraphs.iter().find(|p| p.address.as_str() == address);
    match found {
        Some(paragraph) => &paragraph.text,
        None => panic!("no {address} in {:#?}", outline(document)),
    }
}

/// Rows in short: "OP1 = OP1", "OP2 ~ OP3", "- OP4", "+ OP5", with "moved " before those that are.
pub fn rows(comparison: &Comparison) -> Vec<String> {
    comparison.rows.iter().map(|row| row_in_short(comparison, row)).collect()
}

fn row_in_short(comparison: &Comparison, row: &Row) -> String {
    let names = |document: &Resolution, indexes: &[usize]| {
        let names: Vec<&str> =
            indexes.iter().map(|&index| document.paragraphs[index].address.as_str()).collect();
        names.join("+")
    };
    let old = names(&comparison.documents.old, &row.paragraphs.old);
    let new = names(&comparison.documents.new, &row.paragraphs.new);
    let moved = if row.moved { "moved " } else { "" };
    match row.change {
        Change::Unchanged => format!("{moved}{old} = {new}"),
        Change::Edited => format!("{moved}{old} ~ {new}"),
        Change::Removed => format!("- {old}"),
        Change::Added => format!("+ {new}"),
    }
}

/// The spans of a row with removed words in [-…-] and added ones in {+…+}.
pub fn marked(row: &Row) -> String {
    row.spans
        .iter()
        .map(|span| match span.tag {
            Tag::Same => span.text.clone(),
            Tag::Removed => format!("[-{}-]", span.text),
            Tag::Added => format!("{{+{}+}}", span.text),
        })
        .collect()
}

/// The removed and added spans of a row, signed, without white space at their ends.
pub fn changes(row: &Row) -> Vec<String> {
    row.spans
        .iter()
        .filter(|span| span.tag != Tag::Same)
        .map(|span| {
            let sign = if span.tag == Tag::Removed { '-' } else { '+' };
            format!("{sign}{}", span.text.trim())
        })
        .collect()
}

/// A law broken, in words; `Ok` where it holds.
pub type Law = Result<(), String>;

/// Holds when all laws that concern one comparison do: 1, 2 and 3.
pub fn obeys_laws(comparison: &Comparison) -> Law {
    spans_rebuild_texts(comparison)?;
    every_paragraph_in_one_row(comparison)?;
    rest_is_in_order(comparison)?;
    moves_are_fewest(comparison)
}

/// Law 1: same + removed spans give the old text exactly, same + added the new; so too for notes.
pub fn spans_rebuild_texts(comparison: &Comparison) -> Law {
    let documents = comparison.documents.as_ref();
    let paragraphs = documents.map(|document| -> Vec<&str> {
        document.paragraphs.iter().map(|p| p.text.as_str()).collect()
    });
    let notes = documents
        .map(|document| -> Vec<&str> { document.notes.iter().map(|n| n.text.as_str()).collect() });
    for (rows, texts) in [(&comparison.rows, paragraphs), (&comparison.notes, notes)] {
        for row in rows {
            let text = |side: &Vec<&str>, indexes: &[usize]| {
                let texts: Vec<&str> = indexes.iter().map(|&index| side[index]).collect();
                texts.join("\n")
            };
            let old = text(&texts.old, &row.paragraphs.old);
            let new = text(&texts.new, &row.paragraphs.new);
            if row.spans.is_empty() {
                // Only an unchanged row, or one without a text, may leave its spans out.
                if row.change != Change::Unchanged && !(old + &new).is_empty() {
                    return Err(format!("no spans: {row:#?}"));
                }
                continue;
            }
            let rebuilt = |without: Tag| -> String {
                let kept = row.spans.iter().filter(|span| span.tag != without);
                kept.map(|span| span.text.as_str()).collect()
            };
            if rebuilt(Tag::Added) != old || rebuilt(Tag::Removed) != new {
                return Err(format!("spans do not rebuild {old:?} and {new:?}: {row:#?}"));
            }
        }
    }
    Ok(())
}

/// Law 2: every paragraph, and every note, stands in exactly one row a side; read down the rows, the new ones stand in their
/// order, and those of one row are neighbours.
pub fn every_paragraph_in_one_row(comparison: &Comparison) -> Law {
    let documents = comparison.documents.as_ref();
    let paragraphs = documents.map(|document| document.paragraphs.len());
    let notes = documents.map(|document| document.notes.len());
    for (rows, counts) in [(&comparison.rows, paragraphs), (&comparison.notes, notes)] {
        let listed = |side: fn(&Row) -> &Vec<usize>| {
            let mut indexes: Vec<usize> = rows.iter().flat_map(side).copied().collect();
            indexes.sort_unstable();
            indexes
        };
        let old = listed(|row| &row.paragraphs.old);
        let new = listed(|row| &row.paragraphs.new);
        let in_rows = rows.iter().flat_map(|row| row.paragraphs.new.iter().copied());
        if !in_rows.eq(0..counts.new) {
            return Err("the new text does not stand in its order".to_owned());
        }
        let apart = |items: &Vec<usize>| items.windows(2).any(|pair| pair[0] + 1 != pair[1]);
        if rows.iter().any(|row| apart(&row.paragraphs.old) || apart(&row.paragraphs.new)) {
            return Err("a row has paragraphs with others between them".to_owned());
        }
        if !old.iter().copied().eq(0..counts.old) || !new.iter().copied().eq(0..counts.new) {
            return Err(format!("not once each: {old:?} and {new:?}"));
        }
    }
    Ok(())
}

/// First and last index of every row with both sides, in the order of the rows.
fn matched(rows: &[Row]) -> Vec<(bool, Sides<(usize, usize)>)> {
    rows.iter()
        .filter(|row| !matches!(row.change, Change::Added | Change::Removed))
        .map(|row| {
            let ends = |indexes: &Vec<usize>| (*indexes.first().unwrap(), *indexes.last().unwrap());
            (row.moved, row.paragraphs.as_ref().map(ends))
        })
        .collect()
}

/// Law 3, first half: without the moved rows the rest is in order on both sides.
pub fn rest_is_in_order(comparison: &Comparison) -> Law {
    for rows in [&comparison.rows, &comparison.notes] {
        let mut rest: Vec<_> = matched(rows)
            .into_iter()
            .filter_map(|(moved, ends)| (!moved).then_some(ends))
            .collect();
        rest.sort_by_key(|ends| ends.new);
        for pair in rest.windows(2) {
            if pair[0].new.1 >= pair[1].new.0 || pair[0].old.1 >= pair[1].old.0 {
                return Err(format!("out of order: {pair:?}"));
            }
        }
        if rows.iter().any(|row| row.moved && row.similarity.is_none()) {
            return Err("an addition or a removal is moved".to_owned());
        }
    }
    Ok(())
}

/// Law 3, second half: no smaller set of rows could be moved.
pub fn moves_are_fewest(comparison: &Comparison) -> Law {
    for rows in [&comparison.rows, &comparison.notes] {
        let mut groups = matched(rows);
        groups.sort_by_key(|(_, ends)| ends.new);
        // The longest chain in order that ends with each group, by trying all that could stand before it.
        let mut longest: Vec<usize> = Vec::with_capacity(groups.len());
        for (at, (_, ends)) in groups.iter().enumerate() {
            let before = (0..at).filter(|&other| groups[other].1.old.1 < ends.old.0);
            let best = before.map(|other| longest[other]).max().unwrap_or(0);
            longest.push(best + 1);
        }
        let needed = groups.len() - longest.iter().max().copied().unwrap_or(0);
        let moved = groups.iter().filter(|(moved, _)| *moved).count();
        if moved != needed {
            return Err(format!("{moved} rows are moved where {needed} would do"));
        }
    }
    Ok(())
}

/// Half of law 4: all rows are unchanged and in place, and no word is removed or added.
pub fn no_word_changes(comparison: &Comparison) -> Law {
    for row in comparison.rows.iter().chain(&comparison.notes) {
        if row.change != Change::Unchanged || row.moved {
            return Err(format!(
                "{}: {}\n{:#?}",
                row_in_short(comparison, row),
                marked(row),
                rows(comparison)
            ));
        }
    }
    let words = comparison.summary.words;
    if words.removed + words.added > 0 {
        return Err(format!("words change: {words:?}"));
    }
    Ok(())
}

/// Law 5: `back` is the comparison of new with old. The same paragraphs and notes stand together, with the same
/// change and similarity, and the same of them are moved.
pub fn mirrors(comparison: &Comparison, back: &Comparison) -> Law {
    type Groups = BTreeMap<(Vec<usize>, Vec<usize>), (Change, u64, bool)>;
    let groups = |rows: &[Row], turn: fn(Sides<Vec<usize>>) -> Sides<Vec<usize>>| -> Groups {
        rows.iter()
            .filter_map(|row| {
                let Sides { old, new } = turn(row.paragraphs.clone());
                let similarity = row.similarity?.to_bits();
                Some(((old, new), (row.change, similarity, row.moved)))
            })
            .collect()
    };
    for (there, back) in [(&comparison.rows, &back.rows), (&comparison.notes, &back.notes)] {
        let (one, other) = (groups(there, |sides| sides), groups(back, Sides::swap));
        let only = |of: &Groups, not: &Groups| -> Vec<String> {
            of.iter()
                .filter(|(key, value)| not.get(*key) != Some(*value))
                .map(|(key, (change, similarity, moved))| {
                    let similarity = f64::from_bits(*similarity);
                    format!("{key:?} {change:?} {similarity} {moved}")
                })
                .collect()
        };
        if one != other {
            let (there, back) = (only(&one, &other), only(&other, &one));
            return Err(format!("only there: {there:?}, only back: {back:?}"));
        }
    }
    Ok(())
}

/// Law 7: every letter and digit of a text is in a paragraph, label, note, mark or set-aside entry, as often as in
/// the text.
pub fn nothing_is_lost(text: &str, document: &Resolution) -> Law {
    let mut balance = letters(&[text]);
    letters(&printed(document))
        .into_iter()
        .for_each(|(c, by)| *balance.entry(c).or_default() -= by);
    balance.retain(|_, by| *by != 0);
    if balance.is_empty() {
        Ok(())
    } else {
        Err(format!("lost (more than 0) or made (less): {balance:?} of\n{text}"))
    }
}

/// How often each letter and digit stands in some texts.
pub fn letters(texts: &[&str]) -> BTreeMap<char, i64> {
    let mut count = BTreeMap::new();
    for c in texts.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphanumeric()) {
        *count.entry(c).or_default() += 1;
    }
    count
}

/// All that is shown of a document: paragraphs, labels, notes, marks and what was set aside.
pub fn printed(document: &Resolution) -> Vec<&str> {
    let paragraphs = document.paragraphs.iter().flat_map(|paragraph| {
        let marks = paragraph.marks.iter().map(|mark| mark.number.as_str());
        [paragraph.label.as_deref().unwrap_or(""), &paragraph.text].into_iter().chain(marks)
    });
    let notes = document.notes.iter().flat_map(|note| [note.number.as_str(), &note.text]);
    let aside = document.set_aside.iter().map(|entry| entry.text.as_str());
    paragraphs.chain(notes).chain(aside).collect()
}

/// A text as two printings of it share it: without white space and hyphens, with plain quotes.
pub fn bare(text: &str) -> String {
    let is_printing = |c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '\u{2060}')
    };
    text.chars()
        .filter(|&c| !is_printing(c))
        .map(|c| match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            c => c,
        })
        .collect()
}

/// Says why a test is skipped; fails where everything is required.
pub fn skip(why: &str) {
    let required = std::env::var("RESDIFF_REQUIRE_ALL").is_ok_and(|value| value == "1");
    assert!(!required, "skipped, but RESDIFF_REQUIRE_ALL is set: {why}");
    eprintln!("skipped: {why}");
}

/// The shared folder of corpus and gold files; `None` when it is not there and may be missed.
///
/// It is looked for at `RESDIFF_SHARED`, else beside the project's folder.
pub fn shared() -> Option<std::path::PathBuf> {
    let folder = match std::env::var_os("RESDIFF_SHARED") {
        Some(folder) => folder.into(),
        None => std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
    };
    if folder.is_dir() {
        return Some(folder);
    }
    skip(&format!("no shared folder at {}", folder.display()));
    None
}
