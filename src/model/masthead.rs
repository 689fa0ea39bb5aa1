//! The facts of a document's first page.

use super::{Date, Series, SessionKind, Symbol};

/// The facts of the first page, each as far as it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masthead {
    /// The document symbol.
    pub symbol: Option<Symbol>,
    /// What kind of document it says that it is.
    pub document_type: Option<DocumentType>,
    /// The organ as printed: "General Assembly".
    pub organ: Option<String>,
    /// The committee or other body of the organ as printed: "Third Committee".
    pub committee: Option<String>,
    /// The session.
    pub session: Option<Session>,
    /// The agenda item as printed: "Agenda item 99 (b)".
    pub agenda_item: Option<String>,
    /// The title of the agenda item, wraps undone.
    pub agenda_title: Option<String>,
    /// Who submitted it, in the order of print: States, or "the Chair of the Committee".
    pub sponsors: Vec<String>,
    /// On whose behalf they did: "the States that are members of the Group of 77 and China".
    pub on_behalf_of: Option<String>,
    /// The documents that it comes from or is about: the draft it replaces or amends, the report it was adopted on.
    pub follows: Vec<Symbol>,
    /// The title, wraps undone.
    pub title: Option<String>,
    /// The date of adoption; where none is printed, `None`, never the date of issue.
    pub adopted: Option<Date>,
    /// The date of issue beside "Distr.: General".
    pub issued: Option<Date>,
    /// The vote by which it was adopted.
    pub vote: Option<Vote>,
}

/// What a document says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum DocumentType {
    /// An adopted resolution.
    Resolution,
    /// An adopted decision.
    Decision,
    /// A draft of a resolution.
    DraftResolution,
    /// A draft of a resolution that takes the place of another.
    RevisedDraftResolution,
    /// A draft of a decision.
    DraftDecision,
    /// A draft of a decision that takes the place of another.
    RevisedDraftDecision,
    /// Amendments to a draft.
    Amendments,
    /// A note by the Secretariat or another body.
    Note,
    /// A report.
    Report,
    /// A programme of work.
    ProgrammeOfWork,
    /// A letter.
    Letter,
}

impl DocumentType {
    /// Whether it is, or would be, a text that an organ adopts.
    pub fn is_resolution(self) -> bool {
        use DocumentType::*;
        !matches!(self, Amendments | Note | Report | ProgrammeOfWork | Letter)
    }
}

/// A session of an organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// As printed: "Seventy-eighth session".
    pub printed: String,
    /// Its number; of organs that count by years the year.
    pub number: Option<u32>,
    /// What kind of session it is.
    pub kind: SessionKind,
}

/// How a text was voted on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vote {
    /// Those for it.
    pub in_favour: Voters,
    /// Those against it.
    pub against: Voters,
    /// Those that abstained.
    pub abstaining: Voters,
}

/// Those that voted in one way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voters {
    /// How many they are, as printed or else as they are named; `None` where nothing is said.
    pub count: Option<u32>,
    /// The States as printed, where they are named.
    pub states: Vec<String>,
}

/// Where a text stands in its process, the earliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A draft: 0 as it was submitted, 1 in its first revision.
    Draft(u32),
    /// Adopted.
    Adopted,
}

impl Masthead {
    /// The stage of its text; `None` of what is neither a draft nor adopted.
    pub fn stage(&self) -> Option<Stage> {
        use DocumentType::*;
        let parts = self.symbol.as_ref().map(Symbol::parts).unwrap_or_default();
        let revision = parts.version.split('/').find_map(|version| version.strip_prefix("Rev."));
        let revision = revision.and_then(|number| number.parse().ok());
        let is_revised =
            matches!(self.document_type, Some(RevisedDraftResolution | RevisedDraftDecision));
        let draft = Stage::Draft(revision.unwrap_or(u32::from(is_revised)));
        match (self.document_type, parts.series) {
            (Some(Resolution | Decision), _) => Some(Stage::Adopted),
            (Some(of), _) => of.is_resolution().then_some(draft),
            (None, Series::Resolution | Series::Decision) => Some(Stage::Adopted),
            (None, Series::Draft) => Some(draft),
            (None, _) => None,
        }
    }

    /// When the text is from: its date, and of several texts of one day where each stands in the process. Texts are in the
    /// order of this value; those of which nothing is known come first.
    pub fn age(&self) -> (Option<Date>, Option<Stage>) {
        (self.adopted.or(self.issued), self.stage())
    }

    /// Whether the text is surely from a later time or a later stage than another one.
    pub fn is_later_than(&self, other: &Masthead) -> bool {
        let (own, others) = (self.age(), other.age());
        match (own.0, others.0) {
            (Some(date), Some(other_date)) if date != other_date => {
                date > other_date && !other.follows_from(self)
            }
            _ => own.1.zip(others.1).is_some_and(|(stage, other)| stage > other),
        }
    }

    /// Whether it says that it comes from another document, or is a revision of it.
    fn follows_from(&self, other: &Masthead) -> bool {
        let Some((own, other)) = self.symbol.as_ref().zip(other.symbol.as_ref()) else {
            return false;
        };
        let is_revision = || {
            own.as_str().strip_prefix(other.as_str()).is_some_and(|rest| rest.starts_with("/Rev."))
        };
        self.follows.contains(other) || is_revision()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masthead(symbol: &str, day: Option<u8>) -> Masthead {
        Masthead {
            symbol: Symbol::parse(symbol),
            issued: day.and_then(|day| Date::new(2025, 11, day)),
            ..Masthead::default()
        }
    }

    #[test]
    fn a_process_has_its_stages() {
        let stages = ["A/C.3/80/L.20", "A/C.3/80/L.20/Rev.1", "A/C.3/80/L.20/Rev.2", "A/RES/80/1"];
        let texts = stages.map(|symbol| masthead(symbol, Some(3)));
        assert_eq!(
            texts.each_ref().map(|text| text.stage().unwrap()),
            [Stage::Draft(0), Stage::Draft(1), Stage::Draft(2), Stage::Adopted]
        );
        assert!(texts.windows(2).all(|pair| pair[1].is_later_than(&pair[0])));
        assert!(texts.windows(2).all(|pair| !pair[0].is_later_than(&pair[1])));
        assert_eq!(masthead("A/79/88", None).stage(), None);
    }

    #[test]
    fn dates_tell_before_stages() {
        let [draft, adopted] = [masthead("A/80/L.18", Some(9)), masthead("A/RES/79/1", Some(2))];
        assert!(draft.is_later_than(&adopted) && !adopted.is_later_than(&draft));
        // But a draft that was issued again after its revision comes first all the same.
        let [first, revised] =
            [masthead("A/80/L.18", Some(9)), masthead("A/80/L.18/Rev.1", Some(5))];
        assert!(!first.is_later_than(&revised));
    }
}
