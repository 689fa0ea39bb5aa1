//! Words in their looks → lines of glyphs: where lines end, in which order the letters of both directions stand, and how far
//! words stand apart.
//!
//! A line may end where Unicode says so (between Chinese characters too), but a symbol as "A/RES/78/241" is not cut. The ends
//! are chosen for a whole paragraph at once, so that no line is looser than it must be.

use std::collections::HashMap;
use std::rc::Rc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::render::pdf::breaks::{best_ends, units};
use crate::render::pdf::faces::Shaped;
use crate::render::pdf::prelude::*;
use crate::render::visible::references;

/// A word with strokes in it is cut at one of them only where it is longer than so many bytes: an address of the web.
const LONG_WORD: usize = 28;

/// What parts removed words from added ones that follow without a space: where a line may end, and no space of either text.
const THIN_SPACE: &str = "\u{2009}";

/// Where a line is short, its spaces become wider, but by no more than this share of the size of the type (0.3 to 0.8 were
/// tried: above, rivers run through the page; below, the edge is ragged).
const WIDEST: f32 = 0.7;

/// What sets words apart from the direction of their neighbours: where they begin, by their own direction, and where they end.
const FROM_LEFT: char = '\u{2066}';
const FROM_RIGHT: char = '\u{2067}';
const END: char = '\u{2069}';

/// Words of one paragraph, each with its look.
pub(super) struct Setting {
    text: String,
    /// Where each look ends.
    looks: Vec<(usize, Look)>,
    is_rtl: bool,
    is_han: bool,
}

/// Where lines stand at their ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Both,
    Centre,
    End,
}

/// The room for a paragraph: its width, and how far its first line and the others are indented.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) width: f32,
    pub(super) first: f32,
    pub(super) rest: f32,
    pub(super) align: Align,
}

/// A line, from left to right in points from the left edge of its room.
pub(super) struct Line {
    pub(super) stretches: Vec<Stretch>,
}

/// Glyphs of one font and look that follow each other.
pub(super) struct Stretch {
    pub(super) x: f32,
    /// From where to where the ink goes, without spaces at the end of a line.
    pub(super) ink: Range<f32>,
    pub(super) font: Font,
    pub(super) look: Look,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// The paragraph, and what of it the glyphs stand for.
    pub(super) text: Rc<str>,
    pub(super) range: Range<usize>,
}

/// What is never cut: letters, or spaces, of one font, look and direction.
#[derive(Clone)]
pub(super) struct Atom {
    pub(super) range: Range<usize>,
    font: usize,
    look: Look,
    level: Level,
    pub(super) is_space: bool,
    shaped: Rc<Shaped>,
    /// How much wider it is made to fill its line.
    gap: f32,
}

impl Atom {
    pub(super) fn width(&self) -> f32 {
        self.shaped.advance * self.look.size + self.gap
    }
}

impl Setting {
    pub(super) fn new(language: Language) -> Self {
        let script = language.script();
        let (is_rtl, is_han) = (script.is_right_to_left(), script == Script::Han);
        Self { text: String::new(), looks: Vec::new(), is_rtl, is_han }
    }

    /// Words of the report itself.
    pub(super) fn own(faces: &Faces, ui: Ui, words: &str, look: Look) -> Self {
        let mut setting = Self::new(ui.language());
        setting.push(faces, words, look);
        setting
    }

    /// Adds words. What no font has, and what cannot be seen, is written by its number.
    pub(super) fn push(&mut self, faces: &Faces, words: &str, look: Look) {
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        if let Some((end, before)) = self.looks.last()
            && look.tag != Tag::Same
            && ![look.tag, Tag::Same].contains(&before.tag)
            && !is_space(words.chars().next())
            && !is_space(self.text.chars().next_back())
        {
            let look = Look { tag: Tag::Same, ..*before };
            self.looks.push((end + THIN_SPACE.len(), look));
            self.text += THIN_SPACE;
        }
        for c in words.chars() {
            match c {
                '\n' | '\t' | '\r' => self.text.push(' '),
                c if faces.can_print(c) => self.text.push(c),
                c => self.text += &format!("⟨U+{:04X}⟩", u32::from(c)),
            }
        }
        if self.text.len() > self.looks.last().map_or(0, |(end, _)| *end) {
            self.looks.push((self.text.len(), look));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How wide it is on one line.
    pub(super) fn width(&self, faces: &Faces) -> f32 {
        self.atoms(faces, &[]).iter().map(Atom::width).sum()
    }

    /// Its lines; none of no words.
    pub(super) fn lines(&self, faces: &Faces, shape: Room) -> Vec<Line> {
        let ends = self.ends();
        let mut atoms = self.atoms(faces, &ends);
        let mut units = units(&atoms, &ends);
        if units.iter().any(|unit| unit.width - unit.space > shape.width - shape.rest) {
            let graphemes = self.text.grapheme_indices(true);
            let ends: Vec<usize> = graphemes.map(|(at, one)| at + one.len()).collect();
            atoms = self.atoms(faces, &ends);
            units = self::units(&atoms, &ends);
        }
        let text: Rc<str> = self.text.as_str().into();
        let mut from = 0;
        let ends = best_ends(&units, shape);
        let lines = ends.iter().enumerate().map(|(place, &end)| {
            let indent = if place == 0 { shape.first } else { shape.rest };
            let is_last = place + 1 == ends.len();
            let line = &units[from..end];
            let atoms = &atoms[line[0].atoms.start..line[line.len() - 1].atoms.end];
            from = end;
            self.line(faces, atoms, shape, indent, is_last, &text)
        });
        lines.collect()
    }

    /// Where a line may end.
    fn ends(&self) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut word = 0;
        for (at, kind) in linebreaks(&self.text) {
            let before = &self.text[word..at];
            let is_stroke = before.ends_with('/') && kind == BreakOpportunity::Allowed;
            if is_stroke && before.len() <= LONG_WORD {
                continue;
            }
            ends.push(at);
            word = at;
        }
        ends
    }

    fn atoms(&self, faces: &Faces, ends: &[usize]) -> Vec<Atom> {
        let levels = self.levels();
        let mut looks = self.looks.iter().peekable();
        let mut ends = ends.iter().copied().peekable();
        let mut cuts: Vec<(usize, usize, Look, Level, bool)> = Vec::new();
        let mut font_before = None;
        for (at, c) in self.text.char_indices() {
            while looks.next_if(|(end, _)| *end <= at).is_some() {}
            let Some(&&(_, look)) = looks.peek() else { break };
            // Marks of punctuation are of the font of the letters before them.
            let own = || faces.font(look.face, c).unwrap_or_default();
            let font = match font_before {
                Some((font, face))
                    if face == look.face && !c.is_alphanumeric() && faces.has(font, c) =>
                {
                    font
                }
                _ => own(),
            };
            font_before = Some((font, look.face));
            let level = levels.as_ref().map_or(Level::ltr(), |levels| levels[at]);
            let may_end = ends.next_if(|&end| end <= at).is_some();
            let now = (at, font, look, level, c == ' ');
            let is_same = cuts.last().is_some_and(|last| {
                (last.1, last.2, last.3, last.4) == (font, look, level, c == ' ')
            });
            if may_end || !is_same {
                cuts.push(now);
            }
        }
        let until = cuts.iter().skip(1).map(|cut| cut.0).chain([self.text.len()]);
        let atoms = cuts.iter().zip(until).map(|(&(from, font, look, level, is_space), until)| {
            let shaped = faces.shape(font, level.is_rtl(), &self.text[from..until]);
            Atom { range: from..until, font, look, level, is_space, shaped, gap: 0.0 }
        });
        atoms.collect()
    }

    /// The direction of each byte; `None` where all goes from left to right. Changed words, and in a text from right to left
    /// references too, stand apart, so that no neighbour reorders them.
    fn levels(&self) -> Option<Vec<Level>> {
        let is_plain = |c: char| {
            c < '\u{590}'
                || ('\u{2010}'..'\u{2060}').contains(&c)
                || ('\u{3000}'..'\u{d7ff}').contains(&c)
        };
        if !self.is_rtl && self.text.chars().all(is_plain) {
            return None;
        }
        let base = if self.is_rtl { Level::rtl() } else { Level::ltr() };
        let own = if self.is_rtl { FROM_RIGHT } else { FROM_LEFT };
        let mut starts: HashMap<usize, Vec<char>> = HashMap::new();
        let mut from = 0;
        for &(end, look) in &self.looks {
            let mut apart = |range: Range<usize>, start: char| {
                starts.entry(range.start).or_default().push(start);
                starts.entry(range.end).or_default().insert(0, END);
            };
            if look.tag != Tag::Same {
                apart(from..end, own);
            }
            for reference in references(&self.text[from..end]).filter(|_| self.is_rtl) {
                apart(from + reference.start..from + reference.end, FROM_LEFT);
            }
            from = end;
        }
        let mut isolated = String::with_capacity(self.text.len() * 2);
        let mut places = Vec::with_capacity(self.text.len());
        for (at, c) in self.text.char_indices() {
            isolated.extend(starts.get(&at).into_iter().flatten());
            places.extend((0..c.len_utf8()).map(|byte| isolated.len() + byte));
            isolated.push(c);
        }
        isolated.extend(starts.get(&self.text.len()).into_iter().flatten());
        let levels = BidiInfo::new(&isolated, Some(base)).levels;
        Some(places.into_iter().map(|place| levels[place]).collect())
    }

    /// Puts the atoms of a line where they belong.
    fn line(
        &self,
        faces: &Faces,
        atoms: &[Atom],
        shape: Room,
        indent: f32,
        is_last: bool,
        text: &Rc<str>,
    ) -> Line {
        let mut atoms = atoms.to_vec();
        let hanging = atoms.iter().rev().take_while(|atom| atom.is_space).count();
        let shown = atoms.len() - hanging;
        let base = if self.is_rtl { Level::rtl() } else { Level::ltr() };
        atoms[shown..].iter_mut().for_each(|atom| atom.level = base);
        let natural: f32 = atoms[..shown].iter().map(Atom::width).sum();
        let room = shape.width - indent;
        let mut slack = room - natural;
        if shape.align == Align::Both && !is_last && slack > 0.0 {
            let is_place = |at: &usize| atoms[*at].is_space || self.is_han;
            let places: Vec<usize> = (0..shown.saturating_sub(1)).filter(is_place).collect();
            let each = slack / places.len().max(1) as f32;
            if each <= WIDEST * atoms[0].look.size {
                places.iter().for_each(|&at| atoms[at].gap += each);
                slack -= each * places.len() as f32;
            }
        }
        let start = match shape.align {
            Align::Start | Align::Both => 0.0,
            Align::Centre => slack / 2.0,
            Align::End => slack,
        };
        let tail: f32 = atoms[shown..].iter().map(Atom::width).sum();
        let mut x = match self.is_rtl {
            true => shape.width - indent - start - (room - slack) - tail,
            false => indent + start,
        };
        let mut lefts = vec![0.0; atoms.len()];
        for at in BidiInfo::reorder_visual(&atoms.iter().map(|atom| atom.level).collect::<Vec<_>>())
        {
            lefts[at] = x;
            x += atoms[at].width();
        }
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut last = None;
        for (at, atom) in atoms.iter().enumerate() {
            let glyphs = self.glyphs(atom);
            let ink = if at < shown { lefts[at]..lefts[at] + atom.width() } else { 0.0..0.0 };
            let key = (atom.font, atom.level, at < shown);
            match stretches.last_mut() {
                Some(stretch) if last == Some(key) && stretch.look == atom.look => {
                    stretch.range.end = atom.range.end;
                    stretch.x = stretch.x.min(lefts[at]);
                    stretch.ink = stretch.ink.start.min(ink.start)..stretch.ink.end.max(ink.end);
                    let place = if atom.level.is_rtl() { 0 } else { stretch.glyphs.len() };
                    stretch.glyphs.splice(place..place, glyphs);
                }
                _ => {
                    let Some(font) = faces.handle(atom.font) else { continue };
                    let (look, range) = (atom.look, atom.range.clone());
                    let (x, text) = (lefts[at], Rc::clone(text));
                    stretches.push(Stretch { x, ink, font, look, glyphs, text, range });
                }
            }
            last = Some(key);
        }
        Line { stretches }
    }

    fn glyphs(&self, atom: &Atom) -> Vec<KrillaGlyph> {
        let count = atom.shaped.glyphs.len();
        let glyphs = atom.shaped.glyphs.iter().enumerate().map(|(place, glyph)| {
            let gap = if place + 1 == count { atom.gap / atom.look.size } else { 0.0 };
            let [x, y] = glyph.offset;
            let range = atom.range.start + glyph.range.start..atom.range.start + glyph.range.end;
            let id = GlyphId::new(glyph.id);
            KrillaGlyph::new(id, glyph.advance + gap, x, y, 0.0, range, None)
        });
        glyphs.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { width: 100.0, first: 0.0, rest: 0.0, align: Align::Both };

    fn faces() -> Faces {
        Faces::new(&std::collections::BTreeSet::new(), &[])
    }

    fn look(tag: Tag) -> Look {
        Look::small().face(Face::Serif).size(10.0).tagged(tag)
    }

    /// The words of each line, in the order of the text.
    fn told(lines: &[Line]) -> Vec<String> {
        let words = |line: &Line| {
            line.stretches.iter().map(|stretch| &stretch.text[stretch.range.clone()]).collect()
        };
        lines.iter().map(words).collect()
    }

    #[test]
    fn a_symbol_is_not_cut_and_lines_fit_their_room() {
        let faces = faces();
        let mut setting = Setting::new(Language::English);
        setting.push(
            &faces,
            "Taking note of documents A/RES/78/241 and A/RES/79/62/Add.1,",
            look(Tag::Same),
        );
        let lines = setting.lines(&faces, ROOM);
        let lines_told = told(&lines);
        assert_eq!(lines_told.concat(), setting.text);
        assert!(lines_told.iter().any(|line| line.contains("A/RES/78/241")), "{lines_told:?}");
        assert!(
            lines_told.iter().any(|line| line.contains("A/RES/79/62/Add.1,")),
            "{lines_told:?}"
        );
        let ink = lines.iter().flat_map(|line| &line.stretches).map(|stretch| stretch.ink.end);
        assert!(ink.fold(0.0, f32::max) <= ROOM.width + 0.1);
    }

    #[test]
    fn a_word_wider_than_its_room_is_cut() {
        let faces = faces();
        let setting = Setting::own(&faces, Ui::english(), &"w".repeat(60), look(Tag::Same));
        assert!(setting.lines(&faces, ROOM).len() > 3);
    }

    #[test]
    fn removed_words_stand_apart_from_added_ones() {
        let faces = faces();
        let mut setting = Setting::own(&faces, Ui::english(), "law ", look(Tag::Same));
        setting.push(&faces, "in particular", look(Tag::Removed));
        setting.push(&faces, "including", look(Tag::Added));
        assert_eq!(setting.text, "law in particular\u{2009}including");
    }

    #[test]
    fn arabic_begins_at_the_right_and_references_in_it_are_not_turned() {
        let faces = faces();
        let mut setting = Setting::new(Language::Arabic);
        setting.push(&faces, "قرارها 78-241 المؤرخ", look(Tag::Same));
        let room = Room { width: 200.0, align: Align::Start, ..ROOM };
        let lines = setting.lines(&faces, room);
        assert_eq!(told(&lines).concat(), setting.text);
        let stretches = &lines[0].stretches;
        assert!((stretches[0].ink.end - 200.0).abs() < 0.1);
        let number = stretches
            .iter()
            .find(|stretch| stretch.text[stretch.range.clone()].contains("78"))
            .unwrap();
        let starts: Vec<usize> = number.glyphs.iter().map(|glyph| glyph.text_range.start).collect();
        assert!(starts.is_sorted(), "{starts:?}");
        assert!(stretches[0].x > number.x);
    }
}
