//! What looks like roll-over and is none.

use super::*;

#[test]
fn terms_of_days_years_and_sessions_are_figures() {
    expect(
        Kind::Operative,
        &[
            ("to report, by September [-2024-]{+2025+}, to", "figure date"),
            ("not to recost the budget as from [-2025-]{+2026+},", "figure date"),
            (
                "may vote until the end of its [-seventy-eighth-]{+seventy-ninth+} session.",
                "figure number",
            ),
            (
                "to report no later than at the [-seventy-ninth-]{+eightieth+} session of the",
                "figure number",
            ),
            (
                "to report at its [-seventy-ninth-]{+eightieth+} session;",
                "roll-over ordinal-moves-on",
            ),
            (
                "adopted by the Assembly at its [-seventy-eighth-]{+seventy-ninth+} session;",
                "roll-over ordinal-moves-on",
            ),
            ("as reported by the United States in [-2024-]{+2025+};", "roll-over date-moves-on"),
        ],
    );
    for (language, marked) in [
        (Language::French, "à compter de [-2024-]{+2025+},"),
        (Language::Spanish, "a partir de [-2024-]{+2025+},"),
        (Language::Russian, "начиная с [-2024-]{+2025+}"),
        (Language::Arabic, "اعتبارا من [-2024-]{+2025+}"),
        (Language::Chinese, "请秘书长在[-2024 年-]{+2025 年+}之前提交报告；"),
    ] {
        let verdict = judged(Kind::Operative, &a_year_apart(language), marked);
        assert_eq!(verdict.class(), Class::Figure, "{marked}: {}", said(&verdict));
    }
}

#[test]
fn a_period_that_lasts_longer_is_a_figure() {
    expect(
        Kind::Operative,
        &[
            ("held from [-21 to 23 August 2023-]{+19 to 23 August 2024+},", "figure date"),
            (
                "held from [-21 to 25 August 2023-]{+19 to 23 August 2024+},",
                "roll-over date-moves-on",
            ),
            ("held [-on 5 and 6 December 2022-]{+from 5 to 7 December 2023+},", "figure date"),
            (
                "from [-23 to 27 October and on 25 November 2023-]{+21 to 25 October 2024+},",
                "figure date",
            ),
            (
                "on [-30 November and 1 December 2023-]{+11 and 12 December 2024+},",
                "roll-over date-moves-on",
            ),
            // The other end stays.
            ("from 1 July 2024 to [-30 June 2025-]{+30 June 2026+},", "figure date"),
            (
                "from [-1 July 2023 to 30 June 2024-]{+1 July 2024 to 30 June 2025+},",
                "roll-over date-moves-on",
            ),
            (
                "from [-1 January to 30 June 2024-]{+1 January to 30 June 2025+},",
                "roll-over date-moves-on",
            ),
        ],
    );
}

#[test]
fn the_same_meeting_in_another_year_was_put_off() {
    expect(
        Kind::Operative,
        &[
            (
                "the second seminar for universities, to be held in Accra in [-2024-]{+2025+};",
                "figure date",
            ),
            ("the first report behind the plan of [-2024-]{+2025+};", "figure date"),
            (
                "letters of the (First Committee) dated [-20 October 2023-]{+22 October 2024+},",
                "roll-over date-moves-on",
            ),
            (
                "the Third and Fourth Decades, and the seminar of [-2023-]{+2024+},",
                "roll-over date-moves-on",
            ),
        ],
    );
}

#[test]
fn the_next_of_what_comes_every_few_years_is_another_thing() {
    expect(
        Kind::Operative,
        &[
            ("the [-third-]{+Fourth+} United Nations Conference on Oceans,", "figure number"),
            ("its [-first-]{+second+} 10-year implementation plan", "figure number"),
            ("for the [-third-]{+fourth+} cycle of the Process;", "figure number"),
            (
                "the [-Tenth-]{+Eleventh+} Conference of States Parties,",
                "roll-over ordinal-moves-on",
            ),
            (
                "the [-fifth-]{+sixth+} session of the United Nations Conference on Trade,",
                "roll-over ordinal-moves-on",
            ),
        ],
    );
    for (language, marked) in [
        (Language::French, "la [-troisième-]{+quatrième+} Conférence internationale sur"),
        (Language::Spanish, "la [-tercera-]{+cuarta+} Conferencia Internacional sobre"),
        (Language::Russian, "на [-третьей-]{+четвертой+} Международной конференции по"),
        (Language::Chinese, "第[-三-]{+四+}次发展筹资问题国际会议，"),
    ] {
        let verdict = judged(Kind::Operative, &a_year_apart(language), marked);
        assert!(verdict.class().is_substance(), "{marked}: {}", said(&verdict));
    }
}

#[test]
fn another_document_is_no_successor() {
    expect(
        Kind::Operative,
        &[
            (
                "mandated by [-resolution 77/321 of 1 August 2023-]{+decision 78/560 of 13 August 2024+}",
                "citation cited-document",
            ),
            // The text itself, in the place of a decision.
            (
                "Recalling [-decision 77/516 of 7 December 2022-]{+resolution 78/241 of 22 December 2023+},",
                "roll-over symbol-moves-on",
            ),
            (
                "in [-77/5 and 77/9 of 1 August 2023-]{+78/8 of 13 August 2024+},",
                "citation cited-document",
            ),
            (
                "resolution GC([-67)/RES/9-]{+68)/RES/9+}, entitled “Safety”",
                "roll-over symbol-moves-on",
            ),
            ("Resolutions 78/3, 78/4 and 78/5{+, and 79/2+}.", "citation cited-document"),
            ("decisions 1/CP.27, 1/CMA.4{+ and 3/CMA.5+};", "citation cited-document"),
        ],
    );
    let (old, new) = ("GC(67)/RES/9, entitled “Staff”", "GC(68)/RES/9, entitled “Safety at sea”");
    let edit = Edit {
        kind: Some(Kind::Operative),
        texts: Sides::new(old, new),
        ranges: Sides::new(0..12, 0..12),
        documents: None,
    };
    let verdict = classify(&edit, &a_year_apart(Language::English));
    assert_eq!(said(&verdict), "citation cited-document");
}
