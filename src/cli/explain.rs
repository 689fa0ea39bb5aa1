//! What was typed after `resdiff explain` → the rules, one rule, or why a row is as it is.

use std::ffi::{OsStr, OsString};

use anyhow::{Context as _, Result, anyhow, bail};

use resdiff::classify::rules::{RULES, Rule, rule};
use resdiff::classify::tables::tables;
use resdiff::compare::{Comparison, Over, Row, explain};
use resdiff::model::{Language, Resolution};
use resdiff::versions::either;

use crate::cli::args::{COLOR, OutputArgs, TextArgs};
use crate::cli::format::Content;
use crate::cli::input::{Inputs, compared};
use crate::cli::output::Output;

const EXAMPLES: &str = "\
Examples:
  resdiff explain                        the rules by which changes get their class
  resdiff explain verb                   one rule, with the ladders of verbs that it goes by
  resdiff explain verb --lang fr         the same in French
  resdiff explain OP1 78/241 79/62       how paragraph OP1 of the new text was matched, and its changes classed
  resdiff explain old:OP2 78/241 79/62   the same for a paragraph of the old text
  resdiff explain note 3 78/241 79/62    the same for a note
  resdiff explain OP1 78/241 79/62 --format json";

const WHAT: &str = "\
WHAT is one of:
  nothing                the list of rules, by class
  RULE                   the name of a rule, as JSON and this list have it
  ADDRESS OLD NEW        a paragraph, as it is cited: PP7, OP12(b); capitals do not matter. It is looked for in the
                         new text; old:ADDRESS in the old one
  note NUMBER OLD NEW    a note; also note:NUMBER, and old:note:NUMBER in the old text";

/// Explain why a paragraph was matched and why its changes have their class, or what a rule does.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "resdiff explain [OPTIONS] [RULE]\n       resdiff explain [OPTIONS] ADDRESS OLD NEW"
)]
#[command(mut_arg("color", |argument| argument.help(COLOR)))]
#[command(after_help = EXAMPLES, after_long_help = format!("{WHAT}\n\n{EXAMPLES}"))]
pub struct ExplainArgs {
    /// The name of a rule; or an address and the two texts, each a symbol, a path, or - for standard input.
    #[arg(value_name = "WHAT", num_args = 0..=4)]
    what: Vec<OsString>,

    #[command(flatten)]
    texts: TextArgs,

    #[command(flatten)]
    output: OutputArgs,
}

/// Explains what was asked for.
pub fn run(args: &ExplainArgs) -> Result<()> {
    let output = Output::new("explain", &args.output)?;
    let language = args.texts.source.lang.unwrap_or(Language::English);
    let with_tables = |rule: &'static Rule| (rule, tables(rule.name, language));
    match args.what.as_slice() {
        [] => output.write(&Content::Rules(&RULES.iter().map(with_tables).collect::<Vec<_>>()))?,
        [name] => {
            let typed = name.to_string_lossy();
            let rule = rule(&typed.to_lowercase()).ok_or_else(|| no_rule(&typed))?;
            output.write(&Content::Rule(&with_tables(rule)))?;
        }
        [address, old, new] => {
            one_row(&Target::parse(&address.to_string_lossy())?, [old, new], args, &output)?
        }
        [note, number, old, new] => {
            let typed = format!("{} {}", note.to_string_lossy(), number.to_string_lossy());
            let target = Target::parse(&typed)?;
            if target.over != Over::Notes {
                bail!("{typed} are two addresses: ask for one at a time");
            }
            one_row(&target, [old, new], args, &output)?;
        }
        _ => bail!(
            "to explain a paragraph, name its address and both texts, as in `resdiff explain OP1 78/241 79/62`"
        ),
    }
    Ok(())
}

fn one_row(
    target: &Target,
    [old, new]: [&OsStr; 2],
    args: &ExplainArgs,
    output: &Output<'_>,
) -> Result<()> {
    let comparison = compared(Inputs::new(&args.texts).two(old, new)?);
    let row = target.row(&comparison)?;
    let explanation =
        explain(&comparison, target.over, row).with_context(|| target.is_in_no_row())?;
    output.write(&Content::Explanation(&comparison, &explanation))
}

/// The error for what is the name of no rule.
fn no_rule(typed: &str) -> anyhow::Error {
    let names: Vec<String> = RULES.iter().map(|rule| rule.name.to_string()).collect();
    let near = nearest(typed, &names);
    if near.is_empty() {
        return anyhow!(
            "{typed} is no rule: see `resdiff explain` for their names; for a paragraph name both texts too, as in \
             `resdiff explain OP1 78/241 79/62`"
        );
    }
    anyhow!("{typed} is no rule; did you mean {}?", either(&near))
}

/// The paragraph or note that is asked for.
#[derive(Debug, PartialEq)]
struct Target {
    /// As typed, for errors.
    typed: String,
    /// Whether it stands in the old text.
    is_old: bool,
    over: Over,
    /// The address or the number.
    name: String,
}

impl Target {
    fn parse(typed: &str) -> Result<Target> {
        let (is_old, rest) = match (after(typed, "old:"), after(typed, "new:")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => (false, typed),
        };
        let number = after(rest, "note:").or_else(|| after(rest, "note "));
        let (over, name) = match number {
            Some(number) => (Over::Notes, number),
            None => (Over::Paragraphs, rest),
        };
        let name = name.trim().to_string();
        if name.is_empty() {
            bail!("“{typed}” names no paragraph: write an address such as OP1, old:PP3 or note:2");
        }
        Ok(Target { typed: typed.to_string(), is_old, over, name })
    }

    /// The row that it stands in.
    fn row(&self, comparison: &Comparison) -> Result<usize> {
        let documents = comparison.documents.as_ref();
        let (own, other) = if self.is_old {
            (documents.old, documents.new)
        } else {
            (documents.new, documents.old)
        };
        let names = self.names(own);
        let Some(index) = names.iter().position(|name| self.is(name)) else {
            return Err(self.unknown(own, &names, self.names(other)));
        };
        let holds = |row: &Row| {
            let paragraphs = row.paragraphs.as_ref();
            let side = if self.is_old { paragraphs.old } else { paragraphs.new };
            side.contains(&index)
        };
        let row = self.over.rows(comparison).iter().position(holds);
        row.with_context(|| self.is_in_no_row())
    }

    fn is_in_no_row(&self) -> String {
        format!("{} is in no row", self.typed)
    }

    fn names(&self, document: &Resolution) -> Vec<String> {
        match self.over {
            Over::Paragraphs => {
                let addresses = document.paragraphs.iter().map(|p| p.address.to_string());
                addresses.collect()
            }
            Over::Notes => document.notes.iter().map(|n| n.number.clone()).collect(),
        }
    }

    fn is(&self, name: &str) -> bool {
        name.to_lowercase() == self.name.to_lowercase()
    }

    /// The error for an address that the text does not have.
    fn unknown(
        &self,
        document: &Resolution,
        names: &[String],
        others: Vec<String>,
    ) -> anyhow::Error {
        let (side, other) = if self.is_old { ("old", "new") } else { ("new", "old") };
        let noun = match self.over {
            Over::Paragraphs => "",
            Over::Notes => "note ",
        };
        let missing = format!("the {side} text ({}) has no {noun}{}", document.name(), self.name);
        let shown = |name: &str| match self.over {
            Over::Paragraphs => name.to_string(),
            Over::Notes => format!("note:{name}"),
        };
        let there = others.iter().filter(|name| self.is(name));
        let mut near: Vec<String> = there.map(|name| format!("{other}:{}", shown(name))).collect();
        near.extend(nearest(&self.name, names).iter().map(|name| shown(name)));
        near.truncate(MOST_NAMED);
        if !near.is_empty() {
            return anyhow!("{missing}; did you mean {}?", either(&near));
        }
        match (names.first(), names.last()) {
            (Some(first), Some(last)) => {
                anyhow!("{missing}: it has {} to {}", shown(first), shown(last))
            }
            _ => anyhow!("{missing}: it has none at all"),
        }
    }
}

/// What follows a prefix, upper or lower case.
fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// So many names are suggested at most.
const MOST_NAMED: usize = 3;

/// Names that differ from what was typed in more than this share of its letters are not suggested (0.3 to 0.6).
const MOST_DIFFERENT: f64 = 0.5;

/// The letters before the number of a name, and the number: "op", 12.
fn cut(name: &str) -> (String, u32) {
    let digits = name.find(|c: char| c.is_ascii_digit());
    let (part, rest) = name.split_at(digits.unwrap_or(name.len()));
    let end = rest.find(|c: char| !c.is_ascii_digit());
    let number = rest.get(..end.unwrap_or(rest.len()));
    let number = number.and_then(|number| number.parse().ok());
    (part.to_string(), number.unwrap_or(0))
}

/// The names nearest to what was typed, nearest first; of those that are as near, the ones of the same part and with
/// the nearest number.
fn nearest(typed: &str, names: &[String]) -> Vec<String> {
    let typed = typed.to_lowercase();
    let most = (typed.chars().count() as f64 * MOST_DIFFERENT).ceil() as usize;
    let mut near: Vec<(usize, &String)> = names
        .iter()
        .map(|name| (strsim::osa_distance(&typed, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    let (part, number) = cut(&typed);
    near.sort_by_key(|(distance, name)| {
        let (own_part, own_number) = cut(&name.to_lowercase());
        (*distance, own_part != part, own_number.abs_diff(number))
    });
    let near = near.into_iter().take(MOST_NAMED);
    near.map(|(_, name)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(typed: &str) -> (bool, Over, String) {
        let target = Target::parse(typed).unwrap();
        (target.is_old, target.over, target.name)
    }

    #[test]
    fn addresses_are_of_the_new_text_unless_said() {
        let paragraph = |old, name: &str| (old, Over::Paragraphs, name.to_string());
        assert_eq!(target("OP1"), paragraph(false, "OP1"));
        assert_eq!(target("new:OP1"), paragraph(false, "OP1"));
        assert_eq!(target("OLD:op12(b)"), paragraph(true, "op12(b)"));
    }

    #[test]
    fn notes_are_named_by_their_number() {
        let note = |old, name: &str| (old, Over::Notes, name.to_string());
        assert_eq!(target("note 3"), note(false, "3"));
        assert_eq!(target("Note:3"), note(false, "3"));
        assert_eq!(target("old:note:12"), note(true, "12"));
        assert_eq!(target("old:note 12"), note(true, "12"));
        assert!(Target::parse("old:").is_err());
        assert!(Target::parse("note:").is_err());
    }

    #[test]
    fn only_near_names_are_suggested() {
        let names: Vec<String> = ["PP1", "PP2", "OP1", "OP12(b)"].map(String::from).into();
        assert_eq!(nearest("OP12b", &names)[..2], ["OP12(b)", "OP1"]);
        assert_eq!(nearest("nonsense", &names), Vec::<String>::new());
    }

    #[test]
    fn of_names_as_near_the_nearest_number_of_the_same_part_comes_first() {
        let names: Vec<String> = ["PP7", "OP1", "OP6", "OP5"].map(String::from).into();
        assert_eq!(nearest("op7", &names), ["OP6", "OP5", "OP1"]);
    }
}
