//! The facts of a document's first page as JSON; what was not found is absent.

use super::form::{List, form, optional};
use crate::model::{DocumentType, Parts, Series, Session, Vote, Voters};
use crate::render::prelude::*;

form! {
    /// The facts beside those that stand at the document itself.
    pub(super) JsonMasthead<'c>(masthead: &'c Masthead) {
        type [optional]: masthead.document_type.map(DocumentType::name),
        stage [optional]: masthead.stage().map(|stage| if stage == Stage::Adopted { "adopted" } else { "draft" }),
        // The number of the revision of a draft.
        revision [optional]: match masthead.stage() {
            Some(Stage::Draft(revision)) => Some(revision),
            Some(Stage::Adopted) | None => None,
        },
        organ [optional]: masthead.organ.as_deref(),
        committee [optional]: masthead.committee.as_deref(),
        session [optional]: masthead.session.as_ref().map(JsonSession),
        agenda_title [optional]: masthead.agenda_title.as_deref(),
        sponsors [optional]: Some(&masthead.sponsors).filter(|names| !names.is_empty()),
        on_behalf_of [optional]: masthead.on_behalf_of.as_deref(),
        comes_from [optional]: (!masthead.follows.is_empty()).then(|| List(masthead.follows.iter().map(Symbol::as_str))),
        vote [optional]: masthead.vote.as_ref().map(JsonVote),
        symbol [optional]: masthead.symbol.as_ref().map(|symbol| JsonParts(symbol.parts())),
    }
}

form! {
    JsonSession<'c>(session: &'c Session) {
        number: session.number,
        kind: session.kind.name(),
    }
}

form! {
    JsonVote<'c>(vote: &'c Vote) {
        in_favour: JsonVoters(&vote.in_favour),
        against: JsonVoters(&vote.against),
        abstaining: JsonVoters(&vote.abstaining),
    }
}

form! {
    JsonVoters<'c>(voters: &'c Voters) {
        count: voters.count,
        states: &voters.states,
    }
}

form! {
    JsonParts<'c>(parts: Parts<'c>) {
        organ [printed]: parts.organ,
        committee [printed]: parts.committee,
        session [printed]: parts.session,
        session_kind [optional]: (!parts.session.is_empty()).then(|| parts.session_kind.name()),
        year [printed]: parts.year,
        series [optional]: (parts.series != Series::None).then(|| parts.series.letters()),
        number [printed]: parts.number,
        letters [printed]: parts.letters,
        version [printed]: parts.version,
    }
}

fn printed(part: &&str) -> bool {
    !part.is_empty()
}
