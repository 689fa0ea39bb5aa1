//! Footnote marks: raised digits, and links to notes.

/// Text that is raised or links to a place on the page, until it is known whether it is a footnote mark.
#[derive(Debug, Default)]
pub struct Candidate {
    /// Its characters.
    pub text: String,
    /// Whether it is raised.
    pub raised: bool,
    /// Where it links to.
    pub target: Option<String>,
    /// How many elements were open where it began.
    pub depth: usize,
}

/// The most digits of a footnote mark.
const LONGEST: usize = 3;

/// Units that a raised digit belongs to.
const UNITS: [&str; 6] = ["m", "km", "cm", "mm", "dm", "hm"];

impl Candidate {
    /// The number of the mark, where it is one. `before` is the text that it stands in, up to it.
    pub fn number(&self, before: &str) -> Option<&str> {
        let text = self.text.trim();
        let inside = |open: char, close: char| text.strip_prefix(open)?.strip_suffix(close);
        let bare = inside('[', ']').or_else(|| inside('(', ')')).unwrap_or(text).trim();
        let is_all = |is_such: fn(char) -> bool| bare.chars().all(is_such);
        let count = bare.chars().count();
        if !(1..=LONGEST).contains(&count) {
            return None;
        }
        let digits = is_all(|c| c.is_ascii_digit());
        let signs = is_all(|c| matches!(c, '*' | '†' | '‡' | '§'));
        let letter = count == 1 && bare != text && is_all(|c| c.is_ascii_lowercase());
        let links = self.target.as_deref().is_some_and(is_note_target);
        let is_mark = match links {
            true => digits || signs || letter,
            false => self.raised && (digits && !is_power(before) || signs),
        };
        is_mark.then_some(bare)
    }

    /// Whether it refers to the comment of a reader, or stands before one: "#cmnt1" of Google Docs, "#_msocom_1" of Word.
    pub fn is_of_comment(&self) -> bool {
        let target = self.target.as_deref().unwrap_or_default().to_ascii_lowercase();
        ["cmnt", "comment", "msocom", "msoanchor"].iter().any(|word| target.contains(word))
    }

    /// Whether a paragraph that begins with it is the note itself.
    pub fn begins_note(&self) -> bool {
        self.raised || self.target.as_deref().is_some_and(is_note_target)
    }
}

/// "km" before a raised 2.
fn is_power(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    UNITS.contains(&word.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// "#cite_note-1", "#_ftn1", "#sdfootnote1sym", "#fn:3".
fn is_note_target(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    ["note", "ftn", "fn", "cite", "edn"].iter().any(|word| target.contains(word))
}
