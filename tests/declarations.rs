//! One declaration in several languages: as web pages of the same form they have the same addresses, and the languages whose
//! tables the program has name their divisions alike.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use resdiff::model::{Kind, Language, Resolution, Source};
use resdiff::{read, structure};

mod common;

use common::shared;

fn rebuilt(page: &str) -> Resolution {
    let raw = read::read(page.as_bytes()).unwrap();
    structure::rebuild(&raw, Source::named("test"), None)
}

fn addresses(document: &Resolution) -> Vec<&str> {
    document.paragraphs.iter().map(|paragraph| paragraph.address.as_str()).collect()
}

/// A page made after the collection's: a preamble, then each article with its paragraphs. The parts of
/// `preamble` and the paragraphs of an article stand between strokes; "#" makes them a list.
fn page(title: &str, preamble: &str, articles: &[(&str, &str)]) -> String {
    let text = |text: &str| format!("<p>{}</p>", text.replace('|', "</p>\n<p>"));
    let (heading, preamble) = preamble.split_once('|').unwrap();
    let articles = articles.iter().map(|(heading, paragraphs)| {
        let paragraphs = match paragraphs.strip_prefix('#') {
            Some(list) => format!("<ol><li>{}</li></ol>", list.replace('|', "</li>\n<li>")),
            None => text(paragraphs),
        };
        format!("<article><h2>{heading}</h2>{paragraphs}</article>\n")
    });
    format!(
        "<!doctype html><html><body><h1>{title}</h1><div><h2>{heading}</h2>{}</div>{}</body></html>",
        text(preamble),
        articles.collect::<String>()
    )
}

#[test]
fn one_declaration_has_the_same_addresses_in_six_languages() {
    let pages = [
        page(
            "Declaration on Rivers",
            "Preamble|Whereas rivers cross borders without asking,|Whereas those who live on a bank depend on those upstream,|Now, \
             therefore,|The General Assembly|Proclaims this Declaration on Rivers.",
            &[
                (
                    "Article 1",
                    "A river belongs to all who live on it.|Moreover, it belongs to those who come later.",
                ),
                ("Article 2", "#Everyone may drink from it.|No one may foul it."),
            ],
        ),
        page(
            "Déclaration sur les fleuves",
            "Préambule|Considérant que les fleuves traversent les frontières,|Considérant que ceux d’aval dépendent de ceux \
             d’amont,|L’Assemblée générale|Proclame la présente Déclaration sur les fleuves.",
            &[
                (
                    "Article premier",
                    "Un fleuve est à tous ceux qui y vivent.|De plus, il est à ceux qui viendront.",
                ),
                ("Article 2", "#Chacun peut y boire.|Nul ne peut le souiller."),
            ],
        ),
        page(
            "Declaración sobre los ríos",
            "Preámbulo|Considerando que los ríos cruzan las fronteras;|Considerando que la gente de abajo depende de la de \
             arriba;|Ahora, por tanto,|La Asamblea General,|Proclama la presente Declaración sobre los ríos.",
            &[
                (
                    "Artículo 1",
                    "Un río es de todos los que viven en él.|Además, es de los que vendrán.",
                ),
                ("Artículo 2", "#Toda persona puede beber de él.|Nadie puede ensuciarlo."),
            ],
        ),
        page(
            "Декларация о реках",
            "ПРЕАМБУЛА|Принимая во внимание, что реки пересекают границы; и|принимая во внимание, что живущие ниже зависят от \
             живущих выше,|Генеральная Ассамблея,|провозглашает настоящую Декларацию о реках.",
            &[
                (
                    "Статья 1",
                    "Река принадлежит всем, кто на ней живет.|Кроме того, она принадлежит тем, кто придет.",
                ),
                ("Статья 2", "#Каждый может пить из нее.|Никто не может загрязнять ее."),
            ],
        ),
        page(
            "إعلان الأنهار",
            "الديباجة|لما كانت الأنهار تعبر الحدود دون استئذان.|ولما كان أهل المصب يعتمدون على أهل المنبع.|فإن الجمعية العامة|تنادي بهذا \
             الإعلان",
            &[
                ("المادة 1", "النهر لكل من يعيش على ضفافه.|وفضلاً عن ذلك فهو لمن سيأتي بعدهم."),
                ("المادة 2", "#لكل فرد أن يشرب منه.|لا يجوز لأحد أن يلوثه."),
            ],
        ),
        page(
            "河流宣言",
            "序言|鑑於河流不問國界而流，|鑑於下游的人依靠上游的人，|因此現在，|大會，|發布這一河流宣言；",
            &[
                ("第一條", "河流屬於所有住在岸邊的人。|並且屬於後來的人。"),
                ("第二條", "#人人可以飲用河水。|任何人不得污染河水。"),
            ],
        ),
    ];
    for page in pages {
        let document = rebuilt(&page);
        let expected = "H1 P1 P2 Opener P3|article 1|article 1, P2|article 2 (1)|article 2 (2)"
            .replacen(' ', "|", 4);
        assert_eq!(addresses(&document).join("|"), expected, "{page}");
    }
}

/// What the collection lacks in a language, or has in one paragraph: its addresses in that language.
fn preamble_of(language: &str) -> &'static str {
    match language {
        // The recital on friendly relations is not there, and the proclamation is two paragraphs.
        "arb" => "H1 P1 P2 P3 P4 P5 P6 Opener P7 P8",
        // "因此现在,大会,发布…" is one paragraph.
        "cmn_hans" => "H1 P1 P2 P3 P4 P5 P6 P7 P8",
        _ => "H1 P1 P2 P3 P4 P5 P6 P7 Opener P8",
    }
}

#[test]
fn the_universal_declaration_has_the_same_addresses_in_all_languages() {
    let Some(shared) = shared() else { return };
    let read = |language: &str| {
        let path = shared.join("corpus/documents/udhr").join(format!("{language}.html"));
        rebuilt(&fs::read_to_string(path).unwrap())
    };
    let english = read("eng");
    let articles = &addresses(&english)[10..];
    assert_eq!(articles.len(), 50);
    for number in 1..=30 {
        let name = format!("article {number}");
        assert!(
            articles
                .iter()
                .any(|address| *address == name || address.starts_with(&format!("{name} (")))
        );
    }
    for language in ["eng", "fra", "spa", "rus", "arb", "cmn_hans", "cmn_hant"] {
        let document = read(language);
        let preamble = preamble_of(language).split(' ');
        // The second paragraph of article 2 is not in the collection's text in traditional characters.
        let is_there = |address: &&str| language != "cmn_hant" || *address != "article 2, P2";
        let expected: Vec<&str> =
            preamble.chain(articles.iter().copied().filter(is_there)).collect();
        assert_eq!(addresses(&document), expected, "{language}");
        let headings = document.paragraphs.iter().filter(|p| p.kind == Kind::Heading).count();
        assert_eq!(headings, 1, "{language}");
        // The name of the language above the title, and the title.
        assert_eq!(document.set_aside.len(), 2, "{language}");
    }
}

#[test]
fn a_series_in_a_language_without_a_table_is_read_by_its_form() {
    let Some(shared) = shared() else { return };
    let read = |year: u32| {
        let path = shared.join("corpus/documents/udhr").join(format!("ron_{year}.html"));
        rebuilt(&fs::read_to_string(path).unwrap())
    };
    for document in [1953, 1993, 2006].map(read) {
        assert_eq!(document.language, Language::Unknown);
        let seen = addresses(&document);
        assert_eq!(seen[..10], ["H1", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"]);
        assert_eq!(seen.len(), 60);
        assert_eq!(seen[10], "articolul 1");
        assert_eq!(seen[59], "articolul 30");
    }
}
