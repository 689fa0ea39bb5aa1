//! Labels of texts under negotiation, in all the ways in which they are written: "PP2 bis.", "OP1. alt", "[OP3.]", "3 bis)", "PP1quater",
//! "(a) ter".

use super::{Found, System, enclosed, number_with_stop};
use crate::structure::digits::leading_number;

/// What stands before the number of a paragraph where negotiators number those of both parts, as addresses do.
pub(super) const NUMBERED: [&str; 4] = ["OP", "PP", "Op", "Pp"];

/// What is put behind the number of a paragraph that was added later, or is another version of it.
pub const LATER: [&str; 10] =
    ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "alt"];

/// What may stand between a number and what is put behind it.
const LINKS: [char; 6] = [' ', '\u{a0}', '.', '-', '(', '['];

/// What may close a label.
const CLOSERS: [char; 7] = ['.', ':', ')', ']', '-', '–', '—'];

/// A label in brackets has at most so many characters between them (12 to 20): "OP12 quinquies".
const LONGEST_BRACKETED: usize = 14;

/// "1 bis.", "12A.", "OP1.", "OP2 alt.", "PP3 bis -", "OP1. alt": the number of a draft before a sentence or alone.
pub(super) fn number_of_draft(text: &str) -> Option<Found> {
    let prefix = NUMBERED.iter().find(|prefix| text.starts_with(**prefix));
    let after = prefix.map_or(text, |prefix| text[prefix.len()..].trim_start_matches(LINKS));
    let (value, number) = leading_number(after)?;
    if prefix.is_some()
        && let Some((behind, readings)) = item(number)
    {
        return Some((text.len() - behind.len(), readings));
    }
    let (rest, is_word) = without_later(number);
    if rest.len() == number.len() && prefix.is_none() {
        return None;
    }
    let closed = rest.trim_start().trim_start_matches(CLOSERS);
    let is_closed = closed.len() < rest.trim_start().len();
    let after = if is_closed { closed } else { rest };
    let first = after.trim_start().chars().next();
    let begins = first.is_none_or(|c| begins_words(c) || "“«\"([".contains(c))
        && (after.is_empty() || is_closed || after.starts_with(char::is_whitespace));
    let is_marked = is_closed || prefix.is_some() || is_word && first.is_some();
    let of_preamble = prefix.is_some_and(|prefix| prefix.starts_with('P'));
    let system = if of_preamble { System::Preamble } else { System::Number };
    (is_marked && begins).then(|| (text.len() - after.len(), vec![(system, value)]))
}

/// The item of a list behind the number of its paragraph, and what follows: "(a)" of "OP2 (a) To", "b" of "OP2.b To".
fn item(behind: &str) -> Option<(&str, Vec<(System, u32)>)> {
    let label = behind.trim_start_matches(LINKS_OF_ITEM);
    let is_led = label.len() < behind.len();
    let (length, readings) = if label.starts_with('(') {
        enclosed(label)?
    } else {
        let end = label.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(label.len());
        let readings =
            super::readings(&label[..end]).filter(|_| is_led && behind.starts_with('.'))?;
        let closer = usize::from(label[end..].starts_with(['.', ')']));
        (end + closer, readings)
    };
    let rest = &label[length..];
    let is_later = LATER.contains(&super::inside(&label[..length]));
    let begins = rest.is_empty() || rest.starts_with([' ', '\u{a0}', ':']);
    (begins && !is_later).then(|| (rest.strip_prefix(':').unwrap_or(rest), readings))
}

/// What may stand between the number of a paragraph and the letter of its item.
const LINKS_OF_ITEM: [char; 3] = [' ', '\u{a0}', '.'];

/// Whether a sentence may begin with the character: what stands in another script than Latin may begin small.
pub(super) fn begins_words(c: char) -> bool {
    const LATIN: std::ops::Range<char> = '\0'..'\u{370}';
    c.is_alphabetic() && !(c.is_lowercase() && LATIN.contains(&c))
}

/// "[OP3.] Requests", "[3. Requests …]", "[(a)] To": a label in brackets, or that of a paragraph in brackets.
pub(super) fn bracketed(text: &str) -> Option<Found> {
    let inside = text.trim_start_matches('[');
    let opened = text.len() - inside.len();
    if opened == 0 {
        return None;
    }
    let read = |text: &str| {
        [number_of_draft, enclosed, number_with_stop].iter().find_map(|form| form(text))
    };
    let close = inside.char_indices().take(LONGEST_BRACKETED).find(|(_, c)| *c == ']');
    if let Some((end, _)) = close {
        let label = &inside[..end];
        let is_all = |found: &Found| found.0 > label.len();
        let closed =
            if label.ends_with(CLOSERS) { label.to_owned() + " " } else { format!("{label}.") };
        let is_marked = label.contains(|c: char| !c.is_ascii_digit());
        let found =
            read(&closed).filter(|found| is_marked && (is_all(found) || found.0 == label.len()));
        return found.map(|(_, readings)| {
            let rest = inside[end..].trim_start_matches(CLOSERS);
            (text.len() - rest.len(), readings)
        });
    }
    let (length, readings) = read(inside)?;
    (length < inside.len()).then_some((opened + length, readings))
}

/// The text behind all that is put behind a number: "bis", "alt 2", or a letter; and whether a word was put there.
pub(super) fn without_later(text: &str) -> (&str, bool) {
    let (mut rest, mut is_word) = (text, false);
    loop {
        let words = rest.trim_start_matches(LINKS);
        let end = words.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(words.len());
        let (word, after) = words.split_at(end);
        if is_later(word) {
            let version = after.trim_start_matches(' ');
            let behind = leading_number(version).map(|(_, behind)| behind);
            (rest, is_word) =
                (behind.filter(|behind| !behind.starts_with(',')).unwrap_or(after), true);
        } else if words.len() == rest.len() && end == 1 && !is_word {
            rest = after;
        } else {
            return (rest, is_word);
        }
    }
}

/// "bis", "BIS", "Alt".
fn is_later(word: &str) -> bool {
    let is_capital = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    LATER.contains(&word) || word == "Alt" || is_capital && LATER.contains(&&*word.to_lowercase())
}

/// What stands behind the number of a label: "bis" of "OP1 bis.", "A" of "12A.", "alt2" of "OP1. alt 2".
pub fn later(printed: &str) -> String {
    let mut later = String::new();
    for word in printed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let behind = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit());
        let of_version = !later.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
        if is_later(word) || of_version {
            later.push_str(word);
        } else if behind.len() < word.len() {
            later.extend(behind.chars().filter(|c| c.is_ascii_alphanumeric()));
        }
    }
    later
}

#[cfg(test)]
mod tests {
    use crate::structure::labels::{System, later, parse};

    #[test]
    fn labels_of_negotiators_in_all_their_forms() {
        use System::*;
        for (text, printed, system, value, behind) in [
            ("PP2 bis. Noting", "PP2 bis.", Preamble, 2, "bis"),
            ("OP4 ter. Requests", "OP4 ter.", Number, 4, "ter"),
            ("OP1. alt Requests", "OP1. alt", Number, 1, "alt"),
            ("OP1. alt. Requests", "OP1. alt.", Number, 1, "alt"),
            ("OP2 alt 2: Requests", "OP2 alt 2:", Number, 2, "alt2"),
            ("OP2.bis Requests", "OP2.bis", Number, 2, "bis"),
            ("OP 3 - Requests", "OP 3 -", Number, 3, ""),
            ("Op. 3 Requests", "Op. 3", Number, 3, ""),
            ("OP3 (bis) Requests", "OP3 (bis)", Number, 3, "bis"),
            ("OP3.Requests", "OP3.", Number, 3, ""),
            ("OP5 BIS ALT) Requests", "OP5 BIS ALT)", Number, 5, "BISALT"),
            ("[OP3.] Requests", "[OP3.]", Number, 3, ""),
            ("[OP3 bis] Requests", "[OP3 bis]", Number, 3, "bis"),
            ("[OP3. Requests", "[OP3.", Number, 3, ""),
            ("[3. Requests", "[3.", Number, 3, ""),
            ("[(b) To", "[(b)", Letter, 2, ""),
            ("[(b)] To", "[(b)]", Letter, 2, ""),
            ("[3 bis.] Requests", "[3 bis.]", Number, 3, "bis"),
            ("3 bis) Requests", "3 bis)", Number, 3, "bis"),
            ("3bis Requests", "3bis", Number, 3, "bis"),
            ("3. bis Requests", "3. bis", Number, 3, "bis"),
            ("3-bis. Requests", "3-bis.", Number, 3, "bis"),
            ("PP1quater Recalling", "PP1quater", Preamble, 1, "quater"),
            ("PP1: признавая", "PP1:", Preamble, 1, ""),
            ("OP2 bis. 请秘书长", "OP2 bis.", Number, 2, "bis"),
            ("(b) bis To promote", "(b) bis", Letter, 2, "bis"),
            ("(b bis) To promote", "(b bis)", Letter, 2, "bis"),
            ("b quater) De promover", "b quater)", Letter, 2, "quater"),
        ] {
            let label = parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((label.printed, label.readings[0]), (printed, (system, value)), "{text}");
            assert_eq!(later(label.printed), behind, "{text}");
        }
        for text in [
            "OP3 above",
            "PP1-3 were agreed",
            "[3] See",
            "[2024] Requests",
            "[and 3. Requests",
            "3 bis of the",
            "1. bis zum Ende",
            "[a] The",
            "OPEC",
            "OP",
            "3 ter",
            "[sic] Requests",
        ] {
            let later = parse(text).filter(|label| label.printed != "1.");
            assert_eq!(later, None, "{text}");
        }
    }
}
