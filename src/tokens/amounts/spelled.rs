//! Numbers in words: "fifty-three", "deux cents", "пятидесяти трех", "ثلاثا وخمسين", "一亿五千万", "二〇二八".

use super::{Figure, longest_of};
use crate::language::{Table, han_count, is_unspaced, prefix_len};

/// The number in words at the head of a text, and its bytes.
pub fn spelled(text: &str, table: &Table) -> Option<(usize, Figure)> {
    let first = text.chars().next()?;
    if is_unspaced(first) {
        let (length, value) = han_count(text)?;
        return Some((length, Figure::new(value, 0)));
    }
    let mut sum = Sum::default();
    let mut end = 0;
    while let Some((length, word)) = next_word(&text[end..], end > 0, table) {
        if !sum.add(word) {
            break;
        }
        end += length;
    }
    // "thousands of" counts nothing.
    (end > 0 && sum.is_counted).then(|| (end, Figure::new(sum.total + sum.current, 0)))
}

/// What one word of a number does.
#[derive(Clone, Copy)]
enum Word {
    /// It counts so many.
    Count(u128),
    /// It counts hundreds.
    Hundred,
    /// It multiplies what stands before it by so many tens.
    Power(u8),
    /// Twice such a power.
    Two(u8),
}

/// What the words of a number have added up to.
#[derive(Default)]
struct Sum {
    /// Behind the last power.
    total: u128,
    /// Since then.
    current: u128,
    /// The last power, which the next one must be below.
    power: Option<u8>,
    is_counted: bool,
}

impl Sum {
    /// Adds a word; `false` where it belongs to no number with what stands before it.
    fn add(&mut self, word: Word) -> bool {
        let fits = match word {
            // "three and fifty"
            Word::Count(count) => {
                let is_free = match count {
                    0..10 => self.current.is_multiple_of(10),
                    10..20 => self.current.is_multiple_of(20),
                    20..100 => self.current % 100 < 10,
                    _ => self.current == 0,
                };
                is_free.then(|| self.current += count)
            }
            Word::Hundred if self.current < 100 => {
                self.current = 100 * self.current.max(1);
                Some(())
            }
            Word::Hundred => None,
            Word::Power(power) | Word::Two(power) if self.power == Some(power) => None,
            // "twelve hundred thousand million"
            Word::Power(power) if self.power.is_some_and(|last| last < power) => {
                self.current += std::mem::take(&mut self.total);
                self.raise(power)
            }
            Word::Power(power) => self.raise(power),
            Word::Two(power) if self.current == 0 => {
                self.current = 2;
                self.raise(power)
            }
            Word::Two(_) => None,
        };
        self.is_counted |= fits.is_some();
        fits.is_some()
    }

    fn raise(&mut self, power: u8) -> Option<()> {
        self.total += self.current.max(1).checked_mul(10u128.checked_pow(power.into())?)?;
        (self.current, self.power) = (0, Some(power));
        Some(())
    }
}

/// The next word of a number, with what joins it to the one before.
fn next_word(text: &str, is_next: bool, table: &Table) -> Option<(usize, Word)> {
    let mut rest = text;
    if is_next {
        rest = text.strip_prefix(['-', '\u{2010}', '\u{2011}']).unwrap_or(text.trim_start());
        if rest.len() == text.len() {
            return None;
        }
        let link = table.and.iter().find_map(|and| prefix_len(rest, and));
        rest = match link {
            Some(length) => rest[length..].trim_start_matches(['-', ' ']),
            // Some languages write it as one with the word.
            None => table.and.iter().find_map(|and| rest.strip_prefix(and)).unwrap_or(rest),
        };
    }
    let found =
        |words: &[(&str, u8)]| longest_of(words, rest).map(|(value, length)| (length, value));
    let of = |words: &'static [(&'static str, u8)], word: fn(u8) -> Word| {
        found(words).map(|(length, value)| (length, word(value)))
    };
    let count = |value: u8| if value == 100 { Word::Hundred } else { Word::Count(value.into()) };
    let hundreds = |value: u8| Word::Count(100 * u128::from(value));
    let words = [
        of(table.cardinals, count),
        of(table.hundreds, hundreds),
        of(table.twos_of_powers, Word::Two),
        of(table.powers, Word::Power),
    ];
    let (length, word) = words.into_iter().flatten().max_by_key(|(length, _)| *length)?;
    Some((text.len() - rest.len() + length, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;

    #[test]
    fn numbers_in_words_of_six_languages() {
        use Language::*;
        for (language, text, value) in [
            (English, "fifty-three", 53.0),
            (English, "one hundred and twenty", 120.0),
            (English, "twelve hundred", 1200.0),
            (English, "two million five hundred thousand", 2_500_000.0),
            (French, "soixante et onze", 71.0),
            (French, "quatre-vingt-douze", 92.0),
            (French, "mille deux cents", 1200.0),
            (Spanish, "cincuenta y tres", 53.0),
            (Spanish, "mil doscientos millones", 1.2e9),
            (Russian, "пятидесяти трех", 53.0),
            (Russian, "двести сорок", 240.0),
            (Arabic, "ثلاثا وخمسين", 53.0),
            (Arabic, "مليوني", 2e6),
            (Chinese, "五十三", 53.0),
            (Chinese, "一亿五千万", 1.5e8),
            (Chinese, "二〇二八", 2028.0),
            (Chinese, "两百", 200.0),
        ] {
            let read =
                spelled(text, table(language)).map(|(length, figure)| (length, figure.value()));
            assert_eq!(read, Some((text.len(), value)), "{text}");
        }
    }

    #[test]
    fn other_words_end_a_number() {
        for (text, length) in [("two and three", 3), ("two, three", 3), ("twenty thirty", 6)] {
            assert_eq!(
                spelled(text, table(Language::English)).map(|(length, _)| length),
                Some(length)
            );
        }
        for text in ["States", "onerous", "", "and two"] {
            assert_eq!(spelled(text, table(Language::English)), None, "{text}");
        }
    }
}
