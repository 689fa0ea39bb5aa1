//! Prints the paragraphs that changed between two texts, with the words that changed in them.
//!
//! Run it with `cargo run --example changed_paragraphs`.

const OLD: &str = "The General Assembly,\n\n1. Requests a report;\n\n2. Decides to meet in 2024.";
const NEW: &str = "The General Assembly,\n\n1. Urges a report;\n\n2. Decides to meet in 2024.";

fn main() -> Result<(), resdiff::Error> {
    let comparison = resdiff::compare_texts(OLD, NEW)?;
    for row in comparison.changed_rows() {
        println!("{}: {}", row.address(), row.marked());
    }
    Ok(())
}
