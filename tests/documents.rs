//! Texts that are no resolutions: read by their own headings and numbers, and compared so. Each was made for this after real
//! ones of its kind; what is expected was checked by reading.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use resdiff::compare::{Change, Tag};
use resdiff::model::{ReadAs, Resolution, Source};
use resdiff::{compare_texts, read, structure};

fn rebuilt(text: &str, read_as: Option<ReadAs>) -> Resolution {
    let raw = read::read(text.as_bytes()).unwrap();
    structure::rebuild_as(&raw, Source::named("test"), None, read_as)
}

/// Checks title and addresses of a text, and what is changed when `edits` are made in it: "old → new: [-gone-] {+came+}".
fn check(text: &str, title: &str, addresses: &str, edits: &[(&str, &str)], changes: &[&str]) {
    let document = rebuilt(text, None);
    assert_eq!(document.read_as, ReadAs::Document);
    assert_eq!(document.masthead.title.as_deref().unwrap_or_default(), title);
    let seen: Vec<&str> = document.paragraphs.iter().map(|p| p.address.as_str()).collect();
    assert_eq!(seen.join(" | "), addresses);
    nothing_is_lost(text, &document);

    let new = edits.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    });
    let comparison = compare_texts(text, &new).unwrap();
    let changed = comparison
        .rows
        .iter()
        .filter(|row| row.change != Change::Unchanged || row.moved || row.relabelled);
    let told = changed.map(|row| {
        let words = row.spans.iter().filter_map(|span| match span.tag {
            Tag::Same => None,
            Tag::Removed => Some(format!("[-{}-]", span.text.trim())),
            Tag::Added => Some(format!("{{+{}+}}", span.text.trim())),
        });
        let [old, new] = [row.names.old.join("+"), row.names.new.join("+")];
        format!("{old} → {new}: {}", words.collect::<Vec<_>>().join(" "))
    });
    assert_eq!(told.collect::<Vec<_>>(), changes);
}

/// Every letter and digit of a plain text is in a paragraph, its label, or what was set aside.
fn nothing_is_lost(text: &str, document: &Resolution) {
    if text.starts_with('<') {
        return;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let paragraphs = document.paragraphs.iter();
    let kept: usize =
        paragraphs.map(|p| letters(&p.text) + p.label.as_deref().map_or(0, letters)).sum();
    let aside: usize = document.set_aside.iter().map(|entry| letters(&entry.text)).sum();
    assert_eq!(kept + aside, letters(text));
}

#[test]
fn a_treaty_with_parts_articles_and_annexes() {
    check(
        include_str!("documents/treaty.txt"),
        "CONVENTION ON THE PROTECTION OF NIGHT SKIES",
        "H1 | H2 | Opener | P1 | P2 | P3 | part I | article 1 | article 1, P1 | article 1 (a) | article 1 (b) \
         | article 2 | article 2 (1) | article 2 (2) | article 2 (2) (a) | article 2 (2) (b) | part II | \
         article 3 (1) | article 3 (2) | article 4 | article 5 | Annex-I | Annex I, rule 1 | Annex I, rule 2 \
         (1) | Annex I, rule 2 (2) | Annex-II | Annex II, article 1 | Annex II, article 4 (1) | Annex II, \
         article 4 (2)",
        &[
            (
                "Article 4\n\nNo reservation",
                "Article 4\n\nDisputes are settled by negotiation.\n\nArticle 5\n\nNo reservation",
            ),
            ("Article 5\n\nThis Conv", "Article 6\n\nThis Conv"),
            ("every five years", "every three years"),
            ("It is reviewed each year", "It shall be reviewed each year"),
        ],
        &[
            "article 3 (2) → article 3 (2): [-five-] {+three+}",
            " → article 4: {+Disputes are settled by negotiation.+}",
            "article 4 → article 5: ",
            "article 5 → article 6: ",
            "Annex II, article 4 (2) → Annex II, article 4 (2): [-is-] {+shall be+}",
        ],
    );
}

#[test]
fn a_regulation_with_recitals() {
    check(
        include_str!("documents/regulation.txt"),
        "REGULATION (EU) 2021/9999 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL",
        "P1 | P2 | Opener | P3 | P4 | P5 | P6 | recital 1 | recital 2 | recital 3 | P7 | chapter I | article \
         1 | article 1, P1 | article 2 | article 2, P1 | article 2 (1) | article 2 (2) | chapter II | article \
         3 | article 3 (1) | article 3 (2) | article 3 (2) (a) | article 3 (2) (b) | article 4 | article 4, \
         P1",
        &[
            (
                "(2) Labels differ from one Member State to another, which hinders trade.\n\n(3)",
                "(2) Labels differ from one Member State to another.\n\n(3)",
            ),
            (
                "(b) the material of the blade.",
                "(b) the material of the blade;\n\n(c) the year in which it was made.",
            ),
            ("twentieth day", "thirtieth day"),
        ],
        &[
            "recital 2 → recital 2: [-, which hinders trade-]",
            "article 3 (2) (b) → article 3 (2) (b): [-.-] {+;+}",
            " → article 3 (2) (c): {+the year in which it was made.+}",
            "article 4, P1 → article 4, P1: [-twentieth-] {+thirtieth+}",
        ],
    );
}

#[test]
fn a_contract_with_decimal_numbers() {
    check(
        include_str!("documents/contract.txt"),
        "SOFTWARE MAINTENANCE AGREEMENT",
        "P1 | 1 | 1.1 | 1.2 | 1.3 | 1.3 (a) | 1.3 (b) | 2 | 2.1 | 2.2 | 2.2.1 | 2.2.2 | 3 | 3.1 | 3.2 | 4 | \
         4.1 | 4.2",
        &[
            ("EUR 12,000", "EUR 13,500"),
            (
                "1 January 2024 and ends on 31 December 2024",
                "1 January 2025 and ends on 31 December 2025",
            ),
            ("2.2 Response times", "2.2 The Supplier shall keep a log.\n\n2.3 Response times"),
            ("2.2.1", "2.3.1"),
            ("2.2.2", "2.3.2"),
        ],
        &[
            " → 2.2: {+The Supplier shall keep a log.+}",
            "2.2 → 2.3: ",
            "2.2.1 → 2.3.1: ",
            "2.2.2 → 2.3.2: ",
            "3.1 → 3.1: [-12,000-] {+13,500+}",
            "4.1 → 4.1: [-1 January 2024-] {+1 January 2025+} [-31 December 2024-] {+31 December 2025+}",
        ],
    );
}

#[test]
fn rules_of_procedure() {
    check(
        include_str!("documents/rules.txt"),
        "RULES OF PROCEDURE OF THE ALPINE LAKES COMMISSION",
        "I | rule 1 | rule 2 (1) | rule 2 (2) | II | rule 3 | rule 3 (a) | rule 3 (b) | III | rule 4 | rule 5",
        &[
            ("at least fourteen days", "at least twenty-one days"),
            (
                "Rule 4\nEach member shall have one vote.\n",
                "Rule 4\nEach member shall have one vote, and no member may vote for another.\n",
            ),
        ],
        &[
            "rule 2 (2) → rule 2 (2): [-fourteen-] {+twenty-one+}",
            "rule 4 → rule 4: {+, and no member may vote for another+}",
        ],
    );
}

#[test]
fn a_constitution_in_a_language_without_a_table() {
    check(
        include_str!("documents/constitution-de.txt"),
        "Verfassung der Freien Stadt Lindau",
        "H1 | P1 | I | artikel 1 (1) | artikel 1 (2) | artikel 2 (1) | artikel 2 (2) | II | artikel 3 | \
         artikel 4 (1) | artikel 4 (2) | artikel 4 (2) (a) | artikel 4 (2) (b)",
        &[
            ("auf vier Jahre", "auf fünf Jahre"),
            (
                "(2) Niemand darf wegen seiner Herkunft",
                "(2) Niemand darf wegen seiner Herkunft oder seines Glaubens",
            ),
        ],
        &[
            "artikel 1 (2) → artikel 1 (2): {+oder seines Glaubens+}",
            "artikel 3 → artikel 3: [-vier-] {+fünf+}",
        ],
    );
}

#[test]
fn a_statute_with_section_signs() {
    check(
        include_str!("documents/statute.txt"),
        "Library Act",
        "chapter 1 | § 1 | § 1 (1) | § 1 (2) | § 2 | § 2 (1) | § 2 (2) | § 2 (2) (a) | § 2 (2) (b) | chapter \
         2 | § 3 | § 3, P1 | § 3a | § 3a, P1 | § 4 | § 4, P1",
        &[
            ("up to 500 crowns", "up to 800 crowns"),
            ("(b) engage volunteers.", "(b) share rooms with a school;\n\n(c) engage volunteers."),
        ],
        &[
            " → § 2 (2) (b): {+share rooms with a school;+}",
            "§ 2 (2) (b) → § 2 (2) (c): ",
            "§ 4, P1 → § 4, P1: [-500-] {+800+}",
        ],
    );
}

#[test]
fn a_licence() {
    check(
        include_str!("documents/licence.txt"),
        "Common Source Licence Version 1.0",
        "1 | 1.1 | 1.2 | 2 | 2.1 | 2.1 (a) | 2.1 (b) | 2.2 | 3 | 3, P1",
        &[
            ("Version 1.0", "Version 1.1"),
            ("reproduce and modify", "reproduce, modify and perform"),
        ],
        &["2.1 (a) → 2.1 (a): [-and modify-] {+, modify and perform+}"],
    );
}

#[test]
fn an_essay() {
    check(
        include_str!("documents/essay.txt"),
        "On Walking",
        "P1 | P2 | H1 | P3 | H2 | P4 | P5",
        &[
            ("the horse decides too much", "the horse decides too much and the rider too little"),
            ("in 1840", "in 1740"),
        ],
        &["P2 → P2: {+and the rider too little+}", "P3 → P3: [-1840-] {+1740+}"],
    );
}

#[test]
fn terms_of_service_on_a_web_page() {
    check(
        include_str!("documents/terms.html"),
        "Terms of Service",
        "P1 | 1 | 1, P1 | 1 (a) | 1 (b) | 2 | 2, P1 | 2, P2 | 3 | 3, P1",
        &[("16 years", "18 years"), ("30 days", "60 days")],
        &["1, P1 → 1, P1: [-16-] {+18+}", "2, P2 → 2, P2: [-30-] {+60+}"],
    );
}

#[test]
fn a_code_of_conduct_on_a_web_page() {
    check(
        include_str!("documents/conduct.html"),
        "Code of Conduct",
        "H1 | P1 | H2 | P2 | P2(•1) | P2(•2) | H3 | P3",
        &[
            ("within 14 days", "within 7 days"),
            ("<li>Accepting", "<li>Giving credit.</li><li>Accepting"),
        ],
        &[" → P2(•2): {+Giving credit.+}", "P3 → P3: [-14-] {+7+}"],
    );
}

#[test]
fn a_declaration_whose_preamble_stands_in_a_header() {
    check(
        include_str!("documents/declaration-ro.html"),
        "DECLARAȚIA DREPTURILOR",
        "H1 | P1 | P2 | articolul 1 | articolul 2 (1) | articolul 2 (2)",
        &[("Considerînd", "Considerând"), ("ținut în sclavie", "ținut în sclavie sau servitute")],
        &[
            "P1 → P1: [-Considerînd-] {+Considerând+}",
            "P2 → P2: [-Considerînd-] {+Considerând+}",
            "articolul 2 (2) → articolul 2 (2): {+sau servitute+}",
        ],
    );
}

#[test]
fn a_lease_with_recitals_small_letters_and_schedules() {
    check(
        include_str!("documents/lease.txt"),
        "COMMERCIAL LEASE AGREEMENT",
        "P1 | H1 | H1(A) | H1(B) | H2 | 1 | 1.1 | 1.1, P2 | 1.1, P3 | 1.1, P4 | 1.2 | 1.3 | 1.3 (a) | 1.3 (b) \
         | 1.3 (c) | 2 | 2.1 | 2.1.1 | 2.1.2 | 2.1.3 | 2.1.3 (i) | 2.1.3 (ii) | 2.2 | 3 | 3, P1 | schedule 1 \
         | schedule 1 (1) | schedule 1 (2) | schedule 2 | part A (1) | part A (2) | part B (1) | H3 | part B, \
         P2",
        &[
            ("24,000", "26,500"),
            ("fourteen days", "seven days"),
            ("2. Flood.", "2. Flood and storm."),
            (
                "b. its permitted assigns; and\n\nc.",
                "b. its lenders;\n\nc. its permitted assigns; and\n\nd.",
            ),
        ],
        &[
            "1.1, P3 → 1.1, P3: [-24,000-] {+26,500+}",
            " → 1.3 (b): {+its lenders;+}",
            "1.3 (b) → 1.3 (c): ",
            "1.3 (c) → 1.3 (d): ",
            "2.2 → 2.2: [-fourteen-] {+seven+}",
            "part A (2) → part A (2): {+and storm+}",
        ],
    );
}

#[test]
fn rules_that_were_put_in_later_and_titles_in_brackets() {
    check(
        include_str!("documents/rules-bis.txt"),
        "PROVISIONAL RULES OF PROCEDURE OF THE COUNCIL OF THE DELTA COMMISSION",
        "chapter I | rule 1 | rule 2 | rule 2 bis (1) | rule 2 bis (2) | chapter II | rule 3 | rule 3, P1 | \
         rule 3 (a) | rule 3 (b) | rule 3 (c) | rule 4 | chapter III | rule 5 | rule 5, P1 | rule 6 | rule 6, \
         P1 | Annex | Annex(A) | Annex(B)",
        &[
            ("video link.\n", "video link or telephone.\n"),
            ("A majority of the members", "One third of the members"),
            ("Rule 4\n", "Rule 3 bis\n\nThe agenda is public.\n\nRule 4\n"),
        ],
        &[
            "rule 2 bis (1) → rule 2 bis (1): {+or telephone+}",
            " → rule 3 bis: {+The agenda is public.+}",
            "rule 5, P1 → rule 5, P1: [-A majority-] {+One third+}",
        ],
    );
}

#[test]
fn a_constitution_in_spanish() {
    check(
        include_str!("documents/constitution-es.txt"),
        "CONSTITUCIÓN DE LA REPÚBLICA DE SAN JORGE",
        "H1 | P1 | title I | chapter 1 | article 1 | article 2 | article 2 (a) | article 2 (b) | article 2 \
         bis | article 3 | article 3 (1º) | article 3 (2º) | title II | article 4 | article 4 (I) | article 4 \
         (II) | article 4 (III) | article 5 | H2 | article 5, P2 | article 5, P3",
        &[
            ("nace libre.", "nace libre e igual."),
            ("seis meses", "un año"),
            ("1 de enero de 2020", "1 de julio de 2021"),
        ],
        &[
            "article 1 → article 1: {+e igual+}",
            "article 5 → article 5: [-1 de enero de 2020-] {+1 de julio de 2021+}",
            "article 5, P3 → article 5, P3: [-seis meses-] {+un año+}",
        ],
    );
}

#[test]
fn an_act_in_portuguese() {
    check(
        include_str!("documents/act-pt.txt"),
        "LEI N.º 12/2019, DE 5 DE MARÇO",
        "H1 | P1 | capítulo I | art 1 | art 2 | art 2 (I) | art 2 (II) | art 2 (III) | art 2, P2 | art 3 | § \
         1 | § 2 | capítulo II | art 4 | art 5",
        &[
            ("quinze dias", "vinte dias"),
            ("Art. 5º", "Art. 5º O Governo regulamenta esta lei.\n\nArt. 6º"),
        ],
        &[
            "§ 1 → § 1: [-quinze-] {+vinte+}",
            " → art 5: {+O Governo regulamenta esta lei.+}",
            "art 5 → art 6: ",
        ],
    );
}

#[test]
fn a_treaty_in_french() {
    check(
        include_str!("documents/treaty-fr.txt"),
        "CONVENTION SUR LA PROTECTION DES CHEMINS DE HALAGE",
        "P1 | P2 | P3 | P4 | H1 | article 1 | article 1, P1 | article 2 | article 2, P1 | article 2 (a) | \
         article 2 (b) | article 3 | article 3 (1) | article 3 (2) | article 3 (2) (a) | article 3 (2) (b) | \
         H2 | article 4 | article 4, P1 | Annex-I | Annex-I.1 | Annex-I.2",
        &[
            ("dixième", "vingtième"),
            ("2. Longueur.", "2. Longueur et largeur."),
            ("gestionnaire.\n", "gestionnaire ;\n\nc) publie un rapport annuel.\n"),
        ],
        &[
            "article 3 (2) (b) → article 3 (2) (b): [-.-] {+;+}",
            " → article 3 (2) (c): {+publie un rapport annuel.+}",
            "article 4, P1 → article 4, P1: [-dixième-] {+vingtième+}",
            "Annex-I.2 → Annex-I.2: {+et largeur+}",
        ],
    );
}

#[test]
fn a_charter_in_russian() {
    check(
        include_str!("documents/charter-ru.txt"),
        "УСТАВ ТОВАРИЩЕСТВА «РЕЧНОЙ БЕРЕГ»",
        "chapter 1 | article 1 | article 1 (1) | article 1 (2) | article 2 | article 2 (1) | article 2 (1) \
         (1) | article 2 (1) (2) | article 2 (1) (3) | article 2 (2) | chapter 2 | article 3 | article 4 | \
         article 4 (1) | article 4 (2) | article 4 (2) (а) | article 4 (2) (б) | Annex-1 | Annex-1.1 | \
         Annex-1.2",
        &[("500 рублей", "700 рублей"), ("житель деревни", "житель деревни старше 16 лет")],
        &[
            "article 3 → article 3: {+старше 16 лет+}",
            "article 4 (1) → article 4 (1): [-500-] {+700+}",
        ],
    );
}

#[test]
fn a_covenant_in_chinese() {
    check(
        include_str!("documents/covenant-zh.txt"),
        "河畔社区管理规约",
        "chapter 1 | article 1 | article 2 | article 3 | article 3 (一) | article 3 (二) | article 3 (三) | \
         chapter 2 | article 4 | article 4, P2 | article 5 | article 5 (一) | article 5 (二) | chapter 3 | \
         article 6",
        &[("每年召开两次", "每年召开四次"), ("2020年1月1日", "2022年7月1日")],
        &[
            "article 4 → article 4: [-两次-] {+四次+}",
            "article 6 → article 6: [-2020年1月1日-] {+2022年7月1日+}",
        ],
    );
}

#[test]
fn statutes_in_arabic() {
    check(
        include_str!("documents/statutes-ar.txt"),
        "النظام الأساسي لجمعية ضفاف النهر",
        "title 1 | article 1 | article 2 | article 2 (أ) | article 2 (ب) | article 2 (ج) | title 2 | article \
         3 (1) | article 3 (2) | article 4 | article 5",
        &[("خمسون", "ستون"), ("أو بالوفاة", "أو بالوفاة أو بالفصل")],
        &[
            "article 3 (2) → article 3 (2): [-خمسون-] {+ستون+}",
            "article 4 → article 4: {+أو بالفصل+}",
        ],
    );
}

#[test]
fn statutes_in_german() {
    check(
        include_str!("documents/statutes-de.txt"),
        "",
        "P1 | § 1 | § 1 (1) | § 1 (2) | § 2 | § 2 (1) | § 2 (2) | § 2 (2) (1) | § 2 (2) (2) | § 2 (2) (2) (a) \
         | § 2 (2) (2) (b) | § 3 | § 3 (1) | § 3 (2) | § 4 | § 4, P1 | § 5 | § 5, P1",
        &[
            ("60 Euro", "75 Euro"),
            (
                "(2) Er hat seinen",
                "(2) Er ist im Vereinsregister eingetragen.\n\n(3) Er hat seinen",
            ),
        ],
        &[
            " → § 1 (2): {+Er ist im Vereinsregister eingetragen.+}",
            "§ 1 (2) → § 1 (3): ",
            "§ 3 (2) → § 3 (2): [-60-] {+75+}",
        ],
    );
}

#[test]
fn a_decision_with_an_annex_of_decimal_numbers() {
    check(
        include_str!("documents/decision-eu.txt"),
        "COMMISSION IMPLEMENTING DECISION (EU) 2022/9998",
        "P1 | Opener | P2 | P3 | P4 | recital 1 | recital 2 | P5 | article 1 | article 1, P1 | article 2 | \
         article 2 (1) | article 2 (2) | article 2 (2) (a) | article 2 (2) (b) | article 2 (2) (b) (i) | \
         article 2 (2) (b) (ii) | article 3 | article 3, P2 | article 3, P3 | article 3, P4 | Annex | Annex.1 \
         | Annex.1.1 | Annex.1.2 | Annex.2 | Annex.P1",
        &[("50 metres", "80 metres"), ("10 cm high", "12 cm high")],
        &[
            "article 2 (2) (a) → article 2 (2) (a): [-50-] {+80+}",
            "Annex.1.2 → Annex.1.2: [-10-] {+12+}",
        ],
    );
}

#[test]
fn what_was_guessed_can_be_overridden() {
    let essay = include_str!("documents/essay.txt");
    let resolution = rebuilt(essay, Some(ReadAs::Resolution));
    assert_eq!(resolution.read_as, ReadAs::Resolution);
    let decision = "The General Assembly,\n\nNoting the report,\n\n1. Decides to meet.";
    assert_eq!(rebuilt(decision, None).read_as, ReadAs::Resolution);
    let document = rebuilt(decision, Some(ReadAs::Document));
    let addresses: Vec<&str> = document.paragraphs.iter().map(|p| p.address.as_str()).collect();
    assert_eq!(addresses, ["Opener", "P1", "1"]);
}

#[test]
fn nothing_in_a_document_moves_on_by_itself() {
    let old = "The lease\n\nIt begins on 1 May 2023 and ends in 2024.";
    let comparison =
        compare_texts(old, &old.replace("2023", "2024").replace("in 2024", "in 2025")).unwrap();
    let row = comparison.changed_rows().next().unwrap();
    let classes: Vec<&str> =
        row.changes().iter().map(|change| change.verdict.class().name()).collect();
    assert!(!classes.is_empty() && !classes.contains(&"roll-over"), "{classes:?}");
}
