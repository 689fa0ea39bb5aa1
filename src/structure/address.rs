//! Addresses: PP7, OP12, OP12(b)(ii), II.OP3, Annex-I.4.

use std::collections::HashMap;

use super::kinds::Placed;
use super::language::Phrases;
use crate::model::{Address, Kind, Paragraph};

/// Gives every paragraph its address.
///
/// Where numbers begin anew in a part (a section, a second resolution under one symbol), the part's label stands
/// before them. An address that would still occur twice gets "-2", "-3" and so on.
pub fn give(placed: Vec<Placed>, phrases: &Phrases) -> Vec<Paragraph> {
    let mut counters = Counters::default();
    let local: Vec<(Option<String>, String)> = placed
        .iter()
        .map(|paragraph| {
            let address = counters.next(paragraph, phrases);
            (counters.part.clone(), address)
        })
        .collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (_, address) in &local {
        *times.entry(address).or_default() += 1;
    }
    let mut used: HashMap<String, usize> = HashMap::new();
    let addresses: Vec<Address> = local
        .iter()
        .map(|(part, address)| {
            let full = match part {
                Some(part) if part.starts_with(ANNEX) && part != address => format!("{part}.{address}"),
                Some(part) if times[address.as_str()] > 1 && part != address => format!("{part}.{address}"),
                _ => address.clone(),
            };
            let seen = used.entry(full.clone()).or_default();
            *seen += 1;
            Address::new(if *seen > 1 { format!("{full}-{seen}") } else { full })
        })
        .collect();
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

#[derive(Default)]
struct Counters {
    part: Option<String>,
    in_annex: bool,
    preambular: usize,
    operative: usize,
    heading: usize,
    plain: usize,
    annexes: usize,
    /// The address of the paragraph that a list hangs on, and of the list's open levels.
    stem: Vec<String>,
}

impl Counters {
    /// The address within its part.
    fn next(&mut self, paragraph: &Placed, phrases: &Phrases) -> String {
        let address = match paragraph.kind {
            Kind::Opener => {
                self.preambular = 0;
                self.operative = 0;
                "Opener".to_owned()
            }
            Kind::Preambular => {
                self.preambular += 1;
                format!("PP{}", self.preambular)
            }
            Kind::Operative => self.operative(paragraph),
            Kind::Heading => self.heading(paragraph),
            Kind::Annex if self.begins_annex(paragraph, phrases) => self.annex(paragraph),
            Kind::Annex => match paragraph.number {
                Some(number) => number.to_string(),
                None => {
                    self.plain += 1;
                    format!("P{}", self.plain)
                }
            },
            Kind::Closing => "Closing".to_owned(),
            Kind::Subparagraph => return self.subparagraph(paragraph),
        };
        self.stem = vec![address.clone()];
        address
    }

    fn operative(&mut self, paragraph: &Placed) -> String {
        self.operative = paragraph.number.map_or(self.operative + 1, |n| n as usize);
        format!("OP{}", self.operative)
    }

    fn heading(&mut self, paragraph: &Placed) -> String {
        let label = paragraph.label.as_deref().or_else(|| bare_number(&paragraph.text));
        match label {
            Some(label) if !self.in_annex => {
                let part = label.trim_end_matches('.').replace(' ', "-");
                self.part = Some(part.clone());
                self.preambular = 0;
                self.operative = 0;
                part
            }
            _ => {
                self.heading += 1;
                format!("H{}", self.heading)
            }
        }
    }

    fn begins_annex(&self, paragraph: &Placed, phrases: &Phrases) -> bool {
        let head = paragraph.label.as_deref().unwrap_or(&paragraph.text);
        paragraph.number.is_none() && super::language::starts_with_any(head, phrases.annex)
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
        self.in_annex = true;
        self.part = Some(address.clone());
        self.heading = 0;
        self.plain = 0;
        address
    }

    fn subparagraph(&mut self, paragraph: &Placed) -> String {
        let label = paragraph.label.as_deref().unwrap_or("");
        let inside = label.trim_matches(|c: char| "()（）、.".contains(c));
        let inside = match inside.chars().next() {
            Some(c) if c.is_alphanumeric() => inside.to_owned(),
            _ => String::new(),
        };
        self.stem.truncate(paragraph.depth);
        let stem = self.stem.last().cloned().unwrap_or_default();
        let address = if inside.is_empty() {
            self.plain += 1;
            format!("{stem}(•{})", self.plain)
        } else {
            format!("{stem}({inside})")
        };
        self.stem.push(address.clone());
        address
    }
}

/// The text itself where it is nothing but a number or letter of a part.
fn bare_number(text: &str) -> Option<&str> {
    (text.len() <= 6 && text.bytes().all(|b| b.is_ascii_uppercase())).then_some(text)
}
