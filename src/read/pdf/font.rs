//! Fonts: the codes of a text operator → characters and widths.

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as PdfString};
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::encoding::{Base, cork_name, glyph_name};
use super::standard;
use super::unpack::unpack;

/// Characters that one glyph can stand for; more is damage.
const CHARACTERS_PER_GLYPH: usize = 32;

/// What is shown for a glyph whose character is not known.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// Glyphs that a font keeps; texts have some hundreds, and more are looked up anew.
const KEPT_GLYPHS: usize = 1 << 16;

/// One glyph as it is shown.
#[derive(Debug)]
pub(super) struct Glyph {
    /// Its characters; empty for a glyph that only takes room.
    pub(super) text: Box<str>,
    /// How far it moves the pen, in thousandths of the font's size.
    pub(super) width: f32,
}

/// How many bytes make a code.
enum Codes {
    /// One byte, with the characters of the encoding.
    Byte(Vec<Option<String>>),
    /// Two bytes, the code is the glyph's number.
    Pair,
    /// One to four bytes, as the map says.
    Mapped(Box<CMap>),
}

/// A font of the document.
pub(super) struct Font {
    maps: Maps,
    /// The glyphs met so far, by code.
    known: FxHashMap<u32, Glyph>,
}

/// What a font says of its codes.
struct Maps {
    codes: Codes,
    to_unicode: Option<CMap>,
    collection: Option<CMap>,
    widths: Widths,
}

/// First code, last code, widths: a single one for the whole range, or one each.
type WidthRange = (u32, u32, Vec<f32>);

struct Widths {
    /// Sorted by the first code.
    ranges: Vec<WidthRange>,
    other: f32,
}

impl Font {
    /// Reads a font's dictionary. A font that says nothing useful still gives glyphs, all unknown.
    ///
    /// Its character maps take their bytes from `left`.
    pub(super) fn new(dict: &Dict<'_>, left: &mut usize) -> Self {
        let to_unicode = dict.get::<Stream<'_>>("ToUnicode").and_then(|map| parse_map(&map, left));
        let maps = if is_of_type(dict, b"Type0") {
            let below = dict
                .get::<Array<'_>>("DescendantFonts")
                .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
                .unwrap_or_default();
            let codes = composite_codes(dict, left);
            let collection = to_unicode.is_none().then(|| collection_map(&below)).flatten();
            Maps { codes, to_unicode, collection, widths: Widths::composite(&below) }
        } else {
            let codes = Codes::Byte(simple_codes(dict));
            Maps { codes, to_unicode, collection: None, widths: Widths::simple(dict) }
        };
        Self { maps, known: FxHashMap::default() }
    }

    /// Takes the next code off `bytes`: the glyph, and whether it is the one-byte space that word spacing widens.
    pub(super) fn next<'g>(&'g mut self, bytes: &mut &[u8]) -> Option<(&'g Glyph, bool)> {
        let (code, cid, length) = self.maps.code(bytes)?;
        *bytes = &bytes[length..];
        if self.known.len() >= KEPT_GLYPHS {
            self.known.clear();
        }
        let glyph = self.known.entry(code).or_insert_with(|| self.maps.glyph(code, cid));
        Some((glyph, length == 1 && code == u32::from(b' ')))
    }
}

impl Maps {
    /// The code, the glyph's number and the count of bytes at the start of `bytes`.
    fn code(&self, bytes: &[u8]) -> Option<(u32, u32, usize)> {
        let first = u32::from(*bytes.first()?);
        let joined = |length: usize| {
            bytes[..length].iter().fold(0, |code, byte| code << 8 | u32::from(*byte))
        };
        match &self.codes {
            Codes::Byte(_) => Some((first, first, 1)),
            Codes::Pair => {
                let code = first << 8 | u32::from(*bytes.get(1)?);
                Some((code, code, 2))
            }
            Codes::Mapped(map) => {
                let mapped = (1..=bytes.len().min(4)).find_map(|length| {
                    let code = joined(length);
                    Some((code, map.lookup_cid_code(code, length as u8)?, length))
                });
                let length = bytes.len().min(2);
                mapped.or_else(|| Some((joined(length), 0, length)))
            }
        }
    }

    fn glyph(&self, code: u32, cid: u32) -> Glyph {
        let look_up = |map: &Option<CMap>, code: u32| map.as_ref()?.lookup_bf_string(code);
        let mapped = look_up(&self.to_unicode, code).or_else(|| look_up(&self.collection, cid));
        let text = match (mapped, &self.codes) {
            (Some(BfString::Char('\0')), _) => Some(String::new()),
            (Some(BfString::Char(character)), _) => Some(character.to_string()),
            (Some(BfString::String(text)), _) => {
                Some(text.chars().take(CHARACTERS_PER_GLYPH).collect())
            }
            (None, Codes::Byte(encoding)) => encoding.get(code as usize).cloned().flatten(),
            (None, _) => None,
        };
        let text = text.map_or_else(|| UNKNOWN.to_string(), |text| as_letters(&text));
        Glyph { text: text.into_boxed_str(), width: self.widths.of(cid) }
    }
}

/// A glyph whose character is the hyphen that only divides a word at the end of a line.
pub(super) const SOFT_HYPHEN: &str = "\u{ad}";

/// Writes typographic ligatures as the letters they print, and a soft hyphen among others as a hyphen: where a PDF draws one, it
/// is seen.
fn as_letters(text: &str) -> String {
    if text == SOFT_HYPHEN {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ﬀ'..='ﬆ' => out.extend(character.nfkc()),
            '\u{ad}' => out.push('-'),
            '\t' | '\n' | '\r' | '\u{a0}' => out.push(' '),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

fn is_of_type(font: &Dict<'_>, name: &[u8]) -> bool {
    font.get::<Name<'_>>("Subtype").as_deref() == Some(name)
}

fn embedded(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded)
}

fn parse_map(stream: &Stream<'_>, left: &mut usize) -> Option<CMap> {
    CMap::parse(&unpack(stream, left)?, hayro_cmap::load_embedded)
}

fn composite_codes(dict: &Dict<'_>, left: &mut usize) -> Codes {
    let map = match dict.get::<Object<'_>>("Encoding") {
        Some(Object::Name(name)) if name.as_ref().starts_with(b"Identity") => None,
        Some(Object::Name(name)) => embedded(CMapName::from_bytes(name.as_ref())),
        Some(Object::Stream(stream)) => parse_map(&stream, left),
        _ => None,
    };
    map.map_or(Codes::Pair, |map| Codes::Mapped(Box::new(map)))
}

/// The map from glyph numbers to characters of a standard collection such as Adobe-GB1.
fn collection_map(below: &Dict<'_>) -> Option<CMap> {
    let info = below.get::<Dict<'_>>("CIDSystemInfo")?;
    let read = |key: &str| {
        info.get::<PdfString<'_>>(key).map(|s| s.as_bytes().to_vec()).unwrap_or_default()
    };
    let family = CidFamily::from_registry_ordering(&read("Registry"), &read("Ordering"));
    family.ucs2_cmap().and_then(embedded)
}

/// The characters of the 256 codes of a simple font: its encoding, changed by its /Differences.
fn simple_codes(dict: &Dict<'_>) -> Vec<Option<String>> {
    let own = dict.get::<Dict<'_>>("Encoding");
    let base = |dict: &Dict<'_>, key: &str| Base::from_name(&dict.get::<Name<'_>>(key)?);
    let named = base(dict, "Encoding");
    let of_own = || base(own.as_ref()?, "BaseEncoding");
    let usual = if is_of_type(dict, b"TrueType") { Base::WinAnsi } else { Base::Standard };
    let base = named.or_else(of_own).unwrap_or(usual);
    let mut codes: Vec<Option<String>> =
        (0..=u8::MAX).map(|code| base.character(code).map(String::from)).collect();
    let name_of = |name: &str| {
        let of_tex = || cork_name(name).filter(|_| is_of_type(dict, b"Type3"));
        glyph_name(name).or_else(of_tex)
    };
    let differences = own.and_then(|own| own.get::<Array<'_>>("Differences")).unwrap_or_default();
    let mut code = 0usize;
    for item in differences.iter::<Object<'_>>() {
        match item {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(usize::MAX),
            Object::Name(name) => {
                if let Some(slot) = codes.get_mut(code) {
                    *slot = std::str::from_utf8(name.as_ref()).ok().and_then(name_of);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    codes
}

impl Widths {
    fn simple(dict: &Dict<'_>) -> Self {
        let first = dict.get::<f32>("FirstChar").unwrap_or(0.0).max(0.0) as u32;
        let missing =
            dict.get::<Dict<'_>>("FontDescriptor").and_then(|d| d.get::<f32>("MissingWidth"));
        let widths = dict.get::<Array<'_>>("Widths").unwrap_or_default();
        let range = width_of_each(first, &widths, 256);
        if range.2.is_empty() {
            let name = dict.get::<Name<'_>>("BaseFont");
            let (widths, other) = standard::widths(name.as_deref().unwrap_or_default());
            let last = standard::FIRST + (widths.len() as u32).saturating_sub(1);
            return Self {
                ranges: vec![(standard::FIRST, last, widths)],
                other: missing.unwrap_or(other),
            };
        }
        let other = missing.unwrap_or(0.0);
        Self { ranges: vec![range], other }
    }

    fn composite(below: &Dict<'_>) -> Self {
        let mut ranges = Vec::new();
        let listed = below.get::<Array<'_>>("W").unwrap_or_default();
        let listed: Vec<Object<'_>> = listed.iter().collect();
        let code = |number: &Number| number.as_i64().clamp(0, 0xffff) as u32;
        let mut rest = listed.as_slice();
        loop {
            rest = match rest {
                [Object::Number(first), Object::Array(each), rest @ ..] => {
                    ranges.push(width_of_each(code(first), each, 0x1_0000));
                    rest
                }
                [Object::Number(first), Object::Number(last), Object::Number(width), rest @ ..] => {
                    ranges.push((code(first), code(last), vec![width.as_f32()]));
                    rest
                }
                _ => break,
            };
        }
        ranges.sort_by_key(|range| range.0);
        Self { ranges, other: below.get::<f32>("DW").unwrap_or(1000.0) }
    }

    fn of(&self, code: u32) -> f32 {
        let after = self.ranges.partition_point(|range| range.0 <= code);
        let Some((first, last, widths)) = after.checked_sub(1).map(|at| &self.ranges[at]) else {
            return self.other;
        };
        let width = match widths.as_slice() {
            [same] if code <= *last => Some(same),
            each => each.get((code - first) as usize),
        };
        width.copied().filter(|width| width.is_finite()).unwrap_or(self.other)
    }
}

/// The widths of codes from `first`, at most `most` of them.
fn width_of_each(first: u32, widths: &Array<'_>, most: usize) -> WidthRange {
    let widths: Vec<f32> = widths.iter::<f32>().take(most).collect();
    (first, first.saturating_add((widths.len() as u32).saturating_sub(1)), widths)
}
