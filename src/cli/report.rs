//! What was typed → what an HTML report looks like.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, bail};

use resdiff::model::Date;
use resdiff::render::html::Report;
use resdiff::render::word::Redline;
use resdiff::view::View;

use crate::cli::args::{Format, RevisionsName};
use crate::cli::compare::{CompareArgs, MovesName, ViewName};

const SECONDS_A_DAY: u64 = 86_400;

/// Rejects options that other formats have.
pub fn check_format(args: &CompareArgs, format: Format) -> Result<()> {
    for (given, name) in [(args.print, "--print"), (args.stamp, "--stamp")] {
        if given && format != Format::Html {
            bail!("{name} is for HTML reports: add --format html, or -o FILE.html");
        }
    }
    let moves = args.moves != MovesName::Plain;
    for (given, name) in
        [(moves, "--moves"), (args.author.is_some(), "--author"), (args.date.is_some(), "--date")]
    {
        let dated = matches!(format, Format::DocxTable | Format::Xlsx) && name != "--moves";
        if given && format != Format::Docx && !dated {
            bail!("{name} is for redlines: add --format docx, or -o FILE.docx");
        }
    }
    if format == Format::Docx && !args.classes.hidden().is_empty() {
        bail!(
            "a redline has every change, or rejecting all would not give the old text: leave --hide and --only out, or \
             use --format docx-table"
        );
    }
    let whole = matches!(format, Format::Docx | Format::DocxTable | Format::Csv | Format::Xlsx);
    if args.view.is_some() && whole {
        bail!("{} has one view only: leave --view out", format.name());
    }
    Ok(())
}

/// Rejects a format in which only comparisons are written.
pub fn only_of_compare(command: &str, format: Format) -> Result<()> {
    match format {
        Format::Terminal | Format::Json => Ok(()),
        Format::Html => bail!(
            "{command} has no HTML report: use --format terminal or json, or compare two texts"
        ),
        other => bail!(
            "{command} cannot be written as {}: use --format terminal or json, or compare two texts",
            other.name()
        ),
    }
}

/// The redline that was asked for.
pub fn redline(args: &CompareArgs, view: &View<'_>) -> Redline {
    let usual = Redline::of(view);
    Redline {
        author: args.author.clone().unwrap_or(usual.author),
        date: args.date.clone().or(usual.date),
        moves: args.moves.into(),
    }
}

/// The report that was asked for.
pub fn report(args: &CompareArgs) -> Result<Report> {
    let inline = match args.view {
        Some(ViewName::Inline) => true,
        None | Some(ViewName::SideBySide) => false,
        Some(ViewName::List | ViewName::Summary) => {
            bail!(
                "an HTML report has a list and a summary already: use --view inline or side-by-side"
            )
        }
    };
    Ok(Report {
        inline,
        all: args.all,
        print: args.print,
        made: if args.stamp { today() } else { None },
        options: options(args),
    })
}

/// The options that shape the result, as they may be typed again.
fn options(args: &CompareArgs) -> Vec<String> {
    let mut options = Vec::new();
    if let Some(language) = args.texts.lang {
        options.push(format!("--lang {language}"));
    }
    if args.reading.revisions == RevisionsName::Original {
        options.push("--revisions original".to_string());
    }
    match args.view {
        Some(ViewName::Inline) => options.push("--view inline".to_string()),
        Some(ViewName::SideBySide) => options.push("--view side-by-side".to_string()),
        _ => {}
    }
    for (given, name) in [(args.all, "--all"), (args.print, "--print")] {
        if given {
            options.push(name.to_string());
        }
    }
    options.extend(args.classes.typed());
    options
}

/// The date in UTC: by SOURCE_DATE_EPOCH, which makes builds repeatable, else by the clock.
fn today() -> Option<Date> {
    let told = env::var("SOURCE_DATE_EPOCH").ok();
    let seconds = match told.and_then(|seconds| seconds.trim().parse().ok()) {
        Some(seconds) => seconds,
        None => SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs(),
    };
    Date::from_days(i64::try_from(seconds / SECONDS_A_DAY).ok()?)
}
