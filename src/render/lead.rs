//! What a comparison comes to, in two or three sentences: how much longer and how new the text is, what became of its
//! paragraphs, how much of the old wording survives.
//!
//! Every sentence is true for every comparison: bounds are bounds, a fraction that is only near is "about" one, and a share in
//! per cent is rounded to a whole one.

use std::fmt::Display;

use crate::compare::{Warning, WordCounts};
use crate::render::figures::whole_percent;
use crate::render::prelude::*;

/// From here on a text that is longer or shorter by so many per cent is told to be (3 to 10).
const SAME_LENGTH: usize = 5;

/// A share is called by a fraction that it is this near to, in per cent of the whole (1 to 4).
const NEAR: usize = 3;

/// Texts with another title that share less than so many per cent of the words of the shorter one are told to be two
/// different resolutions (10 to 30; what two strangers share is "The General Assembly" and a few phrases).
const LEAST_COMMON: usize = 20;

/// The sentences.
pub(crate) fn lead(view: &View<'_>) -> String {
    let comparison = view.comparison;
    let words = &comparison.summary.words;
    let old = match years(view.documents) {
        Some(years) => format!("the {} wording", years.old),
        None => "the old wording".to_owned(),
    };
    let of = |part, noun| fates(&figures::counted_rows(view, part).collect::<Vec<_>>(), noun);
    let fates = [of(Part::Paragraphs, "paragraph"), of(Part::Notes, "note")];
    let fates: Vec<String> = fates.into_iter().flatten().collect();
    if let Some(unrelated) = unrelated(words, view.warnings) {
        return [vec![unrelated], fates].concat().join(". ") + ".";
    }
    let said = match (words.in_old(), words.in_new()) {
        (0, 0) => vec!["Neither text has any words".to_owned()],
        (0, _) => vec!["All of it is new: the old text has no words".to_owned()],
        (_, 0) => vec!["None of it is left: the new text has no words".to_owned()],
        _ if words.added + words.removed > 0 => {
            [vec![length(words)], fates, vec![surviving(words, &old)]].concat()
        }
        _ if fates.is_empty() => vec!["Word for word the same".to_owned()],
        _ => [vec!["No word of the paragraphs was added or dropped".to_owned()], fates].concat(),
    };
    said.join(". ") + "."
}

/// Whether the texts have little to do with each other.
pub(crate) fn are_strangers(view: &View<'_>) -> bool {
    unrelated(&view.comparison.summary.words, view.warnings).is_some()
}

/// That the texts have little to do with each other, where their titles differ too.
fn unrelated(words: &WordCounts, warnings: &[Warning]) -> Option<String> {
    let (kept, of) = (words.kept, words.in_old().min(words.in_new()));
    let is_unrelated = warnings.contains(&Warning::TitlesDiffer) && kept * 100 < of * LEAST_COMMON;
    let share = || match (kept, whole_percent(kept, words.in_old())) {
        (0, _) => "none".to_owned(),
        (_, 0) => "less than 1%".to_owned(),
        (_, share) => format!("{share}%"),
    };
    is_unrelated.then(|| {
        format!("These look like two different resolutions: {} of the words survive", share())
    })
}

/// The years of both texts, where they are known and differ.
pub(crate) fn years(documents: Sides<&Resolution>) -> Option<Sides<u16>> {
    let Sides { old, new } = documents
        .map(|document| Some(document.masthead.adopted.or(document.masthead.issued)?.year));
    Some(Sides::new(old?, new?)).filter(|years| years.old != years.new)
}

/// What the words of a side are called: "2023 wording", "Old wording".
pub(crate) fn wording(documents: Sides<&Resolution>, side: Side) -> String {
    match (years(documents), side) {
        (Some(years), _) => format!("{} wording", years[side]),
        (None, Side::Old) => "Old wording".to_owned(),
        (None, Side::New) => "New wording".to_owned(),
    }
}

/// "More than twice as long, and mostly new", "Shorter by 12%; 7% of its words are new".
fn length(words: &WordCounts) -> String {
    let (old, new) = (words.in_old(), words.in_new());
    let exactly = |equal: bool| if equal { "" } else { "more than " };
    let (long, sound) = match new / old {
        0 if new * 2 <= old => {
            let part = match old / new {
                2 => "half",
                3 => "a third",
                _ => "a quarter",
            };
            let bound = if old % new == 0 && old / new <= 4 { "" } else { "less than " };
            (format!("{bound}{part} as long"), ", and ")
        }
        0 if whole_percent(old - new, old) >= SAME_LENGTH => {
            (format!("shorter by {}%", whole_percent(old - new, old)), "; ")
        }
        0 => ("slightly shorter".to_owned(), ", and "),
        1 if old == new => ("exactly as long".to_owned(), ", and "),
        1 if whole_percent(new - old, old) >= SAME_LENGTH => {
            (format!("longer by {}%", whole_percent(new - old, old)), "; ")
        }
        1 => ("slightly longer".to_owned(), ", and "),
        2 => (format!("{}twice as long", exactly(old * 2 == new)), ", and "),
        times => (format!("{}{times} times as long", exactly(old * times == new)), ", and "),
    };
    let novel = match words.added {
        0 => "nothing in it is new".to_owned(),
        added if added == new => "all of it is new".to_owned(),
        added if added * 2 > new && sound == ", and " => "mostly new".to_owned(),
        added => {
            let verb = if added == 1 { "is" } else { "are" };
            let share = match whole_percent(added, new) {
                0 => counted(added, "word"),
                100 => format!("all but {}", counted(new - added, "word")),
                share => format!("{share}% of its words"),
            };
            format!("{share} {verb} new")
        }
    };
    capital(&format!("{long}{sound}{novel}"))
}

/// What became of the rows of a part; `None` where nothing did.
fn fates(rows: &[&Row], noun: &str) -> Option<String> {
    let count = |is: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| is(row)).count();
    const FATES: [&str; 7] = [
        "added",
        "reworded",
        "dropped",
        "moved",
        "split",
        "merged from several",
        "given other punctuation",
    ];
    let parts = FATES.map(|what| {
        let all = count(&|row| fate(row) == what);
        // A row is counted once: of what moved and met another fate too, that is said beside the other one.
        let moved = count(&|row| fate(row) == what && row.moved && what != "moved");
        let too = match moved {
            0 => String::new(),
            moved if moved == all => " and moved".to_owned(),
            moved => format!(" ({moved} of them moved too)"),
        };
        (all, format!("{what}{too}"))
    });
    let changed = listed(parts.into_iter().filter(|(count, _)| *count > 0), noun)?;
    if noun == "note" {
        return Some(changed);
    }
    let pairs = count(&|row| !row.is_alone());
    let reworded = count(&|row| row.change == Change::Edited && has_words(row));
    // Among what moved or got another comma are paragraphs without another word: they are not counted again.
    let all_told = count(&|row| fate(row) == SAME) + reworded == pairs;
    let same = match (count(&|row| fate(row) == SAME), all_told) {
        (0, true) if pairs > 0 => "; none is word for word the same".to_owned(),
        (0, _) => String::new(),
        (1, true) => "; 1 is word for word the same".to_owned(),
        (1, false) => "; 1 other is word for word the same".to_owned(),
        (count, true) => format!("; {count} are word for word the same"),
        (count, false) => format!("; {count} others are word for word the same"),
    };
    Some(changed + &same)
}

fn has_words(row: &Row) -> bool {
    row.words().removed + row.words().added > 0
}

/// The fate of what stands where it stood, word for word.
const SAME: &str = "the same";

/// The one fate under which a row is counted.
fn fate(row: &Row) -> &'static str {
    match (row.shape(), row.change) {
        (_, Change::Added) => "added",
        (_, Change::Removed) => "dropped",
        (Shape::Split, _) => "split",
        (Shape::Merged, _) => "merged from several",
        (_, Change::Edited) if has_words(row) => "reworded",
        (_, Change::Edited) => "given other punctuation",
        (_, Change::Unchanged) if row.moved => "moved",
        _ => SAME,
    }
}

/// "17 paragraphs were added, 8 reworded and 2 dropped"; `None` where there is nothing to list.
fn listed(parts: impl Iterator<Item = (usize, impl Display)>, noun: &str) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let mut all_one = true;
    for (count, what) in parts {
        // A verb goes on for those after it, but that of a single thing for no others.
        let verb = match count {
            1 if said.is_empty() => " was",
            2.. if all_one => " were",
            _ => "",
        };
        let things = if said.is_empty() { counted(count, noun) } else { count.to_string() };
        said.push(format!("{things}{verb} {what}"));
        all_one &= count == 1;
    }
    let last = said.pop()?;
    Some(if said.is_empty() { last } else { format!("{} and {last}", said.join(", ")) })
}

/// "About two thirds of the 2023 wording survives".
fn surviving(words: &WordCounts, wording: &str) -> String {
    let (kept, old) = (words.kept, words.in_old());
    let fractions = [
        (1, 4, "a quarter"),
        (1, 3, "a third"),
        (1, 2, "half"),
        (2, 3, "two thirds"),
        (3, 4, "three quarters"),
    ];
    let near = fractions.into_iter().find(|&(part, whole, _)| {
        (kept * 100 * whole).abs_diff(old * 100 * part) <= old * NEAR * whole
    });
    let share = match (kept, near) {
        (0, _) => "none".to_owned(),
        _ if words.removed == 0 => "all".to_owned(),
        (_, Some((part, whole, name))) if kept * whole == old * part => name.to_owned(),
        (_, Some((_, _, name))) => format!("about {name}"),
        _ => match whole_percent(kept, old) {
            0 => "less than 1%".to_owned(),
            100 => "more than 99%".to_owned(),
            percent => format!("{percent}%"),
        },
    };
    capital(&format!("{share} of {wording} survives"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text of up to so many words.
    fn cases() -> impl Iterator<Item = WordCounts> {
        let counts = || [0, 1, 2, 3, 4, 5, 6, 7, 12, 49, 99, 100, 101, 400];
        counts().into_iter().flat_map(move |kept| {
            counts().into_iter().flat_map(move |removed| {
                counts().into_iter().map(move |added| WordCounts { kept, removed, added })
            })
        })
    }

    #[test]
    fn the_length_is_told_as_it_is() {
        let sizes = [("half", 1, 2), ("a third", 1, 3), ("a quarter", 1, 4), ("twice", 2, 1)];
        for words in cases().filter(|words| words.in_old() > 0 && words.in_new() > 0) {
            let said = length(&words).to_lowercase();
            let (old, new) = (words.in_old(), words.in_new());
            assert_eq!(said.starts_with("exactly as long"), old == new, "{words:?}: {said}");
            assert_eq!(
                said.contains("longer") || said.contains("times as") || said.contains("twice"),
                new > old
            );
            for (size, times, of) in sizes {
                if said.contains(&format!("less than {size} as long")) {
                    assert!(new * of < old * times, "{words:?}: {said}");
                } else if said.contains(&format!("more than {size} as long")) {
                    assert!(new * of > old * times, "{words:?}: {said}");
                } else if said.contains(&format!("{size} as long")) {
                    assert_eq!(new * of, old * times, "{words:?}: {said}");
                }
            }
            assert_eq!(
                said.contains("nothing in it is new"),
                words.added == 0,
                "{words:?}: {said}"
            );
            assert_eq!(said.contains("all of it is new"), words.kept == 0 && words.added > 0);
            if said.contains("mostly new") {
                assert!(words.added > words.kept, "{words:?}: {said}");
            }
        }
    }

    #[test]
    fn what_survives_is_told_as_it_is() {
        for words in cases().filter(|words| words.in_old() > 0) {
            let said = surviving(&words, "the old wording");
            let says = |share: &str| said == format!("{share} of the old wording survives");
            assert_eq!(says("None"), words.kept == 0, "{words:?}: {said}");
            assert_eq!(says("All"), words.removed == 0 && words.kept > 0, "{words:?}: {said}");
            assert!(!says("Half") || words.kept == words.removed, "{words:?}: {said}");
            assert!(!says("About half") || words.kept * 100 >= words.in_old() * 47);
        }
    }

    #[test]
    fn verbs_agree_with_what_they_count() {
        for (parts, said) in [
            (vec![(1, "added")], "1 paragraph was added"),
            (vec![(2, "added"), (1, "moved")], "2 paragraphs were added and 1 moved"),
            (vec![(1, "added"), (2, "moved")], "1 paragraph was added and 2 were moved"),
        ] {
            assert_eq!(listed(parts.into_iter(), "paragraph").as_deref(), Some(said));
        }
        assert_eq!(listed([(0_usize, ""); 0].into_iter(), "note"), None);
    }

    #[test]
    fn every_paragraph_is_counted_once() {
        use crate::render::sample::{Sketch, added, same};
        let sketch = Sketch::new()
            .row(&["OP1"], &["OP1"], &[same("Decides "), added("now")])
            .moved()
            .unchanged("OP2", "OP3", "Requests;")
            .moved()
            .unchanged("OP3", "OP2", "Urges;");
        let view = sketch.done();
        let told = fates(&view.rows.iter().collect::<Vec<_>>(), "paragraph").unwrap();
        assert_eq!(
            told,
            "1 paragraph was reworded and moved and 1 moved; 1 other is word for word the same"
        );
    }

    #[test]
    fn strangers_are_told_to_be_strangers() {
        let told = |kept| {
            let words = WordCounts { kept, removed: 97, added: 300 };
            unrelated(&words, &[Warning::TitlesDiffer])
        };
        let words = "These look like two different resolutions: 3% of the words survive";
        assert_eq!(told(3).as_deref(), Some(words));
        assert_eq!(told(97), None);
        assert_eq!(unrelated(&WordCounts { kept: 3, removed: 97, added: 300 }, &[]), None);
    }
}
