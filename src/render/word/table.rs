//! A synoptic table: the old text beside the new one, changes marked, and what happened to each paragraph.

use crate::compare::Row;
use crate::model::Part;
use crate::model::Side;
use crate::model::{Date, Language, Resolution, Sides};
use crate::render::outline::{Entry, Way, outline};
use crate::render::part_view::PartView;
use crate::render::word::cells;
use crate::render::word::document::language;
use crate::render::word::looks::{MOVED, rtl};
use crate::render::word::package::{FOOTER_ID, HEADER_ID, NAMESPACES};
use crate::render::word::runs::{self, Look};
use crate::render::word::xml::Xml;
use crate::render::{figures, phrases, sentences};
use crate::view::View;

/// The columns: what happened, old, new; in twentieths of a point.
const WIDTHS: [&str; 3] = ["2160", "5760", "5760"];

/// The fill of the head of the table.
const HEAD: &str = "E7ECF2";

const BOLD: Look = Look { bold: true, ..Look::PLAIN };

const QUIET: Look = Look { colour: Some("595959"), ..Look::PLAIN };

/// Writes `document.xml`.
pub(super) fn write(view: &View<'_>) -> Vec<u8> {
    let table = Table { view };
    Xml::part("w:document", NAMESPACES, |xml| {
        xml.within("w:body", &[], |xml| {
            table.head(xml);
            table.table(xml);
            xml.within("w:p", &[], |xml| {
                xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", "TextEnd"));
            });
            section(xml);
        });
    })
}

struct Table<'c> {
    view: &'c View<'c>,
}

impl<'c> Table<'c> {
    fn documents(&self) -> Sides<&'c Resolution> {
        self.view.documents
    }

    /// The title of the page, the figures, and how to read the table.
    fn head(&self, xml: &mut Xml) {
        let documents = self.documents();
        let title = documents.new.masthead.title.as_deref();
        let title = title.or(documents.old.masthead.title.as_deref());
        let language = language(self.view, Side::New);
        if let Some(title) = title {
            styled(xml, "Title", false, |xml| {
                runs::words(xml, title, language, Look::PLAIN);
            });
        }
        for warning in self.view.warnings {
            let sentence = phrases::warning(warning, self.view.documents);
            self.line(xml, &format!("Note: {sentence}."), BOLD);
        }
        let counts = figures::rows(&self.view.summary.paragraphs).join(", ");
        self.line(xml, &format!("Paragraphs: {counts}."), Look::PLAIN);
        styled(xml, "TableText", false, |xml| {
            let english = Language::default();
            runs::words(xml, "Marks: ", english, QUIET);
            runs::words(xml, "removed", english, crate::render::word::looks::REMOVED);
            runs::words(xml, " from the old text, ", english, QUIET);
            runs::words(xml, "added", english, crate::render::word::looks::ADDED);
            runs::words(xml, " in the new one.", english, QUIET);
        });
    }

    /// A line about the texts, in the language of the program.
    fn line(&self, xml: &mut Xml, text: &str, look: Look) {
        styled(xml, "TableText", false, |xml| {
            runs::words(xml, text, Language::default(), look);
        });
    }

    fn table(&self, xml: &mut Xml) {
        let from_right = rtl(language(self.view, Side::New));
        xml.within("w:tbl", &[], |xml| {
            properties(xml, from_right);
            self.names(xml);
            let paragraphs = PartView::new(self.view, Part::Paragraphs);
            self.rows(xml, &paragraphs, false);
            if !self.view.notes.is_empty() {
                self.divider(xml, "Footnotes");
                self.rows(xml, &PartView::new(self.view, Part::Notes), true);
            }
        });
    }

    /// The row that stands at the head of every page.
    fn names(&self, xml: &mut Xml) {
        let documents = self.documents();
        xml.within("w:tr", &[], |xml| {
            xml.within("w:trPr", &[], |xml| {
                xml.leaf("w:cantSplit", &[]);
                xml.leaf("w:tblHeader", &[]);
            });
            cell(xml, 0, Some(HEAD), |xml| self.line(xml, "What happened", BOLD));
            for (at, document) in [(1, documents.old), (2, documents.new)] {
                cell(xml, at, Some(HEAD), |xml| {
                    self.line(xml, document.name(), BOLD);
                    let date = document.masthead.adopted.or(document.masthead.issued);
                    if date.is_some_and(|date: Date| date.year > 0) {
                        self.line(xml, &phrases::date_of(document), QUIET);
                    }
                });
            }
        });
    }

    /// A row over all columns.
    fn divider(&self, xml: &mut Xml, text: &str) {
        xml.within("w:tr", &[], |xml| {
            xml.within("w:trPr", &[], |xml| xml.leaf("w:cantSplit", &[]));
            xml.within("w:tc", &[], |xml| {
                xml.within("w:tcPr", &[], |xml| {
                    xml.leaf("w:tcW", &[("w:w", "13680"), ("w:type", "dxa")]);
                    xml.value("w:gridSpan", "3");
                    shade(xml, HEAD);
                });
                self.line(xml, text, BOLD);
            });
        });
    }

    fn rows(&self, xml: &mut Xml, part: &PartView<'_>, notes: bool) {
        for entry in outline(part, true) {
            match entry {
                Entry::Row { index, origin } => {
                    if let Some(row) = part.rows.get(index) {
                        self.row(xml, part, row, origin, notes);
                    }
                }
                Entry::MovedFrom { index, target } => {
                    if let Some(row) = part.rows.get(index) {
                        self.left(xml, part, row, target);
                    }
                }
                Entry::Unchanged { .. } => {}
            }
        }
    }

    fn row(&self, xml: &mut Xml, part: &PartView<'_>, row: &Row, origin: Option<Way>, notes: bool) {
        xml.within("w:tr", &[], |xml| {
            cell(xml, 0, None, |xml| {
                let look = if row.moved { Look { bold: true, ..MOVED } } else { BOLD };
                self.line(xml, &sentences::called(part, row), look);
                let sentence = sentences::sentence(part, row, origin);
                self.line(xml, &sentence, if row.moved { MOVED } else { QUIET });
                {
                    let words = phrases::classes(row);
                    if !words.is_empty() {
                        self.line(xml, &format!("[{words}]"), QUIET);
                    }
                }
            });
            for (at, side) in [(1, Side::Old), (2, Side::New)] {
                cell(xml, at, None, |xml| {
                    cells::write(xml, self.view, row, side, notes);
                });
            }
        });
    }

    /// The place that a moved row left.
    fn left(&self, xml: &mut Xml, part: &PartView<'_>, row: &Row, target: Way) {
        xml.within("w:tr", &[], |xml| {
            cell(xml, 0, None, |xml| {
                let look = Look { bold: true, ..MOVED };
                self.line(xml, &sentences::called_old(part, row), look);
                self.line(xml, &sentences::left(part, row, target), MOVED);
            });
            for at in [1, 2] {
                cell(xml, at, None, |xml| self.line(xml, "", Look::PLAIN));
            }
        });
    }
}

/// Writes a paragraph of a style.
pub(super) fn styled(xml: &mut Xml, style: &str, from_right: bool, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            if from_right {
                xml.leaf("w:bidi", &[]);
            }
            if style == "Title" {
                xml.leaf("w:ind", &[("w:left", "0"), ("w:firstLine", "0")]);
                xml.value("w:jc", "center");
            }
        });
        inside(xml);
    });
}

fn properties(xml: &mut Xml, from_right: bool) {
    xml.within("w:tblPr", &[], |xml| {
        if from_right {
            xml.leaf("w:bidiVisual", &[]);
        }
        xml.leaf("w:tblW", &[("w:w", "13680"), ("w:type", "dxa")]);
        xml.within("w:tblBorders", &[], |xml| {
            for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                let line =
                    [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "A6A6A6")];
                xml.leaf(&format!("w:{side}"), &line);
            }
        });
        xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
        xml.within("w:tblCellMar", &[], |xml| {
            for side in ["left", "right"] {
                xml.leaf(&format!("w:{side}"), &[("w:w", "100"), ("w:type", "dxa")]);
            }
        });
    });
    xml.within("w:tblGrid", &[], |xml| {
        for width in WIDTHS {
            xml.leaf("w:gridCol", &[("w:w", width)]);
        }
    });
}

fn cell(xml: &mut Xml, at: usize, fill: Option<&str>, inside: impl FnOnce(&mut Xml)) {
    let width = WIDTHS.get(at).copied().unwrap_or("0");
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.leaf("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            if let Some(fill) = fill {
                shade(xml, fill);
            }
        });
        inside(xml);
    });
}

fn shade(xml: &mut Xml, fill: &str) {
    let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)];
    xml.leaf("w:shd", &shade);
}

/// The properties of the one section: Letter, landscape.
fn section(xml: &mut Xml) {
    xml.within("w:sectPr", &[], |xml| {
        xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", HEADER_ID)]);
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER_ID)]);
        let size = [("w:w", "15840"), ("w:h", "12240"), ("w:orient", "landscape")];
        xml.leaf("w:pgSz", &size);
        let margins = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, "1080"));
        let mut margins = margins.to_vec();
        margins.extend([("w:header", "600"), ("w:footer", "600"), ("w:gutter", "0")]);
        xml.leaf("w:pgMar", &margins);
    });
}
