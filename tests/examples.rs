//! The small programs in examples/ run on the texts that come with the program, and print what they promise.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn text(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("versions/en").join(name)
}

/// What an example prints. `cargo test` has built it beside the program.
fn run(name: &str, arguments: &[PathBuf]) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_resdiff")).with_file_name("examples").join(name);
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn examples_do_what_they_say() {
    assert_eq!(run("changed_paragraphs", &[]), "OP1: [-Requests-]{+Urges+} a report;\n");

    let pair = [text("A-RES-78-241.txt"), text("A-RES-79-62.txt")];
    assert!(run("classes", &pair).contains("PP1 → PP2 action: “in particular” → “including”"));
    assert!(run("findings", &pair).contains("document: – → A/RES/78/241"));

    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.html");
    run("report", &[pair[0].clone(), pair[1].clone(), report.clone()]);
    assert!(std::fs::read_to_string(report).unwrap().contains("</html>"));

    let years = [pair[0].clone(), pair[1].clone(), text("A-RES-80-57.txt")];
    assert!(run("history", &years).lines().any(|line| line == "– → new → kept"));
}

#[test]
fn the_manual_shows_an_example_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap();
    let example = read("examples/changed_paragraphs.rs");
    let code = &example[example.find("const OLD").unwrap()..];
    assert!(read("docs/rust.md").contains(&format!("```rust\n{code}```\n")));
}
