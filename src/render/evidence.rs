//! Why two resolutions of a session are a pair, in words.

use crate::render::prelude::*;
use crate::session::{Citation, Evidence};

/// That a text has no successor, and that it has no predecessor, in a language.
pub fn alone(language: Language) -> [&'static str; 2] {
    let ui = Ui::new(language);
    [ui.no_successor(), ui.no_predecessor()]
}

/// What speaks for a pair, in a language: "same title, cited in the preamble, 62% of the content".
pub fn evidence(evidence: &Evidence, language: Language) -> String {
    let ui = Ui::new(language);
    let percent = |share: f32| ui.whole_percent((share * 100.0).round() as usize);
    let title = match evidence.same_title() {
        true => ui.same_title().to_owned(),
        false => ui.share_of_title(&percent(evidence.title)),
    };
    let agenda = evidence.agenda.then(|| ui.same_agenda_item().to_owned());
    let cited = match evidence.cited {
        Citation::InPreamble => Some(ui.cited_in_preamble().to_owned()),
        Citation::Elsewhere => Some(ui.cited_elsewhere().to_owned()),
        Citation::None => None,
    };
    let content = ui.share_of_content(&percent(evidence.content));
    let said: Vec<String> =
        [Some(title), agenda, cited, Some(content)].into_iter().flatten().collect();
    ui.commas(&said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_speaks_for_a_pair_is_said() {
        let same =
            Evidence { title: 1.0, agenda: true, cited: Citation::InPreamble, content: 0.617 };
        let words = "same title, same agenda item, cited in the preamble, 62% of the content";
        assert_eq!(evidence(&same, Language::English), words);
        let other = Evidence { title: 0.5, agenda: false, cited: Citation::Elsewhere, ..same };
        assert_eq!(
            evidence(&other, Language::English),
            "50% of the title, cited, 62% of the content"
        );
    }
}
