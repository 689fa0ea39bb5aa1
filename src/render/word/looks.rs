//! How things look: the kinds of paragraph, and fonts, sizes and direction by language.

use crate::language::table;
use crate::model::{Kind, Language, Paragraph, Script};
use crate::render::word::runs::Look;

/// What a paragraph is to the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A line of the masthead.
    Masthead,
    /// The line with organisation and symbol, over a rule.
    Organisation,
    /// Organ and distribution, over a rule.
    Organ,
    /// Session and agenda item.
    Session,
    /// The title of the resolution.
    Title,
    Opener,
    Preambular,
    Operative,
    /// A subparagraph of depth 1 to 3; what is deeper looks like 3.
    Sub(u8),
    Heading,
    Annex,
    Closing,
    /// An empty line at the end of the text.
    End,
}

impl Style {
    /// All of them, in the order of the style sheet.
    pub(super) const ALL: [Style; 15] = [
        Style::Masthead,
        Style::Organisation,
        Style::Organ,
        Style::Session,
        Style::Title,
        Style::Opener,
        Style::Preambular,
        Style::Operative,
        Style::Sub(1),
        Style::Sub(2),
        Style::Sub(3),
        Style::Heading,
        Style::Annex,
        Style::Closing,
        Style::End,
    ];

    /// The style of a paragraph.
    pub(super) fn of(paragraph: &Paragraph) -> Self {
        match paragraph.kind {
            Kind::Opener => Style::Opener,
            Kind::Preambular => Style::Preambular,
            Kind::Operative => Style::Operative,
            Kind::Subparagraph => Style::Sub(match paragraph.depth {
                0 | 1 => 1,
                2 => 2,
                _ => 3,
            }),
            Kind::Heading => Style::Heading,
            Kind::Annex if heads(paragraph) => Style::Heading,
            Kind::Annex => Style::Annex,
            Kind::Closing => Style::Closing,
        }
    }

    /// Its identifier in the style sheet.
    pub(super) fn id(self) -> &'static str {
        match self {
            Style::Masthead => "Masthead",
            Style::Organisation => "MastheadOrganisation",
            Style::Organ => "MastheadOrgan",
            Style::Session => "MastheadSession",
            Style::Title => "Title",
            Style::Opener => "Opener",
            Style::Preambular => "Preambular",
            Style::Operative => "Operative",
            Style::Sub(1) => "Subparagraph1",
            Style::Sub(2) => "Subparagraph2",
            Style::Sub(_) => "Subparagraph3",
            Style::Heading => "Heading1",
            Style::Annex => "AnnexText",
            Style::Closing => "ClosingLine",
            Style::End => "TextEnd",
        }
    }

    /// Its name as Word lists it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Style::Masthead => "Masthead",
            Style::Organisation => "Masthead Organisation",
            Style::Organ => "Masthead Organ",
            Style::Session => "Masthead Session",
            Style::Title => "Title",
            Style::Opener => "Opener",
            Style::Preambular => "Preambular Paragraph",
            Style::Operative => "Operative Paragraph",
            Style::Sub(1) => "Subparagraph 1",
            Style::Sub(2) => "Subparagraph 2",
            Style::Sub(_) => "Subparagraph 3",
            Style::Heading => "heading 1",
            Style::Annex => "Annex Text",
            Style::Closing => "Closing Line",
            Style::End => "Text End",
        }
    }
}

/// A paragraph of an annex is a heading where it is short and ends without a full stop or the like (60 to 200
/// characters were tried; titles of annexes are longer than lines of a list).
const LONGEST_ANNEX_HEADING: usize = 120;

fn heads(paragraph: &Paragraph) -> bool {
    let ends = ['.', ';', ':', ',', '。', '；', '：', '，', '،', '؛'];
    paragraph.label.is_none()
        && paragraph.text.chars().count() <= LONGEST_ANNEX_HEADING
        && !paragraph.text.ends_with(ends)
}

/// Whether a language is written from right to left.
pub(super) fn rtl(language: Language) -> bool {
    language.script().is_right_to_left()
}

/// Whether a language sets words apart by italics; Chinese takes another font.
pub(super) fn has_italics(language: Language) -> bool {
    language.script() != Script::Han
}

/// The tag of a language as Word has it.
pub(super) fn tag(language: Language) -> &'static str {
    table(language).word_tag
}

/// The font of Latin, Cyrillic and Arabic letters. Every Word has it, with Arabic letters.
pub(super) const FONT: &str = "Times New Roman";

/// The font of Chinese characters, and that of verbs that open a paragraph: Chinese has no italics.
pub(super) const CHINESE_FONTS: [&str; 2] = ["SimSun", "KaiTi"];

/// The size of the text in half-points, and that of Arabic letters, which are smaller at the same size.
pub(super) const SIZES: [&str; 2] = ["21", "26"];

/// The size of footnotes.
pub(super) const NOTE_SIZES: [&str; 2] = ["17", "21"];

/// Words of the new text only, where they are no tracked change. The colours are those of the HTML report.
pub(super) const ADDED: Look = Look { colour: Some("0B3A6F"), underlined: true, ..Look::PLAIN };

/// Words of the old text only.
pub(super) const REMOVED: Look = Look { colour: Some("7A2B00"), struck: true, ..Look::PLAIN };

/// What tells of a move.
pub(super) const MOVED: Look = Look { colour: Some("4A1A6B"), ..Look::PLAIN };
