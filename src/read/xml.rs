//! The events of an XML part, within limits: for the parts of Word files and OpenDocument texts.
//!
//! What is not well-formed ends a part; what came before is kept.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::{Limit, Limits, ReadError};

/// What goes through a part.
pub trait Visitor {
    /// An element begins.
    fn open(&mut self, start: &BytesStart<'_>);

    /// The innermost element ends.
    fn close(&mut self);

    /// Characters stand in the innermost element.
    fn text(&mut self, text: &str);

    /// An element that holds nothing.
    fn empty(&mut self, start: &BytesStart<'_>) {
        self.open(start);
        self.close();
    }
}

/// Goes through a part; returns whether it is damaged. Every element that was opened is closed.
///
/// # Errors
/// When the part passes a limit; `refused` when it declares a document type: that is where entities that multiply are
/// declared, and no office program writes one.
pub fn visit(
    text: &str,
    limits: &Limits,
    refused: ReadError,
    visitor: &mut impl Visitor,
) -> Result<bool, ReadError> {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut count) = (0, 0);
    let damaged = loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                (depth, count) = (depth + 1, count + 1);
                visitor.open(&start);
            }
            Ok(Event::Empty(start)) => {
                count += 1;
                visitor.empty(&start);
            }
            Ok(Event::End(_)) if depth > 0 => {
                depth -= 1;
                visitor.close();
            }
            Ok(Event::Text(text)) => visitor.text(&text),
            Ok(Event::CData(text)) => visitor.text(&text),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(character)) => visitor.text(character.encode_utf8(&mut [0; 4])),
                _ => visitor.text(resolve_predefined_entity(&reference).unwrap_or("\u{fffd}")),
            },
            Ok(Event::DocType(_)) => return Err(refused),
            Ok(Event::Eof) => break depth > 0,
            Ok(_) => {}
            Err(_) => break true,
        }
        if depth >= limits.depth {
            return Err(ReadError::TooLarge(Limit::Depth));
        }
        if count > limits.elements {
            return Err(ReadError::TooLarge(Limit::Elements));
        }
    };
    (0..depth).for_each(|_| visitor.close());
    Ok(damaged)
}
