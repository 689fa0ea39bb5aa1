//! The shape of a language's table; the tables themselves are the `.toml` files beside this one, which build.rs reads.
//!
//! The sections are those of the files. A field more is a line here and one in each file: the build says where one lacks.

use crate::model::Language;

/// Words or phrases of which one is meant.
type Words = &'static [&'static str];
/// Runs of words, or pairs of them.
type Runs = &'static [&'static [&'static str]];
/// Words with how strong they are.
type Levels = &'static [(&'static str, u8)];
/// Words with the numbers that they stand for.
type Values = &'static [(&'static str, u32)];

/// What is known of a language.
///
/// Words are in lower case where nothing else is said. Where tokens are compared with them, they are folded as tokens are:
/// without hyphens, with straight apostrophes.
#[derive(Debug)]
pub struct Table {
    /// Which language it is.
    pub language: Language,

    // [writing] How the language is written.
    /// Whether a comma divides whole numbers from fractions; where not, a point does.
    pub decimal_comma: bool,
    /// Whether words are joined by hyphens; a space before one is then a slip.
    pub joins_words_by_hyphen: bool,
    /// Whether words are divided at line ends; where not, a hyphen there is a real one.
    pub hyphenates: bool,
    /// The words that have a real hyphen there all the same.
    pub soft_hyphens: SoftHyphens,
    /// All words of one letter; where they are not known, no word is mended that an extractor cut.
    pub one_letter_words: Words,
    /// Words after which a hyphen at a line end hangs: "short- and medium-term", "two- to three-year".
    pub after_hanging_hyphen: Words,
    /// Short words that tell the language from others of its script.
    pub common: Words,
    /// A letter in all its forms without which there is no text of some length, in other languages of the script rare or unknown.
    pub own_letters: &'static str,
    /// Letters of other languages of the script that this one has not.
    pub foreign_letters: &'static str,
    /// Words that stand in most resolutions, whatever they are about, in lower case and without hyphens; for English
    /// those of nearly half of three sessions' resolutions. They tell little of what a paragraph says.
    pub stock: Words,

    // [dates] Dates.
    /// Months, January first, each in its usual forms.
    pub months: Runs,
    /// What may follow the digits of a day: "1er mai".
    pub day_marks: Words,
    /// What may stand between day, month and year: "30 de julio de 2002".
    pub date_links: Words,
    /// What follows the number of the year, the month and the day, where months have no names.
    pub date_units: Words,

    // [numbers] Numbers and what they count.
    /// "and": it becomes a comma when a list gets longer.
    pub and: Words,
    /// "or", and what else stands between the last two of several numbers.
    pub or: Words,
    /// "to" between two numbers.
    pub to: Words,
    /// Numbers in words, beside tens and millions.
    pub other_numbers: Words,
    /// Numbers from a million, as they stand between an amount and its currency.
    pub millions: Words,
    /// Words that give the tens to an ordinal, with their values.
    pub tens: Values,
    /// Stems of ordinals, with their values.
    pub ordinals: Values,
    /// What may follow the stem.
    pub ordinal_endings: Words,
    /// What follows the digits of an ordinal.
    pub digit_ordinals: Words,
    /// Letters on which written ordinals end; empty where any may be the last.
    pub ordinal_letters: Words,
    /// What may be joined to the head of an ordinal, longer ones first.
    pub ordinal_heads: Words,
    /// What makes the number behind it an ordinal: "第 3 条".
    pub ordinal_prefix: &'static str,
    /// Endings by which a word counts as the ordinal of a session or meeting.
    pub ordinal_marks: Words,
    /// What an ordinal may count, in scripts without spaces, a character each.
    pub measures: Words,
    /// Those of them that count sessions.
    pub session_measures: Words,
    /// Those that count documents; their kind follows: "第78/241号决议".
    pub document_measures: Words,
    /// Measures beside currencies, and what stands before an estimate: "months", "more than".
    pub counting: Words,
    /// Currencies after an amount.
    pub currency: Words,
    /// Other words that may stand there: "United States".
    pub between_amount: Words,

    // [documents] Documents, their parts and the organs that make them.
    /// "resolution", in every form.
    pub resolution: Words,
    /// "decision", in every form.
    pub decision: Words,
    /// "report", in every form.
    pub report: Words,
    /// Kinds of document, as they are cited, beside resolutions, decisions and reports: "note", "letter".
    pub other_documents: Words,
    /// "session", in every form.
    pub sessions: Words,
    /// "paragraph", in every form.
    pub paragraph: Words,
    /// "preambular".
    pub of_preamble: Words,
    /// Parts of a document by which it is cited: "article", "paragraph".
    pub provisions: Words,
    /// Words by which a treaty, plan or declaration is named.
    pub instruments: Words,
    /// Words of the names of organs.
    pub organs: Words,
    /// Organs by the series of their resolutions; of an organ without one its name stands there.
    pub resolving: Runs,
    /// The same by a word of their names alone; of several Councils the one whose resolutions are counted by sessions.
    pub resolving_in_short: Runs,
    /// The last words of the names of other organs whose resolutions have bare numbers.
    pub other_organs: Words,
    /// What stands before the name of an organ behind the number of its resolution: "of the".
    pub genitive: Words,
    /// What turns the name of a treaty into that of a body: the Conference of the "Parties" to it.
    pub parties: Words,
    /// What stands before a title in quotes, in every form.
    pub entitled: Words,
    /// What stands between a document and what it is on: "on".
    pub about: Words,
    /// "agenda", in the forms that stand before a session.
    pub agenda: Words,
    /// Items of an agenda: their titles are no citations.
    pub items: Words,
    /// Other words of a citation, beside sessions and "entitled": "adopted", "pursuant".
    pub citing: Words,
    /// What stands for the document of the note before.
    pub ibidem: Words,

    // [structure] What the structure of a text is known by, as it is printed.
    /// Names of organs as they stand alone at the head of a resolution, without the comma.
    pub openers: Words,
    /// Words that lead in any opener: "The"; empty where any word may.
    pub opener_heads: Words,
    /// First words of preambular paragraphs.
    pub preambular: Words,
    /// Endings of participles, which a paragraph of a preamble begins with.
    pub participles: Words,
    /// First words of operative paragraphs; they matter where the paragraph has no number.
    pub operative: Words,
    /// Words that head an annex.
    pub annex: Words,
    /// Words that head a part, before its number: "Part II".
    pub part: Words,
    /// What texts are divided into and cited by, the wider before the narrower: the name in addresses, which is the same in
    /// all languages, and then the words in lower case.
    pub divisions: Runs,
    /// Phrases of the lines that close a resolution: meeting and vote.
    pub closing: Words,
    /// "United Nations" at the head of the first page.
    pub united_nations: Words,
    /// "meeting", as the line that names one prints it behind its number.
    pub meetings: Words,
    /// What stands before the names of those that voted for a text.
    pub in_favour: Words,
    /// What stands before those that voted against it.
    pub against: Words,
    /// What stands before those that abstained.
    pub abstaining: Words,
    /// "session" as a masthead prints it, at the end or the beginning of its line.
    pub masthead_session: Words,
    /// The names of sessions that are not held every year, by kind: "special session".
    pub other_sessions: Runs,
    /// "Agenda item" as a masthead prints it.
    pub agenda_item: Words,
    /// What a masthead says that a document is, by type, the more special first: "revised draft resolution".
    pub document_types: Runs,
    /// What stands before those for whom somebody submits a text: "On behalf of".
    pub on_behalf: Words,
    /// How a line begins that tells of the adoption: "Adopted by", "Resolution adopted by".
    pub adoption: Words,
    /// What tells who submitted a text, behind or before what it is: "submitted by".
    pub submission: Words,
    /// What stands between the one who submitted a text and what it came of: "following" consultations.
    pub consulted: Words,
    /// Beginnings of running heads that are neither symbol nor title.
    pub running_heads: Words,
    /// Words before a number that make it part of the sentence, not a footnote mark: "paragraph 3".
    pub before_number: Words,

    // [states] How the names of States stand in a text.
    /// What may be joined to the head of a State's name, and what it stands for there: "l'", "لل" for "ال".
    pub attached: Runs,
    /// Endings by which the cases of a State's name differ, longest first; empty where names do not change.
    pub case_endings: Words,
    /// Words with these endings have one form for all cases.
    pub indeclinable: Words,
    /// Words with these have several all the same.
    pub declinable: Words,
    /// After these words a State's name is part of another one: "Gulf of Guinea", "New Mexico".
    pub no_state_after: Words,
    /// Before these too: "Niger River", "China Sea".
    pub no_state_before: Words,

    // [classes] How changes are classed.
    /// Articles: their change leaves the meaning.
    pub articles: Words,
    /// Other words that only join: prepositions and possessives of lists.
    pub joiners: Words,
    /// Adverbs before a verb that only count: "also", "further".
    pub sequence: Words,
    /// Phrases that stand before a verb later in a paragraph: "in this regard".
    pub lead_ins: Words,
    /// What may stand between: "its".
    pub possessives: Words,
    /// Verbs that express an attitude: "expresses" its deep concern.
    pub expressing: Words,
    /// What such an adjective must belong to.
    pub attitudes: Words,
    /// Adverbs that make a verb stronger, with how much.
    pub adverbs: Levels,
    /// Adjectives that make a concern or a commitment stronger, with how much.
    pub adjectives: Levels,
    /// Modal verbs, with how much they bind.
    pub modals: Levels,
    /// What begins a condition: "subject to" with whatever follows.
    pub qualifier_heads: Words,
    /// Phrases that limit what is asked or said.
    pub qualifiers: Words,
    /// Those of them, and other words, that widen what is said: "including".
    pub widening: Words,
    /// Forms of "to be" of which one for another is a matter of tense, longest first.
    pub copulas: Words,
    /// Endings that one word may have, a list for each kind of word; where two forms of a word say two things, as
    /// "developed" and "developing" do, their endings are in two lists.
    pub inflections: Runs,
    /// Words that say something else in another form: "people", "peoples".
    pub forms_apart: Words,
    /// Endings that may be spelt in two ways, whatever word they end: the other one, and the one that stands for both.
    pub spelling_endings: Runs,
    /// Words that may be spelt in two ways, likewise.
    pub spelling_words: Runs,
    /// What a name may have after it or leave out: "the Charter of the United Nations".
    pub name_tails: Words,
    /// Prepositions before the place of a meeting.
    pub places: Words,
    /// What may stand before a verb that follows another: "décide de demander".
    pub infinitive_marks: Words,
    /// Verbs by which an organ acts, in kinds, each in the order of strength.
    pub ladders: &'static [Ladder],

    // [findings] What findings go by.
    /// "requests", where somebody is asked.
    pub request: Words,
    /// What stands between who is asked and what for: "requests the Chair to report".
    pub infinitive: Words,
    /// The words of "Secretary-General".
    pub secretary_general: Runs,
    /// What stands before a date that is a deadline.
    pub until: Words,
    /// Words before a report that is there already: "the report of the Secretary-General".
    pub known_report: Words,
    /// Verbs behind which a session or year lies ahead, beside requests: "decides".
    pub ahead: Words,
    /// Verbs behind which it lies in the past: "recalls", "adopted".
    pub behind: Words,
    /// What makes a verb of the past one of the future: "may be submitted".
    pub passive: Words,
    /// What stands before the number of a paragraph of the same text, where words do not part: "上文".
    pub before_reference: Words,
    /// What may stand after the numbers of a reference to a paragraph of the same text, each a run of words.
    pub after_reference: Runs,
    /// What may lead to a reference that does not say of which text it is, each a run of words.
    pub leads_to_reference: Runs,
    /// Words behind such a reference that belong to what follows.
    pub ends_reference: Words,
    /// Words behind it that say of which text it is.
    pub of_other_text: Words,
    /// Words that name another text, which such a reference would be of.
    pub other_texts: Words,

    // [names] Names of bodies and treaties.
    /// Small words inside names.
    pub connectors: Words,
    /// What the name of a body ends on, or its part before the first small word; where there are none, names are not
    /// looked for.
    pub bodies: Words,
    /// Bodies that have a place in their name: "Mission in South Sudan", unlike "the Special Committee in Caracas".
    pub placed_bodies: Words,
    /// What the name of a treaty ends on, or its part before the first small word.
    pub treaties: Words,
    /// What looks like the name of a body or treaty and is none.
    pub no_names: Runs,
    /// Small words behind which another name may begin.
    pub between_names: Words,
    /// Words of a name behind which a comma is part of it: "Educational, Scientific and Cultural Organization".
    pub comma_after: Words,

    // [printing] How a text is printed again.
    /// What is set in italics with the verb before it that opens a paragraph, in lower case.
    pub verb_complements: Words,
    /// Words that could open a paragraph, but behind a verb begin what belongs to it.
    pub complement_heads: Words,
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
    pub steps: Runs,
}

/// The words of a language with line-end hyphenation that have a real hyphen all the same.
#[derive(Debug, Clone, Copy)]
pub struct SoftHyphens {
    /// What stands before a real hyphen, in lower case.
    pub before: Words,
    /// What stands after one.
    pub after: Words,
}

/// The pairs of a list that has pairs of words.
pub fn pairs(list: Runs) -> impl Iterator<Item = (&'static str, &'static str)> {
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
