//! The facts of a document's first page in words, the same for all outputs made for people.

use crate::model::{DocumentType, SessionKind, Voters};
use crate::render::prelude::*;

/// So many of those who submitted a text are named (3 to 8); of more, the first ones and how many others.
const MOST_SPONSORS: usize = 6;

/// A thing that the first page of a document may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    Symbol,
    Document,
    Title,
    Organ,
    Session,
    AgendaItem,
    SubmittedBy,
    OnBehalfOf,
    ComesFrom,
    Adopted,
    Vote,
    Issued,
}

/// In the order of print.
const ALL: [Fact; 12] = [
    Fact::Symbol,
    Fact::Document,
    Fact::Title,
    Fact::Organ,
    Fact::Session,
    Fact::AgendaItem,
    Fact::SubmittedBy,
    Fact::OnBehalfOf,
    Fact::ComesFrom,
    Fact::Adopted,
    Fact::Vote,
    Fact::Issued,
];

impl Fact {
    /// What it is called.
    pub(crate) fn name(self, ui: Ui) -> &'static str {
        match self {
            Fact::Symbol => ui.symbol(),
            Fact::Document => ui.document(),
            Fact::Title => ui.title(),
            Fact::Organ => ui.organ(),
            Fact::Session => ui.session(),
            Fact::AgendaItem => ui.agenda_item(),
            Fact::SubmittedBy => ui.submitted_by(),
            Fact::OnBehalfOf => ui.on_behalf_of(),
            Fact::ComesFrom => ui.comes_from(),
            Fact::Adopted => ui.adopted(),
            Fact::Vote => ui.vote(),
            Fact::Issued => ui.issued(),
        }
    }

    /// Whether it is named even where it was not found: of what is no resolution only the title.
    fn is_usual(self, document: &Resolution) -> bool {
        match document.read_as {
            ReadAs::Resolution => {
                matches!(
                    self,
                    Fact::Symbol
                        | Fact::Title
                        | Fact::Session
                        | Fact::AgendaItem
                        | Fact::Adopted
                        | Fact::Issued
                )
            }
            ReadAs::Document => self == Fact::Title,
        }
    }

    /// Whether it is said in the words of the document.
    pub(crate) fn is_printed(self) -> bool {
        !matches!(
            self,
            Fact::Symbol
                | Fact::Document
                | Fact::ComesFrom
                | Fact::Adopted
                | Fact::Vote
                | Fact::Issued
        )
    }

    /// What a document says of it.
    fn of(self, ui: Ui, document: &Resolution) -> Option<String> {
        let masthead = &document.masthead;
        match self {
            Fact::Symbol => masthead.symbol.as_ref().map(ToString::to_string),
            Fact::Document => masthead.document_type.map(|of| document_type(ui, of).to_owned()),
            Fact::Title => masthead.title.clone(),
            Fact::Organ => organ(masthead),
            Fact::Session => session(ui, masthead),
            Fact::AgendaItem => agenda_item(ui, masthead),
            Fact::SubmittedBy => sponsors(ui, masthead),
            Fact::OnBehalfOf => masthead.on_behalf_of.clone(),
            Fact::ComesFrom => follows(masthead),
            Fact::Adopted => masthead.adopted.map(|date| ui.date(date)),
            Fact::Vote => vote(ui, masthead),
            Fact::Issued => masthead.issued.map(|date| ui.date(date)),
        }
    }
}

/// Every fact with what is said of it, in the order of print; of those that not every document has, the ones that were found.
pub(crate) fn of(ui: Ui, document: &Resolution) -> Vec<(Fact, Option<String>)> {
    let found = ALL.into_iter().map(|fact| (fact, fact.of(ui, document)));
    found.filter(|(fact, said)| fact.is_usual(document) || said.is_some()).collect()
}

/// The same of two documents; of those that not every document has, the ones that were found in either.
pub(crate) fn of_both(
    ui: Ui,
    documents: Sides<&Resolution>,
) -> impl Iterator<Item = (Fact, Sides<Option<String>>)> {
    let pairs = ALL.into_iter().map(move |fact| (fact, documents.map(|one| fact.of(ui, one))));
    pairs.filter(move |(fact, said)| {
        let is_usual = documents.map(|document| fact.is_usual(document));
        is_usual.old || is_usual.new || said.old.is_some() || said.new.is_some()
    })
}

/// What a document is, in words.
fn document_type(ui: Ui, of: DocumentType) -> &'static str {
    match of {
        DocumentType::Resolution => ui.type_resolution(),
        DocumentType::Decision => ui.type_decision(),
        DocumentType::DraftResolution => ui.type_draft_resolution(),
        DocumentType::RevisedDraftResolution => ui.type_revised_draft_resolution(),
        DocumentType::DraftDecision => ui.type_draft_decision(),
        DocumentType::RevisedDraftDecision => ui.type_revised_draft_decision(),
        DocumentType::Amendments => ui.type_amendments(),
        DocumentType::Note => ui.type_secretariat_note(),
        DocumentType::Report => ui.type_report(),
        DocumentType::ProgrammeOfWork => ui.type_programme_of_work(),
        DocumentType::Letter => ui.type_letter(),
    }
}

fn organ(masthead: &Masthead) -> Option<String> {
    let names = [masthead.organ.as_deref(), masthead.committee.as_deref()];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The session as printed, and its kind where another one than usual is printed in a language that not all read.
fn session(ui: Ui, masthead: &Masthead) -> Option<String> {
    let session = masthead.session.as_ref()?;
    let number = session.number.map(|number| number.to_string()).unwrap_or_default();
    Some(match session.kind {
        SessionKind::Regular => session.printed.clone(),
        SessionKind::Special => ui.special_session(&session.printed, &number),
        SessionKind::Emergency => ui.emergency_session(&session.printed, &number),
    })
}

fn agenda_item(ui: Ui, masthead: &Masthead) -> Option<String> {
    let item = masthead.agenda_item.as_ref()?;
    Some(match &masthead.agenda_title {
        Some(title) => ui.item_and_title(item, title),
        None => item.clone(),
    })
}

fn sponsors(ui: Ui, masthead: &Masthead) -> Option<String> {
    let names = &masthead.sponsors;
    match names.len() {
        0 => None,
        count if count <= MOST_SPONSORS => Some(ui.commas(names)),
        count => {
            let others = count - MOST_SPONSORS + 1;
            Some(ui.and_others(others, &ui.commas(&names[..MOST_SPONSORS - 1])))
        }
    }
}

fn follows(masthead: &Masthead) -> Option<String> {
    let symbols: Vec<&str> = masthead.follows.iter().map(|symbol| symbol.as_str()).collect();
    (!symbols.is_empty()).then(|| symbols.join(", "))
}

/// "19 in favour, 9 against, 19 abstentions".
fn vote(ui: Ui, masthead: &Masthead) -> Option<String> {
    let vote = masthead.vote.as_ref()?;
    let said = |voters: &Voters, words: &dyn Fn(usize) -> String| {
        voters.count.map(|count| words(count as usize))
    };
    let parts = [
        said(&vote.in_favour, &|count| ui.in_favour(count)),
        said(&vote.against, &|count| ui.against(count)),
        said(&vote.abstaining, &|count| ui.abstentions(count)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| ui.commas(&parts))
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
        assert_eq!(of(Ui::english(), &document), [(Fact::Title, None)]);
    }

    #[test]
    fn facts_are_said_in_few_words() {
        let mut document = one_document();
        document.masthead.sponsors = "ABCDEFGHI".chars().map(String::from).collect();
        let voters = |count| Voters { count: Some(count), states: Vec::new() };
        document.masthead.vote =
            Some(Vote { in_favour: voters(19), against: voters(9), abstaining: voters(1) });
        let facts = of(Ui::english(), &document);
        let said = |name| facts.iter().find(|fact| fact.0 == name).and_then(|f| f.1.as_deref());
        assert_eq!(said(Fact::SubmittedBy), Some("A, B, C, D, E and 4 others"));
        assert_eq!(said(Fact::Vote), Some("19 in favour, 9 against, 1 abstention"));
        assert_eq!(said(Fact::Issued), None);
        assert!(facts.iter().all(|(fact, _)| *fact != Fact::ComesFrom));
    }
}
