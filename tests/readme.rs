//! The commands of the README and of the manual print what is shown there.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// A line of this alone stands for any number of lines.
const ELISION: &str = "…";

/// The README and the pages of the manual.
fn pages() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("the manual").flatten();
    let mut files: Vec<_> = docs.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.push(root.join("README.md"));
    files.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), fs::read_to_string(path).expect("a page"))).collect()
}

/// The blocks of a page between "```KIND" and "```".
fn blocks<'p>(page: &'p str, kind: &str) -> Vec<&'p str> {
    let fence = format!("```{kind}\n");
    let begun = page.split(fence.as_str()).skip(1);
    begun.map(|block| block.split("\n```").next().unwrap_or_default()).collect()
}

#[test]
fn every_command_prints_what_is_shown() {
    let pages = pages();
    let shown = pages.iter().flat_map(|(_, page)| blocks(page, "console"));
    // What begins with another program is run by tests/many.rs.
    let ours = shown.filter(|block| block.starts_with("$ resdiff "));
    let mut seen = 0;
    for block in ours {
        let (command, shown) = block.split_once('\n').expect("a command and its output");
        let arguments = command.strip_prefix("$ resdiff ").expect("a resdiff command");
        let output = Command::cargo_bin("resdiff")
            .expect("the binary")
            .args(arguments.split(' '))
            .env_remove("RESDIFF_VERSIONS")
            .env_remove("XDG_DATA_HOME")
            .env("RESDIFF_CONFIG", "")
            .env("HOME", "/nowhere")
            .env("NO_COLOR", "1")
            .output()
            .expect("an output");
        assert!(output.status.success(), "{command}");
        // A page does not show how the lines of a table end.
        let printed = String::from_utf8(output.stdout).expect("UTF-8").replace("\r\n", "\n");
        assert_shown(command, shown, printed.trim_end_matches('\n'));
        seen += 1;
    }
    assert!(seen >= 15, "only {seen} commands");
}

#[test]
#[cfg(unix)]
fn every_other_command_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = assert_cmd::cargo::cargo_bin("resdiff");
    let programs = program.parent().expect("the folder of the program").display();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    let pages = pages();
    let lines = pages.iter().flat_map(|(_, page)| blocks(page, "sh"));
    let lines = lines.flat_map(str::lines);
    let mut seen = 0;
    for line in lines.filter(|line| line.starts_with("resdiff ")) {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", line])
            .env("PATH", &path)
            .env("HOME", "/nowhere")
            .current_dir(folder.path());
        shell.env_remove("RESDIFF_VERSIONS").env("RESDIFF_CONFIG", "").assert().success();
        seen += 1;
    }
    assert!(seen >= 5, "only {seen} commands");
}

/// The pieces between elisions stand in the output in this order, the first at its beginning and the last at its end.
fn assert_shown(command: &str, shown: &str, printed: &str) {
    let lines: Vec<&str> = shown.split('\n').collect();
    let pieces: Vec<String> =
        lines.split(|line| *line == ELISION).map(|piece| piece.join("\n")).collect();
    let mut rest = printed;
    for (at, piece) in pieces.iter().enumerate() {
        let found = match at {
            0 => rest.starts_with(piece.as_str()).then_some(0),
            _ if at + 1 == pieces.len() => {
                rest.ends_with(piece.as_str()).then(|| rest.len() - piece.len())
            }
            _ => rest.find(piece.as_str()),
        };
        let found =
            found.unwrap_or_else(|| panic!("{command} no longer prints\n{piece}\nbut\n{rest}"));
        rest = &rest[found + piece.len()..];
    }
    assert!(pieces.len() > 1 || rest.is_empty(), "{command} prints more:\n{rest}");
}

#[test]
fn every_link_of_the_manual_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, page) in pages() {
        let folder = if name == "README.md" { root.to_owned() } else { root.join("docs") };
        for link in page.split("](").skip(1) {
            let link = link.split([')', '#']).next().unwrap_or_default();
            let is_here = !link.is_empty() && !link.contains("://");
            assert!(!is_here || folder.join(link).exists(), "{name} links to {link}");
        }
    }
}

#[test]
fn every_page_stands_in_the_contents() {
    let pages = pages();
    let is_contents = |(name, _): &&(String, String)| name == "SUMMARY.md";
    let (_, contents) = pages.iter().find(is_contents).expect("the contents");
    let named = |name: &str| contents.contains(&format!("]({name})"));
    let inside = ["README.md", "SUMMARY.md"];
    for (name, _) in pages.iter().filter(|(name, _)| !inside.contains(&name.as_str())) {
        assert!(named(name), "docs/SUMMARY.md does not name {name}");
    }
}
