//! How things look: the styles of paragraphs, the looks of runs, and what a language asks for.

use crate::language::table;
use crate::render::word::prelude::*;

/// What a paragraph is to the style sheet, `parts/styles.xml`, which calls the styles so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
pub(super) enum Style {
    /// A line of the masthead.
    Masthead,
    /// The line with organisation and symbol, over a rule.
    MastheadOrganisation,
    /// Organ and distribution, over a rule.
    MastheadOrgan,
    /// Session and agenda item.
    MastheadSession,
    /// The title of the resolution.
    Title,
    Opener,
    Preambular,
    Operative,
    /// A subparagraph of depth 1.
    Subparagraph1,
    /// A subparagraph of depth 2.
    Subparagraph2,
    /// A subparagraph of depth 3 or deeper.
    Subparagraph3,
    Heading1,
    AnnexText,
    ClosingLine,
    /// An empty line at the end of the text.
    TextEnd,
}

impl From<&Paragraph> for Style {
    fn from(paragraph: &Paragraph) -> Self {
        match (paragraph.kind, paragraph.depth) {
            (Kind::Opener, _) => Style::Opener,
            (Kind::Preambular, _) => Style::Preambular,
            (Kind::Operative, _) => Style::Operative,
            (Kind::Subparagraph, 0 | 1) => Style::Subparagraph1,
            (Kind::Subparagraph, 2) => Style::Subparagraph2,
            (Kind::Subparagraph, _) => Style::Subparagraph3,
            (Kind::Heading, _) => Style::Heading1,
            (Kind::Annex, _) if is_annex_heading(paragraph) => Style::Heading1,
            (Kind::Annex | Kind::Text, _) => Style::AnnexText,
            (Kind::Closing, _) => Style::ClosingLine,
        }
    }
}

/// A paragraph of an annex is a heading where it is short and ends without a full stop or the like (60 to 200
/// characters were tried; titles of annexes are longer than lines of a list).
const LONGEST_ANNEX_HEADING: usize = 120;

fn is_annex_heading(paragraph: &Paragraph) -> bool {
    let ends = ['.', ';', ':', ',', '。', '；', '：', '，', '،', '؛'];
    paragraph.label.is_none()
        && paragraph.text.chars().count() <= LONGEST_ANNEX_HEADING
        && !paragraph.text.ends_with(ends)
}

/// Whether a language sets words apart by italics; Chinese takes another font.
pub(super) fn has_italics(language: Language) -> bool {
    language.script() != Script::Han
}

/// The property of a paragraph or section that is written from right to left; nothing for others.
pub(super) fn bidi(language: Language) -> Xml {
    raw(if language.script().is_right_to_left() { "<w:bidi/>" } else { "" })
}

/// The tag of a language as Word has it.
pub(super) fn tag(language: Language) -> &'static str {
    table(language).word_tag
}

/// How a run looks beside its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// The verb that opens a paragraph.
    pub(super) opening: bool,
    pub(super) bold: bool,
    /// A colour in hexadecimal.
    pub(super) colour: Option<&'static str>,
    pub(super) underlined: bool,
    pub(super) struck: bool,
    pub(super) raised: bool,
    /// In a deletion, where text has another element.
    pub(super) deleted: bool,
}

impl Look {
    /// As the style says.
    pub(super) const PLAIN: Look = Look {
        opening: false,
        bold: false,
        colour: None,
        underlined: false,
        struck: false,
        raised: false,
        deleted: false,
    };

    pub(super) const BOLD: Look = Look { bold: true, ..Look::PLAIN };

    /// Words of explanation.
    pub(super) const QUIET: Look = Look { colour: Some("595959"), ..Look::PLAIN };

    /// Words of the new text only, where they are no tracked change. The colours are those of the HTML report.
    pub(super) const ADDED: Look = Look { colour: Some("0B3A6F"), underlined: true, ..Look::PLAIN };

    /// Words of the old text only.
    pub(super) const REMOVED: Look = Look { colour: Some("7A2B00"), struck: true, ..Look::PLAIN };

    /// Words on a move.
    pub(super) const MOVED: Look = Look { colour: Some("4A1A6B"), ..Look::PLAIN };
}
