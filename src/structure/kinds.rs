//! Pieces → paragraphs: what each is, and its label.

use super::address;
use super::join::Piece;
use super::labels::{self, Label, System};
use super::lists::Lists;
use super::stops::{ended_strongly, ends_paragraph};
use crate::language::{Phrases, starts_with_any};
use crate::model::{Kind, NoteMark, Paragraph};
use crate::tokens::dates;

/// A paragraph with its place in the order of parts, before it has an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What it is.
    pub kind: Kind,
    /// Its label.
    pub label: Option<String>,
    /// Its words.
    pub text: String,
    /// Its footnote marks.
    pub marks: Vec<NoteMark>,
    /// How deep it stands in lists; 0 outside.
    pub depth: usize,
    /// The number of its label, where it has one.
    pub number: Option<u32>,
}

/// The part of a resolution that a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Preamble,
    Operative,
    Annex,
}

/// A heading is at most this long, in characters.
const MAX_HEADING: usize = 260;

/// A heading with the number of a part before it is told by that, and at most this long: the titles of budget
/// sections run to five lines.
const MAX_PART_HEADING: usize = 500;

/// Gives every piece its kind, label and address.
pub fn assign(pieces: Vec<Piece>, phrases: &'static Phrases) -> Vec<Paragraph> {
    let mut walk = Walk {
        phrases,
        zone: Zone::Preamble,
        fresh: true,
        last_number: 0,
        lists: Lists::default(),
        placed: Vec::with_capacity(pieces.len()),
    };
    let pieces = without_list_marks(pieces);
    for at in 0..pieces.len() {
        walk.place(&pieces, at);
    }
    address::give(walk.placed, phrases)
}

/// Takes off the dashes that an HTML list leaves before most paragraphs.
fn without_list_marks(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let dashed = |piece: &Piece| piece.text.starts_with("- ");
    if pieces.iter().filter(|piece| dashed(piece)).count() * 2 <= pieces.len() {
        return pieces;
    }
    for piece in pieces.iter_mut().filter(|piece| dashed(piece)) {
        drop_front(piece, 2);
    }
    pieces
}

/// Removes bytes from the front of a piece's text, keeping marks and pages in place.
fn drop_front(piece: &mut Piece, bytes: usize) {
    piece.text.drain(..bytes);
    for mark in &mut piece.marks {
        mark.at = mark.at.saturating_sub(bytes);
    }
    for (start, _) in &mut piece.pages {
        *start = start.saturating_sub(bytes);
    }
}

struct Walk {
    phrases: &'static Phrases,
    zone: Zone,
    /// Nothing but headings since the opener, or since the heading of a part.
    fresh: bool,
    /// The number of the last operative paragraph, 0 at the beginning of a part.
    last_number: u32,
    lists: Lists,
    placed: Vec<Placed>,
}

impl Walk {
    fn place(&mut self, pieces: &[Piece], at: usize) {
        let piece = &pieces[at];
        let text = piece.text.as_str();
        if piece.row {
            self.place_row(piece);
        } else if self.phrases.is_opener(text) {
            self.zone = Zone::Preamble;
            self.begin_part();
            self.push(piece, Kind::Opener, None, 0, None);
        } else if self.is_annex_heading(text) {
            self.zone = Zone::Annex;
            self.begin_part();
            self.push(piece, Kind::Annex, None, 0, None);
        } else if self.is_closing(text) {
            self.close(piece);
        } else if self.fills_heading(text) {
            self.fill_heading(piece);
        } else if piece.label.is_none() && self.is_heading(pieces, at) {
            self.head(piece);
        } else {
            self.place_paragraph(pieces, at);
        }
    }

    /// A row of a table belongs to the paragraph or heading before it and begins nothing.
    fn place_row(&mut self, piece: &Piece) {
        let kind = match self.zone {
            Zone::Preamble => Kind::Preambular,
            Zone::Operative => Kind::Operative,
            Zone::Annex => Kind::Annex,
        };
        let fresh = self.fresh;
        self.push(piece, kind, None, 0, None);
        self.fresh = fresh;
    }

    fn begin_part(&mut self) {
        self.fresh = true;
        self.last_number = 0;
        self.lists.clear();
    }

    fn place_paragraph(&mut self, pieces: &[Piece], at: usize) {
        let piece = &pieces[at];
        let label = label_of(piece).or_else(|| self.stopless_label(piece));
        let number = label.as_ref().and_then(Label::operative_number);
        match (number, label) {
            (Some(number), label) if self.continues_numbers(number) => {
                if self.zone == Zone::Preamble {
                    self.zone = Zone::Operative;
                }
                let kind = if self.zone == Zone::Annex { Kind::Annex } else { Kind::Operative };
                self.last_number = number;
                self.lists.clear();
                self.push(piece, kind, Some(number), 0, label);
            }
            (_, Some(label)) => {
                let next = pieces[at + 1..].iter().find_map(label_of);
                let (depth, value) = self.lists.place(&label, next.as_ref());
                self.push(piece, Kind::Subparagraph, Some(value), depth, Some(label));
            }
            (_, None) => {
                let kind = self.kind_of_unlabelled(&piece.text);
                self.lists.clear();
                self.push(piece, kind, None, 0, None);
            }
        }
    }

    /// "26 Condemns without reservation": the expected number, its stop lost.
    fn stopless_label<'p>(&self, piece: &'p Piece) -> Option<Label<'p>> {
        let (printed, rest) = piece.text.split_once(' ')?;
        let number = printed.parse().ok().filter(|&number: &u32| number == self.last_number + 1)?;
        (self.zone == Zone::Operative && number > 1 && self.phrases.is_operative(rest))
            .then(|| Label { printed, rest, readings: vec![(System::Number, number)] })
    }

    /// Whether an operative number goes on from the last one, or begins anew.
    fn continues_numbers(&self, number: u32) -> bool {
        let begins_or_skips = (number == 1 || number > self.last_number) && !self.inside_list();
        number == self.last_number + 1 || begins_or_skips || self.fresh
    }

    /// Whether the paragraph before announces a list.
    fn inside_list(&self) -> bool {
        self.lists.depth() > 0
            || self
                .placed
                .last()
                .is_some_and(|last| last.text.ends_with([':', '：']) && last.number.is_some())
    }

    fn kind_of_unlabelled(&mut self, text: &str) -> Kind {
        match self.zone {
            Zone::Annex => Kind::Annex,
            Zone::Operative if self.fresh && !self.is_operative(text) => {
                self.zone = Zone::Preamble;
                Kind::Preambular
            }
            Zone::Operative => Kind::Operative,
            Zone::Preamble if self.is_operative(text) => {
                self.zone = Zone::Operative;
                Kind::Operative
            }
            Zone::Preamble => Kind::Preambular,
        }
    }

    /// Whether a paragraph without a number acts: it ends as operative ones do and does not begin as preambular ones do.
    fn is_operative(&self, text: &str) -> bool {
        ended_strongly(text)
            && (self.phrases.is_operative(text) || !self.phrases.is_preambular(text))
    }

    /// "Annex", "Annex II", "Annexe".
    fn is_annex_heading(&self, text: &str) -> bool {
        if text.chars().count() > MAX_HEADING
            || ends_paragraph(text)
            || !starts_with_any(text, self.phrases.annex)
        {
            return false;
        }
        let rest = text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
        is_part_number(rest.split_whitespace().next().unwrap_or("I"))
            || rest.starts_with(char::is_uppercase)
    }

    fn is_closing(&self, text: &str) -> bool {
        let closing = |placed: &Placed| placed.kind == Kind::Closing;
        self.zone != Zone::Annex
            && labels::parse(text).is_none()
            && (self.phrases.is_closing(text)
                || is_date_alone(text, self.phrases)
                    && (self.zone == Zone::Operative || self.placed.last().is_some_and(closing)))
    }

    /// Closing lines are one paragraph, however many there are.
    fn close(&mut self, piece: &Piece) {
        match self.placed.last_mut().filter(|last| last.kind == Kind::Closing) {
            Some(last) => {
                let shift = last.text.len() + 1;
                last.text.push(' ');
                last.text.push_str(&piece.text);
                last.marks.extend(
                    piece
                        .marks
                        .iter()
                        .map(|mark| NoteMark { number: mark.number.clone(), at: mark.at + shift }),
                );
            }
            None => self.push(piece, Kind::Closing, None, 0, None),
        }
    }

    /// Whether the text is the title of the heading before, which so far is only "II" or "Annex".
    fn fills_heading(&self, text: &str) -> bool {
        let Some(last) = self.placed.last() else {
            return false;
        };
        let bare = matches!(last.kind, Kind::Heading | Kind::Annex)
            && last.label.is_none()
            && (is_part_number(&last.text) || self.is_bare_part(&last.text));
        bare && looks_like_title_within(text, MAX_PART_HEADING) && !self.phrases.is_preambular(text)
    }

    fn fill_heading(&mut self, piece: &Piece) {
        if let Some(last) = self.placed.last_mut() {
            last.label = Some(std::mem::replace(&mut last.text, piece.text.clone()));
            last.marks.extend_from_slice(&piece.marks);
        }
    }

    /// "Part II", "Annex".
    fn is_bare_part(&self, text: &str) -> bool {
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or("");
        let named =
            starts_with_any(first, self.phrases.part) || starts_with_any(first, self.phrases.annex);
        named && words.next().is_none_or(is_part_number) && words.next().is_none()
    }

    fn is_heading(&self, pieces: &[Piece], at: usize) -> bool {
        let text = pieces[at].text.as_str();
        if is_part_number(text) || self.is_bare_part(text) {
            return true;
        }
        if split_part_number(text).is_some() && looks_like_title_within(text, MAX_PART_HEADING) {
            return true;
        }
        let numbered = label_of(&pieces[at]).is_some();
        !numbered
            && pieces[at].set_off
            && looks_like_title(text)
            && at + 1 < pieces.len()
            && !self.phrases.is_preambular(text)
            && self.placed.last().is_none_or(|last| {
                ends_paragraph(&last.text) || matches!(last.kind, Kind::Heading | Kind::Annex)
            })
    }

    fn head(&mut self, piece: &Piece) {
        self.fresh = true;
        self.lists.clear();
        match split_part_number(&piece.text) {
            Some((label, rest)) => {
                let mut titled = piece.clone();
                let cut = piece.text.len() - rest.len();
                drop_front(&mut titled, cut);
                titled.label = Some(label.to_owned());
                self.push(&titled, Kind::Heading, None, 0, None);
            }
            None => self.push(piece, Kind::Heading, None, 0, None),
        }
    }

    fn push(
        &mut self,
        piece: &Piece,
        kind: Kind,
        number: Option<u32>,
        depth: usize,
        label: Option<Label<'_>>,
    ) {
        let mut piece = piece.clone();
        let mut printed = piece.label.take();
        if let (None, Some(label)) = (&printed, label) {
            printed = Some(label.printed.to_owned());
            let cut = piece.text.len() - label.rest.len();
            drop_front(&mut piece, cut);
        }
        if !matches!(kind, Kind::Heading | Kind::Opener) {
            self.fresh = kind == Kind::Annex && number.is_none() && printed.is_none();
        }
        self.placed.push(Placed {
            kind,
            label: printed,
            text: piece.text,
            marks: piece.marks,
            depth,
            number,
        });
    }
}

/// The label of a piece: the one its format gave, or the one its text begins with.
fn label_of(piece: &Piece) -> Option<Label<'_>> {
    match &piece.label {
        Some(label) => labels::parse(label),
        None => labels::parse(&piece.text),
    }
    .filter(|label| {
        label.readings.first().map(|r| r.0) != Some(System::Bullet) || label.printed != "-"
    })
}

/// "II", "IV.", "B", "2".
fn is_part_number(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    let capital = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_uppercase());
    let roman = labels::is_capital_roman(bare);
    let digits = (1..=2).contains(&bare.len())
        && bare.bytes().all(|b| b.is_ascii_digit())
        && !text.ends_with('.');
    capital || roman || digits
}

/// "II Strategic heritage plan": the number of a part and the title after it.
fn split_part_number(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let bare = first.trim_end_matches('.');
    let roman = labels::is_capital_roman(bare);
    // "A" alone may be an article; "A." is not.
    let capital =
        bare.len() == 1 && first.len() == 2 && bare.bytes().all(|b| b.is_ascii_uppercase());
    ((roman || capital)
        && rest.starts_with(|c: char| c.is_uppercase() || crate::language::is_unspaced(c)))
    .then_some((first, rest))
}

fn looks_like_title(text: &str) -> bool {
    looks_like_title_within(text, MAX_HEADING)
}

fn looks_like_title_within(text: &str, most: usize) -> bool {
    text.chars().count() <= most
        && (!ends_paragraph(text) || text.ends_with('?'))
        && text
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| c.is_uppercase() || crate::language::is_unspaced(c))
}

fn is_date_alone(text: &str, phrases: &Phrases) -> bool {
    text.chars().count() < 30 && !ends_paragraph(text) && dates::last(text, phrases).is_some()
}
