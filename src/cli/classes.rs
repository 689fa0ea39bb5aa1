//! The choice of change classes on the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use resdiff::classify::Class;

/// What is typed to hide nothing.
const NOTHING: &str = "none";

/// Which changes are shown.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Changes")]
pub struct ClassArgs {
    // Its help names the classes there are.
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class_or_none(), hide_possible_values = true, help = hide())]
    pub hide: Vec<Option<Class>>,

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
        let given = [named("--hide", &self.to_hide()), named("--only", &self.only)];
        given.into_iter().flatten().collect()
    }

    fn to_hide(&self) -> Vec<Class> {
        self.hide.iter().copied().flatten().collect()
    }

    /// The classes that are hidden.
    pub fn hidden(&self) -> Vec<Class> {
        if self.only.is_empty() {
            return self.to_hide();
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

/// What [`class`] reads, or the word that hides nothing whatever the configuration says.
fn class_or_none() -> impl TypedValueParser<Value = Option<Class>> {
    let names = Class::ALL.iter().map(|class| class.name()).chain([NOTHING]);
    PossibleValuesParser::new(names).try_map(|name| match name == NOTHING {
        true => Ok(None),
        false => name.parse::<Class>().map(Some).map_err(|_| name),
    })
}

/// The names of all classes.
fn names() -> String {
    Class::ALL.iter().map(|class| class.name()).collect::<Vec<_>>().join(", ")
}

fn hide() -> String {
    format!(
        "Hide changes of these classes, separated by commas: {}. Hidden changes are shown unmarked; \
         none hides nothing [default: none]",
        names()
    )
}
