//! How long several years take: lineages and origins through twenty versions of a hundred paragraphs, and the pairing of
//! two sessions, of a thousand resolutions each and of ten times as many.
//!
//! `cargo bench --bench years`; a name after `--` picks some.
#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![allow(clippy::unwrap_used, dead_code)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use resdiff::model::{Resolution, Sides, Source};
use resdiff::series::{Series, blame};
use resdiff::session::{Brief, pair};
use resdiff::{read, structure};

#[path = "../tests/common/history.rs"]
mod history;

use history::History;

fn document(text: &str) -> Resolution {
    let raw = read::read(text.as_bytes()).unwrap();
    structure::rebuild(&raw, Source::named("generated"), None)
}

fn versions(count: usize, paragraphs: usize) -> Vec<Resolution> {
    let history = History::generate(1, count, paragraphs);
    (0..count).map(|at| document(&history.print(at))).collect()
}

fn series(criterion: &mut Criterion) {
    let versions = versions(20, 100);
    let mut group = criterion.benchmark_group("20 versions of 100 paragraphs");
    group.measurement_time(Duration::from_secs(10)).sample_size(20);
    group.bench_function("lineages", |bencher| {
        bencher.iter_batched(
            || versions.clone(),
            |versions| black_box(Series::new(versions)),
            BatchSize::LargeInput,
        );
    });
    let series = Series::new(versions.clone()).unwrap();
    group.bench_function("origins", |bencher| {
        bencher.iter(|| black_box(blame(&series)));
    });
    group.finish();
}

/// Two sessions; every resolution has a title of its own, and its successor cites it.
fn sessions(count: usize) -> Sides<Vec<Brief>> {
    let brief = |session: usize, at: usize| {
        let history = History::generate(at as u64, 2, 4);
        let title = history.versions[0][0].words[1..6].join(" ");
        let cited = format!("Recalling its resolution {}/{at} of 2 December 2023,", 77 + session);
        let text = history.print(session).replace("Guided by the Charter,", &cited);
        Brief::new(&document(&format!("{}/{at}. {title}\n\n\n{text}", 78 + session)))
    };
    Sides::new(0, 1).map(|session| (1..=count).map(|at| brief(session, at)).collect())
}

fn pairing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pairing");
    group.measurement_time(Duration::from_secs(10)).sample_size(10);
    for count in [900, 9000] {
        let briefs = sessions(count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::from_parameter(count), &briefs, |bencher, briefs| {
            bencher.iter(|| black_box(pair(Sides::new(&briefs.old, &briefs.new))));
        });
    }
    group.finish();
}

criterion_group!(benches, series, pairing);
criterion_main!(benches);
