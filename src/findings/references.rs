//! References of a text to its own paragraphs, checked against what they pointed to in the old text.
//!
//! A paragraph of another document ("paragraph 12 of resolution 78/241") is none.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lexicon::{Lexicon, role};
use super::scan::Text;
use super::states::Places;
use super::{Cut, Pointer, Reference, ReferenceVerdict, Spot, Unit};
use crate::model::{Kind, Language, Resolution, Sides};
use crate::tokens::Token;

/// A range of paragraphs ("paragraphs 3 to 15") with more is taken for something else.
const LONGEST_RANGE: usize = 300;

/// Without "above" or "of the present resolution", no other document may be named so many tokens before (8 to 30).
const FOREIGN_BEFORE: usize = 14;

/// Words that name another text, which a bare "paragraph 4" would be of.
const FOREIGN: &[&str] = &[
    "article",
    "articles",
    "section",
    "sections",
    "annex",
    "report",
    "statute",
    "charter",
    "convention",
    "agreement",
    "declaration",
    "document",
    "plan",
    "rule",
    "rules",
    "regulation",
    "protocol",
    "treaty",
    "resolution",
    "resolutions",
    "decision",
    "decisions",
    "agenda",
    "programme",
    "framework",
    "outcome",
    "guidelines",
    "rapport",
    "l'article",
    "résolution",
    "annexe",
    "informe",
    "artículo",
    "resolución",
    "anexo",
    "доклада",
    "резолюции",
    "статьи",
];

/// What may lead to a bare reference.
const BARE: &[&[&str]] = &[
    &["pursuant", "to"],
    &["referred", "to", "in"],
    &["in", "line", "with"],
    &["set", "out", "in"],
    &["in", "accordance", "with"],
    &["mentioned", "in"],
];

/// The references of the new text, in reading order, with what became of them.
pub fn find(
    documents: Sides<&Resolution>,
    cut: Cut<'_>,
    texts: Sides<&[Text<'_>]>,
    lexicons: Sides<&Lexicon<'_>>,
    places: &Places,
) -> Vec<Reference> {
    let new = pointers(documents.new, texts.new, lexicons.new);
    if new.is_empty() {
        return Vec::new();
    }
    let mut old: FxHashMap<usize, Vec<Pointer>> = FxHashMap::default();
    for pointer in pointers(documents.old, texts.old, lexicons.old) {
        old.entry(row_of(&pointer, &places.rows.old))
            .or_default()
            .push(pointer);
    }
    let mut by_row: Vec<(usize, Vec<Pointer>)> = Vec::new();
    for pointer in new {
        let row = row_of(&pointer, &places.rows.new);
        match by_row.last_mut() {
            Some((last, pointers)) if *last == row => pointers.push(pointer),
            _ => by_row.push((row, vec![pointer])),
        }
    }
    let mut found = Vec::new();
    for (row, new) in by_row {
        let old = old.remove(&row).unwrap_or_default();
        let pairs = paired(documents, old, new);
        found.extend(pairs.into_iter().map(|(old, new)| Reference {
            verdict: old.as_ref().map_or(ReferenceVerdict::CannotTell, |old| {
                verdict(documents, cut, places, old, &new)
            }),
            old,
            new,
        }));
    }
    found
}

fn row_of(pointer: &Pointer, rows: &[usize]) -> usize {
    match pointer.spot.unit {
        Unit::Paragraph(at) => rows[at],
        Unit::Note(_) => usize::MAX,
    }
}

/// Pairs the references of a row: in order where both sides have as many, else by their words.
fn paired(
    documents: Sides<&Resolution>,
    old: Vec<Pointer>,
    new: Vec<Pointer>,
) -> Vec<(Option<Pointer>, Pointer)> {
    if old.len() == new.len() {
        return old.into_iter().map(Some).zip(new).collect();
    }
    let mut old: Vec<Option<Pointer>> = old.into_iter().map(Some).collect();
    let pair = |new: Pointer| {
        let same = |old: &&mut Option<Pointer>| {
            old.as_ref()
                .is_some_and(|old| old.spot.text(documents.old) == new.spot.text(documents.new))
        };
        let twin = old.iter_mut().find(same).and_then(Option::take);
        (twin, new)
    };
    new.into_iter().map(pair).collect()
}

fn verdict(
    documents: Sides<&Resolution>,
    cut: Cut<'_>,
    places: &Places,
    old: &Pointer,
    new: &Pointer,
) -> ReferenceVerdict {
    let rows = |targets: &[usize], rows: &[usize]| -> BTreeSet<usize> {
        targets.iter().map(|&at| rows[at]).collect()
    };
    let old_rows = rows(&old.targets, &places.rows.old);
    let new_rows = rows(&new.targets, &places.rows.new);
    let alone = |row: &usize| cut.rows[*row].similarity.is_none();
    let both_replaced = old_rows.iter().any(alone) && new_rows.iter().any(alone);
    if old_rows.is_empty() && new_rows.is_empty() {
        ReferenceVerdict::CannotTell
    } else if !old_rows.is_empty()
        && !new_rows.is_empty()
        && (old_rows.is_subset(&new_rows) || new_rows.is_subset(&old_rows))
    {
        ReferenceVerdict::Right
    } else if both_replaced || old_rows.is_empty() {
        ReferenceVerdict::CannotTell
    } else if old.spot.text(documents.old) == new.spot.text(documents.new) {
        ReferenceVerdict::Stale
    } else if new_rows.is_empty() {
        ReferenceVerdict::CannotTell
    } else {
        ReferenceVerdict::PointsElsewhere
    }
}

/// The references of a document to its own paragraphs.
fn pointers(document: &Resolution, texts: &[Text<'_>], lexicon: &Lexicon<'_>) -> Vec<Pointer> {
    let mut addresses: Option<FxHashMap<&str, usize>> = None;
    let mut found = Vec::new();
    for &text in texts {
        let may_refer = text.has(role::PARAGRAPH) || lexicon.language == Language::Chinese;
        if !text.is_body() || !may_refer {
            continue;
        }
        let Unit::Paragraph(paragraph) = text.unit else {
            continue;
        };
        for cited in cited(text, lexicon) {
            let addresses = addresses.get_or_insert_with(|| {
                let paragraphs = document.paragraphs.iter().enumerate();
                paragraphs.map(|(at, p)| (p.address.as_str(), at)).collect()
            });
            let own = document.paragraphs[paragraph].address.as_str();
            let part = own.split_once('.').map_or("", |(part, _)| part);
            let resolve = |name: &String| {
                let spellings = [
                    format!("{part}.{name}"),
                    format!("{part}.{}", name.trim_start_matches("OP")),
                    name.clone(),
                ];
                let mut found = spellings
                    .iter()
                    .filter_map(|name| addresses.get(name.as_str()));
                found.next().copied()
            };
            let targets: Vec<Option<usize>> = cited.names.iter().map(resolve).collect();
            // One that is not there makes the whole doubtful.
            let targets: Option<Vec<usize>> = targets.into_iter().collect();
            found.push(Pointer {
                spot: Spot {
                    unit: text.unit,
                    bytes: cited.bytes,
                },
                targets: targets.unwrap_or_default(),
            });
        }
    }
    found
}

/// A reference as it is printed, with the addresses it names.
struct Cited {
    bytes: Range<usize>,
    names: Vec<String>,
}

fn cited(text: Text<'_>, lexicon: &Lexicon<'_>) -> Vec<Cited> {
    if lexicon.language == Language::Chinese {
        return chinese(text, lexicon);
    }
    let is_word = |at: &usize| lexicon.is(text.tokens.get(*at), role::PARAGRAPH);
    (0..text.tokens.len())
        .filter(is_word)
        .filter_map(|at| numbered(text, lexicon, at).or_else(|| preambular(text, lexicon, at)))
        .collect()
}

/// "paragraphs 3 to 5, 7 and 9 (b) above", with the word at `at`.
fn numbered(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<Cited> {
    let tokens = text.tokens;
    let mut names: Vec<String> = Vec::new();
    let mut number: Option<usize> = None;
    let mut range = false;
    let mut next = at + 1;
    let mut end = next;
    while let Some(token) = tokens.get(next) {
        if let Ok(value) = lexicon.name(token).parse::<usize>() {
            if range {
                let first = number?;
                if value <= first || value - first > LONGEST_RANGE {
                    return None;
                }
                names.extend((first + 1..value).map(|number| format!("OP{number}")));
                range = false;
            }
            number = Some(value);
            names.push(format!("OP{value}"));
            next += 1;
            end = next;
            // Brackets right behind the number belong to it.
            while let Some((letters, after)) = bracket(lexicon, tokens, next) {
                if let Some(last) = names.last_mut() {
                    last.push_str(&letters);
                }
                next = after;
                end = next;
            }
        } else if let Some((letters, after)) = bracket(lexicon, tokens, next) {
            // "11 (a) and (b)".
            names.push(format!("OP{}{letters}", number?));
            next = after;
            end = next;
        } else if lexicon.name(token) == "," || lexicon.roles(token) & role::AND != 0 {
            next += 1;
        } else if (lexicon.roles(token) & role::TO != 0 || lexicon.name(token) == "-")
            && end == next
            && number.is_some()
        {
            range = true;
            next += 1;
        } else {
            break;
        }
    }
    if names.is_empty() || range {
        return None;
    }
    is_own(text, lexicon, at, end).then_some(Cited {
        bytes: text.bytes(at..end),
        names,
    })
}

/// "the first preambular paragraph of the present resolution", with "paragraph" at `at`.
fn preambular(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<Cited> {
    let first = at.checked_sub(2)?;
    if !lexicon.is(text.tokens.get(at - 1), role::PREAMBULAR) {
        return None;
    }
    let word = lexicon.name(&text.tokens[first]).to_lowercase();
    let number = lexicon
        .phrases
        .ordinals
        .iter()
        .position(|ordinal| *ordinal == word)?
        + 1;
    is_own(text, lexicon, first, at + 1).then_some(Cited {
        bytes: text.bytes(first..at + 1),
        names: vec![format!("PP{number}")],
    })
}

/// "上文第3段", "上文第3至第5段": read from the text, since its words do not part there.
fn chinese(text: Text<'_>, lexicon: &Lexicon<'_>) -> Vec<Cited> {
    let words = lexicon.phrases.before_reference.iter();
    let mut found: Vec<Cited> = words
        .flat_map(|word| text.text.match_indices(word))
        .filter_map(|(at, word)| {
            let (names, length) = chinese_numbers(text.text.get(at + word.len()..)?)?;
            Some(Cited {
                bytes: at..at + word.len() + length,
                names,
            })
        })
        .collect();
    found.sort_by_key(|cited| cited.bytes.start);
    found
}

/// The addresses of "第3至第5段" at the beginning of a text, and its length.
fn chinese_numbers(text: &str) -> Option<(Vec<String>, usize)> {
    let end = text.find('段')?;
    let mut names = Vec::new();
    let mut last: Option<usize> = None;
    let mut range = false;
    let mut rest = &text[..end];
    while let Some(c) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Ok(number) = rest[..digits].parse::<usize>() {
            if let Some(first) =
                last.filter(|first| range && number > *first && number - first <= LONGEST_RANGE)
            {
                names.extend((first + 1..number).map(|number| format!("OP{number}")));
            }
            names.push(format!("OP{number}"));
            (last, range) = (Some(number), false);
            rest = &rest[digits..];
            continue;
        }
        match c {
            '至' | '到' => range = true,
            '第' | '和' | '及' | '与' | '或' | '、' | '，' | ' ' | '各' => {}
            _ => return None,
        }
        rest = &rest[c.len_utf8()..];
    }
    (!names.is_empty()).then_some((names, end + '段'.len_utf8()))
}

/// "(b)" or "(ii)" at a token, and what follows it.
fn bracket(lexicon: &Lexicon<'_>, tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let [open, letters, close] = tokens.get(at..at + 3)? else {
        return None;
    };
    let name = lexicon.name(letters);
    let is_label = name.chars().count() <= 4 && name.chars().all(char::is_alphanumeric);
    (lexicon.name(open) == "(" && lexicon.name(close) == ")" && is_label)
        .then(|| (format!("({name})"), at + 3))
}

/// Whether the reference in the tokens `at..end` is to the same text.
fn is_own(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize, end: usize) -> bool {
    let after = text.tokens.get(end..).unwrap_or_default();
    let after = match after.first() {
        Some(comma) if lexicon.name(comma) == "," => &after[1..],
        _ => after,
    };
    if lexicon
        .phrases
        .after_reference
        .iter()
        .any(|words| lexicon.begins(after, words))
    {
        return true;
    }
    let before = text.tokens.get(..at).unwrap_or_default();
    let leads = BARE.iter().any(|words| {
        before.len() >= words.len() && lexicon.begins(&before[before.len() - words.len()..], words)
    });
    let ends = matches!(
        after.first().map(|token| lexicon.name(token)),
        None | Some(";" | "." | ":" | "since" | "and")
    ) || text
        .tokens
        .get(end)
        .is_some_and(|token| lexicon.name(token) == ",");
    let continues = after
        .first()
        .is_some_and(|token| matches!(lexicon.lower(token), "of" | "to" | "thereof" | "in"));
    let nearby = &before[before.len().saturating_sub(FOREIGN_BEFORE)..];
    let is_foreign = nearby.iter().any(|token| {
        lexicon.roles(token) & role::SYMBOL != 0 || FOREIGN.contains(&lexicon.lower(token))
    });
    text.kind != Kind::Annex && leads && ends && !continues && !is_foreign
}
