//! The choice of change classes on the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use resdiff::classify::Class;

/// Which changes are shown.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Changes")]
pub struct ClassArgs {
    // Its help names the classes there are.
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class(), hide_possible_values = true, help = hide())]
    pub hide: Vec<Class>,

    /// Show only changes of these classes, separated by commas; the others are hidden [default: all].
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class(), hide_possible_values = true, conflicts_with = "hide")]
    pub only: Vec<Class>,
}

impl ClassArgs {
    /// The options as they may be typed again.
    pub fn typed(&self) -> Vec<String> {
        let named = |name: &str, classes: &[Class]| {
            let classes: Vec<&str> = classes.iter().map(|class| class.name()).collect();
            (!classes.is_empty()).then(|| format!("{name} {}", classes.join(",")))
        };
        let given = [named("--hide", &self.hide), named("--only", &self.only)];
        given.into_iter().flatten().collect()
    }

    /// The classes that are hidden.
    pub fn hidden(&self) -> Vec<Class> {
        if self.only.is_empty() {
            return self.hide.clone();
        }
        let others = Class::ALL.iter().copied();
        others.filter(|class| !self.only.contains(class)).collect()
    }
}

/// Reads the name of a class; of a mistyped one the nearest is suggested.
fn class() -> impl TypedValueParser<Value = Class> {
    let names = Class::ALL.iter().map(|class| class.name());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Class>().map_err(|_| name))
}

/// The names of all classes.
fn names() -> String {
    Class::ALL.iter().map(|class| class.name()).collect::<Vec<_>>().join(", ")
}

fn hide() -> String {
    format!(
        "Hide changes of these classes, separated by commas: {}. Hidden changes are shown unmarked \
         [default: none]",
        names()
    )
}
