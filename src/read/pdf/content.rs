//! The text of pages as the file draws it: characters, where they stand, and what they belong to.
//!
//! Knows nothing of lines or paragraphs.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::object::{Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page as SyntaxPage;

use super::Limits;
use super::font::{Font, UNKNOWN};
use super::matrix::Matrix;
use super::unpack::{Refused, unpack};
use super::walk::Walk;

/// The maps of fonts may take one part in so many of the bytes that may be unpacked.
const MAPS: usize = 8;

/// What the file says a piece of text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Belongs {
    /// An element of the structure tree, by its marked content number.
    Element(i32),
    /// Page heads, page feet and the like.
    Artifact,
    /// Nothing.
    Nothing,
}

/// The characters of one text operator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) belongs: Belongs,
    /// Its characters in [`PageText::text`].
    pub(super) start: u32,
    pub(super) end: u32,
    /// Left and right end on the page, baseline, and size of the type, all in points.
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
}

/// The left and right end of one glyph and where its characters start.
#[derive(Debug, Clone, Copy)]
pub(super) struct GlyphBox {
    pub(super) start: u32,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// All text of one page in drawing order.
#[derive(Debug, Default)]
pub(super) struct PageText {
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
    /// One box a glyph, in order; empty on a page that holds no script written from right to left.
    pub(super) boxes: Vec<GlyphBox>,
    /// The page's size in points.
    pub(super) width: f32,
    pub(super) height: f32,
    /// Whether an operator or a stream of the page could not be read.
    pub(super) damaged: bool,
    /// Whether the page draws an image.
    pub(super) has_image: bool,
}

impl PageText {
    /// The characters of a run.
    pub(super) fn of(&self, run: &Run) -> &str {
        self.text.get(run.start as usize..run.end as usize).unwrap_or_default()
    }
}

#[derive(Debug, PartialEq, Eq, Hash, Clone)]
enum FontKey {
    Object(ObjectIdentifier),
    Named(Option<ObjectIdentifier>, Vec<u8>),
}

/// Reads pages one after the other and keeps what they share.
pub(super) struct Reader<'l> {
    pub(super) limits: &'l Limits,
    fonts: HashMap<FontKey, Rc<RefCell<Font>>>,
    /// What is left of the limits: operators, bytes of content to unpack, bytes of text to keep, bytes of fonts' maps.
    pub(super) operators_left: usize,
    content_left: usize,
    pub(super) text_left: usize,
    maps_left: usize,
}

impl<'l> Reader<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            fonts: HashMap::new(),
            operators_left: limits.operators,
            content_left: limits.unpacked,
            text_left: limits.characters,
            maps_left: limits.unpacked / MAPS,
        }
    }

    /// Whether a limit was reached: what follows was not read.
    pub(super) fn is_exhausted(&self) -> bool {
        [self.operators_left, self.content_left, self.text_left].contains(&0)
    }

    /// Reads the text of a page.
    pub(super) fn page(&mut self, page: &SyntaxPage<'_>) -> PageText {
        let (width, height) = page.render_dimensions();
        let mut out = PageText { width, height, ..PageText::default() };
        let content = self.contents(page, &mut out);
        let upright = Matrix::from_f64(page.initial_transform(false).as_coeffs());
        Walk::new(self, &mut out).stream(&content, page.resources(), upright, 0);
        if !out.text.chars().any(super::arabic::is_right_to_left) {
            out.boxes = Vec::new();
        }
        out
    }

    /// All content streams of a page, one after the other: an operator may go on in the next.
    fn contents(&mut self, page: &SyntaxPage<'_>, out: &mut PageText) -> Vec<u8> {
        let parts: Vec<Option<Stream<'_>>> = match page.raw().get::<Object<'_>>("Contents") {
            Some(Object::Stream(stream)) => vec![Some(stream)],
            Some(Object::Array(list)) => list
                .raw_iter()
                .map(|item| match item {
                    MaybeRef::Ref(reference) => page.xref().get::<Stream<'_>>(reference.into()),
                    MaybeRef::NotRef(object) => object.into_stream(),
                })
                .collect(),
            _ => Vec::new(),
        };
        let mut content = Vec::new();
        for part in parts {
            match part.and_then(|part| self.unpack(&part)) {
                Some(bytes) => content.extend_from_slice(&bytes),
                None => out.damaged = true,
            }
            content.push(b' ');
        }
        content
    }

    /// Unpacks content, as long as the document's share lasts.
    pub(super) fn unpack<'s>(&mut self, stream: &Stream<'s>) -> Option<Cow<'s, [u8]>> {
        let bytes = unpack(stream, self.content_left);
        match &bytes {
            Ok(bytes) => self.content_left -= bytes.len().min(self.content_left),
            Err(Refused::TooLarge) => self.content_left = 0,
            Err(Refused::Unreadable) => {}
        }
        bytes.ok()
    }

    /// The font of a name; fonts that pages share are read once.
    pub(super) fn font(&mut self, fonts: &Dict<'_>, name: &Name<'_>) -> Option<Rc<RefCell<Font>>> {
        let key = match fonts.get_ref(name) {
            Some(reference) => FontKey::Object(reference.into()),
            None => FontKey::Named(fonts.obj_id(), name.as_ref().to_vec()),
        };
        if let Some(font) = self.fonts.get(&key) {
            return Some(Rc::clone(font));
        }
        let font =
            Rc::new(RefCell::new(Font::new(&fonts.get::<Dict<'_>>(name)?, &mut self.maps_left)));
        self.fonts.insert(key, Rc::clone(&font));
        Some(font)
    }
}

/// How many characters of a page are unknown.
pub(super) fn unknown_characters(page: &PageText) -> usize {
    page.text.chars().filter(|character| *character == UNKNOWN).count()
}
