//! Addresses by the divisions of an annex or a document: "article 21 (3)", "2.3.4", "I.A.3", "§ 5 (b)", "article 2, P2".

use std::collections::{HashMap, HashSet};

use super::super::kinds::{Head, Level, Placed};
use super::{ANNEX, annex_head};
use crate::language::Table;
use crate::model::Kind;

/// The divisions that are open where a paragraph stands, and what of their addresses is needed.
#[derive(Debug, Default)]
pub struct Outline {
    /// Which annex it is in; 0 before the first.
    annex: usize,
    open: Vec<Open>,
    /// Levels whose numbers begin anew, by annex: their addresses need the division around them.
    repeated: HashSet<(usize, Level)>,
    /// Annexes in which the numbers of paragraphs run on from one named division to the next.
    runs_on: HashSet<usize>,
    /// Whether divisions with a name follow.
    is_named: bool,
}

/// An open division.
#[derive(Debug)]
struct Open {
    level: Level,
    address: String,
    /// How many of its paragraphs have no number.
    plain: usize,
}

impl Outline {
    /// Finds out which numbers begin anew, and which run on.
    pub fn survey(placed: &[Placed], phrases: &Table) -> Outline {
        let mut outline = Outline::default();
        let mut times: HashMap<(usize, &Head), usize> = HashMap::new();
        let (mut annex, mut last, mut fresh) = (0, 0, true);
        for paragraph in placed {
            if annex_head(paragraph, phrases).is_some() {
                annex += 1;
                (last, fresh) = (0, true);
            }
            if let Some(head) = &paragraph.heads {
                let seen = times.entry((annex, head)).or_default();
                *seen += 1;
                if *seen > 1 {
                    outline.repeated.insert((annex, head.level.clone()));
                }
                outline.is_named |= matches!(head.level, Level::Named(..));
                fresh = true;
            }
            if let Some(number) = paragraph.number.filter(|_| paragraph.depth == 0) {
                if fresh && number != 1 && number == last + 1 {
                    outline.runs_on.insert(annex);
                }
                (last, fresh) = (number, false);
            }
        }
        outline
    }

    /// Begins the next annex.
    pub fn begin(&mut self) {
        self.annex += 1;
        self.open.clear();
    }

    /// The address of a paragraph that heads a division or stands in one; `None` for all others.
    pub fn address(&mut self, paragraph: &Placed) -> Option<String> {
        if let Some(head) = &paragraph.heads {
            let address = self.enter(head);
            if let Some(open) = self.open.last_mut() {
                // The first paragraph of an article bears its address.
                open.plain = usize::from(paragraph.kind != Kind::Heading);
            }
            let inner = paragraph.number.filter(|_| matches!(head.level, Level::Named(..)));
            return Some(inner.map_or(address.clone(), |number| format!("{address} ({number})")));
        }
        if !matches!(paragraph.kind, Kind::Annex | Kind::Text) {
            return None;
        }
        let runs_on = self.runs_on.contains(&self.annex);
        let Some(inner) = self.open.last_mut() else {
            // "(1) … (2) …" above the first article.
            let number =
                paragraph.number.filter(|_| self.is_named && paragraph.kind == Kind::Text)?;
            return Some(format!("recital {number}"));
        };
        let is_own = match inner.level {
            Level::Named(..) => true,
            Level::Number(parts) => parts > 1 || paragraph.kind == Kind::Text,
            Level::Roman | Level::Capital => false,
        };
        match paragraph.number {
            Some(number) if is_own && !runs_on => Some(format!("{} ({number})", inner.address)),
            None if is_own => {
                inner.plain += 1;
                Some(format!("{}, P{}", inner.address, inner.plain))
            }
            _ => None,
        }
    }

    /// Opens a division, and closes those that end there.
    fn enter(&mut self, head: &Head) -> String {
        if let Some(at) = self.open.iter().position(|open| ends(&open.level, &head.level)) {
            self.open.truncate(at);
        }
        let is_repeated = self.repeated.contains(&(self.annex, head.level.clone()));
        let above = self.open.last().filter(|_| is_repeated);
        let address = above.map_or(head.name.clone(), |above| joined(&above.address, &head.name));
        self.open.push(Open { level: head.level.clone(), address: address.clone(), plain: 0 });
        address
    }
}

/// Whether an open division ends where one of another level begins.
fn ends(open: &Level, next: &Level) -> bool {
    match (open, next) {
        (Level::Named(_, Some(open)), Level::Named(_, Some(next))) => open >= next,
        (Level::Number(open), Level::Number(next)) => open >= next,
        _ => open == next,
    }
}

/// "I" and "A" give "I.A", "chapter II" and "article 1" "chapter II, article 1".
fn joined(above: &str, name: &str) -> String {
    let is_short = !above.contains(' ') && !name.contains(' ');
    format!("{above}{}{name}", if is_short { "." } else { ", " })
}

/// The address of a subparagraph: "OP8(d)", "article 4 (a)", "2.3.4 (a)".
pub fn below(above: &str, own: &str) -> String {
    // "article 4, P1": the text above a list of the article.
    let above = above.strip_suffix(", P1").unwrap_or(above);
    let last = above.rsplit('.').next().unwrap_or(above);
    let is_number = last.bytes().all(|b| b.is_ascii_digit()) && !above.starts_with(ANNEX);
    let is_spaced = above.contains(' ') || is_number;
    format!("{above}{}{own}", if is_spaced { " " } else { "" })
}

/// The address in an annex or another part: "Annex-II.4", "Annex II, article 4", "II.OP3".
pub fn in_part(part: &str, own: &str) -> String {
    if own.contains(' ') && part.starts_with(ANNEX) {
        return format!("{}, {own}", part.replacen('-', " ", 1));
    }
    format!("{part}.{own}")
}
