//! Follows every paragraph of the newest text back through several years.
//!
//! Run it with `cargo run --example history -- OLDEST ... NEWEST`.

use std::path::Path;

use resdiff::model::Part;
use resdiff::series::Series;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let read = |file: String| resdiff::read_file(Path::new(&file));
    let versions = std::env::args().skip(1).map(read).collect::<Result<Vec<_>, _>>()?;
    let years = versions.len();
    let series = Series::new(versions).ok_or("name two files at least, the oldest first")?;
    for lineage in &series.strand(Part::Paragraphs).lineages {
        let fates = (0..years).map(|version| {
            let event = lineage.event(&series, Part::Paragraphs, version);
            event.map_or("–", |event| event.fate.name())
        });
        println!("{}", fates.collect::<Vec<_>>().join(" → "));
    }
    Ok(())
}
