//! The text that an e-mail holds: what quotes it, and what stands around it.
//!
//! A mail is known by its form in all languages: marks before the lines, heads of "Name: value" with an address or a time of day,
//! a line that introduces what is quoted. Of several mails one below the other, the text is the first long one. What is said around
//! it, and the names and notices below it, are set aside.

use std::ops::Range;

use super::margin::has_label;
use super::{Block, BlockKind};
use crate::model::SetAsideKind;

/// The marks by which e-mail quotes.
const QUOTES: [char; 4] = ['>', '＞', '»', '|'];

/// Before the mark may stand so many letters, whose it is (2 to 4): "AB> ".
const INITIALS: usize = 3;

/// A head has at least so many lines with a name (3 or 4).
const LEAST_FIELDS: usize = 3;

/// The name of a line in a head has at most so many characters, and so many words (16 to 30; 2 to 4): "Envoyé", "Content-Transfer-Encoding".
const LONGEST_NAME: usize = 28;
const WORDS_OF_NAME: usize = 3;

/// A line that introduces what is quoted takes at most so many lines (2 to 4).
const INTRODUCING: usize = 3;

/// The first part with this share of the longest one's characters is the text: older mails below it may quote older texts.
const SHARE_OF_TEXT: usize = 2;

/// Below the text stand at most so many lines that are none (12 to 25).
const MOST_BELOW: usize = 18;

/// A greeting has at most so many characters (24 to 48).
const LONGEST_GREETING: usize = 40;

/// A line of a signature has at most so many characters (40 to 60).
const LONGEST_NAME_LINE: usize = 48;

/// The rest of a line behind the first mark of a quotation.
fn behind_mark(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t']);
    let letters = line.bytes().take_while(u8::is_ascii_uppercase).count();
    if (1..=INITIALS).contains(&letters) {
        return line[letters..].strip_prefix('>');
    }
    let rest = line.strip_prefix(QUOTES)?;
    // Strokes on both sides are those of a table.
    let is_row = line.starts_with('|') && rest.contains('|') && !rest.trim_start().starts_with('|');
    (!is_row).then_some(rest)
}

/// For each line whether it is quoted: it begins with the usual mark, and so does another; with other marks, also the line before
/// or behind it that holds something.
pub(super) fn quoted(lines: &[&str]) -> Vec<bool> {
    let begins = |at: &usize| behind_mark(lines[*at]).is_some();
    let held: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].trim().is_empty()).collect();
    let usual = |at: &usize| lines[*at].trim_start().starts_with(QUOTES[0]);
    let is_usual = held.iter().filter(|at| usual(at)).count() > 1;
    let mut quoted = vec![false; lines.len()];
    for (place, &at) in held.iter().enumerate().filter(|(_, at)| begins(at)) {
        let before = place.checked_sub(1).map(|before| &held[before]);
        quoted[at] = is_usual && usual(&at)
            || before.is_some_and(begins)
            || held.get(place + 1).is_some_and(begins);
    }
    quoted
}

/// The marks at the beginning of a quoted line, how many they are, and the line without them.
pub(super) fn unquoted(line: &str) -> (&str, usize, &str) {
    let (mut rest, mut depth) = (line, 0);
    while let Some(inner) = behind_mark(rest) {
        (rest, depth) = (inner, depth + 1);
    }
    (line[..line.len() - rest.len()].trim(), depth, rest.strip_prefix(' ').unwrap_or(rest))
}

/// Sets aside what an e-mail says around its text. `depths` says how deep each line is quoted.
pub(super) fn set_around_aside(blocks: &mut [Block<'_>], depths: &[usize]) {
    let heads = heads(blocks, depths);
    let is_quoted = depths.iter().any(|depth| *depth > 0);
    let is_mail = !heads.is_empty() || is_quoted && usual(blocks, depths, 0..blocks.len()) > 0;
    let is_letter = || {
        let all = 0..blocks.len();
        !is_quoted && greeting(blocks, &all) > 0 && end_of_text(blocks, all).is_some()
    };
    if !is_mail && !is_letter() {
        return;
    }
    let mut text = text_of(blocks, depths, &heads);
    text.start += greeting(blocks, &text);
    let is_text = {
        let mut is_text = vec![false; blocks.len()];
        text.clone().for_each(|at| is_text[at] = true);
        is_text_of_depth(blocks, depths, text.clone(), &mut is_text);
        if let Some(end) = end_of_text(blocks, text.clone()) {
            is_text[end..].fill(false);
        }
        is_text
    };
    for (block, is_text) in blocks.iter_mut().zip(is_text) {
        if !is_text {
            block.kind = BlockKind::Aside(SetAsideKind::Mail);
        }
    }
}

/// The same for a page, whose paragraphs are whole: only the lines of a head stand without a gap.
pub(super) fn set_around_page_aside(blocks: &mut [Block<'_>]) {
    let is_whole = |block: &&mut Block<'_>| block.kind != BlockKind::Line && !is_field(&block.text);
    blocks.iter_mut().filter(is_whole).for_each(|block| block.gap = block.gap.max(1));
    let depths = vec![0; blocks.len()];
    set_around_aside(blocks, &depths);
}

/// How many lines greet at the beginning of a mail: "Dear colleagues," above a sentence. What an organ is called by stands above
/// clauses, which end otherwise.
fn greeting(blocks: &[Block<'_>], text: &Range<usize>) -> usize {
    let greets = |block: &Block<'_>| {
        block.text.ends_with([',', ':', '!', '，', '：', '！', '،'])
            && block.text.chars().count() <= LONGEST_GREETING
            && !has_label(&block.text)
    };
    let Some([first, below @ ..]) = blocks.get(text.clone()) else { return 0 };
    let begins = below.first().is_some_and(|next| next.gap > 0 && !has_label(&next.text));
    let next = below.iter().enumerate().take_while(|(at, block)| *at == 0 || block.gap == 0);
    let is_sentence = next
        .last()
        .is_some_and(|(_, last)| last.text.ends_with(['.', ':', '!', '?', '。', '：', '！']));
    usize::from(greets(first) && begins && is_sentence)
}

/// The lines of the mail that holds the text.
fn text_of(blocks: &[Block<'_>], depths: &[usize], heads: &[Range<usize>]) -> Range<usize> {
    // A mail begins below a head, and where what is quoted begins or ends.
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in heads.iter().chain([&(blocks.len()..blocks.len())]) {
        parts.push(start..end.start);
        start = end.end;
    }
    let length = |part: &Range<usize>| {
        let depth = usual(blocks, depths, part.clone());
        part.clone()
            .filter(|&at| depths[at] == depth)
            .map(|at| blocks[at].text.len())
            .sum::<usize>()
    };
    let longest = parts.iter().map(length).max().unwrap_or_default();
    parts
        .into_iter()
        .find(|part| length(part) * SHARE_OF_TEXT >= longest)
        .unwrap_or(0..blocks.len())
}

/// How deep most of the characters of some lines are quoted.
fn usual(blocks: &[Block<'_>], depths: &[usize], part: Range<usize>) -> usize {
    let length = |depth: usize| {
        part.clone()
            .filter(|&at| depths[at] == depth)
            .map(|at| blocks[at].text.len())
            .sum::<usize>()
    };
    let deepest = part.clone().map(|at| depths[at]).max().unwrap_or_default();
    (0..=deepest).max_by_key(|depth| length(*depth)).unwrap_or_default()
}

/// Takes out of the text what is quoted deeper or less deep; the end of a line that a client has wrapped is not.
fn is_text_of_depth(
    blocks: &[Block<'_>],
    depths: &[usize],
    part: Range<usize>,
    is_text: &mut [bool],
) {
    let usual = usual(blocks, depths, part.clone());
    for at in part.clone().filter(|&at| depths[at] != usual) {
        let is_beside = |other: usize| part.contains(&other) && depths[other] == usual;
        is_text[at] = at > 0
            && blocks[at].gap == 0
            && is_beside(at - 1)
            && is_beside(at + 1)
            && depths[at] < usual
            && !blocks[at - 1].text.ends_with(ENDS);
    }
}

/// What ends a paragraph.
const ENDS: [char; 12] = ['.', ';', ':', '。', '；', '：', '؛', '!', '?', '…', '”', '»'];

/// The heads of mails: their lines, and the lines that introduce what is quoted.
fn heads(blocks: &[Block<'_>], depths: &[usize]) -> Vec<Range<usize>> {
    let mut heads = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let ruled = usize::from(is_between_rules(&blocks[at].text));
        let length = match fields(&blocks[at + ruled..]) {
            0 => introduction(&blocks[at..], &depths[at..]),
            fields => ruled + fields,
        };
        if length > 0 {
            heads.push(at..at + length);
        }
        at += length.max(1);
    }
    heads
}

/// "-----Original Message-----".
fn is_between_rules(text: &str) -> bool {
    text.starts_with("---") && text.ends_with("---") && text.contains(char::is_alphabetic)
}

/// The lines of the head of a mail at the beginning of some lines; 0 where there is none.
fn fields(blocks: &[Block<'_>]) -> usize {
    let (mut end, mut count, mut tells) = (0, 0, false);
    for (at, block) in blocks.iter().enumerate() {
        let is_next = at == 0 || block.gap == 0;
        if is_next && is_field(&block.text) {
            (end, count) = (at + 1, count + 1);
            tells |= tells_sender(&block.text);
        } else if at == 0
            || !is_next
            || at > end
            || !(block.indent > 0 || blocks[at - 1].text.ends_with([',', ';']))
        {
            break;
        } else {
            // A long list of names goes on.
            end = at + 1;
        }
    }
    if count >= LEAST_FIELDS && tells { end } else { 0 }
}

/// "From: Ecosoc Bureau", "Envoyé : mardi 8 juin 2027", "*Sent:* today", "发件人：".
fn is_field(text: &str) -> bool {
    // Asked of every line, and most begin with a small letter, or have no colon. It stands near the beginning, behind the name
    // and its marks.
    let bytes = text.as_bytes();
    let near = &bytes[..bytes.len().min(2 * LONGEST_NAME * '：'.len_utf8())];
    if bytes.first().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        || memchr::memchr2(b':', '：'.encode_utf8(&mut [0; 4]).as_bytes()[0], near).is_none()
    {
        return false;
    }
    let mut near = text.char_indices().take(2 * LONGEST_NAME);
    let Some((colon, _)) = near.find(|(_, c)| matches!(c, ':' | '：')) else {
        return false;
    };
    let name = text[..colon].trim_matches(['*', '_', ' ', '\u{a0}']);
    name.chars().count() <= LONGEST_NAME
        && name.split_whitespace().count() <= WORDS_OF_NAME
        && name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\u{a0}' | '\'' | '’'))
}

/// Whether a line has an address or a time of day.
fn tells_sender(text: &str) -> bool {
    let is_time = |at: usize| {
        let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        digit(at.wrapping_sub(1)) && digit(at + 1) && digit(at + 2) && !digit(at + 3)
    };
    text.contains('@') || text.match_indices([':', 'h', '.']).any(|(at, _)| is_time(at))
}

/// The lines that introduce what is quoted: "On Fri, 8 Oct 2027 at 17:40, Pieter Lund wrote:".
fn introduction(blocks: &[Block<'_>], depths: &[usize]) -> usize {
    let goes_on = |at: &usize| {
        blocks.get(*at).is_some_and(|block| (*at == 0 || block.gap == 0) && !has_label(&block.text))
    };
    let ends = |at: &usize| blocks[*at].text.ends_with([':', '：']);
    let Some(last) = (0..INTRODUCING).take_while(goes_on).find(ends) else { return 0 };
    let lines = &blocks[..=last];
    let is_quoted = depths.get(last + 1).is_some_and(|next| *next > depths[last]);
    let tells =
        |block: &Block<'_>| block.text.contains('@') || is_quoted && tells_sender(&block.text);
    if lines.iter().any(tells) { last + 1 } else { 0 }
}

/// Where names and notices begin below the text of a mail: at the mark of a signature, or below the last paragraph with a label where
/// few lines follow that are no clauses.
fn end_of_text(blocks: &[Block<'_>], text: Range<usize>) -> Option<usize> {
    let is_labelled = |at: &usize| has_label(&blocks[*at].text);
    let is_delimiter = |&at: &usize| matches!(&*blocks[at].text, "--" | "—" | "––");
    let (first, last) = (text.clone().find(is_labelled)?, text.clone().rev().find(is_labelled)?);
    if let Some(delimiter) =
        (first..text.end).rev().find(is_delimiter).filter(|at| text.end - at <= MOST_BELOW)
    {
        return Some(delimiter);
    }
    let ends = |&at: &usize| {
        blocks[at].text.ends_with(ENDS) && blocks.get(at + 1).is_some_and(|next| next.gap > 0)
    };
    let begin = (last..text.end).find(ends)? + 1;
    let below = blocks.get(begin..text.end)?;
    let chunks: Vec<&[Block<'_>]> = below.chunk_by(|_, next| next.gap == 0).collect();
    let is_last = |chunk: usize| chunk + 1 == chunks.len();
    let is_of_sender = |chunk: &[Block<'_>]| {
        is_signature(chunk) || chunk.iter().any(|line| tells_sender(&line.text))
    };
    // A notice may stand below the names, and a line of the program below it.
    let notice = chunks.iter().position(|chunk| !is_of_sender(chunk)).filter(|&at| at > 0);
    let is_none = |(at, chunk): (usize, &&[Block<'_>])| {
        is_last(at) || is_of_sender(chunk) || notice == Some(at)
    };
    let is_note = |line: &Block<'_>| {
        line.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '*'))
    };
    (below.len() <= MOST_BELOW
        && !below.iter().any(is_note)
        && chunks.iter().enumerate().all(is_none))
    .then_some(begin)
}

/// Short lines without an end and without a year, which would close a text: "Best regards,", "Marta", a rule.
fn is_signature(lines: &[Block<'_>]) -> bool {
    let has_year = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4);
    lines.iter().all(|line| {
        line.text.chars().count() <= LONGEST_NAME_LINE
            && !line.text.ends_with(ENDS)
            && !has_year(&line.text)
    })
}

#[cfg(test)]
mod tests {
    use crate::model::SetAsideKind;
    use crate::read::text::read;
    use crate::read::{Block, BlockKind};

    /// The lines of the text, and what stands around it.
    fn parted(mail: &str) -> (Vec<String>, Vec<String>) {
        let raw = read(mail.as_bytes()).unwrap();
        let is_around = |block: &&Block<'_>| block.kind == BlockKind::Aside(SetAsideKind::Mail);
        let is_text = |block: &&Block<'_>| block.kind == BlockKind::Line;
        let texts = |is: &dyn Fn(&&Block<'_>) -> bool| {
            raw.blocks.iter().filter(is).map(|block| block.text.to_string()).collect()
        };
        (texts(&is_text), texts(&is_around))
    }

    const TEXT: [&str; 4] =
        ["The Assembly,", "1. Requests a report on the matter;", "2. Decides", "to meet."];

    fn quoted(mark: &str) -> String {
        format!(
            "{mark}The Assembly,\n{mark}\n{mark}1. Requests a report on the matter;\n\n{mark}2. Decides\n{mark}to meet.\n"
        )
    }

    #[test]
    fn marks_of_any_client_quote() {
        for mark in ["> ", ">> ", "> > ", ">> > ", "| ", "AB> ", "> | ", "» "] {
            let (text, around) = parted(&format!("I agree.\n\n{}\nAnna", quoted(mark)));
            assert_eq!(text, TEXT, "{mark}");
            assert_eq!(around, ["I agree.", "Anna"], "{mark}");
        }
        let attributed =
            format!("I agree.\n\nLe 8 juin 2027 à 16:02, Ann a écrit :\n\n{}", quoted("> "));
        assert_eq!(parted(&attributed).0, TEXT);
        let (text, _) = parted(
            "> 1. Requests a report on\nthe matter;\n> 2. Decides to meet;\n\nFine.\n\n> 3. Decides to go.",
        );
        assert_eq!(
            text,
            ["1. Requests a report on", "the matter;", "2. Decides to meet;", "3. Decides to go."]
        );
        assert_eq!(parted("> 5 dollars\nand no quotation").0.len(), 2);
        assert_eq!(parted("| Chad | 1 |\n| Mali | 2 |").0.len(), 2);
    }

    #[test]
    fn heads_of_forwarded_mails_are_known_in_all_languages() {
        for head in [
            "From: Ann <ann@example.org>\nSent: Tuesday\nTo: All missions\nSubject: Text",
            "De : Ann\nEnvoyé : mardi 8 juin 2027 18:22\nÀ : Tous\nObjet : Texte",
            "De: Ann\nEnviado el: martes, 8 de junio de 2027 18:22\nPara: Todos\nAsunto: Texto",
            "От: Анна\nОтправлено: 8 июня 2027 г. 18:22\nКому: всем\nТема: текст",
            "发件人：安娜\n发送时间：2027年6月8日 18:22\n收件人：所有\n主题：案文",
            "من: آنا\nتاريخ الإرسال: 8 حزيران 18:22\nإلى: الجميع\nالموضوع: النص",
            "*From:* Ann\n*Date:* Tue, 8 Jun 2027 18:22\n*To:* one@example.org,\n  two@example.org\n*Subject:* Text",
            "---------- Forwarded message ---------\nFrom: Ann\nDate: 18:22\nSubject: Text",
            "-----Message d'origine-----\nDe : Ann\nEnvoyé : 18:22\nObjet : Texte",
            "On Fri, 8 Oct 2027 at 17:40, Ann\n<ann@example.org> wrote:",
        ] {
            let mail = format!("Dear all,\n\nhere it is.\n\n{head}\n\n{}", quoted(""));
            assert_eq!(parted(&mail).0, TEXT, "{head}");
            let below = format!("Dear all,\n\n{}\n\n{head}\n\nThank you.", quoted(""));
            assert_eq!(parted(&below).0, [&["Dear all,"], &TEXT[..]].concat(), "{head}");
        }
    }

    #[test]
    fn names_and_notices_below_the_text_are_set_aside() {
        let head = "From: Ann <ann@example.org>\nTo: All\nSubject: Text";
        for below in [
            "-- \nAnn\n2. floor",
            "Best regards,\n\nAnn Lee\nSecond Secretary\nTel. +1 212 555 0143",
            "This message may be confidential. If it is not for you,\ndelete it.",
            "________________\nAnn Lee | ann@example.org",
        ] {
            assert_eq!(parted(&format!("{head}\n\n{}\n{below}", quoted(""))).0, TEXT, "{below}");
        }
        for below in ["44th plenary meeting\n28 May 2024", "1 A/79/88.", "(c) To go on."] {
            assert!(
                parted(&format!("{head}\n\n{}\n{below}\n\nAnn", quoted(""))).0.len() > 4,
                "{below}"
            );
        }
        assert_eq!(parted(&format!("{}\nBest regards,\nAnn", quoted(""))).0.len(), 6);
    }

    #[test]
    fn a_masthead_is_no_head_of_a_mail() {
        let text = "Distr.: General\n22 December 2023\nOriginal: English\nAgenda item: 71\n\nThe Assembly,\n\n1. Decides to meet at 3:30.";
        assert!(parted(text).1.is_empty());
        assert!(parted("The meeting at 15:30 heard:\n\n1. Decides to meet.\n\nEnd").1.is_empty());
    }
}
