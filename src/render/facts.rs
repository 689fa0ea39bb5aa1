//! The facts of a document's first page in words, the same for all outputs made for people.

use crate::model::{DocumentType, SessionKind, Voters};
use crate::render::prelude::*;

/// So many of those who submitted a text are named (3 to 8); of more, the first ones and how many others.
const MOST_SPONSORS: usize = 6;

/// Facts with their names.
type Facts = [(&'static str, Option<String>); 12];

/// Every fact with its name, in the order of print; of those that not every document has, the ones that were found.
pub(crate) fn of(document: &Resolution) -> Vec<(&'static str, Option<String>)> {
    let found = all(document).into_iter();
    found.filter(|(name, said)| is_usual(name, document) || said.is_some()).collect()
}

/// The same of two documents; of those that not every document has, the ones that were found in either.
pub(crate) fn of_both(
    documents: Sides<&Resolution>,
) -> impl Iterator<Item = (&'static str, Sides<Option<String>>)> {
    let Sides { old, new } = documents.map(all);
    let pairs = old.into_iter().zip(new).map(|((name, old), (_, new))| (name, Sides { old, new }));
    pairs.filter(move |(name, said)| {
        let is_usual = documents.map(|document| is_usual(name, document));
        is_usual.old || is_usual.new || said.old.is_some() || said.new.is_some()
    })
}

/// Whether a fact is named even where it was not found: of what is no resolution only the title.
fn is_usual(name: &str, document: &Resolution) -> bool {
    match document.read_as {
        ReadAs::Resolution => {
            ["Symbol", "Title", "Session", "Agenda item", "Adopted", "Issued"].contains(&name)
        }
        ReadAs::Document => name == "Title",
    }
}

/// Whether a fact is said in the words of the document.
pub(crate) fn is_printed(name: &str) -> bool {
    !matches!(name, "Symbol" | "Document" | "Comes from" | "Adopted" | "Vote" | "Issued")
}

fn all(document: &Resolution) -> Facts {
    let masthead = &document.masthead;
    [
        ("Symbol", masthead.symbol.as_ref().map(ToString::to_string)),
        ("Document", masthead.document_type.map(document_type)),
        ("Title", masthead.title.clone()),
        ("Organ", organ(masthead)),
        ("Session", session(masthead)),
        ("Agenda item", agenda_item(masthead)),
        ("Submitted by", sponsors(masthead)),
        ("On behalf of", masthead.on_behalf_of.clone()),
        ("Comes from", follows(masthead)),
        ("Adopted", masthead.adopted.map(phrases::date)),
        ("Vote", vote(masthead)),
        ("Issued", masthead.issued.map(phrases::date)),
    ]
}

/// What a document is, in words.
fn document_type(of: DocumentType) -> String {
    match of {
        DocumentType::Amendments => "amendments to a draft".to_string(),
        of => of.name().replace('-', " "),
    }
}

fn organ(masthead: &Masthead) -> Option<String> {
    let names = [masthead.organ.as_deref(), masthead.committee.as_deref()];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The session as printed, and its kind where another one than usual is printed in a language that not all read.
fn session(masthead: &Masthead) -> Option<String> {
    let session = masthead.session.as_ref()?;
    let number = session.number.map(|number| number.to_string()).unwrap_or_default();
    Some(match session.kind {
        SessionKind::Regular => session.printed.clone(),
        SessionKind::Special => format!("{} (special session {number})", session.printed),
        SessionKind::Emergency => {
            format!("{} (emergency special session {number})", session.printed)
        }
    })
}

fn agenda_item(masthead: &Masthead) -> Option<String> {
    let item = masthead.agenda_item.as_ref()?;
    Some(match &masthead.agenda_title {
        Some(title) => format!("{item}: {title}"),
        None => item.clone(),
    })
}

fn sponsors(masthead: &Masthead) -> Option<String> {
    let names = &masthead.sponsors;
    match names.len() {
        0 => None,
        count if count <= MOST_SPONSORS => Some(names.join(", ")),
        count => Some(format!(
            "{} and {} others",
            names[..MOST_SPONSORS - 1].join(", "),
            count - MOST_SPONSORS + 1
        )),
    }
}

fn follows(masthead: &Masthead) -> Option<String> {
    let symbols: Vec<&str> = masthead.follows.iter().map(|symbol| symbol.as_str()).collect();
    (!symbols.is_empty()).then(|| symbols.join(", "))
}

/// "19 in favour, 9 against, 19 abstentions".
fn vote(masthead: &Masthead) -> Option<String> {
    let vote = masthead.vote.as_ref()?;
    let said = |voters: &Voters, word: &str| voters.count.map(|count| format!("{count} {word}"));
    let abstentions = vote.abstaining.count.map(|count| counted(count as usize, "abstention"));
    let parts = [said(&vote.in_favour, "in favour"), said(&vote.against, "against"), abstentions];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Vote;
    use crate::render::sample::one_document;

    #[test]
    fn a_document_lacks_nothing_that_only_resolutions_have() {
        let mut document = one_document();
        document.masthead = Masthead::default();
        document.read_as = ReadAs::Document;
        assert_eq!(of(&document), [("Title", None)]);
    }

    #[test]
    fn facts_are_said_in_few_words() {
        let mut document = one_document();
        document.masthead.sponsors = "ABCDEFGHI".chars().map(String::from).collect();
        let voters = |count| Voters { count: Some(count), states: Vec::new() };
        document.masthead.vote =
            Some(Vote { in_favour: voters(19), against: voters(9), abstaining: voters(1) });
        let facts = of(&document);
        let said = |name| facts.iter().find(|fact| fact.0 == name).and_then(|f| f.1.as_deref());
        assert_eq!(said("Submitted by"), Some("A, B, C, D, E and 4 others"));
        assert_eq!(said("Vote"), Some("19 in favour, 9 against, 1 abstention"));
        assert_eq!(said("Issued"), None);
        assert!(facts.iter().all(|(name, _)| *name != "Comes from"));
    }
}
