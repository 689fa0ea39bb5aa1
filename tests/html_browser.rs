//! Runs the tests of `tests/browser`: reports of the built program in a real browser.
//!
//! They need Node.js, Chromium and the packages that `.ci/install-browser` installs. Where one is missing
//! they are skipped with a line that says so; with RESDIFF_REQUIRE_ALL=1 that is a failure.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// The first thing that is missing.
fn missing(folder: &Path) -> Option<String> {
    let chromium = env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_string());
    let runs = |program: &str| {
        let mut command = Command::new(program);
        command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if !runs("node") {
        return Some("Node.js".to_string());
    }
    if !Path::new(&chromium).exists() {
        return Some(chromium);
    }
    let packages = ["playwright-core", "axe-core", "vnu-jar"];
    let absent = packages.iter().find(|name| !folder.join("node_modules").join(name).exists());
    absent.map(|name| format!("the package {name}"))
}

#[test]
fn reports_hold_in_a_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    if let Some(what) = missing(&folder) {
        assert!(
            env::var_os("RESDIFF_REQUIRE_ALL").is_none(),
            "{what} is missing: run .ci/install-browser"
        );
        eprintln!("skipped: {what} is missing, run .ci/install-browser");
        return;
    }
    let output = Command::new("node")
        .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .current_dir(&folder)
        .env("RESDIFF_BIN", env!("CARGO_BIN_EXE_resdiff"))
        .env_remove("RESDIFF_VERSIONS")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
