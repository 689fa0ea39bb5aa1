//! Long output a screen at a time, as git shows it: through RESDIFF_PAGER, PAGER, or less.

use std::env;
use std::io::{self, ErrorKind, Write as _};
use std::process::{Command, Stdio};

/// What a shell exits with where the program cannot be run, or is not there.
const NOT_RUN: [i32; 2] = [126, 127];

/// Shows text through the pager. `false` where there is none, and nothing was shown.
///
/// Less keeps colours, leaves the text on the screen, and ends by itself where it fits (not with `always`); an own LESS
/// in the environment has precedence.
///
/// # Errors
/// Where the pager ends before it has the text, for another reason than that the reader quit.
pub fn show(text: &[u8], always: bool) -> io::Result<bool> {
    let named = ["RESDIFF_PAGER", "PAGER"].into_iter().find_map(|name| env::var(name).ok());
    let mut command = match named.as_deref().map(str::trim) {
        Some("" | "cat") => return Ok(false),
        Some(line) => shell(line),
        None => Command::new("less"),
    };
    if env::var_os("LESS").is_none() {
        command.env("LESS", if always { "RX" } else { "FRX" });
    }
    let Ok(mut pager) = command.stdin(Stdio::piped()).spawn() else {
        return Ok(false);
    };
    // Ctrl-C belongs to the pager, where it ends a search; without this, the shell would be back before the pager is gone.
    // A second handler is refused, and the first one serves.
    let _ = ctrlc::set_handler(|| {});
    let written = pager.stdin.take().map_or(Ok(()), |mut to| to.write_all(text));
    let status = pager.wait()?;
    if status.code().is_some_and(|code| NOT_RUN.contains(&code)) {
        return Ok(false);
    }
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(true),
    }
}

/// A line of the shell, as the variable may hold options.
fn shell(line: &str) -> Command {
    let (shell, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut command = Command::new(shell);
    command.args([option, line]);
    command
}
