//! Lists the changes of two files that matter: what kind each one is, and where it stands.
//!
//! Run it with `cargo run --example classes -- versions/en/A-RES-78-241.txt versions/en/A-RES-79-62.txt`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [old, new] = files.as_slice() else {
        return Err("name an older and a newer file".into());
    };
    let comparison = resdiff::compare_files(old, new)?;
    for row in comparison.changed_rows() {
        for change in row.changes() {
            if change.verdict.class().is_substance() {
                let class = change.verdict.class();
                println!("{} {class}: “{}” → “{}”", row.address(), change.old, change.new);
            }
        }
    }
    Ok(())
}
