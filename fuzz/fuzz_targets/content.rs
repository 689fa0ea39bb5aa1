//! Any bytes as the content stream of a page in a PDF that is otherwise whole.
#![no_main]

use std::io::Write;

use libfuzzer_sys::fuzz_target;

fn pdf(content: &[u8]) -> Vec<u8> {
    let head = "%PDF-1.4\n\
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R\
        /Resources<</Font<</F1 4 0 R>>/XObject<</X1 5 0 R>>>>>>endobj\n\
        4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n";
    let mut file = head.as_bytes().to_vec();
    let dictionary = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>";
    let _ = write!(file, "5 0 obj<</Length {}{dictionary}>>stream\n", content.len());
    file.extend_from_slice(content);
    file.extend_from_slice(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    file
}

fuzz_target!(init: resdiff_fuzz::pass_foreign_panics(), |bytes: &[u8]| {
    let _ = resdiff::read::read(&pdf(bytes));
});
