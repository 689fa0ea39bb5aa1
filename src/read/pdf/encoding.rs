//! The one-byte encodings and glyph names of PDF: code or name → characters.

use std::sync::LazyLock;

use encoding_rs::mem::decode_latin1;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use rustc_hash::FxHashMap;

/// The encoding that a simple font starts from, before its /Differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
}

/// Codes 0xA0 to 0xFF of StandardEncoding; a space is a code without a character.
const STANDARD_A0: &str = " ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    ";

/// Codes of the encoding that TeX's European fonts have, as far as they are other characters than those of Latin-1: from 0x10, and
/// from 0x80.
const CORK_10: [&str; 16] =
    ["“", "”", "„", "«", "»", "–", "—", "", "", "ı", "", "ff", "fi", "fl", "ffi", "ffl"];
const CORK_80: &str = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£";

/// Glyph names and their characters, sorted by name: the Latin, Greek, Cyrillic, Arabic and punctuation part of
/// the Adobe Glyph List (Copyright 2002-2019 Adobe, BSD-3-Clause), one a line: name, space, hexadecimal number.
const GLYPH_NAMES: &str = include_str!("glyph_names.txt");

static LISTED: LazyLock<FxHashMap<&str, char>> = LazyLock::new(|| {
    let listed = |line: &'static str| {
        let (name, code) = line.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    GLYPH_NAMES.lines().filter_map(listed).collect()
});

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
        // PDF draws a bullet for the codes that Windows leaves to controls.
        let or_bullet = |c: char| if c.is_control() { '•' } else { c };
        match (self, code) {
            (_, 0..=0x1f | 0x7f) => None,
            (Base::Standard, 0x27) => Some('’'),
            (Base::Standard, 0x60) => Some('‘'),
            (_, 0x20..=0x7e) => Some(char::from(code)),
            (Base::Standard, 0xa0..) => {
                STANDARD_A0.chars().nth(usize::from(code - 0xa0)).filter(|c| *c != ' ')
            }
            (Base::Standard, _) => None,
            (Base::WinAnsi, _) => decoded(WINDOWS_1252, code).map(or_bullet),
            (Base::MacRoman, _) => decoded(MACINTOSH, code),
        }
    }
}

fn decoded(encoding: &'static Encoding, code: u8) -> Option<char> {
    encoding.decode_without_bom_handling(&[code]).0.chars().next()
}

/// The characters of a glyph that TeX draws dot by dot and names by its code in the encoding of its European fonts: `a102`.
pub(super) fn cork_name(name: &str) -> Option<String> {
    let code: u8 = name.strip_prefix('a')?.parse().ok()?;
    let character = match code {
        0x10..=0x1f => return Some(CORK_10[usize::from(code - 0x10)].to_owned()),
        0x27 => '’',
        0x60 => '‘',
        0x7f => '-',
        0x20..=0x7e => char::from(code),
        0x80..=0xbf => CORK_80.chars().nth(usize::from(code - 0x80))?,
        0xd7 => 'Œ',
        0xdf => return Some("SS".to_owned()),
        0xf7 => 'œ',
        0xff => 'ß',
        0xc0.. => char::from(code),
        _ => return None,
    };
    Some(character.to_string())
}

/// The characters of a glyph name: `eacute`, `uni00E9`, `u1F600`, `f_i`, `a.alt`; `None` for a name without meaning.
pub(super) fn glyph_name(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    name.split('_').map(glyph_part).collect()
}

fn glyph_part(name: &str) -> Option<String> {
    if let Some(found) = LISTED.get(name) {
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

/// A text string of the file's objects: UTF-16 or UTF-8 with a mark at its head, else taken as Latin-1.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => decode_latin1(bytes),
    }
    .into_owned()
}

#[cfg(test)]
mod tests {
    use std::ops::RangeInclusive;

    use super::*;

    #[test]
    fn tables_have_the_characters_of_their_code_ranges() {
        let table = |base: Base, codes: RangeInclusive<u8>| -> String {
            codes.filter_map(|code| base.character(code)).collect()
        };
        assert_eq!(STANDARD_A0.chars().count(), 96);
        assert_eq!(table(Base::WinAnsi, 0x80..=0x9f), "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ");
        assert_eq!(
            table(Base::MacRoman, 0x80..=0xff),
            "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
        );
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
    fn glyphs_that_tex_names_by_their_codes_are_read() {
        assert_eq!(CORK_80.chars().count(), 64);
        let read = |codes: &[u8]| -> String {
            codes.iter().filter_map(|code| cork_name(&format!("a{code}"))).collect()
        };
        assert_eq!(read(&[67, 117, 233, 28, 0xf7, 0xff, 0x27, 0x13, 0x14]), "Cuéfiœß’«»");
        assert_eq!(read(&[0x80, 0x9c, 0xbd, 0xbe, 0xbf]), "ĂĲ¡¿£");
        assert_eq!((cork_name("a"), cork_name("a1300"), cork_name("at")), (None, None, None));
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
