//! The labels of paragraphs as words, with their changes. They are no automatic numbers: a list counts the paragraphs that
//! a redline deletes and inserts all together, so that it would show numbers that neither text has.

use crate::render::word::prelude::*;

/// Gives every paragraph its label.
pub(super) fn give(blocks: &mut [Block<'_>], documents: Sides<&Resolution>) {
    for block in blocks {
        let labels = Sides::from_fn(|side| {
            documents[side].item(Part::Paragraphs, block.begins[side]?)?.label
        });
        let mut inlines = replaced(labels);
        inlines.extend(tag_of(&labels).map(|tag| Tracked::new(tag, Inline::Tab)));
        inlines.iter_mut().for_each(|label| label.revision.moved = block.mark.moved);
        block.inlines.splice(0..0, inlines);
    }
}
