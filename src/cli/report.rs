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
    date(seconds / SECONDS_A_DAY)
}

/// The date so many days after 1 January 1970.
fn date(mut days: u64) -> Option<Date> {
    let leap = |year: u16| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year = year.checked_add(1)?;
    }
    let february = 28 + u64::from(leap(year));
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    Date::new(year, month, u8::try_from(days + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(date(0), Date::new(1970, 1, 1));
        assert_eq!(date(59), Date::new(1970, 3, 1));
        assert_eq!(date(11_016), Date::new(2000, 2, 29));
        assert_eq!(date(19_722), Date::new(2023, 12, 31));
        assert_eq!(date(19_723), Date::new(2024, 1, 1));
        assert_eq!(date(20_792), Date::new(2026, 12, 5));
    }
}
