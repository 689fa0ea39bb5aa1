//! `resdiff session` as its users meet it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use assert_cmd::assert::OutputAssertExt as _;
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use tempfile::TempDir;

#[path = "common/breaking.rs"]
mod breaking;
#[path = "common/history.rs"]
mod history;
#[path = "common/schemas.rs"]
mod schemas;

use breaking::breaking_pdf;
use history::{Chance, History};

fn resdiff(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_resdiff"));
    command.current_dir(folder).arg("session").args(args);
    for name in ["RESDIFF_VERSIONS", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command.env("HOME", "/nowhere");
    command
}

/// Writes a resolution; what its preamble says stands before its points.
fn write(folder: &Path, number: &str, title: &str, preamble: &str, points: &[&str]) {
    let mut text = format!("{number}. {title}\n\n\nThe General Assembly,\n\n{preamble}\n");
    for (at, point) in points.iter().enumerate() {
        text += &format!("\n{}. {point}\n", at + 1);
    }
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join(format!("A-RES-{}.txt", number.replace('/', "-"))), text).unwrap();
}

const FISH: &[&str] = &[
    "Requests the Secretary-General to report on fisheries and oceans at its next session;",
    "Decides to include the item on the sustainable use of living marine resources.",
];
const ARMS: &[&str] = &[
    "Calls upon States to sign the treaty on conventional ammunition without delay;",
    "Invites contributions to the trust fund for verification in all regions.",
];
const PEACE: &[&str] = &[
    "Urges all parties to the negotiations to respect the mandate of the mission in the capital.",
];

/// Two small sessions.
fn sessions() -> TempDir {
    let folder = TempDir::new().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    write(&old, "78/1", "Fisheries", "Noting the state of affairs,", FISH);
    write(&old, "78/2", "Ammunition", "Noting the state of affairs,", ARMS);
    write(
        &old,
        "78/3",
        "Report of the Commission on the work of its fifty-sixth session",
        "Noting,",
        PEACE,
    );
    write(
        &old,
        "78/4",
        "World Potato Day",
        "Noting potatoes,",
        &["Proclaims the day of the potato in the summer."],
    );
    write(
        &new,
        "79/7",
        "Fisheries",
        "Recalling its resolution 78/1 of 2 December 2023,",
        &[
            FISH[0],
            "Decides to include the item on the sustainable use of living marine resources in the agenda.",
        ],
    );
    // Another title, but the content, and the old one is cited.
    write(
        &new,
        "79/8",
        "Stockpiles of ammunition",
        "Recalling its resolution 78/2 of 2 December 2023,",
        ARMS,
    );
    write(
        &new,
        "79/9",
        "Report of the Commission on the work of its fifty-seventh session",
        "Noting,",
        PEACE,
    );
    write(
        &new,
        "79/10",
        "World Horse Day",
        "Noting horses,",
        &["Proclaims the day of the horse in the winter."],
    );
    folder
}

/// Every file below a folder, with its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(
                    path.strip_prefix(folder).unwrap().to_owned(),
                    fs::read(&path).unwrap(),
                );
            }
        }
    }
    files
}

#[test]
fn pairs_are_printed_with_their_evidence() {
    let folder = sessions();
    let args = ["old", "new", "--pairs-only", "--width", "100"];
    let output = resdiff(folder.path(), &args).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = printed.lines().collect();
    assert!(
        lines[0].starts_with("  A-RES-78-1 → A-RES-79-7  same title, cited in the preamble,"),
        "{printed}"
    );
    assert!(
        lines[1].starts_with("  A-RES-78-2 → A-RES-79-8  33% of the title, cited in the preamble,"),
        "{printed}"
    );
    assert!(lines[2].starts_with("  A-RES-78-3 → A-RES-79-9  same title,"), "{printed}");
    assert!(lines[3].starts_with("− A-RES-78-4               no successor found"), "{printed}");
    assert!(lines[4].starts_with("+ A-RES-79-10              no predecessor found"), "{printed}");
    assert_eq!(lines[5], "3 pairs, 1 without a successor, 1 without a predecessor");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_session_has_an_index_reports_and_tables() {
    let folder = sessions();
    resdiff(folder.path(), &["old", "new", "-o", "out"])
        .assert()
        .success()
        .stdout(contains("3 pairs compared: open out/index.html"))
        .stderr("");
    let files = tree(&folder.path().join("out"));
    let names: Vec<&str> = files.keys().map(|path| path.to_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "index.html",
            "pairs.csv",
            "reports/A-RES-79-7.html",
            "reports/A-RES-79-8.html",
            "reports/A-RES-79-9.html",
            "session.csv",
            "session.jsonl",
        ]
    );
    let text = |name: &str| String::from_utf8(files[Path::new(name)].clone()).unwrap();
    let lines = schemas::valid_lines("session", &text("session.jsonl"));
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["report"], "reports/A-RES-79-7.html");
    // The most substance first: words were added to the one on fisheries alone.
    let index = text("index.html");
    let place = |name: &str| index.find(&format!("href=\"reports/{name}.html\"")).unwrap();
    assert!(place("A-RES-79-7") < place("A-RES-79-9"));
    assert!(index.contains("<h1>78th → 79th session</h1>"));
    for alone in
        ["<bdi>A/RES/78/4</bdi> <span class=\"facts\"><bdi>World Potato Day", "World Horse Day"]
    {
        assert!(index.contains(alone), "{alone}");
    }
    assert!(text("session.csv").starts_with("rank,old,new,title,words of substance,"));
    assert!(text("session.csv").contains("\n1,A/RES/78/1,A/RES/79/7,Fisheries,"));
}

#[test]
fn a_corrected_manifest_is_what_is_compared() {
    let folder = sessions();
    resdiff(folder.path(), &["old", "new", "-o", "out", "--pairs-only"]).assert().success();
    let pairs = folder.path().join("out/pairs.csv");
    let mut table = fs::read_to_string(&pairs).unwrap();
    assert_eq!(tree(&folder.path().join("out")).len(), 1);
    table += "old/A-RES-78-4.txt,new/A-RES-79-10.txt,by hand\n78/241,79/62,symbols\n";
    fs::write(folder.path().join("mine.csv"), table).unwrap();
    resdiff(folder.path(), &["--manifest", "mine.csv", "-o", "mine"])
        .assert()
        .success()
        .stdout(contains("A-RES-78-4 → A-RES-79-10  by hand"))
        .stdout(contains("5 pairs compared"));
    let files = tree(&folder.path().join("mine"));
    assert!(files.contains_key(Path::new("reports/79-62.html")), "{:?}", files.keys());
}

#[test]
fn one_bad_file_is_told_and_left_out() {
    let folder = sessions();
    fs::write(folder.path().join("new/A-RES-79-11.txt"), [0u8, 159, 146, 150, 0, 0]).unwrap();
    resdiff(folder.path(), &["old", "new", "-o", "out"])
        .assert()
        .code(2)
        .stdout(contains("3 pairs compared"))
        .stderr(contains("new/A-RES-79-11.txt"))
        .stderr(contains("1 file or pair was left out"));
    let index = fs::read_to_string(folder.path().join("out/index.html")).unwrap();
    assert!(index.contains("Left out:") && index.contains("new/A-RES-79-11.txt"));
    // A pair of the manifest that cannot be read.
    fs::write(folder.path().join("m.csv"), "old,new\n78/241,79/62\nold/none.txt,79/62\n").unwrap();
    resdiff(folder.path(), &["--manifest", "m.csv", "-o", "out2"])
        .assert()
        .code(2)
        .stdout(contains("1 pair compared"))
        .stderr(contains("old/none.txt cannot be read"));
}

#[test]
fn a_file_that_breaks_its_reader_is_left_out_too() {
    let folder = sessions();
    fs::write(folder.path().join("new/A-RES-79-11.pdf"), breaking_pdf()).unwrap();
    resdiff(folder.path(), &["old", "new", "-o", "out"])
        .assert()
        .code(2)
        .stdout(contains("3 pairs compared"))
        .stderr(contains("new/A-RES-79-11.pdf breaks the program that reads it"))
        .stderr(contains("panicked").not());
}

#[test]
fn a_folder_takes_one_run_at_a_time() {
    let folder = sessions();
    let under_way = folder.path().join("out/.resdiff");
    fs::create_dir_all(&under_way).unwrap();
    let lock = fs::File::create(under_way.join("lock")).unwrap();
    lock.lock().unwrap();
    let run = || resdiff(folder.path(), &["old", "new", "-q", "-o", "out"]);
    run().assert().code(2).stderr(contains("out is written by another run: wait for it"));
    drop(lock);
    run().assert().success();
    assert!(!under_way.exists());
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_whose_name_is_no_utf_8_is_read_as_any_other() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = sessions();
    let name =
        |side: &str| folder.path().join(side).join(std::ffi::OsStr::from_bytes(b"fish-\xff.txt"));
    for (side, number) in [("old", "78/1"), ("new", "79/7")] {
        fs::rename(
            folder.path().join(side).join(format!("A-RES-{}.txt", number.replace('/', "-"))),
            name(side),
        )
        .unwrap();
    }
    let assert = resdiff(folder.path(), &["old", "new", "--pairs-only"]).assert().success();
    let told = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    assert!(told.contains("fish-\u{fffd} → fish-\u{fffd}"), "{told}");
}

#[test]
fn what_cannot_be_done_is_one_sentence() {
    let folder = sessions();
    fs::write(folder.path().join("bad.csv"), "a,b\n1,2\n").unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    for (args, sentence) in [
        (vec!["none", "new", "-o", "out"], "none is no folder"),
        (vec!["old", ".", "-o", "out"], ". holds no texts"),
        (vec!["--manifest", "bad.csv", "-o", "out"], "bad.csv lacks a column old or new"),
        (vec!["--manifest", "none.csv", "-o", "out"], "none.csv cannot be read"),
        (vec!["old", "new", "-q", "-o", "file/out"], "file/out cannot be written"),
    ] {
        let assert = resdiff(folder.path(), &args).assert().code(2).stderr(contains(sentence));
        let stderr = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
    assert!(!folder.path().join("out").exists());
}

/// Two sessions of `count` resolutions each that take a while to compare.
fn long_sessions(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    for session in [0, 1] {
        fs::create_dir(folder.path().join(["old", "new"][session])).unwrap();
    }
    for at in 0..count {
        let history = History::generate(at as u64 + 1, 2, 20);
        for session in [0, 1] {
            let number = 78 + session;
            let text = format!(
                "{number}/{}. Question {}\n\n\n{}",
                at + 1,
                "of the question ".repeat(at + 1),
                history.print(session)
            );
            let name = format!("{}/A-RES-{number}-{}.txt", ["old", "new"][session], at + 1);
            fs::write(folder.path().join(name), text).unwrap();
        }
    }
    folder
}

#[test]
fn a_killed_run_goes_on_and_comes_to_the_same() {
    let folder = long_sessions(24);
    let begun = std::time::Instant::now();
    resdiff(folder.path(), &["old", "new", "-o", "whole", "-q"]).assert().success();
    let whole = begun.elapsed();
    let wanted = tree(&folder.path().join("whole"));
    assert_eq!(wanted.len(), 24 + 4);
    let mut chance = Chance::new(7);
    for kill in 0..6 {
        let out = format!("killed-{kill}");
        let mut child = resdiff(folder.path(), &["old", "new", "-o", &out, "-q"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(chance.below(whole.as_micros() as usize) as u64));
        // SIGKILL; it may be done already.
        let _ = child.kill();
        child.wait().unwrap();
        resdiff(folder.path(), &["old", "new", "-o", &out, "-q", "--resume"]).assert().success();
        let found = tree(&folder.path().join(&out));
        assert!(found.keys().eq(wanted.keys()), "{:?}", found.keys());
        assert!(found == wanted);
    }
}

#[test]
fn what_changed_meanwhile_is_compared_again() {
    let folder = sessions();
    resdiff(folder.path(), &["old", "new", "-o", "out"]).assert().success();
    // What a killed run left: one finished pair, of a text that changes after it.
    let left = folder.path().join("out/.resdiff");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("0.json"), "{\"from\":\"other sums\"}\nnot what is wanted\n").unwrap();
    resdiff(folder.path(), &["old", "new", "-o", "out", "--resume"]).assert().success();
    let lines = fs::read_to_string(folder.path().join("out/session.jsonl")).unwrap();
    assert_eq!(schemas::valid_lines("session", &lines).len(), 3);
    assert!(!left.exists());
}
