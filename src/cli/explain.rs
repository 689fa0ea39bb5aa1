//! What was typed after `resdiff explain` → the rules, one rule, or why a row is as it is.

use std::borrow::Cow;
use std::ffi::OsString;

use anyhow::{Context as _, Result, anyhow, bail};
use clap_complete::ArgValueCompleter;

use resdiff::classify::Rule;
use resdiff::classify::tables::tables;
use resdiff::compare::{Comparison, Row, explain};
use resdiff::model::{Part, Resolution, Side, Sides};
use resdiff::versions::either;

use crate::cli::args::{COLOR, OutputArgs, TextArgs};
use crate::cli::format::Content;
use crate::cli::input::Inputs;
use crate::cli::output::Output;
use crate::cli::shells::texts;

const EXAMPLES: &str = include_str!("help/explain.txt").trim_ascii_end();

const WHAT: &str = include_str!("help/explain-what.txt").trim_ascii_end();

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
    #[arg(add = ArgValueCompleter::new(texts))]
    what: Vec<OsString>,

    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    texts: TextArgs,
}

/// Explains what was asked for.
pub fn run(args: &ExplainArgs) -> Result<()> {
    let output = Output::new("explain", &args.output)?;
    let language = args.texts.source.lang.unwrap_or_default();
    let with_tables = |&rule: &Rule| (rule, tables(rule, language));
    match args.what.as_slice() {
        [] => output.write(&Content::Rules(&Rule::ALL.iter().map(with_tables).collect::<Vec<_>>())),
        [name] => {
            let typed = name.to_string_lossy();
            let rule: Rule = typed.parse().map_err(|_| no_rule(&typed))?;
            output.write(&Content::Rule(&with_tables(&rule)))
        }
        [address @ .., old, new] if !address.is_empty() => {
            let words: Vec<Cow<'_, str>> =
                address.iter().map(|word| word.to_string_lossy()).collect();
            let typed = words.join(" ");
            let target = Target::parse(&typed)?;
            if words.len() > 1 && target.part != Part::Notes {
                bail!("{typed} are two addresses: ask for one at a time");
            }
            let compared = Inputs::new(&args.texts).compare(old, new)?;
            let row = target.row(&compared.comparison)?;
            let explanation = explain(&compared.comparison, target.part, row);
            let explanation = explanation.with_context(|| format!("{typed} is in no row"))?;
            output.write(&Content::Explanation(&compared.view(&[]), &explanation))
        }
        _ => bail!(
            "to explain a paragraph, name its address and both texts, as in `resdiff explain OP1 78/241 79/62`"
        ),
    }
}

/// The error for what is the name of no rule.
fn no_rule(typed: &str) -> anyhow::Error {
    let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
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
    side: Side,
    part: Part,
    /// The address or the number.
    name: String,
}

impl Target {
    fn parse(typed: &str) -> Result<Target> {
        let old = after(typed, "old:");
        let side = if old.is_some() { Side::Old } else { Side::New };
        let rest = old.or_else(|| after(typed, "new:")).unwrap_or(typed);
        let number = after(rest, "note:").or_else(|| after(rest, "note "));
        let part = if number.is_some() { Part::Notes } else { Part::Paragraphs };
        let name = number.unwrap_or(rest).trim().to_string();
        if name.is_empty() {
            bail!("“{typed}” names no paragraph: write an address such as OP1, old:PP3 or note:2");
        }
        Ok(Target { side, part, name })
    }

    /// The row that it stands in.
    fn row(&self, comparison: &Comparison) -> Result<usize> {
        let holds = |row: &Row| row.names[self.side].iter().any(|name| self.is(name));
        let row = comparison.rows(self.part).iter().position(holds);
        row.ok_or_else(|| self.unknown(comparison.documents.as_ref()))
    }

    fn is(&self, name: &str) -> bool {
        name.to_lowercase() == self.name.to_lowercase()
    }

    /// The error for an address that the text does not have.
    fn unknown(&self, documents: Sides<&Resolution>) -> anyhow::Error {
        let names = documents.map(|document| -> Vec<&str> {
            document.items(self.part).map(|item| item.name).collect()
        });
        let (own, others) = (&names[self.side], &names[self.side.other()]);
        let (side, other) = if self.side == Side::Old { ("old", "new") } else { ("new", "old") };
        let (noun, prefix) = if self.part == Part::Notes { ("note ", "note:") } else { ("", "") };
        let there = others.iter().filter(|name| self.is(name));
        let there = there.map(|name| format!("{other}:{prefix}{name}"));
        let alike = nearest(&self.name, own).into_iter().map(|name| format!("{prefix}{name}"));
        let near: Vec<String> = there.chain(alike).take(MOST_NAMED).collect();
        let hint = match (own.first(), own.last()) {
            _ if !near.is_empty() => format!("; did you mean {}?", either(&near)),
            (Some(first), Some(last)) => format!(": it has {prefix}{first} to {prefix}{last}"),
            _ => ": it has none at all".to_string(),
        };
        let text = documents.get(self.side).name();
        anyhow!("the {side} text ({text}) has no {noun}{}{hint}", self.name)
    }
}

/// What follows a prefix, upper or lower case.
fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// How many names are suggested at most.
const MOST_NAMED: usize = 3;

/// Names that differ from what was typed in more than this share of its letters are not suggested (0.3 to 0.6).
const MOST_DIFFERENT: f64 = 0.5;

/// The letters before the number of a name, and the number: "op", 12.
fn cut(name: &str) -> (&str, u32) {
    let digits = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
    let (part, rest) = name.split_at(digits);
    let number = rest.split(|c: char| !c.is_ascii_digit()).next();
    (part, number.and_then(|number| number.parse().ok()).unwrap_or(0))
}

/// The names nearest to what was typed, nearest first; of those that are as near, the ones of the same part and with
/// the nearest number.
fn nearest<'n>(typed: &str, names: &[&'n str]) -> Vec<&'n str> {
    let typed = typed.to_lowercase();
    let most = (typed.chars().count() as f64 * MOST_DIFFERENT).ceil() as usize;
    let (part, number) = cut(&typed);
    let measured = names.iter().map(|&name| {
        let lower = name.to_lowercase();
        let (own_part, own_number) = cut(&lower);
        let distance = strsim::osa_distance(&typed, &lower);
        (distance, own_part != part, own_number.abs_diff(number), name)
    });
    let mut near: Vec<_> = measured.filter(|(distance, ..)| *distance <= most).collect();
    near.sort_by_key(|(distance, is_other_part, off, _)| (*distance, *is_other_part, *off));
    near.into_iter().take(MOST_NAMED).map(|(.., name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(side: Side, part: Part, name: &str) -> Target {
        Target { side, part, name: name.to_string() }
    }

    #[test]
    fn addresses_are_of_the_new_text_unless_said() {
        let paragraph = |side, name| target(side, Part::Paragraphs, name);
        assert_eq!(Target::parse("OP1").unwrap(), paragraph(Side::New, "OP1"));
        assert_eq!(Target::parse("new:OP1").unwrap(), paragraph(Side::New, "OP1"));
        assert_eq!(Target::parse("OLD:op12(b)").unwrap(), paragraph(Side::Old, "op12(b)"));
    }

    #[test]
    fn notes_are_named_by_their_number() {
        let note = |side, name| target(side, Part::Notes, name);
        assert_eq!(Target::parse("note 3").unwrap(), note(Side::New, "3"));
        assert_eq!(Target::parse("Note:3").unwrap(), note(Side::New, "3"));
        assert_eq!(Target::parse("old:note:12").unwrap(), note(Side::Old, "12"));
        assert_eq!(Target::parse("old:note 12").unwrap(), note(Side::Old, "12"));
        assert!(Target::parse("old:").is_err());
        assert!(Target::parse("note:").is_err());
    }

    #[test]
    fn only_near_names_are_suggested() {
        let names = ["PP1", "PP2", "OP1", "OP12(b)"];
        assert_eq!(nearest("OP12b", &names)[..2], ["OP12(b)", "OP1"]);
        assert!(nearest("nonsense", &names).is_empty());
    }

    #[test]
    fn of_names_as_near_the_nearest_number_of_the_same_part_comes_first() {
        let names = ["PP7", "OP1", "OP6", "OP5"];
        assert_eq!(nearest("op7", &names), ["OP6", "OP5", "OP1"]);
    }
}
