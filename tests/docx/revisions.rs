//! Tracked changes, read as if accepted and as if rejected.

use resdiff::read::{Revisions, Warning, read};

use super::maker::{Maker, item, level, p, r};

const WHO: &str = r#"w:id="1" w:author="A" w:date="2026-11-24T00:00:00Z""#;

fn ins(inner: &str) -> String {
    format!("<w:ins {WHO}>{inner}</w:ins>")
}

fn del(text: &str) -> String {
    format!(r#"<w:del {WHO}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>"#)
}

/// A paragraph whose end was inserted, deleted or moved.
fn marked(change: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:rPr><w:{change} {WHO}/></w:rPr></w:pPr>{inner}</w:p>")
}

#[test]
fn words_are_inserted_and_deleted() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        r("The General Assembly "),
        del("notes "),
        ins(&r("welcomes ")),
        r("the report;")
    );
    let made = Maker::new(&body);
    assert_eq!(made.seen(), ["The General Assembly welcomes the report;"]);
    assert_eq!(made.seen_original(), ["The General Assembly notes the report;"]);
    let bytes = made.bytes();
    assert_eq!(read(&bytes).unwrap().warnings, [Warning::TrackedChanges(Revisions::Accepted)]);
}

#[test]
fn words_are_struck_by_themselves_or_by_a_style() {
    let run = |properties: &str, text: &str| {
        format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let body = format!(
        r#"<w:p>{}{}{}{}</w:p><w:p><w:pPr><w:pStyle w:val="Out"/></w:pPr>{}{}</w:p>"#,
        run(r#"<w:rStyle w:val="Heir"/>"#, "Promptly "),
        run(r#"<w:rStyle w:val="Heir"/><w:strike w:val="0"/>"#, "decides "),
        run("<w:dstrike/>", "not "),
        run("", "to meet;"),
        run("", "Condemns fees;"),
        run(r#"<w:dstrike w:val="false"/>"#, "Kept;")
    );
    let styles = r#"<w:style w:styleId="Cut"><w:rPr><w:strike/></w:rPr></w:style>
        <w:style w:styleId="Heir"><w:basedOn w:val="Cut"/></w:style>
        <w:style w:styleId="Out"><w:rPr><w:dstrike/></w:rPr></w:style>"#;
    let made = Maker::new(&body).part("styles", "styles", styles);
    assert_eq!(made.seen(), ["decides to meet;", "Kept;"]);
    assert_eq!(made.seen_original(), ["Promptly decides not to meet;", "Condemns fees;Kept;"]);
    let warnings = read(&made.bytes()).unwrap().warnings;
    assert_eq!(warnings, [Warning::StruckWords(Revisions::Accepted)]);
}

#[test]
fn paragraphs_are_split_joined_and_moved() {
    let moved_from = format!(
        r#"<w:moveFromRangeStart {WHO} w:name="m"/><w:moveFrom {WHO}>{}</w:moveFrom>"#,
        r("Moved.")
    );
    let moved_to = format!("<w:moveTo {WHO}>{}</w:moveTo>", r("Moved."));
    let body = marked("ins", &r("Split "))
        + &p("here.")
        + &marked("del", &r("Joined "))
        + &p("there.")
        + &marked("moveFrom", &moved_from)
        + &marked("ins", &ins(&r("New.")))
        + &marked("moveTo", &moved_to)
        + &marked("del", &del("Old."))
        + &p("Last.");
    let made = Maker::new(&body);
    assert_eq!(made.seen(), ["Split", "here.", "Joined there.", "New.", "Moved.", "Last."]);
    assert_eq!(
        made.seen_original(),
        ["Split here.", "Joined", "there.", "Moved.", "Old.", "Last."]
    );
}

#[test]
fn numbers_count_what_is_there() {
    let numbered = |change: &str, inner: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:{change} {WHO}/></w:rPr></w:pPr>{inner}</w:p>"#
        )
    };
    let once = format!(
        r#"<w:p><w:pPr><w:pPrChange {WHO}><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>{}</w:p>"#,
        r("Once numbered.")
    );
    let inserted = format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {WHO}/></w:numPr></w:pPr>{}</w:p>"#,
        r("Now numbered.")
    );
    let body = item(1, 0, "One.")
        + &inserted
        + &numbered("del", &del("Gone."))
        + &numbered("ins", &ins(&r("New.")))
        + &once
        + &item(1, 0, "Last.");
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#,
        level(0, "decimal", "%1.", "")
    );
    let made = Maker::new(&body).part("numbering", "numbering", &numbering);
    assert_eq!(
        made.seen(),
        ["1. One.", "2. Now numbered.", "3. New.", "Once numbered.", "4. Last."]
    );
    assert_eq!(
        made.seen_original(),
        ["1. One.", "Now numbered.", "2. Gone.", "3. Once numbered.", "4. Last."]
    );
}

#[test]
fn rows_and_notes_come_and_go() {
    let row = |change: &str, text: &str| {
        format!("<w:tr><w:trPr><w:{change} {WHO}/></w:trPr><w:tc>{}</w:tc></w:tr>", p(text))
    };
    let reference = |id: u32| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let body = format!(
        "<w:tbl>{}{}</w:tbl><w:p>{}<w:del {WHO}>{}</w:del>{}</w:p>",
        row("ins", "in"),
        row("del", "out"),
        r("Text"),
        reference(1),
        ins(&reference(2))
    );
    let notes: String = ["Old.", "New."]
        .iter()
        .zip(1..)
        .map(|(text, id)| format!(r#"<w:footnote w:id="{id}">{}</w:footnote>"#, p(text)))
        .collect();
    let made = Maker::new(&body).part("footnotes", "footnotes", &notes);
    assert_eq!(made.seen(), ["in", "Text{1}", "note: 1 New.", "aside: Old."]);
    assert_eq!(made.seen_original(), ["out", "Text{1}", "note: 1 Old.", "aside: New."]);
}
