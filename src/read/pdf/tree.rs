//! The structure tree of a tagged PDF, freed of file objects: roles, and which marked content they hold.

use std::collections::{HashMap, HashSet};
use std::iter::successors;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

use super::Limits;
use crate::read::table::Opens;

/// How often a role of the file's own may point to another one.
const ROLE_STEPS: usize = 8;

/// What an element is, as far as reading order and paragraphs need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The document, or a part or section of it: holds blocks.
    Document,
    /// Holds blocks or is one: list, quotation, figure.
    Group,
    /// A table, or a row or a cell of one: holds blocks too.
    Table(Opens),
    /// A paragraph or the like.
    Block,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// The number or letter of an item.
    Label,
    /// A footnote.
    Note,
    /// A page head and the like, tagged as an element.
    Artifact,
    /// A part of a paragraph; also any role that is not known.
    Inline,
    /// It means nothing by itself: it is what the element around it is.
    Through,
}

impl Role {
    /// What it opens of a table.
    pub(super) fn opens(self) -> Option<Opens> {
        if let Role::Table(opens) = self { Some(opens) } else { None }
    }
}

/// A child of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kid {
    /// Another element.
    Element(Element),
    /// The marked content of a page: index of the page, number of the content.
    Content(u32, i32),
}

/// An element of the structure tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) role: Role,
    pub(super) kids: Vec<Kid>,
}

impl Element {
    /// Whether an element of a role is below it.
    pub(super) fn has(&self, role: Role) -> bool {
        let has =
            |kid: &Kid| matches!(kid, Kid::Element(below) if below.role == role || below.has(role));
        self.kids.iter().any(has)
    }
}

/// Reads the structure tree; `None` when the file has none. The flag says whether a limit cut it.
pub(super) fn read(pdf: &Pdf, limits: &Limits) -> Option<(Element, bool)> {
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let root = catalog.get::<Dict<'_>>("StructTreeRoot")?;
    let pages = pdf.pages().iter().enumerate();
    let mut walk = Walk {
        pdf,
        roles: root.get::<Dict<'_>>("RoleMap").unwrap_or_default(),
        known: HashMap::new(),
        pages: pages
            .filter_map(|(index, page)| Some((page.raw().obj_id()?, index as u32)))
            .collect(),
        seen: HashSet::new(),
        left: limits.elements,
        depth: limits.depth,
        is_cut: false,
    };
    let kids = walk.kids(&root, None, 0);
    let is_cut = walk.is_cut;
    let role = Role::Document;
    (!kids.is_empty()).then_some((Element { role, kids }, is_cut))
}

struct Walk<'p> {
    pdf: &'p Pdf,
    roles: Dict<'p>,
    known: HashMap<Vec<u8>, Role>,
    pages: HashMap<ObjectIdentifier, u32>,
    seen: HashSet<ObjectIdentifier>,
    left: usize,
    depth: usize,
    is_cut: bool,
}

impl<'p> Walk<'p> {
    fn kids(&mut self, parent: &Dict<'p>, page: Option<u32>, depth: usize) -> Vec<Kid> {
        let mut kids = Vec::new();
        if let Some(list) = parent.get::<Array<'p>>("K") {
            for item in list.raw_iter() {
                if self.is_cut {
                    break;
                }
                kids.extend(self.kid(item, page, depth));
            }
        } else if let Some(single) = parent.get_raw::<Object<'p>>("K") {
            kids.extend(self.kid(single, page, depth));
        }
        kids
    }

    fn kid(&mut self, item: MaybeRef<Object<'p>>, page: Option<u32>, depth: usize) -> Option<Kid> {
        if self.left == 0 || depth >= self.depth {
            self.is_cut = true;
            return None;
        }
        self.left -= 1;
        let object = match item {
            MaybeRef::NotRef(object) => object,
            // An element that was met before stands in its own branch, or is its own ancestor.
            MaybeRef::Ref(reference) if !self.seen.insert(reference.into()) => return None,
            MaybeRef::Ref(reference) => self.pdf.xref().get::<Object<'p>>(reference.into())?,
        };
        let dict = match object {
            Object::Number(number) => {
                return Some(Kid::Content(page?, i32::try_from(number.as_i64()).ok()?));
            }
            Object::Dict(dict) => dict,
            _ => return None,
        };
        let own_page = dict.get_ref("Pg").and_then(|page| self.pages.get(&page.into()).copied());
        let page = own_page.or(page);
        match dict.get::<Name<'_>>("Type").as_deref() {
            Some(b"OBJR") => None,
            Some(b"MCR") => Some(Kid::Content(page?, dict.get::<i32>("MCID")?)),
            _ => {
                let role = self.role(&dict);
                let kids = self.kids(&dict, page, depth + 1);
                Some(Kid::Element(Element { role, kids }))
            }
        }
    }

    /// What an element is: its name may point to a standard one, over other names of the file's own.
    fn role(&mut self, dict: &Dict<'p>) -> Role {
        let Some(name) = dict.get::<Name<'_>>("S") else {
            return Role::Inline;
        };
        if let Some(role) = self.known.get(name.as_ref()) {
            return *role;
        }
        let key = name.as_ref().to_vec();
        let names = successors(Some(name), |name| self.roles.get::<Name<'_>>(name));
        let role = names.take(1 + ROLE_STEPS).find_map(|name| standard_role(&name));
        *self.known.entry(key).or_insert(role.unwrap_or(Role::Inline))
    }
}

/// The role of a standard structure type; `None` for a name that the standard does not know.
fn standard_role(name: &[u8]) -> Option<Role> {
    Some(match name {
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" => Role::Document,
        b"Div" | b"Aside" | b"TOC" | b"Index" | b"L" | b"LBody" | b"TBody" | b"THead"
        | b"TFoot" | b"BlockQuote" | b"Figure" | b"Form" => Role::Group,
        b"Table" => Role::Table(Opens::Table),
        b"TR" => Role::Table(Opens::Row),
        b"TD" | b"TH" => Role::Table(Opens::Cell),
        b"NonStruct" | b"Private" => Role::Through,
        b"P" | b"TOCI" | b"Caption" | b"Formula" => Role::Block,
        b"H" | b"H1" | b"H2" | b"H3" | b"H4" | b"H5" | b"H6" | b"Title" => Role::Heading,
        b"LI" => Role::Item,
        b"Lbl" => Role::Label,
        b"Note" | b"FENote" => Role::Note,
        b"Artifact" => Role::Artifact,
        b"Span" | b"Quote" | b"Reference" | b"BibEntry" | b"Code" | b"Link" | b"Annot" | b"Em"
        | b"Strong" | b"Sub" | b"Ruby" | b"RB" | b"RT" | b"RP" | b"Warichu" | b"WT" | b"WP" => {
            Role::Inline
        }
        _ => return None,
    })
}
