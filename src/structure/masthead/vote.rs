//! How a text was voted on, as its closing lines record it.

use super::origin;
use crate::language::{Table, prefix_len};
use crate::model::{Vote, Voters};

/// The numbers of a tally: for, against and abstaining, in the order in which all six languages print them.
const TALLY: usize = 3;

/// A tally has numbers of at most this many digits (3 to 4): it has as many as there are members, and no years.
const MAX_DIGITS: usize = 3;

/// Reads the record of a vote: "[Adopted by a recorded vote of 19 to 9, with 19 abstentions. The voting was as follows: In
/// favour: Argentina, Belgium Against: Algeria]"; `None` where a closing has none.
pub fn read(closing: &str, phrases: &Table) -> Option<Vote> {
    let record = &closing[closing.find('[').unwrap_or(0)..];
    let lists = lists(record, phrases);
    let names_at = lists.first().map_or(record.len(), |list| list.at);
    let numbers = numbers(&record[..names_at]);
    let is_tally = record.starts_with('[') && numbers.len() == TALLY;
    let mut voters: [Voters; TALLY] = Default::default();
    for (voters, number) in voters.iter_mut().zip(numbers).filter(|_| is_tally) {
        voters.count = Some(number);
    }
    for (at, list) in lists.iter().enumerate() {
        let end = lists.get(at + 1).map_or(record.len(), |next| next.at);
        let named = record[list.names..end].split(']').next().unwrap_or_default();
        let states = origin::list(named.trim().trim_end_matches(['.', '。']), phrases);
        let count = voters[list.way].count.or(Some(states.len() as u32));
        voters[list.way] = Voters { count, states };
    }
    let [in_favour, against, abstaining] = voters;
    let vote = Vote { in_favour, against, abstaining };
    (vote != Vote::default()).then_some(vote)
}

/// The head of a list of those that voted in one way.
struct List {
    /// Its place in a tally.
    way: usize,
    /// Where "In favour:" begins, and where it ends.
    at: usize,
    names: usize,
}

/// The heads of the lists, in the order of the text.
fn lists(record: &str, phrases: &Table) -> Vec<List> {
    let ways = [phrases.in_favour, phrases.against, phrases.abstaining];
    let begins = |at: usize| !record[..at].ends_with(char::is_alphanumeric);
    let places = record.char_indices().filter(|&(at, c)| c.is_alphabetic() && begins(at));
    let mut lists: Vec<List> = Vec::new();
    for (at, _) in places {
        // "Ont voté pour:" has "pour:" in it.
        if lists.last().is_some_and(|last| at < last.names) {
            continue;
        }
        lists.extend(ways.iter().enumerate().find_map(|(way, heads)| {
            let length = heads.iter().filter_map(|head| prefix_len(&record[at..], head)).max()?;
            let rest = &record[at + length..];
            let after = rest.trim_start().strip_prefix([':', '：'])?;
            Some(List { way, at, names: record.len() - after.len() })
        }));
    }
    lists
}

/// The numbers of a tally; one more where there are more, so that dates are no tally.
fn numbers(text: &str) -> Vec<u32> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let numbers = runs.filter(|run| run.len() <= MAX_DIGITS).filter_map(|run| run.parse().ok());
    numbers.take(TALLY + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;

    fn said(voters: &Voters) -> (Option<u32>, Vec<&str>) {
        (voters.count, voters.states.iter().map(String::as_str).collect())
    }

    #[test]
    fn a_tally_and_names_are_read() {
        let vote = read(
            "53rd meeting 3 April 2023 [Adopted by a recorded vote of 19 to 9, with 12 abstentions. The voting was as \
             follows: In favour: Bolivia (Plurinational State of), Bosnia and Herzegovina and Chile Against: \
             Algeria, China]",
            table(Language::English),
        )
        .unwrap();
        let states = ["Bolivia (Plurinational State of)", "Bosnia and Herzegovina", "Chile"];
        assert_eq!(said(&vote.in_favour), (Some(19), states.to_vec()));
        assert_eq!(said(&vote.against), (Some(9), vec!["Algeria", "China"]));
        assert_eq!(said(&vote.abstaining), (Some(12), vec![]));
    }

    #[test]
    fn names_alone_are_counted() {
        let vote = read(
            "Ont voté pour : Albanie, Bénin Se sont abstenus : Chine]",
            table(Language::French),
        )
        .unwrap();
        assert_eq!(said(&vote.in_favour), (Some(2), vec!["Albanie", "Bénin"]));
        assert_eq!(vote.against, Voters::default());
        assert_eq!(said(&vote.abstaining), (Some(1), vec!["Chine"]));
    }

    #[test]
    fn other_closings_have_no_vote() {
        for closing in ["44th plenary meeting 22 December 2023", "[Adopted without a vote.]", ""] {
            assert_eq!(read(closing, table(Language::English)), None, "{closing}");
        }
    }
}
