//! The first words of a longer text: a clause, or as many as a line has room for.

/// A clause ends at the first mark of punctuation behind this many characters (30 to 60) ...
const LEAST_CLAUSE: usize = 45;

/// ... or is cut after this many (100 to 160).
const MOST_CLAUSE: usize = 120;

/// The clause that some words begin with, without the mark at their end.
pub(crate) fn clause(words: &str) -> String {
    let words = words.replace('\n', " ");
    let ends = |(at, c): (usize, char)| {
        let is_end = matches!(c, ',' | ';' | ':' | '，' | '；' | '：' | '。' | '،' | '؛');
        (is_end || (c == '.' && words[at + 1..].starts_with(' '))).then_some(at)
    };
    let least = LEAST_CLAUSE.min(words.chars().count());
    let end = words.char_indices().skip(least).find_map(ends);
    let shown = words.get(..end.unwrap_or(words.len())).unwrap_or(&words);
    let ending = ['.', ';', ',', '。', '；', '，', '؛', '،', ' '];
    match shown.chars().count() > MOST_CLAUSE {
        true => head(shown, MOST_CLAUSE),
        false if words[shown.len()..].trim_end_matches(ending).is_empty() => {
            shown.trim_end_matches(ending).to_owned()
        }
        false => format!("{shown}…"),
    }
}

/// Words on one line, cut where there are too many.
pub(crate) fn quoted(words: &str, most: usize) -> String {
    head(words.replace('\n', " ").trim(), most)
}

/// The first words of a longer text.
pub(crate) fn head(text: &str, most: usize) -> String {
    match head_end(text, most) {
        Some(end) => format!("{}…", text[..end].trim_end_matches([' ', ',', ';'])),
        None => text.to_string(),
    }
}

/// Where the first words of a longer text end: between two words, where there are any.
pub(crate) fn head_end(text: &str, most: usize) -> Option<usize> {
    let (cut, _) = text.char_indices().nth(most)?;
    Some(text[..cut].rfind(' ').filter(|&at| at > 0).unwrap_or(cut))
}
