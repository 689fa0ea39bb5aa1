//! The facts of a document's first page as JSON; what was not found is absent.

use serde::Serialize;

use crate::model::{DocumentType, Masthead, Parts, Series, Stage, Symbol, Voters};

/// The facts beside those that stand at the document itself.
#[derive(Serialize)]
pub(super) struct JsonMasthead<'c> {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    document_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
    /// The number of the revision of a draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organ: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    committee: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<JsonSession>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agenda_title: Option<&'c str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    sponsors: &'c [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    on_behalf_of: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comes_from: Vec<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vote: Option<JsonVote<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symbol: Option<JsonParts<'c>>,
}

#[derive(Serialize)]
struct JsonSession {
    number: Option<u32>,
    kind: &'static str,
}

#[derive(Serialize)]
struct JsonVote<'c> {
    in_favour: JsonVoters<'c>,
    against: JsonVoters<'c>,
    abstaining: JsonVoters<'c>,
}

#[derive(Serialize)]
struct JsonVoters<'c> {
    count: Option<u32>,
    states: &'c [String],
}

#[derive(Serialize)]
struct JsonParts<'c> {
    #[serde(skip_serializing_if = "str::is_empty")]
    organ: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    committee: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    session: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_kind: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    year: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<&'c str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    number: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    letters: &'c str,
    #[serde(skip_serializing_if = "str::is_empty")]
    version: &'c str,
}

impl<'c> JsonMasthead<'c> {
    pub(super) fn new(masthead: &'c Masthead) -> Self {
        let (stage, revision) = match masthead.stage() {
            Some(Stage::Draft(revision)) => (Some("draft"), Some(revision)),
            Some(Stage::Adopted) => (Some("adopted"), None),
            None => (None, None),
        };
        Self {
            document_type: masthead.document_type.map(DocumentType::name),
            stage,
            revision,
            organ: masthead.organ.as_deref(),
            committee: masthead.committee.as_deref(),
            session: masthead
                .session
                .as_ref()
                .map(|session| JsonSession { number: session.number, kind: session.kind.name() }),
            agenda_title: masthead.agenda_title.as_deref(),
            sponsors: &masthead.sponsors,
            on_behalf_of: masthead.on_behalf_of.as_deref(),
            comes_from: masthead.follows.iter().map(Symbol::as_str).collect(),
            vote: masthead.vote.as_ref().map(|vote| JsonVote {
                in_favour: JsonVoters::new(&vote.in_favour),
                against: JsonVoters::new(&vote.against),
                abstaining: JsonVoters::new(&vote.abstaining),
            }),
            symbol: masthead.symbol.as_ref().map(|symbol| JsonParts::new(symbol.parts())),
        }
    }
}

impl<'c> JsonVoters<'c> {
    fn new(voters: &'c Voters) -> Self {
        Self { count: voters.count, states: &voters.states }
    }
}

impl<'c> JsonParts<'c> {
    fn new(parts: Parts<'c>) -> Self {
        let has_session = !parts.session.is_empty();
        Self {
            organ: parts.organ,
            committee: parts.committee,
            session: parts.session,
            session_kind: has_session.then(|| parts.session_kind.name()),
            year: parts.year,
            series: (parts.series != Series::None).then(|| parts.series.letters()),
            number: parts.number,
            letters: parts.letters,
            version: parts.version,
        }
    }
}
