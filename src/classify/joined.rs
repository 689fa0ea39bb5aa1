//! Atoms that are one thing in several words: "1300 (2000)", "GC(68)/RES/9", "19 to 23 August 2024".

use super::atoms::{Atom, Cited, Value, When, month};
use super::lexicon::Lexicon;
use super::ordinals;
use crate::model::Language;

/// Joins what belongs together.
pub fn join_all(atoms: &mut Vec<Atom>, text: &str, lexicon: &Lexicon) {
    join_ordinals(atoms, lexicon);
    join_sessions(atoms);
    join_symbols(atoms);
    join_parts(atoms);
    join_dates(atoms, text, lexicon.language);
}

/// "семьдесят" "девятой", "septuagésimo" "noveno", "التاسعة" "والسبعين": one ordinal in two words.
fn join_ordinals(atoms: &mut Vec<Atom>, lexicon: &Lexicon) {
    let mut at = 0;
    while at + 1 < atoms.len() {
        let tens = ordinals::tens(&atoms[at].key, lexicon);
        let joined = match (&atoms[at].value, &atoms[at + 1].value) {
            (Value::Ordinal(tens), Value::Ordinal(unit))
            | (Value::Ordinal(unit), Value::Ordinal(tens))
                if *tens >= 20 && tens % 10 == 0 && *unit < 10 =>
            {
                Some(tens + unit)
            }
            (_, Value::Ordinal(unit)) if *unit < 10 => tens.map(|tens| tens + unit),
            _ => None,
        };
        match joined {
            Some(ordinal) => join(atoms, at, 2, Value::Ordinal(ordinal)),
            None => at += 1,
        }
    }
}

/// "1300 (2000)": a resolution of the Security Council.
fn join_symbols(atoms: &mut Vec<Atom>) {
    let mut at = 0;
    while at + 3 < atoms.len() {
        let cited = match (&atoms[at].value, &atoms[at + 2].value) {
            (Value::Number(number), Value::Year(year))
                if matches!(atoms[at + 1].key.as_str(), "(" | "（")
                    && matches!(atoms[at + 3].key.as_str(), ")" | "）") =>
            {
                Some(Cited {
                    series: "S".to_owned(),
                    period: u32::from(*year),
                    number: number.to_string(),
                })
            }
            _ => None,
        };
        if let Some(cited) = cited {
            join(atoms, at, 4, Value::Symbol(cited));
        }
        at += 1;
    }
}

/// "GC(68)/RES/9": the session in parentheses; a change may begin inside them.
fn join_sessions(atoms: &mut Vec<Atom>) {
    let cited = |series: &str, rest: &[Atom]| match rest {
        [session, close, slash, rest, ..]
            if close.key == ")" && slash.key == "/" && slash.range.end == rest.range.start =>
        {
            match session.value {
                Value::Number(period) => Some(Cited {
                    series: series.to_uppercase(),
                    period: period as u32,
                    number: rest.key.to_uppercase(),
                }),
                _ => None,
            }
        }
        _ => None,
    };
    if let Some(inside) = cited("", atoms) {
        join(atoms, 0, 4, Value::Symbol(inside));
    }
    let mut at = 0;
    while at + 5 < atoms.len() {
        let together = atoms[at + 1].key == "(" && atoms[at].range.end == atoms[at + 1].range.start;
        let whole = together.then(|| cited(&atoms[at].key, &atoms[at + 2..])).flatten();
        if let Some(whole) = whole {
            join(atoms, at, 6, Value::Symbol(whole));
        }
        at += 1;
    }
}

/// "78/250 B": the part of a resolution.
fn join_parts(atoms: &mut Vec<Atom>) {
    let mut at = 0;
    while at + 1 < atoms.len() {
        let next = &atoms[at + 1];
        let is_part = next.capital && next.key.len() == 1 && next.key.is_ascii();
        if let (Value::Symbol(cited), true) = (&atoms[at].value, is_part) {
            let cited = Cited {
                number: format!("{} {}", cited.number, next.key.to_uppercase()),
                ..cited.clone()
            };
            join(atoms, at, 2, Value::Symbol(cited));
        }
        at += 1;
    }
}

/// "19 to 23 August 2024": the day before a date is one too; "June 2025" is a month.
fn join_dates(atoms: &mut Vec<Atom>, text: &str, language: Language) {
    let mut at = atoms.len();
    while at > 0 {
        at -= 1;
        if let (Value::Word, Some(Value::Year(year))) =
            (&atoms[at].value, atoms.get(at + 1).map(|next| &next.value))
            && let Some(month) = month(&text[atoms[at].range.clone()], language)
        {
            let year = Some(*year);
            join(atoms, at, 2, Value::Date(When { year, month, day: 0 }));
        }
        if let (Value::Number(day), Some(Value::Date(month))) =
            (&atoms[at].value, atoms.get(at + 1).map(|next| &next.value))
            && month.day == 0
            && (1.0..=31.0).contains(day)
        {
            let value = Value::Date(When { day: *day as u8, ..*month });
            join(atoms, at, 2, value);
        }
        let next = atoms[at + 1..].iter().find(|atom| !atom.is_filler());
        if let (Value::Number(day), Some(Value::Date(later))) =
            (&atoms[at].value, next.map(|next| &next.value))
            && (1.0..=31.0).contains(day)
        {
            let day = *day as u8;
            atoms[at].value = Value::Date(When { day, ..*later });
        }
    }
}

fn join(atoms: &mut Vec<Atom>, at: usize, count: usize, value: Value) {
    let rest: Vec<Atom> = atoms.drain(at + 1..at + count).collect();
    let first = &mut atoms[at];
    for atom in rest {
        first.range.end = atom.range.end;
        first.key.push_str(&atom.key);
    }
    first.value = value;
}
