//! The one-byte encodings and glyph names of PDF: code or name → characters.

/// The encoding that a simple font starts from, before its /Differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
}

/// Codes 0x80 to 0x9F of WinAnsiEncoding; the dots are codes without a character.
const WIN_ANSI_80: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";

/// Codes 0x80 to 0xFF of MacRomanEncoding.
const MAC_ROMAN_80: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// Codes 0xA0 to 0xFF of StandardEncoding; a space is a code without a character.
const STANDARD_A0: &str = " ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    ";

/// Glyph names and their characters, sorted by name: the Latin, Greek, Cyrillic, Arabic and punctuation part of
/// the Adobe Glyph List (Copyright 2002-2019 Adobe, BSD-3-Clause), one a line: name, space, hexadecimal number.
const GLYPH_NAMES: &str = include_str!("glyph_names.txt");

impl Base {
    /// The encoding of a name such as `WinAnsiEncoding`.
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        match name {
            b"StandardEncoding" => Some(Base::Standard),
            b"WinAnsiEncoding" => Some(Base::WinAnsi),
            b"MacRomanEncoding" => Some(Base::MacRoman),
            _ => None,
        }
    }

    /// The character of a code; `None` where the encoding has none.
    pub(super) fn character(self, code: u8) -> Option<char> {
        let nth = |table: &str, start: u8| table.chars().nth(usize::from(code - start));
        match (self, code) {
            (_, 0..=0x1f | 0x7f) => None,
            (Base::Standard, 0x27) => Some('’'),
            (Base::Standard, 0x60) => Some('‘'),
            (_, 0x20..=0x7e) => Some(char::from(code)),
            (Base::Standard, 0xa0..) => nth(STANDARD_A0, 0xa0).filter(|c| *c != ' '),
            (Base::Standard, _) => None,
            (Base::WinAnsi, 0x80..=0x9f) => nth(WIN_ANSI_80, 0x80),
            (Base::WinAnsi, _) => Some(char::from(code)),
            (Base::MacRoman, _) => nth(MAC_ROMAN_80, 0x80),
        }
    }
}

/// The characters of a glyph name: `eacute`, `uni00E9`, `u1F600`, `f_i`, `a.alt`; `None` for a name that tells nothing.
pub(super) fn glyph_name(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    name.split('_').map(glyph_part).collect()
}

fn glyph_part(name: &str) -> Option<String> {
    if let Some(found) = listed(name) {
        return Some(found.to_string());
    }
    if let Some(digits) = name.strip_prefix("uni").filter(|d| d.len() >= 4 && d.is_ascii()) {
        let units: Option<Vec<u16>> = digits
            .as_bytes()
            .chunks_exact(4)
            .map(|four| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok())
            .collect();
        return String::from_utf16(&units?).ok();
    }
    let digits = name.strip_prefix('u').filter(|d| (4..=6).contains(&d.len()))?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    char::from_u32(code).map(String::from)
}

/// The character of a name in the list, found by halving: lines are as good as sorted rows.
fn listed(name: &str) -> Option<char> {
    let (mut low, mut high) = (0, GLYPH_NAMES.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = GLYPH_NAMES[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = GLYPH_NAMES[start..].find('\n').map_or(GLYPH_NAMES.len(), |at| start + at);
        let (key, code) = GLYPH_NAMES[start..end].split_once(' ')?;
        match name.cmp(key) {
            std::cmp::Ordering::Equal => {
                return char::from_u32(u32::from_str_radix(code, 16).ok()?);
            }
            std::cmp::Ordering::Less => high = start,
            std::cmp::Ordering::Greater => low = end + 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_the_length_of_their_code_ranges() {
        assert_eq!(WIN_ANSI_80.chars().count(), 32);
        assert_eq!(MAC_ROMAN_80.chars().count(), 128);
        assert_eq!(STANDARD_A0.chars().count(), 96);
    }

    #[test]
    fn every_listed_glyph_name_is_found() {
        for line in GLYPH_NAMES.lines() {
            let (name, code) = line.split_once(' ').unwrap();
            let character = char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
            assert_eq!(glyph_name(name), Some(character.to_string()), "{name}");
        }
    }

    #[test]
    fn composed_and_numbered_glyph_names_are_read() {
        assert_eq!(glyph_name("f_i").as_deref(), Some("fi"));
        assert_eq!(glyph_name("a.sc").as_deref(), Some("a"));
        assert_eq!(glyph_name("uni00660069").as_deref(), Some("fi"));
        assert_eq!(glyph_name("u4E2D").as_deref(), Some("中"));
        assert_eq!(glyph_name("g23"), None);
        assert_eq!(glyph_name(".notdef"), None);
    }

    #[test]
    fn standard_encoding_has_its_own_quotes_and_dashes() {
        let read = |code| Base::Standard.character(code);
        assert_eq!((read(0x27), read(0xb1), read(0xd0)), (Some('’'), Some('–'), Some('—')));
        assert_eq!((read(0xfb), read(0xa0), read(0x80)), (Some('ß'), None, None));
        assert_eq!(Base::WinAnsi.character(0x92), Some('’'));
        assert_eq!(Base::MacRoman.character(0xd5), Some('’'));
    }
}
