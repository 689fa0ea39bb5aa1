//! What pages share while they are read one after the other: fonts, and what is left of the limits.

use std::borrow::Cow;

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;
use rustc_hash::FxHashMap;

use super::Limits;
use super::font::Font;
use super::unpack::unpack;

/// The maps of fonts may take an eighth of the bytes that may be unpacked: each is read into a larger table.
const MAPS: usize = 8;

/// The most fonts of a document; a report of 250 pages has some 50, and each takes a table.
const MOST_FONTS: usize = 5_000;

/// A font's object; where it has none, the object of the dictionary that names it, and its name.
type FontKey = (Option<ObjectIdentifier>, Vec<u8>);

/// Reads pages one after the other.
pub(super) struct Reader<'l> {
    pub(super) limits: &'l Limits,
    /// The fonts met so far.
    pub(super) fonts: Vec<Font>,
    known: FxHashMap<FontKey, usize>,
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
            fonts: Vec::new(),
            known: FxHashMap::default(),
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

    /// All content streams of a page, one after the other: an operator may go on in the next. Streams that cannot be
    /// read leave `damaged` behind.
    pub(super) fn contents(&mut self, page: &Page<'_>, damaged: &mut bool) -> Vec<u8> {
        let list = page.raw().get::<Array<'_>>("Contents");
        let listed = list.iter().flat_map(Array::raw_iter).map(|item| match item {
            MaybeRef::Ref(reference) => page.xref().get::<Stream<'_>>(reference.into()),
            MaybeRef::NotRef(object) => object.into_stream(),
        });
        let single = list.is_none().then(|| page.raw().get("Contents")).flatten();
        let mut content = Vec::new();
        for part in listed.chain(single.map(Some)) {
            match part.and_then(|part| self.unpack(&part)) {
                Some(bytes) => content.extend_from_slice(&bytes),
                None => *damaged = true,
            }
            content.push(b' ');
            if self.content_left == 0 {
                break;
            }
        }
        content
    }

    /// Unpacks content, as long as the document's share lasts.
    pub(super) fn unpack<'s>(&mut self, stream: &Stream<'s>) -> Option<Cow<'s, [u8]>> {
        unpack(stream, &mut self.content_left)
    }

    /// The index of a font by its name; fonts that pages share are read once.
    pub(super) fn font(&mut self, fonts: &Dict<'_>, name: &Name<'_>) -> Option<usize> {
        let key = match fonts.get_ref(name) {
            Some(reference) => (Some(reference.into()), Vec::new()),
            None => (fonts.obj_id(), name.as_ref().to_vec()),
        };
        if let Some(&font) = self.known.get(&key) {
            return Some(font);
        }
        if self.fonts.len() >= MOST_FONTS {
            self.operators_left = 0;
            return None;
        }
        self.fonts.push(Font::new(&fonts.get::<Dict<'_>>(name)?, &mut self.maps_left));
        self.known.insert(key, self.fonts.len() - 1);
        Some(self.fonts.len() - 1)
    }
}
