//! Unpacks streams without letting a small file grow without bound.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Object, Stream};
use memchr::{memchr2_iter, memmem};

/// The most that one byte can become under DEFLATE, rounded up.
const DEFLATE_RATIO: usize = 1_100;

/// The most that one byte can become under LZW, rounded up.
const LZW_RATIO: usize = 2_600;

/// The most that one byte can become under run-length encoding.
const RUN_LENGTH_RATIO: usize = 64;

/// How often, on average, the bytes of a file are read to measure its packed objects; more is an attack.
const READINGS: u64 = 4;

/// The cross-reference may take a part of the bytes that may be unpacked: each of its entries, of five bytes or so, is read
/// into a larger table.
const ENTRIES: u64 = 32;

/// How many dictionaries may begin without a `>` between them. They are nested ten deep or so.
const MOST_OPENED: usize = 2_000;

/// How much of a file before `stream` is searched for that stream's dictionary.
const DICTIONARY_BYTES: usize = 2_048;

/// The unpacked bytes of a stream, taken from what is `left`; nothing is left by one that has more, or may have.
///
/// A stream that breaks off gives what stands before the break; an image gives nothing.
pub(super) fn unpack<'a>(stream: &Stream<'a>, left: &mut usize) -> Option<Cow<'a, [u8]>> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    let bytes = if filters[..] == [Filter::FlateDecode] && !has_predictor(stream.dict()) {
        Cow::Owned(inflate(&raw, *left))
    } else {
        let ratio = |filter: &Filter| match filter {
            Filter::FlateDecode => DEFLATE_RATIO,
            Filter::LzwDecode => LZW_RATIO,
            Filter::RunLengthDecode => RUN_LENGTH_RATIO,
            _ => 1,
        };
        if filters.iter().map(ratio).fold(raw.len(), usize::saturating_mul) > *left {
            *left = 0;
            return None;
        }
        stream.decoded_data().ok()?
    };
    let fits = bytes.len() <= *left;
    *left = left.saturating_sub(bytes.len());
    fits.then_some(bytes)
}

fn has_predictor(dict: &Dict<'_>) -> bool {
    let predictor =
        |parameters: Dict<'_>| parameters.get::<i32>("Predictor").is_some_and(|n| n > 1);
    match dict.get::<Object<'_>>("DecodeParms").or_else(|| dict.get("DP")) {
        Some(Object::Dict(parameters)) => predictor(parameters),
        Some(Object::Array(list)) => list.iter::<Dict<'_>>().any(predictor),
        _ => false,
    }
}

/// Inflates zlib data, or bare DEFLATE data where the zlib head is missing, to one byte more than the limit at most.
fn inflate(data: &[u8], limit: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len().saturating_mul(4).min(limit));
    let most = limit as u64 + 1;
    let whole = ZlibDecoder::new(data).take(most).read_to_end(&mut out);
    if whole.is_err() && out.is_empty() {
        // An error is the place where damaged data breaks off; what came before it is kept.
        let _ = DeflateDecoder::new(data).take(most).read_to_end(&mut out);
    }
    out
}

/// Tells whether the packed objects of a file stay below `limit` bytes.
///
/// The parser below unpacks object streams by itself and knows no limit, so they are measured before it sees them.
pub(super) fn packed_objects_fit(bytes: &[u8], limit: usize) -> bool {
    let mut left = limit as u64;
    let mut readable = bytes.len() as u64 * READINGS;
    let mut at = 0;
    while let Some(found) = memmem::find(&bytes[at..], b"stream") {
        let keyword = at + found;
        at = keyword + b"stream".len();
        let dictionary = dictionary_before(&bytes[..keyword]);
        let most = match dictionary {
            Some(dictionary) if is_cross_reference(dictionary) => left.min(limit as u64 / ENTRIES),
            Some(dictionary) if !may_hold_objects(dictionary) => continue,
            _ => left,
        };
        let dictionary = dictionary.unwrap_or_default();
        let line_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let start = at + bytes[at..].iter().take(2).take_while(line_end).count();
        let filters = count(dictionary, b"/Fl");
        let others = [b"/LZW".as_slice(), b"/ASCII", b"/A85", b"/AHx", b"/RL", b"/Run"];
        let has_other = others.iter().any(|name| count(dictionary, name) > 0);
        if filters > 1 || has_other || filters == 0 && dictionary.contains(&b'#') {
            // Not undone here; nobody packs objects so but to hide how many they are.
            let length = memmem::find(&bytes[start..], b"endstream").unwrap_or(bytes.len() - start);
            let ratio = DEFLATE_RATIO.saturating_pow(filters.max(1) as u32).max(LZW_RATIO);
            if length.saturating_mul(ratio) as u64 > most {
                return false;
            }
        }
        let mut unpacked = ZlibDecoder::new(&bytes[start..]).take(most);
        // Where the data is damaged, the parser gets no further either.
        let _ = std::io::copy(&mut unpacked, &mut std::io::sink());
        let is_over = unpacked.limit() == 0;
        left -= most - unpacked.limit();
        readable = readable.saturating_sub(unpacked.get_ref().total_in());
        if is_over || readable == 0 {
            return false;
        }
    }
    true
}

/// Streams that are begun and not ended, at most, and tables of what stands where. A file that was cut off has one such stream, one that
/// was saved a thousand times a thousand tables.
const MOST_UNENDED: usize = 1_000;
const MOST_TRAILERS: usize = 10_000;

/// Whether a file has no end of what the parser looks at again and again when it searches a damaged file for its objects: dictionaries opened
/// one inside the other, streams that are begun and not ended, tables of what stands where.
pub(super) fn is_flooded(bytes: &[u8]) -> bool {
    let [streams, ends] = [b"stream".as_slice(), b"endstream"].map(|keyword| count(bytes, keyword));
    streams > 2 * ends + MOST_UNENDED
        || memmem::find_iter(bytes, b"trailer").nth(MOST_TRAILERS).is_some()
        || is_nested_without_end(bytes)
}

/// Whether more dictionaries are opened, one inside the other, than any file has; the parser takes the square of that.
fn is_nested_without_end(bytes: &[u8]) -> bool {
    let begins = |at: usize| {
        let inside = bytes[at..].strip_prefix(b"<<").map(<[u8]>::trim_ascii_start);
        inside.is_some_and(|inside| inside.starts_with(b"/"))
    };
    let mut open = 0;
    memchr2_iter(b'<', b'>', bytes).any(|at| {
        match bytes[at] {
            b'>' => open = 0,
            _ if begins(at) => open += 1,
            _ => {}
        }
        open > MOST_OPENED
    })
}

/// The text of the dictionary that stands before the keyword `stream`: nothing of it after `endstream`, `None` where it begins
/// too far before.
fn dictionary_before(bytes: &[u8]) -> Option<&[u8]> {
    if bytes.ends_with(b"end") {
        return Some(&[]);
    }
    let near = &bytes[bytes.len().saturating_sub(DICTIONARY_BYTES)..];
    if !near.trim_ascii_end().ends_with(b">>") {
        return Some(&[]);
    }
    let Some(start) = memmem::rfind(near, b" obj") else {
        return (near.len() == bytes.len()).then_some(near);
    };
    // What begins inside a string or a comment is no object.
    let dictionary = &near[start..];
    let [opened, closed] = [b"<<", b">>"].map(|bracket| count(dictionary, bracket));
    (opened == closed && !dictionary.contains(&b')')).then_some(dictionary)
}

/// Whether a stream may hold packed objects: it must say where the first stands. A name with escapes may be any name.
fn may_hold_objects(dictionary: &[u8]) -> bool {
    count(dictionary, b"/First") > 0 || dictionary.contains(&b'#')
}

/// Whether a stream may be a cross-reference: it must say how wide its columns are.
fn is_cross_reference(dictionary: &[u8]) -> bool {
    memmem::find_iter(dictionary, b"/W")
        .any(|at| dictionary.get(at + 2).is_some_and(|byte| !byte.is_ascii_alphanumeric()))
}

fn count(text: &[u8], needle: &[u8]) -> usize {
    memmem::find_iter(text, needle).count()
}
