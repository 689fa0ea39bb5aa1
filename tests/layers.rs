//! Holds the borders between the modules: which may import which, and which crate stays in which place.
//!
//! The allowed imports are listed once, in CONTRIBUTING.md, where people read them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use sources::{code, root, sources};

#[path = "common/sources.rs"]
mod sources;

/// What may stand only in files whose path begins with one of these, and why it is so.
const ONLY: [(&str, &[&str], &str); 6] = [
    ("colored::", &["render/terminal/style.rs"], "its switch is process-wide"),
    ("clap::", &["cli"], "only the command line knows it"),
    ("std::env", &["cli"], "the library does not ask the environment"),
    ("stdin()", &["cli"], "the library does not read standard input"),
    ("krilla::", &["render/pdf"], "a build may be without it"),
    ("process::exit", &[], "the exit status is returned by main"),
];

/// The module that a file belongs to: its folder, or itself.
fn module(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The modules that some code names after `crate::`, also in braces: `crate::{read, structure::rebuild}`.
fn imports(code: &str) -> BTreeSet<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut found = BTreeSet::new();
    for (at, root) in code.match_indices("crate::").chain(code.match_indices("resdiff::")) {
        let rest = &code[at + root.len()..];
        match rest.strip_prefix('{') {
            None => drop(found.insert(name(rest))),
            Some(list) => {
                let mut depth = 0;
                let mut items = vec![String::new()];
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => items.push(String::new()),
                        _ => items.last_mut().unwrap().push(c),
                    }
                }
                found.extend(items.iter().map(|item| name(item)).filter(|name| !name.is_empty()));
            }
        }
    }
    found
}

/// The code of a file with `crate::` for each path of `super::` that leads out of its module.
fn rooted(file: &str, code: &str) -> String {
    let depth = file.trim_end_matches(".rs").split('/').count();
    code.replace(&"super::".repeat(depth), "crate::")
}

/// The modules of CONTRIBUTING.md in their order, each with those that it may import.
fn allowed() -> Vec<(String, BTreeSet<String>)> {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let list = text.split("```text imports\n").nth(1).expect("CONTRIBUTING.md has the list");
    let lines = list.split("```").next().unwrap().lines();
    lines
        .map(|line| {
            let mut words = line.split_whitespace().map(str::to_owned);
            (words.next().unwrap(), words.collect())
        })
        .collect()
}

#[test]
fn modules_import_only_what_the_list_allows() {
    let allowed: BTreeMap<_, _> = allowed().into_iter().collect();
    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let sources = sources();
    for (file, text) in &sources {
        let own = module(file);
        if matches!(own, "lib" | "main") {
            continue;
        }
        let may = allowed.get(own).unwrap_or_else(|| panic!("{own} is not in the list"));
        for import in imports(&rooted(file, &code(file, text))) {
            let is_module = allowed.contains_key(&import);
            assert!(
                !is_module || import == own || may.contains(&import),
                "{file} imports {import}"
            );
            used.entry(own).or_default().insert(import);
        }
    }
    // What is allowed and not used is to go, so that the list says how the house is.
    for (own, may) in &allowed {
        for module in may {
            let is_used = used.get(own.as_str()).is_some_and(|used| used.contains(module));
            assert!(is_used, "{own} does not import {module} any more: take it from the list");
        }
    }
}

#[test]
fn imports_go_one_way() {
    let mut seen = BTreeSet::new();
    for (own, may) in allowed() {
        for module in may {
            assert!(seen.contains(&module), "{own} imports {module}, which stands below it");
        }
        assert!(seen.insert(own.clone()), "{own} stands twice");
    }
}

#[test]
fn what_has_one_place_stands_there() {
    for (file, text) in sources() {
        for (what, places, why) in ONLY {
            let at_home = places.iter().any(|place| file.starts_with(place));
            assert!(at_home || !text.contains(what), "{file} has `{what}`: {why}");
        }
    }
}

#[test]
fn imports_are_read_in_every_form() {
    let code = "use crate::model::Side;\nuse crate::{read, structure::{a, b}};\nlet x = crate::words::diff();";
    let found: Vec<String> = imports(code).into_iter().collect();
    assert_eq!(found, ["model", "read", "structure", "words"]);
    let code = rooted(
        "findings/things/money.rs",
        "use super::{a, b};\nuse super::super::super::view::View;",
    );
    assert_eq!(imports(&code).into_iter().collect::<Vec<_>>(), ["view"]);
}
