//! A draft → `document.xml`, and the comments that it refers to.

use crate::render::word::comments;
use crate::render::word::footnotes::Footnotes;
use crate::render::word::prelude::*;
use crate::render::word::redline::Draft;

/// How wide the text is, in twentieths of a point.
const WIDTH: u32 = 8400;

/// The text of a redline, and `comments.xml` where there are comments.
pub(super) fn write(
    view: &View<'_>,
    draft: &Draft<'_>,
    paper: PaperSize,
    revisions: &mut Revisions<'_>,
) -> (Xml, Option<Xml>) {
    let mut writer = Writer { view, footnotes: &draft.footnotes, revisions, comments: Vec::new() };
    let text = draft.blocks.iter().map(|block| writer.block(block)).collect();
    let comments = comments::write(view, &writer.comments, revisions);
    let mut values = vec![("text", text), ("bidi", bidi(view.documents.new.language))];
    values.extend(page(paper, false, WIDTH));
    (template(include_str!("parts/redline.xml"), &values), comments)
}

struct Writer<'w, 'c, 'r> {
    view: &'w View<'c>,
    footnotes: &'w Footnotes<'c>,
    revisions: &'w mut Revisions<'r>,
    /// The rows to comment on, each at its place on one side, in the order of their identifiers.
    comments: Vec<(&'c Row, Side)>,
}

impl<'c> Writer<'_, 'c, '_> {
    fn block(&mut self, block: &Block<'c>) -> Xml {
        let properties = self.properties(block);
        let inlines = self.inlines(block);
        let Some(row) = block.comment else {
            return within("w:p", [properties, inlines]);
        };
        let id = self.comments.len();
        self.comments.push((row, block.side));
        let bound = |name| element(name).with("w:id", id).empty();
        // The comment goes when the words that it is about go.
        let reference = self.revisions.around(
            Tag::only(block.side).into(),
            styled("CommentReference", [bound("w:commentReference")]),
        );
        let [start, end] = ["w:commentRangeStart", "w:commentRangeEnd"].map(bound);
        within("w:p", [properties, start, inlines, end, reference])
    }

    fn properties(&mut self, block: &Block<'_>) -> Xml {
        let bidi = bidi(self.view.documents[block.side].language);
        let shape = |style: Style| [value("w:pStyle", <&str>::from(style)), bidi.clone()];
        let mark = self.revisions.mark(block.mark).map(|mark| within("w:rPr", [mark]));
        let was = block.was.map(|style| {
            let change = self.revisions.element("w:pPrChange", false);
            change.around([within("w:pPr", shape(style))])
        });
        within("w:pPr", shape(block.style).into_iter().chain(mark).chain(was))
    }

    fn inlines(&mut self, block: &Block<'_>) -> Xml {
        let runs = block.inlines.chunk_by(|one, next| one.revision == next.revision);
        runs.map(|run| self.run(block, run[0].revision, run)).collect()
    }

    /// Writes inlines that are tracked as one.
    fn run(&mut self, block: &Block<'_>, revision: Revision, run: &[Tracked]) -> Xml {
        let side = if revision.tag.is_of(Side::New) { block.side } else { Side::Old };
        let language = self.view.documents[side].language;
        let inside = run.iter().map(|tracked| self.inline(tracked, language)).collect();
        let Some(number) = revision.moved else {
            return self.revisions.around(revision, inside);
        };
        let [start, end] = match revision.tag {
            Tag::Removed => ["w:moveFromRangeStart", "w:moveFromRangeEnd"],
            _ => ["w:moveToRangeStart", "w:moveToRangeEnd"],
        };
        // Bounds around the run give the move its name.
        let name = format!("move{}", number + 1);
        let start = self.revisions.element(start, false).with("w:name", name).empty();
        let end = element(end).with("w:id", self.revisions.last).empty();
        [start, self.revisions.around(revision, inside), end].into_iter().collect()
    }

    fn inline(&self, tracked: &Tracked, language: Language) -> Xml {
        let deleted = tracked.revision.is_deletion();
        match &tracked.inline {
            Inline::Words { text, opening } => {
                words(text, language, Look { opening: *opening, deleted, ..Look::PLAIN })
            }
            Inline::Tab => raw("<w:r><w:tab/></w:r>"),
            Inline::Note(index) => self.footnotes.reference(*index, deleted),
            Inline::Again(number) => {
                words(number, language, Look { raised: true, deleted, ..Look::PLAIN })
            }
        }
    }
}
