//! Numbers in the formats in which word processors and browsers print automatic numbers and note marks.

/// The largest number that Word counts to.
pub const LARGEST: i64 = 32_767;

/// Letters repeat after the alphabet's end ("aa", "bb"); beyond so many repeats the digits are clearer.
const MOST_REPEATS: usize = 30;

/// `number` as `format` (the value of `numFmt`) prints it; in digits where the format is unknown.
pub fn print(number: i64, format: &str) -> String {
    let n = usize::try_from(number.clamp(0, LARGEST)).unwrap_or(0);
    // In digits where the letters or signs have run out.
    let lettered = |alphabet: &str| repeated(n, alphabet).unwrap_or_else(|| n.to_string());
    match format {
        "none" | "bullet" => String::new(),
        "lowerLetter" => lettered("abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" => lettered("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "russianLower" => lettered("абвгдежзиклмнопрстуфхцчшщыэюя"),
        "russianUpper" => lettered("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
        "arabicAlpha" => lettered("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        "arabicAbjad" => lettered("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        "decimalZero" => format!("{n:02}"),
        "ordinal" => format!("{n}{}", english_ending(n)),
        "numberInDash" => format!("- {n} -"),
        "decimalFullWidth" | "decimalFullWidth2" => in_digits(n, "０１２３４５６７８９"),
        "hindiNumbers" => in_digits(n, "٠١٢٣٤٥٦٧٨٩"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            one_of(n, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
        }
        "decimalEnclosedParen" => one_of(n, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop" => one_of(n, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        "ideographTraditional" => one_of(n, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => one_of(n, "子丑寅卯辰巳午未申酉戌亥"),
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
fn repeated(n: usize, alphabet: &str) -> Option<String> {
    let letters = alphabet.chars().count();
    let index = n.checked_sub(1)?;
    let letter = alphabet.chars().nth(index % letters)?;
    let times = index / letters + 1;
    (times <= MOST_REPEATS).then(|| letter.to_string().repeat(times))
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
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const UNITS: [(usize, &str); 5] =
        [(10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if n == 0 {
        return DIGITS[0].to_string();
    }
    let mut printed = String::new();
    let mut skipped = false;
    for (value, unit) in UNITS {
        let digit = n / value % 10;
        if digit == 0 {
            skipped = !printed.is_empty();
            continue;
        }
        if skipped {
            printed.push('零');
            skipped = false;
        }
        // Ten is 十, not 一十.
        if !(digit == 1 && value == 10 && printed.is_empty()) {
            printed.push(DIGITS[digit]);
        }
        printed.push_str(unit);
    }
    printed
}

fn in_digits(n: usize, digits: &str) -> String {
    let digit = |byte: u8| digits.chars().nth(usize::from(byte - b'0'));
    n.to_string().bytes().filter_map(digit).collect()
}

fn one_of(n: usize, signs: &str) -> String {
    let sign = n.checked_sub(1).and_then(|at| signs.chars().nth(at));
    sign.map_or_else(|| n.to_string(), String::from)
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
