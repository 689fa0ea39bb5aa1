//! Which lines begin a paragraph: a table of signs, of which the first that applies decides.

use super::place::Place;
use super::shape::WIDEST_PRINT;
use crate::structure::furniture::note_number;
use crate::structure::labels::{self, Label};
use crate::structure::lines::{Text, cells, has_capital, width};
use crate::structure::misread;
use crate::structure::stops::Stop;
use crate::structure::tables::RowPart;

use Says::{Begins, BeginsIf, GoesOn};

/// A line that ends before this share of the text's width ends its paragraph where nothing else shows it
/// (with 0.6 four files, with 0.7 two).
pub const CLEARLY_SHORT_LINE: f64 = 0.65;

/// A text that hangs beside its label is set in deeper than the label by more than so many columns (2 to 6).
const LEAST_HANGING: u32 = 3;

/// What a sign says of a line that it applies to.
enum Says {
    /// It begins a paragraph.
    Begins,
    /// It goes on with the paragraph of the line before.
    GoesOn,
    /// It begins a paragraph where this holds, and goes on where it does not.
    BeginsIf(Condition),
}

type Condition = fn(&Place<'_, '_>) -> bool;

/// A sign that a line begins a paragraph or does not: what it is called, when it applies, and what it then says.
struct Sign(&'static str, Condition, Says);

/// The sign that finds headings which no blank line sets off.
pub const HEADING: &str = "a heading";

/// A heading has at most this many lines (2 to 4).
const MAX_HEADING_LINES: usize = 3;

/// All signs, in their order. What the format shows comes first, then what cannot be anything else by its form, then
/// what leans on the shape of the whole text.
const SIGNS: [Sign; 29] = [
    Sign("a row of a table", |p| p.row().is_some_and(|part| part != RowPart::More), Begins),
    Sign("more of a row of a table", |p| p.row() == Some(RowPart::More), GoesOn),
    Sign("text below a table", |p| p.rows[p.at - 1].is_some(), Begins),
    Sign("more of an opener", |p| p.line().more_of_opener, GoesOn),
    Sign("a whole paragraph by its format", |p| p.line().whole || p.before().whole, Begins),
    Sign("a label apart from its text", |p| p.line().given_label.is_some(), Begins),
    Sign("a spoilt number", |p| p.line().given_number.is_some(), Begins),
    Sign("below an opener", |p| p.lines[p.start].text.is_opener, Begins),
    Sign("text of a lone label", |p| p.is_text_of_label(), GoesOn),
    Sign("an opener", |p| p.line().text.is_opener, Begins),
    Sign("below the number of a division", |p| p.is_below_division(), Begins),
    Sign("below the title of a division", |p| p.is_below_division_title(), Begins),
    Sign("the number of a division", |p| p.begins_division(), Begins),
    Sign("the number of an annex", |p| p.phrases.is_annex_number(&p.line().text), Begins),
    Sign("the title of an annex", |p| p.is_below_annex_number(), Begins),
    Sign("the number of a part", |p| p.is_part_number(), Begins),
    Sign("a closing line", |p| p.is_closing(), Begins),
    Sign("the middle of a sentence", |p| p.is_mid_sentence(), GoesOn),
    Sign("the middle of a word", |p| p.is_mid_word(), GoesOn),
    Sign("below the text of a label beside it", |p| p.hangs_below_label(), GoesOn),
    Sign(HEADING, |p| p.is_heading(), Begins),
    Sign("a label", |p| p.begins_with_label(), Begins),
    Sign("the next paragraph of a preamble", |p| p.is_next_of_preamble(), Begins),
    Sign("one paragraph a line", |p| p.is_below_whole_line(), Begins),
    Sign("the first line of a page", |p| p.line().turn, BeginsIf(|p| p.begins_page())),
    Sign(
        "a text with blank lines all over",
        |p| p.shape().is_dense,
        BeginsIf(|p| p.begins_dense()),
    ),
    Sign("a blank line in a sentence", |p| p.line().gap > 0 && p.is_torn(), GoesOn),
    Sign("a blank line", |p| p.line().gap > 0, Begins),
    Sign(
        "a text with first lines set in",
        |p| p.shape().is_indented,
        BeginsIf(|p| p.begins_set_in()),
    ),
];

/// What decides where no sign applies.
const LAST_SIGN: Sign =
    Sign("nothing but ends of sentences to tell", |_| true, BeginsIf(|p| p.is_below_short_end()));

impl Place<'_, '_> {
    /// Whether the line begins a paragraph, and the name of the sign that decides.
    pub fn decide(&self) -> (bool, &'static str) {
        let decides = SIGNS.iter().find(|Sign(_, applies, _)| applies(self));
        match decides.unwrap_or(&LAST_SIGN) {
            Sign(name, _, Begins) => (true, name),
            Sign(name, _, GoesOn) => (false, name),
            Sign(name, _, BeginsIf(condition)) => (condition(self), name),
        }
    }

    /// Whether the line before is a paragraph by itself: every line is one here, or it is too long to be part of one. A full
    /// line that does not end may be wrapped all the same.
    fn is_below_whole_line(&self) -> bool {
        // What neither ends nor is full is a title.
        let is_text = || {
            let line = &self.line().text;
            self.is_in_paragraph() || line.ends_paragraph() || width(line) * 2 > self.shape().width
        };
        let is_wrapped = || {
            self.is_full_before()
                && self.shape().width <= WIDEST_PRINT
                && is_text()
                && !self.before().text.ends_paragraph()
                && self.line().text.label.is_none()
        };
        (self.shape().is_one_per_line || width(&self.before().text) > WIDEST_PRINT)
            && !(self.is_mid_sentence() || is_wrapped() || self.line().gap > 0 && self.is_torn())
    }

    fn is_text_of_label(&self) -> bool {
        self.is_alone_before() && self.before().text.is_lone_label() && !self.line().text.is_opener
    }

    fn is_below_annex_number(&self) -> bool {
        self.is_alone_before() && self.phrases.is_annex_number(&self.before().text)
    }

    fn is_part_number(&self) -> bool {
        self.before().text.ends_paragraph() && labels::is_capital_roman(&self.line().text)
    }

    /// Whether the line before is a paragraph that is nothing but "Article 4", or also its title and stands apart.
    fn is_below_division(&self) -> bool {
        let heads = |before: &Text<'_>| {
            self.divisions.head(before).is_some_and(|division| {
                division.rest.is_empty() || self.line().gap > 0 && !before.ends_paragraph()
            })
        };
        self.is_alone_before() && heads(&self.before().text)
    }

    /// Whether the line before is the title below the number of a division: a short line with a capital, below a lone "Article 4".
    fn is_below_division_title(&self) -> bool {
        let is_number = |at: usize| {
            let head = self.divisions.head(&self.lines[at].text);
            head.is_some_and(|division| division.rest.is_empty())
        };
        let (before, line) = (&self.before().text, &self.line().text);
        self.is_alone_before()
            && self.at > 1
            && !before.ends_paragraph()
            && before.label.is_none()
            && has_capital(before)
            && line.begins_sentence()
            && self.ends_before(CLEARLY_SHORT_LINE)
            && is_number(self.at - 2)
    }

    /// "Article 4", "§ 5. Definitions", "第三条": below the end of a sentence, a title or a blank line.
    fn begins_division(&self) -> bool {
        let (before, line) = (&self.before().text, self.line());
        self.divisions.head(&line.text).is_some_and(|division| {
            line.gap > 0
                || before.ends_strongly()
                || division.rest.is_empty() && self.is_short_before()
        })
    }

    fn is_closing(&self) -> bool {
        let line = &self.line().text;
        let is_below = self.line().gap > 0 && self.at >= self.below_labels;
        (self.is_closing || self.before().text.ends_strongly() || is_below)
            && self.phrases.is_closing(line)
            || is_below && misread::is_closing(line, self.phrases)
            || self.is_closing && (line.starts_with('[') || self.phrases.is_vote(line))
    }

    /// Whether the line goes on in the middle of a sentence, whatever stands between: with a small letter or a stop, below a word
    /// that joins others, or in a paragraph that began as one with a number, a parenthesis, or a dash before a small letter.
    fn is_mid_sentence(&self) -> bool {
        let text = &self.line().text;
        if text.starts_with([',', ';', '，', '；', '،', '؛', '。']) {
            return true;
        }
        let is_small = text.label.is_none() && text.starts_with(char::is_lowercase);
        let before = &self.before().text;
        if before.ends_paragraph() {
            // Russian prints the beginnings of its preamble in small letters.
            let may_begin = || text.is_preambular() || self.phrases.begins_with_participle(text);
            // "…, 1292 (2000) du 29 février 2000,", "1301 (2000) …": no paragraph of a preamble begins with a number.
            let is_number = || {
                text.starts_with(|c: char| c.is_ascii_digit())
                    && text.label.is_none()
                    && note_number(text).is_none()
                    && self.is_in_paragraph()
            };
            // Where paragraphs begin small, a blank line below a comma parts them.
            let is_small_all = || {
                self.lines[self.start].text.starts_with(char::is_lowercase)
                    && self.in_preamble()
                    && !self.shape().is_dense
                    && !self.line().turn
            };
            let is_set_off = || self.line().gap > 0 && (self.is_first_line() || is_small_all());
            let goes_on = is_small && !may_begin() && !is_set_off() || !is_small && is_number();
            return before.stop == Some(Stop::Comma) && goes_on;
        }
        let goes_on = || match &text.label {
            Some(label) => label.is_bullet() && label.rest.starts_with(char::is_lowercase),
            None => {
                let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '(' | '（');
                text.starts_with(is_figure) && note_number(text).is_none()
            }
        };
        is_small
            || self.is_in_paragraph() && (goes_on() || text.label.is_none() && self.is_joined_on())
    }

    /// Whether the line before ends with a word that joins what follows: "and", "of the".
    fn is_joined_on(&self) -> bool {
        let last = self.before().text.split_whitespace().next_back().unwrap_or_default();
        last.ends_with(char::is_lowercase) && self.phrases.is_little(last)
    }

    fn is_mid_word(&self) -> bool {
        let before = &self.before().text;
        before.len() > 1
            && before.ends_with('-')
            && self.line().text.starts_with(char::is_alphanumeric)
    }

    /// Whether the line goes on with a text that stands beside its label, as in a column of its own: it is set in deeper than the
    /// label.
    fn hangs_below_label(&self) -> bool {
        let (start, line) = (&self.lines[self.start], self.line());
        line.gap == 0
            && line.text.label.is_none()
            && line.indent > start.indent + LEAST_HANGING
            && !self.before().text.ends_paragraph()
            && start.text.label.is_some()
            && cells(&start.text).count() > 1
    }

    /// Whether the line is a heading: a title between the end of a paragraph and the next number, or the next preamble.
    fn is_heading(&self) -> bool {
        let (before, line) = (&self.before().text, &self.line().text);
        let is_below_end = self.in_heading
            || before.ends_strongly() && !before.ends_with([':', '：'])
            || before.ends_paragraph() && self.in_preamble();
        let is_title = |text: &Text<'_>| {
            let is_part = text.split_whitespace().next().is_some_and(labels::is_part_label);
            !text.ends_paragraph() && has_capital(text) && (text.label.is_none() || is_part)
        };
        if !is_below_end || !is_title(line) || self.is_verbal(line) {
            return false;
        }
        let below = &self.lines[self.at + 1..];
        let more = below.iter().take(MAX_HEADING_LINES).take_while(|line| {
            !line.text.ends_paragraph() && !self.is_next(&line.text) && line.text.label.is_none()
        });
        let next = below.get(more.count()).map(|line| &line.text);
        next.is_some_and(|next| self.is_next(next) || is_title(next) && next.label.is_some())
    }

    /// Whether a text begins as paragraphs of resolutions do.
    fn is_verbal(&self, text: &Text<'_>) -> bool {
        text.is_preambular() || self.phrases.is_operative(text)
    }

    /// Whether a text begins with the next number.
    pub(super) fn is_next(&self, text: &Text<'_>) -> bool {
        text.number().is_some_and(|number| {
            number == self.last_number.map_or(1, |last| last + 1)
                || self.last_number == Some(number)
                    && text.label.as_ref().is_some_and(Label::is_later)
        })
    }

    /// Whether the first line of a page begins a paragraph.
    fn begins_page(&self) -> bool {
        let before = &self.before().text;
        if self.shape().is_dense {
            return before.ends_paragraph();
        }
        if self.shape().is_indented {
            return self.is_first_line() && before.ends_paragraph();
        }
        self.line().gap > 1
            || before.ends_strongly()
                && self.line().text.begins_sentence()
                && !self.is_below_inner_stop()
    }

    /// Whether the stop of the line before, which is full, ends no paragraph: the colon of a title ("Report 2024:"), or a
    /// semicolon where the next paragraph would have a number.
    fn is_below_inner_stop(&self) -> bool {
        let (before, line) = (&self.before().text, &self.line().text);
        let is_numbered = || self.lines[self.start].text.number().is_some() || self.in_preamble();
        let is_inner =
            before.ends_with([':', '：']) || before.ends_with([';', '；', '؛']) && is_numbered();
        is_inner
            && self.is_full_before()
            && self.may_go_on()
            && line.starts_with(char::is_alphabetic)
    }

    /// Whether the line begins the next paragraph of a preamble: below a comma or semicolon with a known word, with the form
    /// of a participle or a verb, or with any word that would have fitted into the line above.
    fn is_next_of_preamble(&self) -> bool {
        let (before, line) = (&self.before().text, &self.line().text);
        let is_end = before.stop == Some(Stop::Comma) || before.ends_with([';', '；', '؛']);
        let acts = || {
            self.phrases.begins_with_participle(line)
                || self.phrases.is_operative(line)
                || has_capital(line) && !self.is_full_before()
        };
        // In small letters, as Russian prints it, a known word may as well go on with a sentence.
        let begins = line.begins_sentence() || !line.starts_with(char::is_lowercase);
        is_end
            && self.in_preamble()
            && (begins && (before.stop == Some(Stop::Comma) && line.is_preambular() || acts())
                || line.is_preambular() && (!self.is_full_before() || self.is_unmarked()))
    }

    /// Whether nothing but its words shows where a paragraph begins: neither capitals, as in Russian, nor blank lines, nor first lines
    /// that are set in.
    fn is_unmarked(&self) -> bool {
        let start = &self.lines[self.start];
        let is_set_in = self.shape().is_indented && self.is_set_in_at(self.start);
        start.gap == 0 && start.text.starts_with(char::is_lowercase) && !is_set_in
    }

    fn begins_dense(&self) -> bool {
        let line = self.line();
        self.before().text.ends_paragraph()
            && (line.indent > 0 || line.gap > 1 || self.is_short_before())
    }

    /// Whether a blank line before the line stands in the middle of a sentence: the line before is full.
    fn is_torn(&self) -> bool {
        !self.before().text.ends_paragraph() && !self.is_short_before() && self.may_go_on()
    }

    /// Whether the line may go on with a sentence: its paragraph began as one, and it does not.
    fn may_go_on(&self) -> bool {
        let line = &self.line().text;
        self.is_in_paragraph()
            && line.label.is_none()
            && !line.is_preambular()
            && !self.phrases.is_operative(line)
    }

    fn begins_set_in(&self) -> bool {
        self.is_first_line()
            && (self.before().text.ends_paragraph()
                || self.is_short_before() && !self.goes_on_in_block()
                || self.line().text.is_preambular() && self.in_preamble())
    }

    /// Whether the line before ends a sentence far from the margin, and this one begins one.
    fn is_below_short_end(&self) -> bool {
        self.before().text.stop == Some(Stop::Sentence)
            && self.ends_before(CLEARLY_SHORT_LINE)
            && self.line().text.begins_sentence()
    }
}
