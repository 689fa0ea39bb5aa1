//! Phrases at the head of a text. Capitals do not count, nor the forms of Chinese characters, nor slips of text recognition.

use rustc_hash::FxHashMap;

use super::{cyrillic_twin, is_unspaced, simplified};

/// Whether the text begins with one of the phrases, and the phrase ends there.
///
/// Before scripts without spaces the end of the phrase need not be the end of a word.
pub fn starts_with_any(text: &str, phrases: &[&str]) -> bool {
    let may_begin = may_begin(text);
    phrases.iter().any(|phrase| may_begin(phrase) && whole_prefix(text, phrase).is_some())
}

/// Whether the text begins with the phrase, and the phrase ends there; see [`starts_with_any`].
#[inline]
pub fn starts_with(text: &str, phrase: &str) -> bool {
    prefix_len(text, phrase).is_some()
}

/// The bytes that a phrase takes at the head of a text, where it ends there; see [`starts_with_any`].
#[inline]
pub fn prefix_len(text: &str, phrase: &str) -> Option<usize> {
    // Hundreds of phrases are asked of a line: most are told apart without a call.
    if may_begin(text)(phrase) { whole_prefix(text, phrase) } else { None }
}

fn whole_prefix(text: &str, phrase: &str) -> Option<usize> {
    let rest = after_prefix(text, phrase)?;
    let len = text.len() - rest.len();
    // "L’Assemblée": an article that has lost its vowel ends with its apostrophe.
    let is_end = |c: char| is_unspaced(c) || matches!(c, '\'' | '’');
    let ends = text[..len].ends_with(is_end) || !rest.starts_with(char::is_alphanumeric);
    ends.then_some(len)
}

/// Whether phrases may stand at the head of a text, by its first byte and theirs. A hundred phrases are asked of a line.
#[inline]
fn may_begin(text: &str) -> impl Fn(&str) -> bool {
    let first = text.as_bytes().first().copied();
    // One bit parts capitals from small letters.
    let case = if first.is_some_and(|first| first.is_ascii_alphabetic()) { 0x20 } else { 0 };
    move |phrase| {
        let both = first.zip(phrase.as_bytes().first());
        both.is_none_or(|(t, &p)| (t ^ p) | case == case || !(t | p).is_ascii())
    }
}

/// How strong a list has a word to be.
pub fn level_of(list: &[(&str, u8)], word: &str) -> Option<usize> {
    list.iter().find(|(entry, _)| *entry == word).map(|&(_, level)| usize::from(level))
}

/// Whether a list has a word, capitals apart.
pub fn has(list: &[&str], word: &str) -> bool {
    if word.is_ascii() {
        return list.iter().any(|entry| entry.eq_ignore_ascii_case(word));
    }
    let lower = word.to_lowercase();
    list.contains(&lower.as_str())
}

/// The longest phrase of a list that a text begins with.
pub fn longest<'p>(text: &str, phrases: &[&'p str]) -> Option<&'p str> {
    let mut first = [0; 4];
    let first = first_lower(text)?.encode_utf8(&mut first).as_bytes();
    // Hundreds of phrases are asked of a word: their first bytes tell most apart.
    let begins = |phrase: &str| phrase.as_bytes().first() == first.first();
    let fits = phrases.iter().filter(|phrase| {
        begins(phrase) && phrase.as_bytes().starts_with(first) && starts_with(text, phrase)
    });
    fits.max_by_key(|phrase| phrase.len()).copied()
}

/// The first character of a text, as phrases begin with it.
fn first_lower(text: &str) -> Option<char> {
    let c = text.chars().next()?;
    if c.is_ascii() { Some(c.to_ascii_lowercase()) } else { simplified(c).to_lowercase().next() }
}

/// Phrases by their first letter, longer ones first, each with what is known of it.
pub(super) struct ByFirst<T>(FxHashMap<char, Vec<(&'static str, T)>>);

impl<T> ByFirst<T> {
    /// The phrases that may stand at the head of a text.
    pub(super) fn of(&self, text: &str) -> &[(&'static str, T)] {
        first_lower(text).and_then(|first| self.0.get(&first)).map_or(&[], Vec::as_slice)
    }
}

impl<T> FromIterator<(&'static str, T)> for ByFirst<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(phrases: I) -> Self {
        let mut all: FxHashMap<char, Vec<(&str, T)>> = FxHashMap::default();
        for (phrase, known) in phrases {
            all.entry(first_lower(phrase).unwrap_or_default()).or_default().push((phrase, known));
        }
        for phrases in all.values_mut() {
            phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        Self(all)
    }
}

/// What stands after a phrase at the head of a text. A hyphen that a line end left inside a word is passed over.
pub(super) fn after_prefix<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    // What is the same by its bytes, as nearly all is, need not be compared as characters.
    let pairs = text.bytes().zip(phrase.bytes());
    let same = pairs.take_while(|(t, p)| t.is_ascii() && t.eq_ignore_ascii_case(p)).count();
    match (text.as_bytes().get(same), phrase.as_bytes().get(same)) {
        (_, None) => return Some(&text[same..]),
        (Some(t), Some(p)) if t.is_ascii_alphanumeric() && p.is_ascii() => return None,
        _ => {}
    }
    let mut rest = text[same..].chars();
    let mut inside = phrase[..same].ends_with(char::is_alphabetic);
    for p in phrase[same..].chars() {
        let mut t = rest.next()?;
        if inside && p.is_alphabetic() && matches!(t, '-' | '\u{2010}' | '\u{ad}') {
            t = rest.next()?;
        }
        if !same_char(t, p) {
            return None;
        }
        inside = p.is_alphabetic();
    }
    Some(rest.as_str())
}

/// Whether a character of a text is that of a phrase: whatever its case, its print, or its form in Chinese.
fn same_char(a: char, b: char) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(&b);
    }
    let both = |is: fn(char) -> bool| is(a) && is(b);
    a == b
        || a.to_lowercase().eq(b.to_lowercase())
        || both(|c| matches!(c, '\'' | '’'))
        || both(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'))
        || (a.is_whitespace() && b == ' ')
        || cyrillic_twin(a)
            .is_some_and(|twin| twin == b || twin.to_lowercase().eq(b.to_lowercase()))
        || (is_unspaced(a) && is_unspaced(b) && simplified(a) == simplified(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_ends_at_a_word_end() {
        assert!(starts_with_any("Noting the report", &["noting"]));
        assert!(!starts_with_any("Notingham", &["noting"]));
        assert!(starts_with_any("回顾其决议", &["回顾"]));
    }
}
