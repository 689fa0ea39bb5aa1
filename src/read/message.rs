//! E-mails as they are sent and web archives (.eml, .mht) → the text or the page that they hold.
//!
//! The crate `mail-parser` reads heads, parts and their codings. Here is decided which part is the text: of one body in two
//! forms the plain one, unless it says much less than its page, and of mails inside a mail the first that is long enough.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use memchr::memmem;

use super::encoding::{self, Decoded};
use super::{Block, BlockKind, Limit, RawText, ReadError, ReadOptions, Warning};
use super::{html, mail, text};
use crate::model::SetAsideKind;

/// How many bytes at the beginning of a file are searched for the head of a message: servers write up to a hundred lines.
const HEAD: usize = 64 << 10;

/// Fields that programs write into the head of every message and people never do.
const FIELDS_OF_PROGRAMS: [&str; 5] =
    ["mime-version", "content-type", "content-transfer-encoding", "message-id", "received"];

/// A message has at most so many parts that are made of parts (30 to 200): a mail forwarded ten times has about thirty.
const MOST_MULTIPARTS: usize = 100;

/// The type of what is a message itself: "message/rfc822".
const MESSAGE: &[u8] = b"message";

/// The plain form of a body is read where it has at least this share of the characters of its page (2 to 6): some programs send no
/// more than a sentence with it.
const SHARE_OF_PLAIN: usize = 3;

/// The first message with this share of the longest one's characters is the text (2 to 4).
const SHARE_OF_TEXT: usize = 2;

/// Whether a file is a message: lines of "Name: value" to the first empty line, one of them by a program.
pub fn is_message(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let Some(end) = end_of_head(head) else { return false };
    let mut lines = head[..end].split(|&b| b == b'\n').map(<[u8]>::trim_ascii_end).peekable();
    // Mailboxes begin a message with "From name date".
    lines.next_if(|line| line.starts_with(b"From ") || line.starts_with(b">From "));
    let (mut by_program, mut is_first) = (false, true);
    for line in lines {
        if line.first().is_some_and(u8::is_ascii_whitespace) && !is_first {
            continue;
        }
        let Some(name) = name_of_field(line) else { return false };
        by_program |=
            FIELDS_OF_PROGRAMS.iter().any(|field| name.eq_ignore_ascii_case(field.as_bytes()));
        is_first = false;
    }
    by_program
}

/// Where the first empty line is.
fn end_of_head(head: &[u8]) -> Option<usize> {
    let mut ends = memchr::memchr_iter(b'\n', head);
    ends.find(|&at| matches!(&head[at + 1..], [b'\n', ..] | [b'\r', b'\n', ..]))
}

/// The name of "Name: value".
fn name_of_field(line: &[u8]) -> Option<&[u8]> {
    let name = &line[..memchr::memchr(b':', line)?];
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (!name.is_empty() && name.iter().all(is_name)).then_some(name)
}

/// Reads the text of a message.
///
/// # Errors
/// When it holds no text.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<RawText<'static>, ReadError> {
    // Each may make the parser look through the rest of the file.
    let multiparts = memmem::find_iter(bytes, b"oundary").take(MOST_MULTIPARTS + 1).count();
    if bytes.len() as u64 > options.limits.text {
        return Err(ReadError::TooLarge(Limit::Input));
    }
    // Messages in messages need no boundary, and each is a level.
    let is_message = |at: &usize| {
        at.checked_sub(MESSAGE.len())
            .is_some_and(|from| bytes[from..*at].eq_ignore_ascii_case(MESSAGE))
    };
    let messages = memchr::memchr_iter(b'/', bytes).filter(is_message);
    if multiparts > MOST_MULTIPARTS || messages.take(MOST_MULTIPARTS + 1).count() > MOST_MULTIPARTS
    {
        return Err(ReadError::TooLarge(Limit::Elements));
    }
    let Some(message) = MessageParser::default().parse(without_mailbox_line(bytes)) else {
        return Err(ReadError::Empty);
    };
    let mut found = Found::default();
    found.take(&message, options);
    let length = |raw: &RawText<'_>| raw.blocks.iter().map(length_of).sum::<usize>();
    let longest = found.texts.iter().map(length).max().unwrap_or_default();
    let chosen = found.texts.iter().position(|raw| length(raw) * SHARE_OF_TEXT >= longest);
    let Some(chosen) = chosen.filter(|_| longest > 0) else {
        return Err(match found.attached.is_empty() {
            true => ReadError::Empty,
            false => ReadError::Foreign { what: "an e-mail without a text", advice: ADVICE },
        });
    };
    let mut raw = found.texts.swap_remove(chosen);
    for other in found.texts {
        raw.blocks.extend(
            other
                .blocks
                .into_iter()
                .map(|block| Block { kind: BlockKind::Aside(SetAsideKind::Mail), ..block }),
        );
    }
    if !found.attached.is_empty() {
        raw.warnings.push(Warning::Attachments(found.attached));
    }
    Ok(raw)
}

/// What to do with a mail that only carries files.
const ADVICE: &str = "save its attachment and give that";

fn without_mailbox_line(bytes: &[u8]) -> &[u8] {
    match memchr::memchr(b'\n', bytes) {
        Some(end) if bytes.starts_with(b"From ") => &bytes[end + 1..],
        _ => bytes,
    }
}

/// The characters of a block that may be text.
fn length_of(block: &Block<'_>) -> usize {
    let is_text = !matches!(block.kind, BlockKind::Aside(_) | BlockKind::Furniture);
    if is_text { block.text.len() } else { 0 }
}

/// What a message and those inside it hold.
#[derive(Default)]
struct Found {
    texts: Vec<RawText<'static>>,
    /// The names of the files that come with them.
    attached: Vec<String>,
}

impl Found {
    fn take(&mut self, message: &Message<'_>, options: &ReadOptions) {
        let head = head_of(message);
        let plain = message.text_bodies().filter(|part| matches!(part.body, PartType::Text(_)));
        let plain: Vec<Decoded<'_>> = plain.filter_map(|part| decoded(message, part)).collect();
        let pages = message.html_bodies().filter(|part| matches!(part.body, PartType::Html(_)));
        let pages = pages.filter_map(|part| decoded(message, part));
        let page = pages.filter_map(|page| html::read(page, options).ok()).reduce(joined);
        let said: usize = plain.iter().map(|text| text.text.trim().len()).sum();
        let shown: usize = page.iter().flat_map(|page| &page.blocks).map(length_of).sum();
        if said > 0 && said * SHARE_OF_PLAIN >= shown {
            self.texts.extend(of_lines(&head, plain));
        } else if let Some(page) = page {
            self.texts.push(of_page(&head, page));
        }
        for part in message.attachments() {
            if let PartType::Message(inner) = &part.body {
                self.take(inner, options);
            } else if let Some(name) = name_of(part) {
                self.attached.push(name);
            }
        }
    }
}

/// One page below another.
fn joined(mut page: RawText<'static>, next: RawText<'static>) -> RawText<'static> {
    page.blocks.extend(next.blocks);
    page.warnings.extend(next.warnings);
    page
}

/// Who sent a message when, to whom and on what, a line each: what a reader of mails prints above it.
fn head_of(message: &Message<'_>) -> Vec<String> {
    let addresses = |name: &str, address: Option<&mail_parser::Address<'_>>| {
        let each = address?.iter().map(|one| match (one.name(), one.address()) {
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (name, address) => name.or(address).unwrap_or_default().to_owned(),
        });
        Some(format!("{name}: {}", each.collect::<Vec<_>>().join(", ")))
    };
    let lines = [
        addresses("From", message.from()),
        addresses("To", message.to()),
        message.date().map(|date| format!("Date: {}", date.to_rfc822())),
        message.subject().map(|subject| format!("Subject: {}", subject.trim())),
    ];
    lines.into_iter().flatten().collect()
}

/// The name of a file that comes with a message; pictures and sheets that its page shows are none.
fn name_of(part: &MessagePart<'_>) -> Option<String> {
    let is_shown = part.content_id().is_some() || part.content_location().is_some();
    let is_attached = part.content_disposition().is_some_and(|it| it.is_attachment());
    let name = part.attachment_name().map(str::trim).filter(|name| !name.is_empty());
    let kind = || {
        let kind = part.content_type()?;
        Some(format!("{}/{}", kind.ctype(), kind.subtype()?))
    };
    match name {
        Some(name) if is_attached || !is_shown => Some(name.to_owned()),
        None if is_attached => kind(),
        _ => None,
    }
}

/// The characters of a part. What is sound UTF-8 is that, whatever its head says, and what does not fit the character set that it
/// names is read as a file is.
fn decoded<'m>(message: &'m Message<'_>, part: &'m MessagePart<'_>) -> Option<Decoded<'m>> {
    let said = match &part.body {
        PartType::Text(text) | PartType::Html(text) => &**text,
        _ => return None,
    };
    let bytes = message.raw_message.get(part.offset_body as usize..part.offset_end as usize);
    let bytes = bytes.unwrap_or_default();
    let plain = match part.encoding {
        Encoding::None => Some(bytes.into()),
        Encoding::QuotedPrintable => quoted_printable_decode(bytes).map(Cow::Owned),
        Encoding::Base64 => base64_decode(bytes).map(Cow::Owned),
    };
    let is_utf8 = |bytes: &[u8]| !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    let names_none = || part.content_type().is_none_or(|kind| !kind.has_attribute("charset"));
    let plain = plain.filter(|bytes: &Cow<'_, [u8]>| {
        is_utf8(bytes) || said.contains('\u{fffd}') || !bytes.is_ascii() && names_none()
    });
    let own = plain.and_then(|bytes| {
        let decoded = encoding::decode(&bytes).ok()?;
        Some(Decoded { text: decoded.text.into_owned().into(), warnings: decoded.warnings })
    });
    Some(own.unwrap_or_else(|| Decoded { text: said.into(), warnings: Vec::new() }))
}

/// Plain bodies below their head.
fn of_lines(head: &[String], bodies: Vec<Decoded<'_>>) -> Option<RawText<'static>> {
    let mut whole = Decoded { text: head.join("\n").into(), warnings: Vec::new() };
    for body in bodies {
        let text = whole.text.to_mut();
        text.push_str("\n\n");
        // The ends of lines are one in all parts.
        text.push_str(&body.text.replace("\r\n", "\n"));
        whole.warnings.extend(body.warnings);
    }
    text::from_decoded(whole).ok().map(|raw| RawText {
        blocks: raw.blocks.into_iter().map(Block::into_owned).collect(),
        ..raw
    })
}

/// A page below its head.
fn of_page(head: &[String], page: RawText<'static>) -> RawText<'static> {
    let lines = head.iter().map(|line| Block::new(BlockKind::Line, line.clone()));
    let mut blocks: Vec<Block<'static>> = lines.collect();
    let is_mail = !head.is_empty() && !head.iter().any(|line| line.contains("<Saved by "));
    blocks.extend(page.blocks);
    if is_mail {
        mail::set_around_page_aside(&mut blocks);
    }
    RawText { blocks, ..page }
}
