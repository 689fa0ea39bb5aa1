//! Makes small PDFs for the tests, as plain as the format allows.

/// A PDF under construction: numbered objects, and pages with their content.
#[derive(Default)]
pub struct Maker {
    objects: Vec<(u32, Vec<u8>)>,
    pages: Vec<u32>,
    /// Entries of the catalog beside its pages.
    pub catalog: String,
    /// Entries of the page tree, inherited by the pages.
    pub inherited: String,
    /// Entries of every page's resources.
    pub resources: Option<String>,
}

const FONT: u32 = 5;

impl Maker {
    /// A document whose only font is a Helvetica with WinAnsiEncoding, as /F.
    pub fn new() -> Self {
        let mut maker =
            Self { resources: Some(format!("/Font <</F {FONT} 0 R>>")), ..Self::default() };
        let widths = vec!["500"; 224].join(" ");
        maker.object(
            FONT,
            format!(
                "<</Type/Font/Subtype/TrueType/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[{widths}]>>"
            ),
        );
        maker
    }

    /// Adds or replaces an object.
    pub fn object(&mut self, number: u32, text: impl Into<Vec<u8>>) {
        self.objects.retain(|(other, _)| *other != number);
        self.objects.push((number, text.into()));
    }

    /// Adds a stream.
    pub fn stream(&mut self, number: u32, entries: &str, data: &[u8]) {
        let mut text = format!("<<{entries}/Length {}>>\nstream\n", data.len()).into_bytes();
        text.extend_from_slice(data);
        text.extend_from_slice(b"\nendstream");
        self.object(number, text);
    }

    /// Adds a page; its object's number is 10, 20, 30 and so on.
    pub fn page(&mut self, content: &str) {
        let number = 10 * (self.pages.len() as u32 + 1);
        let resources = self.resources.as_ref().map(|entries| format!("/Resources<<{entries}>>"));
        let resources = resources.unwrap_or_default();
        self.object(
            number,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{resources}/Contents {} 0 R>>",
                number + 1
            ),
        );
        self.stream(number + 1, "", &windows_1252(content));
        self.pages.push(number);
    }

    /// Gives the document a structure tree; the kids are written in the brackets of /K.
    pub fn tree(&mut self, kids: &str) {
        self.catalog += "/MarkInfo<</Marked true>>/StructTreeRoot 3 0 R";
        self.object(3, format!("<</Type/StructTreeRoot/K[{kids}]>>"));
    }

    /// The file.
    pub fn bytes(mut self) -> Vec<u8> {
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        let (count, inherited, catalog) =
            (self.pages.len(), self.inherited.clone(), self.catalog.clone());
        self.object(2, format!("<</Type/Pages/Count {count}/Kids[{kids}]{inherited}>>"));
        self.object(1, format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"));
        self.objects.sort_by_key(|(number, _)| *number);
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut table = String::new();
        for (number, text) in &self.objects {
            table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
            out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            out.extend_from_slice(text);
            out.extend_from_slice(b"\nendobj\n");
        }
        let start = out.len();
        let size = self.objects.last().map_or(0, |(number, _)| number + 1);
        out.extend_from_slice(
            format!("xref\n0 1\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
        );
        out
    }
}

/// A line of 10-point text.
pub fn line(x: u32, y: u32, text: &str) -> String {
    sized(10, x, y, text)
}

/// A line of text in any size.
pub fn sized(size: u32, x: u32, y: u32, text: &str) -> String {
    format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// Content under a mark of the structure tree.
pub fn marked(number: u32, content: &str) -> String {
    format!("/P <</MCID {number}>> BDC\n{content}EMC\n")
}

/// Content that is marked as no part of the text.
pub fn artifact(content: &str) -> String {
    format!("/Artifact <</Type/Pagination>> BDC\n{content}EMC\n")
}

/// An element with the contents of a page.
pub fn element(role: &str, page: u32, contents: &str) -> String {
    format!("<</S/{role}/Pg {} 0 R/K[{contents}]>>", page * 10)
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '’' => 0x92,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        })
        .collect()
}
