//! Addresses: PP7, OP12, OP12(b)(ii), II.OP3, Annex-I.4.

use std::collections::HashMap;

use super::kinds::Placed;
use crate::language::Phrases;
use crate::model::{Address, Kind, Paragraph};

/// Gives every paragraph its address.
///
/// Where numbers begin anew in a part (a section, a second resolution under one symbol), the part's label stands
/// before them. An address that would still occur twice gets "-2", "-3" and so on.
pub fn give(placed: Vec<Placed>, phrases: &Phrases) -> Vec<Paragraph> {
    let mut counters = Counters {
        numbered: placed.iter().any(|p| p.kind == Kind::Operative && p.number.is_some()),
        ..Counters::default()
    };
    let local: Vec<Local> =
        placed.iter().map(|paragraph| counters.next(paragraph, phrases)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for place in local.iter().filter(|place| place.depth == 0) {
        *times.entry(&place.address).or_default() += 1;
    }
    let mut used: HashMap<String, usize> = HashMap::new();
    // The address of the paragraph that a list hangs on, and of the list's open levels.
    let mut stem: Vec<String> = Vec::new();
    let mut addresses = Vec::with_capacity(local.len());
    for place in &local {
        stem.truncate(place.depth);
        let full = match (place.depth, stem.last(), &place.part) {
            (1.., Some(above), _) => format!("{above}{}", place.address),
            (0, _, Some(part)) if part.starts_with(ANNEX) || times[place.address.as_str()] > 1 => {
                format!("{part}.{}", place.address)
            }
            _ => place.address.clone(),
        };
        let seen = used.entry(full.clone()).or_default();
        *seen += 1;
        let unique = if *seen > 1 { format!("{full}-{seen}") } else { full };
        stem.push(unique.clone());
        addresses.push(Address::new(unique));
    }
    placed
        .into_iter()
        .zip(addresses)
        .map(|(paragraph, address)| Paragraph {
            address,
            kind: paragraph.kind,
            label: paragraph.label,
            text: paragraph.text,
            marks: paragraph.marks,
            depth: paragraph.depth,
        })
        .collect()
}

/// How addresses in annexes begin.
const ANNEX: &str = "Annex";

/// An address within its part, or below the paragraph above it.
struct Local {
    /// The part; `None` for the heading of a part itself and before the first.
    part: Option<String>,
    address: String,
    /// 0, or the depth in lists.
    depth: usize,
}

#[derive(Default)]
struct Counters {
    /// Whether the resolution numbers its operative paragraphs.
    numbered: bool,
    part: Option<String>,
    preambular: usize,
    operative: usize,
    heading: usize,
    plain: usize,
    annexes: usize,
}

impl Counters {
    fn next(&mut self, paragraph: &Placed, phrases: &Phrases) -> Local {
        let (address, is_part) = match paragraph.kind {
            Kind::Opener => {
                self.preambular = 0;
                self.operative = 0;
                ("Opener".to_owned(), false)
            }
            Kind::Preambular => {
                self.preambular += 1;
                (format!("PP{}", self.preambular), false)
            }
            Kind::Operative => (self.operative(paragraph), false),
            Kind::Heading => self.heading(paragraph),
            Kind::Annex if is_annex_head(paragraph, phrases) => (self.annex(paragraph), true),
            Kind::Annex => (self.numbered_or_plain(paragraph), false),
            Kind::Closing => ("Closing".to_owned(), false),
            Kind::Subparagraph => (self.subparagraph(paragraph), false),
        };
        Local {
            part: self.part.clone().filter(|_| !is_part && paragraph.kind != Kind::Closing),
            address,
            depth: paragraph.depth,
        }
    }

    fn operative(&mut self, paragraph: &Placed) -> String {
        match paragraph.number {
            Some(number) => self.operative = number as usize,
            None if self.numbered => return self.plain(),
            None => self.operative += 1,
        }
        format!("OP{}", self.operative)
    }

    fn numbered_or_plain(&mut self, paragraph: &Placed) -> String {
        paragraph.number.map_or_else(|| self.plain(), |number| number.to_string())
    }

    /// A paragraph without a number among numbered ones.
    fn plain(&mut self) -> String {
        self.plain += 1;
        format!("P{}", self.plain)
    }

    /// The address of a heading, and whether it begins a part.
    fn heading(&mut self, paragraph: &Placed) -> (String, bool) {
        let in_annex = self.part.as_ref().is_some_and(|part| part.starts_with(ANNEX));
        let label = paragraph.label.as_deref().or_else(|| bare_number(&paragraph.text));
        match label {
            Some(label) if !in_annex => {
                let part = label.trim_end_matches('.').replace(' ', "-");
                self.part = Some(part.clone());
                self.preambular = 0;
                self.operative = 0;
                (part, true)
            }
            _ => {
                self.heading += 1;
                (format!("H{}", self.heading), false)
            }
        }
    }

    fn annex(&mut self, paragraph: &Placed) -> String {
        self.annexes += 1;
        let head = paragraph.label.as_deref().unwrap_or(&paragraph.text);
        let number = head.split_whitespace().nth(1).filter(|word| {
            word.len() <= 5 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        });
        let address = match number {
            Some(number) => format!("{ANNEX}-{number}"),
            None if self.annexes > 1 => format!("{ANNEX}-{}", self.annexes),
            None => ANNEX.to_owned(),
        };
        self.part = Some(address.clone());
        self.heading = 0;
        self.plain = 0;
        address
    }

    fn subparagraph(&mut self, paragraph: &Placed) -> String {
        let label = paragraph.label.as_deref().unwrap_or("");
        let inside = label.trim_matches(|c: char| "()（）、.".contains(c));
        if inside.starts_with(char::is_alphanumeric) {
            format!("({inside})")
        } else {
            self.plain += 1;
            format!("(•{})", self.plain)
        }
    }
}

/// Whether the paragraph heads an annex, rather than standing in one.
fn is_annex_head(paragraph: &Placed, phrases: &Phrases) -> bool {
    let head = paragraph.label.as_deref().unwrap_or(&paragraph.text);
    paragraph.number.is_none() && crate::language::starts_with_any(head, phrases.annex)
}

/// The text itself where it is nothing but a number or letter of a part.
fn bare_number(text: &str) -> Option<&str> {
    (text.len() <= 6 && text.bytes().all(|b| b.is_ascii_uppercase())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::phrases;
    use crate::model::Language;

    fn addresses(paragraphs: &[(Kind, Option<&str>, Option<u32>, usize)]) -> Vec<String> {
        let placed = paragraphs
            .iter()
            .map(|&(kind, label, number, depth)| Placed {
                kind,
                label: label.map(str::to_owned),
                text: "Text".to_owned(),
                marks: Vec::new(),
                depth,
                number,
            })
            .collect();
        give(placed, phrases(Language::English))
            .into_iter()
            .map(|p| p.address.to_string())
            .collect()
    }

    #[test]
    fn lists_hang_on_their_paragraph() {
        let seen = addresses(&[
            (Kind::Operative, Some("8."), Some(8), 0),
            (Kind::Subparagraph, Some("(d)"), Some(4), 1),
            (Kind::Subparagraph, Some("(i)"), Some(1), 2),
            (Kind::Subparagraph, Some("(e)"), Some(5), 1),
            (Kind::Operative, Some("9."), Some(9), 0),
        ]);
        assert_eq!(seen, ["OP8", "OP8(d)", "OP8(d)(i)", "OP8(e)", "OP9"]);
    }

    #[test]
    fn numbers_that_begin_anew_get_their_part() {
        let part = |label| (Kind::Heading, Some(label), None, 0);
        let one = (Kind::Operative, Some("1."), Some(1), 0);
        let seen = addresses(&[
            part("I"),
            one,
            (Kind::Subparagraph, Some("(a)"), Some(1), 1),
            part("II"),
            one,
        ]);
        assert_eq!(seen, ["I", "I.OP1", "I.OP1(a)", "II", "II.OP1"]);
        let seen =
            addresses(&[part("I"), one, part("II"), (Kind::Operative, Some("2."), Some(2), 0)]);
        assert_eq!(seen, ["I", "OP1", "II", "OP2"]);
    }
}
