//! The shape of a language's table; the tables themselves are the `.toml` files beside this one.

use crate::model::Language;

/// What is known of a language.
#[derive(Debug)]
pub struct Table {
    /// Which language it is.
    pub language: Language,
    /// Names of organs as they stand alone at the head of a resolution, without the comma.
    pub openers: &'static [&'static str],
    /// First words of preambular paragraphs.
    pub preambular: &'static [&'static str],
    /// First words of operative paragraphs; they matter where the paragraph has no number.
    pub operative: &'static [&'static str],
    /// Words that head an annex.
    pub annex: &'static [&'static str],
    /// Words that head a part, before its number: "Part II".
    pub part: &'static [&'static str],
    /// Phrases of the lines that close a resolution: meeting and vote.
    pub closing: &'static [&'static str],
    /// The word "session" as a masthead prints it.
    pub session: &'static [&'static str],
    /// "Agenda item" as a masthead prints it.
    pub agenda_item: &'static [&'static str],
    /// Beginnings of running heads that are neither symbol nor title.
    pub running_heads: &'static [&'static str],
    /// Months, January first; every language also gives its usual forms of each.
    pub months: &'static [&'static [&'static str]],
    /// Words that stand in most resolutions, whatever they are about, in lower case and without hyphens; for English
    /// those of nearly half of three sessions' resolutions. They tell little of what a paragraph says.
    pub stock: &'static [&'static str],
    /// Endings of written ordinals: they number sessions and meetings.
    pub ordinal_marks: &'static [&'static str],
    /// Words before a number that make it part of the sentence, not a footnote mark: "paragraph 3".
    pub before_number: &'static [&'static str],
    /// Whether words are divided at line ends; where not, a hyphen there is a real one.
    pub hyphenates: bool,
    /// The words that have a real hyphen all the same.
    pub soft_hyphens: SoftHyphens,
    /// What may be joined to the head of a State's name, and what it stands for there: "l'", "لل" for "ال".
    pub attached: &'static [&'static [&'static str]],
    /// Endings by which the cases of a State's name differ, longest first; empty where names do not change.
    pub case_endings: &'static [&'static str],
    /// Words with these endings have one form for all cases.
    pub indeclinable: &'static [&'static str],
    /// Words with these have several all the same.
    pub declinable: &'static [&'static str],
    /// After these words a State's name is part of another one: "Gulf of Guinea", "New Mexico".
    pub no_state_after: &'static [&'static str],
    /// Before these too: "Niger River", "China Sea".
    pub no_state_before: &'static [&'static str],
    /// Common short words that only this language has; for finding the language.
    pub common: &'static [&'static str],

    // How changes are classed; words in lower case.
    /// Articles: their change leaves the meaning.
    pub articles: &'static [&'static str],
    /// "and": it becomes a comma when a list gets longer.
    pub and: &'static [&'static str],
    /// "or", and what else stands between the last two of several numbers.
    pub or: &'static [&'static str],
    /// Other words that only join: prepositions and possessives of lists.
    pub joiners: &'static [&'static str],
    /// Adverbs before a verb that only count: "also", "further".
    pub sequence: &'static [&'static str],
    /// Phrases that stand before a verb later in a paragraph: "in this regard".
    pub lead_ins: &'static [&'static str],
    /// Verbs by which an organ acts, in kinds, each in the order of strength.
    pub ladders: &'static [Ladder],
    /// Adverbs that make a verb stronger, with how much.
    pub adverbs: &'static [(&'static str, u8)],
    /// Adjectives that make a concern or a commitment stronger, with how much.
    pub adjectives: &'static [(&'static str, u8)],
    /// What such an adjective must belong to.
    pub attitudes: &'static [&'static str],
    /// Verbs that express an attitude: "expresses" its deep concern.
    pub expressing: &'static [&'static str],
    /// What may stand between: "its".
    pub possessives: &'static [&'static str],
    /// Modal verbs, with how much they bind.
    pub modals: &'static [(&'static str, u8)],
    /// What begins a condition: "subject to" with whatever follows.
    pub qualifier_heads: &'static [&'static str],
    /// Phrases that limit what is asked or said.
    pub qualifiers: &'static [&'static str],
    /// Endings that one word may have, a list for each kind of word; where two forms of a word say two things, as
    /// "developed" and "developing" do, their endings are in two lists.
    pub inflections: &'static [&'static [&'static str]],
    /// Words that say something else in another form: "people", "peoples".
    pub forms_apart: &'static [&'static str],
    /// Endings that may be spelt in two ways, whatever word they end: the other one, and the one that stands for both.
    pub spelling_endings: &'static [&'static [&'static str]],
    /// Words that may be spelt in two ways, likewise.
    pub spelling_words: &'static [&'static [&'static str]],
    /// Forms of "to be" of which one for another is a matter of tense, longest first.
    pub copulas: &'static [&'static str],
    /// What a name may have after it or leave out: "the Charter of the United Nations".
    pub name_tails: &'static [&'static str],
    /// Kinds of document, as they are cited, beside resolutions, decisions and reports: "note", "letter".
    pub other_documents: &'static [&'static str],
    /// Organs by the series of their resolutions, longer names first; of an organ without one its name stands there.
    pub resolving: &'static [&'static [&'static str]],
    /// The same by a word of their names alone; of several Councils the one whose resolutions are counted by sessions.
    pub resolving_in_short: &'static [&'static [&'static str]],
    /// The last words of the names of other organs whose resolutions have bare numbers.
    pub other_organs: &'static [&'static str],
    /// What stands before the name of an organ behind the number of its resolution: "of the".
    pub genitive: &'static [&'static str],
    /// Words of the names of organs.
    pub organs: &'static [&'static str],
    /// Items of an agenda: their titles are no citations.
    pub items: &'static [&'static str],
    /// What stands before a title in quotes, in every form.
    pub entitled: &'static [&'static str],
    /// Parts of a document by which it is cited: "article", "paragraph".
    pub provisions: &'static [&'static str],
    /// Other words of a citation, beside sessions and "entitled": "adopted", "pursuant".
    pub citing: &'static [&'static str],
    /// Words by which a treaty, plan or declaration is named.
    pub instruments: &'static [&'static str],
    /// What turns the name of a treaty into that of a body: the Conference of the "Parties" to it.
    pub parties: &'static [&'static str],
    /// What has numbers in a row and may be held several times a year, beside sessions.
    pub other_meetings: &'static [&'static str],
    /// Prepositions before the place of a meeting.
    pub places: &'static [&'static str],
    /// Numbers in words, beside tens and millions.
    pub other_numbers: &'static [&'static str],
    /// Measures beside currencies, and what stands before an estimate: "months", "more than".
    pub counting: &'static [&'static str],
    /// Stems of ordinals.
    pub ordinals: &'static [(&'static str, u32)],
    /// What may follow the stem.
    pub ordinal_endings: &'static [&'static str],
    /// Words that give the tens to an ordinal.
    pub tens: &'static [(&'static str, u32)],
    /// What follows the digits of an ordinal.
    pub digit_ordinals: &'static [&'static str],
    /// What may stand before a verb that follows another: "décide de demander".
    pub infinitive_marks: &'static [&'static str],
    /// What stands for the document of the note before.
    pub ibidem: &'static [&'static str],

    // What findings go by; words in lower case and folded as tokens are: without hyphens, with straight apostrophes.
    /// "paragraph", in every form.
    pub paragraph: &'static [&'static str],
    /// What may stand after the numbers of a reference to a paragraph of the same text, each a run of words.
    pub after_reference: &'static [&'static [&'static str]],
    /// What may stand before it: Chinese "上文".
    pub before_reference: &'static [&'static str],
    /// "to" between numbers.
    pub to: &'static [&'static str],
    /// "preambular".
    pub of_preamble: &'static [&'static str],
    /// Ordinals from the first.
    pub ordinals_in_order: &'static [&'static str],
    /// "resolution", in every form.
    pub resolution: &'static [&'static str],
    /// "decision", in every form.
    pub decision: &'static [&'static str],
    /// "session", in every form.
    pub sessions: &'static [&'static str],
    /// "requests", where somebody is asked.
    pub request: &'static [&'static str],
    /// Verbs behind which a session or year lies ahead, beside requests: "decides".
    pub ahead: &'static [&'static str],
    /// Verbs behind which it lies in the past: "recalls", "adopted".
    pub behind: &'static [&'static str],
    /// The words of "Secretary-General".
    pub secretary_general: &'static [&'static [&'static str]],
    /// "report", in every form.
    pub report: &'static [&'static str],
    /// What stands before a date that is a deadline.
    pub until: &'static [&'static str],
    /// "agenda".
    pub agenda: &'static [&'static str],
    /// Currencies after an amount.
    pub currency: &'static [&'static str],
    /// Numbers from a million, as they stand between an amount and its currency.
    pub millions: &'static [&'static str],
    /// Other words that may stand there: "United States".
    pub between_amount: &'static [&'static str],

    // Names of bodies and treaties; words as for findings.
    /// Small words inside names.
    pub connectors: &'static [&'static str],
    /// What the name of a body ends on, or its part before the first small word; where there are none, names are not
    /// looked for.
    pub bodies: &'static [&'static str],
    /// Bodies that have a place in their name: "Mission in South Sudan", unlike "the Special Committee in Caracas".
    pub placed_bodies: &'static [&'static str],
    /// What the name of a treaty ends on, or its part before the first small word.
    pub treaties: &'static [&'static str],
    /// What looks like the name of a body or treaty and is none.
    pub no_names: &'static [&'static [&'static str]],
    /// Small words behind which another name may begin.
    pub between_names: &'static [&'static str],
    /// Words of a name behind which a comma is part of it: "Educational, Scientific and Cultural Organization".
    pub comma_after: &'static [&'static str],

    // How the language is written.
    /// Whether a comma divides whole numbers from fractions; where not, a point does.
    pub decimal_comma: bool,
    /// Whether words are joined by hyphens; a space before one is then a slip.
    pub joins_words_by_hyphen: bool,
    /// All words of one letter; where they are not known, no word is mended that an extractor cut.
    pub one_letter_words: &'static [&'static str],
    /// Words after which a hyphen at a line end hangs: "short- and medium-term", "two- to three-year".
    pub after_hanging_hyphen: &'static [&'static str],
    /// Words that a dictionary lacks or cuts, in scripts without spaces; each is one word to a reader of resolutions.
    pub terms: &'static [&'static str],

    // Dates.
    /// What may follow the digits of a day: "1er mai".
    pub day_marks: &'static [&'static str],
    /// What may stand between day, month and year: "30 de julio de 2002".
    pub date_links: &'static [&'static str],
    /// What follows the number of the year, the month and the day, where months have no names.
    pub date_units: &'static [&'static str],

    // Numbers.
    /// What makes the number behind it an ordinal: "第 3 条".
    pub ordinal_prefix: &'static str,
    /// Letters on which written ordinals end; empty where any may be the last.
    pub ordinal_letters: &'static [&'static str],
    /// What may be joined to the head of an ordinal, longer ones first.
    pub ordinal_heads: &'static [&'static str],
    /// What an ordinal may count, in scripts without spaces, a character each.
    pub measures: &'static [&'static str],
    /// Those of them that count sessions.
    pub session_measures: &'static [&'static str],
    /// Those that count documents; their kind follows: "第78/241号决议".
    pub document_measures: &'static [&'static str],

    // More of what findings go by.
    /// What makes a verb of the past one of the future: "may be submitted".
    pub passive: &'static [&'static str],
    /// What stands between who is asked and what for: "requests the Chair to report".
    pub infinitive: &'static [&'static str],
    /// Words before a report that is there already: "the report of the Secretary-General".
    pub known_report: &'static [&'static str],
    /// What may lead to a reference that does not say of which text it is, each a run of words.
    pub leads_to_reference: &'static [&'static [&'static str]],
    /// Words behind such a reference that belong to what follows.
    pub ends_reference: &'static [&'static str],
    /// Words behind it that say of which text it is.
    pub goes_on: &'static [&'static str],
    /// Words that name another text, which such a reference would be of.
    pub other_texts: &'static [&'static str],

    // What is printed.
    /// What is set in italics with the verb before it that opens a paragraph, in lower case.
    pub verb_complements: &'static [&'static str],
    /// Words that could open a paragraph, but behind a verb begin what belongs to it.
    pub complement_heads: &'static [&'static str],
    /// The language as Word files name it.
    pub word_tag: &'static str,
    /// The language as web pages name it.
    pub html_tag: &'static str,
}

/// Verbs of one kind in the order of strength, weakest first.
#[derive(Debug)]
pub struct Ladder {
    /// Language and kind: "en/operative".
    pub name: &'static str,
    /// The verbs of each step, in every form that opens a paragraph.
    pub steps: &'static [&'static [&'static str]],
}

/// The words of a language with line-end hyphenation that have a real hyphen all the same.
#[derive(Debug, Clone, Copy)]
pub struct SoftHyphens {
    /// What stands before a real hyphen, in lower case.
    pub before: &'static [&'static str],
    /// What stands after one.
    pub after: &'static [&'static str],
}

/// The pairs of a list that has pairs of words.
pub fn pairs(
    list: &'static [&'static [&'static str]],
) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.iter().filter_map(|pair| match pair {
        [one, other] => Some((*one, *other)),
        _ => None,
    })
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The table of a language.
pub fn table(language: Language) -> &'static Table {
    &TABLES[language as usize]
}
