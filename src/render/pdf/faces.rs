//! Fonts: those that come with the program, and of the system's what they lack; letters → glyphs.
//!
//! Latin, Greek, Cyrillic and Arabic letters are always those of the fonts in `fonts/`, so that the same texts give the same
//! pages on every machine. Only for other letters (Chinese above all, whose fonts are twenty times as large as the whole
//! program may grow) folders are searched.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use harfrust::{BufferFlags, Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::Font;
use skrifa::MetadataProvider as _;
use skrifa::raw::FileRef;
use skrifa::string::StringId;

use crate::render::pdf::prelude::*;
use crate::render::visible::hidden;

/// What letters look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Face {
    Serif,
    /// The verb that opens a paragraph; in Arabic bold, in Chinese in another type, as the United Nations prints them.
    Italic,
    Bold,
    Sans,
    SansBold,
}

/// The fonts that come with the program.
const BUNDLED: [&[u8]; 8] = [
    include_bytes!("fonts/NotoSerif-SemiCondensed.ttf"),
    include_bytes!("fonts/NotoSerif-SemiCondensedItalic.ttf"),
    include_bytes!("fonts/NotoSerif-SemiCondensedSemiBold.ttf"),
    include_bytes!("fonts/NotoSans-SemiCondensed.ttf"),
    include_bytes!("fonts/NotoSans-SemiCondensedSemiBold.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Bold.ttf"),
    // Arrows and other signs.
    include_bytes!("fonts/NotoSansMath-Regular.ttf"),
];

/// For each face the bundled fonts that have its letters, by their places, the first one first.
const CHAINS: [&[usize]; 5] =
    [&[0, 5, 7], &[1, 6, 0, 7], &[2, 6, 0, 7], &[3, 5, 0, 7], &[4, 6, 0, 7]];

/// The usual Chinese fonts by how their files begin, the best first: plain, strong, and cut as with a brush. The others of
/// the folders are tried when none of these is there.
const PLAIN: [&str; 14] = [
    "notoserifcjk-regular",
    "notoserifcjksc-regular",
    "notoserifsc-regular",
    "sourcehanserif",
    "songti",
    "stsong",
    "simsun",
    "notosanscjk-regular",
    "notosanscjksc-regular",
    "notosanssc-regular",
    "pingfang",
    "msyh.",
    "uming",
    "wqy-",
];
const STRONG: [&str; 6] = [
    "notoserifcjk-bold",
    "notoserifcjksc-bold",
    "notoserifsc-bold",
    "notosanscjk-bold",
    "msyhbd",
    "simhei",
];
const BRUSHED: [&str; 4] = ["simkai", "stkaiti", "kaiti", "ukai"];

/// A font that is open.
struct Opened {
    data: Arc<Vec<u8>>,
    index: u32,
    font: Font,
    shaper: ShaperData,
}

impl Opened {
    fn new(data: Arc<Vec<u8>>, index: u32) -> Option<Self> {
        let shaper = ShaperData::new(&FontRef::from_index(&data, index).ok()?);
        let font = Font::new(Arc::clone(&data).into(), index)?;
        Some(Self { data, index, font, shaper })
    }

    /// The font of a file; of several in one file the one for simplified Chinese, else the first.
    fn of_file(path: &Path) -> Option<Self> {
        let data = Arc::new(fs::read(path).ok()?);
        let is_simplified = |font: &FontRef<'_>| {
            let names = font.localized_strings(StringId::FAMILY_NAME);
            names.english_or_first().is_some_and(|name| name.to_string().ends_with(" SC"))
        };
        let index = match FileRef::new(&data).ok()? {
            FileRef::Font(_) => 0,
            FileRef::Collection(all) => {
                let mut fonts = all.iter().map_while(Result::ok);
                fonts.position(|font| is_simplified(&font)).unwrap_or(0)
            }
        };
        Self::new(data, u32::try_from(index).ok()?)
    }

    fn reference(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.data, self.index).ok()
    }

    /// The characters that it has of some.
    fn known(&self, characters: &BTreeSet<char>) -> BTreeSet<char> {
        let Some(font) = self.reference() else { return BTreeSet::new() };
        let map = font.charmap();
        characters.iter().copied().filter(|&c| map.map(c).is_some()).collect()
    }
}

/// Letters as glyphs, in units of the size of the type.
pub(super) struct Shaped {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) advance: f32,
}

/// A glyph, and the bytes of the shaped text that it stands for.
#[derive(Clone)]
pub(super) struct Glyph {
    pub(super) id: u32,
    pub(super) advance: f32,
    pub(super) offset: [f32; 2],
    pub(super) range: Range<usize>,
}

/// All fonts of a report.
pub(super) struct Faces {
    opened: Vec<Opened>,
    chains: [Vec<usize>; 5],
    /// Which font of each face has a character.
    known: RefCell<HashMap<(Face, char), Option<usize>>>,
    shaped: RefCell<HashMap<(usize, bool), HashMap<String, Rc<Shaped>>>>,
}

impl Faces {
    /// The fonts for these characters; what is not bundled is looked for in the folders.
    pub(super) fn new(characters: &BTreeSet<char>, folders: &[PathBuf]) -> Self {
        let opened = BUNDLED.iter().filter_map(|bytes| Opened::new(Arc::new(bytes.to_vec()), 0));
        let mut faces = Self {
            opened: opened.collect(),
            chains: CHAINS.map(<[usize]>::to_vec),
            known: RefCell::default(),
            shaped: RefCell::default(),
        };
        let is_wanted = |c: &char| !has_no_look(*c) && faces.font(Face::Serif, *c).is_none();
        let wanted: BTreeSet<char> = characters.iter().copied().filter(is_wanted).collect();
        if !wanted.is_empty() {
            faces.search(&wanted, &files(folders));
            faces.known.borrow_mut().clear();
        }
        faces
    }

    /// Opens fonts of the system for what is wanted, as few as can be.
    fn search(&mut self, wanted: &BTreeSet<char>, files: &[PathBuf]) {
        let begins = |path: &PathBuf, head: &str| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.to_lowercase().starts_with(head)
        };
        let preferred = |heads: &[&str]| -> Vec<&PathBuf> {
            heads.iter().flat_map(|head| files.iter().filter(|path| begins(path, head))).collect()
        };
        let [plain, strong, brushed] = [&PLAIN[..], &STRONG, &BRUSHED].map(preferred);
        let mut open = |paths: &[&PathBuf]| {
            let mut wanted = wanted.clone();
            let mut found = Vec::new();
            for path in paths {
                if wanted.is_empty() {
                    break;
                }
                let Some(font) = Opened::of_file(path) else { continue };
                let known = font.known(&wanted);
                if !known.is_empty() {
                    wanted.retain(|c| !known.contains(c));
                    found.push(self.opened.len());
                    self.opened.push(font);
                }
            }
            found
        };
        let plain = open(&plain.into_iter().chain(files).collect::<Vec<_>>());
        let strong = open(&strong);
        let brushed = open(&brushed);
        let verbs = if brushed.is_empty() { &strong } else { &brushed };
        for (face, first) in
            [(Face::Italic, verbs), (Face::Bold, &strong), (Face::SansBold, &strong)]
        {
            self.chains[face as usize].extend(first);
        }
        self.chains.iter_mut().for_each(|chain| chain.extend(&plain));
    }

    /// The first font of a face that has a character.
    pub(super) fn font(&self, face: Face, c: char) -> Option<usize> {
        *self.known.borrow_mut().entry((face, c)).or_insert_with(|| {
            self.chains[face as usize].iter().copied().find(|&at| self.has(at, c))
        })
    }

    /// Whether a font has a character.
    pub(super) fn has(&self, font: usize, c: char) -> bool {
        let font = self.opened.get(font).and_then(Opened::reference);
        font.is_some_and(|font| font.charmap().map(c).is_some())
    }

    /// Whether a character can be printed as it is.
    pub(super) fn can_print(&self, c: char) -> bool {
        !has_no_look(c) && self.font(Face::Serif, c).is_some()
    }

    /// A font as the writer of the file takes it.
    pub(super) fn handle(&self, font: usize) -> Option<Font> {
        Some(self.opened.get(font)?.font.clone())
    }

    /// Letters of one font and one direction as glyphs, from left to right.
    pub(super) fn shape(&self, font: usize, is_rtl: bool, text: &str) -> Rc<Shaped> {
        let mut shaped = self.shaped.borrow_mut();
        let known = shaped.entry((font, is_rtl)).or_default();
        if let Some(known) = known.get(text) {
            return Rc::clone(known);
        }
        let new = Rc::new(self.shape_anew(font, is_rtl, text));
        known.insert(text.to_owned(), Rc::clone(&new));
        new
    }

    fn shape_anew(&self, font: usize, is_rtl: bool, text: &str) -> Shaped {
        let none = Shaped { glyphs: Vec::new(), advance: 0.0 };
        let Some(opened) = self.opened.get(font) else { return none };
        let Some(reference) = opened.reference() else { return none };
        let shaper = opened.shaper.shaper(&reference).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // A mark without a letter stays alone: the circle that would stand for the letter is in no text.
        buffer.set_flags(BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        let shaped = shaper.shape(buffer, ShapeOptions::default());
        let unit = 1.0 / shaper.units_per_em() as f32;
        let mut starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        let end = |start: usize| {
            let next = starts.partition_point(|&other| other <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let glyphs: Vec<Glyph> = glyphs
            .map(|(info, position)| Glyph {
                id: info.glyph_id,
                advance: position.x_advance as f32 * unit,
                offset: [position.x_offset as f32 * unit, position.y_offset as f32 * unit],
                range: info.cluster as usize..end(info.cluster as usize),
            })
            .collect();
        Shaped { advance: glyphs.iter().map(|glyph| glyph.advance).sum(), glyphs }
    }
}

/// Whether nobody knows what a character looks like: it is hidden, or for private use.
fn has_no_look(c: char) -> bool {
    hidden(c) || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// The fonts in some folders and all below, in the order of their paths.
fn files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut rest: Vec<PathBuf> = folders.to_vec();
    while let Some(folder) = rest.pop() {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        for entry in entries {
            // What a link leads to may be the folder that it stands in.
            match entry.file_type() {
                Ok(of) if of.is_dir() => rest.push(entry.path()),
                Ok(_) if is_font(&entry.path()) => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}
