//! The ways to run a batch on many machines, as the documentation has them: Spark and GNU parallel.
//!
//! They need Python with pyspark and Java, and `parallel`, which `.ci/install` installs. Where one is missing its test is
//! skipped with a line that says so; with RESDIFF_REQUIRE_ALL=1 that is a failure.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

#[path = "common/schemas.rs"]
mod schemas;

/// Whether a program runs with these arguments; says that a test is skipped where it does not.
fn runs(program: &Path, args: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let runs = command.status().is_ok_and(|status| status.success());
    if !runs {
        let what = format!("{} {}", program.display(), args.join(" "));
        assert!(
            std::env::var_os("RESDIFF_REQUIRE_ALL").is_none(),
            "`{what}` does not run: run .ci/install"
        );
        eprintln!("skipped: `{what}` does not run, run .ci/install");
    }
    runs
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Forty pairs of the texts that come with the program, one of which cannot be compared.
fn pairs(folder: &TempDir) -> PathBuf {
    let texts = ["78/241", "79/62", "80/57"];
    let mut lines = String::new();
    for at in 0..40 {
        let new = if at == 17 { "99/99" } else { texts[(at + 1) % 3] };
        lines += &format!("{}\n", json!({ "id": at, "old": texts[at % 3], "new": new }));
    }
    let path = folder.path().join("pairs.jsonl");
    fs::write(&path, lines).unwrap();
    path
}

fn assert_answers(lines: &str) {
    let answers: Vec<Value> = schemas::valid_lines("batch", lines);
    let ids: Vec<u64> = answers.iter().map(|answer| answer["id"].as_u64().unwrap_or(99)).collect();
    assert_eq!(ids, (0..40).collect::<Vec<u64>>());
    let failed: Vec<usize> = (0..40).filter(|&at| answers[at].get("error").is_some()).collect();
    assert_eq!(failed, [17]);
}

#[test]
fn spark_compares_many_pairs() {
    let own = project().join("docs/spark/.venv/bin/python");
    let python = if own.exists() { own } else { PathBuf::from("python3") };
    if !runs(&python, &["-c", "import pyspark"]) || !runs(Path::new("java"), &["-version"]) {
        return;
    }
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("answers");
    let output = Command::new(&python)
        .arg(project().join("docs/spark/compare.py"))
        .args([&pairs(&folder), &out])
        .arg(env!("CARGO_BIN_EXE_resdiff"))
        .env_remove("RESDIFF_VERSIONS")
        .env("PYSPARK_PYTHON", &python)
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{printed}{told}");
    assert!(printed.contains("40 pairs, 1 could not be compared"), "{printed}");
    let mut parts: Vec<PathBuf> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).collect();
    parts.retain(|path| path.file_name().unwrap().to_str().unwrap().starts_with("part-"));
    parts.sort();
    assert!(parts.len() > 1, "one task did all");
    assert_answers(&parts.iter().map(|part| fs::read_to_string(part).unwrap()).collect::<String>());
}

#[test]
fn gnu_parallel_compares_many_pairs() {
    if !runs(Path::new("parallel"), &["--version"]) {
        return;
    }
    let folder = TempDir::new().unwrap();
    let output = Command::new("parallel")
        .args(["--will-cite", "--pipe", "--keep-order", "-N", "7"])
        .arg(format!("{} batch --figures", env!("CARGO_BIN_EXE_resdiff")))
        .stdin(fs::File::open(pairs(&folder)).unwrap())
        .env_remove("RESDIFF_VERSIONS")
        .env("HOME", folder.path())
        .output()
        .unwrap();
    // As many processes failed as parallel's status counts.
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert_answers(std::str::from_utf8(&output.stdout).unwrap());
}
