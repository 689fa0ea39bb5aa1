//! What stands on a page → the file: glyphs, the lines under and through them, rules, page heads, each marked as what it is.

use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, SpanTag, Tag as Kind, TagGroup, TextDecorationType,
};

use crate::render::pdf::lines::Stretch;
use crate::render::pdf::looks::RISE;
use crate::render::pdf::paper::{LEFT, RIGHT};
use crate::render::pdf::prelude::*;

/// What is written on pages, and which element it is of.
pub(super) struct Writer {
    pub(super) leaves: Vec<Vec<krilla::tagging::Node>>,
}

impl Writer {
    /// A line with its left edge and where its letters stand; what is of no element is no part of the text.
    pub(super) fn line(
        &mut self,
        surface: &mut Surface<'_>,
        x: f32,
        y: f32,
        line: &Line,
        node: Option<Node>,
    ) {
        for stretch in &line.stretches {
            if let Some(node) = node {
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                self.stretch(surface, x, y, stretch);
                surface.end_tagged();
                let decoration = match stretch.look.tag {
                    Tag::Same => None,
                    Tag::Added => Some(TextDecorationType::Underline),
                    Tag::Removed => Some(TextDecorationType::LineThrough),
                };
                let leaf = match decoration {
                    None => id.into(),
                    Some(_) => {
                        let mut span =
                            TagGroup::new(Kind::Span.with_text_decoration_type(decoration));
                        span.push(id);
                        span.into()
                    }
                };
                if let Some(leaves) = self.leaves.get_mut(node) {
                    leaves.push(leaf);
                }
            } else {
                self.stretch(surface, x, y, stretch);
            }
        }
        if node.is_some() {
            let rules = line.stretches.iter().filter_map(|stretch| stroke(stretch, x, y));
            self.rules(surface, &rules.collect::<Vec<_>>());
        }
    }

    fn stretch(&self, surface: &mut Surface<'_>, x: f32, y: f32, stretch: &Stretch) {
        let look = stretch.look;
        fill(surface, look.ink);
        let rise = if look.raised { look.size * RISE } else { 0.0 };
        let start = Point::from_xy(x + stretch.x, y - rise);
        surface.draw_glyphs(
            start,
            &stretch.glyphs,
            stretch.font.clone(),
            &stretch.text,
            look.size,
            false,
        );
    }

    /// Rules, which are no part of the text.
    pub(super) fn rules(&self, surface: &mut Surface<'_>, rules: &[([f32; 4], Ink)]) {
        if rules.is_empty() {
            return;
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        for ([x, y, width, height], ink) in rules {
            fill(surface, *ink);
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        surface.end_tagged();
    }

    /// The head or the foot of a page.
    pub(super) fn beside(
        &mut self,
        surface: &mut Surface<'_>,
        faces: &Faces,
        ui: Ui,
        words: &str,
        y: f32,
        of: ArtifactType,
    ) {
        let setting = Setting::own(faces, ui, words, Look::small());
        let align = if of == ArtifactType::Footer { Align::End } else { Align::Start };
        let shape = Room { width: RIGHT - LEFT, first: 0.0, rest: 0.0, align };
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(of)));
        // A head has one line.
        if let Some(line) = setting.lines(faces, shape).first() {
            self.line(surface, LEFT, y, line, None);
        }
        surface.end_tagged();
    }
}

fn fill(surface: &mut Surface<'_>, ink: Ink) {
    let fill = Fill { paint: ink.colour().into(), opacity: NormalizedF32::ONE, ..Fill::default() };
    surface.set_fill(Some(fill));
}

/// The line under added words, and through removed ones.
fn stroke(stretch: &Stretch, x: f32, y: f32) -> Option<([f32; 4], Ink)> {
    let (look, ink) = (stretch.look, &stretch.ink);
    let down = match look.tag {
        Tag::Same => return None,
        Tag::Added => look.size * 0.17,
        Tag::Removed => -look.size * 0.26,
    };
    let rise = if look.raised { look.size * RISE } else { 0.0 };
    let width = ink.end - ink.start;
    (width > 0.0).then_some(([x + ink.start, y + down - rise, width, 0.6], look.ink))
}
