//! The README's commands print what the README says.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use assert_cmd::Command;

/// A line of this alone stands for any number of lines.
const ELISION: &str = "…";

#[test]
fn every_command_of_the_readme_prints_what_it_shows() {
    let readme = include_str!("../README.md");
    let mut seen = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("\n```").next().unwrap_or_default();
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
    assert!(seen >= 4, "only {seen} commands");
}

#[test]
#[cfg(unix)]
fn every_other_command_of_the_readme_runs() {
    let readme = include_str!("../README.md");
    let folder = tempfile::tempdir().expect("a folder");
    let program = assert_cmd::cargo::cargo_bin("resdiff");
    let programs = program.parent().expect("the folder of the program").display();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    let blocks = readme.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("\n```").next().unwrap_or_default().lines());
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
