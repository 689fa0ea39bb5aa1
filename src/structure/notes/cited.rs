//! Notes told by their form where recognition has spoilt their marks: "lb° Ibid., document S/1997/974.", "S/I7148."
//!
//! A paragraph of a resolution is a clause and begins with a number or a verb. A note that cites is a sentence, begins with a
//! mark or with an abbreviation and ends with the symbol of a document.

use crate::language::{Table, is_unspaced, starts_with_any};
use crate::structure::labels;
use crate::structure::lines::can_begin_sentence;
use crate::structure::stops::Stop;

/// A note that cites has at most this many characters (250 to 600): two documents of two years with their supplements.
const LONGEST: usize = 400;

/// A mark has at most this many characters (3 to 5), a damaged quotation mark beside three digits included.
const LONGEST_MARK: usize = 4;

/// So many words around its symbols are no clause (2 to 6): "See", "and", "Add.1".
const FEW_WORDS: usize = 5;

/// A symbol has at least this many digits, or digits and letters taken for them (3 to 5).
const DIGITS_OF_SYMBOL: usize = 3;

/// The mark at the head of a note and the words behind it, where the text is a note that cites.
pub fn cited<'t>(text: &'t str, phrases: &Table) -> Option<(&'t str, &'t str)> {
    let (mark, words) = split_mark(text);
    let ends = Stop::at_end(words) == Some(Stop::Sentence) && words.chars().count() <= LONGEST;
    let cites = || {
        let last = words.split_whitespace().next_back().unwrap_or("");
        let others = words.split_whitespace().filter(|word| !is_symbol(word)).count();
        let is_clause = || phrases.is_operative(words) || phrases.is_preambular(words);
        let has_document = has_symbol(words);
        begins_abbreviated(words, phrases)
            || has_document && others <= FEW_WORDS && !is_clause()
            || is_symbol(last) && is_sure(mark, words) && !is_clause()
            || has_document && has_digit(mark) && words.starts_with(is_unspaced)
            || !mark.is_empty() && starts_with_any(words, phrases.see)
    };
    let is_labelled = labels::parse(text).is_some_and(|label| {
        let printed = text[..text.len() - label.rest.len()].trim_end();
        printed.ends_with(['.', ')']) && !is_enclosed_number(printed)
    });
    (ends && !is_labelled && cites()).then_some((mark, words))
}

/// Whether a text begins as notes that cite do: with a mark, then "See" or "Ibid.".
pub fn begins(text: &str, phrases: &Table) -> bool {
    let (mark, words) = split_mark(text);
    !mark.is_empty() && (starts_with_any(words, phrases.see) || begins_abbreviated(words, phrases))
}

/// Whether a text may be a note beside one that cites: "19 See Official Records of the Council, 1997."
pub fn may_be_note(text: &str, phrases: &Table) -> bool {
    let (mark, words) = split_mark(text);
    let last = words.split_whitespace().next_back().unwrap_or("");
    Stop::at_end(words) == Some(Stop::Sentence)
        && words.chars().count() <= LONGEST
        && (is_sure(mark, words) || is_symbol(last) || !mark.is_empty() && has_symbol(words))
        && !phrases.is_operative(words)
        && !phrases.is_preambular(words)
}

/// The mark of a note of which hardly more is left than a letter: "n Documents officiels …, document S/1997/372."
pub fn marked(text: &str) -> Option<&str> {
    let (mark, words) = split_mark(text);
    let is_note = !mark.is_empty()
        && words.starts_with(can_begin_sentence)
        && Stop::at_end(words) == Some(Stop::Sentence)
        && has_symbol(words);
    is_note.then_some(mark)
}

/// Whether words name a document, also where no space stands around its symbol.
fn has_symbol(words: &str) -> bool {
    words
        .split(|c: char| c.is_whitespace() || is_unspaced(c) || "，。；《》“”".contains(c))
        .any(is_symbol)
}

/// Splits the mark off: a short word that is no label and has more than letters, or one or two letters before a citation.
fn split_mark(text: &str) -> (&str, &str) {
    let mut rest = text;
    for _ in 0..2 {
        let Some((word, behind)) = rest.split_once(char::is_whitespace) else { break };
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let length = word.chars().count();
        let is_mark =
            length <= LONGEST_MARK && !is_closed(word) && (letters < length || letters <= 2);
        let begins = |c: char| c.is_alphanumeric() || "“«\"‘".contains(c);
        if !is_mark || !behind.trim_start().starts_with(begins) {
            break;
        }
        rest = behind.trim_start();
    }
    // A damaged mark may also be glued to the first word: "'Ibid., document S/21360."
    let words = rest.trim_start_matches(['\'', '"', '^', '*', '°', '\u{2019}', '`']);
    (text[..text.len() - words.len()].trim_end(), words)
}

/// Whether a word ends as labels and words of a sentence do, or is a bullet.
fn is_closed(word: &str) -> bool {
    let is_label = word.ends_with(['.', ')', ',', ':', ';', '-', '–', '—']);
    is_label && !is_enclosed_number(word) || word.ends_with('•') && !has_digit(word)
}

/// "(13)", as Arabic notes have it.
fn is_enclosed_number(word: &str) -> bool {
    let inside = word.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
    inside.is_some_and(|inside| !inside.is_empty() && inside.chars().all(char::is_numeric))
}

/// Whether a mark is one by itself: it has a digit, or is a stray quotation mark or the like.
fn is_sure(mark: &str, words: &str) -> bool {
    let is_quoted = || words.contains(['"', '”', '»']);
    has_digit(mark) || !mark.is_empty() && !mark.contains(char::is_alphabetic) && !is_quoted()
}

fn has_digit(mark: &str) -> bool {
    mark.contains(|c: char| c.is_ascii_digit())
}

/// "Ibid., " and its like in each language; also a damaged one: no sentence begins with a short word before ".,".
fn begins_abbreviated(words: &str, phrases: &Table) -> bool {
    let Some((first, _)) = words.split_once(char::is_whitespace) else { return false };
    let bare = first.trim_end_matches(['.', ',']);
    let is_short = bare.chars().all(char::is_alphabetic) && labels::parse(words).is_none();
    is_short
        && bare.len() < first.len()
        && (starts_with_any(&bare.to_lowercase(), phrases.ibidem) || first.ends_with(".,"))
}

/// Whether a word is the symbol of a document, some of its characters perhaps read as others: "S/1999/88.", "S/I3994.", "S120276.".
fn is_symbol(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let Some(behind) = word.strip_prefix(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
    else {
        return false;
    };
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'l' | 'O' | '!');
    let numbers = behind.chars().filter(|&c| is_number(c)).count();
    let is_of_capitals = word.starts_with(|c: char| c.is_ascii_uppercase())
        && behind.chars().all(|c| is_number(c) || c.is_ascii_uppercase() || "/.-()".contains(c));
    let is_parted = behind.starts_with('/');
    // "5/21360" is a symbol, "52/12" a resolution of the Assembly.
    numbers >= DIGITS_OF_SYMBOL
        && behind.contains(|c: char| c.is_ascii_digit())
        && (is_of_capitals && (behind.contains('/') || numbers > DIGITS_OF_SYMBOL + 1)
            || is_parted && numbers > DIGITS_OF_SYMBOL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;
    use crate::{model::Source, read, structure};

    #[test]
    fn notes_that_cite_are_told_by_their_form() {
        for (language, text, mark) in [
            (Language::French, "254 S/2001/683.", "254"),
            (Language::French, "lb° Ibid., document S/1991/974.", "lb°"),
            (Language::French, "'Mid., document S/I3994.", "'"),
            (Language::French, "S/I7148.", ""),
            (Language::French, "1°7 Voir S/21361 et S/22465.", "1°7"),
            (Language::English, "I I See S/1999/88.", "I I"),
            (Language::English, "Ibid., Supplement for April, May and June 1998.", ""),
            (Language::Russian, "12 См. S/1999/88.", "12"),
            (Language::Russian, "б См. резолюцию 690 (1991).", "б"),
            (Language::French, "16 Voir Documents officiels du Conseil, année 1988.", "16"),
            (
                Language::French,
                "' Documents officiels du Conseil de sécurité, année 1988, document S119895.",
                "'",
            ),
            (Language::Spanish, "•1 Véase Documentos Oficiales, documento S/2003/565.", "•1"),
        ] {
            let found = cited(text, table(language)).map(|(mark, _)| mark);
            assert_eq!(found, Some(mark), "{text}");
        }
    }

    #[test]
    fn clauses_and_labels_are_none() {
        let phrases = table(Language::English);
        for text in [
            "Decides to remain seized of the matter.",
            "3. Requests a report.",
            "3. S/1999/88 is noted.",
            "(a) S/1999/88.",
            "9 Decides to consider document S/1999/88.",
            "Adopted unanimously at the 3420th meeting.",
            "as set out in its resolution 52/12.",
            "25 September 1998.",
            "Noting the report S/1999/88,",
            "1999/12. Report of the Commission.",
        ] {
            assert_eq!(cited(text, phrases), None, "{text}");
        }
    }

    #[test]
    fn a_note_with_a_damaged_mark_is_no_paragraph() {
        let text = "The Security Council,\n\nHaving considered the report of the Secretary-General of 3 May 1998,\n\n\
                    1. Decides to renew the mandate of the Mission until 30 November 1998;\n\n\
                    1°7 See S/21361 and S/22465.\n\n'1 Mid., document\nS/1998/88.\n\n\
                    2. Requests the Secretary-General to report to the Council;\n\n\
                    3. Decides to remain seized of the matter.\n";
        let raw = read::read(text.as_bytes()).unwrap();
        let document = structure::rebuild(&raw, Source::default(), None);
        let labels: Vec<_> =
            document.paragraphs.iter().filter_map(|p| p.label.as_deref()).collect();
        assert_eq!(labels, ["1.", "2.", "3."]);
        let notes: Vec<_> = document.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(notes, ["See S/21361 and S/22465.", "Mid., document S/1998/88."]);
    }
}
