//! Whose resolution a bare number is.
//!
//! "Human Rights Council resolution 57/28" says it, and so does "resolutions 5/1 and 57/28 of the Human Rights Council".
//! Where nothing is said, a number is one of the text's own organ, else one of the General Assembly. That a number is
//! high or low says nothing: the Council will reach every number of the Assembly.

use std::ops::Range;

use super::{Piece, read};
use crate::language::{Table, has, pairs, prefix_len, table};
use crate::model::{Document, Kind, Language, Resolution, What, When};

const COUNCIL: &str = Document::HUMAN_RIGHTS_COUNCIL;

/// So many pieces back stands the word "resolutions" of a list (20 to 200: lists of thirty resolutions with dates).
pub const LONGEST_LIST: usize = 160;

/// The name of an organ has at most so many words (5 to 8).
const LONGEST_NAME: usize = 5;

/// The document of the organ that speaks in a text: by its opener, which says so in words, else by its symbol.
pub fn own(document: &Resolution) -> Option<Document> {
    let by_symbol = document.masthead.symbol.as_ref().and_then(|symbol| symbol.document());
    let opener = document.paragraphs.iter().find(|p| p.kind == Kind::Opener);
    let series = opener.and_then(|opener| {
        let citations = Citations::new(&opener.text, document.language, None);
        (0..citations.pieces.len()).find_map(|at| Some(citations.organ_at(at)?.0.to_owned()))
    });
    let Some(series) = series else { return by_symbol };
    // Without a symbol, as in a draft, the session may be any.
    let period = by_symbol.map_or(u32::MAX, |own| own.period);
    Some(Document { series, period, number: String::new() })
}

/// A text that cites resolutions by their numbers.
#[derive(Debug)]
pub struct Citations<'t> {
    text: &'t str,
    pieces: Vec<Piece>,
    table: &'static Table,
    own: Option<&'t Document>,
}

impl<'t> Citations<'t> {
    /// Reads a text, with a document of the organ that speaks in it.
    pub fn new(text: &'t str, language: Language, own: Option<&'t Document>) -> Self {
        Self { text, pieces: read(text, language), table: table(language), own }
    }

    /// Whose resolution a number of this session or year is that begins at a byte: its series, as of
    /// [`Document::series`]; of an organ that has none its name, of one that is not known nothing.
    pub fn series(&self, byte: usize, period: u32) -> &'t str {
        let at = self.pieces.partition_point(|piece| piece.range.end <= byte);
        let date = self.pieces.iter().skip(at + 1).take(2).find_map(|piece| match piece.what {
            Some(What::Date(When { year, .. })) => year.map(u32::from),
            _ => None,
        });
        let sits = |series: &&str| date.is_none_or(|date| sat(series, period, date));
        let of_years = period > 999;
        let counts_so = |series: &&str| match *series {
            Document::ASSEMBLY | COUNCIL => !of_years,
            "S" | "E" => of_years,
            _ => true,
        };
        // A date that is in the session of one organ only tells more than a name that may belong to another number.
        let [assembly, council] = [Document::ASSEMBLY, COUNCIL].map(|series| sits(&series));
        let by_date = match (assembly, council) {
            _ if of_years => None,
            (true, false) => Some(Document::ASSEMBLY),
            (false, true) => Some(COUNCIL),
            _ => None,
        };
        // What a text cites is not younger than itself.
        let own = || self.own.filter(|own| period <= own.period).map(|own| own.series.as_str());
        let usual = if of_years { "E" } else { Document::ASSEMBLY };
        by_date
            .or_else(|| self.named(at).filter(counts_so))
            .or_else(|| own().filter(counts_so).filter(sits))
            .or_else(|| Some(usual).filter(sits))
            .unwrap_or_default()
    }

    /// The organ that is named with a number.
    fn named(&self, at: usize) -> Option<&'t str> {
        self.named_behind(at).or_else(|| self.named_with_head(at)).or_else(|| self.named_before(at))
    }

    /// "resolutions 5/1 of 18 June 2007 and 57/28 of the Human Rights Council"
    fn named_behind(&self, at: usize) -> Option<&'t str> {
        let is_number = |at: &usize| self.pieces[*at].what.is_some();
        let is_listed = |at: &usize| is_number(at) || self.is_joint(*at) || self.is_genitive(*at);
        let end = (at + 1..self.pieces.len()).find(|at| !is_listed(at))?;
        let last = (at..end).rev().find(is_number).unwrap_or(at);
        let (series, bytes) = self.organ_at(end)?;
        // "resolution 78/241, Human Rights Council resolution 57/28"
        let next = self.pieces.partition_point(|piece| piece.range.start < bytes.end);
        ((last + 1..end).all(|at| self.is_genitive(at)) && !self.is_head(next)).then_some(series)
    }

    /// "Human Rights Council resolutions 5/1 and 57/28", "les résolutions du Conseil des droits de l’homme 5/1 et 57/28"
    fn named_with_head(&self, at: usize) -> Option<&'t str> {
        let back = (at.saturating_sub(LONGEST_LIST)..at).rev();
        let mut clause = back.take_while(|&at| self.printed(at) != ";");
        let head = clause.find(|&at| self.is_head(at)).filter(|_| !self.counts_before_head())?;
        let behind = (head + 1..at).find(|&at| !self.is_genitive(at));
        self.organ_before(head)
            .or_else(|| Some(self.organ_at(behind?)?.0))
            .or_else(|| self.organ_in_short(behind?))
    }

    /// "人权理事会第5/1号和第57/28号决议"
    fn named_before(&self, at: usize) -> Option<&'t str> {
        let is_listed = |at: &usize| self.pieces[*at].what.is_some() || self.is_joint(*at);
        let end = (0..at).rev().find(|at| !is_listed(at) && !self.is_measured(*at));
        self.organ_before(end.filter(|_| self.counts_before_head())? + 1)
    }

    /// The organ whose name ends before a piece.
    fn organ_before(&self, at: usize) -> Option<&'t str> {
        let last = at.checked_sub(1)?;
        let end = self.pieces[last].range.end;
        let names = (at.saturating_sub(LONGEST_NAME)..at).filter_map(|at| self.organ_at(at));
        let known = names.filter(|(_, bytes)| bytes.end == end).map(|(series, _)| series).next();
        known.or_else(|| self.organ_in_short(last)).or_else(|| {
            // "World Health Assembly"
            let is_capital = |at: &usize| self.printed(*at).starts_with(char::is_uppercase);
            let words = (at.saturating_sub(LONGEST_NAME)..at).rev().take_while(is_capital);
            let first =
                words.last().filter(|_| has(self.table.other_organs, self.printed(last)))?;
            Some(&self.text[self.pieces[first].range.start..end])
        })
    }

    /// The organ whose name begins with a piece or behind its apostrophe, and the bytes of the name.
    fn organ_at(&self, at: usize) -> Option<(&'static str, Range<usize>)> {
        let printed = self.printed(at);
        let article = printed
            .find(['\'', '’'])
            .map_or(0, |quote| quote + printed[quote..].chars().next().map_or(0, char::len_utf8));
        let start = self.pieces[at].range.start + article;
        pairs(self.table.resolving).find_map(|(series, name)| {
            let len = prefix_len(&self.text[start..], name)?;
            Some((series, start..start + len))
        })
    }

    /// "the Council", "the Assembly": a name in short, which is no part of a longer one.
    fn organ_in_short(&self, at: usize) -> Option<&'static str> {
        let is_part = at > 1 && self.printed(at - 1).starts_with(char::is_uppercase);
        let printed = self.printed(at).to_lowercase();
        let mut known = pairs(self.table.resolving_in_short).filter(|_| !is_part);
        known.find(|(_, word)| *word == printed).map(|(series, _)| series)
    }

    /// "resolution"
    fn is_head(&self, at: usize) -> bool {
        let lists = [self.table.resolution, self.table.decision];
        lists.iter().any(|list| has(list, self.printed(at)))
    }

    fn is_genitive(&self, at: usize) -> bool {
        has(self.table.genitive, self.printed(at))
    }

    /// What stands between the numbers of a list; a letter is part of a number: "48/252 A to C".
    fn is_joint(&self, at: usize) -> bool {
        let printed = self.printed(at);
        let is_letter = printed.len() == 1 && printed.starts_with(|c: char| c.is_ascii_uppercase());
        let lists = [self.table.and, self.table.or, self.table.to];
        is_letter
            || matches!(printed, "," | "，" | "、")
            || lists.iter().any(|list| has(list, printed))
    }

    /// "第57/28号", or the marks around such a number.
    fn is_measured(&self, at: usize) -> bool {
        let printed = self.printed(at);
        let mut measures = self.table.document_measures.iter();
        printed == self.table.ordinal_prefix || measures.any(|measure| printed.ends_with(measure))
    }

    /// Whether numbers stand before what they are of.
    fn counts_before_head(&self) -> bool {
        !self.table.document_measures.is_empty()
    }

    fn printed(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| &self.text[piece.range.clone()])
    }
}

/// Whether an organ held a session in a year. The Assembly meets from September to September, the first time in 1946;
/// the Human Rights Council three times a year, the first time in 2006.
fn sat(series: &str, session: u32, year: u32) -> bool {
    let before = session.saturating_sub(1);
    match series {
        Document::ASSEMBLY => (1946 + before..=1947 + before).contains(&year),
        COUNCIL => year == 2006 + before / 3,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(text: &str, number: &str, language: Language, own: Option<&str>) -> String {
        let own = own.and_then(Document::parse);
        let citations = Citations::new(text, language, own.as_ref());
        let period = number.split('/').next().unwrap().parse().unwrap();
        citations.series(text.find(number).unwrap(), period).to_owned()
    }

    #[test]
    fn a_number_is_of_the_organ_that_is_printed() {
        for (text, number, organ) in [
            ("Recalling Human Rights Council resolution 66/12", "66/12", "A/HRC"),
            ("Recalling Council resolutions 5/1 and 66/12 of 18 June 2007", "66/12", "A/HRC"),
            ("in Assembly resolution 57/28", "57/28", "A/RES"),
            ("Human Rights Council resolutions 5/1, 57/28 and 66/12", "66/12", "A/HRC"),
            ("resolutions 5/1 and 66/12 of the Human Rights Council", "5/1", "A/HRC"),
            (
                "resolutions 60/251 of the General Assembly and 5/1 of the Council",
                "60/251",
                "A/RES",
            ),
            ("General Assembly resolution 60/251 of 15 March 2006", "60/251", "A/RES"),
            ("its resolution 78/241, Human Rights Council resolution 57/28", "78/241", "A/RES"),
            ("Human Rights Council resolution 57/28 and its resolution 66/12", "66/12", "A/RES"),
            ("Human Rights Council resolution 57/28 and resolution 2005/80", "2005/80", "E"),
            (
                "resolution 2005/80 of the Commission on Human Rights",
                "2005/80",
                "Commission on Human Rights",
            ),
            ("Economic and Social Council resolution 2023/5", "2023/5", "E"),
            ("the United Nations Environment Assembly resolution 5/14", "5/14", "UNEP/EA"),
            ("the World Weather Assembly resolution 5/14", "5/14", "World Weather Assembly"),
        ] {
            assert_eq!(series(text, number, Language::English, None), organ, "{text}: {number}");
        }
    }

    #[test]
    fn dates_are_in_the_sessions_of_one_organ() {
        for (text, organ) in [
            ("its resolution 57/28 of 11 October 2024", "A/HRC"),
            ("Human Rights Council resolution 57/28 of 20 November 2002", "A/RES"),
            ("resolution 66/12 of 18 November 2011", "A/RES"),
            // Of the United Nations Environment Assembly, which is not said here.
            ("resolution 5/14 of 2 March 2022", ""),
        ] {
            let numbers = ["66/12", "57/28", "5/14"];
            let number = numbers.into_iter().find(|number| text.contains(number)).unwrap();
            assert_eq!(series(text, number, Language::English, None), organ, "{text}");
        }
    }

    #[test]
    fn its_own_resolutions_are_of_the_organ_that_speaks() {
        let own = |text, number| series(text, number, Language::English, Some("A/HRC/RES/60/3"));
        assert_eq!(own("its resolution 57/28", "57/28"), "A/HRC");
        assert_eq!(own("General Assembly resolution 57/28", "57/28"), "A/RES");
        assert_eq!(own("resolution 79/62", "79/62"), "A/RES");
    }

    #[test]
    fn organs_are_known_in_the_six_languages() {
        for (text, language) in [
            ("la résolution 57/28 du Conseil des droits de l’homme", Language::French),
            ("les résolutions du Conseil des droits de l’homme 5/1 et 57/28", Language::French),
            ("la resolución 57/28 del Consejo de Derechos Humanos", Language::Spanish),
            ("резолюцию 57/28 Совета по правам человека", Language::Russian),
            ("قرار مجلس حقوق الإنسان 57/28", Language::Arabic),
            ("人权理事会第5/1号和第57/28号决议", Language::Chinese),
        ] {
            assert_eq!(series(text, "57/28", language, None), "A/HRC", "{text}");
        }
    }
}
