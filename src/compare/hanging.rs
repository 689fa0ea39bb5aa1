//! What a note hangs on: the words before its mark, which tell two notes apart that have no words of their own ("A/79/248.").

use rustc_hash::FxHashMap;

use crate::model::{Note, Resolution, Sides};

/// So many characters before a mark are its place at most (30 to 80): some six words.
const PLACE: usize = 48;

/// For each note of both documents a number that two notes share where they hang on the same words and differ in digits only;
/// `None` where another note of the same text does so too.
pub(super) fn hanging(documents: Sides<&Resolution>) -> Sides<Vec<Option<u32>>> {
    let mut numbers: FxHashMap<(String, String), (u32, Sides<usize>)> = FxHashMap::default();
    let keys = Sides::from_fn(|side| {
        let document = documents[side];
        let places = places(document);
        let key = |note: &Note| Some((places.get(note.number.as_str())?.clone(), bare(&note.text)));
        let keys: Vec<Option<(String, String)>> = document.notes.iter().map(key).collect();
        for key in keys.iter().flatten() {
            let next = numbers.len() as u32;
            let (_, times) = numbers.entry(key.clone()).or_insert((next, Sides::default()));
            times[side] += 1;
        }
        keys
    });
    keys.map(|keys| {
        let number = |key: Option<(String, String)>| {
            let (number, times) = numbers.get(&key?)?;
            (times.old == 1 && times.new == 1).then_some(*number)
        };
        keys.into_iter().map(number).collect()
    })
}

/// The words before the first mark of each number.
fn places(document: &Resolution) -> FxHashMap<&str, String> {
    let mut places = FxHashMap::default();
    for paragraph in &document.paragraphs {
        for mark in &paragraph.marks {
            let before = paragraph.text.get(..mark.at).unwrap_or_default();
            let from = before.char_indices().rev().take(PLACE).last().map_or(0, |(at, _)| at);
            places.entry(mark.number.as_str()).or_insert_with(|| bare(&before[from..]));
        }
    }
    places
}

/// A text with any run of digits as good as another, and without its stops and spaces.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_numeric() {
            if !bare.ends_with('0') {
                bare.push('0');
            }
        } else if c.is_alphabetic() || matches!(c, '/' | '(' | ')') {
            bare.push(c);
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use crate::compare::Change;

    /// What became of the notes of two texts, each of a paragraph with its mark and the note.
    fn notes(old: &str, new: &str) -> Vec<(Change, usize)> {
        let comparison = crate::compare_texts(old, new).unwrap();
        let told = comparison.notes.iter();
        told.map(|row| (row.change, row.paragraphs.old.len() + row.paragraphs.new.len())).collect()
    }

    fn text(sources: &str, body: &str, notes: &str) -> String {
        format!(
            "The General Assembly,\n\nRecalling its sources{sources} on roads,\n\n1. Takes note of the report of the \
             Secretary-General{body} on mountain roads;\n\n2. Decides to meet again.\n\n__________\n{notes}\n"
        )
    }

    #[test]
    fn notes_without_words_are_one_where_they_hang_on_the_same_words() {
        let old = text("", ",1", "1 A/79/248.");
        let more = "1 Resolution 78/317, annex.\n2 A/80/251.";
        let found = notes(&old, &text(",1", ",2", more));
        assert_eq!(found, [(Change::Added, 1), (Change::Edited, 2)]);
        // On other words they are two.
        let found = notes(&old, &text(",2", ",1", more));
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
