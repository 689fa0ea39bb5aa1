fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        match resdiff::read::read(&bytes) {
            Ok(raw) => {
                for b in &raw.blocks {
                    println!(
                        "p{} i{} g{} {:?} [{}] {:?} {:?}",
                        b.page,
                        b.indent,
                        b.gap,
                        b.kind,
                        b.label.clone().unwrap_or_default(),
                        b.text,
                        b.marks
                    );
                }
            }
            Err(e) => println!("{e:?}"),
        }
    }
}
