//! The configuration file: values that options have where nothing else is said, and `resdiff config`, which shows them.
//!
//! Options go before the environment, that before the file, that before what is built in. A setting is the default value of an
//! option of the same name, so that the option's own rules hold for it.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};
use etcetera::BaseStrategy as _;
use toml::Value;

use resdiff::versions::{cannot_be_read, either};

use crate::cli::format::OutputFormat;
use crate::cli::tell::{OrSay, say};

/// The variable that names another file; empty for none.
const VARIABLE: &str = "RESDIFF_CONFIG";

/// How near a name must be to a mistyped one: as clap has it.
const NEAR: f64 = 0.7;

/// Show the settings: what each is, and where it comes from.
///
/// Settings stand in config.toml in the folder resdiff of the user's folder for configuration, one a line: view = "side-by-side".
/// A list is written hide = ["editorial", "roll-over"].
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("help/config.txt").trim_ascii_end())]
pub struct ConfigArgs {
    /// Show the settings: what is done anyway.
    #[arg(long, hide = true)]
    show: bool,

    /// Print only where the file is looked for.
    #[arg(long)]
    path: bool,
}

/// A setting.
struct Setting {
    key: &'static str,
    /// The option of which it is the default value.
    option: &'static str,
    /// What of the environment goes before it, where it is not empty.
    variables: &'static [&'static str],
}

const fn setting(key: &'static str, variables: &'static [&'static str]) -> Setting {
    Setting { key, option: key, variables }
}

const SETTINGS: [Setting; 13] = [
    setting("author", &[]),
    setting("color", &["NO_COLOR", "CLICOLOR_FORCE"]),
    setting("hide", &[]),
    setting("jobs", &[]),
    // The language of files is found from their text; what the user usually reads decides between texts of one symbol.
    Setting { key: "lang", option: "symbol_lang", variables: &[] },
    setting("moves", &[]),
    setting("paging", &[]),
    setting("paper", &[]),
    setting("theme", &[]),
    setting("ui", &[]),
    setting("versions", &["RESDIFF_VERSIONS"]),
    setting("view", &[]),
    setting("width", &["COLUMNS"]),
];

/// The settings of the file, with their values as they would be typed.
#[derive(Debug, Default)]
pub struct Config(BTreeMap<&'static str, Vec<String>>);

impl Config {
    /// Reads the file, if there is one.
    ///
    /// # Errors
    /// When it cannot be read, or says what no option takes.
    pub fn load(command: &Command) -> Result<Self> {
        let Some(path) = path() else { return Ok(Self::default()) };
        let name = path.display();
        let text = match fs::read_to_string(&path) {
            Err(error) if is_absent(&error) => return Ok(Self::default()),
            text => text.or_say(|error| format!("{name} {}", cannot_be_read(error)))?,
        };
        Self::parse(&text, command).map_err(|error| anyhow!("{name}: {error}"))
    }

    fn parse(text: &str, command: &Command) -> Result<Self> {
        let table: toml::Table = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| text[..span.start].lines().count().max(1));
            let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
            anyhow!("{place}{}", error.message())
        })?;
        let mut settings = BTreeMap::new();
        for (key, value) in &table {
            let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) else {
                bail!("there is no setting {key}{}", meant(key));
            };
            let values = typed(value)
                .ok_or_else(|| anyhow!("write {key} = \"…\", a number, or a list of such"))?;
            for value in &values {
                check(command, setting, value)?;
            }
            settings.insert(setting.key, values);
        }
        Ok(Self(settings))
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The command line with the settings as default values of the command that `matches` names, as far as they fit what it
    /// was asked to do.
    pub fn apply(&self, command: Command, matches: &ArgMatches) -> Command {
        let Some((name, asked)) = matches.subcommand() else { return command };
        let format = asked.try_get_one::<OutputFormat>("format").ok().flatten();
        let file = asked.try_get_one::<PathBuf>("file").ok().flatten();
        let format = OutputFormat::choose(name, format.copied(), file.map(PathBuf::as_path)).ok();
        let is_typed = |id: &str| {
            asked.try_contains_id(id).is_ok()
                && asked.value_source(id) == Some(ValueSource::CommandLine)
        };
        command.mut_subcommand(name, |mut command| {
            for setting in &SETTINGS {
                let Some(values) = self.0.get(setting.key) else { continue };
                let has_it = command.get_arguments().any(|one| one.get_id() == setting.option);
                let fits = format.is_none_or(|format| {
                    values.iter().all(|value| format.takes(setting.key, value))
                });
                if has_it
                    && fits
                    && set_by(setting).is_none()
                    && !(setting.key == "hide" && is_typed("only"))
                {
                    let values = values.clone();
                    command = command.mut_arg(setting.option, |one| one.default_values(values));
                }
            }
            command
        })
    }
}

/// Prints every setting with its value and where that is from.
pub fn run(args: &ConfigArgs, command: &Command) -> Result<()> {
    let path = path();
    let place = path.as_deref().map(Path::display);
    let place = place.map_or_else(|| "none".to_owned(), |place| place.to_string());
    if args.path {
        return say(&place);
    }
    let config = Config::load(command)?;
    let there = path.is_some_and(|path| path.exists());
    say(&format!("File: {place}{}", if there { "" } else { " (not there)" }))?;
    say("")?;
    for setting in &SETTINGS {
        let (value, from) = if let Some((variable, value)) = set_by(setting) {
            (value, format!("environment, {variable}"))
        } else if let Some(values) = config.0.get(setting.key) {
            (values.join(", "), "file".to_owned())
        } else {
            (usual(command, setting), "default".to_owned())
        };
        say(&format!("{:<10}{value}  [{from}]", setting.key))?;
    }
    Ok(())
}

/// Where the file is looked for.
fn path() -> Option<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        return (!named.is_empty()).then(|| PathBuf::from(named));
    }
    let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(strategy.config_dir().join("resdiff").join("config.toml"))
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
        && env::var_os(VARIABLE).is_none()
}

/// The variable of the environment that a setting gives way to, with its value.
fn set_by(setting: &Setting) -> Option<(&'static str, String)> {
    setting.variables.iter().find_map(|&name| {
        let value = env::var_os(name).filter(|value| !value.is_empty())?;
        Some((
            name,
            match name {
                "NO_COLOR" => "never".to_owned(),
                "CLICOLOR_FORCE" => "always".to_owned(),
                _ => value.to_string_lossy().into_owned(),
            },
        ))
    })
}

/// What the option of a setting does where nothing is said, from its help: "[default: …]".
fn usual(command: &Command, setting: &Setting) -> String {
    let Some(option) = option_of(command, setting) else { return String::new() };
    let values: Vec<_> =
        option.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !values.is_empty() {
        return values.join(", ");
    }
    let help = option.get_help().map(ToString::to_string).unwrap_or_default();
    let said = help.split_once("[default: ").and_then(|(_, said)| said.split_once(']'));
    said.map(|(said, _)| said.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}

fn option_of<'c>(command: &'c Command, setting: &Setting) -> Option<&'c Arg> {
    let mut options = command.get_subcommands().flat_map(Command::get_arguments);
    options.find(|option| option.get_id() == setting.option)
}

/// The values of a setting as they would be typed; `None` for what is none.
fn typed(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Integer(number) => Some(vec![number.to_string()]),
        Value::Array(values) => {
            values.iter().map(typed).collect::<Option<Vec<_>>>().map(|values| values.concat())
        }
        _ => None,
    }
}

/// Whether the option takes the value.
fn check(command: &Command, setting: &Setting, value: &str) -> Result<()> {
    let Some(option) = option_of(command, setting) else { return Ok(()) };
    let alone = Arg::new(setting.option)
        .long(setting.key)
        .ignore_case(option.is_ignore_case_set())
        .value_parser(option.get_value_parser().clone());
    let line = Command::new("config").no_binary_name(true).arg(alone);
    let Err(error) = line.try_get_matches_from([format!("--{}={value}", setting.key)]) else {
        return Ok(());
    };
    let possible: Vec<String> =
        option.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if possible.is_empty() {
        let said = error.to_string();
        let why = said.lines().next().and_then(|line| line.rsplit_once(": "));
        let why = why.map(|(_, why)| why.to_owned()).unwrap_or_default();
        bail!("{} cannot be {value:?}: {why}", setting.key);
    }
    bail!("{} cannot be {value:?}: write {}", setting.key, either(&possible))
}

/// "; did you mean view?", else the names of all settings.
fn meant(typed: &str) -> String {
    let keys = SETTINGS.iter().map(|setting| (strsim::jaro(typed, setting.key), setting.key));
    match keys.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(near, _)| *near > NEAR) {
        Some((_, key)) => format!("; did you mean {key}?"),
        None => {
            let keys: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
            format!(": the settings are {}", keys.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        let error = |error: anyhow::Error| error.to_string();
        Config::parse(text, &crate::cli::command_line()).map_err(error)
    }

    #[test]
    fn every_setting_is_an_option_of_some_command() {
        let command = crate::cli::command_line();
        for setting in &SETTINGS {
            assert!(option_of(&command, setting).is_some(), "{}", setting.key);
        }
    }

    #[test]
    fn settings_are_read_as_options_are() {
        let config =
            parse("view = \"list\"\nwidth = 100\nhide = [\"editorial\", \"roll-over\"]").unwrap();
        assert_eq!(config.0["hide"], ["editorial", "roll-over"]);
        assert_eq!(config.0["width"], ["100"]);
    }

    #[test]
    fn what_no_option_takes_is_told() {
        for (text, said) in [
            ("veiw = \"list\"", "there is no setting veiw; did you mean view?"),
            ("format = \"html\"", "there is no setting format: the settings are author, color"),
            (
                "view = \"lsit\"",
                "view cannot be \"lsit\": write inline, side-by-side, list or summary",
            ),
            ("width = 3", "width cannot be \"3\": 3 is not in 20..=1000"),
            ("ui = \"xx\"", "ui cannot be \"xx\": give "),
            ("view = true", "write view = \"…\", a number, or a list of such"),
            ("\nview list", "line 2: "),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.starts_with(said), "{text}: {error}");
        }
    }
}
