//! Says which documents, bodies and States a newer text names that the older one did not, and the reverse.
//!
//! Run it with `cargo run --example findings -- versions/en/A-RES-78-241.txt versions/en/A-RES-79-62.txt`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [old, new] = files.as_slice() else {
        return Err("name an older and a newer file".into());
    };
    let comparison = resdiff::compare_files(old, new)?;
    for delta in resdiff::findings::find(&comparison).deltas {
        let names = delta.sides.map(|thing| thing.map_or("–".to_owned(), |thing| thing.name));
        println!("{}: {} → {}", delta.kind.name(), names.old, names.new);
    }
    Ok(())
}
