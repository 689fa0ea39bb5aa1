//! Cutting Chinese, by a dictionary with the terms of the United Nations added.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::Class;
use super::scan::Piece;
use crate::language::simplified;

/// Terms that the dictionary lacks or cuts; each is one word to a reader of resolutions.
const TERMS: &[&str] = &[
    "致命自主武器系统",
    "自主武器系统",
    "国际人道法",
    "国际人权法",
    "国际刑法",
    "政府专家组",
    "红十字国际委员会",
    "联合国",
    "大会",
    "安全理事会",
    "人权理事会",
    "经济及社会理事会",
    "秘书长",
    "会员国",
    "观察员国",
    "利益攸关方",
    "民间社会",
    "临时议程",
    "非正式协商",
    "联合国宪章",
    "可持续发展目标",
    "全体会议",
    "决议",
    "缔约国",
    "发展中国家",
    "能力建设",
    "人工智能",
    "军事领域",
    "特派团",
    "西撒特派团",
    "西撒哈拉",
    "波利萨里奥阵线",
    "任务期限",
    "联合国脱离接触观察员部队",
    "脱离接触",
    "安理会",
    "又欢迎",
    "又请",
    "还请",
];

/// Loads the dictionary at the first call.
fn dictionary() -> &'static Jieba {
    static DICTIONARY: OnceLock<Jieba> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        let mut dictionary = Jieba::new();
        for term in TERMS {
            dictionary.add_word(term, Some(100_000), None);
        }
        dictionary
    })
}

/// Cuts a run of Chinese characters that begins at byte `offset` of its text.
///
/// The dictionary is one of simplified Chinese; a traditional text is cut where its simplified form is.
pub(super) fn cut(run: &str, offset: usize, take: &mut impl FnMut(Piece)) {
    let mut start = offset;
    let folded: String = run.chars().map(simplified).collect();
    for word in dictionary().cut(&folded, false) {
        let end = start + word.word.len();
        take(Piece { start, end, class: Class::Word });
        start = end;
    }
}

/// The end of "2023 年 12 月 22 日" that begins at `at`; the day may be missing.
pub(super) fn date_end(text: &str, at: usize) -> Option<usize> {
    let year = number_before(text, at, '年')?;
    if year.digits != 4 {
        return None;
    }
    let month = number_before(text, year.end, '月')?;
    Some(number_before(text, month.end, '日').map_or(month.end, |day| day.end))
}

/// The end of "第 78/241 号", "第七十九届" that begins at `at`.
pub(super) fn ordinal_end(text: &str, at: usize) -> Option<usize> {
    const MEASURES: &str = "届屆号號次条條段卷章";
    let rest = &text[at + '第'.len_utf8()..];
    let numeral =
        |c: char| c.is_ascii_digit() || "/()（）一二三四五六七八九十百〇零".contains(c) || c == ' ';
    let (len, measure) = rest.char_indices().find(|&(_, c)| !numeral(c))?;
    (len > 0 && MEASURES.contains(measure))
        .then(|| text.len() - rest.len() + len + measure.len_utf8())
}

struct Numbered {
    digits: usize,
    end: usize,
}

/// Digits and then the given character, with spaces before either.
fn number_before(text: &str, at: usize, unit: char) -> Option<Numbered> {
    let rest = text[at..].trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].trim_start();
    (digits > 0 && after.starts_with(unit))
        .then(|| Numbered { digits, end: text.len() - after.len() + unit.len_utf8() })
}
