//! The archive of a Word file: its members, unpacked within limits, and which part is which.

use super::xml::{self, Element};
use crate::read::archive::Archive;
use crate::read::{Limits, ReadError, Warning, encoding, sniff};

/// Why a Word file without its main part cannot be read.
pub const NO_TEXT: ReadError = ReadError::DamagedWord("its text is missing");

/// The root element of a part, where there is such a part.
pub type Found = Result<Option<Element>, ReadError>;

/// An open Word file.
pub struct Package<'b> {
    archive: Archive<'b>,
    limits: Limits,
    /// The path of the main document.
    main: String,
    /// What the main document refers to.
    relations: Element,
    /// The parts that are damaged.
    pub warnings: Vec<Warning>,
}

impl<'b> Package<'b> {
    /// Opens the archive and finds its main document.
    ///
    /// # Errors
    /// When it is no archive, no Word file, locked, or above a limit.
    pub fn open(bytes: &'b [u8], limits: Limits) -> Result<Self, ReadError> {
        let broken = ReadError::DamagedWord("the file breaks off or is damaged");
        let archive = Archive::open(bytes, limits)?.ok_or(broken)?;
        let mut package = Self {
            archive,
            limits,
            main: String::new(),
            relations: Element::default(),
            warnings: Vec::new(),
        };
        // The relations of the whole package say which part is the document.
        package.relations = package.relations_of("")?;
        let named = package.target("Type", "officeDocument");
        let is_text = |path: &String| {
            package.has(path) && !path.starts_with("xl/") && !path.starts_with("ppt/")
        };
        let main = named.into_iter().chain(["word/document.xml".to_string()]).find(is_text);
        let main = main.ok_or_else(|| package.what_else())?;
        package.relations = package.relations_of(&main)?;
        package.main = main;
        Ok(package)
    }

    /// The main document.
    ///
    /// # Errors
    /// When it is missing, locked, or above a limit.
    pub fn document(&mut self) -> Result<Element, ReadError> {
        self.part(&self.main.clone(), "the document")?.ok_or(NO_TEXT)
    }

    /// The part that the main document refers to as `kind`, else the one with Word's usual name for it.
    ///
    /// # Errors
    /// When it is locked or above a limit.
    pub fn related(&mut self, kind: &str, name: &'static str) -> Found {
        let named = self.target("Type", kind).filter(|path| self.has(path));
        let path = named.unwrap_or_else(|| resolve(&self.main, &format!("{kind}.xml")));
        self.part(&path, name)
    }

    /// The part that the main document refers to by `id`.
    ///
    /// # Errors
    /// When it is locked or above a limit.
    pub fn by_id(&mut self, id: &str, name: &'static str) -> Found {
        self.target("Id", id).map_or(Ok(None), |path| self.part(&path, name))
    }

    /// The path of the first part inside the package whose relation has an attribute with this last word: "footnotes"
    /// of "http://.../relationships/footnotes".
    fn target(&self, attribute: &str, word: &str) -> Option<String> {
        self.relations.elements.iter().find_map(|relation| {
            let value = relation.attribute(attribute)?;
            let is_outside = relation.attribute("TargetMode") == Some("External");
            let is_meant = !is_outside && value.rsplit('/').next() == Some(word);
            Some(resolve(&self.main, relation.attribute("Target").filter(|_| is_meant)?))
        })
    }

    fn has(&self, path: &str) -> bool {
        self.archive.members.index_for_name(path).is_some()
    }

    /// Why an archive without a document is none.
    fn what_else(&self) -> ReadError {
        let names: Vec<_> = self.archive.members.file_names().flatten().collect();
        if names.iter().any(|name| name.starts_with("word/")) {
            return NO_TEXT;
        }
        sniff::foreign_archive(&names)
    }

    fn relations_of(&mut self, part: &str) -> Result<Element, ReadError> {
        let (_, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = resolve(part, &format!("_rels/{name}.rels"));
        Ok(self.part(&path, "the list of parts")?.unwrap_or_default())
    }

    /// The part at `path`, or `None` where there is none.
    fn part(&mut self, path: &str, name: &'static str) -> Found {
        let damaged = ReadError::DamagedWord("a part cannot be unpacked");
        let Some((bytes, cut)) = self.archive.unpack(path, damaged)? else {
            return Ok(None);
        };
        let Ok(decoded) = encoding::decode_xml(&bytes) else {
            self.warnings.push(Warning::DamagedPart(name));
            return Ok(None);
        };
        let part = xml::parse(&decoded.text, &self.limits)?;
        if cut || part.damaged {
            self.warnings.push(Warning::DamagedPart(name));
        }
        Ok(Some(part.root))
    }
}

/// The path of `target` as written in the part at `from`.
fn resolve(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_string();
    }
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_the_part_that_names_them() {
        assert_eq!(resolve("word/document.xml", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(resolve("word/document.xml", "../a/b.xml"), "a/b.xml");
        assert_eq!(resolve("word/document.xml", "/word/x.xml"), "word/x.xml");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
