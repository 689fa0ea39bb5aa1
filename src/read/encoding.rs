//! Bytes → characters: a byte order mark, else valid UTF-8, else UTF-16 by its zero bytes, else what the letters' statistics say.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{ReadError, Warning};

/// How many bytes (or characters) at the beginning are looked at to recognise UTF-16 and binary files.
const SAMPLE: usize = 64 << 10;

/// In UTF-16 without a byte order mark, at most one code unit in this many is an odd one. Text has none; chance bytes have
/// one in three.
const UTF16_SLIPS: usize = 50;

/// In UTF-16 at least one code unit in this many has a zero byte: every space, digit, Latin letter and line end. Chinese
/// lines have one in 20 to 60 and wrapped ones more; a stray zero in a text of another encoding is far rarer.
const UTF16_ZERO_SHARE: usize = 250;

/// In text of Latin letters as UTF-16 every other byte is a zero. Bytes that are sound UTF-8 and have fewer zeros than one
/// in this many are UTF-8 with strays in it.
const ZERO_SHARE: usize = 4;

/// In a text, at most one character in this many is a control. Damaged text files have a few, programs one in five.
const CONTROL_SHARE: usize = 50;

/// In damaged UTF-8 there are at least this many sound sequences for a broken one. In text of another encoding hardly any
/// sequence is sound by chance.
const SOUND_FOR_BROKEN: usize = 4;

/// How many bytes at the beginning of a web page may name its encoding. Browsers look at 1,024.
const DECLARATION: usize = 2048;

/// A text and how its bytes were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'t> {
    /// The characters, without byte order mark.
    pub text: Cow<'t, str>,
    /// What the reader of the text should know: the encoding where it is not UTF-8, and broken characters.
    pub warnings: Vec<Warning>,
}

/// Decodes a text in any usual encoding.
///
/// # Errors
/// When the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return checked(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return checked(bytes, encoding);
    }
    if is_utf8(bytes) {
        return checked(bytes, UTF_8);
    }
    let encoding = declared(bytes).unwrap_or_else(|| guess(bytes));
    checked(bytes, encoding)
}

/// Decodes a part of a Word file, which is UTF-8 where it does not say otherwise.
///
/// # Errors
/// When the bytes are no text.
pub fn decode_xml(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => checked(bytes.get(mark..).unwrap_or_default(), encoding),
        None => checked(bytes, declared(bytes).unwrap_or(UTF_8)),
    }
}

fn checked<'t>(bytes: &'t [u8], encoding: &'static Encoding) -> Result<Decoded<'t>, ReadError> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    // Most texts hold none: all bytes are asked, many at once.
    let sample = &text.as_bytes()[..text.len().min(4 * SAMPLE)];
    let is_control_byte = |b: u8| (b < b' ') & !matches!(b, b'\t' | b'\n' | b'\r') | (b == 0x7f);
    let may_hold = sample.iter().fold(false, |found, &b| found | is_control_byte(b))
        || memchr::memchr_iter(0xc2, sample)
            .any(|at| sample.get(at + 1).is_some_and(|b| (0x80..0xa0).contains(b)));
    if may_hold && !is_rare(text.chars().take(SAMPLE), is_control, CONTROL_SHARE) {
        return Err(ReadError::NotText("a binary file"));
    }
    let mut warnings = Vec::new();
    if encoding != UTF_8 {
        warnings.push(Warning::Encoding(encoding.name()));
    }
    // A zero byte is no character of any text.
    let (text, broken) = match memchr::memchr(0, text.as_bytes()) {
        Some(_) => (text.replace('\0', "\u{fffd}").into(), true),
        None => (text, broken),
    };
    if broken {
        let count = text.matches('\u{fffd}').count();
        warnings.push(Warning::UnknownCharacters(count));
    }
    Ok(Decoded { text, warnings })
}

/// UTF-8, but for an end that was cut off and a few broken sequences.
fn is_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let mut sound = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= broken * SOUND_FOR_BROKEN
}

/// UTF-16 without a byte order mark: every other byte of spaces, digits and Latin letters is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let zeros = |at: usize| sample.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (big, little) = (zeros(0), zeros(1));
    let (encoding, zeros, others) =
        if little > big { (UTF_16LE, little, big) } else { (UTF_16BE, big, little) };
    let is_rare_zero = zeros * 2 * UTF16_ZERO_SHARE < sample.len();
    if zeros == 0 || is_rare_zero || others * UTF16_SLIPS > zeros {
        return None;
    }
    if zeros * ZERO_SHARE < sample.len() && is_utf8(sample) {
        // Russian and Arabic as UTF-16 are sound UTF-8 too, of which every other character is a control.
        let text = String::from_utf8_lossy(sample);
        if is_rare(text.chars().filter(|c| *c != '\0'), is_control, CONTROL_SHARE) {
            return None;
        }
    }
    let even = sample.get(..sample.len() & !1)?;
    let (text, _) = encoding.decode_without_bom_handling(even);
    is_rare(text.chars(), is_odd_in_utf16, UTF16_SLIPS).then_some(encoding)
}

/// Whether at most one character in `of` is such a one.
fn is_rare(text: impl Iterator<Item = char>, is_such: fn(char) -> bool, of: usize) -> bool {
    let count = |(such, all), c| (such + usize::from(is_such(c)), all + 1);
    let (such, all) = text.fold((0, 0), count);
    such * of <= all
}

/// Characters that only bytes which are no UTF-16 text decode to.
fn is_odd_in_utf16(c: char) -> bool {
    is_control(c) || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}')
}

/// The encoding that a web page names in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !head.contains('<') {
        return None;
    }
    let name = ["charset=", "encoding="]
        .iter()
        .find_map(|key| head.split_once(key).map(|(_, rest)| rest))?;
    let name = name.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
    let found = Encoding::for_label(&name.as_bytes()[..end.unwrap_or(name.len())])?;
    // Bytes that are not UTF-8, and whose name was read as ASCII, are neither.
    (found != UTF_8 && found != UTF_16LE && found != UTF_16BE).then_some(found)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Characters that do not occur in text: all controls but tab, line ends, form feed, and the end mark of DOS.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\x1a' | '\u{85}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "L’Assemblée générale, réaffirmant sa résolution précédente, prie le Secrétaire général \
                          d’établir un rapport « détaillé » sur l’état de la question à sa prochaine session ;";
    const RUSSIAN: &str = "Генеральная Ассамблея, ссылаясь на свою резолюцию, просит Генерального секретаря \
                           представить доклад о ходе осуществления настоящей резолюции;";
    const ARABIC: &str = "إن الجمعية العامة، إذ تشير إلى قرارها السابق، تطلب إلى الأمين العام أن يقدم تقريرا عن \
                          تنفيذ هذا القرار إلى الجمعية العامة في دورتها القادمة؛";
    const SIMPLIFIED: &str = "大会，回顾其以往决议，请秘书长就本决议的执行情况向大会下届会议提出报告；决定将题为「国际和平」的项目列入临时议程。";
    const TRADITIONAL: &str = "大會，回顧其以往決議，請秘書長就本決議的執行情況向大會下屆會議提出報告；決定將項目列入臨時議程。";

    fn seen(bytes: &[u8]) -> (String, Vec<Warning>) {
        let decoded = decode(bytes).unwrap();
        (decoded.text.into_owned(), decoded.warnings)
    }

    #[test]
    fn eight_bit_and_asian_encodings_are_found_and_named() {
        for (text, label, name) in [
            (FRENCH, "windows-1252", "windows-1252"),
            (ARABIC, "windows-1256", "windows-1256"),
            (RUSSIAN, "windows-1251", "windows-1251"),
            (RUSSIAN, "koi8-r", "KOI8-U"),
            (SIMPLIFIED, "gbk", "GBK"),
            (SIMPLIFIED, "gb18030", "GBK"),
            (TRADITIONAL, "big5", "Big5"),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{label}");
            let (read, warnings) = seen(&bytes);
            assert_eq!(read, text, "{label}");
            assert_eq!(warnings, [Warning::Encoding(name)], "{label}");
        }
    }

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let mark = mark.then_some('\u{feff}');
        let units: Vec<u16> =
            mark.into_iter().chain(text.chars()).collect::<String>().encode_utf16().collect();
        units
            .into_iter()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        let chinese = format!("{SIMPLIFIED}\n1. 决定\n2. 请\n");
        for text in [FRENCH, RUSSIAN, ARABIC, "The General Assembly,\n", &chinese] {
            for (little, name) in [(true, "UTF-16LE"), (false, "UTF-16BE")] {
                for mark in [true, false] {
                    let (read, warnings) = seen(&utf16(text, little, mark));
                    assert_eq!(read, text, "{name} {mark}");
                    assert_eq!(warnings, [Warning::Encoding(name)]);
                }
            }
        }
    }

    #[test]
    fn utf8_needs_no_word_and_its_cut_end_is_counted() {
        assert_eq!(seen(FRENCH.as_bytes()), (FRENCH.to_string(), vec![]));
        let cut = &RUSSIAN.as_bytes()[..RUSSIAN.len() - 2];
        let (read, warnings) = seen(cut);
        assert!(read.ends_with('\u{fffd}'));
        assert_eq!(warnings, [Warning::UnknownCharacters(1)]);
    }

    #[test]
    fn a_stray_zero_is_one_unknown_character() {
        for (text, encoding) in
            [(FRENCH, UTF_8), (SIMPLIFIED, UTF_8), (FRENCH, encoding_rs::WINDOWS_1252)]
        {
            for at in [0, 1, 40, 41] {
                let mut text: Vec<char> = text.repeat(20).chars().collect();
                text.insert(at, '\0');
                let text = String::from_iter(text);
                let (read, warnings) = seen(&encoding.encode(&text).0);
                assert_eq!(read, text.replace('\0', "\u{fffd}"), "{encoding:?} {at}");
                assert_eq!(warnings.last(), Some(&Warning::UnknownCharacters(1)));
            }
        }
    }

    #[test]
    fn a_web_page_may_name_its_encoding() {
        let page = format!("<meta charset=\"iso-8859-5\"><p>{}</p>", "Доклад");
        let (bytes, _, _) = encoding_rs::ISO_8859_5.encode(&page);
        let (read, warnings) = seen(&bytes);
        assert_eq!(read, page);
        assert_eq!(warnings, [Warning::Encoding("ISO-8859-5")]);
    }

    #[test]
    fn binary_files_are_refused() {
        let bytes: Vec<u8> = (0..4000u32).map(|i| (i * i / 7) as u8).collect();
        assert_eq!(decode(&bytes), Err(ReadError::NotText("a binary file")));
    }
}
