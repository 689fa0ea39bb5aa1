//! The command as its users meet it: arguments, files, errors, exit status.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, ends_with, is_empty, starts_with};
use tempfile::TempDir;

#[path = "docx/maker.rs"]
#[allow(dead_code, reason = "made for the tests of the reader")]
mod docx;

const OLD: &str = "\
The General Assembly,

Recalling its resolution 77/1 of 5 October 2022,

Noting with concern the state of affairs,

1. Decides to convene a meeting in 2024;

2. Requests the Secretary-General to submit a report.
";

const NEW: &str = "\
The General Assembly,

Recalling its resolution 78/1 of 6 October 2023,

Noting with concern the state of affairs,

1. Encourages all Member States to take part in full;

2. Decides to convene a meeting in 2024;

3. Requests the Secretary-General to submit a report.
";

/// The command in an environment that decides nothing.
fn resdiff(args: &[&str]) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("resdiff");
    command.args(args);
    for name in [
        "RESDIFF_VERSIONS",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "TERM",
        "XDG_DATA_HOME",
        "RESDIFF_COMPLETE",
        "PAGER",
        "RESDIFF_PAGER",
    ] {
        command.env_remove(name);
    }
    // No library and no settings of whoever runs the tests.
    command.env("HOME", "/nowhere").env("RESDIFF_CONFIG", "");
    command
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A folder with `old.txt` and `new.txt`, and the command in it.
fn pair(args: &[&str]) -> (TempDir, Command) {
    let folder = folder(&[("old.txt", OLD), ("new.txt", NEW)]);
    let mut command = resdiff(args);
    command.current_dir(folder.path());
    (folder, command)
}

/// Runs into trouble: status 2, nothing on standard output, one sentence of this text.
fn trouble(mut command: Command, sentence: &str) {
    command
        .assert()
        .code(2)
        .stdout(is_empty())
        .stderr(starts_with("resdiff: ").and(contains(sentence)).and(ends_with("\n")))
        .stderr(predicate::function(|text: &str| text.lines().count() == 1));
}

mod help {
    use super::*;

    #[test]
    fn it_has_examples_defaults_statuses_and_variables() {
        for (args, has_statuses) in [(["compare", "--help"], true), (["compare", "-h"], false)] {
            resdiff(&args)
                .assert()
                .success()
                .stdout(contains("resdiff compare 78/241 79/62"))
                // What everyday use does without is in the long help alone.
                .stdout(contains("Exit status:").count(usize::from(has_statuses)))
                .stdout(contains("--max-size").count(usize::from(has_statuses)))
                .stdout(contains("\nArguments:\n  <OLD>"))
                .stdout(
                    predicate::str::is_match(r"side-by-side from 140 columns, else\s+inline")
                        .unwrap(),
                )
                .stdout(contains("RESDIFF_VERSIONS"))
                .stdout(contains("-o, --output <FILE>"));
        }
    }

    #[test]
    fn every_option_has_a_default() {
        for command in [
            "compare",
            "show",
            "explain",
            "versions",
            "versions add",
            "versions remove",
            "versions where",
            "man",
        ] {
            let mut help = resdiff(&[]);
            let output = help.args(command.split(' ')).arg("-h").output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            let options = text.split("\nExamples:").next().unwrap();
            let options = options.split("\nOptions:").nth(1).unwrap();
            let joined = options.split_whitespace().collect::<Vec<_>>().join(" ");
            let count = |pattern| joined.matches(pattern).count();
            // All but --help; the first option has lost the space before it.
            assert_eq!(
                count(" --") + usize::from(joined.starts_with("--")) - 1,
                count("[default: "),
                "{text}"
            );
        }
    }

    #[test]
    fn usage_errors_are_trouble_with_a_suggestion() {
        resdiff(&["comparee"]).assert().code(2).stderr(contains("'compare'"));
        resdiff(&["compare", "78/241"]).assert().code(2);
        resdiff(&["compare", "78/241", "79/62", "--veiw", "list"])
            .assert()
            .code(2)
            .stderr(contains("--view"));
        resdiff(&["compare", "78/241", "79/62", "--lang", "de"])
            .assert()
            .code(2)
            .stderr(contains("French (fr)"));
        for (typed, meant) in
            [("--side-by-side", "--view side-by-side"), ("--json", "--format json")]
        {
            let refused = resdiff(&["compare", "78/241", "79/62", typed]).assert().code(2);
            refused.stderr(contains(format!("'{meant}'")).and(contains("tip:").count(1)));
        }
    }

    #[test]
    fn two_texts_alone_are_compared() {
        let asked = resdiff(&["compare", "78/241", "79/62", "--view", "list"]).output().unwrap();
        for line in [["78/241", "79/62", "--view", "list"], ["--view", "list", "78/241", "79/62"]] {
            resdiff(&line).assert().success().stdout(asked.stdout.clone());
        }
        let one = resdiff(&["78/241"]).assert().code(2);
        one.stderr(contains("<NEW>").and(contains("resdiff compare")));
        resdiff(&["no-command"]).assert().code(2).stderr(contains("subcommand 'no-command'"));
    }
}

mod errors {
    use super::*;

    #[test]
    fn an_unknown_symbol_is_told_with_near_misses() {
        trouble(
            resdiff(&["show", "78/62"]),
            "A/RES/78/62 is not among the known texts; did you mean A/RES/79/62?",
        );
        trouble(
            resdiff(&["show", "12/3456"]),
            "A/RES/12/3456 is not among the known texts: give the path",
        );
    }

    #[test]
    fn a_language_that_is_not_there_is_told_with_those_that_are() {
        trouble(
            resdiff(&["compare", "78/241", "79/62", "--lang", "fr"]),
            "A/RES/78/241 is not available in French (fr); available: English (en)",
        );
    }

    #[test]
    fn a_missing_file_is_not_an_unknown_symbol() {
        trouble(resdiff(&["show", "draft.txt"]), "draft.txt cannot be read, there is no such file");
        trouble(resdiff(&["show", "./78/241"]), "./78/241 cannot be read, there is no such file");
        trouble(resdiff(&["show", "draft"]), "draft is neither a file nor a symbol such as 78/241");
        trouble(resdiff(&["show", "A/RESS/79/62"]), "did you mean A/RES/79/62?");
        trouble(resdiff(&["show", "A-RES-79-62.txt"]), "did you mean A/RES/79/62?");
    }

    #[test]
    fn a_folder_is_no_text() {
        let here = folder(&[("texts/notes.txt", "")]);
        let mut command = resdiff(&["show", "texts"]);
        command.current_dir(here.path());
        trouble(command, "texts cannot be read, it is a folder");
        let here = folder(&[("old/a.txt", OLD), ("new/a.txt", NEW)]);
        let mut command = resdiff(&["compare", "old", "new"]);
        command.current_dir(here.path());
        trouble(command, "old and new are folders: `resdiff session old new -o FOLDER`");
    }

    #[test]
    fn an_empty_file_is_told() {
        let here = folder(&[("a.txt", ""), ("b.txt", " \n\n")]);
        for name in ["a.txt", "b.txt"] {
            let mut command = resdiff(&["compare", name, "79/62"]);
            command.current_dir(here.path());
            trouble(command, &format!("{name} is empty"));
        }
    }

    #[test]
    #[cfg(unix)]
    fn an_unreadable_file_is_told() {
        use std::os::unix::fs::PermissionsExt as _;
        let here = folder(&[("a.txt", OLD)]);
        let path = here.path().join("a.txt");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&path).is_ok() {
            return; // root reads everything
        }
        trouble(resdiff(&["show", path.to_str().unwrap()]), "permission denied");
    }

    #[test]
    fn standard_input_is_read_once() {
        trouble(resdiff(&["compare", "-", "-"]), "standard input can be read only once");
        let mut command = resdiff(&["show", "-"]);
        command.write_stdin("");
        trouble(command, "standard input is empty");
    }

    #[test]
    fn a_folder_of_texts_that_is_not_there_is_told() {
        trouble(
            resdiff(&["show", "79/62", "--versions", "nowhere"]),
            "the folder of texts nowhere cannot be listed",
        );
    }

    #[test]
    fn names_cannot_act_on_the_terminal() {
        trouble(resdiff(&["show", "a\u{1b}[2J.txt"]), "a⟨U+001B⟩[2J.txt");
    }

    #[test]
    fn an_output_that_cannot_be_written_is_told() {
        trouble(
            resdiff(&["show", "79/62", "-o", "nowhere/a.txt"]),
            "nowhere/a.txt cannot be written, there is no such folder: name another file with -o\n",
        );
    }
}

mod limits {
    use super::*;

    #[test]
    fn a_file_above_a_limit_is_refused() {
        for args in [
            &["show", "old.txt", "--max-size", "100"][..],
            &["compare", "79/62", "old.txt", "--max-size", "100"],
        ] {
            let (_folder, command) = pair(args);
            trouble(
                command,
                "old.txt is too large to read (its size): split it first, or raise the limit with --max-size",
            );
        }
        for (limit, what) in
            [("--max-text", "the length of its text"), ("--max-lines", "the number of its lines")]
        {
            let (_folder, command) = pair(&["show", "old.txt", limit, "2"]);
            trouble(command, &format!("({what}): split it first, or raise the limit with {limit}"));
        }
        let mut command = resdiff(&["show", "-", "--max-size", "0.1K"]);
        command.write_stdin(OLD).assert().code(2);
        let mut command = resdiff(&["show", "-", "--max-size", "1k"]);
        command.write_stdin(OLD).assert().success();
    }

    #[test]
    fn a_file_that_takes_too_long_is_refused() {
        trouble(
            resdiff(&["show", "79/62", "--max-time", "0.000001"]),
            "built in: en/A-RES-79-62.txt was not read within 0.000001 seconds: split it, or allow more",
        );
    }

    #[test]
    fn limits_are_sizes_and_numbers_from_one() {
        for (option, value) in [
            ("--max-size", "big"),
            ("--max-lines", "0"),
            ("--max-pages", "0"),
            ("--max-depth", "-1"),
            ("--max-ratio", "0"),
            ("--max-unpacked", "1X"),
            ("--max-time", "0"),
        ] {
            resdiff(&["show", "79/62", &format!("{option}={value}")])
                .assert()
                .code(2)
                .stderr(contains(option));
        }
    }
}

mod show {
    use super::docx::{Maker, p, r};
    use super::*;

    #[test]
    fn it_prints_facts_paragraphs_notes_and_what_was_set_aside() {
        resdiff(&["show", "a-res-79-62"])
            .assert()
            .success()
            .stderr(is_empty())
            .stdout(starts_with("A/RES/79/62\n"))
            .stdout(contains("Lethal autonomous weapons systems"))
            .stdout(contains("Seventy-ninth session"))
            .stdout(contains("2 December 2024"))
            .stdout(contains("PP1 "))
            .stdout(contains("OP12 "))
            .stdout(contains("Treaty Series"))
            .stdout(contains("job number"));
    }

    #[test]
    fn it_reads_standard_input_and_files() {
        resdiff(&["show", "-"])
            .write_stdin(OLD)
            .assert()
            .success()
            .stdout(contains("standard input"))
            .stdout(contains("Decides to convene a meeting in 2024;"));
        let (_folder, mut command) = pair(&["show", "old.txt"]);
        command.assert().success().stdout(contains("OP2"));
    }

    #[test]
    fn it_ends_with_the_coverage_after_the_doubts() {
        resdiff(&["show", "79/62"]).assert().stdout(contains("Warning").not()).stdout(ends_with(
            "\n\n95.3% of 1,310 words are in paragraphs and notes; 62 not compared\n",
        ));
        let text = OLD.replace("2. Requests", "3. Requests").replace("2024;", "2024");
        resdiff(&["show", "-"]).write_stdin(text.as_str()).assert().success().stdout(contains(
            "\nWarning: OP1 ends without punctuation\n\
                 Warning: OP3 has no paragraph 2 before it\n\
                 100% of ",
        ));
        let output =
            resdiff(&["show", "-", "--format", "json"]).write_stdin(text).output().unwrap();
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(value["doubts"][0]["kind"], "no-punctuation");
        assert_eq!(value["doubts"][1]["address"], "OP3");
    }

    #[test]
    fn what_the_reader_noticed_is_told_on_standard_error() {
        let page = "<html><body><p>The General Assembly,</p><p>1. Decides to meet;</p>\
                    <p>2. Requests a report.</p></body></html>";
        let here = folder(&[("draft.pdf", page)]);
        for args in [
            &["show", "draft.pdf", "--format", "json"][..],
            &["compare", "draft.pdf", "79/62", "--format", "json"],
        ] {
            let output = resdiff(args).current_dir(here.path()).output().unwrap();
            assert!(output.status.success());
            assert_eq!(
                String::from_utf8(output.stderr).unwrap(),
                "resdiff: draft.pdf: its name says otherwise, but it is a web page\n"
            );
            let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let document = value.get("old").unwrap_or(&value);
            assert_eq!(document["remarks"][0], "its name says otherwise, but it is a web page");
        }
    }

    #[test]
    fn what_the_reader_noticed_is_in_the_report() {
        let page =
            "<html><body><p>The General Assembly,</p><p>1. Decides to meet;</p></body></html>";
        let here = folder(&[("draft.pdf", page)]);
        let mut command = resdiff(&["compare", "draft.pdf", "79/62", "--format", "html"]);
        command
            .args(["--revisions", "original"])
            .current_dir(here.path())
            .assert()
            .success()
            .stdout(contains("but it is a web page"))
            .stdout(contains("--revisions original"));
        resdiff(&["compare", "78/241", "79/62", "--format", "html"])
            .assert()
            .stdout(contains("Remarks").not());
    }

    #[test]
    fn revisions_are_picked() {
        let here = folder(&[]);
        let who = r#"w:id="1" w:author="A" w:date="2026-11-24T00:00:00Z""#;
        let body = p("The General Assembly,")
            + &format!(
                "<w:p>{}<w:del {who}><w:r><w:delText>a note</w:delText></w:r></w:del>\
                 <w:ins {who}>{}</w:ins>{}</w:p>",
                r("1. Requests "),
                r("a report"),
                r("; and thanks all.")
            )
            + &p("2. Decides to meet.");
        fs::write(here.path().join("draft.docx"), Maker::new(&body).bytes()).unwrap();
        for (options, text, remark) in [
            (&[][..], "Requests a report;", "accepted"),
            (&["--revisions", "accepted"], "Requests a report;", "accepted"),
            (&["--revisions", "original"], "Requests a note;", "rejected"),
        ] {
            let mut command = resdiff(&["show", "draft.docx"]);
            command.args(options).current_dir(here.path());
            command
                .assert()
                .success()
                .stdout(contains(text))
                .stderr(format!("resdiff: draft.docx: has tracked changes, read as if {remark}\n"));
        }
    }

    #[test]
    fn a_language_is_picked() {
        resdiff(&["show", "79/62", "--lang", "zh"])
            .assert()
            .success()
            .stdout(contains("致命自主武器系统"));
    }

    #[test]
    fn json_is_marked_with_its_schema() {
        let output = resdiff(&["show", "79/62", "--format", "json"]).output().unwrap();
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(value["schema"], "resdiff.resolution/1");
        assert_eq!(value["symbol"], "A/RES/79/62");
        assert_eq!(value["date"], "2024-12-02");
        assert!(value["paragraphs"].as_array().unwrap().len() > 20);
    }

    #[test]
    fn an_existing_file_wins_over_a_symbol() {
        let here = folder(&[("78-241", OLD)]);
        let mut command = resdiff(&["show", "78-241"]);
        command.current_dir(here.path());
        command.assert().success().stdout(contains("Decides to convene a meeting in 2024;"));
    }

    #[test]
    fn lines_fit_the_width() {
        for (width, columns) in [("60", None), ("200", None), ("", Some("70"))] {
            let mut command = resdiff(&["show", "79/62"]);
            if let Some(columns) = columns {
                command.env("COLUMNS", columns);
            } else {
                command.args(["--width", width]);
            }
            let output = command.output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
            let width: usize = columns.unwrap_or(width).parse().unwrap();
            assert!(widest <= width && widest > width / 2, "{widest} of {width}");
        }
    }
}

mod versions {
    use super::*;

    #[test]
    fn the_built_in_texts_are_listed() {
        resdiff(&["versions"])
            .assert()
            .success()
            .stdout(contains("A/RES/78/241"))
            .stdout(contains("A/RES/80/57"))
            .stdout(contains("22 December 2023"))
            .stdout(contains("Chinese"))
            .stdout(contains("built in"));
    }

    #[test]
    fn the_users_folder_is_searched_first() {
        let own =
            folder(&[("en/A-RES-78-241.txt", OLD), ("77-1.txt", OLD), ("notes.txt", "no text")]);
        let path = own.path().to_str().unwrap();
        resdiff(&["show", "78/241", "--versions", path])
            .assert()
            .success()
            .stdout(contains("Decides to convene a meeting in 2024;"));
        resdiff(&["show", "77/1"]).env("RESDIFF_VERSIONS", path).assert().success();
        resdiff(&["show", "79/62", "--versions", path]).assert().success();
        let list = resdiff(&["versions", "--versions", path, "--format", "json"]).output().unwrap();
        let value: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
        let listed: Vec<(&str, &str)> = value["versions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|v| (v["symbol"].as_str().unwrap(), v["language"].as_str().unwrap()))
            .collect();
        assert_eq!(
            listed,
            [
                ("A/RES/77/1", "en"),
                ("A/RES/78/241", "en"),
                ("A/RES/79/62", "zh"),
                ("A/RES/79/62", "en"),
                ("A/RES/80/57", "en"),
            ]
        );
        assert!(value["versions"][1]["origin"].as_str().unwrap().ends_with("A-RES-78-241.txt"));
    }

    #[test]
    fn a_file_that_cannot_be_read_keeps_no_other_out_of_the_list() {
        let own = folder(&[("en/A-RES-77-1.txt", OLD), ("en/A-RES-77-2.pdf", "%PDF-1.7 broken")]);
        let path = own.path().to_str().unwrap();
        resdiff(&["versions", "--versions", path])
            .assert()
            .code(2)
            .stdout(
                contains("A/RES/77/1")
                    .and(contains("A/RES/79/62"))
                    .and(contains("A/RES/77/2").not()),
            )
            .stderr(contains("A-RES-77-2.pdf is a PDF too damaged to read: download it again"));
    }

    #[test]
    fn an_empty_variable_is_no_folder() {
        resdiff(&["show", "79/62"]).env("RESDIFF_VERSIONS", "").assert().success();
    }

    #[test]
    fn a_language_narrows_the_list() {
        resdiff(&["versions", "--lang", "zh"])
            .assert()
            .success()
            .stdout(contains("Chinese").and(contains("English").not()));
    }
}

mod output {
    use super::*;

    #[test]
    fn a_file_is_written_whole_in_the_format_of_its_ending() {
        let (folder, mut command) = pair(&["compare", "old.txt", "new.txt", "-o", "out.json"]);
        command.assert().success().stdout(is_empty());
        let text = fs::read_to_string(folder.path().join("out.json")).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], "resdiff.comparison/1");
        let (folder, mut command) = pair(&["compare", "old.txt", "new.txt", "-o", "out.txt"]);
        command.env("CLICOLOR_FORCE", "1").assert().success();
        let text = fs::read_to_string(folder.path().join("out.txt")).unwrap();
        assert!(text.contains("Summary") && !text.contains('\u{1b}'));
        assert_eq!(names(folder.path()), ["new.txt", "old.txt", "out.txt"]);
    }

    #[test]
    fn an_ending_that_no_format_has_is_refused() {
        for name in ["out.odt", "out.doc", "out.xls"] {
            let (folder, command) = pair(&["compare", "old.txt", "new.txt", "-o", name]);
            trouble(command, &format!("{name}: no format has this ending: end it in .json, .html"));
            assert_eq!(names(folder.path()), ["new.txt", "old.txt"]);
        }
        let asked = ["compare", "old.txt", "new.txt", "--format", "json", "-o", "out.data"];
        pair(&asked).1.assert().success();
    }

    #[test]
    #[cfg(unix)]
    fn long_output_is_paged_when_asked() {
        let plain = pair(&["compare", "old.txt", "new.txt"]).1.output().unwrap().stdout;
        let paged = |pager: &str| {
            let (folder, mut command) =
                pair(&["compare", "old.txt", "new.txt", "--paging", "always"]);
            (folder, command.env("PAGER", pager).assert().success())
        };
        let page = String::from_utf8(plain.clone()).unwrap();
        let framed: String = page.lines().map(|line| format!("| {line}\n")).collect();
        paged("sed 's/^/| /'").1.stdout(framed);
        // A pager that is not there, none, and a reader who quits at once.
        for pager in ["no-such-pager --here", "", "cat"] {
            paged(pager).1.stdout(plain.clone());
        }
        paged("true").1.stdout(is_empty());
        // What programs read is never paged.
        let json = ["compare", "old.txt", "new.txt", "--paging", "always", "--format", "json"];
        pair(&json).1.env("PAGER", "true").assert().success().stdout(starts_with("{"));
    }

    #[test]
    fn a_file_may_take_the_place_of_an_input() {
        let (folder, mut command) = pair(&["compare", "old.txt", "new.txt", "-o", "old.txt"]);
        command.assert().success();
        assert!(fs::read_to_string(folder.path().join("old.txt")).unwrap().contains("Summary"));
    }

    #[test]
    #[cfg(unix)]
    fn a_file_gets_the_permissions_of_any_file() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (folder, mut command) = pair(&["show", "old.txt", "-o", "link.txt"]);
        let there = folder.path().join("there.txt");
        fs::write(&there, "before").unwrap();
        fs::set_permissions(&there, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("there.txt", folder.path().join("link.txt")).unwrap();
        command.assert().success();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&there), 0o640);
        assert!(fs::read_to_string(&there).unwrap().contains("Paragraphs"));
        let mut again = resdiff(&["show", "old.txt", "-o", "fresh.txt"]);
        again.current_dir(folder.path()).assert().success();
        assert_eq!(mode(&folder.path().join("fresh.txt")), mode(&folder.path().join("old.txt")));
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_a_link_also_where_nothing_is_at_its_end() {
        let (folder, mut command) = pair(&["show", "old.txt", "-o", "first"]);
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("inside")).unwrap();
        std::os::unix::fs::symlink("inside/second", at("first")).unwrap();
        std::os::unix::fs::symlink("last.txt", at("inside/second")).unwrap();
        command.assert().success();
        assert!(at("first").is_symlink() && at("inside/second").is_symlink());
        assert!(fs::read_to_string(at("inside/last.txt")).unwrap().contains("Paragraphs"));
    }

    #[test]
    #[cfg(unix)]
    fn a_device_is_written_to_as_it_is() {
        resdiff(&["show", "79/62", "-o", "/dev/null"]).assert().success();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[test]
    fn colour_is_as_asked() {
        let coloured = |args: &[&str], variables: &[(&str, &str)]| {
            let mut command = resdiff(args);
            command.envs(variables.iter().copied());
            command.output().unwrap().stdout.contains(&0x1b)
        };
        let show = ["show", "79/62"];
        let always = ["show", "79/62", "--color", "always"];
        let never = ["show", "79/62", "--color", "never"];
        assert!(!coloured(&show, &[]));
        assert!(coloured(&show, &[("CLICOLOR_FORCE", "1")]));
        assert!(!coloured(&show, &[("CLICOLOR_FORCE", "0")]));
        assert!(!coloured(&show, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
        assert!(coloured(&show, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]));
        assert!(coloured(&always, &[("NO_COLOR", "1")]));
        assert!(!coloured(&never, &[("CLICOLOR_FORCE", "1")]));
    }

    #[test]
    fn a_closed_pipe_ends_quietly() {
        for args in [
            &["show", "-"][..],
            &["compare", "-", "79/62"],
            &["compare", "-", "79/62", "--format", "json"],
            &["versions"],
        ] {
            let program = assert_cmd::cargo::cargo_bin!("resdiff");
            let mut child = std::process::Command::new(program)
                .args(args)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            drop(child.stdout.take());
            // The command may end before it has read all of it.
            let _ = child.stdin.take().unwrap().write_all(OLD.as_bytes());
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success() || args == ["versions"], "{args:?}: {output:?}");
            assert!(output.stderr.is_empty(), "{args:?}: {output:?}");
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

mod compare {
    use super::*;

    #[test]
    fn the_built_in_pair_is_compared_from_anywhere() {
        let nowhere = tempfile::tempdir().unwrap();
        resdiff(&["compare", "78/241", "79/62"])
            .current_dir(nowhere.path())
            .assert()
            .success()
            .stderr(is_empty())
            .stdout(starts_with(
                "A/RES/78/241 → A/RES/79/62\nLethal autonomous weapons systems\n22 December 2023 → 2 December 2024\n",
            ))
            .stdout(contains("Summary\n"));
    }

    #[test]
    fn words_are_marked_and_rows_are_named() {
        let (_folder, mut command) = pair(&["compare", "old.txt", "new.txt"]);
        command
            .assert()
            .success()
            .stdout(contains("~ PP1 edited (routine)\n"))
            .stdout(contains("[-77/1 of 5 October 2022-]{+78/1 of 6 October"))
            .stdout(contains("+ OP1 added\n"))
            .stdout(contains("OP1–OP2 → OP2–OP3 unchanged, renumbered"))
            .stdout(contains("PP2 unchanged"));
    }

    #[test]
    fn every_view_can_be_asked_for() {
        for (view, text) in [
            ("inline", "    {+Encourages all Member States to take part in full;+}"),
            ("side-by-side", "+ OP1 added"),
            ("list", "+ OP1  added     +9  Encourages all Member States"),
            ("summary", "1 added"),
        ] {
            let (_folder, mut command) = pair(&["compare", "old.txt", "new.txt", "--view", view]);
            command.assert().success().stdout(contains(text));
        }
    }

    #[test]
    fn wide_output_is_side_by_side() {
        let (_folder, mut wide) = pair(&["compare", "old.txt", "new.txt", "--width", "140"]);
        wide.assert()
            .stdout(predicate::str::is_match("(?m)^PP1 +~ PP1 edited \\(routine\\)$").unwrap());
        let (_folder, mut narrow) = pair(&["compare", "old.txt", "new.txt", "--width", "139"]);
        narrow.assert().stdout(contains("\n~ PP1 edited (routine)\n"));
    }

    #[test]
    fn all_shows_unchanged_paragraphs() {
        let (_folder, mut command) = pair(&["compare", "old.txt", "new.txt", "--all"]);
        command
            .assert()
            .stdout(contains("PP2 unchanged\n    Noting with concern the state of affairs,"));
    }

    #[test]
    fn the_exit_status_tells_a_difference_when_asked() {
        let (_folder, mut command) = pair(&["compare", "old.txt", "new.txt", "--exit-code"]);
        command.assert().code(1);
        let (_folder, mut command) = pair(&["compare", "old.txt", "new.txt"]);
        command.assert().code(0);
        let (_folder, mut command) = pair(&["compare", "old.txt", "old.txt", "--exit-code"]);
        command.assert().code(0);
    }

    #[test]
    fn standard_input_is_one_of_the_two() {
        let (_folder, mut command) = pair(&["compare", "old.txt", "-"]);
        command
            .write_stdin(NEW)
            .assert()
            .success()
            .stdout(starts_with("old.txt → standard input\n"));
    }

    #[test]
    fn the_wrong_order_is_warned_of() {
        resdiff(&["compare", "79/62", "78/241"])
            .assert()
            .success()
            .stdout(contains("Warning: the old text (2 December 2024) is later than the new one"));
    }

    #[test]
    fn the_json_of_the_built_in_pair_is_as_its_schema_says() {
        let output = resdiff(&["compare", "78/241", "79/62", "--format", "json"]).output().unwrap();
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let schema = include_str!("../schema/comparison-1.schema.json");
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert!(value["rows"].as_array().unwrap().len() > 20);
    }
}

#[test]
fn word_files_and_sheets_are_named_by_their_endings_and_are_the_same_each_time() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let made: &[&str] = if cfg!(feature = "pdf") { &["a.pdf"] } else { &[] };
    for name in ["a.docx", "a.xlsx", "a.csv", "a.md"].iter().chain(made) {
        let made = [path(name), path(&format!("again-{name}"))].map(|file| {
            resdiff(&["compare", "78/241", "79/62", "-o", &file]).assert().success();
            fs::read(file).unwrap()
        });
        assert!(made[0] == made[1], "{name}");
        assert_eq!(made[0].starts_with(b"PK"), name.ends_with('x'), "{name}");
    }
    resdiff(&["compare", "78/241", "79/62", "--format", "docx"])
        .assert()
        .success()
        .stdout(predicate::function(|bytes: &[u8]| bytes.starts_with(b"PK")));
}

#[test]
#[cfg(not(feature = "pdf"))]
fn a_build_without_pdf_says_so() {
    resdiff(&["compare", "78/241", "79/62", "-o", "a.pdf"])
        .assert()
        .code(2)
        .stderr(contains("this resdiff was built without PDF"));
}

#[test]
fn what_a_redline_cannot_have_is_refused() {
    let compare = ["compare", "78/241", "79/62"];
    for (options, told) in [
        (vec!["--format", "docx", "--hide", "roll-over"], "a redline has every change"),
        (vec!["--format", "docx", "--view", "list"], "docx has one view only"),
        (vec!["--author", "A"], "--author is for redlines"),
        (vec!["--moves", "tracked", "--format", "csv"], "--moves is for redlines"),
        (vec!["--format", "docx", "--date", "2024-13-01"], "write a date as 2024-12-02"),
    ] {
        let arguments = [compare.as_slice(), &options].concat();
        resdiff(&arguments).assert().code(2).stderr(contains(told));
    }
    resdiff(&["show", "79/62", "--format", "docx"])
        .assert()
        .code(2)
        .stderr(contains("show cannot be written as docx"));
}

/// The formats that the help of a command names.
fn formats(command: &str) -> Vec<String> {
    let help = resdiff(&[command, "-h"]).output().unwrap().stdout;
    let help = String::from_utf8(help).unwrap();
    let named = help.split("--format <FORMAT>").nth(1).unwrap();
    let named = named.split("[possible values:").nth(1).unwrap().split(']').next().unwrap();
    named.split(',').map(|name| name.trim().to_string()).collect()
}

#[test]
fn every_command_writes_the_formats_that_its_help_names_and_no_others() {
    let all = formats("compare");
    let mut seen = Vec::new();
    for line in [
        "compare 78/241 79/62",
        "changelog 78/241 79/62",
        "show 79/62",
        "history 78/241 79/62",
        "blame 79/62 78/241",
        "explain",
        "explain verb",
        "explain OP1 78/241 79/62",
        "versions",
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let named = formats(words[0]);
        let outputs: std::collections::HashSet<Vec<u8>> = named
            .iter()
            .map(|format| {
                let output =
                    resdiff(&[&words[..], &["--format", format]].concat()).output().unwrap();
                assert!(output.status.success(), "{line}: {output:?}");
                output.stdout
            })
            .collect();
        // A format that falls back to another is not written.
        assert_eq!(outputs.len(), named.len(), "{line}");
        for other in all.iter().filter(|format| !named.contains(format)) {
            let sentence = format!("{} cannot be written as {other}: use --format ", words[0]);
            trouble(resdiff(&[&words[..], &["--format", other]].concat()), &sentence);
        }
        seen.extend(named);
    }
    assert!(all.iter().all(|format| seen.contains(format)) && seen.len() > 20);
}

#[test]
fn what_the_texts_are_read_as_can_be_said_for_every_command() {
    let text = "Minutes\n\nNoting the report, the meeting began.\n\n1. Requests were heard.\n\n2. It ended at noon.\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("minutes.txt").display().to_string();
    fs::write(&path, text).unwrap();
    let batch = format!("{{\"old\": {path:?}, \"new\": {path:?}}}\n");
    for command in [
        vec!["show", &path, "--format", "json"],
        vec!["compare", &path, &path, "--format", "json"],
        vec!["history", &path, &path, "--format", "json"],
        vec!["batch"],
    ] {
        for (read_as, kind, absent) in
            [("resolution", "operative", "\"read_as\""), ("document", "text", "operative")]
        {
            let out = resdiff(&command).args(["--as", read_as]).write_stdin(batch.clone()).output();
            let out = String::from_utf8(out.unwrap().stdout).unwrap();
            assert!(out.contains(&format!("\"kind\":\"{kind}\"")), "{command:?} {read_as}: {out}");
            assert!(!out.contains(absent), "{command:?} {read_as}: {out}");
        }
    }
    let shown = resdiff(&["show", &path, "--as", "document"]).output().unwrap().stdout;
    assert!(!String::from_utf8(shown).unwrap().contains("Session"));
}

#[test]
fn folders_never_stand_in_an_output() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("secret-mission");
    fs::create_dir(&inside).unwrap();
    for (name, verb) in [("first.txt", "Requests"), ("second.txt", "Urges")] {
        let text = format!("The General Assembly,\n\n1. {verb} a report;\n\n2. Decides to meet.\n");
        fs::write(inside.join(name), text).unwrap();
    }
    for ending in ["txt", "html", "md", "json", "csv", "docx", "xlsx", "pdf"] {
        let out = folder.path().join(format!("out.{ending}"));
        let mut command = Command::cargo_bin("resdiff").unwrap();
        command.env("RESDIFF_CONFIG", "").arg("compare");
        command.args([inside.join("first.txt"), inside.join("second.txt")]);
        command.arg("-o").arg(&out).assert().success();
        let bytes = fs::read(&out).unwrap();
        let mut parts = vec![bytes.clone()];
        if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) {
            for at in 0..archive.len() {
                let mut part = Vec::new();
                std::io::Read::read_to_end(&mut archive.by_index(at).unwrap(), &mut part).unwrap();
                parts.push(part);
            }
        }
        let has = |word: &str| {
            parts.iter().any(|part| part.windows(word.len()).any(|found| found == word.as_bytes()))
        };
        assert!(!has("secret-mission"), "{ending}");
        assert!(has("first") || ending == "pdf" || ending == "csv", "{ending}");
    }
}

#[test]
fn the_configuration_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    fs::write(&file, "hide = [\"action\"]\npaper = \"A4\"\n").unwrap();
    let printed = |more: &[&str]| {
        let mut command = Command::cargo_bin("resdiff").unwrap();
        command.env("RESDIFF_CONFIG", &file).args(["compare", "79/62", "80/57"]).args(more);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(!printed(&[]).contains("[action"));
    assert!(printed(&["--hide", "none"]).contains("[action"));
    // What is said of all is true of all, whatever is hidden.
    let lead = |printed: &str| printed.lines().skip(3).take(2).collect::<Vec<_>>().join(" ");
    assert_eq!(lead(&printed(&[])), lead(&printed(&["--hide", "none"])));
}
