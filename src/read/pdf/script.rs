//! Which script a character is of, as far as lines of text are set by it.

/// Whether a character belongs to a script written from right to left.
pub(in crate::read) fn is_right_to_left(character: char) -> bool {
    matches!(u32::from(character), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff)
}

/// A text that quotes words from right to left has fewer such letters than one in this many.
const QUOTED: usize = 3;

/// Whether a text is in such a script, and not one that only quotes a word of it.
pub(super) fn is_mostly_right_to_left<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut leftward, mut letters) = (0, 0);
    for character in texts.flat_map(str::chars).filter(|character| character.is_alphabetic()) {
        letters += 1;
        leftward += usize::from(is_right_to_left(character));
    }
    leftward > 0 && leftward * QUOTED >= letters
}

/// Chinese characters, and the marks and full-width forms set among them.
pub(super) fn is_chinese(character: char) -> bool {
    matches!(u32::from(character), 0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x2_0000..=0x3_ffff)
}
