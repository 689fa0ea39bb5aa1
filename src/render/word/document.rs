//! A draft → `document.xml`, and the comments that it refers to.

use crate::model::Language;
use crate::model::Side;
use crate::render::word::comments::Comments;
use crate::render::word::draft::{Block, Content, Fate, Piece, Place};
use crate::render::word::footnotes::Footnotes;
use crate::render::word::looks::{Style, rtl};
use crate::render::word::package::{FOOTER_ID, HEADER_ID, NAMESPACES};
use crate::render::word::redline::Draft;
use crate::render::word::revisions::Revisions;
use crate::render::word::runs::{self, Look};
use crate::render::word::xml::Xml;
use crate::view::View;

/// The text of a redline, written.
pub(super) struct Body {
    pub(super) xml: Vec<u8>,
    /// `comments.xml`, where there are comments.
    pub(super) comments: Option<Vec<u8>>,
}

impl Body {
    pub(super) fn write(view: &View<'_>, draft: &Draft<'_>, revisions: &mut Revisions) -> Body {
        let mut comments = Comments::new(view);
        let mut writer =
            Writer { view, footnotes: &draft.footnotes, revisions, comments: &mut comments };
        let xml = Xml::part("w:document", NAMESPACES, |xml| {
            xml.within("w:body", &[], |xml| {
                for block in &draft.blocks {
                    writer.block(xml, block);
                }
                section(xml, view.documents.new.language);
            });
        });
        Body { xml, comments: comments.write(revisions) }
    }
}

/// The properties of the one section: Letter, as the United Nations prints, with a head from the second page on.
fn section(xml: &mut Xml, language: Language) {
    xml.within("w:sectPr", &[], |xml| {
        xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", HEADER_ID)]);
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER_ID)]);
        xml.leaf("w:footerReference", &[("w:type", "first"), ("r:id", FOOTER_ID)]);
        xml.leaf("w:pgSz", &[("w:w", "12240"), ("w:h", "15840")]);
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", "1440"),
                ("w:right", "1920"),
                ("w:bottom", "1440"),
                ("w:left", "1920"),
                ("w:header", "720"),
                ("w:footer", "720"),
                ("w:gutter", "0"),
            ],
        );
        xml.leaf("w:titlePg", &[]);
        if rtl(language) {
            xml.leaf("w:bidi", &[]);
        }
    });
}

/// The language of one side.
pub(super) fn language(view: &View<'_>, side: Side) -> Language {
    match side {
        Side::Old => view.documents.old.language,
        Side::New => view.documents.new.language,
    }
}

struct Writer<'w, 'c> {
    view: &'c View<'c>,
    footnotes: &'w Footnotes,
    revisions: &'w mut Revisions,
    comments: &'w mut Comments<'c>,
}

impl<'c> Writer<'_, 'c> {
    fn block(&mut self, xml: &mut Xml, block: &Block<'c>) {
        xml.within("w:p", &[], |xml| {
            self.properties(xml, block);
            let comment = block.comment.map(|row| self.comments.add(row, block.side));
            if let Some(id) = &comment {
                xml.leaf("w:commentRangeStart", &[("w:id", id)]);
            }
            self.pieces(xml, block);
            if let Some(id) = &comment {
                xml.leaf("w:commentRangeEnd", &[("w:id", id)]);
                // The comment goes when the words that it is about go.
                let fate = Fate::of(block.side);
                self.revisions.within(xml, fate, false, |xml| {
                    xml.within("w:r", &[], |xml| {
                        xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "CommentReference"));
                        xml.leaf("w:commentReference", &[("w:id", id)]);
                    });
                });
            }
        });
    }

    fn properties(&mut self, xml: &mut Xml, block: &Block<'_>) {
        let from_right = rtl(language(self.view, block.side));
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", block.style.id());
            if let Some(place) = block.number {
                numbered(xml, place.list, place.level);
            }
            if from_right {
                xml.leaf("w:bidi", &[]);
            }
            if block.mark != Fate::Kept {
                xml.within("w:rPr", &[], |xml| self.revisions.mark(xml, block.mark));
            }
            if let Some(was) = block.was {
                self.was(xml, was, from_right);
            }
        });
    }

    /// The properties that a paragraph had in the old text.
    fn was(&mut self, xml: &mut Xml, (style, number): (Style, Option<Place>), from_right: bool) {
        self.revisions.with(false, &[], |attributes| {
            xml.within("w:pPrChange", attributes, |xml| {
                xml.within("w:pPr", &[], |xml| {
                    xml.value("w:pStyle", style.id());
                    if let Some(place) = number {
                        numbered(xml, place.list, place.level);
                    }
                    if from_right {
                        xml.leaf("w:bidi", &[]);
                    }
                });
            });
        });
    }

    fn pieces(&mut self, xml: &mut Xml, block: &Block<'_>) {
        let mut rest = block.pieces.as_slice();
        while let Some(first) = rest.first() {
            let alike =
                |piece: &&Piece| piece.fate == first.fate && piece.print_only == first.print_only;
            let (run, after) = rest.split_at(rest.iter().take_while(alike).count());
            self.run(xml, block, first.fate, run);
            rest = after;
        }
    }

    /// Writes pieces of one fate.
    fn run(&mut self, xml: &mut Xml, block: &Block<'_>, fate: Fate, pieces: &[Piece]) {
        let print_only = pieces.iter().any(|piece| piece.print_only);
        let (view, footnotes) = (self.view, self.footnotes);
        let side = if fate.is_in(Side::New) { block.side } else { Side::Old };
        let inside = |xml: &mut Xml| {
            for piece in pieces {
                content(xml, piece, language(view, side), footnotes);
            }
        };
        match fate {
            Fate::MovedAway(number) => {
                let names = ["w:moveFromRangeStart", "w:moveFromRangeEnd"];
                self.moved(xml, fate, number, names, inside);
            }
            Fate::MovedHere(number) => {
                let names = ["w:moveToRangeStart", "w:moveToRangeEnd"];
                self.moved(xml, fate, number, names, inside);
            }
            _ => self.revisions.within(xml, fate, print_only, inside),
        }
    }

    /// Writes a moved run, with the bounds that give the move its name.
    fn moved(
        &mut self,
        xml: &mut Xml,
        fate: Fate,
        number: usize,
        [start, end]: [&str; 2],
        inside: impl FnOnce(&mut Xml),
    ) {
        let name = format!("move{}", number + 1);
        let mut id = String::new();
        self.revisions.with(false, &[("w:name", &name)], |attributes| {
            xml.leaf(start, attributes);
            id = attributes.first().map_or("", |(_, id)| id).to_string();
        });
        self.revisions.within(xml, fate, false, inside);
        xml.leaf(end, &[("w:id", &id)]);
    }
}

fn numbered(xml: &mut Xml, list: usize, level: usize) {
    xml.within("w:numPr", &[], |xml| {
        xml.value("w:ilvl", &level.to_string());
        xml.value("w:numId", &(list + 1).to_string());
    });
}

/// Writes one piece.
fn content(xml: &mut Xml, piece: &Piece, language: Language, footnotes: &Footnotes) {
    let deleted = piece.fate == Fate::Deleted;
    match &piece.content {
        Content::Words { text, opening } => {
            let look = Look { opening: *opening, deleted, ..Look::default() };
            runs::words(xml, text, language, look);
        }
        Content::Tab => xml.within("w:r", &[], |xml| xml.leaf("w:tab", &[])),
        Content::Note(index) => {
            let id = footnotes.id(*index);
            xml.within("w:r", &[], |xml| {
                xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "FootnoteReference"));
                match footnotes.own_mark(*index) {
                    None => xml.leaf("w:footnoteReference", &[("w:id", &id)]),
                    Some(mark) => {
                        let own = [("w:customMarkFollows", "1"), ("w:id", id.as_str())];
                        xml.leaf("w:footnoteReference", &own);
                        xml.text(if deleted { "w:delText" } else { "w:t" }, mark);
                    }
                }
            });
        }
        Content::Again(number) => {
            let look = Look { raised: true, deleted, ..Look::default() };
            runs::words(xml, number, language, look);
        }
    }
}
