//! Fonts: the codes of a text operator → characters and widths.

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};

use super::encoding::{Base, glyph_name};
use super::unpack::{name_of, unpack};

/// Characters that one glyph can stand for; more is damage.
const CHARACTERS_PER_GLYPH: usize = 32;

/// What is shown for a glyph whose character the file does not tell.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// One glyph as it is shown.
#[derive(Debug, Clone)]
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

/// A font of the document. Decoded glyphs are kept, so that every code is looked up once.
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<CMap>,
    collection: Option<CMap>,
    widths: Widths,
    known: Vec<Option<Box<[Option<Glyph>]>>>,
}

#[derive(Default)]
struct Widths {
    /// First code, last code, widths: a single one for the whole range, or one each. Sorted by the first code.
    ranges: Vec<(u32, u32, Vec<f32>)>,
    other: f32,
}

impl Font {
    /// Reads a font's dictionary. A font that says nothing useful still gives glyphs, all unknown.
    ///
    /// Its character maps take their bytes from `left`.
    pub(super) fn new(dict: &Dict<'_>, left: &mut usize) -> Self {
        let to_unicode =
            dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| parse_map(&stream, left));
        let (codes, collection, widths) = if name_of(dict, "Subtype").as_deref() == Some(b"Type0") {
            let below = dict
                .get::<Array<'_>>("DescendantFonts")
                .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
            let below = below.unwrap_or_default();
            let collection = to_unicode.is_none().then(|| collection_map(&below)).flatten();
            (composite_codes(dict, left), collection, Widths::composite(&below))
        } else {
            (Codes::Byte(simple_codes(dict)), None, Widths::simple(dict))
        };
        Self { codes, to_unicode, collection, widths, known: Vec::new() }
    }

    /// Takes the next code off `bytes`: the glyph, and whether it is the one-byte space that word spacing widens.
    pub(super) fn next<'g>(&'g mut self, bytes: &mut &[u8]) -> Option<(&'g Glyph, bool)> {
        let (code, cid, length) = self.code(bytes)?;
        *bytes = &bytes[length..];
        let is_space = length == 1 && code == 32;
        let (high, low) = ((code >> 8) as usize & 0xff, code as usize & 0xff);
        if self.known.is_empty() {
            self.known.resize_with(256, || None);
        }
        if code > 0xffff {
            // Codes of three and four bytes share the slots; they are rare enough to be looked up each time.
            self.known[high] = None;
        }
        let missing = !matches!(&self.known[high], Some(row) if row[low].is_some());
        let glyph = missing.then(|| self.glyph(code, cid));
        let row = self.known[high].get_or_insert_with(|| vec![None; 256].into_boxed_slice());
        if glyph.is_some() {
            row[low] = glyph;
        }
        row[low].as_ref().map(|glyph| (glyph, is_space))
    }

    /// The code, the glyph's number and the count of bytes at the start of `bytes`.
    fn code(&self, bytes: &[u8]) -> Option<(u32, u32, usize)> {
        let first = u32::from(*bytes.first()?);
        match &self.codes {
            Codes::Byte(_) => Some((first, first, 1)),
            Codes::Pair => {
                let code = first << 8 | u32::from(*bytes.get(1)?);
                Some((code, code, 2))
            }
            Codes::Mapped(map) => {
                let mut code = 0;
                for (index, byte) in bytes.iter().take(4).enumerate() {
                    code = code << 8 | u32::from(*byte);
                    if let Some(cid) = map.lookup_cid_code(code, index as u8 + 1) {
                        return Some((code, cid, index + 1));
                    }
                }
                let length = bytes.len().min(2);
                let code =
                    bytes[..length].iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
                Some((code, 0, length))
            }
        }
    }

    fn glyph(&self, code: u32, cid: u32) -> Glyph {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code));
        let mapped =
            mapped.or_else(|| self.collection.as_ref().and_then(|map| map.lookup_bf_string(cid)));
        let text = match (mapped, &self.codes) {
            (Some(BfString::Char('\0')), _) => String::new(),
            (Some(BfString::Char(character)), _) => character.to_string(),
            (Some(BfString::String(text)), _) => text.chars().take(CHARACTERS_PER_GLYPH).collect(),
            (None, Codes::Byte(encoding)) => encoding
                .get(code as usize)
                .cloned()
                .flatten()
                .unwrap_or_else(|| UNKNOWN.to_string()),
            (None, _) => UNKNOWN.to_string(),
        };
        Glyph { text: as_letters(&text).into_boxed_str(), width: self.widths.of(cid) }
    }
}

/// Writes typographic ligatures as the letters they print, and a soft hyphen as a hyphen: where a PDF draws one, it is seen.
fn as_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\u{ad}' => out.push('-'),
            '\t' | '\n' | '\r' | '\u{a0}' => out.push(' '),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

fn embedded(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded)
}

fn parse_map(stream: &Stream<'_>, left: &mut usize) -> Option<CMap> {
    let bytes = unpack(stream, *left).ok()?;
    *left -= bytes.len().min(*left);
    CMap::parse(&bytes, hayro_cmap::load_embedded)
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
    let named = name_of(dict, "Encoding").and_then(|name| Base::from_name(&name));
    let own = dict.get::<Dict<'_>>("Encoding");
    let of_own = own
        .as_ref()
        .and_then(|own| name_of(own, "BaseEncoding"))
        .and_then(|name| Base::from_name(&name));
    let fallback = if name_of(dict, "Subtype").as_deref() == Some(b"TrueType") {
        Base::WinAnsi
    } else {
        Base::Standard
    };
    let base = named.or(of_own).unwrap_or(fallback);
    let mut codes: Vec<Option<String>> =
        (0..=u8::MAX).map(|code| base.character(code).map(String::from)).collect();
    if let Some(differences) = own.and_then(|own| own.get::<Array<'_>>("Differences")) {
        let mut code = 0usize;
        for item in differences.iter::<Object<'_>>() {
            match item {
                Object::Number(number) => {
                    code = usize::try_from(number.as_i64()).unwrap_or(usize::MAX)
                }
                Object::Name(name) => {
                    if let Some(slot) = codes.get_mut(code) {
                        *slot = named_glyph(&name);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }
    codes
}

fn named_glyph(name: &Name<'_>) -> Option<String> {
    glyph_name(std::str::from_utf8(name.as_ref()).ok()?)
}

impl Widths {
    fn simple(dict: &Dict<'_>) -> Self {
        let first = dict.get::<f32>("FirstChar").unwrap_or(0.0).max(0.0) as u32;
        let missing =
            dict.get::<Dict<'_>>("FontDescriptor").and_then(|d| d.get::<f32>("MissingWidth"));
        let widths: Vec<f32> =
            dict.get::<Array<'_>>("Widths").map(|w| numbers(&w, 256)).unwrap_or_default();
        let other = missing.unwrap_or(if widths.is_empty() { 500.0 } else { 0.0 });
        Self { ranges: vec![(first, last_code(first, &widths), widths)], other }
    }

    fn composite(below: &Dict<'_>) -> Self {
        let mut ranges = Vec::new();
        let listed: Vec<Object<'_>> =
            below.get::<Array<'_>>("W").map(|w| w.iter().collect()).unwrap_or_default();
        let mut rest = listed.as_slice();
        loop {
            rest = match rest {
                [Object::Number(first), Object::Array(each), tail @ ..] => {
                    let first = first.as_i64().clamp(0, 0xffff) as u32;
                    let widths = numbers(each, 0x1_0000);
                    ranges.push((first, last_code(first, &widths), widths));
                    tail
                }
                [Object::Number(first), Object::Number(last), Object::Number(width), tail @ ..] => {
                    let bound = |number: i64| number.clamp(0, 0xffff) as u32;
                    ranges.push((
                        bound(first.as_i64()),
                        bound(last.as_i64()),
                        vec![width.as_f32()],
                    ));
                    tail
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

/// The last code that a list of one width each covers.
fn last_code(first: u32, widths: &[f32]) -> u32 {
    first.saturating_add((widths.len() as u32).saturating_sub(1))
}

fn numbers(list: &Array<'_>, most: usize) -> Vec<f32> {
    list.iter::<f32>().take(most).collect()
}
