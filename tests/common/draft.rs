//! Generated resolutions: drafts of words, ways to change them, and ways to print them as text.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Words of the genre, with what is hard to keep whole: compounds, quotes, symbols, dates and numbers.
const WORDS: &[&str] = &[
    "the",
    "the",
    "of",
    "of",
    "and",
    "and",
    "in",
    "to",
    "for",
    "States",
    "Member States",
    "the Secretary-General",
    "non-State actors",
    "the General Assembly",
    "international",
    "humanitarian law",
    "peace and security",
    "sustainable development",
    "the seventy-ninth session",
    "the eightieth session",
    "resolution 78/241 of 22 December 2023",
    "document A/79/408",
    "A/RES/79/62",
    "on 2 December 2024",
    "from 15 to 19 May",
    "paragraph 1 (a)",
    "150,000 dollars",
    "3.5 per cent",
    "the “New Agenda for Peace”",
    "the Organization’s",
    "long-term",
    "short- and medium-term",
    "autonomous weapons systems",
    "challenges",
    "concerns,",
    "including,",
    "fisheries",
    "oceans",
    "children",
    "women",
    "disarmament",
    "transparency",
    "cooperation",
    "financing",
    "education",
    "technical assistance",
    "least developed countries",
    "landlocked",
    "migration",
    "biodiversity",
    "climate",
    "verification",
    "stockpiles",
    "ammunition",
    "mandate",
    "voluntary contributions",
    "trust fund",
    "negotiations",
    "treaty",
    "universality",
    "participation",
    "reporting",
    "regional organizations",
    "academia",
    "industry",
    "civil society",
    "capacity-building",
    "responsibility",
    "accountability",
    "implementation",
    "ethics",
    "scientists",
];

const PREAMBULAR: &[&str] = &[
    "Recalling",
    "Noting with concern",
    "Welcoming",
    "Mindful of",
    "Stressing",
    "Reaffirming",
    "Recognizing",
    "Deeply concerned about",
];

const OPERATIVE: &[&str] = &[
    "Decides",
    "Requests",
    "Calls upon",
    "Encourages",
    "Also requests",
    "Invites",
    "Takes note of",
    "Urges",
];

/// The words of one paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub words: Vec<&'static str>,
    /// The words of a footnote whose mark stands after the paragraph's last word.
    pub note: Option<Vec<&'static str>>,
}

/// An operative paragraph with the list below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub text: Text,
    pub list: Vec<Text>,
}

/// A resolution before it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub titled: bool,
    pub preamble: Vec<Text>,
    pub points: Vec<Point>,
    /// The number of the first operative paragraph.
    pub first_number: usize,
}

fn text(verbs: &'static [&'static str]) -> impl Strategy<Value = Text> {
    let note = option::weighted(0.15, vec(select(WORDS), 2..8));
    (select(verbs), vec(select(WORDS), 4..30), note).prop_map(|(verb, mut words, note)| {
        words.insert(0, verb);
        Text { words, note }
    })
}

fn point() -> impl Strategy<Value = Point> {
    let list = prop_oneof![3 => Just(Vec::new()), 1 => vec(text(&["To", "The", "In"]), 2..5)];
    (text(OPERATIVE), list).prop_map(|(text, list)| Point { text, list })
}

/// Any resolution.
pub fn draft() -> impl Strategy<Value = Draft> {
    (any::<bool>(), vec(text(PREAMBULAR), 1..7), vec(point(), 1..9))
        .prop_map(|(titled, preamble, points)| Draft { titled, preamble, points, first_number: 1 })
}

/// What a drafter does between two sessions. Indexes choose paragraphs and words.
#[derive(Debug, Clone)]
pub enum Mutation {
    EditWord(Index, Index, &'static str),
    InsertWord(Index, Index, &'static str),
    Delete(Index),
    Insert(Index, Point),
    InsertPreambular(Index, Text),
    Move(Index, Index),
    MovePreambular(Index, Index),
    SwapNeighbours(Index),
    Split(Index, Index),
    Join(Index),
}

/// Any mutation.
pub fn mutation() -> impl Strategy<Value = Mutation> {
    let index = any::<Index>;
    prop_oneof![
        6 => (index(), index(), select(WORDS)).prop_map(|(p, w, word)| Mutation::EditWord(p, w, word)),
        3 => (index(), index(), select(WORDS)).prop_map(|(p, w, word)| Mutation::InsertWord(p, w, word)),
        2 => index().prop_map(Mutation::Delete),
        2 => (index(), point()).prop_map(|(p, point)| Mutation::Insert(p, point)),
        1 => (index(), text(PREAMBULAR)).prop_map(|(p, text)| Mutation::InsertPreambular(p, text)),
        2 => (index(), index()).prop_map(|(from, to)| Mutation::Move(from, to)),
        1 => (index(), index()).prop_map(|(from, to)| Mutation::MovePreambular(from, to)),
        2 => index().prop_map(Mutation::SwapNeighbours),
        2 => (index(), index()).prop_map(|(p, w)| Mutation::Split(p, w)),
        2 => index().prop_map(Mutation::Join),
    ]
}

/// A resolution and what became of it.
pub fn pair() -> impl Strategy<Value = (Draft, Draft)> {
    (draft(), vec(mutation(), 0..8)).prop_map(|(old, mutations)| {
        let mut new = old.clone();
        mutations.iter().for_each(|mutation| new.apply(mutation));
        (old, new)
    })
}

fn move_item<T>(list: &mut Vec<T>, from: &Index, to: &Index) {
    let item = list.remove(from.index(list.len()));
    list.insert(to.index(list.len() + 1), item);
}

impl Draft {
    /// Does to the draft what the mutation says, as far as it can be done.
    pub fn apply(&mut self, mutation: &Mutation) {
        match mutation {
            Mutation::EditWord(paragraph, word, with) => {
                // The verb stays, so that the paragraph keeps its kind.
                let words = &mut self.text(paragraph).words[1..];
                if !words.is_empty() {
                    words[word.index(words.len())] = with;
                }
            }
            Mutation::InsertWord(paragraph, word, with) => {
                let words = &mut self.text(paragraph).words;
                let at = 1 + word.index(words.len());
                words.insert(at, with);
            }
            Mutation::Delete(point) => {
                if self.points.len() > 1 {
                    self.points.remove(point.index(self.points.len()));
                }
            }
            Mutation::Insert(at, point) => {
                let at = at.index(self.points.len() + 1);
                self.points.insert(at, point.clone());
            }
            Mutation::InsertPreambular(at, text) => {
                let at = at.index(self.preamble.len() + 1);
                self.preamble.insert(at, text.clone());
            }
            Mutation::Move(from, to) => move_item(&mut self.points, from, to),
            Mutation::MovePreambular(from, to) => move_item(&mut self.preamble, from, to),
            Mutation::SwapNeighbours(at) => {
                if self.points.len() > 1 {
                    let at = at.index(self.points.len() - 1);
                    self.points.swap(at, at + 1);
                }
            }
            Mutation::Split(point, word) => self.split(point, word),
            Mutation::Join(point) => self.join(point),
        }
    }

    fn text(&mut self, choice: &Index) -> &mut Text {
        let texts = self.preamble.iter_mut();
        let points = self.points.iter_mut();
        let mut all: Vec<&mut Text> = texts
            .chain(points.flat_map(|point| std::iter::once(&mut point.text).chain(&mut point.list)))
            .collect();
        let at = choice.index(all.len());
        all.swap_remove(at)
    }

    /// All its texts in order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let points = self.points.iter();
        let points = points.flat_map(|point| std::iter::once(&point.text).chain(&point.list));
        self.preamble.iter().chain(points)
    }

    fn split(&mut self, point: &Index, word: &Index) {
        let at = point.index(self.points.len());
        let words = &mut self.points[at].text.words;
        if words.len() < 2 {
            return;
        }
        let cut = 1 + word.index(words.len() - 1);
        let mut second = vec!["Also requests"];
        second.extend(words.drain(cut..));
        let list = std::mem::take(&mut self.points[at].list);
        let text = Text { words: second, note: None };
        self.points.insert(at + 1, Point { text, list });
    }

    fn join(&mut self, point: &Index) {
        if self.points.len() < 2 {
            return;
        }
        let at = point.index(self.points.len() - 1);
        let second = self.points.remove(at + 1);
        let first = &mut self.points[at];
        first.text.words.extend(&second.text.words[1..]);
        first.list = second.list;
    }

    /// The printed lines before they are wrapped: paragraphs with labels, stops and footnote marks, then the notes.
    fn printed(&self) -> (Vec<String>, Vec<String>) {
        let mut paragraphs = Vec::new();
        let mut notes: Vec<String> = Vec::new();
        let mut print = |label: String, text: &Text, stop: char| {
            let words = text.words.join(" ");
            let mut line = format!("{label}{}{stop}", words.trim_end_matches(','));
            if let Some(note) = &text.note {
                let number = notes.len() + 1;
                line += &number.to_string();
                notes.push(format!("{number} See {}.", note.join(" ")));
            }
            paragraphs.push(line);
        };
        for text in &self.preamble {
            print(String::new(), text, ',');
        }
        for (at, point) in self.points.iter().enumerate() {
            let last = at + 1 == self.points.len();
            let stop = if last { '.' } else { ';' };
            let head_stop = if point.list.is_empty() { stop } else { ':' };
            print(format!("{}. ", self.first_number + at), &point.text, head_stop);
            for (item, text) in point.list.iter().enumerate() {
                let last = item + 1 == point.list.len();
                let letter = char::from(b'a' + item as u8);
                print(format!("({letter}) "), text, if last { stop } else { ';' });
            }
        }
        (paragraphs, notes)
    }

    /// The text in one of the forms that texts come in.
    pub fn print(&self, form: Form) -> String {
        let (paragraphs, notes) = self.printed();
        let mut text = String::new();
        if self.titled {
            text += "79/62. Lethal autonomous weapons systems\n\n\n";
        }
        let wrap = |line: &str| match form {
            Form::Wrapped(width) => super::common::wrapped(line, width, [""; 2]),
            Form::Unwrapped | Form::OnePerLine => line.to_owned(),
        };
        let gap = match form {
            Form::OnePerLine => "\n",
            Form::Wrapped(_) | Form::Unwrapped => "\n\n",
        };
        text += "The General Assembly,";
        for paragraph in &paragraphs {
            text += gap;
            text += &wrap(paragraph);
        }
        if !notes.is_empty() {
            text += "\n\n__________________";
        }
        for note in &notes {
            text += "\n";
            text += &wrap(note);
        }
        text + "\n"
    }
}

/// How a draft is printed.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Lines of at most so many characters, blank lines between paragraphs.
    Wrapped(usize),
    /// One line a paragraph, blank lines between.
    Unwrapped,
    /// One line a paragraph, nothing between.
    OnePerLine,
}
