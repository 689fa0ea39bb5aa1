//! From role to looks: the only place that knows `colored`.
//!
//! Blue, orange and violet stay apart for readers who do not tell red from green. On a ground that is known, each has a
//! contrast of 7 to 1 at least; else one that is legible on black as well as on white. A test holds this. The colours are
//! taken from the 256-colour table, whose entries look the same in every terminal.

use colored::{Color, ColoredString, Colorize};

use crate::render::terminal::prelude::*;

/// How roles are shown: with colours and underlines, or by signs alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// No escape sequences; removed and added words stand in [-…-] and {+…+}.
    Plain,
    /// Colours, underline for added words, strike-through for removed ones; `None` where the ground is not known.
    Coloured(Option<Theme>),
}

/// The ground on which a terminal writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

/// Entries of the 256-colour table: blue for what is added, orange or a dark red for what is removed, violet for what is
/// moved; and grey for what may be passed over, which is dimmed without one.
fn inks(theme: Option<Theme>) -> ([u8; 3], Option<u8>) {
    match theme {
        Some(Theme::Dark) => ([117, 215, 183], Some(250)),
        Some(Theme::Light) => ([19, 88, 90], Some(240)),
        None => ([63, 130, 129], None),
    }
}

impl Paint {
    /// True where words must be marked because nothing else tells them apart.
    pub(super) fn marks(self) -> bool {
        self == Paint::Plain
    }

    /// `text` in the looks of `role`.
    pub(super) fn text(self, role: Role, text: &str) -> Cow<'_, str> {
        match self {
            Paint::Coloured(theme) if !matches!(role, Role::Text | Role::Edited) => {
                // The switch of `colored` is process-wide; it is turned on here, and the plain path never asks it.
                colored::control::set_override(true);
                Cow::Owned(looks(role, text, theme).to_string())
            }
            _ => Cow::Borrowed(text),
        }
    }
}

fn looks(role: Role, text: &str, theme: Option<Theme>) -> ColoredString {
    let ([added, removed, moved], quiet) = inks(theme);
    let inked = |ink| text.color(Color::AnsiColor(ink));
    match role {
        Role::Text | Role::Edited => text.into(),
        Role::Added => inked(added).underline(),
        Role::Removed => inked(removed).strikethrough(),
        Role::AddedSign => inked(added),
        Role::RemovedSign => inked(removed),
        Role::Moved => inked(moved),
        Role::Quiet => quiet.map_or_else(|| text.dimmed(), inked),
        Role::Heading | Role::Address => text.bold(),
        Role::Warning => inked(removed).bold(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of a channel's level, as WCAG 2 defines it.
    fn channel(level: f64) -> f64 {
        let c = level / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    }

    /// Relative luminance of an entry of the 6×6×6 colour cube, or of the greys behind it.
    fn luminance(index: u8) -> f64 {
        const LEVELS: [f64; 6] = [0.0, 95.0, 135.0, 175.0, 215.0, 255.0];
        if index >= 232 {
            return channel(f64::from(index - 232) * 10.0 + 8.0);
        }
        let cube = usize::from(index) - 16;
        let level = |place: usize| channel(LEVELS[cube / place % 6]);
        0.2126 * level(36) + 0.7152 * level(6) + 0.0722 * level(1)
    }

    fn contrast(one: f64, other: f64) -> f64 {
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn colours_are_legible() {
        // Dark themes write on up to #1e1e1e, light ones on down to #fdf6e3. 4.5 is the most that one colour can have
        // against both black and white; the violet is for signs and addresses.
        let dark = channel(30.0);
        let light = 0.2126 * channel(253.0) + 0.7152 * channel(246.0) + 0.0722 * channel(227.0);
        for (theme, grounds, least) in [
            (Some(Theme::Dark), [0.0, dark], [7.0; 3]),
            (Some(Theme::Light), [1.0, light], [7.0; 3]),
            (None, [0.0, 1.0], [4.5, 4.4, 4.2]),
        ] {
            let (colours, quiet) = inks(theme);
            let quiet = quiet.map(|grey| (grey, 6.5));
            for (colour, least) in colours.into_iter().zip(least).chain(quiet) {
                for ground in grounds {
                    let contrast = contrast(luminance(colour), ground);
                    assert!(contrast >= least, "{theme:?}, {colour}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn plain_text_has_no_escapes() {
        assert_eq!(Paint::Plain.text(Role::Added, "new"), "new");
    }

    #[test]
    fn added_is_underlined_and_removed_struck_through() {
        assert_eq!(Paint::Coloured(None).text(Role::Added, "new"), "\u{1b}[4;38;5;63mnew\u{1b}[0m");
        assert_eq!(
            Paint::Coloured(None).text(Role::Removed, "old"),
            "\u{1b}[9;38;5;130mold\u{1b}[0m"
        );
    }
}
