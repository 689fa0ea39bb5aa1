//! The bytes of rich text → groups, control words and characters.

/// The longest name of a control word, in letters.
const LONGEST_WORD: usize = 32;

/// One piece of rich text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'t> {
    /// "{"
    Open,
    /// "}"
    Close,
    /// A control word and its number: "\u8217".
    Word(&'t str, Option<i32>),
    /// A control symbol: "\~".
    Symbol(u8),
    /// A byte in the file's encoding: "\'92".
    Byte(u8),
    /// Characters that stand for themselves, in the file's encoding.
    Text(&'t [u8]),
}

/// Cuts rich text.
pub struct Tokens<'t> {
    rest: &'t [u8],
}

impl<'t> Tokens<'t> {
    /// The pieces of some bytes.
    pub fn new(bytes: &'t [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Takes so many bytes.
    fn take(&mut self, count: usize) -> &'t [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// What a backslash begins, which is taken already.
    fn control(&mut self) -> Option<Token<'t>> {
        let letters = self.rest.iter().take(LONGEST_WORD);
        let length = letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
        if length == 0 {
            let symbol = *self.take(1).first()?;
            if symbol != b'\'' {
                return Some(Token::Symbol(symbol));
            }
            let digits = std::str::from_utf8(self.take(2)).ok();
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            return Some(byte.map_or(Token::Symbol(symbol), Token::Byte));
        }
        let word = std::str::from_utf8(self.take(length)).ok()?;
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let length = if digits > 0 { sign + digits } else { 0 };
        let number = std::str::from_utf8(self.take(length)).ok().and_then(|n| n.parse().ok());
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        // What such a word announces is no text: so many bytes of a picture.
        if let ("bin", Some(count)) = (word, number) {
            self.take(usize::try_from(count).unwrap_or(0));
        }
        Some(Token::Word(word, number))
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        // Line ends of the file mean nothing.
        let is_line_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        self.take(self.rest.iter().take_while(is_line_end).count());
        let is_text = |byte: &&u8| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n');
        let length = self.rest.iter().take_while(is_text).count();
        if length > 0 {
            return Some(Token::Text(self.take(length)));
        }
        match self.take(1).first()? {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            _ => self.control(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_symbols_and_text_are_told_apart() {
        let seen: Vec<Token<'_>> = Tokens::new(b"{\\b1 One\\~\\'e9\\par\r\ntwo\\u-3 ?}").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(1)),
            Token::Text(b"One"),
            Token::Symbol(b'~'),
            Token::Byte(0xe9),
            Token::Word("par", None),
            Token::Text(b"two"),
            Token::Word("u", Some(-3)),
            Token::Text(b"?"),
            Token::Close,
        ];
        assert_eq!(seen, expected);
        for cut in ["{\\", "{\\'", "{\\'z", "\\bin9 ab", "\\u-"] {
            Tokens::new(cut.as_bytes()).for_each(drop);
        }
    }
}
