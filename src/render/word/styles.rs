//! The style sheet → `styles.xml`.

use crate::model::{Language, Script};
use crate::render::word::looks::{CHINESE_FONTS, FONT, NOTE_SIZES, SIZES, Style, has_italics, tag};
use crate::render::word::package::NAMESPACES;
use crate::render::word::xml::Xml;
use crate::view::View;

/// The styles that Word knows by itself.
const BUILT_IN: [&str; 8] = [
    "Title",
    "Heading1",
    "Header",
    "Footer",
    "FootnoteText",
    "FootnoteReference",
    "CommentText",
    "CommentReference",
];

/// Writes the part.
pub(super) fn write(view: &View<'_>) -> Vec<u8> {
    let language = view.documents.new.language;
    Xml::part("w:styles", NAMESPACES, |xml| {
        defaults(xml, language);
        style(xml, "paragraph", "Normal", "Normal", |_| {}, |_| {});
        for which in Style::ALL {
            let numbered = which.id();
            style(
                xml,
                "paragraph",
                numbered,
                which.name(),
                |xml| paragraph(xml, which),
                |xml| run(xml, which, language),
            );
        }
        margins(xml);
        notes(xml);
        table(xml);
    })
}

fn defaults(xml: &mut Xml, language: Language) {
    xml.within("w:docDefaults", &[], |xml| {
        xml.within("w:rPrDefault", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                let fonts = [
                    ("w:ascii", FONT),
                    ("w:eastAsia", CHINESE_FONTS[0]),
                    ("w:hAnsi", FONT),
                    ("w:cs", FONT),
                ];
                xml.leaf("w:rFonts", &fonts);
                sizes(xml, SIZES);
                // Word asks for a language of Latin or Cyrillic letters too, whatever the text has.
                let latin = match language.script() {
                    Script::Arabic | Script::Han => tag(Language::default()),
                    Script::Cyrillic | Script::Latin => tag(language),
                };
                let tags = [("w:val", latin), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")];
                xml.leaf("w:lang", &tags);
            });
        });
        xml.within("w:pPrDefault", &[], |xml| {
            xml.within("w:pPr", &[], |xml| spacing(xml, "0", "120"));
        });
    });
}

fn sizes(xml: &mut Xml, [size, complex]: [&str; 2]) {
    xml.value("w:sz", size);
    xml.value("w:szCs", complex);
}

fn bold(xml: &mut Xml) {
    xml.leaf("w:b", &[]);
    xml.leaf("w:bCs", &[]);
}

fn spacing(xml: &mut Xml, before: &str, after: &str) {
    let spacing =
        [("w:before", before), ("w:after", after), ("w:line", "252"), ("w:lineRule", "auto")];
    xml.leaf("w:spacing", &spacing);
}

/// Defines a style.
fn style(
    xml: &mut Xml,
    kind: &str,
    id: &str,
    name: &str,
    paragraph: impl FnOnce(&mut Xml),
    run: impl FnOnce(&mut Xml),
) {
    let mut attributes = vec![("w:type", kind)];
    if id == "Normal" {
        attributes.push(("w:default", "1"));
    } else if !BUILT_IN.contains(&id) {
        attributes.push(("w:customStyle", "1"));
    }
    attributes.push(("w:styleId", id));
    xml.within("w:style", &attributes, |xml| {
        xml.value("w:name", name);
        if kind == "paragraph" && id != "Normal" {
            xml.value("w:basedOn", "Normal");
        }
        xml.leaf("w:qFormat", &[]);
        if kind == "paragraph" {
            xml.within("w:pPr", &[], paragraph);
        }
        xml.within("w:rPr", &[], run);
    });
}

/// The paragraph properties of a style of the text.
fn paragraph(xml: &mut Xml, style: Style) {
    match style {
        Style::Masthead => spacing(xml, "0", "60"),
        Style::Organisation | Style::Organ => {
            rule(xml, "bottom");
            right_tab(xml);
            spacing(xml, "0", "80");
        }
        Style::Session => spacing(xml, "0", "20"),
        Style::Title => {
            xml.leaf("w:keepNext", &[]);
            left_tab(xml, "1134");
            spacing(xml, "240", "200");
            xml.leaf("w:ind", &[("w:left", "1134"), ("w:hanging", "1134")]);
            xml.value("w:outlineLvl", "0");
        }
        Style::Opener | Style::Preambular | Style::Annex => {
            spacing(xml, "0", "120");
            xml.leaf("w:ind", &[("w:firstLine", "567")]);
            xml.value("w:jc", "both");
        }
        Style::Operative => labelled(xml, 0),
        Style::Sub(depth) => labelled(xml, usize::from(depth)),
        Style::Heading => {
            xml.leaf("w:keepNext", &[]);
            spacing(xml, "180", "120");
            xml.value("w:jc", "center");
            xml.value("w:outlineLvl", "1");
        }
        Style::Closing => {
            spacing(xml, "120", "0");
            xml.value("w:jc", "right");
        }
        Style::End => spacing(xml, "0", "0"),
    }
}

/// A paragraph that may have a label before it.
fn labelled(xml: &mut Xml, level: usize) {
    // The order of the schema: tab stops, spacing, indent.
    let left = 567 * (level + 1);
    let first = level < 2;
    left_tab(xml, if first { "1134".to_string() } else { left.to_string() }.as_str());
    spacing(xml, "0", "120");
    if first {
        xml.leaf("w:ind", &[("w:left", "0"), ("w:firstLine", "567")]);
    } else {
        xml.leaf("w:ind", &[("w:left", &left.to_string()), ("w:hanging", "567")]);
    }
    xml.value("w:jc", "both");
}

fn left_tab(xml: &mut Xml, at: &str) {
    xml.within("w:tabs", &[], |xml| {
        xml.leaf("w:tab", &[("w:val", "left"), ("w:pos", at)]);
    });
}

/// A tab stop at the other margin.
fn right_tab(xml: &mut Xml) {
    xml.within("w:tabs", &[], |xml| {
        xml.leaf("w:tab", &[("w:val", "right"), ("w:pos", "8400")]);
    });
}

fn rule(xml: &mut Xml, side: &str) {
    xml.within("w:pBdr", &[], |xml| {
        let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "4"), ("w:color", "auto")];
        xml.leaf(&format!("w:{side}"), &line);
    });
}

/// The run properties of a style of the text.
fn run(xml: &mut Xml, style: Style, language: Language) {
    match style {
        Style::Organisation => sizes(xml, ["28", "32"]),
        Style::Organ => {
            bold(xml);
            sizes(xml, ["24", "30"]);
        }
        Style::Session | Style::Heading => bold(xml),
        Style::Title => {
            bold(xml);
            sizes(xml, ["24", "30"]);
        }
        Style::Closing if has_italics(language) => {
            xml.leaf("w:i", &[]);
            xml.leaf("w:iCs", &[]);
        }
        Style::End => sizes(xml, ["2", "2"]),
        _ => {}
    }
}

/// The heads and feet of pages.
fn margins(xml: &mut Xml) {
    let head = |xml: &mut Xml| {
        rule(xml, "bottom");
        spacing(xml, "0", "240");
    };
    style(xml, "paragraph", "Header", "header", head, |_| {});
    let foot = |xml: &mut Xml| {
        spacing(xml, "0", "0");
        xml.value("w:jc", "right");
    };
    style(xml, "paragraph", "Footer", "footer", foot, |xml| {
        bold(xml);
        sizes(xml, NOTE_SIZES);
    });
}

/// Footnotes and comments.
fn notes(xml: &mut Xml) {
    let raised = |xml: &mut Xml| xml.value("w:vertAlign", "superscript");
    let note = |xml: &mut Xml| {
        spacing(xml, "0", "40");
        xml.leaf("w:ind", &[("w:left", "284"), ("w:hanging", "284")]);
    };
    let small = |xml: &mut Xml| sizes(xml, NOTE_SIZES);
    style(xml, "paragraph", "FootnoteText", "footnote text", note, small);
    style(xml, "character", "FootnoteReference", "footnote reference", |_| {}, raised);
    style(
        xml,
        "paragraph",
        "CommentText",
        "annotation text",
        |_| {},
        |xml| {
            sizes(xml, ["20", "24"]);
        },
    );
    style(
        xml,
        "character",
        "CommentReference",
        "annotation reference",
        |_| {},
        |xml| {
            sizes(xml, ["16", "16"]);
        },
    );
}

/// The paragraphs of the synoptic table.
fn table(xml: &mut Xml) {
    style(
        xml,
        "paragraph",
        "TableText",
        "Table Text",
        |xml| spacing(xml, "30", "30"),
        |xml| {
            sizes(xml, ["19", "24"]);
        },
    );
    style(
        xml,
        "paragraph",
        "TableNote",
        "Table Note",
        |xml| spacing(xml, "30", "30"),
        |xml| {
            sizes(xml, NOTE_SIZES);
        },
    );
}
