//! What a document says that it is, who submitted it, and which documents it comes from.

use std::ops::Range;

use crate::language::{Table, is_unspaced, pairs, prefix_len, state_at};
use crate::model::{DocumentType, Paragraph, Symbol};

/// A statement of who submitted a text, or of what it was adopted on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// What the document says that it is.
    pub document_type: Option<DocumentType>,
    /// Who submitted it.
    pub sponsors: Vec<String>,
    /// For whom.
    pub on_behalf_of: Option<String>,
    /// The documents that are named.
    pub follows: Vec<Symbol>,
}

/// Reads a statement, its lines joined: "Albania, Andorra* and Iraq: draft resolution", "Draft resolution submitted by the
/// Chair", "Note by the Secretariat", "[on the report of the Third Committee (A/79/458)]"; `None` of other text.
pub fn read(text: &str, phrases: &Table) -> Option<Origin> {
    let text = text.trim();
    let follows = symbols_in(text);
    if text.starts_with('[') {
        return Some(Origin { follows, ..Origin::default() });
    }
    let (document_type, phrase) = typed(text, phrases)?;
    let before = bare(&text[..phrase.start]);
    let behind = text[phrase.end..].trim_start_matches([' ', ',', '،']);
    let submitted = longest(behind, phrases.submission).map(|len| behind[len..].trim());
    let (before, on_behalf_of) = match find(before, phrases.on_behalf) {
        Some(found) => {
            (&before[..found.start], Some(without_bracket(&before[found.end..]).to_owned()))
        }
        None => (before, None),
    };
    let before = before.trim_end_matches([' ', ',', '(', '（']);
    let sponsors = match submitted {
        Some(who) => vec![name(who, phrases).to_owned()],
        None if !before.is_empty() => list(before_submission(before, phrases), phrases),
        None if matches!(document_type, DocumentType::Note | DocumentType::Report) => {
            vec![behind.to_owned()]
        }
        None => Vec::new(),
    };
    let sponsors = sponsors.into_iter().filter(|name| !name.is_empty()).collect();
    Some(Origin { document_type: Some(document_type), sponsors, on_behalf_of, follows })
}

/// What a statement says that the document is, and the bytes of the phrase: at its head, behind a colon, or at its end where
/// words do not part.
pub fn typed(text: &str, phrases: &Table) -> Option<(DocumentType, Range<usize>)> {
    let is_filler = |c: char| c.is_whitespace() || c == '*';
    let heads = text.match_indices([':', '：']).map(|(at, colon)| at + colon.len()).rev();
    let types = || pairs(phrases.document_types);
    let at_head = heads.chain([0]).find_map(|at| {
        let rest = text[at..].trim_start_matches(is_filler);
        let start = text.len() - rest.len();
        types().find_map(|(name, phrase)| Some((name, start..start + prefix_len(rest, phrase)?)))
    });
    let at_end = || {
        let trimmed = text.trim_end_matches(is_filler);
        let ends = |phrase: &str| phrase.starts_with(is_unspaced) && trimmed.ends_with(phrase);
        let (name, phrase) = types().find(|(_, phrase)| ends(phrase))?;
        Some((name, trimmed.len() - phrase.len()..trimmed.len()))
    };
    let (name, range) = at_head.or_else(at_end)?;
    Some((name.parse().ok()?, range))
}

/// For whom a text is submitted, as a note at the foot of the page says it.
pub fn on_behalf_of(note: &str, phrases: &Table) -> Option<String> {
    let len = longest(note, phrases.on_behalf)?;
    let rest = note[len..].trim_start();
    let end = rest.find([',', '，', '،', '.', '。', ';', '；']).unwrap_or(rest.len());
    Some(rest[..end].trim().to_owned()).filter(|who| !who.is_empty())
}

/// The symbols that a text names.
fn symbols_in(text: &str) -> Vec<Symbol> {
    let words = text.split(|c: char| c.is_whitespace() || is_unspaced(c));
    let words = words.filter(|word| word.contains('/')).map(|word| {
        word.trim_start_matches(['(', '['])
            .trim_end_matches([')', ']', ',', ';', ':', '.', '*', '،'])
    });
    words.filter_map(Symbol::printed).collect()
}

/// A text without the colon and the marks of notes around it: "* Angola" stands behind the comma of "Albania,*".
fn bare(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "*∗".contains(c));
    text.trim_end_matches(|c: char| c.is_whitespace() || ":：*∗,".contains(c))
}

fn without_bracket(text: &str) -> &str {
    bare(text).trim_end_matches([')', '）'])
}

/// The bytes of the longest of the phrases at the head of a text.
fn longest(text: &str, list: &[&str]) -> Option<usize> {
    list.iter().filter_map(|phrase| prefix_len(text, phrase)).max()
}

/// Where one of the phrases stands in a text, at the head of a word.
fn find(text: &str, list: &[&str]) -> Option<Range<usize>> {
    let begins = |&(at, c): &(usize, char)| {
        c.is_alphabetic() && (is_unspaced(c) || !text[..at].ends_with(char::is_alphanumeric))
    };
    let mut words = text.char_indices().filter(begins);
    words.find_map(|(at, _)| Some(at..at + longest(&text[at..], list)?))
}

/// "主席提交的" without "提交的".
fn before_submission<'t>(text: &'t str, phrases: &Table) -> &'t str {
    let mut words = phrases.submission.iter();
    words.find_map(|word| text.strip_suffix(word)).unwrap_or(text)
}

/// One who submits a text, without what he did so on: "the Chair of the Committee following informal consultations".
fn name<'t>(text: &'t str, phrases: &Table) -> &'t str {
    let end = find(text, phrases.consulted).map_or(text.len(), |found| found.start);
    bare(&text[..end])
}

/// The names in a list: "Albania, Nigeria* and Thailand".
pub fn list(text: &str, phrases: &Table) -> Vec<String> {
    let mut depth = 0i32;
    let pieces = text.split(|c: char| {
        depth += i32::from(matches!(c, '(' | '（')) - i32::from(matches!(c, ')' | '）'));
        depth <= 0 && matches!(c, ',' | '，' | '،' | '、')
    });
    let mut names: Vec<&str> = pieces.collect();
    if let Some(last) = names.pop() {
        let at = names.len();
        let mut rest = last;
        // Where no commas part them, every name has its "and".
        while let Some(joint) = joint(rest, phrases) {
            names.insert(at, &rest[joint.end..]);
            rest = &rest[..joint.start];
        }
        names.insert(at, rest);
    }
    let names = names.into_iter().map(|name| bare(without_letter(name)));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The sponsors that an addendum adds: nothing but States, below words that end in a colon.
pub fn added(paragraphs: &[Paragraph], phrases: &Table) -> Vec<String> {
    let added = paragraphs.windows(2).find_map(|pair| {
        let names = list(pair[1].text.trim_end_matches(['.', '。']), phrases);
        let is_list = pair[0].text.ends_with([':', '：'])
            && !names.is_empty()
            && names.iter().all(|name| is_state(name, phrases));
        is_list.then_some(names)
    });
    added.unwrap_or_default()
}

/// "a Andorra", behind "Albania,", is "Andorra": the letter is the mark of a note.
fn without_letter(name: &str) -> &str {
    let name = name.trim_start();
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some('a'..='z'), Some(' ')) => name[2..].trim_start(),
        _ => name,
    }
}

/// Whether a name is that of a State and nothing else.
fn is_state(name: &str, phrases: &Table) -> bool {
    let name = bare(name);
    let found = state_at(name, 0, phrases.language).filter(|(_, bytes)| bytes.start == 0);
    found.is_some_and(|(_, bytes)| {
        let rest = name[bytes.end..].trim_start();
        rest.is_empty() || rest.starts_with(['(', '（'])
    })
}

/// The "and" between the last two names; that inside the name of a State is none.
fn joint(text: &str, phrases: &Table) -> Option<Range<usize>> {
    let is_state = |name: &str| is_state(name, phrases);
    if text.is_empty() || is_state(text) {
        return None;
    }
    let is_joined = |and: &str| phrases.attached.iter().any(|pair| pair.first() == Some(&and));
    let joints: Vec<Range<usize>> = text
        .char_indices()
        .flat_map(|(at, _)| phrases.and.iter().map(move |and| (at, and)))
        .filter(|(at, and)| {
            let (before, rest) = text.split_at(*at);
            let Some(behind) = rest.strip_prefix(**and) else { return false };
            let is_apart = |c: char| c.is_whitespace() || c == '*';
            and.starts_with(is_unspaced)
                || before.ends_with(is_apart)
                    && (behind.starts_with(char::is_whitespace) || is_joined(and))
        })
        .map(|(at, and)| at..at + and.len())
        .collect();
    let divides = |joint: &&Range<usize>| {
        is_state(&text[..joint.start]) || is_state(text[joint.end..].trim_start())
    };
    joints.iter().rev().find(divides).or(joints.last()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;

    fn origin(text: &str, language: Language) -> (&'static str, Vec<String>) {
        let origin = read(text, table(language)).unwrap();
        (origin.document_type.unwrap().name(), origin.sponsors)
    }

    #[test]
    fn sponsors_in_the_six_languages() {
        for (text, language, kind, sponsors) in [
            ("Iraq:* draft resolution", Language::English, "draft-resolution", vec!["Iraq"]),
            (
                "France, Guinea and State of Palestine:** draft decision",
                Language::English,
                "draft-decision",
                vec!["France", "Guinea", "State of Palestine"],
            ),
            (
                "Bolivia (Plurinational State of), Nigeria* and Bosnia and Herzegovina: revised draft resolution",
                Language::English,
                "revised-draft-resolution",
                vec!["Bolivia (Plurinational State of)", "Nigeria", "Bosnia and Herzegovina"],
            ),
            (
                "Trinidad and Tobago: draft resolution",
                Language::English,
                "draft-resolution",
                vec!["Trinidad and Tobago"],
            ),
            (
                "Draft resolution submitted by the Chair of the Committee following informal consultations",
                Language::English,
                "draft-resolution",
                vec!["the Chair of the Committee"],
            ),
            (
                "Denmark:* amendment to draft resolution A/C.2/80/L.13/Rev.1",
                Language::English,
                "amendments",
                vec!["Denmark"],
            ),
            ("Note by the Secretariat", Language::English, "note", vec!["Secretariat"]),
            (
                "Allemagne, France* et Sénégal : projet de résolution",
                Language::French,
                "draft-resolution",
                vec!["Allemagne", "France", "Sénégal"],
            ),
            (
                "Projet de résolution révisé présenté par le Président de la Commission",
                Language::French,
                "revised-draft-resolution",
                vec!["le Président de la Commission"],
            ),
            (
                "Argentina, Chile y Uruguay: proyecto de resolución",
                Language::Spanish,
                "draft-resolution",
                vec!["Argentina", "Chile", "Uruguay"],
            ),
            (
                "Египет и Индонезия*: проект резолюции",
                Language::Russian,
                "draft-resolution",
                vec!["Египет", "Индонезия"],
            ),
            (
                "埃及、波斯尼亚和黑塞哥维那和法国：决议草案",
                Language::Chinese,
                "draft-resolution",
                vec!["埃及", "波斯尼亚和黑塞哥维那", "法国"],
            ),
            ("委员会主席提交的决议草案", Language::Chinese, "draft-resolution", vec!["委员会主席"]),
            (
                "الأردن وتونس ومصر: مشروع قرار",
                Language::Arabic,
                "draft-resolution",
                vec!["الأردن", "تونس", "مصر"],
            ),
        ] {
            let (found, who) = origin(text, language);
            assert_eq!((found, who), (kind, sponsors.into_iter().map(str::to_owned).collect()));
        }
    }

    #[test]
    fn those_for_whom_and_what_from() {
        let phrases = table(Language::English);
        let read = |text| read(text, phrases).unwrap();
        let iraq = read("Iraq (on behalf of the Group of 77 and China): draft resolution");
        assert_eq!(iraq.on_behalf_of.as_deref(), Some("the Group of 77 and China"));
        assert_eq!(iraq.sponsors, ["Iraq"]);
        let note =
            "On behalf of the States that are members of the Group of 77, taking into account";
        assert_eq!(
            on_behalf_of(note, phrases).as_deref(),
            Some("the States that are members of the Group of 77")
        );
        let named = |text| read(text).follows.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            named("[without reference to a Main Committee (A/78/L.6 and A/78/L.6/Add.1)]"),
            ["A/78/L.6", "A/78/L.6/Add.1"]
        );
        assert_eq!(
            named("Denmark: amendment to draft resolution A/C.2/80/L.13/Rev.1"),
            ["A/C.2/80/L.13/Rev.1"]
        );
        assert_eq!(
            super::read("Report of the Conference on Disarmament", phrases).unwrap().follows,
            []
        );
        assert_eq!(
            super::read("Prevention of an arms race in outer space: reducing", phrases),
            None
        );
    }
}
