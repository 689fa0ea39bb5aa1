//! The words by which an organ begins: "The General Assembly,", by their place and form.
//!
//! They stand alone on their line or lines, below what is no running text, and a paragraph of the preamble or the first
//! number follows. Whose name it is does not matter: a name that the language's table knows only confirms it.

use super::lines::{Line, Text, can_begin_sentence, has_capital};
use super::stops::Stop;
use crate::language::{Table, is_unspaced, starts_with_any};

/// An opener takes at most this many lines (3 to 5): joined meetings of Parties have long names.
const MAX_LINES: usize = 4;

/// An opener has at most this many characters (120 to 300).
const MAX_OPENER: usize = 260;

/// An opener that no word leads in has at most this many characters (40 to 80): the language has no articles.
const MAX_BARE: usize = 60;

/// How many headings may stand between an opener and what must follow it (1 to 3).
const MAX_HEADINGS: usize = 2;

/// What leads an opener in has at most this many characters (20 to 40).
const MAX_LEAD: usize = 30;

/// The title of a second resolution has at most this many lines (3 to 6).
const MAX_TITLE: usize = 4;

/// Parts the first opener from the preamble that goes on in its line: "The Security Council, Recalling …".
pub fn part(lines: &mut Vec<Line<'_>>, phrases: &'static Table) {
    if lines.iter().any(|line| line.text.is_opener) {
        return;
    }
    let parted = lines.iter().enumerate().find_map(|(at, line)| {
        let (opener, rest) = line.text.printed.split_once([',', '，', '،'])?;
        let rest = rest.trim_start();
        let is_sure = phrases.is_opener(opener) && !opener.is_empty() && line.marks.is_empty();
        let goes_on = phrases.is_preambular(rest) || phrases.begins_with_participle(rest);
        let is_cased = rest.starts_with(char::is_lowercase) && is_latin(rest);
        let stop = line.text.printed[opener.len()..].chars().next()?.len_utf8();
        (is_sure && goes_on && !is_cased).then_some((at, opener.len() + stop, rest))
    });
    let Some((at, end, rest)) = parted else { return };
    let opener = Text::new(&lines[at].text.printed[..end], phrases);
    let opener = Line { text: opener, ..lines[at].clone() };
    lines[at] = Line {
        text: Text::new(rest, phrases),
        given_label: None,
        gap: lines[at].gap.max(1),
        ..lines[at].clone()
    };
    lines.insert(at, opener);
}

/// Marks the lines that are openers, and those that go on with one.
pub fn mark(lines: &mut [Line<'_>], phrases: &Table) {
    // Of an unknown language no opener is known, and none is found by its form alone.
    if phrases.openers.is_empty() {
        return;
    }
    let mut at = 0;
    let mut in_text = false;
    while at < lines.len() {
        let length = match lines[at].text.is_opener || is_spoilt(lines, at, in_text, phrases) {
            true => 1,
            false => length(lines, at, in_text, phrases),
        };
        if length > 0 {
            lines[at].text.is_opener = true;
            if leads_in(&lines[..at]) {
                lines[at].text.is_opener = false;
                lines[at - 1].text.is_opener = true;
                lines[at].more_of_opener = true;
            }
            lines[at + 1..at + length].iter_mut().for_each(|line| line.more_of_opener = true);
        }
        in_text |= length > 0;
        at += length.max(1);
    }
}

/// Whether a line is the first opener, its comma read as another mark: the preamble follows.
fn is_spoilt(lines: &[Line<'_>], at: usize, in_text: bool, phrases: &Table) -> bool {
    let bare = lines[at].text.strip_suffix(['.', ';', '\'', '-', '_']);
    !in_text
        && bare.is_some_and(|bare| phrases.is_opener(bare))
        && lines.get(at + 1).is_some_and(|next| next.text.is_preambular())
}

/// Whether the last of the lines above an opener leads it in, below a paragraph of the preamble: "Now, therefore,".
fn leads_in(above: &[Line<'_>]) -> bool {
    let [.., before, last] = above else { return false };
    let is_comma = |line: &Line<'_>| line.text.stop == Some(Stop::Comma);
    is_comma(last)
        && (is_comma(before) || before.text.stop == Some(Stop::Clause))
        && last.text.label.is_none()
        && last.text.chars().count() <= MAX_LEAD
}

/// How many lines the opener at `at` takes; 0 where there is none. `in_text` says whether one stands above.
fn length(lines: &[Line<'_>], at: usize, in_text: bool, phrases: &Table) -> usize {
    let first = &lines[at].text;
    if first.label.is_some()
        || !is_led_in(first, phrases)
        || !is_in_place(lines, at, in_text, phrases)
    {
        return 0;
    }
    let is_joined = |line: &Line<'_>| {
        let is_other = starts_with_any(&line.text, phrases.opener_heads) && !is_small(&line.text);
        line.gap == 0 && !line.turn && !line.whole && !is_other
    };
    let more = lines[at + 1..].iter().take_while(|line| is_joined(line)).count();
    for length in 1..=MAX_LINES.min(more + 1) {
        let opener = &lines[at..at + length];
        let last = &opener[length - 1].text;
        let is_over = last.ends_strongly() && !last.ends_with([':', '：']);
        let characters: usize = opener.iter().map(|line| line.text.chars().count()).sum();
        if is_over || characters > MAX_OPENER {
            return 0;
        }
        let after = &lines[at + length..];
        if last.stop == Some(Stop::Comma) {
            return if is_followed(after, true, phrases) { length } else { 0 };
        }
        // Without a comma every word of the name but the little ones has a capital, and a verb must follow.
        if !in_text
            && (length == 1 || last.ends_paragraph())
            && opener.iter().all(|line| is_name(&line.text, phrases))
            && is_followed(after, false, phrases)
        {
            return length;
        }
    }
    0
}

/// Whether the line begins as openers do: with the word of the language that leads them in, where it has one.
fn is_led_in(text: &Text<'_>, phrases: &Table) -> bool {
    if !phrases.opener_heads.is_empty() {
        return starts_with_any(text, phrases.opener_heads) && !is_small(text);
    }
    let name = text.trim_end_matches([',', '，', ':', '：', ' ']);
    text.ends_paragraph()
        && !text.is_preambular()
        && name.starts_with(can_begin_sentence)
        && name.chars().count() <= MAX_BARE
        && !name.contains([',', '，', '.', '。', ';', '；', ':', '：'])
}

fn is_latin(text: &str) -> bool {
    text.starts_with(|c| c < '\u{370}')
}

/// Whether the first letter is a small one.
fn is_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// Whether the lines above leave room for an opener: not the middle of a sentence, and in the text nothing but a title below
/// the end of a sentence. Where no word leads an opener in, it needs that end just above.
fn is_in_place(lines: &[Line<'_>], at: usize, in_text: bool, phrases: &Table) -> bool {
    let above = |line: &&Line<'_>| line.text.ends_paragraph();
    let title = lines[..at].iter().rev().take_while(|line| !above(line)).count();
    match lines[..at].iter().rev().find(above) {
        Some(end) if in_text => {
            let most = if phrases.opener_heads.is_empty() { 0 } else { MAX_TITLE };
            title <= most && end.text.ends_strongly()
        }
        Some(end) => title > 0 || end.text.stop != Some(Stop::Comma),
        None => true,
    }
}

/// Whether the words, little ones apart, all have capitals.
fn is_name(text: &Text<'_>, phrases: &Table) -> bool {
    let mut words = text.split_whitespace().filter(|word| !phrases.is_little(word));
    words.all(|word| has_capital(word) || word.contains(is_unspaced))
}

/// Whether what follows an opener follows, perhaps below headings: a paragraph that begins as those of a preamble or as
/// operative ones do, or `by_number` the first number.
fn is_followed(after: &[Line<'_>], by_number: bool, phrases: &Table) -> bool {
    let acts = |text: &Text<'_>| {
        let words = text.label.as_ref().map_or(text.printed, |label| label.rest);
        by_number && text.number() == Some(1)
            || phrases.is_preambular(words)
            || phrases.is_operative(words)
            || phrases.begins_with_participle(words)
    };
    let is_heading = |line: &&Line<'_>| !line.text.ends_paragraph();
    let headings = after.iter().take_while(is_heading).count().min(MAX_HEADINGS);
    after.iter().take(headings + 1).any(|line| acts(&line.text))
}
