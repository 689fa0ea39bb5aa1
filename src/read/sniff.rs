//! What a file seems to be, by its content: the formats that are named but not read.

use super::{Format, ReadError};

const SAVE_AS_WORD: &str = "open it in Word or LibreOffice and save it as .docx";
const RECOGNISE: &str = "run text recognition (OCR) over it, or give the PDF or Word file";
const GIVE_DOCUMENT: &str = "give the PDF, Word or text file of the resolution";
const GIVE_ATTACHMENT: &str = "save its attachment and give that";
const EXPORT: &str = "open it in Pages and export it to Word or PDF";
const UNPACK: &str = "unpack it and give the document inside";

const fn foreign(what: &'static str, advice: &'static str) -> ReadError {
    ReadError::Foreign { what, advice }
}

/// Formats recognised by their first bytes.
const SIGNATURES: [(&[u8], ReadError); 17] = [
    (b"\x89PNG", foreign("a picture (.png)", RECOGNISE)),
    (b"\xff\xd8\xff", foreign("a picture (.jpg)", RECOGNISE)),
    (b"GIF8", foreign("a picture (.gif)", RECOGNISE)),
    (b"II*\0", foreign("a picture (.tif)", RECOGNISE)),
    (b"MM\0*", foreign("a picture (.tif)", RECOGNISE)),
    (b"RIFF", foreign("a picture or a recording", RECOGNISE)),
    (b"AT&TFORM", foreign("a scanned document (.djvu)", RECOGNISE)),
    (b"\xffWPC", foreign("an old WordPerfect file (.wpd)", SAVE_AS_WORD)),
    (b"%!PS", foreign("a PostScript file", "convert it to PDF first")),
    (b"\x1f\x8b", foreign("a packed file (.gz)", UNPACK)),
    (b"BZh", foreign("a packed file (.bz2)", UNPACK)),
    (b"\xfd7zXZ\0", foreign("a packed file (.xz)", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", foreign("an archive (.7z)", UNPACK)),
    (b"Rar!", foreign("an archive (.rar)", UNPACK)),
    (b"PK\x05\x06", foreign("an empty zip archive", GIVE_DOCUMENT)),
    (b"\x7fELF", foreign("a program", GIVE_DOCUMENT)),
    (b"SQLite format 3\0", foreign("a database", GIVE_DOCUMENT)),
];

/// The first bytes of every zip archive that holds something.
const ZIP: &[u8] = b"PK\x03\x04";

/// The first bytes of the container of the old Office formats.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What the old Office formats call their main stream.
const STREAMS: [(&str, ReadError); 4] = [
    ("WordDocument", foreign("an old Word file (.doc)", SAVE_AS_WORD)),
    ("Workbook", foreign("an old Excel file (.xls)", GIVE_DOCUMENT)),
    ("PowerPoint Document", foreign("an old PowerPoint file (.ppt)", GIVE_DOCUMENT)),
    ("__properties_version1.0", foreign("an Outlook message (.msg)", GIVE_ATTACHMENT)),
];

/// What the archive of another format holds: the beginning of a member's name.
const MEMBERS: [(&str, ReadError); 7] = [
    ("xl/", foreign("an Excel file (.xlsx)", GIVE_DOCUMENT)),
    ("ppt/", foreign("a PowerPoint file (.pptx)", GIVE_DOCUMENT)),
    ("Index/Document.iwa", foreign("a Pages file (.pages)", EXPORT)),
    ("Index.zip", foreign("a Pages file (.pages)", EXPORT)),
    ("META-INF/container.xml", foreign("an e-book (.epub)", GIVE_DOCUMENT)),
    ("META-INF/manifest.xml", foreign("an OpenDocument file that is no text", SAVE_AS_WORD)),
    ("AndroidManifest.xml", foreign("a program", GIVE_DOCUMENT)),
];

/// The root elements of XML files that are not web pages.
const XML_ROOTS: [(&str, ReadError); 3] = [
    ("<pkg:package", foreign("a Word file saved as XML", SAVE_AS_WORD)),
    ("<w:wordDocument", foreign("a Word file saved as XML", SAVE_AS_WORD)),
    ("<office:document", foreign("an OpenDocument file (.fodt)", SAVE_AS_WORD)),
];

/// How many characters are searched for the root element of an XML file: declarations and comments come first.
const XML_HEAD: usize = 2048;

/// Whether the bytes are a zip archive, as a Word file is.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP)
}

/// What a file that is neither a known format nor text seems to be, by its first bytes.
pub fn foreign_format(bytes: &[u8]) -> Option<ReadError> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Some(compound_file(bytes));
    }
    first_of(&SIGNATURES, |signature| bytes.starts_with(signature))
}

/// An encrypted Word file, or one of the old Office formats.
fn compound_file(bytes: &[u8]) -> ReadError {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.bytes().flat_map(|byte| [byte, 0]).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        return ReadError::Encrypted;
    }
    first_of(&STREAMS, holds).unwrap_or(foreign("an old Office file", SAVE_AS_WORD))
}

/// What a zip archive without a Word document seems to be, by the names of its members.
pub fn foreign_archive(names: &[impl AsRef<str>]) -> ReadError {
    first_of(&MEMBERS, |start| names.iter().any(|name| name.as_ref().starts_with(start)))
        .unwrap_or(foreign("a zip archive", UNPACK))
}

/// What a text that is the source of another format seems to be.
pub fn foreign_text(text: &str) -> Option<ReadError> {
    if !text.trim_start().starts_with("<?xml") {
        return None;
    }
    let head = text.char_indices().nth(XML_HEAD).map_or(text, |(end, _)| &text[..end]);
    first_of(&XML_ROOTS, |root| head.contains(root))
}

/// The error of the first row whose sign is there.
fn first_of<S: Copy>(table: &[(S, ReadError)], is_there: impl Fn(S) -> bool) -> Option<ReadError> {
    table.iter().find(|(sign, _)| is_there(*sign)).map(|(_, error)| error.clone())
}

/// Whether a file's name promises another format than it has.
pub fn is_misnamed(name: &str, format: Format) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let promised = match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Format::Text),
        "docx" | "docm" | "dotx" => Some(Format::Word),
        "html" | "htm" | "xhtml" | "php" => Some(Format::Html),
        "pdf" => Some(Format::Pdf),
        "md" | "markdown" if matches!(format, Format::Markdown | Format::Text) => Some(format),
        "md" | "markdown" => Some(Format::Markdown),
        "odt" | "ott" => Some(Format::OpenDocument),
        // What Word saves as .doc is at times rich text.
        "rtf" | "doc" if format == Format::Rtf => Some(Format::Rtf),
        "doc" | "rtf" | "zip" => None,
        // Any other ending, such as the one of "A-RES-78.241", promises nothing.
        _ => return false,
    };
    promised != Some(format)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(error: Option<ReadError>) -> String {
        error.map(|e| e.to_string()).unwrap_or_default()
    }

    #[test]
    fn old_word_files_are_told_how_to_convert() {
        let mut bytes = COMPOUND_FILE.to_vec();
        bytes.extend("WordDocument".bytes().flat_map(|b| [b, 0]));
        assert_eq!(
            sentence(foreign_format(&bytes)),
            "is an old Word file (.doc), which cannot be read: open it in Word or LibreOffice and save it as .docx"
        );
    }

    #[test]
    fn locked_word_files_are_told_apart() {
        let mut bytes = COMPOUND_FILE.to_vec();
        bytes.extend("EncryptedPackage".bytes().flat_map(|b| [b, 0]));
        assert_eq!(foreign_format(&bytes), Some(ReadError::Encrypted));
    }

    #[test]
    fn archives_are_named_by_what_they_hold() {
        let named = |names: &[&str]| foreign_archive(names).to_string();
        assert!(named(&["mimetype", "META-INF/manifest.xml"]).contains("OpenDocument"));
        assert!(named(&["_rels/.rels", "xl/workbook.xml"]).contains(".xlsx"));
        assert!(named(&["a.txt"]).contains("zip archive"));
    }
}
