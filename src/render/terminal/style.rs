//! From role to looks: the only place that knows `colored`.
//!
//! Blue, orange and violet stay apart for readers who do not tell red from green, and each is legible on
//! black as well as on white; a test holds their contrast. They are taken from the 256-colour table, so
//! that the output does not depend on what a terminal says of itself.

use std::borrow::Cow;

use colored::{Color, ColoredString, Colorize};

use crate::render::Role;

/// Periwinkle blue, for what is added.
const BLUE: u8 = 63;
/// Dark orange, for what is removed.
const ORANGE: u8 = 130;
/// Violet, for what is moved.
const VIOLET: u8 = 129;

/// How roles are shown: with colours and underlines, or by signs alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// No escape sequences; removed and added words stand in [-…-] and {+…+}.
    Plain,
    /// Colours, underline for added words, strike-through for removed ones.
    Coloured,
}

impl Paint {
    /// True where words must be marked because nothing else tells them apart.
    pub(super) fn marks(self) -> bool {
        self == Paint::Plain
    }

    /// `text` in the looks of `role`.
    pub(super) fn text(self, role: Role, text: &str) -> Cow<'_, str> {
        if self == Paint::Plain || matches!(role, Role::Text | Role::Edited) {
            return Cow::Borrowed(text);
        }
        // The switch of `colored` is process-wide; it is turned on here, and the plain path never asks it.
        colored::control::set_override(true);
        Cow::Owned(looks(role, text).to_string())
    }
}

fn looks(role: Role, text: &str) -> ColoredString {
    match role {
        Role::Text | Role::Edited => text.into(),
        Role::Added => text.color(Color::AnsiColor(BLUE)).underline(),
        Role::Removed => text.color(Color::AnsiColor(ORANGE)).strikethrough(),
        Role::AddedSign => text.color(Color::AnsiColor(BLUE)),
        Role::RemovedSign => text.color(Color::AnsiColor(ORANGE)),
        Role::Moved => text.color(Color::AnsiColor(VIOLET)),
        Role::Quiet => text.dimmed(),
        Role::Heading | Role::Address => text.bold(),
        Role::Warning => text.color(Color::AnsiColor(ORANGE)).bold(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of an entry of the 6×6×6 colour cube, as WCAG 2 defines it.
    fn luminance(index: u8) -> f64 {
        const LEVELS: [f64; 6] = [0.0, 95.0, 135.0, 175.0, 215.0, 255.0];
        let cube = usize::from(index) - 16;
        let channel = |level: usize| {
            let c = LEVELS[level] / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(cube / 36) + 0.7152 * channel(cube / 6 % 6) + 0.0722 * channel(cube % 6)
    }

    #[test]
    fn colours_are_legible_on_black_and_on_white() {
        // 4.5 is the most that one colour can have against both. The violet is for signs and addresses.
        for (colour, least) in [(BLUE, 4.5), (ORANGE, 4.4), (VIOLET, 4.2)] {
            let luminance = luminance(colour);
            let on_white = 1.05 / (luminance + 0.05);
            let on_black = (luminance + 0.05) / 0.05;
            assert!(on_white.min(on_black) >= least, "{colour}: {on_white:.2} {on_black:.2}");
        }
    }

    #[test]
    fn plain_text_has_no_escapes() {
        assert_eq!(Paint::Plain.text(Role::Added, "new"), "new");
    }

    #[test]
    fn added_is_underlined_and_removed_struck_through() {
        assert_eq!(Paint::Coloured.text(Role::Added, "new"), "\u{1b}[4;38;5;63mnew\u{1b}[0m");
        assert_eq!(Paint::Coloured.text(Role::Removed, "old"), "\u{1b}[9;38;5;130mold\u{1b}[0m");
    }
}
