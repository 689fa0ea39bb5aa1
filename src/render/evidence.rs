//! Why two resolutions of a session are a pair, in words.

use crate::session::{Citation, Evidence};

/// What speaks for a pair: "same title, cited in the preamble, 62% of the content".
pub fn evidence(evidence: &Evidence) -> String {
    let percent = |share: f32| format!("{:.0}%", share * 100.0);
    let title = match evidence.same_title() {
        true => "same title".to_string(),
        false => format!("{} of the title", percent(evidence.title)),
    };
    let agenda = if evidence.agenda { ", same agenda item" } else { "" };
    let cited = match evidence.cited {
        Citation::InPreamble => ", cited in the preamble",
        Citation::Elsewhere => ", cited",
        Citation::None => "",
    };
    format!("{title}{agenda}{cited}, {} of the content", percent(evidence.content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_speaks_for_a_pair_is_said() {
        let same =
            Evidence { title: 1.0, agenda: true, cited: Citation::InPreamble, content: 0.617 };
        let words = "same title, same agenda item, cited in the preamble, 62% of the content";
        assert_eq!(evidence(&same), words);
        let other = Evidence { title: 0.5, agenda: false, cited: Citation::Elsewhere, ..same };
        assert_eq!(evidence(&other), "50% of the title, cited, 62% of the content");
    }
}
