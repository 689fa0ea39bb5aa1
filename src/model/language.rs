//! The languages: an entry each, in the order of their codes. What is known of a language is in its table, `src/language/`.

use std::fmt;

/// How a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Script {
    Arabic,
    Cyrillic,
    Han,
    Latin,
}

impl Script {
    /// Whether words stand between spaces.
    pub fn is_spaced(self) -> bool {
        self != Script::Han
    }

    /// Whether names begin with a capital.
    pub fn has_capitals(self) -> bool {
        matches!(self, Script::Latin | Script::Cyrillic)
    }

    /// Whether lines run from right to left.
    pub fn is_right_to_left(self) -> bool {
        self == Script::Arabic
    }
}

/// Makes the enum and what hangs on it from one table, so that a language is named once.
macro_rules! languages {
    ($($language:ident, $code:literal, $script:ident;)*) => {
        /// One of the six official languages of the United Nations, or one of which nothing is known: a text in it is read by
        /// its form, as one of letters with spaces between words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say it")]
        pub enum Language {
            $($language,)*
        }

        impl Language {
            /// All of them, in the order of their codes.
            pub const ALL: [Language; [$($code),*].len()] = [$(Language::$language),*];
        }

        /// The code, English name and script of each.
        const ENTRIES: &[(&str, &str, Script)] =
            &[$(($code, stringify!($language), Script::$script),)*];
    };
}

languages! {
    Arabic,  "ar", Arabic;
    English, "en", Latin;
    Spanish, "es", Latin;
    French,  "fr", Latin;
    Russian, "ru", Cyrillic;
    Unknown, "und", Latin;
    Chinese, "zh", Han;
}

impl Language {
    /// The two-letter code that the United Nations uses: ar, en, es, fr, ru, zh; of one that is not known "und", as ISO 639 has
    /// it.
    pub fn code(self) -> &'static str {
        ENTRIES[self as usize].0
    }

    /// Whether it is one of the six.
    pub fn is_known(self) -> bool {
        self != Language::Unknown
    }

    /// The language of a code, upper or lower case; `None` for any other text.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The language that all have, where it is one of the six; else English.
    pub fn shared(languages: impl IntoIterator<Item = Language>) -> Language {
        let mut languages = languages.into_iter();
        let first = languages.next().filter(|&first| languages.all(|other| other == first));
        first.filter(|language| language.is_known()).unwrap_or_default()
    }

    /// The language's English name.
    pub fn name(self) -> &'static str {
        ENTRIES[self as usize].1
    }

    /// How it is written.
    pub fn script(self) -> Script {
        ENTRIES[self as usize].2
    }
}

/// English: the language of the program, and of a text that does not tell its own.
impl Default for Language {
    fn default() -> Self {
        Language::English
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
