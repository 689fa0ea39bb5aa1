//! What a symbol is made of.

use super::spelling::{one_word, series_of, session_first};
use super::{is_number, is_year};

/// The parts of a symbol, as they are printed in it; what it does not say is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts<'s> {
    /// Whose document it is: "A", "A/HRC", "UNEP/EA", "CP"; empty for a bare number.
    pub organ: &'s str,
    /// The committee or other body of the organ: "C.3", "CN.6", "AC.105".
    pub committee: &'s str,
    /// The number of the session: "80", "10" of "ES-10", "XXV".
    pub session: &'s str,
    /// What kind of session that is.
    pub session_kind: SessionKind,
    /// The year, of organs that count by years.
    pub year: &'s str,
    /// What series it is in.
    pub series: Series<'s>,
    /// Its number in the series.
    pub number: &'s str,
    /// The letters of the parts that it holds: "B", "A and B".
    pub letters: &'s str,
    /// What it is to the document of the same number: "Rev.1", "Add.2/Corr.1".
    pub version: &'s str,
}

/// What kind of session an organ holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum SessionKind {
    /// One of a row that is held every year or so.
    #[default]
    Regular,
    /// "S-32"
    Special,
    /// "ES-10"
    Emergency,
}

/// What series of documents a symbol belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Series<'s> {
    /// Resolutions that are adopted: "RES".
    Resolution,
    /// Decisions that are adopted: "DEC", "24/CP.20".
    Decision,
    /// Documents of limited distribution, mostly drafts: "L".
    Draft,
    /// Another one by its letters: "CRP", "INF", "PV".
    Other(&'s str),
    /// The documents of a session or year without a series of their own.
    #[default]
    None,
}

impl<'s> Series<'s> {
    /// The letters by which it is named; empty for those without.
    pub fn letters(self) -> &'s str {
        match self {
            Series::Resolution => "RES",
            Series::Decision => "DEC",
            Series::Draft => "L",
            Series::Other(letters) => letters,
            Series::None => "",
        }
    }

    fn named(letters: &'s str) -> Self {
        match letters {
            _ if letters.eq_ignore_ascii_case("RES") => Series::Resolution,
            _ if letters.eq_ignore_ascii_case("DEC") => Series::Decision,
            "L" => Series::Draft,
            _ => Series::Other(letters),
        }
    }
}

/// Bodies whose number is no session: the second segment of "A/AC.105/L.350", unlike that of "UNEP/EA.6/L.5".
const BODIES: [&str; 8] = ["C", "AC", "CN", "SC", "CONF", "WG", "GE", "Sub"];

/// What a version of a document is called by.
const VERSIONS: [&str; 5] = ["Rev", "Add", "Corr", "Amend", "Summ"];

impl<'s> Parts<'s> {
    /// The parts of a symbol in its official form.
    pub(super) fn new(symbol: &'s str) -> Self {
        if let Some(parts) = Parts::of_one_word(symbol).or_else(|| Parts::session_first(symbol)) {
            return parts;
        }
        let segments = segments(symbol);
        if let [(_, number), (_, body)] = segments.as_slice()
            && is_number(number)
            && let Some((organ, session)) = body.split_once('.')
        {
            return Parts { organ, session, number, series: Series::Decision, ..Parts::default() };
        }
        let is_version = |segment: &str| {
            segment.split_once('.').is_some_and(|(version, _)| VERSIONS.contains(&version))
        };
        let end = segments.iter().position(|(_, s)| is_version(s)).unwrap_or(segments.len());
        let version = segments.get(end).map_or("", |&(at, _)| &symbol[at..]);
        let mut parts = Parts { version, ..Parts::default() };
        parts.read(symbol, &segments[..end]);
        parts
    }

    fn of_one_word(symbol: &'s str) -> Option<Self> {
        let (organ, session, number) = one_word(symbol)?;
        let series = if symbol.ends_with(')') { Series::Decision } else { Series::Resolution };
        Some(Parts { organ, session, number, series, ..Parts::default() })
    }

    fn session_first(symbol: &'s str) -> Option<Self> {
        let (session, organ, word, number) = session_first(symbol)?;
        // The word is of the language of the text: "Resolution", "Décision".
        let series = match word.chars().next() {
            Some('R') => Series::Resolution,
            Some('D') => Series::Decision,
            _ => Series::Other(word),
        };
        Some(Parts { organ, session, number, series, ..Parts::default() })
    }

    /// Reads the segments before those of the version.
    fn read(&mut self, symbol: &'s str, segments: &[(usize, &'s str)]) {
        // The organ ends where something is counted.
        let has_digit = |s: &str| s.bytes().any(|b| b.is_ascii_digit());
        let counted = |s: &str| has_digit(s) || series_of(s).is_some();
        let first = segments.iter().position(|(_, s)| counted(s)).unwrap_or(segments.len());
        let [before, after @ ..] = &segments[first.saturating_sub(1)..] else { return };
        let (organ_end, mut rest) =
            if first == 0 { (0, segments) } else { (before.0 + before.1.len(), after) };
        self.organ = &symbol[..organ_end];
        while let [(at, segment), later @ ..] = rest {
            let is_last = later.is_empty();
            if let Some((series, number)) = series_of(segment) {
                self.series = Series::named(series);
                if !number.is_empty() {
                    self.number = number;
                }
            } else if let Some(session) = special(segment) {
                (self.session_kind, self.session) = session;
            } else if let Some((number, tail)) = numbered(segment) {
                self.count(number, tail, is_last);
            } else {
                self.body(symbol, *at, segment, later);
            }
            rest = later;
        }
    }

    /// "80", "2024", "123", "217 A (III)", "1300 (2000)".
    fn count(&mut self, number: &'s str, tail: &'s str, is_last: bool) {
        let is_open = self.session.is_empty() && self.year.is_empty();
        match tail.split_once('(') {
            Some((letters, period)) => {
                let period = period.trim_end_matches(')');
                *(if is_year(period) { &mut self.year } else { &mut self.session }) = period;
                (self.number, self.letters) = (number, letters.trim());
            }
            None if is_last || !is_open => (self.number, self.letters) = (number, tail.trim()),
            None if is_year(number) => self.year = number,
            None => self.session = number,
        }
    }

    /// "C.3", "EA.6", "COP(15)", "PV.3": a body of the organ, its session, or the number in another series.
    fn body(&mut self, symbol: &'s str, at: usize, segment: &'s str, later: &[(usize, &'s str)]) {
        let counted = |&(_, s): &(usize, &str)| numbered(s).is_some() || special(s).is_some();
        let in_brackets = segment.split_once('(').map(|(body, n)| (body, n.trim_end_matches(')')));
        let is_open = self.session.is_empty() && self.year.is_empty();
        match in_brackets.or_else(|| segment.rsplit_once('.')) {
            Some((body, number)) if is_number(number) => {
                let of_session =
                    in_brackets.is_some() || !BODIES.contains(&body) && !later.iter().any(counted);
                if !is_open && later.is_empty() {
                    (self.series, self.number) = (Series::named(body), number);
                } else if of_session && is_open && !later.is_empty() {
                    self.organ = &symbol[..at + body.len()];
                    self.session = number;
                } else {
                    self.committee = self.joined(symbol, at, segment);
                }
            }
            _ => self.committee = self.joined(symbol, at, segment),
        }
    }

    /// The committee with another segment behind it: "CN.4/Sub.2".
    fn joined(&self, symbol: &'s str, at: usize, segment: &'s str) -> &'s str {
        let end = at + segment.len();
        let before = at.checked_sub(self.committee.len() + 1);
        let follows = before.filter(|&start| {
            !self.committee.is_empty() && symbol[start..].starts_with(self.committee)
        });
        &symbol[follows.unwrap_or(at)..end]
    }
}

/// The segments of a path with the bytes at which they begin.
fn segments(symbol: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let segments = symbol.split('/').map(|segment| {
        let begin = at;
        at += segment.len() + 1;
        (begin, segment)
    });
    segments.collect()
}

/// "S-32", "ES-10".
fn special(segment: &str) -> Option<(SessionKind, &str)> {
    let (letters, number) = segment.split_once('-')?;
    let kind = match letters {
        "S" => SessionKind::Special,
        "ES" => SessionKind::Emergency,
        _ => return None,
    };
    is_number(number).then_some((kind, number))
}

/// A segment that begins with digits, divided behind them.
fn numbered(segment: &str) -> Option<(&str, &str)> {
    let digits = segment.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| segment.split_at(digits))
}

#[cfg(test)]
mod tests {
    use super::super::Symbol;

    /// Organ, committee, session, year, series, number, letters, version.
    fn parts(symbol: &str) -> [String; 8] {
        let symbol = Symbol::printed(symbol).or_else(|| Symbol::parse(symbol)).unwrap();
        let parts = symbol.parts();
        let session = match parts.session_kind.name() {
            "regular" => parts.session.to_owned(),
            kind => format!("{kind} {}", parts.session),
        };
        let series = parts.series.letters();
        [parts.organ, parts.committee, &session, parts.year, series, parts.number, parts.letters]
            .into_iter()
            .chain([parts.version])
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .try_into()
            .unwrap()
    }

    #[test]
    fn symbols_have_parts() {
        for (symbol, want) in [
            ("A/80/L.18", ["A", "", "80", "", "L", "18", "", ""]),
            ("A/C.3/80/L.20/Rev.1", ["A", "C.3", "80", "", "L", "20", "", "Rev.1"]),
            ("A/RES/78/241", ["A", "", "78", "", "RES", "241", "", ""]),
            ("36/87 A and B", ["A", "", "36", "", "RES", "87", "A and B", ""]),
            ("A/RES/217(III)A", ["A", "", "III", "", "RES", "217", "A", ""]),
            ("A/RES/ES-10/23", ["A", "", "emergency 10", "", "RES", "23", "", ""]),
            ("A/HRC/S-35/L.1", ["A/HRC", "", "special 35", "", "L", "1", "", ""]),
            ("A/HRC/RES/52/1", ["A/HRC", "", "52", "", "RES", "1", "", ""]),
            ("E/CN.6/2024/L.3", ["E", "CN.6", "", "2024", "L", "3", "", ""]),
            ("E/CN.4/Sub.2/2003/L.11", ["E", "CN.4/Sub.2", "", "2003", "L", "11", "", ""]),
            ("S/RES/2671 (2022)", ["S", "", "", "2022", "RES", "2671", "", ""]),
            ("S/2024/123", ["S", "", "", "2024", "", "123", "", ""]),
            ("UNEP/EA.6/Res.4", ["UNEP/EA", "", "6", "", "RES", "4", "", ""]),
            ("WHA77.1", ["WHA", "", "77", "", "RES", "1", "", ""]),
            ("EB154(3)", ["EB", "", "154", "", "DEC", "3", "", ""]),
            ("41 C/Resolution 15", ["C", "", "41", "", "RES", "15", "", ""]),
            ("202 EX/Decision 5", ["EX", "", "202", "", "DEC", "5", "", ""]),
            ("GC(68)/RES/8", ["GC", "", "68", "", "RES", "8", "", ""]),
            ("24/CP.20", ["CP", "", "20", "", "DEC", "24", "", ""]),
            ("FCCC/CP/2015/L.9/Rev.1", ["FCCC/CP", "", "", "2015", "L", "9", "", "Rev.1"]),
            ("CBD/COP/DEC/15/4", ["CBD/COP", "", "15", "", "DEC", "4", "", ""]),
            ("ICCD/COP(15)/23/Add.1", ["ICCD/COP", "", "15", "", "", "23", "", "Add.1"]),
            ("A/CONF.230/14", ["A", "CONF.230", "", "", "", "14", "", ""]),
            ("A/80/PV.3", ["A", "", "80", "", "PV", "3", "", ""]),
            ("A/AC.105/L.350", ["A", "AC.105", "", "", "L", "350", "", ""]),
        ] {
            assert_eq!(parts(symbol), want.map(str::to_owned), "{symbol}");
        }
    }
}
