//! Numbers in the formats in which word processors and browsers print automatic numbers and note marks.

/// The largest number that Word counts to.
pub const LARGEST: i64 = 32_767;

const CHINESE_DIGITS: &str = "〇一二三四五六七八九";

/// Letters repeat after the alphabet's end ("aa", "bb"). Word goes on for ever; beyond 30 times, digits are clearer.
const MOST_REPEATS: usize = 30;

/// `number` as `format` (the value of `numFmt`, or the first number as OpenDocument names a format) prints it; in digits
/// where the format is unknown.
pub fn print(number: i64, format: &str) -> String {
    let n = usize::try_from(number.clamp(0, LARGEST)).unwrap_or(0);
    // In digits where the letters or signs have run out.
    let with = |letters: &str, most| repeated(n, letters, most).unwrap_or_else(|| n.to_string());
    let lettered = |alphabet: &str| with(alphabet, MOST_REPEATS);
    let one_of = |signs: &str| with(signs, 1);
    match format {
        "none" | "bullet" => String::new(),
        "lowerLetter" | "a" => lettered("abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" | "A" => lettered("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "russianLower" => lettered("абвгдежзиклмнопрстуфхцчшщыэюя"),
        "russianUpper" => lettered("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
        "arabicAlpha" => lettered("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        "arabicAbjad" => lettered("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
        "lowerRoman" | "i" => roman(n).to_lowercase(),
        "upperRoman" | "I" => roman(n),
        "decimalZero" => format!("{n:02}"),
        "ordinal" => format!("{n}{}", english_ending(n)),
        "numberInDash" => format!("- {n} -"),
        "decimalFullWidth" | "decimalFullWidth2" => in_digits(n, "０１２３４５６７８９"),
        "hindiNumbers" => in_digits(n, "٠١٢٣٤٥٦٧٨٩"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => one_of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => one_of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop" => one_of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        "ideographTraditional" => one_of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => one_of("子丑寅卯辰巳午未申酉戌亥"),
        "chineseCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseDigital"
        | "taiwaneseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => chinese(n),
        "chicago" => lettered("*†‡§"),
        _ => n.to_string(),
    }
}

/// The n-th letter, doubled after the end of the alphabet as Word does.
fn repeated(n: usize, alphabet: &str, most: usize) -> Option<String> {
    let letters = alphabet.chars().count();
    let index = n.checked_sub(1)?;
    let letter = alphabet.chars().nth(index % letters)?;
    let times = index / letters + 1;
    (times <= most).then(|| letter.to_string().repeat(times))
}

/// Capital Roman numerals; nothing for zero.
pub fn roman(n: usize) -> String {
    const VALUES: [usize; 13] = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
    const SIGNS: [&str; 13] =
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"];
    let mut rest = n;
    let mut printed = String::new();
    for (value, sign) in VALUES.into_iter().zip(SIGNS) {
        while rest >= value {
            printed.push_str(sign);
            rest -= value;
        }
    }
    printed
}

/// 一, 十, 十一, 二十, 一百零一.
fn chinese(n: usize) -> String {
    const UNITS: [(usize, &str); 5] =
        [(10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")];
    let mut printed = String::new();
    for (value, unit) in UNITS {
        match n / value % 10 {
            0 if printed.is_empty() || printed.ends_with('零') || n.is_multiple_of(value) => {}
            0 => printed.push('零'),
            // Ten is 十, not 一十.
            1 if value == 10 && printed.is_empty() => printed.push_str(unit),
            digit => printed.push_str(&(in_digits(digit, CHINESE_DIGITS) + unit)),
        }
    }
    if n == 0 { in_digits(n, CHINESE_DIGITS) } else { printed }
}

fn in_digits(n: usize, digits: &str) -> String {
    let digit = |byte: u8| digits.chars().nth(usize::from(byte - b'0'));
    n.to_string().bytes().filter_map(digit).collect()
}

fn english_ending(n: usize) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        for (number, format, printed) in [
            (3, "decimal", "3"),
            (3, "whatever", "3"),
            (2, "lowerLetter", "b"),
            (27, "lowerLetter", "aa"),
            (28, "upperLetter", "BB"),
            (14, "lowerRoman", "xiv"),
            (1994, "upperRoman", "MCMXCIV"),
            (3, "russianLower", "в"),
            (2, "arabicAlpha", "ب"),
            (3, "arabicAbjad", "ج"),
            (10, "chineseCounting", "十"),
            (11, "chineseCountingThousand", "十一"),
            (20, "chineseCounting", "二十"),
            (101, "chineseCountingThousand", "一百零一"),
            (12, "hindiNumbers", "١٢"),
            (3, "decimalZero", "03"),
            (22, "ordinal", "22nd"),
            (3, "decimalEnclosedCircle", "③"),
            (5, "bullet", ""),
            (5, "none", ""),
            (i64::MAX, "lowerLetter", "32767"),
            (-4, "lowerLetter", "0"),
        ] {
            assert_eq!(print(number, format), printed, "{number} {format}");
        }
    }
}
