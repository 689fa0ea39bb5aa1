//! What is known of languages: one table each, as data, and the reading of phrases in a text.
//!
//! A new phrase is a new entry in a language's `.toml` file; a new language is a new file and a line in [`Language`].

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::{Language, Script};

mod han;
mod lexicon;
mod phrases;
mod states;
mod table;
mod words;

pub use han::{han_count, han_number, is_han_numeral, is_han_zero, simplified};
pub use lexicon::is_word;
pub use phrases::{has, level_of, longest, prefix_len, starts_with, starts_with_any};
pub use states::{may_begin_state, state_at, states};
pub use table::{Ladder, Table, pairs, table};
pub use words::Verb;

/// Finds the language of a text by its script, and among those of one script by common short words.
///
/// A text that tells nothing is taken for English; one that tells of none of them is in an unknown language.
pub fn detect(sample: &str) -> Language {
    let scripts = [Script::Latin, Script::Arabic, Script::Cyrillic, Script::Han];
    let mut counts = [0usize; 5];
    for c in sample.chars() {
        // A Chinese character says about as much as three letters.
        let (script, weight) = match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => (0, 1),
            '\u{4e00}'..='\u{9fff}' => (3, 3),
            '\u{400}'..='\u{4ff}' => (2, 1),
            '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fefc}' => (1, 1),
            _ if !c.is_ascii() && c.is_alphabetic() => (OTHER, 1),
            _ => continue,
        };
        counts[script] += weight;
    }
    // Of two scripts with as many letters the rarer one tells more: names and symbols are Latin in all languages.
    let most = counts.into_iter().enumerate().max_by_key(|&(at, count)| (count, at != OTHER));
    match most {
        Some((OTHER, _)) => Language::Unknown,
        Some((script, letters @ 1..)) => written(sample, scripts[script], letters),
        _ => Language::default(),
    }
}

/// Whether a text is in a language without a doubt: three of its words are common in this language alone. Most texts of the
/// language are told by their first words; for the others there is [`detect`].
pub fn is_plainly(text: &str, language: Language) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic());
    let own = words.filter(|word| COMMON.get(word).is_some_and(|found| *found == [language]));
    own.take(PLAINLY).count() == PLAINLY
}

/// How many words of a text are common in a language.
pub fn common_words(text: &str, language: Language) -> usize {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| COMMON.get(word).is_some_and(|found| found.contains(&language))).count()
}

/// With so many words of its own (2 to 4) a text is in a language without a doubt.
const PLAINLY: usize = 3;

/// The place of letters of all other scripts.
const OTHER: usize = 4;

/// The language of a sample in a script, of which it has so many letters.
fn written(sample: &str, script: Script, letters: usize) -> Language {
    let written = Language::ALL.into_iter().filter(|&language| language.script() == script);
    let words = || sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let (mut all, mut hits) = (0, [0; Language::ALL.len()]);
    for word in words() {
        all += 1;
        COMMON.get(word).into_iter().flatten().for_each(|&language| hits[language as usize] += 1);
    }
    let rank = |&language: &Language| (hits[language as usize], language == Language::default());
    let Some(language) = written.max_by_key(rank) else { return Language::Unknown };
    let (table, hits) = (table(language), hits[language as usize]);
    let count = |set: &str| match set {
        "" => 0,
        _ => sample.chars().filter(|&c| !c.is_ascii() && set.contains(c)).count(),
    };
    let is_foreign =
        |foreign: usize| foreign >= LEAST_FOREIGN && foreign * FOREIGN_LETTERS > letters;
    let lacks_letters = || {
        letters >= LEAST_LETTERS && !table.own_letters.is_empty() && count(table.own_letters) == 0
    };
    let lacks_words = || {
        let stock = || words().filter(|word| table.stock.contains(&&*word.to_lowercase())).count();
        !table.common.is_empty()
            && all >= LEAST_WORDS
            && hits * 100 < all * LEAST_SHARE
            && stock() * 100 < all * LEAST_STOCK
    };
    if is_foreign(count(table.foreign_letters)) || lacks_letters() || lacks_words() {
        return Language::Unknown;
    }
    language
}

/// The common words of all languages, each with the languages that have it.
static COMMON: LazyLock<FxHashMap<&str, Vec<Language>>> = LazyLock::new(|| {
    let mut languages: FxHashMap<&str, Vec<Language>> = FxHashMap::default();
    for language in Language::ALL {
        let common = table(language).common.iter();
        common.for_each(|word| languages.entry(word).or_default().push(language));
    }
    languages
});

/// From so many letters on (a Chinese character counts three) a text has those of its language.
const LEAST_LETTERS: usize = 400;

/// Fewer letters of other languages, or one in so many, are names or the title of a page around the text.
const LEAST_FOREIGN: usize = 3;
const FOREIGN_LETTERS: usize = 80;

/// From so many words on, so many in a hundred are common ones (7 to 11; of the corpus none has fewer than 12, of a dozen other
/// languages none but close relatives more than 6), or so many stand in most resolutions, in capitals too (17 to 22).
const LEAST_WORDS: usize = 40;
const LEAST_SHARE: usize = 8;
const LEAST_STOCK: usize = 18;

/// The Cyrillic letter that a Latin one looks like: text recognition takes the one for the other.
pub fn cyrillic_twin(c: char) -> Option<char> {
    CYRILLIC.chars().nth(LATIN.find(c)?)
}

/// The Latin capital that a Cyrillic one looks like.
pub fn latin_twin(c: char) -> Option<char> {
    if c.is_ascii() || !c.is_uppercase() {
        return None;
    }
    LATIN.chars().nth(CYRILLIC.chars().position(|twin| twin == c)?)
}

/// Letters that look alike in two scripts, each at the same place.
const LATIN: &str = "ABCEHKMOPTXaceopxy";
const CYRILLIC: &str = "АВСЕНКМОРТХасеорху";

/// Whether the character belongs to a script that sets no spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_unknown() {
        let german = "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt \
                      und sollen einander im Geist der Solidarität begegnen. Jeder hat Anspruch auf alle in dieser Erklärung \
                      verkündeten Rechte und Freiheiten, ohne irgendeinen Unterschied. Niemand darf in Sklaverei gehalten werden.";
        let italian = "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di \
                       coscienza e devono agire gli uni verso gli altri in spirito di fratellanza. Ad ogni individuo spettano tutti \
                       i diritti e tutte le libertà enunciate nella presente Dichiarazione, senza distinzione alcuna.";
        let ukrainian = "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і \
                         повинні діяти у відношенні один до одного в дусі братерства. Кожна людина повинна мати всі права і всі \
                         свободи, проголошені цією Декларацією, незалежно від раси, кольору шкіри, статі, мови, релігії, політичних \
                         або інших переконань, національного чи соціального походження, майнового, станового або іншого становища. \
                         Кожна людина має право на життя, на свободу і на особисту недоторканність.";
        let persian = "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای عقل و وجدان هستند و باید نسبت \
                       به یکدیگر با روح برادری رفتار کنند. هر کس می‌تواند بدون هیچ گونه تمایز از تمام حقوق و کلیه آزادی‌هایی که در \
                       اعلامیه حاضر ذکر شده است بهره‌مند گردد. هر کس حق زندگی، آزادی و امنیت شخصی دارد. احدی را نمی‌توان در بردگی \
                       نگاه داشت و داد و ستد بردگان به هر شکلی که باشد ممنوع است. احدی را نمی‌توان تحت شکنجه یا مجازات قرار داد. هر کس حق دارد که شخصیت حقوقی او در همه جا در مقابل قانون شناخته شود. همه در برابر قانون مساوی هستند.";
        let japanese = "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられており、\
                        互いに同胞の精神をもって行動しなければならない。";
        let hindi = "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।";
        for text in [german, italian, ukrainian, persian, japanese, hindi] {
            assert_eq!(detect(text), Language::Unknown, "{text}");
        }
    }

    #[test]
    fn the_language_is_found_from_a_line_or_two() {
        for (text, language) in [
            ("Recalling its resolution 78/241 of the Assembly,", Language::English),
            ("Ayant examiné le rapport du Secrétaire général sur la Force,", Language::French),
            (
                "Recordando la resolución de la Asamblea y el informe del Secretario,",
                Language::Spanish,
            ),
            ("回顾其 2023 年 12 月 22 日第 78/241 号决议，A/RES", Language::Chinese),
            ("Генеральная Ассамблея, ссылаясь на A/RES/78/241", Language::Russian),
            ("إن الجمعية العامة، إذ تشير إلى A/RES", Language::Arabic),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }
}
