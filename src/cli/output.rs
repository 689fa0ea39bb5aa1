//! Where the output goes, how wide it is, and whether it has colour.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use std::time::Duration;

use anyhow::{Result, bail};
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use resdiff::render::terminal::{Paint, Theme};
use resdiff::versions::{why_unwritable, write_file};

use crate::cli::args::{Ground, LookArgs, OutputArgs, When};
use crate::cli::format::{Content, OutputFormat};
use crate::cli::pager;
use crate::cli::tell::{OrSay, no_output};

/// The width where none can be found out.
const WIDTH: usize = 80;

/// How long a terminal may take to say its colours. Those that know the question answer in milliseconds; a connection over
/// half the world takes 300 ms.
const ANSWER: Duration = Duration::from_millis(300);

/// Names of standard output. Opened as files, they would begin at its start again, or take its place.
const STANDARD_OUTPUT: [&str; 3] = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// The output of a command, decided once.
pub struct Output<'a> {
    pub format: OutputFormat,
    file: Option<&'a Path>,
    width: usize,
    paint: Paint,
    /// Whether long text is shown a screen at a time; `Some(true)` also what is short.
    paged: Option<bool>,
}

impl<'a> Output<'a> {
    /// The output that was asked for.
    ///
    /// # Errors
    /// Where the command cannot write the format, or a terminal cannot show it.
    pub fn new(command: &str, args: &'a OutputArgs) -> Result<Self> {
        let file = args.file.file.as_deref();
        let format = OutputFormat::choose(command, args.file.format, file)?;
        if format.is_binary() && file.is_none() && io::stdout().is_terminal() {
            let (name, ending) = (format.name(), format.ending().unwrap_or_default());
            bail!(
                "{name} is no text for a terminal: write it to a file with -o FILE.{ending}, or to a pipe"
            );
        }
        let look = &args.look;
        let paged = match look.paging {
            When::Always => Some(true),
            When::Auto if io::stdout().is_terminal() && !is_dumb() => Some(false),
            When::Auto | When::Never => None,
        };
        let paged = paged.filter(|_| format.is_for_people());
        // The terminal is asked for its ground only where something is painted on it.
        let paint = if format.is_for_people() { paint(look, file) } else { Paint::Plain };
        Ok(Self { format, file, width: width(look, file), paint, paged })
    }

    /// Writes to standard output, or to the file: whole or not at all.
    pub fn write(&self, content: &Content<'_>) -> Result<()> {
        // Made whole before anything is written: the writers of some formats would hide why the output failed.
        let mut bytes = Vec::new();
        content.write(&mut bytes, self.format, self.width, self.paint)?;
        match self.file.filter(|path| STANDARD_OUTPUT.iter().all(|name| *path != Path::new(name))) {
            None => {
                if let Some(always) = self.paged
                    && pager::show(&bytes, always).or_say(no_output)?
                {
                    return Ok(());
                }
                let mut out = io::stdout().lock();
                out.write_all(&bytes).and_then(|()| out.flush()).or_say(no_output)
            }
            Some(path) => write_file(path, &bytes).or_say(|error| {
                let why = why_unwritable(error);
                format!("{} cannot be written, {why}: name another file with -o", path.display())
            }),
        }
    }
}

/// The columns to fill.
fn width(look: &LookArgs, file: Option<&Path>) -> usize {
    let columns = || env::var("COLUMNS").ok()?.trim().parse().ok();
    let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0.into());
    let found = match look.width {
        Some(width) => Some(width.into()),
        None if file.is_some() => columns(),
        None => columns().or_else(terminal),
    };
    found.filter(|&width| width > 0).unwrap_or(WIDTH)
}

/// Colours or signs.
fn paint(look: &LookArgs, file: Option<&Path>) -> Paint {
    let coloured = match look.color {
        When::Always => true,
        When::Never => false,
        When::Auto => file.is_none() && auto(),
    };
    if !coloured {
        return Paint::Plain;
    }
    Paint::Coloured(match look.theme {
        Ground::Dark => Some(Theme::Dark),
        Ground::Light => Some(Theme::Light),
        Ground::Auto if file.is_none() => theme(),
        Ground::Auto => None,
    })
}

/// The ground of the terminal, if it answers.
fn theme() -> Option<Theme> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let mut options = QueryOptions::default();
    options.timeout = ANSWER;
    match theme_mode(options).ok()? {
        ThemeMode::Dark => Some(Theme::Dark),
        ThemeMode::Light => Some(Theme::Light),
    }
}

fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}

/// Colour at a terminal, unless the environment says otherwise.
fn auto() -> bool {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    io::stdout().is_terminal() && !is_dumb()
}
