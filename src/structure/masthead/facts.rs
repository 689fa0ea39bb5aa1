//! The facts above the title, each known by its place: the organ beside "Distr.", the session, the committee below or above
//! it, the agenda item with its title, who submitted the text.

use std::ops::Range;

use super::{MAX_DATE, MAX_SESSION, is_fact, origin};
use crate::language::{Table, has, pairs, starts_with_any, table};
use crate::model::{DocumentType, Language, Masthead, Session, SessionKind};
use crate::structure::digits::runs;
use crate::structure::furniture::furniture_of;
use crate::structure::lines::{Line, cells, has_capital};
use crate::structure::{symbols, wrap};
use crate::tokens::{dates, ordinals};

/// The date of issue stands at most this many lines below "Distr.: General" (1 to 2; with 3 three files).
const LINES_TO_ISSUE: usize = 2;

/// A fact has fewer bytes: the longest title of an agenda item in the session files has 334.
const LONGEST_FACT: usize = 1_000;

/// Before the kind of distribution in all languages.
pub(super) const DISTRIBUTION: &str = "Distr";

/// What the lines above the body tell.
#[derive(Debug)]
pub struct Above {
    /// The facts.
    pub facts: Masthead,
    /// The line that ends them.
    pub end: usize,
    /// The lines of the title of a document that is no resolution: above those that say what it is, else these themselves.
    pub title: Option<Range<usize>>,
}

/// Reads the lines above the title of a resolution, which are all that are given.
pub fn read(lines: &[Line<'_>], phrases: &Table) -> Masthead {
    read_above(lines, true, phrases).facts
}

/// Reads the lines above a body. Where they are not `all`, as there is neither number nor opener, what is no fact ends them.
pub fn read_above(lines: &[Line<'_>], all: bool, phrases: &Table) -> Above {
    let facts = Masthead::default();
    let mut reader = Reader { phrases, facts, place: Place::Top, above: "" };
    let mut above = Above { facts: Masthead::default(), end: 0, title: None };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let near = &lines[at.saturating_sub(LINES_TO_ISSUE)..=at];
        let is_issue = near.iter().any(|line| line.text.contains(DISTRIBUTION));
        if reader.is_below_top(lines, at) {
            reader.place = Place::Below;
        }
        if reader.take_line(line, is_issue) {
            at += 1;
            above.end = at;
            continue;
        }
        let (text, end) = reader.statement(lines, at);
        let found = reader.take_statement(&text);
        let is_document = |of: DocumentType| !of.is_resolution() && of != DocumentType::Amendments;
        let next = reader.typed(lines, end).filter(|&(of, _)| is_document(of));
        let of = reader.facts.document_type;
        match next {
            // "Report of the Secretary-General", and below it "Programme of work for 2025".
            Some((DocumentType::ProgrammeOfWork, next))
                if of.is_some_and(|of| is_document(of) && of != DocumentType::ProgrammeOfWork) =>
            {
                return Above { facts: reader.facts, end: next, title: Some(end..next) };
            }
            Some(_) if of.is_none_or(is_document) => above.title = Some(at..end),
            _ if !(all || found && reader.place != Place::Stated) => {
                above.end = if found { end } else { at };
                if found && of.is_some_and(is_document) {
                    above.title.get_or_insert(at..end);
                }
                break;
            }
            _ => {}
        }
        at = end;
    }
    Above { facts: reader.facts, ..above }
}

/// Which facts stand around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Above the session.
    Top,
    /// Just below the session: the committee.
    Session,
    /// Just below the agenda item: its title.
    Item,
    /// In the title of the agenda item.
    ItemTitle,
    /// Below these.
    Below,
    /// Below who submitted the text.
    Stated,
}

struct Reader<'t, 'p> {
    phrases: &'p Table,
    facts: Masthead,
    place: Place,
    /// The last words above that may name an organ or a body of it.
    above: &'t str,
}

impl<'t> Reader<'t, '_> {
    /// Takes the facts of a line; says whether it has any, or is none that matters.
    fn take_line(&mut self, line: &Line<'t>, is_issue: bool) -> bool {
        let text = line.text.printed;
        if self.takes_title(line) {
            let title = self.facts.agenda_title.get_or_insert_default();
            *title = wrap::joined(
                [title.as_str(), text].into_iter().filter(|t| !t.is_empty()),
                self.phrases,
            );
            self.place = Place::ItemTitle;
            return true;
        }
        if self.takes_committee(line) {
            self.facts.committee = Some(match self.facts.committee.take() {
                Some(name) if text.starts_with('(') => format!("{name} {text}"),
                _ => text.to_owned(),
            });
            return true;
        }
        if !matches!(self.place, Place::Top | Place::Stated) {
            self.place = Place::Below;
        }
        let has_session = self.facts.session.is_some();
        let others = cells(text).filter(|cell| !self.take_cell(cell, is_issue)).count();
        // Beside the session of one organ stands the year of the other.
        others == 0 || self.facts.session.is_some() != has_session
    }

    fn take_cell(&mut self, cell: &'t str, is_issue: bool) -> bool {
        if cell.len() > LONGEST_FACT {
            return false;
        }
        if furniture_of(cell).is_some() || symbols::spelled(cell).is_some() {
            return true;
        }
        if let Some(at) = cell.find(DISTRIBUTION) {
            let organ = Some(cell[..at].trim()).filter(|organ| !organ.is_empty());
            let organ = organ.unwrap_or(self.above);
            self.above = "";
            if !organ.is_empty() && !has(self.phrases.united_nations, organ) {
                self.facts.organ.get_or_insert_with(|| organ.to_owned());
            }
            return true;
        }
        if self.facts.session.is_none()
            && let Some(session) = session(cell, self.phrases)
        {
            self.facts.session = Some(session);
            if !self.above.is_empty() && !has(self.phrases.united_nations, self.above) {
                match &self.facts.organ {
                    None => self.facts.organ = Some(self.above.to_owned()),
                    Some(organ) if organ == self.above => {}
                    Some(_) => self.facts.committee = Some(self.above.to_owned()),
                }
            }
            self.place = Place::Session;
            return true;
        }
        if self.facts.agenda_item.is_none() && starts_with_any(cell, self.phrases.agenda_item) {
            self.facts.agenda_item = Some(cell.trim_end_matches(['*', ' ']).to_owned());
            self.place = Place::Item;
            return true;
        }
        // The date of issue is printed in English in several languages.
        let english = || dates::last(cell, table(Language::default())).filter(|_| is_issue);
        if let Some(date) = dates::last(cell, self.phrases).or_else(english) {
            let is_span = is_span_of_days(cell, self.phrases);
            if is_issue {
                self.facts.issued = self.facts.issued.or(Some(date));
            } else if !is_span {
                self.facts.adopted = Some(date);
            }
            if is_issue || is_span || cell.chars().count() < MAX_DATE {
                return true;
            }
        }
        if self.place == Place::Top {
            // Above "Original: English" stands the name of a language.
            self.above = if is_name(cell) { cell } else { "" };
        }
        // Above the session stand the names of organs, the language and the like.
        self.place == Place::Top
    }

    /// Whether a line is of the title of the agenda item: the one below it and those without a blank line between.
    fn takes_title(&self, line: &Line<'_>) -> bool {
        let is_below = match self.place {
            Place::Item => line.whole || line.gap <= 1,
            // In a file of whole paragraphs a line may be one.
            Place::ItemTitle if line.whole => !has_capital(&line.text),
            Place::ItemTitle => line.gap == 0,
            _ => false,
        };
        let states =
            |(of, _): (DocumentType, _)| of.is_resolution() || of == DocumentType::Amendments;
        is_below
            && !is_fact(&line.text, self.phrases)
            && !line.text.starts_with("[")
            && origin::typed(&line.text, self.phrases).is_none_or(|typed| !states(typed))
            && symbols::numbered(&line.text, self.phrases).is_none()
    }

    /// Whether a line names a committee: just below the session, in few words.
    fn takes_committee(&self, line: &Line<'_>) -> bool {
        self.place == Place::Session
            && (line.whole || line.gap <= 1)
            && is_name(&line.text)
            && !line.text.contains([',', '，', '،'])
            && !starts_with_any(&line.text, self.phrases.agenda_item)
            && !is_fact(&line.text, self.phrases)
            && origin::typed(&line.text, self.phrases).is_none()
    }

    /// Whether the names of organs and the like end above a line though no session followed: it says what the document is,
    /// or is its title above a line that does.
    fn is_below_top(&self, lines: &[Line<'_>], at: usize) -> bool {
        let is_apart = lines[at].gap > 0 || lines[at].whole;
        if self.place != Place::Top || self.facts.issued.is_none() || !is_apart {
            return false;
        }
        let is_adopted =
            |of: DocumentType| matches!(of, DocumentType::Resolution | DocumentType::Decision);
        let (text, end) = self.statement(lines, at);
        let of = origin::typed(&text, self.phrases).map(|(of, _)| of);
        // "Original: English" is no title.
        let next = || self.typed(lines, end).filter(|_| !text.contains([':', '：']));
        of.or_else(|| Some(next()?.0)).is_some_and(|of| !is_adopted(of))
    }

    /// What the lines from one on say that the document is, and where they end.
    fn typed(&self, lines: &[Line<'_>], at: usize) -> Option<(DocumentType, usize)> {
        lines.get(at)?;
        let (text, end) = self.statement(lines, at);
        origin::typed(&text, self.phrases).map(|(of, _)| (of, end))
    }

    /// The lines from one on without a blank one between, joined, and where they end.
    fn statement(&self, lines: &[Line<'_>], at: usize) -> (String, usize) {
        let end = at + 1 + lines[at + 1..].iter().take_while(|line| self.goes_on(line)).count();
        (wrap::joined(lines[at..end].iter().map(|line| line.text.printed), self.phrases), end)
    }

    /// Whether a line goes on with the statement of the lines above.
    fn goes_on(&self, line: &Line<'_>) -> bool {
        !line.whole
            && line.gap == 0
            && furniture_of(&line.text).is_none()
            && !line.text.starts_with('[')
            && !starts_with_any(&line.text, self.phrases.adoption)
            && !starts_with_any(&line.text, self.phrases.agenda_item)
            && (self.facts.session.is_some() || session(&line.text, self.phrases).is_none())
    }

    /// Takes what some lines say of where the text comes from; says whether they do.
    fn take_statement(&mut self, text: &str) -> bool {
        let Some(origin) = origin::read(text, self.phrases) else { return false };
        let facts = &mut self.facts;
        if origin.document_type.is_some() {
            self.place = Place::Stated;
            facts.document_type = origin.document_type;
            facts.sponsors = origin.sponsors;
        }
        facts.on_behalf_of = origin.on_behalf_of.or(facts.on_behalf_of.take());
        facts.follows.extend(origin.follows);
        true
    }
}

/// The session that a cell names: "Seventy-eighth session", "2023 session", "Tenth emergency special session".
pub(super) fn session(cell: &str, phrases: &Table) -> Option<Session> {
    let lower = cell.to_lowercase();
    let kinds = pairs(phrases.other_sessions);
    let other = kinds.filter(|(_, name)| lower.contains(name)).map(|(kind, _)| kind).next();
    let is_usual = phrases
        .masthead_session
        .iter()
        .any(|word| lower.ends_with(word) || lower.starts_with(word));
    if cell.chars().count() >= MAX_SESSION || other.is_none() && !is_usual {
        return None;
    }
    let kind = match other {
        Some("emergency") => SessionKind::Emergency,
        Some(_) => SessionKind::Special,
        None => SessionKind::Regular,
    };
    Some(Session { printed: cell.to_owned(), number: number(cell, phrases), kind })
}

/// The number of a session: its ordinal, else a year or another number in digits.
fn number(cell: &str, phrases: &Table) -> Option<u32> {
    if !phrases.ordinal_prefix.is_empty() {
        let at = cell.find(phrases.ordinal_prefix)?;
        let ends = cell[at..].char_indices().map(|(len, c)| at + len + c.len_utf8());
        return ends.filter_map(|end| ordinals::read(&cell[at..end], phrases)).max();
    }
    let words: Vec<&str> = cell.split_whitespace().collect();
    let pairs = words.windows(2).map(|pair| pair.concat());
    let of_two = pairs.filter_map(|pair| ordinals::read(&pair, phrases)).max();
    let of_one = words.iter().filter_map(|word| ordinals::read(word, phrases)).max();
    of_two.max(of_one).or_else(|| words.iter().find_map(|word| word.parse().ok()))
}

/// Whether a cell may be the name of an organ or of a body of it.
fn is_name(cell: &str) -> bool {
    cell.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !cell.contains([':', '：'])
        && !cell.chars().any(char::is_numeric)
        && cell.chars().count() < MAX_SESSION
}

/// "27 February–4 April 2023", "Abidjan, 9–20 May 2022", "26 de febrero a 5 de abril de 2024": the days of a session.
fn is_span_of_days(cell: &str, phrases: &Table) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let mut dashes = cell.match_indices(['–', '—', '-']);
    let of_a_day = if phrases.date_units.is_empty() { 2 } else { 3 };
    let begins = cell.starts_with(|c: char| c.is_ascii_digit());
    dashes.any(|(at, _)| digits(&cell[..at]) > 0 && digits(&cell[at..]) > 2)
        || begins && runs(cell).len() > of_a_day
}
