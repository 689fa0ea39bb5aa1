//! How much a file may cost, as typed.

use std::time::Duration;

use resdiff::read::{Limit, Limits};

/// Seconds that a file may take. The slowest known, of 257 pages, takes about one on an old machine.
const SECONDS: f64 = 60.0;

/// The longest time that can be asked for: a day.
const MOST_SECONDS: f64 = 86_400.0;

/// The deepest nesting that can be asked for. The readers call themselves for each level; tried with nested
/// tables, forms and elements in a build without optimisation: 1,000 levels fit the stack of a reading
/// thread, 50,000 do not.
const MOST_DEPTH: usize = 1000;

/// Under what they stand in the help.
pub const HEADING: &str = "Limits";

/// How much a file may cost before it is refused.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = HEADING)]
pub struct LimitArgs {
    /// Bytes of a file, as 100M or 2G [default: 64M in text and web pages, 512M in others].
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub max_size: Option<u64>,

    /// Bytes of what is read of a file, in UTF-8 [default: 8M].
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub max_text: Option<u64>,

    /// Lines and paragraphs of a text [default: 80000].
    #[arg(long, value_name = "N", value_parser = count)]
    pub max_lines: Option<usize>,

    /// Pages of a PDF [default: 2000].
    #[arg(long, value_name = "N", value_parser = count)]
    pub max_pages: Option<usize>,

    /// Elements inside elements, at most 1000 [default: 250 in Word files and web pages, 64 in PDF].
    #[arg(long, value_name = "N", value_parser = depth)]
    pub max_depth: Option<usize>,

    /// Bytes that packed parts of a file unpack to [default: 256M in Word files, 64M in PDF].
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub max_unpacked: Option<u64>,

    /// How many times its packed size a part of a Word file unpacks to [default: 250].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub max_ratio: Option<u64>,

    /// Seconds that reading a file takes [default: 60].
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub max_time: Option<Duration>,
}

impl LimitArgs {
    /// The limits of the readers.
    pub fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        limits.input = self.max_size.unwrap_or(limits.input);
        limits.text = self.max_size.unwrap_or(limits.text);
        if let Some(characters) = self.max_text {
            limits.characters = characters;
            limits.pdf.characters = usize::try_from(characters).unwrap_or(usize::MAX);
        }
        limits.lines = self.max_lines.unwrap_or(limits.lines);
        limits.pdf.pages = self.max_pages.unwrap_or(limits.pdf.pages);
        limits.depth = self.max_depth.unwrap_or(limits.depth);
        limits.pdf.depth = self.max_depth.unwrap_or(limits.pdf.depth);
        limits.ratio = self.max_ratio.unwrap_or(limits.ratio);
        if let Some(unpacked) = self.max_unpacked {
            limits.unpacked = unpacked;
            limits.pdf.unpacked = usize::try_from(unpacked).unwrap_or(usize::MAX);
        }
        limits
    }

    /// The time that one file may take.
    pub fn time(&self) -> Duration {
        self.max_time.unwrap_or_else(|| Duration::from_secs_f64(SECONDS))
    }
}

/// The option that raises a limit; those without one are far above any file that is not made to break the program.
pub fn option(limit: Limit) -> Option<&'static str> {
    match limit {
        Limit::Input => Some("--max-size"),
        Limit::Characters => Some("--max-text"),
        Limit::Lines => Some("--max-lines"),
        Limit::Pages => Some("--max-pages"),
        Limit::Unpacked => Some("--max-unpacked"),
        Limit::Ratio => Some("--max-ratio"),
        Limit::Depth => Some("--max-depth"),
        Limit::Members | Limit::Elements => None,
    }
}

/// Bytes as people write them: 4096, 500K, 100M, 2G, also with B or iB after the letter; K is 1,024.
fn size(typed: &str) -> Result<u64, String> {
    let wrong = || "write a size as 4096, 500K, 100M or 2G".to_string();
    let upper = typed.trim().to_ascii_uppercase();
    let digits = upper.trim_end_matches(|c: char| !c.is_ascii_digit());
    let factor: u64 = match upper[digits.len()..].trim() {
        "" | "B" => 1,
        "K" | "KB" | "KIB" => 1 << 10,
        "M" | "MB" | "MIB" => 1 << 20,
        "G" | "GB" | "GIB" => 1 << 30,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    number.checked_mul(factor).filter(|&bytes| bytes > 0).ok_or_else(wrong)
}

fn count(typed: &str) -> Result<usize, String> {
    typed.parse().ok().filter(|&count| count > 0).ok_or("write a whole number from 1".to_string())
}

fn depth(typed: &str) -> Result<usize, String> {
    let depth = count(typed).ok().filter(|&depth| depth <= MOST_DEPTH);
    depth.ok_or_else(|| format!("write a whole number from 1 to {MOST_DEPTH}"))
}

fn seconds(typed: &str) -> Result<Duration, String> {
    let seconds = typed.parse().ok().filter(|&seconds| seconds > 0.0 && seconds <= MOST_SECONDS);
    let seconds = seconds.map(Duration::from_secs_f64);
    seconds.ok_or_else(|| format!("write seconds, above 0 and up to {MOST_SECONDS}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (typed, bytes) in [
            ("4096", 4096),
            ("500K", 500 << 10),
            ("100M", 100 << 20),
            ("100 MB", 100 << 20),
            ("2GiB", 2 << 30),
            ("1b", 1),
        ] {
            assert_eq!(size(typed), Ok(bytes), "{typed}");
        }
        for typed in ["", "0", "M", "-1", "1.5M", "10T", "99999999999G"] {
            assert!(size(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn depths_fit_the_stack() {
        assert_eq!(depth("1000"), Ok(1000));
        assert!(depth("1001").is_err() && depth("0").is_err());
    }

    #[test]
    fn times_are_above_nothing() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for typed in ["0", "-1", "NaN", "inf", "1e300", "soon"] {
            assert!(seconds(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn the_help_tells_the_defaults() {
        #[derive(clap::Parser)]
        struct Only {
            #[command(flatten)]
            _limits: LimitArgs,
        }
        let help = Only::command().render_help().to_string();
        let limits = Limits::default();
        let mega = |bytes: u64| format!("{}M", bytes >> 20);
        for (option, default) in [
            ("max-size", mega(limits.input)),
            ("max-text", mega(limits.characters)),
            ("max-pages", limits.pdf.pages.to_string()),
            ("max-depth", format!("{} in Word", limits.depth)),
            ("max-depth", format!("{} in PDF", limits.pdf.depth)),
            ("max-unpacked", format!("{} in Word", mega(limits.unpacked))),
            ("max-unpacked", format!("{} in PDF", mega(limits.pdf.unpacked as u64))),
            ("max-ratio", limits.ratio.to_string()),
            ("max-time", SECONDS.to_string()),
        ] {
            let said = help.split(&format!("--{option}")).nth(1).unwrap();
            let said = said.split("\n      --").next().unwrap();
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(&default), "--{option} does not say {default}: {said}");
        }
    }
}
