//! Addresses: PP7, OP12, OP12(b)(ii), II.OP3, Annex-I.4; those of divisions in `outline`.

use rustc_hash::FxHashMap;

use super::kinds::Placed;
use super::labels;
use crate::language::{Table, starts_with_any};
use crate::model::{Address, Kind, Paragraph};
use outline::Outline;

mod outline;

/// How addresses in annexes begin.
pub const ANNEX: &str = "Annex";

/// Gives every paragraph its address.
///
/// Where numbers begin anew in a part (a section, a second resolution under one symbol), the part's label stands
/// before them. An address that would still occur twice gets "-2", "-3" and so on.
pub fn give(placed: Vec<Placed>, phrases: &Table) -> Vec<Paragraph> {
    let mut counters = Counters {
        is_numbered: placed.iter().any(|p| p.kind == Kind::Operative && p.number.is_some()),
        ..Counters::default()
    };
    counters.outline = Outline::survey(&placed, phrases);
    let local: Vec<Local> =
        placed.iter().map(|paragraph| counters.next(paragraph, phrases)).collect();
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for (place, _) in local.iter().zip(&placed).filter(|(_, paragraph)| paragraph.depth == 0) {
        *times.entry(&place.address).or_default() += 1;
    }
    let mut used: FxHashMap<String, usize> = FxHashMap::default();
    // The address of the paragraph that a list hangs on, and of the list's open levels.
    let mut stem: Vec<String> = Vec::new();
    let mut paragraphs = Vec::with_capacity(placed.len());
    for (paragraph, Local { part, address }) in placed.into_iter().zip(&local) {
        stem.truncate(paragraph.depth);
        let is_repeated = |part: &str| part.starts_with(ANNEX) || times[address.as_str()] > 1;
        let full = match (stem.last(), part) {
            (Some(above), _) => outline::below(above, address),
            (None, Some(part)) if paragraph.depth == 0 && is_repeated(part) => {
                outline::in_part(part, address)
            }
            _ => address.clone(),
        };
        let seen = used.entry(full.clone()).or_default();
        *seen += 1;
        let unique = if *seen > 1 { format!("{full}-{seen}") } else { full };
        stem.push(unique.clone());
        let Placed { kind, label, text, marks, depth, .. } = paragraph;
        paragraphs.push(Paragraph {
            address: Address::new(unique),
            kind,
            label,
            text,
            marks,
            depth,
        });
    }
    paragraphs
}

/// An address within its part, or below the paragraph above it.
struct Local {
    /// The part; `None` for the heading of a part itself and before the first.
    part: Option<String>,
    address: String,
}

#[derive(Default)]
struct Counters {
    /// Whether the resolution numbers its operative paragraphs.
    is_numbered: bool,
    part: Option<String>,
    preambular: usize,
    operative: usize,
    heading: usize,
    plain: usize,
    /// The bullets since the paragraph or the label above them.
    bullets: usize,
    annexes: usize,
    outline: Outline,
}

impl Counters {
    fn next(&mut self, paragraph: &Placed, phrases: &Table) -> Local {
        if let Some(part) = self.part_begun_by(paragraph, phrases) {
            self.part = Some(part.clone());
            return Local { part: None, address: part };
        }
        if let Some(address) = self.outline.address(paragraph) {
            return Local { part: self.part.clone(), address };
        }
        if paragraph.kind != Kind::Subparagraph {
            self.bullets = 0;
        }
        let address = match paragraph.kind {
            Kind::Opener => {
                (self.preambular, self.operative) = (0, 0);
                "Opener".to_owned()
            }
            Kind::Preambular => self.preambular(paragraph),
            Kind::Operative => self.operative(paragraph),
            Kind::Heading => next("H", &mut self.heading),
            Kind::Annex | Kind::Text => {
                paragraph.number.map_or_else(|| self.plain(), |n| n.to_string())
            }
            Kind::Closing => return Local { part: None, address: "Closing".to_owned() },
            Kind::Subparagraph => self.subparagraph(paragraph),
        };
        Local { part: self.part.clone(), address }
    }

    /// The address of the part that a heading begins: that of an annex, or the label of any other part.
    fn part_begun_by(&mut self, paragraph: &Placed, phrases: &Table) -> Option<String> {
        if let Some(head) = annex_head(paragraph, phrases) {
            self.annexes += 1;
            self.outline.begin();
            (self.heading, self.plain) = (0, 0);
            let number = head.split_whitespace().nth(1).filter(|word| is_annex_number(word));
            return Some(match number {
                Some(number) => format!("{ANNEX}-{number}"),
                None if self.annexes > 1 => format!("{ANNEX}-{}", self.annexes),
                None => ANNEX.to_owned(),
            });
        }
        let in_annex = self.part.as_ref().is_some_and(|part| part.starts_with(ANNEX));
        if paragraph.kind != Kind::Heading || paragraph.heads.is_some() || in_annex {
            return None;
        }
        let label = paragraph.label.as_deref().or_else(|| bare_number(&paragraph.text))?;
        (self.preambular, self.operative) = (0, 0);
        Some(label.trim_end_matches(['.', '、']).replace(' ', "-"))
    }

    /// By its printed number, where it has one.
    fn preambular(&mut self, paragraph: &Placed) -> String {
        let Some(number) = paragraph.number else { return next("PP", &mut self.preambular) };
        self.preambular = number as usize;
        format!("PP{number}{}", later(paragraph))
    }

    fn operative(&mut self, paragraph: &Placed) -> String {
        match paragraph.number {
            Some(number) => {
                self.operative = number as usize;
                return format!("OP{number}{}", later(paragraph));
            }
            // Below its list a paragraph goes on in small letters: "and demands that …".
            None if self.is_numbered && self.operative > 0 && goes_on(&paragraph.text) => {
                return format!("OP{}-2", self.operative);
            }
            None if self.is_numbered => return self.plain(),
            None => self.operative += 1,
        }
        format!("OP{}", self.operative)
    }

    /// A paragraph without a number among numbered ones.
    fn plain(&mut self) -> String {
        next("P", &mut self.plain)
    }

    fn subparagraph(&mut self, paragraph: &Placed) -> String {
        let label = paragraph.name.as_deref().or(paragraph.label.as_deref()).unwrap_or("");
        // A bullet may stand before it.
        let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
        let inside = labels::inside(label).replace(['(', ')', ' '], "");
        if inside.starts_with(char::is_alphanumeric) {
            self.bullets = 0;
            format!("({inside})")
        } else {
            format!("({})", next("•", &mut self.bullets))
        }
    }
}

/// What stands behind the number in the label of a paragraph: "bis".
fn later(paragraph: &Placed) -> String {
    paragraph.label.as_deref().map(labels::later).unwrap_or_default()
}

/// Whether a text goes on with a sentence of the paragraph above it.
fn goes_on(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// Counts one more, and names it.
fn next(name: &str, count: &mut usize) -> String {
    *count += 1;
    format!("{name}{count}")
}

/// What an annex is headed by, where the paragraph heads one: "Annex II".
fn annex_head<'p>(paragraph: &'p Placed, phrases: &Table) -> Option<&'p str> {
    let head = paragraph.label.as_deref().unwrap_or(&paragraph.text);
    let is_plain = paragraph.number.is_none() && paragraph.heads.is_none();
    (paragraph.kind == Kind::Annex && is_plain && starts_with_any(head, phrases.annex))
        .then_some(head)
}

/// "II", "2", "B" after "Annex".
fn is_annex_number(word: &str) -> bool {
    word.len() <= 5 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// The text itself where it is nothing but a number or letter of a part.
fn bare_number(text: &str) -> Option<&str> {
    (text.len() <= 6 && text.bytes().all(|b| b.is_ascii_uppercase())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
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
                name: None,
                heads: None,
            })
            .collect();
        give(placed, table(Language::English)).into_iter().map(|p| p.address.to_string()).collect()
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
    fn bullets_are_counted_below_their_paragraph() {
        let bullet = (Kind::Subparagraph, Some("•"), Some(0), 1);
        let seen = addresses(&[
            (Kind::Preambular, None, None, 0),
            bullet,
            (Kind::Operative, Some("1."), Some(1), 0),
            bullet,
            bullet,
            (Kind::Annex, None, None, 0),
        ]);
        assert_eq!(seen, ["PP1", "PP1(•1)", "OP1", "OP1(•1)", "OP1(•2)", "P1"]);
    }

    #[test]
    fn what_goes_on_below_a_list_belongs_to_its_number() {
        let placed = |kind, label: Option<&str>, number, depth, text: &str| Placed {
            kind,
            label: label.map(str::to_owned),
            text: text.to_owned(),
            marks: Vec::new(),
            depth,
            number,
            name: None,
            heads: None,
        };
        let placed = vec![
            placed(Kind::Operative, Some("5."), Some(5), 0, "Condemns:"),
            placed(Kind::Subparagraph, Some("(a)"), Some(1), 1, "The attack;"),
            placed(Kind::Operative, None, None, 0, "and demands that it end;"),
            placed(Kind::Operative, None, None, 0, "Decides to act."),
        ];
        let seen = give(placed, table(Language::English));
        let seen: Vec<_> = seen.iter().map(|paragraph| paragraph.address.as_str()).collect();
        assert_eq!(seen, ["OP5", "OP5(a)", "OP5-2", "P1"]);
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
