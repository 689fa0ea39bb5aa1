//! Hand-made comparisons for the tests of renderers: what a row says is written down, nothing is compared.

use crate::compare::{
    Change, Comparison, Row, Slot, Span, Summary, Tag, Warning, WordCounts, count,
};
use crate::findings::Findings;
use crate::model::{
    Address, Date, Kind, Language, Masthead, Note, NoteMark, Paragraph, Part, ReadAs, Resolution,
    Session, SessionKind, SetAside, SetAsideKind, Sides, Source, Symbol,
};
use crate::structure::Doubt;
use crate::view::{Hidden, View};

/// A run of words in both texts.
pub(crate) fn same(text: &str) -> Span {
    span(Tag::Same, text)
}

/// A run of words in the old text only.
pub(crate) fn removed(text: &str) -> Span {
    span(Tag::Removed, text)
}

/// A run of words in the new text only.
pub(crate) fn added(text: &str) -> Span {
    span(Tag::Added, text)
}

/// The two spans of words that differ in print only.
pub(crate) fn print_differs(old: &str, new: &str) -> [Span; 2] {
    [removed(old), added(new)].map(|span| Span { typographic: true, verdict: None, ..span })
}

fn span(tag: Tag, text: &str) -> Span {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    Span { tag, text: text.to_string(), words, typographic: false, verdict: None }
}

/// What the spans say on one side.
pub(crate) fn side_text(spans: &[Span], without: Tag) -> String {
    let kept = spans.iter().filter(|span| span.tag != without);
    kept.map(|span| span.text.as_str()).collect()
}

/// A view in the making: what a comparison, its findings and hiding would have given.
#[derive(Clone)]
pub(crate) struct Sketch {
    pub(crate) documents: Sides<Resolution>,
    pub(crate) rows: Vec<Row>,
    pub(crate) order: Vec<Slot>,
    pub(crate) notes: Vec<Row>,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) doubts: Sides<Vec<Doubt>>,
    pub(crate) hidden: Hidden,
    pub(crate) findings: Findings,
}

impl Sketch {
    /// Two documents without paragraphs.
    pub(crate) fn new() -> Self {
        let old = document("78/241", "Seventy-eighth session", (2023, 12, 22));
        let new = document("79/62", "Seventy-ninth session", (2024, 12, 2));
        Self {
            documents: Sides::new(old, new),
            rows: Vec::new(),
            order: Vec::new(),
            notes: Vec::new(),
            warnings: Vec::new(),
            doubts: Sides::default(),
            hidden: Hidden::default(),
            findings: Findings::default(),
        }
    }

    /// A row of paragraphs at these addresses, shown next.
    pub(crate) fn row(mut self, old: &[&str], new: &[&str], spans: &[Span]) -> Self {
        let index = self.rows.len();
        self.push(old, new, spans);
        self.order.push(Slot::Row(index));
        self
    }

    /// An unchanged paragraph.
    pub(crate) fn unchanged(self, old: &str, new: &str, text: &str) -> Self {
        self.row(&[old], &[new], &[same(text)])
    }

    /// Says of the last row that it is moved.
    pub(crate) fn moved(mut self) -> Self {
        self.rows.last_mut().unwrap().moved = true;
        self
    }

    /// Shows the place that the row with this index left.
    pub(crate) fn moved_from(mut self, index: usize) -> Self {
        self.order.push(Slot::MovedFrom(index));
        self
    }

    /// A row of notes.
    pub(crate) fn note(mut self, old: Option<&str>, new: Option<&str>, spans: &[Span]) -> Self {
        let text = Sides::new(side_text(spans, Tag::Added), side_text(spans, Tag::Removed));
        let documents = &mut self.documents;
        let mut paragraphs = Sides::new(Vec::new(), Vec::new());
        for (number, text, notes, indexes) in [
            (old, text.old, &mut documents.old.notes, &mut paragraphs.old),
            (new, text.new, &mut documents.new.notes, &mut paragraphs.new),
        ] {
            if let Some(number) = number {
                indexes.push(notes.len());
                let number = number.to_string();
                notes.push(Note { number, text });
            }
        }
        let relabelled = old.is_some() && new.is_some() && old != new;
        let mut row = made(paragraphs, relabelled, spans);
        row.part = Part::Notes;
        row.name(self.documents.as_ref());
        self.notes.push(row);
        self
    }

    pub(crate) fn warning(mut self, warning: Warning) -> Self {
        self.warnings.push(warning);
        self
    }

    /// Lets a test change what no method here does.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Sketch)) -> Self {
        change(&mut self);
        self
    }

    /// The view. It lives as long as the test program: few and small, and no test has to keep its parts.
    pub(crate) fn done(self) -> View<'static> {
        let summary = Summary {
            paragraphs: count(&self.rows),
            notes: count(&self.notes),
            words: WordCounts { kept: 620, removed: 41, added: 380 },
        };
        let comparison = Box::leak(Box::new(Comparison {
            documents: self.documents,
            rows: self.rows,
            order: self.order,
            notes: self.notes,
            summary,
            warnings: self.warnings,
            doubts: self.doubts.into(),
            lexed: Default::default(),
        }));
        let findings = Box::leak(Box::new(self.findings));
        View { hidden: self.hidden, ..View::new(comparison, findings) }
    }

    fn push(&mut self, old: &[&str], new: &[&str], spans: &[Span]) {
        let documents = &mut self.documents;
        let text = Sides::new(side_text(spans, Tag::Added), side_text(spans, Tag::Removed));
        let relabelled = match (old, new) {
            ([old], [new]) => label(old) != label(new),
            _ => false,
        };
        let old = put(&mut documents.old.paragraphs, old, &text.old);
        let new = put(&mut documents.new.paragraphs, new, &text.new);
        let mut row = made(Sides::new(old, new), relabelled, spans);
        row.name(self.documents.as_ref());
        self.rows.push(row);
    }
}

fn put(paragraphs: &mut Vec<Paragraph>, addresses: &[&str], text: &str) -> Vec<usize> {
    let first = paragraphs.len();
    let texts = text.split('\n');
    paragraphs.extend(addresses.iter().zip(texts).map(|(address, text)| Paragraph {
        address: Address::new(*address),
        kind: if address.starts_with("OP") { Kind::Operative } else { Kind::Preambular },
        label: label(address),
        text: text.to_string(),
        marks: Vec::new(),
        depth: 0,
    }));
    (first..paragraphs.len()).collect()
}

fn label(address: &str) -> Option<String> {
    address.strip_prefix("OP").map(|number| format!("{number}."))
}

fn made(paragraphs: Sides<Vec<usize>>, relabelled: bool, spans: &[Span]) -> Row {
    let differs = |span: &Span| span.tag != Tag::Same && !span.typographic;
    let change = match (paragraphs.old.len(), paragraphs.new.len()) {
        (0, _) => Change::Added,
        (_, 0) => Change::Removed,
        _ if spans.iter().any(differs) => Change::Edited,
        _ => Change::Unchanged,
    };
    let pair = matches!(change, Change::Edited | Change::Unchanged);
    let keep = change != Change::Unchanged;
    Row {
        part: Part::Paragraphs,
        change,
        moved: false,
        relabelled,
        paragraphs,
        names: Sides::default(),
        similarity: pair.then_some(if keep { 0.812_345 } else { 1.0 }),
        spans: spans.to_vec(),
        hidden: 0,
    }
}

fn document(symbol: &str, session: &str, (year, month, day): (u16, u8, u8)) -> Resolution {
    let symbol = Symbol::parse(symbol).unwrap();
    Resolution {
        source: Source::named(format!("built in: en/{}.txt", symbol.file_stem())),
        read_as: ReadAs::Resolution,
        language: Language::English,
        masthead: Masthead {
            symbol: Some(symbol),
            session: Some(Session {
                printed: session.to_string(),
                number: None,
                kind: SessionKind::Regular,
            }),
            title: Some("Lethal autonomous weapons systems".to_string()),
            adopted: Date::new(year, month, day),
            ..Masthead::default()
        },
        paragraphs: Vec::new(),
        notes: Vec::new(),
        set_aside: vec![SetAside {
            kind: SetAsideKind::JobNumber,
            text: "23-26252 (E)     100124".to_string(),
        }],
    }
}

/// Everything that can happen, once.
pub(crate) fn everything() -> View<'static> {
    all().done()
}

/// The same, to be changed first.
pub(crate) fn all() -> Sketch {
    Sketch::new()
        .unchanged("PP1", "PP1", "Affirming that international law applies,")
        .unchanged("PP2", "PP2", "Recognizing the rapid development of new technologies,")
        .row(&[], &["PP3"], &[added("Recalling its resolution 78/241 of 22 December 2023,")])
        .unchanged("PP3", "PP4", "Mindful of the serious challenges,")
        .unchanged("PP4", "PP5", "Concerned about the possible consequences,")
        .row(
            &["PP5"],
            &["PP6"],
            &[
                same("Welcoming the interest and "),
                removed("sustained "),
                same("efforts on these issues, in particular "),
                added("the continued consideration of them "),
                same(
                    "through the ongoing and valuable work of the Group of Governmental Experts, ",
                ),
                removed("including"),
                added("as well as"),
                same(" their proposals,"),
            ],
        )
        .row(
            &["OP6"],
            &["OP1"],
            &[
                same("Stresses the "),
                removed("urgent "),
                same("need for the international community to act;"),
            ],
        )
        .moved()
        .unchanged("OP1", "OP2", "Reiterates its concern;")
        .unchanged("OP2", "OP3", "Encourages dialogue;")
        .row(
            &["OP3"],
            &["OP4", "OP5"],
            &[
                same("Requests the Secretary-General to seek views"),
                removed(", and"),
                added(";\nAlso requests him"),
                same(" to submit a report;"),
            ],
        )
        .row(
            &["OP4", "OP5"],
            &["OP6"],
            &[
                same("Invites the Committee to participate"),
                removed(";\nInvites it"),
                added(", and"),
                same(" to contribute;"),
            ],
        )
        .moved_from(6)
        .row(&["OP7"], &[], &[removed("Decides to remain seized of the matter;")])
        .unchanged("OP8", "OP7", "Decides to include in the agenda an item.")
        .note(Some("1"), Some("1"), &[same("Treaty Series, vol. 1342.")])
        .note(
            Some("2"),
            Some("3"),
            &[same("A/HRC/RES/"), removed("51/22"), added("57/1"), same(".")],
        )
        .note(None, Some("2"), &[added("CCW/MSP/2023/7.")])
}

/// One document with everything that `show` prints.
pub(crate) fn one_document() -> Resolution {
    let mut document = all().documents.new;
    document.masthead.agenda_item = Some("Agenda item 98".to_string());
    document.paragraphs[0].marks = vec![NoteMark { number: "1".to_string(), at: 10 }];
    document.set_aside = vec![
        SetAside {
            kind: SetAsideKind::Masthead,
            text: "United Nations     A/RES/79/62".to_string(),
        },
        SetAside { kind: SetAsideKind::Masthead, text: "Distr.: General".to_string() },
        SetAside { kind: SetAsideKind::PageNumber, text: "2/3".to_string() },
    ];
    document
}
