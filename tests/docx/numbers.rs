//! Automatic numbers, counted as Word counts them.

use super::maker::{Maker, item, level, p, r};

fn numbering(definition: &str, instances: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="0">{definition}</w:abstractNum>{instances}"#)
}

fn num(id: u32, more: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="0"/>{more}</w:num>"#)
}

fn three_levels() -> String {
    level(0, "decimal", "%1.", "")
        + &level(1, "lowerLetter", "(%2)", "")
        + &level(2, "lowerRoman", "(%3)", "")
}

#[test]
fn deeper_levels_begin_anew_and_unnumbered_paragraphs_do_not_count() {
    let body = item(1, 0, "a")
        + &item(1, 1, "b")
        + &item(1, 2, "c")
        + &item(1, 2, "d")
        + &p("between")
        + &item(1, 1, "e")
        + &item(1, 2, "f")
        + &item(1, 0, "g")
        + &item(1, 1, "h")
        + &item(0, 0, "none");
    let made =
        Maker::new(&body).part("numbering", "numbering", &numbering(&three_levels(), &num(1, "")));
    assert_eq!(
        made.seen(),
        ["1. a", "(a) b", "(i) c", "(ii) d", "between", "(b) e", "(i) f", "2. g", "(a) h", "none"]
    );
}

#[test]
fn instances_count_together_until_one_begins_anew() {
    let anew = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>"#;
    let five = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let other = format!(
        r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#,
        level(0, "upperRoman", "%1)", "")
    );
    let instances = num(1, "") + &num(2, "") + &num(3, anew) + &num(4, five) + &num(5, &other);
    let body: String = [1, 2, 3, 3, 1, 4, 4, 5].into_iter().map(|id| item(id, 0, "x")).collect();
    let made =
        Maker::new(&body).part("numbering", "numbering", &numbering(&three_levels(), &instances));
    assert_eq!(made.seen(), ["1. x", "2. x", "1. x", "2. x", "3. x", "5. x", "6. x", "VII) x"]);
}

#[test]
fn a_level_may_go_on_after_the_level_above() {
    let never = r#"<w:lvlRestart w:val="0"/>"#;
    let levels = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%2.", never);
    let body = item(1, 0, "a") + &item(1, 1, "b") + &item(1, 0, "c") + &item(1, 1, "d");
    let made = Maker::new(&body).part("numbering", "numbering", &numbering(&levels, &num(1, "")));
    assert_eq!(made.seen(), ["I. a", "1. b", "II. c", "2. d"]);
}

#[test]
fn numbers_of_several_levels_stand_in_one_label() {
    let legal = "<w:isLgl/>";
    let levels = level(0, "upperRoman", "%1.", "")
        + &level(1, "decimal", "%1.%2", "")
        + &level(2, "decimal", "Rule %1.%2.%3:", legal);
    let body = item(1, 0, "a") + &item(1, 0, "b") + &item(1, 1, "c") + &item(1, 2, "d");
    let made = Maker::new(&body).part("numbering", "numbering", &numbering(&levels, &num(1, "")));
    assert_eq!(made.seen(), ["I. a", "II. b", "II.1 c", "Rule 2.1.1: d"]);
}

#[test]
fn bullets_are_bullets_and_unnumbered_levels_have_no_label() {
    let levels = level(0, "bullet", "\u{f0b7}", "")
        + &level(1, "bullet", "–", "")
        + &level(2, "none", "", "");
    let body = item(1, 0, "a") + &item(1, 1, "b") + &item(1, 2, "c");
    let made = Maker::new(&body).part("numbering", "numbering", &numbering(&levels, &num(1, "")));
    assert_eq!(made.seen(), ["• a", "– b", "c"]);
}

#[test]
fn styles_give_numbers_and_their_heirs_inherit_them() {
    let styles = r#"
        <w:style w:type="paragraph" w:styleId="Op"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Op"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>"#;
    let styled = |style: &str, more: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{}</w:p>"#, r(text))
    };
    let off = r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#;
    let body = styled("Op", "", "a")
        + &styled("Sub", "", "b")
        + &styled("Op", off, "c")
        + &styled("Circle", "", "d")
        + &styled("Op", "", "e");
    let made = Maker::new(&body).part("styles", "styles", styles).part(
        "numbering",
        "numbering",
        &numbering(&three_levels(), &num(1, "")),
    );
    assert_eq!(made.seen(), ["1. a", "(a) b", "c", "d", "2. e"]);
}

#[test]
fn the_list_may_say_which_level_a_style_has() {
    let levels = level(0, "decimal", "%1.", r#"<w:pStyle w:val="One"/>"#)
        + &level(1, "lowerLetter", "(%2)", r#"<w:pStyle w:val="Two"/>"#);
    let style = |id: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#
        )
    };
    let body: String = ["One", "Two", "Two"]
        .iter()
        .map(|id| format!(r#"<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr>{}</w:p>"#, r("x")))
        .collect();
    let made = Maker::new(&body).part("styles", "styles", &(style("One") + &style("Two"))).part(
        "numbering",
        "numbering",
        &numbering(&levels, &num(1, "")),
    );
    assert_eq!(made.seen(), ["1. x", "(a) x", "(b) x"]);
}

#[test]
fn a_list_may_borrow_the_levels_of_a_list_style() {
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Lent"/></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Lent"/>{}</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#,
        level(0, "arabicAlpha", "(%1)", "")
    );
    let style = r#"<w:style w:type="numbering" w:styleId="Lent"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>"#;
    let made = Maker::new(&(item(1, 0, "x") + &item(1, 0, "y")))
        .part("styles", "styles", style)
        .part("numbering", "numbering", &numbering);
    assert_eq!(made.seen(), ["(أ) x", "(ب) y"]);
}
