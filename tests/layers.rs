//! Holds the borders between the modules: who may import whom, and which crate stays in which place.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// What may stand only in files whose path begins with one of these, and why it is so.
const ONLY: [(&str, &[&str], &str); 7] = [
    ("crate::cli", &["cli", "main.rs"], "nothing imports the command line"),
    ("crate::render", &["render"], "nothing in the library imports a renderer"),
    ("colored::", &["render/terminal/style.rs"], "its switch is process-wide"),
    ("clap::", &["cli"], "only the command line knows it"),
    ("std::env", &["cli"], "the library does not ask the environment"),
    ("stdin()", &["cli"], "the library does not read standard input"),
    ("process::exit", &[], "the exit status is returned by main"),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

#[test]
fn every_module_keeps_to_its_place() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in files(&src) {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        for (what, places, why) in ONLY {
            let at_home = places.iter().any(|place| name.starts_with(place));
            assert!(at_home || !text.contains(what), "{name} has `{what}`: {why}");
        }
    }
}

#[test]
fn the_model_imports_nothing() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut model = files(&src.join("model"));
    model.push(src.join("model.rs"));
    for path in model {
        let text = fs::read_to_string(&path).unwrap();
        let others = text.matches("crate::").count() - text.matches("crate::model").count();
        assert_eq!(others, 0, "{}", path.display());
    }
}
