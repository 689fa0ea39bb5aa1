//! The class and rule of single changes.

use super::*;
use crate::model::{Date, Language, Masthead, ReadAs, Resolution, Sides, Source, Symbol};

mod editorial;
mod substance;

/// A document of which only symbol and date of adoption are known.
fn document(language: Language, symbol: &str, adopted: (u16, u8, u8)) -> Resolution {
    let (year, month, day) = adopted;
    Resolution {
        source: Source::default(),
        read_as: ReadAs::Resolution,
        language,
        masthead: Masthead {
            symbol: Symbol::parse(symbol),
            adopted: Date::new(year, month, day),
            ..Masthead::default()
        },
        paragraphs: Vec::new(),
        notes: Vec::new(),
        set_aside: Vec::new(),
    }
}

/// From A/RES/78/241 to A/RES/79/62.
pub(super) fn a_year_apart(language: Language) -> Distance {
    let old = document(language, "78/241", (2023, 12, 22));
    let new = document(language, "79/62", (2024, 12, 2));
    Distance::between(Sides::new(&old, &new))
}

/// Takes apart "Requests [-a-]{+the+} report", with exactly one change.
fn judged(kind: Kind, distance: &Distance, marked: &str) -> Verdict {
    let at = |mark: &str| marked.find(mark);
    let (removed, rest_from, before) = match (at("[-"), at("-]")) {
        (Some(start), Some(end)) => (&marked[start + 2..end], end + 2, &marked[..start]),
        _ => ("", at("{+").unwrap(), &marked[..at("{+").unwrap()]),
    };
    let rest = &marked[rest_from..];
    let (added, after) = match rest.strip_prefix("{+").and_then(|rest| rest.split_once("+}")) {
        Some((added, after)) => (added, after),
        None => ("", rest),
    };
    let old = format!("{before}{removed}{after}");
    let new = format!("{before}{added}{after}");
    let edit = Edit {
        kind: Some(kind),
        texts: Sides::new(&old, &new),
        ranges: Sides::new(
            before.len()..before.len() + removed.len(),
            before.len()..before.len() + added.len(),
        ),
        documents: None,
    };
    classify(&edit, distance)
}

/// The class and rule, with the direction of an action.
fn said(verdict: &Verdict) -> String {
    match verdict.direction {
        Some(direction) => format!("{} {direction} {}", verdict.class(), verdict.rule),
        None => format!("{} {}", verdict.class(), verdict.rule),
    }
}

#[track_caller]
fn expect_in(language: Language, kind: Kind, cases: &[(&str, &str)]) {
    for (marked, expected) in cases {
        let verdict = judged(kind, &a_year_apart(language), marked);
        assert_eq!(said(&verdict), *expected, "{marked}: {:?}", verdict.evidence);
    }
}

#[track_caller]
fn expect(kind: Kind, cases: &[(&str, &str)]) {
    expect_in(Language::English, kind, cases);
}

#[test]
fn what_moves_on_by_itself_is_roll_over() {
    expect(
        Kind::Operative,
        &[
            ("of its [-seventy-ninth-]{+eightieth+} session;", "roll-over ordinal-moves-on"),
            ("the [-Tenth-]{+Eleventh+} Conference of Parties", "roll-over ordinal-moves-on"),
            ("from [-19 to 23 August 2024-]{+25 to 29 August 2025+},", "roll-over date-moves-on"),
            ("in the period [-2023–2024-]{+2024–2025+}", "roll-over date-moves-on"),
            ("the report of [-June 2023-]{+June 2024+}", "roll-over date-moves-on"),
            ("implementation of resolution [-77/29-]{+78/120+};", "roll-over symbol-moves-on"),
            // The Human Rights Council holds three sessions a year, whatever their numbers.
            ("Human Rights Council resolution [-54/12-]{+57/28+}", "roll-over symbol-moves-on"),
            ("Human Rights Council resolution [-66/12-]{+69/10+}", "roll-over symbol-moves-on"),
            (
                "resolution [-66/12-]{+69/10+} of the Human Rights Council",
                "roll-over symbol-moves-on",
            ),
            ("the report (A/[-78/88-]{+79/90+})", "roll-over symbol-moves-on"),
            (
                "Council resolution [-52/3 of 3 April 2023-]{+55/4 of 4 April 2024+}",
                "roll-over symbol-moves-on",
            ),
            (
                "Recalling its resolutions 77/7 of 7 December 2022{+ and 78/241 of 22 December 2023+},",
                "roll-over list-item",
            ),
        ],
    );
    expect(
        Kind::Closing,
        &[("[-50th (resumed)-]{+44th+} plenary meeting", "roll-over closing-lines")],
    );
}

#[test]
fn what_moves_on_by_another_measure_is_not() {
    expect(
        Kind::Operative,
        &[
            ("by [-31 May 2025-]{+15 January 2027+};", "figure date"),
            ("by [-2025-]{+2030+};", "figure date"),
            // A deadline that moved is one, by whatever time.
            ("no later than [-1 September 2024-]{+1 September 2025+};", "figure date"),
            ("until the end of [-2024-]{+2025+};", "figure date"),
            ("in the biennium [-2022–2023-]{+2024–2025+}", "figure date"),
            ("the Decade ([-2015–2024-]{+2025–2034+})", "figure date"),
            (
                "held from [-28 February to 2 March 2022-]{+28 February to 2 March 2034+}",
                "figure date",
            ),
            (
                "from [-1 July to 31 December 2024-]{+1 July 2025 to 31 January 2026+}",
                "figure date",
            ),
            ("to be held [-in 2024-]{+on 27 and 28 March 2025+};", "figure date"),
            ("at its [-seventy-ninth-]{+eighty-first+} session a report;", "figure number"),
            ("resolution [-73/39-]{+78/241+} on the same,", "citation cited-document"),
            ("resolution [-2718 (2023)-]{+2766 (2024)+},", "citation cited-document"),
            ("resolution 2140 ([-2015-]{+2014+})", "citation cited-document"),
            (
                "Recalling its resolution 77/7 of 7 December 2022{+ and 78/241 and 78/315 of 22 December 2023+},",
                "citation cited-document",
            ),
            ("the [-third-]{+fifth+} Conference", "figure number"),
            ("pursuant to resolution [-77/29-]{+71/4+};", "citation cited-document"),
            ("General Assembly resolution [-54/12-]{+57/28+}", "citation cited-document"),
            ("and of [-12-]{+13+} States", "figure number"),
        ],
    );
}

#[test]
fn new_against_old_is_judged_as_old_against_new() {
    let old = document(Language::English, "79/62", (2024, 12, 2));
    let new = document(Language::English, "78/241", (2023, 12, 22));
    let back = Distance::between(Sides::new(&old, &new));
    for (marked, expected) in [
        ("of its [-eightieth-]{+seventy-ninth+} session;", "roll-over ordinal-moves-on"),
        (
            "Recalling 77/7 of 7 December 2022[- and 78/241 of 22 December 2023-],",
            "roll-over list-item",
        ),
        ("[-Urges-]{+Requests+} the Secretary-General", "action weakened verb"),
    ] {
        let verdict = judged(Kind::Operative, &back, marked);
        assert_eq!(said(&verdict), expected, "{marked}");
    }
}

#[test]
fn verbs_qualifiers_and_modal_verbs_are_actions() {
    expect(
        Kind::Operative,
        &[
            ("[-Requests-]{+Urges+} all States", "action strengthened verb"),
            ("[-Urges-]{+Invites+} all States", "action weakened verb"),
            ("[-Welcomes-]{+Recalls+} the report", "action other verb"),
            ("[-Ponders-]{+Requests+} the report", "action other verb"),
            ("Takes note [-with appreciation -]of the report", "action weakened verb"),
            ("{+Strongly +}condemns the acts", "action strengthened intensifier"),
            ("[-Urges-]{+Strongly urges+} all States", "action strengthened intensifier"),
            ("expresses {+serious +}concern about", "action strengthened intensifier"),
            ("Notes the report, and [-calls upon-]{+urges+} States", "action strengthened verb"),
            ("Notes the report{+, and encourages States to act+};", "action other clause-verb"),
            ("States [-should-]{+shall+} report", "action strengthened modal-verb"),
            ("Requests States to report{+, as appropriate+};", "action qualified qualifier"),
            ("to continue[- within existing resources-];", "action unqualified qualifier"),
            ("law, [-in particular-]{+including+} the Charter", "action other qualifier"),
            // What widens limits nothing.
            ("reports{+, inter alia,+} on", "action other qualifier"),
            ("States{+, in particular,+} to act", "action other qualifier"),
            ("[-particularly-]{+in particular+} in the region", "wording words"),
            // Past tense of reported speech.
            ("decided that the Congress [-shall-]{+would+} meet", "action other modal-verb"),
            // Other objects, and rungs on which drafters differ.
            (
                "[-Urges Member States to-]{+Invites the Secretary-General to+} act",
                "action other verb",
            ),
            ("[-Stresses-]{+Emphasizes+} the need", "action other verb"),
            ("[-Requests-]{+Appeals to+} all States", "action other verb"),
            // The verb behind a clause that was put before it is what it was.
            ("{+Encourages all efforts, and +}urges States to act;", "action other clause-verb"),
            // Or of one that went.
            (
                "[-Welcomes the work, and in this regard notes-]{+Notes+} the efforts of the States;",
                "action other clause-verb",
            ),
            // What was set up is not what it does.
            (
                "[-Welcomes the establishment-]{+Takes note of the work+} of the panel on sea level rise",
                "action other verb",
            ),
            (
                "Notes with [-concern-]{+deep concern+} the losses",
                "action strengthened intensifier",
            ),
            ("[-Noting with deep concern-]{+Concerned about+} the losses", "action other verb"),
        ],
    );
    expect(
        Kind::Preambular,
        &[
            ("[-Concerned-]{+Deeply concerned+} that", "action strengthened intensifier"),
            ("[-Alarmed-]{+Noting+} that", "action other verb"),
        ],
    );
}

#[test]
fn the_evidence_has_the_ladder() {
    let distance = a_year_apart(Language::English);
    let verdict = judged(Kind::Operative, &distance, "[-Requests-]{+Urges+} States");
    let Evidence::Verbs(Sides { old: (old, Some(from)), new: (new, Some(to)) }) = verdict.evidence
    else {
        panic!("{:?}", verdict.evidence);
    };
    assert_eq!((old.as_str(), new.as_str()), ("Requests", "Urges"));
    assert_eq!(
        (from.ladder, from.step, to.ladder, to.step),
        ("en/operative", 4, "en/operative", 5)
    );
}

#[test]
fn numbers_citations_and_other_words() {
    expect(
        Kind::Operative,
        &[
            ("more than [-7.2-]{+7+} million", "figure number"),
            ("held in [-Geneva-]{+New York+} on 4 May 2024", "figure place"),
            ("(A/78/53), chap. [-V-]{+IV+}, sect.", "citation cited-provision"),
            ("the [-Addis Ababa Action Agenda-]{+Sevilla Commitment+},", "citation cited-document"),
            ("its {+session and to submit a report +}on", "wording words"),
            ("the item entitled “[-Mobile peoples-]{+Land rights+}”", "wording words"),
            ("the report entitled “[-Mobile peoples-]{+Land rights+}”", "citation cited-title"),
            ("held in [-Vientiane on 9 October 2024-]{+Lima on 26 January 2026+},", "figure place"),
            ("and{+ the Parties to the Convention+},", "wording words"),
            ("of [-2,820,000-]{+2,916,200 United States+} dollars", "figure number"),
            ("the [-General Assembly-]{+Economic and Social Council+},", "wording words"),
            ("section [-III-]{+II+} of", "citation cited-provision"),
            ("the {+five +}meetings", "figure number"),
            ("within [-three-]{+six+} months", "figure number"),
            ("in accordance with article [-72-]{+73 e+}", "citation cited-provision"),
            (
                "Notes the work{+, and recalling its resolution 60/1 of 16 September 2005+};",
                "citation cited-document",
            ),
            ("and{+ the Arms Trade Treaty+};", "citation cited-document"),
            ("the {+growing +}interest", "wording words"),
            ("[-a potential-]{+an+} adverse", "wording words"),
        ],
    );
}

#[test]
fn the_other_languages_have_their_words() {
    expect_in(
        Language::French,
        Kind::Operative,
        &[
            ("[-Prie-]{+Exhorte+} les États", "action strengthened verb"),
            (
                "de sa [-soixante-dix-neuvième-]{+quatre-vingtième+} session",
                "roll-over ordinal-moves-on",
            ),
            ("jusqu’au [-30 novembre 2023-]{+30 novembre 2024+}", "roll-over date-moves-on"),
            ("les États{+, le cas échéant+}", "action qualified qualifier"),
        ],
    );
    expect_in(
        Language::Spanish,
        Kind::Operative,
        &[
            ("[-Solicita-]{+Insta+} a los Estados", "action strengthened verb"),
            ("su [-septuagésimo noveno-]{+octogésimo+} período", "roll-over ordinal-moves-on"),
        ],
    );
    expect_in(
        Language::Russian,
        Kind::Operative,
        &[
            ("[-Просит-]{+Настоятельно призывает+} государства", "action strengthened verb"),
            ("своей [-семьдесят девятой-]{+восьмидесятой+} сессии", "roll-over ordinal-moves-on"),
        ],
    );
    expect_in(
        Language::Chinese,
        Kind::Operative,
        &[
            ("[-请-]{+敦促+}各国", "action strengthened verb"),
            ("大会[-第七十九届-]{+第八十届+}会议", "roll-over ordinal-moves-on"),
            ("[-2023 年 12 月 22 日-]{+2024 年 12 月 2 日+}", "roll-over date-moves-on"),
        ],
    );
    expect_in(
        Language::Arabic,
        Kind::Operative,
        &[
            ("[-تطلب-]{+تحث+} إلى", "action strengthened verb"),
            ("دورتها [-التاسعة والسبعين-]{+الثمانين+}", "roll-over ordinal-moves-on"),
        ],
    );
}

#[test]
fn whole_paragraphs_have_a_class() {
    let distance = a_year_apart(Language::English);
    let added = |kind: Kind, text: &str| {
        let edit = Edit {
            kind: Some(kind),
            texts: Sides::new("", text),
            ranges: Sides::new(0..0, 0..text.len()),
            documents: None,
        };
        classify_whole(&edit, &distance)
    };
    let cites = "Recalling its resolution 60/1 of 16 September 2005,";
    for (kind, text, weight) in [
        (Kind::Operative, "Requests a report;", Class::Action.weight()),
        (Kind::Operative, "Decides to remain seized;", Class::Action.weight()),
        (Kind::Operative, "Recalls the report;", Class::Citation.weight()),
        (Kind::Preambular, cites, Class::Citation.weight()),
        (Kind::Preambular, "Convinced of the need,", Class::Wording.weight()),
    ] {
        let verdict = added(kind, text);
        assert_eq!(
            (said(&verdict).as_str(), verdict.weight()),
            ("addition added-paragraph", weight)
        );
    }
}

#[test]
fn names_are_those_that_are_typed() {
    assert_eq!(Class::ALL.iter().map(|class| class.name()).next_back(), Some("roll-over"));
    assert_eq!("Roll-Over".parse(), Ok(Class::RollOver));
    assert_eq!(Rule::DateOfASymbol.name(), "date-of-a-symbol");
    assert_eq!("date-of-a-symbol".parse(), Ok(Rule::DateOfASymbol));
}
