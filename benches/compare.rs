//! How long the steps take: structure, compare (alignment and words), and the whole way from bytes to JSON.
//!
//! On the pair that comes with the program, on a generated pair of 700 paragraphs, on one ten times as long, and on paragraphs
//! that are alike but for their numbers.
//! `cargo bench --bench compare`; a name after `--` picks some.
#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use resdiff::compare::compare;
use resdiff::findings;
use resdiff::model::{Resolution, Sides, Source};
use resdiff::render::json;
use resdiff::view::View;
use resdiff::{read, structure};

/// A pair of texts with a name.
struct Pair {
    name: &'static str,
    texts: Sides<String>,
}

fn pairs() -> Vec<Pair> {
    let bundled = Sides::new(
        include_str!("../versions/en/A-RES-78-241.txt"),
        include_str!("../versions/en/A-RES-79-62.txt"),
    );
    vec![
        Pair { name: "bundled", texts: bundled.map(str::to_owned) },
        Pair { name: "700 paragraphs", texts: generated(700) },
        Pair { name: "7000 paragraphs", texts: generated(7000) },
        Pair { name: "2000 alike", texts: alike(2000) },
        Pair { name: "4000 alike", texts: alike(4000) },
    ]
}

/// A generator of numbers that is the same everywhere and always.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }
}

const BEGINNINGS: [&str; 8] = [
    "Requests the Secretary-General to report on",
    "Calls upon all Member States to strengthen",
    "Encourages States and competent organizations to consider",
    "Takes note with appreciation of",
    "Decides to continue its consideration of",
    "Invites the specialized agencies to contribute to",
    "Reaffirms the importance of",
    "Notes with concern the state of",
];

const STEMS: [&str; 24] = [
    "fisher",
    "ocean",
    "disarm",
    "climat",
    "govern",
    "sustain",
    "particip",
    "verif",
    "mandat",
    "human",
    "migrat",
    "financ",
    "educat",
    "transpar",
    "capacit",
    "region",
    "cooper",
    "biolog",
    "nuclear",
    "maritim",
    "conserv",
    "scientif",
    "technolog",
    "develop",
];

const ENDINGS: [&str; 12] =
    ["ies", "ation", "ing", "ed", "ance", "ity", "al", "ment", "ic", "ors", "ism", "able"];

const SMALL: [&str; 8] = ["the", "of", "and", "in", "to", "for", "by", "on"];

/// A resolution of so many paragraphs, and what became of it in a year: one paragraph in three is edited; some are
/// new, gone or moved.
fn generated(paragraphs: usize) -> Sides<String> {
    let mut numbers = Numbers(79_062);
    let old: Vec<Vec<String>> = (0..paragraphs).map(|_| sentence(&mut numbers)).collect();
    let mut new = old.clone();
    for _ in 0..paragraphs / 3 {
        let words = &mut new[numbers.below(paragraphs)];
        let at = 1 + numbers.below(words.len() - 1);
        words[at] = word(&mut numbers);
    }
    for _ in 0..paragraphs / 40 {
        new.remove(numbers.below(new.len()));
        new.insert(numbers.below(new.len()), sentence(&mut numbers));
        let moved = new.remove(numbers.below(new.len()));
        new.insert(numbers.below(new.len()), moved);
    }
    Sides::new(printed(&old), printed(&new))
}

/// So many paragraphs on each side that differ only in their numbers: twice as many should take twice as long.
fn alike(paragraphs: usize) -> Sides<String> {
    let mut numbers = Numbers(78_241);
    let mut paragraph = |_| {
        let (session, number) = (50 + numbers.below(30), numbers.below(300));
        let day = 1 + numbers.below(28);
        let words = format!("Recalls its resolution {session}/{number} of {day} December 2023");
        words.split(' ').map(str::to_owned).collect::<Vec<String>>()
    };
    let mut side = || printed(&(0..paragraphs).map(&mut paragraph).collect::<Vec<_>>());
    Sides::new(side(), side())
}

fn word(numbers: &mut Numbers) -> String {
    numbers.pick(&STEMS).to_owned() + numbers.pick(&ENDINGS)
}

fn sentence(numbers: &mut Numbers) -> Vec<String> {
    let mut words = vec![numbers.pick(&BEGINNINGS).to_owned()];
    for _ in 0..20 + numbers.below(50) {
        words.push(match numbers.below(9) {
            0 => format!("A/{}/{}", 70 + numbers.below(10), numbers.below(500)),
            1..4 => numbers.pick(&SMALL).to_owned(),
            _ => word(numbers),
        });
    }
    words
}

/// Numbered, wrapped at 80 columns, with blank lines between.
fn printed(paragraphs: &[Vec<String>]) -> String {
    let mut text = String::from("The General Assembly,\n\n");
    for (at, words) in paragraphs.iter().enumerate() {
        let number = format!("{}.", at % 999 + 1);
        let mut column = number.len();
        text += &number;
        for word in words {
            if column + 1 + word.len() > 80 {
                text.push('\n');
                column = 0;
            } else {
                text.push(' ');
                column += 1;
            }
            text += word;
            column += word.len();
        }
        text += ";\n\n";
    }
    text
}

fn rebuilt(text: &str) -> Resolution {
    let raw = read::read(text.as_bytes()).unwrap();
    structure::rebuild(&raw, Source::default(), None)
}

fn benches(criterion: &mut Criterion) {
    for Pair { name, texts } in pairs() {
        let documents = texts.as_ref().map(|text| rebuilt(text));
        let bytes = (texts.old.len() + texts.new.len()) as u64;

        let mut group = criterion.benchmark_group("structure");
        group.throughput(Throughput::Bytes(bytes));
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            b.iter(|| black_box(&texts).as_ref().map(|text| rebuilt(text)));
        });
        group.finish();

        let mut group = criterion.benchmark_group("compare");
        group.throughput(Throughput::Bytes(bytes));
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            let fresh = || documents.clone();
            b.iter_batched(fresh, compare, criterion::BatchSize::LargeInput);
        });
        group.finish();

        let mut group = criterion.benchmark_group("whole");
        group.throughput(Throughput::Bytes(bytes));
        group.bench_function(BenchmarkId::from_parameter(name), |b| {
            b.iter(|| {
                let documents = black_box(&texts).as_ref().map(|text| rebuilt(text));
                let mut out = Vec::new();
                let comparison = compare(documents);
                let findings = findings::find(&comparison);
                json::write_comparison(&mut out, &View::new(&comparison, &findings)).unwrap();
                out
            });
        });
        group.finish();
    }
}

criterion_group! {
    name = steps;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .without_plots();
    targets = benches
}
criterion_main!(steps);
