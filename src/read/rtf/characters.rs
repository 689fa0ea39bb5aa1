//! The encodings of rich text: one for the file, others for some of its fonts.

use encoding_rs::Encoding;

/// The encodings of fonts, by the number that names their characters.
const CHARSETS: [(i32, &str); 14] = [
    (77, "macintosh"),
    (128, "shift_jis"),
    (129, "euc-kr"),
    (134, "gbk"),
    (136, "big5"),
    (161, "windows-1253"),
    (162, "windows-1254"),
    (163, "windows-1258"),
    (177, "windows-1255"),
    (178, "windows-1256"),
    (186, "windows-1257"),
    (204, "windows-1251"),
    (222, "windows-874"),
    (238, "windows-1250"),
];

/// The encoding of a font with such characters; `None` for that of the file.
pub fn of_font(charset: i32) -> Option<&'static Encoding> {
    let (_, name) = CHARSETS.iter().find(|(number, _)| *number == charset)?;
    Encoding::for_label(name.as_bytes())
}

/// The encoding that a code page names.
pub fn of_page(page: i32) -> Option<&'static Encoding> {
    let name = match page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(name.as_bytes())
}
