//! Outputs that end early or cannot be written: a reader who has enough is no error, anything else is one sentence.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Every command that writes a result, and every format of it.
const WRITERS: [&str; 21] = [
    "compare 78/241 79/62",
    "compare 78/241 79/62 --format json",
    "compare 78/241 79/62 --format html",
    "compare 78/241 79/62 --format docx",
    "compare 78/241 79/62 --format docx-table",
    "compare 78/241 79/62 --format markdown",
    "compare 78/241 79/62 --format csv",
    "compare 78/241 79/62 --format xlsx",
    "compare 78/241 79/62 --format pdf",
    "changelog 78/241 79/62",
    "changelog 78/241 79/62 --format csv",
    "show 79/62",
    "show 79/62 --format json",
    "history 78/241 79/62 80/57",
    "history 78/241 79/62 80/57 --format csv",
    "history 78/241 79/62 80/57 --format markdown",
    "blame 80/57 79/62 78/241",
    "explain",
    "explain OP1 78/241 79/62",
    "versions",
    "versions --format json",
];

/// Commands that write to standard output only.
const SPEAKERS: [&str; 6] = [
    "--help",
    "--version",
    "compare --help",
    "batch",
    "versions where",
    "session old new --pairs-only",
];

/// The command of a line, where `batch` gets a line to answer and `session` two folders.
fn command(line: &str, folder: &Path) -> Command {
    for (name, text) in [("old/A-RES-78-1.txt", "78/1"), ("new/A-RES-79-1.txt", "79/1")] {
        std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        let text = format!("Resolution {text}\n\nThe General Assembly,\n\n1. Decides to meet.\n");
        std::fs::write(folder.join(name), text).unwrap();
    }
    std::fs::write(folder.join("lines"), "{\"old\": \"78/241\", \"new\": \"79/62\"}\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_resdiff"));
    command.args(line.split(' ')).current_dir(folder).env_remove("RESDIFF_VERSIONS");
    command.env("HOME", folder).stdin(File::open(folder.join("lines")).unwrap());
    command.stderr(Stdio::piped());
    command
}

/// What becomes of a command whose reader is gone before it writes.
fn unread(line: &str) -> Output {
    let folder = TempDir::new().unwrap();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    command(line, folder.path()).stdout(writer).output().unwrap()
}

fn is_quiet(line: &str, output: &Output) {
    assert!(output.status.success(), "{line}: {output:?}");
    assert!(output.stderr.is_empty(), "{line}: {output:?}");
}

#[test]
fn a_reader_who_has_enough_of_standard_output_is_no_error() {
    for line in WRITERS.iter().chain(&SPEAKERS) {
        is_quiet(line, &unread(line));
    }
}

#[test]
fn a_reader_who_has_enough_of_a_named_output_is_no_error() {
    for line in WRITERS {
        for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
            let line = format!("{line} -o {name}");
            is_quiet(&line, &unread(&line));
        }
    }
}

#[test]
fn a_reader_who_leaves_a_named_pipe_is_no_error() {
    for line in WRITERS {
        let folder = TempDir::new().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let line = format!("{line} -o pipe");
        let child = command(&line, folder.path()).stdout(Stdio::null()).spawn().unwrap();
        // Opened by both, then left by the reader.
        let mut first = [0];
        let mut reader = File::open(&pipe).unwrap();
        reader.read_exact(&mut first).unwrap();
        drop(reader);
        is_quiet(&line, &child.wait_with_output().unwrap());
        assert!(!std::fs::metadata(&pipe).unwrap().is_file(), "{line}");
    }
}

#[test]
fn a_full_disk_is_one_sentence_that_names_the_output() {
    let told = |line: &str, name: &str| {
        let folder = TempDir::new().unwrap();
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = command(line, folder.path()).stdout(full).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}: {stderr}");
        let begins = format!("resdiff: {name} cannot be written, no room is left there: ");
        assert!(stderr.starts_with(&begins), "{line}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{line}: {stderr}");
    };
    for line in WRITERS {
        told(line, "standard output");
        told(&format!("{line} -o /dev/full"), "/dev/full");
    }
    for line in SPEAKERS {
        told(line, "standard output");
    }
}

#[test]
fn standard_output_by_its_name_is_standard_output() {
    for name in ["/dev/stdout", "/dev/fd/1"] {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("all.txt");
        let mut out = File::create(&path).unwrap();
        out.write_all(b"what was there\n").unwrap();
        let line = format!("show 79/62 -o {name}");
        let status = command(&line, folder.path()).stdout(out).status().unwrap();
        assert!(status.success());
        let all = std::fs::read_to_string(&path).unwrap();
        let (first, rest) = all.split_once('\n').unwrap();
        assert_eq!(first, "what was there");
        assert!(rest.starts_with("A/RES/79/62"), "{rest}");
    }
}

#[test]
fn trouble_is_trouble_where_nobody_listens() {
    let folder = TempDir::new().unwrap();
    for line in ["show nix.txt", "compare 78/241", "--typo"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let status = command(line, folder.path()).stderr(writer).status().unwrap();
        assert_eq!(status.code(), Some(2), "{line}");
    }
}

#[test]
fn a_pipe_that_nobody_writes_to_is_not_waited_for_and_no_text_of_a_folder() {
    let folder = TempDir::new().unwrap();
    for name in ["A-RES-78-1.txt", "A-RES-79-1.txt"] {
        let made = Command::new("mkfifo").arg(folder.path().join(name)).status();
        assert!(made.unwrap().success());
    }
    let output = command("show ./A-RES-78-1.txt --max-time 0.2", folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("A-RES-78-1.txt was not read within 0.2 seconds"), "{said}");
    let listed = command("versions", folder.path()).env("RESDIFF_VERSIONS", ".").output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
}
