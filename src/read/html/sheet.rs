//! What the style sheets of a page say of its lists and of struck words.
//!
//! Google Docs and others print the numbers of lists by counters: `.lst-0>li:before{content:"(" counter(ctn-0,lower-latin) ") "}`.

use std::collections::{HashMap, HashSet};

use html5gum::StartTag;

use super::elements::attribute;
use super::lists::Style;

/// A part of what is printed before an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Characters.
    Text(String),
    /// The number of the counter with this name.
    Counter(String, Style),
}

/// The rules that are heeded, by the class of the list, the item or the words; those of all lists without one.
#[derive(Debug, Default)]
pub struct Sheet {
    markers: HashMap<String, Vec<Part>>,
    styles: HashMap<String, Style>,
    struck: HashSet<String>,
}

impl Sheet {
    /// Reads the style sheets that stand in a page.
    pub fn of(page: &str) -> Self {
        let mut sheet = Self::default();
        for tag in ["<style", "<STYLE"] {
            for after in page.split(tag).skip(1) {
                let css = after.split_once('>').map_or("", |(_, css)| css);
                sheet.read(css.split("</").next().unwrap_or_default());
            }
        }
        sheet
    }

    fn read(&mut self, css: &str) {
        for rule in css.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let selectors = selectors.rsplit(['{', ';']).next().unwrap_or_default();
            for selector in selectors.split(',') {
                self.rule(selector.trim(), declarations);
            }
        }
    }

    fn rule(&mut self, selector: &str, declarations: &str) {
        let value = |name: &str| {
            let mut pairs = declarations.split(';').filter_map(|pair| pair.split_once(':'));
            pairs.rfind(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
        };
        let before = selector.strip_suffix(":before").map(|list| list.trim_end_matches(':'));
        if let Some(list) = before {
            let parts = value("content").map(parts).unwrap_or_default();
            let counts = parts.iter().any(|part| matches!(part, Part::Counter(..)));
            let is_item = list.ends_with("li") || list.contains('.');
            if counts && is_item {
                self.markers.insert(class_of(list).to_owned(), parts);
            }
        } else if !selector.contains([' ', '>', ':', '+', '~']) {
            let style = value("list-style-type").or_else(|| value("list-style"));
            if let Some(style) = style.and_then(Style::named)
                && (selector.contains('.') || matches!(selector, "ol" | "li"))
            {
                self.styles.insert(class_of(selector).to_owned(), style);
            }
            let is_struck = ["text-decoration", "text-decoration-line"]
                .iter()
                .any(|name| value(name).is_some_and(|value| value.contains("line-through")));
            if is_struck && selector.contains('.') {
                self.struck.insert(class_of(selector).to_owned());
            }
        }
    }

    /// What is printed before the items of a list, or before this one.
    pub fn marker(&self, tag: &StartTag<()>) -> Option<&[Part]> {
        self.of_classes(&self.markers, tag).map(Vec::as_slice)
    }

    /// The style of the numbers of a list.
    pub fn style(&self, tag: &StartTag<()>) -> Option<Style> {
        self.of_classes(&self.styles, tag).copied()
    }

    fn of_classes<'s, T>(
        &self,
        known: &'s HashMap<String, T>,
        tag: &StartTag<()>,
    ) -> Option<&'s T> {
        if known.is_empty() {
            return None;
        }
        let classes = attribute(tag, "class").unwrap_or_default();
        classes
            .split_ascii_whitespace()
            .find_map(|class| known.get(class))
            .or_else(|| known.get(""))
    }

    /// Whether a class of an element strikes its words.
    pub fn strikes(&self, tag: &StartTag<()>) -> bool {
        !self.struck.is_empty()
            && attribute(tag, "class").is_some_and(|classes| {
                classes.split_ascii_whitespace().any(|class| self.struck.contains(class))
            })
    }
}

/// The last class that a selector names; nothing where it names none.
fn class_of(selector: &str) -> &str {
    let class = selector.rsplit_once('.').map_or("", |(_, class)| class);
    let end = class.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')));
    &class[..end.unwrap_or(class.len())]
}

/// The parts of the value of `content`: `"(" counter(name, lower-latin) ")"`.
fn parts(content: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = content;
    while let Some(first) = rest.chars().next() {
        if let Some(inside) = rest.strip_prefix(['"', '\'']) {
            let (text, after) = inside.split_once(first).unwrap_or((inside, ""));
            // What is written by its code is a bullet.
            parts.push(Part::Text(if text.contains('\\') {
                String::new()
            } else {
                text.to_owned()
            }));
            rest = after;
        } else if let Some(inside) =
            rest.strip_prefix("counter(").or_else(|| rest.strip_prefix("counters("))
        {
            let (counter, after) = inside.split_once(')').unwrap_or((inside, ""));
            let mut words = counter.split(',').map(str::trim);
            let name = words.next().unwrap_or_default().to_owned();
            let style = words.find_map(Style::named).unwrap_or(Style::Decimal);
            parts.push(Part::Counter(name, style));
            rest = after;
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_lists_and_struck_words_are_found() {
        let sheet = Sheet::of(
            "<style>@import url(x);.l-0>li:before{content:\"\" counter(c-0,decimal) \". \"}ol.l-0{list-style-type:none}\
             .c9{color:red;text-decoration:line-through}a:hover{text-decoration:line-through}\
             .l-1 > li::before{content:'(' counter(c-1, lower-latin) ') '}nav ul{list-style:none}</style>",
        );
        let text = |text: &str| Part::Text(text.to_owned());
        let counter = |name: &str, style| Part::Counter(name.to_owned(), style);
        assert_eq!(sheet.markers["l-0"], [text(""), counter("c-0", Style::Decimal), text(". ")]);
        assert_eq!(
            sheet.markers["l-1"],
            [text("("), counter("c-1", Style::LowerLetter), text(") ")]
        );
        assert_eq!(sheet.styles.get("l-0"), Some(&Style::None));
        assert_eq!((sheet.styles.len(), sheet.markers.len()), (1, 2));
        assert_eq!(sheet.struck.iter().collect::<Vec<_>>(), ["c9"]);
    }
}
