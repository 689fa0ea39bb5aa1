//! A PDF that breaks the crate which reads it: a predictor over samples of no bits, by which it divides.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};

/// The file.
pub fn breaking_pdf() -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(b"BT /F 10 Tf 100 700 Td (Decides.) Tj ET").unwrap();
    let packed = packer.finish().unwrap();
    let mut file = format!(
        "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n\
         4 0 obj\n<</Filter/FlateDecode/DecodeParms<</Predictor 2/BitsPerComponent 0>>/Length {}>>\nstream\n",
        packed.len()
    )
    .into_bytes();
    file.extend_from_slice(&packed);
    file.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<</Size 5/Root 1 0 R>>\n%%EOF\n");
    file
}
