//! The forms that other programs read, described in `schema/`: compact JSON on one line.
//!
//! The structs here are apart from the domain's, so that inner changes cannot break readers. They borrow
//! everything they can.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::classify::{Class, Direction};
use crate::compare::{Counts, Row, Summary, WordCounts};
use crate::model::{Address, Paragraph, ReadAs, Resolution, Sides, Symbol};
use crate::render::{self, rules};
use crate::structure::Doubt;
use crate::versions::Version;
use crate::view::View;

mod batch;
mod explanation;
mod findings;
mod masthead;
mod series;

pub use batch::{write_answer, write_error, write_session_line};
pub use series::{write_blame, write_history};

pub use explanation::{write_explanation, write_rules};
use findings::JsonFindings;
use masthead::JsonMasthead;

/// Writes a comparison: `resdiff.comparison/1`.
pub fn write_comparison(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    write(out, &JsonComparison::new(view))
}

/// Writes a document with what is doubtful in it: `resdiff.resolution/1`, otherwise as the sides of a
/// comparison.
pub fn write_resolution(
    out: &mut dyn Write,
    document: &Resolution,
    doubts: &[Doubt],
) -> io::Result<()> {
    let json = JsonDocument {
        schema: Some("resdiff.resolution/1"),
        doubts: Some(doubts.iter().map(JsonDoubt::new).collect()),
        ..JsonDocument::new(document)
    };
    write(out, &json)
}

/// Writes the list of known texts: `resdiff.versions/1`.
pub fn write_versions(out: &mut dyn Write, versions: &[Version]) -> io::Result<()> {
    let json = JsonVersions {
        schema: "resdiff.versions/1",
        versions: versions.iter().map(JsonVersion::new).collect(),
    };
    write(out, &json)
}

/// A pair of the two documents is an object with the members `old` and `new`.
impl<T: Serialize> Serialize for Sides<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("old", &self.old), ("new", &self.new)])
    }
}

fn write(out: &mut dyn Write, json: &impl Serialize) -> io::Result<()> {
    // serde_json writes in small pieces; `out` may be a virtual call away from its buffer.
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer(&mut out, json)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct JsonComparison<'c> {
    schema: &'static str,
    #[serde(flatten)]
    documents: Sides<JsonDocument<'c>>,
    rows: Vec<JsonRow<'c>>,
    notes: Vec<JsonRow<'c>>,
    #[serde(with = "JsonSummary")]
    summary: &'c Summary,
    warnings: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden: Option<JsonHidden>,
    findings: JsonFindings<'c>,
}

#[derive(Serialize)]
struct JsonDocument<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    symbol: Option<&'c str>,
    title: Option<&'c str>,
    session: Option<&'c str>,
    agenda_item: Option<&'c str>,
    /// The date of adoption, ISO 8601.
    date: Option<String>,
    /// The date of issue, ISO 8601.
    issued: Option<String>,
    masthead: JsonMasthead<'c>,
    /// Absent for a resolution.
    #[serde(skip_serializing_if = "Option::is_none")]
    read_as: Option<&'static str>,
    language: &'static str,
    source: &'c str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    remarks: &'c [String],
    paragraphs: Vec<JsonParagraph<'c>>,
    notes: Vec<JsonNote<'c>>,
    set_aside: Vec<JsonSetAside<'c>>,
    /// Only of a document by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    doubts: Option<Vec<JsonDoubt<'c>>>,
}

#[derive(Serialize)]
struct JsonDoubt<'c> {
    kind: &'static str,
    address: Option<&'c str>,
    sentence: String,
}

#[derive(Serialize)]
struct JsonParagraph<'c> {
    address: &'c str,
    kind: &'static str,
    label: Option<&'c str>,
    text: &'c str,
    notes: Vec<&'c str>,
}

#[derive(Serialize)]
struct JsonNote<'c> {
    number: &'c str,
    text: &'c str,
}

#[derive(Serialize)]
struct JsonSetAside<'c> {
    kind: &'static str,
    text: &'c str,
}

/// What was left out; absent where nothing was.
#[derive(Serialize)]
struct JsonHidden {
    classes: Vec<&'static str>,
    changes: usize,
    rows: usize,
    notes: usize,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct JsonRow<'c> {
    change: &'static str,
    moved: bool,
    relabelled: bool,
    shape: &'static str,
    old: &'c [usize],
    new: &'c [usize],
    similarity: Option<f64>,
    classes: Vec<&'static str>,
    #[serde(skip_serializing_if = "is_zero")]
    hidden: usize,
    spans: Vec<JsonSpan<'c>>,
}

#[derive(Serialize)]
struct JsonSpan<'c> {
    tag: &'static str,
    text: &'c str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    typographic: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<String>,
}

#[derive(Serialize)]
#[serde(remote = "Summary")]
struct JsonSummary {
    #[serde(with = "JsonCounts")]
    paragraphs: Counts,
    #[serde(with = "JsonCounts")]
    notes: Counts,
    #[serde(with = "JsonWords")]
    words: WordCounts,
}

#[derive(Serialize)]
#[serde(remote = "Counts")]
struct JsonCounts {
    unchanged: usize,
    edited: usize,
    added: usize,
    removed: usize,
    moved: usize,
    relabelled: usize,
    split: usize,
    merged: usize,
}

/// The shares are exact, so that one deleted word in a long text still counts.
#[derive(Serialize)]
#[serde(remote = "WordCounts")]
struct JsonWords {
    kept: usize,
    removed: usize,
    added: usize,
    #[serde(getter = "WordCounts::share_kept")]
    share_kept: f64,
    #[serde(getter = "WordCounts::share_new")]
    share_new: f64,
}

#[derive(Serialize)]
struct JsonVersions<'c> {
    schema: &'static str,
    versions: Vec<JsonVersion<'c>>,
}

#[derive(Serialize)]
struct JsonVersion<'c> {
    symbol: &'c str,
    title: Option<&'c str>,
    date: Option<String>,
    language: &'static str,
    origin: &'c str,
}

impl<'c> JsonComparison<'c> {
    fn new(view: &'c View<'c>) -> Self {
        let hidden = &view.hidden;
        let hidden = (!hidden.classes.is_empty()).then(|| JsonHidden {
            classes: hidden.classes.iter().map(|class| class.name()).collect(),
            changes: hidden.changes,
            rows: hidden.rows,
            notes: hidden.notes,
        });
        Self {
            schema: "resdiff.comparison/1",
            documents: view.documents.map(JsonDocument::new),
            rows: view.rows.iter().map(JsonRow::new).collect(),
            notes: view.notes.iter().map(JsonRow::new).collect(),
            summary: view.summary,
            warnings: view.warnings.iter().map(|warning| warning.name()).collect(),
            hidden,
            findings: JsonFindings::new(view),
        }
    }
}

impl<'c> JsonDocument<'c> {
    fn new(document: &'c Resolution) -> Self {
        let masthead = &document.masthead;
        let notes = document.notes.iter();
        let notes = notes.map(|note| JsonNote { number: &note.number, text: &note.text });
        let set_aside = document.set_aside.iter();
        let set_aside =
            set_aside.map(|entry| JsonSetAside { kind: entry.kind.name(), text: &entry.text });
        Self {
            schema: None,
            symbol: masthead.symbol.as_ref().map(Symbol::as_str),
            title: masthead.title.as_deref(),
            session: masthead.session.as_ref().map(|session| session.printed.as_str()),
            agenda_item: masthead.agenda_item.as_deref(),
            date: masthead.adopted.map(|date| date.to_string()),
            issued: masthead.issued.map(|date| date.to_string()),
            masthead: JsonMasthead::new(masthead),
            read_as: (document.read_as != ReadAs::Resolution).then(|| document.read_as.name()),
            language: document.language.code(),
            source: &document.source.name,
            remarks: &document.source.remarks,
            paragraphs: document.paragraphs.iter().map(JsonParagraph::new).collect(),
            notes: notes.collect(),
            set_aside: set_aside.collect(),
            doubts: None,
        }
    }
}

impl<'c> JsonDoubt<'c> {
    fn new(doubt: &'c Doubt) -> Self {
        Self {
            kind: doubt.kind.name(),
            address: doubt.address.as_ref().map(Address::as_str),
            sentence: render::doubt(doubt),
        }
    }
}

impl<'c> JsonParagraph<'c> {
    fn new(paragraph: &'c Paragraph) -> Self {
        let numbers = paragraph.marks.iter().map(|mark| mark.number.as_str());
        Self {
            address: paragraph.address.as_str(),
            kind: paragraph.kind.name(),
            label: paragraph.label.as_deref(),
            text: &paragraph.text,
            notes: numbers.collect(),
        }
    }
}

impl<'c> JsonRow<'c> {
    fn new(row: &'c Row) -> Self {
        let shown = row.spans.iter().filter(|_| !row.is_untouched());
        let spans = shown.map(|span| JsonSpan {
            tag: span.tag.name(),
            text: &span.text,
            typographic: span.typographic,
            class: span.verdict.as_ref().map(|verdict| verdict.class().name()),
            direction: span
                .verdict
                .as_ref()
                .and_then(|verdict| verdict.direction.map(Direction::name)),
            rule: span.verdict.as_ref().map(|verdict| verdict.rule.name()),
            evidence: span.verdict.as_ref().map(rules::evidence),
        });
        Self {
            change: row.change.name(),
            moved: row.moved,
            relabelled: row.relabelled,
            shape: row.shape().name(),
            old: &row.paragraphs.old,
            new: &row.paragraphs.new,
            similarity: row.similarity.map(rounded),
            classes: row.classes().into_iter().map(Class::name).collect(),
            hidden: row.hidden,
            spans: spans.collect(),
        }
    }
}

impl<'c> JsonVersion<'c> {
    fn new(version: &'c Version) -> Self {
        Self {
            symbol: version.symbol.as_str(),
            title: version.title.as_deref(),
            date: version.date.map(|date| date.to_string()),
            language: version.language.code(),
            origin: &version.origin,
        }
    }
}

/// Four decimals are more than a similarity is worth, and print the same on every machine.
fn rounded(similarity: f64) -> f64 {
    (similarity * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::compare::Warning;
    use crate::model::{Date, Language, Symbol};
    use crate::render::sample::{Sketch, everything, one_document, print_differs};

    const COMPARISON: &str = include_str!("../../schema/comparison-1.schema.json");
    const RESOLUTION: &str = include_str!("../../schema/resolution-1.schema.json");
    const VERSIONS: &str = include_str!("../../schema/versions-1.schema.json");

    fn json(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Value {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        assert_eq!(out.iter().filter(|byte| **byte == b'\n').count(), 1);
        assert_eq!(out.last(), Some(&b'\n'));
        serde_json::from_slice(&out).unwrap()
    }

    fn schema(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    fn validate(text: &str, value: &Value) {
        let validator = jsonschema::draft202012::new(&schema(text)).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(value)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }

    #[test]
    fn a_comparison_is_as_its_schema_says() {
        let value = json(|out| write_comparison(out, &everything()));
        validate(COMPARISON, &value);
        let odd = Sketch::new()
            .row(&["PP1"], &["PP1"], &print_differs("a-b", "a\u{2011}b"))
            .with(|c| c.rows[0].change = crate::compare::Change::Edited)
            .with(|c| c.documents.old.masthead = Default::default())
            .warning(Warning::NotChronological)
            .warning(Warning::LanguagesDiffer)
            .warning(Warning::TitlesDiffer)
            .done();
        let value = json(|out| write_comparison(out, &odd));
        validate(COMPARISON, &value);
        assert_eq!(value["rows"][0]["spans"][0]["typographic"], true);
        assert_eq!(value["old"]["symbol"], Value::Null);
    }

    #[test]
    fn the_schema_rejects_what_it_should() {
        let validator = jsonschema::draft202012::new(&schema(COMPARISON)).unwrap();
        let good = json(|out| write_comparison(out, &everything()));
        for (pointer, bad) in [
            ("/schema", "resdiff.comparison/2"),
            ("/rows/0/change", "moved"),
            ("/rows/0/shape", "joined"),
            ("/old/language", "de"),
            ("/old/date", "22 December 2023"),
            ("/old/paragraphs/0/kind", "line"),
        ] {
            let mut value = good.clone();
            *value.pointer_mut(pointer).unwrap() = bad.into();
            assert!(!validator.is_valid(&value), "{pointer}");
        }
    }

    #[test]
    fn members_are_as_promised() {
        let value = json(|out| write_comparison(out, &everything()));
        assert_eq!(value["schema"], "resdiff.comparison/1");
        assert_eq!(value["old"]["symbol"], "A/RES/78/241");
        assert_eq!(value["old"]["date"], "2023-12-22");
        assert_eq!(value["old"].get("schema"), None);
        let row = &value["rows"][5];
        assert_eq!(row["change"], "edited");
        assert_eq!(row["similarity"], 0.8123);
        assert_eq!(row["spans"][1]["tag"], "removed");
        assert_eq!(row["spans"][1].get("typographic"), None);
        assert_eq!(value["rows"][9]["shape"], "split");
        assert_eq!(value["rows"][2]["similarity"], Value::Null);
        assert_eq!(value["summary"]["words"]["kept"], 620);
    }

    #[test]
    fn spans_rebuild_the_paragraphs() {
        let value = json(|out| write_comparison(out, &everything()));
        for row in value["rows"].as_array().unwrap() {
            let spans = row["spans"].as_array().unwrap();
            for (side, other) in [("old", "added"), ("new", "removed")] {
                let texts = row[side].as_array().unwrap().iter();
                let texts: Vec<&str> = texts
                    .map(|index| {
                        let index = usize::try_from(index.as_u64().unwrap()).unwrap();
                        value[side]["paragraphs"][index]["text"].as_str().unwrap()
                    })
                    .collect();
                let kept = spans.iter().filter(|span| span["tag"] != other);
                let rebuilt: String = kept.map(|span| span["text"].as_str().unwrap()).collect();
                assert!(spans.is_empty() || rebuilt == texts.join("\n"), "{row}");
            }
        }
    }

    #[test]
    fn a_document_is_as_its_schema_says() {
        let mut document = one_document();
        document.source.remarks = vec!["read as windows-1252".to_string()];
        document.paragraphs[1].text.push('\u{fffd}');
        let doubts = crate::structure::doubts(&document);
        let value = json(|out| write_resolution(out, &document, &doubts));
        validate(RESOLUTION, &value);
        assert_eq!(value["remarks"][0], "read as windows-1252");
        assert!(!value["doubts"].as_array().unwrap().is_empty());
        assert_eq!(value["schema"], "resdiff.resolution/1");
        assert_eq!(value["paragraphs"][0]["notes"][0], "1");
    }

    #[test]
    fn a_list_of_versions_is_as_its_schema_says() {
        let version = Version {
            symbol: Symbol::parse("78/241").unwrap(),
            title: None,
            date: Date::new(2023, 12, 22),
            language: Language::English,
            origin: "built in".to_string(),
        };
        let value = json(|out| write_versions(out, &[version]));
        validate(VERSIONS, &value);
    }

    #[test]
    fn schemas_say_the_same_of_the_same() {
        let view = &schema(COMPARISON)["$defs"];
        for text in [RESOLUTION, VERSIONS] {
            for (name, definition) in schema(text)["$defs"].as_object().unwrap() {
                assert_eq!(definition, &view[name], "{name}");
            }
        }
    }
}
