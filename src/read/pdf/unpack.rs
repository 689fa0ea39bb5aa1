//! Unpacks streams without letting a small file grow without bound.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Object, Stream};
use memchr::memmem;

/// The most that one byte can become under DEFLATE, rounded up.
const DEFLATE_RATIO: usize = 1_100;

/// The most that one byte can become under LZW, rounded up.
const LZW_RATIO: usize = 2_600;

/// The most that one byte can become under run-length encoding.
const RUN_LENGTH_RATIO: usize = 64;

/// How often, on average, the bytes of a file are read to measure its packed objects; more is an attack.
const READINGS: u64 = 4;

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
        if !holds_objects(dictionary) {
            continue;
        }
        let filters = count(dictionary, b"/Fl") + 2 * count(dictionary, b"/LZW");
        let line_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let start = at + bytes[at..].iter().take(2).take_while(line_end).count();
        let mut unpacked = ZlibDecoder::new(&bytes[start..]).take(left);
        // Where the data is damaged, the parser gets no further either.
        let _ = std::io::copy(&mut unpacked, &mut std::io::sink());
        left = unpacked.limit();
        readable = readable.saturating_sub(unpacked.get_ref().total_in());
        if left == 0 || readable == 0 || filters > 2 {
            return false;
        }
    }
    true
}

/// The text of the dictionary that stands before the keyword `stream`; empty after `endstream`.
fn dictionary_before(bytes: &[u8]) -> &[u8] {
    if bytes.ends_with(b"end") {
        return &[];
    }
    let near = &bytes[bytes.len().saturating_sub(DICTIONARY_BYTES)..];
    memmem::rfind(near, b" obj").map_or(near, |start| &near[start..])
}

/// Whether a stream may hold packed objects; a name with escapes may be any name.
fn holds_objects(dictionary: &[u8]) -> bool {
    count(dictionary, b"/ObjStm") + count(dictionary, b"/XRef") > 0 || dictionary.contains(&b'#')
}

fn count(text: &[u8], needle: &[u8]) -> usize {
    memmem::find_iter(text, needle).count()
}
