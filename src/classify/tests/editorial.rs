//! What leaves the meaning, and what does not.

use super::*;
use crate::model::Note;

#[test]
fn what_leaves_the_meaning_is_editorial() {
    expect(
        Kind::Operative,
        &[
            ("States [-parties-]{+Parties+} to", "editorial capitals"),
            ("security[-,-]{+;+} and", "editorial punctuation"),
            ("peace[- and-]{+,+} security", "editorial joining-words"),
            ("its [-resolution-]{+resolutions+} 77/7", "editorial spelling"),
            ("the [-programme-]{+program+} of", "editorial spelling"),
            ("the [-organisation-]{+organization+} of", "editorial spelling"),
            ("[-Also welcomes-]{+Welcomes+} the report", "editorial spelling"),
            ("Recognizing {+also +}that", "editorial spelling"),
            ("[-trade distorting-]{+trade-distorting+} measures", "editorial punctuation"),
            ("the report [-of-]{+by+} the Board", "editorial joining-words"),
            ("that [-lived-]{+live+} in", "editorial spelling"),
            ("[-Resolution-]{+General Assembly resolution+} 69/313", "editorial short-name"),
            ("the {+coronavirus disease (+}COVID-19", "editorial abbreviation"),
            (
                "on [-22-23 September 2024 at the-]{+22 and 23 September 2024 at+} Headquarters",
                "editorial joining-words",
            ),
            ("resolution 2334 (2016){+ of 23 December 2016+},", "editorial date-of-a-symbol"),
            ("the Committee{+ on Fisheries+}, which", "editorial short-name"),
            ("on [-31 August-]{+31 August 2023+},", "editorial date-in-full"),
            ("of [-peace and security-]{+security and peace+}", "editorial order-of-words"),
            ("resolution 57/283 B{+ of 15 April 2003+},", "editorial date-of-a-symbol"),
            ("equitable [-geographic-]{+geographical+} distribution", "editorial spelling"),
            ("Welcoming the report {+also +}of", "editorial spelling"),
            ("it is {+further +}stated", "editorial sequence-adverb"),
            ("for the Decade [-2014– 2024-]{+2014–2024+}", "editorial notation"),
            ("what [-will be-]{+is+} required", "editorial spelling"),
            ("the Charter{+ of the United Nations+},", "editorial short-name"),
            ("the International Atomic Energy Agency{+ (IAEA)+}", "editorial abbreviation"),
            ("of [-the Syrian Arab Republic-]{+Syria+}", "editorial short-name"),
            ("resolution 77/7{+ of 7 December 2022+} on", "editorial date-of-a-symbol"),
        ],
    );
}

#[test]
fn words_that_mean_something_else_are_not_editorial() {
    for marked in [
        "of [-Dominica-]{+the Dominican Republic+}",
        "of [-Australia-]{+the Austrian Republic+}",
        "of [-Austria-]{+Australia+}",
        "in [-Niger-]{+Nigeria+},",
        "in [-Guinea-]{+Guinea-Bissau+},",
        "in {+Equatorial +}Guinea,",
        "in {+South +}Sudan,",
        "the {+Democratic People’s +}Republic of Korea,",
        "the {+Democratic Republic of the +}Congo",
        "[-Palestine-]{+the Palestinian Territory+}",
        "the [-filing-]{+filling+} of posts",
        "[-economic-]{+economical+} growth",
        "[-politic-]{+political+} will",
        "[-historic-]{+historical+} sites",
        "[-classic-]{+classical+} music",
        "[-comic-]{+comical+} scenes",
        "[-personal-]{+personnel+} records",
        "[-causal-]{+casual+} links",
        "the [-moral-]{+morale+} of",
        "[-human-]{+humane+} treatment",
        "[-local-]{+locale+} of",
        "[-principle-]{+principal+} organs",
        "[-planed-]{+planned+} surfaces",
        "[-hoping-]{+hopping+} for",
        "[-developed-]{+developing+} countries",
        "of [-plans-]{+planes+}",
        "the rights of [-people-]{+peoples+}",
        "the [-good-]{+goods+} of",
        "the [-zone-]{+sone+} of",
    ] {
        let verdict = judged(Kind::Operative, &a_year_apart(Language::English), marked);
        assert!(verdict.class().is_substance(), "{marked}: {}", said(&verdict));
    }
    for (language, marked) in [
        (Language::French, "le [-parti-]{+partie+} de"),
        (Language::French, "en [-Dominique-]{+République dominicaine+}"),
        (Language::Spanish, "en [-Níger-]{+Nigeria+}"),
        (Language::Russian, "в [-Австрии-]{+Австралии+}"),
        (Language::Chinese, "在[-几内亚-]{+几内亚比绍+}，"),
        (Language::Arabic, "في [-النيجر-]{+نيجيريا+}"),
    ] {
        let verdict = judged(Kind::Operative, &a_year_apart(language), marked);
        assert!(verdict.class().is_substance(), "{marked}: {}", said(&verdict));
    }
}

#[test]
fn the_same_words_spelt_otherwise_are_editorial() {
    expect(
        Kind::Operative,
        &[
            ("of [-Syria-]{+the Syrian Arab Republic+}", "editorial short-name"),
            ("in [-Moldova-]{+the Republic of Moldova+},", "editorial short-name"),
            ("of {+the Republic of +}Moldova,", "editorial short-name"),
            ("in [-Turkey-]{+Türkiye+},", "editorial short-name"),
            ("ten [-metres-]{+meters+} deep", "editorial spelling"),
            ("a [-centre-]{+center+} of", "editorial spelling"),
            ("the [-programmes-]{+program+} of", "editorial spelling"),
            ("[-organised-]{+organizes+} crime", "editorial spelling"),
            ("[-focussed-]{+focused+} on", "editorial spelling"),
            ("[-ageing-]{+aging+} of", "editorial spelling"),
            ("the [-judgement-]{+judgment+} of", "editorial spelling"),
            ("ten [-per cent-]{+percent+} of", "editorial punctuation"),
            ("have [-travelled-]{+traveled+} to", "editorial spelling"),
            ("[-labour-]{+labor+} standards", "editorial spelling"),
            ("the [-demographical-]{+demographic+} change", "editorial spelling"),
            ("the [-hope-]{+hopes+} of", "editorial spelling"),
            ("the [-box-]{+boxes+} of", "editorial spelling"),
            (
                "the [-decision making process-]{+decision-making processes+} of",
                "editorial spelling",
            ),
        ],
    );
}

#[test]
fn another_notation_is_no_other_figure() {
    expect(
        Kind::Operative,
        &[
            ("appropriate [-1,234,567.89-]{+1 234 567,89+} dollars", "editorial notation"),
            ("appropriate [-1,234,567.89-]{+1.234.567,89+} dollars", "editorial notation"),
            ("assess [-2.5-]{+2,5+} per cent", "editorial notation"),
            ("of [-9 December 2026-]{+December 9, 2026+} on", "editorial notation"),
            ("of [-9 December 2026-]{+9 Dec. 2026+} on", "editorial notation"),
            ("of [-9 December 2026-]{+2026-12-09+} on", "editorial notation"),
            ("from [-3-]{+3 May+} to 7 May 2027;", "editorial notation"),
            ("for [-2027–2029-]{+2027 to 2029+}.", "editorial notation"),
            // Other figures, however alike their digits.
            ("assess [-2.5-]{+25+} per cent", "figure number"),
            ("assess [-1,234-]{+1.234+} per cent", "figure number"),
            ("from [-3 May to 7 June-]{+3 June to 7 May+} 2027;", "figure date"),
        ],
    );
}

#[test]
fn what_is_another_thing_is_not_editorial() {
    expect(
        Kind::Operative,
        &[
            (
                "resolutions of the General Assembly{+ and the Human Rights Council+},",
                "wording words",
            ),
            ("with Member States [-of the African Union -]as well", "wording words"),
            ("recover from [-the pandemic-]{+pandemics+},", "wording words"),
            ("the Second Global [-Conference-]{+Conferences+} on Road Safety", "wording words"),
            ("the Office [-for Outer Space Affairs -]in", "editorial short-name"),
            ("its [-resolution-]{+resolutions+} 77/7", "editorial spelling"),
            ("Takes note of the [-Agreement-]{+agreement+}", "editorial capitals"),
        ],
    );
}

#[test]
fn citations_are_known_by_document_title_and_treaty() {
    expect(
        Kind::Operative,
        &[
            ("with paragraphs 4, [-5-]{+6+} and 7 above", "citation cited-provision"),
            (
                "resolution {+5/11 of 2 March 2022, entitled “Enhancing the economy”, and +}5/8",
                "citation cited-document",
            ),
            (
                "Welcomes the report of the Secretary-General on [-missing people-]{+the Institution+} in Syria",
                "citation cited-title",
            ),
            (
                "as defined{+ in the Convention on the Rights of the Child+};",
                "citation cited-document",
            ),
            // A body or a meeting is no treaty, and a report to be made no document.
            ("the Committee{+ for the Review Conference of the Treaty on Arms+},", "wording words"),
            ("Requests the Chair to submit {+a report +}to the Assembly", "wording words"),
        ],
    );
}

#[test]
fn a_word_in_another_part_of_its_sentence_is_not_editorial() {
    for marked in [
        "its efforts [-to mitigate-]{+that mitigated+} the risk",
        "the delays, [-control-]{+controlled+} the costs",
        "the abuses, [-underlines-]{+which underline+} the need",
        "that consideration [-continue-]{+is continuing+} within",
        "health systems [-and achieving-]{+to achieve+} coverage",
        "weapons [-transcend-]{+have transcended+} borders",
        "Decides to {+further +}reduce the costs",
        "[-Decides to-]{+Further decides to further+} reduce costs",
        "the risk of {+further +}delays",
        "its mandate as [-a-]{+the+} forum for dialogue",
        "data sources [-and-]{+on the+} use of radiation",
        "contained in the [-reports-]{+report+} of the Committee,",
        "between local and [-state-]{+State+} governments",
        "Exploitation and Abuse,{+ as well as that of the Office of the Advocate,+} and requests",
    ] {
        let verdict = judged(Kind::Operative, &a_year_apart(Language::English), marked);
        assert!(verdict.class().is_substance(), "{marked}: {}", said(&verdict));
    }
    expect(
        Kind::Operative,
        &[
            ("which [-assesses-]{+assessed+} the status", "editorial spelling"),
            ("that 20 December [-will mark-]{+marked+} the day", "editorial spelling"),
            ("efforts [-to host-]{+in hosting+} refugees", "editorial spelling"),
            ("expresses {+further +}concern at", "editorial sequence-adverb"),
            ("as well as [-a-]{+the+} forum", "editorial joining-words"),
            ("its [-resolution-]{+resolutions+} 77/7 and 78/9", "editorial spelling"),
        ],
    );
}

/// A document of which the notes are known.
fn with_notes(notes: &[&str]) -> Resolution {
    let note = |text: &&str| Note { number: String::new(), text: (*text).to_owned() };
    let mut document = document(Language::English, "79/62", (2024, 12, 2));
    document.notes = notes.iter().map(note).collect();
    document
}

#[test]
fn ibidem_is_editorial_for_the_document_of_the_note_before() {
    let old = with_notes(&["See A/C.4/77/SR.3, para. 2.", "See A/C.4/76/SR.3, para. 13."]);
    for (before, expected) in [
        ("A/C.4/76/SR.3, paras. 7–13.", "editorial short-name"),
        ("See A/C.4/78/SR.3, paras. 7–13.", "citation cited-document"),
    ] {
        let new = with_notes(&[before, "Ibid., para. 12.", "Ibid., para. 13."]);
        let texts = Sides::new("See A/C.4/76/SR.3, para. 13.", "Ibid., para. 13.");
        let edit = Edit {
            kind: None,
            texts,
            ranges: Sides::new(0..17, 0..5),
            documents: Some(Sides::new(&old, &new)),
        };
        let verdict = classify(&edit, &a_year_apart(Language::English));
        assert_eq!(said(&verdict), expected, "{before}");
    }
}
