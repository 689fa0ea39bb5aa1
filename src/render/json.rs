//! The forms that other programs read, described in `schema/`: compact JSON on one line.
//!
//! The forms here are apart from the domain's structs, so that inner changes cannot break readers. They borrow
//! everything they can.

use serde::{Serialize, Serializer};

use crate::compare::{Counts, Span, Summary, WordCounts};
use crate::model::{Address, Note, SetAside};
use crate::render;
use crate::render::prelude::*;
use crate::versions::Version;
use crate::view::Hidden;

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
use form::{List, form, optional};
use masthead::JsonMasthead;

/// Writes a comparison: `resdiff.comparison/1`.
pub fn write_comparison(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    write(out, &JsonComparison(view))
}

/// Writes a document with what is doubtful in it: `resdiff.resolution/1`, otherwise as the sides of a
/// comparison.
pub fn write_resolution(
    out: &mut dyn Write,
    document: &Resolution,
    doubts: &[Doubt],
) -> io::Result<()> {
    write(out, &JsonDocument(Some("resdiff.resolution/1"), document, Some(doubts)))
}

/// Writes the list of known texts: `resdiff.versions/1`.
pub fn write_versions(out: &mut dyn Write, versions: &[Version]) -> io::Result<()> {
    write(out, &JsonVersions(versions))
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
        schema: "resdiff.comparison/1",
        old: JsonDocument(None, view.documents.old, Some(view.comparison.doubts().old).filter(|doubts| !doubts.is_empty())),
        new: JsonDocument(None, view.documents.new, Some(view.comparison.doubts().new).filter(|doubts| !doubts.is_empty())),
        rows: List(view.rows.iter().map(JsonRow)),
        notes: List(view.notes.iter().map(JsonRow)),
        summary: JsonSummary(view.summary),
        warnings: List(view.warnings.iter().map(|warning| warning.name())),
        hidden [optional]: Some(&view.hidden).filter(|hidden| !hidden.classes.is_empty()).map(JsonHidden),
        findings: JsonFindings(view),
    }
}

form! {
    /// A document, with its schema where it stands alone.
    JsonDocument<'c>(schema: Option<&'static str>, document: &'c Resolution, doubts: Option<&'c [Doubt]>) {
        schema [optional]: schema,
        symbol: document.masthead.symbol.as_ref().map(Symbol::as_str),
        title: document.masthead.title.as_deref(),
        session: document.masthead.session.as_ref().map(|session| &session.printed),
        agenda_item: document.masthead.agenda_item.as_deref(),
        // The date of adoption, ISO 8601.
        date: document.masthead.adopted.map(|date| date.to_string()),
        // The date of issue, ISO 8601.
        issued: document.masthead.issued.map(|date| date.to_string()),
        masthead: JsonMasthead(&document.masthead),
        // Absent for a resolution.
        read_as [optional]: (document.read_as != ReadAs::Resolution).then(|| document.read_as.name()),
        language: document.language.code(),
        source: &document.source.name,
        remarks [optional]: Some(&document.source.remarks).filter(|remarks| !remarks.is_empty()),
        paragraphs: List(document.paragraphs.iter().map(JsonParagraph)),
        notes: List(document.notes.iter().map(JsonNote)),
        set_aside: List(document.set_aside.iter().map(JsonSetAside)),
        // Of one that is shown, and of one that is compared where there are any.
        doubts [optional]: doubts.map(|doubts| List(doubts.iter().map(JsonDoubt))),
    }
}

form! {
    JsonDoubt<'c>(doubt: &'c Doubt) {
        kind: doubt.kind.name(),
        address: doubt.address.as_ref().map(Address::as_str),
        sentence: render::doubt(doubt),
    }
}

form! {
    JsonParagraph<'c>(paragraph: &'c Paragraph) {
        address: paragraph.address.as_str(),
        kind: paragraph.kind.name(),
        label: paragraph.label.as_deref(),
        text: &paragraph.text,
        notes: List(paragraph.marks.iter().map(|mark| &mark.number)),
    }
}

form! {
    JsonNote<'c>(note: &'c Note) {
        number: &note.number,
        text: &note.text,
    }
}

form! {
    JsonSetAside<'c>(entry: &'c SetAside) {
        kind: entry.kind.name(),
        text: &entry.text,
    }
}

form! {
    /// What was left out; absent where nothing was.
    JsonHidden<'c>(hidden: &'c Hidden) {
        classes: List(hidden.classes.iter().map(|class| class.name())),
        changes: hidden.changes,
        rows: hidden.rows,
        notes: hidden.notes,
    }
}

form! {
    JsonRow<'c>(row: &'c Row) {
        change: row.change.name(),
        moved: row.moved,
        relabelled: row.relabelled,
        shape: row.shape().name(),
        old: &row.paragraphs.old,
        new: &row.paragraphs.new,
        similarity: row.similarity.map(rounded),
        classes: List(row.classes().into_iter().map(Class::name)),
        hidden [optional]: Some(row.hidden).filter(|&count| count > 0),
        spans: List(row.spans.iter().filter(|_| !row.is_untouched()).map(JsonSpan)),
    }
}

form! {
    JsonSpan<'c>(span: &'c Span) {
        tag: span.tag.name(),
        text: &span.text,
        typographic [optional]: span.typographic.then_some(true),
        class [optional]: span.verdict.as_ref().map(|verdict| verdict.class().name()),
        direction [optional]: span.verdict.as_ref().and_then(|verdict| Some(verdict.direction?.name())),
        rule [optional]: span.verdict.as_ref().map(|verdict| verdict.rule.name()),
        evidence [optional]: span.verdict.as_ref().map(|verdict| rules::evidence(Ui::english(), verdict)),
    }
}

form! {
    JsonVersions<'c>(versions: &'c [Version]) {
        schema: "resdiff.versions/1",
        versions: List(versions.iter().map(JsonVersion)),
    }
}

form! {
    JsonVersion<'c>(version: &'c Version) {
        symbol: version.symbol.as_str(),
        title: version.title.as_deref(),
        date: version.date.map(|date| date.to_string()),
        language: version.language.code(),
        origin: &version.origin,
    }
}

form! {
    JsonSummary<'c>(summary: &'c Summary) {
        paragraphs: JsonCounts(summary.paragraphs),
        notes: JsonCounts(summary.notes),
        words: JsonWords(summary.words),
    }
}

form! {
    JsonCounts(counts: Counts) {
        unchanged: counts.unchanged,
        edited: counts.edited,
        added: counts.added,
        removed: counts.removed,
        moved: counts.moved,
        relabelled: counts.relabelled,
        split: counts.split,
        merged: counts.merged,
    }
}

form! {
    /// The shares are exact, so that one deleted word in a long text still counts.
    JsonWords(words: WordCounts) {
        kept: words.kept,
        removed: words.removed,
        added: words.added,
        share_kept: words.share_kept(),
        share_new: words.share_new(),
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
            .with(|c| c.rows[0].change = Change::Edited)
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
