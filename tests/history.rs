//! `resdiff history` and `resdiff blame` as their users meet them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

#[path = "common/schemas.rs"]
mod schemas;

const THREE: [&str; 3] = ["78/241", "79/62", "80/57"];

fn resdiff(args: &[&str]) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("resdiff");
    for name in
        ["RESDIFF_VERSIONS", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM", "XDG_DATA_HOME"]
    {
        command.env_remove(name);
    }
    command.env("HOME", "/nowhere").args(args);
    command
}

fn stdout(args: &[&str]) -> String {
    let output = resdiff(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn history(more: &[&str]) -> String {
    let args: Vec<&str> =
        ["history"].into_iter().chain(THREE).chain(more.iter().copied()).collect();
    stdout(&args)
}

#[test]
fn the_table_has_one_line_a_lineage_and_fits() {
    for width in [80, 160] {
        let printed = history(&["--width", &width.to_string()]);
        assert!(printed.contains("  PP1      ~ PP2      ~ PP2"), "{printed}");
        assert!(printed.contains("  PP2      → PP5        PP5"), "{printed}");
        assert!(printed.contains("  79/62   28 in the text, 4 kept"), "{printed}");
        for line in printed.lines() {
            assert!(line.chars().count() <= width, "{line}");
            assert_eq!(line, line.trim_end());
        }
        assert!(!printed.contains('\u{1b}'));
    }
}

#[test]
fn many_versions_are_cut_into_several_tables() {
    let folder = TempDir::new().unwrap();
    for year in 60..80 {
        let text = format!(
            "The General Assembly,\n\n1. Requests the Secretary-General to report on case {year};\n\n2. Decides to meet.\n"
        );
        fs::write(folder.path().join(format!("A-RES-{year}-1.txt")), text).unwrap();
    }
    let printed = stdout(&["history", folder.path().to_str().unwrap(), "--width", "80"]);
    assert!(printed.matches("Paragraphs\n").count() > 1, "{printed}");
    assert!(printed.lines().all(|line| line.chars().count() <= 80), "{printed}");
    assert!(printed.starts_with("A/RES/60/1 → A/RES/61/1"), "{printed}");
}

#[test]
fn the_order_is_that_of_the_dates() {
    assert_eq!(stdout(&["history", "80/57", "78/241", "79/62"]), history(&[]));
}

#[test]
fn colour_is_for_signs_and_plain_output_has_none() {
    let coloured = history(&["--color", "always"]);
    assert!(coloured.contains('\u{1b}'));
    let mut plain = resdiff(&["history", "78/241", "79/62"]);
    plain.env("NO_COLOR", "1").assert().success().stdout(contains('\u{1b}').not());
}

#[test]
fn the_json_is_as_its_schema_says() {
    for (command, schema) in [
        (vec!["history", "78/241", "79/62", "80/57"], "history"),
        (vec!["blame", "80/57", "79/62", "78/241"], "blame"),
    ] {
        let mut args = command;
        args.extend(["--format", "json"]);
        let value = serde_json::from_str(&stdout(&args)).unwrap();
        schemas::assert_valid(schema, &value);
    }
}

#[test]
fn markdown_and_csv_have_the_same_cells() {
    let markdown = history(&["--format", "markdown"]);
    assert!(
        markdown.contains("| 2023, 78/241 | 2024, 79/62 | 2025, 80/57 | Opening words |"),
        "{markdown}"
    );
    assert!(markdown.contains("| PP2 | PP5 kept, moved | PP5 kept |"), "{markdown}");
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("laws.csv");
    history(&["-o", file.to_str().unwrap()]);
    let csv = fs::read_to_string(file).unwrap();
    assert!(
        csv.starts_with("kind,\"2023, 78/241\",\"2024, 79/62\",\"2025, 80/57\",text\n"),
        "{csv}"
    );
    assert!(
        csv.contains("\nparagraph,PP2,\"PP5 kept, moved\",PP5 kept,\"Recognizing the rapid"),
        "{csv}"
    );
}

#[test]
fn html_is_one_file_that_names_every_paragraph() {
    let html = history(&["--format", "html"]);
    let newest = ["PP1", "PP13", "OP1", "OP4"];
    for address in newest {
        assert!(html.contains(&format!("id=\"l-{address}\"")), "{address}");
    }
    assert!(html.contains("id=\"l-OP1-of-78-241\""));
    // The subject, a sentence, the picture, then the rows as the newest text has them.
    let places = [
        "<h1><bdi dir=\"ltr\">Lethal autonomous weapons systems",
        "Of the 17 paragraphs of <bdi>80/57</bdi>, 7 go back to <bdi>78/241</bdi> and none is new in it",
        "<svg",
        "href=\"#l-PP1\"><bdi>PP1",
        "href=\"#l-PP9\"><bdi>PP9",
        "href=\"#l-PP10\"><bdi>PP10",
        "href=\"#l-OP1\"><bdi>OP1",
        "href=\"#l-OP4\"><bdi>OP4",
        "totals of each version",
    ];
    let place = |what: &str| html.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(places.map(place).is_sorted(), "{:?}", places.map(place));
    let blame = stdout(&["blame", "80/57", "79/62", "78/241", "--format", "html"]);
    let passage = "<span class=\"oldest\"><span class=\"origin vh\" lang=\"en\" dir=\"ltr\"><bdi>2023 PP1</bdi> </span>Affirming";
    assert!(blame.contains(passage));
    assert!(blame.contains(" <svg class=\"bar\""));
    for page in [html, blame] {
        assert!(
            !page.contains("<script")
                && !page.contains(" style=")
                && !page.contains("http-equiv=\"refresh\"")
        );
    }
}

#[test]
fn blame_names_year_and_address() {
    let printed = stdout(&["blame", "80/57", "79/62", "78/241", "--width", "100"]);
    assert!(
        printed.contains("PP5\n  2023 78/241 PP2  Recognizing the rapid development"),
        "{printed}"
    );
    assert!(printed.contains("2025 80/57 PP4   {+peace and security,+}"), "{printed}");
    assert!(printed.contains("Share of the text by year of first appearance"), "{printed}");
}

#[test]
fn a_newest_text_that_is_older_is_told() {
    resdiff(&["blame", "78/241", "80/57"])
        .assert()
        .success()
        .stderr(contains("A/RES/78/241 is older than A/RES/80/57"));
}

#[test]
fn what_cannot_be_done_is_one_sentence() {
    let folder = TempDir::new().unwrap();
    let empty = folder.path().to_str().unwrap();
    for (args, sentence) in [
        (vec!["history", "78/241"], "needs at least two texts"),
        (vec!["history", empty], "holds no texts"),
        (vec!["history", "78/241", "79/99"], "79/99 is not among the known texts"),
        (vec!["history", "-", "-"], "only once"),
        (vec!["history", "78/241", "79/62", "--print"], "--print is for HTML"),
        (
            vec!["blame", "79/62", "78/241", "--format", "csv"],
            "blame cannot be written as csv: use --format terminal, json or html",
        ),
    ] {
        let assert = resdiff(&args).assert().code(2).stdout("").stderr(contains(sentence));
        let stderr = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
}

#[test]
fn a_folder_with_several_forms_of_a_text_has_it_once() {
    let folder = TempDir::new().unwrap();
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("versions/en");
    for name in ["A-RES-78-241", "A-RES-79-62"] {
        fs::copy(built_in.join(format!("{name}.txt")), folder.path().join(format!("{name}.txt")))
            .unwrap();
    }
    fs::write(folder.path().join("a-res-79-62.html"), "<p>The General Assembly,</p>").unwrap();
    for about in ["notes.doc", "README.md"] {
        fs::write(folder.path().join(about), "no text").unwrap();
    }
    let printed = stdout(&["history", folder.path().to_str().unwrap()]);
    assert!(printed.starts_with("A/RES/78/241 → A/RES/79/62\n"), "{printed}");
}
