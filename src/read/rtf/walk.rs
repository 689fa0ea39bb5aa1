//! The pieces of rich text → blocks.

use std::collections::HashMap;
use std::mem;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::characters;
use super::tokens::Token;
use crate::read::prose::Prose;
use crate::read::table::{Opens, Tables};
use crate::read::{Block, Cell, Found, Limit, ReadError, ReadOptions, Revisions};

mod blocks;

/// Groups inside groups; word processors nest some ten deep.
const DEPTH: usize = 500;

/// What the words of a group are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Into {
    #[default]
    Text,
    /// Page heads and feet.
    Furniture,
    Note,
    Comment,
    /// Who wrote a comment.
    Author,
    /// The automatic number of the paragraph.
    Label,
    Fonts,
    /// What a field is made by.
    Instruction,
    Nothing,
}

/// What holds inside a group.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    into: Into,
    /// The group is a destination that may be unknown: "{\*".
    is_optional: bool,
    /// Bytes to skip after a character by its number.
    skips: usize,
    is_hidden: bool,
    is_deleted: bool,
    is_inserted: bool,
    is_struck: bool,
    in_table: bool,
    /// Its paragraphs are those of a table of contents.
    is_contents: bool,
    /// `None` for that of Western Windows.
    encoding: Option<&'static Encoding>,
}

/// A paragraph, note, label or comment that is open.
#[derive(Default)]
struct Open {
    prose: Prose,
    hidden: Prose,
    label: Option<String>,
    notes: Vec<Block<'static>>,
}

/// Walks through rich text.
#[derive(Default)]
pub struct Walk {
    revisions: Revisions,
    states: Vec<State>,
    state: State,
    open: Vec<Open>,
    /// Bytes of one encoding that wait to be read together.
    bytes: Vec<u8>,
    /// Bytes that still stand for the character before.
    to_skip: usize,
    /// The half of a character that is written as two numbers.
    high: Option<u16>,
    fonts: HashMap<i32, &'static Encoding>,
    font: i32,
    tables: Tables,
    /// The places outside of the table and of its row that are open.
    outside: Option<(Cell, Cell)>,
    found: Found,
    notes: usize,
    author: String,
}

impl Walk {
    /// At the beginning of a file.
    pub fn new(options: &ReadOptions) -> Self {
        let state = State { skips: 1, ..State::default() };
        let open = vec![Open::default()];
        Self { revisions: options.revisions, state, open, ..Self::default() }
    }

    /// Whether groups are open.
    pub fn is_open(&self) -> bool {
        !self.states.is_empty()
    }

    /// What was found.
    pub fn finish(mut self) -> Found {
        while self.is_open() {
            self.close();
        }
        self.end_paragraph();
        self.found
    }

    /// Follows one piece.
    ///
    /// # Errors
    /// When groups are nested too deep.
    pub fn token(&mut self, token: Token<'_>) -> Result<(), ReadError> {
        if !matches!(token, Token::Byte(_) | Token::Text(_)) {
            self.read_bytes();
        }
        match token {
            Token::Open => {
                if self.states.len() >= DEPTH {
                    return Err(ReadError::TooLarge(Limit::Depth));
                }
                self.states.push(self.state);
                self.state.is_optional = false;
            }
            Token::Close => self.close(),
            Token::Byte(byte) => self.bytes_of(&[byte]),
            Token::Text(bytes) => self.bytes_of(bytes),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number),
        }
        Ok(())
    }

    fn bytes_of(&mut self, bytes: &[u8]) {
        let skipped = self.to_skip.min(bytes.len());
        self.to_skip -= skipped;
        self.bytes.extend_from_slice(&bytes[skipped..]);
    }

    /// Reads the bytes that wait.
    fn read_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = mem::take(&mut self.bytes);
            let encoding = self.state.encoding.unwrap_or(WINDOWS_1252);
            let (text, _) = encoding.decode_without_bom_handling(&bytes);
            self.push(&text);
        }
    }

    fn push(&mut self, text: &str) {
        let State { into, is_hidden, is_deleted, is_inserted, is_struck, .. } = self.state;
        if matches!(into, Into::Nothing | Into::Fonts) {
            return;
        }
        self.found.tracked |= is_deleted || is_inserted;
        self.found.struck |= is_struck;
        let is_gone = match self.revisions {
            Revisions::Accepted => is_deleted || is_struck,
            Revisions::Original => is_inserted,
        };
        if is_gone {
            return;
        }
        if let Some(open) = self.open.last_mut() {
            if is_hidden { &mut open.hidden } else { &mut open.prose }.push(text);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.state.is_optional = true,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("\u{2011}"),
            b'\\' | b'{' | b'}' => self.push(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\r' | b'\n' => self.end_paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.push("\u{2028}"),
            "tab" | "emspace" | "enspace" | "qmspace" => self.push(" "),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "bullet" => self.push("•"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "u" => self.number(number.unwrap_or(0)),
            "uc" => self.state.skips = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "ansicpg" => self.state.encoding = number.and_then(characters::of_page),
            "mac" => self.state.encoding = Some(encoding_rs::MACINTOSH),
            "f" => self.font(number.unwrap_or(0)),
            "fcharset" if self.state.into == Into::Fonts => {
                let encoding = number.and_then(characters::of_font);
                self.fonts.extend(encoding.map(|encoding| (self.font, encoding)));
            }
            "plain" => {
                self.state.is_hidden = false;
                self.state.is_struck = false;
            }
            "v" => self.state.is_hidden = is_on,
            "strike" | "striked" => self.state.is_struck = is_on,
            "deleted" => self.state.is_deleted = is_on,
            "revised" => self.state.is_inserted = is_on,
            "pard" => self.state.in_table = false,
            "intbl" => self.state.in_table = true,
            "cell" | "nestcell" => {
                self.state.in_table = true;
                self.end_paragraph();
                self.enter(Opens::Cell);
            }
            "row" | "nestrow" => self.enter(Opens::Row),
            "chftn" if self.state.into == Into::Text => self.mark(),
            _ => self.destination(word),
        }
    }

    /// Follows a control word that says what the group's words are.
    fn destination(&mut self, word: &str) {
        let is_optional = mem::take(&mut self.state.is_optional);
        // In what describes a shape only its text is of the document.
        if self.state.into == Into::Nothing && word != "shptxt" {
            return;
        }
        let into = match word {
            "footnote" => Into::Note,
            "annotation" => Into::Comment,
            "atnauthor" => Into::Author,
            "listtext" | "pntext" => Into::Label,
            "fonttbl" => Into::Fonts,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => Into::Furniture,
            "shptxt" => Into::Text,
            "fldinst" => Into::Instruction,
            "colortbl" | "stylesheet" | "info" | "pict" | "object" | "nonshppict" | "listtable"
            | "listoverridetable" | "revtbl" | "rsidtbl" | "ftnsep" | "ftnsepc" | "aftnsep"
            | "aftnsepc" | "xmlnstbl" | "datafield" | "filetbl" => Into::Nothing,
            _ if is_optional && word != "shppict" => Into::Nothing,
            _ => return,
        };
        self.state.into = into;
        if !matches!(into, Into::Nothing | Into::Fonts) {
            self.open.push(Open::default());
        }
        // What holds for the text around it says nothing of a note.
        self.state.in_table = false;
        (self.state.is_hidden, self.state.is_struck) = (false, false);
    }

    /// A character by its number, half of one where two make it.
    fn number(&mut self, number: i32) {
        // Numbers above 32,767 are written as negative ones.
        let unit = number.rem_euclid(1 << 16) as u16;
        let units = match self.high.take() {
            Some(high) => vec![high, unit],
            None if (0xd800..0xdc00).contains(&unit) => {
                self.high = Some(unit);
                Vec::new()
            }
            None => vec![unit],
        };
        self.push(&String::from_utf16_lossy(&units));
        self.to_skip = self.state.skips;
    }

    fn font(&mut self, number: i32) {
        self.font = number;
        if self.state.into != Into::Fonts {
            self.state.encoding = self.fonts.get(&number).copied().or(self.state.encoding);
        }
    }
}
