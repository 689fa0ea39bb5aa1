//! What a comparison comes to, in two or three sentences: how much longer and how new the text is, what became of its
//! paragraphs, how much of the old wording survives.
//!
//! Every sentence is true for every comparison: bounds are bounds, a fraction that is only near is "about" one, and a share in
//! per cent is rounded to a whole one.

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
    let (ui, comparison) = (Ui::new(view.ui), view.comparison);
    let words = &comparison.summary.words;
    let old = match years(view.documents) {
        Some(years) => ui.wording_of_year(&years.old.to_string()),
        None => ui.old_wording().to_owned(),
    };
    let of = |part| fates(ui, &figures::counted_rows(view, part).collect::<Vec<_>>(), part);
    let fates: Vec<String> = Part::ALL.into_iter().filter_map(of).collect();
    if let Some(unrelated) = unrelated(ui, words, view.warnings) {
        return told(ui, &[vec![unrelated], fates].concat());
    }
    let said = match (words.in_old(), words.in_new()) {
        (0, 0) => vec![ui.no_words().to_owned()],
        (0, _) => vec![ui.all_new_text().to_owned()],
        (_, 0) => vec![ui.nothing_left().to_owned()],
        _ if words.added + words.removed > 0 => {
            [vec![length(ui, words)], fates, vec![surviving(ui, words, &old)]].concat()
        }
        _ if fates.is_empty() => vec![ui.word_for_word().to_owned()],
        _ => [vec![ui.no_word_of_paragraphs().to_owned()], fates].concat(),
    };
    told(ui, &said)
}

/// Sentences behind each other.
fn told(ui: Ui, sentences: &[String]) -> String {
    let joint = format!("{}{}", ui.sentence_end(), ui.sentence_gap());
    sentences.join(&joint) + ui.sentence_end()
}

/// Whether the texts have little to do with each other.
pub(crate) fn are_strangers(view: &View<'_>) -> bool {
    unrelated(Ui::new(view.ui), &view.comparison.summary.words, view.warnings).is_some()
}

/// That the texts have little to do with each other, where their titles differ too.
fn unrelated(ui: Ui, words: &WordCounts, warnings: &[Warning]) -> Option<String> {
    let (kept, of) = (words.kept, words.in_old().min(words.in_new()));
    let is_unrelated = warnings.contains(&Warning::TitlesDiffer) && kept * 100 < of * LEAST_COMMON;
    is_unrelated.then(|| match (kept, whole_percent(kept, words.in_old())) {
        (0, _) => ui.unrelated_none().to_owned(),
        (_, 0) => ui.unrelated_little(&ui.whole_percent(1)),
        (_, share) => ui.unrelated_share(&ui.whole_percent(share)),
    })
}

/// The years of both texts, where they are known and differ.
pub(crate) fn years(documents: Sides<&Resolution>) -> Option<Sides<u16>> {
    let Sides { old, new } = documents
        .map(|document| Some(document.masthead.adopted.or(document.masthead.issued)?.year));
    Some(Sides::new(old?, new?)).filter(|years| years.old != years.new)
}

/// What the words of a side are called: "2023 wording", "Old wording".
pub(crate) fn wording(ui: Ui, documents: Sides<&Resolution>, side: Side) -> String {
    match (years(documents), side) {
        (Some(years), _) => ui.wording_from(&years[side].to_string()),
        (None, Side::Old) => ui.old_wording_named().to_owned(),
        (None, Side::New) => ui.new_wording_named().to_owned(),
    }
}

/// "More than twice as long, and mostly new", "Shorter by 12%; 7% of its words are new".
fn length(ui: Ui, words: &WordCounts) -> String {
    let (old, new) = (words.in_old(), words.in_new());
    let by = |more: usize| ui.whole_percent(whole_percent(more, old));
    let (long, is_share) = match new / old {
        0 if new * 2 <= old => {
            let is_exact = old % new == 0 && old / new <= 4;
            let long = match (old / new, is_exact) {
                (2, true) => ui.half_as_long(),
                (3, true) => ui.third_as_long(),
                (_, true) => ui.quarter_as_long(),
                (2, false) => ui.under_half_as_long(),
                (3, false) => ui.under_third_as_long(),
                (_, false) => ui.under_quarter_as_long(),
            };
            (long.to_owned(), false)
        }
        0 if whole_percent(old - new, old) >= SAME_LENGTH => (ui.shorter_by(&by(old - new)), true),
        0 => (ui.slightly_shorter().to_owned(), false),
        1 if old == new => (ui.exactly_as_long().to_owned(), false),
        1 if whole_percent(new - old, old) >= SAME_LENGTH => (ui.longer_by(&by(new - old)), true),
        1 => (ui.slightly_longer().to_owned(), false),
        2 if old * 2 == new => (ui.twice_as_long().to_owned(), false),
        2 => (ui.over_twice_as_long().to_owned(), false),
        times if old * times == new => (ui.times_as_long(times), false),
        times => (ui.over_times_as_long(times), false),
    };
    let novel = match words.added {
        0 => ui.nothing_new().to_owned(),
        added if added == new => ui.all_new().to_owned(),
        added if added * 2 > new && !is_share => ui.mostly_new().to_owned(),
        added => match whole_percent(added, new) {
            0 => ui.words_new(added),
            100 => ui.all_but_new(added, &ui.n_words(new - added)),
            share => ui.share_of_words_new(added, &ui.whole_percent(share)),
        },
    };
    capital(&match is_share {
        true => ui.length_with_novelty(&long, &novel),
        false => ui.length_and_novelty(&long, &novel),
    })
}

/// The one fate under which a row is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Became {
    Added,
    Reworded,
    Dropped,
    Moved,
    Split,
    Merged,
    Punctuated,
    /// It stands where it stood, word for word.
    Same,
}

impl Became {
    /// In the order of print.
    const TOLD: [Became; 7] = [
        Became::Added,
        Became::Reworded,
        Became::Dropped,
        Became::Moved,
        Became::Split,
        Became::Merged,
        Became::Punctuated,
    ];

    fn of(row: &Row) -> Self {
        match (row.shape(), row.change) {
            (_, Change::Added) => Self::Added,
            (_, Change::Removed) => Self::Dropped,
            (Shape::Split, _) => Self::Split,
            (Shape::Merged, _) => Self::Merged,
            (_, Change::Edited) if has_words(row) => Self::Reworded,
            (_, Change::Edited) => Self::Punctuated,
            (_, Change::Unchanged) if row.moved => Self::Moved,
            _ => Self::Same,
        }
    }
}

/// Where a fate stands in the list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    First(Part),
    /// Behind others, all of single rows.
    AfterOnes,
    Later,
}

/// "17 paragraphs were added", "8 reworded".
fn counted(ui: Ui, fate: Became, place: Place, count: usize) -> String {
    use Became::*;
    use Place::*;
    match (place, fate) {
        (First(Part::Paragraphs), Added) => ui.paragraphs_added(count),
        (First(Part::Paragraphs), Reworded) => ui.paragraphs_reworded(count),
        (First(Part::Paragraphs), Dropped) => ui.paragraphs_dropped(count),
        (First(Part::Paragraphs), Moved) => ui.paragraphs_moved(count),
        (First(Part::Paragraphs), Split) => ui.paragraphs_split(count),
        (First(Part::Paragraphs), Merged) => ui.paragraphs_merged(count),
        (First(Part::Paragraphs), Punctuated | Same) => ui.paragraphs_punctuated(count),
        (First(Part::Notes), Added) => ui.notes_added(count),
        (First(Part::Notes), Reworded) => ui.notes_reworded(count),
        (First(Part::Notes), Dropped) => ui.notes_dropped(count),
        (First(Part::Notes), Moved) => ui.notes_moved(count),
        (First(Part::Notes), Split) => ui.notes_split(count),
        (First(Part::Notes), Merged) => ui.notes_merged(count),
        (First(Part::Notes), Punctuated | Same) => ui.notes_punctuated(count),
        (AfterOnes, Added) => ui.after_ones_added(count),
        (AfterOnes, Reworded) => ui.after_ones_reworded(count),
        (AfterOnes, Dropped) => ui.after_ones_dropped(count),
        (AfterOnes, Moved) => ui.after_ones_moved(count),
        (AfterOnes, Split) => ui.after_ones_split(count),
        (AfterOnes, Merged) => ui.after_ones_merged(count),
        (AfterOnes, Punctuated | Same) => ui.after_ones_punctuated(count),
        (Later, Added) => ui.then_added(count),
        (Later, Reworded) => ui.then_reworded(count),
        (Later, Dropped) => ui.then_dropped(count),
        (Later, Moved) => ui.then_moved(count),
        (Later, Split) => ui.then_split(count),
        (Later, Merged) => ui.then_merged(count),
        (Later, Punctuated | Same) => ui.then_punctuated(count),
    }
}

/// What became of the rows of a part; `None` where nothing did.
fn fates(ui: Ui, rows: &[&Row], part: Part) -> Option<String> {
    let count = |is: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| is(row)).count();
    let counts = Became::TOLD.map(|fate| {
        // A row is counted once: of what moved and met another fate too, that is said beside the other one.
        let moved = count(&|row| Became::of(row) == fate && row.moved && fate != Became::Moved);
        (fate, count(&|row| Became::of(row) == fate), moved)
    });
    let changed = listed(ui, counts.into_iter().filter(|(_, count, _)| *count > 0), part)?;
    if part == Part::Notes {
        return Some(ui.fates_of_notes(&changed));
    }
    let changed = ui.fates_of_paragraphs(&changed);
    let pairs = count(&|row| !row.is_alone());
    let reworded = count(&|row| row.change == Change::Edited && has_words(row));
    let same = count(&|row| Became::of(row) == Became::Same);
    // Among what moved or got another comma are paragraphs without another word: they are not counted again.
    Some(match (same, same + reworded == pairs) {
        (0, true) if pairs > 0 => ui.none_the_same(&changed),
        (0, _) => changed,
        (count, true) => ui.some_the_same(count, &changed),
        (count, false) => ui.others_the_same(count, &changed),
    })
}

fn has_words(row: &Row) -> bool {
    row.words().removed + row.words().added > 0
}

/// "17 paragraphs were added, 8 reworded and 2 dropped"; `None` where there is nothing to list.
fn listed(
    ui: Ui,
    counts: impl Iterator<Item = (Became, usize, usize)>,
    part: Part,
) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let mut all_one = true;
    for (fate, count, moved) in counts {
        let place = match said.is_empty() {
            true => Place::First(part),
            false if all_one => Place::AfterOnes,
            false => Place::Later,
        };
        let told = counted(ui, fate, place, count);
        said.push(match moved {
            0 => told,
            moved if moved == count => ui.all_moved_too(count, &told),
            moved => ui.some_moved_too(moved, &told),
        });
        all_one &= count == 1;
    }
    (!said.is_empty()).then(|| ui.and(&said))
}

/// "About two thirds of the 2023 wording survives".
fn surviving(ui: Ui, words: &WordCounts, wording: &str) -> String {
    let (kept, old) = (words.kept, words.in_old());
    let fractions = [(1, 4), (1, 3), (1, 2), (2, 3), (3, 4)];
    let near = fractions.into_iter().find(|&(part, whole)| {
        (kept * 100 * whole).abs_diff(old * 100 * part) <= old * NEAR * whole
    });
    let is_exact = |(part, whole): (usize, usize)| kept * whole == old * part;
    let said = match (kept, near.map(|fraction| (fraction, is_exact(fraction)))) {
        (0, _) => ui.surviving_none(wording),
        _ if words.removed == 0 => ui.surviving_all(wording),
        (_, Some(((1, 4), true))) => ui.surviving_quarter(wording),
        (_, Some(((1, 3), true))) => ui.surviving_third(wording),
        (_, Some(((1, 2), true))) => ui.surviving_half(wording),
        (_, Some(((2, 3), true))) => ui.surviving_two_thirds(wording),
        (_, Some((_, true))) => ui.surviving_three_quarters(wording),
        (_, Some(((1, 4), false))) => ui.surviving_about_quarter(wording),
        (_, Some(((1, 3), false))) => ui.surviving_about_third(wording),
        (_, Some(((1, 2), false))) => ui.surviving_about_half(wording),
        (_, Some(((2, 3), false))) => ui.surviving_about_two_thirds(wording),
        (_, Some((_, false))) => ui.surviving_about_three_quarters(wording),
        (_, None) => match whole_percent(kept, old) {
            0 => ui.surviving_under(&ui.whole_percent(1), wording),
            100 => ui.surviving_over(&ui.whole_percent(99), wording),
            percent => ui.surviving_share(&ui.whole_percent(percent), wording),
        },
    };
    capital(&said)
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
            let said = length(Ui::english(), &words).to_lowercase();
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
            let said = surviving(Ui::english(), &words, "the old wording");
            let says = |share: &str| said == format!("{share} of the old wording survives");
            assert_eq!(says("None"), words.kept == 0, "{words:?}: {said}");
            assert_eq!(says("All"), words.removed == 0 && words.kept > 0, "{words:?}: {said}");
            assert!(!says("Half") || words.kept == words.removed, "{words:?}: {said}");
            assert!(!says("About half") || words.kept * 100 >= words.in_old() * 47);
        }
    }

    #[test]
    fn verbs_agree_with_what_they_count() {
        let (added, moved) = (Became::Added, Became::Moved);
        for (counts, said) in [
            (vec![(added, 1, 0)], "1 paragraph was added"),
            (vec![(added, 2, 0), (moved, 1, 0)], "2 paragraphs were added and 1 moved"),
            (vec![(added, 1, 0), (moved, 2, 0)], "1 paragraph was added and 2 were moved"),
        ] {
            let told = listed(Ui::english(), counts.into_iter(), Part::Paragraphs);
            assert_eq!(told.as_deref(), Some(said));
        }
        assert_eq!(listed(Ui::english(), [].into_iter(), Part::Notes), None);
    }

    const LANGUAGES: [Language; 5] = [
        Language::Arabic,
        Language::Spanish,
        Language::French,
        Language::Russian,
        Language::Chinese,
    ];

    /// The figures of a sentence.
    fn figures(said: &str) -> Vec<&str> {
        let mut figures: Vec<&str> =
            said.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
        figures.sort_unstable();
        figures
    }

    #[test]
    fn what_is_told_is_told_in_every_language_with_the_same_figures() {
        let english = Ui::english();
        for ui in LANGUAGES.map(Ui::new) {
            let mut told = std::collections::HashMap::new();
            let mut same = |said: String, first: String| {
                assert!(!said.contains(['{', '}', '<', '>']), "{said}");
                // One and two may be words.
                let is_word = ["1", "2"].map(|one| figures(&first).contains(&one));
                let has_words = ui.language() == Language::Arabic && is_word.contains(&true);
                assert!(has_words || figures(&said) == figures(&first), "{first}: {said}");
                // Two sentences are not one in another language.
                let first = first.replace(" is new", " are new");
                let other = told.entry(said.clone()).or_insert_with(|| first.clone());
                assert_eq!(*other, first, "{said}");
            };
            for words in cases().filter(|words| words.in_old() > 0 && words.in_new() > 0) {
                same(length(ui, &words), length(english, &words));
            }
            for words in cases().filter(|words| words.in_old() > 0) {
                let [own, first] = [ui, english].map(|ui| ui.wording_of_year("2023"));
                same(surviving(ui, &words, &own), surviving(english, &words, &first));
            }
            for (place, fate) in [Part::Paragraphs, Part::Notes]
                .into_iter()
                .flat_map(|part| Became::TOLD.map(|fate| (Place::First(part), fate)))
            {
                for count in [3, 5, 11, 21, 100] {
                    let [own, first] = [ui, english].map(|ui| counted(ui, fate, place, count));
                    assert_eq!(figures(&own), figures(&first), "{first}: {own}");
                }
            }
        }
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
        let rows: Vec<&Row> = view.rows.iter().collect();
        let told = fates(Ui::english(), &rows, Part::Paragraphs).unwrap();
        assert_eq!(
            told,
            "1 paragraph was reworded and moved and 1 moved; 1 other is word for word the same"
        );
    }

    #[test]
    fn strangers_are_told_to_be_strangers() {
        let told = |kept| {
            let words = WordCounts { kept, removed: 97, added: 300 };
            unrelated(Ui::english(), &words, &[Warning::TitlesDiffer])
        };
        let words = "These look like two different resolutions: 3% of the words survive";
        assert_eq!(told(3).as_deref(), Some(words));
        assert_eq!(told(97), None);
        assert_eq!(
            unrelated(Ui::english(), &WordCounts { kept: 3, removed: 97, added: 300 }, &[]),
            None
        );
    }
}
