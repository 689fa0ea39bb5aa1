//! Tracked changes as elements: who, when, and a number of its own for each.

use crate::render::word::Redline;
use crate::render::word::draft::Fate;
use crate::render::word::xml::Xml;

/// Numbers the changes of all parts.
pub(super) struct Revisions {
    author: String,
    /// The author of changes in print only.
    print_author: String,
    date: Option<String>,
    last: usize,
}

impl Revisions {
    pub(super) fn new(redline: &Redline) -> Self {
        Self {
            author: redline.author.clone(),
            print_author: format!("{} (print only)", redline.author),
            date: redline.date.clone(),
            last: 0,
        }
    }

    pub(super) fn author(&self) -> &str {
        &self.author
    }

    pub(super) fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// A number that no other change has.
    pub(super) fn id(&mut self) -> String {
        self.last += 1;
        self.last.to_string()
    }

    /// Writes an element around what `inside` writes; what is kept has none.
    pub(super) fn within(
        &mut self,
        xml: &mut Xml,
        fate: Fate,
        print_only: bool,
        inside: impl FnOnce(&mut Xml),
    ) {
        match element(fate) {
            None => inside(xml),
            Some(name) => self.with(print_only, &[], |attributes| {
                xml.within(name, attributes, inside);
            }),
        }
    }

    /// Writes an element that says it of a paragraph mark; none for what is kept.
    pub(super) fn mark(&mut self, xml: &mut Xml, fate: Fate) {
        if let Some(name) = element(fate) {
            self.with(false, &[], |attributes| xml.leaf(name, attributes));
        }
    }

    /// Hands over the attributes of a new change, with some more.
    pub(super) fn with(
        &mut self,
        print_only: bool,
        more: &[(&str, &str)],
        write: impl FnOnce(&[(&str, &str)]),
    ) {
        let id = self.id();
        let author = if print_only { &self.print_author } else { &self.author };
        let mut attributes = vec![("w:id", id.as_str()), ("w:author", author)];
        if let Some(date) = &self.date {
            attributes.push(("w:date", date));
        }
        attributes.extend(more);
        write(&attributes);
    }
}

fn element(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Kept => None,
        Fate::Inserted => Some("w:ins"),
        Fate::Deleted => Some("w:del"),
        Fate::MovedHere(_) => Some("w:moveTo"),
        Fate::MovedAway(_) => Some("w:moveFrom"),
    }
}
