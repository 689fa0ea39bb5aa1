//! Pieces → paragraphs: what each is, and its label.

use super::address;
use super::divisions::Divisions;
use super::join::Piece;
use super::labels::{Label, System};
use super::lines::Text;
use super::lists::{Lists, Placing};
use super::misread;
use super::stops::Stop;
use crate::language::Table;
use crate::model::{Kind, NoteMark, Paragraph, ReadAs};

mod capitals;
mod closing;
mod divided;
mod headings;
mod piece;
mod titles;

pub use divided::{Head, Level};

use divided::Pending;
use piece::{ReadPiece, mark_bulleted_recitals};
use titles::{han_part, is_title, part_label};

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
    /// The number or letter that its label says, where that is spoilt.
    pub name: Option<String>,
    /// The division that it heads: "article 4", "II", "2.3".
    pub heads: Option<Head>,
}

/// A file whose format gives so many paragraphs as headings gives all that are.
const LEAST_MARKED: usize = 2;

/// Gives every piece its kind, label and address.
pub fn assign(pieces: &[Piece], read_as: ReadAs, divisions: &Divisions) -> Vec<Paragraph> {
    let phrases = divisions.phrases;
    // An HTML list leaves dashes before most paragraphs; elsewhere they are bullets.
    let dashed = pieces.iter().filter(|piece| piece_is_dashed(piece)).count();
    let dash = if dashed * 2 > pieces.len() { "- " } else { "" };
    // Below a colon they are.
    let mut is_item = false;
    let mut above: Option<&Piece> = None;
    let read = |piece| {
        let announces = above.is_some_and(|above| above.text.ends_with([':', '：']));
        is_item = (announces || is_item) && dash.is_empty() && piece_is_dashed(piece);
        above = Some(piece);
        ReadPiece::new(piece, dash, is_item, phrases)
    };
    let mut pieces: Vec<ReadPiece<'_>> = pieces.iter().map(read).collect();
    mark_bulleted_recitals(&mut pieces);
    capitals::label(&mut pieces);
    let mut walk = Walk {
        phrases,
        divisions,
        zone: match read_as {
            ReadAs::Resolution => Kind::Preambular,
            ReadAs::Document => Kind::Text,
        },
        marked: pieces.iter().filter(|piece| piece.source.heading).count() >= LEAST_MARKED,
        pending: None,
        named: false,
        with_stops: false,
        in_parentheses: false,
        fresh: true,
        last_number: 0,
        indent: None,
        lists: Lists::default(),
        placed: Vec::with_capacity(pieces.len()),
    };
    for (at, piece) in pieces.iter().enumerate() {
        walk.place(piece, &pieces[at + 1..]);
    }
    walk.head_alone();
    address::give(walk.placed, phrases)
}

fn piece_is_dashed(piece: &Piece) -> bool {
    piece.text.starts_with("- ")
}

/// Whether the next number of those that follow is the first: what stands before it is a preamble, whatever came between.
fn begins_anew(after: &[ReadPiece<'_>]) -> bool {
    let mut within = after.iter().take_while(|piece| !piece.source.opener);
    within.find_map(|piece| piece.text.number()) == Some(1)
}

struct Walk<'a> {
    phrases: &'static Table,
    divisions: &'a Divisions,
    /// Where it stands, by the kind of the paragraphs there: preambular, operative, of an annex, or of a document that is no
    /// resolution.
    zone: Kind,
    /// The format marks headings in the text.
    marked: bool,
    /// The head of a division that stood alone: it is the label of what follows.
    pending: Option<Pending>,
    /// A division with a name ("article 4") is open.
    named: bool,
    /// Its paragraphs are numbered "3."; where not, they may be numbered "(3)".
    with_stops: bool,
    /// They are numbered "(3)": "3." is of a list in one.
    in_parentheses: bool,
    /// Nothing but headings since the opener, or since the heading of a part.
    fresh: bool,
    /// The number of the last operative paragraph, 0 at the beginning of a part.
    last_number: u32,
    /// How far its number is set in, where the format says so.
    indent: Option<u32>,
    lists: Lists,
    placed: Vec<Placed>,
}

impl Walk<'_> {
    fn place(&mut self, piece: &ReadPiece<'_>, after: &[ReadPiece<'_>]) {
        let text = &piece.text;
        if piece.source.row {
            self.head_alone();
            // It belongs to the paragraph or heading before it and begins nothing.
            self.placed.push(piece.placed(self.zone, None));
        } else if piece.source.opener && (self.zone != Kind::Annex || text.is_opener) {
            // A convention in an annex begins with its Parties, as organs do, and stays in the annex.
            self.head_alone();
            if self.zone != Kind::Text {
                self.begin_part(Kind::Preambular);
            }
            self.push(piece.placed(Kind::Opener, None));
        } else if self.is_divided() && self.place_division(piece, after) {
            // Done.
        } else if self.is_annex_heading(text) {
            self.begin_part(Kind::Annex);
            self.push(piece.placed(Kind::Annex, None));
        } else if self.is_closing(text, after) {
            self.close(piece);
        } else if self.fills_heading(text) {
            self.fill_heading(piece);
        } else if piece.source.given_label.is_none() && self.is_heading(piece, after) {
            self.fresh = true;
            self.lists.clear();
            let label = part_label(text).or_else(|| han_part(piece).cloned());
            let number = label.as_ref().map_or(text.printed, |label| label.printed);
            let heads = Head::of_part(number).filter(|_| self.is_divided());
            self.named &= heads.is_none();
            self.push(Placed { heads, ..piece.placed(Kind::Heading, label.as_ref()) });
        } else {
            self.place_paragraph(piece, after);
        }
    }

    fn push(&mut self, placed: Placed) {
        let placed = self.with_pending(placed);
        // Text without a number below the head of an annex is a preface: numbers may still begin anew after it.
        if !matches!(placed.kind, Kind::Heading | Kind::Opener) {
            self.fresh =
                placed.kind == Kind::Annex && placed.number.is_none() && placed.label.is_none();
        }
        self.placed.push(placed);
    }

    fn begin_part(&mut self, zone: Kind) {
        self.zone = zone;
        self.fresh = true;
        self.last_number = 0;
        self.indent = None;
        self.named = false;
        self.lists.clear();
    }

    fn place_paragraph(&mut self, piece: &ReadPiece<'_>, after: &[ReadPiece<'_>]) {
        let stopless = self.stopless_label(&piece.text);
        let spoilt = misread::of_list(&piece.text).filter(|label| {
            piece.label.is_none() && self.inside_list() && self.lists.misread(label, None).is_some()
        });
        let label = piece.label.as_ref().or(stopless.as_ref()).or(spoilt.as_ref());
        let number = label.and_then(|label| self.number_of(label, piece.text.printed));
        let is_later = label.is_some_and(Label::is_later);
        let continues = |&number: &u32| {
            is_later && number == self.last_number || self.continues_numbers(number)
        };
        // A list of numbers in a numbered paragraph: only its place tells.
        let is_numbered = label.is_some_and(|label| label.operative_number().is_some());
        let indent = piece.source.indent.filter(|_| is_numbered);
        let is_inner = indent.zip(self.indent).is_some_and(|(own, outer)| own > outer + 1);
        match (label, number.filter(|number| continues(number) && !is_inner)) {
            (Some(label), None) if piece.is_recital => {
                let is_given = piece.source.given_label.is_some();
                let words = if is_given { piece.text.printed } else { label.rest };
                let kind = self.kind_of_unlabelled(&Text::new(words, self.phrases), after);
                self.push(piece.placed(kind, Some(label)));
            }
            (Some(label), None)
                if label.is_of_preamble() || self.is_lettered_preamble(label, &piece.text) =>
            {
                self.lists.clear();
                let printed = self.zone == Kind::Preambular && label.is_of_preamble();
                let number = label.readings.first().filter(|_| printed).map(|&(_, value)| value);
                self.push(Placed { number, ..piece.placed(self.zone, Some(label)) });
            }
            (Some(label), Some(number)) => {
                if self.zone == Kind::Preambular {
                    self.zone = Kind::Operative;
                }
                self.last_number = number;
                self.indent = indent;
                self.with_stops |= label.operative_number().is_some();
                self.in_parentheses |= (self.named || self.zone == Kind::Operative)
                    && label.operative_number().is_none();
                self.lists.clear();
                let heads = self.head_of_number(label, number);
                let placed = piece.placed(self.zone, Some(label));
                self.push(Placed { number: Some(number), heads, ..placed });
            }
            (Some(list_label), None) => {
                let next = after.iter().find_map(|piece| piece.label.as_ref());
                let Placing { depth, value, name } = self.lists.place(list_label, next, indent);
                let placed = piece.placed(Kind::Subparagraph, label);
                self.push(Placed { number: Some(value), depth, name, ..placed });
            }
            (None, _) => {
                let kind = self.kind_of_unlabelled(&piece.text, after);
                self.lists.clear();
                self.push(piece.placed(kind, None));
            }
        }
    }

    /// "(b) Noting with appreciation …": the paragraphs of a preamble with letters, as the Atomic Energy Agency prints them. Below
    /// a colon they are those of a list.
    fn is_lettered_preamble(&self, label: &Label<'_>, text: &Text<'_>) -> bool {
        let is_lettered = |last: &Placed| last.kind == Kind::Preambular && last.label.is_some();
        let begins = label.rest.starts_with(char::is_uppercase)
            && self.placed.last().is_some_and(is_lettered)
            || self.phrases.is_preambular(label.rest);
        self.zone == Kind::Preambular
            && text.number().is_none()
            && !label.is_bullet()
            && self.lists.depth() == 0
            && !self.placed.last().is_some_and(|last| last.text.ends_with([':', '：']))
            && begins
    }

    /// "26 Condemns without reservation": the expected number, its stop lost.
    fn stopless_label<'p>(&self, text: &Text<'p>) -> Option<Label<'p>> {
        let (printed, rest) = text.printed.split_once(' ')?;
        let number = printed.parse().ok().filter(|&number: &u32| number == self.last_number + 1)?;
        (self.zone == Kind::Operative && number > 1 && self.phrases.is_operative(rest))
            .then(|| Label { printed, rest, readings: vec![(System::Number, number)] })
    }

    /// Whether an operative number goes on from the last one, or begins anew.
    fn continues_numbers(&self, number: u32) -> bool {
        let skips = number > self.last_number;
        let begins_or_skips = (number == 1 || skips) && !self.inside_list();
        // A gap in the numbers takes no paragraph into a list: the numbers of a list begin with one.
        let is_of_list = self.lists.counts(System::Number) || number == 1 && self.inside_list();
        number == self.last_number + 1
            || begins_or_skips
            || self.fresh
            || skips && !is_of_list && self.last_number > 0
    }

    /// Whether the paragraph before announces a list.
    fn inside_list(&self) -> bool {
        let announces = |last: &Placed| last.number.is_some() && last.text.ends_with([':', '：']);
        self.lists.depth() > 0 || self.placed.last().is_some_and(announces)
    }

    fn kind_of_unlabelled(&mut self, text: &Text<'_>, after: &[ReadPiece<'_>]) -> Kind {
        self.zone = match self.zone {
            Kind::Operative
                if self.is_preamble(text)
                    && (self.fresh || text.is_preambular() && begins_anew(after)) =>
            {
                Kind::Preambular
            }
            Kind::Preambular
                if (self.is_operative(text) || self.heads_list(text, after))
                    && !self.goes_on(text, after) =>
            {
                Kind::Operative
            }
            zone => zone,
        };
        self.zone
    }

    /// Whether the preamble goes on below a text that might act: paragraphs of a preamble follow before the first number, or
    /// the number itself does and the text begins with no verb that is known to act.
    fn goes_on(&self, text: &Text<'_>, after: &[ReadPiece<'_>]) -> bool {
        let mut more = after.iter().take_while(|piece| !piece.source.opener);
        let number = more.clone().position(|piece| piece.text.number() == Some(1));
        let is_preambular = |piece: &ReadPiece<'_>| piece.text.is_preambular();
        !text.ends_with([':', '：'])
            && number.is_some_and(|number| {
                !self.phrases.is_operative(text) || more.by_ref().take(number).any(is_preambular)
            })
    }

    /// Whether a paragraph without a number is one of a preamble: it begins or ends as those do, and does not act.
    fn is_preamble(&self, text: &Text<'_>) -> bool {
        !self.is_operative(text) && (text.is_preambular() || text.stop == Some(Stop::Comma))
    }

    /// Whether a paragraph without a number acts: it ends as operative ones do and does not begin as preambular ones do.
    fn is_operative(&self, text: &Text<'_>) -> bool {
        text.ends_strongly() && (!text.is_preambular() || self.phrases.is_operative(text))
    }

    /// Whether the paragraph before is of one of these kinds.
    fn is_after(&self, kinds: &[Kind]) -> bool {
        self.placed.last().is_some_and(|last| kinds.contains(&last.kind))
    }
}
