//! A tagged PDF → the same file without its tags, so that it is read by position.
//!
//! Every byte keeps its place: the keys of the structure tree get other names, and so do the artifacts that the pages' content
//! marks, which are unpacked, renamed and packed again into the room that they had.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// Whether the file shows that it has tags.
pub fn is_tagged(pdf: &[u8]) -> bool {
    !find_all(pdf, b"/StructTreeRoot").is_empty()
}

/// Strips the tags. Panics where a page's content does not fit into its place again.
pub fn strip(pdf: &[u8]) -> Vec<u8> {
    let mut bytes = pdf.to_vec();
    for key in ["/StructTreeRoot", "/MarkInfo"] {
        for at in find_all(pdf, key.as_bytes()) {
            bytes[at + 1] = b'X';
        }
    }
    for at in find_all(pdf, b"stream") {
        if pdf[..at].ends_with(b"end") {
            continue;
        }
        let blank = pdf[at + 6..].iter().take_while(|byte| b"\r\n".contains(byte));
        let start = at + 6 + blank.count();
        strip_content(&mut bytes[start..]);
    }
    bytes
}

/// Renames the artifacts of packed content at the head of `bytes`; leaves everything else as it is.
fn strip_content(bytes: &mut [u8]) {
    let mut decoder = ZlibDecoder::new(&*bytes);
    let mut content = Vec::new();
    let is_content =
        decoder.read_to_end(&mut content).is_ok() && !find_all(&content, b"EMC").is_empty();
    if !is_content {
        return;
    }
    let room = usize::try_from(decoder.total_in()).unwrap();
    let mut renamed = Vec::with_capacity(content.len());
    let mut from = 0;
    for at in find_all(&content, b"/Artifact") {
        renamed.extend_from_slice(&content[from..at]);
        renamed.extend_from_slice(b"/P");
        from = at + b"/Artifact".len();
        // What the artifact says of itself goes too, to make room.
        let properties = content[from..].windows(5).position(|window| window == b">> BD");
        if let Some(length) = properties.filter(|_| content[from..].starts_with(b" <<")) {
            renamed.extend_from_slice(b" BM");
            from += length + 5;
        }
    }
    renamed.extend_from_slice(&content[from..]);
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&renamed).unwrap();
    let packed = encoder.finish().unwrap();
    assert!(packed.len() <= room, "{} bytes for {room}", packed.len());
    bytes[..packed.len()].copy_from_slice(&packed);
    bytes[packed.len()..room].fill(0);
}

fn find_all(bytes: &[u8], needle: &[u8]) -> Vec<usize> {
    let windows = bytes.windows(needle.len()).enumerate();
    windows.filter(|(_, window)| *window == needle).map(|(at, _)| at).collect()
}
