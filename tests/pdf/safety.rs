//! No file may make the reader panic, hang or grow without bound, and each failure says what it is.

use std::io::Write;

use resdiff::read::pdf::{self, Limits};
use resdiff::read::{BlockKind, Limit, ReadError, Warning};

use super::maker::{Maker, line, marked};
use super::{blocks, fixture, texts};

/// Reads whatever the bytes are; marks must point into their text.
fn survive(bytes: &[u8]) {
    if let Ok(raw) = pdf::read(bytes) {
        for block in &raw.blocks {
            assert!(block.marks.iter().all(|mark| block.text.is_char_boundary(mark.at)));
        }
    }
}

/// A small generator of numbers, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

#[test]
fn files_cut_anywhere_are_survived() {
    for language in ["ar", "en", "zh"] {
        let whole = fixture(language);
        for part in 0..20 {
            survive(&whole[..whole.len() * part / 20]);
        }
    }
}

#[test]
fn files_with_wrong_bytes_are_survived() {
    let mut dice = Dice(42);
    for language in ["ar", "en", "zh"] {
        let whole = fixture(language);
        for _ in 0..25 {
            let mut copy = whole.clone();
            for _ in 0..30 {
                let at = dice.roll(copy.len());
                copy[at] = dice.roll(256) as u8;
            }
            survive(&copy);
        }
    }
}

#[test]
fn random_bytes_are_survived() {
    let mut dice = Dice(7);
    for length in [0, 1, 9, 100, 5_000] {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.extend((0..length).map(|_| dice.roll(256) as u8));
        survive(&bytes);
        survive(&bytes[9..]);
    }
}

#[test]
fn a_damaged_cross_reference_table_is_mended() {
    let whole = fixture("en");
    let key = b"startxref";
    let at = whole.windows(key.len()).rposition(|window| window == key).unwrap();
    let mut copy = whole.clone();
    copy[at + key.len() + 1..at + key.len() + 4].copy_from_slice(b"000");
    assert_eq!(blocks(&copy), blocks(&whole));
}

#[test]
fn a_file_that_breaks_off_is_read_with_a_warning() {
    let mut maker = Maker::new();
    maker.page(&line(100, 700, "What is there,"));
    let whole = maker.bytes();
    let end = whole.windows(4).position(|window| window == b"xref").unwrap();
    let raw = pdf::read(&whole[..end]).unwrap();
    assert_eq!(raw.warnings, [Warning::CutOff { pages: 1 }]);
    assert_eq!(raw.blocks[0].text, "What is there,");
}

#[test]
fn locked_files_are_named_and_those_without_a_password_are_read() {
    assert_eq!(pdf::read(&fixture("locked")).unwrap_err(), ReadError::Encrypted);
    assert_eq!(blocks(&fixture("unlocked"))[0].text, "Open to all readers.");
}

#[test]
fn scans_are_named() {
    let mut maker = Maker::new();
    maker.resources = Some("/XObject<</I 7 0 R>>".to_string());
    maker.stream(
        7,
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"x",
    );
    maker.page("/I Do\n");
    assert_eq!(pdf::read(&maker.bytes()).unwrap_err(), ReadError::Scanned { pages: 1 });
}

#[test]
fn fonts_that_tell_no_characters_are_named() {
    let mut maker = Maker::new();
    maker.object(5, "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>");
    maker.page(&line(100, 700, "No characters here"));
    assert_eq!(pdf::read(&maker.bytes()).unwrap_err(), ReadError::Illegible);
}

#[test]
fn a_page_of_the_web_is_no_pdf() {
    assert!(!pdf::is_pdf(b"<!DOCTYPE html><html><head><title>A/80/92.pdf</title>"));
    assert!(!pdf::is_pdf(b"the mark %PDF-x of a file"));
    assert!(pdf::is_pdf(b"\xef\xbb\xbf \n%PDF-1.4\n"));
}

#[test]
fn a_structure_tree_that_bites_its_tail_ends() {
    let mut maker = Maker::new();
    maker.page(&marked(0, &line(100, 700, "Once.")));
    maker.object(6, "<</S/Sect/Pg 10 0 R/K[0 6 0 R 3 0 R 6 0 R]>>");
    maker.tree("6 0 R 6 0 R");
    let found = blocks(&maker.bytes());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "Once.");
}

#[test]
fn a_deep_structure_tree_is_cut_with_a_warning() {
    let mut maker = Maker::new();
    maker.page(&(line(100, 700, "Outside of all tags.") + &marked(0, &line(100, 600, "In."))));
    let depth = 100;
    maker.tree(&format!("{}0{}", "<</S/Div/Pg 10 0 R/K[".repeat(depth), "]>>".repeat(depth)));
    let raw = pdf::read(&maker.bytes()).unwrap();
    assert!(raw.warnings.contains(&Warning::LimitReached));
    assert_eq!(texts(&raw.blocks, BlockKind::Line), ["Outside of all tags.", "In."]);
}

#[test]
fn forms_that_draw_themselves_end() {
    let mut maker = Maker::new();
    maker.resources = Some("/Font<</F 5 0 R>>/XObject<</A 7 0 R>>".to_string());
    let content = line(100, 700, "x") + "/A Do /A Do\n";
    maker.stream(
        7,
        "/Type/XObject/Subtype/Form/Resources<</Font<</F 5 0 R>>/XObject<</A 7 0 R>>>>",
        content.as_bytes(),
    );
    maker.page("/A Do\n");
    assert!(blocks(&maker.bytes()).iter().any(|block| block.text.contains('x')));
}

#[test]
fn drawing_without_end_is_cut_with_a_warning() {
    let mut maker = Maker::new();
    maker.page(&line(100, 700, "again ").repeat(1_000));
    let limits = Limits { operators: 100, ..Limits::default() };
    let raw = pdf::read_within(&maker.bytes(), &limits).unwrap();
    assert!(raw.warnings.contains(&Warning::LimitReached), "{raw:?}");
}

#[test]
fn what_is_no_pdf_in_a_page_is_passed_over_and_told() {
    for stray in [")", "}", ">", "]", "<abc", "(", "{", "[", "<<", "/P <</MCID 3", "12 ) 3"] {
        let mut maker = Maker::new();
        let lines = [line(100, 700, "Before."), stray.into(), line(100, 680, "After it.")];
        maker.page(&lines.join("\n"));
        let raw = pdf::read(&maker.bytes()).unwrap();
        assert_eq!(texts(&raw.blocks, BlockKind::Line), ["Before.", "After it."], "{stray}");
        assert_eq!(raw.warnings, [Warning::DamagedPages(1)], "{stray}");
    }
}

#[test]
fn a_flood_of_what_is_no_pdf_ends() {
    for stray in [")", "(", "[", "<"] {
        let mut maker = Maker::new();
        maker.page(&(line(100, 700, "Before.") + &stray.repeat(1 << 20)));
        let raw = pdf::read(&maker.bytes()).unwrap();
        assert_eq!(texts(&raw.blocks, BlockKind::Line), ["Before."], "{stray}");
        assert!(raw.warnings.contains(&Warning::DamagedPages(1)), "{stray}");
    }
}

#[test]
fn streams_that_unpack_without_bound_are_not_unpacked() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![b' '; 4 << 20]).unwrap();
    let bomb = packer.finish().unwrap();
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    let mut maker = Maker::new();
    maker.page(&line(100, 700, "Kept."));
    maker.page("");
    maker.stream(21, "/Filter/FlateDecode", &bomb);
    let raw = pdf::read_within(&maker.bytes(), &limits).unwrap();
    assert_eq!(raw.warnings, [Warning::DamagedPages(1), Warning::LimitReached]);
    assert_eq!(texts(&raw.blocks, BlockKind::Line), ["Kept."]);

    let mut maker = Maker::new();
    maker.page("");
    maker.stream(11, "/Filter/FlateDecode", &bomb);
    let refused = pdf::read_within(&maker.bytes(), &limits);
    assert_eq!(refused.unwrap_err(), ReadError::TooLarge(Limit::Unpacked));
}

#[test]
fn packed_objects_without_bound_are_refused_however_they_are_hidden() {
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let bomb = pack(&vec![b' '; 4 << 20]);
    let hexadecimal: String = bomb.iter().map(|byte| format!("{byte:02x}")).collect();
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    let far = format!("/N 1/Far<{}>/First 8/Filter/FlateDecode", "20".repeat(2_000));
    let small = pack(&vec![b' '; 64 << 10]);
    for (entries, data) in [
        ("/Type/ObjStm/N 1/First 8/Filter/FlateDecode", bomb.as_slice()),
        ("/N 1/First 8/Filter/FlateDecode", &bomb),
        ("/N 1/Fi#72st 8/Filter/FlateDecode", &bomb),
        ("/N 1/First 8/Filter/FlateDecode/Pad( obj)", &bomb),
        (&far, &bomb),
        ("/N 1/First 8/Filter[/FlateDecode/FlateDecode]", &pack(&bomb)),
        ("/N 1/First 8/Filter[/ASCIIHexDecode/FlateDecode]", hexadecimal.as_bytes()),
        // Each byte of a cross-reference may be an entry, which takes more room than a byte.
        ("/Type/XRef/W[1 0 0]/Size 9/Filter/FlateDecode", &small),
    ] {
        let mut maker = Maker::new();
        maker.page(&line(100, 700, "Never seen."));
        maker.stream(8, entries, data);
        let refused = pdf::read_within(&maker.bytes(), &limits);
        assert_eq!(
            refused.unwrap_err(),
            ReadError::TooLarge(Limit::Unpacked),
            "{}",
            &entries[..entries.len().min(60)]
        );
    }
}

#[test]
fn dictionaries_nested_without_end_are_refused() {
    let mut maker = Maker::new();
    maker.page(&line(100, 700, "Never seen."));
    maker.object(90, "<</A".repeat(1 << 20));
    assert_eq!(pdf::read(&maker.bytes()).unwrap_err(), ReadError::Damaged);
}

#[test]
fn keywords_without_end_are_refused() {
    for keyword in ["1 0 obj <</Type/ObjStm/Length 1>> stream\n", "trailer <</Root 1 0 R>> "] {
        let flood = format!("%PDF-1.7\n{}", keyword.repeat(20_000));
        assert_eq!(pdf::read(flood.as_bytes()).unwrap_err(), ReadError::Damaged, "{keyword}");
    }
}

#[test]
fn a_page_that_lists_one_stream_without_end_is_cut() {
    let mut maker = Maker::new();
    maker.page(&line(100, 700, "Requests States to act."));
    let limits = Limits { unpacked: 10_000, ..Limits::default() };
    let bytes = maker.bytes();
    let once = pdf::read_within(&bytes, &limits).unwrap();
    let again = String::from_utf8_lossy(&bytes).into_owned();
    let contents = again.split("/Contents ").nth(1).unwrap().split(" R").next().unwrap();
    let listed = format!("/Contents [{}]", format!("{contents} R ").repeat(1_000));
    let many = again.replace(&format!("/Contents {contents} R"), &listed);
    let raw = pdf::read_within(many.as_bytes(), &limits).unwrap();
    assert!(once.warnings.is_empty());
    assert!(raw.warnings.contains(&Warning::LimitReached), "{:?}", raw.warnings);
    assert!(raw.blocks.len() < 1_000);
}

#[test]
fn a_long_text_that_many_marks_share_is_not_kept_for_each() {
    let mut maker = Maker::new();
    let shared = "x".repeat(10_000);
    maker.resources = Some(format!("/Font<</F 5 0 R>>/Properties<</P<</ActualText({shared})>>>>"));
    maker.page(&format!("/Span/P BDC {}EMC ", line(100, 700, "a")).repeat(2_000));
    let limits = Limits { characters: 1 << 20, ..Limits::default() };
    let raw = pdf::read_within(&maker.bytes(), &limits).unwrap();
    let kept: usize = raw.blocks.iter().map(|block| block.text.len()).sum();
    assert!(kept <= 1 << 20, "{kept}");
    assert!(raw.warnings.contains(&Warning::DamagedPages(1)));
}

#[test]
fn forms_that_draw_forms_end() {
    // Twelve levels, each of which draws the next ten times: a million million forms.
    let read = |last: &str| {
        let mut maker = Maker::new();
        let forms: String =
            (0..12).map(|level| format!("/X{level} {} 0 R ", 100 + level)).collect();
        let resources = format!("/Font <</F 5 0 R>>/XObject<<{forms}>>");
        maker.resources = Some(resources.clone());
        maker.page(&(line(100, 700, "Before.") + "/X0 Do"));
        for level in 0..12 {
            let entries = format!("/Type/XObject/Subtype/Form/Resources<<{resources}>>");
            let drawn = format!("/X{} Do ", level + 1).repeat(10);
            let content = if level == 11 { last } else { &drawn };
            maker.stream(100 + level, &entries, content.as_bytes());
        }
        let limits = Limits { operators: 50_000, ..Limits::default() };
        pdf::read_within(&maker.bytes(), &limits).unwrap()
    };
    // Where nothing is in any of them, each is looked at once.
    let raw = read("");
    assert_eq!(texts(&raw.blocks, BlockKind::Line), ["Before."]);
    assert!(!raw.warnings.contains(&Warning::LimitReached));
    // With a word in the last they are drawn until the limit is reached.
    assert!(read(&line(100, 600, "Word.")).warnings.contains(&Warning::LimitReached));
}

#[test]
fn a_flood_of_images_without_end_is_passed_over() {
    let mut maker = Maker::new();
    maker.page(&(line(100, 700, "Before. BI BI") + &"BI ID ".repeat(1 << 18)));
    let raw = pdf::read(&maker.bytes()).unwrap();
    assert_eq!(texts(&raw.blocks, BlockKind::Line)[0].get(..7), Some("Before."));
    assert!(raw.warnings.contains(&Warning::DamagedPages(1)));
}

#[test]
fn too_many_pages_are_refused() {
    let mut maker = Maker::new();
    for _ in 0..3 {
        maker.page(&line(100, 700, "One of many."));
    }
    let limits = Limits { pages: 2, ..Limits::default() };
    let refused = pdf::read_within(&maker.bytes(), &limits);
    assert_eq!(refused.unwrap_err(), ReadError::TooLarge(Limit::Pages));
}
