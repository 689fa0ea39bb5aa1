//! Settings, completions and manual pages.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The program in a folder with a configuration file of these lines.
fn resdiff(folder: &Path, settings: &str) -> Command {
    fs::write(folder.join("config.toml"), settings).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_resdiff"));
    command.current_dir(folder).env("RESDIFF_CONFIG", "config.toml").env("HOME", folder);
    for name in ["RESDIFF_VERSIONS", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "XDG_DATA_HOME"] {
        command.env_remove(name);
    }
    command
}

fn run(settings: &str, args: &str) -> Output {
    let folder = TempDir::new().unwrap();
    resdiff(folder.path(), settings).args(args.split(' ')).output().unwrap()
}

fn printed(settings: &str, args: &str) -> String {
    let output = run(settings, args);
    assert!(output.status.success(), "{args}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_setting_is_what_the_option_would_be_and_the_option_goes_before_it() {
    let typed =
        printed("", "compare 78/241 79/62 --view list --hide editorial,citation --width 70");
    let settings = "view = \"list\"\nhide = [\"editorial\", \"citation\"]\nwidth = 70\n";
    assert_eq!(printed(settings, "compare 78/241 79/62"), typed);
    // Without a command, too.
    assert_eq!(printed(settings, "78/241 79/62"), typed);
    let inline = printed(settings, "compare 78/241 79/62 --view inline --width 80 --only figure");
    assert_eq!(inline, printed("", "compare 78/241 79/62 --view inline --width 80 --only figure"));
}

#[test]
fn the_environment_goes_before_the_file() {
    let folder = TempDir::new().unwrap();
    let settings = "color = \"always\"\nwidth = 60\n";
    let mut command = resdiff(folder.path(), settings);
    command.args(["78/241", "79/62"]).env("NO_COLOR", "1").env("COLUMNS", "90");
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    assert_eq!(output, printed("", "78/241 79/62 --width 90"));
    assert!(printed(settings, "78/241 79/62").contains("\u{1b}["));
}

#[test]
fn settings_that_mean_nothing_for_an_output_are_left_out() {
    let settings = "view = \"summary\"\nauthor = \"Desk\"\nmoves = \"tracked\"\nhide = \"editorial\"\npaper = \"a4\"\n";
    let folder = TempDir::new().unwrap();
    for file in ["a.docx", "a.html", "a.csv", "a.json", "a.md", "a.xlsx"] {
        let mut command = resdiff(folder.path(), settings);
        let output = command.args(["78/241", "79/62", "-o", file]).output().unwrap();
        assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_language_of_symbols_is_a_preference() {
    assert!(printed("lang = \"zh\"", "show 79/62").contains("大会"));
    // 78/241 is there in English only.
    assert!(printed("lang = \"zh\"", "show 78/241").contains("The General Assembly,"));
    assert!(printed("lang = \"zh\"", "show 79/62 --lang en").contains("The General Assembly,"));
}

#[test]
fn a_setting_that_cannot_be_is_told_with_its_file() {
    for (settings, said) in [
        ("veiw = \"list\"", "config.toml: there is no setting veiw; did you mean view?"),
        ("width = 3", "config.toml: width cannot be \"3\""),
        ("view", "config.toml: line 1: "),
    ] {
        let output = run(settings, "78/241 79/62");
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(said) && error.lines().count() == 1, "{error}");
        // What helps to mend it works.
        assert!(run(settings, "config --path").status.success());
    }
    let mut absent = Command::new(env!("CARGO_BIN_EXE_resdiff"));
    let output = absent.arg("versions").env("RESDIFF_CONFIG", "/nowhere/config.toml").output();
    assert_eq!(output.unwrap().status.code(), Some(2));
}

#[test]
fn the_settings_are_shown_with_their_origin() {
    let shown = printed("view = \"list\"\nlang = \"fr\"", "config --show");
    for line in [
        "File: config.toml",
        "view      list  [file]",
        "lang      fr  [file]",
        "color     auto  [default]",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    assert_eq!(shown.lines().count(), 15);
}

#[test]
fn manual_pages_are_printed_and_written() {
    assert!(printed("", "man").contains(".SH SUBCOMMANDS"));
    let page = printed("", "man compare");
    assert!(
        page.contains(".TH resdiff\\-compare 1") || page.contains(".TH resdiff-compare 1"),
        "{page}"
    );
    assert!(page.contains("78/241 79/62") && !page.contains("symbol\\-lang"));
    let folder = TempDir::new().unwrap();
    let output = resdiff(folder.path(), "").args(["man", "--folder", "."]).output().unwrap();
    assert!(output.status.success());
    for name in ["resdiff.1", "resdiff-compare.1", "resdiff-versions-add.1"] {
        assert!(folder.path().join(name).exists(), "{name}");
    }
    let unknown = run("", "man compar");
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn shells_complete_commands_options_values_and_symbols() {
    let complete = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("draft.docx"), "").unwrap();
        let mut command = resdiff(folder.path(), "");
        command.env("RESDIFF_COMPLETE", "bash").env("_CLAP_IFS", "\n").arg("--").args(&words);
        command.env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string());
        command.env("_CLAP_COMPLETE_COMP_TYPE", "9");
        let printed = String::from_utf8(command.output().unwrap().stdout).unwrap();
        printed.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(complete("resdiff chan"), ["changelog"]);
    assert_eq!(complete("resdiff compare --vie"), ["--view"]);
    assert!(complete("resdiff compare --view ").contains(&"side-by-side".to_owned()));
    assert_eq!(complete("resdiff show 79/"), ["79/62"]);
    assert_eq!(complete("resdiff compare 78/241 A/RES/79"), ["A/RES/79/62"]);
    assert_eq!(complete("resdiff show dra"), ["draft.docx"]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed("", &format!("completions {shell}"));
        assert!(script.contains("RESDIFF_COMPLETE"), "{shell}");
    }
}
