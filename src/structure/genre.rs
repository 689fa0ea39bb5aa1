//! Whether a text is a resolution, by its form: an opener, the number of a resolution before its title, paragraphs that begin as
//! those of a preamble or of an operative part. A text whose body is divided into articles is none.

use super::divisions::Divisions;
use super::lines::Line;
use super::stops::Stop;
use super::symbols;
use crate::language::{Table, prefix_len};
use crate::model::ReadAs;

/// A text is divided into articles where so many follow each other before the first operative paragraph.
const LEAST_ARTICLES: u32 = 2;

/// Of a resolution without an opener at least one paragraph in this many begins as resolutions' do. Others have some by chance:
/// an essay in which one begins with "Considering".
const RESOLVING_SHARE: usize = 4;

/// Finds out what lines are the text of.
pub fn guess(lines: &[Line<'_>], phrases: &'static Table) -> ReadAs {
    let divisions = Divisions::new(phrases);
    let (mut articles, mut begun, mut resolving) = (0, 0, 0);
    let mut is_resolution = false;
    let mut in_preambular = false;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.around) {
        let text = &line.text;
        if begun > 0 && phrases.is_annex_number(text) {
            break;
        }
        is_resolution =
            is_resolution || text.is_opener || symbols::numbered(text, phrases).is_some();
        let follows_end = at == 0 || lines[at - 1].text.ends_paragraph();
        if !(line.gap > 0 || line.whole || text.label.is_some() || follows_end) {
            continue;
        }
        // A paragraph of a preamble ends with a comma or a semicolon: "Noting this, a friend asked." is none.
        resolving += usize::from(in_preambular && at > 0 && is_open_end(&lines[at - 1]));
        begun += 1;
        is_resolution = is_resolution || begins_with_opener(text, phrases);
        let acts = text.label.as_ref().map_or(text.printed, |label| label.rest);
        let is_operative = phrases.is_operative(acts);
        if is_operative && text.number().is_some() {
            // From here on articles are those of an annex.
            return ReadAs::Resolution;
        }
        in_preambular = !is_operative && text.is_preambular() && text.label.is_none();
        resolving += usize::from(is_operative);
        if divisions
            .head(text)
            .is_some_and(|head| head.kind == ARTICLE && head.value == articles + 1)
        {
            articles += 1;
            if articles == LEAST_ARTICLES {
                return ReadAs::Document;
            }
        }
    }
    if is_resolution || resolving > 0 && resolving * RESOLVING_SHARE >= begun {
        ReadAs::Resolution
    } else {
        ReadAs::Document
    }
}

fn is_open_end(line: &Line<'_>) -> bool {
    matches!(line.text.stop, Some(Stop::Comma | Stop::Clause))
}

/// "The General Assembly, recalling …", "The General Assembly approves …".
fn begins_with_opener(text: &str, phrases: &Table) -> bool {
    phrases.openers.iter().filter_map(|opener| prefix_len(text, opener)).any(|len| {
        let rest = text[len..].trim_start();
        rest.starts_with([',', '.', ':', '，', '،']) || phrases.is_operative(rest)
    })
}

/// What treaties and statutes are divided into, as addresses name it.
const ARTICLE: &str = "article";

#[cfg(test)]
mod tests {
    use crate::model::{ReadAs, Source};
    use crate::{read, structure};

    fn read_as(text: &str) -> ReadAs {
        let raw = read::read(text.as_bytes()).unwrap();
        structure::rebuild(&raw, Source::default(), None).read_as
    }

    #[test]
    fn resolutions_are_told_from_other_texts() {
        for text in [
            "The General Assembly,\n\nNoting the report,\n\nTakes note of it.",
            "1. Requests a report;\n\n2. Decides to meet.",
            "Resolution 1/CP.20\n\nExpression of gratitude\n\n1. Express their gratitude;\n\n2. Request more.",
            "Draft decision\n\nThe General Assembly, recalling its resolution, decides to meet.",
            "Recalling its decision,\n\nNoting the report,\n\n1. To meet in May;",
            "The General Assembly,\n\n1. Adopts the treaty.\n\nAnnex\n\nArticle 1\n\nText.\n\nArticle 2\n\nText.",
        ] {
            assert_eq!(read_as(text), ReadAs::Resolution, "{text}");
        }
        for text in [
            "Whereas it is so,\n\nThe General Assembly\n\nArticle 1\n\nText.\n\nArticle 2\n\nText.",
            "1. The Secretariat issues this note.\n\n2. It has two paragraphs.",
            "On taste\n\nWe know little of it.\n\nNoting this, I go on.\n\nIt is late.\n\nIt is later.\n\nI end.",
            "1. DEFINITIONS\n\n1.1 In this contract words have meanings.\n\n1.2 Others have none.",
        ] {
            assert_eq!(read_as(text), ReadAs::Document, "{text}");
        }
    }
}
