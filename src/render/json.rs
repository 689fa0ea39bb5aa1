//! The forms that other programs read, described in `schema/`: compact JSON on one line.
//!
//! The structs here are apart from the domain's, so that inner changes cannot break readers. They borrow
//! everything they can.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::classify::Class;
use crate::compare::{Counts, Row, Span, Summary, WordCounts};
use crate::model::{Address, Note, Paragraph, ReadAs, Resolution, SetAside, Sides, Symbol};
use crate::render::{self, rules};
use crate::structure::Doubt;
use crate::versions::Version;
use crate::view::{Hidden, View};

mod batch;
mod explanation;
mod findings;
mod form;
mod masthead;
mod series;

pub use batch::{write_answer, write_error, write_session_line};
pub use explanation::{write_explanation, write_rules};
pub use series::{write_blame, write_history};

use findings::JsonFindings;
use form::form;
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
        doubts: Some(all(doubts)),
        ..JsonDocument::new(document)
    };
    write(out, &json)
}

/// Writes the list of known texts: `resdiff.versions/1`.
pub fn write_versions(out: &mut dyn Write, versions: &[Version]) -> io::Result<()> {
    write(out, &JsonVersions::new(versions))
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

form! {
    JsonComparison<'c>(view: &'c View<'c>) {
        schema: &'static str = "resdiff.comparison/1",
        #[serde(flatten)]
        documents: Sides<JsonDocument<'c>> =
            view.documents.zip(view.comparison.doubts()).map(|(document, doubts)| JsonDocument {
                doubts: (!doubts.is_empty()).then(|| all(doubts)),
                ..JsonDocument::new(document)
            }),
        rows: Vec<JsonRow<'c>> = view.rows.iter().map(JsonRow::new).collect(),
        notes: Vec<JsonRow<'c>> = view.notes.iter().map(JsonRow::new).collect(),
        #[serde(with = "JsonSummary")]
        summary: &'c Summary = view.summary,
        warnings: Vec<&'static str> = view.warnings.iter().map(|warning| warning.name()).collect(),
        #[serde(skip_serializing_if = "Option::is_none")]
        hidden: Option<JsonHidden> = (!view.hidden.classes.is_empty()).then(|| JsonHidden::new(&view.hidden)),
        findings: JsonFindings<'c> = JsonFindings::new(view),
    }
}

form! {
    JsonDocument<'c>(document: &'c Resolution) {
        #[serde(skip_serializing_if = "Option::is_none")]
        schema: Option<&'static str> = None,
        symbol: Option<&'c str> = document.masthead.symbol.as_ref().map(Symbol::as_str),
        title: Option<&'c str> = document.masthead.title.as_deref(),
        session: Option<&'c str> = document.masthead.session.as_ref().map(|session| session.printed.as_str()),
        agenda_item: Option<&'c str> = document.masthead.agenda_item.as_deref(),
        /// The date of adoption, ISO 8601.
        date: Option<String> = document.masthead.adopted.map(|date| date.to_string()),
        /// The date of issue, ISO 8601.
        issued: Option<String> = document.masthead.issued.map(|date| date.to_string()),
        masthead: JsonMasthead<'c> = JsonMasthead::new(&document.masthead),
        /// Absent for a resolution.
        #[serde(skip_serializing_if = "Option::is_none")]
        read_as: Option<&'static str> =
            (document.read_as != ReadAs::Resolution).then(|| document.read_as.name()),
        language: &'static str = document.language.code(),
        source: &'c str = &document.source.name,
        #[serde(skip_serializing_if = "<[String]>::is_empty")]
        remarks: &'c [String] = &document.source.remarks,
        paragraphs: Vec<JsonParagraph<'c>> = document.paragraphs.iter().map(JsonParagraph::new).collect(),
        notes: Vec<JsonNote<'c>> = document.notes.iter().map(JsonNote::new).collect(),
        set_aside: Vec<JsonSetAside<'c>> = document.set_aside.iter().map(JsonSetAside::new).collect(),
        /// Of one that is shown, and of one that is compared where there are any.
        #[serde(skip_serializing_if = "Option::is_none")]
        doubts: Option<Vec<JsonDoubt<'c>>> = None,
    }
}

fn all(doubts: &[Doubt]) -> Vec<JsonDoubt<'_>> {
    doubts.iter().map(JsonDoubt::new).collect()
}

form! {
    JsonDoubt<'c>(doubt: &'c Doubt) {
        kind: &'static str = doubt.kind.name(),
        address: Option<&'c str> = doubt.address.as_ref().map(Address::as_str),
        sentence: String = render::doubt(doubt),
    }
}

form! {
    JsonParagraph<'c>(paragraph: &'c Paragraph) {
        address: &'c str = paragraph.address.as_str(),
        kind: &'static str = paragraph.kind.name(),
        label: Option<&'c str> = paragraph.label.as_deref(),
        text: &'c str = &paragraph.text,
        notes: Vec<&'c str> = paragraph.marks.iter().map(|mark| mark.number.as_str()).collect(),
    }
}

form! {
    JsonNote<'c>(note: &'c Note) {
        number: &'c str = &note.number,
        text: &'c str = &note.text,
    }
}

form! {
    JsonSetAside<'c>(entry: &'c SetAside) {
        kind: &'static str = entry.kind.name(),
        text: &'c str = &entry.text,
    }
}

form! {
    /// What was left out; absent where nothing was.
    JsonHidden(hidden: &Hidden) {
        classes: Vec<&'static str> = hidden.classes.iter().map(|class| class.name()).collect(),
        changes: usize = hidden.changes,
        rows: usize = hidden.rows,
        notes: usize = hidden.notes,
    }
}

form! {
    JsonRow<'c>(row: &'c Row) {
        change: &'static str = row.change.name(),
        moved: bool = row.moved,
        relabelled: bool = row.relabelled,
        shape: &'static str = row.shape().name(),
        old: &'c [usize] = &row.paragraphs.old,
        new: &'c [usize] = &row.paragraphs.new,
        similarity: Option<f64> = row.similarity.map(rounded),
        classes: Vec<&'static str> = row.classes().into_iter().map(Class::name).collect(),
        #[serde(skip_serializing_if = "is_zero")]
        hidden: usize = row.hidden,
        spans: Vec<JsonSpan<'c>> =
            row.spans.iter().filter(|_| !row.is_untouched()).map(JsonSpan::new).collect(),
    }
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

form! {
    JsonSpan<'c>(span: &'c Span) {
        tag: &'static str = span.tag.name(),
        text: &'c str = &span.text,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        typographic: bool = span.typographic,
        #[serde(skip_serializing_if = "Option::is_none")]
        class: Option<&'static str> = span.verdict.as_ref().map(|verdict| verdict.class().name()),
        #[serde(skip_serializing_if = "Option::is_none")]
        direction: Option<&'static str> = span.verdict.as_ref().and_then(|verdict| Some(verdict.direction?.name())),
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<&'static str> = span.verdict.as_ref().map(|verdict| verdict.rule.name()),
        #[serde(skip_serializing_if = "Option::is_none")]
        evidence: Option<String> = span.verdict.as_ref().map(rules::evidence),
    }
}

form! {
    JsonVersions<'c>(versions: &'c [Version]) {
        schema: &'static str = "resdiff.versions/1",
        versions: Vec<JsonVersion<'c>> = versions.iter().map(JsonVersion::new).collect(),
    }
}

form! {
    JsonVersion<'c>(version: &'c Version) {
        symbol: &'c str = version.symbol.as_str(),
        title: Option<&'c str> = version.title.as_deref(),
        date: Option<String> = version.date.map(|date| date.to_string()),
        language: &'static str = version.language.code(),
        origin: &'c str = &version.origin,
    }
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
    use crate::structure::DoubtKind;

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
            .with(|c| c.doubts.new = vec![Doubt { kind: DoubtKind::NoOpener, address: None }])
            .done();
        let value = json(|out| write_comparison(out, &odd));
        validate(COMPARISON, &value);
        assert_eq!(value["rows"][0]["spans"][0]["typographic"], true);
        assert_eq!(value["old"]["symbol"], Value::Null);
        assert_eq!(value["old"].get("doubts"), None);
        assert_eq!(value["new"]["doubts"][0]["kind"], "no-opener");
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
