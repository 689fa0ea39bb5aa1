//! Writes an HTML report of two files, without the changes that only move on from year to year.
//!
//! Run it with `cargo run --example report -- OLD NEW report.html`.

use resdiff::classify::Class;
use resdiff::render::html::{Report, write_comparison};
use resdiff::view::View;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [old, new, report] = files.as_slice() else {
        return Err("name an older and a newer file, and the report to write".into());
    };
    let comparison = resdiff::compare_files(old, new)?;
    let findings = resdiff::findings::find(&comparison);
    let view = View::new(&comparison, &findings).hide(&[Class::RollOver]);
    let mut out = std::io::BufWriter::new(std::fs::File::create(report)?);
    write_comparison(&mut out, &view, &Report::default())?;
    Ok(())
}
